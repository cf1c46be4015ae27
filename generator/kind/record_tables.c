/* Markdown as data: a pipe table or a list below a heading that names a list field ("## Opportunities") becomes rows of
 * that field, as if they had been written in YAML; every value knows its line. What is not read is named. */
#include "kind/record_tables.h"

#include "base/mend.h"
#include "kind/record_fields.h"
#include "kind/record_key.h"
#include "kind/record_lists.h"
#include "kind/row_draft.h"
#include "kind/table_sum.h"
#include "kind/typed_list.h"
#include "kind/year_mark.h"
#include "kind/year_table.h"

/* A table while it is read. */
struct table_reader {
    struct row_maker maker;
    struct table_columns columns;
    struct str *headings;
    bool *skipped; /* columns that only number the rows */
};

/* Columns --------------------------------------------------------------------------------------------------------- */

static bool says(const struct table_reader *reader, const struct field *field) {
    for (size_t c = 0; c < reader->columns.table->column_count; c++)
        if (reader->columns.keys[c].field == field) return true;
    return false;
}

static bool says_key(const struct table_reader *reader, struct str name) {
    for (size_t c = 0; c < reader->columns.table->column_count; c++)
        if (reader->columns.keys[c].field && str_equal(reader->columns.keys[c].name, name)) return true;
    return false;
}

/* 1, 2, 3 …: where the rows stand, which their order says. */
static bool counts_up(struct arena *arena, const struct table *table, size_t column) {
    struct decimal next = decimal_of(0), number;
    bool any = false;
    for (size_t r = 0; r < table->row_count; r++) {
        struct str text = cell_text(arena, &table->rows[r].cells[column], STR(" "));
        while (str_ends(text, STR(".")) || str_ends(text, STR(")"))) text.size--;
        if (!text.size) continue;
        if (!decimal_parse(text, &number) || (any && decimal_compare(number, next) != 0)) return false;
        next = decimal_add(number, decimal_of(1));
        any = true;
    }
    return any;
}

static bool is_numbering(const struct table_reader *reader, size_t column) {
    struct arena *arena = reader->maker.reader->arena;
    struct str heading = reader->headings[column];
    const struct field *field = reader->columns.keys[column].field, *id = reader->maker.rows->id;
    if (field && field != id) return false;
    bool sign = heading.size && !text_name_core(text_name(arena, heading)).size;
    return (sign || row_key_numbers(arena, heading)) && counts_up(arena, reader->columns.table, column);
}

/* A column called like the list, or a first one that has no name, is what the rows are called. */
static void find_naming(struct table_reader *reader) {
    const struct field *naming = reader->maker.rows->naming;
    const struct table *table = reader->columns.table;
    if (!naming || !row_key_takes_cell(naming) || says(reader, naming)) return;
    for (size_t c = 0; c < table->column_count; c++) {
        bool nameless = !c && !reader->headings[c].size;
        if (!nameless && !row_key_is_list(reader->maker.reader, reader->maker.list, reader->headings[c])) continue;
        reader->columns.keys[c] = (struct row_key){.field = naming, .name = naming->name};
        return;
    }
}

/* Of two columns for one field the one that is called by its first names has it: “Minuten” before “Zeit”. */
static bool is_called(const struct table_reader *reader, const struct row_key *key, struct str heading) {
    struct record_reader *r = reader->maker.reader;
    struct str name = text_name(r->arena, heading);
    bool plain = key->field && str_equal(key->name, key->field->name);
    return plain && (str_equal(name, text_name(r->arena, key->name)) ||
                     str_equal(name, text_name(r->arena, field_spelling(key->field, r->language))));
}

/* Whether all cells of a column can be read as the field. */
static bool column_fits(const struct table_reader *reader, size_t column, const struct field *field) {
    struct arena *arena = reader->maker.reader->arena;
    const struct table *table = reader->columns.table;
    for (size_t r = 0; r < table->row_count; r++) {
        struct value cell = {.kind = VALUE_SCALAR, .text = cell_text(arena, &table->rows[r].cells[column], STR(" "))};
        if (cell.text.size && !key_fits(reader->maker.reader, field, &cell)) return false;
    }
    return true;
}

/* Whether a column has a name of the text's own. */
static bool has_column(const struct table_reader *reader, const struct field *text) {
    for (size_t c = 0; c < reader->columns.table->column_count; c++) {
        const struct field *shared;
        if (field_find_shared(reader->maker.rows, reader->headings[c], &shared) == text) return true;
    }
    return false;
}

/* A name that a field shares with a text is the text's when a cell is nothing else. */
static struct row_key settle_shared(const struct table_reader *reader, size_t column, struct row_key key) {
    const struct field *text = NULL;
    if (key.field) field_find_shared(reader->maker.rows, reader->headings[column], &text);
    bool keeps = !text || column_fits(reader, column, key.field) || has_column(reader, text);
    return keeps ? key : (struct row_key){.field = text, .name = text->name};
}

