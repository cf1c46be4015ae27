/* Arenas as a chain of chunks, each twice the last up to a limit. Under AddressSanitizer every object is followed by a
 * poisoned gap and a rewound tail is poisoned again, so that overruns and uses after a rewind are seen. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif

#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
/* Not inlined: gcc would warn that fresh memory is passed as if to be read. */
__attribute__((noinline)) static void poison(void *start, size_t size) { __asan_poison_memory_region(start, size); }
static void unpoison(void *start, size_t size) { __asan_unpoison_memory_region(start, size); }
#else
enum { GAP = 0 };
static void poison(void *start, size_t size) { (void)start, (void)size; }
static void unpoison(void *start, size_t size) { (void)start, (void)size; }
#endif

enum { CHUNK_SMALL = 1024 - 64, CHUNK_FIRST = 16 * 1024, CHUNK_LARGEST = 1024 * 1024 };

struct chunk {
    struct chunk *previous;
    size_t below;          /* bytes used in the chunks before it */
    size_t capacity, used; /* bytes of data[] */
    max_align_t data[];
};

struct arena {
    struct chunk *chunk;
    struct arena *within, *next; /* those that go with it; the next one of its owner */
};

static struct chunk *chunk_create(struct chunk *previous, size_t capacity) {
    struct chunk *chunk = malloc(sizeof *chunk + capacity);
    if (!chunk) die_out_of_memory();
    *chunk = (struct chunk){
        .previous = previous, .below = previous ? previous->below + previous->used : 0, .capacity = capacity};
    poison(chunk->data, capacity);
    return chunk;
}

static struct arena *create(size_t first) {
    struct arena *arena = malloc(sizeof *arena);
    if (!arena) die_out_of_memory();
    *arena = (struct arena){.chunk = chunk_create(NULL, first)};
    return arena;
}

struct arena *arena_create(void) {
    return create(CHUNK_FIRST);
}
struct arena *arena_create_small(void) {
    return create(CHUNK_SMALL);
}

struct arena *arena_create_within(struct arena *owner) {
    struct arena *arena = arena_create();
    arena->next = owner->within;
    return owner->within = arena;
}

static void chunk_pop(struct arena *arena) {
    struct chunk *chunk = arena->chunk;
    arena->chunk = chunk->previous;
    unpoison(chunk->data, chunk->capacity);
    free(chunk);
}

void arena_destroy(struct arena *arena) {
    if (!arena) return;
    for (struct arena *inner = arena->within, *next; inner; inner = next) {
        next = inner->next;
        arena_destroy(inner);
    }
    while (arena->chunk) chunk_pop(arena);
    free(arena);
}

static size_t round_up(size_t value, size_t alignment) { return (value + alignment - 1) & ~(alignment - 1); }

/* Room that is not cleared. */
static void *take(struct arena *arena, size_t count, size_t size, size_t alignment) {
    assert(alignment <= _Alignof(max_align_t));
    if (size && count > (SIZE_MAX / 4) / size) die_out_of_memory();
    size_t bytes = count * size;
    struct chunk *chunk = arena->chunk;
    size_t start = round_up(chunk->used, alignment);
    if (start > chunk->capacity || chunk->capacity - start < bytes + GAP) {
        size_t capacity = chunk->capacity < CHUNK_LARGEST ? chunk->capacity * 2 : CHUNK_LARGEST;
        if (capacity < bytes + GAP) capacity = bytes + GAP;
        chunk = arena->chunk = chunk_create(chunk, capacity);
        start = 0;
    }
    chunk->used = start + bytes + GAP;
    void *object = (char *)chunk->data + start;
    unpoison(object, bytes);
    return object;
}

void *arena_allocate(struct arena *arena, size_t count, size_t size, size_t alignment) {
    void *object = take(arena, count, size, alignment);
    return count && size ? memset(object, 0, count * size) : object;
}

struct arena_mark arena_mark(const struct arena *arena) {
    return (struct arena_mark){.chunk = arena->chunk, .used = arena->chunk->used};
}

void arena_rewind(struct arena *arena, struct arena_mark mark) {
    while (arena->chunk != mark.chunk) chunk_pop(arena);
    arena->chunk->used = mark.used;
    poison((char *)arena->chunk->data + mark.used, arena->chunk->capacity - mark.used);
}

size_t arena_used(const struct arena *arena) {
    return arena->chunk->below + arena->chunk->used;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size, size_t alignment) {
    if (count < *capacity) return items;
    size_t larger = *capacity ? *capacity * 2 : 4;
    char *moved = take(arena, larger, size, alignment);
    if (count) memcpy(moved, items, count * size);
    memset(moved + count * size, 0, (larger - count) * size);
    *capacity = larger;
    return moved;
}
