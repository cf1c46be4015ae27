// What lies beside the front page: node calendars.mjs FOLDER EDITED ENGLISH, where tests/projects/front was built, the same after tests/front.sh
// had edited some rows, and a project in English. Calendars are read by a library, ical.js. Prints TAP lines.

import { readFile, readdir } from 'node:fs/promises';
import ICAL from 'ical.js';
import { Results } from './browser.mjs';

const [folder, edited, english] = process.argv.slice(2);
const results = new Results('calendars');
const LINE_LONGEST = 75; // bytes

// ---- calendars ----

// What is wrong with the bytes of a calendar: its lines end with CRLF, are no longer than RFC 5545 says, and each is whole characters.
function slips(bytes) {
    const found = [];
    let from = 0;
    for (let at = bytes.indexOf(10); at >= 0; from = at + 1, at = bytes.indexOf(10, from)) {
        const line = bytes.subarray(from, at - 1);
        if (bytes[at - 1] !== 13) found.push('a line ends without CR');
        if (line.includes(13)) found.push('a CR within a line');
        if (line.length > LINE_LONGEST) found.push(`a line of ${line.length} bytes`);
        try {
            new TextDecoder('utf-8', { fatal: true }).decode(line);
        } catch {
            found.push('a line ends within a character');
        }
    }
    if (from !== bytes.length) found.push('the last line has no end');
    return found;
}

const two = (number) => String(number).padStart(2, '0');
const iso = (time) => `${time.year}-${two(time.month)}-${two(time.day)}${time.isDate ? '' : ` ${two(time.hour)}:${two(time.minute)}`}`;

async function readCalendar(path) {
    const bytes = await readFile(path);
    const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')));
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    return { bytes, calendar, events, text: bytes.toString('utf8').replace(/\r\n /g, '') };
}

const names = async (root) => (await readdir(root, { recursive: true })).filter((path) => path.endsWith('.ics')).sort();

results.same(await names(folder), ['confidential/calendar.ics', ...['gross', 'mueller', 'okeeffe'].map((id) => `confidential/calendars/${id}.ics`),
    'internal/calendar.ics', ...['gross', 'mueller', 'okeeffe'].map((id) => `internal/calendars/${id}.ics`)], 'one of all and one for each who manages');

for (const name of await names(folder)) {
    const { bytes, calendar, events } = await readCalendar(`${folder}/${name}`);
    results.same(slips(bytes), [], `${name}: lines are as they must be`);
    results.same([calendar.name, calendar.getFirstPropertyValue('version')], ['vcalendar', '2.0'], `${name}: a calendar`);
    results.say(Boolean(calendar.getFirstPropertyValue('prodid')), `${name}: says what made it`);
    const missing = events.flatMap((event) => ['uid', 'dtstamp', 'dtstart', 'summary'].filter((property) => !event.component.getFirstProperty(property)));
    results.same(missing, [], `${name}: each event has what it must have`);
    results.same(new Set(events.map((event) => event.uid)).size, events.length, `${name}: no identity twice`);
    const days = events.filter((event) => event.startDate.isDate);
    const long = days.filter((event) => event.endDate.subtractDate(event.startDate).toSeconds() !== 86400 || !event.endDate.isDate);
    results.same(long.map((event) => event.summary), [], `${name}: a whole day ends with the next`);
    results.same(days.filter((event) => event.component.getFirstPropertyValue('transp') !== 'TRANSPARENT').length, 0, `${name}: a whole day makes nobody busy`);
}

const all = await readCalendar(`${folder}/internal/calendar.ics`);
const find = ({ events }, summary) => events.filter((event) => event.summary === summary);
const told = (calendar, summary) => find(calendar, summary).map((event) => [iso(event.startDate), iso(event.endDate)]);

results.same(told(all, 'Süderende: Jahresgespräch 2026'), [['2026-12-09 10:00', '2026-12-09 13:30']], 'a review has its time and its duration');
results.same(find(all, 'Süderende: Jahresgespräch 2026').map((event) => event.startDate.zone.tzid), ['floating'], 'by the clock on the wall');
results.same(told(all, 'Muellerhof: Annual review 2026'), [['2026-12-10 14:15', '2026-12-10 15:45']], 'so has another');
const ODD = 'Süderende: Angebot; „groß“, "klein" \\ beides';
const LONG = 'Süderende: Überprüfung äußerster Größenänderungen überfälliger Kühlgerätefrüherkennungsübungsmaßnahmen für Süderendes gründlich überarbeitete Öfen';
results.same(told(all, ODD), [['2026-12-31', '2027-01-01']], 'signs of the format are text, and a year ends');
results.same(told(all, LONG), [['2027-02-28', '2027-03-01']], 'a long line comes back whole, and a February ends');
results.same(told(all, `Süderende: ${'ÄÖÜäöüß'.repeat(10)}${'€'.repeat(40)}`), [['2027-03-01', '2027-03-02']], 'so does one without a blank');
results.same(told(all, 'Süderende: Meilenstein ohne Kürzel'), [['2027-03-31', '2027-04-01']], 'of a month, the last day counts');
results.say(find(all, 'Süderende: Meilenstein ohne Kürzel')[0]?.description.includes('\nTermin: 03/2027'), 'and what was said is told');
results.same([find(all, 'Süderende: Längst vorbei').length, find(all, 'Süderende: Erledigtes').length], [1, 0], 'what is open stays, what is done goes');

