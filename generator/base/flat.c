/* Numbers in groups of seven bits, the lowest first; the front says how many bytes of numbers there are. */
#include "base/flat.h"

#include <limits.h>
#include <string.h>

#include "base/arena.h"

/* How a text is found; beside its size in one number. */
enum text_place { TEXT_NEXT, TEXT_AGAIN, TEXT_IN_SOURCE };

/* Putting ------------------------------------------------------------------------------------------------------- */

static void put_number(struct buffer *out, uint64_t number) {
    unsigned char bytes[10];
    size_t size = 0;
    for (; number >= 0x80; number >>= 7) bytes[size++] = (unsigned char)(number | 0x80);
    bytes[size++] = (unsigned char)number;
    buffer_bytes(out, bytes, size);
}

void flat_put(struct flat_writer *flat, uint64_t number) { put_number(&flat->numbers, number); }

/* Small ones of both signs are small numbers: 0, -1, 1, -2 are 0, 1, 2, 3. */
void flat_put_signed(struct flat_writer *flat, int64_t number) {
    flat_put(flat, (uint64_t)number << 1 ^ (uint64_t)(number < 0 ? -1 : 0));
}

static void put_place(struct flat_writer *flat, struct str text, enum text_place place) {
    flat_put(flat, (uint64_t)text.size << 2 | place);
}

static bool is_within(struct str text, struct str whole) {
    uintptr_t start = (uintptr_t)text.data, first = (uintptr_t)whole.data;
    return whole.size && start >= first && start + text.size <= first + whole.size;
}

static struct flat_known *known_at(struct flat_writer *flat, struct str text) {
    return &flat->known[((uintptr_t)text.data ^ (uintptr_t)text.data >> 6 ^ text.size) % FLAT_KNOWN];
}

/* By what it says: the bytes of whoever puts texts apart hang on nothing else, not on where they lie in memory. */
static struct flat_known *known_alike(struct flat_writer *flat, struct str text) {
    uint64_t hash = text.size;
    for (size_t i = 0; i < text.size; i++) hash = (hash ^ (unsigned char)text.data[i]) * UINT64_C(0x100000001B3);
    return &flat->known[(hash ^ hash >> 32) % FLAT_KNOWN];
}

/* True: it stands in the texts already. */
static bool put_again(struct flat_writer *flat, struct str text) {
    struct flat_known *known = flat->apart ? known_alike(flat, text) : known_at(flat, text);
    bool same = known->text.data == text.data && known->text.size == text.size;
    bool again = flat->apart ? known->text.size && str_equal(known->text, text) : same;
    if (again) {
        put_place(flat, text, TEXT_AGAIN);
        flat_put(flat, known->at);
    } else *known = (struct flat_known){text, flat->texts.size};
    return again;
}

void flat_put_text(struct flat_writer *flat, struct str text) {
    for (size_t i = 0; text.size && !flat->apart && i < flat->sources.count; i++) {
        struct str whole = flat->sources.items[i]->text;
        if (!is_within(text, whole)) continue;
        put_place(flat, text, TEXT_IN_SOURCE);
        flat_put(flat, i);
        flat_put(flat, (uint64_t)(text.data - whole.data));
        return;
    }
    if (text.size && put_again(flat, text)) return;
    put_place(flat, text, TEXT_NEXT);
    buffer_append(&flat->texts, text);
}

void flat_put_words(struct flat_writer *flat, const char *terminated) {
    struct str text = {terminated, terminated ? strlen(terminated) + 1 : 0};
    flat_put_text(flat, text);
}

static size_t number_of(struct flat_writer *flat, const struct source *source) {
    for (size_t i = 0; i < flat->sources.count; i++)
        if (flat->sources.items[i] == source) return i + 1;
    flat->failed |= source != NULL;
    return 0;
}

void flat_put_source(struct flat_writer *flat, const struct source *source) { flat_put(flat, number_of(flat, source)); }

