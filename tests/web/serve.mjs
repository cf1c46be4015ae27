// `planpress serve` as a browser sees it: node serve.mjs FOLDER. What is done to files is done as editors do it, by renaming; what is waited
// for is seen in pages, so that no test is decided by time.

import { spawn, spawnSync } from 'node:child_process';
import { createServer, connect } from 'node:net';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launch, Results } from './browser.mjs';

const PROGRAM = process.env.PLANPRESS, WORK = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const results = new Results('serve');
const environment = { ...process.env, PLANPRESS_LANGUAGE: '', EDITOR: '', VISUAL: '', DISPLAY: '', WAYLAND_DISPLAY: '' };

// ---- a project

const plan = (name, value, more = '') => `kind: note-of-ours
title: The note of ${name}
value: ${value}
secret: hush-${name}
${more}text: |
${Array.from({ length: 60 }, (_, i) => `  Paragraph ${i + 1} of ${name}, so that there is something to scroll over.\n`).join('\n')}`;

function project(name, settings = '') {
  const folder = join(WORK, name);
  mkdirSync(join(folder, 'templates/note-of-ours'), { recursive: true });
  const write = (file, text) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, `${file}.new~`), text);
    renameSync(join(folder, `${file}.new~`), join(folder, file));
  };
  write('planpress.yaml', `company: {name: Brandt}\nlanguage: en\ncurrency: EUR\nas_of: 2026-11-15\n${settings}`);
  write('templates/note-of-ours/fields.yaml', `kind: note-of-ours
names: {en: Note, de: Notiz}
class: internal
fields:
  title: {type: text, required: true, label: {en: Title, de: Titel}}
  value: {type: integer, required: true, label: {en: Value, de: Wert}}
  secret: {type: text, class: confidential, label: {en: Secret, de: Geheimnis}}
  text: {type: markdown, label: {en: Text, de: Text}}
`);
  write('templates/note-of-ours/rules.yaml', `checks:
  - {code: N01, level: warning, when: value > 100, say: {en: "A value of more than a hundred", de: "Ein Wert von mehr als hundert"}, help: {en: "say less", de: "weniger sagen"}, source: S2}
`);
  write('templates/note-of-ours/note.md', layout('internal', 'first'));
  write('templates/note-of-ours/secret.md', layout('confidential', 'secret', 'The secret is `= secret`.\n'));
  write('one.yaml', plan('one', 7));
  write('two.yaml', plan('two', 8));
  return { folder, write, read: (file) => readFileSync(join(folder, file), 'utf8'), remove: (file) => rmSync(join(folder, file)) };
}
const layout = (readers, word, more = '') => `---
layout: ${word === 'secret' ? 'secret' : 'note'}
class: ${readers}
title: "\`= title\`"
---
# ${word} heading

The value is \`= value\`.

${more}
\`= text\`
`;

// ---- a server

class Server {
  static running = new Set();
  said = '';
  static async start(folder, ...options) {
    const server = new Server();
    server.process = spawn(PROGRAM, ['serve', folder, '-p', '0', ...options], { env: environment });
    Server.running.add(server.process);
    server.process.stderr.on('data', (text) => { server.said += text; });
    server.ended = new Promise((resolve) => { server.process.on('exit', (code, signal) => resolve(signal ?? code)); });
    await until(() => /http:\/\/127\.0\.0\.1:(\d+)\//.test(server.said));
    server.port = Number(/127\.0\.0\.1:(\d+)/.exec(server.said)[1]);
    server.base = `http://127.0.0.1:${server.port}`;
    return server;
  }
  async stop() {
    this.process.kill('SIGINT');
    return this.ended;
  }
  // Straight to the server, with nothing tidied up on the way.
  ask(path, headers = {}, method = 'GET') {
    return new Promise((resolve) => {
      const sent = request({ port: this.port, host: '127.0.0.1', path, method, headers: { Host: `127.0.0.1:${this.port}`, ...headers } }, (answer) => {
        let text = '';
        answer.on('data', (bytes) => { text += bytes; if (answer.headers['content-type'] === 'text/event-stream') { sent.destroy(); } });
        answer.on('close', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
      });
      sent.on('error', () => resolve({ status: 0, headers: {}, text: '' }));
      sent.end();
      setTimeout(() => sent.destroy(), 5000).unref();
    });
  }
}
const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
async function until(holds, most = 60000) {
  let found;
  for (const start = Date.now(); !(found = await holds()); await wait(10)) if (Date.now() - start > most) throw new Error(`waited in vain: ${holds}`);
  return found;
}

async function open(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.noise = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) page.noise.push(message.text()); });
  page.on('pageerror', (error) => page.noise.push(error.message));
  await page.goto(address);
  await page.locator('#planpress-preview .bar').waitFor();
  return page;
}
const shows = (page, text) => page.locator('main').getByText(text, { exact: false }).first().waitFor();
const overlay = (page) => page.locator('#planpress-preview .wrong-sheet');

