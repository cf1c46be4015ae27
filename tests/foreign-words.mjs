// No English word of ours stands in a German project, no German one in an English project: on no page, in no PDF, in no message.
//
//     node tests/foreign-words.mjs PROGRAM WORK PROJECT...     what authors wrote themselves is left out
//
// Looked for are words that every longer sentence of a language has and that the other one lacks.
import { readFileSync, readdirSync, existsSync, mkdirSync } from 'node:fs';
import { join, basename } from 'node:path';
import { spawnSync } from 'node:child_process';

const [program, work, ...projects] = process.argv.slice(2);
const telling = {
  en: ['the', 'and', 'of', 'is', 'are', 'with', 'this', 'that', 'for', 'from', 'has', 'have', 'which', 'its', 'no', 'nobody', 'nothing',
    'not', 'write', 'missing', 'expected', 'found', 'unknown', 'row', 'rows', 'line', 'lines', 'or', 'by', 'to', 'error', 'warning',
    'help', 'rule', 'item', 'value', 'contents', 'page', 'internal', 'overdue', 'total'],
  de: ['der', 'die', 'das', 'und', 'ist', 'sind', 'mit', 'nicht', 'ein', 'eine', 'keine', 'kein', 'für', 'von', 'auf', 'wird', 'wurde',
    'oder', 'schreiben', 'fehlt', 'erwartet', 'gefunden', 'zeile', 'zeilen', 'fehler', 'warnung', 'hinweis', 'abhilfe', 'regel', 'seite',
    'inhalt', 'intern', 'gesamt', 'wert'],
};
const other = { en: 'de', de: 'en' };

/** All that authors wrote, by the language that a file is in: words there are theirs, whatever the language. */
function wordsOfAuthors(folder) {
  const words = { en: new Set(), de: new Set() };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !/\.(ya?ml|md|json)$/i.test(entry.name) || path.includes('/expected/')) continue;
    const own = wordsIn(readFileSync(path, 'utf8')), count = (language) => own.filter((word) => telling[language].includes(word)).length;
    for (const word of own) words[count('de') > count('en') ? 'de' : 'en'].add(word);
  }
  return words;
}

const wordsIn = (text) => text.toLowerCase().match(/[\p{L}]+/gu) ?? [];

/** A link to a document in another language says its title, and that it is in that language. */
const textOfPage = (html) => html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<a [^>]*lang="[^"]*">[^<]*/g, '<a>')
  .replace(/<[^>]*>/g, (tag) => ' ' + [...tag.matchAll(/(?:alt|title|aria-label|content)="([^"]*)"/g)].map((m) => m[1]).join(' ') + ' ')
  .replace(/&[a-z#0-9]+;/g, ' ');

function run(command, ...args) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { out: done.stdout ?? '', said: done.stderr ?? '' };
}

/** Of a line of the terminal without what is not ours: source lines, paths, quotations, options. */
const oursOf = (line) => (/^ +\d+ \| /.test(line) ? '' : line.replace(/^planpress: /, '').replace(/^\S+?: /, '').replace(/[“„][^”“]*[”“]/g, '').replace(/--[a-z-]+/g, ''));

let failed = false;
function report(name, language, texts, own) {
  const found = new Map();
  for (const [place, text] of texts)
    for (const line of text.split('\n'))
      for (const word of new Set(wordsIn(line)))
        if (telling[other[language]].includes(word) && !own[language].has(word) && !found.has(word)) found.set(word, `${place}: ${line.trim().slice(0, 160)}`);
  failed ||= found.size > 0;
  console.log(`${found.size ? 'not ok' : 'ok'} - foreign words: ${name}, in “${language}”`);
  for (const [word, where] of found) console.log(`#   ${word}: ${where}`);
}

for (const project of projects) {
  const name = basename(project), output = join(work, name), own = wordsOfAuthors(project);
  const built = run(program, 'build', project, '-o', output), checked = run(program, 'check', project, '--root', join(project, '..'));
  const pages = { en: [], de: [] };
  for (const entry of existsSync(output) ? readdirSync(output, { recursive: true, withFileTypes: true }) : []) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.name.endsWith('.html')) {
      const html = readFileSync(path, 'utf8'), language = /<html[^>]*lang="(..)/.exec(html)?.[1];
      pages[language]?.push([path.slice(output.length + 1), textOfPage(html)]);
      const pdf = path.replace(/html$/, 'pdf');
      if (existsSync(pdf)) pages[language]?.push([pdf.slice(output.length + 1), run('pdftotext', '-layout', pdf, '-').out]);
    }
  }
  // Where documents are in both languages, reports and messages quote those in the other.
  const mixed = pages.en.length && pages.de.length;
  const own_pages = (language) => pages[language].filter(([place]) => !mixed || !/(^|\/)(index|team-report[^/]*|portfolio|[^/]*-team)\./.test(place));
  for (const language of ['en', 'de']) if (own_pages(language).length) report(name, language, own_pages(language), own);
  if (mixed) continue;
  const said = (checked.said + built.said).split('\n').map(oursOf).join('\n');
  const speaks = /(Fehler|Warnung|Hinweis)\[|\d+ Fehler/.test(said) ? 'de' : 'en';
  report(name + ' on the terminal', speaks, [['terminal', said]], own);
}
process.exit(failed ? 1 : 0);
