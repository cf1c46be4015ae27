/* Fields of a document and its groups that were written as lines of Markdown: "**Customer:** X", "- **Owner:** Y", a
 * table of fields and values. */
#ifndef KIND_RECORD_LINES_H
#define KIND_RECORD_LINES_H

#include "kind/record_reader.h"

/* Where they stand. */
struct line_scope {
    struct record *document;
    const struct field *group; /* below whose heading; NULL: at the head of the document */
    bool foot; /* behind a rule at the end of a section: taken where nothing else was said, and text otherwise */
};

/* The group of a document, made when nothing was said in it so far. */
struct record *record_of_group(struct record_reader *reader, struct record *document, const struct field *group,
                               struct span span);

/* Reads a field as if it had been written in the document's head: a title, a section of one paragraph. */
void record_say(struct record_reader *reader, struct record *record, const struct field *field, struct str text,
                struct span span);
/* Whether a text can be read as a value of a field, without a word. */
bool record_reads(const struct record_reader *reader, const struct field *field, struct str text, struct span span);

/* Whether a paragraph is nothing but lines with bold keys, each of which names a field. */
bool record_are_lines(struct record_reader *reader, const struct line_scope *scope, const struct block *paragraph);

/* What of a block was lines: none of it, some, with text left, or all of it. */
enum lines_taken { LINES_NONE, LINES_SOME, LINES_ALL };

/* Takes the lines that name fields out of a paragraph, list or table. */
enum lines_taken record_take_lines(struct record_reader *reader, const struct line_scope *scope, struct block *block);

/* Adds the rows that lines said the fields of (`lines:` of a list). */
void record_add_line_rows(struct record_reader *reader, struct record *document);

/* Where a text stands in its line; the line as a whole when it is not found there. */
struct span place_in_line(struct span line, struct str text);

#endif
