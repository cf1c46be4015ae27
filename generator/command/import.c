/* A table is read, its rows are sorted by accounts, the changes are shown; --write makes them. */
#include "command/import.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "command/import_internal.h"
#include "command/terminal.h"

static bool refuse(struct importing *importing, struct message message) {
    terminal_say(importing->words, message);
    return false;
}

/* ---- the list ---- */

/* "revenue" is the list of its years. */
static bool find_list(struct importing *importing) {
    struct str name = importing->options->kind;
    importing->plan = kinds_find(&importing->project->kinds, STR("account-plan"));
    if (!importing->plan || !importing->plan->fields)
        return refuse(importing, MESSAGE("there is no account plan in this project"));
    const struct field *field = field_find(importing->plan->fields, name);
    if (field && field->type == FIELD_GROUP && field->fields->by_year) {
        importing->way = (struct field_way){NEW_ARRAY(importing->arena, const struct field *, 2), 2};
        importing->way.fields[0] = field;
        importing->way.fields[1] = field->fields->by_year;
        return true;
    }
    return row_way_find(importing->arena, importing->words, importing->project, importing->plan, name, &importing->way);
}

/* ---- accounts ---- */

static int by_key(const void *left, const void *right) {
    return str_compare(((const struct known_row *)left)->key, ((const struct known_row *)right)->key);
}

static void know(struct importing *importing, struct import_account *account, char sign, struct str text,
                 const struct value *row) {
    if (!text.size) return;
    struct str key = sign == 'n' ? text_id(importing->arena, text) : text;
    account->known[account->known_count++] =
        (struct known_row){str_format(importing->arena, "%c:%.*s", sign, STR_ARG(key)), row};
}

static struct str says(const struct value *row, const struct field *field) {
    const struct value *value = field && row->kind == VALUE_MAPPING ? row_says(row, field) : NULL;
    return value && value->kind == VALUE_SCALAR ? value->text : (struct str){0};
}

static void know_row(struct importing *importing, struct import_account *account, size_t at) {
    const struct field *list = account->list.list;
    const struct field_set *rows = list->element->fields;
    const struct value *row = row_list_row(&account->list, at), *all = account->list.entry->value;
    const struct value *other = row->kind == VALUE_MAPPING ? value_find(row, STR(IMPORT_KEY)) : NULL;
    if (list->keyed_count) {
        know(importing, account, 'k', all->kind == VALUE_MAPPING ? all->entries[at].key : says(row, list->keyed[0]),
             row);
        return;
    }
    know(importing, account, 'c', other && other->kind == VALUE_SCALAR ? other->text : (struct str){0}, row);
    know(importing, account, 'i', says(row, rows->id), row);
    know(importing, account, 'n', row->kind == VALUE_SCALAR ? row->text : says(row, rows->naming), row);
}

/* Rows below a heading of Markdown are not edited one by one: they would be added a second time. */
static bool has_rows_elsewhere(const struct import_account *account) {
    const struct record *record = account->document->record;
    if (account->list.group) record = datum_record(*record_said(record, account->list.group));
    const struct datum *rows = record ? record_said(record, account->list.list) : NULL;
    return rows && rows->kind == DATUM_LIST && rows->count > row_list_count(&account->list);
}

static bool open_account(struct importing *importing, struct import_account *account) {
    struct project *project = importing->project;
    if (!row_file_open(importing->arena, importing->words, account->document, &account->file)) return false;
    account->list = row_file_list(importing->arena, project, &account->file, importing->way);
    account->context = (struct import_context){.arena = importing->arena,
                                               .records = project->records,
                                               .language = account->list.language,
                                               .spoken = account->document->record->language,
                                               .currency = account->document->record->currency};
    if (!account->list.root || has_rows_elsewhere(account))
        return refuse(importing, MESSAGE("{0}: rows in Markdown are not imported; write them above it, in YAML",
                                         account->file.source->path));
    account->known = NEW_ARRAY(importing->arena, struct known_row, 3 * row_list_count(&account->list) + 1);
    for (size_t i = 0; i < row_list_count(&account->list); i++) know_row(importing, account, i);
    if (account->known_count) qsort(account->known, account->known_count, sizeof *account->known, by_key);
    return true;
}

static const struct project_document *plan_called(const struct importing *importing, struct str name) {
    for (size_t i = 0; i < importing->project->document_count; i++) {
        const struct project_document *document = &importing->project->documents[i];
        if (document->kind != importing->plan) continue;
        if (str_equal(document->record->id, name) || record_is_called(importing->arena, document->record, name))
            return document;
        const struct field *customer = field_find(document->record->set, STR("customer"));
        const struct record *group = customer ? datum_record(*record_said(document->record, customer)) : NULL;
        if (!group) continue;
        for (size_t f = 0; f < group->set->count; f++) /* its names: all of its texts that are one */
            if ((&group->set->fields[f] == group->set->naming || str_equal_c(group->set->fields[f].name, "short")) &&
                str_equal(text_id(importing->arena, record_said_at(group, f)->text), text_id(importing->arena, name)) &&
                record_said_at(group, f)->text.size)
                return document;
    }
    return NULL;
}

