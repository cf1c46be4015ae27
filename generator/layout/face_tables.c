/* A font file's tables, read by hand: HarfBuzz takes truncated files and PostScript outlines without complaint and
 * gives empty glyphs, so the directory, the tables a PDF needs and their sizes are checked here, once, before a face is
 * used. */
#include <stdlib.h>

#include "layout/face_internal.h"

enum { HEAD_SIZE = 54, HHEA_SIZE = 36, MAXP_SIZE = 6, OS2_SIZE = 78, POST_SIZE = 32, RECORD_SIZE = 16 };

struct tables {
    struct str file;
    size_t directory; /* where its first record stands */
    size_t count;
};

static bool fits(struct str bytes, size_t start, size_t size) {
    return start <= bytes.size && size <= bytes.size - start;
}

static uint16_t u16(struct str bytes, size_t at) {
    const unsigned char *byte = (const unsigned char *)bytes.data + at;
    return (uint16_t)(byte[0] << 8 | byte[1]);
}
static uint32_t u32(struct str bytes, size_t at) { return (uint32_t)u16(bytes, at) << 16 | u16(bytes, at + 2); }
static int16_t i16(struct str bytes, size_t at) { return (int16_t)u16(bytes, at); }

static struct str table_find(const struct tables *tables, const char tag[static 4]) {
    for (size_t i = 0; i < tables->count; i++) {
        size_t record = tables->directory + i * RECORD_SIZE;
        if (u32(tables->file, record) != HB_TAG(tag[0], tag[1], tag[2], tag[3])) continue;
        size_t start = u32(tables->file, record + 8);
        return str_slice(tables->file, start, start + u32(tables->file, record + 12));
    }
    return (struct str){0};
}

/* Where the face's directory stands: at the start, or, in a collection, where the collection says. */
static const char *header_find(struct str file, unsigned index, size_t *header) {
    *header = 0;
    if (!fits(file, 0, 12)) return "is too short for a font";
    if (u32(file, 0) != HB_TAG('t', 't', 'c', 'f')) return index ? "is no collection of faces" : NULL;
    if (index >= u32(file, 8) || !fits(file, 12 + 4 * (size_t)index, 4)) return "has fewer faces than its index says";
    *header = u32(file, 12 + 4 * (size_t)index);
    return fits(file, *header, 12) ? NULL : "is cut off: its table directory is missing";
}

static const char *directory_open(struct tables *tables, struct str file, unsigned index) {
    size_t header;
    const char *problem = header_find(file, index, &header);
    if (problem) return problem;
    uint32_t version = u32(file, header);
    if (version == HB_TAG('O', 'T', 'T', 'O')) return "has PostScript outlines (CFF) and no TrueType outlines";
    if (version != 0x00010000 && version != HB_TAG('t', 'r', 'u', 'e')) return "is no TrueType font";
    *tables = (struct tables){.file = file, .directory = header + 12, .count = u16(file, header + 4)};
    if (!fits(file, tables->directory, tables->count * RECORD_SIZE)) return "is cut off in its table directory";
    for (size_t i = 0; i < tables->count; i++) {
        size_t record = tables->directory + i * RECORD_SIZE;
        if (!fits(file, u32(file, record + 8), u32(file, record + 12)))
            return "is cut off: a table ends behind the file's end";
    }
    return NULL;
}

/* The outlines: every glyph's place in `glyf` lies inside it, in order. */
static const char *outlines_check(const struct tables *tables, bool wide, size_t glyphs) {
    struct str places = table_find(tables, "loca"), outlines = table_find(tables, "glyf");
    size_t size = wide ? 4 : 2, last = 0;
    if (!outlines.size) return "has no TrueType outlines";
    if (places.size < (glyphs + 1) * size) return "is damaged: its glyph index is too short";
    for (size_t i = 0; i <= glyphs; i++) {
        size_t place = wide ? u32(places, 4 * i) : 2 * (size_t)u16(places, 2 * i);
        if (place < last || place > outlines.size) return "is damaged: its glyph index points outside its outlines";
        last = place;
    }
    return NULL;
}

