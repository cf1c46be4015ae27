/* Tables: a caption, the rows, and the page in landscape that one gets that is too wide for a page. */
#include "base/arena.h"
#include "layout/lines.h"
#include "layout/table_rows.h"

enum { SMALL_TABLE = 3, ROWS_TOGETHER = 3 }; /* tables up to a third of a page never split; of others no fewer rows go alone */

/* A sum stays with the row above it, whose rule gives way to its own. */
static void set_rows(struct table_setter *t) {
    struct item *last = NULL;
    for (size_t i = 0; i < t->table->row_count; i++) {
        enum row_kind kind = t->table->rows[i].kind;
        if (kind == ROW_GROUP) {
            table_group_set(t, &t->table->rows[i]);
            last = NULL;
            continue;
        }
        if (kind != ROW_BODY && last) {
            last->keep = true;
            last->row.below.width = 0;
        }
        last = table_row_set(t, i);
    }
    if (last && !last->row.above.width) last->row.below = (struct row_rule){COLOUR_RULE, STROKE_HAIR};
}

static void set_caption(const struct table_setter *t) {
    if (!t->table->caption) return;
    struct setter caption = t->setter;
    caption.element = t->element;
    caption.ragged = true;
    setter_role(&caption, ROLE_FIGURE_TITLE);
    struct item *last = caption.galley->last;
    caption.after = 0;
    paragraph_set(&caption, t->table->caption, ELEMENT_CAPTION);
    galley_keep(caption.galley, last);
}

static void set_table(struct table_setter *t) {
    struct galley *galley = t->setter.galley;
    const struct theme *theme = t->setter.job->theme;
    struct pages *pages = t->setter.job->pages;
    t->element = element_new(pages, t->setter.element, ELEMENT_TABLE);
    galley_space(galley, scale_length(theme, SPACE_PARAGRAPH));
    struct item *last = galley->last;
    set_caption(t);
    if (t->table->headed) table_head_set(t);
    t->section = element_new(pages, t->element, ELEMENT_TBODY);
    struct item *body = galley->last;
    set_rows(t);
    if (body) galley_keep_ends(galley, body, 0, ROWS_TOGETHER);
    galley_keep_ends(galley, last, t->setter.job->column_height / SMALL_TABLE, 2);
    galley_space(galley, scale_length(theme, t->table->dense ? SPACE_BLOCK * 2 / 3 : SPACE_BLOCK));
}

/* ---- landscape ---- */

/* Turns the page for what follows, and for a heading that has to stand with it. */
static void turn(struct galley *galley) {
    struct item *first = galley->first;
    for (struct item *item = galley->first; item; item = item->next)
        if (!item->keep) first = item->next;
    for (; first; first = first->next) first->turned = true;
    galley->turned = true;
}

/* A table that fits no page upright, not even in small type, is set across a page when it stands on the page itself. */
static bool turns(struct setter *setter, const struct table *table, struct table_plan *plan) {
    struct job *job = setter->job;
    millipoints across = job->column_width + job->theme->page_height - job->theme->page_width;
    if (plan->fits || setter->galley != job->page_galley || setter->frame) return false;
    if (setter->x || setter->width != job->column_width || across <= setter->width) return false;
    setter->width = across;
    *plan = table_plan(job, table, across);
    return true;
}

void table_set(const struct setter *setter, const struct block *block) {
    const struct table *table = block->table;
    if (!table || !table->column_count) return;
    struct job *job = setter->job;
    struct table_setter *t = NEW(job->galleys, struct table_setter);
    *t = (struct table_setter){.setter = *setter, .table = table};
    struct arena_mark mark = arena_mark(job->scratch);
    t->plan = table_plan(job, table, setter->width);
    bool turned = turns(&t->setter, table, &t->plan);
    if (turned) turn(setter->galley);
    t->setter.width = t->plan.width;
    t->carry = carry_new(t);
    set_table(t);
    setter->galley->turned = false;
    arena_rewind(job->scratch, mark);
}