// ---- what a browser sees

// Nobody has seen a page of what was broken before: there is no last good one to speak of.
async function neverGood(browser) {
  const ours = project('never');
  ours.write('one.yaml', plan('one', 'many'));
  const server = await Server.start(ours.folder), page = await open(browser, `${server.base}/internal/one-note.html`);
  await overlay(page).waitFor();
  const said = await overlay(page).innerText();
  results.say(/one\.yaml:3/.test(said) && !/last good page/.test(said), 'what was never good is not said to lie below', said);
  await page.context().close();
  await server.stop();
}

async function edits(browser) {
  const ours = project('edits'), server = await Server.start(ours.folder);
  const page = await open(browser, `${server.base}/internal/one-note.html`);
  const other = await open(browser, `${server.base}/internal/two-note.html`);
  await shows(page, 'The value is 7.');
  results.say(true, 'a page is shown with the preview beside it');
  const bytes = ours.read('build/internal/one-note.html');
  results.say(!bytes.includes('serve.js') && !bytes.includes('nonce'), 'the file on disk has nothing of the script');

  await page.evaluate(() => window.scrollTo(0, 600));
  ours.write('one.yaml', plan('one', 17));
  await shows(page, 'The value is 17.');
  results.same(await page.evaluate(() => window.scrollY), 600, 'a save by renaming is shown, and the place where one reads is kept');
  await shows(other, 'The value is 8.');

  ours.write('below/three.yaml', plan('three', 3));
  await until(async () => (await server.ask('/internal/below/three-note.html')).status === 200);
  results.say(true, 'a new file in a new folder is built and served');

  ours.write('one.yaml', plan('one', 'many'));
  await overlay(page).waitFor();
  const said = await overlay(page).innerText();
  results.say(/one\.yaml:3/.test(said) && /error/i.test(said), 'what is wrong lies over the page, with its file and line', said);
  results.same(await overlay(page).locator('a').first().getAttribute('href'),
    `vscode://file${join(ours.folder, 'one.yaml')}:3:8`, 'a link opens the place in the editor');
  results.say(await page.locator('main').getByText('The value is 17.').count() > 0, 'the last good page is still to be seen');
  results.say(/last good page/.test(said), 'and it is said to be that', said);
  await page.reload();
  await overlay(page).waitFor();
  await shows(page, 'The value is 17.');
  results.say(true, 'and it is when the page is loaded again, though the file is gone');
  results.same(await overlay(other).isVisible(), false, 'nothing lies over the page of another document');

  ours.write('one.yaml', plan('one', 27));
  await shows(page, 'The value is 27.');
  await overlay(page).waitFor({ state: 'hidden' });
  results.say(true, 'when it is mended, the new page is shown');

  ours.write('templates/note-of-ours/note.md', layout('internal', 'second'));
  await Promise.all([shows(page, 'second heading'), shows(other, 'second heading')]);
  results.say(true, 'a change of a template is shown in both browsers');

  ours.write('one.yaml', plan('one', 127));
  await shows(page, 'The value is 127.');
  const findings = page.locator('#planpress-preview .bar button').first();
  await until(async () => /1/.test(await findings.innerText()));
  await findings.click();
  await page.locator('#planpress-preview .panel').getByText('A value of more than a hundred').waitFor();
  await page.locator('#planpress-preview .panel .finding button').click();
  await page.locator('#planpress-preview .panel dd').getByText('value > 100').waitFor();
  results.say(true, 'the panel has the findings of the document, with what explain says of them');
  await page.keyboard.press('Escape');

  await page.locator('#planpress-preview').getByText('PDF beside the page').click();
  results.same(new URL(await page.locator('#planpress-preview iframe').getAttribute('src'), server.base).pathname, '/internal/one-note.pdf',
    'the PDF stands beside the page');
  await page.locator('#planpress-preview').getByText('PDF beside the page').click();

  await other.locator('#planpress-preview').getByText('Go to what was changed').click();
  ours.write('one.yaml', plan('one', 37));
  await other.waitForURL('**/internal/one-note.html');
  results.say(true, 'who wants to, is led to the document that was changed');

  ours.write('planpress.yaml', 'company: [\n');
  await Promise.all([overlay(page).waitFor(), overlay(other).waitFor()]);
  await shows(page, 'The value is 37.');
  results.say(/planpress\.yaml/.test(await overlay(page).innerText()), 'a broken planpress.yaml lies over every page');
  ours.write('planpress.yaml', 'company: {name: Brandt}\nlanguage: de\ncurrency: EUR\nas_of: 2026-11-15\n');
  await overlay(page).waitFor({ state: 'hidden' });
  await page.locator('#planpress-preview .bar').getByText('Befunde').waitFor();
  results.say(true, 'mended, and the preview speaks the language of the project');

  ours.remove('two.yaml');
  await until(async () => (await server.ask('/internal/two-note.html')).status === 404);
  results.say(true, 'what is removed is there no longer');
  for (const [width, height, colorScheme] of [[1280, 900, 'light'], [390, 844, 'dark']])
    await look(browser, ours, server, { viewport: { width, height }, colorScheme });
  results.same(page.noise, [], 'the browser complains about nothing');
  results.same(await server.stop(), 0, 'Ctrl-C ends it, with status 0');
}

