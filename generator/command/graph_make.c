/* A graph for GNU make: `planpress graph --format make >steps.mk`, then `make -f steps.mk -j8`. make goes by times, and
 * steps leave files that hold the right bytes as they are: a stamp beside each says when its step was done last, and
 * whoever builds upon it hangs on the file itself. */
#include "base/arena.h"
#include "command/graph.h"

/* A backslash before what would end a name or is looked for in folders, two dollars for one. What has no such form
 * stands in a variable: its value is put in when the rule has been taken apart. */
static void put_path(struct buffer *out, struct str path) {
    for (size_t i = 0; i < path.size; i++) {
        char c = path.data[i];
        if (c == '=') buffer_append_c(out, "$(equals)");
        else if (c == ';') buffer_append_c(out, "$(semicolon)");
        else if (c == '%') buffer_append_c(out, "$(percent)");
        else {
            if (str_find(STR(" #\\:*?[]~"), (struct str){&c, 1}, NULL)) buffer_char(out, '\\');
            if (c == '$') buffer_char(out, '$');
            buffer_char(out, c);
        }
    }
}

static void put_paths(struct buffer *out, const struct str *paths, size_t count) {
    for (size_t i = 0; i < count; i++) buffer_append_c(out, " \\\n  "), put_path(out, paths[i]);
}

static void put_command(struct buffer *out, struct arena *arena, const struct str *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct str word = graph_shell(arena, words[i]);
        buffer_char(out, ' ');
        for (size_t c = 0; c < word.size; c++) {
            if (word.data[c] == '$') buffer_char(out, '$');
            buffer_char(out, word.data[c]);
        }
    }
}

static struct str stamp_of(struct arena *arena, const struct graph_step *step) {
    return str_format(arena, "%.*s.done", STR_ARG(step->outputs[0]));
}

/* The recipe of what a step writes is empty: make looks at its time when the stamp's rule is done. */
static void put_step(struct buffer *out, struct arena *arena, const struct graph_step *step) {
    struct str stamp = stamp_of(arena, step), shell = graph_shell(arena, stamp);
    put_path(out, stamp);
    buffer_append_c(out, ":");
    put_paths(out, step->inputs, step->input_count);
    buffer_append_c(out, " $(shared)\n\t@mkdir -p \"$$(dirname");
    put_command(out, arena, &shell, 0);
    put_command(out, arena, &stamp, 1);
    buffer_append_c(out, ")\"\n\t$(planpress)");
    put_command(out, arena, step->words, step->word_count);
    buffer_append_c(out, "\n\t@touch");
    put_command(out, arena, &stamp, 1);
    buffer_append_c(out, "\n");
    for (size_t i = 0; i < step->output_count; i++) {
        put_path(out, step->outputs[i]);
        buffer_append_c(out, ": ");
        put_path(out, stamp);
        buffer_append_c(out, " ;\n");
    }
    buffer_append_c(out, "\n");
}

/* What people may remove, as for ninja. */
static void put_removable(struct buffer *out, const struct str *paths, size_t count) {
    for (size_t i = 0; i < count; i++) put_path(out, paths[i]), buffer_append_c(out, ": ;\n");
}

bool graph_make(const struct graph *graph, struct buffer *out, struct message *problem) {
    struct arena *arena = arena_create();
    const struct graph_step *last = &graph->steps[graph->step_count - 1];
    (void)problem;
    buffer_append_c(out, "percent := %\nequals := =\nsemicolon := ;\n");
    buffer_append_c(out, "planpress :=");
    put_command(out, arena, &graph->program, 1);
    buffer_append_c(out, "\nshared :=");
    put_paths(out, &graph->program, graph->program.size > 0);
    put_paths(out, graph->shared, graph->shared_count);
    buffer_append_c(out, "\n\n.PHONY: all\nall: ");
    put_path(out, last->outputs[0]);
    buffer_append_c(out, "\n\n# This file, when documents or templates have changed; make reads it again when it is another.\n"
                         "this := $(lastword $(MAKEFILE_LIST))\n$(this):");
    put_paths(out, graph->documents, graph->document_count);
    put_paths(out, graph->folders, graph->folder_count);
    buffer_append_c(out, " $(shared)\n\t@$(planpress)");
    put_command(out, arena, graph->again, 1);
    buffer_append_c(out, " --format make"); /* before the paths: behind -- it would be one */
    put_command(out, arena, graph->again + 1, graph->again_count - 1);
    buffer_append_c(out, " >$(this).new && { cmp -s $(this).new $(this) || cp $(this).new $(this); rm $(this).new; }\n\n");
    put_removable(out, graph->documents, graph->document_count);
    put_removable(out, graph->named, graph->named_count);
    put_removable(out, graph->folders, graph->folder_count);
    put_removable(out, graph->shared, graph->shared_count);
    buffer_append_c(out, "\n");
    for (size_t i = 0; i < graph->step_count; i++) put_step(out, arena, &graph->steps[i]);
    arena_destroy(arena);
    return true;
}
