/* The rows of a table: a bold head, groups, the body, subtotals and totals, what is carried forward. Thin rules or
 * tints lead the eye; flow.c splits the rows. */
#include "layout/table_rows.h"

#include "base/arena.h"
#include "layout/lines.h"

enum { ROW_WHOLE = 3 }; /* rows up to a third of a page never split */

/* ---- cells ---- */

static struct setter cell_setter(const struct table_setter *t, struct galley *galley, millipoints width,
                                 struct element *row, enum element_kind kind) {
    struct setter inner = setter_cell(&t->setter, galley, width);
    inner.list_depth = 0;
    inner.element = element_new(t->setter.job->pages, row, kind);
    return inner;
}

static void set_style(struct setter *setter, const struct table_setter *t, enum text_role role, bool muted) {
    setter_role(setter, t->plan.role);
    struct text_style style = scale_text(setter->job->theme, role);
    setter->style.bold = style.bold;
    setter->style.colour = muted ? COLOUR_MUTED : style.colour;
}

static struct item *add_row(const struct table_setter *t, struct galley *galley, size_t cell_count) {
    struct item *item = galley_row(galley, t->setter.frame, cell_count);
    item->row.x = t->setter.x;
    item->row.width = t->setter.width;
    item->row.padding = t->plan.padding_y;
    item->row.whole_up_to = t->setter.job->column_height / ROW_WHOLE;
    return item;
}

/* A row of empty cells is as high as a line. */
static void finish_row(const struct table_setter *t, struct item *item) {
    row_finish(item);
    millipoints least = scale_text(t->setter.job->theme, t->plan.role).leading + 2 * item->row.padding;
    if (item->height < least) item->height = least;
}

/* ---- rows ---- */

void table_head_set(struct table_setter *t) {
    struct pages *pages = t->setter.job->pages;
    /* A head belongs to a body: of a table without rows it is a row of headings. */
    struct element *section = t->table->row_count ? element_new(pages, t->element, ELEMENT_THEAD) : t->element;
    struct element *element = element_new(pages, section, ELEMENT_TR);
    struct item *item = add_row(t, t->setter.galley, t->table->column_count);
    for (size_t i = 0; i < t->table->column_count; i++) {
        const struct column *column = &t->table->columns[i];
        struct galley galley;
        struct setter inner = cell_setter(t, &galley, t->plan.columns[i].width, element, ELEMENT_TH);
        set_style(&inner, t, ROLE_TABLE_HEAD, false);
        inner.align = column->align == ALIGN_DECIMAL ? ALIGN_END : column->align;
        if (column->heading) paragraph_set(&inner, column->heading, ELEMENT_P);
        cell_fill(&item->row.cells[i], t->setter.x + t->plan.columns[i].x, &galley);
        item->row.cells[i].at_foot = true;
    }
    item->row.below = (struct row_rule){COLOUR_INK, STROKE_STRONG};
    item->keep = true;
    finish_row(t, item);
    t->head = item;
}

/* One cell over all columns. */
static struct item *build_group(const struct table_setter *t, struct galley *galley, const struct row *from,
                                struct element *element, bool continued) {
    struct item *item = add_row(t, galley, 1);
    struct galley cell;
    struct setter inner = cell_setter(t, &cell, t->setter.width - 2 * t->plan.inset, element, ELEMENT_TH);
    if (inner.element) {
        inner.element->row_scope = true;
        inner.element->column_span = (int)t->table->column_count;
    }
    set_style(&inner, t, ROLE_TABLE_GROUP, false);
    const struct block *first = from->cells[0].blocks;
    if (continued && first && first->kind == BLOCK_PARAGRAPH) {
        struct job *job = t->setter.job;
        struct str name = inline_plain(job->arena, first->inlines), words = job->document->words->continued;
        text_set(&inner, str_format(job->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(words)), ELEMENT_P);
    } else {
        blocks_set(&inner, first);
    }
    cell_fill(&item->row.cells[0], t->setter.x + t->plan.inset, &cell);
    item->row.below = (struct row_rule){COLOUR_RULE, STROKE_HAIR};
    item->keep = true;
    finish_row(t, item);
    return item;
}

/* Of the row that comes next; `sums` are those with it. */
static const struct row_repeats *repeats_new(const struct table_setter *t, const struct item *group,
                                             const struct printed *sums) {
    struct row_repeats *repeats = NEW(t->setter.job->galleys, struct row_repeats);
    *repeats = (struct row_repeats){
        .head = t->head, .group = group, .carry = t->carry, .sums_above = t->carried, .sums = sums};
    return repeats;
}

void table_group_set(struct table_setter *t, const struct row *from) {
    struct element *element = element_new(t->setter.job->pages, t->section, ELEMENT_TR);
    if (t->group) galley_space(t->setter.galley, t->plan.padding_y * 2);
    build_group(t, t->setter.galley, from, element, false)->repeats = repeats_new(t, NULL, t->carried);
    struct galley apart = galley_new(t->setter.job->galleys);
    t->group = build_group(t, &apart, from, NULL, true);
    t->tinted = false;
}

