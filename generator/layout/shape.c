/* Words shaped by HarfBuzz and remembered: a hash table from text, face and features to glyphs. Where a face has no
 * glyph the stretch is shaped again in the fallback face. Text runs left to right. */
#include "layout/shape.h"

#include <assert.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/die.h"
#include "layout/face_internal.h"
#include "layout/hyphenate.h"
#include "layout/plain_words.h"

struct entry {
    struct str word;
    const struct face *face;
    unsigned features;
    uint32_t hash;
    const struct shape *shape; /* NULL: a free place */
};

struct shape_cache {
    const struct faces *faces;
    struct arena *arena;
    hb_buffer_t *buffer;
    struct entry *entries; /* open addressing; the capacity is a power of two, at most two thirds are used */
    size_t count, capacity;
    struct plain_words **plain; /* by face and features */
    bool plain_left_out;
    struct hyphenator *hyphenators[LANGUAGE_MOST];
    bool sought[LANGUAGE_MOST]; /* a hyphenator, whether there is one or not */
};

enum { CAPACITY_FIRST = 1024, FEATURE_SETS = (SHAPE_TABULAR | SHAPE_VERBATIM) + 1 };

static struct entry *entries_create(size_t capacity) {
    struct entry *entries = calloc(capacity, sizeof *entries);
    if (!entries) die_out_of_memory();
    return entries;
}

struct shape_cache *shape_cache_create(const struct faces *faces) {
    struct arena *arena = arena_create();
    struct shape_cache *cache = NEW(arena, struct shape_cache);
    *cache = (struct shape_cache){.faces = faces, .arena = arena, .capacity = CAPACITY_FIRST};
    cache->buffer = hb_buffer_create();
    if (!hb_buffer_allocation_successful(cache->buffer)) die_out_of_memory();
    cache->entries = entries_create(cache->capacity);
    cache->plain = NEW_ARRAY(arena, struct plain_words *, faces_count(faces) * FEATURE_SETS);
    return cache;
}

void shape_cache_leave_out_plain(struct shape_cache *cache) { cache->plain_left_out = true; }

void shape_cache_destroy(struct shape_cache *cache) {
    if (!cache) return;
    hb_buffer_destroy(cache->buffer);
    free(cache->entries);
    for (size_t i = 0; i < LANGUAGE_MOST; i++) hyphenator_close(cache->hyphenators[i]);
    arena_destroy(cache->arena);
}

const struct faces *shape_faces(const struct shape_cache *cache) { return cache->faces; }

struct hyphenator *shape_hyphenator(struct shape_cache *cache, const struct language *language) {
    bool sought = cache->sought[language->index] || !language->patterns.size;
    if (!sought) cache->hyphenators[language->index] = hyphenator_open(language->patterns.data);
    cache->sought[language->index] = true;
    return cache->hyphenators[language->index];
}

static struct entry *find(struct entry *entries, size_t capacity, const struct entry *key) {
    for (size_t i = key->hash & (capacity - 1);; i = (i + 1) & (capacity - 1)) {
        struct entry *entry = &entries[i];
        if (!entry->shape) return entry;
        if (entry->hash == key->hash && entry->face == key->face && entry->features == key->features &&
            str_equal(entry->word, key->word))
            return entry;
    }
}

static void grow(struct shape_cache *cache) {
    if (cache->count * 3 < cache->capacity * 2) return;
    size_t capacity = cache->capacity * 2;
    struct entry *entries = entries_create(capacity);
    for (size_t i = 0; i < cache->capacity; i++)
        if (cache->entries[i].shape) *find(entries, capacity, &cache->entries[i]) = cache->entries[i];
    free(cache->entries);
    cache->entries = entries;
    cache->capacity = capacity;
}

unsigned shape_wanted(unsigned features, hb_feature_t wanted[static SHAPE_WANTED_MOST]) {
    static const hb_feature_t tabular[] = {{HB_TAG('t', 'n', 'u', 'm'), 1, 0, (unsigned)-1},
                                           {HB_TAG('l', 'n', 'u', 'm'), 1, 0, (unsigned)-1}};
    static const hb_feature_t verbatim[] = {{HB_TAG('c', 'a', 'l', 't'), 0, 0, (unsigned)-1},
                                            {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1}};
    unsigned count = 0;
    for (size_t i = 0; i < 2 && features & SHAPE_TABULAR; i++) wanted[count++] = tabular[i];
    for (size_t i = 0; i < 2 && features & SHAPE_VERBATIM; i++) wanted[count++] = verbatim[i];
    return count;
}

static bool shape_plain(struct shape_cache *cache, const struct face *face, unsigned features, struct str text,
                        size_t start, struct shape_part *part) {
    struct plain_words **plain = &cache->plain[face_number(face) * FEATURE_SETS + features];
    if (cache->plain_left_out) return false;
    if (!*plain) *plain = plain_words_create(cache->arena, face, features);
    return plain_words_shape(*plain, text, start, part);
}

