/* The key of a run, and what is kept under it. */
#include "command/again.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/disk.h"
#include "base/file_below.h"
#include "base/files_asked.h"
#include "base/machine.h"
#include "base/mend.h"
#include "base/message_flat.h"
#include "base/path.h"
#include "base/program.h"
#include "command/messages.h"
#include "command/terminal.h"
#include "project/history.h"
#include "project/ignore.h"
#include "read/source_file.h"

/* What has to be the same, and, apart, what was said then: nothing of that is read before it is needed. */
static const char run_space[] = "run", said_space[] = "said";
#define KEPT_LIST ".planpress/manifest"

struct again {
    struct arena *arena;
    struct again_run run;
    struct sha256 key;
    struct str said; /* what was noted; empty: nothing */
    struct stamped {
        struct str *paths; /* of outputs: below their folder, the list of them first */
        struct file_stamp *stamps;
        size_t count;
    } outputs, machine;
};

/* ---- the key ---- */

static void add(struct buffer *out, struct str text) {
    buffer_format(out, "%zu:%.*s\n", text.size, STR_ARG(text));
}

/* Whatever steers a run from outside; fontconfig's own are in its environment alone. */
static void add_environment(struct buffer *out) {
    static const char *const names[] = {"PLANPRESS_LANGUAGE", "PLANPRESS_TEMPLATES",    "SOURCE_DATE_EPOCH",
                                        "FONTCONFIG_FILE",    "FONTCONFIG_PATH",        "FONTCONFIG_SYSROOT",
                                        "XDG_DATA_HOME",      "GIT_CEILING_DIRECTORIES", "HOME"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *said = getenv(names[i]);
        buffer_format(out, "%d ", said != NULL);
        add(out, str_of(said));
    }
}

static void add_codes(struct buffer *out, const struct codes_named *codes) {
    for (size_t i = 0; i < codes->count; i++) add(out, codes->items[i]);
    buffer_char(out, '\n');
}

/* What is printed is printed anew, but which messages there are hangs on this. */
static void add_options(struct buffer *out, const struct options *options, struct arena *arena) {
    buffer_format(out, "%d %d %d %d %d %d %d %d %d\n", options->command, options->html, options->pdf, options->readers,
                  options->keep, options->strict, options->show_confidential, options->readers_named,
                  options->statistics);
    add(out, options->layout);
    if (options->as_of.year) add(out, date_iso(arena, options->as_of));
    add_codes(out, &options->select);
    add_codes(out, &options->ignore);
    add(out, options->place);
    buffer_format(out, "%zu %zu\n", options->shard, options->shards);
    buffer_format(out, "%zu %zu\n", options->path_count, options->root_count);
    for (size_t i = 0; i < options->path_count; i++) {
        add(out, options->paths[i]); /* as messages name it */
        add(out, disk_absolute(arena, options->paths[i]));
    }
    for (size_t i = 0; i < options->root_count; i++) add(out, disk_absolute(arena, options->roots[i]));
}

/* False: what git knows cannot be told. */
static bool add_project(struct buffer *out, const struct again_run *run, struct arena *arena) {
    struct str stand;
    bool told = history_stand(arena, run->chosen->absolute, &stand);
    add(out, run->chosen->root); /* as messages name it */
    add(out, run->chosen->absolute);
    add(out, disk_absolute(arena, run->project->templates));
    add(out, stand);
    add(out, ignore_said_above(arena, run->chosen->absolute)); /* no tree of the project has it */
    struct output output = output_place(run->options, run->chosen->root);
    add(out, output_absolute(arena, path_join(arena, output.folder, output.below)));
    return told;
}

static bool make_key(struct again *again) {
    struct buffer out = {0};
    struct sha256 program = program_identity();
    buffer_bytes(&out, &program, sizeof program);
    add_environment(&out);
    add(&out, machine_host(again->arena));
    add(&out, machine_user(again->arena));
    add_options(&out, again->run.options, again->arena);
    bool told = add_project(&out, &again->run, again->arena);
    again->key = sha256_of(buffer_str(&out));
    buffer_free(&out);
    return told;
}

/* Of a run that lists its outputs, or makes something else than outputs, more would have to be kept. */
static bool may_be_done_again(const struct again_run *run) {
    const struct options *options = run->options;
    bool builds = options->command == COMMAND_BUILD && options->dump == DUMP_NONE && run->folder && !options->verbose;
    if (options->listener || options->report || options->fix || options->diff || options->makes_baseline) return false;
    if (options->deps.size || options->explain || options->statistics) return false; /* counts name rules, of templates */
    return run->store && run->project->asked && (builds || options->command == COMMAND_CHECK);
}

