// What check reads without an error the schema accepts, and what is wrong it refuses: every YAML document of content/ and of the tests'
// projects, and every file of tests/schema/wrong. Prints TAP lines.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const drafts = { '2020-12': require('ajv/dist/2020').default, 7: require('ajv').default };
const root = join(import.meta.dirname, '../..');
const program = process.env.PLANPRESS;
const readers = new Map(); // compiled schemas: compiling is what takes long
let failed = 0;

function say(good, what, details = []) {
  console.log(`${good ? 'ok' : 'not ok'} - schema: ${what}`);
  for (const line of details) console.log(`#   ${line}`);
  if (!good) failed++;
}

/** The ids in a schema demand nothing, so that projects without kinds of their own can share one. */
function reader(project, draft, kind) {
  const language = /^(language|sprache): *(\w+)/m.exec(existsSync(join(project, 'planpress.yaml')) ? readFileSync(join(project, 'planpress.yaml'), 'utf8') : '')?.[2] ?? 'en';
  const key = `${existsSync(join(project, 'templates')) ? project : language} ${draft} ${kind}`;
  if (!readers.has(key)) {
    const text = execFileSync(program, ['schema', ...(kind ? [kind] : []), '--draft', draft], { cwd: project, maxBuffer: 1e8, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    readers.set(key, new drafts[draft]({ strict: false, inlineRefs: false, code: { optimize: false } }).compile(JSON.parse(text)));
  }
  return readers.get(key);
}

function yamlBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !/\/(templates|expected|build|out)\//.test(relative(folder, file).replace(/^/, '/')));
}

/** The files that check finds mistakes in; what rules find is no mistake of reading. */
function mistaken(project) {
  const run = spawnSync(program, ['check', '.', '--root', '..', '--as-of', '2026-11-15', '--level', 'error', '--select', 'I,K,X'], { cwd: project, encoding: 'utf8', env: { ...process.env, PLANPRESS_LANGUAGE: 'en' } });
  return new Set([...run.stderr.matchAll(/^(\S.*?):\d+:\d+: error\[[IX]/gm)].map((match) => join(project, match[1])));
}

/** A “?” before a comma or the end of a line is the beginning of a key to YAML, and “not known” to us. */
function document(file) {
  try { return parse(readFileSync(file, 'utf8').replace(/: \?(?=\s*([,}]|$))/gm, ': "?"'), { uniqueKeys: false, logLevel: 'silent' }); } catch { return null; }
}

const places = (errors) => [...new Set(errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`))].slice(-6);

let read = 0;
// What golden/files holds is there to be left out.
const projects = [join(root, 'content'), ...['golden', 'projects'].flatMap((folder) =>
  readdirSync(join(root, 'tests', folder)).map((name) => join(root, 'tests', folder, name)))].filter((folder) => !folder.endsWith('golden/files'));
for (const project of projects) {
  const wrong = mistaken(project), refused = [];
  let count = 0;
  const own = existsSync(join(project, 'templates'));
  for (const file of yamlBelow(project)) {
    const data = document(file), settings = file.endsWith('/planpress.yaml');
    const kind = settings ? 'project' : ['kind', 'art', 'Kind', 'Art'].map((key) => data?.[key]).find(Boolean);
    if (!data || wrong.has(file) || !kind) continue;
    count++;
    for (const draft of Object.keys(drafts)) {
      const accepts = reader(project, draft, !own ? '' : settings ? 'project' : String(kind));
      if (!accepts(data)) refused.push(`${relative(root, file)} (draft ${draft})`, ...places(accepts.errors).map((text) => `    ${text}`));
    }
  }
  if (count) say(!refused.length, `${relative(root, project)}: ${count} documents that check reads are accepted`, refused);
  read += count;
}
say(read > 100, `${read} documents were looked at`);

const wrongs = join(root, 'tests/schema/wrong');
for (const file of yamlBelow(wrongs)) {
  const settings = file.includes('/planpress');
  const accepted = Object.keys(drafts).filter((draft) => reader(join(root, 'content'), draft, '')(document(file)));
  say(!accepted.length, `${relative(root, file)} is refused`, accepted.map((draft) => `draft ${draft} accepts it`));
  const alone = mkdtempSync(join(tmpdir(), 'schema-'));
  copyFileSync(file, join(alone, settings ? 'planpress.yaml' : 'a.yaml'));
  say(mistaken(alone).size, `${relative(root, file)}: check refuses it, too`);
  rmSync(alone, { recursive: true });
}
process.exit(failed ? 1 : 0);
