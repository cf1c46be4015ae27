/* PNG: chunks, each a length, four letters, data and a checksum. Kept are the header, the palette, the transparent
 * colour, what says how bright the numbers are, and the pixels, of which it is looked that they are as many as the
 * header says. */
#include <string.h>
#define ZLIB_CONST /* inflate reads only */
#include <zlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "read/image_clean.h"

enum { SIGNATURE = 8, AROUND = 12 /* length, letters and checksum of a chunk */, HEADER = 13, PIECE = 64 * 1024 };

static const char cut_off[] = "is a PNG that is cut off", damaged[] = "is a damaged PNG";

struct png_walk {
    struct str bytes, header;
    size_t at;
    struct buffer kept, pixels; /* chunks before the pixels; the data of IDAT */
    int orientation;
    bool ended;
};

static uint32_t number_at(struct str bytes, size_t at) {
    uint32_t number = 0;
    for (size_t i = 0; i < 4; i++) number = number << 8 | (unsigned char)bytes.data[at + i];
    return number;
}

static void put_number(struct buffer *out, uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) buffer_char(out, (char)(number >> shift & 255));
}

static uint32_t checksum(struct str bytes) {
    return (uint32_t)crc32(0, (const unsigned char *)bytes.data, (uInt)bytes.size);
}

static void put_chunk(struct buffer *out, struct str letters, struct str data) {
    put_number(out, (uint32_t)data.size);
    size_t start = out->size;
    buffer_append(out, letters);
    buffer_append(out, data);
    put_number(out, checksum(str_skip(buffer_str(out), start)));
}

/* Pixels --------------------------------------------------------------------------------------------------------- */

/* Of a pixel; 0: there are no such pixels. */
static size_t bits_of(struct str header) {
    static const size_t channels[7] = {[0] = 1, [2] = 3, [3] = 1, [4] = 2, [6] = 4};
    unsigned depth = (unsigned char)header.data[8], type = (unsigned char)header.data[9];
    bool small = depth == 1 || depth == 2 || depth == 4, known = type < 7 && channels[type];
    bool fits = depth == 8 || (small && (type == 0 || type == 3)) || (depth == 16 && type != 3);
    return known && fits ? depth * channels[type] : 0;
}

static uint64_t rows_size(uint64_t width, uint64_t height, size_t bits) {
    return width && height ? height * (1 + (width * bits + 7) / 8) : 0;
}

