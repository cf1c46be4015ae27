/* Choosing what is exported, and writing it. */
#include "command/export.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/discreet.h"
#include "base/path.h"
#include "edition/editions.h"
#include "kind/export.h"
#include "kind/record_restrict.h"
#include "project/outputs.h"

/* What is exported, while it is collected. */
struct exports {
    struct arena *arena;
    struct project *project;
    struct diagnostics *sink;
    const struct records *records; /* as the readers see them */
    struct editions editions;      /* what would be made of the project, for whom */
    size_t planned;                /* the first output of the document, among all of these */
    enum class readers;            /* whose documents are chosen; may be above the records' class: these are marked */
    struct exported *items;
    size_t count, capacity;
};

/* Who is not shown all is not told of it: findings are internal, and say no confidential value. */
static struct findings findings_for(struct exports *exports, const struct project_document *document,
                                    const struct catalogue *catalogue) {
    struct findings found = document->findings;
    if (exports->records->class == CLASS_CONFIDENTIAL) return found;
    if (exports->readers == CLASS_CUSTOMER) return (struct findings){0};
    found.items = NEW_ARRAY(exports->arena, struct finding, found.count + 1);
    for (size_t i = 0; i < found.count; i++) {
        found.items[i] = document->findings.items[i];
        struct message told = found.items[i].told;
        if (!message_empty(told)) found.items[i].message = discreet_message(exports->arena, catalogue, told);
    }
    return found;
}

/* Customers are told no names of our files. */
static struct exported exported_of(struct exports *exports, const struct project_document *document) {
    struct arena *arena = exports->arena;
    struct str extension = path_extension(document->source->path);
    struct str file = str_format(arena, "%.*s.%.*s", STR_ARG(document->stem), STR_ARG(extension));
    const struct catalogue *catalogue = project_words(exports->project, exports->sink, document->record->language);
    return (struct exported){.record = records_find(exports->records, document->kind, document->record->id),
                             .file = exports->readers == CLASS_CUSTOMER ? (struct str){0} : file,
                             .marked = exports->readers > exports->records->class,
                             .findings = findings_for(exports, document, catalogue),
                             .catalogue = catalogue,
                             .incomplete = document->broken};
}

/* As in an index: a document of which nothing is made for the class is not there. Documents are asked for in order. */
static bool is_for(struct exports *exports, const struct project_document *document) {
    const struct editions *editions = &exports->editions;
    bool found = exports->readers == CLASS_CONFIDENTIAL;
    size_t *at = &exports->planned;
    while (*at < editions->planned_count && editions->planned[*at].document < document) ++*at;
    for (; *at < editions->planned_count && editions->planned[*at].document == document; ++*at)
        found |= editions->planned[*at].layout->class <= exports->readers;
    return found;
}

/* By kind, then id: as records are sorted everywhere; then files without a record. */
static int by_kind(const void *left, const void *right) {
    const struct exported *a = left, *b = right;
    int order = !a->record - !b->record;
    if (!order && a->record) order = str_compare(a->record->set->kind->name, b->record->set->kind->name);
    if (!order && a->record) order = str_compare(a->record->id, b->record->id);
    return order ? order : str_compare(a->file, b->file);
}

/* Messages quote. */
static void add_message(struct exports *exports, struct exported *exported, const struct diagnostic *d) {
    if (exports->records->class < CLASS_CONFIDENTIAL) {
        struct diagnostic *discreet = NEW(exports->arena, struct diagnostic);
        *discreet = diagnostic_discreet(exports->arena, exported->catalogue, d);
        d = discreet;
    }
    ARENA_PUSH(exports->arena, exported->messages, exported->message_count, exported->message_capacity) = d;
}

static bool consists_of(const struct project_document *document, const struct source *source) {
    for (size_t i = 0; i < document->source_count; i++)
        if (document->sources[i] == source) return true;
    return false;
}

/* What heads say differently is reported at planpress.yaml. */
static bool is_about(const struct project *project, const struct project_document *document,
                     const struct diagnostic *d) {
    bool shared = d->severity == SEVERITY_ERROR && d->span.source == project->record->span.source;
    return (shared || consists_of(document, d->span.source)) && !check_code_is_good(d->code);
}

static void add_document(struct exports *exports, const struct project_document *document,
                         const struct diagnostics *messages) {
    struct exported exported = exported_of(exports, document);
    bool told = exports->readers == CLASS_CONFIDENTIAL;
    for (const struct diagnostic *d = messages->first; d && document->broken && told; d = d->next)
        if (is_about(exports->project, document, d)) add_message(exports, &exported, d);
    ARENA_PUSH(exports->arena, exports->items, exports->count, exports->capacity) = exported;
}

