// node montage.mjs PNG PGM...: pages side by side in one picture of sixteen greys, small enough to keep in git.
import {readFileSync, writeFileSync} from 'node:fs';
import {deflateSync} from 'node:zlib';

const GAP = 12, GREY = 0x99, BLACK_AT = 16; // what is that dark counts as black
const [target, ...sources] = process.argv.slice(2);

function readPgm(path) {
    const bytes = readFileSync(path);
    const [head, width, height] = bytes.toString('latin1', 0, 64).match(/^P5\s+(\d+)\s+(\d+)\s+255\s/);
    return {width: +width, height: +height, pixels: bytes.subarray(head.length)};
}

const pages = sources.map(readPgm);
const width = pages.reduce((sum, page) => sum + page.width + GAP, GAP) & ~1;
const height = Math.max(...pages.map(page => page.height)) + 2 * GAP;
const canvas = Buffer.alloc(width * height, GREY);
let x = GAP;
for (const page of pages) {
    for (let y = 0; y < page.height; y++) page.pixels.copy(canvas, (y + GAP) * width + x, y * page.width, (y + 1) * page.width);
    x += page.width + GAP;
}

const level = grey => Math.min(15, Math.max(0, Math.round((grey - BLACK_AT) * 15 / (255 - BLACK_AT))));
const packed = Buffer.alloc((width / 2 + 1) * height); // each row: filter 0, then two pixels a byte
for (let y = 0; y < height; y++)
    for (let i = 0; i < width / 2; i++)
        packed[y * (width / 2 + 1) + 1 + i] = level(canvas[y * width + 2 * i]) << 4 | level(canvas[y * width + 2 * i + 1]);

const crcTable = Uint32Array.from({length: 256}, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ n >>> 1 : n >>> 1;
    return n;
});
const crc32 = bytes => ~bytes.reduce((crc, byte) => crcTable[(crc ^ byte) & 255] ^ crc >>> 8, ~0) >>> 0;
function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(body.length + 8);
    frame.writeUInt32BE(data.length, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc32(body), body.length + 4);
    return frame;
}
const header = Buffer.alloc(13);
header.writeUInt32BE(width, 0);
header.writeUInt32BE(height, 4);
header[8] = 4; // bits; colour type 0 is grey
writeFileSync(target, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header),
    chunk('IDAT', deflateSync(packed, {level: 9})), chunk('IEND', Buffer.alloc(0))]));
