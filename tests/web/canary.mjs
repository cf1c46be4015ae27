// The canary project: `node canary.mjs PLANPRESS-ROOT FOLDER [forbidden | moved | unlawful]`. With “forbidden” a customer's text says what must never be said
// to one; with “moved” internal rows stand
// before those for customers and are more; with “unlawful” layouts for customers name every field above their class, and FOLDER.lines says in which line.
// In every field of every kind that templates/ describes, and wherever else an author
// can write, stands a token of its own. FOLDER gets the project; FOLDER.tokens is JSON: where each token stands, and
// whether anything prints it for those who may see it.
//
// A token says who may see it: zq, its class (c, i, k: customer, internal, confidential), its account (a, b; n: of none), four digits, x. The class of
// a field is worked out here, from fields.yaml and types.yaml alone, so that the program is not asked what it should be measured by.
import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync, copyFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { deflateSync } from 'node:zlib';
import { parse, stringify } from 'yaml';

const [root, folder, wrong] = process.argv.slice(2);
const CLASSES = ['customer', 'internal', 'confidential'];
const LETTERS = 'cik';
const tokens = {};
const UNPRINTED = /comment|footnote$|x- key|reason of an accepted|\.language$/; // names and notes that are never printed
let counted = 0;
function token(level, account, where, printed = !UNPRINTED.test(where)) {
    const made = `zq${LETTERS[level]}${account}${String(++counted).padStart(4, '0')}x`;
    tokens[made] = { where, printed };
    return made;
}

// --- Kinds ----------------------------------------------------------------------------------------------------------------------
const shared = parse(readFileSync(join(root, 'templates/types.yaml'), 'utf8'));
const kinds = {};
for (const name of readdirSync(join(root, 'templates')).sort()) {
    const [path, rules] = ['fields.yaml', 'rules.yaml'].map((file) => join(root, 'templates', name, file));
    if (existsSync(path)) kinds[name] = parse(readFileSync(path, 'utf8'));
    if (existsSync(rules)) Object.assign(kinds[name], parse(readFileSync(rules, 'utf8')));
}
const PLAIN = ['text', 'markdown', 'number', 'integer', 'percent', 'money', 'date', 'period', 'year', 'month', 'time', 'bool', 'enum', 'group', 'list', 'pointer'];

function named(kind, type) {
    return kind.types?.[type] ?? shared[type];
}

// The fields of a type, with what a field of the type says anew of some and those that it adds.
function merged(said, more = {}) {
    const fields = { ...said };
    for (const [name, field] of Object.entries(more)) fields[name] = { ...said?.[name], ...field };
    return fields;
}

// Lists that are made of others, and what is computed.
const isMade = (field) => field.formula || field.rows || field.joined || field.stacked;

// A field with all that its types say; `list of TYPE` becomes a list whose `of` is the type's fields, or one whose `item` is the type.
function resolved(kind, field) {
    if (isMade(field) || !field.type || PLAIN.includes(field.type) || /^(ref|documents) /.test(field.type)) return field;
    if (field.type.startsWith('list of ')) {
        const item = resolved(kind, { type: field.type.slice(8) });
        return item.type === 'group' ? { ...field, type: 'list', of: merged(item.of, field.of), naming: item.naming } : { ...field, type: 'list', item };
    }
    const type = named(kind, field.type);
    if (!type) throw new Error(`no type ${field.type}`);
    return resolved(kind, { ...type, ...field, type: type.type, formula: type.formula });
}

function levelOf(kind, field, around) {
    return Math.max(CLASSES.indexOf(field.class ?? kind.class), around);
}

// --- Values ---------------------------------------------------------------------------------------------------------------------
// Every class and form of a block, as it can stand in a text or in Markdown; each token of at least the class of what holds it.
const BLOCKS = [['internal', 1], ['intern', 1], ['confidential', 2], ['vertraulich', 2]];
function inText(level, account, where) {
    const [word, class_] = BLOCKS[counted % BLOCKS.length];
    const above = Math.max(level, class_);
    return ` ::: ${word} ${token(above, account, `${where}, ${word} in its text`)} :::`;
}

