/* Measuring a table: every cell once for each size of text that is tried. */
#include "layout/table_cells.h"

#include "base/arena.h"
#include "layout/columns.h"
#include "layout/measure.h"
#include "layout/paragraph.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t decimal_position(struct str text, enum language language) {
    char sign = language == LANGUAGE_DE ? ',' : '.';
    size_t last = text.size;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == sign && i > 0 && is_digit(text.data[i - 1]) && i + 1 < text.size &&
            is_digit(text.data[i + 1]))
            return i;
        if (is_digit(text.data[i])) last = i + 1;
    }
    return last;
}

struct measuring {
    struct job *job;
    const struct table *table;
    struct table_plan *plan;
    struct column_wish *wishes;
    millipoints *before; /* by column: the widest part before the decimal sign */
    millipoints *cells;  /* the natural widths: the headings, then the rows */
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

/* A cell of figures: the parts before and behind its decimal sign are measured apart. */
static void measure_decimal(struct measuring *m, const struct block *block, const struct text_style *style, size_t row,
                            size_t column) {
    struct job *job = m->job;
    struct arena_mark mark = arena_mark(job->scratch);
    const struct paragraph *paragraph = paragraph_new(job, block->inlines, *style, 0, block->span);
    size_t position = decimal_position(paragraph->text, job->document->language);
    millipoints behind = paragraph_width_from(paragraph, position), before = paragraph->natural - behind;
    struct extent extent = {.least = paragraph->least, .natural = paragraph->natural};
    arena_rewind(job->scratch, mark);
    m->plan->behind[row * m->table->column_count + column] = behind;
    if (behind > m->plan->columns[column].behind) m->plan->columns[column].behind = behind;
    if (before > m->before[column]) m->before[column] = before;
    wish_cell(m, row, column, extent);
}

static void measure_row(struct measuring *m, size_t index, const struct text_style *body,
                        const struct text_style *total) {
    const struct row *row = &m->table->rows[index];
    if (row->kind == ROW_GROUP) return;
    const struct text_style *style = row->kind == ROW_TOTAL ? total : body;
    for (size_t i = 0; i < m->table->column_count; i++) {
        const struct block *blocks = row->cells[i].blocks;
        if (m->table->columns[i].align == ALIGN_DECIMAL && is_line(blocks)) measure_decimal(m, blocks, style, index, i);
        else wish_cell(m, index, i, blocks_extent(m->job, blocks, style));
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
        m->plan->columns[i].behind = m->before[i] = 0;
    }
    for (size_t i = 0; i < table->row_count; i++) measure_row(m, i, &body, &bold);
    for (size_t i = 0; i < table->column_count; i++) {
        millipoints both = m->before[i] + m->plan->columns[i].behind;
        wish(&m->wishes[i], (struct extent){.natural = both});
    }
}

static bool share(struct measuring *m, millipoints width, millipoints gutter) {
    size_t count = m->table->column_count;
    millipoints most = (millipoints)(width / (3 * (int64_t)count));
    m->plan->gutter = gutter < most ? gutter : most;
    millipoints room = width - (millipoints)(count - 1) * m->plan->gutter;
    if (!columns_share(m->wishes, count, room)) return false;
    columns_balance(m->wishes, count, m->cells, m->table->row_count + 1);
    return true;
}

struct table_plan table_plan(struct job *job, const struct table *table, millipoints width) {
    size_t count = table->column_count;
    struct table_plan plan = {.role = ROLE_TABLE,
                              .padding_y = scale_length(job->theme, SPACE_CELL_Y),
                              .columns = NEW_ARRAY(job->scratch, struct table_column, count),
                              .behind = NEW_ARRAY(job->scratch, millipoints, count * table->row_count)};
    struct measuring m = {.job = job,
                          .table = table,
                          .plan = &plan,
                          .wishes = NEW_ARRAY(job->scratch, struct column_wish, count),
                          .before = NEW_ARRAY(job->scratch, millipoints, count),
                          .cells = NEW_ARRAY(job->scratch, millipoints, count * (table->row_count + 1))};
    millipoints gutter = scale_length(job->theme, 2 * SPACE_CELL_X);
    measure(&m);
    if (!share(&m, width, gutter)) {
        plan.role = ROLE_TABLE_SMALL;
        measure(&m);
        share(&m, width, gutter / 2);
    }
    millipoints x = 0;
    for (size_t i = 0; i < count; i++) {
        plan.columns[i].x = x;
        plan.columns[i].width = m.wishes[i].width > NARROWEST ? m.wishes[i].width : NARROWEST;
        x += m.wishes[i].width + plan.gutter;
    }
    return plan;
}

millipoints table_end_inset(const struct table_plan *plan, const struct table *table, size_t row, size_t column) {
    if (table->columns[column].align != ALIGN_DECIMAL) return 0;
    return plan->columns[column].behind - plan->behind[row * table->column_count + column];
}