static void take_column(struct table_reader *reader, size_t c, bool called) {
    struct row_key key = reader->columns.keys[c];
    struct str heading = reader->headings[c];
    if (key.field || !heading.size) return;
    key = settle_shared(reader, c, row_key_find(reader->maker.reader, reader->maker.list, heading));
    if (!key.field || says_key(reader, key.name) || (called && !is_called(reader, &key, heading))) return;
    reader->columns.keys[c] = key;
}

/* A unit that stands once above the table. */
static void take_unit(struct table_reader *reader, struct row_key *key) {
    if (key->field && key->field->type == FIELD_MONEY && !key->unit.size) key->unit = reader->maker.reader->unit;
}

static void find_columns(struct table_reader *reader) {
    struct arena *arena = reader->maker.reader->arena;
    const struct table *table = reader->columns.table;
    for (size_t c = 0; c < table->column_count; c++)
        reader->headings[c] = str_trim(inline_plain(arena, table->columns[c].heading));
    for (size_t c = 0; c < table->column_count; c++) take_column(reader, c, true);
    for (size_t c = 0; c < table->column_count; c++) take_column(reader, c, false);
    find_naming(reader);
    for (size_t c = 0; c < table->column_count; c++) {
        reader->skipped[c] = is_numbering(reader, c);
        if (reader->skipped[c]) reader->columns.keys[c] = (struct row_key){0};
        take_unit(reader, &reader->columns.keys[c]);
    }
}

static struct table_reader start(struct record_reader *reader, const struct field *list, const struct table *table) {
    struct arena *arena = reader->arena;
    size_t count = table->column_count + 1;
    struct table_reader made = {.maker = row_maker_new(reader, list),
                                .columns = {table, NEW_ARRAY(arena, struct row_key, count)},
                                .headings = NEW_ARRAY(arena, struct str, count),
                                .skipped = NEW_ARRAY(arena, bool, count)};
    for (size_t c = 0; c < count; c++) made.skipped[c] = false, made.columns.keys[c] = (struct row_key){0};
    for (size_t c = 0; c < count; c++) made.headings[c] = (struct str){0};
    find_columns(&made);
    return made;
}

static size_t known_columns(const struct table_reader *reader) {
    size_t known = 0;
    for (size_t c = 0; c < reader->columns.table->column_count; c++) known += reader->columns.keys[c].field != NULL;
    return known;
}

/* What a row cannot be without; NULL when all of it has a column. */
static const struct field *find_lacking(const struct table_reader *reader) {
    const struct field *list = reader->maker.list, *naming = reader->maker.rows->naming;
    if (naming && naming->required && row_key_takes_cell(naming) && !says(reader, naming)) return naming;
    for (size_t i = 0; i < list->keyed_count; i++)
        if (!says(reader, list->keyed[i]) && !list->keyed[i]->formula_text.size) return list->keyed[i];
    return NULL;
}

static void report_unread(const struct table_reader *reader, const struct block *block, const struct field *lacking) {
    struct record_reader *r = reader->maker.reader;
    struct str list = field_spelling(reader->maker.list, r->language);
    if (!known_columns(reader) || !lacking) {
        struct diagnostic *d = diagnose(r->sink, SEVERITY_INFO, CODE_I16, block->span,
                                        "the table's columns are no fields of “{0}”: it stays text", list);
        diagnose_help(r->sink, d, "rename the columns if the table is to be read as data, or the heading if it is not");
        return;
    }
    struct str name = field_spelling(lacking, r->language), near;
    struct diagnostic *d = diagnose(r->sink, SEVERITY_WARNING, CODE_I16, block->span,
                                    "this table is not read as “{0}”: no column is called “{1}”", list, name);
    for (size_t c = 0; c < reader->columns.table->column_count; c++)
        if (!reader->columns.keys[c].field && reader->headings[c].size &&
            field_suggest(reader->maker.rows, reader->headings[c], r->language, &near)) {
            diagnose_help(r->sink, d, "did you mean “{0}” by “{1}”?", near, reader->headings[c]);
            mend_meant_quietly(r->sink, d, MEND_CHOICE, reader->headings[c], near);
            return;
        }
    diagnose_help(r->sink, d, "call the column “{0}” that says it", name);
}

/* Rows ------------------------------------------------------------------------------------------------------------ */

static void add_cell(struct table_reader *reader, struct row_draft *draft, const struct row *row, size_t c) {
    struct row_maker *maker = &reader->maker;
    const struct row_key *key = &reader->columns.keys[c];
    bool list = key->field && key->field->type == FIELD_LIST;
    struct str text = cell_text(maker->reader->arena, &row->cells[c], list ? STR("; ") : STR(" "));
    struct span span = cell_span(reader->columns.table, row, c);
    if (!text.size || reader->skipped[c]) return;
    if (key->field) {
        draft_say(maker, draft, key, text, span);
        return;
    }
    draft_note(maker, draft, reader->headings[c], text, span);
    row_maker_unknown(maker, reader->headings[c].size ? reader->headings[c] : text, span);
}

