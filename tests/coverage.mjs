// Nothing is silently lost: every word that an author wrote is read as data, kept as text, a comment, or named in a message. So changing any
// one of them must change the records (`planpress build --dump=record`), the messages, or a page (of a project
// whose documents have errors, what would be printed).
//
//   node tests/coverage.mjs COUNT SEED PROJECT...    COUNT words of each project, chosen by SEED; 0: all of them
//
// A word is changed in one character to another of its kind, so that nothing moves: a message about a neighbour stays where it was. What
// messages quote of a line is not compared. Program: $PLANPRESS. Prints TAP lines, a line for each project.
import {spawn} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';

const program = process.env.PLANPRESS ?? resolve('build/planpress');
const [count, seed, ...projects] = process.argv.slice(2);

function files(folder, below = '') {
    const entries = existsSync(folder) ? readdirSync(join(folder, below), {withFileTypes: true}) : [];
    return entries.flatMap((entry) => (entry.isDirectory() ? files(folder, join(below, entry.name)) : [join(below, entry.name)])).sort();
}

// What authors of plans write: planpress.yaml, documents, chapters (they have front matter, or a title that says what they are). Not kinds and
// layouts, nor other people’s files; nor the handbook, a project of its own, whose every word is text.
function inputs(folder) {
    const named = files(folder).filter((path) => /\.(ya?ml|md|markdown|json)$/i.test(path) && !/^(templates|build|expected|handbook)\//.test(path));
    return named.filter((path) => /planpress\.ya?ml$/.test(path) || /^\s*---|^"?(kind|art)"?:|^# .*(Kundenplan|Account Plan)/m.test(readFileSync(join(folder, path), 'utf8')));
}

// A comment of YAML starts with "#" at the beginning of a line or behind a space, outside of quotes.
const yamlComment = /^((?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*'|(?<![\s])#)*?)(?<=^|\s)#.*$/;

function withoutComments(text, markdown) {
    const blank = (match) => match.replace(/[^\n]/gu, (c) => ' '.repeat(c.length));
    const front = markdown ? /^\s*---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? '' : text;
    const yaml = front.split('\n').map((line) => line.replace(yamlComment, (all, kept) => kept + blank(all.slice(kept.length))));
    const body = text.slice(front.length).replace(/<!--[\s\S]*?-->/g, blank);
    const numbers = /^(?:#{1,6} +\d+(?=[.):| ])| *\d+(?=[.)] ))/gm; // of headings and of rows: they say nothing
    const heads = /^\| *(?:Feld|Field) *\|.*(?=\n\|[ :|-]+$)/gm; // of a table of keys and values: nor do these
    return yaml.join('\n') + body.replace(numbers, blank).replace(heads, blank);
}

// Where words are that an author meant: [start, end] in the text; keys that start with x- are the author's own.
function words(text, markdown) {
    const bare = withoutComments(text, markdown).replace(/^\s*x-.*$/gm, (line) => ' '.repeat(line.length));
    return [...bare.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => [match.index, match.index + match[0].length]);
}

// Another character of the same kind: a digit for a digit, a letter for a letter of its case.
function other(character) {
    const next = (first, size) => String.fromCharCode(first + (character.charCodeAt(0) - first + 1) % size);
    if (/[0-9]/.test(character)) return next(48, 10);
    if (/[a-z]/.test(character)) return next(97, 26);
    return /[A-Z]/.test(character) ? next(65, 26) : null;
}

function changed(text, [start, end], dice) {
    const places = [];
    for (let i = start; i < end; i++) if (other(text[i])) places.push(i);
    if (places.length === 0) return null;
    const place = places[dice(places.length)];
    return text.slice(0, place) + other(text[place]) + text.slice(place + 1);
}

function diceOf(number) {
    let state = number >>> 0;
    return (below) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
}

// What the program says when it is called so, without the lines that it quotes.
function called(...options) {
    return new Promise((done, fail) => {
        const run = spawn(program, options, {stdio: ['ignore', 'pipe', 'pipe']});
        const out = [[], []];
        run.stdout.on('data', (part) => out[0].push(part));
        run.stderr.on('data', (part) => out[1].push(part));
        run.on('error', fail);
        run.on('close', (status, signal) => {
            if (signal) return fail(new Error(`it ended with ${signal}: ${Buffer.concat(out[1])}`));
            const messages = Buffer.concat(out[1]).toString().split('\n').filter((line) => !/^ *\d* \||^planpress: .* s$/.test(line));
            done(status + Buffer.concat(out[0]).toString() + messages.join('\n'));
        });
    });
}

// Of one of two copies, so that two programs run at a time.
async function records(folder, copy) {
    return (await called('build', '--dump=record', folder, '--root', resolve(folder, '..'))).replaceAll(`/${copy}/`, '/');
}

async function pages(folder, copy) {
    const out = join(folder, '..', 'out');
    rmSync(out, {recursive: true, force: true});
    const messages = await called('build', folder, '--root', resolve(folder, '..'), '--format', 'html', '-o', out);
    const made = files(out).filter((file) => !file.startsWith('.planpress/'));
    const printed = made.map((file) => readFileSync(join(out, file), 'utf8'));
    if (!made.some((file) => /\.html$/.test(file) && !/(^|\/)index\.html$/.test(file))) printed.push(await called('build', '--dump=document', folder, '--root', resolve(folder, '..'))); // it has errors
    return [messages, ...printed].join('\n').replaceAll(`/${copy}/`, '/');
}

// What is reported, the second of two equal keys say, is named and need not be read.
function isReported(trial, text, before) {
    const line = text.slice(0, trial.word[0]).split('\n').length;
    return before.records.split('\n').some((said) => said.includes(`${trial.path}:${line}:`) && said.includes(': error['));
}

// A trial is unnoticed when the program says the same as before; pages take longer and are looked at when records say nothing.
async function unnoticed(trial, text, folder, copy, before) {
    writeFileSync(join(folder, trial.path), trial.text);
    try {
        const same = (await records(folder, copy)) === before.records && (await pages(folder, copy)) === before.pages;
        return same && !isReported(trial, text, before);
    } catch (error) {
        trial.crash = error.message.trim();
        return true;
    } finally {
        writeFileSync(join(folder, trial.path), text);
    }
}

function chosen(all, wanted, dice) {
    if (wanted === 0 || wanted >= all.length) return [...all];
    const left = [...all];
    return Array.from({length: wanted}, () => left.splice(dice(left.length), 1)[0]);
}

function trials(texts, dice) {
    const all = [...texts].flatMap(([path, text]) => words(text, /(md|markdown)$/i.test(path)).map((word) => ({path, word})));
    const made = all.map(({path, word}) => ({path, word, text: changed(texts.get(path), word, dice)})).filter(({text}) => text !== null);
    return {all: made.length, left: chosen(made, Number(count), dice)};
}

function report(name, texts, {path, word, text: changed, crash}) {
    const text = texts.get(path), line = text.slice(0, word[0]).split('\n').length;
    if (crash) console.log(`#   written “${changed.slice(...word)}”, ${crash}`);
    console.log(`#   ${name}/${path}:${line}: “${text.slice(...word)}” in: ${text.split('\n')[line - 1].trim().slice(0, 120)}`);
}

async function cover(project, work) {
    const name = basename(project), texts = new Map(inputs(project).map((path) => [path, readFileSync(join(project, path), 'utf8')]));
    const {all, left} = trials(texts, diceOf(Number(seed))), tried = left.length, lost = [];
    await Promise.all([0, 1].map(async (copy) => {
        const folder = join(work, `${copy}`, name);
        cpSync(project, folder, {recursive: true, dereference: true});
        const before = {records: await records(folder, copy), pages: await pages(folder, copy)};
        for (let trial = left.pop(); trial; trial = left.pop())
            if (await unnoticed(trial, texts.get(trial.path), folder, copy, before)) lost.push(trial);
    }));
    console.log(`${lost.length ? 'not ok' : 'ok'} - coverage: ${name}: ${tried} of ${all} words changed, ${lost.length} unnoticed or fatal`);
    for (const trial of lost) report(name, texts, trial);
    return lost.length === 0;
}

const work = mkdtempSync(join(tmpdir(), 'coverage-'));
let whole = true;
try {
    for (const project of projects) whole = (await cover(resolve(project), work)) && whole;
} finally {
    rmSync(work, {recursive: true, force: true});
}
process.exit(whole ? 0 : 1);
