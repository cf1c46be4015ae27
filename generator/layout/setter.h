/* What the files that set blocks share: the job of laying out one document, and the place where a block is being set.
 */
#ifndef LAYOUT_SETTER_H
#define LAYOUT_SETTER_H

#include "layout/galley.h"
#include "layout/layout.h"
#include "layout/scale.h"
#include "layout/structure.h"

/* One document being laid out. */
struct job {
    struct arena *arena;   /* what the pages hold */
    struct arena *galleys; /* set material, gone when it is on pages */
    struct arena *scratch; /* paragraphs being broken: marked and rewound */
    struct diagnostics *sink;
    const struct document *document;
    struct budget *budget; /* of the document; may be NULL */
    const struct theme *theme;
    struct shape_cache *cache;
    struct locale *locale;
    struct pages *pages;
    millipoints column_width, column_height; /* of a page's text block */
    const struct galley *page_galley;        /* the one that fills pages: what stands in it may turn its page */
    uint32_t *missing;                       /* code points that were reported */
    size_t missing_count, missing_capacity;
    bool right_to_left, unhyphenated; /* what was reported */
};

/* Where blocks are set. Passed by value to what is nested, with a narrower column or another style. */
struct setter {
    struct job *job;
    struct galley *galley;
    millipoints x, width; /* the column, from the galley's left edge */
    const struct frame *frame;
    struct element *element; /* the parent of what is set */
    enum text_role role;     /* of paragraphs */
    struct text_style style;
    enum align align;
    millipoints end_inset; /* of a line in a decimal column */
    millipoints hanging;   /* lines of code after the first begin so much further in */
    struct span span;      /* of the block */
    bool ragged;           /* never justified: headings, narrow columns */
    bool balanced;         /* lines of like lengths: headings */
    millipoints after;     /* space below a paragraph */
    int list_depth;
    int depth;
};

enum { NARROWEST = 4 * POINT }; /* a column never gets narrower, whatever is nested in it */

/* For one of several galleys side by side: an empty one, `width` wide. */
struct setter setter_cell(const struct setter *setter, struct galley *galley, millipoints width);
struct setter setter_indent(const struct setter *setter, millipoints left, millipoints right);
void setter_role(struct setter *setter, enum text_role role);

/* Reports the characters of a paragraph that no face has, each once a document. */
void job_missing(struct job *job, const uint32_t *missing, size_t count, struct span span);

/* blocks.c: sets blocks one below the other. */
void blocks_set(const struct setter *setter, const struct block *first);
/* A paragraph with the space that its role wants below it. */
void paragraph_set(const struct setter *setter, const struct inline_node *inlines, enum element_kind kind);
/* The same of plain text. Returns its element. */
struct element *text_set(const struct setter *setter, struct str text, enum element_kind kind);

/* The other files of blocks. */
void facts_set(const struct setter *setter, const struct block *facts);
void tiles_set(const struct setter *setter, const struct block *tiles);
void grid_set(const struct setter *setter, const struct block *grid);
void signatures_set(const struct setter *setter, const struct block *signatures);
void writing_lines_set(const struct setter *setter, const struct block *lines);
void image_set(const struct setter *setter, const struct block *block);
void figure_set(const struct setter *setter, const struct block *block);
void beside_set(const struct setter *setter, const struct block *pair);
void table_set(const struct setter *setter, const struct block *block);

#endif
