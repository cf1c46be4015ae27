/* Choosing by paths: a document is chosen when its file, or one of its chapters, is or lies below a path. Where links
 * are on the way, both count, where a name stands and where it leads. */
#include "command/selection.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/path.h"
#include "command/kept.h"
#include "command/messages.h"
#include "compose/content.h"

struct wanted wanted_paths(struct arena *arena, const struct options *options) {
    struct wanted wanted = {.paths = NEW_ARRAY(arena, struct str, 2 * options->path_count)};
    for (size_t i = 0; i < options->path_count; i++) {
        struct str path = options->paths[i], folder = disk_absolute(arena, path_folder(path));
        wanted.paths[wanted.count++] = disk_absolute(arena, path);
        wanted.paths[wanted.count++] = path_join(arena, folder, path_name(path));
    }
    return wanted;
}

bool wanted_holds(const struct wanted *wanted, struct str path) {
    for (size_t i = 0; i < wanted->count; i++)
        if (path_is_below(path, wanted->paths[i])) return true;
    return false;
}

static bool is_chosen(struct arena *arena, const struct wanted *wanted, const struct project *project,
                      const struct source *source) {
    return wanted_holds(wanted, path_join(arena, project->root, source->name)) ||
           wanted_holds(wanted, disk_absolute(arena, source->path));
}

static bool document_is_chosen(struct arena *arena, const struct wanted *wanted, const struct project *project,
                               const struct project_document *document) {
    for (size_t i = 0; i < document->source_count; i++)
        if (is_chosen(arena, wanted, project, document->sources[i])) return true;
    return false;
}

/* The layout, read when the first document that wants it is met; NULL when it cannot be used, which has been reported.
 */
struct chosen_layout {
    bool read;
    const struct template *template;
};

static const struct template *read_layout(struct arena *arena, struct diagnostics *sink,
                                          const struct editions *editions, const struct layout_file *file,
                                          struct chosen_layout *layout) {
    if (!layout->read) layout->template = template_read(arena, sink, editions->of, file);
    layout->read = true;
    return layout->template;
}

/* By the hash of its name: what is made or taken away elsewhere moves no output from one shard to another. */
bool is_in_shard(const struct options *options, struct str stem) {
    if (!options->shards) return true;
    struct sha256 hash = sha256_of(stem);
    uint64_t number = 0;
    for (size_t i = 0; i < sizeof number; i++) number = number << 8 | hash.bytes[i];
    return number % options->shards == options->shard;
}

bool *choose_documents(struct arena *arena, const struct options *options, const struct project *project) {
    bool *chosen = NEW_ARRAY(arena, bool, project->document_count + 1);
    struct wanted wanted = wanted_paths(arena, options);
    for (size_t d = 0; d < project->document_count; d++)
        chosen[d] = document_is_chosen(arena, &wanted, project, &project->documents[d]);
    return chosen;
}

/* What is known while jobs are made. */
struct choosing {
    struct arena *arena;
    struct diagnostics *sink;
    const struct options *options;
    struct project *project;
    struct editions *editions;
    struct chosen_layout *layouts; /* as project->layouts */
    struct contents all;           /* of the project; only when checking */
    size_t planned;                /* the first output of the document, among all */
    struct jobs jobs;
};

static bool is_wanted(const struct choosing *choosing, const struct layout_file *layout, const struct kind *kind) {
    const struct options *options = choosing->options;
    bool named = !options->layout.size || str_equal(options->layout, layout->name);
    return layout->kind == kind && named && layout->class <= options->readers;
}

/* Documents are asked for in their order, which is that of what is planned. NULL: nothing is made of the document in
 * the layout. */
static const struct planned_output *planned_of(struct choosing *choosing, const struct project_document *document,
                                               const struct layout_file *layout) {
    const struct editions *editions = choosing->editions;
    while (choosing->planned < editions->planned_count && editions->planned[choosing->planned].document < document)
        choosing->planned++;
    for (size_t i = choosing->planned; i < editions->planned_count && editions->planned[i].document == document; i++)
        if (editions->planned[i].layout == layout) return &editions->planned[i];
    return NULL;
}

