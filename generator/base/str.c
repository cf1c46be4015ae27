/* String slices and the little UTF-8 that everything needs. */
#include "base/str.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/format.h"

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct str str_trim(struct str text) {
    size_t start = 0, end = text.size;
    while (start < end && is_space(text.data[start])) start++;
    while (end > start && is_space(text.data[end - 1])) end--;
    return str_slice(text, start, end);
}

int str_compare(struct str a, struct str b) {
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.data, b.data, shared) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool str_starts(struct str text, struct str prefix) {
    return text.size >= prefix.size && str_equal(str_slice(text, 0, prefix.size), prefix);
}

bool str_ends(struct str text, struct str suffix) {
    return text.size >= suffix.size && str_equal(str_slice(text, text.size - suffix.size, text.size), suffix);
}

enum { VAIN = 64 /* first bytes that were none, after which memmem goes on, whose cost no text can raise */ };

/* What is looked for is mostly not there, nor its first byte, and nothing finds a byte faster than memchr. */
static const char *find(struct str text, struct str needle) {
    const char *at = text.data, *end = text.data + text.size;
    for (int vain = 0; (size_t)(end - at) >= needle.size; vain++) {
        if (vain == VAIN) return memmem(at, (size_t)(end - at), needle.data, needle.size);
        at = memchr(at, needle.data[0], (size_t)(end - at) - needle.size + 1);
        if (!at || memcmp(at, needle.data, needle.size) == 0) return at;
        at++;
    }
    return NULL;
}

bool str_find(struct str text, struct str needle, size_t *where) {
    if (!needle.size) {
        if (where) *where = 0;
        return true;
    }
    const char *found = text.size ? find(text, needle) : NULL;
    if (found && where) *where = (size_t)(found - text.data);
    return found;
}

uint32_t str_hash(struct str text) { /* FNV-1a */
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.size; i++) hash = (hash ^ (unsigned char)text.data[i]) * 16777619u;
    return hash;
}

bool str_cut(struct str *rest, char separator, struct str *head) {
    if (!rest->data) return false;
    const char *found = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    if (!found) {
        *head = *rest;
        *rest = (struct str){0};
        return true;
    }
    size_t at = (size_t)(found - rest->data);
    *head = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at + 1, rest->size);
    return true;
}

struct str str_copy(struct arena *arena, struct str text) {
    return (struct str){str_terminated(arena, text), text.size};
}

const char *str_terminated(struct arena *arena, struct str text) {
    char *copy = NEW_ARRAY(arena, char, text.size + 1);
    if (text.size) memcpy(copy, text.data, text.size);
    return copy;
}

struct str str_join(struct arena *arena, struct str a, struct str b) {
    char *text = NEW_ARRAY(arena, char, a.size + b.size + 1);
    if (a.size) memcpy(text, a.data, a.size);
    if (b.size) memcpy(text + a.size, b.data, b.size);
    return (struct str){text, a.size + b.size};
}

struct str str_excerpt(struct arena *arena, struct str text, size_t most) {
    static const struct str dots = STR_INIT("…");
    char *excerpt = NEW_ARRAY(arena, char, most * 4 + dots.size + 1);
    size_t size = 0, count = 0;
    bool space = false;
    while (text.size) {
        uint32_t c = str_next(&text);
        if (c <= ' ' || (c >= 0x7F && c <= 0xA0)) {
            space = count;
            continue;
        }
        if (count + space + 1 > most) {
            memcpy(excerpt + size, dots.data, dots.size);
            return (struct str){excerpt, size + dots.size};
        }
        if (space) excerpt[size++] = ' ';
        size += str_encode(c, excerpt + size);
        count += space + 1u;
        space = false;
    }
    return (struct str){excerpt, size};
}

struct str str_format_list(struct arena *arena, const char *format, va_list arguments) {
    char most[256]; /* of nearly all texts: they are formatted once */
    va_list again;
    va_copy(again, arguments);
    size_t size = format_list(most, sizeof most, format, again);
    va_end(again);
    if (size < sizeof most) return str_copy(arena, (struct str){most, size});
    char *text = NEW_ARRAY(arena, char, size + 1);
    format_list(text, size + 1, format, arguments);
    return (struct str){text, size};
}

