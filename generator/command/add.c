/* One row: where it goes, what it says, what it is called. */
#include "command/add.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/word_list.h"
#include "command/row_files.h"
#include "command/terminal.h"
#include "kind/row_markdown.h"
#include "read/markdown.h"

struct adding {
    const struct options *options;
    struct arena *arena;
    struct project *project;
    const struct catalogue *words;
    struct row_file file;
    struct row_list list;
    struct row_new row;
};

static bool refuse(struct adding *adding, struct message message) {
    terminal_say(adding->words, message);
    return false;
}

/* ---- what the row says ---- */

static const struct row_value *value_of(const struct adding *adding, const struct field *field) {
    for (size_t i = 0; i < adding->row.count; i++)
        if (adding->row.values[i].field == field) return &adding->row.values[i];
    return NULL;
}

static void say(struct adding *adding, const struct field *field, struct str text) {
    adding->row.values[adding->row.count++] = (struct row_value){.field = field, .text = text};
}

/* "owner=lueck"; what has no "=" is what the row is called. */
static bool read_value(struct adding *adding, struct str argument) {
    const struct field_set *rows = adding->list.list->element->fields;
    const struct language *language = adding->project->language;
    struct str text = argument, name, spelling;
    bool named = argument.size && memchr(argument.data, '=', argument.size);
    if (named) str_cut(&text, '=', &name);
    const struct field *field = named ? field_find(rows, str_trim(name)) : rows->naming;
    if (!field && named && field_suggest(rows, str_trim(name), language, &spelling))
        return refuse(adding, MESSAGE("there is no field “{0}” in “{1}”; did you mean “{2}”?", str_trim(name),
                                      rows->name, spelling));
    if (!field)
        return refuse(adding, MESSAGE("there is no field “{0}” in “{1}”; planpress explain {2} lists them",
                                      named ? str_trim(name) : argument, rows->name, adding->list.list->name));
    if (!field_is_written(field)) return refuse(adding, MESSAGE("“{0}” is computed, and never written", field->name));
    if (field->type == FIELD_GROUP || (field->type == FIELD_LIST && field->element->type == FIELD_GROUP))
        return refuse(adding, MESSAGE("“{0}” has fields of its own; write it into the file", field->name));
    if (value_of(adding, field)) return refuse(adding, MESSAGE("“{0}” is set twice", field->name));
    say(adding, field, str_trim(text));
    return true;
}

/* ---- what the row is called ---- */

/* "a12" is a and 12; false: it does not end in a number. */
static bool cut_number(struct str id, struct str *stem, int *number) {
    size_t digits = 0;
    *number = 0;
    while (digits < id.size && digits < 6 && id.data[id.size - 1 - digits] >= '0' &&
           id.data[id.size - 1 - digits] <= '9')
        digits++;
    for (size_t i = id.size - digits; i < id.size; i++) *number = *number * 10 + id.data[i] - '0';
    *stem = str_slice(id, 0, id.size - digits);
    return digits && digits < id.size;
}

/* All rows of the document's list, wherever they are written. */
static const struct datum *rows_of(const struct adding *adding, size_t *count) {
    const struct record *record = adding->file.document->record;
    if (adding->list.group) record = datum_record(*record_said(record, adding->list.group));
    *count = 0;
    if (!record) return NULL;
    const struct datum *datum = record_said(record, adding->list.list);
    if (datum->kind != DATUM_LIST) return NULL;
    return *count = datum->count, datum->items;
}

static bool is_taken(const struct adding *adding, struct str id) {
    size_t count;
    const struct datum *rows = rows_of(adding, &count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].kind == DATUM_RECORD && str_equal(rows[i].record->id, id)) return true;
    return false;
}

/* Behind a1, a2 comes a3; where ids are words, or there are none, the row gets none: one is made of its name. */
static struct str next_id(const struct adding *adding, const struct field *id) {
    size_t count;
    const struct datum *rows = rows_of(adding, &count);
    struct str stem = {0}, own;
    int most = 0, number;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].kind != DATUM_RECORD || !record_said(rows[i].record, id)->span.line) continue;
        if (!cut_number(rows[i].record->id, &own, &number)) return (struct str){0};
        if (stem.size && !str_equal(stem, own)) return (struct str){0};
        stem = own;
        most = number > most ? number : most;
    }
    return stem.size ? str_format(adding->arena, "%.*s%d", STR_ARG(stem), most + 1) : stem;
}

