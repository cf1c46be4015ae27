/* What is to be made: a document where the first word names a kind, else a project in a folder of that name. */
#include "command/new.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file_below.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "command/terminal.h"
#include "project/project.h"

struct str new_existing_folder(struct arena *arena, struct str path) {
    struct str folder = path_folder(path);
    while (file_kind(arena, folder) == FILE_NONE && !str_equal(folder, path_folder(folder)))
        folder = path_folder(folder);
    return folder;
}

static bool is_path(struct str text) { return text.size && memchr(text.data, '/', text.size); }

/* What goes with a document alone. */
static bool wants_document(const struct options *options) {
    return options->path_count > 1 || options->assignment_count || options->full || options->minimal ||
           options->markdown || options->like.size;
}

static bool wants_project(const struct options *options) {
    return options->company.size || options->language.size || options->currency.size || options->ci || options->no_git;
}

static int wrong_usage(const struct catalogue *words, struct message message) {
    terminal_say(words, message);
    return STATUS_USAGE;
}

/* A kind that was misspelt, or a folder: nobody gets a project for a slip of the finger. */
static int no_kind(const struct options *options, struct arena *arena, const struct catalogue *words,
                   const struct kinds *kinds, struct str nearest) {
    struct str name = options->paths[0];
    struct word_list known = {0};
    for (size_t i = 0; i < kinds->count; i++)
        if (!str_equal_c(kinds->items[i]->name, "project")) word_list_add(arena, &known, kinds->items[i]->name);
    if (wants_document(options) && !nearest.size)
        return wrong_usage(
            words, MESSAGE("there is no kind “{0}”; there are {1}", name, word_list_all(arena, &known, "{0} and {1}")));
    return wrong_usage(words,
                       MESSAGE(wants_document(options) ? "there is no kind “{0}”; did you mean “{1}”?"
                                                       : "there is no kind “{0}”; did you mean “{1}”? A folder of "
                                                         "that name is written ./{0}",
                               name, nearest));
}

/* Names and labels: whoever writes "jahresgesprach" means a kind, too. */
static struct str nearest_kind(const struct kinds *kinds, struct str name) {
    struct suggestion nearest = suggest_start(name);
    for (size_t i = 0; i < kinds->count; i++) {
        suggest_offer(&nearest, kinds->items[i]->name);
        for (size_t a = 0; a < kinds->items[i]->alias_count; a++) suggest_offer(&nearest, kinds->items[i]->aliases[a]);
    }
    return nearest.found;
}

/* The kind is that of the old one, and need not be said. */
static int carry(const struct options *options, struct arena *arena, const struct catalogue *words,
                 struct project *project, bool kind) {
    if (!project->records || options->assignment_count || options->full || options->minimal || options->markdown)
        return wrong_usage(words, project->records
                                      ? MESSAGE("with --like the old document says all; change the new one afterwards")
                                      : MESSAGE("no planpress.yaml in this folder or any above it"));
    struct str path = options->path_count > 1        ? options->paths[1]
                      : kind || !options->path_count ? (struct str){0}
                                                     : options->paths[0];
    return new_like(options, arena, project, path);
}

static int choose(const struct options *options, struct arena *arena, struct str templates, struct project *project) {
    const struct catalogue *words = terminal_catalogue(arena, project->root);
    struct str name = options->paths[0];
    bool kind = !is_path(name) && kinds_find(&project->kinds, name);
    if (options->full && options->minimal)
        return wrong_usage(words, MESSAGE("--full and --minimal contradict each other"));
    if (options->path_count > 2) return wrong_usage(words, MESSAGE("“{0}” is one too many", options->paths[2]));
    if ((kind || wants_document(options)) && wants_project(options))
        return wrong_usage(words,
                           MESSAGE("--company, --language, --currency, --ci and --no-git are for a project, “{0}” is "
                                   "a document",
                                   name));
    if (options->like.size) return carry(options, arena, words, project, kind);
    if (kind) return new_document(options, arena, project);
    struct str nearest = is_path(name) ? (struct str){0} : nearest_kind(&project->kinds, name);
    if (nearest.size || wants_document(options)) return no_kind(options, arena, words, &project->kinds, nearest);
    return new_project(options, arena, templates);
}

int new_make(const struct options *options, struct arena *arena, struct str templates) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct message problem;
    struct project_options wish = {.path = options->path_count > 1 ? new_existing_folder(arena, options->paths[1])
                                                                   : STR("."),
                                   .roots = options->roots,
                                   .root_count = options->root_count,
                                   .templates = templates,
                                   .as_of = options->as_of,
                                   .all_kinds = true,
                                   .values = true};
    wish.spoken = terminal_language();
    bool settled;
    project_root(arena, wish.path, &settled);
    struct project *project = settled ? project_open(arena, &unheard, &wish, &problem)
                                      : project_open_templates(arena, &unheard, &wish, &problem);
    if (project) return choose(options, arena, templates, project);
    terminal_say(terminal_catalogue(arena, wish.path), problem);
    return STATUS_MACHINE;
}

bool new_write(struct arena *arena, const struct catalogue *words, struct str path, struct str text) {
    struct message problem;
    if (!path.size) {
        if (fwrite(text.data, 1, text.size, stdout) == text.size && fflush(stdout) == 0) return true;
        return terminal_say(words, MESSAGE("cannot write to the standard output")), false;
    }
    if (file_create(arena, path_folder(path), path_name(path), text, &problem))
        return terminal_say(words, MESSAGE("{0} is written", path)), true;
    return terminal_say(words, problem), false;
}
