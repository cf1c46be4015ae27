/* A graph for ninja: `planpress graph >build.ninja`. What a step left as it was need not be built upon (restat); the
 * graph itself is printed again when documents or templates change, and read again when it is another. */
#include "base/arena.h"
#include "command/graph.h"

/* ninja reads `$` in front of what would end a path or begin a variable. */
static void put_path(struct buffer *out, struct str path) {
    for (size_t i = 0; i < path.size; i++) {
        char c = path.data[i];
        if (c == '$' || c == ' ' || c == ':') buffer_char(out, '$');
        buffer_char(out, c);
    }
}

static void put_paths(struct buffer *out, const struct str *paths, size_t count) {
    for (size_t i = 0; i < count; i++) buffer_append_c(out, " $\n   "), put_path(out, paths[i]);
}

/* In the value of a variable only dollars mean something; then a shell reads it. */
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

static void put_step(struct buffer *out, struct arena *arena, const struct graph_step *step) {
    buffer_append_c(out, "build");
    put_paths(out, step->outputs, step->output_count);
    buffer_format(out, ": %s", graph_kind_name(step->kind));
    put_paths(out, step->inputs, step->input_count);
    buffer_append_c(out, " | shared\n  words =");
    put_command(out, arena, step->words, step->word_count);
    buffer_append_c(out, "\n  about = ");
    put_command(out, arena, &step->about, 1);
    buffer_append_c(out, "\n");
}

static void put_rules(struct buffer *out, struct arena *arena, const struct graph *graph) {
    buffer_append_c(out, "ninja_required_version = 1.5\nplanpress =");
    put_command(out, arena, &graph->program, 1);
    for (int kind = 0; kind < GRAPH_STEP_KINDS; kind++)
        buffer_format(out, "\n\nrule %s\n  command = $planpress $words\n  description = %s $about\n  restat = 1%s",
                      graph_kind_name((enum graph_step_kind)kind), graph_kind_name((enum graph_step_kind)kind),
                      kind == GRAPH_FRONT ? "\n  pool = console" : "");
    buffer_append_c(out, "\n\nrule graph\n  command = $planpress $words >$out.new && { cmp -s $out.new $out || cat $out.new >$out; rm $out.new; }\n"
                         "  description = graph\n  generator = 1\n  restat = 1\n\n");
}

/* What people may remove: without a rule ninja would only say that it is missing, with one whatever hangs on it is made
 * again, the graph first. */
static void put_removable(struct buffer *out, const struct str *paths, size_t count) {
    if (!count) return;
    buffer_append_c(out, "build");
    put_paths(out, paths, count);
    buffer_append_c(out, ": phony\n\n");
}

bool graph_ninja(const struct graph *graph, struct buffer *out, struct message *problem) {
    struct arena *arena = arena_create();
    (void)problem;
    put_rules(out, arena, graph);
    buffer_append_c(out, "build shared: phony");
    put_paths(out, &graph->program, graph->program.size > 0);
    put_paths(out, graph->shared, graph->shared_count);
    buffer_append_c(out, "\n\nbuild build.ninja: graph");
    put_paths(out, graph->documents, graph->document_count);
    buffer_append_c(out, " | shared");
    put_paths(out, graph->folders, graph->folder_count);
    buffer_append_c(out, "\n  words =");
    put_command(out, arena, graph->again, graph->again_count);
    buffer_append_c(out, "\n\n");
    put_removable(out, graph->documents, graph->document_count);
    put_removable(out, graph->named, graph->named_count);
    put_removable(out, graph->folders, graph->folder_count);
    put_removable(out, graph->shared, graph->shared_count);
    for (size_t i = 0; i < graph->step_count; i++) put_step(out, arena, &graph->steps[i]);
    if (graph->step_count) buffer_append_c(out, "\ndefault "), put_path(out, graph->steps[graph->step_count - 1].outputs[0]);
    buffer_append_c(out, "\n");
    arena_destroy(arena);
    return true;
}
