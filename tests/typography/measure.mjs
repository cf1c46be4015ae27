// node measure.mjs PROJECT FOLDER: measures FOLDER/{justified,ragged}/{prose,table}-{planpress,latex,typst}.pdf and prints Markdown tables.
// Everything is read back from the PDFs, letter by letter with its place; the author's text says where paragraphs begin and which words were parted.
import {execFileSync} from 'node:child_process';
import {readFileSync, statSync} from 'node:fs';
import * as mupdf from 'mupdf';
import {parse} from 'yaml';

const [project, folder] = process.argv.slice(2);
const PROGRAMS = ['planpress', 'latex', 'typst'];
const NATURAL = 256; // Lato's space, in thousandths of an em
const RIVER_LINES = 4, LOOSE = 1.5, TIGHT = 0.75, FULL = 1; // FULL: pt a line may miss the edge by

// A page is a list of lines from top to bottom, a line a list of words from left to right: {text, left, right, y, size, letters}.
function readPages(path) {
    const document = mupdf.Document.openDocument(readFileSync(path), 'application/pdf');
    return Array.from({length: document.countPages()}, (_, i) => linesOf(wordsOf(document.loadPage(i))));
}
function wordsOf(page) {
    const words = [];
    let word = null;
    const onChar = (letter, [x, y], font, size, quad) => {
        if (!letter.trim()) { word = null; return; }
        const left = Math.min(quad[0], quad[4]), right = Math.max(quad[2], quad[6]);
        if (!word || Math.abs(y - word.y) > 1.5 || left - word.right > 0.09 * size || word.right - left > 0.3 * size)
            words.push(word = {text: '', left, y, size, letters: []});
        word.text += letter;
        word.right = right;
        word.letters.push({letter, left});
    };
    page.toStructuredText('ignore-actualtext').walk({onChar});
    return words;
}
function linesOf(words) {
    const lines = [];
    for (const word of words.sort((a, b) => a.y - b.y)) {
        if (lines.length && word.y - lines.at(-1).y < 1.5) lines.at(-1).words.push(word);
        else lines.push({y: word.y, words: [word]});
    }
    for (const line of lines) line.words.sort((a, b) => a.left - b.left);
    return lines;
}

// Which lines of the pages are lines of the source's paragraphs: {paragraph, first, last, parted, unit, page, words}.
const bare = text => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
function linesOfProse(pages, paragraphs) {
    const found = [];
    let at = 0, letters = '';
    pages.forEach((lines, page) => lines.forEach(line => {
        if (at === paragraphs.length) return;
        const text = bare(line.words.map(word => word.text).join('')), whole = bare(paragraphs[at]);
        if (!text || !whole.startsWith(letters + text)) return;
        const first = letters === '';
        letters += text;
        const last = letters === whole;
        found.push({paragraph: at, first, last, page, y: line.y, words: line.words, ...(last ? {} : breakAfter(paragraphs[at], letters.length))});
        if (last) { at++; letters = ''; }
    }));
    if (at !== paragraphs.length) throw new Error(`paragraph ${at + 1} is not in the PDF as a whole`);
    return found;
}
// Whether the line ends inside a word of the source (not at its own hyphen), and how few letters are left on a side.
function breakAfter(paragraph, count) {
    const text = paragraph.normalize('NFKC');
    const letter = [...text.matchAll(/[\p{L}\p{N}]/gu)][count - 1], before = text.slice(0, letter.index + 1), after = text.slice(before.length);
    const hyphenated = /^[\p{L}\p{N}]/u.test(after);
    return {hyphenated, stub: hyphenated && Math.min(before.match(/\p{L}*$/u)[0].length, after.match(/^\p{L}*/u)[0].length) < 3};
}
// Whether a number is parted from its unit, § from its number, “z.” from “B.”, a title from its name.
function tornBetween(line, next) {
    const before = line.words.at(-1).text, after = next.words[0].text;
    return /^[\d.,]*\d$/.test(before) && /^(%|°C|kW|MWh|m³|m|s|€|Uhr|bar|Stück)(?![\p{L}\d])/u.test(after) || /^(§|z\.|d\.|Dr\.|\d\.|DIN|DN|T-)$/.test(before);
}

const sum = list => list.reduce((a, b) => a + b, 0), mean = list => sum(list) / list.length;
const deviation = list => Math.sqrt(mean(list.map(x => (x - mean(list)) ** 2)));
const em = (pt, size) => pt / size * 1000;
const gapsOf = line => line.words.slice(1).map((word, i) => em(word.left - line.words[i].right, word.size));

// A river: spaces that lie below each other, each covering at least half of the one above, through four lines or more.
function rivers(lines) {
    let open = [], done = [];
    lines.forEach((line, i) => {
        const above = lines[i - 1];
        const runs = above && (above.page !== line.page || line.y - above.y > 16) ? [] : open;
        const gaps = line.words.slice(1).map((word, k) => ({left: line.words[k].right, right: word.left}));
        open = gaps.map(gap => {
            const run = runs.filter(r => Math.min(r.right, gap.right) - Math.max(r.left, gap.left) >= 0.5 * Math.min(r.right - r.left, gap.right - gap.left)).sort((a, b) => b.length - a.length)[0];
            return {...gap, length: (run?.length ?? 0) + 1, from: run};
        });
        for (const run of open) if (run.from) run.from.taken = true;
        done.push(...open);
    });
    return done.filter(run => run.length >= RIVER_LINES && !run.taken).map(run => run.length);
}

