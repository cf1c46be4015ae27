// The handbook of content/handbook is followed to the letter, once in each language, in a fresh folder: its files are written, its commands run,
// their answers compared, in the order of its chapters. What it is made of, in its own Markdown:
//
//   ```yaml file=NAME        the file NAME is this, whole (any language; Markdown is `md`, for `markdown` is a widget)
//   ```yaml add file=NAME    these lines stand at its end now
//   ```yaml put file=NAME    each top-level key that stands here says this now, in the YAML at its head
//   ```diff file=NAME        in NAME the lines behind "-" go and those behind "+" come
//   ```console               "$ COMMAND" is run, the lines below are its answer: all of it, where "…" stands for any lines, in a line for any text
//   ```sh                    is not run; the targets of make and the options in it are looked up
//   ```console serves        the last command runs on until its chapter ends; what it has said by then begins like the lines below it
//   ```console exit=1        and the last command ends with this status (0 is expected elsewhere)
//
// Durations and ports are not compared. Chapters of the two languages have the same sections, blocks and pictures. The last chapter is
// what `planpress explain` says today. With `pictures` they are taken anew. With `accept` answers that do not fit any more, or are "…" alone, are
// written anew, and the last chapter. The program is $PLANPRESS.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';

const root = join(import.meta.dirname, '..'), book = join(root, 'content/handbook');
const program = process.env.PLANPRESS ?? join(root, 'build/planpress');
const accept = process.argv.includes('accept');
let failed = 0;

function say(good, what, details = '') {
  console.log(`${good ? 'ok' : 'not ok'} - handbook: ${what}`);
  if (good) return;
  failed++;
  for (const line of details.split('\n').slice(0, 60)) console.log(`#   ${line}`);
}

const alike = (line, found) => {
  const parts = plain(line).split('…');
  let at = 0;
  return plain(line) === plain(found) || (parts.length > 1 && plain(found).startsWith(parts[0]) && plain(found).endsWith(parts.at(-1)) &&
    parts.every((part) => { const next = plain(found).indexOf(part, at); at = next + part.length; return next >= 0; }));
};
const plain = (line) => line.replace(/\d+[.,]\d+ s\b/g, 'N s').replace(/(127\.0\.0\.1:)\d+/, '$1N').trimEnd();

const trimmed = (lines) => lines.slice(0, lines.findLastIndex((line) => line.trim()) + 1);

/** Whether the answer is what the lines say; "…" is any lines. */
function fits(lines, answer) {
  lines = trimmed(lines), answer = trimmed(answer);
  const parts = lines.join('\n').split(/^…$/m).map((part) => part.split('\n').filter((line, at, all) => line || (at && at < all.length - 1)));
  let at = 0;
  for (const [n, part] of parts.entries()) {
    if (!part.length) continue;
    const starts = (from) => part.every((line, i) => alike(line, answer[from + i] ?? '\0'));
    let from = n && n === parts.length - 1 ? Math.max(at, answer.length - part.length) : at;
    while (n && from < answer.length && !starts(from)) from++;
    if (!starts(from)) return false;
    at = from + part.length;
  }
  return parts.length > 1 && !parts.at(-1).length ? true : at === answer.length;
}