static struct value *value_of_row(struct table_reader *reader, const struct row *row) {
    struct span line = cell_span(reader->columns.table, row, reader->columns.table->column_count);
    line.column = 1;
    struct row_draft draft = draft_new(&reader->maker, line);
    for (size_t c = 0; c < reader->columns.table->column_count; c++) add_cell(reader, &draft, row, c);
    struct value *made = draft_finish(&reader->maker, &draft);
    if (made) year_mark_in_row(reader->maker.reader, reader->maker.list, made);
    return made;
}

/* Rows that nobody could read are left for those that can be. */
static struct value *value_of_rows(struct table_reader *reader, const struct block *block, bool *unread,
                                   struct block_list *rest) {
    struct arena *arena = reader->maker.reader->arena;
    const struct table *table = reader->columns.table;
    struct value *value = NEW(arena, struct value);
    size_t capacity = 0, first = 0;
    *value = (struct value){.kind = VALUE_SEQUENCE, .span = block->span};
    for (size_t r = 0; r < table->row_count; r++) {
        const struct row *row = &table->rows[r];
        *unread |= row->surplus;
        if (row->bare) block_append(rest, row->cells[0].blocks);
        if (row->bare || row->surplus) continue;
        if (row_is_sum(reader->maker.reader, &reader->columns, row)) {
            if (!*unread) row_check_sum(reader->maker.reader, &reader->columns, first, r);
            first = r + 1;
            continue;
        }
        struct value *made = value_of_row(reader, row);
        if (made) ARENA_PUSH(arena, value->items, value->count, capacity) = made;
    }
    return value;
}

/* Whether the table was read; a line below it that has no bar is text. */
static bool read_table(struct record_reader *reader, struct record *record, const struct field *list,
                       struct block *block, struct block_list *rest) {
    struct table_reader table = start(reader, list, block->table);
    const struct field *lacking = find_lacking(&table);
    size_t known = known_columns(&table);
    bool unread = false;
    if (lacking && year_table_is(reader, list, block->table) && year_table_read(reader, record, list, block, rest))
        return true;
    reader->read_markdown = true;
    if (lacking || !known || (!table.maker.rows->naming && known * 2 < block->table->column_count)) {
        report_unread(&table, block, lacking);
        return false;
    }
    struct value *value = value_of_rows(&table, block, &unread, rest);
    static const struct row_unknown unknown = {
        .kept = "{0, plural, one {the column {1} is no field} other {the columns {1} are no fields}} of “{2}”: "
                "{0, plural, one {what it says} other {what they say}} stays with the row as “{3}”",
        .left_out = "{0, plural, one {the column {1} is no field} other {the columns {1} are no fields}} of “{2}” and "
                    "left out: its rows have no field for notes"};
    row_maker_report(&table.maker, &unknown);
    record_add_rows(reader, record, list, value);
    record_datum(record, list)->unread |= unread;
    return true;
}

static bool is_or_nearly(struct record_reader *reader, const struct field *field, struct str text) {
    struct str near;
    return !text.size || choice_find(field->choices, text) ||
           choice_suggest(field->choices, text, reader->language, &near);
}

bool record_table_keys_fit(struct record_reader *reader, const struct field *list, const struct table *table) {
    struct table_reader made = start(reader, list, table);
    for (size_t c = 0; c < table->column_count; c++) {
        const struct field *field = made.columns.keys[c].field;
        if (!field || field != list->keyed[0]) continue;
        for (size_t r = 0; r < table->row_count; r++)
            if (!is_or_nearly(reader, field, cell_text(reader->arena, &table->rows[r].cells[c], STR(" "))))
                return false;
    }
    return true;
}

size_t record_table_columns(struct record_reader *reader, const struct field *list, const struct table *table) {
    struct table_reader made = start(reader, list, table);
    size_t known = known_columns(&made), own = 0;
    for (size_t c = 0; c < table->column_count; c++) own += row_key_is_list(reader, list, made.headings[c]);
    return find_lacking(&made) || known < 2 || known * 2 < table->column_count ? 0 : known + own;
}

/* Sections -------------------------------------------------------------------------------------------------------- */

void record_take_rows(struct record_reader *reader, struct record *record, const struct field *list,
                      struct block *section) {
    struct block_list rest = {0};
    for (struct block *block = section->first, *next; block; block = next) {
        struct block_list after = {0};
        bool taken = false;
        next = block->next;
        block->next = NULL;
        struct block *typed = block->kind == BLOCK_PARAGRAPH ? typed_list(reader->arena, block) : NULL;
        if (typed) block = typed;
        if (block->kind == BLOCK_TABLE) taken = read_table(reader, record, list, block, &after);
        else if (block->kind == BLOCK_LIST) taken = record_read_list(reader, record, list, block, &after);
        else if (block->kind == BLOCK_PARAGRAPH) record_look_for_table(reader, list, block);
        block_append(&rest, taken ? after.first : block);
    }
    section->first = rest.first;
}
