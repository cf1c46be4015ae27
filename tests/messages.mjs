// The patterns of messages in the sources, and the catalogues that have them in other languages.
//
//     node tests/messages.mjs              checks every catalogue: nothing missing, nothing stale, the same arguments
//     node tests/messages.mjs list         prints the patterns, one JSON string a line
//
// A pattern is a string literal that is handed to one of the functions below. Words of ours that reach a message as an
// argument stand in tables of the sources: a catalogue may have any literal, and the pseudo-language (tests/languages.sh)
// finds those that are missing.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const speaking = ['diagnose', 'diagnose_help', 'kind_mistake', 'checker_refuse', 'formula_fail', 'message_new', 'MESSAGE',
  'SENTENCE', 'wrong', 'refuse', 'refuse_types', 'complain', 'complain_of_choice', 'option_report', 'warn_about_note',
  'word_list_all', 'word_list_help', 'leave_alone', 'put_words_of_ours', 'fail', 'fail_system', 'parse_word', 'words_in'];

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

/** All literals, and those that are handed to a speaking function; neighbours are one literal. */
function harvest() {
  const all = new Set(), said = new Map();
  for (const file of sources()) {
    const open = [];
    let name = '', literal = null;
    const end = () => {
      if (literal === null) return;
      all.add(literal);
      if (open.at(-1)?.speaks && /\p{L}{2}|[“”]|\{\d.*\p{L}/u.test(literal)) said.set(literal, file.slice(root.length + 1));
      literal = null;
    };
    for (const token of tokens(readFileSync(file, 'utf8').replace(/^#define.*(?:\\\n.*)*$/gm, (text) => text))) {
      if (token.string !== undefined) { literal = (literal ?? '') + token.string; continue; }
      end();
      if (token.word === '(') open.push({ speaks: speaking.includes(name) || (name === '' && open.at(-1)?.speaks) });
      else if (token.word === ')') open.pop();
      name = /^\w/.test(token.word) ? token.word : '';
    }
    end();
  }
  return { all, said };
}

/** What a catalogue says of ours, up to the words of the system: a flat mapping of quoted or plain scalars, as templates/languages has them. */
function entriesOf(file) {
  const scalar = (text) => (text.startsWith('"') ? JSON.parse(text) : text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text);
  const entries = new Map();
  for (const line of readFileSync(file, 'utf8').split('# The system')[0].split('\n')) {
    const match = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^#"'\s][^:]*?):\s+(.*?)\s*$/.exec(line);
    if (match) entries.set(scalar(match[1]), scalar(match[2]));
  }
  return entries;
}

/** The arguments that a pattern prints, whatever their order. */
function argumentsOf(pattern) {
  return [...new Set(pattern.replace(/'[{}]+'/g, '').match(/\{\d+/g) ?? [])].sort().join(' ');
}

function check(folder) {
  const { all, said } = harvest();
  let wrong = 0;
  const fault = (text) => { console.log(text); wrong++; };
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const entries = entriesOf(join(folder, name));
    for (const [pattern, file] of said) if (!entries.has(pattern)) fault(`${name}: not translated, of ${file}: ${JSON.stringify(pattern)}`);
    for (const [pattern, text] of entries) {
      if (!all.has(pattern)) fault(`${name}: not in the sources: ${JSON.stringify(pattern)}`);
      else if (!argumentsOf(pattern).split(' ').every((argument) => !argument || argumentsOf(text).includes(argument)))
        fault(`${name}: other arguments: ${JSON.stringify(pattern)}`);
    }
    console.log(`${wrong ? 'not ok' : 'ok'} ${name}: ${entries.size} texts, ${said.size} patterns`);
  }
  return wrong;
}

if (process.argv[2] === 'list') for (const [pattern, file] of harvest().said) console.log(JSON.stringify(pattern) + '\t' + file);
else if (process.argv[2] === 'all') for (const text of harvest().all) console.log(JSON.stringify(text));
else process.exit(check(process.argv[2] ?? join(root, 'templates/languages/messages')) ? 1 : 0);
