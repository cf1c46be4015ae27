/* A file that is named is looked for when its name is read: nobody wants to hear of it in front of the customer. */
#include "kind/record_path.h"

#include "base/files.h"
#include "base/path.h"
#include "kind/record_read.h"

enum { LONGEST_SHOWN = 80 /* code points of a path in a message */ };

static bool is_address(struct str text) { return str_find(text, STR("://"), NULL); }

static void report(struct record_reader *reader, const struct datum *path, const struct files_entry *entry) {
    struct str shown = str_excerpt(reader->arena, path->text, LONGEST_SHOWN);
    if (entry->kind != FILES_NONE) {
        diagnose(reader->sink, SEVERITY_WARNING, CODE_I22, path->span, "“{0}” cannot be used: it {1}", shown,
                 files_reason(reader->arena, entry));
        return;
    }
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_WARNING, CODE_I22, path->span, "there is no file “{0}”", shown);
    diagnose_help(reader->sink, d, "write its path as seen from the folder of the file that this stands in");
}

static void note(struct record_reader *reader, const struct source *source, struct str name,
                 const struct files_entry *entry) {
    struct looked *looked = reader->looked;
    if (looked)
        ARENA_PUSH(looked->arena, looked->items, looked->count, looked->capacity) =
            (struct looked_file){source, name, (int)entry->kind};
}

static void check_path(struct record_reader *reader, const struct datum *path) {
    const struct source *source = path->span.source;
    if (path->kind != DATUM_TEXT || !source || !source->files || is_address(path->text)) return;
    struct str name = path_join(reader->arena, path_folder(source->name), path->text);
    struct files_entry entry = files_look(source->files, reader->arena, name);
    note(reader, source, name, &entry);
    if (entry.kind != FILES_REGULAR && entry.kind != FILES_FOLDER && entry.kind != FILES_LARGE)
        report(reader, path, &entry);
}

static void check_value(struct record_reader *reader, const struct datum *value) {
    if (value->kind != DATUM_LIST) check_path(reader, value);
    else
        for (size_t i = 0; i < value->count; i++) check_path(reader, &value->items[i]);
}

void record_check_paths(struct record_reader *reader, const struct record *record) {
    for (size_t i = 0; record->set->paths && i < record->set->count; i++)
        if (field_is_path(&record->set->fields[i])) check_value(reader, record_said_at(record, i));
}
