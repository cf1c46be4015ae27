/* Which way up a picture is: Exif's field for it, and turning pixels. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "read/image_clean.h"

static uint32_t byte_at(struct str data, size_t i) { return (unsigned char)data.data[i]; }

static uint32_t number_at(struct str data, size_t at, size_t size, bool little) {
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++) number = number << 8 | byte_at(data, at + (little ? size - 1 - i : i));
    return number;
}

/* A TIFF file: its byte order, 42, where its first table is; there, entries of 12 bytes: field, type, count, value. */
int exif_orientation(struct str data) {
    enum { ORIENTATION = 0x0112, SHORT = 3 };
    bool little = str_starts(data, STR("II"));
    if (data.size < 8 || (!little && !str_starts(data, STR("MM"))) || number_at(data, 2, 2, little) != 42) return 1;
    size_t at = number_at(data, 4, 4, little);
    if (at > data.size || data.size - at < 2) return 1;
    size_t count = number_at(data, at, 2, little);
    at += 2;
    for (size_t i = 0; i < count && data.size - at >= 12; i++, at += 12) {
        bool field = number_at(data, at, 2, little) == ORIENTATION && number_at(data, at + 2, 2, little) == SHORT;
        uint32_t value = number_at(data, at + 8, 2, little);
        if (field) return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

/* The pixel that comes to a place of the turned picture. */
static const unsigned char *source_of(const struct pixels *from, int orientation, uint32_t x, uint32_t y) {
    static const struct {
        bool swapped, mirrored, reversed; /* x and y change places; then from the right, from below */
    } ways[9] = {
        [2] = {false, true, false}, [3] = {false, true, true}, [4] = {false, false, true}, [5] = {true, false, false},
        [6] = {true, false, true},  [7] = {true, true, true},  [8] = {true, true, false}};
    uint32_t column = ways[orientation].swapped ? y : x, row = ways[orientation].swapped ? x : y;
    if (ways[orientation].mirrored) column = from->width - 1 - column;
    if (ways[orientation].reversed) row = from->height - 1 - row;
    return from->bytes + ((size_t)row * from->width + column) * from->channels;
}

struct pixels pixels_turn(const struct pixels *pixels, int orientation) {
    struct pixels turned = *pixels;
    if (orientation >= 5) turned.width = pixels->height, turned.height = pixels->width;
    turned.bytes = malloc((size_t)turned.width * turned.height * turned.channels);
    if (!turned.bytes) die_out_of_memory();
    unsigned char *to = turned.bytes;
    for (uint32_t y = 0; y < turned.height; y++)
        for (uint32_t x = 0; x < turned.width; x++, to += turned.channels)
            memcpy(to, source_of(pixels, orientation, x, y), turned.channels);
    return turned;
}
