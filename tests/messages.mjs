// The patterns of messages in the sources, and the catalogues that have them in other languages.
//
//     node tests/messages.mjs              checks every catalogue: nothing missing, nothing stale, the same arguments
//     node tests/messages.mjs list         prints the patterns of messages, one JSON string a line
//     node tests/messages.mjs documents    prints those of texts in documents
//
// A pattern is a string literal that is handed to one of the functions below. Those of messages are translated in
// templates/languages/messages, those of texts in documents, which figures and composing say, in templates/languages,
// beside the texts of layouts. Words of ours that reach a message as an argument stand in tables of the sources: a
// catalogue may have any literal, and the pseudo-language (tests/pseudo.sh) finds those that are missing.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const speaking = ['diagnose', 'diagnose_help', 'mend_replace', 'mend_insert', 'kind_mistake', 'checker_refuse', 'formula_fail', 'message_new', 'MESSAGE',
  'SENTENCE', 'wrong', 'refuse', 'refuse_types', 'differs', 'complain', 'complain_of_choice', 'option_report', 'warn_about_note',
  'schema_words', 'word_list_all', 'word_list_help', 'leave_alone', 'put_words_of_ours', 'fail', 'file_fail', 'file_fail_system', 'say_names', 'parse_word', 'words_in', 'CODE'];
/* Functions that say a text in a document, where a literal must stand in the call itself. */
const writing = ['say', 'message_say'];

/** The tokens of a C source that matter here: names, strings with their values, and brackets. */
function* tokens(text) {
  const token = /\/\*[\s\S]*?\*\/|\/\/.*|"((?:[^"\\\n]|\\.)*)"|'(?:[^'\\\n]|\\.)+'|[A-Za-z_]\w*|[^\s]/g;
  for (let match; (match = token.exec(text)); ) {
    if (match[0].startsWith('/*') || match[0].startsWith('//')) continue;
    if (match[1] !== undefined) yield { string: unescaped(match[1]) };
    else yield { word: match[0] };
  }
}

function unescaped(literal) {
  return literal.replace(/\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[0-7]{1,3}|.)/g, (_, code) => {
    if (/^[ux]/.test(code)) return String.fromCharCode(parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(parseInt(code, 8));
    return { n: '\n', t: '\t' }[code] ?? code;
  });
}

function sources() {
  return readdirSync(join(root, 'generator'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[ch]$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

/** All literals, and those that are handed to a function that speaks or writes; neighbours are one literal. */
function harvest() {
  const all = new Set(), said = new Map(), written = new Map();
  for (const file of sources()) {
    const open = [];
    let name = '', literal = null;
    const end = () => {
      if (literal === null) return;
      all.add(literal);
      const into = { says: said, writes: written }[open.at(-1)];
      if (/\p{L}{2}|[“”]|\{\d.*\p{L}/u.test(literal)) into?.set(literal, file.slice(root.length + 1));
      literal = null;
    };
    for (const token of tokens(readFileSync(file, 'utf8').replace(/^#define.*(?:\\\n.*)*$/gm, (text) => text))) {
      if (token.string !== undefined) { literal = (literal ?? '') + token.string; continue; }
      end();
      if (token.word === '(') open.push(speaking.includes(name) ? 'says' : writing.includes(name) ? 'writes' : name === '' && open.at(-1));
      else if (token.word === ')') open.pop();
      name = /^\w/.test(token.word) ? token.word : '';
    }
    end();
  }
  return { all, said, written };
}

/** What a catalogue says of ours, behind the head of the language and up to the words of the system: a flat mapping of quoted or plain scalars, as templates/languages has them. */
function entriesOf(file) {
  const scalar = (text) => (text.startsWith('"') ? JSON.parse(text) : text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text);
  const entries = new Map();
  for (const line of readFileSync(file, 'utf8').replace(/^[^]*?\n---\n/, '').split('# The system')[0].split('\n')) {
    const match = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^#"'\s][^:]*?):\s+(.*?)\s*$/.exec(line);
    if (match) entries.set(scalar(match[1]), scalar(match[2]));
  }
  return entries;
}

/** The arguments that a pattern prints, whatever their order. */
function argumentsOf(pattern) {
  return [...new Set(pattern.replace(/'[{}]+'/g, '').match(/\{\d+/g) ?? [])].sort().join(' ');
}

/** Whether a catalogue has all patterns, with their arguments, and nothing that is not `known`; the number of faults. */
function checkCatalogue(file, patterns, known) {
  const entries = entriesOf(file), name = file.slice(root.length + 1);
  let wrong = 0;
  const fault = (text) => { console.log(`# ${name}: ${text}`); wrong++; };
  for (const [pattern, source] of patterns)
    if (!entries.has(pattern)) fault(`not translated, of ${source}: ${JSON.stringify(pattern)}`);
  for (const [pattern, text] of entries) {
    if (!known(pattern)) fault(`not in the sources: ${JSON.stringify(pattern)}`);
    else if (!argumentsOf(pattern).split(' ').every((argument) => !argument || argumentsOf(text).includes(argument)))
      fault(`other arguments: ${JSON.stringify(pattern)}`);
  }
  console.log(`${wrong ? 'not ok' : 'ok'} - messages: ${name} has ${patterns.size} patterns of the sources`);
  return wrong;
}

const catalogues = (folder) => (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name));

/** All that layouts and kinds hold: a text of a document that is not in the sources must be in there. */
function layouts() {
  const folder = join(root, 'templates');
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(md|yaml)$/.test(entry.name) && !/languages/.test(entry.parentPath ?? entry.path))
    .map((entry) => readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8')).join('\n');
}

function check() {
  const { all, said, written } = harvest(), around = layouts(), folder = join(root, 'templates/languages');
  const known = (text) => all.has(text) || around.includes(text) || around.includes(JSON.stringify(text).slice(1, -1));
  let wrong = 0;
  for (const file of catalogues(folder)) wrong += checkCatalogue(file, written, known);
  for (const file of catalogues(join(folder, 'messages'))) wrong += checkCatalogue(file, said, (text) => all.has(text));
  return wrong;
}

const listed = { list: 'said', documents: 'written' }[process.argv[2]];
if (listed) for (const [pattern, file] of harvest()[listed]) console.log(JSON.stringify(pattern) + '\t' + file);
else if (process.argv[2] === 'all') for (const text of harvest().all) console.log(JSON.stringify(text));
else process.exit(check() ? 1 : 0);
