/* Finding folders of outputs. */
#include "command/release_places.h"

#include "base/arena.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/path.h"
#include "command/folder.h"
#include "command/terminal.h"
#include "project/outputs.h"

static struct release_place *place_of(struct arena *arena, struct release_places *places, struct str folder,
                                      struct str root) {
    for (size_t i = 0; i < places->count; i++)
        if (str_equal(disk_absolute(arena, places->items[i].folder), disk_absolute(arena, folder)))
            return &places->items[i];
    ARENA_PUSH(arena, places->items, places->count, places->capacity) =
        (struct release_place){.folder = folder, .root = root};
    return &places->items[places->count - 1];
}

/* A folder above that of outputs means all of them. */
static struct str path_below(struct arena *arena, struct str folder, struct str path) {
    struct str below = path_relative(arena, disk_absolute(arena, folder), disk_absolute(arena, path));
    return path_is_below(below, STR(".")) ? below : STR(".");
}

static bool add_place(struct arena *arena, struct release_places *places, struct str path) {
    struct str folder = folder_above(arena, path);
    struct str root = folder.size ? folder_project(arena, folder) : (struct str){0};
    const struct catalogue *words = terminal_catalogue(arena, path);
    if (!folder.size)
        terminal_say(words, MESSAGE("{0} lies in no folder that planpress has written: there is no list of outputs "
                                    "above it",
                                    path));
    else if (!root.size || file_kind(arena, root) != FILE_FOLDER)
        terminal_say(words, MESSAGE("the project whose outputs lie in {0} is not where their list says", folder));
    if (!root.size || file_kind(arena, root) != FILE_FOLDER) return false;
    struct release_place *place = place_of(arena, places, folder, root);
    ARENA_PUSH(arena, place->paths, place->count, place->capacity) = path_below(arena, folder, path);
    return true;
}

bool release_places_of(struct arena *arena, const struct options *options, struct release_places *places) {
    bool all = true;
    for (size_t i = 0; i < options->path_count; i++) all &= add_place(arena, places, options->paths[i]);
    return all;
}

struct options release_place_options(struct arena *arena, const struct options *options,
                                     const struct release_place *place) {
    struct options own = *options;
    struct str usual = path_join(arena, place->root, STR(OUTPUTS_FOLDER));
    bool is_usual = str_equal(disk_absolute(arena, usual), disk_absolute(arena, place->folder));
    own.paths = place->paths;
    own.path_count = place->count;
    own.output = is_usual ? (struct str){0} : place->folder;
    own.readers = CLASS_CUSTOMER;
    own.level = SEVERITY_ERROR;
    return own;
}
