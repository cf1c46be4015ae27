// The front page of a large project: node front-large.mjs FOLDER, where one of 1,000 documents was built (thousand.mjs). Prints TAP lines, and as
// comments how long things took; no time decides.

import { access, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { launch, openPage, Results } from './browser.mjs';

const LARGEST = 1000000; // bytes
const index = resolve(process.argv[2], 'internal/index.html');
const results = new Results('front-large');
const browser = await launch();

const whole = await readFile(index);
console.log(`# front-large: index.html has ${whole.length} bytes`);
results.say(whole.length < LARGEST, `the front page is below ${LARGEST} bytes`, `${whole.length}`);

let start = performance.now();
const page = await openPage(browser, index, { viewport: { width: 1280, height: 900 } });
console.log(`# front-large: it is ready after ${Math.round(performance.now() - start)} ms`);

const count = () => page.locator('.finder output').textContent();
const lines = await page.locator('.index tbody tr:not(.group)').count();
results.say(lines >= 1000, 'it has at least 1,000 documents', `${lines}`);
results.same(await count(), `${lines} von ${lines} Dokumenten`, 'it counts them');

const links = await page.evaluate(() => [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')));
const missing = [];
for (const link of new Set(links)) await access(resolve(dirname(index), decodeURIComponent(link))).catch(() => missing.push(link));
results.say(links.length > 3 * lines, 'each line links its files', `${links.length}`);
results.same(missing.slice(0, 5), [], 'every link leads to a file');

// Letters as one types them, until the last of them has changed what is seen.
async function type(words, expected) {
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').focus();
    start = performance.now();
    await page.keyboard.type(words);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); // until it is drawn
    console.log(`# front-large: typing “${words}” took ${Math.round(performance.now() - start)} ms until it was drawn`);
    results.same(await count(), `${expected} von ${lines} Dokumenten`, `“${words}”: how many`);
    results.same(await page.evaluate(() => [...document.querySelectorAll('.index tbody tr:not(.group)')].filter((line) => !line.hidden).length), expected,
        `“${words}” finds ${expected}`);
}

const written = await page.evaluate(() => [...document.querySelectorAll('.index tbody')].flatMap((group) => [...group.rows].slice(1).map((line) =>
    `${group.rows[0].textContent} ${line.textContent}`.toLowerCase())));
const holding = (...words) => written.filter((line) => words.some((word) => line.includes(word))).length;
await type('müller', holding('müller'));
await type('wuemme', holding('wümme'));
await type('straße', holding('straße'));

for (const c of [0, 4]) {
    start = performance.now();
    await page.locator('.index thead button').nth(c).click();
    await page.locator(`.index thead th:nth-child(${c + 1})[aria-sort="ascending"]`).waitFor();
    console.log(`# front-large: sorting by column ${c + 1} took ${Math.round(performance.now() - start)} ms`);
}
await browser.close();
process.exit(results.failed ? 1 : 0);
