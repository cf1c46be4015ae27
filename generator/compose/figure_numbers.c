/* Numbering figures. */
#include "compose/figure_numbers.h"

#include "base/arena.h"

struct count {
    size_t figures;
    bool named; /* a layout gave one of them a name, to refer to it */
};

static bool is_chart(const struct block *block) {
    return block->kind == BLOCK_FIGURE && block->figure && block->figure->size != FIGURE_CELL &&
           block->figure->title.size;
}

static bool is_picture(const struct block *block) {
    return block->kind == BLOCK_IMAGE && block->image && block->image->format != IMAGE_SHEET && block->inlines;
}

/* Recursive as deep as documents are nested. */
static void count_figures(struct count *count, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        count->figures += is_chart(block) || is_picture(block);
        count->named |= block->kind == BLOCK_FIGURE && block->anchor.size;
        count_figures(count, block->first);
    }
}

static struct str with_number(struct arena *arena, struct str number, struct str text) {
    return str_format(arena, "%.*s · %.*s", STR_ARG(number), STR_ARG(text));
}

static void set_numbers(const struct composer *composer, struct block *first, size_t *last) {
    for (struct block *block = first; block; block = block->next) {
        set_numbers(composer, block->first, last);
        if (!is_chart(block) && !is_picture(block)) continue;
        struct str number = message_say(composer->arena, composer->catalogue, "Figure {0}", ++*last);
        if (is_picture(block)) {
            struct inline_node *label =
                inline_text(composer->arena, with_number(composer->arena, number, (struct str){0}), block->span);
            label->next = block->inlines;
            block->inlines = label;
            continue;
        }
        struct figure *figure = block->figure;
        struct str *text = figure->topic.size ? &figure->topic : &figure->title;
        *text = with_number(composer->arena, number, *text);
        figure->number = number;
    }
}

void number_figures(const struct composer *composer, struct document *document) {
    struct count count = {0};
    size_t last = 0;
    count_figures(&count, document->blocks);
    if (count.figures > 1 || count.named) set_numbers(composer, document->blocks, &last);
}
