/* Markdown text made ready for cmark: in NFC, cut into lines, measured against the limits, and with the marks of class
 * blocks found. Included by markdown*.c only; knows nothing of cmark. */
#ifndef READ_MARKDOWN_TEXT_H
#define READ_MARKDOWN_TEXT_H

#include "base/diagnostic.h"
#include "read/class_mark.h"

struct arena;

/* A mark of a class block (class_mark.h), found by markdown_marks.c. */
struct division_mark {
    size_t line; /* from 0 */
    struct class_mark mark;
    enum class_mark_fault fault; /* why it cannot make a block; FINE */
    bool inside;                 /* a line, with text around it: its pair stands there as well */
    size_t partner;              /* inside: the number of its pair; SIZE_MAX: none */
    size_t around;               /* a block's: the number from 1 of the mark that opened the block around it */
    bool enclosed;               /* in code or a comment, as far as lines tell */
    bool seen;                   /* it made a block, or stands in a comment */
};

struct markdown_text {
    struct span origin;
    struct str *lines; /* as the author wrote them, without their ends */
    size_t line_count;
    bool *enclosed;              /* by line: code, or a comment */
    struct division_mark *marks; /* in order */
    size_t mark_count;
    size_t *divisions;  /* by line: the number from 1 of the mark that opened the block around it; 0: none */
    size_t *note_lines; /* on which the text of a footnote seems to begin */
    size_t note_count;
    struct str prepared; /* what cmark gets: as many lines */
};

/* False after reporting (M04) when the text is over a limit or would take cmark for ever. */
bool markdown_prepare(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin,
                      struct markdown_text *out);

/* The place of a line, as its file counts. */
struct span markdown_line_span(const struct markdown_text *text, size_t line);

/* The lines of a heading or paragraph. */
struct markdown_extent {
    size_t first, last; /* lines */
    size_t offset;      /* bytes of the first line that are not part of it */
    size_t quotes;      /* how many block quotes it stands in */
    bool heading;
};

/* What the author wrote there: lines joined by single spaces, markup and all, without the signs that make a heading. */
struct str markdown_raw(struct arena *arena, const struct markdown_text *text, struct markdown_extent extent);

#endif
