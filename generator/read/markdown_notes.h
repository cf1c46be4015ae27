/* What can go wrong with footnotes, told from the lines they stand on. Included by markdown.c only; knows nothing of
 * cmark. */
#ifndef READ_MARKDOWN_NOTES_H
#define READ_MARKDOWN_NOTES_H

#include "read/markdown_text.h"
#include "tree/document.h"

enum {
    MOST_NOTES = 2000,         /* of one text */
    MOST_NOTE_REFERENCES = 50, /* to the same note: each becomes a copy of its text */
};

/* The text of a footnote. */
struct markdown_note {
    size_t line, references;
    struct inline_node *inlines; /* NULL: not read yet, or nothing is left of it */
    bool read;
};

/* Whether a reference may print what stands on another line: nothing leaves the `::: class` block that it was written
 * in. Reports (M05) if not. */
bool markdown_note_allowed(struct diagnostics *sink, const struct markdown_text *text, size_t reference, size_t line);

/* Reports the notes that nothing refers to. The notes that are referred to come in any order. */
void markdown_notes_check(struct diagnostics *sink, const struct markdown_text *text, const struct markdown_note *notes,
                          size_t count);

/* Reports a reference to no note: `[^name]` among the text of a line. */
void markdown_notes_check_text(struct diagnostics *sink, const struct markdown_text *text, size_t line,
                               struct str printed);

#endif
