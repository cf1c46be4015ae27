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

/* `kind` NULL: of all documents. */
static struct str schema_of(struct arena *arena, struct project *project, enum json_schema_draft draft,
                            const struct kind *kind) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct json_schema schema = {.kinds = &project->kinds,
                                 .records = project->records,
                                 .language = project->language,
                                 .words = project_words(project, &unheard, project->language),
                                 .settings = project->settled ? NULL : kinds_find(&project->kinds, STR("project")),
                                 .draft = draft};
    struct buffer out = {0};
    json_schema_write(arena, &out, &schema, kind);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

struct str schema_for_editor(struct arena *arena, struct str folder, struct str templates) {
    struct diagnostics unheard = diagnostics_new(arena);
    struct message problem;
    struct project_options wish = {.path = folder, .templates = templates, .all_kinds = true};
    struct project *project = project_open(arena, &unheard, &wish, &problem);
    return project ? schema_of(arena, project, JSON_SCHEMA_07, NULL) : (struct str){0};
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
    enum json_schema_draft draft = options->draft_07 ? JSON_SCHEMA_07 : JSON_SCHEMA_2020_12;
    struct str text = schema_of(arena, project, draft, kind);
    if (fwrite(text.data, 1, text.size, stdout) == text.size && fflush(stdout) == 0) return STATUS_DONE;
    return terminal_say(words, MESSAGE("cannot write to the standard output")), STATUS_MACHINE;
}