struct str str_format(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct str text = str_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

/* The size of the well-formed sequence at the front (Unicode 15, table 3-7), or 0. */
static size_t sequence_size(struct str text) {
    const unsigned char *byte = (const unsigned char *)text.data;
    if (!text.size) return 0;
    if (byte[0] < 0x80) return 1;
    size_t size = byte[0] >= 0xF0 ? 4 : byte[0] >= 0xE0 ? 3 : 2;
    if (byte[0] < 0xC2 || byte[0] > 0xF4 || text.size < size) return 0;
    unsigned char low = byte[0] == 0xE0 ? 0xA0 : byte[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = byte[0] == 0xED ? 0x9F : byte[0] == 0xF4 ? 0x8F : 0xBF;
    if (byte[1] < low || byte[1] > high) return 0;
    for (size_t i = 2; i < size; i++)
        if ((byte[i] & 0xC0) != 0x80) return 0;
    return size;
}

uint32_t str_next_long(struct str *rest) {
    const unsigned char *byte = (const unsigned char *)rest->data;
    size_t size = sequence_size(*rest);
    uint32_t code_point = 0xFFFD;
    switch (size) {
    case 0: size = 1; break;
    case 2: code_point = (uint32_t)(byte[0] & 0x1F) << 6 | (byte[1] & 0x3F); break;
    case 3: code_point = (uint32_t)(byte[0] & 0x0F) << 12 | (uint32_t)(byte[1] & 0x3F) << 6 | (byte[2] & 0x3F); break;
    case 4:
        code_point = (uint32_t)(byte[0] & 0x07) << 18 | (uint32_t)(byte[1] & 0x3F) << 12 |
                     (uint32_t)(byte[2] & 0x3F) << 6 | (byte[3] & 0x3F);
        break;
    }
    *rest = str_skip(*rest, size);
    return code_point;
}

enum { WORD = sizeof(uint64_t) };

/* Whether the next bytes, as many as a word has, are all ASCII. */
static bool word_is_ascii(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return !(word & UINT64_C(0x8080808080808080));
}

size_t str_code_points(struct str text) {
    size_t count = 0;
    while (text.size) {
        bool word = text.size >= WORD && word_is_ascii(text.data);
        if (word) text = str_skip(text, WORD), count += WORD;
        else str_next(&text), count++;
    }
    return count;
}

size_t str_encode(uint32_t c, char bytes[4]) {
    if (c < 0x80) return bytes[0] = (char)c, 1;
    if (c < 0x800) return bytes[0] = (char)(0xC0 | c >> 6), bytes[1] = (char)(0x80 | (c & 0x3F)), 2;
    if (c < 0x10000) {
        bytes[0] = (char)(0xE0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | c >> 18);
    bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t str_utf8_error(struct str text) {
    size_t at = 0;
    while (at < text.size) {
        while (text.size - at >= WORD && word_is_ascii(text.data + at)) at += WORD;
        size_t size = sequence_size(str_skip(text, at));
        if (!size) break;
        at += size;
    }
    return at;
}

bool str_is_space(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool str_is_dash(uint32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

bool str_is_hidden(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF;
}

bool str_is_control(uint32_t c) { return c < ' ' || (c >= 0x7F && c < 0xA0); }

static bool breaks_line(uint32_t c) { return str_is_control(c) || c == 0x2028 || c == 0x2029; }

static bool is_one_line(struct str text) {
    while (text.size) {
        unsigned char byte = (unsigned char)*text.data;
        if (byte >= ' ' && byte < 0x7F) text = (struct str){text.data + 1, text.size - 1};
        else if (breaks_line(str_next(&text))) return false;
    }
    return true;
}

struct str str_one_line(struct arena *arena, struct str text) {
    if (is_one_line(text)) return text;
    char *out = NEW_ARRAY(arena, char, text.size + 1);
    size_t size = 0, spaces = 0; /* seen and not yet written */
    bool broken = false;         /* more than spaces */
    while (text.size) {
        struct str first = text;
        uint32_t c = str_next(&text);
        first.size -= text.size;
        if (c == ' ' || breaks_line(c)) {
            spaces++;
            broken |= c != ' ';
            continue;
        }
        for (size_t i = 0; i < (broken ? 1 : spaces); i++) out[size++] = ' ';
        spaces = broken = 0;
        memcpy(out + size, first.data, first.size);
        size += first.size;
    }
    return (struct str){out, size};
}

enum { VISIBLE_LONGEST = 10 /* bytes of "<U+10FFFF>" */ };

/* Writes the first character of the text so that it can be seen; returns the bytes written. */
static size_t show_first(struct str *text, char *out) {
    unsigned char byte = (unsigned char)*text->data;
    struct str first = *text;
    uint32_t c = str_next(text);
    first.size -= text->size;
    bool broken = c == 0xFFFD && first.size == 1;
    bool unseen = str_is_control(c) || str_is_hidden(c) || c == 0x2028 || c == 0x2029;
    if (broken) return (size_t)sprintf(out, "\\x%02X", (unsigned)byte);
    if (c == '\n' || c == '\t' || c == '\r')
        return (size_t)sprintf(out, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
    if (unseen) return (size_t)sprintf(out, "<U+%04X>", (unsigned)c);
    memcpy(out, first.data, first.size);
    return first.size;
}

static bool all_seen(struct str text) {
    while (text.size) {
        uint32_t c = str_next(&text);
        if (c == 0xFFFD || str_is_control(c) || str_is_hidden(c) || c == 0x2028 || c == 0x2029) return false;
    }
    return true;
}

struct str str_visible(struct arena *arena, struct str text) {
    if (all_seen(text)) return text;
    char *out = NEW_ARRAY(arena, char, text.size *VISIBLE_LONGEST + 1);
    size_t size = 0;
    while (text.size) size += show_first(&text, out + size);
    return (struct str){out, size};
}
