/* Opening a project: the steps in their order, each in a file of its own. */
#include "project/project.h"
#include "project/languages_said.h"

#include "base/arena.h"
#include "base/disk.h"
#include "base/files_asked.h"
#include "base/overlay.h"
#include "formula/asked.h"
#include "kind/asked_fields.h"
#include "kind/record_resolve.h"
#include "project/assumed.h"
#include "project/broken.h"
#include "project/documents.h"
#include "project/dress.h"
#include "project/identity.h"
#include "project/images.h"
#include "project/inputs.h"
#include "project/labels_said.h"
#include "project/languages_said.h"
#include "project/overrides.h"
#include "project/page.h"
#include "project/slice.h"
#include "project/templates.h"

static const struct str settings_name = STR_INIT("planpress.yaml");

struct str project_root(struct arena *arena, struct str path, bool *settled) {
    struct str root = disk_find_above(arena, path, settings_name);
    *settled = root.size;
    return *settled ? root : disk_folder(arena, path);
}

/* Keeps the documents whose kind has a layout: registers are only referred to. */
static void drop_without_layout(struct project *project) {
    size_t kept = 0;
    project->lookups = NEW_ARRAY(project->arena, struct project_document, project->document_count + 1);
    for (size_t i = 0; i < project->document_count; i++)
        if (project->documents[i].kind->printed) project->documents[kept++] = project->documents[i];
        else project->lookups[project->lookup_count++] = project->documents[i];
    project->document_count = kept;
}

/* Tells each layout the languages of its documents. */
static void note_languages(struct project *project) {
    for (size_t l = 0; l < project->layout_count; l++)
        for (size_t i = 0; i < project->document_count; i++)
            if (project->documents[i].kind == project->layouts[l].kind)
                project->layouts[l].languages[project->documents[i].record->language->index] = true;
}

static struct records *records_new(struct arena *arena) {
    struct records *records = NEW(arena, struct records);
    *records = (struct records){.arena = arena, .class = CLASS_CONFIDENTIAL};
    return records;
}

/* The built-in templates are a part of the program: whoever installed it may have linked them in from anywhere. */
const struct files *project_built_in_tree(struct arena *arena, const struct project_options *options,
                                          struct message *problem) {
    const struct str anywhere = STR("/");
    const struct files *tree = disk_files(arena, options->templates, &anywhere, 1, problem);
    return tree && options->asked ? files_asked_of(options->asked, tree, PROJECT_TREE_BUILT_IN) : tree;
}

const struct files *project_tree(struct arena *arena, const struct project_options *options, struct str root,
                                 struct message *problem) {
    const struct files *tree = disk_files(arena, root, options->roots, options->root_count, problem);
    if (tree && options->buffer_count) tree = overlay_files(arena, tree, options->buffers, options->buffer_count);
    if (tree && options->asked) tree = files_asked_of(options->asked, tree, PROJECT_TREE_OWN);
    if (!tree || !options->dress) return tree;
    options->dress->tree = *tree;
    options->dress->tree.shown = STR("."); /* whoever works in a project calls its files as seen from there */
    return &options->dress->tree;
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
                                   struct str root, struct message *problem) {
    struct project *project = NEW(arena, struct project);
    struct languages *languages = languages_new(arena);
    *project = (struct project){.arena = arena,
                                .store = options->store,
                                .keeps_values = options->values,
                                .part = options->part,
                                .languages = languages,
                                .kinds = {.arena = arena, .languages = languages},
                                .records = records_new(arena),
                                .language = languages->items[LANGUAGE_SOURCE],
                                .currency = STR("EUR")};
    project->catalogues[LANGUAGE_SOURCE].language = project->language;
    const struct files *built_in = project_built_in_tree(arena, options, problem);
    project->templates[1] = (struct templates_place){built_in, STR(".")};
    if (!built_in || !root.size) return built_in ? project : NULL;
    project->root = disk_absolute(arena, root);
    project->files = project_tree(arena, options, root, problem);
    if (project->files) project->templates[0] = own_templates(project, sink);
    return project->files ? project : NULL;
}

struct project *project_open_bare(struct arena *arena, struct diagnostics *sink, const struct project_options *options,
                                  struct message *problem) {
    *problem = (struct message){0};
    struct str root = disk_find_above(arena, options->path, settings_name);
    return project_new(arena, sink, options, root, problem);
}

struct project *project_open_templates(struct arena *arena, struct diagnostics *sink,
                                       const struct project_options *options, struct message *problem) {
    struct project *project = project_open_bare(arena, sink, options, problem);
    if (!project || !templates_open(project, sink, problem)) return NULL;
    templates_complete(project, sink);
    templates_link(project, sink);
    return project;
}

/* planpress.yaml, or the name that it would have. */
static struct source *settings_source(struct project *project, struct diagnostics *sink) {
    return project->settled ? template_source(project->arena, sink, project->files, settings_name)
                            : source_unread(project->arena, project->files, settings_name);
}

/* Of a part the documents do not say all kinds that are needed. */
static void read_part_kinds(struct project *project, struct diagnostics *sink) {
    const struct project_part *part = project->part;
    for (size_t i = 0; i < part->kind_count; i++) templates_kind(project, sink, part->kinds[i]);
    for (size_t i = 0; i < part->slice_count; i++) templates_kind(project, sink, part->slices[i].kind);
}

static bool read_templates(struct project *project, struct diagnostics *sink, struct message *problem) {
    if (project->store) project->identity = identity_new(project->arena);
    if (!templates_open(project, sink, problem)) return false;
    images_open(project);
    return true;
}