function inMarkdown(level, account, where) {
    const t = (word, class_) => token(Math.max(level, class_), account, `${where}, ${word}`);
    const lines = [`${t('text', 0)} stands here.`, ''];
    for (const [word, class_] of BLOCKS) {
        const definition = t(`${word}, link label`, class_), note = t(`${word}, footnote`, class_).slice(0);
        lines.push(
            `::: ${word}`, '', `${t(`${word}, block`, class_)} stands here. See [${definition}] and this[^${note}].`, '',
            `[${definition}]: https://${t(`${word}, link target`, class_)}.example "${t(`${word}, link title`, class_)}"`, '',
            `[^${note}]: ${t(`${word}, footnote text`, class_)}`, '',
            `![${t(`${word}, image alt`, class_)}](drawing.png "${t(`${word}, image title`, class_)}")`, '', ':::', '',
            `Middle ::: ${word} ${t(`${word}, in a paragraph`, class_)} ::: of a paragraph.`, '',
            `- Item ::: ${word} ${t(`${word}, in an item`, class_)} :::`, '- Other', '', `  ::: ${word}`, '', `  ${t(`${word}, below an item`, class_)}`, '', '  :::', '',
            '> Quote', '>', `> ::: ${word}`, '>', `> ${t(`${word}, in a quote`, class_)}`, '>', '> :::', '',
            `| Head | Second ::: ${word} ${t(`${word}, in a head`, class_)} ::: |`, '|---|---|', `| Cell ::: ${word} ${t(`${word}, in a cell`, class_)} ::: | c |`, '',
            `Bold **::: ${word} ${t(`${word}, in bold`, class_)} :::**`, '',
        );
    }
    lines.push(`![${t('image alt', 0)}](photo.jpg)`, '', `<!-- ${t('comment', 1)} -->`, '');
    return lines.join('\n');
}

// Figures and days above customer class are told apart by their digits: 98765 and three more; years from 2061 on.
let figures = 0;
function number(field, level, most = Infinity) {
    const [low, high] = (field.range ?? '..').split('..').map((text) => (text === '' ? NaN : Number(text)));
    if (!Number.isNaN(high)) return high;
    if (level > 0 && most > 98765000) return 98765000 + ++figures;
    return Math.max(Number.isNaN(low) ? 0 : low, 40 + (counted++ % 50));
}
const year = (level, row) => String(level > 0 ? 2061 + (figures++ % 30) : 2026 - row);
const day = (level, row) => (level > 0 ? `${2061 + (figures++ % 30)}-03-03` : `${2026 - row}-06-15`);

function scalar(kind, field, at) {
    const { level, account, where, row } = at;
    switch (field.type) {
    case 'text': if (field.path) return 'drawing.png'; // what must be there
        return token(level, account, where) + (at.plain ? '' : inText(level, account, where));
    case 'markdown': return inMarkdown(level, account, where);
    case 'integer': return number(field, level, 1e6);
    case 'number': return number(field, level, 1e6);
    case 'percent': return `${Math.min(number(field, level, 1e6), 100)} %`;
    case 'money': return number(field, level);
    case 'date': return day(level, row);
    case 'period': case 'year': return year(level, row);
    case 'month': return 12;
    case 'time': return '09:00';
    case 'bool': return true;
    case 'enum': return Object.keys(field.of)[row % Object.keys(field.of).length];
    case 'pointer': return 'revenue';
    default: throw new Error(`${where}: what is a ${field.type}?`);
    }
}

// Rows that a customer gets only when a formula says so: the one that is known here.
function released(list, row) {
    if (!list.release || list.release === 'minutes') return true; // a truth is true here
    if (list.release !== 'visibility == "shared"') throw new Error(`how is “${list.release}” made true?`);
    return row === 0;
}

const PLAIN_TEXTS = /^(id|language|unit|code|for|email|phone|website|currency|page|logo|detail|short)$/;
function value(kind, name, field, at) {
    if (at.list === 'folder' && name === 'layout') return undefined; // of an enclosure that is a document
    if (at.list === 'folder' && name === 'file') return 'drawing.png';
    if (field.type?.startsWith('ref ')) return reference(name, field, at);
    if (field.type === 'group') return fields(kind, field.of, at);
    if (field.type === 'list') return list(kind, name, field, at);
    return scalar(kind, field, { ...at, plain: at.plain || field.person || PLAIN_TEXTS.test(name) });
}

