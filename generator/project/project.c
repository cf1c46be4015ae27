/* Opening a project: the steps in their order, each in a file of its own. */
#include "project/project.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/disk.h"
#include "kind/record_resolve.h"
#include "project/broken.h"
#include "project/documents.h"
#include "project/history.h"
#include "project/templates.h"

static const struct str settings_name = STR_INIT("planpress.yaml");

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

/* The built-in templates are a part of the program: whoever installed it may have linked them in from anywhere. */
static const struct files *built_in_files(struct arena *arena, struct str folder, struct str *problem) {
    const struct str anywhere = STR("/");
    return disk_files(arena, folder, &anywhere, 1, problem);
}

/* The project's own templates, if there are any. */
static struct templates_place own_templates(struct project *project, struct diagnostics *sink) {
    struct str folder = STR("templates");
    struct files_entry entry = files_look(project->files, project->arena, folder);
    if (entry.kind == FILES_FOLDER) return (struct templates_place){project->files, folder};
    if (entry.kind != FILES_NONE || entry.link)
        source_report(project->arena, sink, SEVERITY_ERROR, project->files, folder, &entry);
    return (struct templates_place){0};
}

/* Opens the trees of files. Without a root there are only the built-in templates. */
static struct project *project_new(struct arena *arena, struct diagnostics *sink, const struct project_options *options,
                                   struct str root, struct str *problem) {
    struct project *project = NEW(arena, struct project);
    *project = (struct project){.arena = arena, .kinds = {.arena = arena}, .records = records_new(arena)};
    const struct files *built_in = built_in_files(arena, options->templates, problem);
    project->templates[1] = (struct templates_place){built_in, STR(".")};
    if (!built_in || !root.size) return built_in ? project : NULL;
    project->root = disk_absolute(arena, root);
    project->files = disk_files(arena, root, options->roots, options->root_count, problem);
    if (project->files) project->templates[0] = own_templates(project, sink);
    return project->files ? project : NULL;
}

struct project *project_open_templates(struct arena *arena, struct diagnostics *sink,
                                       const struct project_options *options, struct str *problem) {
    *problem = (struct str){0};
    struct str root = disk_find_above(arena, options->path, settings_name);
    struct project *project = project_new(arena, sink, options, root, problem);
    if (!project || !templates_open(project, sink, problem)) return NULL;
    templates_complete(project, sink);
    templates_link(project, sink);
    return project;
}

/* All files: planpress.yaml, the templates, the documents. */
static bool read_files(struct project *project, struct diagnostics *sink, struct input_file *file,
                       struct inputs *inputs, struct str *problem) {
    if (!templates_open(project, sink, problem)) return false;
    const struct source *source = template_source(project->arena, sink, project->files, settings_name);
    if (!source || !project_file_read(project, sink, source, file)) {
        struct str shown = files_shown(project->files, project->arena, settings_name);
        *problem = str_format(project->arena, "%.*s cannot be used", STR_ARG(shown));
        return false;
    }
    inputs_read(project, sink, file->root, inputs);
    templates_link(project, sink);
    return true;
}

struct project *project_open(struct arena *arena, struct diagnostics *sink, const struct project_options *options,
                             struct str *problem) {
    struct input_file file;
    struct inputs inputs;
    *problem = (struct str){0};
    struct str root = disk_find_above(arena, options->path, settings_name);
    if (!root.size) {
        *problem = str_format(arena, "no planpress.yaml in %.*s or any folder above it", STR_ARG(options->path));
        return NULL;
    }
    struct project *project = project_new(arena, sink, options, root, problem);
    if (!project || !read_files(project, sink, &file, &inputs, problem)) return NULL;
    project_record_make(project, sink, &file);
    theme_apply(arena, sink, project->record, &project->theme);
    project->as_of = find_as_of(project, sink, file.file.source, options->as_of);
    project->records->as_of = project->as_of;
    project->records->calendar = record_calendar(project->record);
    project->records->project = project->record;
    documents_make(project, sink, &inputs);
    records_resolve(project->records, &project->kinds, sink);
    broken_mark(project, sink);
    drop_without_layout(project);
    note_languages(project);
    return project;
}
