/* A build is responsible for the outputs of what it was asked for: of the documents in its paths, in its layouts, for
 * its readers, in its formats. Whatever else lies in the folder stays, and what is made of all documents is always made
 * anew. */
#include "command/build.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "command/folder_words.h"
#include "command/release_note.h"
#include "command/site_index.h"
#include "command/terminal.h"

/* ---- what is no longer made ---- */

struct responsible {
    struct arena *arena;
    const struct run *run;
    struct wanted wanted;
    struct str *sources; /* of the documents that were chosen, sorted: a chapter may be all that was named */
    size_t source_count;
    bool shared; /* asked about what is made of all documents, else about all else */
};

static int by_bytes(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static struct responsible responsible_of(struct arena *arena, const struct run *run) {
    const struct project *project = run->project;
    const bool *chosen = choose_documents(arena, run->options, project);
    struct responsible all = {.arena = arena, .run = run, .wanted = wanted_paths(arena, run->options)};
    all.sources = NEW_ARRAY(arena, struct str, project->document_count + 1);
    for (size_t d = 0; d < project->document_count; d++)
        if (chosen[d]) all.sources[all.source_count++] = project->documents[d].source->name;
    if (all.source_count) qsort(all.sources, all.source_count, sizeof *all.sources, by_bytes);
    return all;
}

static bool is_in_formats(const struct options *options, struct str path) {
    struct str extension = path_extension(path);
    if (str_equal_c(extension, "html")) return options->html;
    return !str_equal_c(extension, "pdf") || options->pdf;
}

/* Tables are an export's; what a release has noted stays, whatever becomes of the file. */
static bool answers(const void *context, const struct folder_file *file) {
    const struct responsible *all = context;
    const struct options *options = all->run->options;
    bool shared = str_equal_c(file->source, "*");
    if (release_is_note(file)) return false;
    if (shared != all->shared || file->class > options->readers || !is_in_formats(options, file->path)) return false;
    if (shared) return !str_equal_c(file->layout, "table");
    if (options->layout.size && !str_equal(options->layout, file->layout)) return false;
    struct str stem = {file->path.data, file->path.size - path_extension(file->path).size - 1};
    if (!is_in_shard(options, stem)) return false;
    return bsearch(&file->source, all->sources, all->source_count, sizeof *all->sources, by_bytes) ||
           wanted_holds(&all->wanted, path_join(all->arena, all->run->project->root, file->source));
}

/* ---- saying ---- */

static void say_outputs(const struct run *run, struct arena *arena, const struct jobs *jobs) {
    for (size_t j = 0; j < jobs->count; j++) {
        const struct job *job = &jobs->items[j];
        if (!job->made) continue;
        struct str shown = folder_shown(run->folder, arena, job->planned->place.stem);
        terminal_say(run->words, message_new(arena, job->changed ? "written {0}" : "unchanged {0}", shown));
    }
}

static struct message made_or_not(struct arena *arena, const struct run *run, const struct job *job) {
    struct str shown = folder_shown(run->folder, arena, job->planned->place.stem);
    struct message why = reason_message(arena, &job->reason);
    if (!run->keeper) why = message_new(arena, "nothing is kept from one run to the next");
    if (job->taken) return message_new(arena, "not made again {0}: {1}", shown, why);
    if (job->gated) return message_new(arena, "only searched again {0}: {1}", shown, why);
    return message_new(arena, "made {0}: {1}", shown, why);
}

static void explain_outputs(const struct run *run, struct arena *arena, const struct jobs *jobs) {
    for (size_t j = 0; j < jobs->count; j++)
        if (jobs->items[j].template) terminal_say(run->words, made_or_not(arena, run, &jobs->items[j]));
}

/* ---- all ---- */

bool build_is_whole(const struct options *options) { return !options->part && !options->shards; }

bool build_finish(struct arena *arena, const struct run *run, const struct jobs *jobs, bool stopped,
                  struct diagnostics *found, struct message *problem) {
    struct responsible all = responsible_of(arena, run);
    bool keep = stopped || run->options->keep, fine = keep || folder_settle(run->folder, answers, &all, problem);
    if (fine && build_is_whole(run->options)) fine = sites_write(arena, run, jobs, found, problem);
    all.shared = true;
    keep |= !build_is_whole(run->options);
    if (fine && !keep) fine = folder_settle(run->folder, answers, &all, problem);
    if (run->options->verbose) say_outputs(run, arena, jobs);
    if (run->options->explain) explain_outputs(run, arena, jobs);
    folder_say(run->folder, run->options, run->words);
    return fine;
}

/* ---- the last line ---- */

/* Where to look first: at a front page, else at the one output. */
static struct str place_to_look(const struct run *run, struct arena *arena, const struct jobs *jobs) {
    for (enum class class = CLASS_INTERNAL; class <= run->options->readers; class ++) {
        struct str page = path_join(arena, output_class_folder(class), STR("index.html"));
        if (folder_holds(run->folder, page)) return page;
    }
    const struct job *only = NULL;
    size_t made = 0;
    for (size_t j = 0; j < jobs->count; j++)
        if (jobs->items[j].made) only = &jobs->items[j], made++;
    if (made != 1) return STR(".");
    return str_format(arena, "%.*s.%s", STR_ARG(only->planned->place.stem), run->options->html ? "html" : "pdf");
}

/* Pages and PDFs of one output count once. */
static size_t count_outputs(const struct str *paths, size_t count) {
    size_t outputs = 0;
    struct str last = {0};
    for (size_t i = 0; i < count; i++) {
        struct str stem = {paths[i].data, paths[i].size - path_extension(paths[i]).size};
        outputs += !i || !str_equal(stem, last);
        last = stem;
    }
    return outputs;
}

struct build_result build_result_of(const struct run *run, struct arena *arena, const struct jobs *jobs) {
    struct folder_report report = folder_report(run->folder);
    struct build_result result = {.place = place_to_look(run, arena, jobs),
                                  .removed = count_outputs(report.removed, report.removed_count)};
    for (size_t j = 0; j < jobs->count; j++) {
        result.made += jobs->items[j].made;
        result.written += jobs->items[j].made && jobs->items[j].changed;
        result.held += jobs->items[j].held;
    }
    return result;
}

void build_say_result(const struct build_result *result, const struct folder *folder, const struct catalogue *words,
                      const struct language *language, struct str name, const struct diagnostics *messages,
                      double seconds) {
    struct arena *scratch = arena_create();
    struct message outputs =
        message_new(scratch,
                    "{0, plural, one {# document} other {# documents}}, {1} written, {2} unchanged{3, plural, =0 {} "
                    "other {, # removed}}",
                    result->made, result->written, result->made - result->written, result->removed);
    struct message all = message_new(
        scratch,
        "{0}: {1}{2, plural, =0 {} other {, # for customers held back}}, {3, plural, one {# error} other {# errors}}, "
        "{4, plural, one {# warning} other {# warnings}}, {5} s",
        folder_shown(folder, scratch, result->place), outputs, result->held, messages->errors, messages->warnings,
        terminal_seconds(scratch, language, seconds));
    terminal_say(words, name.size ? message_new(scratch, "{0}: {1}", name, all) : all);
    arena_destroy(scratch);
}
