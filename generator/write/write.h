/* The back ends: each makes the whole output in memory; command/ puts it on disk. Output depends on the arguments
 * alone. */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "layout/face.h"
#include "layout/pages.h"
#include "tree/document.h"
#include "tree/theme.h"

struct buffer;
struct locale;

/* A link in the head of a page, to another page or file. */
struct html_link {
    struct str target; /* a URL as seen from the page */
    struct str text;
    struct str language; /* of the text, a BCP 47 tag; empty: that of the page */
};

/* What an HTML page is made with beside its document. */
struct html_page {
    const struct theme *theme;
    struct str shell;              /* templates/page.html: its slots ({{title}}, {{style}}, {{body}}, ...) are filled */
    struct str style;              /* behind the theme's variables */
    struct str script;             /* of the program itself; empty: none, and the page's policy allows none */
    struct str body;               /* HTML in place of the document's blocks; empty: the blocks */
    struct str pdf;                /* the URL of the same document as PDF; empty: there is none */
    const struct html_link *links; /* the head line; first the one that leads up */
    size_t link_count;
};

/* One self-contained HTML page. */
void html_write(struct buffer *out, const struct document *document, const struct html_page *page);

/* A drawing as inline SVG; colours are CSS variables of the page, so that dark mode works. */
void svg_write(struct buffer *out, const struct figure *figure, int number);

/* What a thread keeps from one PDF to the next, of documents with the same faces. It changes no byte of any. */
struct pdf_kept;
struct pdf_kept *pdf_kept_create(void);
void pdf_kept_destroy(struct pdf_kept *kept); /* NULL is fine */

/* A PDF. False after reporting (an image or face that cannot be embedded). */
bool pdf_write(struct buffer *out, struct arena *arena, struct diagnostics *sink, const struct document *document,
               const struct pages *pages, const struct faces *faces, const struct theme *theme, struct pdf_kept *kept);

/* Text dumps for --dump and the golden tests: stable, one line a thing, integers only. */
struct value;
void dump_values(struct buffer *out, const struct value *value);
void dump_document(struct buffer *out, const struct document *document);
void dump_drawing(struct buffer *out, const struct drawing *drawing);
void dump_pages(struct buffer *out, const struct pages *pages);

#endif
