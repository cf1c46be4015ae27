#include "workbench/serve.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "command/terminal.h"
#include "workbench/editor_link.h"
#include "workbench/loop.h"
#include "workbench/server.h"

enum { PORT = 4747, PORTS_TRIED = 20 };

/* A port that was named is meant; of the usual one the next that is free will do. */
static struct http *open_port(struct loop *loop, struct message *problem) {
    const struct options *options = loop->options;
    unsigned first = options->port_named ? options->port : PORT, count = options->port_named ? 1 : PORTS_TRIED;
    bool taken = true;
    struct http *http = NULL;
    for (unsigned i = 0; i < count && taken && !http; i++)
        http = http_open(loop->arena, first + i, server_answer, loop->server, &taken, problem);
    return http;
}

static struct str address_of(struct loop *loop) {
    return str_format(loop->arena, "http://127.0.0.1:%u/", http_port(loop->http));
}

/* The line says another port where the usual one is taken. */
static void say_address(struct loop *loop, const struct catalogue *words) {
    struct str address = address_of(loop);
    if (loop->options->quiet && loop->options->port) return; /* it is known */
    if (!loop->options->port_named && http_port(loop->http) != PORT)
        terminal_say(words, MESSAGE("port {0} is taken, so this is another: {1} (Ctrl-C ends)", PORT, address));
    else terminal_say(words, MESSAGE("the pages are at {0} (Ctrl-C ends)", address));
}

/* Nobody waits for the browser: a process between us and it ends at once. */
static void open_browser(struct loop *loop) {
    const char *address = str_terminated(loop->arena, address_of(loop));
    if (!getenv("DISPLAY") && !getenv("WAYLAND_DISPLAY")) return;
    pid_t between = fork();
    if (!between) {
        if (!fork()) execlp("xdg-open", "xdg-open", address, (char *)NULL);
        _exit(0);
    }
    if (between > 0) waitpid(between, NULL, 0);
}

static int serve_pages(struct loop *loop, const struct catalogue *words) {
    struct message problem = {0};
    loop->server = server_new(loop);
    loop->http = open_port(loop, &problem);
    if (!loop->http) {
        server_free(loop->server);
        return terminal_say(words, problem), STATUS_MACHINE;
    }
    say_address(loop, words);
    if (loop->options->opens_browser) open_browser(loop);
    int status = loop_run(loop);
    http_close(loop->http);
    server_free(loop->server);
    return status;
}

int serve(const struct options *options) {
    struct arena *arena = arena_create();
    struct loop loop = {0};
    int status;
    if (loop_open(&loop, arena, options, &status)) {
        const struct catalogue *words = terminal_catalogue(arena, options->paths[0]);
        if (options->command != COMMAND_SERVE) status = loop_run(&loop);
        else if (editor_pattern(options->editor, &loop.editor)) status = serve_pages(&loop, words);
        else {
            terminal_say(words, MESSAGE("--editor cannot be “{0}”; give {1}, or a link with '{'file'}' and '{'line'}' in it",
                                        options->editor, editor_names(arena)));
            status = STATUS_USAGE;
        }
    }
    arena_destroy(arena);
    return status;
}
