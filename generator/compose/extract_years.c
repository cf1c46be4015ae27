/* Tables whose columns are years. */
#include "compose/extract_years.h"

#include "base/arena.h"
#include "compose/table.h"

enum { MOST_YEARS = 6 }; /* the last ones: more columns do not fit a page */

/* A line of the table: its label and its values by year. */
struct line {
    struct datum label;
    struct type label_type;
    struct str text;  /* instead of a label: that of a field */
    struct type type; /* of the values */
    struct datum values[MOST_YEARS];
};

struct sheet {
    struct str heading; /* of the first column */
    struct date years[MOST_YEARS];
    size_t year_count;
    struct line *lines;
    size_t line_count, line_capacity;
};

static bool is_keyed(const struct field *field, size_t keys) {
    if (field->type != FIELD_LIST || field->keyed_count != keys || !field->leaf) return false;
    enum field_type last = field->keyed[keys - 1]->type;
    return last == FIELD_YEAR || last == FIELD_PERIOD;
}

/* A row may hold nothing but the year and its one value. */
bool is_by_year(const struct field *field) {
    size_t written = 0;
    if (!is_keyed(field, 1)) return false;
    for (size_t f = 0; f < field_rows(field)->count; f++) written += !field_rows(field)->fields[f].formula;
    return written == 2;
}

static struct datum year_of(const struct record *row, const struct field *list) {
    return *record_said(row, list->keyed[list->keyed_count - 1]);
}

/* Keeps the latest years, in order. */
static void note_year(struct sheet *sheet, struct date year) {
    size_t at = 0;
    while (at < sheet->year_count && date_compare(sheet->years[at], year) < 0) at++;
    if (at < sheet->year_count && date_compare(sheet->years[at], year) == 0) return;
    if (sheet->year_count == MOST_YEARS) {
        if (!at) return;
        for (size_t i = 1; i < at; i++) sheet->years[i - 1] = sheet->years[i];
        sheet->years[at - 1] = year;
        return;
    }
    for (size_t i = sheet->year_count++; i > at; i--) sheet->years[i] = sheet->years[i - 1];
    sheet->years[at] = year;
}

static void note_years(struct sheet *sheet, struct datum rows, const struct field *list) {
    for (size_t r = 0; rows.kind == DATUM_LIST && r < rows.count; r++) {
        struct datum year = year_of(rows.items[r].record, list);
        if (year.kind == DATUM_DATE) note_year(sheet, year.date);
    }
}

static void set_value(const struct sheet *sheet, struct line *line, const struct record *row,
                      const struct field *list) {
    struct datum year = year_of(row, list);
    for (size_t y = 0; year.kind == DATUM_DATE && y < sheet->year_count; y++)
        if (date_compare(sheet->years[y], year.date) == 0) line->values[y] = *record_said(row, list->leaf);
}

static struct line *add_line(struct composer *composer, struct sheet *sheet, const struct field *leaf) {
    struct line *line = &ARENA_PUSH(composer->arena, sheet->lines, sheet->line_count, sheet->line_capacity);
    *line = (struct line){.type = type_of_field(leaf)};
    return line;
}

static struct block *line_label(struct composer *composer, const struct line *line) {
    return line->text.size ? text_cell(composer, line->text) : print_blocks(composer, line->label, line->label_type);
}

static struct block *build(struct composer *composer, const struct sheet *sheet) {
    if (!sheet->line_count || !sheet->year_count) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_TABLE, (struct span){0});
    struct table *table = block->table = NEW(composer->arena, struct table);
    *table = (struct table){.column_count = sheet->year_count + 1, .headed = true};
    table->columns = NEW_ARRAY(composer->arena, struct column, table->column_count);
    table->rows = NEW_ARRAY(composer->arena, struct row, sheet->line_count);
    table->columns[0] =
        (struct column){.heading = inline_text(composer->arena, sheet->heading, block->span), .row_heading = true};
    for (size_t y = 0; y < sheet->year_count; y++) {
        struct str year = locale_date(composer->arena, composer->locale, sheet->years[y], DATE_SHORT);
        table->columns[y + 1] = (struct column){
            .heading = inline_text(composer->arena, year, block->span), .align = ALIGN_END, .narrow = true};
    }
    for (size_t l = 0; l < sheet->line_count; l++) {
        const struct line *line = &sheet->lines[l];
        struct row *row = &table->rows[table->row_count++];
        int places = datum_places(line->values, sheet->year_count, 1);
        row->cells = NEW_ARRAY(composer->arena, struct cell, table->column_count);
        row->cells[0].blocks = line_label(composer, line);
        for (size_t y = 0; y < sheet->year_count; y++)
            row->cells[y + 1] = table_cell(composer, line->values[y], line->type, places);
    }
    return block;
}

