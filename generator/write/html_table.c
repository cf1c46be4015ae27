/* Tables → HTML: every cell that names others says which, so that they can be listened to. */
#include "base/buffer.h"
#include "write/escape.h"
#include "write/html.h"

void html_scroller(struct html *html, const char *class, struct str name) {
    buffer_format(html->out, "<div class=\"%s\" role=\"group\" tabindex=\"0\" aria-label=\"", class);
    escape_html(html->out, name);
    buffer_append_c(html->out, "\">\n");
}

static void write_classes(struct buffer *out, const struct column *column) {
    const char *align = NULL;
    switch (column->align) {
    case ALIGN_START: break;
    case ALIGN_CENTER: align = "center"; break;
    case ALIGN_END:
    case ALIGN_DECIMAL: align = "end"; break; /* the digits behind the sign are as many in every row */
    }
    if (align && column->narrow) buffer_format(out, " class=\"%s narrow\"", align);
    else if (align) buffer_format(out, " class=\"%s\"", align);
    else if (column->narrow) buffer_append_c(out, " class=\"narrow\"");
}

static void write_head(struct html *html, const struct table *table) {
    buffer_append_c(html->out, "<thead>\n<tr>\n");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        const char *element = column->heading ? "th" : "td"; /* a heading without text says nothing */
        buffer_format(html->out, "<%s", element);
        if (column->heading) buffer_append_c(html->out, " scope=\"col\"");
        write_classes(html->out, column);
        buffer_char(html->out, '>');
        html_inlines(html, column->heading);
        buffer_format(html->out, "</%s>\n", element);
    }
    buffer_append_c(html->out, "</tr>\n</thead>\n");
}

static void write_group_row(struct html *html, const struct table *table, const struct row *row) {
    buffer_append_c(html->out, "<tr class=\"group\">\n<th scope=\"rowgroup\"");
    if (table->column_count > 1) buffer_format(html->out, " colspan=\"%zu\"", table->column_count);
    buffer_char(html->out, '>');
    html_blocks_short(html, row->cells[0].blocks);
    buffer_append_c(html->out, "</th>\n</tr>\n");
}

/* A phone has no room for columns of text: there each row becomes a few lines, in which values have their labels. Columns of
 * figures stay columns, for they are compared. */
static bool is_stacked(const struct table *table) {
    size_t texts = 0, labels = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        texts += column->align == ALIGN_START && !column->narrow;
        labels += column->heading != NULL;
    }
    return table->headed && table->column_count > 2 && texts > 1 && labels;
}

/* Nothing, or the dash that stands for it. */
static bool says_nothing(struct html *html, const struct cell *cell) {
    const struct block *block = cell->blocks;
    if (!block) return true;
    if (block->next || block->kind != BLOCK_PARAGRAPH) return false;
    return str_equal(inline_plain(html->scratch, block->inlines), STR("–"));
}

static void write_label(struct html *html, const struct column *column, const struct cell *cell) {
    if (says_nothing(html, cell)) {
        buffer_append_c(html->out, " data-label");
    } else if (column->heading) {
        buffer_append_c(html->out, " data-label=\"");
        escape_html(html->out, inline_plain(html->scratch, column->heading));
        buffer_char(html->out, '"');
    }
}

static void write_cell(struct html *html, const struct column *column, const struct cell *cell, bool labelled) {
    bool names_row = column->row_heading && cell->blocks;
    buffer_append_c(html->out, names_row ? "<th scope=\"row\"" : "<td");
    write_classes(html->out, column);
    if (labelled) write_label(html, column, cell);
    buffer_char(html->out, '>');
    html_blocks_short(html, cell->blocks);
    buffer_append_c(html->out, names_row ? "</th>\n" : "</td>\n");
}

static void write_row(struct html *html, const struct table *table, const struct row *row, bool stacked) {
    const char *kind = row->kind == ROW_TOTAL ? "total" : row->kind == ROW_SUBTOTAL ? "subtotal" : "";
    const char *muted = row->muted ? "muted" : "", *between = *kind && *muted ? " " : "";
    if (*kind || *muted) buffer_format(html->out, "<tr class=\"%s%s%s\">\n", kind, between, muted);
    else buffer_append_c(html->out, "<tr>\n");
    for (size_t i = 0; i < table->column_count; i++)
        write_cell(html, &table->columns[i], &row->cells[i], stacked && i);
    buffer_append_c(html->out, "</tr>\n");
}

/* A group row opens a <tbody> of its own: that is what its heading is for. A total at the very end is the whole
 * table's. */
static void write_rows(struct html *html, const struct table *table, bool stacked) {
    const char *open = NULL;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        bool foot = row->kind == ROW_TOTAL && i + 1 == table->row_count;
        if (!open || foot || row->kind == ROW_GROUP) {
            if (open) buffer_format(html->out, "</%s>\n", open);
            open = foot ? "tfoot" : "tbody";
            buffer_format(html->out, "<%s>\n", open);
        }
        if (row->kind == ROW_GROUP) write_group_row(html, table, row);
        else write_row(html, table, row, stacked);
    }
    if (open) buffer_format(html->out, "</%s>\n", open);
}

void html_table(struct html *html, const struct table *table) {
    struct str name = table->caption ? inline_plain(html->scratch, table->caption) : html->heading;
    html_scroller(html, "table", name);
    bool stacked = is_stacked(table);
    const char *dense = table->dense ? "dense" : "", *rows = stacked ? "stacked" : "", *between = *dense && *rows ? " " : "";
    if (*dense || *rows) buffer_format(html->out, "<table class=\"%s%s%s\">\n", dense, between, rows);
    else buffer_append_c(html->out, "<table>\n");
    if (table->caption) {
        buffer_append_c(html->out, "<caption>");
        html_inlines(html, table->caption);
        buffer_append_c(html->out, "</caption>\n");
    }
    if (table->headed) write_head(html, table);
    write_rows(html, table, stacked);
    buffer_append_c(html->out, "</table>\n</div>\n");
}
