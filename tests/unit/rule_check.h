/* What the tests of rules share: the built-in kinds as they are in templates/, documents with one change, and findings
 * compared as lines. */
#ifndef UNIT_RULE_CHECK_H
#define UNIT_RULE_CHECK_H

#include "kind_check.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "kind/check.h"
#include "kind/named_types.h"

/* Findings as "CODE line level: message", one a line, in the order of the checks. */
static inline struct str findings_of(struct world *world, const struct record *record) {
    struct locale *locale = locale_open(record->language);
    struct computation computation = {.arena = world->arena,
                                      .locale = locale,
                                      .sink = &world->sink,
                                      .records = &world->records,
                                      .project = world->records.project,
                                      .as_of = date_of(2026, 11, 15)};
    struct findings findings = checks_run(world->arena, &world->sink, &computation, NULL, record);
    locale_close(locale);
    struct str text = STR("");
    for (size_t i = 0; i < findings.count; i++) {
        const struct finding *finding = &findings.items[i];
        text = str_format(world->arena, "%.*s%.*s %u %.*s: %.*s\n", STR_ARG(text), STR_ARG(finding->check->code),
                          finding->span.line, STR_ARG(str_of(severity_name(finding->check->level))),
                          STR_ARG(in_english(finding->message)));
    }
    return text;
}

/* The tests run in the folder above templates/. */
static inline const char *text_of_file(struct arena *arena, struct str path) {
    struct str bytes;
    struct message problem;
    if (!file_read(arena, path, LIMIT_FILE, &bytes, &problem)) fail_msg("%.*s", STR_ARG(in_english(problem)));
    return str_terminated(arena, bytes);
}

/* A world of some built-in kinds. */
static inline struct world world_of_kinds(void **state, const char *const *names, size_t count) {
    struct world world = world_new(state);
    const char *types = text_of_file(world.arena, STR("templates/types.yaml"));
    named_types_index(&world.kinds, world_source(&world, "types.yaml", types));
    for (size_t i = 0; i < count; i++) {
        struct str folder = str_format(world.arena, "templates/%s", names[i]);
        struct str rules = path_join(world.arena, folder, STR("rules.yaml"));
        const char *fields = text_of_file(world.arena, path_join(world.arena, folder, STR("fields.yaml")));
        bool ruled = file_exists(world.arena, rules);
        world_kind_with_rules(&world, fields, ruled ? text_of_file(world.arena, rules) : NULL);
    }
    kinds_link(&world.kinds, &world.sink);
    CHECK_SAID(&world, "");
    return world;
}

/* The kinds of another world, and no documents yet. */
static inline struct world world_without_documents(const struct world *world) {
    return (struct world){.arena = world->arena,
                          .sink = diagnostics_new(world->arena),
                          .kinds = world->kinds,
                          .records = {.arena = world->arena, .class = CLASS_CONFIDENTIAL}};
}

/* The text with its first `from` replaced, which must be there. */
static inline const char *text_replaced(struct arena *arena, const char *text, const char *from, const char *to) {
    size_t where;
    struct str whole = str_of(text), part = str_of(from);
    if (!str_find(whole, part, &where)) fail_msg("there is no “%s”", from);
    return str_terminated(
        arena, str_format(arena, "%.*s%s%s", STR_ARG(str_slice(whole, 0, where)), to, text + where + part.size));
}

#endif
