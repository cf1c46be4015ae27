/* Opening a project: the steps in their order, each in a file of its own. */
#include "project/project.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "kind/record_resolve.h"
#include "project/broken.h"
#include "project/documents.h"
#include "project/history.h"
#include "project/templates.h"

/* The folder of planpress.yaml, from the path upwards, as the user named it where that is possible; empty: none. */
static struct str find_root(struct arena *arena, struct str path) {
    struct str folder = file_kind(arena, path) == FILE_FOLDER ? path : path_folder(path);
    for (;;) {
        if (file_kind(arena, path_join(arena, folder, STR("planpress.yaml"))) == FILE_REGULAR) return folder;
        struct str absolute = path_absolute(arena, folder);
        if (str_equal(absolute, STR("/"))) return (struct str){0};
        struct str parent = path_folder(absolute);
        folder = str_equal(path_absolute(arena, path_join(arena, folder, STR(".."))), parent)
                     ? path_join(arena, folder, STR(".."))
                     : parent;
    }
}

/* --as-of, planpress.yaml, SOURCE_DATE_EPOCH, the last commit: the first that says a day. Never the clock. */
static struct date find_as_of(struct project *project, struct diagnostics *sink, const struct source *source,
                              struct date wish) {
    if (wish.year) return wish;
    const struct field *field = field_find(project->record->set, STR("as_of"));
    struct datum said = field ? project->record->values[field->index] : (struct datum){0};
    if (said.kind == DATUM_DATE) return said.date;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch && *epoch ? strtoll(epoch, &end, 10) : -1;
    if (end && !*end && seconds >= 0 && seconds / 86400 <= date_days(date_of(9999, 12, 31)))
        return date_from_days((int32_t)(seconds / 86400));
    struct date committed = history_last_commit(project->arena, project->root);
    if (committed.year) return committed;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_X01, (struct span){.source = source, .line = 1},
                                    "the day that plans are read as of is not known");
    diagnose_help(sink, d, "add “as_of: 2027-01-31” (“stichtag:”), call with --as-of, or commit the folder to git");
    return committed;
}

/* Keeps the documents whose kind has a layout: registers are only referred to. */
static void drop_without_layout(struct project *project) {
    size_t kept = 0;
    for (size_t i = 0; i < project->document_count; i++)
        if (project->documents[i].kind->printed) project->documents[kept++] = project->documents[i];
    project->document_count = kept;
}

/* Tells each layout the languages of its documents. */
static void note_languages(struct project *project) {
    for (size_t l = 0; l < project->layout_count; l++)
        for (size_t i = 0; i < project->document_count; i++)
            if (project->documents[i].kind == project->layouts[l].kind)
                project->layouts[l].languages[project->documents[i].record->language] = true;
}

static struct records *records_new(struct arena *arena) {
    struct records *records = NEW(arena, struct records);
    *records = (struct records){.arena = arena, .class = CLASS_CONFIDENTIAL};
    return records;
}

static struct project *project_new(struct arena *arena, const struct project_options *options) {
    struct project *project = NEW(arena, struct project);
    *project = (struct project){.arena = arena, .kinds = {.arena = arena}, .records = records_new(arena)};
    project->template_folders[1] = options->templates;
    return project;
}

struct project *project_open_templates(struct arena *arena, struct diagnostics *sink,
                                       const struct project_options *options, struct str *problem) {
    struct project *project = project_new(arena, options);
    struct str root = find_root(arena, options->path);
    *problem = (struct str){0};
    project->template_folders[0] = root.size ? path_join(arena, root, STR("templates")) : options->templates;
    if (!templates_open(project, sink, problem)) return NULL;
    templates_complete(project, sink);
    return templates_link(project, sink, problem) ? project : NULL;
}

/* All files: planpress.yaml, the templates, the documents. */
static bool read_files(struct project *project, struct diagnostics *sink, struct str root, struct input_file *file,
                       struct inputs *inputs, struct str *problem) {
    struct str path = path_join(project->arena, root, STR("planpress.yaml"));
    if (!templates_open(project, sink, problem)) return false;
    const struct source *source = template_source(project->arena, sink, path, problem);
    if (problem->size) return false;
    if (!source || !project_file_read(project, sink, source, file)) {
        *problem = str_format(project->arena, "%.*s/planpress.yaml cannot be used", STR_ARG(root));
        return false;
    }
    return inputs_read(project, sink, root, inputs, problem) && templates_link(project, sink, problem);
}

struct project *project_open(struct arena *arena, struct diagnostics *sink, const struct project_options *options,
                             struct str *problem) {
    struct project *project = project_new(arena, options);
    struct input_file file;
    struct inputs inputs;
    *problem = (struct str){0};
    struct str root = find_root(arena, options->path);
    if (!root.size) {
        *problem = str_format(arena, "no planpress.yaml in %.*s or any folder above it", STR_ARG(options->path));
        return NULL;
    }
    project->root = path_absolute(arena, root);
    project->template_folders[0] = path_join(arena, root, STR("templates"));
    if (!read_files(project, sink, root, &file, &inputs, problem)) return NULL;
    project_record_make(project, sink, &file);
    theme_apply(arena, sink, project->record, &project->theme);
    project->as_of = find_as_of(project, sink, file.file.source, options->as_of);
    documents_make(project, sink, &inputs);
    project->records->as_of = project->as_of;
    project->records->project = project->record;
    records_resolve(project->records, &project->kinds, sink);
    broken_mark(project, sink);
    drop_without_layout(project);
    note_languages(project);
    return project;
}
