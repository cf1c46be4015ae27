// The browser of the tests that open pages, and what they say.

import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

// How long a page may take, in ms: other tests run at the same time, and no test is decided by time.
export const PATIENCE = 600000;

const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];

export const launch = (flags = []) => chromium.launch({ executablePath: PROGRAM, args: [...FLAGS, ...flags] });

// A page from the file system. page.noise: what it asked for beside itself, and what it complained about.
export async function openPage(browser, path, options = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const address = pathToFileURL(path).href;
    page.setDefaultTimeout(PATIENCE);
    page.noise = [];
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) page.noise.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => page.noise.push(`script: ${error.message}`));
    page.on('request', (request) => {
        const url = request.url();
        if (url !== address && !url.startsWith('data:')) page.noise.push(`request: ${url}`);
    });
    await page.goto(address, { waitUntil: 'load' });
    return page;
}

// Results as TAP lines, each with the name of its test before it.
export class Results {
    failed = 0;
    constructor(test) {
        this.test = test;
    }
    say(holds, name, ...details) {
        console.log(`${holds ? 'ok' : 'not ok'} - ${this.test}: ${name}`);
        if (holds) return;
        this.failed++;
        for (const detail of details) console.log(`#   ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`);
    }
    same(found, expected, name) {
        this.say(JSON.stringify(found) === JSON.stringify(expected), name, { found }, { expected });
    }
}
