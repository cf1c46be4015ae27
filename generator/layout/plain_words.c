/* Signs and pairs are looked up in the face once. Which lookups are applied depends on a text's script; the usual signs
 * are of the Latin one or of all. */
#include "layout/plain_words.h"

#include <hb-ot.h>
#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "layout/face_internal.h"
#include "layout/lookups.h"

/* The usual signs by number: those up to U+017F, some dashes, quotation marks and the like, the euro's. */
enum { LATIN_END = 0x180, MARKS_START = 0x2010, MARKS_END = 0x2040, EURO = 0x20AC };
enum { SIGN_COUNT = LATIN_END + MARKS_END - MARKS_START + 1 };

struct sign {
    const struct glyph_lookups *lookups; /* NULL: not asked for, or for HarfBuzz */
    int32_t advance;
    uint16_t glyph;
    bool asked, replaced; /* by another glyph, wherever it stands */
};

enum { NOT_KNOWN = SHRT_MIN, FOR_HARFBUZZ }; /* of a pair */

struct manner {
    bool sought;
    const struct lookups *lookups; /* NULL: all is for HarfBuzz */
    struct sign signs[SIGN_COUNT];
    int16_t *pairs[SIGN_COUNT]; /* by the left sign, SIGN_COUNT of them, or NULL */
};

struct plain_words {
    struct arena *arena;
    const struct face *face;
    unsigned features;
    struct manner latin, common;
};

struct plain_words *plain_words_create(struct arena *arena, const struct face *face, unsigned features) {
    struct plain_words *words = NEW(arena, struct plain_words);
    *words = (struct plain_words){.arena = arena, .face = face, .features = features};
    return words;
}

/* ---- which lookups ---- */

static struct str table_of(const struct face *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face->face, tag); /* a part of the file's */
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    hb_blob_destroy(blob);
    return (struct str){data, size};
}

/* Tables by which HarfBuzz would move or change glyphs other than by GSUB and GPOS. */
static bool has_other_ways(const struct face *face) {
    static const hb_tag_t tags[] = {HB_TAG('m', 'o', 'r', 'x'), HB_TAG('m', 'o', 'r', 't'), HB_TAG('k', 'e', 'r', 'x'),
                                    HB_TAG('t', 'r', 'a', 'k'), HB_TAG('f', 'v', 'a', 'r'), HB_TAG('S', 'i', 'l', 'f')};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (table_of(face, tags[i]).size) return true;
    return false;
}

/* Where GPOS has no kerning for a script, HarfBuzz takes that of the table `kern`. */
static bool kerns_by_gpos(const struct face *face, const hb_segment_properties_t *properties) {
    if (!table_of(face, HB_TAG('k', 'e', 'r', 'n')).size) return true;
    hb_tag_t scripts[HB_OT_MAX_TAGS_PER_SCRIPT], languages[HB_OT_MAX_TAGS_PER_LANGUAGE];
    unsigned script_count = HB_OT_MAX_TAGS_PER_SCRIPT, language_count = HB_OT_MAX_TAGS_PER_LANGUAGE;
    unsigned script, language, feature;
    hb_ot_tags_from_script_and_language(properties->script, properties->language, &script_count, scripts,
                                        &language_count, languages);
    hb_ot_layout_table_select_script(face->face, HB_OT_TAG_GPOS, script_count, scripts, &script, NULL);
    hb_ot_layout_script_select_language(face->face, HB_OT_TAG_GPOS, script, language_count, languages, &language);
    return hb_ot_layout_language_find_feature(face->face, HB_OT_TAG_GPOS, script, language, HB_TAG('k', 'e', 'r', 'n'),
                                              &feature);
}

static struct lookup_list list_of(struct plain_words *words, hb_shape_plan_t *plan, hb_tag_t table) {
    hb_set_t *set = hb_set_create();
    hb_ot_shape_plan_collect_lookups(plan, table, set);
    size_t count = 0;
    unsigned *numbers = NEW_ARRAY(words->arena, unsigned, hb_set_get_population(set));
    for (hb_codepoint_t number = HB_SET_VALUE_INVALID; hb_set_next(set, &number);) numbers[count++] = number;
    hb_set_destroy(set);
    return (struct lookup_list){table_of(words->face, table), numbers, count};
}