struct again *again_open(struct arena *arena, const struct again_run *run) {
    if (!may_be_done_again(run)) return NULL;
    struct again *again = NEW(arena, struct again);
    *again = (struct again){.arena = arena, .run = *run};
    return make_key(again) ? again : NULL;
}

/* ---- sources of messages ---- */

/* Those that messages and their mends stand in, in the order in which they are met. */
struct sources {
    struct arena *arena;
    const struct source **items;
    size_t count, capacity;
};

static void add_source(struct sources *sources, const struct source *source) {
    for (size_t i = sources->count; source && i; i--)
        if (sources->items[i - 1] == source) return;
    if (source) ARENA_PUSH(sources->arena, sources->items, sources->count, sources->capacity) = source;
}

static struct sources sources_of(struct arena *arena, const struct diagnostics *messages) {
    struct sources sources = {.arena = arena};
    for (const struct diagnostic *d = messages->first; d; d = d->next) {
        add_source(&sources, d->span.source);
        for (const struct mend *mend = d->mends; mend; mend = mend->next) add_source(&sources, mend->source);
    }
    return sources;
}

/* The tree that a source stands in, by number; FILES_ASKED_TREES: none of a project. */
static size_t tree_of(const struct project *project, const struct source *source) {
    if (source->files == project->files) return PROJECT_TREE_OWN;
    return source->files && source->files == project->templates[1].files ? PROJECT_TREE_BUILT_IN : FILES_ASKED_TREES;
}

static void put_sources(struct flat_writer *flat, const struct project *project, const struct sources *sources) {
    flat_put(flat, sources->count);
    for (size_t i = 0; i < sources->count; i++) {
        const struct source *source = sources->items[i];
        size_t tree = tree_of(project, source);
        if (tree == FILES_ASKED_TREES) flat->failed = true;
        flat_put(flat, tree);
        flat_put_text(flat, source->name);
        flat_put(flat, source->discreet);
    }
}

/* The trees are those that were found unchanged, so each is read as it was. */
static struct flat_sources take_sources(struct flat_reader *flat, const struct files *const trees[FILES_ASKED_TREES]) {
    struct flat_sources sources = {.count = flat_take_count(flat)};
    const struct source **items = NEW_ARRAY(flat->arena, const struct source *, sources.count + 1);
    struct diagnostics unheard = diagnostics_new(flat->arena);
    sources.items = items;
    for (size_t i = 0; i < sources.count && !flat->failed; i++) {
        const struct files *tree = trees[flat_take_below(flat, FILES_ASKED_TREES)];
        struct str name = flat_take_text(flat);
        struct source_file file = {0};
        if (!tree || flat->failed) return sources;
        if (source_file_open(flat->arena, &unheard, tree, name, &file) == SOURCE_NONE || !file.source)
            file.source = source_unread(flat->arena, tree, name);
        file.source->discreet |= flat_take_truth(flat);
        items[i] = file.source;
    }
    return sources;
}

/* ---- noting ---- */

static void put_stamp(struct flat_writer *flat, const struct file_stamp *stamp) {
    flat_put(flat, stamp->size);
    flat_put(flat, stamp->number);
    flat_put_signed(flat, stamp->written);
    flat_put_signed(flat, stamp->changed);
}

static bool take_same_stamp(struct flat_reader *flat, const struct file_stamp *stamp) {
    struct file_stamp kept = {.size = flat_take(flat)};
    kept.number = flat_take(flat);
    kept.written = flat_take_signed(flat);
    kept.changed = flat_take_signed(flat);
    return kept.size == stamp->size && kept.number == stamp->number && kept.written == stamp->written &&
           kept.changed == stamp->changed;
}

/* Faces and patterns of hyphenation: files of the machine, which nobody edits, are known by their stamps. */
static void note_machine(struct again *again, const struct again_result *result) {
    size_t most = (result->faces ? faces_count(result->faces) : 0) + LANGUAGE_MOST;
    struct stamped *machine = &again->machine;
    machine->paths = NEW_ARRAY(again->arena, struct str, most);
    for (size_t i = 0; result->faces && i < faces_count(result->faces); i++)
        machine->paths[machine->count++] = str_copy(again->arena, faces_file(result->faces, i));
    EACH_LANGUAGE (result->project->languages, language)
        if (language->patterns.size) machine->paths[machine->count++] = language->patterns;
    machine->stamps = NEW_ARRAY(again->arena, struct file_stamp, machine->count + 1);
    for (size_t i = 0; i < machine->count; i++)
        if (!file_stamp(again->arena, machine->paths[i], &machine->stamps[i])) machine->stamps[i].size = 0;
}