function list(kind, name, field, at) {
    if (field.item) return [0, 1].map((row) => value(kind, name, field.item, { ...at, row, plain: true }));
    const rows = [];
    for (const row of [0, 1]) {
        const level = released(field, row) ? at.level : Math.max(at.level, 1);
        const made = fields(kind, field.of, { ...at, level, row, where: `${at.where}[${row}]`, list: name, keyed: field.keyed });
        if (field.release?.startsWith('visibility')) made.visibility = released(field, row) ? 'shared' : 'internal';
        rows.push(made);
    }
    return rows;
}

// References lead to the first row of what they name when customers may see it, else to the second; keys of rows to each in turn.
function reference(name, field, at) {
    const target = field.type.slice(4).split(' | ')[0];
    const row = at.keyed?.includes(name) ? at.row : at.level > 0 ? 1 : 0;
    return { leads: target, account: at.account === 'n' ? 'ab'[at.row] : at.account, row, list: at.list };
}

function fields(kind, of, at) {
    const made = {};
    for (const [name, raw] of Object.entries(of)) {
        const field = resolved(kind, raw);
        if (isMade(field) || field.type?.startsWith('documents ')) continue;
        const level = levelOf(kind, field, at.level), where = at.where ? `${at.where}.${name}` : name;
        if (name === 'accepted' || (name === 'id' && at.top)) continue; // both are written below
        if (name === 'parent') continue; // an account of a group that is its own part is an error
        if (at.list === 'folder' && name === 'layout') continue;
        if (at.list === 'folder' && name === 'file') { made.file = ['photo.jpg', 'drawing.png'][at.row]; continue; } // enclosed: beside each document
        made[name] = value(kind, name, field, { ...at, level, where, top: false });
        if (name === 'language') made[name] = 'en';
    }
    return made;
}

// --- Documents ------------------------------------------------------------------------------------------------------------------
const documents = {};
for (const [name, kind] of Object.entries(kinds)) {
    if (name === 'project' || kind.register) continue;
    const ofAccount = name === 'account-plan' || kind.fields.account || (kind.fields.accounts && !isMade(kind.fields.accounts));
    for (const account of ofAccount ? ['a', 'b'] : ['n']) {
        const made = fields(kind, kind.fields, { level: 0, account, where: name, row: 0, top: true });
        made.id = token(name === 'account-plan' ? 0 : levelOf(kind, resolved(kind, kind.fields.id), 0), account, `${name}.id`);
        documents[name + account] = { name, kind, account, made };
    }
}
const project = fields(kinds.project, kinds.project.fields, { level: 0, account: 'n', where: 'project', row: 0, plain: true });
const people = fields(kinds.people, kinds.people.fields, { level: 0, account: 'n', where: 'people', row: 0, plain: true });

// Who is named where customers look, and who is not: the name of the latter is as internal as what refers to them.
for (const field of ['id', 'name', 'title', 'phone', 'email']) people.people[1][field] = token(1, 'n', `people.people[1].${field}`);

function led(wanted) {
    const { row } = wanted, plan = documents[`account-plan${wanted.account}`].made;
    const target = wanted.leads.replace(/^account\./, '');
    if (target === 'people') return people.people[row].id;
    if (kinds[target]) return documents[target + wanted.account].made.id;
    if (target.startsWith('project.')) return project[target.slice(8)][row].id;
    const [kind, ...path] = target.split('.'), other = documents[kind + wanted.account]?.made; // rows of a document of that kind
    let holder = other ? path.reduce((at, part) => at?.[part], other) : target.split('.').reduce((at, part) => at?.[part], plan);
    for (const { made, account } of Object.values(documents)) if (!holder && account === wanted.account) holder = made[target];
    if (!Array.isArray(holder)) throw new Error(`where does “${wanted.leads}” lead?`);
    if (target === wanted.list) return undefined; // nobody reports to themselves
    return holder[row].id ?? holder[row].title;
}
function follow(made) {
    if (Array.isArray(made)) return made.map(follow).filter((item) => item !== undefined);
    if (!made || typeof made !== 'object') return made;
    if (made.leads) return led(made);
    return Object.fromEntries(Object.entries(made).map(([key, item]) => [key, follow(item)]).filter(([, item]) => item !== undefined));
}

// What no field takes: the author's own keys, comments, accepted findings with their reasons.
function written(kind, name, account, made, code) {
    const own = { kind: name, ...follow(made) };
    own[`x-${token(1, account, `${name}, an x- key`)}`] = { inside: token(1, account, `${name}, below an x- key`) };
    if (code) own.accepted = [{ code, until: 'unlimited', reason: token(1, account, `${name}, the reason of an accepted finding`) }];
    return `# ${token(1, account, `${name}, a comment`)}\n${stringify(own, { lineWidth: 0 })}# ${token(1, account, `${name}, a comment at the end`)}\n`;
}