/** A reader's machine: the program is installed, the folder is empty. */
function machine() {
  const work = mkdtempSync(join(tmpdir(), 'handbook-'));
  mkdirSync(join(work, 'bin'));
  mkdirSync(join(work, 'home'));
  symlinkSync(program, join(work, 'bin/planpress'));
  const env = { ...process.env, NO_COLOR: '1', PATH: `${join(work, 'bin')}:${process.env.PATH}`, HOME: join(work, 'home'), GIT_CEILING_DIRECTORIES: work,
    GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8', PLANPRESS_TEMPLATES: process.env.PLANPRESS_TEMPLATES ?? join(root, 'templates') };
  for (const name of ['PLANPRESS_LANGUAGE', 'SOURCE_DATE_EPOCH']) delete env[name];
  return { work, env, at: join(work, 'home'), servers: [] };
}

function run(reader, command, language) {
  const folder = /^cd (\S+)$/.exec(command);
  if (folder) {
    reader.at = join(reader.at, folder[1]);
    return { status: existsSync(reader.at) ? 0 : 1, answer: [] };
  }
  const env = reader.speaks ? { ...reader.env, PLANPRESS_LANGUAGE: language } : reader.env;
  const done = spawnSync('bash', ['-c', `{ ${command}\n} 2>&1`], { cwd: reader.at, env, encoding: 'utf8', maxBuffer: 1e8 });
  const text = done.stdout.replaceAll(`${reader.at}/`, '').replace(/\n$/, '');
  return { status: done.status, answer: text ? text.split('\n') : [] };
}

/** Starts what does not end by itself, and waits until it has said as much as the book. */
async function serve(reader, command, language, lines) {
  const child = spawn('bash', ['-c', `exec ${command} 2>&1`], { cwd: reader.at, env: reader.env });
  let said = '';
  child.stdout.on('data', (data) => { said += data; });
  reader.servers.push(child);
  for (let tries = 0; tries < 300; tries++) {
    await new Promise((done) => setTimeout(done, 100));
    reader.address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
    if (reader.address && fits(lines, said.trimEnd().split('\n')) && / s$/m.test(said)) break;
  }
  if (camera) await camera.watch(language, reader.address);
  return { status: 0, answer: said.trimEnd().split('\n') };
}

const keyOf = (line) => /^([^\s#:]+):/.exec(line)?.[1];

/** Each key of the lines in the YAML says what they say: in its place, else behind the others of its head. */
function put(text, lines) {
  const kept = text.split('\n');
  const fence = kept[0] === '---' ? kept.indexOf('---', 1) : kept.length;
  for (let at = 0, end; at < lines.length; at = end) {
    for (end = at + 1; end < lines.length && !keyOf(lines[end]); ) end++;
    let from = kept.findIndex((line) => keyOf(line) === keyOf(lines[at])), to = from + 1;
    if (from < 0) from = to = kept[0] === '---' ? kept.indexOf('---', 1) : fence - 1;
    else while (to < kept.length && (/^\s+\S/.test(kept[to]) || /^- /.test(kept[to]))) to++;
    kept.splice(from, to - from, ...lines.slice(at, end));
  }
  return kept.join('\n');
}

/** The old lines, those of "-" and " ", become the new ones. */
function patch(text, lines) {
  const side = (sign) => lines.filter((line) => line[0] === sign || line[0] === ' ').map((line) => line.slice(1));
  const kept = text.split('\n'), old = side('-');
  const at = kept.findIndex((_, n) => old.every((line, i) => kept[n + i] === line));
  if (at < 0) throw Error(`nowhere stands\n${old.join('\n')}`);
  kept.splice(at, old.length, ...side('+'));
  return kept.join('\n');
}

function write(reader, name, how, text) {
  const file = join(reader.at, name);
  mkdirSync(dirname(file), { recursive: true });
  text = text.replaceAll(/^([-+ ]*)\\:::/gm, '$1:::'); // as the page shows it
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, how === 'add' ? before + text : how === 'put' ? put(before, text.trimEnd().split('\n'))
    : how === 'diff' ? patch(before, text.replace(/\n$/, '').split('\n')) : text);
}

/** Runs the commands of a block; what it says now is compared, or with accept written. Gives the block's text. */
async function converse(reader, place, language, info, text) {
  const turns = [];
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('$ ')) turns.push({ command: line.slice(2), lines: [] });
    else turns.at(-1)?.lines.push(line);
  }
  for (const [n, turn] of turns.entries()) {
    const last = n === turns.length - 1, serves = last && /\bserves\b/.test(info);
    const { status, answer } = serves ? await serve(reader, turn.command, language, turn.lines) : run(reader, turn.command, language);
    const shown = answer.map((line) => line.replace(/^(\s*):::/, '$1\\:::')), wanted = last ? Number(/exit=(\d)/.exec(info)?.[1] ?? 0) : 0;
    if (accept && (!fits(turn.lines, shown) || turn.lines.join() === '…')) turn.lines = shown;
    const good = fits(turn.lines, shown) && status === wanted;
    say(good, `${place}: “${turn.command}” answers as the book says`, `exit status ${status}, not ${wanted}; the book:\n${turn.lines.join('\n')}\nthe program:\n${shown.join('\n')}`);
  }
  return `${turns.map((turn) => [`$ ${turn.command}`, ...turn.lines].join('\n')).join('\n')}\n`;
}

