/* What was read, and bytes that may be text. */
#include "gate/reading.h"

#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/locale.h"

uint32_t gate_named(const struct gate_name *table, size_t count, struct str name) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(name, str_of(table[middle].name));
        if (!order) return table[middle].code_point;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return 0;
}

static bool is_blank(struct str text) {
    size_t i = 0;
    while (i < text.size && gate_is_white(text.data[i])) i++;
    return i == text.size;
}

void gate_add(struct gate_texts *texts, enum gate_place place, struct str where, size_t number, struct str text) {
    if (is_blank(text)) return;
    struct gate_text added = {
        .text = str_copy(texts->arena, text), .place = place, .where = str_copy(texts->arena, where), .number = number};
    ARENA_PUSH(texts->arena, texts->items, texts->count, texts->capacity) = added;
    struct str hosts = text_hosts(texts->arena, added.text);
    if (hosts.data == added.text.data) return;
    added.text = hosts; /* beside the text: nobody else spells a host so */
    ARENA_PUSH(texts->arena, texts->items, texts->count, texts->capacity) = added;
}

void gate_unread(struct gate_texts *texts, struct message message) {
    if (texts->unread_count >= LIMIT_GATE_UNREAD) return;
    for (size_t i = 0; i < texts->unread_count; i++)
        if (!message_compare(texts->unread[i], message)) return;
    struct message kept = message_copy(texts->arena, message);
    ARENA_PUSH(texts->arena, texts->unread, texts->unread_count, texts->unread_capacity) = kept;
}

static struct str kept(struct arena *arena, struct buffer *buffer) {
    struct str text = str_copy(arena, buffer_str(buffer));
    buffer_free(buffer);
    return text;
}

/* --- encodings ---------------------------------------------------------------------------------------------------- */

static uint32_t unit_at(struct str bytes, size_t at, bool big_endian) {
    const unsigned char *b = (const unsigned char *)bytes.data + at;
    return big_endian ? (uint32_t)b[0] << 8 | b[1] : (uint32_t)b[1] << 8 | b[0];
}

