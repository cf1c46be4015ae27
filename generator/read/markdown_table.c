/* Tables whose lines do not fit their head. */
#include "read/markdown_table.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "read/markdown.h"
#include "read/table_line.h"

/* Dashes ---------------------------------------------------------------------------------------------------------- */

/* A head has no table above it: its line is the first, or below one without bars. */
static bool is_head(const struct markdown_text *text, size_t line) {
    bool bars = table_line_count(text->lines[line]) > 1 && !table_line_is_delimiter(text->lines[line]);
    return bars && (!line || !table_line_count(text->lines[line - 1]));
}

struct str markdown_table_dashes(struct arena *arena, struct diagnostics *sink, const struct markdown_text *text,
                                 size_t line) {
    struct str dashes = text->lines[line];
    if (!line || !table_line_is_delimiter(dashes) || !is_head(text, line - 1)) return dashes;
    size_t wanted = table_line_count(text->lines[line - 1]), found = table_line_count(dashes);
    if (wanted == found || wanted > LIMIT_TABLE_COLUMNS) return dashes;
    struct buffer mended = {0};
    size_t start = 0;
    while (start < dashes.size && (dashes.data[start] == ' ' || dashes.data[start] == '>')) start++;
    buffer_append(&mended, str_slice(dashes, 0, start));
    for (size_t i = 0; i < wanted; i++) {
        struct str cell = table_line_cell(dashes, i);
        buffer_append(&mended, STR("|"));
        buffer_append(&mended, cell.size ? cell : STR("---"));
    }
    buffer_append(&mended, STR("|"));
    struct diagnostic *d =
        diagnose(sink, SEVERITY_INFO, CODE_M06, markdown_line_span(text, line),
                 "the line of dashes has {0} columns, the table's head {1}: the head was followed", found, wanted);
    diagnose_help(sink, d, "write a |---| for each column");
    struct str copy = str_copy(arena, buffer_str(&mended));
    buffer_free(&mended);
    return copy;
}

/* Rows ------------------------------------------------------------------------------------------------------------ */

void markdown_table_check_row(struct diagnostics *sink, const struct markdown_text *text, size_t line,
                              const struct table *table, struct row *row) {
    size_t found = line < text->line_count ? table_line_count(text->lines[line]) : 0, filled = found;
    while (filled > table->column_count && !table_line_cell(text->lines[line], filled - 1).size) filled--;
    row->bare = !found;
    row->surplus = filled > table->column_count;
    if (!row->surplus) return;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_M06, markdown_line_span(text, line),
                                    "this row has {0} cells, the table {1} columns: what belongs together is not known",
                                    filled, table->column_count);
    diagnose_help(sink, d, "write \\| for a bar that is text, or give the head and its line of dashes another column");
}

bool markdown_table_goes_on(const struct markdown_text *text, size_t first, size_t last, const struct table *table) {
    for (size_t i = first; i <= last; i++) {
        if (i >= text->line_count || table_line_is_delimiter(text->lines[i])) return false;
        if (table_line_count(text->lines[i]) != table->column_count) return false;
    }
    return table->column_count > 1;
}

static struct span cell_origin(const struct markdown_text *text, size_t line, struct str cell) {
    struct span span = markdown_line_span(text, line);
    size_t before = cell.size ? (size_t)(cell.data - text->lines[line].data) : 0;
    span.column = text->origin.column + (uint32_t)str_code_points(str_slice(text->lines[line], 0, before));
    return span;
}

static void fill_row(struct arena *arena, struct diagnostics *sink, const struct markdown_text *text, size_t line,
                     struct row *row) {
    size_t count = table_line_count(text->lines[line]);
    *row = (struct row){.kind = ROW_BODY, .cells = NEW_ARRAY(arena, struct cell, count)};
    for (size_t c = 0; c < count; c++) {
        struct str cell = table_line_cell(text->lines[line], c);
        struct span span = cell_origin(text, line, cell);
        struct inline_node *inlines = cell.size ? markdown_cell(arena, sink, cell, span) : NULL;
        if (inlines) row->cells[c].blocks = block_paragraph(arena, inlines, markdown_line_span(text, line));
    }
}

void markdown_table_add_rows(struct arena *arena, struct diagnostics *sink, const struct markdown_text *text,
                             size_t first, size_t last, struct table *table) {
    size_t count = table->row_count;
    struct row *rows = NEW_ARRAY(arena, struct row, count + last - first + 1);
    for (size_t r = 0; r < count; r++) rows[r] = table->rows[r];
    for (size_t i = first; i <= last; i++) fill_row(arena, sink, text, i, &rows[count++]);
    table->rows = rows;
    table->row_count = count;
    struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_M06, markdown_line_span(text, first),
                                    "an empty line cuts the table above: what follows was read as its rows");
    diagnose_help(sink, d, "take the empty line away");
}
