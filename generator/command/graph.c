/* From a project to its steps. */
#include "command/graph.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/path.h"
#include "base/word_list.h"
#include "command/asking.h"
#include "command/graph_reach.h"
#include "command/output.h"
#include "command/run.h"
#include "command/terminal.h"
#include "kind/asked_fields.h"
#include "project/store.h"

/* A file that several steps share: what a layout asks, a slice. Found by its content. */
struct shared_file {
    struct str content, path;
};

struct graphing {
    struct arena *arena;
    const struct options *options;
    struct project *project;
    struct editions *editions;
    struct asking asking;
    struct graph_reach *reach;
    struct str output, work; /* the folder of outputs, and that of the steps' own files */
    struct graph_step *steps;
    size_t count, capacity;
    struct shared_file *files;
    size_t file_count, file_capacity;
    struct word_list packs; /* of the outputs */
    struct word_list finals; /* outputs that will lie in the folder */
};

/* Lists ------------------------------------------------------------------------------------------------------- */

static void add(struct graphing *graphing, struct word_list *list, struct str word) {
    word_list_add(graphing->arena, list, word);
}

static void add_option(struct graphing *graphing, struct word_list *list, const char *option, struct str value) {
    add(graphing, list, str_of(option));
    add(graphing, list, value);
}

static void add_step(struct graphing *graphing, struct graph_step step, const struct word_list *words,
                     struct word_list *inputs, const struct word_list *outputs) {
    graph_keep_once(inputs); /* a chapter may belong to several documents */
    step.words = words->words;
    step.word_count = words->count;
    step.inputs = inputs->words;
    step.input_count = inputs->count;
    step.outputs = outputs->words;
    step.output_count = outputs->count;
    ARENA_PUSH(graphing->arena, graphing->steps, graphing->count, graphing->capacity) = step;
}

static struct str shown(const struct graphing *graphing, struct str name) {
    return files_shown(graphing->project->files, graphing->arena, name);
}

static struct str in_work(const struct graphing *graphing, const char *folder, struct str name) {
    return path_join(graphing->arena, path_join(graphing->arena, graphing->work, str_of(folder)), name);
}

static void add_day(struct graphing *graphing, struct word_list *words, struct date day) {
    struct str text = str_format(graphing->arena, "%04d-%02d-%02d", day.year, day.month, day.day);
    if (day.year) add_option(graphing, words, "--as-of", text);
}

static void add_common(struct graphing *graphing, struct word_list *words) {
    const struct options *options = graphing->options;
    for (size_t i = 0; i < options->root_count; i++) add_option(graphing, words, "--root", options->roots[i]);
    add_day(graphing, words, graphing->project->as_of);
}

/* Asked ------------------------------------------------------------------------------------------------------- */

/* The path of a content that is known, else a new one, and that it is new. */
static struct str path_of_content(struct graphing *graphing, const char *folder, struct str name, struct str content,
                                  bool *new) {
    for (size_t i = 0; i < graphing->file_count; i++)
        if (str_equal(graphing->files[i].content, content)) return *new = false, graphing->files[i].path;
    struct str all = str_format(graphing->arena, "%.*s\n%.*s", STR_ARG(content), STR_ARG(name));
    struct sha256 hash = sha256_of(all);
    struct str digits = str_slice(sha256_print(graphing->arena, &hash), 0, 12);
    struct str path =
        in_work(graphing, folder, str_format(graphing->arena, "%.*s-%.*s", STR_ARG(text_id(graphing->arena, name)), STR_ARG(digits)));
    ARENA_PUSH(graphing->arena, graphing->files, graphing->file_count, graphing->file_capacity) =
        (struct shared_file){content, path};
    return *new = true, path;
}

static bool has_documents(const struct graphing *graphing, const struct kind *kind) {
    for (size_t d = 0; d < graphing->reach->count; d++)
        if (graphing->reach->documents[d].record->set->kind == kind) return true;
    return false;
}

