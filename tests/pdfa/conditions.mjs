// The failure conditions of the Matterhorn Protocol 1.1 that a program can see in our documents, by their numbers, and beside them (letters
// instead of numbers) what we ask of our files on top. Each check returns what is wrong, in a few words, or nothing.

import { children, text } from './document.mjs';
import { readContent } from './content.mjs';
import { readFont } from './fonts.mjs';

// Everything the checks look at, read once.
export function study(document) {
    const pages = document.pages.map((page, index) => ({ ...page, index, name: `page ${index + 1}`,
        content: readContent(Buffer.concat(document.list(page.dictionary['/Contents']).map((reference) => document.stream(reference)))),
        annotations: document.list(page.dictionary['/Annots']).map((reference) => ({ reference, dictionary: document.get(reference) })) }));
    const fonts = new Map();
    for (const page of pages)
        for (const [name, reference] of Object.entries(document.at(page.dictionary, '/Resources', '/Font') ?? {}))
            if (!fonts.has(reference)) fonts.set(reference, { ...readFont(document, reference), label: name, used: new Set() });
    for (const page of pages) {
        const names = document.at(page.dictionary, '/Resources', '/Font') ?? {};
        for (const { font, codes } of page.content.shown) codes.forEach((code) => fonts.get(names[`/${font}`])?.used.add(code));
    }
    const metadata = document.catalog['/Metadata'];
    return { document, pages, fonts: [...fonts.values()], elements: document.elements, root: document.root, catalog: document.catalog,
        xmp: metadata ? document.stream(metadata).toString('utf8') : null };
}

// ---- small words

const STANDARD = new Set(('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody '
    + 'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu RB RT RP WT WP Figure Formula Form').split(' '));
const place = (element) => `<${element.type}> (object ${element.reference.split(' ')[0]})`;
const ofType = (s, ...types) => s.elements.filter((element) => types.includes(element.type));
const levels = (s) => s.elements.map((element) => /^H([1-6])$/.exec(element.type)?.[1]).filter(Boolean).map(Number);
const xmpText = (s, name) => unescapeXml(new RegExp(`<${name}>(?:\\s*<rdf:(?:Alt|Seq|Bag)>\\s*<rdf:li[^>]*>)?([^<]*)`).exec(s.xmp ?? '')?.[1] ?? '');
const unescapeXml = (xml) => xml.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const isLanguage = (tag) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag ?? '');
const unique = (items) => [...new Set(items)];
const links = (s) => s.pages.flatMap((page) => page.annotations.filter((a) => a.dictionary['/Subtype'] === '/Link').map((a) => ({ ...a, page })));
const otherAnnotations = (s) => s.pages.flatMap((page) => page.annotations.filter((a) => a.dictionary['/Subtype'] !== '/Link'));

// The marks of the pages, and the elements that list them.
function listed(s) {
    const owners = new Map();
    for (const element of s.elements)
        for (const kid of element.kids)
            if (kid.mark !== undefined) {
                const key = `${kid.page} ${kid.mark}`;
                owners.set(key, [...(owners.get(key) ?? []), element]);
            }
    return owners;
}

// Which kids and which parents a type may have, by ISO 32000-1, tables 333, 336 and 337.
function misplaced(s, kids, parents) {
    const wrong = [];
    for (const element of s.elements) {
        const allowed = kids[element.type];
        for (const kid of allowed ? children(element) : [])
            if (!allowed.includes(kid.type)) wrong.push(`${place(kid)} stands in ${place(element)}`);
        if (allowed && element.kids.some((kid) => !kid.type) && !['TOCI'].includes(element.type)) wrong.push(`${place(element)} holds content itself`);
        const around = parents[element.type];
        if (around && !around.includes(element.parent?.type)) wrong.push(`${place(element)} stands in ${element.parent ? place(element.parent) : 'nothing'}`);
    }
    return wrong;
}

const captionNotFirst = (s, type) => ofType(s, type).filter((element) => children(element).slice(1).some((kid) => kid.type === 'Caption'))
    .map((element) => `the caption of ${place(element)} is not its first kid`);

const rowsOf = (table) => children(table).flatMap((part) => (part.type === 'TR' ? [part] : children(part).filter((row) => row.type === 'TR')));
const cellsOf = (row) => children(row).filter((cell) => cell.type === 'TH' || cell.type === 'TD');
const columnsOf = (s, row) => cellsOf(row).reduce((sum, cell) => sum + (s.document.attribute(cell, '/ColSpan') ?? 1), 0);