const parts = /^(`{3,4})(\w+)([^\n]*)\n([\s\S]*?)^\1$|^!\[.*\]\(\.\.\/pictures\/(\w+)-..\.png/gm;

const targets = new Set(/^\.PHONY: ((?:.*\\\n)*.*)$/m.exec(readFileSync(join(root, 'Makefile'), 'utf8'))[1].split(/[\s\\]+/));

/** What is not run: its targets of make and options of planpress are there. */
function looked_at(place, text) {
  const known = ask('en', '--all', 'commands');
  for (const line of text.trimEnd().split('\n')) {
    const words = line.replace(/^sudo /, '').split(/\s+/);
    const lost = words[0] === 'make' ? words.slice(1).filter((word) => !targets.has(word)) : words.filter((word) => word.startsWith('--') && !known.includes(word));
    say(!lost.length, `${place}: “${line}” can be typed`, lost.join('\n'));
  }
}

const camera = process.argv.includes('pictures') && await import(join(root, 'build/web/handbook-pictures.mjs'));

/** Pictures are taken where they stand; else they only have to be there. */
async function look(reader, language, name) {
  const file = join(book, 'pictures', `${name}-${language}.png`);
  if (camera) await camera.take(reader.at, name, language, file);
  say(existsSync(file), `there is the picture ${name}-${language}.png`, 'run “make screenshots”');
}

/** As replace, in order, with a function that may wait. */
async function replaceAll(text, pattern, made) {
  let out = '', at = 0;
  for (const match of text.matchAll(pattern)) {
    out += text.slice(at, match.index) + await made(...match);
    at = match.index + match[0].length;
  }
  return out + text.slice(at);
}

async function follow(language, chapters) {
  const reader = machine();
  for (const { name, file } of chapters) {
    const before = readFileSync(file, 'utf8');
    const now = await replaceAll(before, parts, async (whole, ticks, kind, info, text, picture) => {
      if (picture) return await look(reader, language, picture), whole;
      const place = `${language}/${name}`, target = /file=(.+)$/.exec(info)?.[1].trim();
      if (kind === 'console') return `${ticks}${kind}${info}\n${await converse(reader, place, language, info, text)}${ticks}`;
      if (kind === 'sh') looked_at(place, text);
      if (target) write(reader, target, kind === 'diff' ? kind : /\b(add|put)\b/.exec(info.replace(/file=.*/, ''))?.[1], text);
      return whole;
    });
    if (accept && now !== before) writeFileSync(file, now);
    for (const child of reader.servers.splice(0)) child.kill('SIGINT');
  }
  rmSync(reader.work, { recursive: true, force: true });
}

const ask = (language, ...words) => spawnSync(program, ['explain', ...words], { cwd: tmpdir(), encoding: 'utf8', maxBuffer: 1e8,
  env: { ...process.env, PLANPRESS_LANGUAGE: language, PLANPRESS_TEMPLATES: join(root, 'templates') } }).stdout;

/** What `explain` lists of its topics, a section each. */
function explained(language) {
  const titles = Object.fromEntries([...ask(language).matchAll(/^  (\w+)  (.+)$/gm)].map(([, topic, title]) => [topic, title]));
  return ['commands', 'kinds', 'layouts', 'widgets', 'charts', 'sources'].map((topic) => `## ${titles[topic]}\n\n${ask(language, '--format', 'md', topic).trim()}\n`).join('\n');
}

/** The last chapter: its head and first lines are an author's, its sections are made. */
function look_up(language, chapters) {
  const { name, file } = chapters.at(-1), text = readFileSync(file, 'utf8');
  const now = `${text.replace(/^## [\s\S]*/m, '').trimEnd()}\n\n${explained(language)}`;
  if (accept && now !== text) writeFileSync(file, now);
  say(accept || now === text, `${language}/${name} is what explain says`, 'run “tests/handbook.sh accept”');
}

const chaptersOf = (language) => readdirSync(join(book, language)).filter((name) => /^\d\d-.*\.md$/.test(name)).sort()
  .map((name) => ({ name, file: join(book, language, name) }));

/** Sections by rank, blocks by kind and what they are for, pictures, notes: in their order. */
function shape(file) {
  const text = readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const found = [];
  for (const match of text.matchAll(/^(#{1,6}) |^(`{3,4})(\w+)([^\n]*)\n([\s\S]*?)^\2$|^!\[|^> \[!(\w+)\]/gm)) {
    const [, rank, , kind, info, code, note] = match;
    if (rank) found.push(`section ${rank.length}`);
    else if (kind) found.push(`${kind}${/file=/.test(info) ? ' file' : ''}${kind === 'console' ? ` ${code.match(/^\$ /gm)?.length ?? 0}` : ''}`);
    else found.push(note ? `note ${note}` : 'picture');
  }
  return found;
}

const languages = readdirSync(book, { withFileTypes: true }).filter((entry) => entry.isDirectory() && /^..$/.test(entry.name)).map((entry) => entry.name);
say(languages.length === 2, 'there are two languages', languages.join());
for (const language of languages) {
  await follow(language, chaptersOf(language));
  look_up(language, chaptersOf(language));
}
const [one, other] = languages.map(chaptersOf);
say(one.length === other.length, 'both languages have as many chapters');
for (const [at, chapter] of one.entries()) {
  const mine = shape(chapter.file), theirs = other[at] ? shape(other[at].file) : [];
  const apart = mine.findIndex((part, n) => part !== theirs[n]);
  say(mine.length === theirs.length && apart < 0, `${chapter.name} and ${other[at]?.name} have one shape`,
    `from the ${apart + 1}th part on:\n${mine.slice(apart, apart + 5).join('\n')}\n--\n${theirs.slice(apart, apart + 5).join('\n')}`);
}
if (camera) await camera.close();
process.exit(failed ? 1 : 0);
