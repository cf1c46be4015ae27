/* Measuring a table: every cell once for each size of text that is tried. */
#include "layout/table_cells.h"

#include <assert.h>

#include "base/arena.h"
#include "layout/columns.h"
#include "layout/measure.h"
#include "layout/paragraph.h"

enum { LITTLE_TEXT = 60 }; /* percent of the column: what wants no more is set no wider */

/* ---- numbers ---- */

static struct figure_extent figure_in(const struct paragraph *paragraph, size_t decimal_at) {
    if (!decimal_at) return (struct figure_extent){.kind = FIGURE_MARK, .before = paragraph->natural};
    assert(decimal_at <= paragraph->text.size);
    millipoints behind = paragraph_width_from(paragraph, decimal_at);
    return (struct figure_extent){.kind = FIGURE_NUMBER, .before = paragraph->natural - behind, .behind = behind};
}

struct figure_extent figure_of(struct job *job, const struct printed *printed, const struct text_style *style) {
    struct arena_mark mark = arena_mark(job->scratch);
    struct inline_node node = {.kind = INLINE_TEXT, .text = printed->text};
    const struct paragraph *paragraph = paragraph_new(job, &node, *style, 0, (struct span){0});
    struct figure_extent figure = figure_in(paragraph, printed->decimal_at);
    arena_rewind(job->scratch, mark);
    return figure;
}

millipoints table_end_inset(const struct table_column *column, struct figure_extent figure) {
    millipoints free = column->before + column->behind - figure.before;
    switch (figure.kind) {
    case FIGURE_NONE: return 0;
    case FIGURE_NUMBER: return column->behind - figure.behind;
    case FIGURE_MARK: return free > 0 ? free / 2 : 0;
    }
    return 0;
}

/* ---- measuring ---- */

struct measuring {
    struct job *job;
    const struct table *table;
    struct table_plan *plan;
    struct column_wish *wishes;
    millipoints *cells; /* the natural widths: the headings, then the rows */
};

static void wish(struct column_wish *column, struct extent extent) {
    if (extent.least > column->least) column->least = extent.least;
    if (extent.natural > column->natural) column->natural = extent.natural;
}

static void wish_cell(struct measuring *m, size_t row, size_t column, struct extent extent) {
    wish(&m->wishes[column], extent);
    m->cells[(row + 1) * m->table->column_count + column] = extent.natural;
}

static bool is_line(const struct block *blocks) { return blocks && blocks->kind == BLOCK_PARAGRAPH && !blocks->next; }

/* Numbers make room on both sides of the decimal sign. */
static void widen(struct table_column *column, struct figure_extent figure) {
    if (figure.kind != FIGURE_NUMBER) return;
    if (figure.before > column->before) column->before = figure.before;
    if (figure.behind > column->behind) column->behind = figure.behind;
}

static void measure_decimal(struct measuring *m, const struct cell *cell, const struct text_style *style, size_t row,
                            size_t column) {
    struct job *job = m->job;
    const struct block *block = cell->blocks;
    struct arena_mark mark = arena_mark(job->scratch);
    const struct paragraph *paragraph = paragraph_new(job, block->inlines, *style, 0, block->span);
    struct figure_extent figure = figure_in(paragraph, cell->decimal_at);
    struct extent extent = {.least = paragraph->least, .natural = paragraph->natural};
    arena_rewind(job->scratch, mark);
    m->plan->figures[row * m->table->column_count + column] = figure;
    widen(&m->plan->columns[column], figure);
    wish_cell(m, row, column, extent);
}

static void measure_row(struct measuring *m, size_t index, const struct text_style *body,
                        const struct text_style *sum) {
    const struct row *row = &m->table->rows[index];
    if (row->kind == ROW_GROUP) return;
    const struct text_style *style = row->kind == ROW_BODY ? body : sum;
    for (size_t i = 0; i < m->table->column_count; i++) {
        const struct block *blocks = row->cells[i].blocks;
        if (m->table->columns[i].align == ALIGN_DECIMAL && is_line(blocks))
            measure_decimal(m, &row->cells[i], style, index, i);
        else wish_cell(m, index, i, blocks_extent(m->job, blocks, style));
    }
}

/* The name of what is carried forward needs its room too, when one column has to hold it. */
static void measure_carried(struct measuring *m, const struct text_style *style) {
    const struct document_words *words = m->job->document->words;
    size_t first, count = table_carry_columns(m->plan, m->table, &first);
    for (size_t i = 0; count && i < m->table->column_count; i++) {
        if (!m->plan->carried[i].text.size) continue;
        struct figure_extent figure = figure_of(m->job, &m->plan->carried[i], style);
        millipoints width = figure.before + figure.behind;
        wish(&m->wishes[i], (struct extent){.least = width, .natural = width});
        if (m->table->columns[i].align == ALIGN_DECIMAL) widen(&m->plan->columns[i], figure);
    }
    if (count != 1) return;
    const struct printed labels[] = {{.text = words->carried}, {.text = words->brought}};
    for (size_t i = 0; i < 2; i++) {
        millipoints width = figure_of(m->job, &labels[i], style).before;
        wish(&m->wishes[first], (struct extent){.least = width, .natural = width});
    }
}

