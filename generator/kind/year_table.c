/* A table on its side becomes the mapping by years that YAML would have had. */
#include "kind/year_table.h"

#include "base/word_list.h"
#include "kind/record_fields.h"
#include "kind/record_time.h"
#include "kind/table_sum.h"
#include "kind/year_mark.h"

enum { FEWEST_YEARS = 2 };

static struct str heading_of(struct record_reader *reader, const struct table *table, size_t column) {
    return str_trim(inline_plain(reader->arena, table->columns[column].heading));
}

static struct str label_of(struct record_reader *reader, const struct row *row) {
    return cell_text(reader->arena, &row->cells[0], STR(" "));
}

bool year_table_is(struct record_reader *reader, const struct field *list, const struct table *table) {
    if (list->keyed_count != 1 || list->keyed[0]->type != FIELD_YEAR || !list->leaf) return false;
    if (table->column_count < 1 + FEWEST_YEARS) return false;
    for (size_t c = 1; c < table->column_count; c++) {
        struct str year = year_without_mark(reader->arena, heading_of(reader, table, c));
        if (!year.size || !record_is_year(reader, list->keyed[0], year)) return false;
    }
    return true;
}

/* Which row says what -----------------------------------------------------------------------------------------------
 */

static bool is_name_of(struct record_reader *reader, const struct field *field, struct str text) {
    return aliases_hold(field->aliases, field->alias_count, text_name(reader->arena, text));
}

/* “Umsatz”, “Umsatz (T€)”, "Plan"; the list's own name and that of its group mean the figure that it keeps. */
static struct row_key key_of(struct record_reader *reader, const struct field *list, struct str label) {
    struct row_key key = row_key_find(reader, list, label);
    if (key.field && key.field != list->keyed[0]) return key;
    const struct field *group = list->set->outer ? field_find(list->set->outer, list->set->name) : NULL;
    bool own = is_name_of(reader, list, label) || (group && is_name_of(reader, group, label));
    return own ? (struct row_key){.field = list->leaf, .name = list->leaf->name} : (struct row_key){0};
}

/* Each cell of a row as the figure of its list: for telling which row is the sum. */
static bool is_sum(struct record_reader *reader, const struct field *list, const struct table *table, size_t row) {
    struct row_key *keys = NEW_ARRAY(reader->arena, struct row_key, table->column_count);
    keys[0] = (struct row_key){0};
    for (size_t c = 1; c < table->column_count; c++)
        keys[c] = (struct row_key){.field = list->leaf, .name = list->leaf->name, .unit = reader->unit};
    struct table_columns columns = {table, keys};
    if (!row_is_sum(reader, &columns, &table->rows[row])) return false;
    row_check_sum(reader, &columns, 0, row);
    return true;
}

/* What to read, row by row; a key without a field: nothing. */
static struct row_key *keys_of(struct record_reader *reader, const struct field *list, const struct table *table) {
    struct row_key *keys = NEW_ARRAY(reader->arena, struct row_key, table->row_count + 1);
    struct row_key leaf = {.field = list->leaf, .name = list->leaf->name};
    bool any = false;
    for (size_t r = 0; r < table->row_count; r++) {
        keys[r] = key_of(reader, list, label_of(reader, &table->rows[r]));
        any |= keys[r].field != NULL;
    }
    if (!any && table->row_count == 1) keys[0] = leaf;
    for (size_t r = 0; r < table->row_count && table->row_count > 1; r++)
        if (!any && is_sum(reader, list, table, r)) keys[r] = leaf;
    return keys;
}

/* Reading -----------------------------------------------------------------------------------------------------------
 */

static struct value *scalar(struct record_reader *reader, const struct row_key *key, struct str text,
                            struct span span) {
    struct value *value = NEW(reader->arena, struct value);
    struct row_key with = *key;
    if (!with.unit.size && with.field->type == FIELD_MONEY) with.unit = reader->unit;
    *value = (struct value){.kind = VALUE_SCALAR, .style = SCALAR_PLAIN, .span = span};
    value->text = row_key_value(reader->arena, &with, text);
    value->text_line = span.line;
    value->text_column = span.column;
    return value;
}

/* "2027 Plan" above “Umsatz”: the mark says which figure it is, and a single value has room for it. */
static struct value *value_of_year(struct record_reader *reader, const struct field *list, const struct table *table,
                                   const struct row_key *keys, size_t column) {
    struct value *year = NEW(reader->arena, struct value);
    size_t capacity = 0;
    *year = (struct value){.kind = VALUE_MAPPING, .span = table->rows[0].cells[0].blocks->span};
    for (size_t r = 0; r < table->row_count; r++) {
        struct str text = cell_text(reader->arena, &table->rows[r].cells[column], STR(" "));
        if (!keys[r].field || !text.size) continue;
        struct span span = cell_span(table, &table->rows[r], column);
        struct entry entry = {keys[r].name, span, scalar(reader, &keys[r], text, span)};
        ARENA_PUSH(reader->arena, year->entries, year->count, capacity) = entry;
    }
    bool single = year->count == 1 && str_equal(year->entries[0].key, list->leaf->name);
    return single ? year->entries[0].value : year;
}

/* Whether there are any. */
static bool report_rest(struct record_reader *reader, const struct field *list, const struct block *block,
                        const struct row_key *keys) {
    struct word_list rest = {.quoted = true};
    for (size_t r = 0; r < block->table->row_count; r++)
        if (!keys[r].field) word_list_add(reader->arena, &rest, label_of(reader, &block->table->rows[r]));
    if (!rest.count) return false;
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_INFO, CODE_I16, block->span,
                 "of this table “{0}” took the sum alone: the rows {1} stay text",
                 field_spelling(list, reader->language), word_list_all(reader->arena, &rest, "{0} and {1}"));
    diagnose_help(reader->sink, d, "nothing has to be done unless they are to be computed with");
    return true;
}

bool year_table_read(struct record_reader *reader, struct record *record, const struct field *list, struct block *block,
                     struct block_list *rest) {
    const struct table *table = block->table;
    struct row_key *keys = table->row_count ? keys_of(reader, list, table) : NULL;
    struct value years = {.kind = VALUE_MAPPING, .span = block->span};
    size_t capacity = 0, read = 0;
    for (size_t r = 0; r < table->row_count; r++) {
        if (!table->rows[r].cells[0].blocks || table->rows[r].surplus) return false;
        read += keys[r].field != NULL;
    }
    for (size_t c = 1; read && c < table->column_count; c++) {
        struct value *value = value_of_year(reader, list, table, keys, c);
        if (value->kind == VALUE_MAPPING && !value->count) continue;
        struct entry entry = {heading_of(reader, table, c), block->span, value};
        ARENA_PUSH(reader->arena, years.entries, years.count, capacity) = entry;
    }
    if (!years.count) return false;
    reader->read_markdown = true;
    record_add_rows(reader, record, list, &years);
    if (report_rest(reader, list, block, keys)) block_append(rest, block);
    return true;
}