static void put_machine(struct flat_writer *flat, const struct stamped *machine) {
    flat_put(flat, machine->count);
    for (size_t i = 0; i < machine->count; i++) {
        flat_put_text(flat, machine->paths[i]);
        put_stamp(flat, &machine->stamps[i]);
    }
}

static bool machine_holds(struct again *again, struct flat_reader *flat) {
    bool same = true;
    for (size_t count = flat_take_count(flat); count && same; count--) {
        struct file_stamp stamp = {0};
        struct str path = flat_take_text(flat);
        if (!flat->failed && !file_stamp(again->arena, path, &stamp)) stamp = (struct file_stamp){0};
        same = take_same_stamp(flat, &stamp);
    }
    return same && !flat->failed;
}

/* The machine's troubles may be over the next time, and a merge is shown by lines that are not those that were read. */
static bool is_passing(const struct diagnostic *d) {
    return str_equal(d->code, code_name(CODE_X03)) || str_equal(d->code, code_name(CODE_G04)) ||
           str_equal(d->code, code_name(CODE_I17));
}

static bool is_worth_noting(const struct again_result *result) {
    if (result->status != STATUS_DONE && result->status != STATUS_CONTENT) return false;
    if (result->project->nested_count || !result->project->spoken) return false;
    for (const struct diagnostic *d = result->messages->first; d; d = d->next)
        if (is_passing(d)) return false;
    return true;
}

/* ---- outputs ---- */

