/* Pictures: what they hold beside their dots. The dots are left out: among so many bytes any short word is found. */
#include <string.h>

#include "base/buffer.h"
#include "gate/reading.h"

static void append_runs(struct buffer *out, struct arena *arena, struct str bytes) {
    buffer_append(out, gate_runs(arena, bytes));
}

static size_t big_endian(struct str bytes, size_t at, size_t size) {
    size_t value = 0;
    for (size_t i = 0; i < size; i++) value = value << 8 | (unsigned char)bytes.data[at + i];
    return value;
}

static bool is_drawn(struct str type) {
    return str_equal_c(type, "IHDR") || str_equal_c(type, "PLTE") || str_equal_c(type, "IDAT") ||
           str_equal_c(type, "tRNS");
}

/* Behind a keyword: of zTXt and iCCP a method and what is compressed, of iTXt whether it is, a method, a language, the
 * keyword in it, the text. What cannot be inflated is read as it stands. */
static void append_note(struct buffer *out, struct arena *arena, struct str type, struct str data) {
    const char *end = data.size ? memchr(data.data, '\0', data.size) : NULL;
    size_t at = end ? (size_t)(end - data.data) + 1 : data.size;
    bool international = str_equal_c(type, "iTXt");
    bool packed =
        str_equal_c(type, "zTXt") || str_equal_c(type, "iCCP") || (international && at < data.size && data.data[at]);
    size_t text = at + (international ? 2 : 1);
    for (int i = 0; international && i < 2 && text < data.size; i++) { /* the language, the keyword */
        const char *next = memchr(data.data + text, '\0', data.size - text);
        text = next ? (size_t)(next - data.data) + 1 : data.size;
    }
    struct str inflated;
    append_runs(out, arena, data);
    if (!packed || text >= data.size || !gate_inflated(arena, str_skip(data, text), &inflated)) return;
    buffer_char(out, '\n');
    append_runs(out, arena, inflated);
}

/* Chunks: size, type, data, checksum. What is behind the end, or no chunk, counts as a whole. */
static void png(struct buffer *out, struct arena *arena, struct str bytes) {
    size_t at = 8;
    bool ended = false;
    while (!ended && bytes.size - at >= 12) {
        size_t size = big_endian(bytes, at, 4);
        struct str type = str_slice(bytes, at + 4, at + 8);
        if (size > bytes.size - at - 12) break;
        if (!is_drawn(type)) append_note(out, arena, type, str_slice(bytes, at + 8, at + 8 + size));
        ended = str_equal_c(type, "IEND");
        at += size + 12;
    }
    append_runs(out, arena, str_skip(bytes, at));
}

/* To the marker behind a scan: 0xFF before anything but zero and the marks of restarts. */
static size_t end_of_scan(struct str bytes, size_t at) {
    for (; at + 1 < bytes.size; at++) {
        unsigned char next = (unsigned char)bytes.data[at + 1];
        if ((unsigned char)bytes.data[at] == 0xFF && next && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
    }
    return bytes.size;
}

enum { JPEG_END = 0xD9, JPEG_SCAN = 0xDA, JPEG_NOTES = 0xE0 };

/* Segments: a marker, a size, data. Those that draw have markers below the notes'. */
static void jpeg(struct buffer *out, struct arena *arena, struct str bytes) {
    size_t at = 2;
    while (bytes.size - at >= 4 && (unsigned char)bytes.data[at] == 0xFF) {
        unsigned char marker = (unsigned char)bytes.data[at + 1];
        if (marker == JPEG_END) break;
        size_t size = big_endian(bytes, at + 2, 2);
        if (size < 2 || size > bytes.size - at - 2) break;
        if (marker >= JPEG_NOTES) append_runs(out, arena, str_slice(bytes, at + 4, at + 2 + size));
        at += size + 2;
        if (marker == JPEG_SCAN) at = end_of_scan(bytes, at);
    }
    append_runs(out, arena, str_skip(bytes, at));
}

struct str gate_picture(struct arena *arena, struct str bytes) {
    struct buffer out = {0};
    if (str_starts(bytes, STR("\x89PNG\r\n\x1A\n"))) png(&out, arena, bytes);
    else if (str_starts(bytes, STR("\xFF\xD8"))) jpeg(&out, arena, bytes);
    else append_runs(&out, arena, bytes);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}
