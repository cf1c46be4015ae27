/* Markdown text → blocks of the document tree, by cmark-gfm (tables, task lists, strikethrough, autolinks), plus `:::
 * class` divisions.
 *
 * Sections are nested by their headings' levels. Formulas stay INLINE_CODE and widgets BLOCK_CODE: whoever composes
 * them knows what they mean. Raw HTML and comments are left out (M01; comments without a word), links that are not
 * http, https, mailto, tel, relative to the file or "#anchor" too (M02). The paths of images stay as written in
 * `target`. */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "base/diagnostic.h"
#include "tree/document.h"

/* Line i of the text (from 0) stands at origin.line + i of origin.source, its first character at origin.column. */
struct block *markdown_read(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin);

/* One paragraph's worth of inlines: for labels, titles and translations. */
struct inline_node *markdown_inlines(struct arena *arena, struct diagnostics *sink, struct str text,
                                     struct span origin);
/* The same of a cell of a table, in which <br> ends a line. */
struct inline_node *markdown_cell(struct arena *arena, struct diagnostics *sink, struct str text, struct span origin);

#endif
