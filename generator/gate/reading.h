/* What the readers of the gate share: adding to what was read, and bytes that may be text. */
#ifndef GATE_READING_H
#define GATE_READING_H

#include "base/arena.h"
#include "gate/texts.h"

/* A name and the character that it stands for: character references, glyph names. */
struct gate_name {
    const char *name;
    uint16_t code_point;
};
/* In a table sorted by bytes; 0: not there. */
uint32_t gate_named(const struct gate_name *table, size_t count, struct str name);

/* Keeps copies. White space alone is no text. */
void gate_add(struct gate_texts *texts, enum gate_place place, struct str where, size_t number, struct str text);
/* Each sentence once. */
void gate_unread(struct gate_texts *texts, struct message message);

/* Where the texts of a file inside a file go: all to one place, by names that start with a word ("XMP "). */
struct gate_inside {
    bool elsewhere; /* false: each text to the place that is its own */
    enum gate_place place;
    struct str prefix;
    size_t number; /* of all texts, if elsewhere */
    int depth;     /* files around this one */
};

void gate_html_inside(struct gate_texts *texts, struct str bytes, const struct gate_inside *inside);
void gate_pdf_inside(struct gate_texts *texts, struct str bytes, int depth);
/* A file of any kind, as its bytes say: HTML, SVG and XML, PDF, text in any of the usual encodings, else the runs of
 * bytes that read as text. */
void gate_file_inside(struct gate_texts *texts, struct str bytes, const struct gate_inside *inside);
/* The data: URIs in a text: each decoded, and read as a file. */
void gate_data_uris(struct gate_texts *texts, struct str text, const struct gate_inside *inside);

/* UTF-8 of text in UTF-8, UTF-16 with a byte order mark, or else Windows-1252. The text itself where it is UTF-8. */
struct str gate_utf8(struct arena *arena, struct str bytes);
struct str gate_utf16(struct arena *arena, struct str bytes, bool big_endian);
/* Whether the bytes are text: UTF-8 without control characters, or UTF-16 with a byte order mark. */
bool gate_is_text(struct str bytes);
/* In bytes of any kind, the runs of at least four characters that read as text (UTF-8, UTF-16), one a line. */
struct str gate_runs(struct arena *arena, struct str bytes);
/* What zlib has compressed; false: it is no such thing, or broken, or grows beyond all measure. */
bool gate_inflated(struct arena *arena, struct str raw, struct str *text);
/* The same of a picture's bytes, without those that are its dots (PNG, JPEG; of others of all). */
struct str gate_picture(struct arena *arena, struct str bytes);
/* %41 is A, as often as it was done (three times at most). The text itself where there is nothing to decode. */
struct str gate_percent(struct arena *arena, struct str text);
/* A link's target, decoded; of a query also what it says when "+" is a space. */
void gate_add_link(struct gate_texts *texts, enum gate_place place, struct str where, size_t number, struct str target);
struct str gate_base64(struct arena *arena, struct str text);
/* The escapes of CSS and JavaScript ("\53", "\u0053", "\x53") as what they stand for. The text itself without any. */
struct str gate_escapes(struct arena *arena, struct str text);

static inline bool gate_is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
static inline int gate_hex(char c) { return c <= '9' ? c - '0' : (c & 15) + 9; }
static inline bool gate_is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static inline bool gate_is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

#endif
