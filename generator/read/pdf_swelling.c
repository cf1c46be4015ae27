/* Streams are found by their keyword, wherever it stands. Which of them libqpdf would unpack is decided by what stands
 * between the stream before and this one: only one with /First holds objects, only one with /W is a table. Too many are
 * judged rather than too few. */
#include "read/pdf_swelling.h"

#include <string.h>
#include <zlib.h>

#include "base/limits.h"

bool pdf_inflate(struct buffer *out, struct str bytes, size_t *left) {
    unsigned char chunk[32 * 1024];
    z_stream stream = {.next_in = (z_const Bytef *)(uintptr_t)bytes.data, .avail_in = (uInt)bytes.size};
    int status = inflateInit(&stream);
    while (status == Z_OK && *left) {
        stream.next_out = chunk;
        stream.avail_out = sizeof chunk;
        status = inflate(&stream, Z_NO_FLUSH);
        size_t made = sizeof chunk - stream.avail_out;
        *left -= made < *left ? made : *left;
        if (out) buffer_bytes(out, chunk, made);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END && *left;
}

/* What the dictionary of a stream says, as far as it matters; of all text since the stream before. */
struct said {
    bool holds_objects; /* or a table of them, or may do so */
    bool packed;
    size_t deflated; /* how often it says so */
    bool pictured;   /* packed as a picture, which libqpdf leaves as it is */
    bool otherwise;  /* packed in a way that may swell without measure */
};

static bool ends_name(char c) { return strchr(" \t\r\n\f/[]<>(){}%", c) != NULL; }

/* How often a name stands there; with `begins`, also one that goes on. */
static size_t count_name(struct str text, const char *name, bool begins) {
    size_t count = 0, at, size = strlen(name);
    for (; str_find(text, str_of(name), &at); text = str_skip(text, at + size))
        count += begins || at + size == text.size || ends_name(text.data[at + size]);
    return count;
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* A name may hide its letters: /#46irst is /First. */
static struct str unhide(struct buffer *scratch, struct str text) {
    if (!text.size || !memchr(text.data, '#', text.size)) return text;
    buffer_clear(scratch);
    for (size_t i = 0; i < text.size; i++) {
        bool hidden = text.data[i] == '#' && i + 2 < text.size && hex_value(text.data[i + 1]) >= 0 &&
                      hex_value(text.data[i + 2]) >= 0;
        buffer_char(scratch, hidden ? (char)(hex_value(text.data[i + 1]) * 16 + hex_value(text.data[i + 2]))
                                    : text.data[i]);
        if (hidden) i += 2;
    }
    return buffer_str(scratch);
}

static void hear(struct said *said, struct buffer *scratch, struct str text) {
    static const char *const pictures[] = {"/DCT", "/JPX", "/CCITT", "/CCF", "/JBIG2"};
    static const char *const others[] = {"/LZW", "/RunLength", "/RL", "/ASCII", "/A85", "/AHx"};
    text = unhide(scratch, text);
    said->holds_objects |= count_name(text, "/First", false) || count_name(text, "/W", false);
    said->packed |= count_name(text, "/Filter", false) > 0;
    said->deflated += count_name(text, "/FlateDecode", false) + count_name(text, "/Fl", false);
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        said->pictured |= count_name(text, pictures[i], true) > 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) said->otherwise |= count_name(text, others[i], true) > 0;
}

static bool may_unpack(const struct said *said, struct str data, size_t *left) {
    if (!said->holds_objects || !said->packed) return true;
    if (said->otherwise || said->deflated > 1) return false;
    if (!said->deflated) return said->pictured;
    pdf_inflate(NULL, data, left); /* what is damaged is libqpdf's to refuse */
    return *left;
}

/* Behind the keyword one line ends. */
static struct str skip_line_end(struct str bytes) {
    if (bytes.size && bytes.data[0] == '\r') bytes = str_skip(bytes, 1);
    return bytes.size && bytes.data[0] == '\n' ? str_skip(bytes, 1) : bytes;
}

bool pdf_swells_within(struct str bytes, size_t limit) {
    const size_t keyword = strlen("stream");
    struct buffer scratch = {0};
    struct said said = {0};
    size_t left = limit, at, count = 0;
    bool within = true;
    while (within && str_find(bytes, STR("stream"), &at)) {
        bool end = at >= 3 && memcmp(bytes.data + at - 3, "end", 3) == 0;
        if (!end) hear(&said, &scratch, str_slice(bytes, 0, at));
        bytes = str_skip(bytes, at + keyword);
        if (end) said = (struct said){0};
        else within = may_unpack(&said, skip_line_end(bytes), &left) && ++count <= LIMIT_ENCLOSURE_OBJECTS;
    }
    buffer_free(&scratch);
    return within;
}