// axe, with everything open.
async function look(browser, ours, server, options) {
  ours.write('one.yaml', plan('one', 'many', 'values: 3\n'));
  const page = await open(browser, `${server.base}/internal/one-note.html`, { ...options, bypassCSP: true });
  await overlay(page).waitFor();
  const complaints = async () => (await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }))).violations
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(' ')).join(', ')}`);
  await page.addScriptTag({ content: axe });
  results.same(await complaints(), [], `axe has nothing to say of what is wrong, ${options.viewport.width} px, ${options.colorScheme}`);
  await page.locator('#planpress-preview .wrong-sheet .head button').click();
  await page.locator('#planpress-preview .bar button').first().click();
  results.same(await complaints(), [], `nor of the findings, ${options.viewport.width} px, ${options.colorScheme}`);
  results.say(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'and nothing is wider than the screen');
  await page.context().close();
  ours.write('one.yaml', plan('one', 37));
  await until(async () => (await server.ask('/internal/one-note.html')).text.includes('The value is') && !(await state(server)).page.broken);
}
const state = async (server) => JSON.parse((await server.ask('/.planpress/state?page=internal/one-note.html')).text);

// ---- who asks

async function refusals() {
  const ours = project('refusals');
  spawnSync(PROGRAM, ['build', ours.folder, '-q'], { env: environment });
  results.say(existsSync(join(ours.folder, 'build/confidential/one-secret.html')) || existsSync(join(ours.folder, 'build/confidential')), 'a confidential page lies on disk');
  const secret = `/confidential/${readdirSync(join(ours.folder, 'build/confidential')).find((name) => name.endsWith('.html'))}`;
  const server = await Server.start(ours.folder);
  await until(async () => (await server.ask('/internal/one-note.html')).status === 200);
  const port = server.port, refused = {
    'another Host': ['/internal/one-note.html', { Host: 'evil.example' }, 403],
    'a name that leads here': ['/internal/one-note.html', { Host: `evil.example:${port}` }, 403],
    'a Host of another port': ['/internal/one-note.html', { Host: '127.0.0.1:1' }, 403],
    'another Origin': ['/internal/one-note.html', { Origin: 'http://evil.example' }, 403],
    'no Origin to speak of': ['/internal/one-note.html', { Origin: 'null' }, 403],
    'another Origin for the events': ['/.planpress/events', { Origin: 'http://evil.example' }, 403],
    'another site for the state': ['/.planpress/state', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }, 403],
    'the page of others': [secret, {}, 403],
    '..': ['/internal/../internal/one-note.html', {}, 404],
    'an encoded ..': ['/internal/%2e%2e/confidential/one-secret.html', {}, 404],
    'an encoded /': ['/internal%2f..%2fconfidential/one-secret.html', {}, 404],
    'an encoded NUL': ['/internal/one-note.html%00.pdf', {}, 404],
    'the list of outputs': ['/.planpress/manifest', {}, 404],
    'a source': ['/../one.yaml', {}, 404],
    'a folder': ['/internal', {}, 404],
  };
  for (const [name, [path, headers, status]] of Object.entries(refused)) {
    const answer = await server.ask(path, headers);
    results.say(answer.status === status && !answer.text.includes('hush'), `refused: ${name}`, answer.status);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) results.same((await server.ask('/internal/one-note.html', {}, method)).status, 405, `refused: ${method}`);
  results.same((await server.ask('/internal/one-note.html', { Host: `localhost:${port}`, Origin: `http://localhost:${port}` })).status, 200, 'localhost is let in');
  results.same((await server.ask('/internal/one-note.html', {}, 'HEAD')).text, '', 'HEAD has no body');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec((await server.ask('/internal/one-note.html')).text)[1];
  results.same(policy.replace(/nonce-[0-9a-f]{32}/, 'nonce-X'), `${/Content-Security-Policy" content="([^"]*)"/.exec(ours.read('build/internal/one-note.html'))[1]}; script-src 'nonce-X'; connect-src 'self'; frame-src 'self'`,
    'the policy is widened by the script, its questions and the PDF, and by nothing else');
  rmSync(join(ours.folder, 'build/internal/two-note.html'));
  symlinkSync('/etc/hostname', join(ours.folder, 'build/internal/two-note.html'));
  results.say((await server.ask('/internal/two-note.html')).status !== 200, 'a link in the folder leads nowhere');
  await stalled(server);
  results.same(await server.stop(), 0, 'it ends');
  const plain = await Server.start(ours.folder, '--no-reload', '--for', 'confidential');
  await until(async () => (await plain.ask('/internal/one-note.html')).status === 200);
  results.same((await plain.ask('/internal/one-note.html')).text, ours.read('build/internal/one-note.html'), '--no-reload serves the bytes that lie there');
  results.same((await plain.ask(secret)).status, 200, '--for confidential serves these, too');
  results.same((await plain.ask('/.planpress/events')).status, 404, 'and has no events');
  await plain.stop();
}

