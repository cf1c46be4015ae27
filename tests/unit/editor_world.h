/* What an editor asks, in a text with a mark ¦ where the cursor is. The project is content/, opened once. */
#ifndef UNIT_EDITOR_WORLD_H
#define UNIT_EDITOR_WORLD_H

#include <time.h>

#include "base/buffer.h"
#include "base/disk.h"
#include "base/path.h"
#include "check.h"
#include "editor/view.h"
#include "project/project.h"

#define MARK "¦"

struct editor_world {
    struct arena *arena;
    struct project *project;
    struct editor editor;
};

static inline int editor_world_open(void **state) {
    struct editor_world *world = calloc(1, sizeof *world);
    world->arena = arena_create();
    struct diagnostics sink = diagnostics_new(world->arena);
    struct message problem;
    struct project_options options = {
        .path = STR("content"), .templates = disk_absolute(world->arena, STR("templates")), .all_kinds = true};
    world->project = project_open(world->arena, &sink, &options, &problem);
    assert_non_null(world->project);
    world->editor = (struct editor){.arena = world->arena, .project = world->project};
    world->editor.language = &language_source;
    *state = world;
    return 0;
}

static inline int editor_world_close(void **state) {
    struct editor_world *world = *state;
    arena_destroy(world->arena);
    free(world);
    return 0;
}

/* A file of content/ with a text of the test's own; the mark is taken out, `at` is where it stood. */
static inline struct editor_file marked(struct editor_world *world, const char *name, const char *text, size_t *at) {
    struct str whole = str_of(text), before = whole, behind = {0};
    if (str_find(whole, STR(MARK), at)) {
        before = str_slice(whole, 0, *at);
        behind = str_skip(whole, *at + STR(MARK).size);
    } else {
        *at = 0;
    }
    return (struct editor_file){path_join(world->arena, world->project->root, str_of(name)),
                                str_join(world->arena, before, behind)};
}

/* The text of a file of content/ with the mark behind the first place where some text stands. */
static inline const char *in_content(struct editor_world *world, const char *name, const char *at) {
    struct str path = path_join(world->arena, world->project->root, str_of(name));
    for (size_t i = 0; i < world->project->read_count; i++) {
        const struct source *source = world->project->read[i];
        size_t where;
        if (!str_equal(editor_source_path(&world->editor, source), path)) continue;
        assert_true(str_find(source->text, str_of(at), &where));
        where += strlen(at);
        return str_terminated(world->arena, str_format(world->arena, "%.*s" MARK "%.*s", (int)where, source->text.data,
                                                       STR_ARG(str_skip(source->text, where))));
    }
    fail_msg("%s was not read", name);
    return "";
}

#define EDITOR_TESTS(tests) cmocka_run_group_tests(tests, editor_world_open, editor_world_close)

#endif