function measureProse(path, left, right) {
    const paragraphs = readFileSync(`${project}/prose.md`, 'utf8').replace(/^---\n[^]*?\n---\n/, '').split(/\n\n+/).map(p => p.trim().replace(/\n/g, ' ')).filter(p => p && !p.startsWith('#'));
    const pages = readPages(path), lines = linesOfProse(pages, paragraphs), inner = lines.filter(line => !line.last);
    const gaps = inner.flatMap(gapsOf), lineMeans = inner.map(line => mean(gapsOf(line)));
    const ends = inner.map(line => (right - line.words.at(-1).right) * 25.4 / 72);
    const hyphens = inner.map(line => line.hyphenated);
    let ladder = 0, run = 0;
    for (const line of lines) { run = line.hyphenated ? run + 1 : 0; ladder = Math.max(ladder, run); }
    const lonely = lines.filter((line, i) => line.first && !line.last && lines[i + 1].page !== line.page || line.last && !line.first && lines[i - 1].page !== line.page).length;
    const lastWidths = lines.filter(line => line.last).map(line => (line.words.at(-1).right - left) / (right - left));
    return {
        lines: lines.length, hyphens: hyphens.filter(Boolean).length, stubs: inner.filter(line => line.stub).length, ladder, torn: lines.filter((line, i) => !line.last && tornBetween(line, lines[i + 1])).length,
        gapMean: mean(gaps), gapDeviation: deviation(gaps), gapMost: Math.max(...gaps), gapLeast: Math.min(...gaps),
        loose: lineMeans.filter(m => m > LOOSE * NATURAL).length, tight: lineMeans.filter(m => m < TIGHT * NATURAL).length,
        short: ends.filter(end => end > FULL * 25.4 / 72).length, rivers: rivers(lines), lonely,
        edgeDeviation: deviation(ends), edgeMost: Math.max(...ends), shortestLast: Math.min(...lastWidths),
    };
}

// Where the decimal comma stands in a column of figures that end in a sign.
function commas(pages, pattern) {
    return pages.flat().flatMap(line => line.words.filter(word => pattern.test(word.text))).map(word => word.letters.find(l => l.letter === ',').left);
}
const DATE = /^\d\d\.\d\d\.\d{4}$/;
const spread = list => list.length ? Math.max(...list) - Math.min(...list) : 0;
function measureTable(path, left, right) {
    const table = parse(readFileSync(`${project}/table.yaml`, 'utf8'));
    const pages = readPages(path), all = pages.flat();
    const rows = table.positionen.map(row => linesOfRow(all, row));
    const text = pages.map(lines => lines.map(line => line.words.map(word => word.text).join(' ')).join('\n'));
    const shares = all.filter(line => line.words.some(word => DATE.test(word.text))).flatMap(line => line.words).filter(word => /^\d{1,2}(,\d{1,2})?$/.test(word.text) && word.left > (left + right) / 2)
        .map(word => word.letters.find(l => l.letter === ',')?.left ?? word.right);
    const first = text.slice(1).map(page => page.split('\n').findIndex(line => /^Leistung /.test(line)));
    const beyond = all.flatMap(line => line.words).filter(word => word.right > right + 1).length;
    return {
        pages: pages.length, shares: spread(shares), amounts: spread(commas(pages, /^[\d.]{3,7},\d\d$/)),
        repeated: first.every(i => i >= 0), carried: text.some(page => /Übertrag/.test(page)), continued: continued(text, table.positionen), beyond,
        rowLines: rows.flat().length, hyphens: rows.flat().filter(line => line.hyphenated).length, stubs: rows.flat().filter(line => line.stub).length,
        torn: sum(rows.map(cell => cell.slice(1).filter((line, i) => tornBetween(cell[i], line)).length)), height: sum(pages.map(lines => tableHeight(lines))) * 25.4 / 72,
        overlaps: sum(all.map(line => line.words.slice(1).filter((word, i) => word.left < line.words[i].right - 0.3).length)),
    };
}
// Whether a page that starts inside a group says which: yes, no, or – when every page starts with a group of its own.
function continued(text, positions) {
    const answers = text.slice(1).flatMap((page, i) => {
        const row = positions.find(position => page.includes(bareWord(position)));
        const begins = positions.find(position => position.gewerk === row.gewerk);
        if (!text.slice(0, i + 1).some(before => before.includes(bareWord(begins)))) return [];
        const body = page.split('\n').filter(line => !line.startsWith('Übertrag'));
        return [body.slice(0, 3).some(line => line.startsWith(row.gewerk))];
    });
    return answers.length ? yes(answers.every(Boolean)) : '–';
}
const bareWord = position => position.betrag.replace(/ .*/, ''); // every amount occurs once
// The lines of a row's long text: {words, hyphenated, stub}.
function linesOfRow(lines, row) {
    const start = lines.findIndex(line => line.words.some(word => word.text === row.termin) && line.words.some(word => word.text === bareWord(row)));
    const end = lines[start].words.find(word => row['zuständig'].startsWith(word.text)).left - 1, whole = bare(row.leistung);
    const found = [];
    for (let letters = '', i = start; letters !== whole; i++) {
        const words = lines[i].words.filter(word => word.left < end);
        letters += bare(words.map(word => word.text).join(''));
        if (!whole.startsWith(letters)) throw new Error(`“${row.leistung}” is not in the PDF as a whole`);
        found.push({words, ...(letters === whole ? {} : breakAfter(row.leistung, letters.length))});
    }
    return found;
}
const tableHeight = lines => {
    const head = lines.findIndex(line => line.words[0].text === 'Leistung'), foot = lines.findIndex(line => line.words[0].text === 'Kessenich');
    return lines[foot - 1].y - lines[head].y;
};

