// What no editor would send: broken JSON, wrong lengths, heads in any order, messages in pieces, 10 MB at once, changes of nothing. Each gets an
// error or is passed over; what comes behind it is answered.
import { ok, finish, raw } from "./server.mjs";

const initialize = { id: 1, method: "initialize", params: { capabilities: {} } };
const ping = id => ({ id, method: "textDocument/hover", params: { textDocument: { uri: "file:///nowhere" } } });

// Writes pieces, then asks something; the answers before that.
async function behind(...pieces) {
    const client = raw();
    client.send(initialize);
    await client.next();
    for (const piece of pieces) {
        client.write(piece);
        await new Promise(done => setTimeout(done, 20));
    }
    client.send(ping("after"));
    const answers = [];
    for (let answer; (answer = await client.next(20000)); ) {
        if (answer.id === "after") return client.server.kill(), answers;
        answers.push(answer);
    }
    client.server.kill();
    return undefined; // it hangs, or has ended
}

async function refused(name, code, ...pieces) {
    const answers = await behind(...pieces);
    ok(`${name}: an error, and it goes on`, answers?.some(answer => answer.error?.code === code), JSON.stringify(answers));
}

async function passed(name, ...pieces) {
    const answers = await behind(...pieces);
    ok(`${name}: it goes on`, answers, "no answer");
}

const { framed } = raw();
const of = message => framed(JSON.stringify({ jsonrpc: "2.0", ...message }));
await refused("no JSON", -32700, framed("{\"id\": 1,"));
await refused("no object", -32600, framed("[1, 2]"));
await refused("a message without a method", -32600, framed("{\"jsonrpc\": \"2.0\", \"id\": 3}"));
await refused("a text that is no UTF-8", -32700, framed(Buffer.from([0x22, 0xff, 0xfe, 0x22])));
await refused("objects in objects, a million", -32700, framed("{\"a\":".repeat(1000000)));
await refused("lists in lists, a thousand", -32700, framed("[".repeat(1000) + "]".repeat(1000)));
await refused("a length that is no number", -32700, "Content-Length: many\r\n\r\n{}");
await refused("no length", -32700, "Content-Type: text/plain\r\n\r\n");
await refused("a length below zero", -32700, "Content-Length: -5\r\n\r\n{}");
await refused("a length over everything", -32700, "Content-Length: 99999999999999999999999999\r\n\r\n");
await refused("a length that is too short", -32700, "Content-Length: 5\r\n\r\n{\"jsonrpc\": \"2.0\", \"method\": \"x\"}");
await refused("a length that is too long by half a message", -32700, "Content-Length: 90\r\n\r\n{\"jsonrpc\": \"2.0\"}", of(ping(7)), of(ping(8)));
await refused("bytes of no kind", -32700, Buffer.from([...Array(5000).keys()].map(i => (i * 7919) % 256)));
await refused("an unknown method", -32601, of({ id: 5, method: "no/such" }));
await refused("a file that is not open", -32602, of({ ...ping(5), method: "textDocument/codeAction" }));
await passed("a method that is a number", framed("{\"jsonrpc\": \"2.0\", \"id\": 9, \"method\": 5}"));
await passed("notifications of nothing", ...["didOpen", "didChange", "didClose", "didSave"].map(m => of({ method: `textDocument/${m}`, params: {} })),
             of({ method: "workspace/didChangeWatchedFiles" }), of({ method: "$/cancelRequest", params: { id: 77 } }));

// Heads and pieces
const split = of(ping("pieces"));
const answers = await behind(Buffer.concat([Buffer.from("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n"), of(ping("order"))]),
                             Buffer.concat([of(ping("two")), of(ping("at once"))]),
                             ...[...Array(Math.ceil(split.length / 11)).keys()].map(i => split.subarray(i * 11, i * 11 + 11)),
                             "content-length:    " + String(of(ping("case"))).slice("Content-Length: ".length));
ok("heads in any order and case, messages in pieces and together", answers && ["order", "two", "at once", "pieces", "case"].every(id => answers.some(a => a.id === id)), JSON.stringify(answers));

// A large document, a change of it, and half a pair of surrogates
const client = raw();
const uri = "untitled:large";
client.send(initialize);
await client.next();
client.send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text: "a: ä😀\n".repeat(1000000) } } });
client.send({ method: "textDocument/didChange", params: { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: { line: 999999, character: 4 }, end: { line: 999999, character: 5 } }, text: "\ud83d" }] } });
client.send({ method: "textDocument/didChange", params: { textDocument: { uri, version: 3 }, contentChanges: [{ range: { start: { line: 9999999, character: 0 }, end: { line: 5, character: 0 } }, text: "x" }] } });
const log = await client.next(30000);
ok("a document of 10 MB with half a character, and a range that is nowhere, which is logged", log?.method === "window/logMessage", JSON.stringify(log));
client.send({ id: 2, method: "textDocument/codeAction", params: { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, context: { diagnostics: [] } } });
ok("nothing is answered of a text that nobody knows", (await client.next(30000))?.error?.code === -32801);
client.send({ method: "textDocument/didChange", params: { textDocument: { uri, version: 4 }, contentChanges: [{ text: "a: 1\n" }] } });
client.send({ id: 3, method: "textDocument/codeAction", params: { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, context: { diagnostics: [] } } });
ok("until all of it is sent again", Array.isArray((await client.next(30000))?.result));
client.send({ id: 4, method: "textDocument/codeAction", params: { textDocument: { uri } } });
client.send({ method: "$/cancelRequest", params: { id: 5 } });
await client.next();
client.server.stdin.end();
ok("an end without a word has the status 1", (await client.exited) === 1);

// Life
const order = raw();
order.send(ping(1));
ok("nothing before initialize", (await order.next())?.error?.code === -32002);
order.send(initialize);
await order.next();
order.send({ ...initialize, id: 2 });
ok("initialize once", (await order.next())?.error?.code === -32600);
order.write(Buffer.concat([of({ id: 10, method: "shutdown" }), of(ping(11)), of({ method: "exit" })]));
ok("nothing after shutdown", (await order.next())?.result === null && (await order.next())?.error?.code === -32600);
ok("an end in order has the status 0", (await order.exited) === 0);
finish();
process.exit();
