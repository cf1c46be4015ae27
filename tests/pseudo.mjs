// A language that nobody speaks, made of English: every text of ours in brackets, with accents, and two fifths longer. All of content/ is built in it,
// to HTML and PDF. Whatever of ours stands on a page or in a message without brackets was never looked up; what is cut had no room to grow.
//
//     node tests/pseudo.mjs PROGRAM WORK [TEXT]     TEXT: an English text of the layouts that is left without a translation, which must be found
//
// Adding the language takes files alone: a head and translations in templates/languages, labels in the kinds' fields.yaml. There are two, one for the
// documents whose figures are written as in German, one for those in English.
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, dirname, basename } from 'node:path';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { parseDocument, isMap, isSeq, isScalar } = createRequire(join(root, 'build/web/package.json'))('yaml');
const [program, work, left_out] = process.argv.slice(2);
const languages = { qps: { figures: '1.250,5', billion: 'Mrd', day: '{d}. {mmmm} {y}' }, qpe: { figures: '1,250.5', billion: 'bn', day: '{d} {mmmm} {y}' } };

/* ---- the language ---- */

const plain = 'aeiouycnszlrtdgkhjwAEIOUYCNSZLRTDGKHJW', accented = 'åéîøůýçñšžłřťďğķĥĵŵÅÉÎØŮÝÇÑŠŽŁŘŤĎĞĶĤĴŴ';
const accent = (text) => text.replace(/[a-zA-Z]/g, (letter) => (plain.includes(letter) ? accented[plain.indexOf(letter)] : letter));
const padding = (text) => ' ' + accent('lorem ipsum dolor sit amet consectetur adipisici elit sed eiusmod tempor incidunt '.repeat(1 + text.length / 150))
  .slice(0, Math.max(1, Math.round(text.length * 0.4) - 1)).trim();

/** What is no word: formulas, arguments and plurals of patterns, targets of links, names of footnotes. */
const kept = /`[^`]*`|\{\|[^}]*\}|\{\d+\}|\{\d+, plural,|(?:=\d+|zero|one|two|few|many|other) \{|[{}#]|'[{}]+'|\]\([^)]*\)|\[\^[^\]]*\]|&[a-z]+;|--[a-z-]+|https?:\S+|\n/g;

function pseudo(text) {
  const words = text.replace(/\{\|[^}]*\}/g, '');
  let said = '', at = 0;
  for (const match of words.matchAll(kept)) {
    said += accent(words.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return `‹${said}${accent(words.slice(at))}${padding(words.replace(kept, ''))}›`;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const head = ({ figures, billion, day }) => `names: [pseudo]
