/* The tables are OpenType's, version 1.8: a lookup has subtables, of which the first that applies counts; a subtable
 * has a coverage, the glyphs at which it may begin. A subtable behind a 32-bit offset is an extension of its own type.
 */
#include "layout/lookups.h"

#include "base/arena.h"

enum substitution { SINGLE = 1, LIGATURE = 4, CONTEXT = 5, CHAINED = 6, EXTENDED_SUBSTITUTION = 7 };
enum positioning { PAIR = 2, POSITION_CONTEXT = 7, POSITION_CHAINED = 8, EXTENDED_POSITIONING = 9 };
enum { X_ADVANCE = 4 };                          /* of the bits that say which values a record has */
enum { PASSES_BASES = 2, PASSES_LIGATURES = 4 }; /* of a lookup's flags */

struct subtable {
    struct str bytes; /* from its beginning to the end of the table */
    unsigned type;    /* of substitutions; CONTEXT and CHAINED of positionings too, whose other types are 0 */
    size_t lookup;    /* counted in the order in which they are applied */
};

struct pair_lookup {
    struct str *subtables;
    size_t count;
};

struct lookups {
    struct subtable *others;
    size_t other_count, other_capacity;
    struct pair_lookup *pairs;
    size_t pair_count, pair_capacity;
    size_t lookup_count;
};

/* A subtable that may begin at the glyph. */
struct beginning {
    struct str bytes;
    size_t place;    /* of the glyph in the subtable's coverage */
    unsigned number; /* its type; of a pair its lookup */
};

struct glyph_lookups {
    uint16_t glyph;
    struct beginning *others, *pairs;
    size_t other_count, other_capacity, pair_count, pair_capacity;
};

static unsigned u16(struct str bytes, size_t at) {
    if (at + 2 > bytes.size) return 0;
    const unsigned char *byte = (const unsigned char *)bytes.data + at;
    return (unsigned)byte[0] << 8 | byte[1];
}

static struct str behind(struct str bytes, size_t at) {
    return str_slice(bytes, at < bytes.size ? at : bytes.size, bytes.size);
}

/* What a 16-bit offset at a place points to, from the beginning of these bytes. */
static struct str pointed(struct str bytes, size_t at) { return behind(bytes, u16(bytes, at)); }

/* ---- coverages and classes ---- */

/* Of records with a first and a last glyph (`size` 2: only one) the one that has the glyph; `count`: none. */
static size_t record_of(struct str bytes, size_t start, size_t count, size_t size, unsigned glyph) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2, record = start + middle * size;
        if (glyph < u16(bytes, record)) high = middle;
        else if (glyph > u16(bytes, size > 2 ? record + 2 : record)) low = middle + 1;
        else return middle;
    }
    return count;
}

/* The glyph's place among those that are covered. */
static bool covers(struct str coverage, unsigned glyph, size_t *place) {
    bool ranges = u16(coverage, 0) == 2;
    size_t count = u16(coverage, 2), found = record_of(coverage, 4, count, ranges ? 6 : 2, glyph);
    if (found == count) return false;
    *place = ranges ? u16(coverage, 4 + found * 6 + 4) + glyph - u16(coverage, 4 + found * 6) : found;
    return true;
}

static unsigned class_of(struct str classes, unsigned glyph) {
    if (u16(classes, 0) == 1) {
        unsigned first = u16(classes, 2);
        return glyph >= first && glyph - first < u16(classes, 4) ? u16(classes, 6 + 2 * (size_t)(glyph - first)) : 0;
    }
    size_t count = u16(classes, 2), found = record_of(classes, 4, count, 6, glyph);
    return found < count ? u16(classes, 4 + found * 6 + 4) : 0;
}

/* ---- reading ---- */

/* Whether pairs are moved by nothing but the advance of the first one. */
static bool is_plain_pair(struct str bytes) {
    unsigned format = u16(bytes, 0), first = u16(bytes, 4);
    return (format == 1 || format == 2) && (first == 0 || first == X_ADVANCE) && u16(bytes, 6) == 0;
}

static bool add_subtable(struct arena *arena, struct lookups *lookups, struct pair_lookup *pair, struct str bytes,
                         unsigned type, bool positions) {
    if (positions && type == PAIR) {
        pair->subtables[pair->count++] = bytes;
        return is_plain_pair(bytes);
    }
    if (positions) type = type == POSITION_CONTEXT ? CONTEXT : type == POSITION_CHAINED ? CHAINED : 0;
    ARENA_PUSH(arena, lookups->others, lookups->other_count, lookups->other_capacity) =
        (struct subtable){bytes, type, lookups->lookup_count};
    return true;
}

