/* The widgets that hold a piece of layout (`when`, `each`) and the small ones (`markdown`, `notice`, `lines`,
 * `signatures`, `page`). */
#include "base/arena.h"
#include "compose/parts.h"
#include "compose/widget.h"

/* A condition or a list, and the nodes that it decides over. */
struct piece {
    struct formula *formula;
    struct node *nodes;
};

static bool compile_argument(struct compiler *compiler, const struct widget_use *use, struct piece *piece) {
    if (use->argument.size) piece->formula = compile_formula(compiler, use->argument, use->argument_span);
    else
        option_report(compiler, use->block->span, "a formula is missing behind the widget's name", (struct str){0},
                      "write, for example, “when count(actions) > 0” or “each goals”");
    return piece->formula;
}

static void compile_nodes(struct compiler *compiler, const struct widget_use *use, struct piece *piece) {
    struct span origin = {
        .source = use->block->span.source, .line = use->block->text_line, .column = use->block->text_column};
    piece->nodes = compile_blocks(compiler, parts_blocks(compiler, use->block->text, origin));
}

static void *compile_when(struct compiler *compiler, const struct widget_use *use) {
    struct piece *piece = NEW(compiler->arena, struct piece);
    if (!compile_argument(compiler, use, piece)) return NULL;
    compile_nodes(compiler, use, piece);
    return piece;
}

static struct block *compose_when(struct composer *composer, const void *data) {
    const struct piece *piece = data;
    return datum_is_true(compose_value(composer, piece->formula)) ? compose_nodes(composer, piece->nodes) : NULL;
}

const struct widget widget_when = {.name = STR_INIT("when"),
                                   .purpose = "a piece of layout that is printed when a formula is true",
                                   .takes_argument = true,
                                   
                                   .compile = compile_when,
                                   .compose = compose_when};

static void *compile_each(struct compiler *compiler, const struct widget_use *use) {
    struct piece *piece = NEW(compiler->arena, struct piece);
    if (!compile_argument(compiler, use, piece) || !compile_is_rows(compiler, piece->formula)) return NULL;
    struct compiler inside = compile_inside(compiler, piece->formula);
    compile_nodes(&inside, use, piece);
    return piece;
}

static struct block *compose_each(struct composer *composer, const void *data) {
    const struct piece *piece = data;
    struct block_list list = {0};
    size_t count;
    const struct record **rows = rows_of(composer, piece->formula, NULL, &count);
    for (size_t i = 0; i < count && !budget_is_spent(composer->budget); i++) {
        struct frame frame;
        struct composer inside = compose_on(composer, rows[i], &frame);
        struct block *blocks = compose_nodes(&inside, piece->nodes);
        if (blocks) block_append(&list, blocks);
    }
    return list.first;
}

const struct widget widget_each = {.name = STR_INIT("each"),
                                   .purpose = "a piece of layout that is printed for each row of a list",
                                   .takes_argument = true,
                                   
                                   .compile = compile_each,
                                   .compose = compose_each};

static void *compile_markdown(struct compiler *compiler, const struct widget_use *use) {
    struct formula *text = option_formula(compiler, use, "text");
    if (text && formula_type(text).kind == TYPE_MARKDOWN) return text;
    if (text || !option(use, "text"))
        option_report(compiler, use->block->span, "the widget needs a markdown field as option", STR("text"),
                      "write, for example, text: summary");
    return NULL;
}

static struct block *compose_markdown_field(struct composer *composer, const void *data) {
    struct datum value = compose_value(composer, data);
    return value.kind == DATUM_MARKDOWN ? compose_markdown(composer, value.blocks) : NULL;
}

static const char *const markdown_options[] = {"text", NULL};
const struct widget widget_markdown = {.name = STR_INIT("markdown"),
                                       .purpose = "a Markdown field in place, its headings below the current one",
                                       .options = markdown_options,
                                       .compile = compile_markdown,
                                       .compose = compose_markdown_field};

struct notice {
    struct texts label, text;
};