const tagged = path => /Tagged:\s+yes/.test(execFileSync('pdfinfo', [path], {stdio: ['ignore', 'pipe', 'ignore']}));
const kilobytes = path => (statSync(path).size / 1000).toFixed(0);
const seconds = (variant, text, program) => readFileSync(`${folder}/${variant}/${text}-${program}.time`, 'utf8').trim().split(' ').map(Number).reduce((a, b) => a + b);
const yes = value => value ? 'yes' : 'no', fixed = places => value => value.toFixed(places);

function rows(title, results, lines) {
    console.log(`\n| ${title} | planpress | LaTeX | Typst |\n|---|---:|---:|---:|`);
    for (const [label, value] of lines) console.log(`| ${label} | ${results.map(value).join(' | ')} |`);
}
const MEASURE = [36 / 25.4 * 72, (210 - 36) / 25.4 * 72];
const prose = variant => PROGRAMS.map(program => ({...measureProse(`${folder}/${variant}/prose-${program}.pdf`, ...MEASURE), path: `${folder}/${variant}/prose-${program}.pdf`, time: seconds(variant, 'prose', program)}));
const common = [
    ['lines', r => r.lines], ['words hyphenated', r => r.hyphens], ['… of these with fewer than three letters on a side', r => r.stubs],
    ['most hyphens below each other', r => r.ladder], ['torn apart: number and unit, § and number, “z. B.”', r => r.torn],
];
rows('prose, justified', prose('justified'), [...common,
    [`space between words, mean (1/1000 em; Lato’s own is ${NATURAL})`, r => fixed(0)(r.gapMean)], ['… standard deviation', r => fixed(0)(r.gapDeviation)],
    ['… narrowest and widest', r => `${fixed(0)(r.gapLeast)}–${fixed(0)(r.gapMost)}`], [`loose lines (mean space over ${LOOSE} × its own)`, r => r.loose],
    [`tight lines (under ${TIGHT} ×)`, r => r.tight], ['lines that miss the right edge', r => r.short],
    [`rivers (spaces over each other in ${RIVER_LINES} lines or more): number, longest`, r => `${r.rivers.length}, ${Math.max(0, ...r.rivers)}`],
    ['widows and orphans', r => r.lonely], ['shortest last line (% of the measure)', r => fixed(0)(r.shortestLast * 100)],
    ['tagged', r => yes(tagged(r.path))], ['file (kB)', r => kilobytes(r.path)], ['processor time (s)', r => fixed(2)(r.time)]]);
rows('prose, ragged', prose('ragged'), [...common,
    ['right edge, standard deviation (mm)', r => fixed(1)(r.edgeDeviation)], ['shortest line falls short by (mm)', r => fixed(1)(r.edgeMost)], ['widows and orphans', r => r.lonely]]);
rows('table', PROGRAMS.map(program => {
    const path = `${folder}/justified/table-${program}.pdf`;
    return {...measureTable(path, ...MEASURE), path, time: seconds('justified', 'table', program)};
}), [['pages', r => r.pages], ['height of the table (mm)', r => fixed(0)(r.height)], ['lines in 40 cells of long text', r => r.rowLines],
    ['words hyphenated in them', r => r.hyphens], ['… with fewer than three letters on a side', r => r.stubs], ['number torn from its unit or name', r => r.torn],
    ['amounts: decimal signs stray by (pt)', r => fixed(2)(r.amounts)], ['discounts: decimal signs stray by (pt)', r => fixed(2)(r.shares)],
    ['words beyond the measure', r => r.beyond], ['words over each other', r => r.overlaps],
    ['header repeated', r => yes(r.repeated)], ['a page that starts inside a group names it', r => r.continued], ['carried totals (“Übertrag”)', r => yes(r.carried)],
    ['tagged', r => yes(tagged(r.path))], ['file (kB)', r => kilobytes(r.path)], ['processor time (s)', r => fixed(2)(r.time)]]);