static bool add_lookup(struct arena *arena, struct lookups *lookups, struct str bytes, bool positions) {
    unsigned type = u16(bytes, 0), flags = u16(bytes, 2);
    size_t count = u16(bytes, 4);
    struct pair_lookup pair = {.subtables = NEW_ARRAY(arena, struct str, count)};
    bool attaches = positions && type != PAIR && type < POSITION_CONTEXT; /* at marks and ends of strokes */
    if (!attaches && flags & (PASSES_BASES | PASSES_LIGATURES)) return false;
    for (size_t i = 0; i < count; i++) {
        struct str subtable = pointed(bytes, 6 + 2 * i);
        unsigned own = type;
        if (type == (positions ? (unsigned)EXTENDED_POSITIONING : (unsigned)EXTENDED_SUBSTITUTION)) {
            own = u16(subtable, 2);
            subtable = behind(subtable, (size_t)u16(subtable, 4) << 16 | u16(subtable, 6));
        }
        if (!add_subtable(arena, lookups, &pair, subtable, own, positions)) return false;
    }
    lookups->lookup_count++;
    if (pair.count) ARENA_PUSH(arena, lookups->pairs, lookups->pair_count, lookups->pair_capacity) = pair;
    return true;
}

static bool add_lookups(struct arena *arena, struct lookups *lookups, struct lookup_list list, bool positions) {
    struct str all = pointed(list.table, 8);
    for (size_t i = 0; i < list.count; i++) {
        if (list.numbers[i] >= u16(all, 0)) continue;
        if (!add_lookup(arena, lookups, pointed(all, 2 + 2 * (size_t)list.numbers[i]), positions)) return false;
    }
    return true;
}

const struct lookups *lookups_read(struct arena *arena, struct lookup_list substitution,
                                   struct lookup_list positioning) {
    struct lookups *lookups = NEW(arena, struct lookups);
    *lookups = (struct lookups){0};
    bool plain = add_lookups(arena, lookups, substitution, false) && add_lookups(arena, lookups, positioning, true);
    return plain ? lookups : NULL;
}

/* ---- what is changed ---- */

/* The glyphs at which the subtable may begin: of marks, those that are attached. */
static struct str first_coverage(const struct subtable *subtable) {
    struct str bytes = subtable->bytes;
    if (subtable->type == CONTEXT && u16(bytes, 0) == 3) return pointed(bytes, 6);
    if (subtable->type == CHAINED && u16(bytes, 0) == 3) return pointed(bytes, 6 + 2 * (size_t)u16(bytes, 2));
    return pointed(bytes, 2);
}

static void find_others(struct arena *arena, const struct lookups *lookups, struct glyph_lookups *of) {
    size_t place;
    for (size_t i = 0; i < lookups->other_count; i++) {
        const struct subtable *subtable = &lookups->others[i];
        if (covers(first_coverage(subtable), of->glyph, &place))
            ARENA_PUSH(arena, of->others, of->other_count, of->other_capacity) =
                (struct beginning){subtable->bytes, place, subtable->type};
    }
}

static void find_pairs(struct arena *arena, const struct lookups *lookups, struct glyph_lookups *of) {
    size_t place;
    for (unsigned i = 0; i < lookups->pair_count; i++)
        for (size_t j = 0; j < lookups->pairs[i].count; j++) {
            struct str bytes = lookups->pairs[i].subtables[j];
            if (covers(pointed(bytes, 2), of->glyph, &place))
                ARENA_PUSH(arena, of->pairs, of->pair_count, of->pair_capacity) = (struct beginning){bytes, place, i};
        }
}

const struct glyph_lookups *lookups_of(struct arena *arena, const struct lookups *lookups, uint16_t glyph) {
    struct glyph_lookups *of = NEW(arena, struct glyph_lookups);
    *of = (struct glyph_lookups){.glyph = glyph};
    find_others(arena, lookups, of);
    find_pairs(arena, lookups, of);
    return of;
}

/* Whether the glyphs that follow are those of a ligature: its glyph, how many it has, all but the first. */
static bool is_ligature(struct str ligature, const uint16_t *following, size_t count) {
    size_t parts = u16(ligature, 2);
    if (!parts || parts - 1 > count) return false;
    for (size_t i = 0; i + 1 < parts; i++)
        if (u16(ligature, 4 + 2 * i) != following[i]) return false;
    return true;
}

static bool forms_ligature(struct str bytes, size_t place, const uint16_t *following, size_t count) {
    struct str set = pointed(bytes, 6 + 2 * place);
    for (size_t i = 0; i < u16(set, 0); i++)
        if (is_ligature(pointed(set, 2 + 2 * i), following, count)) return true;
    return false;
}

/* A list of coverages, at *at, for `count` glyphs one after the other, forwards or backwards; *at is moved behind it.
 */
static bool list_covers(struct str bytes, size_t *at, const uint16_t *glyphs, size_t count, int step) {
    size_t length = u16(bytes, *at), list = *at + 2, place;
    *at = list + 2 * length;
    if (length > count) return false;
    for (size_t i = 0; i < length; i++, glyphs += step)
        if (!covers(pointed(bytes, list + 2 * i), *glyphs, &place)) return false;
    return true;
}