struct block *years_of_group(struct composer *composer, const struct record *group) {
    struct sheet sheet = {.heading = message_say(composer->arena, composer->catalogue, "By year")};
    for (size_t f = 0; f < group->set->count; f++)
        if (is_by_year(&group->set->fields[f])) note_years(&sheet, *record_said_at(group, f), &group->set->fields[f]);
    for (size_t f = 0; f < group->set->count; f++) {
        const struct field *list = &group->set->fields[f];
        struct datum rows = *record_said_at(group, f);
        if (!is_by_year(list) || rows.kind != DATUM_LIST || !rows.count) continue;
        struct line *line = add_line(composer, &sheet, list->leaf);
        line->text = print_label(composer, list->labels);
        for (size_t r = 0; r < rows.count; r++) set_value(&sheet, line, rows.items[r].record, list);
    }
    return build(composer, &sheet);
}

/* {family: {year: amount}}: rows of one family follow each other. */
static struct block *years_of_keyed(struct composer *composer, struct datum rows, const struct field *field) {
    const struct field *key = field->keyed[0];
    struct sheet sheet = {.heading = print_label(composer, key->labels)};
    struct line *line = NULL;
    note_years(&sheet, rows, field);
    for (size_t r = 0; r < rows.count; r++) {
        const struct record *row = rows.items[r].record;
        struct datum label = *record_said(row, key);
        if (!line || !datum_equal(line->label, label)) {
            line = add_line(composer, &sheet, field->leaf);
            line->label = label;
            line->label_type = type_of_field(key);
        }
        set_value(&sheet, line, row, field);
    }
    return build(composer, &sheet);
}

/* Rows with a list by year inside: a line for each row. */
static struct block *years_of_rows(struct composer *composer, struct datum rows, const struct field *inner) {
    const struct field_set *set = inner->set;
    struct sheet sheet = {.heading = set->naming ? print_label(composer, set->naming->labels) : (struct str){0}};
    for (size_t r = 0; r < rows.count; r++) note_years(&sheet, *record_said(rows.items[r].record, inner), inner);
    for (size_t r = 0; r < rows.count; r++) {
        const struct record *row = rows.items[r].record;
        struct line *line = add_line(composer, &sheet, inner->leaf);
        struct datum values = *record_said(row, inner), unit = {0};
        for (size_t f = 0; f < set->count; f++)
            if (str_equal(set->fields[f].name, STR("unit"))) unit = *record_said_at(row, f);
        struct str title = record_title_in(composer->arena, row, composer->language);
        line->text = unit.kind == DATUM_TEXT ? str_format(composer->arena, "%.*s (%.*s)", STR_ARG(title),
                                                          STR_ARG(datum_text(unit, composer->language)))
                                             : title;
        for (size_t v = 0; values.kind == DATUM_LIST && v < values.count; v++)
            set_value(&sheet, line, values.items[v].record, inner);
    }
    return build(composer, &sheet);
}

struct block *years_of_list(struct composer *composer, struct datum rows, const struct field *field) {
    const struct field_set *set = field_rows(field);
    if (is_keyed(field, 2)) return years_of_keyed(composer, rows, field);
    if (is_by_year(field)) return NULL;
    for (size_t f = 0; set && f < set->count; f++)
        if (is_by_year(&set->fields[f])) return years_of_rows(composer, rows, &set->fields[f]);
    return NULL;
}
