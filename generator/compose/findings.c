/* The widget `findings`: what the checks found in the document, the gravest first. They are about our own work: a
 * layout for the customer cannot have it. */
#include <stdlib.h>

#include "base/arena.h"
#include "compose/table.h"

struct findings_widget {
    int least; /* enum severity */
    int most;  /* that are printed; 0: all */
    int count; /* 1: how many there are, in a sentence */
    struct texts empty;
};

static void *compile_findings(struct compiler *compiler, const struct widget_use *use) {
    static const char *const levels[] = {"info", "warning", "error", NULL};
    struct findings_widget *widget = NEW(compiler->arena, struct findings_widget);
    if (compiler->edition->class == CLASS_CUSTOMER) {
        option_report(compiler, use->block->span, "findings are internal: a layout for the customer cannot print them",
                      (struct str){0}, "move the widget to a layout of class internal or confidential");
        return NULL;
    }
    widget->least = SEVERITY_INFO;
    widget->empty = option_texts(compiler, use, "empty");
    static const char *const truths[] = {"false", "true", NULL};
    bool good = option_number(compiler, use, "most", 1, 1000, &widget->most);
    good = option_is(compiler, use, "count", truths, &widget->count) && good;
    return option_is(compiler, use, "level", levels, &widget->least) && good ? widget : NULL;
}

static int by_weight(const void *left, const void *right) {
    const struct remark *a = *(const struct remark *const *)left, *b = *(const struct remark *const *)right;
    if (a->level != b->level) return a->level > b->level ? -1 : 1;
    int by_code = str_compare(a->code, b->code);
    return by_code ? by_code : (a > b) - (a < b); /* as found: both stand in one array */
}

static const struct remark **choose(struct composer *composer, const struct findings_widget *widget, size_t *count) {
    const struct remarks *all = composer->remarks;
    const struct remark **chosen = NEW_ARRAY(composer->arena, const struct remark *, all->count + 1);
    *count = 0;
    for (size_t i = 0; i < all->count; i++)
        if ((int)all->items[i].level >= widget->least) chosen[(*count)++] = &all->items[i];
    qsort(chosen, *count, sizeof *chosen, by_weight);
    return chosen;
}

/* Readers of a document are told what is weak, not by which rule: codes are for the editor. */
enum { LEVEL, FINDING, HELP, COLUMN_COUNT };

static struct block *level_cell(struct composer *composer, enum severity level) {
    static const enum inline_kind weights[] = {INLINE_MUTED, INLINE_STRONG, INLINE_ALERT};
    struct inline_node *node = inline_new(composer->arena, weights[level], (struct span){0});
    struct str name = message_say(composer->arena, composer->catalogue,
                                  level == SEVERITY_INFO      ? "Note"
                                  : level == SEVERITY_WARNING ? "Warning"
                                                              : "Error");
    node->first = inline_text(composer->arena, name, (struct span){0});
    return block_paragraph(composer->arena, node, (struct span){0});
}

static struct row row_of(struct composer *composer, const struct remark *remark) {
    struct row row = {.cells = NEW_ARRAY(composer->arena, struct cell, COLUMN_COUNT)};
    row.cells[LEVEL].blocks = level_cell(composer, remark->level);
    row.cells[FINDING].blocks = text_cell(composer, remark->message);
    row.cells[HELP].blocks = text_cell(composer, remark->help);
    return row;
}

static struct block *count_of(struct composer *composer, const struct remark **chosen, size_t count) {
    size_t levels[SEVERITY_ERROR + 1] = {0};
    for (size_t i = 0; i < count; i++) levels[chosen[i]->level]++;
    struct str text = message_say(composer->arena, composer->catalogue,
                                  "The check finds {0, plural, one {one error} other {# errors}}, {1, plural, one {one "
                                  "warning} other {# warnings}} "
                                  "and {2, plural, one {one note} other {# notes}}.",
                                  levels[SEVERITY_ERROR], levels[SEVERITY_WARNING], levels[SEVERITY_INFO]);
    return text_cell(composer, text);
}

static struct block *more_of(struct composer *composer, size_t count) {
    struct str text = message_say(
        composer->arena, composer->catalogue,
        "{0, plural, one {One more is named by planpress check.} other {# more are named by planpress check.}}", count);
    return text_cell(composer, text);
}

static struct block *compose_findings(struct composer *composer, const void *data) {
    const struct findings_widget *widget = data;
    struct arena *arena = composer->arena;
    const struct str headings[COLUMN_COUNT] = {[LEVEL] = message_say(arena, composer->catalogue, "Level"),
                                               [FINDING] = message_say(arena, composer->catalogue, "Finding"),
                                               [HELP] = message_say(arena, composer->catalogue, "What to do")};
    size_t count;
    const struct remark **chosen = choose(composer, widget, &count);
    struct inline_node *empty = count ? NULL : compose_texts(composer, &widget->empty);
    if (empty) return block_paragraph(arena, empty, (struct span){0});
    if (!count) return NULL;
    if (widget->count) return count_of(composer, chosen, count);
    size_t more = widget->most && count > (size_t)widget->most ? count - (size_t)widget->most : 0;
    count -= more;
    struct table *table = NEW(arena, struct table);
    *table = (struct table){.column_count = COLUMN_COUNT, .headed = true, .dense = true, .row_count = count};
    table->columns = NEW_ARRAY(arena, struct column, COLUMN_COUNT);
    table->rows = NEW_ARRAY(arena, struct row, count);
    for (int c = 0; c < COLUMN_COUNT; c++) {
        table->columns[c].heading = inline_text(arena, headings[c], (struct span){0});
        table->columns[c].narrow = c == LEVEL;
    }
    for (size_t i = 0; i < count; i++) table->rows[i] = row_of(composer, chosen[i]);
    struct block *block = block_new(arena, BLOCK_TABLE, (struct span){0});
    block->table = table;
    if (more) block->next = more_of(composer, more);
    return block;
}

static const char *const findings_options[] = {"level", "most", "count", "empty", NULL};
const struct widget widget_findings = {.name = STR_INIT("findings"),
                                       .purpose = "what the rules found in the document, the gravest first",
                                       .options = findings_options,
                                       .compile = compile_findings,
                                       .compose = compose_findings};