static bool is_in_chain(struct str bytes, const uint16_t *glyphs, size_t count, size_t before) {
    size_t at = 2;
    if (!list_covers(bytes, &at, before ? glyphs - 1 : NULL, before, -1)) return false;
    size_t input = u16(bytes, at);
    return list_covers(bytes, &at, glyphs, count, 1) && list_covers(bytes, &at, glyphs + input, count - input, 1);
}

bool lookups_change(const struct glyph_lookups *lookups, const uint16_t *glyphs, size_t count, size_t before) {
    for (size_t i = 0; i < lookups->other_count; i++) {
        const struct beginning *other = &lookups->others[i];
        bool ligature = other->number == LIGATURE, chain = other->number == CHAINED && u16(other->bytes, 0) == 3;
        if (ligature && !forms_ligature(other->bytes, other->place, glyphs + 1, count - 1)) continue;
        if (chain && !is_in_chain(other->bytes, glyphs, count, before)) continue;
        return true;
    }
    return false;
}

bool lookups_quiet(const struct glyph_lookups *lookups) { return lookups->other_count == 0; }

static unsigned single(struct str bytes, size_t place, unsigned glyph) {
    return u16(bytes, 0) == 1 ? (glyph + u16(bytes, 4)) & 0xFFFF : u16(bytes, 6 + 2 * place);
}

bool lookups_replace(const struct lookups *lookups, uint16_t glyph, uint16_t *other) {
    *other = glyph;
    size_t place, next = 0; /* the lookup that is applied next: the rest of one that has been is passed over */
    for (size_t i = 0; i < lookups->other_count; i++) {
        const struct subtable *subtable = &lookups->others[i];
        if (subtable->lookup < next || !covers(first_coverage(subtable), *other, &place)) continue;
        if (subtable->type != SINGLE) return false;
        *other = (uint16_t)single(subtable->bytes, place, *other);
        next = subtable->lookup + 1;
    }
    return next > 0;
}

/* ---- pairs ---- */

/* What a subtable says of a pair. Where the right one is in no class, versions of HarfBuzz part: some take what stands
 * there, which is nearly always 0, some go on to the next subtable. */
enum said { NOTHING_SAID, SAID, SAID_BY_SOME };

static int value_at(struct str bytes, size_t at) { return (int16_t)u16(bytes, at); }

static enum said pair_listed(struct str bytes, size_t place, unsigned right, int *units) {
    struct str set = pointed(bytes, 10 + 2 * place);
    bool valued = u16(bytes, 4) == X_ADVANCE;
    size_t count = place < u16(bytes, 8) ? u16(set, 0) : 0;
    for (size_t low = 0, high = count; low < high;) {
        size_t middle = (low + high) / 2, record = 2 + middle * (valued ? 4 : 2);
        unsigned glyph = u16(set, record);
        *units = valued ? value_at(set, record + 2) : 0;
        if (glyph == right) return SAID;
        if (glyph < right) low = middle + 1;
        else high = middle;
    }
    return NOTHING_SAID;
}

static enum said pair_of_classes(struct str bytes, unsigned left, unsigned right, int *units) {
    size_t first = class_of(pointed(bytes, 8), left), second = class_of(pointed(bytes, 10), right);
    size_t seconds = u16(bytes, 14);
    if (first >= u16(bytes, 12) || second >= seconds) return NOTHING_SAID;
    *units = u16(bytes, 4) == X_ADVANCE ? value_at(bytes, 16 + 2 * (first * seconds + second)) : 0;
    return second ? SAID : SAID_BY_SOME;
}

/* What one lookup says, whose subtables begin at pairs[*i]; *i is moved behind them. */
static bool kern_in(const struct glyph_lookups *lookups, size_t *i, unsigned right, int *units) {
    unsigned number = lookups->pairs[*i].number;
    int found = 0, by_some = 0;
    bool parted = false;
    enum said said = NOTHING_SAID;
    for (; *i < lookups->pair_count && lookups->pairs[*i].number == number; ++*i) {
        const struct beginning *pair = &lookups->pairs[*i];
        if (said == SAID) continue;
        said = u16(pair->bytes, 0) == 1 ? pair_listed(pair->bytes, pair->place, right, &found)
                                        : pair_of_classes(pair->bytes, lookups->glyph, right, &found);
        if (said == SAID_BY_SOME && !parted) by_some = found, parted = true;
    }
    *units = said == SAID ? found : 0;
    return !parted || by_some == *units;
}

bool lookups_kern(const struct glyph_lookups *lookups, uint16_t right, int *units) {
    *units = 0;
    for (size_t i = 0; i < lookups->pair_count;) {
        int more;
        if (!kern_in(lookups, &i, right, &more)) return false;
        *units += more;
    }
    return true;
}
