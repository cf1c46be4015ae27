/* What the tests of kinds and records share: kinds and documents made from texts, and diagnostics compared as lines. */
#ifndef UNIT_KIND_CHECK_H
#define UNIT_KIND_CHECK_H

#include "check.h"

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "kind/kind_link.h"
#include "kind/kind_read.h"
#include "kind/record_dump.h"
#include "kind/record_read.h"
#include "kind/record_resolve.h"
#include "kind/record_restrict.h"
#include "languages_of_ours.h"
#include "read/markdown.h"
#include "read/yaml.h"

struct world {
    struct arena *arena;
    struct diagnostics sink;
    struct kinds kinds;
    struct records records;
};

static inline struct world world_new(void **state) {
    struct arena *arena = *state;
    return (struct world){.arena = arena,
                          .sink = diagnostics_new(arena),
                          .kinds = {.arena = arena, .languages = languages_of_ours()},
                          .records = {.arena = arena, .class = CLASS_CONFIDENTIAL}};
}

static inline const struct source *world_source(struct world *world, const char *path, const char *text) {
    struct source *source = NEW(world->arena, struct source);
    *source = (struct source){.path = str_of(path), .text = str_of(text)};
    return source;
}

static inline const struct value *world_yaml(struct world *world, const char *path, const char *text) {
    const struct source *source = world_source(world, path, text);
    return yaml_read(world->arena, &world->sink, source, 0, source->text.size);
}

/* A kind from the texts of its fields.yaml and of its rules.yaml, which may be NULL; NULL when it could not be used. */
static inline const struct kind *world_kind_with_rules(struct world *world, const char *text, const char *rules) {
    struct kind_files files = {.fields = world_yaml(world, "fields.yaml", text), .folder = STR("templates/test")};
    if (rules) files.rules[0] = world_yaml(world, "rules.yaml", rules);
    if (!files.fields) return NULL;
    files.source = files.fields->span.source;
    if (!kind_read(&world->kinds, &world->sink, &files)) return NULL;
    return world->kinds.items[world->kinds.count - 1];
}

static inline const struct kind *world_kind(struct world *world, const char *text) {
    return world_kind_with_rules(world, text, NULL);
}

/* A document in German, from its YAML and its Markdown (either may be NULL). */
static inline struct record *world_document(struct world *world, const char *kind, const char *id, const char *yaml,
                                            const char *markdown) {
    const struct source *source = world_source(world, id, yaml ? yaml : "");
    const struct source *below = world_source(world, id, markdown ? markdown : "");
    struct record_input input = {.kind = kinds_find(&world->kinds, str_of(kind)),
                                 .id = str_of(id),
                                 .language = LANGUAGE_DE,
                                 .currency = STR("EUR"),
                                 .span = {.source = source, .line = 1}};
    if (!input.kind) fail_msg("there is no kind “%s”", kind);
    if (yaml) input.root = yaml_read(world->arena, &world->sink, source, 0, source->text.size);
    if (markdown)
        input.body = markdown_read(world->arena, &world->sink, below->text,
                                   (struct span){.source = below, .line = 1, .column = 1});
    return record_read(&world->records, &world->sink, &input);
}

static inline void world_resolve(struct world *world) { records_resolve(&world->records, &world->kinds, &world->sink); }

/* All diagnostics as "CODE line: message | help", sorted, one a line. Forgets them. */
static inline struct str world_said(struct world *world) {
    struct str said = STR("");
    diagnostics_sort(&world->sink);
    for (const struct diagnostic *d = world->sink.first; d; d = d->next)
        said = str_format(world->arena, "%.*s%.*s %u: %.*s%s%.*s\n", STR_ARG(said), STR_ARG(d->code), d->span.line,
                          STR_ARG(in_english(d->message)), !message_empty(d->help) ? " | " : "",
                          STR_ARG(in_english(d->help)));
    world->sink = diagnostics_new(world->arena);
    return said;
}

#define CHECK_SAID(world, literal) CHECK_STR(world_said(world), literal)

static inline struct str world_dump(struct world *world, const struct record *record) {
    struct buffer buffer = {0};
    record_dump(&buffer, record);
    struct str text = str_copy(world->arena, buffer_str(&buffer));
    buffer_free(&buffer);
    return text;
}

#define CHECK_DUMP(world, record, literal) CHECK_STR(world_dump((world), (record)), literal)

#endif
