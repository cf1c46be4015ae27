/* Waiting for everything at once: signals, changes, what a round tells, clients. Nothing here takes long, so that nobody
 * waits for anybody else. */
#include "workbench/loop.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/path.h"
#include "command/listener.h"
#include "command/output.h"
#include "command/run.h"
#include "command/terminal.h"
#include "workbench/server.h"
#include "workbench/tell.h"

/* In ms. Saves come in bursts: a build begins when it has been quiet for a moment, and after a while in any case. */
enum { QUIET = 6, QUIET_UNSETTLED = 120, LONGEST = 400, BEAT = 15000 };

static int64_t now(void) {
    struct timespec clock;
    clock_gettime(CLOCK_MONOTONIC, &clock);
    return (int64_t)clock.tv_sec * 1000 + clock.tv_nsec / 1000000;
}

/* ---- opening ---- */

static const struct catalogue *words_of(const struct loop *loop, struct arena *arena) {
    return terminal_catalogue(arena, loop->options->paths[0]);
}

static bool is_one_project(struct loop *loop, int *status) {
    const struct options *options = loop->options;
    struct str root = {0};
    bool settled;
    for (size_t i = 0; i < options->path_count; i++) {
        struct str own = project_root(loop->arena, options->paths[i], &settled);
        if (i && !str_equal(own, root)) {
            terminal_say(words_of(loop, loop->arena),
                         MESSAGE("the paths belong to several projects, and one of them can be watched at a time"));
            return *status = STATUS_USAGE, false;
        }
        root = own;
    }
    loop->wish.root = disk_absolute(loop->arena, root);
    struct output output = output_place(options, root);
    loop->wish.output = output_absolute(loop->arena, path_join(loop->arena, output.folder, output.below));
    return true;
}

bool loop_open(struct loop *loop, struct arena *arena, const struct options *options, int *status) {
    loop->arena = arena;
    loop->options = options;
    if (!run_paths_exist(options, arena)) return *status = STATUS_USAGE, false;
    if (!is_one_project(loop, status)) return false;
    struct str *roots = NEW_ARRAY(arena, struct str, options->root_count + 1);
    for (size_t i = 0; i < options->root_count; i++) roots[i] = disk_absolute(arena, options->roots[i]);
    loop->templates = templates_folder(arena);
    loop->wish.templates = disk_absolute(arena, loop->templates);
    loop->wish.roots = roots;
    loop->wish.root_count = options->root_count;
    loop->wish.polls = options->polls;
    return true;
}

/* ---- building ---- */

/* In a process of its own. Later rounds say errors alone, and their one line. */
static int build(struct teller *teller, void *context) {
    const struct loop *loop = context;
    struct options own = *loop->options;
    struct tell tell = {.teller = teller,
                        .readers = own.readers,
                        .known = loop->http ? server_known(loop->server) : NULL,
                        .root = loop->wish.root,
                        .here = disk_absolute(loop->arena, STR(".")),
                        .editor = loop->editor,
                        .show_confidential = own.show_confidential,
                        .changed = loop->seen.paths,
                        .changed_count = loop->seen.count};
    struct listener listener = tell_listener(&tell);
    own.command = COMMAND_BUILD;
    own.listener = loop->http ? &listener : NULL;
    if (loop->rounds > 1 && own.level < SEVERITY_ERROR) own.level = SEVERITY_ERROR;
    return run_command(&own);
}

static void forget_changes(struct loop *loop) {
    arena_destroy(loop->seen.arena);
    loop->seen = (struct watch_seen){.arena = arena_create()};
    loop->dirty = false;
}

static void start_build(struct loop *loop) {
    loop->rounds++;
    if (loop->http) server_begin(loop->server);
    if (round_start(&loop->build, build, loop)) forget_changes(loop);
    else loop->last = now(), loop->dirty = true; /* no process to be had: later */
}

static void hear(void *context, char what, struct str bytes) {
    struct loop *loop = context;
    if (loop->http) server_hear(loop->server, what, bytes);
}

static void end_build(struct loop *loop, int status) {
    loop->status = status;
    if (status < 0)
        terminal_say(words_of(loop, loop->seen.arena), MESSAGE("the build was ended from outside or by a defect of "
                                                               "planpress; it is begun again with the next change"));
    if (loop->http) server_end(loop->server);
}

