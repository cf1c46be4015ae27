/* One row of a table: found among those of the plan, compared, changed or added. Nothing is taken away. */
#include <stdlib.h>

#include "base/arena.h"
#include "command/import_internal.h"
#include "command/terminal.h"

/* ---- what the row says ---- */

struct said {
    struct row_value *values;
    size_t count;
    struct str id, name, key; /* of the other program; what it is called; of a list that is kept by a key */
};

static struct row_value *value_of(struct said *said, const struct field *field) {
    for (size_t i = 0; i < said->count; i++)
        if (said->values[i].field == field) return &said->values[i];
    return NULL;
}

/* First and last name are two columns, and all of it may be a third. */
static void join(struct importing *importing, struct row_value *value, struct str text) {
    if (!str_find(value->text, text, NULL))
        value->text = str_format(importing->arena, "%.*s %.*s", STR_ARG(value->text), STR_ARG(text));
}

/* What is no value of the field stays with the row, below a key that is not read. */
static void put_aside(struct importing *importing, struct said *said, const struct field *field, struct str text) {
    struct str key = str_format(importing->arena, "x-%.*s", STR_ARG(field->name));
    said->values[said->count++] = (struct row_value){.key = key, .text = text};
    importing->put_aside++;
}

static void say(struct importing *importing, const struct import_account *account, struct said *said, size_t at,
                struct str raw) {
    const struct import_column *column = &importing->columns[at];
    struct str mapped = column->field->type == FIELD_CHOICE
                            ? import_map_value(importing->arena, &importing->map, column->field->name, raw)
                            : raw;
    struct row_value *before = value_of(said, column->field);
    struct str text;
    if (!import_value(&account->context, column->field, column->style, mapped.size ? mapped : raw, &text)) {
        put_aside(importing, said, column->field, raw);
        return;
    }
    if (before) join(importing, before, text);
    else said->values[said->count++] = (struct row_value){.field = column->field, .text = text};
}

/* Amounts of a plan are in one currency: those in another cannot be added up with them. */
static void put_foreign_aside(struct importing *importing, const struct import_account *account, struct said *said,
                              struct str currency) {
    for (size_t i = 0; currency.size && !str_equal(currency, account->context.currency) && i < said->count; i++) {
        struct row_value *value = &said->values[i];
        if (!value->field || value->field->type != FIELD_MONEY) continue;
        struct str key = str_format(importing->arena, "x-%.*s", STR_ARG(value->field->name));
        *value = (struct row_value){
            .key = key, .text = str_format(importing->arena, "%.*s %.*s", STR_ARG(value->text), STR_ARG(currency))};
        importing->put_aside++;
    }
}

static struct said read_row(struct importing *importing, const struct import_account *account, size_t row) {
    struct said said = {.values = NEW_ARRAY(importing->arena, struct row_value, importing->table.columns + 3)};
    const struct field *list = account->list.list;
    struct str currency = {0};
    for (size_t i = 0; i < importing->table.columns; i++) {
        struct str raw = csv_value(&importing->table, row, i);
        if (!raw.size) continue; /* nothing is no reason to take something away */
        if (importing->columns[i].role == IMPORT_FIELD) say(importing, account, &said, i, raw);
        else if (importing->columns[i].role == IMPORT_ID) said.id = raw;
        else if (importing->columns[i].role == IMPORT_CURRENCY) currency = raw;
    }
    put_foreign_aside(importing, account, &said, currency);
    const struct field *naming = list->element->fields->naming;
    struct row_value *name = naming ? value_of(&said, naming) : NULL,
                     *key = list->keyed_count ? value_of(&said, list->keyed[0]) : NULL;
    said.name = name ? name->text : (struct str){0};
    said.key = key ? key->text : (struct str){0};
    return said;
}

/* ---- finding it ---- */

static int by_key(const void *left, const void *right) {
    return str_compare(((const struct known_row *)left)->key, ((const struct known_row *)right)->key);
}

static const struct value *find(const struct import_account *account, struct arena *arena, char sign, struct str text) {
    struct str key = str_format(arena, "%c:%.*s", sign, STR_ARG(sign == 'n' ? text_id(arena, text) : text));
    const struct known_row wanted = {.key = key};
    const struct known_row *known = account->known_count && text.size
                                        ? bsearch(&wanted, account->known, account->known_count, sizeof wanted, by_key)
                                        : NULL;
    return known ? known->row : NULL;
}

/* By the other program's id; a row without one by its name. */
static const struct value *row_of(const struct importing *importing, const struct import_account *account,
                                  const struct said *said) {
    if (account->list.list->keyed_count) return find(account, importing->arena, 'k', said->key);
    const struct value *row = find(account, importing->arena, 'c', said->id);
    if (!row) row = find(account, importing->arena, 'i', said->id);
    if (row) return row;
    row = find(account, importing->arena, 'n', said->name);
    bool other = row && said->id.size && row->kind == VALUE_MAPPING && value_find(row, STR(IMPORT_KEY));
    return other ? NULL : row;
}

/* ---- changing it ---- */

static struct str scalar_text(const struct value *value) {
    return value && value->kind == VALUE_SCALAR ? value->text : (struct str){0};
}

/* A list in brackets as it would be said: "a, b". */
static struct str written_text(struct arena *arena, const struct value *value) {
    struct str text = scalar_text(value);
    for (size_t i = 0; value && value->kind == VALUE_SEQUENCE && i < value->count; i++)
        text = str_format(arena, "%.*s%s%.*s", STR_ARG(text), i ? ", " : "", STR_ARG(scalar_text(value->items[i])));
    return text;
}

