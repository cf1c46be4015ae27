// Looks for the canaries of canary.mjs: `node canary-look.mjs OUT TOKENS MESSAGES`. A token above the class of a folder, or of another account, is in
// no byte of it: not in a name, not in a file as it is, not in what is packed in it (streams of PDFs, data: URIs, references, escapes), not in the text
// that pdftotext and pdf.js see. What may be seen is there, or this would prove nothing. MESSAGES is what was printed on the terminal: nothing
// confidential may be in it (DISCREET). Prints TAP lines.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inflateSync, inflateRawSync } from 'node:zlib';
import { execFileSync } from 'node:child_process';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const [out, tokenFile, messages] = process.argv.slice(2);
const tokens = JSON.parse(readFileSync(tokenFile, 'utf8'));
const CLASSES = ['customer', 'internal', 'confidential'];
const DISCREET = true; // messages say “(confidential)”
let failed = false;
function say(good, name, details = []) {
    console.log(`${good ? 'ok' : 'not ok'} - canary: ${name}`);
    for (const detail of good ? [] : details.slice(0, 40)) console.log(`#   ${detail}`);
    failed ||= !good;
}

// --- Everything that can be read out of a file: [how, text] ------------------------------------------------------------------------
function inflated(bytes) {
    for (const inflate of [inflateSync, inflateRawSync]) {
        try {
            return inflate(bytes);
        } catch {
            // the next way
        }
    }
    return Buffer.alloc(0);
}
function* streams(pdf) {
    for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
        if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
        const start = at + (pdf[at + 6] === 13 ? 8 : 7);
        yield inflated(pdf.subarray(start, pdf.indexOf('endstream', start)));
    }
}
// Texts of a PDF: bytes of hex strings, and of two bytes a letter.
function* strings(bytes) {
    const text = bytes.toString('latin1');
    yield text;
    yield text.replaceAll('\0', '');
    yield [...text.matchAll(/<([0-9A-Fa-f\s]+)>/g)].map(([, hex]) => Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1').replaceAll('\0', '')).join('\n');
}
async function* views(path) {
    const bytes = readFileSync(path), text = bytes.toString('utf8');
    for (const string of strings(bytes)) yield ['its bytes', string];
    if (path.endsWith('.pdf')) {
        for (const stream of streams(bytes)) for (const string of strings(stream)) yield ['a stream', string];
        yield ['pdftotext', execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1e9 })];
        yield ['pdf.js', await pages(bytes)];
        return;
    }
    for (const [, packed] of text.matchAll(/base64,([A-Za-z0-9+/=]+)/g)) {
        const picture = Buffer.from(packed, 'base64');
        yield ['a picture', picture.toString('latin1')];
        for (const [at] of picture.toString('latin1').matchAll(/x[\x01\x5e\x9c\xda]/g)) yield ['a picture, inflated', inflated(picture.subarray(at)).toString('latin1')];
    }
    yield ['references and escapes', text.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code)).replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)))];
    yield ['its text without tags', text.replace(/<[^>]*>/g, '')];
    yield ['unfolded', text.replace(/\r?\n[ \t]/g, '')];
}
async function pages(bytes) {
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise, said = [];
    said.push(JSON.stringify(await document.getOutline()), JSON.stringify((await document.getMetadata()).info), JSON.stringify(await document.getAttachments()));
    for (let number = 1; number <= document.numPages; number++) {
        const page = await document.getPage(number);
        said.push((await page.getTextContent()).items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''));
        said.push(JSON.stringify((await page.getAnnotations()).map(({ url, title, contentsObj }) => [url, title, contentsObj])));
    }
    await document.destroy();
    return said.join('\n');
}

// --- The tokens in it ---------------------------------------------------------------------------------------------------------------
const TOKEN = /zq[cik][abn]\d{4}x/gi;
const HIDDEN = /zq[cik][abn]\d{4}x|geheim/gi;
const folded = (text) => text.replace(/[­​]|-\n/g, '').toLowerCase();
const found = (text) => folded(text).match(HIDDEN) ?? [];
function* files(folder) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) yield* files(path);
        else yield path;
    }
}
const levelOf = (token) => 'cik'.indexOf(token[2]); // −1, above nothing but below all: “geheim”
function allowed(token, level, account) {
    if (!tokens[token]) return false;
    return levelOf(token) <= level && (account === '' || token[3] === account || token[3] === 'n');
}

// Figures above customer class: 98765 and three digits, years from 2061 on.
const FIGURES = /98[.,’'  ]?765[.,’'  ]?\d{3}|\b20[6-9]\d\b/g;

async function look(folder, level, account, name) {
    const wrong = new Set(), seen = new Set();
    for (const path of files(folder)) {
        const said = (how, token) => allowed(token, level, account) ? seen.add(token) : wrong.add(`${token} (${tokens[token]?.where ?? '?'}) in ${relative(out, path)}: ${how}`);
        for (const token of found(relative(folder, path))) said('its name', token);
        for await (const [how, text] of views(path)) {
            for (const token of found(text)) said(how, token);
            if (level === 0 && /pdftotext|pdf.js|without tags/.test(how)) for (const [figure] of text.matchAll(FIGURES)) wrong.add(`${figure} in ${relative(out, path)}: ${how}`);
        }
    }
    say(wrong.size === 0, `${name} holds nothing above its class and of no other account`, [...wrong]);
    return seen;
}

// What customers may see of an account is in its folder; so each of these fields has been looked at.
function shown(seen, may, name, parts) {
    const all = Object.keys(tokens).filter((token) => tokens[token].printed && may(token));
    const missed = all.filter((token) => !seen.has(token));
    say(missed.length <= all.length * parts, `${name} holds what it may hold: ${all.length - missed.length} of ${all.length} tokens`, missed.map((token) => `${token} ${tokens[token].where}`));
}

const customers = join(out, 'customer'), accounts = existsSync(customers) ? readdirSync(customers) : [];
say(accounts.length === 2, `two accounts have a folder: ${accounts.length}`);
for (const folder of accounts) {
    const of = found(folder)[0]?.[3];
    const seen = await look(join(customers, folder), 0, of, `the folder of account ${of}`);
    shown(seen, (token) => token[2] === 'c' && token[3] === of, `the folder of account ${of}`, 0.02);
}
const internal = await look(join(out, 'internal'), 1, '', 'the internal folder');
shown(internal, (token) => token[2] === 'i' && 'ab'.includes(token[3]), 'the internal folder', 0.05);
const confidential = await look(join(out, 'confidential'), 2, '', 'the confidential folder');
shown(confidential, (token) => token[2] === 'k' && 'ab'.includes(token[3]), 'the confidential folder', 0.05);

{
    const said = new Set(found(readFileSync(messages, 'utf8')).filter((token) => token[2] === 'k'));
    const name = 'no message holds anything confidential';
    if (DISCREET) say(said.size === 0, name, [...said].map((token) => `${token} ${tokens[token].where}`));
    else console.log(`ok - canary: ${name} # SKIP messages quote the lines they are about`);
}
process.exit(failed ? 1 : 0);
