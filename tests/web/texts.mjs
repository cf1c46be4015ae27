// The texts of pages, as a browser has them: node texts.mjs FOLDER FILE.html… writes those of the n-th file into FOLDER/n. What is set within a line
// is joined, everything else stands on a line of its own. Scripts and styles are no texts; what is folded or hidden is one.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

// Runs in the page.
function textsOf() {
    let out = '';
    const visit = (node) => {
        if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) out += node.data;
        if (node.nodeType !== Node.ELEMENT_NODE || ['script', 'style'].includes(node.localName)) return;
        const inLine = ['inline', 'contents'].includes(getComputedStyle(node).display);
        if (!inLine) out += '\n';
        if (node.localName === 'br') out += '\n';
        for (const child of node.childNodes) visit(child);
        if (!inLine) out += '\n';
    };
    visit(document.documentElement);
    return out;
}

const [folder, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
const context = await browser.newContext({ javaScriptEnabled: false }); // what a page's script adds is not in the file
const page = await context.newPage();
page.setDefaultTimeout(600000);
for (const [index, file] of files.entries()) {
    await page.goto(pathToFileURL(resolve(file)).href);
    await writeFile(`${folder}/${index + 1}`, await page.evaluate(textsOf));
}
await browser.close();