static void measure(struct measuring *m) {
    const struct table *table = m->table;
    struct text_style body = scale_text(m->job->theme, m->plan->role), bold = body;
    bold.bold = true;
    for (size_t i = 0; i < table->column_count; i++) {
        struct extent heading = {0};
        if (table->headed) heading = inlines_extent(m->job, table->columns[i].heading, &bold);
        m->cells[i] = heading.natural;
        m->wishes[i] = (struct column_wish){
            .narrow = table->columns[i].narrow, .least = heading.least, .heading = heading.natural};
        m->plan->columns[i] = (struct table_column){0};
    }
    for (size_t i = 0; i < table->row_count; i++) measure_row(m, i, &body, &bold);
    measure_carried(m, &body);
    for (size_t i = 0; i < table->column_count; i++) {
        millipoints both = m->plan->columns[i].before + m->plan->columns[i].behind;
        wish(&m->wishes[i], (struct extent){.natural = both});
    }
}

/* What all columns want, their headings on one line, with gutters of this width. */
static int64_t wanted_width(const struct measuring *m, millipoints gutter) {
    int64_t wanted = -(int64_t)gutter;
    for (size_t i = 0; i < m->table->column_count; i++) {
        const struct column_wish *column = &m->wishes[i];
        wanted += gutter + (column->natural > column->heading ? column->natural : column->heading);
    }
    return wanted;
}

static bool has_groups(const struct table *table) {
    for (size_t i = 0; i < table->row_count; i++)
        if (table->rows[i].kind == ROW_GROUP) return true;
    return false;
}

/* A table of little text is as wide as it needs to be: in a wider one the eye loses the row on its way from cell to cell. */
static millipoints fitting_width(const struct measuring *m, millipoints width, millipoints gutter) {
    int64_t wanted = wanted_width(m, gutter);
    return wanted * 100 <= (int64_t)width * LITTLE_TEXT && !has_groups(m->table) ? (millipoints)wanted : width;
}

static bool share(struct measuring *m, millipoints width, millipoints gutter) {
    size_t count = m->table->column_count;
    if (wanted_width(m, gutter * 5 / 3) <= width) gutter = gutter * 5 / 3;
    width = fitting_width(m, width, gutter);
    m->plan->width = width + 2 * m->plan->inset;
    millipoints most = (millipoints)(width / (3 * (int64_t)count));
    m->plan->gutter = gutter < most ? gutter : most;
    millipoints room = width - (millipoints)(count - 1) * m->plan->gutter;
    if (!columns_share(m->wishes, count, room)) return false;
    columns_balance(m->wishes, count, m->cells, m->table->row_count + 1);
    return true;
}

/* Figures have one width: the longest text is the widest. */
static struct printed *longest_carried(struct job *job, const struct table *table) {
    struct printed *longest = NULL;
    for (size_t r = 0; r < table->row_count; r++) {
        const struct printed *carried = table->rows[r].carried;
        if (carried && !longest) longest = NEW_ARRAY(job->galleys, struct printed, table->column_count);
        for (size_t i = 0; carried && i < table->column_count; i++)
            if (carried[i].text.size > longest[i].text.size) longest[i] = carried[i];
    }
    return longest;
}

size_t table_carry_columns(const struct table_plan *plan, const struct table *table, size_t *first) {
    size_t count = table->column_count, start = 0;
    if (!plan->carried) return 0;
    while (start < count && plan->carried[start].text.size) start++;
    size_t end = start;
    while (end < count && !plan->carried[end].text.size) end++;
    *first = start;
    return end - start;
}

static void place_columns(struct table_plan *plan, const struct column_wish *wishes, size_t count) {
    millipoints x = plan->inset;
    for (size_t i = 0; i < count; i++) {
        plan->columns[i].x = x;
        plan->columns[i].width = wishes[i].width > NARROWEST ? wishes[i].width : NARROWEST;
        x += wishes[i].width + plan->gutter;
    }
}

struct table_plan table_plan(struct job *job, const struct table *table, millipoints width) {
    size_t count = table->column_count;
    struct table_plan plan = {.role = table->dense ? ROLE_TABLE_DENSE : ROLE_TABLE,
                              .padding_y = scale_length(job->theme, table->dense ? SPACE_CELL_DENSE : SPACE_CELL_Y),
                              .columns = NEW_ARRAY(job->galleys, struct table_column, count),
                              .figures = NEW_ARRAY(job->scratch, struct figure_extent, count * table->row_count),
                              .carried = longest_carried(job, table)};
    struct measuring m = {.job = job,
                          .table = table,
                          .plan = &plan,
                          .wishes = NEW_ARRAY(job->scratch, struct column_wish, count),
                          .cells = NEW_ARRAY(job->scratch, millipoints, count * (table->row_count + 1))};
    millipoints gutter = scale_length(job->theme, 2 * SPACE_CELL_X);
    if (job->theme->tables == TABLES_ZEBRA && width > 8 * gutter) plan.inset = gutter / 2;
    width -= 2 * plan.inset;
    measure(&m);
    plan.fits = share(&m, width, gutter);
    if (!plan.fits) {
        plan.role = ROLE_TABLE_SMALL;
        measure(&m);
        plan.fits = share(&m, width, gutter / 2);
    }
    place_columns(&plan, m.wishes, count);
    return plan;
}