/* Registers are no documents, and templates and planpress.yaml no files of one. */
static bool is_lost(const struct project *project, const struct source *source) {
    if (!source || source->files != project->files || source == project->record->span.source) return false;
    if (path_is_below(source->name, STR("templates"))) return false;
    for (size_t i = 0; i < project->document_count; i++)
        if (consists_of(&project->documents[i], source)) return false;
    for (size_t i = 0; i < project->records->document_count; i++)
        if (project->records->documents[i]->span.source == source) return false;
    return true;
}

/* The messages are sorted by file. */
static void add_lost_files(struct exports *exports, const struct diagnostics *messages) {
    const struct source *last = NULL;
    for (const struct diagnostic *d = messages->first; d; d = d->next) {
        if (d->severity != SEVERITY_ERROR || !is_lost(exports->project, d->span.source)) continue;
        if (!last || !str_equal(last->name, d->span.source->name))
            ARENA_PUSH(exports->arena, exports->items, exports->count, exports->capacity) = (struct exported){
                .file = d->span.source->name,
                .catalogue = project_words(exports->project, exports->sink, exports->project->language),
                .incomplete = true};
        last = d->span.source;
        add_message(exports, &exports->items[exports->count - 1], d);
    }
}

/* Confidential values are for those who ask for them. */
static enum class class_shown(const struct options *options) {
    bool asked = options->readers_named || options->show_confidential;
    return asked || options->readers < CLASS_CONFIDENTIAL ? options->readers : CLASS_INTERNAL;
}

static struct exports choose(struct arena *arena, struct diagnostics *sink, struct project *project, const bool *chosen,
                             const struct diagnostics *messages, const struct options *options) {
    bool all = options->readers == CLASS_CONFIDENTIAL;
    struct exports exports = {.arena = arena, .project = project, .sink = sink, .readers = options->readers};
    enum class shown = class_shown(options);
    exports.records = shown == CLASS_CONFIDENTIAL ? project->records : records_restrict(arena, project->records, shown);
    if (!all) exports.editions = editions_open(project, sink);
    for (size_t i = 0; i < project->document_count; i++)
        if (chosen[i] && is_for(&exports, &project->documents[i]))
            add_document(&exports, &project->documents[i], messages);
    if (all) add_lost_files(&exports, messages);
    if (exports.count) qsort(exports.items, exports.count, sizeof *exports.items, by_kind);
    return exports;
}

static bool write_json(struct computation *computation, const struct exported *documents, size_t count,
                       struct message *problem) {
    struct buffer out = {0};
    export_json(&out, computation, documents, count);
    bool written = fwrite(out.data, 1, out.size, stdout) == out.size && fflush(stdout) == 0;
    if (!written) *problem = MESSAGE("cannot write to the standard output");
    buffer_free(&out);
    return written;
}

/* They hold all of a project that their class may see: beside outputs they lie with what else is of that class. */
static struct folder_file table_file(struct arena *arena, const struct options *options, struct str name) {
    struct str folder = path_join(arena, output_class_folder(options->readers), STR("tables"));
    struct str path = path_join(arena, options->output.size ? STR(".") : folder, name);
    return (struct folder_file){.path = str_format(arena, "%.*s.csv", STR_ARG(path)),
                                .class = options->readers,
                                .source = STR("*"),
                                .layout = STR("table")};
}

static bool is_table(const void *context, const struct folder_file *file) {
    const enum class *class = context;
    return file->class == *class && str_equal_c(file->source, "*") && str_equal_c(file->layout, "table");
}

static bool write_csv(struct arena *arena, struct computation *computation, const struct exports *exports,
                      const struct options *options, struct folder *folder, struct message *problem) {
    struct export_tables tables = export_csv(arena, computation, exports->items, exports->count);
    bool written = true;
    for (size_t i = 0; i < tables.count; i++) {
        struct folder_file file = table_file(arena, options, tables.items[i].name);
        struct str bytes = buffer_str(&tables.items[i].bytes);
        written = written && folder_write(folder, arena, &file, bytes, problem) != FOLDER_FAILED;
        buffer_free(&tables.items[i].bytes);
    }
    return written && folder_settle(folder, is_table, &options->readers, problem);
}

bool export_documents(struct arena *arena, struct diagnostics *sink, const struct options *options,
                      struct project *project, const bool *chosen, const struct diagnostics *messages,
                      struct folder *folder, struct message *problem) {
    struct exports exports = choose(arena, sink, project, chosen, messages, options);
    bool all = exports.records == project->records;
    struct computation computation = {.arena = arena,
                                      .sink = sink,
                                      .records = exports.records,
                                      .project = all ? project->record : exports.records->project,
                                      .as_of = project->as_of};
    return options->csv ? write_csv(arena, &computation, &exports, options, folder, problem)
                        : write_json(&computation, exports.items, exports.count, problem);
}
