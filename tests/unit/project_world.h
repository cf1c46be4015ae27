/* A project in a folder of its own: files are written, the project is opened, and what was said is compared. */
#ifndef UNIT_PROJECT_WORLD_H
#define UNIT_PROJECT_WORLD_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/path.h"
#include "check.h"
#include "folder.h"
#include "languages_of_ours.h"
#include "project/project.h"

struct project_world {
    struct arena *arena;
    struct str above, folder, built_in; /* the project's folder, the built-in templates, and what both are in */
    struct diagnostics sink;
    struct message problem;
};

/* A test that uses CHECK_PROJECT finds its world in *state. */
#define CHECK_PROJECT(test) cmocka_unit_test_setup_teardown(test, project_world_open, project_world_close)

static inline int project_world_open(void **state) {
    struct project_world *world = calloc(1, sizeof *world);
    unsetenv("SOURCE_DATE_EPOCH");
    world->arena = arena_create();
    world->above = folder_make(world->arena);
    world->folder = path_join(world->arena, world->above, STR("project"));
    world->built_in = path_join(world->arena, world->above, STR("built-in"));
    world->sink = diagnostics_new(world->arena);
    *state = world;
    return 0;
}

static inline int project_world_close(void **state) {
    struct project_world *world = *state;
    folder_remove(world->arena, world->above);
    arena_destroy(world->arena);
    free(world);
    return 0;
}

static inline struct str world_path(struct project_world *world, const char *name) {
    return path_join(world->arena, world->folder, str_of(name));
}

static inline void world_file(struct project_world *world, const char *name, const char *text) {
    folder_file(world->arena, world->folder, name, text);
}

/* A kind `note` with a title, a list of rows and a text, one layout, and the least that a folder of templates needs. */
static inline void world_templates(struct project_world *world) {
    struct str german = language_file_of_ours(world->arena, "de.yaml")->text;
    struct str head = str_slice(german, 0, language_head_end(german));
    world_file(world, "../built-in/languages/de.yaml", str_terminated(world->arena, head));
    world_file(world, "../built-in/page.html", "{{body}}");
    world_file(world, "../built-in/style.css", "");
    world_file(world, "../built-in/index.css", "");
    world_file(world, "../built-in/index.js", "");
    world_file(world, "../built-in/project/fields.yaml",
               "kind: project\nfields:\n  language: {type: text}\n  currency: {type: text}\n  as_of: {type: date, de: "
               "stichtag}\n  exclude: {type: list of text}\n"
               "  fiscal_year_start: {type: month}\n"
               "  company: {type: group, class: customer, of: {name: {type: text, class: customer}}}\n"
               "  thresholds: {type: group, de: schwellen, of: {days: {type: integer, default: 90, de: tage}}}\n");
    world_file(
        world, "../built-in/note/fields.yaml",
        "kind: note\nnames: {en: Note, de: Notiz}\nbody: text\nfields:\n  id: {type: text}\n  language: {type: text}\n"
        "  title: {type: text, class: customer}\n  start: {type: time}\n  text: {type: markdown, class: customer}\n"
        "  rows:\n    type: list\n    of:\n      name: {type: text}\n      cost: {type: money}\n      minutes: {type: "
        "integer}\n"
        "      parts: {type: list, of: {part: {type: text}}}\n"
        "  limits: {type: group, of: {days: {type: integer, default: project.thresholds.days}, note: {type: text}}}\n");
    world_file(world, "../built-in/note/sheet.md", "---\nclass: internal\n---\n`= title`\n");
}

static inline struct project *world_open(struct project_world *world, const char *path, struct date as_of) {
    struct project_options options = {.path = world_path(world, path), .templates = world->built_in, .as_of = as_of};
    return project_open(world->arena, &world->sink, &options, &world->problem);
}

/* All diagnostics as "CODE file:line: message | help", sorted, one a line. Forgets them. */
static inline struct str project_world_said(struct project_world *world) {
    struct str said = STR("");
    diagnostics_sort(&world->sink);
    for (const struct diagnostic *d = world->sink.first; d; d = d->next) {
        struct str file = d->span.source ? path_relative(world->arena, world->folder, d->span.source->path) : STR("");
        said = str_format(world->arena, "%.*s%.*s %.*s:%u: %.*s%s%.*s\n", STR_ARG(said), STR_ARG(d->code),
                          STR_ARG(file), d->span.line, STR_ARG(in_english(d->message)),
                          !message_empty(d->help) ? " | " : "", STR_ARG(in_english(d->help)));
    }
    world->sink = diagnostics_new(world->arena);
    return said;
}

#define CHECK_WORLD_SAID(world, literal) CHECK_STR(project_world_said(world), literal)

#endif
