/* Which files of a project have a form, and what becomes of each. */
#include "command/fmt.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/path.h"
#include "command/fix.h"
#include "command/projects.h"
#include "command/terminal.h"
#include "read/format.h"

struct formatting {
    const struct options *options;
    const struct project *project;
    const struct catalogue *words;
    struct arena *arena;   /* of the project */
    struct arena *scratch; /* of a file */
    struct str *paths;     /* absolute: what was named */
    size_t path_count;
    size_t changed, left; /* left: what has its form, and what cannot have one */
    int status;
};

/* ---- a file ---- */

/* False: it is no YAML or Markdown, and has no form. */
static bool has_form(struct str path) {
    struct str extension = path_extension(path);
    return str_equal_c(extension, "yaml") || str_equal_c(extension, "yml") || str_equal_c(extension, "md") ||
           str_equal_c(extension, "markdown");
}

static bool is_named(const struct formatting *formatting, const struct source *source) {
    struct str path = path_join(formatting->scratch, formatting->project->root, source->name);
    for (size_t i = 0; i < formatting->path_count; i++)
        if (path_is_below(path, formatting->paths[i])) return true;
    return false;
}

static void leave(struct formatting *formatting, const struct source *source, struct message problem) {
    terminal_say(formatting->words, MESSAGE("{0} is left as it is: {1}", source->path, problem));
    formatting->left++;
}

static void change(struct formatting *formatting, const struct source *source, const struct text_edit *edits,
                   size_t count) {
    const struct options *options = formatting->options;
    struct message problem;
    formatting->changed++;
    if (options->diff) fix_show(options, formatting->words, source, edits, count);
    else if (options->only_check) printf("%.*s\n", STR_ARG(str_visible(formatting->scratch, source->path)));
    if (options->diff || options->only_check) return;
    if (text_edits_write(formatting->scratch, source, edits, count, &problem)) return;
    terminal_say(formatting->words, problem);
    formatting->status = STATUS_MACHINE;
}

static void format_source(struct formatting *formatting, const struct source *source) {
    struct arena_mark mark = arena_mark(formatting->scratch);
    struct diagnostics unheard = diagnostics_new(formatting->scratch);
    struct source_file file;
    struct text_edit *edits;
    struct message problem;
    size_t count;
    bool asked = source->files == formatting->project->files && has_form(source->path) && is_named(formatting, source);
    if (asked && source_file_read(formatting->scratch, &unheard, source->path, source->text, &file)) {
        if (source->torn) leave(formatting, source, MESSAGE("both sides of a merge stand in it"));
        else if (!format_file(formatting->scratch, &file, &edits, &count, &problem)) leave(formatting, source, problem);
        else if (count) change(formatting, source, edits, count);
        else formatting->left++;
    }
    arena_rewind(formatting->scratch, mark);
}

/* ---- a project ---- */

/* Its settings, its documents with their chapters, its own templates; each once. */
static void format_all(struct formatting *formatting) {
    const struct project *project = formatting->project;
    if (project->record->span.source) format_source(formatting, project->record->span.source);
    for (size_t i = 0; i < project->read_count; i++)
        if (project->read[i] != project->record->span.source) format_source(formatting, project->read[i]);
    for (size_t i = 0; i < project->dress_count; i++) format_source(formatting, project->dress[i]);
}

static void say_end(const struct formatting *formatting) {
    const struct options *options = formatting->options;
    if (options->only_check || options->diff)
        terminal_say(formatting->words,
                     MESSAGE("{0, plural, =0 {no file} one {# file} other {# files}} would be changed, "
                             "{1} left as {1, plural, one {it is} other {they are}}",
                             formatting->changed, formatting->left));
    else
        terminal_say(formatting->words,
                     MESSAGE("{0, plural, =0 {no file} one {# file} other {# files}} changed, {1} left "
                             "as {1, plural, one {it is} other {they are}}",
                             formatting->changed, formatting->left));
}

static int format_project(const struct options *options, const struct chosen_project *chosen, struct str templates) {
    struct arena *arena = arena_create(), *scratch = arena_create();
    struct diagnostics unheard = diagnostics_new(arena);
    struct message problem;
    struct project_options wish = {.path = chosen->root, .roots = options->roots, .root_count = options->root_count};
    wish.templates = templates;
    wish.spoken = terminal_language();
    struct formatting formatting = {.options = options, .arena = arena, .scratch = scratch, .status = STATUS_DONE};
    struct project *project = project_open(arena, &unheard, &wish, &problem);
    formatting.project = project;
    formatting.paths = NEW_ARRAY(arena, struct str, chosen->path_count + 1);
    for (size_t i = 0; i < chosen->path_count; i++)
        formatting.paths[formatting.path_count++] = disk_absolute(arena, chosen->paths[i]);
    if (project) {
        formatting.words = project_words(project, &unheard, project->spoken);
        format_all(&formatting);
        say_end(&formatting);
        if (formatting.changed && options->only_check && formatting.status == STATUS_DONE)
            formatting.status = STATUS_CONTENT;
    } else {
        terminal_say(terminal_catalogue(arena, chosen->root), problem);
        formatting.status = STATUS_USAGE;
    }
    arena_destroy(scratch);
    arena_destroy(arena);
    return formatting.status;
}

int fmt(const struct options *options, struct arena *arena, struct str templates) {
    struct chosen_projects projects = projects_named(arena, options);
    int worst = STATUS_DONE;
    for (size_t at; (at = projects_next(&projects)) < projects.count;) {
        projects.items[at].done = true;
        int status = format_project(options, &projects.items[at], templates);
        if (status > worst) worst = status;
    }
    fflush(stdout);
    return worst;
}
