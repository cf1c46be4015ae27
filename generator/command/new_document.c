/* A document of a kind, with the values that the command line says. */
#include <string.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/path.h"
#include "command/new.h"
#include "command/terminal.h"
#include "kind/document_text.h"
#include "project/project.h"

struct making {
    const struct options *options;
    struct arena *arena;
    struct project *project;
    const struct catalogue *words; /* of the terminal */
    const struct kind *kind;
    struct document_value *values;
    size_t count;
};

static bool refuse(struct making *making, struct message message) {
    terminal_say(making->words, message);
    return false;
}

static bool unknown_field(struct making *making, const struct field_set *set, struct str name) {
    struct str spelling;
    bool near = field_suggest(set, name, making->project->language, &spelling);
    return refuse(making, MESSAGE(near ? "there is no field “{0}” in “{1}”; did you mean “{2}”?"
                                       : "there is no field “{0}” in “{1}”; planpress explain {1} lists them",
                                  name, making->kind->name, near ? spelling : name));
}

/* "customer.name": fields of groups, one in the other. */
static bool find_way(struct making *making, struct str path, struct field_way *way) {
    const struct field_set *set = making->kind->fields;
    size_t most = 1;
    struct str name;
    for (size_t i = 0; i < path.size; i++) most += path.data[i] == '.';
    way->fields = NEW_ARRAY(making->arena, const struct field *, most);
    for (way->count = 0; str_cut(&path, '.', &name);) {
        const struct field *field = set ? field_find(set, str_trim(name)) : NULL;
        if (!set)
            return refuse(making,
                          MESSAGE("“{0}” is a single value, and nothing is in it", way->fields[way->count - 1]->name));
        if (!field) return unknown_field(making, set, str_trim(name));
        if (!field_is_written(field))
            return refuse(making, MESSAGE("“{0}” is computed, and never written", field->name));
        way->fields[way->count++] = field;
        set = field->type == FIELD_GROUP ? field->fields : NULL;
    }
    return true;
}

static void add_value(struct making *making, struct field_way way, struct str text) {
    making->values[making->count++] = (struct document_value){way, text};
}

static bool is_said(const struct making *making, const struct field *field) {
    for (size_t i = 0; i < making->count; i++)
        if (making->values[i].way.fields[0] == field) return true;
    return false;
}

static bool read_assignments(struct making *making) {
    for (size_t i = 0; i < making->options->assignment_count; i++) {
        struct str text = making->options->assignments[i], name;
        struct field_way way;
        str_cut(&text, '=', &name);
        if (!find_way(making, str_trim(name), &way)) return false;
        const struct field *last = way.fields[way.count - 1];
        for (size_t v = 0; v < making->count; v++)
            if (making->values[v].way.fields[making->values[v].way.count - 1] == last)
                return refuse(making, MESSAGE("“{0}” is set twice", last->name));
        add_value(making, way, str_trim(text));
    }
    return true;
}

/* A field of the document itself that says nothing yet. */
static void say_field(struct making *making, const struct field *field, struct str text) {
    struct field_way way = {NEW_ARRAY(making->arena, const struct field *, 1), 1};
    if (!field || !text.size || is_said(making, field)) return;
    way.fields[0] = field;
    add_value(making, way, text);
}

struct str new_id_from_path(struct arena *arena, const struct project *project, const struct kind *kind,
                            struct str path) {
    struct str stem = path_stem(path_name(path)), folder = path_name(path_folder(path));
    bool plan = str_equal_c(text_id(arena, stem), "plan");
    bool general = plan || kinds_find(&project->kinds, stem);
    if (!general || !folder.size || str_equal_c(folder, ".") || str_equal_c(folder, "..")) return stem;
    return kind->dated || !plan ? folder : str_format(arena, "%.*s-%.*s", STR_ARG(folder), STR_ARG(stem));
}

/* What nobody should have to type. */
static void add_known(struct making *making, struct str path) {
    const struct kind *kind = making->kind;
    if (path.size && !kind->register_list)
        say_field(making, field_find(kind->fields, STR("id")),
                  new_id_from_path(making->arena, making->project, kind, path));
    if (kind->dated && kind->dated->past)
        say_field(making, kind->dated, date_iso(making->arena, making->options->as_of));
}

/* By which editors other than those that read the settings know what may be written. Where there is no schema, none is
 * named. */
static struct str modeline(struct making *making, struct str path) {
    struct str schema = path_join(making->arena, making->project->root, STR(NEW_SCHEMA));
    if (!path.size || !making->project->root.size || !file_exists(making->arena, schema)) return (struct str){0};
    struct str there = new_existing_folder(making->arena, path),
               below = path_relative(making->arena, there, path_folder(path));
    struct str folder = path_join(making->arena, disk_absolute(making->arena, there), below);
    struct str seen = path_relative(making->arena, folder, schema);
    return str_format(making->arena, "# yaml-language-server: $schema=%.*s", STR_ARG(seen));
}

static bool is_markdown(const struct options *options, struct str path) {
    struct str extension = path_extension(path);
    return options->markdown || str_equal_c(extension, "md") || str_equal_c(extension, "markdown");
}

int new_document(const struct options *options, struct arena *arena, struct project *project) {
    struct str path = options->path_count > 1 ? options->paths[1] : (struct str){0};
    struct diagnostics unheard = diagnostics_new(arena);
    struct making making = {.options = options,
                            .arena = arena,
                            .project = project,
                            .words = terminal_catalogue(arena, project->root),
                            .kind = kinds_find(&project->kinds, options->paths[0]),
                            .values = NEW_ARRAY(arena, struct document_value, options->assignment_count + 2)};
    if (!making.kind->fields)
        return refuse(&making, MESSAGE("the kind “{0}” cannot be used; planpress check says why", making.kind->name)),
               STATUS_CONTENT;
    if (!read_assignments(&making)) return STATUS_USAGE;
    add_known(&making, path);
    struct document_wish wish = {.kind = making.kind,
                                 .records = project->records,
                                 .language = project->language,
                                 .words = project_words(project, &unheard, project->language),
                                 .extent = options->minimal ? DOCUMENT_MINIMAL
                                           : options->full  ? DOCUMENT_FULL
                                                            : DOCUMENT_USUAL,
                                 .markdown = is_markdown(options, path),
                                 .modeline = is_markdown(options, path) ? (struct str){0} : modeline(&making, path),
                                 .values = making.values,
                                 .value_count = making.count};
    return new_write(arena, making.words, path, document_text(arena, &wish)) ? STATUS_DONE : STATUS_MACHINE;
}
