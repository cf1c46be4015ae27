// A large project: node thousand.mjs FOLDER ACCOUNTS writes so many account plans, each with an annual review and a business case, in German.

import { mkdir, writeFile } from 'node:fs/promises';

const [folder, count] = [process.argv[2], Number(process.argv[3])];
const STEMS = ['Süder', 'Öster', 'Mühlen', 'Grün', 'Höhen', 'Käse', 'Lübbe', 'Nörden', 'Wümme', 'Uhlen', 'Brücken', 'Schön', 'Äsch', 'Klöster',
    'Röhr', 'Füchsen', 'Hägen', 'Weißen', 'Großen'];
const ENDS = ['ende', 'moor', 'brück', 'hausen', 'feld', 'tal', 'bach', 'dörfer', 'höfe', 'wörth', 'au', 'burg', 'stätt', 'münde', 'rode', 'loh',
    'kämpe', 'büttel'];
const PLACES = ['Rotenburg', 'Salzwedel', 'Meppen', 'Görlitz', 'Tübingen', 'Lüneburg', 'Kärnten'];
const MANAGERS = ['Katharina Wiechert', 'Jörg Müller', 'Änne Großmann', 'Lennart Dornbusch', 'Özlem Yıldız', 'Bärbel Schäfer', 'Günther Höß'];
const STATUSES = { plan: ['Entwurf', 'in Prüfung', 'freigegeben'], review: ['vorbereitet', 'durchgeführt'] };

const of = (list, i) => list[i % list.length];
const two = (number) => String(number).padStart(2, '0');
const day = (i) => `2027-${two(1 + (i % 12))}-${two(1 + (i % 28))}`;
const manager = (i) => `m${i % MANAGERS.length}`;

const plan = (i, name) => `art: account-plan
id: konto-${i}
titel: Kundenentwicklungsplan ${name} 2026–2030
status: ${of(STATUSES.plan, i)}
planzeitraum: {von: 2026-01-01, bis: 2030-12-31}
nächste_prüfung: ${day(i)}
verantwortlich: ${manager(i)}
kunde: {name: Molkerei ${name} eG, kurzname: ${name}}
ansprechpartner:
  - {id: einkauf, name: Petra Weiß, funktion: Einkauf}
maßnahmen:
  - {id: m1, titel: Prüfpläne für ${name} vereinheitlichen, verantwortlich: ${manager(i)}, fällig: ${day(i + 3)}, status: offen}
`;

const review = (i, name) => `art: jahresgespräch
id: gespraech-${i}
kunde: konto-${i}
titel: Jahresgespräch ${name} 2026
berichtszeitraum: {von: 2026-01-01, bis: 2026-12-31}
datum: ${day(i + 1)}
beginn: 10:00
dauer: 120
status: ${of(STATUSES.review, i)}
moderation: ${manager(i)}
protokoll: ${manager(i)}
nächstes_jahresgespräch: 2028-01-15
teilnehmende: {wir: [${manager(i)}], kunde: [einkauf]}
`;

const business = (i, name) => `art: business-case
id: rechnung-${i}
konto: konto-${i}
titel: Dritte Ultrafiltrationsstraße ${of(PLACES, i)}
erstellt_von: ${manager(i + 1)}
ausgangslage: Die Anlagen in ${of(PLACES, i)} genügen nicht mehr.
zeitraum_jahre: 5
szenarien:
  - {id: bisher, titel: Wie bisher, investition: 0 €, laufende_kosten: 0 €, nutzen: [{text: Keiner, betrag: 0 €}]}
`;

await mkdir(folder, { recursive: true });
await writeFile(`${folder}/planpress.yaml`, 'firma: {name: Großes Werk GmbH}\nsprache: de\nwährung: EUR\nstichtag: 2026-11-15\n');
const people = MANAGERS.map((name, i) => `  - {id: m${i}, name: ${name}, rolle: kam}\n`).join('');
await writeFile(`${folder}/personen.yaml`, `art: personen\npersonen:\n${people}`);
for (let i = 0; i < count; i++) {
    const name = of(STEMS, i) + of(ENDS, Math.floor(i / STEMS.length));
    const at = `${folder}/konten/${two(i)}-${name.toLowerCase()}`;
    await mkdir(at, { recursive: true });
    await writeFile(`${at}/plan.yaml`, plan(i, name));
    await writeFile(`${at}/jahresgespräch-2026.yaml`, review(i, name));
    await writeFile(`${at}/wirtschaftlichkeit.yaml`, business(i, name));
}
