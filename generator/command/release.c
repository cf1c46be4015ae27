/* Releasing: a build whose outputs have to be there already. */
#include "command/release.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/files.h"
#include "base/limits.h"
#include "base/path.h"
#include "command/release_note.h"
#include "command/terminal.h"
#include "project/history.h"

/* ---- what can be released ---- */

struct choosing_editions {
    struct arena *arena;
    struct folder *folder;
    const struct catalogue *words;
    const struct project *project;
    struct released *items;
    size_t count, capacity;
    struct str *sources; /* of the documents, as paths of the machine */
    size_t source_count, source_capacity;
    bool refused;
};

static struct str stem_of(struct str path) {
    return (struct str){path.data, path.size - path_extension(path).size - 1};
}

static bool is_edition(const struct folder_file *file) {
    return file->class == CLASS_CUSTOMER && !str_equal_c(file->source, "*");
}

static bool holds(const struct choosing_editions *choice, struct str stem, const char *extension) {
    return folder_holds(choice->folder, str_format(choice->arena, "%.*s.%s", STR_ARG(stem), extension));
}

/* Asked for twice it is there twice, until unite. */
static void add_edition(struct choosing_editions *choice, const struct folder_file *file) {
    struct str stem = stem_of(file->path);
    bool html = str_equal_c(path_extension(file->path), "html");
    ARENA_PUSH(choice->arena, choice->items, choice->count, choice->capacity) = (struct released){
        .stem = stem, .html = {holds(choice, stem, "html"), html}, .pdf = {holds(choice, stem, "pdf"), !html}};
    ARENA_PUSH(choice->arena, choice->sources, choice->source_count, choice->source_capacity) =
        path_join(choice->arena, choice->project->root, file->source);
}

static void refuse(struct choosing_editions *choice, struct str path, const char *why) {
    struct str shown = folder_shown(choice->folder, choice->arena, path);
    terminal_say(choice->words, MESSAGE("{0} is not released: {1}", shown, why));
    choice->refused = true;
}

/* Why a file that was named is no edition; NULL: it is one. */
static const char *objection(struct choosing_editions *choice, struct str path) {
    struct arena *scratch = arena_create();
    const struct folder_file *file = folder_find(choice->folder, path);
    struct str bytes;
    enum folder_state state = folder_read(choice->folder, scratch, path, &bytes);
    arena_destroy(scratch);
    if (!file) return "planpress did not write it, or no longer makes it";
    if (file->class != CLASS_CUSTOMER) return "it is for our own people; what is released is for customers";
    if (!is_edition(file)) return "it is a list that each build makes anew; release what it names";
    if (state == FOLDER_MISSING) return "it is not there any more; build it again";
    if (state == FOLDER_FOREIGN) return "it was changed after planpress wrote it; build it again";
    return NULL;
}

static void choose_file(struct choosing_editions *choice, struct str path) {
    const char *why = objection(choice, path);
    if (why) refuse(choice, path, why);
    else add_edition(choice, folder_find(choice->folder, path));
}

static void choose_folder(struct choosing_editions *choice, struct str path) {
    size_t found = 0;
    for (size_t i = 0; i < folder_count(choice->folder); i++) {
        const struct folder_file *file = folder_listed(choice->folder, i);
        if (!file || !is_edition(file) || !path_is_below(file->path, path)) continue;
        choose_file(choice, file->path);
        found++;
    }
    if (!found) refuse(choice, path, "no edition for customers is in it");
}

static int by_stem(const void *left, const void *right) {
    return str_compare(((const struct released *)left)->stem, ((const struct released *)right)->stem);
}

/* A page and its PDF are one output. */
static void unite(struct choosing_editions *choice) {
    size_t count = 0;
    if (choice->count) qsort(choice->items, choice->count, sizeof *choice->items, by_stem);
    for (size_t i = 0; i < choice->count; i++) {
        struct released *last = count ? &choice->items[count - 1] : NULL;
        if (!last || !str_equal(last->stem, choice->items[i].stem)) choice->items[count++] = choice->items[i];
        else last->html.asked |= choice->items[i].html.asked, last->pdf.asked |= choice->items[i].pdf.asked;
    }
    choice->count = count;
}