/* Shapes bytes start to end of the word, seen in the word's context. */
static struct shape_part shape_stretch(struct shape_cache *cache, const struct face *face, unsigned features,
                                       struct str word, size_t start, size_t end) {
    struct shape_part plain;
    if (shape_plain(cache, face, features, str_slice(word, start, end), start, &plain)) return plain;
    hb_feature_t wanted[SHAPE_WANTED_MOST];
    unsigned wanted_count = shape_wanted(features, wanted);
    hb_buffer_t *buffer = cache->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(buffer, word.data, (int)word.size, (unsigned)start, (int)(end - start));
    hb_buffer_set_language(buffer, hb_language_from_string("en", 2)); /* else HarfBuzz asks the environment */
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->font, buffer, wanted, wanted_count);
    if (!hb_buffer_allocation_successful(buffer)) die_out_of_memory();

    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    struct shape_glyph *glyphs = NEW_ARRAY(cache->arena, struct shape_glyph, count);
    struct shape_part part = {.face = face, .glyphs = glyphs, .count = count};
    for (unsigned i = 0; i < count; i++) {
        size_t from = infos[i].cluster, to = end;
        for (unsigned j = i + 1; j < count && to == end; j++)
            if (infos[j].cluster != from) to = infos[j].cluster;
        if (i && infos[i - 1].cluster == from) to = from;
        glyphs[i] = (struct shape_glyph){.advance = positions[i].x_advance,
                                         .x_offset = positions[i].x_offset,
                                         .y_offset = positions[i].y_offset,
                                         .id = (uint16_t)infos[i].codepoint,
                                         .text_start = (uint16_t)from,
                                         .text_size = (uint16_t)(to - from)};
        part.advance += positions[i].x_advance;
    }
    return part;
}

/* Whether the cluster that begins with glyphs[i] holds a glyph 0; `next` is the cluster after it. */
static bool cluster_lacks(const struct shape_part *part, size_t i, size_t *next) {
    bool lacks = part->glyphs[i].id == 0;
    for (*next = i + 1; *next < part->count && part->glyphs[*next].text_size == 0; ++*next)
        lacks |= part->glyphs[*next].id == 0;
    return lacks;
}

static bool part_lacks(const struct shape_part *part) {
    for (size_t i = 0; i < part->count; i++)
        if (part->glyphs[i].id == 0) return true;
    return false;
}

struct assembly {
    struct shape_cache *cache;
    struct str word;
    unsigned features;
    struct shape_part *parts;
    size_t part_count, part_capacity;
    uint32_t *missing;
    size_t missing_count, missing_capacity;
};

static void note_missing(struct assembly *assembly, const struct shape_part *part) {
    for (size_t i = 0, next; i < part->count; i = next) {
        if (!cluster_lacks(part, i, &next)) continue;
        struct str rest = str_skip(assembly->word, part->glyphs[i].text_start);
        ARENA_PUSH(assembly->cache->arena, assembly->missing, assembly->missing_count, assembly->missing_capacity) =
            str_next(&rest);
    }
}

/* What no face has is shown as U+FFFD, the sign for that, and still reads as what it is; a glyph 0 would be none to a
 * reader's program. */
static void show_missing(struct shape_cache *cache, struct shape_part *part) {
    enum { REPLACEMENT = 0xFFFD };
    hb_codepoint_t sign;
    if (!part_lacks(part) || !hb_font_get_nominal_glyph(part->face->font, REPLACEMENT, &sign) || !sign) return;
    struct shape_glyph *glyphs = NEW_ARRAY(cache->arena, struct shape_glyph, part->count);
    hb_position_t advance = hb_font_get_glyph_h_advance(part->face->font, sign);
    memcpy(glyphs, part->glyphs, part->count * sizeof *glyphs);
    part->glyphs = glyphs;
    for (size_t i = 0; i < part->count; i++) {
        if (glyphs[i].id != 0) continue;
        part->advance += advance - glyphs[i].advance;
        glyphs[i] = (struct shape_glyph){.advance = advance,
                                         .id = (uint16_t)sign,
                                         .text_start = glyphs[i].text_start,
                                         .text_size = glyphs[i].text_size};
    }
}

static void add_part(struct assembly *assembly, struct shape_part part) {
    ARENA_PUSH(assembly->cache->arena, assembly->parts, assembly->part_count, assembly->part_capacity) = part;
}

/* Cuts a part with missing glyphs into stretches that the face has and stretches for the fallback face. */
static void add_with_fallback(struct assembly *assembly, const struct shape_part *part, const struct face *fallback) {
    for (size_t i = 0, next; i < part->count; i = next) {
        bool lacks = cluster_lacks(part, i, &next), lacks_next = lacks;
        for (size_t after; next < part->count; next = after) {
            lacks_next = cluster_lacks(part, next, &after);
            if (lacks_next != lacks) break;
        }
        size_t start = part->glyphs[i].text_start;
        size_t end = next < part->count ? part->glyphs[next].text_start : assembly->word.size;
        const struct face *face = lacks ? fallback : part->face;
        struct shape_part piece = shape_stretch(assembly->cache, face, assembly->features, assembly->word, start, end);
        if (lacks) note_missing(assembly, &piece), show_missing(assembly->cache, &piece);
        add_part(assembly, piece);
    }
}

