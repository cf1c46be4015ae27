// The front page of a built folder as people use it: node front.mjs FOLDER, where tests/projects/front was built. Prints TAP lines.

import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { launch, openPage, Results } from './browser.mjs';

const WAIT = 60000; // ms: all of a page is there at once; what is not will not come

const folder = resolve(process.argv[2]);
const internal = `${folder}/internal/index.html`, confidential = `${folder}/confidential/index.html`;
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const results = new Results('front');
const browser = await launch();

// ---- what is seen ----

const DOCUMENTS = ['INTERNTITEL Account plan Muellerhof', 'Annual review 2026', 'INTERNTITEL Kundenplan Süderende', 'Rechnung <b>A & B</b> "neu"',
    'Jahresgespräch 2026'];
const [PLAN_EN, REVIEW_EN, PLAN_DE, CASE_DE, REVIEW_DE] = DOCUMENTS;
const ACCOUNTS = ['Muellerhof', 'Süderende'];

const LINES = '.index tbody tr:not(.group)', GROUPS = '.index .group';
const seen = (page, selector, part) => page.evaluate(([selector, part]) => [...document.querySelectorAll(selector)]
    .filter((one) => one.checkVisibility()).map((one) => (part ? one.querySelector(part)?.textContent ?? '' : one.textContent)), [selector, part]);
const titles = (page) => seen(page, LINES, 'th a');
const groups = (page) => seen(page, GROUPS);
const count = (page) => page.locator('.finder output').textContent();
// What there is to see beside the screen's edge: of the page, and of the table, which could be moved to and fro.
const tooWide = (page) => page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.table')]
    .filter((one) => one.scrollWidth > one.clientWidth).map((one) => `${one.localName} ${one.className}: ${one.scrollWidth} px in ${one.clientWidth} px`));
const shown = (list) => [...list].sort();

async function on(path, options, work) {
    const page = await openPage(browser, path, options), what = `${path.slice(folder.length + 1)} ${JSON.stringify(options)}`;
    page.setDefaultTimeout(WAIT);
    try {
        await work(page);
        results.same(page.noise, [], `no request and no complaint: ${what}`);
    } catch (error) {
        results.say(false, `all is where it is looked for: ${what}`, ...error.message.split('\n'));
    } finally {
        await page.context().close();
    }
}

// ---- without the script ----

await on(internal, { javaScriptEnabled: false }, async (page) => {
    results.same(await titles(page), DOCUMENTS, 'without the script all documents are there');
    results.same(await groups(page), ACCOUNTS, 'without the script they stand by account');
    results.say(!await page.locator('.finder').isVisible(), 'without the script nothing to search with is shown');
    results.same(await page.locator('.index button').count(), 0, 'without the script nothing promises to sort');
});

// ---- searching ----

const SEARCHES = [
    ['müller', [PLAN_EN, REVIEW_EN, PLAN_DE, REVIEW_DE]], // Jörg Müller and Muellerhof
    ['MUELLER', [PLAN_EN, REVIEW_EN, PLAN_DE, REVIEW_DE]],
    ['muller', [PLAN_DE, REVIEW_DE]],
    ['suederende plan', [PLAN_DE]],
    ['plan süd', [PLAN_DE]],
    ['gross', [CASE_DE]],
    ["o'keeffe", [PLAN_EN, REVIEW_EN]],
    ['2026 - 31.12.2028', [PLAN_DE]], // the dash is no hyphen
    ['<b>', [CASE_DE]],
    ['gesprächsunterlage', [REVIEW_EN, REVIEW_DE]],
    ['nirgends', []],
    ['  ', DOCUMENTS],
];

await on(internal, {}, async (page) => {
    const search = page.getByRole('searchbox', { name: 'Suchen' });
    for (const [words, expected] of SEARCHES) {
        await search.fill('');
        await search.focus();
        await page.keyboard.type(words);
        results.same(await titles(page), expected, `“${words}” finds what it should`);
        results.same(await count(page), expected.length ? `${expected.length} von 5 Dokumenten` : 'Kein Dokument passt dazu.', `“${words}”: how many`);
    }
    await search.fill('gross');
    results.same(await groups(page), ['Süderende'], 'an account without lines is not shown');
    await page.keyboard.press('Enter');
    results.same(await titles(page), [CASE_DE], 'Enter in the search leaves it as it is');
});

// ---- choosing ----

const CHOICES = [
    ['Kunde', 'Süderende', [PLAN_DE, CASE_DE, REVIEW_DE]],
    ['Verantwortlich', 'Sam O’Keeffe', [PLAN_EN, REVIEW_EN]],
    ['Art', 'Jahresgespräch', [REVIEW_EN, REVIEW_DE]],
    ['Leserkreis', 'Kunde', [REVIEW_EN, CASE_DE, REVIEW_DE]],
    ['Status', 'Vorbereitet', [REVIEW_EN, REVIEW_DE]],
];

