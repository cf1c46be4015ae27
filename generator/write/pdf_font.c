/* Fonts: for each face a Type0 font over a CIDFontType2 with its own small TrueType file.
 *
 * A character of a font is a glyph together with the text it stands for: the same glyph used for two texts (a hyphen
 * and a minus sign, a ligature) is two characters, so that copied and searched text is exactly what was written. */
#include <stdlib.h>
#include <string.h>

#include "write/pdf_internal.h"

enum {
    GLYPHS_A_PAGE = 256, /* a document uses few of the 65,536 */
    LONGEST_TEXT = 64, /* bytes of text kept for one glyph: far more than any cluster of sense */
    LARGEST_CHARACTER = 65535,
    MAPPINGS_AT_ONCE = 100 /* of a bfchar section, by Adobe's technical note 5411 */
};

struct character {
    uint16_t glyph, next; /* next of the same glyph; 0: none */
    int advance;          /* units per em */
    struct str text;
};

struct pdf_font {
    const struct face *face;
    uint16_t *first[GLYPHS_A_PAGE]; /* by glyph: its first character; NULL: the page has none */
    struct character *characters;
    size_t count, capacity; /* character 0 is .notdef */
};

struct pdf_font *pdf_font_of(struct pdf *pdf, const struct face *face) {
    struct pdf_font **font = &pdf->fonts[face_number(face)];
    if (*font) return *font;
    *font = NEW(pdf->arena, struct pdf_font);
    (*font)->face = face;
    ARENA_PUSH(pdf->arena, (*font)->characters, (*font)->count, (*font)->capacity) =
        (struct character){.advance = face_advance(face, 0)};
    return *font;
}

static uint16_t *first_of(struct arena *arena, struct pdf_font *font, uint16_t glyph) {
    uint16_t **page = &font->first[glyph / GLYPHS_A_PAGE];
    if (!*page) *page = NEW_ARRAY(arena, uint16_t, GLYPHS_A_PAGE);
    return &(*page)[glyph % GLYPHS_A_PAGE];
}

static struct str first_part(struct str text) {
    size_t size = LONGEST_TEXT;
    if (text.size <= size) return text;
    while (size && ((unsigned char)text.data[size] & 0xC0) == 0x80) size--;
    return str_slice(text, 0, size);
}

uint16_t pdf_font_character(struct pdf *pdf, struct pdf_font *font, uint16_t glyph, struct str text, int *advance) {
    text = first_part(text);
    uint16_t *first = first_of(pdf->arena, font, glyph), found = *first;
    while (found && !str_equal(font->characters[found].text, text)) found = font->characters[found].next;
    if (!found && font->count > LARGEST_CHARACTER) found = *first; /* its text is lost, not its picture */
    if (!found && font->count <= LARGEST_CHARACTER) {
        found = (uint16_t)font->count;
        ARENA_PUSH(pdf->arena, font->characters, font->count, font->capacity) =
            (struct character){.glyph = glyph,
                               .next = *first,
                               .advance = face_advance(font->face, glyph),
                               .text = str_copy(pdf->arena, text)};
        *first = found;
    }
    *advance = font->characters[found].advance;
    return found;
}

/* ---- the parts of a font ---- */

static int compare_glyphs(const void *a, const void *b) { return *(const uint16_t *)a - *(const uint16_t *)b; }

/* The new number of each character's glyph goes to new_ids. */
static bool subset(struct pdf *pdf, const struct pdf_font *font, uint16_t *new_ids, struct pdf_subset *out) {
    uint16_t *glyphs = NEW_ARRAY(pdf->arena, uint16_t, font->count);
    size_t count = 0;
    for (size_t i = 1; i < font->count; i++)
        if (font->characters[i].glyph && !font->characters[i].next) glyphs[count++] = font->characters[i].glyph;
    qsort(glyphs, count, sizeof *glyphs, compare_glyphs);
    if (!pdf_subset_of(pdf->kept, font->face, glyphs, count, out)) return false;
    for (size_t i = 1; i < font->count; i++) {
        const uint16_t *place = bsearch(&font->characters[i].glyph, glyphs, count, sizeof *glyphs, compare_glyphs);
        new_ids[i] = place ? out->new_ids[place - glyphs] : 0;
    }
    return true;
}

/* "ABCDEF+Lato-Regular": a subset's name starts with six letters that differ when its content differs. */
static struct str subset_name(struct pdf *pdf, const struct pdf_font *font, uint32_t hash) {
    char tag[6];
    for (size_t i = 0; i < sizeof tag; i++, hash /= 26) tag[i] = (char)('A' + hash % 26);
    return str_format(pdf->arena, "%.6s+%.*s", tag, STR_ARG(face_name(font->face)));
}

