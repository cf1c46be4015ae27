// From a save to the page: node paint.mjs BUILD-WEB PLANPRESS PROJECT FILE PAGE [ROUNDS]. Changes the file by renaming and waits, in a browser,
// for the page to show it. Prints the median and the 95th percentile in ms, and what the machine was doing.
import { spawn } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { loadavg, cpus } from 'node:os';
import { pathToFileURL } from 'node:url';

const [web, program, project, file, address, rounds = '40', ...options] = process.argv.slice(2);
const { launch } = await import(pathToFileURL(`${web}/browser.mjs`));
const server = spawn(program, ['serve', project, '-p', '0', ...options]);
let said = '';
server.stderr.on('data', (text) => { said += text; });
process.on('exit', () => server.kill('SIGINT'));
const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
while (!/index\.html/.test(said)) await wait(20);
const base = /http:\/\/127\.0\.0\.1:\d+/.exec(said)[0], browser = await launch();
const page = await browser.newPage({ bypassCSP: true });
await page.goto(base + address);
await page.locator('#planpress-preview .bar').waitFor();
const text = readFileSync(file, 'utf8'), times = [], load = loadavg()[0];
for (let i = 0; i < Number(rounds); i++) {
  const mark = `Mark ${i + 1000}`;
  const seen = page.evaluate((wanted) => new Promise((resolve) => {
    const look = () => { if (!document.body.textContent.includes(wanted)) return false; requestAnimationFrame(() => setTimeout(() => resolve(Date.now()), 0)); return true; };
    const observer = new MutationObserver(() => { if (look()) observer.disconnect(); });
    observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  }), mark);
  await wait(400);
  writeFileSync(`${file}~`, text.replace(/^(titel|title):.*/m, `$1: ${mark}`));
  const start = Date.now();
  renameSync(`${file}~`, file);
  times.push(await seen - start);
}
writeFileSync(file, text);
times.sort((a, b) => a - b);
console.log(`save to painted: median ${times[times.length >> 1]} ms, 95 % ${times[Math.floor(times.length * .95)]} ms, least ${times[0]} ms, of ${times.length} rounds; load ${load.toFixed(1)} on ${cpus().length} processors`);
await browser.close();
server.kill('SIGINT');
