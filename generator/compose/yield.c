/* The widget `yield N`: a piece of layout that gives way where a layout says how many `pages` there may be. Of what has
 * the highest number the last goes first (layout/fitting.c); on screens all is there. */
#include "base/arena.h"
#include "compose/parts.h"
#include "compose/widget.h"

enum { MOST = 9 };

struct yield {
    int order;
    struct node *nodes;
};

static void *compile(struct compiler *compiler, const struct widget_use *use) {
    struct yield *yield = NEW(compiler->arena, struct yield);
    struct span origin = {
        .source = use->block->span.source, .line = use->block->text_line, .column = use->block->text_column};
    struct str order = use->argument;
    if (order.size != 1 || order.data[0] < '1' || order.data[0] > '0' + MOST) {
        option_report(compiler, use->argument_span, "expected a number from 1 to 9, found", order,
                      "what has the highest number gives way first");
        return NULL;
    }
    yield->order = order.data[0] - '0';
    yield->nodes = compile_blocks(compiler, parts_blocks(compiler, use->block->text, origin));
    return yield;
}

static struct block *compose(struct composer *composer, const void *data) {
    const struct yield *yield = data;
    struct block *blocks = compose_nodes(composer, yield->nodes);
    for (struct block *block = blocks; block; block = block->next)
        if (!block->yields) block->yields = yield->order;
    return blocks;
}

const struct widget widget_yield = {
    .name = STR_INIT("yield"),
    .purpose = "a piece of layout that gives way on paper when the layout says how many pages it may have",
    .takes_argument = true,
    .counts = WIDGET_HOLDS,
    .compile = compile,
    .compose = compose};
