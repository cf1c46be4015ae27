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

static void write_cell(struct html *html, const struct column *column, const struct cell *cell) {
    bool names_row = column->row_heading && cell->blocks;
    buffer_append_c(html->out, names_row ? "<th scope=\"row\"" : "<td");
    write_classes(html->out, column);
    buffer_char(html->out, '>');
    html_blocks_short(html, cell->blocks);
    buffer_append_c(html->out, names_row ? "</th>\n" : "</td>\n");
}

static void write_row(struct html *html, const struct table *table, const struct row *row) {
    const char *kind = row->kind == ROW_TOTAL ? "total" : row->kind == ROW_SUBTOTAL ? "subtotal" : "";
    const char *muted = row->muted ? "muted" : "", *between = *kind && *muted ? " " : "";
    if (*kind || *muted) buffer_format(html->out, "<tr class=\"%s%s%s\">\n", kind, between, muted);
    else buffer_append_c(html->out, "<tr>\n");
    for (size_t i = 0; i < table->column_count; i++) write_cell(html, &table->columns[i], &row->cells[i]);
    buffer_append_c(html->out, "</tr>\n");
}

/* A group row opens a <tbody> of its own: that is what its heading is for. A total at the very end is the whole
 * table's. */
static void write_rows(struct html *html, const struct table *table) {
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
        else write_row(html, table, row);
    }
    if (open) buffer_format(html->out, "</%s>\n", open);
}

void html_table(struct html *html, const struct table *table) {
    struct str name = table->caption ? inline_plain(html->scratch, table->caption) : html->heading;
    html_scroller(html, "table", name);
    buffer_append_c(html->out, table->dense ? "<table class=\"dense\">\n" : "<table>\n");
    if (table->caption) {
        buffer_append_c(html->out, "<caption>");
        html_inlines(html, table->caption);
        buffer_append_c(html->out, "</caption>\n");
    }
    if (table->headed) write_head(html, table);
    write_rows(html, table);
    buffer_append_c(html->out, "</table>\n</div>\n");
}
