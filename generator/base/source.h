/* Sources and spans: where a piece of text stands in a file, as its author sees it. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct files;

/* A file that was read, or that could not be (then it has no text, only a name for messages). Lives as long as anything
 * that points into it: in the arena of the project. */
struct source {
    struct str path; /* as printed in messages: relative to where the command was called, if it was named so */
    struct str text; /* UTF-8, without a byte order mark, lines ended by \n */
    const struct files *files; /* the tree that it stands in; NULL: none */
    struct str name;           /* its path there: what it names is seen from its folder */
    bool torn;                 /* both sides of a merge stand in it, which is all that is said about it (I17) */
    bool discreet;             /* confidential values stand in it: messages do not quote it (base/discreet.h) */
    size_t data_start, data_end; /* bytes of its YAML: all of it, or the front matter of Markdown; equal: none */
    const size_t *marks;       /* where every 64th line begins, from the first; NULL: lines are counted */
    size_t mark_count;
};

/* Marks the lines of a long text, which must not change any more: each cell of a long table asks for its line. */
void source_mark_lines(struct arena *arena, struct source *source);

/* A place in a source. The zero span means "no place". */
struct span {
    const struct source *source;
    uint32_t line;   /* from 1; 0: the file as a whole */
    uint32_t column; /* from 1, in code points; 0: the line as a whole */
    uint32_t length; /* code points to underline; 0: not known, one mark is set */
};

/* The text of a file's bytes: CRLF and the lone CR of old Macs become LF; byte order marks, which mean nothing wherever
 * they stand, are dropped. The bytes themselves when there is none. */
struct str source_clean(struct arena *arena, struct str bytes);

/* The way back from places in that text to places in the bytes, in order of the text. */
struct source_walk {
    struct str bytes;
    size_t at, place; /* in the bytes, in the text */
};
struct source_walk source_walk_start(struct str bytes);
/* Behind the mark at the beginning of the file, before both bytes of a CRLF. `place` never goes back. */
size_t source_walk_to(struct source_walk *walk, size_t place);

/* The text of a line (from 1), without its end; empty when there is no such line. */
struct str source_line(const struct source *source, uint32_t line);

/* The span of a byte range of the source's text. The range may not cross its line's end: it is cut there. */
struct span source_span(const struct source *source, size_t start, size_t end);
struct span source_span_line(const struct source *source, uint32_t line); /* the line as a whole */

/* The byte of the source's text at which a span begins. False: it names no place in a line, or there is none. */
bool span_start(struct span span, size_t *start);

#endif