static const char *widths_check(struct str header, struct str widths, size_t glyphs) {
    size_t full = u16(header, 34);
    if (!full || full > glyphs || widths.size < 4 * full + 2 * (glyphs - full))
        return "is damaged: its table of widths is too short";
    return NULL;
}

static int per_mille(int value, int units_per_em) {
    int scaled = abs(value) * 2000 / units_per_em;
    return (value < 0 ? -1 : 1) * ((scaled + 1) / 2);
}

/* Classes 1 to 5 and 7 of IBM's scheme are serif faces; where it is not filled in, PANOSE tells. */
static bool has_serifs(struct str os2) {
    int family_class = i16(os2, 30) >> 8, serif_style = (unsigned char)os2.data[33];
    if (family_class) return (family_class >= 1 && family_class <= 5) || family_class == 7;
    return os2.data[32] == 2 && serif_style >= 2 && serif_style <= 10;
}

static void metrics_read(const struct tables *tables, struct face_metrics *metrics) {
    struct str head = table_find(tables, "head"), hhea = table_find(tables, "hhea");
    struct str os2 = table_find(tables, "OS/2"), post = table_find(tables, "post");
    int em = u16(head, 18);
    *metrics = (struct face_metrics){
        .ascent = per_mille(i16(hhea, 4), em),
        .descent = per_mille(i16(hhea, 6), em),
        .weight = u16(os2, 4),
        .italic_angle = i16(post, 4), /* the whole degrees of a fixed-point number */
        .monospaced = u32(post, 12) != 0,
        .serif = has_serifs(os2),
        .units_per_em = em,
    };
    for (size_t i = 0; i < 4; i++) metrics->box[i] = per_mille(i16(head, 36 + 2 * i), em);
    bool has_heights = u16(os2, 0) >= 2 && os2.size >= 90;
    metrics->x_height = has_heights ? per_mille(i16(os2, 86), em) : metrics->ascent / 2;
    metrics->cap_height = has_heights ? per_mille(i16(os2, 88), em) : metrics->ascent * 3 / 4;
}

static const char *tables_check(const struct tables *tables) {
    static const struct {
        char tag[5];
        size_t least;
        const char *problem;
    } needed[] = {
        {"head", HEAD_SIZE, "is damaged: its table “head” is missing or too short"},
        {"hhea", HHEA_SIZE, "is damaged: its table “hhea” is missing or too short"},
        {"maxp", MAXP_SIZE, "is damaged: its table “maxp” is missing or too short"},
        {"OS/2", OS2_SIZE, "is damaged: its table “OS/2” is missing or too short"},
        {"post", POST_SIZE, "is damaged: its table “post” is missing or too short"},
        {"cmap", 4, "is damaged: its table “cmap” is missing or too short"},
    };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (table_find(tables, needed[i].tag).size < needed[i].least) return needed[i].problem;
    if (table_find(tables, "fvar").size) return "is a variable font, which a PDF cannot hold";
    if ((u16(table_find(tables, "OS/2"), 8) & 0x000F) == 0x0002) return "has a licence that forbids embedding";
    struct str head = table_find(tables, "head");
    if (u16(head, 18) < 16 || u16(head, 18) > 16384) return "is damaged: its em is not 16 to 16384 units";
    size_t glyphs = u16(table_find(tables, "maxp"), 4);
    if (!glyphs) return "has no glyphs";
    const char *problem = outlines_check(tables, u16(head, 50) != 0, glyphs);
    return problem ? problem : widths_check(table_find(tables, "hhea"), table_find(tables, "hmtx"), glyphs);
}

const char *face_tables_read(struct str file, unsigned index, struct face_metrics *metrics) {
    struct tables tables;
    const char *problem = directory_open(&tables, file, index);
    if (!problem) problem = tables_check(&tables);
    if (!problem) metrics_read(&tables, metrics);
    return problem;
}
