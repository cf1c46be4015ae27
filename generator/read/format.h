/* The form of files that `planpress fmt` gives them: lines in their places, one space where one is enough, tables in
 * columns. Comments, order, anchors, class blocks, the text of blocks and of whatever several lines hold stay; so does
 * what their author has aligned by hand.
 *
 * What a file means is not changed, and nobody has to believe that: the text that comes out is read, and where it does
 * not read as the same tree of values (YAML) or blocks (Markdown), it is refused. */
#ifndef READ_FORMAT_H
#define READ_FORMAT_H

#include "base/text_edit.h"
#include "read/source_file.h"

/* Sorted edits of the source's text, for text_edits_apply; none where it has its form already. False, with a problem:
 * it cannot be formatted safely, and is left. */
bool format_file(struct arena *arena, const struct source_file *file, struct text_edit **edits, size_t *count,
                 struct message *problem);

/* For the files of it: edits as they are found, in order of the text. */
struct form {
    struct arena *arena;
    const struct source *source;
    struct str text;
    struct text_edit *edits;
    size_t count, capacity;
};
/* What stands between two bytes becomes a text; nothing where it is that already. */
void form_put(struct form *form, size_t start, size_t end, struct str text);
/* So many spaces in place of what stands there. */
void form_put_spaces(struct form *form, size_t start, size_t end, size_t spaces);

/* The YAML between two bytes. False: it is not read without mistakes, or has what is not understood here. */
bool format_yaml(struct form *form, size_t start, size_t end, struct message *problem);
/* The Markdown behind a byte. */
void format_markdown(struct form *form, size_t start);

#endif