/* ---- waiting ---- */

static int64_t time_to_build(const struct loop *loop) {
    int64_t quiet = loop->last + (loop->seen.unsettled ? QUIET_UNSETTLED : QUIET), longest = loop->first + LONGEST;
    return quiet < longest ? quiet : longest;
}

static void sooner(int *patience, int64_t wanted) {
    if (wanted < 0) wanted = 0;
    if (*patience < 0 || wanted < *patience) *patience = (int)wanted;
}

static int patience_of(const struct loop *loop, int64_t beat) {
    int patience = -1, of_watch = watch_patience(loop->watch);
    if (of_watch >= 0) sooner(&patience, of_watch);
    if (loop->dirty && !loop->build.process) sooner(&patience, time_to_build(loop) - now());
    if (!loop->http) return patience;
    sooner(&patience, beat - now());
    int of_http = http_patience(loop->http);
    if (of_http >= 0) sooner(&patience, of_http);
    return patience;
}

static void look(struct loop *loop) {
    loop->seen.unsettled = false;
    if (!watch_look(loop->watch, &loop->seen)) return;
    loop->last = now();
    if (!loop->dirty) loop->first = loop->last;
    loop->dirty = true;
}

static void say_polling(const struct loop *loop, bool *said) {
    const char *reason = watch_reason(loop->watch);
    if (*said || !reason) return;
    *said = true;
    if (loop->options->quiet) return;
    terminal_say(words_of(loop, loop->seen.arena), MESSAGE("files are looked at again and again: {0}", reason));
}

static void serve_clients(struct loop *loop, int64_t *beat) {
    if (now() >= *beat) {
        http_beat(loop->http);
        *beat = now() + BEAT;
    }
    server_work(loop->server);
    http_run(loop->http);
}

static int end_of(struct loop *loop) {
    round_stop(&loop->build);
    round_stop(&loop->side);
    watch_close(loop->watch);
    arena_destroy(loop->seen.arena);
    return STATUS_DONE;
}

/* ---- all ---- */

enum { ENDING, CHANGES, BUILD, SIDE, CLIENTS, SOURCES };

/* What is not there is not waited for. */
static bool wait_for_all(const struct loop *loop, int ending, int64_t beat, struct pollfd waiting[SOURCES]) {
    const int descriptors[SOURCES] = {[ENDING] = ending,
                                      [CHANGES] = watch_descriptor(loop->watch),
                                      [BUILD] = loop->build.process ? loop->build.pipe : -1,
                                      [SIDE] = loop->side.process ? loop->side.pipe : -1,
                                      [CLIENTS] = loop->http ? http_descriptor(loop->http) : -1};
    for (int i = 0; i < SOURCES; i++) waiting[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
    return poll(waiting, SOURCES, patience_of(loop, beat)) >= 0 || errno == EINTR;
}

static void hear_rounds(struct loop *loop, const struct pollfd waiting[SOURCES]) {
    int status;
    if (loop->build.process && waiting[BUILD].revents && round_take(&loop->build, hear, loop, &status))
        end_build(loop, status);
    if (loop->side.process && waiting[SIDE].revents) round_take(&loop->side, hear, loop, &status);
}

/* Signals are read like all else: nothing is interrupted by them. */
static int open_signals(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT), sigaddset(&signals, SIGTERM), sigaddset(&signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

int loop_run(struct loop *loop) {
    struct pollfd waiting[SOURCES];
    int ending = open_signals();
    int64_t beat = now() + BEAT;
    bool said = false;
    loop->seen = (struct watch_seen){.arena = arena_create()};
    loop->watch = watch_open(&loop->wish);
    say_polling(loop, &said);
    start_build(loop);
    while (wait_for_all(loop, ending, beat, waiting) && !waiting[ENDING].revents) {
        if (waiting[CHANGES].revents || watch_patience(loop->watch) == 0) look(loop);
        say_polling(loop, &said);
        hear_rounds(loop, waiting);
        if (loop->dirty && !loop->build.process && now() >= time_to_build(loop)) start_build(loop);
        if (loop->http) serve_clients(loop, &beat);
    }
    close(ending);
    return end_of(loop);
}
