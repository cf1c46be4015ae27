/* A rule of make, each path on a line. */
#include "command/deps.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file_below.h"
#include "base/path.h"

struct rule {
    struct arena *arena;
    const struct project *project;
    struct buffer out;
};

/* As make reads it: a backslash before what would end or change a name, and two dollars for one. */
static void add_path(struct rule *rule, struct str path) {
    buffer_append_c(&rule->out, " \\\n  ");
    for (size_t i = 0; i < path.size; i++) {
        char c = path.data[i];
        if (c == ' ' || c == '#' || c == '\\' || c == ':') buffer_char(&rule->out, '\\');
        if (c == '$') buffer_char(&rule->out, '$');
        buffer_char(&rule->out, c);
    }
}

static void add_file(void *context, size_t tree, struct str path) {
    struct rule *rule = context;
    const struct files *const trees[] = {[PROJECT_TREE_OWN] = rule->project->files,
                                         [PROJECT_TREE_BUILT_IN] = rule->project->templates[1].files};
    if (tree < sizeof trees / sizeof *trees) add_path(rule, files_shown(trees[tree], rule->arena, path));
}

static void add_output(struct rule *rule, const struct run *run, const struct job *job, const struct job_file *file,
                       const char *extension) {
    struct str stem = job->planned->place.stem;
    struct str path = str_format(rule->arena, "%.*s.%s", STR_ARG(stem), extension);
    if (file->wanted) add_path(rule, folder_shown(run->folder, rule->arena, path));
}

bool deps_write(struct arena *arena, const struct run *run, const struct jobs *jobs, struct files_asked *asked,
                struct message *problem) {
    struct rule rule = {.arena = arena, .project = run->project};
    for (size_t j = 0; j < jobs->count; j++) {
        const struct job *job = &jobs->items[j];
        if (!job->made) continue;
        add_output(&rule, run, job, &job->html, "html");
        add_output(&rule, run, job, &job->pdf, "pdf");
    }
    buffer_append_c(&rule.out, ":");
    files_asked_each(asked, add_file, &rule);
    buffer_char(&rule.out, '\n');
    struct str text = str_skip(buffer_str(&rule.out), 2 < rule.out.size && rule.out.data[0] == ' ' ? 5 : 0);
    struct str path = run->options->deps;
    bool written = file_write(arena, path_folder(path), path_name(path), text, problem);
    buffer_free(&rule.out);
    return written;
}
