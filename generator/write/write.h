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

/* One self-contained HTML page: the shell templates/page.html with its slots filled ({{title}}, {{language}},
 * {{style}}, {{body}}, ...). */
void html_write(struct buffer *out, const struct document *document, const struct theme *theme, struct str shell,
                struct str style);

/* A drawing as inline SVG; colours are CSS variables of the page, so that dark mode works. */
void svg_write(struct buffer *out, const struct figure *figure, int number);

/* A PDF. False after reporting (an image or face that cannot be embedded). */
bool pdf_write(struct buffer *out, struct arena *arena, struct diagnostics *sink, const struct document *document,
               const struct pages *pages, const struct faces *faces, const struct theme *theme);

/* Text dumps for --dump and the golden tests: stable, one line a thing, integers only. */
struct value;
void dump_values(struct buffer *out, const struct value *value);
void dump_document(struct buffer *out, const struct document *document);
void dump_drawing(struct buffer *out, const struct drawing *drawing);
void dump_pages(struct buffer *out, const struct pages *pages);

#endif
