/* Arenas: memory that is given out piece by piece and given back all at once.
 *
 * One arena serves one job (a project, a document being compiled, a test) and everything made for that job lives as
 * long as the arena does. Memory comes zeroed. There is no failure to check: when the machine has no memory left the
 * program ends with status 3 (see die.h). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A place in an arena to go back to: what was allocated after it is gone after arena_rewind. */
struct arena_mark {
    void *chunk;
    size_t used; /* bytes */
};

struct arena *arena_create(void);
struct arena *arena_create_small(void);  /* for what is little and kept: takes a kilobyte at first, not 16 */
/* One that is destroyed with another one, by nobody else: for what another thread makes. */
struct arena *arena_create_within(struct arena *owner);
void arena_destroy(struct arena *arena); /* NULL is fine */

void *arena_allocate(struct arena *arena, size_t count, size_t size, size_t alignment);

struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Bytes handed out since the arena was made, marks and rewinds taken into account. */
size_t arena_used(const struct arena *arena);

#define NEW(arena, type) ((type *)arena_allocate((arena), 1, sizeof(type), _Alignof(type)))
#define NEW_ARRAY(arena, type, count) ((type *)arena_allocate((arena), (count), sizeof(type), _Alignof(type)))

/* Makes room for one more element in an arena array that grows by doubling:
 *     ARENA_PUSH(arena, list->items, list->count, list->capacity) = item; */
#define ARENA_PUSH(arena, items, count, capacity)                                                              \
    (*(((items) = arena_grow((arena), (items), (count), &(capacity), sizeof *(items), _Alignof(max_align_t))), \
       &(items)[(count)++]))

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size, size_t alignment);

#endif
