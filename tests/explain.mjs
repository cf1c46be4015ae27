// The examples of `planpress explain CODE` are true: each put into a small project brings its message, and mended it does not. Prints TAP
// lines. The program is $PLANPRESS.
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';

const root = join(import.meta.dirname, '..');
const program = process.env.PLANPRESS ?? join(root, 'build/planpress');
const env = { ...process.env, PLANPRESS_LANGUAGE: 'en', GIT_CEILING_DIRECTORIES: tmpdir() };
let failed = 0;

function say(good, what, details = []) {
  console.log(`${good ? 'ok' : 'not ok'} - explain: ${what}`);
  for (const line of details) console.log(`#   ${line}`);
  if (!good) failed++;
}

const head = 'kind: account-plan\nid: north\ncustomer: {name: North Dairy, industry: Food}\nactions:\n  - {id: a1, text: Agree the date, visibility: shared}\n';
/** What an example stands in: the files around it, and what comes before it in its own. */
const around = {
  'planpress.yaml': 'company: {name: Nordlicht}\nlanguage: en\ncurrency: EUR\nas_of: 2026-11-15\nnever_to_customer: [walk-away]\n',
  'people.yaml': 'kind: people\n',
  'plan.yaml': head,
  'plan.md': `---\n${head}---\n`,
  'templates/note/fields.yaml': '',
  'templates/note/note.md': '',
};
const registers = { 'people.yaml': 'people:\n  - {id: thuermer, name: Sabine Thürmer, role: kam}\n' };
const note = {
  'templates/note/fields.yaml': 'kind: note\nclass: customer\nfields:\n  margin: {type: percent, class: internal}\n',
  'templates/note/note.md': '---\nclass: internal\n---\nA note\n',
  'note.yaml': 'kind: note\n',
};

function checked(file, text) {
  const folder = mkdtempSync(join(tmpdir(), 'explain-'));
  const write = (name, content) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  write('planpress.yaml', around['planpress.yaml']);
  for (const [name, content] of Object.entries(registers)) write(name, around[name] + content);
  if (file !== 'plan.md') write('plan.yaml', head);
  if (file.includes('/note/')) for (const [name, content] of Object.entries(note)) write(name, content);
  write(file, `${around[file] ?? ''}${text}\n`);
  const run = spawnSync(program, ['check', folder], { encoding: 'utf8', env });
  rmSync(folder, { recursive: true });
  return run.stderr;
}

/** The lines below a label of an explanation. */
function below(lines, label) {
  const at = lines.indexOf(`  ${label}`);
  if (at < 0) return null;
  const rest = lines.slice(at + 1), end = rest.findIndex((line) => !line.startsWith('      '));
  return rest.slice(0, end < 0 ? undefined : end).map((line) => line.slice(6));
}

const count = (text, code) => text.split(`[${code}]`).length - 1;
const codes = [...readFileSync(join(root, 'generator/base/codes.h'), 'utf8').matchAll(/CODE\(([A-Z]\d\d),/g)].map((match) => match[1]);
let shown = 0;
for (const code of codes) {
  const lines = spawnSync(program, ['explain', code], { encoding: 'utf8', env, cwd: tmpdir() }).stdout.split('\n');
  const example = below(lines, 'example');
  if (!example) continue;
  shown++;
  const file = example[0].replace(/^# /, '');
  const wrong = checked(file, example.slice(1).join('\n'));
  const mended = checked(file, (below(lines, 'mended') ?? []).join('\n'));
  say(count(wrong, code) > count(mended, code), `${code}: its example brings it, and mended it does not`,
    count(wrong, code) > count(mended, code) ? [] : ['with the example:', ...wrong.split('\n'), 'mended:', ...mended.split('\n')]);
}

/** What `planpress explain TOPIC` lists: names with a line each. */
function listed(topic) {
  const text = spawnSync(program, ['explain', topic], { encoding: 'utf8', env, cwd: tmpdir() }).stdout;
  return [...text.matchAll(/^  (\S+)  (.*)$/gm)].map((match) => ({ name: match[1], text: match[2] }));
}

const manual = readFileSync(join(root, 'templates/README.md'), 'utf8').split('\n');
const row = (name) => manual.find((line) => line.startsWith(`| \`${name}`) && !/[\w-]/.test(line[3 + name.length]))?.replaceAll('`', '') ?? '';
const charts = listed('charts'), widgets = listed('widgets');
const lost = charts.filter(({ name, text }) => !row(name).startsWith(`| ${name} | ${text} | `));
say(charts.length > 20 && !lost.length, 'templates/README.md has every chart in the words of explain', lost.map(({ name }) => name));
const missing = widgets.filter(({ name }) => !row(name));
say(widgets.length > 15 && !missing.length, 'templates/README.md has every widget', missing.map(({ name }) => name));

say(shown >= 35, `${shown} of ${codes.length} messages have an example`);
process.exit(failed ? 1 : 0);
