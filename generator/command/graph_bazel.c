/* A graph for Bazel: `planpress graph --format bazel >BUILD.bazel` and `planpress graph --format bzl >planpress.bzl`, both in
 * the folder where they are printed, which is a workspace's. Names of targets are those of what they make. What takes the
 * outputs of all steps over writes into a folder of its own: Bazel keeps what steps write apart from what people edit. */
#include "base/arena.h"
#include "command/graph.h"

/* Of labels Bazel has an opinion: no colon, no control character. */
static bool has_label(struct str path) {
    for (size_t i = 0; i < path.size; i++)
        if (path.data[i] == ':' || path.data[i] == '\\') return false;
    return true;
}

static void put_text(struct buffer *out, struct str text) {
    buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\') buffer_char(out, '\\');
        buffer_char(out, text.data[i]);
    }
    buffer_char(out, '"');
}

static void put_texts(struct buffer *out, const char *name, const struct str *texts, size_t count) {
    buffer_format(out, "    %s = [\n", name);
    for (size_t i = 0; i < count; i++) buffer_append_c(out, "        "), put_text(out, texts[i]), buffer_append_c(out, ",\n");
    buffer_append_c(out, "    ],\n");
}

/* What a step makes, as others name it: of an output its folder. */
static struct str target_of(const struct graph_step *step) {
    return step->folder.size ? step->folder : step->outputs[0];
}

static bool put_inputs(struct buffer *out, const struct graph *graph, const struct graph_step *step,
                       struct message *problem) {
    buffer_append_c(out, "    srcs = SHARED + [\n");
    for (size_t i = 0; i < step->input_count; i++) {
        struct str path = step->inputs[i];
        for (size_t s = 0; step->kind == GRAPH_FRONT && s < graph->step_count; s++)
            if (graph->steps[s].folder.size && str_equal(graph->steps[s].outputs[0], path)) path = graph->steps[s].folder;
        if (!has_label(path))
            return *problem = message_new(graph->arena, "Bazel has no name for “{0}”: call the file without colons", path), false;
        buffer_append_c(out, "        "), put_text(out, path), buffer_append_c(out, ",\n");
    }
    buffer_append_c(out, "    ],\n");
    return true;
}

static bool put_step(struct buffer *out, const struct graph *graph, const struct graph_step *step,
                     struct message *problem) {
    bool front = step->kind == GRAPH_FRONT;
    buffer_append_c(out, "planpress_step(\n    name = ");
    put_text(out, front ? STR("planpress") : target_of(step));
    buffer_append_c(out, ",\n    out = ");
    put_text(out, front ? graph->site : target_of(step));
    buffer_append_c(out, front || step->folder.size ? ",\n    folder = True,\n" : ",\n");
    if (front) {
        const struct str more[] = {STR("-o"), graph->site, STR("--place"), graph->output};
        put_texts(out, "more", more, sizeof more / sizeof *more);
    }
    if (!put_inputs(out, graph, step, problem)) return false;
    put_texts(out, "words", step->words, step->word_count);
    buffer_append_c(out, "    settings = SETTINGS,\n    program = PROGRAM,\n)\n\n");
    return true;
}

bool graph_bazel(const struct graph *graph, struct buffer *out, struct message *problem) {
    buffer_append_c(out, "load(\":planpress.bzl\", \"planpress_step\")\n\nPROGRAM = ");
    put_text(out, graph->program);
    buffer_append_c(out, "\n\nSETTINGS = ");
    put_text(out, graph->shared[0]);
    buffer_append_c(out, "\n\nSHARED = [\n");
    for (size_t i = 0; i < graph->shared_count; i++) {
        if (!has_label(graph->shared[i]))
            return *problem = message_new(graph->arena, "Bazel has no name for “{0}”: call the file without colons", graph->shared[i]), false;
        buffer_append_c(out, "    "), put_text(out, graph->shared[i]), buffer_append_c(out, ",\n");
    }
    buffer_append_c(out, "]\n\n");
    for (size_t i = 0; i < graph->step_count; i++)
        if (!put_step(out, graph, &graph->steps[i], problem)) return false;
    return true;
}

/* Bazel's sandbox links inputs in from outside: where planpress.yaml leads, all of the project's files do. */
static const char rules[] =
    "# The steps of planpress graph --format bazel.\n"
    "\n"
    "_COMMAND = \"\"\"\n"
    "set -e\n"
    "program=$1 settings=$2 command=$3; shift 3\n"
    "root=$(readlink \"$settings\" || true)\n"
    "if [ -n \"$root\" ]; then set -- --root \"${root%/*}\" \"$@\"; fi\n"
    "exec \"$program\" \"$command\" \"$@\"\n"
    "\"\"\"\n"
    "\n"
    "def _planpress_step(ctx):\n"
    "    if ctx.attr.folder:\n"
    "        out = ctx.actions.declare_directory(ctx.attr.out)\n"
    "    else:\n"
    "        out = ctx.actions.declare_file(ctx.attr.out)\n"
    "    paths = {out.short_path: out.path}\n"
    "    for file in ctx.files.srcs:\n"
    "        paths[file.short_path] = file.path\n"
    "        if file.is_directory:\n"
    "            paths[file.short_path.rpartition(\"/\")[0]] = file.path.rpartition(\"/\")[0]\n"
    "    words = ctx.attr.words[:1] + ctx.attr.more + ctx.attr.words[1:]\n"
    "    ctx.actions.run_shell(\n"
    "        command = _COMMAND,\n"
    "        arguments = [ctx.attr.program, ctx.attr.settings] + [paths.get(word, word) for word in words],\n"
    "        inputs = ctx.files.srcs,\n"
    "        outputs = [out],\n"
    "        mnemonic = \"Planpress\",\n"
    "        progress_message = \"planpress \" + ctx.label.name,\n"
    "        use_default_shell_env = True,\n"
    "    )\n"
    "    return [DefaultInfo(files = depset([out]))]\n"
    "\n"
    "planpress_step = rule(\n"
    "    implementation = _planpress_step,\n"
    "    attrs = {\n"
    "        \"srcs\": attr.label_list(allow_files = True),\n"
    "        \"words\": attr.string_list(),\n"
    "        \"more\": attr.string_list(),\n"
    "        \"out\": attr.string(),\n"
    "        \"folder\": attr.bool(),\n"
    "        \"settings\": attr.string(),\n"
    "        \"program\": attr.string(),\n"
    "    },\n"
    ")\n";

bool graph_bzl(const struct graph *graph, struct buffer *out, struct message *problem) {
    (void)graph, (void)problem;
    buffer_append_c(out, rules);
    return true;
}
