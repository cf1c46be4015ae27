// Starting `planpress lsp`: with a client made of vscode-languageserver-protocol, as VS Code's is, or speaking byte by byte.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import protocol from "vscode-languageserver-protocol/node.js";

export const program = process.env.PLANPRESS;
export const uriOf = path => pathToFileURL(path).href;

// A copy of a project, in a folder of its own; gone when the test ends.
export function copyOf(folder) {
    const copy = mkdtempSync(join(tmpdir(), "planpress-lsp-"));
    cpSync(folder, copy, { recursive: true, filter: path => !path.includes("/build") || folder.includes("/build") });
    process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
    return copy;
}

const start = (options, ...more) => spawn(program, ["lsp", ...more], { stdio: ["pipe", "pipe", "inherit"], ...options });

// Seconds of the processor and kilobytes of memory that a process has taken so far.
export function costOf(process_) {
    const fields = readFileSync(`/proc/${process_.pid}/stat`, "utf8").split(") ")[1].split(" ");
    const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process_.pid}/status`, "utf8"));
    return { seconds: (Number(fields[11]) + Number(fields[12])) / 100, kilobytes: Number(memory[1]) };
}

// A connection with what was published last, by file; `said(uri, version)` waits for the messages of a version.
export async function connect(root, initialize = {}, options = {}, ...more) {
    const server = start(options, ...more);
    const connection = protocol.createProtocolConnection(new protocol.StreamMessageReader(server.stdout),
                                                         new protocol.StreamMessageWriter(server.stdin));
    const published = new Map();
    const client = { server, connection, published, last: Date.now() };
    let waiting = [];
    const exited = new Promise(done => server.on("exit", (code, signal) => done(signal ?? code)));
    connection.onNotification("textDocument/publishDiagnostics", params => {
        published.set(params.uri, params);
        client.last = Date.now();
        waiting = waiting.filter(wait => !wait(params));
    });
    connection.onNotification("window/logMessage", () => {});
    connection.onError(() => {});
    connection.listen();
    const said = (uri, version) => new Promise((done, failed) => {
        const known = published.get(uri);
        if (known && known.version >= version) return done(known.diagnostics);
        const timer = setTimeout(() => failed(new Error(`nothing was said of version ${version} of ${uri}`)), 60000);
        exited.then(() => failed(new Error("the server has ended")));
        waiting.push(params => params.uri === uri && params.version >= version && (clearTimeout(timer), done(params.diagnostics), true));
    });
    const result = await connection.sendRequest("initialize", { processId: process.pid, rootUri: uriOf(root), capabilities: {}, ...initialize });
    connection.sendNotification("initialized", {});
    const end = async () => {
        await connection.sendRequest("shutdown");
        connection.sendNotification("exit");
        return exited;
    };
    return Object.assign(client, { said, exited, end, capabilities: result.capabilities });
}

// Waits until nothing was published for a while: everything is checked then.
export async function quiet(client, milliseconds = 1500) {
    client.last = Date.now();
    while (Date.now() - client.last < milliseconds) await new Promise(done => setTimeout(done, 50));
}

const levels = { 1: "error", 2: "warning", 3: "info" };

// What was published, as lines that can be compared: of all files, or of one.
export function publishedLines(client, root) {
    const lines = [];
    for (const [uri, { diagnostics }] of client.published)
        for (const d of uri.startsWith(uriOf(root) + "/") ? diagnostics : [])
            lines.push(`${decodeURIComponent(uri).slice(uriOf(root).length + 1)}:${d.range.start.line + 1}:${d.range.start.character + 1}: ${levels[d.severity]}[${d.code}] ${d.message.split("\n").slice(0, 2).join(" | ")}`);
    return lines.sort();
}

// The same of a fresh `planpress check`; places of a message that has none are those of the file's beginning.
export function checkedLines(root, encoding = "utf-16", ...more) {
    const run = spawnSync(program, ["check", ".", "--no-cache", "--messages", "json", ...more], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
    const report = JSON.parse(run.stdout || run.stderr);
    const text = new Map();
    const units = (file, line, column) => { // columns are in code points there
        if (!text.has(file)) text.set(file, readFileSync(join(root, file), "utf8").split(/\r\n|\n|\r/));
        let at = 0; // byte order marks do not count there, wherever they stand
        for (const c of text.get(file)[line - 1]) {
            if (c !== "\ufeff" && !--column) break;
            at += encoding === "utf-8" ? Buffer.byteLength(c) : c.length;
        }
        return at + 1;
    };
    return report.messages.filter(m => m.file && !m.file.startsWith("/")).map(m => {
        const line = m.start.line ?? 1, column = m.start.line && m.start.column ? units(m.file, line, m.start.column) : 1;
        return `${m.file}:${line}:${column}: ${m.level}[${m.code}] ${[m.message, m.help || (m.source ? undefined : "")].filter(Boolean).join(" | ")}`;
    }).sort();
}

// Speaks in bytes.
export function raw(...more) {
    const server = start({}, ...more);
    let input = Buffer.alloc(0);
    const messages = [];
    let wake = () => {};
    server.stdout.on("data", piece => {
        input = Buffer.concat([input, piece]);
        for (;;) {
            const head = input.indexOf("\r\n\r\n");
            if (head < 0) break;
            const length = Number(/Content-Length: (\d+)/.exec(input.subarray(0, head).toString())[1]);
            if (input.length < head + 4 + length) break;
            messages.push(JSON.parse(input.subarray(head + 4, head + 4 + length).toString()));
            input = input.subarray(head + 4 + length);
        }
        wake();
    });
    server.stdin.on("error", () => {});
    const exited = new Promise(done => server.on("exit", (code, signal) => done(signal ?? code)));
    const next = async (milliseconds = 10000) => {
        const end = Date.now() + milliseconds;
        while (!messages.length) {
            const left = end - Date.now();
            if (left <= 0) return undefined;
            await Promise.race([new Promise(done => (wake = done)), new Promise(done => setTimeout(done, left)), exited]);
            if (server.exitCode !== null && !messages.length) return undefined;
        }
        return messages.shift();
    };
    const framed = body => Buffer.concat([Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`), Buffer.from(body)]);
    return { server, exited, next, write: bytes => server.stdin.write(bytes), framed,
             send: message => server.stdin.write(framed(JSON.stringify({ jsonrpc: "2.0", ...message }))) };
}

process.setMaxListeners(0); // each copy of a project is removed at the end
let failed = 0;
export function ok(name, fine, ...details) {
    console.log(`${fine ? "ok" : "not ok"} - lsp: ${name}`);
    if (!fine) for (const detail of details) console.log(String(detail).split("\n").slice(0, 40).map(line => `#   ${line}`).join("\n"));
    if (!fine) failed++;
}
export const finish = () => (process.exitCode = failed ? 1 : 0);

// Which lines only one of two lists has.
export const differences = (found, expected) =>
    [...found.filter(line => !expected.includes(line)).map(line => `only the server: ${line}`),
     ...expected.filter(line => !found.includes(line)).map(line => `only check: ${line}`)];