static int by_stem(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, ((const struct released *)right)->stem);
}

/* Which files a job makes; of a release those that are there. False: it is not asked for. */
static bool choose_files(struct job *job, const struct options *options) {
    job->html.wanted = options->html;
    job->pdf.wanted = options->pdf;
    if (options->command != COMMAND_RELEASE) return true;
    const struct released *released = bsearch(&job->planned->place.stem, options->released, options->released_count,
                                              sizeof *options->released, by_stem);
    job->released = released;
    job->html.wanted = released && released->html.there;
    job->pdf.wanted = released && released->pdf.there;
    return released;
}

static void add_layout(struct choosing *choosing, const struct project_document *document, size_t number,
                       const struct content *content) {
    const struct layout_file *layout = &choosing->project->layouts[number];
    const struct planned_output *planned = planned_of(choosing, document, layout);
    bool own = layout->source->files == choosing->project->files; /* its mistakes are said though nobody needs it */
    if (!planned && !own) return;
    const struct template *template =
        read_layout(choosing->arena, choosing->sink, choosing->editions, layout, &choosing->layouts[number]);
    if (!template || !planned || planned->clashes) return;
    struct job job = {.document = document, .template = template, .planned = planned};
    if (!choose_files(&job, choosing->options)) return;
    bool check = choosing->options->command == COMMAND_CHECK;
    bool gated = layout->class == CLASS_CUSTOMER; /* only composing shows what would leak */
    bool fitted = template_pages(template) && job.pdf.wanted;
    job.idle = check && !gated && !fitted && !content_may_fail(template, document->record, content, &choosing->all);
    if (!job.idle) editions_fill(choosing->editions, choosing->project, template_class(template));
    ARENA_PUSH(choosing->arena, choosing->jobs.items, choosing->jobs.count, choosing->jobs.capacity) = job;
}

/* A job for each layout, and one for the author's own Markdown when there is anything in it to compute. */
static void add_document(struct choosing *choosing, const struct project_document *document) {
    struct content content = content_of(document->record);
    for (size_t l = 0; l < choosing->project->layout_count; l++)
        if (is_wanted(choosing, &choosing->project->layouts[l], document->kind))
            add_layout(choosing, document, l, &content);
    if (!content.live || choosing->options->dump != DUMP_NONE || choosing->options->command == COMMAND_RELEASE) return;
    editions_fill(choosing->editions, choosing->project, CLASS_CONFIDENTIAL);
    ARENA_PUSH(choosing->arena, choosing->jobs.items, choosing->jobs.count, choosing->jobs.capacity) =
        (struct job){.document = document};
}

/* ---- what stands inside others ---- */

/* All layouts of a class, those that nobody asked for, too. */
static struct shelf fill_shelf(struct choosing *choosing, enum class class) {
    const struct project *project = choosing->project;
    const struct template **templates = NEW_ARRAY(choosing->arena, const struct template *, project->layout_count + 1);
    const struct record **withheld = NEW_ARRAY(choosing->arena, const struct record *, project->document_count + 1);
    struct shelf shelf = {.templates = templates, .withheld = withheld};
    for (size_t l = 0; l < project->layout_count; l++) {
        const struct layout_file *layout = &project->layouts[l];
        if (!layout->classed || layout->class != class || !layout->kind->fields) continue; /* nobody has such documents */
        const struct template *template =
            read_layout(choosing->arena, choosing->sink, choosing->editions, layout, &choosing->layouts[l]);
        if (template) templates[shelf.template_count++] = template;
    }
    for (size_t d = 0; d < project->document_count; d++) {
        const struct project_document *document = &project->documents[d];
        if (document->broken || (document->held && class == CLASS_CUSTOMER))
            withheld[shelf.withheld_count++] = document->record;
    }
    return shelf;
}

