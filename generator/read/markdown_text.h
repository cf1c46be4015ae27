/* Markdown text made ready for cmark: in NFC, cut into lines, measured against the limits, and with the lines of `:::
 * class` divisions found. Included by markdown*.c only; knows nothing of cmark. */
#ifndef READ_MARKDOWN_TEXT_H
#define READ_MARKDOWN_TEXT_H

#include "base/diagnostic.h"

struct arena;

/* A line `::: class` or `:::`. cmark gets a comment in its place, which ends every paragraph and list, and finds it
 * again. */
struct division_mark {
    size_t line;           /* from 0 */
    struct str class_name; /* empty: it closes */
    bool seen;             /* met at the top level of the document */
};

struct markdown_text {
    struct span origin;
    struct str *lines; /* as the author wrote them, without their ends */
    size_t line_count;
    struct division_mark *marks; /* in order */
    size_t mark_count;
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