const summaries = async (name) => (await readCalendar(`${folder}/internal/calendars/${name}.ics`)).events.map((event) => event.summary).sort();
const of = (account) => all.events.map((event) => event.summary).filter((summary) => summary.startsWith(`${account}: `));
results.same(await summaries('mueller'), [...of('Süderende'), 'Muellerhof: Ask Jörg about the ovens'].sort(), 'what one manages, and one’s own beside it');
results.same(await summaries('okeeffe'), of('Muellerhof').sort(), 'what one manages holds the days of others');
results.same(of('Süderende').length + of('Muellerhof').length, all.events.length, 'all days belong to an account');

const secret = /VERTRAUT/;
const internals = await Promise.all((await names(folder)).filter((name) => name.startsWith('internal/')).map((name) => readCalendar(`${folder}/${name}`)));
results.same(internals.filter(({ text }) => secret.test(text)).length, 0, 'no internal calendar knows a confidential day');
const confidential = await readCalendar(`${folder}/confidential/calendar.ics`);
results.same(confidential.events.filter((event) => secret.test(event.summary)).map((event) => iso(event.startDate)), ['2026-11-25 08:30', '2026-11-27'],
    'the confidential one does');

// ---- identities ----

const before = new Map(all.events.map((event) => [event.uid, event]));
const after = new Map((await readCalendar(`${edited}/internal/calendar.ics`)).events.map((event) => [event.uid, event]));
results.same([...after.keys()].sort(), [...before.keys()].sort(), 'what changes stays the same event');
const changes = [...after].map(([uid, event]) => [before.get(uid), event]).filter(([old, event]) => old && (old.summary !== event.summary || iso(old.startDate) !== iso(event.startDate)))
    .map(([old, event]) => [old.summary, iso(old.startDate), event.summary, iso(event.startDate)]);
results.same(changes, [
    ['Süderende: +49 anrufen', '2026-12-01', 'Süderende: Doch lieber schreiben', '2026-12-01'],
    ['Süderende: Jahresgespräch 2026', '2026-12-09 10:00', 'Süderende: Jahresgespräch 2026', '2026-12-16 09:30'],
    ['Süderende: =1+1', '2026-11-30', 'Süderende: =1+1', '2027-01-15'],
    ['Süderende: Meilenstein ohne Kürzel', '2027-03-31', 'Süderende: Meilenstein ohne Kürzel', '2027-04-30'],
], 'and is seen as it is now');

// ---- the table of actions ----

function readTable(text, separator) { // RFC 4180
    const rows = [[]];
    const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"\\r\\n${separator}]*))(${separator}|\\r\\n)`, 'y');
    for (let match; cell.lastIndex < text.length && (match = cell.exec(text));) {
        rows.at(-1).push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
        if (match[3] === '\r\n') rows.push([]);
    }
    return { rows: rows.slice(0, -1), rest: rows.at(-1).length };
}

const bytes = (await readFile(`${folder}/internal/actions.csv`)).toString('utf8');
const { rows, rest } = readTable(bytes.slice(1), ';');
const [head, ...actions] = rows;
results.same([bytes.charCodeAt(0), rest], [0xfeff, 0], 'the table is UTF-8, says so, and can be read to its end');
results.same(head, ['Kunde', 'Dokument', 'Maßnahme', 'Verantwortlich', 'Fällig', 'Status', 'Überfällig'], 'its columns');
results.same(actions.filter((row) => row.length !== head.length), [], 'each row has them all');
results.same(actions.flat().filter((text) => /^[=+\-@\t\r]/.test(text)), [], 'nothing in it is computed');
results.same(actions.map((row) => row[2]).filter((text) => text.startsWith("'")).sort(), ["'+49 anrufen", "'-5 % Nachlass prüfen", "'=1+1", "'@alle einladen"].sort(),
    'what looks like a formula is text');
results.same(actions.find((row) => row[2].startsWith('Angebot')), ['Süderende', 'INTERNTITEL Kundenplan Süderende', 'Angebot; „groß“, "klein" \\ beides', 'Jörg Müller',
    '2026-12-31', 'Offen', 'nein'], 'a row, with signs of the format');
results.same(actions.filter((row) => row[6] === 'ja').map((row) => row[2]), ['Längst vorbei'], 'what is overdue');
results.same(actions.filter((row) => row[2] === 'Erledigtes').map((row) => row[5]), ['Erledigt'], 'what is done stays in the table');
results.same(actions.map((row) => row[4]), actions.map((row) => row[4]).sort(), 'rows stand by day');
results.same(secret.test(bytes), false, 'nothing confidential in it');

const foreign = readTable((await readFile(`${english}/internal/actions.csv`)).toString('utf8').slice(1), ',');
results.same([foreign.rows[0], foreign.rest], [['Customer', 'Document', 'Action', 'Owner', 'Due', 'Status', 'Overdue'], 0], 'in English, cells are parted by commas');

process.exit(results.failed ? 1 : 0);