static bool is_as_said(const struct importing *importing, const struct import_account *account, const struct value *row,
                       const struct row_value *value) {
    if (row->kind == VALUE_SCALAR) return import_same(&account->context, value->field, row->text, value->text);
    const struct value *written = value->field ? row_says(row, value->field) : value_find(row, value->key);
    if (!written) return false;
    struct str text = written_text(importing->arena, written);
    return value->field ? import_same(&account->context, value->field, text, value->text)
                        : str_equal(text, value->text);
}

static bool is_key_field(const struct field *list, const struct field *field) {
    return field && list->keyed_count && list->keyed[0] == field;
}

/* False after saying why it cannot be. */
static bool change(struct importing *importing, struct import_account *account, const struct value *row,
                   struct row_value value) {
    struct text_edit edit = {0};
    struct message problem;
    bool leaf = row->kind == VALUE_SCALAR && value.field == account->list.list->leaf;
    if (leaf ? row_list_change_leaf(&account->list, row, value, &edit, &problem)
             : row_list_change(&account->list, row, value, &edit, &problem))
        return row_file_add(importing->arena, &account->file, edit), true;
    terminal_say(importing->words, problem);
    return false;
}

static void compare(struct importing *importing, struct import_account *account, const struct value *row,
                    struct said *said) {
    size_t changes = 0, failed = 0;
    for (size_t i = 0; i < said->count; i++) {
        if (is_key_field(account->list.list, said->values[i].field) ||
            is_as_said(importing, account, row, &said->values[i]))
            continue;
        bool done = change(importing, account, row, said->values[i]);
        changes += done;
        failed += !done;
    }
    importing->left_out += failed > 0;
    importing->failed += failed > 0;
    importing->changed += !failed && changes;
    importing->equal += !failed && !changes;
}

/* ---- adding it ---- */

static size_t slot_of(const struct name_set *set, struct str name) {
    size_t at = str_hash(name) & (set->capacity - 1);
    while (set->slots[at].data && !str_equal(set->slots[at], name)) at = (at + 1) & (set->capacity - 1);
    return at;
}

static void grow(struct arena *arena, struct name_set *set) {
    struct name_set larger = {.capacity = set->capacity ? set->capacity * 2 : 64, .count = set->count};
    larger.slots = NEW_ARRAY(arena, struct str, larger.capacity);
    for (size_t i = 0; i < set->capacity; i++)
        if (set->slots[i].data) larger.slots[slot_of(&larger, set->slots[i])] = set->slots[i];
    *set = larger;
}

bool name_set_add(struct arena *arena, struct name_set *set, struct str name) {
    if (set->count * 2 >= set->capacity) grow(arena, set);
    size_t at = slot_of(set, name);
    if (set->slots[at].data) return false;
    set->slots[at] = name;
    set->count++;
    return true;
}

/* Whether a name of a row of the account is met for the first time in this run. */
static bool is_first(struct importing *importing, const struct import_account *account, char sign, struct str text) {
    struct str name =
        str_format(importing->arena, "%.*s/%c:%.*s", STR_ARG(account->document->source->name), sign, STR_ARG(text));
    return name_set_add(importing->arena, &importing->names, name);
}

/* Lists whose rows need an id get one: of the name, as it would be made for a row without. */
static void give_id(struct importing *importing, struct import_account *account, struct said *said) {
    const struct field *id = account->list.list->element->fields->id;
    if (!id || !id->required || account->list.list->keyed_count || value_of(said, id)) return;
    struct str stem = text_id(importing->arena, said->name), own = stem;
    for (int i = 2; find(account, importing->arena, 'i', own) || !is_first(importing, account, 'i', own); i++)
        own = str_format(importing->arena, "%.*s_%d", STR_ARG(stem), i);
    for (size_t i = said->count++; i; i--) said->values[i] = said->values[i - 1];
    said->values[0] = (struct row_value){.field = id, .text = own};
}

void import_row(struct importing *importing, struct import_account *account, size_t row) {
    struct said said = read_row(importing, account, row);
    bool keyed = account->list.list->keyed_count;
    if (keyed ? !said.key.size : !said.name.size) {
        terminal_say(importing->words, MESSAGE("{0}, line {1}: the row has no name and is left out",
                                               importing->options->paths[0], importing->table.lines[row + 1]));
        importing->left_out++;
        importing->failed++;
        return;
    }
    if (said.id.size && !keyed) said.values[said.count++] = (struct row_value){.key = STR(IMPORT_KEY), .text = said.id};
    bool by_id = said.id.size && !keyed;
    struct str called = keyed ? said.key : by_id ? said.id : text_id(importing->arena, said.name);
    if (!is_first(importing, account, keyed ? 'k' : by_id ? 'c' : 'n', called)) {
        terminal_say(importing->words, MESSAGE("{0}, line {1}: “{2}” is there a second time and is left out",
                                               importing->options->paths[0], importing->table.lines[row + 1],
                                               keyed ? said.key : said.name));
        importing->left_out++;
        importing->failed++;
        return;
    }
    const struct value *known = row_of(importing, account, &said);
    if (known) {
        compare(importing, account, known, &said);
        return;
    }
    give_id(importing, account, &said);
    ARENA_PUSH(importing->arena, account->rows, account->row_count, account->row_capacity) =
        (struct row_new){said.values, said.count};
    importing->added++;
}