bool release_choose(struct arena *arena, const struct options *options, const struct project *project,
                    struct folder *folder, const struct catalogue *words, struct options *jobs) {
    struct choosing_editions choice = {.arena = arena, .folder = folder, .words = words, .project = project};
    for (size_t i = 0; i < options->path_count; i++) {
        struct str path = options->paths[i];
        bool is_folder = file_kind(arena, folder_shown(folder, arena, path)) == FILE_FOLDER;
        if (is_folder) choose_folder(&choice, path);
        else choose_file(&choice, path);
    }
    unite(&choice);
    *jobs = *options;
    jobs->paths = choice.sources;
    jobs->path_count = choice.source_count;
    jobs->released = choice.items;
    jobs->released_count = choice.count;
    jobs->refused = choice.refused;
    return choice.count;
}

/* ---- the note ---- */

struct noting {
    struct arena *arena;
    const struct run *run;
    const struct project *project;
    struct history_state state;
    struct str edition; /* the file */
    struct release_source *sources;
    size_t source_count, source_capacity;
    struct message *problem;
};

/* By its bytes on the disk, so that others find the same. */
static void add_source(struct noting *noting, const struct source *source) {
    bool known = !source || !source->name.size;
    for (size_t i = 0; i < noting->source_count && !known; i++)
        known = str_equal(noting->sources[i].file, source->name);
    if (known) return;
    struct release_source added = {.file = source->name};
    struct files_entry entry = files_identity(source->files, noting->arena, source->name, LIMIT_FILE, &added.sha256);
    ARENA_PUSH(noting->arena, noting->sources, noting->source_count, noting->source_capacity) = added;
    if (entry.kind != FILES_REGULAR && message_empty(*noting->problem))
        *noting->problem =
            message_new(noting->arena, "{0} {1}", files_shown(source->files, noting->arena, source->name),
                        files_reason(noting->arena, &entry));
}

static void add_sources_of(struct noting *noting, const struct record *record) {
    const struct project *project = noting->project;
    for (size_t d = 0; d < project->document_count; d++)
        for (size_t s = 0; project->documents[d].record == record && s < project->documents[d].source_count; s++)
            add_source(noting, project->documents[d].sources[s]);
}

static int by_file(const void *left, const void *right) {
    return str_compare(((const struct release_source *)left)->file, ((const struct release_source *)right)->file);
}

/* What an edition is made of: its document, its account's plan, the registers, the settings. Of all else, templates and
 * other documents that a formula looks at, the commit tells. */
static void add_sources(struct noting *noting, const struct record *document) {
    const struct project *project = noting->project;
    add_sources_of(noting, document);
    add_sources_of(noting, document_account(document));
    for (size_t i = 0; i < project->records->document_count; i++)
        if (project->records->documents[i]->set->kind->register_list)
            add_source(noting, project->records->documents[i]->span.source);
    if (project->settled) add_source(noting, project->record->span.source);
    qsort(noting->sources, noting->source_count, sizeof *noting->sources, by_file);
}

static void add_exceptions(struct noting *noting, const struct job *job, struct release_note *note) {
    const struct gate *gate = noting->run->gate;
    note->exceptions = NEW_ARRAY(noting->arena, const struct record *, gate_exception_count(gate) + 1);
    for (size_t i = 0; job->used && i < gate_exception_count(gate); i++)
        if (job->used[i]) note->exceptions[note->exception_count++] = gate_exception(gate, i);
}

/* Of an earlier note of the file: another edition becomes the newest of those before. */
static void add_before(struct noting *noting, struct release_note *note) {
    struct arena *arena = noting->arena;
    struct str bytes;
    struct release_noted old;
    enum folder_state state = folder_read(noting->run->folder, arena, release_note_path(arena, note->file), &bytes);
    if (state != FOLDER_OURS || !release_note_read(arena, bytes, &old)) return;
    size_t skipped = str_equal(old.editions[0].sha256, note->edition.sha256);
    note->before = old.editions + skipped;
    note->before_count = old.count - skipped;
}

static struct release_note note_of(struct noting *noting, const struct job *job, const struct job_file *file,
                                   struct str bytes) {
    struct arena *arena = noting->arena;
    const struct record *document = job->document->record, *account = document_account(document);
    struct release_note note = {.file = noting->edition,
                                .account = account ? account->id : (struct str){0},
                                .document = document->id,
                                .layout = job->planned->layout->name,
                                .changed = noting->state.changed,
                                .bytes = bytes.size,
                                .pages = file == &job->pdf ? job->pages : 0,
                                .tally = job->tally};
    note.edition = (struct release_edition){date_iso(arena, noting->project->as_of), sha256_print(arena, &file->hash),
                                            noting->state.commit};
    add_sources(noting, document);
    note.sources = noting->sources;
    note.source_count = noting->source_count;
    add_exceptions(noting, job, &note);
    add_before(noting, &note);
    return note;
}