months: [${months.map(accent).join(', ')}]
short_months: [${months.map((name) => accent(name.slice(0, 3)) + 'ø').join(', ')}]
day: ["{d} {mmm} {y}", "${day}"]
month: ["{mmm} {y}", "{mmmm} {y}"]
week: "${accent('Week')} {n}, {y}"
quarter: "Q{n} {year}"
half: "H{n} {year}"
fiscal_year: "FÝ{y2}"
figures: "${figures}"
scales: [${['thousand', 'million', 'billion', 'trillion'].map(accent).join(', ')}]
truth: [${accent('no')}, ${accent('yes')}]
about: ${accent('approx')}.
units: {${['days', 'weeks', 'months', 'quarters', 'half-years', 'years', 'pieces', 'people', 'points', 'metres'].map((unit) => `${unit}: ${accent(unit)}`).join(', ')}}
hyphenation: {file: /usr/share/hyphen/hyph_en_US.dic}
words: {billion: ${billion}}
---
`;

/** A catalogue of English texts, those of the German one. */
function catalogue(file) {
  const texts = [...readFileSync(file, 'utf8').matchAll(/^("(?:[^"\\]|\\.)*"): /gm)].map((match) => JSON.parse(match[1]));
  return texts.filter((text) => text !== left_out).map((text) => `${JSON.stringify(text)}: ${JSON.stringify(pseudo(text))}\n`).join('');
}

/* ---- labels ---- */

const label = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
const first = (node) => (isSeq(node) ? first(node.items[0]) : isScalar(node) ? String(node.value) : undefined);

function say(map, text) {
  for (const tag of Object.keys(languages)) map.set(tag, pseudo(text));
}

/** {en: …, de: …}, wherever it stands: names, labels, helps, sentences of checks. */
const isByLanguage = (node) => isMap(node) && node.has('en') && node.has('de') && !isField(node);
/** Attributes of a field; a set of fields may have one that is called “type”. */
const isField = (node) => isScalar(node.get('type', true)) || isScalar(node.get('formula', true));

function translateChoices(document, choices) {
  for (const pair of choices.items) {
    const name = String(pair.key.value), said = pair.value;
    if (isMap(said)) say(said, first(said.get('en', true)) ?? label(name));
    else {
      pair.value = document.createNode(said && said.value !== null ? { de: said.toJSON() } : {});
      say(pair.value, label(name));
    }
  }
}

function translateField(document, name, field) {
  const own = field.get('label', true);
  say(field, label(name));
  if (isMap(own) && own.has('en')) say(own, first(own.get('en', true)));
  const choices = field.get('of', true), type = field.get('type');
  if (type === 'enum' && isSeq(choices)) {
    const map = document.createNode({});
    for (const item of choices.items) map.set(String(item.value), null);
    field.set('of', map);
  }
  if (type === 'enum') translateChoices(document, field.get('of', true));
  const help = field.get('help', true);
  if (isScalar(help)) field.delete('help');
}

function translate(document, node, name) {
  if (isSeq(node)) node.items.forEach((item) => translate(document, item, name));
  if (!isMap(node)) return;
  if (isByLanguage(node)) return say(node, first(node.get('en', true)));
  if (isField(node)) translateField(document, name, node);
  for (const pair of node.items) if (!(node.get('type') === 'enum' && pair.key.value === 'of')) translate(document, pair.value, String(pair.key.value));
}

function templates() {
  const folder = join(work, 'templates');
  cpSync(join(root, 'templates'), folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || path.includes('/languages/')) continue;
    const text = readFileSync(path, 'utf8');
    if (/(fields|rules|types)\.yaml$/.test(path)) {
      const document = parseDocument(text);
      translate(document, document.contents, '');
      writeFileSync(path, document.toString({ lineWidth: 0 }));
    } else if (path.endsWith('.md') && text.startsWith('---\n'))
      writeFileSync(path, text.replace(/^names: \{en: ([^,}]*)/m, (all, english) => `${all}, ${Object.keys(languages).map((tag) => `${tag}: "${pseudo(english)}"`).join(', ')}`));
  }
  for (const [tag, language] of Object.entries(languages)) {
    writeFileSync(join(folder, `languages/${tag}.yaml`), head(language) + catalogue(join(folder, 'languages/de.yaml')));
    writeFileSync(join(folder, `languages/messages/${tag}.yaml`), catalogue(join(folder, 'languages/messages/de.yaml')));
  }
  return folder;
}

/* ---- the documents ---- */

function content() {
  const folder = join(work, 'content');
  cpSync(join(root, 'content'), folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !/\.(yaml|md)$/.test(path)) continue;
    const text = readFileSync(path, 'utf8');
    const said = text.replace(/^(sprache|language): de$/m, '$1: qps').replace(/^(sprache|language): en$/m, '$1: qpe');
    if (said !== text) writeFileSync(path, said);
  }
  return folder;
}

const wordsIn = (text) => text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];

/** All that authors wrote, their names of files too. */
function authors(folder) {
  let text = '';
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    text += path.slice(work.length) + '\n';
    if (entry.isFile() && /\.(ya?ml|md|json)$/.test(path)) text += readFileSync(path, 'utf8').normalize('NFC') + '\n';
    if (entry.isFile() && path.endsWith('.pdf')) text += spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' }).stdout.normalize('NFC') + '\n'; // enclosed
  }
  const small = text.toLowerCase(), ids = small.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  return { text, words: new Set([...wordsIn(small), ...wordsIn(ids)]) };
}

/* ---- looking ---- */

let failed = false;
function result(name, faults) {
  failed ||= faults.length > 0;
  console.log(`${faults.length ? 'not ok' : 'ok'} - pseudo-language: ${name}`);
  for (const fault of [...new Set(faults)].slice(0, 40)) console.log(`#   ${fault}`);
}

/** What stands outside of all brackets. */
function outside(text) {
  let depth = 0, out = '';
  for (const c of text) {
    if (c === '‹') depth++;
    if (!depth) out += c;
    if (c === '›') depth = Math.max(0, depth - 1), out += ' ';
  }
  return out;
}

/* Units, currencies, codes and the like are of no language. */
const neutral = new Set(('eur chf usd gbp jpy h min s kg g t km cm mm l hl ha kw mw gw kwh mwh gwh bar db hz gb tb ppm w c q fy a b p pdf html yaml md e mail ' +
  'http https www mailto planpress').split(' '));
