// node typst.mjs PLANS TARGET: sets every benchmark plan of a folder (plan.sh) with Typst, all by one compiler: the same words, figures and tables,
// sorted and summed, the chart as bars. What planpress does beside it (HTML, checks, tags by structure) is left out.
import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {NodeCompiler} from '@myriaddreamin/typst-ts-node-compiler';
import {parse} from 'yaml';

const [plans, target] = process.argv.slice(2);
const compiler = NodeCompiler.create({workspace: target, fontArgs: [{fontPaths: ['/usr/share/fonts/truetype/lato']}]});
const escape = text => String(text).replace(/[\\#$*_`<>@~\[\]/=+-]/g, '\\$&');
const money = new Intl.NumberFormat('de-DE', {maximumFractionDigits: 0});
const euro = value => `${money.format(value)} €`;
const day = text => String(text);
const order = text => String(text).split('.').reverse().join('');

const table = (aligns, head, rows) =>
    `#table(columns: (${aligns.map((a, i) => (i ? 'auto' : '1fr')).join(', ')}), align: (${aligns.join(', ')}), stroke: (bottom: 0.4pt + luma(190)),\n` +
    `  table.header(${head.map(text => `strong[${escape(text)}]`).join(', ')}),\n${rows.map(row => row.map(text => `  [${escape(text)}],`).join('')).join('\n')}\n)\n`;

const bars = years => {
    const most = Math.max(...years.flatMap(year => [year.plan, year.ist]));
    const bar = (value, fill) => `rect(width: 14pt, height: ${((120 * value) / most).toFixed(1)}pt, fill: rgb("${fill}"))`;
    return `#grid(columns: ${years.length}, column-gutter: 14pt, align: bottom,\n${years
        .map(year => `  stack(dir: ltr, spacing: 2pt, ${bar(year.plan, '#9fb8c4')}, ${bar(year.ist, '#0b5563')}),`)
        .join('\n')}\n${years.map(year => `  [${year.jahr}],`).join('')})\n`;
};

const prose = text =>
    text.split('\n').map(line => (line.startsWith('## ') ? `== ${escape(line.slice(3))}` : line.split('**').map(escape).map((part, i) => (i % 2 ? `*${part}*` : part)).join(''))).join('\n');

const source = plan => `#set document(title: "${plan.titel}", date: none)
#set text(font: "Lato", size: 10pt, lang: "de", hyphenate: true)
#set page(paper: "a4", header: [${escape(plan.titel)}], footer: context [Seite #counter(page).display() von #counter(page).final().first()])
#set par(justify: false, linebreaks: "optimized")
= ${escape(plan.titel)}
#outline()
= Auf einen Blick
${prose(plan.kapitel)}
= Daten
${table(['left', 'left'], ['', ''], [...Object.entries(plan.kunde), ['Verantwortlich', plan.verantwortlich], ['Vertretung', plan.vertretung], ['Sponsorin', plan.sponsorin],
    ['Von', plan.von], ['Bis', plan.bis], ['Stand', plan.stand]])}
#pagebreak()
= Acht Jahre
${bars(plan.jahre)}
= Stärken und Schwächen
#grid(columns: (1fr, 1fr), gutter: 12pt, ${Object.entries(plan.swot).map(([name, list]) => `[*${escape(name)}*\n${list.map(text => `- ${escape(text)}`).join('\n')}]`).join(', ')})
= Zwölf Verträge
${table(['left', 'left', 'left', 'right', 'right'], ['Titel', 'Beginn', 'Ende', 'Volumen', 'Abgerufen'], [...plan.verträge].sort((a, b) => (order(a.ende) < order(b.ende) ? -1 : 1))
    .map(row => [row.titel, day(row.beginn), day(row.ende), euro(row.volumen), `${Math.round((100 * row.abgerufen) / row.volumen)} %`]))}
= Fünfzehn Chancen
${table(['left', 'left', 'left', 'left', 'right', 'right', 'right'], ['Titel', 'Stufe', 'Verantwortlich', 'Abschluss', 'Wahrsch.', 'Wert', 'Gewichtet'],
    plan.chancen.map(row => ({...row, gewichtet: (row.wert * row.wahrscheinlichkeit) / 100})).sort((a, b) => b.gewichtet - a.gewichtet)
        .map(row => [row.titel, row.stufe, row.verantwortlich, day(row.abschluss), `${row.wahrscheinlichkeit} %`, euro(row.wert), euro(row.gewichtet)])
        .concat([['Summe', '', '', '', '', euro(plan.chancen.reduce((sum, row) => sum + row.wert, 0)),
            euro(plan.chancen.reduce((sum, row) => sum + (row.wert * row.wahrscheinlichkeit) / 100, 0))]]))}
= Zwanzig Maßnahmen
${table(['left', 'left', 'left', 'left'], ['Titel', 'Verantwortlich', 'Fällig', 'Status'], [...plan.maßnahmen].sort((a, b) => (order(a.fällig) < order(b.fällig) ? -1 : 1))
    .map(row => [row.titel, row.verantwortlich, day(row.fällig), row.status]))}
`;

mkdirSync(target, {recursive: true});
for (const name of readdirSync(plans)) {
    const compiled = compiler.compile({mainFileContent: source(parse(readFileSync(join(plans, name), 'utf8')))});
    if (!compiled.result) { compiled.printDiagnostics(); process.exit(1); }
    writeFileSync(join(target, name.replace('.yaml', '.pdf')), compiler.pdf(compiled.result));
}
