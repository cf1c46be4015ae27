/* Numbering headings of the same name in the order of the text. */
#include "read/markdown_slugs.h"

#include <stdlib.h>

static int by_slug_and_order(const void *left, const void *right) {
    const struct markdown_heading *a = left, *b = right;
    int order = str_compare(a->slug, b->slug);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

void markdown_slugs_number(struct arena *arena, struct markdown_heading *headings, size_t count) {
    size_t again = 0;
    if (count) qsort(headings, count, sizeof *headings, by_slug_and_order);
    for (size_t i = 0; i < count; i++) {
        again = i && str_equal(headings[i - 1].slug, headings[i].slug) ? again + 1 : 0;
        if (headings[i].block->kind != BLOCK_SECTION) continue;
        headings[i].block->slug =
            again ? str_format(arena, "%.*s-%zu", STR_ARG(headings[i].slug), again) : headings[i].slug;
    }
}