/* All files: planpress.yaml, the templates, the documents. */
static bool read_files(struct project *project, struct diagnostics *sink, struct input_file *file,
                       struct inputs *inputs, const struct project_options *options, struct message *problem) {
    if (options->dress && options->dress->there) dress_put_on(options->dress, project, sink);
    else if (!read_templates(project, sink, problem)) return false;
    struct source *source = settings_source(project, sink);
    if (!source || !project_file_read(project, sink, source, file)) {
        struct str shown = files_shown(project->files, project->arena, settings_name);
        *problem = message_new(project->arena, "{0} cannot be used", shown);
        return false;
    }
    project->overrides = overrides_read(project, sink, options->sets, options->set_count);
    file->root = overrides_apply(project->arena, project->overrides, file->root, file->kind->fields);
    if (project->part) read_part_kinds(project, sink);
    inputs_read(project, sink, file->root, inputs);
    if (project->worn && project->worn->outgrown) inputs_close(inputs);
    if (project->worn) return !project->worn->outgrown;
    if (options->all_kinds) templates_complete(project, sink);
    project->kinds.asks = options->asks;
    templates_link(project, sink);
    dress_take(options->dress, project);
    return true;
}

/* What is wrong with the words of the terminal is heard; a language that has none is spoken in English. */
static void choose_spoken(struct project *project, struct diagnostics *sink, struct str wish, struct span place) {
    const struct language *named = language_find(project->languages, wish);
    project->spoken = named ? named : project->language;
    const struct catalogue *words = project_words(project, sink, project->spoken);
    if (!words || words->count || language_is_built_in(project->spoken)) return;
    struct diagnostic *d = diagnose(sink, SEVERITY_INFO, CODE_I02, place,
                                    "there are no messages in “{0}”: they are said in English", project->spoken->tag);
    diagnose_help(sink, d, "translate them in templates/languages/messages/{0}.yaml", project->spoken->tag);
}

/* What holds for all documents: planpress.yaml, or what their heads say and what is assumed. */
static void settle(struct project *project, struct diagnostics *sink, struct input_file *file, struct inputs *inputs,
                   const struct project_options *options) {
    struct assumed assumed = {0};
    struct span place = {.source = file->file.source, .line = project->settled};
    if (!project->settled) assumed = assumed_settings(project, sink, inputs, file);
    project_record_make(project, sink, file);
    choose_spoken(project, sink, options->spoken, place);
    dress_finish(options->dress, project, sink);
    size_t errors = sink->errors;
    theme_apply(project->arena, sink, project->record, &project->theme);
    page_check(project, sink);
    project->dressed = project->dressed && sink->errors == errors;
    struct project_day day = day_find(project, sink, options->as_of, assumed.updated);
    project->as_of = project->records->as_of = day.date;
    project->records->calendar = record_calendar(project->record);
    project->records->project = project->record;
    if (project->vacant && !project->settled) return; /* nothing to say of nothing */
    if (!day.date.year) day_report_none(sink, assumed.dated, place);
    if (!project->settled) assumed_report(project, sink, &assumed, day, place);
}

/* What the thin documents of a part hold. NULL: the templates do not have these fields. */
static struct asked *held_by_slices(const struct project *project) {
    struct asked *held = asked_new(project->arena);
    for (size_t i = 0; project->part && i < project->part->slice_count; i++)
        if (!images_fit(project, &project->part->slices[i]) || !asked_read(held, &project->kinds, project->part->slices[i].asked))
            return NULL;
    return held;
}

struct project *project_open(struct arena *arena, struct diagnostics *sink, const struct project_options *options,
                             struct message *problem) {
    struct input_file file;
    struct inputs inputs;
    bool settled;
    *problem = (struct message){0};
    struct str root = project_root(arena, options->path, &settled);
    struct project *project = project_new(arena, sink, options, root, problem);
    if (project) project->settled = settled;
    if (!project || !read_files(project, sink, &file, &inputs, options, problem)) return NULL;
    settle(project, sink, &file, &inputs, options);
    struct asked *held = held_by_slices(project);
    if (!held) *problem = MESSAGE("the slices were made with other templates: make them again");
    if (held) documents_make(project, sink, &inputs, held);
    inputs_close(&inputs);
    if (!message_empty(*problem)) return NULL;
    records_resolve(project->records, &project->kinds, sink);
    broken_mark(project, sink);
    drop_without_layout(project);
    note_languages(project);
    languages_said_report(project, sink);
    labels_said_report(project, sink);
    return project;
}

bool project_thin(struct arena *arena, struct diagnostics *sink, const struct project_options *options, struct str asked,
                  struct thin_document *out, struct message *problem) {
    struct input_file file;
    struct inputs inputs;
    bool settled;
    *problem = (struct message){0};
    struct str root = project_root(arena, options->path, &settled);
    struct project *project = project_new(arena, sink, options, root, problem);
    if (project) project->settled = settled;
    if (!project || !read_files(project, sink, &file, &inputs, options, problem)) return false;
    settle(project, sink, &file, &inputs, options);
    struct asked *held = asked_new(arena);
    bool known = asked_read(held, &project->kinds, asked);
    if (!known) *problem = MESSAGE("the list of what is asked was made with other templates: make it again");
    bool made = known && document_thin(project, sink, &inputs, held, out);
    if (known && !made) *problem = message_new(arena, "{0} is no document any more: print the graph again", options->path);
    inputs_close(&inputs);
    return made;
}