static void *compile_notice(struct compiler *compiler, const struct widget_use *use) {
    struct notice *notice = NEW(compiler->arena, struct notice);
    if (!option(use, "text")) {
        option_report(compiler, use->block->span, "the widget needs the option", STR("text"),
                      "write the text of the notice");
        return NULL;
    }
    notice->label = option_texts(compiler, use, "label");
    notice->text = option_texts(compiler, use, "text");
    return notice;
}

static struct block *compose_notice(struct composer *composer, const void *data) {
    const struct notice *notice = data;
    struct inline_node *text = compose_texts(composer, &notice->text);
    if (!text) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_NOTICE, text->span);
    block->text = inline_plain(composer->arena, compose_texts(composer, &notice->label));
    block->first = block_paragraph(composer->arena, text, text->span);
    return block;
}

static const char *const notice_options[] = {"label", "text", NULL};
const struct widget widget_notice = {.name = STR_INIT("notice"),
                                     .purpose = "a marked box",
                                     .counts = WIDGET_ADORNS,
                                     .options = notice_options,
                                     .compile = compile_notice,
                                     .compose = compose_notice};

static void *compile_lines(struct compiler *compiler, const struct widget_use *use) {
    int *count = NEW(compiler->arena, int);
    *count = 10;
    return option_number(compiler, use, "count", 1, 40, count) ? count : NULL;
}

static struct block *compose_lines(struct composer *composer, const void *data) {
    struct block *block = block_new(composer->arena, BLOCK_LINES, (struct span){0});
    block->count = *(const int *)data;
    return block;
}

static const char *const lines_options[] = {"count", NULL};
const struct widget widget_lines = {.name = STR_INIT("lines"),
                                    .purpose = "empty lines to write on",
                                    .counts = WIDGET_ADORNS,
                                    .options = lines_options,
                                    .compile = compile_lines,
                                    .compose = compose_lines};

struct signatures {
    struct labelled *names;
    size_t count;
};

static void *compile_signatures(struct compiler *compiler, const struct widget_use *use) {
    struct signatures *signatures = NEW(compiler->arena, struct signatures);
    signatures->names = option_labelled_list(compiler, use, "names", NULL, &signatures->count);
    return signatures->names ? signatures : NULL;
}

/* One for each name; a formula that gives a list gives several. */
static struct block *compose_signatures(struct composer *composer, const void *data) {
    const struct signatures *signatures = data;
    struct block_list list = {0};
    for (size_t i = 0; i < signatures->count; i++) {
        const struct formula *formula = signatures->names[i].formula;
        struct datum value = compose_value(composer, formula);
        struct type type = formula_type(formula);
        type.list = false;
        size_t count = value.kind == DATUM_LIST ? value.count : 1;
        for (size_t n = 0; n < count; n++) {
            struct datum name = value.kind == DATUM_LIST ? value.items[n] : value;
            if (!datum_is_nothing(name))
                block_append(&list,
                             block_paragraph(composer->arena, print_inlines(composer, name, type), (struct span){0}));
        }
    }
    if (!list.first) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_SIGNATURES, (struct span){0});
    block->first = list.first;
    return block;
}

static const char *const signatures_options[] = {"names", NULL};
const struct widget widget_signatures = {.name = STR_INIT("signatures"),
                                         .purpose = "lines to sign on, each with a name below it",
                                         .options = signatures_options,
                                         .compile = compile_signatures,
                                         .compose = compose_signatures};

static void *compile_page(struct compiler *compiler, const struct widget_use *use) {
    (void)use; /* it has no options */
    return NEW(compiler->arena, char);
}

static struct block *compose_page(struct composer *composer, const void *data) {
    (void)data;
    return block_new(composer->arena, BLOCK_PAGE_BREAK, (struct span){0});
}

static const char *const page_options[] = {NULL};
const struct widget widget_page = {.name = STR_INIT("page"),
                                   .purpose = "a new page",
                                   .counts = WIDGET_ADORNS,
                                   .options = page_options,
                                   .compile = compile_page,
                                   .compose = compose_page};