/* That something was written, and in which file: an edit above it moves nothing. */
static struct span place_apart(struct span span) {
    return (struct span){.source = span.source, .line = span.line > 0, .column = span.column > 0};
}

void flat_put_span(struct flat_writer *flat, struct span span) {
    if (flat->apart) span = place_apart(span);
    size_t source = flat->source && flat->sources.items[flat->source - 1] == span.source ? flat->source
                                                                                         : number_of(flat, span.source);
    bool moved = source != flat->source;
    flat_put_signed(flat, ((int64_t)span.line - flat->line) * 2 + moved);
    if (moved) flat_put(flat, source);
    flat_put(flat, span.column);
    flat_put(flat, span.length);
    flat->source = source;
    flat->line = span.line;
}

void flat_put_decimal(struct flat_writer *flat, struct decimal decimal) {
    int64_t integer;
    bool short_one = decimal_integer(decimal, &integer) && integer > -(1 << 30) && integer < 1 << 30;
    struct decimal again = short_one ? decimal_of(integer) : decimal;
    short_one = short_one && !memcmp(&again, &decimal, sizeof again);
    flat_put(flat, short_one);
    if (short_one) flat_put_signed(flat, integer);
    else buffer_bytes(&flat->numbers, &decimal, sizeof decimal);
}

bool flat_finish(struct flat_writer *flat, struct arena *arena, struct str *bytes) {
    uint64_t sizes[2] = {flat->numbers.size, flat->texts.size};
    char *out = NEW_ARRAY(arena, char, sizeof sizes + flat->numbers.size + flat->texts.size);
    memcpy(out, sizes, sizeof sizes);
    if (flat->numbers.size) memcpy(out + sizeof sizes, flat->numbers.data, flat->numbers.size);
    if (flat->texts.size) memcpy(out + sizeof sizes + flat->numbers.size, flat->texts.data, flat->texts.size);
    *bytes = (struct str){out, sizeof sizes + flat->numbers.size + flat->texts.size};
    bool done = !flat->failed;
    buffer_free(&flat->numbers);
    buffer_free(&flat->texts);
    *flat = (struct flat_writer){.sources = flat->sources, .apart = flat->apart};
    return done;
}

/* Taking -------------------------------------------------------------------------------------------------------- */

bool flat_fail(struct flat_reader *flat) {
    flat->failed = true;
    flat->at = flat->end;
    return false;
}

struct flat_reader flat_open(struct arena *arena, struct str bytes, struct flat_sources sources) {
    struct flat_reader flat = {.arena = arena, .sources = sources};
    uint64_t sizes[2] = {0};
    bool whole = bytes.size >= sizeof sizes;
    if (whole) memcpy(sizes, bytes.data, sizeof sizes);
    struct str rest = str_skip(bytes, sizeof sizes);
    whole = whole && sizes[0] <= rest.size && sizes[1] == rest.size - sizes[0];
    if (!whole) {
        flat_fail(&flat);
        return flat;
    }
    flat.at = (const unsigned char *)rest.data;
    flat.end = flat.at + sizes[0];
    flat.texts = str_copy(arena, str_skip(rest, sizes[0]));
    return flat;
}

uint64_t flat_take(struct flat_reader *flat) {
    uint64_t number = 0;
    for (unsigned bits = 0; bits < 64 && flat->at < flat->end; bits += 7) {
        unsigned char byte = *flat->at++;
        number |= (uint64_t)(byte & 0x7F) << bits;
        if (byte < 0x80) return number;
    }
    return (uint64_t)flat_fail(flat);
}

size_t flat_take_below(struct flat_reader *flat, size_t end) {
    uint64_t number = flat_take(flat);
    return number < end ? (size_t)number : (size_t)flat_fail(flat);
}

size_t flat_take_count(struct flat_reader *flat) {
    uint64_t count = flat_take(flat);
    return count <= (size_t)(flat->end - flat->at) ? (size_t)count : (size_t)flat_fail(flat);
}

