// The same figure on screen and on paper: node figures.mjs FOLDER NAME... (see tests/pixels.sh)
//
// For each NAME there are FOLDER/NAME.html, FOLDER/NAME.pdf and FOLDER/NAME.pages, the dump of its pages, which tells where in the PDF each
// figure stands. Each svg of the page is drawn by the browser, and cut out of the page of the PDF, with 2 pixels to the point and at the
// same part of a pixel; what differs beyond the smoothing of edges must be less than LIMIT of the figure's pixels.
// KEEP=FOLDER keeps the pictures of each figure that differs by more than a quarter of that: screen, paper and difference.

import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { launch, PATIENCE } from './browser.mjs';

const FLAGS = ['--hide-scrollbars', '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
const LIMIT = 0.025; // rows of nothing but small text differ by 2.2 % at the edges of their letters
const SCALE = 2; // pixels to the point
const FINE = 2; // both are drawn so many times larger and made smaller: each moves lines and letters to its own grid of pixels
const SHEET = 3000; // pixels: the browser draws figures below each other on sheets of about this height

// ---- on paper ----

// The places of a figure's first and last marks and how many it has: what is found again in the dump of the pages.
function marksOfPage() {
    const marksOf = (svg) => [...svg.querySelectorAll('rect, path, circle')].filter((mark) => !mark.closest('defs'));
    const place = (mark) => {
        const numbers = mark.getAttribute('d')?.match(/-?[\d.]+/g) ??
            [mark.getAttribute('x') ?? mark.getAttribute('cx'), mark.getAttribute('y') ?? mark.getAttribute('cy')];
        return { x: Number(numbers[0]), y: Number(numbers[1]) };
    };
    return [...document.querySelectorAll('svg')].map((svg) => {
        const marks = marksOf(svg), box = svg.viewBox.baseVal;
        return { width: box.width, height: box.height, marks: marks.length, ends: marks.length ? [place(marks[0]), place(marks[marks.length - 1])] : [] };
    });
}

// The marks of figures in the dump, in order: on which page and where. Lengths are in 1/1000 pt there.
function marksOfDump(dump) {
    const marks = [];
    let page = 0;
    for (const line of dump.split('\n')) {
        if (line.startsWith('structure')) break;
        if (line.startsWith('page ')) page = Number(line.split(' ')[1]);
        const found = line.match(/^ {2}figure: (?:rectangle|circle|path) (-?\d+)[ ,](-?\d+)/);
        if (found) marks.push({ page, x: found[1] / 1000, y: found[2] / 1000 });
    }
    return marks;
}

// Gives each figure of the page its place in the PDF; throws when the two do not fit together.
function locate(figures, dump) {
    const marks = marksOfDump(dump);
    let next = 0;
    for (const figure of figures) {
        if (!figure.marks) continue;
        const first = marks[next], last = marks[next + figure.marks - 1];
        next += figure.marks;
        if (!last) throw new Error('the PDF has fewer marks than the page');
        Object.assign(figure, { page: first.page, left: first.x - figure.ends[0].x, top: first.y - figure.ends[0].y });
        const away = Math.hypot(last.x - figure.left - figure.ends[1].x, last.y - figure.top - figure.ends[1].y);
        figure.smaller = away > 0.01;
    }
    if (next !== marks.length) throw new Error(`the PDF has ${marks.length} marks, the page ${next}`);
}

// The pages as pictures, by number: pdftoppm writes one PPM behind the other.
async function drawPages(path) {
    const { stdout } = await promisify(execFile)('pdftoppm', ['-r', String(72 * SCALE * FINE), path],
        { encoding: 'buffer', maxBuffer: 4e9 });
    const pages = [null];
    for (let at = 0; at < stdout.length;) {
        const [head, width, height] = stdout.toString('latin1', at, at + 40).match(/^P6\n(\d+) (\d+)\n255\n/);
        at += head.length;
        pages.push({ width: Number(width), channels: 3, data: stdout.subarray(at, at + width * height * 3) });
        at += width * height * 3;
    }
    return pages;
}

// A box of a picture, whose place and size are in pixels of SCALE, each the mean of four of the picture's.
function cutOut({ width, data, channels }, left, top, box) {
    const out = new Uint8Array(box.width * box.height * 4).fill(255), next = width * channels, step = FINE * channels;
    for (let y = 0; y < box.height; y++) {
        let from = ((top + y) * FINE * width + left * FINE) * channels, to = y * box.width * 4;
        for (let x = 0; x < box.width; x++, from += step, to += 4)
            for (let i = 0; i < 3; i++)
                out[to + i] = (data[from + i] + data[from + i + channels] + data[from + i + next] + data[from + i + next + channels]) >> 2;
    }
    return out;
}

// ---- on screen ----

// Shows some figures alone, one below the other, each at its part of a pixel. Runs in the page, once for all that is shown.
function showAlone({ boxes, scale }) {
    window.figures ??= [...document.querySelectorAll('svg')];
    const sheet = document.createElement('div');
    for (const box of boxes) {
        const svg = window.figures[box.number]; // not a copy: its patterns are found by their names
        svg.setAttribute('viewBox', `${-box.x} ${-box.y} ${box.width / scale} ${box.height / scale}`);
        Object.assign(svg.style, { position: 'absolute', left: '0', top: `${box.place}px`, width: `${box.width}px`, minWidth: '0',
            height: `${box.height}px`, maxWidth: 'none' });
        sheet.append(svg);
    }
    for (const child of document.body.children) child.style.display = 'none';
    Object.assign(sheet.style, { position: 'absolute', left: '0', top: '0' });
    document.body.append(sheet);
}

async function drawSheet(page, boxes) {
    const last = boxes[boxes.length - 1];
    await page.setViewportSize({ width: Math.max(...boxes.map((box) => box.width)), height: last.place + last.height });
    await page.evaluate(showAlone, { boxes, scale: SCALE });
    const { width, data } = PNG.sync.read(await page.screenshot());
    return { width, channels: 4, data };
}

// ---- comparing ----

async function keep(name, box, pictures) {
    if (!process.env.KEEP) return;
    await mkdir(process.env.KEEP, { recursive: true });
    for (const [kind, data] of Object.entries(pictures)) {
        const png = new PNG({ width: box.width, height: box.height });
        png.data.set(data);
        await writeFile(`${process.env.KEEP}/${name.replaceAll('/', '-')}-${box.number + 1}-${kind}.png`, PNG.sync.write(png));
    }
}

async function compare(name, box, sheet, pages) {
    const screen = cutOut(sheet, 0, box.place, box), paper = cutOut(pages[box.page], box.pixelLeft, box.pixelTop, box);
    const difference = new Uint8Array(screen.length);
    const share = pixelmatch(screen, paper, difference, box.width, box.height, { threshold: 0.15 }) / (box.width * box.height);
    if (share > LIMIT / 4) await keep(name, box, { screen, paper, difference });
    return share;
}

function boxOf(figure, number, place) {
    const pixelLeft = Math.floor(figure.left * SCALE), pixelTop = Math.floor(figure.top * SCALE);
    return { number, page: figure.page, pixelLeft, pixelTop, place, x: figure.left - pixelLeft / SCALE, y: figure.top - pixelTop / SCALE,
        width: Math.ceil(figure.width * SCALE) + 1, height: Math.ceil(figure.height * SCALE) + 1 };
}

// The shares of a document's figures, in order; null where there is nothing to compare.
async function checkDocument(browser, folder, name) {
    const context = await browser.newContext({ colorScheme: 'light', deviceScaleFactor: FINE });
    try {
        const pages = drawPages(`${folder}/${name}.pdf`), page = await context.newPage();
        page.setDefaultTimeout(PATIENCE);
        await page.goto(pathToFileURL(`${folder}/${name}.html`).href, { waitUntil: 'load' });
        const figures = await page.evaluate(marksOfPage);
        locate(figures, await readFile(`${folder}/${name}.pages`, 'utf8'));
        const shares = figures.map(() => null);
        for (let next = 0; next < figures.length;) {
            const boxes = [];
            for (let place = 0; next < figures.length && place < SHEET; next++) {
                if (!figures[next].marks) continue;
                boxes.push(boxOf(figures[next], next, place));
                place += boxes[boxes.length - 1].height + 4;
            }
            if (!boxes.length) continue;
            const sheet = await drawSheet(page, boxes);
            for (const box of boxes)
                shares[box.number] = figures[box.number].smaller ? 1 : await compare(name, box, sheet, await pages);
        }
        return shares;
    } finally {
        await context.close();
    }
}

const percent = (share) => `${(share * 100).toFixed(2)} %`;

const [folder, ...names] = process.argv.slice(2);
if (!names.length) {
    console.error('usage: node figures.mjs FOLDER NAME...');
    process.exit(2);
}
const browser = await launch(FLAGS);
let failed = 0;

async function report(name) {
    const shares = await checkDocument(browser, resolve(folder), name).catch((error) => error);
    const good = Array.isArray(shares) && shares.every((share) => share < LIMIT);
    if (!good) failed++;
    const most = Array.isArray(shares) ? Math.max(0, ...shares.filter((share) => share < 1)) : 1;
    console.log(`${good ? 'ok' : 'not ok'} - pixels: ${name}, ${shares.length ?? 0} figures, at most ${percent(most)} differ`);
    if (!Array.isArray(shares)) console.log(`#   ${shares.stack}`);
    else if (!good || process.env.ALL) shares.forEach((share, i) => console.log(`#   ${i + 1}: ${share === 1 ? 'not as large on paper' : percent(share ?? 0)}`));
}

try {
    const waiting = [...names];
    await Promise.all([0, 1].map(async () => {
        while (waiting.length) await report(waiting.shift());
    }));
} finally {
    await browser.close();
}
process.exit(failed ? 1 : 0);
