/* The kind that is asked for, found in the project that one stands in, and its schema printed. */
#include "command/schema.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/suggest.h"
#include "command/messages.h"
#include "command/terminal.h"
#include "kind/json_schema.h"
#include "project/project.h"

/* What is wrong with kinds is wrong with their schemas; with documents, check is busy. */
static void report_kinds(struct arena *arena, const struct options *options, const struct catalogue *words,
                         const struct diagnostics *heard) {
    struct diagnostics told = diagnostics_new(arena);
    for (const struct diagnostic *d = heard->first; d; d = d->next)
        if (str_equal(d->code, code_name(CODE_K01)) || str_equal(d->code, code_name(CODE_X03)))
            diagnostics_add(&told, d);
    messages_print(options, words, NULL, &told);
}

/* NULL after saying that there is no such kind. */
static const struct kind *find_kind(const struct project *project, const struct catalogue *words, struct str name) {
    const struct kind *kind = kinds_find(&project->kinds, name);
    if (kind && kind->fields) return kind;
    struct suggestion nearest = suggest_start(name);
    for (size_t i = 0; i < project->kinds.count; i++) suggest_offer(&nearest, project->kinds.items[i]->name);
    terminal_say(words, MESSAGE(nearest.found.size ? "there is no kind “{0}”; did you mean “{1}”?"
                                                   : "there is no kind “{0}”; planpress explain names all of them",
                                name, nearest.found));
    return NULL;
}

static bool print(struct arena *arena, const struct options *options, const struct project *project,
                  const struct catalogue *words, const struct kind *kind) {
    struct json_schema schema = {.kinds = &project->kinds,
                                 .records = project->records,
                                 .language = project->language,
                                 .words = words,
                                 .settings = project->settled ? NULL : kinds_find(&project->kinds, STR("project")),
                                 .draft = options->draft_07 ? JSON_SCHEMA_07 : JSON_SCHEMA_2020_12};
    struct buffer out = {0};
    json_schema_write(arena, &out, &schema, kind);
    bool written = fwrite(out.data, 1, out.size, stdout) == out.size && fflush(stdout) == 0;
    buffer_free(&out);
    return written;
}

int schema_print(const struct options *options, struct arena *arena, struct str templates) {
    struct diagnostics heard = diagnostics_new(arena);
    struct message problem;
    struct project_options wish = {.path = STR("."),
                                   .roots = options->roots,
                                   .root_count = options->root_count,
                                   .templates = templates,
                                   .all_kinds = true,
                                   .spoken = terminal_language()};
    struct project *project = project_open(arena, &heard, &wish, &problem);
    const struct catalogue *words = terminal_catalogue(arena, STR("."));
    report_kinds(arena, options, words, &heard);
    if (!project) return terminal_say(words, problem), STATUS_USAGE;
    const struct kind *kind = options->path_count ? find_kind(project, words, options->paths[0]) : NULL;
    if (options->path_count && !kind) return STATUS_USAGE;
    const struct catalogue *own = project_words(project, &heard, project->language);
    if (print(arena, options, project, own, kind)) return STATUS_DONE;
    return terminal_say(words, MESSAGE("cannot write to the standard output")), STATUS_MACHINE;
}
