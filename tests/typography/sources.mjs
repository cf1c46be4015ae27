// Writes the sources for pandoc and for Typst from the planpress project: node sources.mjs PROJECT OUT justified|ragged.
// Where planpress is to find by itself what must not be parted (§ 5, z. B., 5 %), the other two get a no-break space, as a careful author writes it.
import {readFileSync, writeFileSync} from 'node:fs';
import {parse} from 'yaml';

const [project, out, edge] = process.argv.slice(2);
const [, front, prose] = readFileSync(`${project}/prose.md`, 'utf8').match(/^---\n([^]*?)\n---\n([^]*)$/);
const table = parse(readFileSync(`${project}/table.yaml`, 'utf8'));
const company = parse(readFileSync(`${project}/planpress.yaml`, 'utf8')).firma.name;

const noBreak = text => text
    .replace(/§ (?=\d)|(?<=\d) (?=(%|°C|kW|MWh|m³|[ms]|€|bar|Stück)(?![\p{L}\d]))|(?<=Dr\.) |(?<=\b[zd]\.) (?=[Bh]\.)/gu, found => found.replace(' ', '\u00a0'))
    .replace(/(?<=\b(DN|DIN)) (?=\d)|(?<=\d\.) (?=Quartal)|(?<=\d) (?=Uhr|×)/g, '\u00a0');

// pandoc: Markdown; the table is written in LaTeX, because Markdown has no decimal alignment and no group rows.
const header = title => `---\ntitle: ${title}\ncompany: ${company}\nkind: Satzprobe\n${edge}: true\n---\n`;
const tex = text => noBreak(text).replace(/[%&#_$]/g, '\\$&');
const figure = text => text ? text.replace(/ €$/, '').replaceAll('.', '') : '{–}';

function latexTable() {
    const heads = ['Leistung', 'Zuständig', 'Termin', '\\multicolumn{1}{r}{\\bfseries Nachlass}', '\\multicolumn{1}{r@{}}{\\bfseries Betrag}'];
    const lines = ['\\begin{positions}', `${heads.map(head => head.startsWith('\\') ? head : `\\bfseries ${head}`).join(' & ')} \\\\ \\tablerule \\endhead`];
    let trade = '', sum = 0;
    for (const row of table.positionen) {
        if (row.gewerk !== trade) lines.push(`\\trade{${tex(trade = row.gewerk)}}`);
        const share = row.nachlass ? `${figure(row.nachlass)}{~\\%}` : '{–}';
        lines.push(`${tex(row.leistung)} & ${row['zuständig']} & ${row.termin} & ${share} & ${figure(row.betrag)}{~€} \\\\ \\rowrule`);
        sum += cents(row.betrag);
    }
    return [...lines, `\\bfseries Summe & & & & \\bfseries ${(sum / 100).toFixed(2).replace('.', ',')}{~€} \\\\`, '\\end{positions}'].join('\n');
}
const cents = amount => Number(amount.replace(/[^\d]/g, ''));
const euros = n => `${Math.floor(n / 100).toString().replace(/\B(?=(\d{3})+$)/g, '.')},${String(n % 100).padStart(2, '0')} €`;

// Typst
const typ = text => noBreak(text).replace(/[#$*_@\\<>`~[\]]/g, '\\$&');
function typstProse() {
    return prose.replace(/^## (.*)$/gm, '=@$1').split('\n').map(line => line.startsWith('=@') ? `= ${typ(line.slice(2))}` : typ(line)).join('\n');
}
function typstTable() {
    const lines = ['#positions('];
    let trade = '', sum = 0;
    for (const row of table.positionen) {
        if (row.gewerk !== trade) lines.push(`  trade[${typ(trade = row.gewerk)}],`);
        const share = row.nachlass ? `${row.nachlass} %` : '–';
        lines.push('  ' + [row.leistung, row['zuständig'], row.termin, share, row.betrag].map(cell => `[${typ(cell)}]`).join(', ') + ',');
        sum += cents(row.betrag);
    }
    return [...lines, `  total[Summe][${typ(euros(sum))}],`, ')'].join('\n');
}
const preamble = title => `#import "page.typ": *\n#show: sheet.with(title: "${title}", company: "${company}", justified: ${edge === 'justified'})\n\n`;

const proseTitle = parse(front).titel;
writeFileSync(`${out}/prose.md`, header(proseTitle) + noBreak(prose.replace(/(?<=\S)\n(?=\S)/g, ' ')));
writeFileSync(`${out}/table.md`, `${header(table.titel)}\n\`\`\`{=latex}\n${latexTable()}\n\`\`\`\n`);
writeFileSync(`${out}/prose.typ`, preamble(proseTitle) + typstProse().replace(/(?<=\S)\n(?=\S)/g, ' '));
writeFileSync(`${out}/table.typ`, preamble(table.titel) + typstTable() + '\n');