/* The plan that HarfBuzz would make, without fractions, which it applies around U+2044 alone. */
static hb_shape_plan_t *plan_of(const struct plain_words *words, const hb_segment_properties_t *properties) {
    static const hb_feature_t fractions[] = {{HB_TAG('f', 'r', 'a', 'c'), 0, 0, (unsigned)-1},
                                             {HB_TAG('n', 'u', 'm', 'r'), 0, 0, (unsigned)-1},
                                             {HB_TAG('d', 'n', 'o', 'm'), 0, 0, (unsigned)-1}};
    enum { FRACTIONS = sizeof fractions / sizeof *fractions };
    hb_feature_t wanted[SHAPE_WANTED_MOST + FRACTIONS];
    unsigned count = shape_wanted(words->features, wanted);
    memcpy(wanted + count, fractions, sizeof fractions);
    return hb_shape_plan_create(words->face->face, properties, wanted, count + FRACTIONS, NULL);
}

static void seek(struct plain_words *words, struct manner *manner) {
    hb_segment_properties_t properties = HB_SEGMENT_PROPERTIES_DEFAULT;
    properties.direction = HB_DIRECTION_LTR;
    properties.script = manner == &words->latin ? HB_SCRIPT_LATIN : HB_SCRIPT_INVALID;
    properties.language = hb_language_from_string("en", 2);
    manner->sought = true;
    if (has_other_ways(words->face) || !kerns_by_gpos(words->face, &properties)) return;
    hb_shape_plan_t *plan = plan_of(words, &properties);
    if (strcmp(hb_shape_plan_get_shaper(plan), "ot") == 0)
        manner->lookups =
            lookups_read(words->arena, list_of(words, plan, HB_OT_TAG_GSUB), list_of(words, plan, HB_OT_TAG_GPOS));
    hb_shape_plan_destroy(plan);
}

/* ---- signs and pairs ---- */

static int number_of(uint32_t c) {
    if (c < LATIN_END) return (int)c;
    if (c >= MARKS_START && c < MARKS_END) return (int)(LATIN_END + c - MARKS_START);
    return c == EURO ? SIGN_COUNT - 1 : -1;
}

/* A sign that stands for itself: a letter, figure, mark or space. */
static bool is_usual(uint32_t c) {
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    hb_script_t script = hb_unicode_script(unicode, c);
    if (script != HB_SCRIPT_LATIN && script != HB_SCRIPT_COMMON) return false;
    switch ((int)hb_unicode_general_category(unicode, c)) {
    case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
    case HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED:
    case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR: return false;
    default: return true;
    }
}

static bool is_mark(const struct face *face, uint32_t glyph) {
    return hb_ot_layout_get_glyph_class(face->face, glyph) == HB_OT_LAYOUT_GLYPH_CLASS_MARK;
}

static void ask_sign(const struct plain_words *words, const struct manner *manner, struct sign *sign, uint32_t c) {
    hb_codepoint_t glyph;
    uint16_t other;
    sign->asked = true;
    if (!is_usual(c) || !hb_font_get_nominal_glyph(words->face->font, c, &glyph) || !glyph) return;
    sign->replaced = lookups_replace(manner->lookups, (uint16_t)glyph, &other);
    sign->glyph = sign->replaced ? other : (uint16_t)glyph;
    if (is_mark(words->face, glyph) || is_mark(words->face, sign->glyph)) return;
    sign->lookups = lookups_of(words->arena, manner->lookups, sign->glyph);
    sign->advance = hb_font_get_glyph_h_advance(words->face->font, sign->glyph);
}

static int16_t *pairs_new(struct arena *arena) {
    int16_t *pairs = NEW_ARRAY(arena, int16_t, SIGN_COUNT);
    for (size_t i = 0; i < SIGN_COUNT; i++) pairs[i] = NOT_KNOWN;
    return pairs;
}

