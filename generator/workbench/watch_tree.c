/* Walking through what is watched. Links are not followed: what they lead to lies inside and is met there, or is refused by
 * whoever reads it. */
#include "workbench/watch_tree.h"

#include "base/arena.h"
#include "base/disk.h"
#include "base/limits.h"
#include "base/path.h"

static bool is_scratch(struct str name) {
    if (str_equal_c(name, ".gitignore")) return false;
    return name.data[0] == '.' || name.data[0] == '#' || name.data[name.size - 1] == '~' || str_equal_c(name, "4913") ||
           str_equal_c(name, "node_modules") || str_ends(name, STR(".tmp"));
}

bool watch_leaves_out(const struct watch_wish *wish, struct str folder, struct str name) {
    if (!name.size || is_scratch(name)) return true;
    struct arena *scratch = arena_create();
    bool output = path_is_below(path_join(scratch, folder, name), wish->output);
    arena_destroy(scratch);
    return output;
}

struct walk {
    const struct watch_wish *wish;
    const struct watch_visit *visit;
    const struct files *files;
    struct str root; /* of these files */
};

static bool walk_folder(const struct walk *walk, struct str below, int depth);

static bool walk_entry(const struct walk *walk, struct arena *scratch, struct str below, const struct files_entry *entry,
                       int depth) {
    struct str path = path_join(scratch, below, entry->name);
    if (watch_leaves_out(walk->wish, path_join(scratch, walk->root, below), entry->name)) return true;
    if (entry->kind == FILES_FOLDER) return entry->link || walk_folder(walk, path, depth + 1);
    if (walk->visit->file) walk->visit->file(walk->visit->context, path_join(scratch, walk->root, path));
    return true;
}

/* The folder is told before it is listed, so that nothing that comes meanwhile is missed. */
static bool walk_folder(const struct walk *walk, struct str below, int depth) {
    struct arena *scratch = arena_create();
    struct files_entry *entries;
    size_t count = 0;
    bool more = depth > LIMIT_DEPTH ||
                walk->visit->folder(walk->visit->context, path_join(scratch, walk->root, below), NULL);
    if (more && depth <= LIMIT_DEPTH &&
        files_list(walk->files, scratch, below, &entries, &count).kind != FILES_FOLDER)
        count = 0;
    for (size_t i = 0; i < count && more; i++) more = walk_entry(walk, scratch, below, &entries[i], depth);
    arena_destroy(scratch);
    return more;
}

bool watch_tree_below(const struct watch_wish *wish, struct str folder, const struct watch_visit *visit) {
    struct arena *scratch = arena_create();
    struct message unheard;
    struct walk walk = {wish, visit, disk_files(scratch, folder, NULL, 0, &unheard), folder};
    bool more = !walk.files || walk_folder(&walk, STR("."), 0);
    arena_destroy(scratch);
    return more;
}

static bool visit_one(const struct watch_visit *visit, struct str folder, const char *name) {
    struct arena *scratch = arena_create();
    bool more = visit->folder(visit->context, folder, name);
    if (more && visit->file) visit->file(visit->context, path_join(scratch, folder, str_of(name)));
    arena_destroy(scratch);
    return more;
}

/* Commits decide the day on which plans are read, and .gitignore files above the project leave out files of it. */
static bool watch_git(const struct watch_wish *wish, const struct watch_visit *visit) {
    struct arena *scratch = arena_create();
    struct str top = disk_find_above(scratch, wish->root, STR(".git"));
    bool more = true;
    if (top.size && path_is_below(wish->root, top)) {
        for (struct str at = wish->root; more && !str_equal(at, top);) {
            at = path_folder(at);
            more = visit_one(visit, at, ".gitignore");
        }
        more = more && visit_one(visit, path_join(scratch, top, STR(".git/logs")), "HEAD");
    }
    arena_destroy(scratch);
    return more;
}

bool watch_tree(const struct watch_wish *wish, const struct watch_visit *visit) {
    if (!watch_tree_below(wish, wish->root, visit)) return false;
    for (size_t i = 0; i < wish->root_count; i++)
        if (!path_is_below(wish->roots[i], wish->root) && !watch_tree_below(wish, wish->roots[i], visit)) return false;
    if (!path_is_below(wish->templates, wish->root) && !watch_tree_below(wish, wish->templates, visit)) return false;
    return watch_git(wish, visit);
}
