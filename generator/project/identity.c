/* The files are sorted by their names, so that it does not matter which was asked for first. */
#include "project/identity.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/key.h"
#include "base/path.h"
#include "base/program.h"

struct noted {
    int place;
    struct str name;
    const struct source *source;
};

struct identity {
    struct arena *arena;
    struct noted *items;
    size_t count, capacity;
};

struct identity *identity_new(struct arena *arena) {
    struct identity *identity = NEW(arena, struct identity);
    identity->arena = arena;
    return identity;
}

/* Layouts, translations of messages, colours and pages say nothing of what is read. Rules may add the field that
 * accepts what they find. */
static bool matters(struct str name) {
    struct str file = path_name(name);
    bool language = str_equal_c(path_folder(name), "languages") && str_ends(name, STR(".yaml"));
    return language || str_equal_c(file, "fields.yaml") || str_equal_c(file, "types.yaml") ||
           str_equal_c(file, "rules.yaml");
}

void identity_note(struct identity *identity, int place, struct str name, const struct source *source) {
    if (!matters(name)) return;
    ARENA_PUSH(identity->arena, identity->items, identity->count, identity->capacity) =
        (struct noted){place, str_copy(identity->arena, name), source};
}

static int by_name(const void *left, const void *right) {
    const struct noted *a = left, *b = right;
    return a->place != b->place ? a->place - b->place : str_compare(a->name, b->name);
}

/* Those of the project are its authors'; what is built in changes with nobody but the program, is ten times as large, and a
 * quick hash tells it from that of another installation. */
static void add_content(struct key *key, const struct noted *noted) {
    struct sha256 content = noted->place ? (struct sha256){{0}} : sha256_of(noted->source->text);
    struct hash quick = noted->place ? hash_of(noted->source->text) : hash_new();
    key_add_hash(key, &content);
    key_add_number(key, (int64_t)quick.a);
    key_add_number(key, (int64_t)quick.b);
}

struct sha256 identity_close(const struct identity *identity) {
    struct key key = {0};
    struct sha256 program = program_identity();
    key_add_hash(&key, &program);
    if (identity->count) qsort(identity->items, identity->count, sizeof *identity->items, by_name);
    for (size_t i = 0; i < identity->count; i++) {
        const struct noted *noted = &identity->items[i];
        key_add_number(&key, noted->place);
        key_add_text(&key, noted->name);
        add_content(&key, noted);
    }
    return key_close(&key);
}
