// Words come out of a PDF as they are written: node words.mjs FILE.pdf..., each beside the HTML page of the same document. Every longer word
// of the page must be among the words that pdftotext finds, whole across lines and pages. Prints TAP lines.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const WORD = /\p{L}[\p{L}-]{7,}/gu; // long enough to be broken at the end of a line
const ONLY_HTML = [/<(style|script|title|head|svg|details|nav|footer)\b.*?<\/\1>/gs, /<a class="skip".*?<\/a>/gs];
const INLINE = /^<\/?(a|abbr|b|code|del|em|i|s|span|strong)\b/;
const ENTITIES = { '&nbsp;': '\u00A0', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&shy;': '', '&amp;': '&' };

function textOf(html) {
    for (const part of ONLY_HTML) html = html.replace(part, ' ');
    return html.replace(/<[^>]*>/g, (tag) => (INLINE.test(tag) ? '' : ' ')).replace(/&[#a-z0-9]+;/g, (entity) => ENTITIES[entity] ?? entity)
        .replace(/\u00AD/g, '');
}

const wordsOf = (text) => new Set(text.match(WORD) ?? []);
let failed = 0;
for (const file of process.argv.slice(2)) {
    const page = file.replace(/pdf$/, 'html'), name = `${basename(dirname(file))}/${basename(file)}`;
    const text = execFileSync('pdftotext', [file, '-'], { maxBuffer: 1 << 28 }).toString(), found = wordsOf(text);
    const missing = existsSync(page) ? [...wordsOf(textOf(readFileSync(page, 'utf8')))].filter((word) => !found.has(word)) : ['(there is no page)'];
    if (text.includes('\u00AD')) missing.push('(and there are soft hyphens)');
    console.log(`${missing.length ? 'not ok' : 'ok'} - pdfa: the ${found.size} longer words of ${name} come out whole`);
    if (missing.length) console.log(`#   missing: ${missing.slice(0, 12).join(' ')}`);
    failed += missing.length ? 1 : 0;
}
process.exit(failed ? 1 : 0);