struct str gate_utf16(struct arena *arena, struct str bytes, bool big_endian) {
    struct buffer out = {0};
    for (size_t i = 0; i + 1 < bytes.size; i += 2) {
        uint32_t unit = unit_at(bytes, i, big_endian);
        if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.size) {
            uint32_t low = unit_at(bytes, i + 2, big_endian);
            if (low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        buffer_code_point(&out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
    }
    return kept(arena, &out);
}

static const uint16_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                          0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

/* Bytes that are no UTF-8 are those of Windows-1252, one by one: the others are not to suffer from them. */
static struct str repaired(struct arena *arena, struct str bytes) {
    struct buffer out = {0};
    while (bytes.size) {
        unsigned char first = (unsigned char)*bytes.data;
        size_t before = bytes.size;
        uint32_t c = str_next(&bytes);
        bool bad = c == 0xFFFD && before - bytes.size == 1;
        buffer_code_point(&out, !bad ? c : first < 0xA0 ? windows_1252[first & 31] : first);
    }
    return kept(arena, &out);
}

struct str gate_utf8(struct arena *arena, struct str bytes) {
    if (str_starts(bytes, STR("\xFE\xFF"))) return gate_utf16(arena, str_skip(bytes, 2), true);
    if (str_starts(bytes, STR("\xFF\xFE"))) return gate_utf16(arena, str_skip(bytes, 2), false);
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) bytes = str_skip(bytes, 3);
    return str_utf8_error(bytes) == bytes.size ? bytes : repaired(arena, bytes);
}

bool gate_is_text(struct str bytes) {
    if (str_starts(bytes, STR("\xFE\xFF")) || str_starts(bytes, STR("\xFF\xFE"))) return true;
    if (str_utf8_error(bytes) != bytes.size) return false;
    for (size_t i = 0; i < bytes.size; i++)
        if ((unsigned char)bytes.data[i] < ' ' && !gate_is_white(bytes.data[i])) return false;
    return true;
}

/* --- runs of text in bytes of any kind ---------------------------------------------------------------------------- */

enum { SHORTEST_RUN = 4 };

static bool reads_as_text(uint32_t c) { return c >= ' ' && c != 0x7F && c != 0xFFFD && !(c >= 0x80 && c < 0xA0); }

static void end_run(struct buffer *out, size_t start, size_t count) {
    if (count < SHORTEST_RUN) out->size = start;
    else buffer_char(out, '\n');
}

static void runs_of_utf8(struct buffer *out, struct str bytes) {
    size_t start = out->size, count = 0;
    while (bytes.size) {
        uint32_t c = str_next(&bytes);
        if (reads_as_text(c)) {
            buffer_code_point(out, c);
            count++;
            continue;
        }
        if (count) end_run(out, start, count);
        start = out->size;
        count = 0;
    }
    if (count) end_run(out, start, count);
}

/* Of the characters of Latin-1 alone: any two bytes are a character of UTF-16. */
static void runs_of_utf16(struct buffer *out, struct str bytes) {
    size_t start = out->size, count = 0;
    for (size_t i = 0; i + 1 < bytes.size;) {
        unsigned char a = (unsigned char)bytes.data[i], b = (unsigned char)bytes.data[i + 1];
        if ((!a || !b) && reads_as_text((uint32_t)(a | b))) {
            buffer_code_point(out, (uint32_t)(a | b));
            count++;
            i += 2;
            continue;
        }
        if (count) end_run(out, start, count);
        start = out->size;
        i += count ? 2 : 1;
        count = 0;
    }
    if (count) end_run(out, start, count);
}

struct str gate_runs(struct arena *arena, struct str bytes) {
    struct buffer out = {0};
    runs_of_utf8(&out, bytes);
    if (memchr(bytes.data ? bytes.data : "", 0, bytes.size)) runs_of_utf16(&out, bytes);
    return kept(arena, &out);
}

/* --- what is written in another way ------------------------------------------------------------------------------- */

static struct str percent_once(struct arena *arena, struct str text) {
    char *out = NEW_ARRAY(arena, char, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool escape =
            text.data[i] == '%' && i + 2 < text.size && gate_is_hex(text.data[i + 1]) && gate_is_hex(text.data[i + 2]);
        out[size++] = escape ? (char)(gate_hex(text.data[i + 1]) * 16 + gate_hex(text.data[i + 2])) : text.data[i];
        if (escape) i += 2;
    }
    return (struct str){out, size};
}

struct str gate_percent(struct arena *arena, struct str text) {
    for (int times = 0; times < 3 && text.size && memchr(text.data, '%', text.size); times++) {
        struct str decoded = percent_once(arena, text);
        if (decoded.size == text.size) break;
        text = decoded;
    }
    return text;
}

void gate_add_link(struct gate_texts *texts, enum gate_place place, struct str where, size_t number,
                   struct str target) {
    struct str decoded = gate_utf8(texts->arena, gate_percent(texts->arena, target));
    gate_add(texts, place, where, number, decoded);
    size_t query;
    if (!str_find(target, STR("?"), &query) || !memchr(target.data + query, '+', target.size - query)) return;
    char *spaced = NEW_ARRAY(texts->arena, char, target.size - query);
    for (size_t i = query; i < target.size; i++) spaced[i - query] = target.data[i] == '+' ? ' ' : target.data[i];
    struct str said = gate_percent(texts->arena, (struct str){spaced, target.size - query});
    gate_add(texts, place, where, number, gate_utf8(texts->arena, said));
}

static int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

struct str gate_base64(struct arena *arena, struct str text) {
    char *out = NEW_ARRAY(arena, char, text.size / 4 * 3 + 3);
    size_t size = 0;
    uint32_t bits = 0;
    int count = 0;
    for (size_t i = 0; i < text.size; i++) {
        int value = base64_value(text.data[i]);
        if (value < 0) continue;
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out[size++] = (char)(bits >> count);
    }
    return (struct str){out, size};
}

/* An escape of which the first digit is next: up to `most` hexadecimal digits, and one white space behind them. */
static size_t escape(struct buffer *out, struct str rest, size_t most) {
    size_t i = 0;
    uint32_t c = 0;
    while (i < most && i < rest.size && gate_is_hex(rest.data[i])) c = c * 16 + (uint32_t)gate_hex(rest.data[i++]);
    if (i) buffer_code_point(out, c && c < 0x110000 && (c < 0xD800 || c > 0xDFFF) ? c : 0xFFFD);
    return i;
}

struct str gate_escapes(struct arena *arena, struct str text) {
    if (!text.size || !memchr(text.data, '\\', text.size)) return text;
    struct buffer out = {0};
    for (size_t i = 0; i < text.size;) {
        char c = text.data[i++];
        if (c != '\\' || i == text.size) {
            buffer_char(&out, c);
            continue;
        }
        bool letter = (text.data[i] == 'u' || text.data[i] == 'x') && i + 1 < text.size;
        bool braced = letter && text.data[i + 1] == '{';
        size_t start = i + letter + braced, most = letter && !braced ? (text.data[i] == 'u' ? 4 : 2) : 6;
        size_t size = escape(&out, str_skip(text, start), most);
        if (!size && letter) continue;
        i = start + size;
        if (braced && i < text.size && text.data[i] == '}') i++;
        if (size && !letter && i < text.size && gate_is_white(text.data[i])) i++;
    }
    return kept(arena, &out);
}