static bool give_id(struct adding *adding) {
    const struct field *id = adding->list.list->element->fields->id;
    if (!id || !str_equal_c(id->name, "id") || !field_is_written(id)) return true;
    const struct row_value *said = value_of(adding, id);
    if (said && is_taken(adding, said->text))
        return refuse(adding, MESSAGE("“{0}” has a row “{1}” already", adding->list.list->name, said->text));
    struct str next = said ? (struct str){0} : next_id(adding, id);
    if (next.size) say(adding, id, next);
    return true;
}

/* What every row must say, as check would. */
static bool is_complete(struct adding *adding) {
    const struct field_set *rows = adding->list.list->element->fields;
    if (!rows->naming || !rows->naming->required || value_of(adding, rows->naming) || rows->naming->standard_text.size)
        return true;
    return refuse(adding, MESSAGE("a row of “{0}” needs “{1}”", adding->list.list->name,
                                  field_spelling(rows->naming, adding->project->language)));
}

/* ---- where the row goes ---- */

/* Into the table or list of a Markdown file; into the YAML where that has such rows, or the file has nothing else. */
static bool make_edit(struct adding *adding, struct text_edit *edit, struct message *problem) {
    struct row_file *file = &adding->file;
    struct diagnostics unheard = diagnostics_new(adding->arena);
    struct str body = str_skip(file->source->text, file->body_start);
    struct span origin = {.source = file->source, .line = file->body_line, .column = 1};
    bool below = file->markdown && !adding->list.entry;
    if (!below) return row_list_append(&adding->list, &adding->row, 1, edit, problem);
    const struct block *blocks = str_trim(body).size ? markdown_read(adding->arena, &unheard, body, origin) : NULL;
    adding->list.root = NULL; /* nothing of the YAML is touched */
    return row_markdown_append(&adding->list, row_section(adding->arena, &adding->list, blocks), &adding->row, edit,
                               problem);
}

static int write_row(struct adding *adding) {
    struct text_edit edit = {0};
    struct message problem;
    if (!make_edit(adding, &edit, &problem)) return refuse(adding, problem), STATUS_CONTENT;
    row_file_add(adding->arena, &adding->file, edit);
    if (!row_file_holds(adding->arena, &adding->file, &adding->list, 1))
        return refuse(adding, MESSAGE("{0}: the row cannot be added safely there; write it into the file",
                                      adding->file.source->path)),
               STATUS_CONTENT;
    if (!row_file_write(adding->arena, &adding->file, &problem)) return refuse(adding, problem), STATUS_MACHINE;
    row_file_show(&adding->file);
    return fflush(stdout) == 0 && !ferror(stdout) ? STATUS_DONE : STATUS_MACHINE;
}

static int add_to(struct adding *adding) {
    const struct options *options = adding->options;
    struct field_way way;
    const struct project_document *document =
        row_document(adding->arena, adding->project, adding->words, options->paths[0]);
    if (!document ||
        !row_way_find(adding->arena, adding->words, adding->project, document->kind, options->paths[1], &way))
        return STATUS_USAGE;
    if (!row_file_open(adding->arena, adding->words, document, &adding->file)) return STATUS_CONTENT;
    adding->list = row_file_list(adding->arena, adding->project, &adding->file, way);
    adding->row.values = NEW_ARRAY(adding->arena, struct row_value, options->path_count + 1);
    for (size_t i = 2; i < options->path_count; i++)
        if (!read_value(adding, options->paths[i])) return STATUS_USAGE;
    if (!is_complete(adding) || !give_id(adding)) return STATUS_USAGE;
    return write_row(adding);
}

int add_row(const struct options *options, struct arena *arena, struct str templates) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct adding adding = {.options = options, .arena = arena};
    struct message problem;
    bool file = options->project.size == 0 && file_exists(arena, options->paths[0]);
    struct project_options wish = {.path = options->project.size ? options->project
                                           : file                ? options->paths[0]
                                                                 : STR("."),
                                   .roots = options->roots,
                                   .root_count = options->root_count,
                                   .templates = templates,
                                   .values = true};
    wish.spoken = terminal_language();
    adding.words = terminal_catalogue(arena, wish.path);
    if (options->path_count < 3)
        return refuse(&adding, MESSAGE("something is missing: an account, a list and what the row says")), STATUS_USAGE;
    adding.project = project_open(arena, &unheard, &wish, &problem);
    if (!adding.project) return refuse(&adding, problem), STATUS_USAGE;
    return add_to(&adding);
}