const usedCodes = (s, problem) => s.fonts.flatMap((font) => {
    const wrong = [...font.used].filter((code) => problem(font, code));
    return wrong.length ? [`${font.name}: ${wrong.length} of its characters, the first is ${wrong[0]}`] : [];
});

/* Pages of others are forms that fill the unit square (read/sheets.c), in documents that claim nothing. */
const isForm = (o) => o['/Subtype'] === '/Form', isSheet = (o) => isForm(o) && Boolean(o['/Matrix']);
const isForeign = (s) => anyObject(s, isSheet) && !/<pdf(a|ua)id:part>/.test(s.xmp ?? '');
const absent = (says, find) => ({ says, check: (s) => (find(s) ? ['there is one'] : []) });
const anyObject = (s, test) => Object.values(s.document.objects).some((object) => {
    const value = object.stream?.dict ?? object.value;
    return value && typeof value === 'object' && test(value);
});

// ---- the conditions

export const CONDITIONS = {
    '01-003': { says: 'no artifact inside tagged content',
        check: (s) => s.pages.filter((page) => page.content.marks.some((m) => m.artifact && m.around.some((a) => a.number !== null))).map((page) => page.name) },
    '01-004': { says: 'no tagged content inside an artifact',
        check: (s) => s.pages.filter((page) => page.content.marks.some((m) => m.number !== null && m.around.some((a) => a.artifact))).map((page) => page.name) },
    '01-005': { says: 'all content is tagged or an artifact',
        check(s) {
            const owners = listed(s);
            return s.pages.flatMap((page) => [
                ...(page.content.unmarked.length ? [`${page.name}: ${page.content.unmarked.length} operators outside of marks, the first is ${page.content.unmarked[0]}`] : []),
                ...page.content.marks.filter((m) => m.number !== null && !owners.has(`${page.reference} ${m.number}`)).map((m) => `${page.name}: no element lists mark ${m.number}`),
                ...(page.content.unbalanced ? [`${page.name}: marks or graphics states are not closed`] : []),
            ]);
        } },
    '01-007': { says: 'nothing is suspect', check: (s) => (s.document.at(s.catalog, '/MarkInfo', '/Suspects') === true ? ['Suspects is true'] : []) },
    '02-001': { says: 'every structure type is a standard one',
        check: (s) => unique(s.elements.filter((e) => !STANDARD.has(e.type)).map((e) => e.type)) },
    '02-003': absent('no mapping of types, so none in a circle', (s) => s.root['/RoleMap']),
    '02-004': absent('no standard type is mapped to another', (s) => s.root['/RoleMap']),
    '06-001': { says: 'there is XMP metadata', check: (s) => (s.xmp?.includes('<rdf:RDF') ? [] : ['there is none']) },
    '06-002': { says: 'the metadata claims PDF/UA', check: (s) => (isForeign(s) || /<pdfuaid:part>1<\/pdfuaid:part>/.test(s.xmp ?? '') ? [] : ['it does not']) },
    '06-003': { says: 'the metadata has a title', check: (s) => (xmpText(s, 'dc:title').trim() ? [] : ['it has none']) },
    '07-001': { says: 'it is said whether the window shows the title',
        check: (s) => (typeof s.document.at(s.catalog, '/ViewerPreferences', '/DisplayDocTitle') === 'boolean' ? [] : ['DisplayDocTitle is missing']) },
    '07-002': { says: 'the window shows the title',
        check: (s) => (s.document.at(s.catalog, '/ViewerPreferences', '/DisplayDocTitle') === false ? ['DisplayDocTitle is false'] : []) },
    '09-004': { says: 'tables are made as tables',
        check: (s) => [
            ...misplaced(s, { Table: ['Caption', 'TR', 'THead', 'TBody', 'TFoot'], THead: ['TR'], TBody: ['TR', 'NonStruct'], TFoot: ['TR'], TR: ['TH', 'TD'] },
                { TR: ['Table', 'THead', 'TBody', 'TFoot', 'NonStruct'], TH: ['TR'], TD: ['TR'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'] }),
            ...captionNotFirst(s, 'Table'),
            ...ofType(s, 'Table').filter((t) => children(t).filter((kid) => kid.type === 'THead').length > 1).map((t) => `${place(t)} has two heads`),
        ] },
    '09-005': { says: 'lists are made as lists',
        check: (s) => [...misplaced(s, { L: ['Caption', 'LI', 'L'], LI: ['Lbl', 'LBody'] }, { LI: ['L'], LBody: ['LI'], Lbl: ['LI', 'TOCI', 'Note', 'BibEntry'] }),
            ...captionNotFirst(s, 'L')] },
    '09-006': { says: 'contents are made as contents',
        check: (s) => [...misplaced(s, { TOC: ['Caption', 'TOC', 'TOCI'], TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'] }, { TOCI: ['TOC'] }),
            ...captionNotFirst(s, 'TOC')] },
    '09-007': absent('no Ruby', (s) => ofType(s, 'Ruby', 'RB', 'RT', 'RP').length),
    '09-008': absent('no Warichu', (s) => ofType(s, 'Warichu', 'WT', 'WP').length),
    '10-001': { says: 'every character has its text', check: (s) => usedCodes(s, (font, code) => !font.unicode?.has(code)) },
    '11-001': { says: 'the language of the text is known', check: (s) => language(s) },
    '11-002': { says: 'the language of alternative texts is known', check: (s) => language(s) },
    '11-003': { says: 'the language of the outline is known', check: (s) => language(s) },
    '11-004': { says: 'the language of links is known', check: (s) => language(s) },
    '11-006': { says: 'the language of the metadata is known', check: (s) => (isLanguage(xmpText(s, 'dc:language')) ? language(s) : ['dc:language is missing']) },
    '13-004': { says: 'every figure has an alternative text',
        check: (s) => ofType(s, 'Figure').filter((e) => !(text(e.dictionary['/Alt']) ?? text(e.dictionary['/ActualText']) ?? '').trim()).map(place) },
    '14-002': { says: 'the first heading is of level 1', check: (s) => (levels(s).length && levels(s)[0] !== 1 ? [`it is of level ${levels(s)[0]}`] : []) },
    '14-003': { says: 'headings skip no level',
        check: (s) => levels(s).flatMap((level, i) => (i && level > levels(s)[i - 1] + 1 ? [`a heading of level ${level} follows one of level ${levels(s)[i - 1]}`] : [])) },
    '14-006': { says: 'no element has two headings of type H',
        check: (s) => s.elements.filter((e) => children(e).filter((kid) => kid.type === 'H').length > 1).map(place) },
    '14-007': { says: 'headings are not of both types, H and H1', check: (s) => (ofType(s, 'H').length && levels(s).length ? ['they are'] : []) },
    '15-003': { says: 'every heading cell has a scope',
        check: (s) => ofType(s, 'TH').filter((e) => !['/Row', '/Column', '/Both'].includes(s.document.attribute(e, '/Scope'))).map(place) },
    '17-002': absent('no formulas', (s) => ofType(s, 'Formula').length),
    '19-003': { says: 'every note has an id', check: (s) => ofType(s, 'Note').filter((e) => !text(e.dictionary['/ID'])).map(place) },
    '19-004': { says: 'no two ids are the same',
        check(s) {
            const ids = s.elements.map((e) => text(e.dictionary['/ID'])).filter(Boolean);
            return unique(ids.filter((id, i) => ids.indexOf(id) !== i));
        } },
    '20-001': absent('no optional content', (s) => s.catalog['/OCProperties']),
    '21-001': absent('no embedded files', (s) => s.document.at(s.catalog, '/Names', '/EmbeddedFiles') || anyObject(s, (o) => o['/EF'])),
    '25-001': absent('no forms', (s) => s.catalog['/AcroForm']),
    '26-001': absent('no encryption', (s) => s.document.trailer['/Encrypt']),
    '28-002': absent('no annotations but links', (s) => otherAnnotations(s).length),
    '28-008': { says: 'pages say the order of their annotations', check: (s) => s.pages.filter((page) => !page.dictionary['/Tabs']).map((page) => page.name) },
    '28-009': { says: 'that order is the one of the structure',
        check: (s) => s.pages.filter((page) => page.dictionary['/Tabs'] && page.dictionary['/Tabs'] !== '/S').map((page) => page.name) },
    '28-011': { says: 'every link stands in a Link element',
        check(s) {
            const tagged = new Map(s.elements.flatMap((e) => e.kids.filter((kid) => kid.object).map((kid) => [kid.object, e])));
            const back = new Map(s.document.tree(s.root['/ParentTree'], '/Nums'));
            return links(s).flatMap(({ reference, dictionary, page }) => {
                const element = tagged.get(reference);
                if (element?.type !== 'Link') return [`${page.name}: link ${reference} stands in ${element ? place(element) : 'nothing'}`];
                if (back.get(dictionary['/StructParent']) !== element.reference) return [`${page.name}: link ${reference} does not name its element`];
                return [];
            });
        } },
    '28-012': { says: 'every link says where it leads',
        check: (s) => links(s).filter(({ dictionary }) => !(text(dictionary['/Contents']) ?? '').trim()).map(({ reference, page }) => `${page.name}: link ${reference}`) },
    '30-001': absent('no references to other files', (s) => anyObject(s, (o) => o['/Ref'])),
    '30-002': absent('no form XObjects, but for pages of others', (s) => !isForeign(s) && anyObject(s, isForm)),
    '31-004': { says: 'every CID font maps its characters to glyphs', check: (s) => s.fonts.filter((font) => !font.glyphs).map((font) => font.name) },
    '31-006': { says: 'every font is encoded by Identity-H', check: (s) => s.fonts.filter((font) => font.encoding !== '/Identity-H').map((font) => font.name) },
    '31-009': { says: 'every font is embedded', check: (s) => s.fonts.filter((font) => !font.file).map((font) => font.name) },
    '31-011': { says: 'every glyph that is used is embedded', check: (s) => usedCodes(s, (font, code) => !(font.glyphs?.[code] < font.file?.glyphCount)) },
    '31-014': { says: 'every character is in its font’s CIDSet', check: (s) => usedCodes(s, (font, code) => font.set && !(font.set[code >> 3] & 0x80 >> (code & 7))) },
    '31-015': { says: 'nothing but its characters is in a font’s CIDSet',
        check: (s) => s.fonts.filter((font) => [...(font.set ?? [])].some((byte, i) => [...Array(8).keys()].some((bit) => byte & 0x80 >> bit && font.widths[8 * i + bit] === undefined)))
            .map((font) => font.name) },
    '31-016': { says: 'widths are those of the embedded glyphs',
        check: (s) => usedCodes(s, (font, code) => !(Math.abs(font.widths[code] - font.file?.width(font.glyphs?.[code])) <= 1)) },
    '31-027': { says: 'every font has a way back to Unicode', check: (s) => s.fonts.filter((font) => !font.unicode).map((font) => font.name) },
    '31-028': { says: 'no character stands for U+0000', check: (s) => usedCodes(s, (font, code) => font.unicode?.get(code)?.includes(0)) },
    '31-029': { says: 'no character stands for a byte order mark', check: (s) => usedCodes(s, (font, code) => font.unicode?.get(code)?.some((unit) => unit === 0xFEFF || unit === 0xFFFE)) },
    '31-030': { says: 'no character is a missing glyph', check: (s) => usedCodes(s, (font, code) => code === 0 || font.glyphs?.[code] === 0) },

    // ---- on top

    'marked': { says: 'the document says that it is tagged', check: (s) => (s.document.at(s.catalog, '/MarkInfo', '/Marked') === true ? [] : ['Marked is not true']) },
    'marks': { says: 'each mark stands in one element, and the way back is right',
        check(s) {
            const back = new Map(s.document.tree(s.root['/ParentTree'], '/Nums'));
            const numbers = new Map(s.pages.map((page) => [page.reference, page]));
            const wrong = [];
            for (const [key, owners] of listed(s)) {
                const [, reference, number] = /^(\d+ \d+ R) (\d+)$/.exec(key), page = numbers.get(reference);
                if (owners.length > 1) wrong.push(`${owners.length} elements list mark ${number} of ${page?.name}`);
                if (!page?.content.marks.some((mark) => mark.number === Number(number))) wrong.push(`${place(owners[0])} lists mark ${number}, which ${page?.name} has not`);
                if (s.document.list(back.get(page?.dictionary['/StructParents']))[number] !== owners[0].reference) wrong.push(`the parent tree has another owner for mark ${number} of ${page?.name}`);
            }
            return wrong;
        } },
    'nesting': { says: 'marks do not stand in one another', check: (s) => s.pages.filter((page) => page.content.marks.some((m) => m.around.length)).map((page) => page.name) },
    'empty': { says: 'no element is empty but cells and their rows',
        check(s) {
            const filled = (element) => element.kids.some((kid) => !kid.type || filled(kid));
            return s.elements.filter((e) => !['TR', 'TH', 'TD'].includes(e.type) && !filled(e)).map(place);
        } },
    'figures': { says: 'every figure on one page has a box on it',
        check: (s) => ofType(s, 'Figure').flatMap((figure) => {
            const on = unique(figure.kids.map((kid) => kid.page).filter(Boolean)), box = s.document.attribute(figure, '/BBox');
            if (on.length > 1) return [];
            const media = s.document.get(on[0] ?? figure.dictionary['/Pg'])?.['/MediaBox'];
            if (!box) return [`${place(figure)} has none`];
            const inside = box[0] >= media[0] - 1 && box[1] >= media[1] - 1 && box[2] <= media[2] + 1 && box[3] <= media[3] + 1 && box[0] < box[2] && box[1] < box[3];
            return inside ? [] : [`${place(figure)}: ${box.join(' ')}`];
        }) },
    'rows': { says: 'all rows of a table have as many columns',
        check: (s) => ofType(s, 'Table').flatMap((table) => {
            const counts = unique(rowsOf(table).map((row) => columnsOf(s, row)));
            return counts.length > 1 ? [`${place(table)}: ${counts.join(', ')}`] : counts.length ? [] : [`${place(table)} has no rows`];
        }) },
    'headings': { says: 'the headings that cells name exist in their table',
        check: (s) => ofType(s, 'Table').flatMap((table) => {
            const ids = new Set(rowsOf(table).flatMap(cellsOf).filter((cell) => cell.type === 'TH').map((cell) => text(cell.dictionary['/ID'])));
            return rowsOf(table).flatMap(cellsOf).flatMap((cell) => s.document.list(s.document.attribute(cell, '/Headers')).filter((id) => !ids.has(text(id)))
                .map((id) => `${place(cell)} names ${text(id)}`));
        }) },
    'ids': { says: 'every id is in the tree of ids',
        check(s) {
            const tree = new Map(s.document.tree(s.root['/IDTree'], '/Names').map(([key, value]) => [text(key), value]));
            const keys = [...tree.keys()];
            const wrong = s.elements.filter((e) => e.dictionary['/ID'] && tree.get(text(e.dictionary['/ID'])) !== e.reference).map(place);
            return keys.some((key, i) => i && keys[i - 1] >= key) ? [...wrong, 'its keys are not in order'] : wrong;
        } },
    'parents': { says: 'every element names its parent',
        check: (s) => s.elements.filter((e) => e.dictionary['/P'] !== (e.parent?.reference ?? s.catalog['/StructTreeRoot'])).map(place) },
    'document': { says: 'the tree has one root, a Document', check: (s) => (s.document.structure.map((e) => e.type).join() === 'Document' ? [] : [s.document.structure.map((e) => e.type).join()]) },
    'lists': { says: 'every entry of a list has a body', check: (s) => ofType(s, 'LI').filter((e) => !children(e).some((kid) => kid.type === 'LBody')).map(place) },
    'metadata': { says: 'information dictionary and XMP say the same',
        check(s) {
            const info = s.document.get(s.document.trailer['/Info']);
            const pairs = [['/Title', 'dc:title'], ['/Author', 'dc:creator'], ['/Producer', 'pdf:Producer']];
            const day = (date) => date?.replace(/\D/g, '').slice(0, 14);
            return [...pairs.filter(([key, name]) => (text(info[key]) ?? '') !== xmpText(s, name)).map(([key]) => key),
                ...[['/CreationDate', 'xmp:CreateDate'], ['/ModDate', 'xmp:ModifyDate']].filter(([key, name]) => (day(text(info[key])) ?? '') !== day(xmpText(s, name))).map(([key]) => key)];
        } },
    'pdfa': { says: 'the metadata claims PDF/A-1b',
        check: (s) => (isForeign(s) || /<pdfaid:part>1<\/pdfaid:part>\s*<pdfaid:conformance>B</.test(s.xmp ?? '') ? [] : ['it does not']) },
    'labels': { says: 'pages have labels', check: (s) => (s.document.tree(s.catalog['/PageLabels'], '/Nums')[0]?.[0] === 0 ? [] : ['they have none']) },
    'outline': { says: 'every bookmark has a title and leads to a page',
        check(s) {
            const wrong = [];
            const visit = (reference) => {
                for (let entry = s.document.get(reference); entry; entry = s.document.get(entry['/Next'])) {
                    if (!(text(entry['/Title']) ?? '').trim()) wrong.push('one has no title');
                    if (!s.pages.some((page) => page.reference === s.document.list(entry['/Dest'])[0])) wrong.push(`“${text(entry['/Title'])}” leads nowhere`);
                    visit(entry['/First']);
                }
            };
            visit(s.document.at(s.catalog, '/Outlines')?.['/First']);
            return wrong;
        } },
    'targets': { says: 'every link inside the document leads to a page',
        check: (s) => links(s).filter(({ dictionary }) => !dictionary['/A'] && !s.pages.some((page) => page.reference === s.document.list(dictionary['/Dest'])[0]))
            .map(({ reference, page }) => `${page.name}: link ${reference}`) },
};

// One language for the whole document, and a valid tag wherever one stands.
function language(s) {
    const tags = s.elements.filter((e) => e.dictionary['/Lang'] !== undefined && !isLanguage(text(e.dictionary['/Lang']))).map(place);
    return isLanguage(text(s.catalog['/Lang'])) ? tags : ['the document has none'];
}
