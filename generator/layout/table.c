/* Tables: thin rules, a bold head that is repeated on every page, groups, totals. Each row is a row of the galley;
 * flow.c splits it. */
#include "layout/columns.h"
#include "layout/lines.h"
#include "layout/measure.h"
#include "layout/table_cells.h"

#include "base/arena.h"

enum { ROW_WHOLE = 3, SMALL_TABLE = 5 }; /* rows up to a third of a page, tables up to a fifth never split */

struct table_setter {
    const struct setter *setter;
    const struct table *table;
    struct table_plan plan;
    struct element *element, *section; /* TABLE; THEAD or TBODY */
    struct item *head, *group;         /* to be repeated; NULL: none */
};

/* ---- cells ---- */

static struct setter cell_setter(const struct table_setter *t, struct galley *galley, millipoints width,
                                 struct element *row, enum element_kind kind) {
    *galley = galley_new(t->setter->job->galleys);
    struct setter inner = *t->setter;
    inner.galley = galley;
    inner.frame = NULL;
    inner.x = 0;
    inner.width = width;
    inner.ragged = true;
    inner.list_depth = 0;
    inner.element = element_new(t->setter->job->pages, row, kind);
    return inner;
}

static void set_style(struct setter *setter, const struct table_setter *t, enum text_role role, bool muted) {
    setter_role(setter, t->plan.role);
    struct text_style style = scale_text(setter->job->theme, role);
    setter->style.bold = style.bold;
    setter->style.colour = muted ? COLOUR_MUTED : style.colour;
}

static struct item *add_row(const struct table_setter *t, struct galley *galley, size_t cell_count) {
    struct item *row = galley_row(galley, t->setter->frame, cell_count);
    row->x = t->setter->x;
    row->width = t->setter->width;
    row->padding = t->plan.padding_y;
    row->whole_up_to = t->setter->job->column_height / ROW_WHOLE;
    return row;
}

static void place_cell(const struct table_setter *t, struct item *row, size_t column, const struct galley *galley) {
    struct row_cell *cell = &row->cells[column];
    cell->x = t->setter->x + t->plan.columns[column].x;
    cell->width = t->plan.columns[column].width;
    cell_fill(cell, galley);
}

/* A row of empty cells is as high as a line. */
static void finish_row(const struct table_setter *t, struct item *row) {
    row_finish(row);
    millipoints least = scale_text(t->setter->job->theme, t->plan.role).leading + 2 * row->padding;
    if (row->height < least) row->height = least;
}

/* ---- rows ---- */

