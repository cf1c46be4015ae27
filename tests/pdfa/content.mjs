// Content streams: their operators, and the marked content around them.

const SPACE = ' \t\r\n\f\0', DELIMITERS = '()<>[]{}/%';
const PAINTING = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'BI', 'EI']);

class Reader {
    constructor(bytes) {
        this.text = bytes.toString('latin1');
        this.at = 0;
    }

    skipSpace() {
        while (this.at < this.text.length && SPACE.includes(this.text[this.at])) this.at++;
    }

    word() {
        const start = this.at;
        while (this.at < this.text.length && !SPACE.includes(this.text[this.at]) && !DELIMITERS.includes(this.text[this.at])) this.at++;
        return this.text.slice(start, this.at);
    }

    // A string in parentheses as its bytes, one character each.
    string() {
        let depth = 1, found = '';
        for (this.at++; depth; this.at++) {
            const c = this.text[this.at];
            if (c === undefined) throw new Error('a string without an end');
            if (c === '\\') found += this.escaped();
            else {
                depth += c === '(' ? 1 : c === ')' ? -1 : 0;
                if (depth) found += c;
            }
        }
        return { string: found };
    }

    escaped() {
        const rest = this.text.slice(this.at + 1, this.at + 4), octal = /^[0-7]{1,3}/.exec(rest);
        this.at += octal ? octal[0].length : 1;
        if (octal) return String.fromCharCode(parseInt(octal[0], 8) & 255);
        return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[rest[0]] ?? rest[0];
    }

    list(end) {
        const items = [];
        for (;;) {
            this.skipSpace();
            if (this.text.startsWith(end, this.at)) break;
            if (this.at >= this.text.length) throw new Error(`“${end}” is missing`);
            items.push(this.value());
        }
        this.at += end.length;
        return items;
    }

    value() {
        const two = this.text.slice(this.at, this.at + 2);
        if (two === '<<') {
            this.at += 2;
            const items = this.list('>>');
            return { dictionary: Object.fromEntries(items.flatMap((key, i) => (i % 2 ? [] : [[key.name, items[i + 1]]]))) };
        }
        if (two[0] === '<') {
            const end = this.text.indexOf('>', this.at), hex = this.text.slice(this.at + 1, end);
            this.at = end + 1;
            return { string: Buffer.from(hex, 'hex').toString('latin1') };
        }
        if (two[0] === '(') return this.string();
        if (two[0] === '[') {
            this.at++;
            return { array: this.list(']') };
        }
        if (two[0] === '/') {
            this.at++;
            return { name: this.word() };
        }
        const word = this.word();
        if (!word) throw new Error(`“${two}” at ${this.at}`);
        return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : { operator: word };
    }
}

export function* operators(bytes) {
    const reader = new Reader(bytes);
    let operands = [];
    for (reader.skipSpace(); reader.at < reader.text.length; reader.skipSpace()) {
        const value = reader.value();
        if (value.operator === undefined) operands.push(value);
        else {
            yield { operator: value.operator, operands };
            operands = [];
        }
    }
}

// What a page's content does: marks ({ tag, number, artifact, around, painted }), what is painted outside of all marks, and the text that
// is shown ({ font, codes }).
export function readContent(bytes) {
    const page = { marks: [], unmarked: [], shown: [], unbalanced: 0, depth: 0, deepest: 0 };
    const open = [];
    let font = null;
    for (const { operator, operands } of operators(bytes)) {
        if (operator === 'BMC' || operator === 'BDC') {
            const properties = operands[1]?.dictionary ?? {};
            const mark = { tag: operands[0].name, number: properties.MCID ?? null, artifact: operands[0].name === 'Artifact', around: [...open],
                painted: 0 };
            page.marks.push(mark);
            open.push(mark);
        } else if (operator === 'EMC') {
            if (!open.pop()) page.unbalanced++;
        } else if (operator === 'q' || operator === 'Q') {
            page.depth += operator === 'q' ? 1 : -1;
            page.deepest = Math.max(page.deepest, page.depth);
        } else if (operator === 'Tf') font = operands[0].name;
        else if (PAINTING.has(operator)) {
            open.forEach((mark) => mark.painted++);
            if (!open.some((mark) => mark.artifact || mark.number !== null)) page.unmarked.push(operator);
        }
        if (operator === 'Tj' || operator === 'TJ') page.shown.push({ font, codes: codesOf(operands[0]) });
    }
    page.unbalanced += open.length + Math.abs(page.depth);
    return page;
}

// The two-byte codes of Identity-H.
function codesOf(operand) {
    const bytes = (operand.array ?? [operand]).map((item) => item.string ?? '').join('');
    const codes = [];
    for (let i = 0; i + 1 < bytes.length; i += 2) codes.push(bytes.charCodeAt(i) << 8 | bytes.charCodeAt(i + 1));
    return codes;
}