static struct import_account *account_called(struct importing *importing, struct str name) {
    for (size_t i = importing->account_count; i-- > 0;)
        if (str_equal(importing->accounts[i]->text, name)) return importing->accounts[i];
    struct import_account *account = NEW(importing->arena, struct import_account);
    account->text = name;
    account->document = name.size ? plan_called(importing, name) : NULL;
    for (size_t i = 0; i < importing->account_count; i++) /* two names of one account */
        if (account->document && importing->accounts[i]->document == account->document) return importing->accounts[i];
    if (account->document) account->broken = !open_account(importing, account);
    else word_list_add(importing->arena, &importing->strangers, name.size ? name : STR("?"));
    ARENA_PUSH(importing->arena, importing->accounts, importing->account_count, importing->account_capacity) = account;
    return account;
}

static struct str account_of(const struct importing *importing, size_t row) {
    if (importing->options->account.size) return importing->options->account;
    struct str name = {0};
    for (size_t i = 0; i < importing->table.columns && !name.size; i++)
        if (importing->columns[i].role == IMPORT_ACCOUNT) name = csv_value(&importing->table, row, i);
    return name;
}

/* ---- doing it ---- */

static bool add_rows(struct importing *importing, struct import_account *account) {
    struct text_edit edit = {0};
    struct message problem;
    if (account->row_count) {
        if (!row_list_append(&account->list, account->rows, account->row_count, &edit, &problem))
            return refuse(importing, problem);
        row_file_add(importing->arena, &account->file, edit);
    }
    return row_file_holds(importing->arena, &account->file, &account->list, account->row_count) ||
           refuse(importing, MESSAGE("{0}: the rows cannot be written safely there; nothing of it is changed",
                                     account->file.source->path));
}

static bool finish_account(struct importing *importing, struct import_account *account) {
    struct message problem;
    if (!account->document || account->broken || (!account->row_count && !account->file.count)) return true;
    if (!add_rows(importing, account)) return false;
    row_file_show(&account->file);
    return !importing->options->write || row_file_write(importing->arena, &account->file, &problem) ||
           refuse(importing, problem);
}

static void say_result(struct importing *importing) {
    struct message problem;
    terminal_say(
        importing->words,
        MESSAGE("{0}: {1, plural, one {# row} other {# rows}}: {2} new, {3} changed, {4} as they are, {5} left out",
                importing->options->paths[0], importing->table.rows, importing->added, importing->changed,
                importing->equal, importing->left_out));
    if (importing->strangers.count)
        terminal_say(importing->words,
                     MESSAGE("without an account plan: {0}", word_list_text(importing->arena, &importing->strangers)));
    if (importing->put_aside)
        terminal_say(importing->words, MESSAGE("{0, plural, one {# value is} other {# values are}} none that the field "
                                               "can have, and kept below x- keys, which are not read",
                                               importing->put_aside));
    if (importing->table.western)
        terminal_say(importing->words, MESSAGE("{0} was read as Windows-1252", importing->options->paths[0]));
    bool anything = importing->added || importing->changed;
    if (anything && !importing->options->write)
        terminal_say(importing->words, MESSAGE("nothing is written yet; --write does it"));
    if (importing->options->write && importing->options->map_count && !import_remember(importing, &problem))
        terminal_say(importing->words, problem);
}

static int import_all(struct importing *importing) {
    bool fine = true;
    for (size_t i = 0; i < importing->table.rows; i++) {
        struct import_account *account = account_called(importing, account_of(importing, i));
        if (account->document && !account->broken) import_row(importing, account, i);
        else importing->left_out++, importing->failed += account->broken;
    }
    for (size_t i = 0; i < importing->account_count; i++) fine &= finish_account(importing, importing->accounts[i]);
    if (fflush(stdout) != 0 || ferror(stdout)) return STATUS_MACHINE;
    say_result(importing);
    return fine && !importing->failed ? STATUS_DONE : STATUS_CONTENT;
}

static bool read_table(struct importing *importing) {
    struct str bytes, path = importing->options->paths[0];
    struct message problem;
    if (!file_read(importing->arena, path, LIMIT_FILE, &bytes, &problem)) return refuse(importing, problem);
    if (csv_read(importing->arena, bytes, &importing->table, &problem)) return true;
    return refuse(importing, MESSAGE("{0}: {1}", path, problem));
}

int import_table(const struct options *options, struct arena *arena, struct str templates) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct importing importing = {.options = options, .arena = arena};
    struct message problem;
    struct project_options wish = {.path = options->project.size ? options->project : STR("."),
                                   .roots = options->roots,
                                   .root_count = options->root_count,
                                   .templates = templates,
                                   .values = true};
    wish.spoken = terminal_language();
    importing.words = terminal_catalogue(arena, wish.path);
    if (options->path_count > 1)
        return refuse(&importing, MESSAGE("“{0}” is one too many", options->paths[1])), STATUS_USAGE;
    if (!options->kind.size)
        return refuse(&importing, MESSAGE("what the rows are is missing: --kind contacts, opportunities, revenue or "
                                          "another list of account plans")),
               STATUS_USAGE;
    importing.project = project_open(arena, &unheard, &wish, &problem);
    if (!importing.project) return refuse(&importing, problem), STATUS_USAGE;
    if (!find_list(&importing)) return STATUS_USAGE;
    if (!read_table(&importing)) return STATUS_CONTENT;
    importing.map = import_map_read(importing.project, &unheard, importing.way.fields[importing.way.count - 1]);
    if (!import_columns(&importing)) return STATUS_USAGE;
    return import_all(&importing);
}