static const struct shape *shape_new(struct shape_cache *cache, const struct entry *key, const struct face *fallback) {
    struct assembly assembly = {.cache = cache, .word = key->word, .features = key->features};
    struct shape_part whole = shape_stretch(cache, key->face, key->features, key->word, 0, key->word.size);
    if (!part_lacks(&whole)) {
        add_part(&assembly, whole);
    } else if (fallback == key->face) {
        note_missing(&assembly, &whole);
        show_missing(cache, &whole);
        add_part(&assembly, whole);
    } else {
        add_with_fallback(&assembly, &whole, fallback);
    }
    struct shape *shape = NEW(cache->arena, struct shape);
    *shape = (struct shape){.parts = assembly.parts,
                            .part_count = assembly.part_count,
                            .missing = assembly.missing,
                            .missing_count = assembly.missing_count};
    return shape;
}

const struct shape *shape_word(struct shape_cache *cache, struct str word, enum face_family family,
                               enum face_style style, unsigned features) {
    assert(word.size <= SHAPE_LONGEST);
    struct entry key = {.word = word, .face = faces_find(cache->faces, family, style), .features = features};
    key.hash = str_hash(word) + (uint32_t)face_number(key.face) * 0x9E3779B1u + features * 0x85EBCA6Bu;
    struct entry *entry = find(cache->entries, cache->capacity, &key);
    if (entry->shape) return entry->shape;
    key.word = str_copy(cache->arena, word);
    key.shape = shape_new(cache, &key, faces_find(cache->faces, FAMILY_FALLBACK, style));
    *entry = key;
    cache->count++;
    grow(cache);
    return key.shape;
}

bool shape_next_word(struct str text, size_t *start, size_t *end) {
    if (*end >= text.size) return false;
    *start = *end;
    ++*end;
    if (text.data[*start] == ' ') return true;
    while (*end < text.size && text.data[*end] != ' ' &&
           (*end - *start < SHAPE_LONGEST - 4 || ((unsigned char)text.data[*end] & 0xC0) == 0x80))
        ++*end;
    return true;
}

millipoints shape_scale(const struct face *face, int64_t units, millipoints size) {
    if (!units) return 0;
    int64_t em = face->metrics.units_per_em, product = units * size;
    return (millipoints)((product >= 0 ? product + em / 2 : product - em / 2) / em);
}

millipoints shape_width(const struct shape *shape, millipoints size) {
    millipoints width = 0;
    for (size_t i = 0; i < shape->part_count; i++)
        width += shape_scale(shape->parts[i].face, shape->parts[i].advance, size);
    return width;
}

static millipoints width_in_drawing(void *context, struct str text, millipoints size, bool bold) {
    struct shape_cache *cache = context;
    enum face_style style = bold ? STYLE_BOLD : STYLE_REGULAR;
    millipoints width = 0;
    for (size_t start, end = 0; shape_next_word(text, &start, &end);)
        width += shape_width(shape_word(cache, str_slice(text, start, end), FAMILY_TEXT, style, SHAPE_TABULAR), size);
    return width;
}

struct text_measure shape_cache_measure(struct shape_cache *cache) {
    return (struct text_measure){.width = width_in_drawing, .context = cache};
}

millipoints shape_width_before(const struct shape *shape, size_t offset, millipoints size) {
    millipoints width = 0;
    for (size_t i = 0; i < shape->part_count; i++) {
        const struct shape_part *part = &shape->parts[i];
        int64_t units = 0;
        for (size_t j = 0; j < part->count && part->glyphs[j].text_start < offset; j++)
            units += part->glyphs[j].advance;
        width += shape_scale(part->face, units, size);
    }
    return width;
}

bool shape_parts_at(const struct shape *shape, size_t offset) {
    for (size_t i = 0; i < shape->part_count; i++)
        for (size_t j = 0; j < shape->parts[i].count; j++) {
            const struct shape_glyph *glyph = &shape->parts[i].glyphs[j];
            if (glyph->text_size && glyph->text_start == offset) return true;
        }
    return false;
}

size_t shape_fitting(const struct shape *shape, millipoints size, millipoints width, size_t word_size) {
    size_t fitting = 0;
    millipoints before = 0;
    for (size_t i = 0; i < shape->part_count; i++) {
        const struct shape_part *part = &shape->parts[i];
        int64_t units = 0;
        for (size_t j = 0; j < part->count; j++) {
            const struct shape_glyph *glyph = &part->glyphs[j];
            if (glyph->text_size && glyph->text_start && before + shape_scale(part->face, units, size) <= width)
                fitting = glyph->text_start;
            else if (glyph->text_size && glyph->text_start) return fitting ? fitting : glyph->text_start;
            units += glyph->advance;
        }
        before += shape_scale(part->face, units, size);
    }
    return before <= width || !fitting ? word_size : fitting;
}