// --- Pictures: with a token wherever cameras and programs note something -----------------------------------------------------------
function crc32(bytes) {
    let sum = ~0;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
}
function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), size = Buffer.alloc(4), sum = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
}
function png() {
    const say = (what) => token(1, 'n', `a picture's ${what}`);
    const head = Buffer.from([0, 0, 0, 60, 0, 0, 0, 60, 8, 2, 0, 0, 0]), rows = Buffer.alloc(60 * 181, 120);
    for (let y = 0; y < 60; y++) rows[y * 181] = 0;
    return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('tEXt', Buffer.from(`Author\0${say('text chunk')}`)),
        chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(say('compressed chunk'))])),
        chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0<x>${say('XMP')}</x>`)), chunk('eXIf', Buffer.from(`MM\0*\0\0\0\x08${say('Exif')}`)),
        chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0)), Buffer.from(say('bytes behind the end'))]);
}
function jpeg() {
    const photo = readFileSync(join(root, 'tests/projects/leak/camera.jpg'));
    const comment = Buffer.from(token(1, 'n', "a photo's comment"));
    return Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment, photo.subarray(2), Buffer.from(token(1, 'n', 'behind a photo'))]);
}

// --- Layouts: each kind is printed whole for each class, so that a field that no built-in layout prints yet is seen too -------------
function printed(kind, of, level, around, prefix = '') {
    const lines = [];
    for (const [name, raw] of Object.entries(of)) {
        const field = resolved(kind, raw), at = levelOf(kind, field, around), path = prefix + name;
        if (at > level || field.type?.startsWith('documents ') || field.type === 'pointer') continue;
        if (field.type === 'group') lines.push(...printed(kind, field.of, level, at, `${path}.`));
        else if (field.type === 'markdown') lines.push('```markdown', `text: ${path}`, '```', '');
        else if (field.type === 'list' && field.of) lines.push(...each(kind, field, level, at, path));
        else if (!field.formula && field.item?.type !== 'pointer') lines.push(`X \`= text(${path})\`.`, '');
    }
    return lines;
}
function each(kind, field, level, at, path) {
    const inner = printed(kind, field.of, level, at), fence = '`'.repeat(3 + depthOf(inner));
    const lines = [`${fence}each ${path}`, ...inner, fence, ''];
    const label = Object.keys(field.of).find((name) => resolved(kind, field.of[name]).type === 'text' && levelOf(kind, resolved(kind, field.of[name]), at) <= level);
    const figure = Object.keys(field.of).find((name) => /number|integer|money|percent/.test(resolved(kind, field.of[name]).type) && levelOf(kind, resolved(kind, field.of[name]), at) <= level);
    if (label && figure) lines.push('```chart', 'type: share-bar', `rows: ${path}`, `label: ${label}`, `value: ${figure}`, '```', '');
    return lines;
}
const depthOf = (lines) => Math.max(1, ...lines.map((line) => (/^`{3,}/.exec(line)?.[0].length ?? 3) - 2));

function layout(kind, class_) {
    const text = printed(kind, kind.fields, CLASSES.indexOf(class_), 0), seen = CLASSES.indexOf(class_);
    if (!text.length) return '';
    for (const [word, level] of BLOCKS) text.push(`::: ${word}`, '', token(level, 'n', `a layout, ${word}`), '', ':::', '', `Middle ::: ${word} ${token(level, 'n', `a layout, ${word} in a line`)} :::`, '');
    text.push(`<!-- ${token(1, 'n', 'comment of a layout')} -->`, '', token(seen, 'n', 'a layout'), '');
    return `---\nlayout: canary-${class_}\nclass: ${class_}\ntitle: All of it\n---\n\n${text.join('\n')}\n`;
}

// Of fields in groups: each is named in a line of its own.
function unlawful(kind, of, around, prefix = '') {
    return Object.entries(of).flatMap(([name, raw]) => {
        const field = resolved(kind, raw), at = levelOf(kind, field, around);
        if (field.type === 'group') return unlawful(kind, field.of, at, `${prefix}${name}.`);
        return at > 0 ? [`X \`= count_unknown(${prefix}${name})\`.`] : [];
    });
}

