/* planpress: the program. */
#include "base/arena.h"
#include "command/options.h"
#include "command/run.h"
#include "workbench/lsp.h"
#include "workbench/serve.h"

static int run(const struct options *options) {
    if (options->command == COMMAND_LSP) return lsp_run(options);
    return options->command == COMMAND_SERVE || options->watch ? serve(options) : run_command(options);
}

int main(int count, char **arguments) {
    struct arena *arena = arena_create();
    struct options options;
    int status;
    if (options_parse(arena, count - 1, arguments + 1, &options, &status)) status = run(&options);
    arena_destroy(arena);
    return status;
}