await on(internal, {}, async (page) => {
    for (const [label, value, expected] of CHOICES) {
        const select = page.getByRole('combobox', { name: label, exact: true });
        await select.selectOption(value);
        results.same(await titles(page), expected, `${label}: ${value}`);
        results.same(await count(page), `${expected.length} von 5 Dokumenten`, `${label}: how many`);
        await select.selectOption('');
    }
    results.same(await titles(page), DOCUMENTS, 'what is not chosen any more is back');
    const names = await page.getByRole('combobox', { name: 'Verantwortlich' }).locator('option').allTextContents();
    results.same(names, ['Alle', 'Änne Groß', 'Jörg Müller', 'Sam O’Keeffe'], 'choices are in order');
    await page.getByRole('combobox', { name: 'Kunde', exact: true }).selectOption('Süderende');
    await page.getByRole('combobox', { name: 'Leserkreis' }).selectOption('Kunde');
    await page.getByRole('searchbox').fill('2026');
    results.same(await titles(page), [REVIEW_DE], 'choices and words together');
});

await on(confidential, {}, async (page) => {
    await page.getByRole('combobox', { name: 'Leserkreis' }).selectOption('Vertraulich');
    results.same(await titles(page), ['VERTRAUTTITEL Coaching'], 'the confidential page has what is confidential');
});

// Who comes back from a document finds the page as its form says.
{
    const page = await openPage(browser, internal);
    await page.getByRole('searchbox').fill('kundenplan');
    await page.getByRole('link', { name: PLAN_DE }).click();
    await page.waitForURL('**/plan.html');
    await page.goBack({ waitUntil: 'load' });
    const words = await page.getByRole('searchbox').inputValue();
    results.same(await titles(page), words === 'kundenplan' ? [PLAN_DE] : DOCUMENTS, 'back from a document, lines and words belong together');
    await page.context().close();
}

// ---- the keyboard ----

const COLUMNS = ['Dokument', 'Verantwortlich', 'Status', 'Zeitraum', 'Nächster Termin', 'Befunde'];
const collator = new Intl.Collator('de', { numeric: true, sensitivity: 'base' });
const dated = (text) => text.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');

// Texts of a column in the order in which they are seen; a document by its title.
const column = (page, c) => seen(page, LINES, c ? `td:nth-child(${c + 1})` : 'th a');

function inOrder(texts, way) {
    const said = texts.filter(Boolean);
    if (texts.slice(0, said.length).some((text) => !text)) return false; // what says nothing comes last
    return said.every((text, i) => !i || way * collator.compare(dated(said[i - 1]), dated(text)) <= 0);
}

// What has the focus, and whether that can be seen.
const focused = (page) => page.evaluate(() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    const name = one.closest('label')?.querySelector('span').textContent ?? one.textContent.trim();
    const inside = box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.bottom > 0 && box.top < innerHeight;
    return { name, seen: inside && style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2 };
});

async function tabTo(page, name) {
    for (let i = 0; i < 100; i++) {
        await page.keyboard.press('Tab');
        if ((await focused(page)).name === name) return true;
    }
    return false;
}

const STOPS = ['Zum Inhalt springen', 'Suchen', 'Kunde', 'Verantwortlich', 'Art', 'Leserkreis', 'Status', 'Kalender mit allen Terminen',
    'Tabelle aller Maßnahmen', ...COLUMNS, PLAN_EN, 'Plan', 'PDF', 'Eine Seite', 'PDF', REVIEW_EN];

for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 700 }])
    await on(internal, { viewport }, async (page) => {
        const stops = [];
        for (let i = 0; i < STOPS.length; i++) {
            await page.keyboard.press('Tab');
            stops.push(await focused(page));
        }
        results.same(stops.map((stop) => stop.name), STOPS, `${viewport.width} px: Tab goes from top to bottom`);
        results.same(stops.filter((stop) => !stop.seen), [], `${viewport.width} px: one sees where the focus is`);
    });

await on(internal, {}, async (page) => {
    for (const [c, name] of COLUMNS.entries()) {
        const head = page.locator(`.index thead th:nth-child(${c + 1})`);
        results.say(await tabTo(page, name), `${name}: Tab gets there`);
        for (const [state, way] of [['ascending', 1], ['descending', -1]]) {
            await page.keyboard.press('Enter');
            const texts = await column(page, c);
            results.same(await head.getAttribute('aria-sort'), state, `${name}: ${state}`);
            results.say(inOrder(texts, way), `${name}: lines are in order, ${state}`, texts);
            results.same(shown(await titles(page)), shown(DOCUMENTS), `${name}: none is lost, ${state}`);
        }
        results.same(await groups(page), [], `${name}: sorted lines stand in one list`);
        results.same(shown(await seen(page, LINES, '.account')), ['Muellerhof', 'Muellerhof', 'Süderende', 'Süderende', 'Süderende'],
            `${name}: each says its account`);
        results.same(await page.locator('[aria-sort]').count(), 1, `${name}: one column says that it is sorted`);
        await page.keyboard.press('Enter');
        results.same([await head.getAttribute('aria-sort'), await titles(page), await groups(page)], [null, DOCUMENTS, ACCOUNTS],
            `${name}: a third time, lines stand by account again`);
        results.same((await focused(page)).name, name, `${name}: the focus stays`);
    }
    results.same(await page.locator('.index .account').count(), 0, 'by account, no line says it');
    await tabTo(page, 'Befunde');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').fill('jahresgespräch');
    results.same(await titles(page), [REVIEW_EN, REVIEW_DE], 'sorted lines are searched, too');
});

