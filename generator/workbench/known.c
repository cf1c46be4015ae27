#include "workbench/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "workbench/tell.h"

enum { KEPT_BYTES = 32 * 1024 * 1024 };

struct entry {
    struct str key, text;
};

/* Entries in order of keys, once they are all there. */
struct table {
    struct entry *items;
    size_t count, capacity;
};

/* What one round told. */
struct state {
    struct arena *arena;
    struct table files, pages;
    struct table fresh; /* not in order */
};

struct kept {
    struct kept *next;
    size_t size; /* of the bytes */
    size_t name_size;
    char bytes[]; /* the path, then the page */
};

struct known {
    struct state now, next;
    struct buffer all, next_all; /* what is said of all, whether a round made something or not */
    bool failed, next_failed;
    struct arena *arena; /* of what follows; anew with each round that made something */
    struct table written, explained;
    struct kept *kept; /* the last one first */
    size_t kept_size;
};

/* ---- tables ---- */

static void add(struct arena *arena, struct table *table, struct str key, struct str text) {
    ARENA_PUSH(arena, table->items, table->count, table->capacity) =
        (struct entry){str_copy(arena, key), str_copy(arena, text)};
}

static int by_key(const void *left, const void *right) {
    return str_compare(((const struct entry *)left)->key, ((const struct entry *)right)->key);
}

static void sort(struct table *table) {
    if (table->count) qsort(table->items, table->count, sizeof *table->items, by_key);
}

static const struct entry *find(const struct table *table, struct str key) {
    struct entry wanted = {.key = key};
    return table->count ? bsearch(&wanted, table->items, table->count, sizeof wanted, by_key) : NULL;
}

/* Of a short list that is not sorted. */
static const struct entry *look_for(const struct table *table, struct str key) {
    for (size_t i = 0; i < table->count; i++)
        if (str_equal(table->items[i].key, key)) return &table->items[i];
    return NULL;
}

/* ---- rounds ---- */

static struct state state_new(void) { return (struct state){.arena = arena_create()}; }

struct known *known_new(void) {
    struct known *known = calloc(1, sizeof *known);
    known->now = state_new();
    known->next = state_new();
    known->arena = arena_create();
    return known;
}

static void drop_kept(struct known *known, struct kept **place) {
    struct kept *gone = *place;
    known->kept_size -= gone->size;
    *place = gone->next;
    free(gone);
}

void known_free(struct known *known) {
    while (known->kept) drop_kept(known, &known->kept);
    arena_destroy(known->now.arena);
    arena_destroy(known->next.arena);
    arena_destroy(known->arena);
    buffer_free(&known->all);
    buffer_free(&known->next_all);
    free(known);
}

void known_begin(struct known *known) {
    arena_destroy(known->next.arena);
    known->next = state_new();
    buffer_clear(&known->next_all);
    known->next_failed = false;
}

void known_forget_explained(struct known *known) {
    arena_destroy(known->arena);
    known->arena = arena_create();
    known->written = known->explained = (struct table){0};
}

static void take_over(struct known *known) {
    struct state old = known->now;
    sort(&known->next.files);
    sort(&known->next.pages);
    known->now = known->next;
    known->next = old;
    known_forget_explained(known);
}

/* What a round that failed has not told, still holds. */
static void settle(struct known *known) {
    struct buffer old = known->all;
    known->all = known->next_all;
    known->next_all = old;
    known->failed = known->next_failed;
    if (!known->failed) take_over(known);
    known_begin(known);
}

static struct str cut_name(struct str *bytes) {
    struct str name;
    str_cut(bytes, '\0', &name);
    return name;
}

/* The name that a page or a code has stands before what is said of it. */
bool known_take(struct known *known, char what, struct str bytes) {
    struct state *next = &known->next;
    struct str path = str_skip(bytes, 1);
    switch (what) {
    case TELL_WRITTEN:
        if (!known_serves(known, path)) add(known->arena, &known->written, path, (struct str){0});
        return true;
    case TELL_COMPOSED: path = cut_name(&bytes); return add(next->arena, &next->fresh, path, bytes), true;
    case TELL_FILE: return add(next->arena, &next->files, path, (struct str){0}), true;
    case TELL_PAGE: path = cut_name(&bytes); return add(next->arena, &next->pages, path, bytes), true;
    case TELL_ALL: return buffer_clear(&known->next_all), buffer_append(&known->next_all, bytes), true;
    case TELL_FAILED: return known->next_failed = true;
    case TELL_EXPLAINED: path = cut_name(&bytes); return add(known->arena, &known->explained, path, bytes), true;
    case TELL_DONE: return settle(known), true;
    default: return false;
    }
}

/* ---- asked ---- */

bool known_serves(const struct known *known, struct str path) {
    return find(&known->now.files, path) || look_for(&known->written, path);
}

struct str known_page(const struct known *known, struct str path) {
    const struct entry *found = find(&known->now.pages, path);
    return found ? found->text : (struct str){0};
}

struct str known_all(const struct known *known) { return buffer_str(&known->all); }

bool known_failed(const struct known *known) { return known->failed; }

struct str known_explained(const struct known *known, struct str code) {
    const struct entry *found = look_for(&known->explained, code);
    return found ? found->text : (struct str){0};
}

struct str known_path(const struct known *known, size_t number) {
    return number < known->now.files.count ? known->now.files.items[number].key : (struct str){0};
}

struct str known_fresh(const struct known *known, struct str path) {
    const struct entry *found = look_for(&known->next.fresh, path);
    return found ? found->text : (struct str){0};
}

/* ---- the last good pages ---- */

static struct kept **place_of(struct known *known, struct str path) {
    struct kept **place = &known->kept;
    while (*place && !str_equal((struct str){(*place)->bytes, (*place)->name_size}, path)) place = &(*place)->next;
    return place;
}

/* The oldest go first. */
static void make_room(struct known *known) {
    while (known->kept_size > KEPT_BYTES) {
        struct kept **last = &known->kept;
        while ((*last)->next) last = &(*last)->next;
        drop_kept(known, last);
    }
}

void known_keep(struct known *known, struct str path, struct str bytes) {
    struct kept **old = place_of(known, path);
    if (*old) drop_kept(known, old);
    if (bytes.size > KEPT_BYTES / 4) return;
    struct kept *kept = malloc(sizeof *kept + path.size + bytes.size);
    *kept = (struct kept){.next = known->kept, .size = bytes.size + path.size, .name_size = path.size};
    memcpy(kept->bytes, path.data, path.size);
    memcpy(kept->bytes + path.size, bytes.data, bytes.size);
    known->kept = kept;
    known->kept_size += kept->size;
    make_room(known);
}

struct str known_kept(const struct known *known, struct str path) {
    for (const struct kept *kept = known->kept; kept; kept = kept->next)
        if (str_equal((struct str){kept->bytes, kept->name_size}, path))
            return (struct str){kept->bytes + kept->name_size, kept->size - kept->name_size};
    return (struct str){0};
}
