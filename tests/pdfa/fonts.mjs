// Fonts as the PDF holds them: widths, glyphs, the way back to Unicode, and the TrueType file inside.

export function readFont(document, reference) {
    const font = document.get(reference), descendant = document.at(font, '/DescendantFonts')?.[0];
    const descriptor = document.at(descendant, '/FontDescriptor');
    const file = descriptor?.['/FontFile2'];
    const map = document.at(descendant, '/CIDToGIDMap') && document.get(descendant)['/CIDToGIDMap'];
    return {
        name: font['/BaseFont'],
        subtype: font['/Subtype'],
        encoding: font['/Encoding'],
        unicode: font['/ToUnicode'] ? readUnicode(document.stream(font['/ToUnicode']).toString('latin1')) : null,
        widths: readWidths(document, document.at(descendant, '/W')),
        glyphs: /R$/.test(map ?? '') ? pairs(document.stream(map)) : null,
        set: descriptor?.['/CIDSet'] ? document.stream(descriptor['/CIDSet']) : null,
        file: file ? readTrueType(document.stream(file)) : null,
    };
}

const pairs = (bytes) => Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readUInt16BE(2 * i));

function readUnicode(cmap) {
    const map = new Map();
    for (const [, section] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs))
        for (const [, code, units] of section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g))
            map.set(parseInt(code, 16), (units.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
    return map;
}

// "[0 [507 260] 8191 [...]]" → the width of each code.
function readWidths(document, value) {
    const widths = [];
    const items = document.list(value);
    for (let i = 0; i + 1 < items.length; i += 2) document.list(items[i + 1]).forEach((width, k) => { widths[items[i] + k] = width; });
    return widths;
}

function readTrueType(bytes) {
    const tables = {};
    for (let i = 0; i < bytes.readUInt16BE(4); i++) {
        const entry = 12 + 16 * i;
        tables[bytes.toString('latin1', entry, entry + 4)] = bytes.subarray(bytes.readUInt32BE(entry + 8), bytes.readUInt32BE(entry + 8) + bytes.readUInt32BE(entry + 12));
    }
    const em = tables.head.readUInt16BE(18), measured = tables.hhea.readUInt16BE(34);
    return {
        glyphCount: tables.maxp.readUInt16BE(4),
        width: (glyph) => tables.hmtx.readUInt16BE(4 * Math.min(glyph, measured - 1)) * 1000 / em,
    };
}