// ---- screens and paper ----

async function axe(page) {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

const STATES = {
    'as it is opened': async () => {},
    sorted: (page) => page.locator('.index thead button').nth(4).click(),
    'with a choice': (page) => page.getByRole('searchbox').fill('plan'),
    'with nothing found': (page) => page.getByRole('searchbox').fill('nirgends'),
};

for (const [width, colorScheme] of [[320, 'light'], [760, 'dark'], [1280, 'light'], [1280, 'dark']])
    for (const [state, change] of Object.entries(STATES))
        await on(internal, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
            await change(page);
            results.same(await tooWide(page), [], `${width} px, ${colorScheme}, ${state}: no wider than the screen`);
            results.same(await axe(page), [], `${width} px, ${colorScheme}, ${state}: axe has nothing to say`);
        });

for (const path of [confidential, `${folder}/customer/suederende/index.html`, `${folder}/customer/muellerhof/index.html`])
    await on(path, { viewport: { width: 320, height: 700 } }, async (page) => {
        results.same(await tooWide(page), [], `320 px: ${path.slice(folder.length + 1)} is no wider than the screen`);
    });

async function printed(page) {
    const path = `${folder}/printed.pdf`;
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
    const { stdout } = await promisify(execFile)('pdftotext', ['-raw', path, '-']);
    return stdout.replace(/\s+/g, ' ');
}

await on(internal, {}, async (page) => {
    let text = await printed(page);
    results.same(DOCUMENTS.filter((title) => !text.includes(title)), [], 'all lines are printed');
    results.same(['Suchen', 'Leserkreis', 'Alle ', 'Kalender', 'Dateien', '↕', '5 von 5'].filter((word) => text.replaceAll('Alle Dokumente', '').includes(word)),
        [], 'nothing is printed that only a screen can use');
    await page.getByRole('searchbox').fill('kundenplan');
    text = await printed(page);
    results.same([PLAN_DE, PLAN_EN, '1 von 5 Dokumenten'].map((words) => text.includes(words)), [true, false, true], 'a printed choice says that it is one');
});

// ---- what a page may do ----

{
    const whole = await readFile(internal, 'utf8'), injected = `${folder}/internal/injected.html`;
    await writeFile(injected, whole.replace('</main>', `<script>window.ran = 'script'</script><img src="x" alt="" onerror="window.ran = 'handler'">
        <iframe src="index.html"></iframe><form action="https://example.com"></form></main>`));
    const page = await openPage(browser, injected);
    results.same(await page.evaluate(() => window.ran ?? null), null, 'a script that is not ours does not run');
    results.say(await page.locator('.finder').isVisible(), 'ours does');
    results.say(page.noise.some((line) => line.includes('Content Security Policy')), 'the browser says what it kept from running', ...page.noise);
    results.same(page.noise.filter((line) => /^request: https?:/.test(line)), [], 'nothing is asked of a network');
    await page.context().close();
}

// ---- what a folder may know ----

const paths = (await readdir(folder, { recursive: true })).filter((path) => /\.(html|ics|csv)$/.test(path) && !path.endsWith('injected.html'));
const texts = await Promise.all(paths.map(async (path) => ({ path, text: `${path}\n${(await readFile(join(folder, path), 'utf8')).replace(/\r\n /g, '')}` })));
const holding = (under, pattern) => texts.filter(({ path, text }) => path.startsWith(under) && pattern.test(text)).map(({ path }) => path);

results.same(holding('internal/', /vertraut(titel|thema|aktion)|coaching\.html/i), [], 'the internal folder knows nothing confidential');
results.same(holding('customer/', /INTERNTITEL|vertraut(titel|thema|aktion)|coaching|plan\.html|\.\.\/|brief\.html/i), [], 'no customer’s folder knows of ours');
results.same(holding('customer/suederende/', /muellerhof|O’Keeffe|okeeffe/i), [], 'the folder of one customer does not know the other');
results.same(holding('customer/muellerhof/', /s(ü|ue)derende/i), [], 'nor that the one');
results.say(holding('confidential/', /VERTRAUTTITEL/).length >= 2 && holding('internal/', /INTERNTITEL/).length >= 4 && holding('customer/', /./).length >= 5,
    'those who may know do');

await browser.close();
process.exit(results.failed ? 1 : 0);