static int by_bytes(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static void note_outputs(struct again *again) {
    struct stamped *outputs = &again->outputs;
    size_t all = folder_count(again->run.folder);
    outputs->paths = NEW_ARRAY(again->arena, struct str, all + 1);
    outputs->paths[0] = STR(KEPT_LIST);
    outputs->count = 1;
    for (size_t i = 0; i < all; i++) {
        const struct folder_file *file = folder_listed(again->run.folder, i);
        if (file) outputs->paths[outputs->count++] = str_copy(again->arena, file->path);
    }
    qsort(outputs->paths + 1, outputs->count - 1, sizeof *outputs->paths, by_bytes);
}

static bool stamp_outputs(struct again *again) {
    struct output output = output_place(again->run.options, again->run.chosen->root);
    struct str folder = path_join(again->arena, output.folder, output.below);
    struct stamped *outputs = &again->outputs;
    outputs->stamps = NEW_ARRAY(again->arena, struct file_stamp, outputs->count + 1);
    return !outputs->count || file_stamps(again->arena, folder, outputs->paths, outputs->count, outputs->stamps);
}

static void put_stamps(struct flat_writer *flat, const struct stamped *outputs) {
    flat_put(flat, outputs->count);
    for (size_t i = 0; i < outputs->count; i++) put_stamp(flat, &outputs->stamps[i]);
}

/* The clock of a file system goes in steps: within some of them before the list was written, as the last file of a run
 * is, a change may not show. */
static bool is_fresh(const struct stamped *outputs, size_t at) {
    enum { STEPS = 20 * 1000 * 1000 /* nanoseconds */ };
    return outputs->stamps[at].changed > outputs->stamps[0].changed - STEPS;
}

static bool is_untouched(struct again *again, size_t at) {
    if (!at || !is_fresh(&again->outputs, at)) return true;
    struct arena *scratch = arena_create();
    struct str bytes;
    bool ours = folder_read(again->run.folder, scratch, again->outputs.paths[at], &bytes) == FOLDER_OURS;
    arena_destroy(scratch);
    return ours;
}

static bool outputs_hold(struct again *again, struct flat_reader *flat) {
    if (again->run.folder && !folder_list(again->run.folder).size) return false;
    if (again->run.folder) note_outputs(again);
    struct stamped *outputs = &again->outputs;
    bool same = flat_take_count(flat) == outputs->count && stamp_outputs(again);
    for (size_t i = 0; i < outputs->count && same; i++)
        same = take_same_stamp(flat, &outputs->stamps[i]) && is_untouched(again, i);
    return same;
}

/* ---- what was said ---- */

/* As it is taken up again. */
struct said {
    int status;
    struct str spoken; /* the language of the terminal */
    struct build_result built;
    size_t documents, line_count;
    struct message *lines;
    struct diagnostics messages;
};

static void put_result(struct flat_writer *flat, const struct again_result *result) {
    flat_put(flat, (uint64_t)result->status);
    flat_put_text(flat, result->project->spoken->tag);
    flat_put_text(flat, result->built.place);
    flat_put(flat, result->built.made);
    flat_put(flat, result->built.held);
    flat_put(flat, result->documents);
    flat_put(flat, result->line_count);
    for (size_t i = 0; i < result->line_count; i++) flat_put_message(flat, result->lines[i]);
    flat_put_diagnostics(flat, result->messages);
}

void again_note(struct again *again, const struct again_result *result) {
    if (!again || !is_worth_noting(result)) return;
    struct sources sources = sources_of(again->arena, result->messages);
    struct flat_writer flat = {.sources = {sources.items, sources.count}};
    note_machine(again, result);
    put_sources(&flat, result->project, &sources);
    put_result(&flat, result);
    if (!flat_finish(&flat, again->arena, &again->said)) again->said = (struct str){0};
    if (again->run.folder) note_outputs(again);
}

/* ---- keeping ---- */

void again_keep(struct again *again) {
    if (!again || !again->said.size || !stamp_outputs(again)) return;
    struct flat_writer flat = {0};
    struct buffer asked = {0};
    struct str bytes;
    files_asked_print(again->run.project->asked, &asked);
    struct sha256 said = sha256_of(again->said);
    flat_put_text(&flat, sha256_print(again->arena, &said));
    flat_put_text(&flat, buffer_str(&asked));
    put_machine(&flat, &again->machine);
    put_stamps(&flat, &again->outputs);
    if (flat_finish(&flat, again->arena, &bytes)) {
        store_put(again->run.store, said_space, &again->key, again->said);
        store_put(again->run.store, run_space, &again->key, bytes);
    }
    buffer_free(&asked);
}

/* ---- saying again ---- */

static void open_trees(struct again *again, const struct files *trees[FILES_ASKED_TREES]) {
    struct project_options plain = *again->run.project;
    struct message unheard;
    plain.asked = NULL;
    trees[PROJECT_TREE_OWN] = project_tree(again->arena, &plain, again->run.chosen->root, &unheard);
    trees[PROJECT_TREE_BUILT_IN] = project_built_in_tree(again->arena, &plain, &unheard);
}

/* Whether all is as it was; *said is the hash of what was said. */
static bool holds(struct again *again, const struct files *const trees[FILES_ASKED_TREES], struct sha256 *said) {
    struct str bytes;
    if (!store_get(again->run.store, again->arena, run_space, &again->key, &bytes)) return false;
    struct flat_reader flat = flat_open(again->arena, bytes, (struct flat_sources){0});
    struct str hash = flat_take_text(&flat), asked = flat_take_text(&flat);
    return sha256_parse(hash, said) && machine_holds(again, &flat) && outputs_hold(again, &flat) && flat_is_done(&flat) &&
           files_asked_holds(asked, trees);
}

static struct said take_said(struct again *again, struct flat_reader *flat,
                             const struct files *const trees[FILES_ASKED_TREES]) {
    struct said said = {.messages = diagnostics_new(again->arena)};
    flat->sources = take_sources(flat, trees);
    said.status = (int)flat_take_below(flat, STATUS_CONTENT + 1);
    said.spoken = flat_take_text(flat);
    said.built.place = flat_take_text(flat);
    said.built.made = flat_take(flat);
    said.built.held = flat_take(flat);
    said.documents = flat_take(flat);
    said.line_count = flat_take_count(flat);
    said.lines = NEW_ARRAY(again->arena, struct message, said.line_count + 1);
    for (size_t i = 0; i < said.line_count; i++) said.lines[i] = flat_take_message(flat);
    flat_take_diagnostics(flat, &said.messages);
    return said;
}

static void print_said(struct again *again, const struct said *said, double seconds) {
    const struct again_run *run = &again->run;
    struct project_options wish = *run->project;
    wish.asked = NULL;
    wish.spoken = said->spoken;
    const struct catalogue *words = project_words_near(again->arena, &wish);
    const struct language *language = words ? words->language : languages_new(again->arena)->items[LANGUAGE_SOURCE];
    messages_print(run->options, words, NULL, &said->messages);
    if (run->options->quiet) return;
    for (size_t i = 0; i < said->line_count; i++) terminal_say(words, said->lines[i]);
    if (run->folder) build_say_result(&said->built, run->folder, words, language, (struct str){0}, &said->messages, seconds);
    else messages_say_checked(words, language, (struct str){0}, &said->messages, said->documents, seconds);
}

bool again_say(struct again *again, double seconds, int *status) {
    const struct files *trees[FILES_ASKED_TREES] = {NULL};
    struct sha256 expected, found;
    struct str bytes;
    if (!again) return false;
    open_trees(again, trees);
    if (!holds(again, trees, &expected) ||
        !store_get(again->run.store, again->arena, said_space, &again->key, &bytes))
        return false;
    found = sha256_of(bytes);
    struct flat_reader flat = flat_open(again->arena, bytes, (struct flat_sources){0});
    struct said said = take_said(again, &flat, trees);
    if (!sha256_equal(&expected, &found) || !flat_is_done(&flat)) return false;
    print_said(again, &said, seconds);
    *status = said.status;
    return true;
}
