// Random edits of whatever an author may have open: something is inserted, deleted, pasted, undone, torn in the middle of a character; every so
// often this and that is asked. Whatever stands there then, the server has said of it what a fresh check says. SEED, SECONDS; QUIET: for how many milliseconds
// nothing is said when all was.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkedLines, connect, copyOf, differences, finish, ok, publishedLines, quiet, uriOf } from "./server.mjs";

const seconds = Number(process.env.SECONDS ?? 6), first = Number(process.env.SEED ?? Date.now() % 100000);
let state = first;
const random = most => (state = (state * 1103515245 + 12345) % 2147483648, Math.floor(state / 2147483648 * most)); // the same on every machine

const files = ["konten/uhlenmoor/plan.yaml", "accounts/kestrel/plan.yaml", "accounts/harrowgarth/annual-review-2026.md", "coaching/lennart-dornbusch-2027.md",
               "personen.yaml", "planpress.yaml", "konten/ostenfeld/Kundenplan Ostenfeld.md", "templates/theme.yaml", "templates/account-plan/mine.md", "templates/visit/fields.yaml", "neu/tief/plan.yaml"];
const beginnings = {
    "templates/account-plan/mine.md": "---\nlayout: mine\nclass: internal\ntitle: \"`= title`\"\n---\n# Goals\n\n`= owner.name`\n\n```table\nrows: goals\ncolumns: [title, due]\n```\n",
    "templates/visit/fields.yaml": "kind: visit\nnames: {en: Visit, de: Besuch}\nfields:\n  title: {type: text, required: true}\n  day: {type: date}\nchecks:\n  - {code: V01, level: warning, when: missing(day), say: {en: no day, de: kein Tag}}\n",
    "neu/tief/plan.yaml": "kind: account-plan\n"
};
const pieces = ["\n", " ", "  ", "- ", ": ", "{", "}", "[", "]", "\"", "'", "|", "#", "&a ", "*a", "---\n", "::: internal\n", ":::\n", "```\n", "`= sum(x)`", "?", "12,5 %", "31.02.2027", "4,8 Mio. €",
                "ü", "😀", "\u0301", "\ufeff", "\t", "\r\n", "\r", "\u0000", "\u2028", "kind: account-plan\n", "art: account-plan\n", "owner: lueck\n", "goals:\n  - {id: g1, title: x}\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "x".repeat(500)];

const unitsOf = { "utf-16": text => text.length, "utf-8": text => Buffer.byteLength(text) };

// An editor's text: UTF-16, halves of characters and all.
class Text {
    constructor(text) { (this.text = text), (this.before = []); }
    placeOf(at, units) {
        const lines = this.text.slice(0, at).split(/\r\n|\n|\r(?!\n)/);
        return { line: lines.length - 1, character: units(lines.at(-1)) };
    }
    replace(start, end, piece) {
        this.before.push([start, start + piece.length, this.text.slice(start, end)]);
        this.text = this.text.slice(0, start) + piece + this.text.slice(end);
    }
}

// Not between both bytes of a line's end, where no editor puts its cursor; nor, in UTF-8, inside a character.
const isPlace = (text, at, encoding) => !(text[at - 1] === "\r" && text[at] === "\n") && !(encoding === "utf-8" && /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? ""));

function edit(text, encoding) {
    const size = text.text.length, place = () => { let at = random(size + 1); while (!isPlace(text.text, at, encoding)) at--; return at; };
    let start = place(), end = start, piece = pieces[random(pieces.length)];
    const what = random(10);
    if (what < 2) end = Math.min(size, start + random(5)), piece = "";
    else if (what < 3) [start, end] = [start, place()].sort((a, b) => a - b), piece = end - start > 2000 ? text.text.slice(start, end) : "";
    else if (what < 4) piece = text.text.slice(...[place(), place()].sort((a, b) => a - b)).slice(0, 3000);
    else if (what < 6 && text.before.length) [start, end, piece] = text.before.pop();
    while (!isPlace(text.text, start, encoding)) start--;
    while (!isPlace(text.text, Math.min(end, size), encoding)) end++;
    end = Math.min(end, size), start = Math.min(start, end);
    if (encoding === "utf-8" && /[\ud800-\udfff]/.test(piece)) piece = "😀";
    return [start, end, piece];
}

async function round(seed, encoding, until) {
    state = seed;
    const root = copyOf("content"), units = unitsOf[encoding], texts = new Map(), versions = new Map();
    const client = await connect(root, { capabilities: { general: { positionEncodings: [encoding] } } });
    for (let i = 0; i < 3; i++) {
        const file = files[random(files.length)], path = join(root, file), uri = uriOf(path);
        if (texts.has(file)) continue;
        const text = beginnings[file] ?? readFileSync(path, "utf8");
        texts.set(file, new Text(text)), versions.set(file, 1);
        client.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "x", version: 1, text } });
    }
    const names = [...texts.keys()];
    let edits = 0;
    while (Date.now() < until) {
        const file = names[random(names.length)], uri = uriOf(join(root, file)), text = texts.get(file), changes = [];
        for (let i = random(3); i >= 0; i--) {
            const [start, end, piece] = edit(text, encoding);
            changes.push({ range: { start: text.placeOf(start, units), end: text.placeOf(end, units) }, text: piece });
            text.replace(start, end, piece);
            edits++;
        }
        const version = versions.get(file) + 1;
        versions.set(file, version);
        client.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: changes });
        const position = text.placeOf(random(text.text.length + 1), units), textDocument = { uri };
        const asks = { completion: {}, hover: {}, definition: {}, references: { context: { includeDeclaration: true } }, documentSymbol: {}, foldingRange: {}, documentLink: {}, inlayHint: { range: { start: { line: 0, character: 0 }, end: position } },
                       documentHighlight: {}, prepareRename: {}, rename: { newName: "anders" }, selectionRange: { positions: [position] }, formatting: { options: {} }, codeAction: { range: { start: position, end: position }, context: { diagnostics: [] } } };
        const [ask, more] = Object.entries(asks)[random(Object.keys(asks).length)];
        const answer = client.connection.sendRequest(`textDocument/${ask}`, { textDocument, position, ...more }).catch(error => { if (error.code !== -32803) throw new Error(`${ask}: ${error.message}`); });
        if (!random(4)) await Promise.race([answer, client.exited.then(code => { throw new Error(`seed ${seed}: the server has ended with ${code}`); })]);
    }
    await quiet(client, Number(process.env.QUIET ?? 3000));
    for (const [file, text] of texts) {
        const path = join(root, file);
        // What is no character is one in the file.
        const clean = text.text.toWellFormed ? text.text.toWellFormed() : Buffer.from(text.text, "utf16le").toString("utf16le").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
        (await import("node:fs")).mkdirSync(join(path, ".."), { recursive: true });
        writeFileSync(path, clean);
    }
    const found = publishedLines(client, root), expected = checkedLines(root, encoding), different = differences(found, expected);
    ok(`seed ${seed}, ${encoding}, ${edits} edits of ${names.join(", ")}: what check says`, !different.length, different.join("\n"));
    const status = await client.end();
    ok(`seed ${seed}: the server ends in order`, status === 0, `it ended with ${status}`);
}

const end = Date.now() + seconds * 1000, each = Math.max(2500, Math.min(20000, seconds * 500));
for (let seed = first, i = 0; Date.now() < end; seed++, i++) await round(seed, i % 2 ? "utf-8" : "utf-16", Date.now() + each);
finish();
process.exit();