// Clients that say nothing, or half of it, or listen and never read.
async function stalled(server) {
  const idle = Array.from({ length: 30 }, (_, i) => {
    const client = connect(server.port, '127.0.0.1');
    client.on('error', () => {});
    if (i % 3 === 1) client.write('GET /internal/one-note.html HTTP/1.1\r\nHost: 127');
    if (i % 3 === 2) client.write(`GET /.planpress/events HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`), client.pause();
    return client;
  });
  await wait(100);
  results.same((await server.ask('/internal/one-note.html')).status, 200, 'clients that stall hold up nobody');
  idle.forEach((client) => client.destroy());
}

// ---- how it begins

async function beginnings(browser) {
  const ours = project('beginnings');
  ours.write('planpress.yaml', 'company: [\n');
  const server = await Server.start(ours.folder, '--poll');
  await until(async () => /again and again/.test(server.said));
  results.say(true, 'it says that it polls');
  const page = await open(browser, `${server.base}/`);
  await overlay(page).getByText('planpress.yaml').first().waitFor();
  results.say(true, 'a planpress.yaml that is broken from the beginning is said on a page');
  ours.write('planpress.yaml', 'company: {name: Brandt}\nlanguage: en\ncurrency: EUR\nas_of: 2026-11-15\n');
  await until(async () => (await server.ask('/internal/one-note.html')).status === 200);
  results.say(true, 'and when it is mended, there are pages: polling sees it');
  await page.waitForURL('**/internal/index.html');
  await page.locator('#planpress-preview .bar').waitFor();
  let loads = 0;
  page.on('load', () => { loads++; });
  ours.write('below/new.yaml', plan('new', 5));
  await page.getByText('The note of new').first().waitFor();
  for (let before = -1; before !== loads; await wait(500)) before = loads;
  results.say(loads >= 1 && loads <= 3, 'the front page, which has a script of its own, is loaded again when it changes, and only then', loads);
  ours.write('one.yaml', plan('one', 57));
  await page.goto(`${server.base}/internal/one-note.html`);
  await shows(page, 'The value is 57.');
  writeFileSync(join(WORK, 'xdg-open'), `#!/bin/sh\necho "$1" >"${join(WORK, 'opened')}"\n`, { mode: 0o755 });
  const opening = spawn(PROGRAM, ['serve', ours.folder, '-p', '0', '--open'], { env: { ...environment, DISPLAY: ':9', PATH: `${WORK}:${environment.PATH}` } });
  Server.running.add(opening);
  await until(() => existsSync(join(WORK, 'opened')) && /^http:\/\/127\.0\.0\.1:\d+\/\n$/.test(readFileSync(join(WORK, 'opened'), 'utf8')));
  results.say(true, '--open opens the browser where there is a display');
  opening.kill('SIGTERM');
  const taken = spawnSync(PROGRAM, ['serve', ours.folder, '-p', String(server.port)], { env: environment, encoding: 'utf8' });
  results.say(taken.status === 3 && taken.stderr.includes(String(server.port)), 'a port that is taken is said', taken.stderr);
  results.same(await server.stop(), 0, 'it ends');
}

