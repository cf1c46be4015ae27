/* What the columns of a table are: by --map, the project's and the built-in names, the names of fields. */
#include "base/arena.h"
#include "base/suggest.h"
#include "command/import_internal.h"
#include "command/terminal.h"

static bool refuse(struct importing *importing, struct message message) {
    terminal_say(importing->words, message);
    return false;
}

static const struct field_set *rows_of(const struct importing *importing) {
    return importing->way.fields[importing->way.count - 1]->element->fields;
}

/* "Deal Name=title": what --map says of a column; empty: nothing. */
static struct str said_by_map(struct importing *importing, struct str head) {
    for (size_t i = 0; i < importing->options->map_count; i++) {
        struct str field = importing->options->maps[i], column;
        while (str_cut(&field, '=', &column) &&
               !str_equal(text_name(importing->arena, column), text_name(importing->arena, head)))
            column = (struct str){0};
        if (column.size) return str_trim(field);
    }
    return (struct str){0};
}

static bool by_word(struct import_column *column, struct str word) {
    static const struct {
        struct str word;
        enum import_role role;
    } roles[] = {{STR_INIT(IMPORT_KEY), IMPORT_ID},
                 {STR_INIT("account"), IMPORT_ACCOUNT},
                 {STR_INIT("currency"), IMPORT_CURRENCY},
                 {STR_INIT("-"), IMPORT_IGNORED}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (str_equal(roles[i].word, word)) return column->role = roles[i].role, true;
    return false;
}

static bool takes(const struct field *field) { return field && field_is_written(field) && field->type != FIELD_GROUP; }

/* False: --map names a field that is none. */
static bool read_column(struct importing *importing, size_t at, struct word_list *unknown) {
    struct import_column *column = &importing->columns[at];
    struct str head = csv_head(&importing->table, at), said = said_by_map(importing, head);
    struct str word = said.size ? said : import_map_column(importing->arena, &importing->map, head);
    if (word.size && by_word(column, word)) return true;
    column->field = field_find(rows_of(importing), word.size ? word : head);
    if (takes(column->field)) return column->role = IMPORT_FIELD, true;
    if (said.size)
        return refuse(importing, MESSAGE("there is no field “{0}” in “{1}”", said, rows_of(importing)->name));
    word_list_add(importing->arena, unknown, head);
    return true;
}

static bool read_style(struct importing *importing, size_t at) {
    struct import_column *column = &importing->columns[at];
    if (column->role != IMPORT_FIELD) return true;
    struct str *values = NEW_ARRAY(importing->arena, struct str, importing->table.rows + 1);
    for (size_t i = 0; i < importing->table.rows; i++) values[i] = csv_value(&importing->table, i, at);
    const struct region *region = importing->project->region;
    column->style = import_style_of(column->field, values, importing->table.rows, importing->options->decimal_mark,
                                    importing->options->dates);
    if (column->style.unsure && column->field->type == FIELD_DATE && region && region->order != ORDER_OPEN)
        column->style = (struct import_style){.order = region->order};
    if (!column->style.unsure) return true;
    return refuse(
        importing,
        MESSAGE(
            column->field->type == FIELD_DATE || column->field->type == FIELD_PERIOD
                ? "column “{0}”: day and month cannot be told apart; give --dates dmy or --dates mdy"
                : "column “{0}”: decimals and thousands cannot be told apart; give --decimal comma or --decimal point",
            csv_head(&importing->table, at)));
}

static bool has_role(const struct importing *importing, enum import_role role, const struct field *field) {
    for (size_t i = 0; i < importing->table.columns; i++)
        if (importing->columns[i].role == role && (!field || importing->columns[i].field == field)) return true;
    return false;
}

/* By what a row is found again. */
static bool has_key(struct importing *importing) {
    const struct field *list = importing->way.fields[importing->way.count - 1],
                       *key = list->keyed_count ? list->keyed[0] : rows_of(importing)->naming;
    if (key && has_role(importing, IMPORT_FIELD, key)) return true;
    return refuse(importing,
                  MESSAGE("no column is “{0}”; name it: --map \"COLUMN={0}\"", key ? key->name : list->name));
}

bool import_columns(struct importing *importing) {
    struct word_list unknown = {0};
    importing->columns = NEW_ARRAY(importing->arena, struct import_column, importing->table.columns + 1);
    for (size_t i = 0; i < importing->table.columns; i++)
        if (!read_column(importing, i, &unknown)) return false;
    if (!has_key(importing)) return false;
    if (!importing->options->account.size && !has_role(importing, IMPORT_ACCOUNT, NULL))
        return refuse(
            importing,
            MESSAGE("no column says the account; name it: --map \"COLUMN=account\", or give --for-account ID"));
    for (size_t i = 0; i < importing->table.columns; i++)
        if (!read_style(importing, i)) return false;
    if (unknown.count)
        terminal_say(importing->words, MESSAGE("not taken: {0}; --map \"COLUMN=FIELD\" takes a column",
                                               word_list_text(importing->arena, &unknown)));
    return true;
}