int64_t flat_take_signed(struct flat_reader *flat) {
    uint64_t number = flat_take(flat);
    return (int64_t)(number >> 1 ^ (uint64_t)(number & 1 ? -1 : 0));
}

int flat_take_int(struct flat_reader *flat) {
    int64_t number = flat_take_signed(flat);
    return number >= INT_MIN && number <= INT_MAX ? (int)number : (int)flat_fail(flat);
}

bool flat_take_truth(struct flat_reader *flat) { return flat_take_below(flat, 2); }

/* The part of a text from `at` on; nothing when it is not so long. */
static struct str part_of(struct flat_reader *flat, struct str whole, uint64_t at, uint64_t size) {
    bool inside = at <= whole.size && size <= whole.size - at;
    if (!inside) flat_fail(flat);
    return inside && size ? (struct str){whole.data + at, (size_t)size} : (struct str){0};
}

struct str flat_take_text(struct flat_reader *flat) {
    uint64_t number = flat_take(flat), size = number >> 2;
    switch (number & 3) {
    case TEXT_NEXT: {
        struct str text = part_of(flat, flat->texts, flat->text, size);
        flat->text += text.size;
        return text;
    }
    case TEXT_AGAIN: return part_of(flat, flat->texts, flat_take(flat), size);
    case TEXT_IN_SOURCE: {
        size_t source = flat_take_below(flat, flat->sources.count);
        uint64_t at = flat_take(flat);
        return flat->failed ? (struct str){0} : part_of(flat, flat->sources.items[source]->text, at, size);
    }
    default: flat_fail(flat); return (struct str){0};
    }
}

const char *flat_take_words(struct flat_reader *flat) {
    struct str text = flat_take_text(flat);
    if (!text.size) return NULL;
    bool terminated = memchr(text.data, '\0', text.size) == text.data + text.size - 1;
    if (!terminated) flat_fail(flat);
    return terminated ? text.data : NULL;
}

static uint32_t take_small(struct flat_reader *flat) {
    uint64_t number = flat_take(flat);
    return number <= UINT32_MAX ? (uint32_t)number : (uint32_t)flat_fail(flat);
}

const struct source *flat_take_source(struct flat_reader *flat) {
    size_t number = flat_take_below(flat, flat->sources.count + 1);
    return number ? flat->sources.items[number - 1] : NULL;
}

struct span flat_take_span(struct flat_reader *flat) {
    int64_t number = flat_take_signed(flat), line = flat->line + (number >> 1);
    if (number & 1) flat->source = flat_take_below(flat, flat->sources.count + 1);
    if (line < 0 || line > UINT32_MAX) flat_fail(flat);
    flat->line = flat->failed ? 0 : (uint32_t)line;
    struct span span = {.line = flat->line};
    span.source = flat->source && !flat->failed ? flat->sources.items[flat->source - 1] : NULL;
    span.column = take_small(flat);
    span.length = take_small(flat);
    return span;
}

struct decimal flat_take_decimal(struct flat_reader *flat) {
    struct decimal decimal = {0};
    if (flat_take_truth(flat)) {
        int64_t integer = flat_take_signed(flat);
        return flat->failed ? decimal : decimal_of(integer);
    }
    if (flat->failed || (size_t)(flat->end - flat->at) < sizeof decimal) return flat_fail(flat), decimal;
    memcpy(&decimal, flat->at, sizeof decimal);
    flat->at += sizeof decimal;
    if (!decimal_is_finite(decimal)) return flat_fail(flat), (struct decimal){0};
    return decimal;
}

bool flat_enter(struct flat_reader *flat) {
    if (flat->depth >= FLAT_DEEPEST) return flat_fail(flat);
    flat->depth++;
    return !flat->failed;
}

void flat_leave(struct flat_reader *flat) { flat->depth--; }

bool flat_is_done(const struct flat_reader *flat) { return !flat->failed && flat->at == flat->end; }
