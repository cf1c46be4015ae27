/* The rows of a table: a bold head, groups, the body, subtotals and totals, what is carried forward. Thin rules or
 * tints lead the eye; flow.c splits the rows. */
#include "layout/table_rows.h"

#include "base/arena.h"
#include "layout/lines.h"

enum { ROW_WHOLE = 3 }; /* rows up to a third of a page never split */

/* ---- cells ---- */

static struct setter cell_setter(const struct table_setter *t, struct galley *galley, millipoints width,
                                 struct element *row, enum element_kind kind) {
    *galley = galley_new(t->setter.job->galleys);
    struct setter inner = t->setter;
    inner.galley = galley;
    inner.frame = NULL;
    inner.x = 0;
    inner.width = width;
    inner.ragged = true;
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
    struct item *row = galley_row(galley, t->setter.frame, cell_count);
    row->x = t->setter.x;
    row->width = t->setter.width;
    row->padding = t->plan.padding_y;
    row->whole_up_to = t->setter.job->column_height / ROW_WHOLE;
    return row;
}

static void place_cell(const struct table_setter *t, struct item *row, size_t column, const struct galley *galley) {
    struct row_cell *cell = &row->cells[column];
    cell->x = t->setter.x + t->plan.columns[column].x;
    cell->width = t->plan.columns[column].width;
    cell_fill(cell, galley);
}

/* A row of empty cells is as high as a line. */
static void finish_row(const struct table_setter *t, struct item *row) {
    row_finish(row);
    millipoints least = scale_text(t->setter.job->theme, t->plan.role).leading + 2 * row->padding;
    if (row->height < least) row->height = least;
}

/* ---- rows ---- */

void table_head_set(struct table_setter *t) {
    struct pages *pages = t->setter.job->pages;
    struct element *section = element_new(pages, t->element, ELEMENT_THEAD);
    struct element *element = element_new(pages, section, ELEMENT_TR);
    struct item *row = add_row(t, t->setter.galley, t->table->column_count);
    for (size_t i = 0; i < t->table->column_count; i++) {
        const struct column *column = &t->table->columns[i];
        struct galley galley;
        struct setter inner = cell_setter(t, &galley, t->plan.columns[i].width, element, ELEMENT_TH);
        set_style(&inner, t, ROLE_TABLE_HEAD, false);
        inner.align = column->align == ALIGN_DECIMAL ? ALIGN_END : column->align;
        if (column->heading) paragraph_set(&inner, column->heading, ELEMENT_P);
        place_cell(t, row, i, &galley);
        row->cells[i].at_foot = true;
    }
    row->below = (struct row_rule){COLOUR_INK, STROKE_STRONG};
    row->keep = true;
    finish_row(t, row);
    t->head = row;
}

/* One cell over all columns. */
static struct item *build_group(const struct table_setter *t, struct galley *galley, const struct row *from,
                                struct element *element, bool continued) {
    struct item *row = add_row(t, galley, 1);
    struct galley cell;
    millipoints width = t->setter.width - 2 * t->plan.inset;
    struct setter inner = cell_setter(t, &cell, width, element, ELEMENT_TH);
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
    row->cells[0].x = t->setter.x + t->plan.inset;
    row->cells[0].width = width;
    cell_fill(&row->cells[0], &cell);
    row->below = (struct row_rule){COLOUR_RULE, STROKE_HAIR};
    row->keep = true;
    finish_row(t, row);
    return row;
}

void table_group_set(struct table_setter *t, const struct row *from) {
    struct element *element = element_new(t->setter.job->pages, t->section, ELEMENT_TR);
    if (t->group) galley_space(t->setter.galley, t->plan.padding_y * 2);
    struct item *row = build_group(t, t->setter.galley, from, element, false);
    row->repeat[0] = t->head;
    row->carry = t->carry;
    row->carried_before = row->carried_behind = t->carried;
    struct galley apart = galley_new(t->setter.job->galleys);
    t->group = build_group(t, &apart, from, NULL, true);
    t->tinted = false;
}

/* ---- the body ---- */

static void set_cell(const struct table_setter *t, struct item *row, struct element *element, size_t index, size_t i) {
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
    place_cell(t, row, i, &galley);
}

/* Sums have a rule above them, which stands for the one below the last row. */
static void rule_row(struct table_setter *t, struct item *row, enum row_kind kind) {
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
    struct item *row = add_row(t, t->setter.galley, t->table->column_count);
    for (size_t i = 0; i < t->table->column_count; i++) set_cell(t, row, element, index, i);
    bool total = from->kind == ROW_TOTAL;
    row->repeat[0] = t->head;
    row->repeat[1] = total ? NULL : t->group;
    row->carry = t->carry;
    row->carried_before = t->carried;
    if (from->carried) t->carried = from->carried;
    row->carried_behind = total ? NULL : t->carried;
    rule_row(t, row, from->kind);
    finish_row(t, row);
    return row;
}

/* ---- sums carried forward ---- */

/* The name of the sums stands over the first columns that have none. */
static void set_carry_label(const struct table_setter *t, struct item *row, struct str label) {
    size_t first, count = table_carry_columns(&t->plan, t->table, &first);
    const struct table_column *from = &t->plan.columns[first], *to = &t->plan.columns[first + count - 1];
    millipoints width = to->x + to->width - from->x;
    struct galley galley;
    struct setter inner = cell_setter(t, &galley, width, NULL, ELEMENT_TD);
    set_style(&inner, t, ROLE_TABLE, true);
    text_set(&inner, label, ELEMENT_P);
    struct row_cell *cell = &row->cells[t->table->column_count];
    cell->x = t->setter.x + from->x;
    cell->width = width;
    cell_fill(cell, &galley);
}

static void set_carried(const struct table_setter *t, struct item *row, size_t i, const struct printed *sum) {
    struct galley galley;
    struct setter inner = cell_setter(t, &galley, t->plan.columns[i].width, NULL, ELEMENT_TD);
    set_style(&inner, t, ROLE_TABLE, true);
    inner.align = t->table->columns[i].align;
    if (inner.align == ALIGN_DECIMAL)
        inner.end_inset = table_end_inset(&t->plan.columns[i], figure_of(inner.job, sum, &inner.style));
    text_set(&inner, sum->text, ELEMENT_P);
    place_cell(t, row, i, &galley);
}

struct item *carry_row(const struct carry *carry, const struct printed *sums, struct str label) {
    const struct table_setter *t = carry->table;
    struct galley apart = galley_new(t->setter.job->galleys);
    struct item *row = add_row(t, &apart, t->table->column_count + 1);
    set_carry_label(t, row, label);
    for (size_t i = 0; i < t->table->column_count; i++)
        if (sums[i].text.size) set_carried(t, row, i, &sums[i]);
    row->below = (struct row_rule){COLOUR_RULE, STROKE_HAIR};
    finish_row(t, row);
    return row;
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
