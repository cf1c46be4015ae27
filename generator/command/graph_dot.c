/* A graph to look at: `planpress graph --format dot | dot -Tsvg`. Steps and files that no step makes are nodes. */
#include "base/arena.h"
#include "command/graph.h"

static void put_text(struct buffer *out, struct str text) {
    buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\') buffer_char(out, '\\');
        buffer_char(out, text.data[i]);
    }
    buffer_char(out, '"');
}

static void put_step(struct buffer *out, const struct graph_step *step) {
    static const char *const shapes[GRAPH_STEP_KINDS] = {[GRAPH_ASKED] = "note",   [GRAPH_RECORD] = "box",
                                                         [GRAPH_SLICE] = "folder", [GRAPH_OUTPUT] = "component",
                                                         [GRAPH_FRONT] = "house"};
    buffer_append_c(out, "  ");
    put_text(out, step->outputs[0]);
    buffer_format(out, " [shape=%s, label=", shapes[step->kind]);
    struct str kind = str_of(graph_kind_name(step->kind));
    struct buffer label = {0};
    buffer_format(&label, "%.*s: %.*s", STR_ARG(kind), STR_ARG(step->about));
    put_text(out, buffer_str(&label));
    buffer_free(&label);
    buffer_append_c(out, "];\n");
    for (size_t i = 0; i < step->input_count; i++) {
        buffer_append_c(out, "  ");
        put_text(out, step->inputs[i]);
        buffer_append_c(out, " -> ");
        put_text(out, step->outputs[0]);
        buffer_append_c(out, ";\n");
    }
}

bool graph_dot(const struct graph *graph, struct buffer *out, struct message *problem) {
    (void)problem;
    buffer_append_c(out, "digraph planpress {\n  rankdir=LR;\n  node [shape=plaintext];\n");
    for (size_t i = 0; i < graph->step_count; i++) put_step(out, &graph->steps[i]);
    buffer_append_c(out, "}\n");
    return true;
}