static void fill_shelves(struct choosing *choosing) {
    struct shelf *shelves = NEW_ARRAY(choosing->arena, struct shelf, CLASS_COUNT);
    bool filled[CLASS_COUNT] = {false};
    for (size_t j = 0; j < choosing->jobs.count; j++) {
        const struct template *template = choosing->jobs.items[j].template;
        if (!template || !template_encloses(template) || filled[template_class(template)]) continue;
        shelves[template_class(template)] = fill_shelf(choosing, template_class(template));
        filled[template_class(template)] = true;
        choosing->jobs.shelf = shelves;
    }
}

/* Where a job makes no output, its document says which shard has it. */
static void keep_shard(struct choosing *choosing) {
    size_t kept = 0;
    for (size_t j = 0; j < choosing->jobs.count; j++) {
        const struct job *job = &choosing->jobs.items[j];
        struct str stem = job->planned ? job->planned->place.stem : job->document->stem;
        if (is_in_shard(choosing->options, stem)) choosing->jobs.items[kept++] = *job;
    }
    choosing->jobs.count = kept;
}

/* The findings of documents that were not chosen are counted in the index and in reports, and said when these are. */
static void check_others(struct arena *arena, struct project *project, const bool *chosen,
                         const struct check_keeping *keeping) {
    struct diagnostics unheard = diagnostics_new(arena);
    bool *others = NEW_ARRAY(arena, bool, project->document_count + 1);
    for (size_t d = 0; d < project->document_count; d++) others[d] = !chosen[d];
    project_check(project, &unheard, others, keeping);
}

struct jobs choose_jobs(struct arena *arena, struct diagnostics *sink, const struct options *options,
                        struct project *project, struct editions *editions, struct keeper *keeper) {
    struct choosing choosing = {
        .arena = arena, .sink = sink, .options = options, .project = project, .editions = editions};
    const bool *chosen = choose_documents(arena, options, project);
    choosing.layouts = NEW_ARRAY(arena, struct chosen_layout, project->layout_count + 1);
    if (options->command == COMMAND_CHECK) choosing.all = contents_of(project->records);
    const struct check_keeping *keeping = kept_checks(keeper);
    project_check(project, sink, chosen, keeping);
    bool sliced = options->part && options->part->slice_count; /* then what they say is not there */
    if (options->command == COMMAND_BUILD && !sliced) check_others(arena, project, chosen, keeping);
    editions_tally(editions, project);
    for (size_t d = 0; d < project->document_count; d++)
        if (chosen[d]) add_document(&choosing, &project->documents[d]);
    keep_shard(&choosing);
    fill_shelves(&choosing);
    return choosing.jobs;
}

/* Whether a message stands in a document that was not chosen; those in templates and in planpress.yaml concern every
 * run. */
static bool is_elsewhere(struct arena *arena, const struct wanted *wanted, const struct project *project,
                         const struct diagnostic *d) {
    const struct source *source = d->span.source;
    if (!source || source->files != project->files || is_chosen(arena, wanted, project, source)) return false;
    if (path_is_below(source->name, STR("templates")) || str_equal(source->name, STR("planpress.yaml"))) return false;
    for (size_t i = 0; i < project->document_count; i++)
        for (size_t s = 0; s < project->documents[i].source_count; s++)
            if (project->documents[i].sources[s] == source)
                return !document_is_chosen(arena, wanted, project, &project->documents[i]);
    return true;
}

struct diagnostics choose_messages(struct arena *arena, const struct options *options, const struct project *project,
                                   const struct diagnostics *sink, const struct jobs *jobs) {
    struct diagnostics all = diagnostics_new(arena), chosen = diagnostics_new(arena);
    diagnostics_merge(&all, sink);
    for (size_t j = 0; j < jobs->count; j++) diagnostics_merge(&all, &jobs->items[j].messages);
    diagnostics_sort(&all);
    const struct diagnostic *last = NULL; /* sorted by file: each is judged once */
    struct wanted wanted = wanted_paths(arena, options);
    bool elsewhere = false;
    for (const struct diagnostic *d = all.first; d; last = d, d = d->next) {
        if (!last || last->span.source != d->span.source) elsewhere = is_elsewhere(arena, &wanted, project, d);
        if (!elsewhere && message_is_selected(options, d)) diagnostics_add(&chosen, d);
    }
    return chosen;
}
