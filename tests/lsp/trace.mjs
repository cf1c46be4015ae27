// Traces of the protocol, as golden files: a line that begins with > is sent, one with < is expected behind it. $ROOT is the folder of the project,
// tests/lsp/project, as a URI; behind $ on the first line stand options of the server. ACCEPT=1 writes down what comes; read the difference before you commit it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyOf, finish, ok, raw, uriOf } from "./server.mjs";

process.env.PLANPRESS_LANGUAGE = "";
const folder = "tests/lsp/traces", accept = process.env.ACCEPT === "1";

async function play(name) {
    const root = copyOf("tests/lsp/project"), uri = uriOf(root), file = join(folder, name);
    const lines = readFileSync(file, "utf8").split("\n"), client = raw(...lines[0].slice(2).split(" ")), steps = [];
    for (const line of lines) {
        if (line.startsWith("<")) steps.at(-1).expected.push(line.slice(2));
        else steps.push({ line, expected: [] });
    }
    const written = [], different = [];
    for (const { line, expected } of steps) {
        written.push(line);
        if (!line.startsWith(">")) continue;
        client.write(client.framed(line.slice(2).replaceAll("$ROOT", uri)));
        for (let i = 0; accept || i < expected.length; i++) {
            const message = await client.next(accept ? 1200 : 20000);
            if (!message) {
                if (!accept) different.push(`nothing came for: ${expected[i]}`);
                break;
            }
            const found = JSON.stringify(message).replaceAll(uri, "$ROOT").replaceAll(root, "$PATH");
            written.push(`< ${found}`);
            if (!accept && found !== expected[i]) different.push(`expected: ${expected[i]}`, `found:    ${found}`);
        }
    }
    const more = await client.next(accept ? 1 : 700);
    if (more) different.push(`not expected: ${JSON.stringify(more)}`);
    client.server.stdin.end();
    await client.exited;
    if (accept) writeFileSync(file, written.join("\n"));
    ok(`the trace ${name}`, accept || !different.length, different.join("\n"));
}

await Promise.all(readdirSync(folder).sort().map(play));
finish();
process.exit();