const isOfOurs = (word, own) => word.length > 1 && !own.words.has(word.toLowerCase()) && !neutral.has(word.toLowerCase()) && /[aeiouäöü]/i.test(word);

/** Words that nobody wrote and that have no accents; with brackets they are looked for outside of these. */
function strangers(place, text, own) {
  const faults = [];
  for (const line of text.split('\n'))
    for (const word of wordsIn(line.replace(/\p{L}*…/gu, ''))) if (isOfOurs(word, own)) faults.push(`${place}: “${word}” in “${line.trim().slice(0, 140)}”`);
  return faults;
}

const decoded = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/\u00AD/g, '');

/** The texts of a page: its elements' and those of attributes that are read out. */
function pageTexts(html) {
  const body = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ');
  const attributes = [...body.matchAll(/\s(?:alt|title|aria-label)="([^"]*)"|<meta name="description" content="([^"]*)"/g)].map((match) => decoded(match[1] ?? match[2]));
  const text = decoded(body.replace(/<[^>]*>/g, '\n'));
  return { text, attributes };
}

/** Of our English and German texts those that stand on a page as they are, and that no author wrote. */
function ours(folder) {
  const texts = new Set();
  for (const match of readFileSync(join(folder, 'languages/de.yaml'), 'utf8').matchAll(/^("(?:[^"\\]|\\.)*"): ("(?:[^"\\]|\\.)*")/gm))
    for (const text of [match[1], match[2]].map((quoted) => JSON.parse(quoted))) if (!/[{`]/.test(text)) texts.add(text);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/(fields|rules|types)\.yaml$/.test(entry.name)) continue;
    const document = parseDocument(readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'));
    (function look(node) {
      if (isSeq(node)) node.items.forEach(look);
      if (!isMap(node)) return;
      for (const tag of ['en', 'de']) { const text = first(node.get(tag, true)); if (text) texts.add(label(text)); }
      node.items.forEach((pair) => look(pair.value));
    })(document.contents);
  }
  return texts;
}

function lookAtPage(path, name, own, texts) {
  const { text, attributes } = pageTexts(readFileSync(path, 'utf8')), faults = [];
  for (const said of [text, ...attributes]) {
    const bare = outside(said);
    faults.push(...strangers(name, bare, own), ...strangers(name, said, own));
    for (const line of bare.split('\n').map((l) => l.trim())) if (texts.has(line) && !own.text.includes(line)) faults.push(`${name}: “${line}” is ours`);
  }
  return faults;
}

/** A figure has every bracket that it opens: else the text was cut. */
function lookAtFigures(path, name) {
  const faults = [];
  for (const [svg] of readFileSync(path, 'utf8').matchAll(/<svg[\s\S]*?<\/svg>/g)) {
    const text = decoded(svg.replace(/<[^>]*>/g, ' '));
    const open = text.split('‹').length, close = text.split('›').length;
    if (open !== close) faults.push(`${name}: a figure has ${open - 1} “‹” and ${close - 1} “›”: ${text.replace(/\s+/g, ' ').trim().slice(0, 2000)}`);
  }
  return faults;
}

function run(command, args, env) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...env } });
  return { out: done.stdout ?? '', said: done.stderr ?? '', status: done.status, signal: done.signal };
}

/** A line of the terminal without what is an author's: source lines and what points at them, paths, quotations. */
const spoken = (line) => (/^ +\d+ \| |^ +\| /.test(line) ? '' : line.replaceAll(work, '').replace(/^planpress: /, '').replace(/^\/.*?:( |\d+:)+/, ''));

/** What a message may name as it is written: fields and choices in the language of their document, and names of options, which are single literals of
 * the sources that no catalogue has. */
function names(folder) {
  const words = new Set(), translated = readFileSync(join(folder, 'languages/messages/de.yaml'), 'utf8');
  const add = (text) => wordsIn(text.toLowerCase().replaceAll('_', ' ')).forEach((word) => words.add(word));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/(fields|rules|types)\.yaml$/.test(entry.name)) continue;
    (function look(node) {
      if (isSeq(node)) node.items.forEach(look);
      if (!isMap(node)) return;
      for (const { key, value } of node.items) {
        add(String(key.value));
        if (/^(en|de|of)$/.test(key.value) || isScalar(value)) (isSeq(value) ? value.items : [value]).forEach((item) => isScalar(item) && String(item.value).length < 40 && add(String(item.value)));
        if (!/^(say|help)$/.test(key.value)) look(value);
      }
    })(parseDocument(readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8')).contents);
  }
  for (const entry of readdirSync(join(root, 'generator'), { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.c')) continue;
    for (const [, literal] of readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8').matchAll(/"([\w-]+)"/g))
      if (!translated.includes(`\n"${literal}": `)) add(literal);
  }
  return words;
}

/** Words without brackets, and those in brackets that have no accents, stand in no quotation and name nothing. */
function lookAtMessages(name, said, own) {
  const lines = said.split('\n').map(spoken), unquoted = lines.map((line) => line.replace(/[“„][^”“]*[”“]/g, ' '));
  const named = { ...own, words: new Set([...own.words, ...identifiers]) };
  return [...strangers(name, outside(lines.join('\n')), own), ...strangers(name, unquoted.join('\n'), named)];
}

const identifiers = names(join(root, 'templates')), made = templates(), documents = content(), own = authors(documents), texts = ours(join(root, 'templates')), output = join(work, 'out');
const built = run(program, ['build', documents, '-o', output], { PLANPRESS_TEMPLATES: made });
const checked = run(program, ['check', documents], { PLANPRESS_TEMPLATES: made });
result('content/ is built', [built, checked].flatMap((done) => (done.signal || ![0, 1].includes(done.status) ? [`status ${done.status} ${done.signal ?? ''}: ${done.said.slice(-300)}`] : [])));
const pages = readdirSync(output, { recursive: true }).map(String).filter((name) => name.endsWith('.html')).sort();
result('every document has pages', pages.length < 10 ? [`${pages.length} pages`] : []);
result('no text of ours without brackets on a page', pages.flatMap((name) => lookAtPage(join(output, name), name, own, texts)));
result('no figure is cut', pages.flatMap((name) => lookAtFigures(join(output, name), name)));
const sheets = pages.map((name) => name.replace(/html$/, 'pdf')).filter((name) => basename(name) !== 'index.pdf');
result('no word of ours without accents in a PDF', sheets.flatMap((name) => {
  const { out, status, said } = run('pdftotext', ['-raw', join(output, name), '-']);
  if (status) return [`${name}: ${said}`];
  return strangers(name, out.replace(/(\p{L}+)\p{Pd}\n(\p{L}+)/gu, (all, left, right) => (isOfOurs(left + right, own) ? `${left} ${right}` : left + right)), own);
}));
for (const [what, done] of [['build', built], ['check', checked]])
  result(`no word of ours without brackets is said by ${what}`, lookAtMessages(what, done.said, own));

/** What is found where, by codes: the language that a document is in changes none of it, but for how long its words are (G11). */
const findings = (said, folder) => [...said.replaceAll(folder, '').matchAll(/^\/(.*?:(?:\d+:)*) .*?\[([A-Z]\d\d\w?)\]: (.*)$/gm)]
  .filter((match) => match[2] !== 'G11' && !(match[2] === 'I02' && /qps|qpe/.test(match[3]))).map((match) => `${match[1]} ${match[2]}`).sort();
const plainly = run(program, ['check', join(root, 'content')], { PLANPRESS_TEMPLATES: join(root, 'templates') });
const here = findings(checked.said, documents), there = findings(plainly.said, join(root, 'content'));
result(`the ${there.length} findings of content/ are the same`, [...here.filter((one) => !there.includes(one)).map((one) => `${one} is new`),
  ...there.filter((one) => !here.includes(one)).map((one) => `${one} is gone`), ...(there.length < 10 ? ['too few to tell'] : [])]);

/* The messages of many mistakes: the terminal speaks the language, the documents have their own. */
const mistaken = ['twenty-mistakes', 'markdown-mistakes', 'time-mistakes', 'templates-errors', 'quirks-de', 'links-de', 'files', 'collections', 'words-de', 'rows-de', 'amounts-de',
  'alone-de', 'fiscal-years', 'currencies-differ', 'template-qbr', 'template-pendenzen', 'typed-owner-de', 'findings-de', 'figures'];
for (const name of mistaken) {
  const folder = join(work, 'golden', name);
  cpSync(join(root, 'tests/golden', name), folder, { recursive: true });
  rmSync(join(folder, 'expected'), { recursive: true, force: true });
  const { said, signal, status } = run(program, ['check', folder], { PLANPRESS_TEMPLATES: made, PLANPRESS_LANGUAGE: 'qps' });
  const faults = lookAtMessages(name, said, authors(folder));
  result(`no word of ours without brackets is said of ${name}`, signal || status > 1 ? [`status ${status} ${signal ?? ''}: ${said.slice(-300)}`, ...faults] : faults);
}
process.exit(failed ? 1 : 0);