static bool kern(struct plain_words *words, struct manner *manner, int left, int right, int *units) {
    if (!manner->pairs[left]) manner->pairs[left] = pairs_new(words->arena);
    int16_t *kept = &manner->pairs[left][right];
    if (*kept == NOT_KNOWN) {
        bool known = lookups_kern(manner->signs[left].lookups, manner->signs[right].glyph, units);
        *kept = known && *units > FOR_HARFBUZZ && *units <= SHRT_MAX ? (int16_t)*units : (int16_t)FOR_HARFBUZZ;
    }
    *units = *kept;
    return *units != FOR_HARFBUZZ;
}

/* ---- words ---- */

/* A text as signs, at most SHAPE_LONGEST of them. */
struct spelled {
    int signs[SHAPE_LONGEST];
    uint16_t glyphs[SHAPE_LONGEST], starts[SHAPE_LONGEST + 1];
    size_t count;
    bool latin;
};

static bool is_latin(uint32_t c) {
    bool basic = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return basic || (c > 0x7F && hb_unicode_script(hb_unicode_funcs_get_default(), c) == HB_SCRIPT_LATIN);
}

static bool spell(struct str text, struct spelled *spelled) {
    spelled->count = 0;
    spelled->latin = false;
    for (struct str rest = text; rest.size; spelled->count++) {
        spelled->starts[spelled->count] = (uint16_t)(text.size - rest.size);
        uint32_t c = str_next(&rest);
        int sign = spelled->signs[spelled->count] = number_of(c);
        if (sign < 0) return false;
        spelled->latin |= is_latin(c);
    }
    spelled->starts[spelled->count] = (uint16_t)text.size;
    return true;
}

/* Looks up the signs; false when one of them is for HarfBuzz. */
static bool find_signs(const struct plain_words *words, struct manner *manner, struct str text,
                       struct spelled *spelled) {
    for (size_t i = 0; i < spelled->count; i++) {
        struct sign *sign = &manner->signs[spelled->signs[i]];
        struct str rest = str_skip(text, spelled->starts[i]);
        if (!sign->asked) ask_sign(words, manner, sign, str_next(&rest));
        if (!sign->lookups) return false;
        spelled->glyphs[i] = sign->glyph;
    }
    return true;
}

/* Whether nothing begins at any of the signs where they stand. What begins at one sign may ask for another one that is
 * replaced: before or behind that, which is for HarfBuzz to know. */
static bool is_plain(const struct manner *manner, const struct spelled *spelled) {
    bool replaced = false;
    for (size_t i = 0; i < spelled->count; i++) replaced |= manner->signs[spelled->signs[i]].replaced;
    for (size_t i = 0; i < spelled->count; i++) {
        const struct sign *sign = &manner->signs[spelled->signs[i]];
        if (sign->replaced || lookups_quiet(sign->lookups)) continue;
        if (replaced || lookups_change(sign->lookups, spelled->glyphs + i, spelled->count - i, i)) return false;
    }
    return true;
}

bool plain_words_shape(struct plain_words *words, struct str text, size_t start, struct shape_part *part) {
    struct spelled spelled;
    if (!spell(text, &spelled)) return false;
    struct manner *manner = spelled.latin ? &words->latin : &words->common;
    if (!manner->sought) seek(words, manner);
    if (!manner->lookups || !find_signs(words, manner, text, &spelled) || !is_plain(manner, &spelled)) return false;
    struct shape_glyph *glyphs = NEW_ARRAY(words->arena, struct shape_glyph, spelled.count);
    *part = (struct shape_part){.face = words->face, .glyphs = glyphs, .count = spelled.count};
    for (size_t i = 0; i < spelled.count; i++) {
        int units = 0;
        if (i + 1 < spelled.count && !kern(words, manner, spelled.signs[i], spelled.signs[i + 1], &units)) return false;
        glyphs[i] = (struct shape_glyph){.advance = manner->signs[spelled.signs[i]].advance + units,
                                         .id = spelled.glyphs[i],
                                         .text_start = (uint16_t)(start + spelled.starts[i]),
                                         .text_size = (uint16_t)(spelled.starts[i + 1] - spelled.starts[i])};
        part->advance += glyphs[i].advance;
    }
    return true;
}
