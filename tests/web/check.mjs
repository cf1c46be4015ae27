// Checks finished HTML pages: node check.mjs [--once] FILE.html...
//
// Each file must be valid HTML, each drawing in it well-formed XML; it must load without a console error or any request, stay inside a 390 px wide screen, folded and with
// all unfolded, and give axe-core nothing to complain about: on a phone and on a desk, in light and in dark. What neither width nor colours change, axe is asked once for
// a file. --once: each page on a phone in dark or, every other one, on a desk in light, which is enough for many pages of the same making.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { launch, openPage, PATIENCE } from './browser.mjs';

const SCREENS = [{ width: 390, height: 844 }, { width: 1280, height: 900 }];
const SCHEMES = ['light', 'dark'];
const HTML_RULES = {
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
        'doctype-style': 'off', // <!doctype html> is what the standard itself writes
        'long-title': 'off', // a plan's title is its author's
        'no-trailing-whitespace': 'off', // code may end its lines as it likes
        'valid-id': ['error', { relaxed: true }], // anchors may start with a digit: "2027-in-brief"
        'no-inline-style': 'error',
        'require-sri': 'off', // nothing is loaded
    },
};

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate(new FileSystemConfigLoader([], { root: true, ...HTML_RULES }));

async function validate(path) {
    const report = await validator.validateFile(path);
    return report.results.flatMap((result) =>
        result.messages.map((m) => `${m.line}:${m.column} html-validate ${m.ruleId}: ${m.message}`));
}

// A drawing may be copied out of the page into a file of its own.
async function parseDrawings(browser, path) {
    const drawings = (await readFile(path, 'utf8')).match(/<svg[\s>][\s\S]*?<\/svg>/g) ?? [];
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    try {
        return await page.evaluate((texts) => texts.flatMap((text, i) => {
            const error = new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror');
            return error ? [`drawing ${i + 1} is not XML: ${error.textContent.slice(0, 160)}`] : [];
        }), drawings);
    } finally {
        await page.close();
    }
}

// axe's rules about what a screen's width and its colours change.
const OF_SCREENS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

// What holds of a page, all unfolded; of axe's rules those named, else all. Runs in the page.
async function inspect(rules) {
    const findings = [], root = document.documentElement;
    const measure = (state) => {
        if (root.scrollWidth > root.clientWidth)
            findings.push(`${state}, the page is ${root.scrollWidth} px wide on a screen of ${root.clientWidth} px`);
    };
    measure('folded');
    for (const details of document.querySelectorAll('details')) details.open = true;
    measure('unfolded');
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
    for (const { id, help, nodes } of violations)
        findings.push(`axe ${id}: ${help} (${nodes.length}: ${nodes[0].html.slice(0, 120)})`);
    return findings;
}

async function load(browser, path, viewport, colorScheme, rules) {
    const page = await openPage(browser, path, { viewport, colorScheme });
    const findings = page.noise;
    try {
        await page.evaluate(axeSource);
        findings.push(...(await page.evaluate(inspect, rules)));
    } finally {
        await page.context().close();
    }
    return findings.map((finding) => `${viewport.width} px ${colorScheme}: ${finding}`);
}

async function check(browser, path, number) {
    const findings = [...(await validate(path)), ...(await parseDrawings(browser, path))];
    const all = SCREENS.flatMap((screen) => SCHEMES.map((scheme) => [screen, scheme]));
    const screens = once ? [number % 2 ? [SCREENS[1], SCHEMES[0]] : [SCREENS[0], SCHEMES[1]]] : all;
    for (const [i, [screen, scheme]] of screens.entries())
        findings.push(...(await load(browser, path, screen, scheme, i ? OF_SCREENS : null)));
    return [...new Set(findings)];
}

const once = process.argv[2] === '--once';
const names = process.argv.slice(once ? 3 : 2);
const files = names.map((file) => resolve(file));
if (!files.length) {
    console.error('usage: node check.mjs [--once] FILE.html...');
    process.exit(2);
}
const browser = await launch();
let failed = 0;
try {
    const waiting = [...files.entries()];
    await Promise.all([0, 1].map(async () => { // two pages at a time
        while (waiting.length) {
            const [i, path] = waiting.shift();
            const findings = await check(browser, path, i).catch((error) => [error.message]);
            console.log([`${findings.length ? 'not ok' : 'ok'} - web: ${names[i]}`, ...findings.map((finding) => `#   ${finding}`)].join('\n'));
            if (findings.length) failed++;
        }
    }));
} finally {
    await browser.close();
}
process.exit(failed ? 1 : 0);
