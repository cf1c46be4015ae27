// Reads the structure of finished PDFs back: node structure.mjs FILE.pdf...
//
// Three readers that share no code: qpdf gives the objects, on which the conditions of conditions.mjs are checked one by one; pdf.js and
// Poppler give the tree as they understand it, which must be the same. Then every condition is broken on purpose (breaks.mjs), and its check
// must say so. Prints TAP lines.

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { CONDITIONS, study } from './conditions.mjs';
import { BREAKS } from './breaks.mjs';
import { children, Document, readDocument } from './document.mjs';

globalThis.DOMMatrix ??= class {}; // pdf.js asks for what it draws with; nothing is drawn
globalThis.Path2D ??= class {};
const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const SHOWN = 5;
const files = process.argv.slice(2);
const nameOf = (file) => `${basename(dirname(file))}/${basename(file)}`;
let failed = files.length ? 0 : 1;

function say(problems, name) {
    console.log(`${problems.length ? 'not ok' : 'ok'} - structure: ${name}`);
    for (const problem of problems.slice(0, SHOWN)) console.log(`#   ${problem}`);
    if (problems.length > SHOWN) console.log(`#   and ${problems.length - SHOWN} more`);
    failed += problems.length ? 1 : 0;
}

function guarded(check, subject) {
    try {
        return check(subject);
    } catch (error) {
        return [`the check ended: ${error.stack.split('\n').slice(0, 2).join(' ')}`];
    }
}

// ---- as pdf.js reads it

const ROOT = 'Root';

// "Document(H1(0 1) P(2 Link(3 75R)))": what stands on one page, marks by their numbers, annotations by their objects.
function outline(element, page) {
    const kids = element.kids.map((kid) => {
        if (kid.type) return outline(kid, page);
        if (kid.page !== page) return '';
        return kid.object ? kid.object.replace(/^(\d+) 0 R$/, '$1R') : String(kid.mark);
    }).filter(Boolean);
    return kids.length ? `${element.type}(${kids.join(' ')})` : '';
}

function outlineOfPdfjs(node) {
    if (node.type === 'content') return /_mc(\d+)$/.exec(node.id)[1];
    if (node.type === 'annotation' || node.type === 'object') return node.id.replace(/^pdfjs_internal_id_/, '');
    const kids = node.children.map(outlineOfPdfjs).filter(Boolean).join(' ');
    return node.role === ROOT ? kids : kids && `${node.role}(${kids})`;
}

// Text that pdf.js finds outside of the marks of the tree, artifacts aside.
function strayText(items) {
    const open = [], stray = [];
    for (const item of items) {
        if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') open.push(item.id || item.tag === 'Artifact');
        else if (item.type === 'endMarkedContent') open.pop();
        else if (item.str?.trim() && !open.some(Boolean)) stray.push(item.str);
    }
    return stray;
}

async function compareWithPdfjs({ document, pages }, file) {
    const bytes = new Uint8Array(await readFile(file));
    const read = await getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false, disableFontFace: true }).promise;
    const wrong = read.numPages === pages.length ? [] : [`pdf.js finds ${read.numPages} pages`];
    for (const { index, reference } of pages.slice(0, read.numPages)) {
        const page = await read.getPage(index + 1), tree = await page.getStructTree();
        const ours = document.structure.map((element) => outline(element, reference)).join(' '), theirs = tree ? outlineOfPdfjs(tree) : '';
        if (ours !== theirs) wrong.push(`page ${index + 1}: pdf.js reads ${difference(theirs, ours)}`);
        wrong.push(...strayText((await page.getTextContent({ includeMarkedContent: true })).items).map((text) => `page ${index + 1}: stray text “${text}”`));
    }
    await read.destroy();
    return wrong;
}

function difference(found, expected) {
    let at = 0;
    while (at < found.length && found[at] === expected[at]) at++;
    const around = (text) => `“…${text.slice(Math.max(0, at - 40), at + 40)}…”`;
    return `${around(found)}, expected ${around(expected)}`;
}

// ---- as Poppler reads it

function compareWithPoppler({ document }, file) {
    const lines = execFileSync('pdfinfo', ['-struct', file], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] }).toString().split('\n');
    const theirs = lines.flatMap((line) => /^( *)([A-Z][A-Za-z0-9]*)(?: <e\d+>)?(?: \((?:block|inline)\))?:?$/.exec(line)?.slice(1, 3) ?? []);
    const ours = [];
    const visit = (element, depth) => {
        ours.push('  '.repeat(depth), element.type);
        children(element).forEach((kid) => visit(kid, depth + 1));
    };
    document.structure.forEach((element) => visit(element, 0));
    const as = (list) => list.map((part, i) => (i % 2 ? part : part.length / 2)).join(' ');
    return as(ours) === as(theirs) ? [] : [`Poppler reads ${difference(as(theirs), as(ours))}`];
}

// ---- all of it

const copy = ({ file, objects }) => new Document(file, structuredClone(objects));
const documents = files.map(readDocument);
const studies = documents.map((document) => study(document));

for (const [number, { says, check }] of Object.entries(CONDITIONS))
    say(studies.flatMap((s) => guarded(check, s).map((problem) => `${nameOf(s.document.file)}: ${problem}`)), `${number} ${says}`);

for (const s of studies) {
    say(await compareWithPdfjs(s, s.document.file).catch((error) => [String(error)]), `pdf.js reads the tree of ${nameOf(s.document.file)}`);
    say(guarded((subject) => compareWithPoppler(subject, s.document.file), s), `Poppler reads the tree of ${nameOf(s.document.file)}`);
}

const unbroken = Object.keys(CONDITIONS).filter((number) => !BREAKS[number]);
for (const [number, breakIt] of Object.entries(BREAKS)) {
    const broken = documents.map(copy).find((document) => breakIt(document) !== false);
    if (!broken) unbroken.push(number);
    else say(guarded((document) => CONDITIONS[number].check(study(document)), broken).length ? [] : ['the check found nothing'], `${number} is seen when it is broken`);
}
say(unbroken.map((number) => `${number} was never broken`), 'every check is seen to work');
process.exit(failed ? 1 : 0);
