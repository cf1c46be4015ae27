/* The reader of PDF in its files. Nothing of the writer is here: this is what a PDF says to somebody who got it. */
#ifndef GATE_PDF_INSIDE_H
#define GATE_PDF_INSIDE_H

#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "gate/reading.h"

enum inside_kind {
    INSIDE_NULL,
    INSIDE_WORD, /* true, false, an operator, anything that is nothing else */
    INSIDE_NUMBER,
    INSIDE_STRING,
    INSIDE_NAME,
    INSIDE_ARRAY,
    INSIDE_DICT,   /* keys and values in turn */
    INSIDE_SHOWN,  /* of a content stream: the text of a list of hexadecimal strings and numbers */
    INSIDE_STREAM, /* the same, with the bytes in front: see inside_raw */
    INSIDE_REFERENCE
};

struct inside_value {
    enum inside_kind kind;
    uint32_t count; /* of a reference: the object's number; of lists: items */
    union {
        double number;
        struct str text;
        const struct inside_value *items;
    };
};

/* An object as it stands somewhere in the file: of each number there may be several, the older ones included. */
struct inside_object {
    uint32_t number;
    uint32_t container; /* of one in an object stream: that stream's number */
    size_t offset, end; /* in the file; of one in an object stream: 0 */
    struct str inside;  /* of one in an object stream: its bytes */
    struct inside_value value;
    struct str raw; /* of a stream: its bytes as they are stored */
    bool parsed, parsing;
    bool used;   /* read, or of no interest */
    bool active; /* of a form: being read, so that it cannot hold itself */
    bool is_decoded;
    struct str decoded;
    const struct inside_value *resources; /* of a content stream: those of a page that uses it */
    struct inside_font *font;
};

struct inside_reference { /* what a cross-reference section says */
    uint32_t number, container;
    size_t offset;
    enum { INSIDE_FREE, INSIDE_AT, INSIDE_IN } kind;
    size_t order; /* the newest section's come first */
};

enum { INSIDE_SAID = 256 };
struct inside_said {
    struct str text, key;
};

struct inside_file {
    struct gate_texts *texts;
    struct arena *arena; /* of the file */
    struct str bytes;
    int depth;
    size_t work, limit; /* bytes read and made, and how many may be */
    bool broken;        /* a limit was met, and said */
    struct inside_object *objects;
    size_t object_count, object_capacity;
    struct inside_object **current; /* sorted by number: those that a reference means */
    size_t current_count;
    struct inside_reference *references; /* sorted by number */
    size_t reference_count, reference_capacity;
    struct inside_value trailer; /* the newest, or what was found in its place */
    struct inside_value *trailers;
    size_t trailer_count, trailer_capacity;
    struct inside_value *stack; /* of lists being parsed */
    size_t stack_count, stack_capacity;
    struct inside_font *fonts;
    struct inside_said said[INSIDE_SAID];
    size_t page; /* being read, from 1 */
};

/* pdf_values.c: tokens and values. */
struct inside_lexer {
    struct inside_file *file;
    struct arena *arena; /* what values are made in */
    const char *at, *end;
    int depth;
    bool silent; /* comments are no texts: of a font's program */
    bool shows;  /* lists may be INSIDE_SHOWN */
};
bool inside_overspent(struct inside_file *file);
static inline bool inside_spend(struct inside_file *file, size_t work) { /* false: more than the file may cost */
    file->work += work;
    return file->work <= file->limit || inside_overspent(file);
}
struct inside_lexer inside_lexer(struct inside_file *file, struct arena *arena, struct str bytes);
/* The next value; false at the end. Of a content stream operators are words. */
bool inside_next(struct inside_lexer *lexer, struct inside_value *value);
/* The next item of an INSIDE_SHOWN; false at its end. Strings up to that many bytes are put into `codes`. */
enum { INSIDE_SHOWN_MOST = 256 };
bool inside_next_shown(struct inside_lexer *lexer, char codes[INSIDE_SHOWN_MOST], struct inside_value *value);
struct str inside_from_hex(struct arena *arena, struct str digits);
bool inside_is_word(const struct inside_value *value, const char *word);
bool inside_is_name(const struct inside_value *value, const char *name);
bool inside_is_delimiter(char c);
bool inside_is_white(char c);

