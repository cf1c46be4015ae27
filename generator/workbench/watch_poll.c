/* Two looks are compared: what has come, what is gone, what has another stamp. A look that takes long is taken less often,
 * so that it never costs more than a tenth of a processor. */
#include "workbench/watch_poll.h"

#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/file.h"

enum { LEAST_PATIENCE = 250, SHARE = 10 }; /* ms */

struct stamped {
    struct str path;
    struct file_stamp stamp;
};

struct look {
    struct arena *arena;
    struct stamped *items; /* sorted by path */
    size_t count, capacity;
};

struct watch_poll {
    const struct watch_wish *wish;
    struct look last;
    int64_t next, patience; /* ms of the clock */
};

static int64_t now(void) {
    struct timespec clock;
    clock_gettime(CLOCK_MONOTONIC, &clock);
    return (int64_t)clock.tv_sec * 1000 + clock.tv_nsec / 1000000;
}

static void note_file(void *context, struct str path) {
    struct look *look = context;
    struct stamped one = {.path = str_copy(look->arena, path)};
    if (!file_stamp(look->arena, path, &one.stamp)) one.stamp = (struct file_stamp){0};
    ARENA_PUSH(look->arena, look->items, look->count, look->capacity) = one;
}

static bool note_folder(void *context, struct str path, const char *only) {
    (void)context, (void)path, (void)only;
    return true;
}

static int by_path(const void *left, const void *right) {
    return str_compare(((const struct stamped *)left)->path, ((const struct stamped *)right)->path);
}

static struct look look_at_all(const struct watch_wish *wish) {
    struct look look = {.arena = arena_create()};
    watch_tree(wish, &(struct watch_visit){.context = &look, .folder = note_folder, .file = note_file});
    if (look.count) qsort(look.items, look.count, sizeof *look.items, by_path);
    return look;
}

static void time_next(struct watch_poll *poll, int64_t start) {
    int64_t end = now(), wanted = (end - start) * SHARE;
    poll->patience = wanted > LEAST_PATIENCE ? wanted : LEAST_PATIENCE;
    poll->next = end + poll->patience;
}

struct watch_poll *watch_poll_open(const struct watch_wish *wish) {
    struct watch_poll *poll = calloc(1, sizeof *poll);
    int64_t start = now();
    poll->wish = wish;
    poll->last = look_at_all(wish);
    time_next(poll, start);
    return poll;
}

void watch_poll_close(struct watch_poll *poll) {
    if (poll) arena_destroy(poll->last.arena);
    free(poll);
}

int watch_poll_patience(const struct watch_poll *poll) {
    int64_t left = poll->next - now();
    return left > 0 ? (int)left : 0;
}

static bool is_same(const struct file_stamp *a, const struct file_stamp *b) {
    return a->size == b->size && a->number == b->number && a->written == b->written && a->changed == b->changed;
}

static void see(struct watch_seen *seen, struct str path) {
    if (seen->count < WATCH_NAMED_MOST) seen->paths[seen->count++] = str_copy(seen->arena, path);
}

/* Both lists are in order, so that one way through them finds all differences. */
static bool compare(const struct look *old, const struct look *new, struct watch_seen *seen) {
    bool any = false;
    for (size_t o = 0, n = 0; o < old->count || n < new->count;) {
        int order = o == old->count ? 1 : n == new->count ? -1 : str_compare(old->items[o].path, new->items[n].path);
        const struct stamped *one = order < 0 ? &old->items[o] : &new->items[n];
        bool differs = order || !is_same(&old->items[o].stamp, &new->items[n].stamp);
        if (differs) see(seen, one->path);
        any |= differs;
        o += order <= 0;
        n += order >= 0;
    }
    return any;
}

bool watch_poll_look(struct watch_poll *poll, struct watch_seen *seen) {
    int64_t start = now();
    if (start < poll->next) return false;
    struct look look = look_at_all(poll->wish);
    bool changed = compare(&poll->last, &look, seen);
    arena_destroy(poll->last.arena);
    poll->last = look;
    time_next(poll, start);
    return changed;
}
