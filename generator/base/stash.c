/* Two halves: a new one that is filled, and the one before it. What is used of the old one goes over into the new; when
 * that is full, the old one is dropped and they change places. So nothing has to note when it was used. */
#include "base/stash.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { SPACE_MOST = 8, LEAST_ROOM = 256 };

struct entry {
    char space[SPACE_MOST];
    struct sha256 key;
    struct str bytes;
    bool there;
};

struct half {
    struct arena *arena;
    struct entry *entries; /* open addressing */
    size_t count, room;    /* room: a power of two */
};

struct stash {
    struct arena *arena; /* of itself */
    struct half young, old;
    size_t most;
};

static struct half half_new(void) {
    struct half half = {.arena = arena_create(), .room = LEAST_ROOM};
    half.entries = NEW_ARRAY(half.arena, struct entry, half.room);
    return half;
}

struct stash *stash_new(size_t most) {
    struct arena *arena = arena_create();
    struct stash *stash = NEW(arena, struct stash);
    *stash = (struct stash){.arena = arena, .young = half_new(), .old = half_new(), .most = most};
    return stash;
}

void stash_free(struct stash *stash) {
    if (!stash) return;
    arena_destroy(stash->young.arena);
    arena_destroy(stash->old.arena);
    arena_destroy(stash->arena);
}

/* Where an entry is, or would be. */
static struct entry *seek(const struct half *half, const char *space, const struct sha256 *key) {
    size_t at;
    memcpy(&at, key->bytes, sizeof at);
    for (at &= half->room - 1;; at = (at + 1) & (half->room - 1)) {
        struct entry *entry = &half->entries[at];
        if (!entry->there || (!strncmp(entry->space, space, SPACE_MOST) && sha256_equal(&entry->key, key))) return entry;
    }
}

static void make_room(struct half *half) {
    struct half larger = *half;
    if (2 * half->count < half->room) return;
    larger.room *= 2;
    larger.entries = NEW_ARRAY(half->arena, struct entry, larger.room);
    for (size_t i = 0; i < half->room; i++)
        if (half->entries[i].there) *seek(&larger, half->entries[i].space, &half->entries[i].key) = half->entries[i];
    *half = larger;
}

void stash_put(struct stash *stash, const char *space, const struct sha256 *key, struct str bytes) {
    if (arena_used(stash->young.arena) + bytes.size > stash->most / 2) {
        arena_destroy(stash->old.arena);
        stash->old = stash->young;
        stash->young = half_new();
    }
    struct half *half = &stash->young;
    make_room(half);
    struct entry *entry = seek(half, space, key);
    half->count += !entry->there;
    *entry = (struct entry){.key = *key, .bytes = str_copy(half->arena, bytes), .there = true};
    memcpy(entry->space, space, strnlen(space, SPACE_MOST));
}

/* In the arena, aligned for anything. */
static struct str copy_of(struct arena *arena, struct str bytes) {
    char *copy = arena_allocate(arena, bytes.size + 1, 1, _Alignof(max_align_t));
    if (bytes.size) memcpy(copy, bytes.data, bytes.size);
    return (struct str){copy, bytes.size};
}

bool stash_get(struct stash *stash, struct arena *arena, const char *space, const struct sha256 *key,
               struct str *bytes) {
    const struct entry *entry = seek(&stash->young, space, key);
    bool young = entry->there;
    if (!young) entry = seek(&stash->old, space, key);
    if (!entry->there) return false;
    *bytes = copy_of(arena, entry->bytes);
    if (!young) stash_put(stash, space, key, *bytes);
    return true;
}
