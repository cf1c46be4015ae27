/* The outline of a Markdown text while it is being read: headings become sections around what follows them, `::: class`
 * lines divisions around what stands between them. Included by markdown.c only; knows nothing of cmark. */
#ifndef READ_MARKDOWN_OUTLINE_H
#define READ_MARKDOWN_OUTLINE_H

#include "read/markdown_text.h"
#include "tree/document.h"

enum {
    HEADING_LEVELS = 6,
};

/* A section or division that is open while blocks come in. The bottom one is the parent of them all. */
struct outline_container {
    struct block *block; /* NULL at the bottom */
    struct block_list children;
};

struct outline {
    struct arena *arena;
    struct diagnostics *sink;
    const struct markdown_text *text;
    struct outline_container open[(CLASS_BLOCKS_DEEPEST + 1) * (HEADING_LEVELS + 1)];
    size_t count;
};

struct outline outline_start(struct arena *arena, struct diagnostics *sink, const struct markdown_text *text);
void outline_add(struct outline *outline, struct block *block); /* a BLOCK_SECTION comes without its children */
void outline_mark(struct outline *outline, const struct division_mark *mark); /* opens or closes a division */
struct block *outline_finish(struct outline *outline);                        /* the blocks of the whole text */

#endif
