// For each condition a way to break a sound document, so that its check is seen to work. A break gets the document's objects and changes them;
// it returns false when the document has nothing to break (no list, no figure).

import { children } from './document.mjs';

const first = (document, type, test = () => true) => document.elements.find((element) => element.type === type && test(element));
const catalog = (document) => document.catalog;
const page = (document, index = 0) => document.pages[index].dictionary;

// Changes the first element of a type.
const change = (type, how, test) => (document) => {
    const element = first(document, type, test);
    return element ? how(element.dictionary, document, element) : false;
};

// Rewrites the content of the first page on which that changes something.
const rewrite = (how) => (document) => {
    for (const { dictionary } of document.pages) {
        const object = document.objects[`obj:${dictionary['/Contents']}`];
        const before = Buffer.from(object.stream.data, 'base64').toString('latin1'), after = how(before);
        if (before === after) continue;
        object.stream.data = Buffer.from(after, 'latin1').toString('base64');
        return true;
    }
    return false;
};

const xmp = (from, to) => (document) => {
    const object = document.objects[`obj:${catalog(document)['/Metadata']}`];
    const before = Buffer.from(object.stream.data, 'base64').toString('utf8');
    const after = before.replace(from, to);
    if (after === before) return false; // a folder with pages of others claims nothing
    object.stream.data = Buffer.from(after).toString('base64');
    return true;
};

const link = (how) => (document) => {
    for (const { dictionary } of document.pages)
        for (const reference of document.list(dictionary['/Annots'])) return how(document.get(reference), document);
    return false;
};

// Changes the dictionary or the streams of the first font.
const font = (how) => (document) => {
    const reference = Object.values(document.at(page(document), '/Resources', '/Font'))[0];
    const descendant = document.at(reference, '/DescendantFonts')[0];
    return how({ document, font: document.get(reference), descendant: document.get(descendant), descriptor: document.at(descendant, '/FontDescriptor') });
};

const rewriteStream = (document, reference, how) => {
    const object = document.objects[`obj:${reference}`];
    object.stream.data = how(Buffer.from(object.stream.data, 'base64')).toString('base64');
};

const unicode = (to) => font(({ document, font }) => rewriteStream(document, font['/ToUnicode'],
    (bytes) => Buffer.from(bytes.toString('latin1').replace(/<(\w{4})> <\w+>/g, to), 'latin1')));

// Text for all, though the first page may use but a few characters.
const glyphs = (glyph) => font(({ document, descendant }) => rewriteStream(document, descendant['/CIDToGIDMap'], (bytes) => {
    for (let i = 2; i + 1 < bytes.length; i += 2) bytes.writeUInt16BE(glyph, i);
    return bytes;
}));

