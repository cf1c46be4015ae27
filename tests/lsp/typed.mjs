// A plan is typed key by key from an empty file, as YAML and as Markdown. Every so often the editor waits for what is said and asks for
// this and that; in the end it has been told what a fresh check says. KEYS=1: it waits after every key, which is what `make bench` measures.
import { readFileSync, writeFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkedLines, connect, copyOf, costOf, differences, finish, ok, publishedLines, quiet, uriOf } from "./server.mjs";

const everyKey = process.env.KEYS === "1";
const waits = Number(process.env.WAITS ?? 250); // of each file
const percentile = (values, part) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];

async function type(name, file, text) {
    const root = copyOf("content"), path = join(root, file), uri = uriOf(path);
    writeFileSync(path, "");
    const client = await connect(root);
    await quiet(client);
    client.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: file.endsWith("md") ? "markdown" : "yaml", version: 0, text: "" } });
    await client.said(uri, 0);
    const keys = [...text], every = Math.max(1, Math.floor(keys.length / waits)), before = costOf(client.server), times = [];
    let line = 0, character = 0, version = 0, waited = 0;
    for (const key of keys) {
        const place = { line, character };
        client.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version: ++version }, contentChanges: [{ range: { start: place, end: place }, text: key }] });
        if (key === "\n") (line++, character = 0);
        else character += key.length;
        if (!everyKey && version % every) continue;
        const start = performance.now();
        await client.said(uri, version);
        times.push(performance.now() - start);
        waited++;
        if (waited % 5) continue;
        const asked = performance.now();
        await Promise.all(["completion", "hover", "codeAction"].filter(ask => client.capabilities[`${ask}Provider`])
                                                               .map(ask => client.connection.sendRequest(`textDocument/${ask}`, { textDocument: { uri }, position: { line, character }, range: { start: { line, character }, end: { line, character } }, context: { diagnostics: [] } })));
        times.push(performance.now() - asked);
    }
    const after = costOf(client.server);
    console.log(`# ${name}: ${keys.length} keys, waited for ${waited}; ${((after.seconds - before.seconds) / waited * 1000).toFixed(1)} ms of processor time each, answers p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms, ${(after.kilobytes / 1024).toFixed(0)} MB`);
    await quiet(client, 2500);
    writeFileSync(path, text);
    const found = publishedLines(client, root), expected = checkedLines(root);
    ok(`${name}: in the end the server has said what check says`, !differences(found, expected).length, differences(found, expected).join("\n"));
    ok(`${name}: the server ends in order`, (await client.end()) === 0);
}

const plan = readFileSync("content/konten/uhlenmoor/plan.yaml", "utf8");
const body = readFileSync("content/konten/uhlenmoor/strategie.md", "utf8").replace(/^---[^]*?\n---\n/, "");
await type("YAML", "konten/uhlenmoor/plan.yaml", plan);
if (!process.env.ONLY_YAML) await type("Markdown", "konten/feldkircher/zweiter.md", `---\n${plan.replace(/^(id|konto|account):.*$/m, "").replace(/Uhlenmoor/g, "Zweitmoor")}---\n\n${body}`);
finish();
