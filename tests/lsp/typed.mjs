// A plan is typed key by key from an empty file, as YAML and as Markdown; every so often the editor waits for what is said. Then EDITS keys are
// typed and deleted somewhere in it, and after each the editor waits and asks for this and that: that is measured, in processor time and in how long
// it waits. In the end it has been told what a fresh check says.
import { readFileSync, writeFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkedLines, connect, copyOf, costOf, differences, finish, ok, publishedLines, quiet, uriOf } from "./server.mjs";

const waits = Number(process.env.WAITS ?? 100), edits = Number(process.env.EDITS ?? 60); // of each file
const percentile = (values, part) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];

async function type(name, file, text) {
    const root = copyOf("content"), path = join(root, file), uri = uriOf(path);
    writeFileSync(path, "");
    const client = await connect(root);
    await quiet(client);
    client.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: file.endsWith("md") ? "markdown" : "yaml", version: 0, text: "" } });
    await client.said(uri, 0);
    const keys = [...text], every = Math.max(1, Math.floor(keys.length / waits)), lines = text.split("\n");
    let line = 0, character = 0, version = 0;
    const change = (start, end, piece) => client.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version: ++version }, contentChanges: [{ range: { start, end }, text: piece }] });
    for (const key of keys) {
        change({ line, character }, { line, character }, key);
        if (key === "\n") (line++, character = 0);
        else character += key.length;
        if (!(version % every)) await client.said(uri, version);
    }
    await client.said(uri, version);
    const before = costOf(client.server), times = { said: [], answered: [] };
    for (let i = 0; i < edits; i++) {
        line = (i >> 1) * 7919 % lines.length;
        const start = { line, character: lines[line].length }, end = { line, character: start.character + 1 };
        let from = performance.now();
        if (i % 2) change(start, end, "");
        else change(start, start, "x");
        await client.said(uri, version);
        times.said.push(performance.now() - from);
        from = performance.now();
        await Promise.all(["completion", "hover", "documentSymbol", "inlayHint"].filter(ask => client.capabilities[`${ask}Provider`]).map(ask =>
            client.connection.sendRequest(`textDocument/${ask}`, { textDocument: { uri }, position: start, range: { start: { line: Math.max(0, line - 30), character: 0 }, end: { line: line + 30, character: 0 } } })));
        times.answered.push(performance.now() - from);
    }
    if (edits % 2) change({ line, character: lines[line].length }, { line, character: lines[line].length + 1 }, "");
    const after = costOf(client.server), ms = list => `p50 ${percentile(list, 0.5).toFixed(1)} ms, p99 ${percentile(list, 0.99).toFixed(1)} ms`;
    console.log(`# ${name}: ${keys.length} keys; each of ${edits} edits: ${((after.seconds - before.seconds) / edits * 1000).toFixed(1)} ms of processor time, messages ${ms(times.said)}, four answers ${ms(times.answered)}; ${(after.kilobytes / 1024).toFixed(0)} MB`);
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