export const BREAKS = {
    '01-003': rewrite((content) => content.replace(/(<<\/MCID \d+>> BDC\n)/, '$1/Artifact BMC EMC\n')),
    '01-004': rewrite((content) => content.replace(/(\/P <<\/MCID \d+>> BDC)/, '/Artifact BMC $1 EMC')),
    '01-005': rewrite((content) => `${content}\n0 0 10 10 re f\n`),
    '01-007': (d) => { d.at(catalog(d), '/MarkInfo')['/Suspects'] = true; },
    '02-001': change('P', (e) => { e['/S'] = '/Paragraph'; }),
    '02-003': (d) => { d.root['/RoleMap'] = { '/A': '/B', '/B': '/A' }; },
    '02-004': (d) => { d.root['/RoleMap'] = { '/P': '/Div' }; },
    '06-001': (d) => { delete catalog(d)['/Metadata']; },
    '06-002': xmp('<pdfuaid:part>1', '<pdfuaid:part>'),
    '06-003': xmp(/<dc:title>.*<\/dc:title>/, ''),
    '07-001': (d) => { delete d.at(catalog(d), '/ViewerPreferences')['/DisplayDocTitle']; },
    '07-002': (d) => { d.at(catalog(d), '/ViewerPreferences')['/DisplayDocTitle'] = false; },
    '09-004': change('TD', (e) => { e['/S'] = '/P'; }),
    '09-005': change('LBody', (e) => { e['/S'] = '/Div'; }),
    '09-006': change('TOCI', (e) => { e['/S'] = '/Link'; }),
    '09-007': change('P', (e) => { e['/S'] = '/Ruby'; }),
    '09-008': change('P', (e) => { e['/S'] = '/Warichu'; }),
    '10-001': unicode(''),
    '11-001': (d) => { delete catalog(d)['/Lang']; },
    '11-002': (d) => { catalog(d)['/Lang'] = 'u:'; },
    '11-003': (d) => { catalog(d)['/Lang'] = 'u:deutsch!'; },
    '11-004': change('P', (e) => { e['/Lang'] = 'u:?'; }),
    '11-006': xmp(/<dc:language>.*<\/dc:language>/, ''),
    '13-004': change('Figure', (e) => { e['/Alt'] = 'u: '; }),
    '14-002': change('H1', (e) => { e['/S'] = '/H2'; }),
    '14-003': change('H2', (e) => { e['/S'] = '/H3'; }),
    '14-006': (d) => {
        const around = d.elements.find((e) => children(e).filter((kid) => kid.type === 'P').length > 1);
        if (!around) return false;
        children(around).forEach((kid) => { kid.dictionary['/S'] = '/H'; });
    },
    '14-007': change('H1', (e, d) => (first(d, 'P') ? (first(d, 'P').dictionary['/S'] = '/H') : false)),
    '15-003': change('TH', (e) => { delete e['/A']; }),
    '17-002': change('P', (e) => { e['/S'] = '/Formula'; }),
    '19-003': change('P', (e) => { e['/S'] = '/Note'; }),
    '19-004': (d) => { d.elements.slice(0, 2).forEach((e) => { e.dictionary['/ID'] = 'u:same'; }); },
    '20-001': (d) => { catalog(d)['/OCProperties'] = { '/OCGs': [] }; },
    '21-001': (d) => { catalog(d)['/Names'] = { '/EmbeddedFiles': { '/Names': ['u:a', 'u:b'] } }; },
    '25-001': (d) => { catalog(d)['/AcroForm'] = { '/Fields': [], '/XFA': [] }; },
    '26-001': (d) => { d.trailer['/Encrypt'] = { '/V': 1 }; },
    '28-002': link((annotation) => { annotation['/Subtype'] = '/Text'; }),
    '28-008': (d) => { delete page(d)['/Tabs']; },
    '28-009': (d) => { page(d)['/Tabs'] = '/R'; },
    '28-011': change('Link', (e) => { e['/S'] = '/Span'; }),
    '28-012': link((annotation) => { delete annotation['/Contents']; }),
    '30-001': (d) => { d.at(page(d), '/Resources')['/Ref'] = {}; },
    // In a folder with pages of others there are forms already.
    '30-002': (d) => !Object.values(d.objects).some(({ stream }) => stream?.dict['/Subtype'] === '/Form') && Boolean(d.at(page(d), '/Resources')['/Subtype'] = '/Form'),
    '31-004': font(({ descendant }) => { delete descendant['/CIDToGIDMap']; }),
    '31-006': font(({ font }) => { font['/Encoding'] = '/WinAnsiEncoding'; }),
    '31-009': font(({ descriptor }) => { delete descriptor['/FontFile2']; }),
    '31-011': glyphs(0xFFFF),
    '31-014': font(({ document, descriptor }) => rewriteStream(document, descriptor['/CIDSet'], (bytes) => bytes.fill(0))),
    '31-015': font(({ document, descriptor }) => rewriteStream(document, descriptor['/CIDSet'], (bytes) => Buffer.concat([bytes, Buffer.from([255])]))),
    '31-016': font(({ document, descendant }) => { document.get(descendant['/W'][1])[1] += 300; descendant['/W'][1] = document.get(descendant['/W'][1]).map((w) => w + 2); }),
    '31-027': font(({ font }) => { delete font['/ToUnicode']; }),
    '31-028': unicode('<$1> <0000>'),
    '31-029': unicode('<$1> <FEFF>'),
    '31-030': glyphs(0),

    'marked': (d) => { delete d.at(catalog(d), '/MarkInfo')['/Marked']; },
    'marks': (d) => {
        const row = d.list(d.tree(d.root['/ParentTree'], '/Nums')[0][1]);
        row[0] = d.structure[0].reference;
    },
    'nesting': rewrite((content) => content.replace(/(<<\/MCID \d+>> BDC\n)/, '$1/Span BMC EMC\n')),
    'empty': change('P', (e) => { delete e['/K']; }),
    'figures': change('Figure', (e) => { delete e['/A']; }),
    'rows': change('TD', (e) => { e['/A'] = { '/O': '/Table', '/ColSpan': 3 }; }),
    'headings': change('TD', (e) => { e['/A'] = { '/O': '/Table', '/Headers': ['u:nowhere'] }; }),
    'ids': change('P', (e) => { e['/ID'] = 'u:new'; }),
    'parents': change('P', (e, d) => { e['/P'] = d.catalog['/StructTreeRoot']; }, (e) => e.parent?.parent),
    'document': (d) => { d.structure[0].dictionary['/S'] = '/Sect'; },
    'lists': change('LI', (e, d, element) => { e['/K'] = [children(element)[0].reference]; }),
    'metadata': (d) => { d.get(d.trailer['/Info'])['/Title'] = 'u:Another'; },
    'pdfa': xmp('<pdfaid:conformance>B', '<pdfaid:conformance>'),
    'labels': (d) => { delete catalog(d)['/PageLabels']; },
    'outline': (d) => {
        const outline = d.at(catalog(d), '/Outlines', '/First');
        if (!outline) return false;
        delete outline['/Dest'];
    },
    'targets': link((annotation) => { annotation['/Dest'] = ['0 0 R', '/Fit']; delete annotation['/A']; }),
};