// ---- many rounds

// What the loop holds: kilobytes, open files, processes below it.
function held(pid) {
  const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).length;
  return { memory, files: readdirSync(`/proc/${pid}/fd`).length, children };
}

async function rounds() {
  const ours = project('rounds'), server = await Server.start(ours.folder), count = Number(process.env.ROUNDS || 30);
  const pid = server.process.pid, shown = async (value) => (await server.ask('/internal/one-note.html')).text.includes(`The value is ${value}.`);
  const change = async (value) => { ours.write('one.yaml', plan('one', value)); await until(() => shown(value)); };
  for (let i = 0; i < 10; i++) await change(1000 + i);
  await until(() => held(pid).children === 0);
  const before = held(pid);
  for (let i = 0; i < count; i++) {
    await change(2000 + i);
    if (i % 10 === 3) { ours.write('one.yaml', plan('one', 'many')); ours.write(`more/n${i}.yaml`, plan('more', 1)); }
    if (i % 10 === 6) ours.write('planpress.yaml', `company: {name: Brandt ${i}}\nlanguage: en\ncurrency: EUR\nas_of: 2026-11-15\n`);
    if (i % 10 === 9) rmSync(join(ours.folder, 'more'), { recursive: true, force: true });
  }
  await until(() => held(pid).children === 0);
  const after = held(pid);
  results.say(after.memory - before.memory < 1500, `${count} rounds leave no memory behind`, before, after);
  results.same(after.files, before.files, 'nor open files');
  if (process.env.ROUNDS) console.log(`# ${count} rounds: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
  ours.write('one.yaml', plan('one', 77));
  const killed = await until(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
  process.kill(Number(killed.split(' ')[0]), 'SIGSEGV');
  await until(async () => /begun again/.test(server.said) || (await shown(77)));
  await change(78);
  results.say(true, 'a build that is killed takes nobody along');
  results.same(await server.stop(), 0, 'it ends');
}

// ---- build --watch

async function watch() {
  const ours = project('watch');
  const child = spawn(PROGRAM, ['build', '--watch', ours.folder], { env: environment });
  Server.running.add(child);
  let said = '';
  child.stderr.on('data', (text) => { said += text; });
  const lines = () => said.split('\n').filter((line) => / documents?, /.test(line)).length;
  await until(() => lines() === 1);
  for (let i = 0; i < 20; i++) ours.write(i % 2 ? 'one.yaml' : 'two.yaml', plan('some', 200 + i));
  await until(() => lines() >= 2 && ours.read('build/internal/one-note.html').includes('219'));
  results.say(lines() <= 3, 'a burst of saves is one build, or two', said);
  results.say(!/N01/.test(said.slice(said.indexOf('documents'))), 'and a line', said);
  child.kill('SIGINT');
  results.same(await new Promise((resolve) => { child.on('exit', resolve); }), 0, 'build --watch ends with status 0');
}

// Where the machine lets no more folders be watched. A user of a namespace of his own may say so, where there are any.
async function limits() {
  const limited = 'echo 2 > /proc/sys/user/max_inotify_watches && exec "$0" "$@"';
  if (spawnSync('unshare', ['-Ur', 'sh', '-c', 'echo 2 > /proc/sys/user/max_inotify_watches']).status !== 0) return;
  const ours = project('limits'), child = spawn('unshare', ['-Ur', 'sh', '-c', limited, PROGRAM, 'build', '--watch', ours.folder], { env: environment });
  let said = '';
  Server.running.add(child);
  child.stderr.on('data', (text) => { said += text; });
  await until(() => /max_user_watches/.test(said) && /documents?, /.test(said));
  ours.write('one.yaml', plan('one', 300));
  await until(() => ours.read('build/internal/one-note.html').includes('300'));
  results.say(true, 'where no more folders can be watched, it says so, and polls');
  child.kill('SIGINT');
}

process.on('exit', () => { for (const child of Server.running) child.kill('SIGKILL'); });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const browser = await launch();
try {
  for (const part of [edits, neverGood, refusals, beginnings, rounds, watch, limits]) await part(browser).catch((error) => results.say(false, part.name, error.stack));
} finally {
  await browser.close();
}
process.exit(results.failed ? 1 : 0);
