/* The packs of a run: its own, which is asked first and written, and those of others. */
#include "project/store.h"

#include "base/arena.h"
#include "base/file_below.h"
#include "base/path.h"

static const struct str cache_folder = STR_INIT(".planpress/cache");
static const struct str pack_name = STR_INIT("store.pack");

struct store {
    struct pack *own; /* NULL: none */
    struct pack **others;
    size_t count;
};

/* So that no git ever sees it, whether or not outputs are ignored. */
static void hide(struct arena *arena, struct str folder, struct str cache) {
    struct message unheard;
    struct str name = path_join(arena, cache, STR(".gitignore"));
    if (!file_exists(arena, path_join(arena, folder, name))) file_write(arena, folder, name, STR("*\n"), &unheard);
}

struct store *store_open(struct arena *arena, struct str folder, struct str below, const struct str *records,
                         size_t count) {
    struct store *store = NEW(arena, struct store);
    struct str cache = path_join(arena, below, cache_folder);
    if (folder.size) store->own = pack_open(arena, folder, path_join(arena, cache, pack_name), PACK_OWN);
    if (folder.size) hide(arena, folder, cache);
    store->others = NEW_ARRAY(arena, struct pack *, count + 1);
    for (size_t i = 0; i < count; i++)
        store->others[store->count++] = pack_open(arena, records[i], pack_name, PACK_GIVEN);
    return store;
}

void store_close(struct store *store) {
    if (!store) return;
    pack_close(store->own);
    for (size_t i = 0; i < store->count; i++) pack_close(store->others[i]);
}

bool store_get(struct store *store, struct arena *arena, const char *space, const struct sha256 *key,
               struct str *bytes) {
    if (!store) return false;
    if (store->own && pack_get(store->own, arena, space, key, bytes)) return true;
    for (size_t i = 0; i < store->count; i++)
        if (pack_get(store->others[i], arena, space, key, bytes)) return true;
    return false;
}

void store_put(struct store *store, const char *space, const struct sha256 *key, struct str bytes) {
    if (store && store->own) pack_put(store->own, space, key, bytes);
}
