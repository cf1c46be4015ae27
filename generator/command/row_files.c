/* The way from a document to its file and back. */
#include "command/row_files.h"

#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/disk.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "command/terminal.h"
#include "read/source_file.h"
#include "read/yaml.h"

/* ---- finding the document ---- */

static bool is_plan(const struct project_document *document) {
    return str_equal_c(document->kind->name, "account-plan");
}

struct search {
    const struct project_document *found;
    struct word_list all; /* the paths of those that were found */
};

static void search(struct arena *arena, const struct project *project, struct str name, bool plans,
                   struct search *out) {
    *out = (struct search){0};
    for (size_t i = 0; i < project->document_count; i++) {
        const struct project_document *document = &project->documents[i];
        bool called = str_equal(document->record->id, name) || record_is_called(arena, document->record, name);
        if (!called || is_plan(document) != plans) continue;
        out->found = document;
        word_list_add(arena, &out->all, document->source->path);
    }
}

static const struct project_document *by_path(struct arena *arena, const struct project *project, struct str path) {
    struct str absolute = disk_absolute(arena, path);
    for (size_t i = 0; i < project->document_count; i++)
        if (str_equal(absolute, path_join(arena, project->root, project->documents[i].source->name)))
            return &project->documents[i];
    return NULL;
}

const struct project_document *row_document(struct arena *arena, const struct project *project,
                                            const struct catalogue *words, struct str name) {
    const struct project_document *document = by_path(arena, project, name);
    struct search found = {0};
    for (int plans = 1; !document && plans >= 0 && !found.all.count; plans--)
        search(arena, project, name, plans, &found);
    if (document || found.all.count == 1) return document ? document : found.found;
    struct suggestion nearest = suggest_start(name);
    for (size_t i = 0; i < project->document_count; i++) suggest_offer(&nearest, project->documents[i].record->id);
    if (found.all.count)
        terminal_say(words, MESSAGE("“{0}” may be several documents; name the file: {1}", name,
                                    word_list_all(arena, &found.all, "{0} or {1}")));
    else
        terminal_say(words, MESSAGE(nearest.found.size ? "there is no account or document “{0}”; did you mean “{1}”?"
                                                       : "there is no account or document “{0}”",
                                    name, nearest.found));
    return NULL;
}

/* ---- the file ---- */

bool row_file_open(struct arena *arena, const struct catalogue *words, const struct project_document *document,
                   struct row_file *out) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct source_file file;
    *out = (struct row_file){.document = document, .source = document->source};
    struct str extension = path_extension(document->source->path);
    bool json = str_equal_c(extension, "json");
    if (json)
        terminal_say(words, MESSAGE("{0}: rows are written into YAML and Markdown files alone", out->source->path));
    if (json || !source_file_read(arena, &unheard, out->source->path, out->source->text, &file)) return false;
    out->yaml_start = file.yaml_start;
    out->yaml_end = file.yaml_end;
    out->markdown = file.markdown;
    out->body_start = file.body_start;
    out->body_line = file.body_line;
    return true;
}

static struct row_list list_of(struct arena *arena, const struct row_file *file, const struct language *language,
                               struct field_way way, const struct value *root) {
    struct row_list list = {.arena = arena,
                            .source = file->source,
                            .limit = file->yaml_end,
                            .root = root,
                            .fields = file->document->kind->fields,
                            .group = way.count > 1 ? way.fields[0] : NULL,
                            .list = way.fields[way.count - 1],
                            .language = language};
    if (root) row_list_find(&list);
    return list;
}

struct row_list row_file_list(struct arena *arena, const struct project *project, const struct row_file *file,
                              struct field_way way) {
    const struct value *root = file->yaml_end > file->yaml_start ? file->document->root : NULL; /* project_options.values */
    const struct language *spoken = file->document->record->language;
    return list_of(arena, file, root ? row_key_language(root, project->languages, spoken) : spoken, way, root);
}

void row_file_add(struct arena *arena, struct row_file *file, struct text_edit edit) {
    ARENA_PUSH(arena, file->edits, file->count, file->capacity) = edit;
}

bool row_file_holds(struct arena *arena, struct row_file *file, const struct row_list *list, size_t added) {
    struct diagnostics heard = diagnostics_new(arena);
    struct source_file read;
    struct str text;
    text_edits_sort(file->edits, file->count);
    if (!text_edits_apply(arena, file->source->text, file->edits, file->count, &text)) return false;
    if (!list->root) return true;
    if (!source_file_read(arena, &heard, file->source->path, text, &read)) return false;
    const struct value *root = yaml_read(arena, &heard, read.source, read.yaml_start, read.yaml_end);
    if (heard.errors || !root || root->kind != VALUE_MAPPING) return false;
    struct row_list now = *list;
    now.root = root;
    row_list_find(&now);
    return row_list_count(&now) == row_list_count(list) + added;
}

void row_file_show(const struct row_file *file) {
    struct buffer out = {0};
    text_diff(&out, file->source->path, file->source->text, file->edits, file->count, isatty(STDOUT_FILENO));
    if (out.size) fwrite(out.data, 1, out.size, stdout);
    buffer_free(&out);
}

bool row_file_write(struct arena *arena, const struct row_file *file, struct message *problem) {
    return text_edits_write(arena, file->source, file->edits, file->count, problem);
}

/* ---- the list ---- */

static bool is_list(const struct field *field) {
    return field->type == FIELD_LIST && field->element->type == FIELD_GROUP && field_is_written(field);
}

static bool no_list(struct arena *arena, const struct catalogue *words, const struct project *project,
                    const struct field_set *set, struct str name) {
    struct suggestion nearest = suggest_start(name);
    struct word_list lists = {0};
    struct str of = field_set_spelling(set, project->language);
    for (size_t i = 0; i < set->count; i++) {
        if (!is_list(&set->fields[i])) continue;
        struct str spelling = field_spelling(&set->fields[i], project->language);
        word_list_add(arena, &lists, spelling);
        suggest_offer(&nearest, spelling);
    }
    if (nearest.found.size)
        terminal_say(words, MESSAGE("there is no list “{0}” in “{1}”; did you mean “{2}”?", name, of, nearest.found));
    else if (lists.count)
        terminal_say(words, MESSAGE("there is no list “{0}” in “{1}”; its lists are {2}", name, of,
                                    word_list_text(arena, &lists)));
    else terminal_say(words, MESSAGE("there is no list “{0}” in “{1}”", name, of));
    return false;
}

bool row_way_find(struct arena *arena, const struct catalogue *words, const struct project *project,
                  const struct kind *kind, struct str path, struct field_way *way) {
    enum { DEEPEST = 2 };
    const struct field_set *set = kind->fields;
    struct str name;
    way->fields = NEW_ARRAY(arena, const struct field *, DEEPEST);
    way->count = 0;
    while (str_cut(&path, '.', &name)) {
        const struct field *field = set && way->count < DEEPEST ? field_find(set, str_trim(name)) : NULL;
        if (!field) return no_list(arena, words, project, set ? set : kind->fields, str_trim(name));
        way->fields[way->count++] = field;
        set = field->type == FIELD_GROUP ? field->fields : NULL;
    }
    const struct field *last = way->count ? way->fields[way->count - 1] : NULL;
    return (last && is_list(last)) || no_list(arena, words, project, kind->fields, last ? last->name : path);
}
