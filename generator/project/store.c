/* The packs of a run: its own, which is asked first and written, and those of others. */
#include "project/store.h"

#include "base/arena.h"
#include "base/file_below.h"
#include "base/locale.h"
#include "base/path.h"
#include "base/stash.h"

static const struct str cache_folder = STR_INIT(".planpress/cache");
static const struct str pack_name = STR_INIT("store.pack");

struct store {
    struct arena *arena;
    struct str folder, cache; /* of its own pack, the second below the first */
    struct pack *own; /* NULL: none */
    struct stash *stash; /* of a session; NULL: this is none */
    struct pack **others;
    struct str *folders; /* of the others: where their outputs lie; empty: not known */
    size_t count;
    struct str *steps; /* folders of steps' folders */
    size_t step_count;
};

static void add_pack(struct store *store, struct pack *pack, struct str outputs) {
    store->folders[store->count] = outputs;
    store->others[store->count++] = pack;
}

static void add_given(struct store *store, struct str folder) {
    struct str within = path_join(store->arena, cache_folder, pack_name);
    if (file_exists(store->arena, path_join(store->arena, folder, pack_name)))
        add_pack(store, pack_open(store->arena, folder, pack_name, PACK_GIVEN), (struct str){0});
    else if (file_exists(store->arena, path_join(store->arena, folder, within)))
        add_pack(store, pack_open(store->arena, folder, within, PACK_GIVEN), folder);
    else store->steps[store->step_count++] = folder;
}

/* `count`: that may be given. */
static struct store *store_new(struct arena *arena, size_t count) {
    struct store *store = NEW(arena, struct store);
    *store = (struct store){.arena = arena,
                            .others = NEW_ARRAY(arena, struct pack *, count + 1),
                            .folders = NEW_ARRAY(arena, struct str, count + 1),
                            .steps = NEW_ARRAY(arena, struct str, count + 1)};
    return store;
}

struct store *store_open(struct arena *arena, struct str folder, struct str below, const struct str *records,
                         size_t count) {
    struct store *store = store_new(arena, count);
    struct str cache = path_join(arena, below, cache_folder);
    if (folder.size) store->own = pack_open(arena, folder, path_join(arena, cache, pack_name), PACK_OWN);
    store->folder = folder;
    store->cache = cache;
    for (size_t i = 0; i < count; i++) add_given(store, records[i]);
    return store;
}

struct store *store_over(struct arena *arena, struct stash *stash, struct str folder, struct str below) {
    struct store *store = store_new(arena, 1);
    struct str name = path_join(arena, path_join(arena, below, cache_folder), pack_name);
    store->stash = stash;
    add_pack(store, pack_open(arena, folder, name, PACK_READ), (struct str){0});
    return store;
}

/* So that no git ever sees it, whether or not outputs are ignored. */
static void hide(const struct store *store) {
    struct arena *arena = store->arena;
    struct message unheard;
    struct str name = path_join(arena, store->cache, STR(".gitignore"));
    bool there = file_exists(arena, path_join(arena, store->folder, path_join(arena, store->cache, pack_name)));
    if (there && !file_exists(arena, path_join(arena, store->folder, name)))
        file_write(arena, store->folder, name, STR("*\n"), &unheard);
}

void store_close(struct store *store, bool make) {
    if (!store) return;
    pack_close(store->own, make);
    if (store->own) hide(store);
    for (size_t i = 0; i < store->count; i++) pack_close(store->others[i], false);
}

bool store_get(struct store *store, struct arena *arena, const char *space, const struct sha256 *key,
               struct str *bytes) {
    if (!store) return false;
    if (store->stash && stash_get(store->stash, arena, space, key, bytes)) return true;
    if (store->own && pack_get(store->own, arena, space, key, bytes)) return true;
    for (size_t i = 0; i < store->count; i++)
        if (pack_get(store->others[i], arena, space, key, bytes)) return true;
    return false;
}

void store_put(struct store *store, const char *space, const struct sha256 *key, struct str bytes) {
    if (store && store->own) pack_put(store->own, space, key, bytes);
    if (store && store->stash) stash_put(store->stash, space, key, bytes);
}

struct str store_step_name(struct arena *arena, struct str stem) {
    enum { RECOGNISED = 40, TELLING = 12 };
    struct sha256 hash = sha256_of(stem);
    struct str id = text_id(arena, path_name(stem)), digits = sha256_print(arena, &hash);
    return str_format(arena, "%.*s-%.*s", (int)(id.size < RECOGNISED ? id.size : RECOGNISED), id.data, TELLING,
                      digits.data);
}

bool store_donor_next(struct store *store, struct arena *arena, struct str stem, size_t *at, struct store_donor *out) {
    size_t number = (*at)++;
    if (!store) return false;
    if (!number) return *out = (struct store_donor){.pack = store->own, .stash = store->stash}, true;
    number--;
    if (number < store->count)
        return *out = (struct store_donor){.pack = store->others[number], .folder = store->folders[number]}, true;
    number -= store->count;
    if (number >= store->step_count || !stem.size) return false;
    struct str folder = path_join(arena, store->steps[number], store_step_name(arena, stem));
    struct str name = path_join(arena, cache_folder, pack_name);
    *out = (struct store_donor){.pack = pack_open(arena, folder, name, PACK_GIVEN), .folder = folder, .opened = true};
    return true;
}

bool store_donor_get(const struct store_donor *donor, struct arena *arena, const char *space, const struct sha256 *key,
                     struct str *bytes) {
    if (donor->stash && stash_get(donor->stash, arena, space, key, bytes)) return true;
    return donor->pack && pack_get(donor->pack, arena, space, key, bytes);
}

void store_donor_close(struct store_donor *donor) {
    if (donor->opened) pack_close(donor->pack, false);
    donor->opened = false;
}
