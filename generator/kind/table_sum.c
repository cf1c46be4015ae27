/* Sums that authors write below their tables: checked, for a reader would add up. */
#include "kind/table_sum.h"

#include "base/arena.h"
#include "kind/record_value.h"
#include "read/table_line.h"

/* Cells ----------------------------------------------------------------------------------------------------------- */

struct str cell_text(struct arena *arena, const struct cell *cell, struct str breaks) {
    struct str text = {0};
    for (const struct inline_node *node = cell->blocks ? cell->blocks->inlines : NULL; node; node = node->next) {
        struct inline_node alone = *node;
        alone.next = NULL;
        text = str_join(arena, text, node->kind == INLINE_BREAK ? breaks : inline_plain(arena, &alone));
    }
    return str_trim(text);
}

static struct span line_of_row(const struct table *table, const struct row *row) {
    for (size_t c = 0; c < table->column_count; c++)
        if (row->cells[c].blocks) return row->cells[c].blocks->span;
    return (struct span){0};
}

struct span cell_span(const struct table *table, const struct row *row, size_t column) {
    struct span line = line_of_row(table, row), span = {.source = line.source, .line = line.line};
    struct str text = line.source ? source_line(line.source, line.line) : (struct str){0};
    struct str cell = table_line_cell(text, column);
    if (!cell.size) return span;
    span.column = (uint32_t)str_code_points(str_slice(text, 0, (size_t)(cell.data - text.data))) + 1;
    span.length = (uint32_t)str_code_points(cell);
    return span;
}

/* Which rows ------------------------------------------------------------------------------------------------------ */

static bool is_sum_word(struct arena *arena, struct str text) {
    static const char *const words[] = {
        "summe",     "gesamt", "total", "sum", "gesamtsumme", "insgesamt", "grand_total",  "subtotal",
        "sub_total", "Σ",      "∑",     "σ",   "totals",      "totale",    "gesamt_summe", "zwischensumme"};
    struct str key = text_name(arena, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_c(key, words[i])) return true;
    return false;
}

static bool is_figure(const struct field *field) {
    enum field_type type = field ? field->type : FIELD_TEXT;
    return type == FIELD_MONEY || type == FIELD_NUMBER || type == FIELD_INTEGER || type == FIELD_PERCENT;
}

bool row_is_sum(struct record_reader *reader, const struct table_columns *columns, const struct row *row) {
    bool named = false, figures = false;
    for (size_t c = 0; c < columns->table->column_count; c++) {
        struct str text = cell_text(reader->arena, &row->cells[c], STR(" "));
        if (!text.size) continue;
        if (!named && !is_sum_word(reader->arena, text)) return false;
        if (named && columns->keys[c].field && !is_figure(columns->keys[c].field)) return false;
        figures |= named && is_figure(columns->keys[c].field);
        named = true;
    }
    return figures;
}

/* Comparing ------------------------------------------------------------------------------------------------------- */

/* A cell as its column is read, without a word about what is wrong: the rows say that. */
static struct datum read_cell(struct record_reader *reader, const struct table_columns *columns, size_t r, size_t c) {
    struct arena *arena = reader->arena;
    struct diagnostics silent = diagnostics_new(arena);
    struct record_reader quiet = *reader;
    struct str text = cell_text(arena, &columns->table->rows[r].cells[c], STR(" "));
    struct value value = {.kind = VALUE_SCALAR, .text = row_key_value(arena, &columns->keys[c], text)};
    quiet.sink = &silent;
    return value.text.size ? datum_read(&quiet, columns->keys[c].field, &value) : (struct datum){0};
}

static bool is_number(struct datum datum) { return datum.kind == DATUM_MONEY || datum.kind == DATUM_NUMBER; }

/* As much as the last digit that was written may have been rounded: “1,3 Mio.” is meant by half of 0.1 million. */
static struct decimal rounding_of(struct arena *arena, struct datum sum) {
    int digits = 0, places = 0;
    struct str plain = decimal_plain(arena, decimal_absolute(sum.number));
    for (struct str rest = sum.text; rest.size; rest = str_skip(rest, 1))
        digits += rest.data[0] >= '0' && rest.data[0] <= '9';
    while ((size_t)places < plain.size && plain.data[places] != '.') places++;
    struct decimal half = decimal_divide(decimal_of(1), decimal_of(2));
    return decimal_multiply(half, decimal_power(decimal_of(10), decimal_of(places - digits)));
}

/* The rows from `first` up to `at`; false when one is not understood or of another currency. */
static bool add_up(struct record_reader *reader, const struct table_columns *columns, size_t first, size_t at, size_t c,
                   const struct datum *sum, struct decimal *total) {
    *total = decimal_of(0);
    for (size_t r = first; r < at; r++) {
        const struct row *row = &columns->table->rows[r];
        if (row->bare || row_is_sum(reader, columns, row)) continue;
        struct datum cell = read_cell(reader, columns, r, c);
        if (cell.unread || (cell.kind == DATUM_MONEY && !str_equal(cell.currency, sum->currency))) return false;
        if (is_number(cell)) *total = decimal_add(*total, cell.number);
    }
    return true;
}

static bool is_near(struct arena *arena, const struct datum *sum, struct decimal total) {
    struct decimal distance = decimal_absolute(decimal_subtract(sum->number, total));
    return sum->bound || decimal_compare(distance, rounding_of(arena, *sum)) <= 0;
}

/* A sum that nobody could compare with anything is named: it stands in no row. */
static void note_unread(struct record_reader *reader, const struct datum *sum, const struct table *table, size_t at,
                        size_t c) {
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_INFO, CODE_I02, cell_span(table, &table->rows[at], c),
                 "“{0}” stands here as a sum and is not compared: it cannot be read in one way", str_trim(sum->text));
    diagnose_help(reader->sink, d, "write the figure in full if it is to be checked");
}

static void check_column(struct record_reader *reader, const struct table_columns *columns, size_t first, size_t at,
                         size_t c) {
    struct datum sum = read_cell(reader, columns, at, c);
    struct decimal total, part;
    const struct table *table = columns->table;
    if (sum.unread) note_unread(reader, &sum, table, at, c);
    if (!is_number(sum) || !add_up(reader, columns, 0, at, c, &sum, &total)) return;
    if (!add_up(reader, columns, first, at, c, &sum, &part) || is_near(reader->arena, &sum, total)) return;
    if (is_near(reader->arena, &sum, part)) return;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, cell_span(table, &table->rows[at], c),
                                    "“{0}” stands here as the sum of “{1}”, but the rows above add up to {2}", sum.text,
                                    str_trim(inline_plain(reader->arena, table->columns[c].heading)),
                                    decimal_plain(reader->arena, first ? part : total));
    diagnose_help(reader->sink, d, "correct the one or the other; the rows are what is computed with");
}

void row_check_sum(struct record_reader *reader, const struct table_columns *columns, size_t first, size_t at) {
    for (size_t c = 0; c < columns->table->column_count; c++) {
        const struct field *field = columns->keys[c].field;
        if (is_figure(field) && field->type != FIELD_PERCENT) check_column(reader, columns, first, at, c);
    }
}
