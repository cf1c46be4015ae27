// README.md tells the truth: every command in its ```sh blocks is run, in their order and in one folder, and ends well unless the ```text block
// behind it shows an error; what it prints holds the lines of that block. A ```yaml block that begins with “# FILE” is written into that file, or put in place of the key that it
// says, as a reader would. Prints TAP lines. The program is $PLANPRESS.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';

const root = join(import.meta.dirname, '..');
const program = process.env.PLANPRESS ?? join(root, 'build/planpress');
const work = mkdtempSync(join(tmpdir(), 'readme-'));
let failed = 0;

function say(good, what, details = '') {
  console.log(`${good ? 'ok' : 'not ok'} - readme: ${what}`);
  if (good) return;
  failed++;
  for (const line of details.split('\n').slice(-40)) console.log(`#   ${line}`);
}

// A reader's machine: the program is installed, the working copy is here.
mkdirSync(join(work, 'bin'));
symlinkSync(program, join(work, 'bin/planpress'));
cpSync(join(root, 'content'), join(work, 'content'), { recursive: true });
cpSync(join(root, 'tests/projects/new-kind/templates'), join(work, 'kinds'), { recursive: true });
const env = { ...process.env, PLANPRESS_LANGUAGE: 'en', NO_COLOR: '1', PATH: `${join(work, 'bin')}:${process.env.PATH}`,
  HOME: work, SOURCE_DATE_EPOCH: '1796040000', GIT_CEILING_DIRECTORIES: tmpdir() };

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({ language: match[1], text: match[2] }));
const targets = new Set(/^\.PHONY: ((?:.*\\\n)*.*)$/m.exec(readFileSync(join(root, 'Makefile'), 'utf8'))[1].split(/[\s\\]+/));

/** Lines that install something are looked at, not run: tests/install.sh does that. */
function makes(line) {
  const wanted = line.replace(/#.*/, '').trim().split(/\s+/).slice(1).filter((word) => !word.includes('='));
  say(wanted.every((target) => targets.has(target)), `“${line.trim()}” names targets of the Makefile`);
}

let printed = '';
function run(line, mayFail) {
  const command = line.replace(/\s+#\s.*$/, '');
  if (/^make\b/.test(command)) return makes(line);
  const done = spawnSync('bash', ['-c', command], { cwd: work, env, encoding: 'utf8', maxBuffer: 1e8 });
  printed = done.stdout + done.stderr;
  say(done.status === (mayFail ? 1 : 0), `“${command}” runs`, `exit status ${done.status}\n${printed}`);
}

const plain = (text) => text.replace(/\d+\.\d+ s\b/g, 'N s').replaceAll(`${work}/`, '');

function compare(text) {
  const lines = plain(text).trimEnd().split('\n'), found = plain(printed).split('\n');
  let at = 0;
  const lost = lines.filter((line) => {
    const next = found.indexOf(line, at);
    if (next >= 0) at = next + 1;
    return next < 0 && line !== '…';
  });
  say(!lost.length, `it prints “${lines[0].slice(0, 60)}”`, `not printed:\n${lost.join('\n')}\nprinted:\n${printed}`);
}

/** The lines of a block in the file that its first line names: in place of the keys that they say, or at its end. */
function write(text) {
  const name = /^(?:# |<!-- )(\S+\.(?:yaml|md))(?: -->)?\n/.exec(text)?.[1];
  if (!name) return;
  const file = join(work, name), lines = text.split('\n').slice(1);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    return writeFileSync(file, lines.join('\n'));
  }
  const key = (line) => /^([^\s#:]+):/.exec(line)?.[1];
  const kept = readFileSync(file, 'utf8').split('\n');
  for (let at = 0, end; at < lines.length; at = end) {
    for (end = at + 1; end < lines.length && !key(lines[end]); ) end++;
    const said = lines.slice(at, end).filter((line) => line.trim());
    let from = kept.findIndex((line) => key(line) === key(lines[at])), to = from + 1;
    if (from < 0) from = to = kept.findIndex((line) => /^## /.test(line)); // what follows is commented out
    else while (/^\s+\S/.test(kept[to] ?? '')) to++;
    kept.splice(from, to - from, ...said);
  }
  writeFileSync(file, kept.join('\n'));
}

for (const [at, { language, text }] of blocks.entries()) {
  const shown = blocks[at + 1]?.language === 'text' ? blocks[at + 1].text : '';
  if (language === 'sh') for (const line of text.trimEnd().replaceAll('\\\n', '').split('\n')) run(line, / error\[/.test(shown));
  if (language === 'text') compare(text);
  if (language === 'yaml' || language === 'markdown') write(text);
}
const prose = readme.replace(/^```[\s\S]*?^```$/gm, '');
const options = [...prose.matchAll(/`[^`\n]+`/g)].flatMap(([span]) => span.match(/--[a-z][a-z-]+/g) ?? []);
const help = spawnSync(program, ['explain', '--all', 'commands'], { encoding: 'utf8', env, cwd: work }).stdout;
const unknown = [...new Set(options)].filter((option) => !help.includes(option) && option !== '--version');
say(options.length > 8 && !unknown.length, 'every option that it names is one', unknown.join('\n'));
rmSync(work, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
