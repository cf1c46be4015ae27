/* The store: what runs keep for the next one, so that nothing is read, checked or made twice from the same. Entries are
 * found by a space and a key (base/pack.h); they depend on contents alone, never on names or times of files.
 *
 * Its own pack lies in the output folder, `.planpress/cache/store.pack`. Others may be given (--records): packs of other
 * machines, which are believed because somebody named them. A folder that is given may be one with a pack, an output
 * folder with a pack in it, or one that holds the output folders of steps (command/graph.h), each called as
 * store_step_name says; of these the outputs that lie there may be taken, too. Everything is made anew when nothing is
 * found. */
#ifndef PROJECT_STORE_H
#define PROJECT_STORE_H

#include "base/pack.h"

struct store;

/* `folder`: that the output folder is named by, `below` the output folder in it (struct output); an empty `folder`: there
 * is no pack of its own. `records`: folders of further packs. The store lives in the arena. */
struct store *store_open(struct arena *arena, struct str folder, struct str below, const struct str *records,
                         size_t count);
/* The store of a session: what is put lives in the stash, and ends with it; what is not there is looked for in a pack that
 * `planpress build` and `check` keep in `below` of the folder, which is never written. */
struct stash;
struct store *store_over(struct arena *arena, struct stash *stash, struct str folder, struct str below);

/* NULL is fine. `make`: a pack of its own is made where there was none. */
void store_close(struct store *store, bool make);

/* The folder of the step that makes an output, among those of all steps. */
struct str store_step_name(struct arena *arena, struct str stem);

/* Whoever may have made an output, one after the other: the own run before, those that were given, the step that makes it
 * alone. */
struct store_donor {
    struct pack *pack;
    struct stash *stash; /* of the own run, where it is a session; else NULL */
    struct str folder; /* outputs lie there; empty: they lie in the own folder, or nobody knows where */
    bool opened;
};
/* The next; `at` is 0 at first. False: there is none. Each has to be closed. */
bool store_donor_next(struct store *store, struct arena *arena, struct str stem, size_t *at, struct store_donor *out);
bool store_donor_get(const struct store_donor *donor, struct arena *arena, const char *space, const struct sha256 *key,
                     struct str *bytes);
void store_donor_close(struct store_donor *donor);

/* NULL for `store` is a store that has nothing and keeps nothing. */
bool store_get(struct store *store, struct arena *arena, const char *space, const struct sha256 *key,
               struct str *bytes);
void store_put(struct store *store, const char *space, const struct sha256 *key, struct str bytes);

#endif
