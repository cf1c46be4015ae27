// Two texts as multisets of words, after normal form KC and without what cannot be seen: node words.mjs OURS OTHERS prints what only one of them
// has, and ends with 1 if there is anything. A word is letters or digits: how narrow a gap is still a space, in "0 €" and "3 → 4", is a matter of taste.
import { readFileSync } from 'node:fs';

function words(file) {
    const text = readFileSync(file, 'utf8').normalize('NFKC').replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '');
    const counts = new Map();
    for (const [word] of text.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
}

const [ours, others] = process.argv.slice(2).map(words);
const differences = [];
for (const word of new Set([...ours.keys(), ...others.keys()])) {
    const difference = (ours.get(word) ?? 0) - (others.get(word) ?? 0);
    if (difference) differences.push(`${difference > 0 ? 'ours' : 'theirs'} ${Math.abs(difference)} × ${word}`);
}
for (const line of differences) console.log(line);
process.exit(differences.length ? 1 : 0);