/* Each row after a byte that names its filter; interlaced, seven pictures. */
static uint64_t pixels_size(struct str header) {
    static const struct {
        uint32_t x, y, across, down;
    } passes[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    uint64_t width = number_at(header, 0), height = number_at(header, 4), size = 0;
    size_t bits = bits_of(header);
    if (!header.data[12]) return rows_size(width, height, bits);
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
        size += rows_size((width + passes[i].across - 1 - passes[i].x) / passes[i].across,
                          (height + passes[i].down - 1 - passes[i].y) / passes[i].down, bits);
    return size;
}

uint64_t png_unpacked(const struct image *image) {
    return pixels_size(str_slice(image->bytes, SIGNATURE + 8, SIGNATURE + 8 + HEADER));
}

/* How many bytes of the packed data make exactly as many pixels; 0: they do not. */
static size_t packed_size(struct str packed, uint64_t expected) {
    unsigned char piece[PIECE];
    z_stream stream = {.next_in = (const Bytef *)packed.data, .avail_in = (uInt)packed.size};
    if (inflateInit(&stream) != Z_OK) return 0;
    int state = Z_OK;
    while (state == Z_OK && stream.total_out <= expected) {
        stream.next_out = piece;
        stream.avail_out = sizeof piece;
        state = inflate(&stream, Z_NO_FLUSH);
    }
    bool whole = state == Z_STREAM_END && stream.total_out == expected;
    size_t size = whole ? stream.total_in : 0;
    inflateEnd(&stream);
    return size;
}

/* Chunks --------------------------------------------------------------------------------------------------------- */

/* Of a fixed size each, but for the palette; what is longer holds something else. */
static bool is_kept(struct str letters, size_t size, struct str header) {
    bool palette = header.data[9] == 3;
    if (str_equal_c(letters, "PLTE")) return size % 3 == 0 && size <= 3 * 256;
    if (str_equal_c(letters, "tRNS")) return palette ? size <= 256 : size == (header.data[9] == 0 ? 2u : 6u);
    return (str_equal_c(letters, "gAMA") && size == 4) || (str_equal_c(letters, "sRGB") && size == 1);
}

static const char *take_chunk(struct png_walk *walk, struct str letters, struct str data) {
    bool needed = letters.data[0] >= 'A' && letters.data[0] <= 'Z', pixels = str_equal_c(letters, "IDAT");
    if (str_equal_c(letters, "IEND")) walk->ended = true;
    else if (pixels) buffer_append(&walk->pixels, data);
    else if (str_equal_c(letters, "eXIf")) walk->orientation = exif_orientation(data);
    else if (is_kept(letters, data.size, walk->header)) {
        if (walk->pixels.size) return needed ? damaged : NULL;
        put_chunk(&walk->kept, letters, data);
    } else if (needed) return damaged;
    return NULL;
}

static const char *walk_through(struct png_walk *walk) {
    while (!walk->ended) {
        if (walk->bytes.size - walk->at < AROUND) return cut_off;
        size_t size = number_at(walk->bytes, walk->at), start = walk->at + 8;
        if (size > walk->bytes.size - walk->at - AROUND) return cut_off;
        struct str letters = str_slice(walk->bytes, start - 4, start),
                   data = str_slice(walk->bytes, start, start + size);
        bool sound = checksum(str_slice(walk->bytes, start - 4, start + size)) == number_at(walk->bytes, start + size);
        bool note = letters.data[0] >= 'a' && letters.data[0] <= 'z'; /* what is left out may be damaged */
        if (!sound && !note) return damaged;
        walk->at = start + size + 4;
        const char *problem = sound ? take_chunk(walk, letters, data) : NULL;
        if (problem) return problem;
    }
    return NULL;
}

static const char *write_anew(struct arena *arena, struct png_walk *walk, struct image *image) {
    struct str pixels = buffer_str(&walk->pixels);
    pixels.size = packed_size(pixels, pixels_size(walk->header));
    if (!pixels.size) return damaged;
    struct buffer out = {0};
    buffer_append(&out, str_slice(walk->bytes, 0, SIGNATURE));
    put_chunk(&out, STR("IHDR"), walk->header);
    buffer_append(&out, buffer_str(&walk->kept));
    put_chunk(&out, STR("IDAT"), pixels);
    put_chunk(&out, STR("IEND"), STR(""));
    image->bytes = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return NULL;
}

const char *png_clean(struct arena *arena, struct image *image) {
    struct png_walk walk = {.bytes = image->bytes, .at = SIGNATURE + AROUND + HEADER, .orientation = 1};
    walk.header = str_slice(image->bytes, SIGNATURE + 8, SIGNATURE + 8 + HEADER);
    bool sound = checksum(str_slice(image->bytes, SIGNATURE + 4, SIGNATURE + 8 + HEADER)) ==
                 number_at(image->bytes, SIGNATURE + 8 + HEADER);
    bool known = bits_of(walk.header) && !walk.header.data[10] && !walk.header.data[11] &&
                 (unsigned char)walk.header.data[12] <= 1;
    const char *problem = sound && known ? walk_through(&walk) : damaged;
    if (!problem) problem = write_anew(arena, &walk, image);
    buffer_free(&walk.kept);
    buffer_free(&walk.pixels);
    return problem || walk.orientation == 1 ? problem : png_turn(arena, image, walk.orientation);
}