// --- The project ------------------------------------------------------------------------------------------------------------------
function write(path, text) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
}
function pictures(place) {
    write(`${place}/drawing.png`, png());
    write(`${place}/photo.jpg`, jpeg());
}
Object.assign(project, { currency: 'EUR', as_of: '2026-11-15', language: 'en', page: 'A4', fiscal_year_named_by: 'end', exclude: ['*.none'], logo: 'logo.png' });
delete project.trust;
delete project.thresholds;
project.leak_exceptions = project.leak_exceptions.map((row) => ({ ...row, for: undefined, until: '2061-03-03' }));
delete project.colours;
write('planpress.yaml', written(kinds.project, 'project', 'n', project).replace(/^kind: project\n/m, ''));
write('people.yaml', written(kinds.people, 'people', 'n', people));
write('logo.png', png());
for (const { made } of wrong === 'moved' ? Object.values(documents) : []) {
    for (const [name, rows] of Object.entries(made)) {
        const internal = Array.isArray(rows) ? rows.filter((row) => row?.visibility === 'internal') : [];
        if (internal.length) made[name] = [...internal, ...internal.map((row) => ({ ...row, id: row.id && `${row.id}z` })), ...rows.filter((row) => !internal.includes(row))];
    }
}
for (const { name, kind, account, made } of Object.values(documents)) {
    const place = `${token(1, account, 'a folder')}/${token(['account-plan', 'customer-visit'].includes(name) || kind.class === 'customer' ? 0 : 1, account, 'a file, by which outputs are called')}`;
    write(`${place}.yaml`, written(kind, name, account, made, kind.checks?.[0]?.code));
    pictures(dirname(place));
}
// A review as a Markdown file: sections that a field takes, that none takes (internal, unless ::: customer publishes them), texts in YAML's forms.
for (const account of ['a', 'b']) {
    const { kind, made } = documents[`annual-review${account}`];
    const head = follow(Object.fromEntries(Object.entries(made).filter(([key]) => !/^(cooperation|outlook|chapters|id|place)$/.test(key))));
    const t = (level, where) => token(level, account, `a review in Markdown, ${where}`);
    const place = `${t(1, 'folder')}/${t(0, 'a file, by which outputs are called')}`;
    pictures(dirname(place));
    write(`${place}.md`, ['---', stringify({ kind: kind.kind, ...head, date: '2026-06-16', duration: 1000 }, { lineWidth: 0 }).trim(),
        `# ${t(1, 'comment')}`, 'place: |', `  ${wrong === 'forbidden' ? project.never_to_customer[0] : t(0, 'a literal text')}`, '  ::: internal', `  ${t(1, 'internal in a literal text')}`, '  :::', '---', '',
        `<!-- ${t(1, 'comment')} -->`, '', '# Our co-operation so far', '', inMarkdown(0, account, 'a section of a field'), '',
        '# Outlook', '', `${t(0, 'a section of a field')}`, '', `# ${t(1, 'the heading of a section that no field takes')}`, '', `${t(1, 'a section that no field takes')}`, '',
        `## ${t(1, 'the heading above')}`, '', `### ${t(0, 'what is published')}`, '', '::: customer', '', `${t(0, 'published')} stands here.`, '', '::: internal', '', t(1, 'internal inside what is published'), '', ':::', '', ':::', '',
        `# ${t(0, 'the heading of what is published right below it')}`, '', '::: customer', '', t(0, 'published with its heading'), '', ':::', '',
        '::: confidential', '', t(2, 'confidential in a section that no field takes'), '', ':::', ''].join('\n'));
}
for (const [name, kind] of Object.entries(kinds)) {
    if (name === 'project' || kind.register) continue;
    for (const class_ of CLASSES) {
        const text = layout(kind, class_);
        if (text) write(`templates/${name}/canary-${class_}.md`, text);
    }
    if (wrong !== 'unlawful') continue;
    const lines = unlawful(kind, kind.fields, 0), head = ['---', 'layout: canary-unlawful', 'class: customer', 'title: All of it', '---', ''];
    write(`templates/${name}/canary-unlawful.md`, [...head, ...lines.flatMap((line) => [line, ''])].join('\n'));
    lines.forEach((_, number) => appendFileSync(`${folder}.lines`, `templates/${name}/canary-unlawful.md:${head.length + 1 + 2 * number}:\n`));
}
writeFileSync(`${folder}.tokens`, JSON.stringify(tokens, null, 1));
