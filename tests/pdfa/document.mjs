// A PDF as qpdf's JSON gives it, made easy to ask: objects, pages, the structure tree, streams. Nothing here judges.

import { execFileSync } from 'node:child_process';

const LARGEST = 1 << 30;

export function readDocument(file) {
    const json = execFileSync('qpdf', ['--json=2', '--json-stream-data=inline', '--decode-level=generalized', file], { maxBuffer: LARGEST });
    return new Document(file, JSON.parse(json).qpdf[1]);
}

const isReference = (value) => typeof value === 'string' && /^\d+ \d+ R$/.test(value);

export class Document {
    constructor(file, objects) {
        this.file = file;
        this.objects = objects;
    }

    // What a value stands for: references are followed.
    get(value) {
        while (isReference(value)) {
            const object = this.objects[`obj:${value}`];
            value = object?.stream ? object.stream.dict : object?.value;
        }
        return value ?? null;
    }

    // Down a path of keys: at(page, '/Resources', '/Font').
    at(value, ...keys) {
        for (const key of keys) value = this.get(value)?.[key];
        return this.get(value);
    }

    // The items of an array, or the one thing that stands in its place, as a reference if it is one.
    list(value) {
        const found = this.get(value);
        return Array.isArray(found) ? found : found === null ? [] : [value];
    }

    stream(reference) {
        return Buffer.from(this.objects[`obj:${reference}`].stream.data ?? '', 'base64');
    }

    get trailer() { return this.objects.trailer.value; }
    get catalog() { return this.get(this.trailer['/Root']); }
    get root() { return this.at(this.catalog, '/StructTreeRoot'); }

    get pages() {
        const found = [];
        const visit = (reference) => {
            const node = this.get(reference);
            if (node['/Type'] === '/Pages') node['/Kids'].forEach(visit);
            else found.push({ reference, dictionary: node });
        };
        visit(this.catalog['/Pages']);
        return found;
    }

    // The keys and values of a number or name tree.
    tree(value, entry) {
        const node = this.get(value);
        if (!node) return [];
        const pairs = this.list(node[entry]);
        const own = pairs.flatMap((key, i) => (i % 2 ? [] : [[key, pairs[i + 1]]]));
        return own.concat(this.list(node['/Kids']).flatMap((kid) => this.tree(kid, entry)));
    }

    // The structure tree: { type, reference, dictionary, parent, kids }, a kid being an element, { mark, page } or { object, page }.
    get structure() {
        const build = (reference, parent) => {
            const dictionary = this.get(reference);
            const element = { type: dictionary['/S'].slice(1), reference, dictionary, parent };
            element.kids = this.list(dictionary['/K']).map((kid) => {
                const own = this.get(kid);
                if (typeof own === 'number') return { mark: own, page: dictionary['/Pg'] };
                if (own['/Type'] === '/MCR') return { mark: own['/MCID'], page: own['/Pg'] ?? dictionary['/Pg'] };
                if (own['/Type'] === '/OBJR') return { object: own['/Obj'], page: own['/Pg'] ?? dictionary['/Pg'] };
                return build(kid, element);
            });
            return element;
        };
        return this.list(this.root['/K']).map((kid) => build(kid, null));
    }

    // Every element in reading order.
    get elements() {
        const all = [];
        const visit = (element) => {
            all.push(element);
            children(element).forEach(visit);
        };
        this.structure.forEach(visit);
        return all;
    }

    // The value of an attribute; dictionaries, references to them and lists of both are allowed.
    attribute(element, name) {
        for (const value of this.list(element.dictionary['/A'])) {
            const found = this.get(value)?.[name];
            if (found !== undefined) return this.get(found);
        }
        return null;
    }
}

export const children = (element) => element.kids.filter((kid) => kid.type);

// "u:Größe", "b:feff..." → the text, or the bytes of what is no text.
export function text(value) {
    if (typeof value !== 'string') return null;
    if (value.startsWith('u:')) return value.slice(2);
    if (value.startsWith('b:')) return Buffer.from(value.slice(2), 'hex').toString('latin1');
    return null;
}