static struct str to_unicode(const struct pdf_font *font, struct buffer *out) {
    buffer_clear(out);
    buffer_append_c(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                         "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                         "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                         "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 1; i < font->count; i += MAPPINGS_AT_ONCE) {
        size_t end = i + MAPPINGS_AT_ONCE < font->count ? i + MAPPINGS_AT_ONCE : font->count;
        buffer_format(out, "%zu beginbfchar\n", end - i);
        for (size_t k = i; k < end; k++) {
            buffer_format(out, "<%04zX> <", k);
            pdf_put_utf16(out, font->characters[k].text);
            buffer_append_c(out, ">\n");
        }
        buffer_append_c(out, "endbfchar\n");
    }
    buffer_append_c(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return buffer_str(out);
}

/* "/W [0 [507 ...] ...]", in 1/1000 em with three places, split so that no array is too long. */
static void put_widths(struct buffer *out, const struct pdf_font *font) {
    int em = face_metrics(font->face)->units_per_em;
    buffer_append_c(out, "/W [");
    for (size_t i = 0; i < font->count; i++) {
        if (i % PDF_ARRAY_LIMIT == 0) buffer_format(out, "%s%zu [", i ? "]\n" : "", i);
        else buffer_char(out, ' ');
        buffer_thousandths(out, ((int64_t)font->characters[i].advance * 1000000 + em / 2) / em);
    }
    buffer_append_c(out, "]]\n");
}

static HPDF_Dict write_descriptor(struct pdf *pdf, const struct pdf_font *font, struct str name,
                                  const struct pdf_subset *made) {
    enum { FIXED_PITCH = 1 << 0, SERIF = 1 << 1, SYMBOLIC = 1 << 2, ITALIC = 1 << 6 };
    const struct face_metrics *metrics = face_metrics(font->face);
    int flags = SYMBOLIC | (metrics->monospaced ? FIXED_PITCH : 0) | (metrics->serif ? SERIF : 0) |
                (metrics->italic_angle ? ITALIC : 0);
    int stem = 10 + 220 * (metrics->weight - 50) / 900; /* fonts do not say it: the usual guess from the weight */
    struct str lengths = str_format(pdf->arena, "/Length1 %zu\n", made->size);
    HPDF_Dict file = pdf_stream(pdf, lengths, made->deflated, PDF_DEFLATED);
    size_t set_size = (font->count + 7) / 8;
    char *set = NEW_ARRAY(pdf->arena, char, set_size);
    for (size_t i = 0; i < font->count; i++) set[i / 8] = (char)(set[i / 8] | 0x80 >> i % 8);
    HPDF_Dict characters = pdf_stream(pdf, STR(""), (struct str){set, set_size}, PDF_DEFLATE);
    struct buffer entries = {0};
    buffer_format(&entries, "/Type /FontDescriptor\n/FontName /%.*s\n/Flags %d\n/FontBBox [%d %d %d %d]\n",
                  STR_ARG(name), flags, metrics->box[0], metrics->box[1], metrics->box[2], metrics->box[3]);
    buffer_format(&entries, "/ItalicAngle %d\n/Ascent %d\n/Descent %d\n/CapHeight %d\n/XHeight %d\n/StemV %d\n",
                  metrics->italic_angle, metrics->ascent, metrics->descent, metrics->cap_height, metrics->x_height,
                  stem);
    buffer_format(&entries, "/FontFile2 %u 0 R\n/CIDSet %u 0 R\n", pdf_number(file), pdf_number(characters));
    HPDF_Dict descriptor = pdf_object(pdf);
    pdf_object_set(pdf, descriptor, &entries);
    buffer_free(&entries);
    return descriptor;
}

static HPDF_Dict write_descendant(struct pdf *pdf, const struct pdf_font *font, struct str name,
                                  const struct pdf_subset *made, const uint16_t *new_ids) {
    char *map = NEW_ARRAY(pdf->arena, char, 2 * font->count);
    for (size_t i = 0; i < font->count; i++) {
        map[2 * i] = (char)(new_ids[i] >> 8);
        map[2 * i + 1] = (char)new_ids[i];
    }
    HPDF_Dict descriptor = write_descriptor(pdf, font, name, made);
    HPDF_Dict glyphs = pdf_stream(pdf, STR(""), (struct str){map, 2 * font->count}, PDF_DEFLATE);
    struct buffer entries = {0};
    buffer_format(&entries, "/Type /Font\n/Subtype /CIDFontType2\n/BaseFont /%.*s\n", STR_ARG(name));
    buffer_append_c(&entries, "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n");
    buffer_format(&entries, "/FontDescriptor %u 0 R\n/CIDToGIDMap %u 0 R\n", pdf_number(descriptor),
                  pdf_number(glyphs));
    put_widths(&entries, font);
    HPDF_Dict descendant = pdf_object(pdf);
    pdf_object_set(pdf, descendant, &entries);
    buffer_free(&entries);
    return descendant;
}

static bool write_font(struct pdf *pdf, const struct pdf_font *font, HPDF_Dict *object) {
    uint16_t *new_ids = NEW_ARRAY(pdf->arena, uint16_t, font->count);
    struct pdf_subset made;
    if (!subset(pdf, font, new_ids, &made)) {
        diagnose(pdf->sink, SEVERITY_ERROR, CODE_G04, (struct span){0},
                 "the face “{0}” cannot be embedded: its font file is damaged", face_name(font->face));
        return false;
    }
    struct str name = subset_name(pdf, font, made.hash);
    HPDF_Dict descendant = write_descendant(pdf, font, name, &made, new_ids);
    struct buffer out = {0};
    HPDF_Dict unicode = pdf_stream(pdf, STR(""), to_unicode(font, &out), PDF_DEFLATE);
    buffer_clear(&out);
    buffer_format(&out, "/Type /Font\n/Subtype /Type0\n/BaseFont /%.*s\n/Encoding /Identity-H\n", STR_ARG(name));
    buffer_format(&out, "/DescendantFonts [%u 0 R]\n/ToUnicode %u 0 R\n", pdf_number(descendant), pdf_number(unicode));
    *object = pdf_object(pdf);
    pdf_object_set(pdf, *object, &out);
    buffer_free(&out);
    return true;
}

bool pdf_fonts_write(struct pdf *pdf, struct buffer *resources) {
    buffer_append_c(resources, "/Font <<");
    for (size_t i = 0; i < faces_count(pdf->faces); i++) {
        HPDF_Dict object;
        if (!pdf->fonts[i]) continue;
        if (!write_font(pdf, pdf->fonts[i], &object)) return false;
        buffer_format(resources, " /F%zu %u 0 R", i, pdf_number(object));
    }
    buffer_append_c(resources, " >>\n");
    return true;
}