/* pdf_objects.c: objects by their numbers, values of dictionaries. */
void inside_find_objects(struct inside_file *file); /* all "n g obj" of the file */
void inside_read_streams_of_objects(struct inside_file *file);
void inside_choose_current(struct inside_file *file);
void inside_parse(struct inside_file *file, struct inside_object *object);
struct inside_object *inside_object(struct inside_file *file, uint32_t number);
/* A reference followed; anything else is itself. Never NULL. */
const struct inside_value *inside_resolve(struct inside_file *file, const struct inside_value *value);
/* The value of a key, resolved; a null if there is none, or no dictionary. */
const struct inside_value *inside_get(struct inside_file *file, const struct inside_value *dict, const char *key);
const struct inside_value *inside_get_raw(struct inside_file *file, const struct inside_value *dict, struct str key);
struct inside_object *inside_stream_of(struct inside_file *file, const struct inside_value *reference);
double inside_number(const struct inside_value *value, double otherwise);
uint32_t inside_natural(const struct inside_value *value, uint32_t otherwise); /* brought between 0 and the largest */

/* pdf_xref.c: cross-reference tables and streams, newest first. */
void inside_read_references(struct inside_file *file);

/* pdf_filters.c. False: it cannot be read (a picture's filter, broken data, too much of it). */
bool inside_decoded(struct inside_file *file, struct inside_object *stream, struct str *bytes);

/* pdf_strings.c: the texts of strings outside of pages. */
struct str inside_text(struct inside_file *file, struct str string);

/* pdf_fonts.c: what the codes of a font say. */
struct inside_glyph {
    uint32_t code; /* one more than it: 0 is none */
    float advance; /* of 1 unit of size */
    struct str text;
    bool space; /* word spacing acts on it */
};
struct inside_font *inside_font_of(struct inside_file *file, const struct inside_value *reference);
/* Takes a code off the codes. */
const struct inside_glyph *inside_font_next(struct inside_file *file, struct inside_font *font, struct str *codes);
/* Of a font whose codes all have two bytes, what was said last of codes that are alike in their lower byte, to be asked
 * without a call; NULL: its codes are of other lengths. */
enum { INSIDE_CACHED = 256 };
const struct inside_glyph *inside_font_pairs(const struct inside_font *font);
/* Puts a code of such a font there. */
void inside_font_look_up(struct inside_file *file, struct inside_font *font, uint32_t code);
bool inside_font_is_vertical(const struct inside_font *font);

/* pdf_cmaps.c: tables from codes to texts. */
struct inside_map;
struct inside_map *inside_map_of(struct inside_file *file, struct str bytes);
bool inside_map_find(struct inside_file *file, const struct inside_map *map, uint32_t code, struct str *text);
int inside_map_code_size(const struct inside_map *map, struct str codes); /* 0: it does not say */

/* pdf_encodings.c. */
uint32_t inside_encoded(const char *encoding, unsigned char code); /* 0: nothing */
bool inside_glyph_text(struct arena *arena, struct str name, struct str *text);

/* pdf_lines.c: pieces of text that were placed → a page's text. */
struct inside_page;
struct inside_spot {
    double x, y;   /* where the pen is, in the page's space */
    double dx, dy; /* the line's direction, of length 1 */
    double size;
};
struct inside_page *inside_page_new(void);
void inside_page_arrive(struct inside_page *page, const struct inside_spot *spot);
struct buffer *inside_page_buffer(struct inside_page *page); /* where its text goes */
void inside_page_leave(struct inside_page *page, const struct inside_spot *spot);
void inside_page_give(struct inside_page *page, struct inside_file *file); /* and frees it */

/* pdf_content.c: content streams and forms. */
void inside_read_content(struct inside_file *file, struct inside_page *page, struct str content,
                         const struct inside_value *resources);
void inside_read_form(struct inside_file *file, struct inside_page *page, struct inside_object *form,
                      const struct inside_value *resources);

/* pdf_pages.c: the pages in order, then those that no tree holds. */
void inside_read_pages(struct inside_file *file);
/* pdf_around.c: the strings of a value, each to its place; of all objects. */
void inside_give_strings(struct inside_file *file, const struct inside_value *value, struct str key);
void inside_read_strings(struct inside_file *file);
/* pdf_leftovers.c: streams that no page uses; what lies between the objects. */
void inside_read_leftovers(struct inside_file *file);
void inside_read_gaps(struct inside_file *file);

#endif