static enum folder_result write_note(struct noting *noting, const struct job *job, const struct release_note *note,
                                     struct str path) {
    struct buffer out = {0};
    const struct project *project = noting->project;
    release_note_print(&out, note, &project->catalogues[project->language->index]);
    struct folder_file file = {
        .path = path, .class = CLASS_INTERNAL, .source = job->document->source->name, .layout = STR("release")};
    enum folder_result result =
        folder_write(noting->run->folder, noting->arena, &file, buffer_str(&out), noting->problem);
    buffer_free(&out);
    return result;
}

/* ---- all ---- */

/* Why a file is not what would be written; NULL: it is. */
static const char *difference(const struct job *job, const struct job_file *file, const struct sha256 *there) {
    if (!job) return "its document or its layout is gone; build again";
    if (job->document->broken || job->messages.errors) return "its document has errors, or the leak gate stops it";
    if (job->held) return "a rule of level error found something in its document";
    if (!file->made || !sha256_equal(&file->hash, there))
        return "planpress would write something else now; build it again (as of the same day: --as-of)";
    return NULL;
}

static bool refuse_note(struct noting *noting, const char *why) {
    struct str shown = folder_shown(noting->run->folder, noting->arena, noting->edition);
    terminal_say(noting->run->words, MESSAGE("{0} is not released: {1}", shown, why));
    return false;
}

static bool note_file(struct noting *noting, const struct job *job, const struct job_file *file) {
    struct str bytes, path = release_note_path(noting->arena, noting->edition);
    enum folder_state state = folder_read(noting->run->folder, noting->arena, noting->edition, &bytes);
    struct sha256 there = sha256_of(bytes);
    const char *why = state == FOLDER_OURS ? difference(job, file, &there) : "it was changed meanwhile";
    if (why) return refuse_note(noting, why);
    struct release_note note = note_of(noting, job, file, bytes);
    if (!message_empty(*noting->problem)) return false;
    enum folder_result result = write_note(noting, job, &note, path);
    if (result == FOLDER_REFUSED) return refuse_note(noting, "its note is in the way: somebody changed it by hand");
    struct str shown = folder_shown(noting->run->folder, noting->arena, noting->edition);
    if (result != FOLDER_FAILED && !noting->run->options->quiet)
        terminal_say(noting->run->words, MESSAGE("released {0}, noted in {1}", shown,
                                                 folder_shown(noting->run->folder, noting->arena, path)));
    return result != FOLDER_FAILED;
}

static bool release_file(struct noting *noting, const struct job *job, const struct released *released, bool pdf) {
    struct noting own = *noting;
    own.arena = arena_create();
    own.edition = str_format(own.arena, "%.*s.%s", STR_ARG(released->stem), pdf ? "pdf" : "html");
    struct message problem = {0};
    own.problem = &problem;
    bool noted = note_file(&own, job, job ? pdf ? &job->pdf : &job->html : NULL);
    if (!message_empty(problem)) *noting->problem = message_copy(noting->arena, problem);
    arena_destroy(own.arena);
    return noted;
}

int release_finish(struct arena *arena, const struct run *run, const struct jobs *jobs, struct message *problem) {
    const struct options *options = run->options;
    const struct project *project = run->project;
    struct str outputs = output_absolute(arena, folder_shown(run->folder, arena, STR(".")));
    struct noting noting = {.arena = arena, .run = run, .project = project, .problem = problem};
    noting.state = history_state_of(arena, project->root, outputs);
    const struct job **makers = NEW_ARRAY(arena, const struct job *, options->released_count + 1);
    for (size_t j = 0; j < jobs->count; j++) makers[jobs->items[j].released - options->released] = &jobs->items[j];
    bool all = !options->refused;
    for (size_t i = 0; i < options->released_count && message_empty(*problem); i++) {
        const struct released *released = &options->released[i];
        if (released->html.asked) all &= release_file(&noting, makers[i], released, false);
        if (released->pdf.asked) all &= release_file(&noting, makers[i], released, true);
    }
    return all ? STATUS_DONE : STATUS_CONTENT;
}
