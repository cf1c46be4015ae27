/* Files that somebody is about to hand over, wherever they come from. */
#include "command/leak.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "command/guard.h"
#include "command/messages.h"
#include "command/terminal.h"

struct leaks {
    const struct options *options;
    struct arena *arena; /* of one project */
    struct project *project;
    const struct catalogue *words;
    struct gate *gate;
    struct locale *locales;
    struct diagnostics sink;
    int status;
};

static void worsen(struct leaks *leaks, int status) {
    if (status > leaks->status) leaks->status = status;
}

static struct str root_of(const struct options *options, struct arena *arena, struct str path) {
    bool settled;
    return project_root(arena, options->project.size ? options->project : path, &settled);
}

/* ---- whose it is ---- */

/* The folder below the last one called “customer”: such folders are handed over whole. */
static struct str folder_of_account(struct str path) {
    struct str part, found = {0};
    bool next = false;
    while (str_cut(&path, '/', &part)) {
        if (next && path.size) found = part;
        next = str_equal(part, output_class_folder(CLASS_CUSTOMER));
    }
    return found;
}

static bool find_account(struct leaks *leaks, struct str path, const struct record **account) {
    struct str named = leaks->options->account, name = named.size ? named : folder_of_account(path);
    *account = name.size ? gate_account(leaks->gate, name) : gate_only_account(leaks->gate);
    if (*account) return true;
    if (name.size)
        terminal_say(leaks->words,
                     MESSAGE("there is no account “{0}” in the project; give one with --for-account", name));
    else terminal_say(leaks->words, MESSAGE("for which account is {0}? say it with --for-account", path));
    worsen(leaks, STATUS_USAGE);
    return false;
}

/* ---- one file ---- */

static void look_through(struct leaks *leaks, struct str path, const struct record *account) {
    struct arena *arena = arena_create();
    struct str bytes;
    struct message problem = {0};
    if (file_read(arena, path, LIMIT_OUTPUT, &bytes, &problem)) {
        struct gate_file file = guard_file_of(arena, path, bytes);
        struct source *source = NEW(leaks->arena, struct source);
        source->path = path;
        struct gate_output output = {.account = account,
                                     .source = source,
                                     .files = &file,
                                     .file_count = 1,
                                     .locale = locale_among(&leaks->locales, account->language, account->region)};
        if (!gate_judge(leaks->gate, &leaks->sink, &output)) worsen(leaks, STATUS_CONTENT);
    } else {
        terminal_say(leaks->words, problem);
        worsen(leaks, STATUS_MACHINE);
    }
    arena_destroy(arena);
}

/* ---- the files of one project ---- */

static bool open_project(struct leaks *leaks, struct str root, struct str templates) {
    const struct options *options = leaks->options;
    struct diagnostics unheard = diagnostics_new(leaks->arena);
    struct message problem = {0};
    struct project_options wish = {.path = root,
                                   .roots = options->roots,
                                   .root_count = options->root_count,
                                   .templates = templates,
                                   .as_of = options->as_of};
    wish.spoken = terminal_language();
    leaks->project = project_open(leaks->arena, &unheard, &wish, &problem);
    if (leaks->project) leaks->words = project_words(leaks->project, &unheard, leaks->project->spoken);
    else terminal_say(terminal_catalogue(leaks->arena, root), problem);
    /* Of a project that is not read whole nobody knows what may not be said. */
    if (leaks->project && unheard.errors)
        terminal_say(
            leaks->words,
            MESSAGE("the project in {0} has errors: what they hide is not looked for; see planpress check", root));
    if (!leaks->project || unheard.errors) worsen(leaks, STATUS_CONTENT);
    return leaks->project != NULL;
}

static void leak_of(struct leaks *leaks, struct str root, struct str templates) {
    const struct options *options = leaks->options;
    if (!open_project(leaks, root, templates)) return;
    struct editions editions = editions_open(leaks->project, &leaks->sink);
    leaks->gate = gate_open(leaks->arena, &leaks->sink, leaks->project, &editions);
    for (size_t i = 0; i < options->path_count; i++) {
        const struct record *account;
        struct str path = options->paths[i];
        if (str_equal(root_of(options, leaks->arena, path), root) && find_account(leaks, path, &account))
            look_through(leaks, path, account);
    }
    diagnostics_sort(&leaks->sink);
    messages_print(options, leaks->words, leaks->project, &leaks->sink);
    if (leaks->sink.errors) worsen(leaks, STATUS_CONTENT);
    locale_close(leaks->locales);
    gate_close(leaks->gate);
}

int leak(const struct options *options, struct arena *arena, struct str templates) {
    int worst = STATUS_DONE;
    for (size_t i = 0; i < options->path_count; i++) {
        struct str root = root_of(options, arena, options->paths[i]);
        bool done = false;
        for (size_t before = 0; before < i && !done; before++)
            done = str_equal(root_of(options, arena, options->paths[before]), root);
        if (done) continue;
        struct leaks leaks = {.options = options, .arena = arena_create()};
        leaks.sink = diagnostics_new(leaks.arena);
        leak_of(&leaks, root, templates);
        worst = leaks.status > worst ? leaks.status : worst;
        arena_destroy(leaks.arena);
    }
    return worst;
}
