/* The copy of a YAML text that libyaml gets to see: code points instead of bytes, so that libyaml's marks are indexes
 * into it, with characters taken out of YAML's hands where the author meant text.
 *
 * A character is disarmed by its stand-in: the 32 noncharacters U+FDD0 to U+FDEF, which no text contains, stand for the
 * 32 punctuation marks of ASCII. YAML sees letters, columns stay what they are, and scalars are turned back when they
 * are read. Every '?' is disarmed from the start: here it is the author's "I do not know", never YAML's complex key; so
 * is the hyphen of "1.400,- €".
 *
 * Included by the yaml*.c files only. */
#ifndef READ_YAML_TEXT_H
#define READ_YAML_TEXT_H

#include "base/diagnostic.h"

struct arena;

/* A place in the copy; line and column from 0, as libyaml counts. */
struct yaml_place {
    size_t index; /* into points */
    uint32_t line, column;
};

/* What a repair has put into a line (or taken out of it): columns from `from` on stand `by` further right than in the
 * file. */
struct yaml_shift {
    uint32_t from;
    int32_t by;
};

struct yaml_text {
    struct arena *arena;
    uint32_t *points;
    size_t count, capacity;
    struct yaml_shift *shifts; /* one for each line; NULL before the first repair that moves anything */
    size_t line_count;
    struct span origin; /* where the text begins in its source */
    bool indented;      /* all lines begin at origin.column, not just the first */
};

/* Characters that no YAML may hold are reported and become spaces. */
struct yaml_text yaml_text_new(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin,
                               bool indented);

uint32_t yaml_stand_in(uint32_t punctuation); /* any other character stays what it is */
uint32_t yaml_original(uint32_t stand_in);    /* the reverse */

/* The characters from one index to another, stand-ins turned back. */
struct str yaml_slice(struct arena *arena, const struct yaml_text *text, size_t from, size_t to);
struct span yaml_span(const struct yaml_text *text, struct yaml_place place, uint32_t length);
struct yaml_place yaml_place_of(const struct yaml_text *text,
                                size_t index); /* counts from the start: for reports only */

size_t yaml_line_start(const struct yaml_text *text, size_t index);
size_t yaml_line_end(const struct yaml_text *text, size_t index);    /* of its '\n', or the count */
size_t yaml_line_next(const struct yaml_text *text, size_t index);   /* the start of the next line, or the count */
size_t yaml_skip_blanks(const struct yaml_text *text, size_t index); /* spaces and tabs */
size_t yaml_skip_spaces(const struct yaml_text *text, size_t index); /* blanks, and spaces that YAML does not know */
bool yaml_line_empty(const struct yaml_text *text, size_t index);    /* nothing but blanks and perhaps a comment */
bool yaml_at(const struct yaml_text *text, size_t index, const char *characters); /* is it one of these? */
bool yaml_blank_at(const struct yaml_text *text, size_t index); /* space, tab, end of line, end of text */

/* Repairs. Indexes behind the place change with yaml_insert, yaml_replace and
 * yaml_indent. */
void yaml_disarm(struct yaml_text *text, size_t from, size_t to);
void yaml_erase(struct yaml_text *text, size_t from, size_t to); /* spaces in place of the characters */
void yaml_insert(struct yaml_text *text, size_t index, uint32_t character);
/* One character in place of so many, all on one line. */
void yaml_replace(struct yaml_text *text, size_t index, size_t removed, uint32_t character);
void yaml_indent(struct yaml_text *text, size_t line_start, size_t indentation); /* in place of the blanks there */

#endif