/* ---- the body ---- */

static void set_cell(const struct table_setter *t, struct row_cell *cell, struct element *element, size_t index,
                     size_t i) {
    const struct row *from = &t->table->rows[index];
    const struct column *column = &t->table->columns[i];
    struct galley galley;
    struct setter inner =
        cell_setter(t, &galley, t->plan.columns[i].width, element, column->row_heading ? ELEMENT_TH : ELEMENT_TD);
    if (inner.element) inner.element->row_scope = column->row_heading;
    set_style(&inner, t, from->kind == ROW_BODY ? ROLE_TABLE : ROLE_TABLE_TOTAL, from->muted);
    inner.align = column->align;
    if (column->align == ALIGN_DECIMAL)
        inner.end_inset = table_end_inset(&t->plan.columns[i], t->plan.figures[index * t->table->column_count + i]);
    blocks_set(&inner, from->cells[i].blocks);
    cell_fill(cell, t->setter.x + t->plan.columns[i].x, &galley);
}

/* Sums have a rule above them, which stands for the one below the last row. */
static void rule_row(struct table_setter *t, struct item_row *row, enum row_kind kind) {
    bool zebra = t->setter.job->theme->tables == TABLES_ZEBRA;
    switch (kind) {
    case ROW_BODY:
        if (!zebra) row->below = (struct row_rule){COLOUR_RULE, STROKE_HAIR};
        if (zebra && t->tinted) row->fill = COLOUR_SURFACE;
        t->tinted = !t->tinted;
        break;
    case ROW_SUBTOTAL: row->above = (struct row_rule){COLOUR_INK, STROKE_HAIR}; break;
    case ROW_TOTAL: row->above = (struct row_rule){COLOUR_INK, STROKE_STRONG}; break;
    case ROW_GROUP: break;
    }
}

struct item *table_row_set(struct table_setter *t, size_t index) {
    const struct row *from = &t->table->rows[index];
    struct element *element = element_new(t->setter.job->pages, t->section, ELEMENT_TR);
    struct item *item = add_row(t, t->setter.galley, t->table->column_count);
    for (size_t i = 0; i < t->table->column_count; i++) set_cell(t, &item->row.cells[i], element, index, i);
    const struct printed *sums = t->carry && from->carried ? from->carried : t->carried;
    item->repeats = from->kind == ROW_TOTAL ? repeats_new(t, NULL, NULL) : repeats_new(t, t->group, sums);
    t->carried = sums;
    rule_row(t, &item->row, from->kind);
    finish_row(t, item);
    return item;
}

/* ---- sums carried forward ---- */

/* The name of the sums stands over the first columns that have none. */
static void set_carry_label(const struct table_setter *t, struct row_cell *cell, struct str label) {
    size_t first, count = table_carry_columns(&t->plan, t->table, &first);
    const struct table_column *from = &t->plan.columns[first], *to = &t->plan.columns[first + count - 1];
    struct galley galley;
    struct setter inner = cell_setter(t, &galley, to->x + to->width - from->x, NULL, ELEMENT_TD);
    set_style(&inner, t, ROLE_TABLE, true);
    text_set(&inner, label, ELEMENT_P);
    cell_fill(cell, t->setter.x + from->x, &galley);
}

static void set_carried(const struct table_setter *t, struct row_cell *cell, size_t i, const struct printed *sum) {
    struct galley galley;
    struct setter inner = cell_setter(t, &galley, t->plan.columns[i].width, NULL, ELEMENT_TD);
    set_style(&inner, t, ROLE_TABLE, true);
    inner.align = t->table->columns[i].align;
    if (inner.align == ALIGN_DECIMAL)
        inner.end_inset = table_end_inset(&t->plan.columns[i], figure_of(inner.job, sum, &inner.style));
    text_set(&inner, sum->text, ELEMENT_P);
    cell_fill(cell, t->setter.x + t->plan.columns[i].x, &galley);
}

const struct item *carry_row(const struct carry *carry, const struct printed *sums, struct str label) {
    const struct table_setter *t = carry->table;
    struct galley apart = galley_new(t->setter.job->galleys);
    struct item *item = add_row(t, &apart, t->table->column_count + 1);
    struct row_cell *cells = item->row.cells;
    set_carry_label(t, &cells[t->table->column_count], label);
    for (size_t i = 0; i < t->table->column_count; i++)
        if (sums[i].text.size) set_carried(t, &cells[i], i, &sums[i]);
    item->row.below = (struct row_rule){COLOUR_RULE, STROKE_HAIR};
    finish_row(t, item);
    return item;
}

const struct carry *carry_new(const struct table_setter *t) {
    const struct document_words *words = t->setter.job->document->words;
    size_t first;
    if (!table_carry_columns(&t->plan, t->table, &first)) return NULL;
    struct carry *carry = NEW(t->setter.job->galleys, struct carry);
    carry->table = t;
    millipoints foot = carry_row(carry, t->plan.carried, words->carried)->height;
    millipoints head = carry_row(carry, t->plan.carried, words->brought)->height;
    carry->height = foot > head ? foot : head;
    return carry;
}