static struct str printed(const struct graphing *graphing, const struct asked *asked) {
    struct buffer out = {0};
    asked_print(asked, &graphing->project->kinds, &out);
    struct str text = str_copy(graphing->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* The list of what a layout asks (empty: all of them): layouts that ask the same have one. */
static struct str asked_file(struct graphing *graphing, struct str layout, struct str text) {
    const struct project *project = graphing->project;
    struct word_list words = {0}, inputs = {0}, outputs = {0};
    bool new;
    struct str name = layout.size ? layout : STR("all");
    struct str path = path_of_content(graphing, "asked", name, text, &new);
    if (!new) return path;
    add_option(graphing, &words, "step", STR("asked"));
    if (layout.size) add_option(graphing, &words, "--layout", layout);
    add_option(graphing, &words, "-o", path);
    add_common(graphing, &words);
    add_option(graphing, &words, "--", shown(graphing, STR(".")));
    for (size_t k = 0; k < project->kinds.count; k++)
        if (project->kinds.items[k]->fields) add(graphing, &words, project->kinds.items[k]->name);
    add(graphing, &outputs, path);
    add_step(graphing, (struct graph_step){.kind = GRAPH_ASKED, .about = name}, &words, &inputs, &outputs);
    return path;
}

/* Records ----------------------------------------------------------------------------------------------------- */

static struct str record_file(const struct graphing *graphing, const struct graph_document *document) {
    return in_work(graphing, "records", store_step_name(graphing->arena, document->name));
}

static void add_sources(struct graphing *graphing, struct word_list *list, const struct graph_document *document) {
    for (size_t i = 0; i < document->source_count; i++)
        add(graphing, list, shown(graphing, document->sources[i]->name));
}

static void add_record(struct graphing *graphing, const struct graph_document *document, struct str asked) {
    struct word_list words = {0}, inputs = {0}, outputs = {0};
    add_option(graphing, &words, "step", STR("record"));
    add_option(graphing, &words, "--asked", asked);
    add_option(graphing, &words, "-o", record_file(graphing, document));
    add_common(graphing, &words);
    add(graphing, &words, STR("--"));
    add_sources(graphing, &words, document);
    add_sources(graphing, &inputs, document);
    add(graphing, &inputs, asked);
    add(graphing, &outputs, record_file(graphing, document));
    add_step(graphing, (struct graph_step){.kind = GRAPH_RECORD, .about = document->name}, &words, &inputs, &outputs);
}

/* Slices ------------------------------------------------------------------------------------------------------ */

static struct str slice_file(struct graphing *graphing, const struct kind *kind, struct str asked, struct str lines) {
    struct word_list words = {0}, inputs = {0}, outputs = {0};
    bool new;
    struct str path = path_of_content(graphing, "slices", kind->name, lines, &new);
    if (!new) return path;
    add_option(graphing, &words, "step", STR("slice"));
    add_option(graphing, &words, "--asked", asked);
    add_option(graphing, &words, "--project", shown(graphing, STR(".")));
    add_option(graphing, &words, "-o", path);
    add_common(graphing, &words);
    add(graphing, &words, STR("--"));
    for (size_t d = 0; d < graphing->reach->count; d++) {
        const struct graph_document *document = &graphing->reach->documents[d];
        if (document->record->set->kind != kind) continue;
        add(graphing, &words, record_file(graphing, document));
        add(graphing, &inputs, record_file(graphing, document));
    }
    add(graphing, &inputs, asked);
    add(graphing, &outputs, path);
    add_step(graphing, (struct graph_step){.kind = GRAPH_SLICE, .about = kind->name}, &words, &inputs, &outputs);
    return path;
}

/* Of all kinds that have documents, what a layout asks of them. */
static struct word_list slices_of(struct graphing *graphing, const struct asking_layout *layout) {
    const struct project *project = graphing->project;
    struct str text = printed(graphing, layout->asked), asked = asked_file(graphing, layout->name, text);
    struct word_list slices = {0};
    for (size_t k = 0; k < project->kinds.count; k++) {
        const struct kind *kind = project->kinds.items[k];
        if (!kind->fields || !has_documents(graphing, kind)) continue;
        struct str lines = slice_asked(graphing->arena, text, kind->name);
        lines = lines.size ? lines : str_format(graphing->arena, "%.*s\n", STR_ARG(kind->name));
        add(graphing, &slices, slice_file(graphing, kind, asked, lines));
    }
    return slices;
}

/* Outputs ----------------------------------------------------------------------------------------------------- */

static void add_finals(struct graphing *graphing, struct word_list *outputs, const struct planned_output *planned,
                       struct str folder) {
    const struct options *options = graphing->options;
    const char *const extensions[] = {options->html ? "html" : NULL, options->pdf ? "pdf" : NULL};
    bool sure = !planned->document->broken && planned->layout->class != CLASS_CUSTOMER; /* it may be held back */
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        if (!sure || !extensions[i]) continue;
        struct str name = str_format(graphing->arena, "%.*s.%s", STR_ARG(planned->place.stem), extensions[i]);
        add(graphing, outputs, path_join(graphing->arena, folder, name));
        add(graphing, &graphing->finals, path_join(graphing->arena, graphing->output, name));
    }
}

static void add_output(struct graphing *graphing, const struct planned_output *planned,
                       const struct asking_layout *layout, const struct word_list *slices) {
    struct word_list words = {0}, inputs = {0}, outputs = {0};
    struct str folder = in_work(graphing, "outputs", store_step_name(graphing->arena, planned->place.stem));
    struct word_list files = graph_reach_files(graphing->reach, planned, layout);
    bool whole = graph_reach_is_whole(graphing->reach, planned, layout);
    add_option(graphing, &words, "step", STR("output"));
    add_option(graphing, &words, "--layout", layout->layout->name);
    for (size_t i = 0; i < slices->count && !whole; i++) add_option(graphing, &words, "--slice", slices->words[i]);
    for (size_t i = 0; i < slices->count && !whole; i++) add(graphing, &inputs, slices->words[i]);
    if (graphing->options->output.size) add_option(graphing, &words, "--place", graphing->output);
    add_option(graphing, &words, "-o", folder);
    add_common(graphing, &words);
    add(graphing, &words, STR("--"));
    for (size_t i = 0; i < files.count; i++) add(graphing, &words, shown(graphing, files.words[i]));
    for (size_t i = 0; i < files.count; i++) add(graphing, &inputs, shown(graphing, files.words[i]));
    struct str pack = path_join(graphing->arena, folder, STR(".planpress/cache/store.pack"));
    add(graphing, &outputs, pack);
    add(graphing, &graphing->packs, pack);
    add_finals(graphing, &outputs, planned, folder);
    struct str about = str_format(graphing->arena, "%.*s (%.*s)", STR_ARG(planned->document->stem), STR_ARG(layout->layout->name));
    add_step(graphing, (struct graph_step){.kind = GRAPH_OUTPUT, .folder = folder, .about = about}, &words, &inputs, &outputs);
}

static void add_outputs(struct graphing *graphing, const struct asking_layout *layout) {
    struct word_list slices = {0};
    bool sliced = false;
    for (size_t i = 0; i < graphing->editions->planned_count; i++) {
        const struct planned_output *planned = &graphing->editions->planned[i];
        if (planned->layout != layout->layout || planned->clashes) continue;
        if (!sliced) slices = slices_of(graphing, layout);
        sliced = true;
        add_output(graphing, planned, layout, &slices);
    }
}

/* The end ----------------------------------------------------------------------------------------------------- */

static void add_front(struct graphing *graphing) {
    struct word_list words = {0}, inputs = {0}, outputs = {0};
    const struct options *options = graphing->options;
    add(graphing, &words, STR("build"));
    if (options->output.size) add_option(graphing, &words, "-o", options->output);
    add_option(graphing, &words, "--records", in_work(graphing, "outputs", STR(".")));
    add_common(graphing, &words);
    add_option(graphing, &words, "--", shown(graphing, STR(".")));
    for (size_t d = 0; d < graphing->reach->count; d++) {
        const struct graph_document *document = &graphing->reach->documents[d];
        add_sources(graphing, &inputs, document);
        for (size_t i = 0; i < document->files.count; i++)
            add(graphing, &inputs, shown(graphing, document->files.words[i]));
    }
    for (size_t i = 0; i < graphing->packs.count; i++) add(graphing, &inputs, graphing->packs.words[i]);
    add(graphing, &outputs, path_join(graphing->arena, graphing->output, STR(".planpress/manifest")));
    for (size_t i = 0; i < graphing->finals.count; i++) add(graphing, &outputs, graphing->finals.words[i]);
    add_step(graphing, (struct graph_step){.kind = GRAPH_FRONT, .about = STR("front pages")}, &words, &inputs, &outputs);
}

static void add_steps(struct graphing *graphing) {
    struct str all = asked_file(graphing, (struct str){0}, printed(graphing, graphing->asking.all));
    for (size_t d = 0; d < graphing->reach->count; d++) add_record(graphing, &graphing->reach->documents[d], all);
    for (size_t l = 0; l < graphing->asking.count; l++) add_outputs(graphing, &graphing->asking.layouts[l]);
    add_front(graphing);
}

/* What all steps read, and what the graph itself was made of. */
static void list_files(struct graphing *graphing, struct graph *graph) {
    struct word_list shared = {0}, folders = {0}, documents = {0}, named = {0}, again = {0};
    add(graphing, &shared, shown(graphing, STR("planpress.yaml")));
    graph_reach_templates(graphing->reach, &shared);
    for (size_t i = 1; i < shared.count; i++) shared.words[i] = shown(graphing, shared.words[i]);
    graph_reach_folders(graphing->reach, &folders);
    for (size_t i = 0; i < folders.count; i++) folders.words[i] = shown(graphing, folders.words[i]);
    for (size_t d = 0; d < graphing->reach->count; d++) add_sources(graphing, &documents, &graphing->reach->documents[d]);
    graph_reach_named(graphing->reach, &named);
    for (size_t i = 0; i < named.count; i++) named.words[i] = shown(graphing, named.words[i]);
    add(graphing, &again, STR("graph"));
    if (graphing->options->output.size) add_option(graphing, &again, "-o", graphing->options->output);
    for (size_t i = 0; i < graphing->options->root_count; i++) add_option(graphing, &again, "--root", graphing->options->roots[i]);
    add_day(graphing, &again, graphing->options->as_of);
    add_option(graphing, &again, "--", shown(graphing, STR(".")));
    *graph = (struct graph){.program = program_file(graphing->arena),
                            .shared = shared.words,
                            .shared_count = shared.count,
                            .folders = folders.words,
                            .folder_count = folders.count,
                            .documents = documents.words,
                            .document_count = documents.count,
                            .named = named.words,
                            .named_count = named.count,
                            .again = again.words,
                            .again_count = again.count,
                            .arena = graphing->arena,
                            .output = graphing->output,
                            .site = str_format(graphing->arena, "%.*s-site", STR_ARG(graphing->output)),
                            .steps = graphing->steps,
                            .step_count = graphing->count};
}

static bool write_graph(const struct graph *graph, enum graph_form form, struct message *problem) {
    static bool (*const forms[])(const struct graph *, struct buffer *, struct message *) = {
        [GRAPH_NINJA] = graph_ninja, [GRAPH_MAKE] = graph_make, [GRAPH_BAZEL] = graph_bazel, [GRAPH_BZL] = graph_bzl,
        [GRAPH_DOT] = graph_dot};
    struct buffer out = {0};
    bool made = forms[form](graph, &out, problem);
    bool written = made && fwrite(out.data, 1, out.size, stdout) == out.size && fflush(stdout) == 0;
    if (made && !written) *problem = MESSAGE("cannot write to the standard output");
    buffer_free(&out);
    return written;
}

static int print_graph_of(const struct options *options, struct arena *arena, struct project *project) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct message problem = {0};
    struct editions editions = editions_open(project, &unheard);
    struct output output = output_place(options, options->paths[0]);
    struct graphing graphing = {.arena = arena, .options = options, .project = project, .editions = &editions};
    struct graph graph;
    output = output_place(options, files_shown(project->files, arena, STR(".")));
    graphing.output = path_join(arena, output.folder, output.below);
    graphing.work = path_join(arena, graphing.output, STR(".planpress/graph"));
    graphing.asking = asking_open(arena, project, &editions);
    graphing.reach = graph_reach_open(arena, project);
    add_steps(&graphing);
    list_files(&graphing, &graph);
    if (write_graph(&graph, options->graph_form, &problem)) return STATUS_DONE;
    terminal_say(terminal_catalogue(arena, options->paths[0]), problem);
    return STATUS_MACHINE;
}

static struct store *open_store(const struct options *options, struct arena *arena, struct str root) {
    struct output output = output_place(options, root);
    bool kept = output_is_kept(arena, output, root, true);
    return store_open(arena, kept ? output.folder : (struct str){0}, output.below, NULL, 0);
}

int graph_print(const struct options *options, struct arena *arena, struct str templates) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct message problem = {0};
    bool settled;
    struct str root = project_root(arena, options->paths[0], &settled);
    struct store *store = settled ? open_store(options, arena, root) : NULL;
    struct project_options wish = {.path = root,
                                   .roots = options->roots,
                                   .root_count = options->root_count,
                                   .templates = templates,
                                   .as_of = options->as_of,
                                   .store = store,
                                   .asks = true};
    if (!settled) problem = MESSAGE("“{0}” is in no project with a planpress.yaml, which steps need", options->paths[0]);
    struct project *project = settled ? project_open(arena, &unheard, &wish, &problem) : NULL;
    int status = project ? print_graph_of(options, arena, project) : STATUS_USAGE;
    if (!project) terminal_say(terminal_catalogue(arena, options->paths[0]), problem);
    store_close(store, settled);
    return status;
}