static void set_head(struct table_setter *t) {
    struct pages *pages = t->setter->job->pages;
    struct element *section = element_new(pages, t->element, ELEMENT_THEAD);
    struct element *element = element_new(pages, section, ELEMENT_TR);
    struct item *row = add_row(t, t->setter->galley, t->table->column_count);
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

static struct item *build_group(const struct table_setter *t, struct galley *galley, const struct row *from,
                                struct element *element, bool continued) {
    struct item *row = add_row(t, galley, 1);
    struct galley cell;
    struct setter inner = cell_setter(t, &cell, t->setter->width, element, ELEMENT_TH);
    if (inner.element) {
        inner.element->row_scope = true;
        inner.element->column_span = (int)t->table->column_count;
    }
    set_style(&inner, t, ROLE_TABLE_GROUP, false);
    const struct block *first = from->cells[0].blocks;
    if (continued && first && first->kind == BLOCK_PARAGRAPH) {
        struct job *job = t->setter->job;
        struct str name = inline_plain(job->arena, first->inlines), words = job->document->words->continued;
        text_set(&inner, str_format(job->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(words)), ELEMENT_P);
    } else {
        blocks_set(&inner, first);
    }
    row->cells[0].x = t->setter->x;
    row->cells[0].width = t->setter->width;
    cell_fill(&row->cells[0], &cell);
    row->below = (struct row_rule){COLOUR_RULE, STROKE_HAIR};
    row->keep = true;
    finish_row(t, row);
    return row;
}

static void set_group(struct table_setter *t, const struct row *from) {
    struct element *element = element_new(t->setter->job->pages, t->section, ELEMENT_TR);
    if (t->group) galley_space(t->setter->galley, t->plan.padding_y * 2);
    struct item *row = build_group(t, t->setter->galley, from, element, false);
    row->repeat[0] = t->head;
    struct galley apart = galley_new(t->setter->job->galleys);
    t->group = build_group(t, &apart, from, NULL, true);
    t->group->repeat[0] = t->group->repeat[1] = NULL;
}

static struct item *set_row(struct table_setter *t, size_t index) {
    const struct row *from = &t->table->rows[index];
    struct pages *pages = t->setter->job->pages;
    struct element *element = element_new(pages, t->section, ELEMENT_TR);
    struct item *row = add_row(t, t->setter->galley, t->table->column_count);
    bool total = from->kind == ROW_TOTAL;
    for (size_t i = 0; i < t->table->column_count; i++) {
        const struct column *column = &t->table->columns[i];
        struct galley galley;
        struct setter inner =
            cell_setter(t, &galley, t->plan.columns[i].width, element, column->row_heading ? ELEMENT_TH : ELEMENT_TD);
        if (inner.element) inner.element->row_scope = column->row_heading;
        set_style(&inner, t, total ? ROLE_TABLE_TOTAL : ROLE_TABLE, from->muted);
        inner.align = column->align;
        inner.end_inset = table_end_inset(&t->plan, t->table, index, i);
        blocks_set(&inner, from->cells[i].blocks);
        place_cell(t, row, i, &galley);
    }
    row->repeat[0] = t->head;
    row->repeat[1] = t->group;
    if (total) row->above = (struct row_rule){COLOUR_INK, STROKE_STRONG};
    else row->below = (struct row_rule){COLOUR_RULE, STROKE_HAIR};
    finish_row(t, row);
    return row;
}

/* A total stays with the row above it, whose rule gives way to its own. */
static void set_rows(struct table_setter *t) {
    struct item *last = NULL;
    for (size_t i = 0; i < t->table->row_count; i++) {
        const struct row *row = &t->table->rows[i];
        if (row->kind == ROW_TOTAL && last) {
            last->keep = true;
            last->below.width = 0;
        }
        if (row->kind == ROW_GROUP) {
            set_group(t, row);
            last = NULL;
            continue;
        }
        last = set_row(t, i);
    }
}

static void set_caption(const struct table_setter *t) {
    if (!t->table->caption) return;
    struct setter caption = *t->setter;
    caption.element = t->element;
    caption.ragged = true;
    setter_role(&caption, ROLE_FIGURE_TITLE);
    struct item *last = caption.galley->last;
    caption.after = 0;
    paragraph_set(&caption, t->table->caption, ELEMENT_CAPTION);
    galley_keep(caption.galley, last);
}

void table_set(const struct setter *setter, const struct block *block) {
    const struct table *table = block->table;
    if (!table || !table->column_count) return;
    struct job *job = setter->job;
    struct table_setter t = {.setter = setter, .table = table};
    struct arena_mark mark = arena_mark(job->scratch);
    t.plan = table_plan(job, table, setter->width);
    t.element = element_new(job->pages, setter->element, ELEMENT_TABLE);
    galley_space(setter->galley, scale_length(job->theme, SPACE_PARAGRAPH));
    struct item *last = setter->galley->last;
    set_caption(&t);
    if (table->headed) set_head(&t);
    t.section = element_new(job->pages, t.element, ELEMENT_TBODY);
    struct item *body = setter->galley->last;
    set_rows(&t);
    if (body) galley_keep_ends(setter->galley, body, 0);
    galley_keep_ends(setter->galley, last, job->column_height / SMALL_TABLE);
    galley_space(setter->galley, scale_length(job->theme, SPACE_BLOCK));
    arena_rewind(job->scratch, mark);
}
