/* A PDF that somebody else made → its pages, each as a picture (tree/sheet.h). libqpdf is loaded when the first is
 * read, and never by those who enclose none.
 *
 * What a page needs to be painted is copied: its contents and what they name. Everything else stays behind: notes on
 * the file, its structure, links, bookmarks. A file that does more than show pages is refused, for nobody could see
 * what is lost: one that is locked, damaged, carries programs, files, forms, comments or hidden layers. */
#ifndef READ_SHEETS_H
#define READ_SHEETS_H

#include "base/diagnostic.h"
#include "tree/document.h"

/* Whether the bytes are a PDF; there may be something before its mark. */
bool is_pdf_file(struct str bytes);

/* The pages in their order. NULL after reporting (G09) at the span; what is not wanted of the file is said there. */
const struct image *sheets_read(struct arena *arena, struct diagnostics *sink, struct str path, struct str bytes,
                                struct span span, size_t *count);

#endif
