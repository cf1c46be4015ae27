/* A figure as it is read aloud where nobody can unfold its data: the alternative text, then row by row what the data
 * table holds. */
#include "base/arena.h"
#include "base/buffer.h"
#include "tree/document.h"
#include "tree/drawing.h"

enum { ROWS_MOST = 60 }; /* what goes on longer, nobody listens to; the alternative text says what matters */

static void say_blocks(struct arena *arena, struct buffer *out, const struct block *first) {
    for (const struct block *block = first; block; block = block->next) {
        if (block != first) buffer_append_c(out, ", ");
        buffer_append(out, inline_plain(arena, block->inlines));
        say_blocks(arena, out, block->first);
    }
}

/* "2026: Plan 7.700.000 €, Umsatz 5.710.000 €." What is missing is not read out. */
static void say_row(struct arena *arena, struct buffer *out, const struct table *table, const struct row *row) {
    const char *before = ": ";
    buffer_char(out, ' ');
    say_blocks(arena, out, row->cells[0].blocks);
    for (size_t c = 1; c < table->column_count; c++) {
        struct buffer value = {0};
        say_blocks(arena, &value, row->cells[c].blocks);
        struct str text = str_copy(arena, buffer_str(&value)), heading = inline_plain(arena, table->columns[c].heading);
        buffer_free(&value);
        if (str_empty(text) || str_equal(text, STR(SIGN_MISSING))) continue;
        buffer_format(out, "%s%.*s%s%.*s", before, STR_ARG(heading), heading.size ? " " : "", STR_ARG(text));
        before = ", ";
    }
    buffer_char(out, '.');
}

struct str figure_spoken(struct arena *arena, const struct figure *figure, const struct document_words *words) {
    const struct table *table = figure->data;
    struct buffer out = {0};
    if (!table || !table->row_count) return figure->alternative;
    buffer_append(&out, figure->alternative);
    buffer_format(&out, " %.*s:", STR_ARG(words->data));
    for (size_t r = 0; r < table->row_count && r < ROWS_MOST; r++)
        if (table->rows[r].kind != ROW_GROUP) say_row(arena, &out, table, &table->rows[r]);
    if (table->row_count > ROWS_MOST) buffer_append_c(&out, " …");
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}
