/* Each buffer is held by its path without links, so that whatever name is asked for leads to it. */
#include "base/overlay.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"

struct held {
    struct str path;
    struct str bytes;
    size_t order; /* as given */
};

struct overlay {
    const struct files *below;
    struct held *items; /* sorted by path, each once */
    size_t count;
};

static const struct overlay *overlay_of(const struct files *files) { return files->data; }

/* ---- finding ---- */

/* The first whose path is not before this one. */
static size_t first_from(const struct overlay *overlay, struct str path) {
    size_t low = 0, high = overlay->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(overlay->items[middle].path, path) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

static const struct held *find(const struct overlay *overlay, struct str path) {
    size_t at = first_from(overlay, path);
    return at < overlay->count && str_equal(overlay->items[at].path, path) ? &overlay->items[at] : NULL;
}

/* Those below a folder stand together, behind "folder/". */
static bool is_folder(const struct overlay *overlay, struct arena *arena, struct str path) {
    struct str inside = str_join(arena, path, STR("/"));
    size_t at = first_from(overlay, inside);
    return at < overlay->count && str_starts(overlay->items[at].path, inside);
}

/* A name that is listed though nothing is there: a link that leads nowhere. */
static bool is_link_to_nothing(const struct files *below, struct arena *arena, struct str folder, struct str name) {
    struct files_entry *entries;
    size_t count;
    files_list(below, arena, folder, &entries, &count);
    for (size_t i = 0; i < count; i++)
        if (str_equal(entries[i].name, name)) return true;
    return false;
}

/* Where something new would lie: behind the nearest folder above that is there. Empty: outside, below a file, or behind
 * a link that leads nowhere. `linked`: links are on the way. */
static struct str new_place(const struct files *below, struct arena *arena, struct str path, bool linked) {
    struct str rest = path_name(path), above = path_folder(path), name = rest;
    if (str_equal_c(rest, "..") || str_equal_c(rest, ".")) return (struct str){0};
    for (;;) {
        struct files_entry entry = files_look(below, arena, above);
        struct str next = path_folder(above);
        if (entry.kind == FILES_FOLDER && linked && is_link_to_nothing(below, arena, above, name)) return (struct str){0};
        if (entry.kind == FILES_FOLDER) return path_join(arena, entry.real, rest);
        if (entry.kind != FILES_NONE || str_equal(next, above)) return (struct str){0};
        name = path_name(above);
        rest = path_join(arena, name, rest);
        above = next;
    }
}

/* The path without links of what is asked for, though nothing but a buffer may be there. Empty: no buffer can be. */
static struct str place_of(const struct files *below, struct arena *arena, struct str path,
                           const struct files_entry *entry) {
    if (entry->kind == FILES_REGULAR) return entry->real;
    return entry->kind == FILES_NONE && path.size ? new_place(below, arena, path, entry->link) : (struct str){0};
}

/* ---- the maker ---- */

/* No file system has such a device. */
static struct files_place made_place(struct str path) {
    struct sha256 hash = sha256_of(path);
    struct files_place place = {.device = UINT64_MAX};
    memcpy(&place.number, hash.bytes, sizeof place.number);
    place.number |= 1;
    return place;
}

static struct files_entry made(enum files_kind kind, struct str path) {
    return (struct files_entry){.name = path_name(path), .kind = kind, .real = path, .place = made_place(path)};
}

/* What stands there with the buffers; *held is the buffer that it is, or NULL. */
static struct files_entry look_for(const struct overlay *overlay, struct arena *arena, struct str path,
                                   const struct held **held) {
    struct files_entry entry = files_look(overlay->below, arena, path);
    struct str place = place_of(overlay->below, arena, path, &entry);
    *held = place.size ? find(overlay, place) : NULL;
    if (entry.kind != FILES_NONE || !place.size) return entry;
    if (*held) return made(FILES_REGULAR, place);
    return is_folder(overlay, arena, place) ? made(FILES_FOLDER, place) : entry;
}

static struct files_entry overlay_look(const struct files *files, struct arena *arena, struct str path) {
    const struct held *held;
    return look_for(overlay_of(files), arena, path, &held);
}

static struct files_entry overlay_read(const struct files *files, struct arena *arena, struct str path, size_t largest,
                                       struct str *bytes) {
    const struct held *held;
    struct files_entry entry = look_for(overlay_of(files), arena, path, &held);
    if (!held) return files_read(overlay_of(files)->below, arena, path, largest, bytes);
    if (held->bytes.size > largest) entry.kind = FILES_LARGE;
    else *bytes = (struct str){str_terminated(arena, held->bytes), held->bytes.size};
    return entry;
}

static int by_name(const void *left, const void *right) {
    const struct files_entry *a = left, *b = right;
    return str_compare(a->name, b->name);
}

static bool is_listed(const struct files_entry *entries, size_t count, struct str name) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(entries[i].name, name)) return true;
    return false;
}

/* What buffers add to a folder: the files in it, and the folders that hold others. */
static void add_made(const struct overlay *overlay, struct arena *arena, struct str folder,
                     struct files_entry **entries, size_t *count) {
    bool top = str_equal_c(folder, ".");
    struct str inside = top ? (struct str){0} : str_join(arena, folder, STR("/"));
    size_t listed = *count, first = first_from(overlay, inside), capacity = listed;
    for (size_t i = first; i < overlay->count && str_starts(overlay->items[i].path, inside); i++) {
        struct str rest = str_skip(overlay->items[i].path, inside.size), name = {0};
        if (path_is_absolute(rest) || !str_cut(&rest, '/', &name) || is_listed(*entries, listed, name)) continue;
        if (*count > listed && str_equal((*entries)[*count - 1].name, name)) continue;
        struct str place = top ? name : str_join(arena, inside, name);
        ARENA_PUSH(arena, *entries, *count, capacity) = made(rest.size ? FILES_FOLDER : FILES_REGULAR, place);
    }
    if (*count > listed) qsort(*entries, *count, sizeof **entries, by_name);
}

static struct files_entry overlay_list(const struct files *files, struct arena *arena, struct str folder,
                                       struct files_entry **entries, size_t *count) {
    const struct overlay *overlay = overlay_of(files);
    struct files_entry own = files_list(overlay->below, arena, folder, entries, count);
    if (own.kind == FILES_NONE) own = overlay_look(files, arena, folder);
    if (own.kind == FILES_FOLDER) add_made(overlay, arena, own.real, entries, count);
    return own;
}

/* ---- making ---- */

static int by_path(const void *left, const void *right) {
    const struct held *a = left, *b = right;
    int order = str_compare(a->path, b->path);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

const struct files *overlay_files(struct arena *arena, const struct files *below, const struct overlay_buffer *buffers,
                                  size_t count) {
    static const struct files_maker maker = {.look = overlay_look, .list = overlay_list, .read = overlay_read};
    struct overlay *overlay = NEW(arena, struct overlay);
    *overlay = (struct overlay){.below = below, .items = NEW_ARRAY(arena, struct held, count + 1)};
    for (size_t i = 0; i < count; i++) {
        struct files_entry entry = files_look(below, arena, buffers[i].path);
        struct str place = place_of(below, arena, buffers[i].path, &entry);
        if (place.size) overlay->items[overlay->count++] = (struct held){place, buffers[i].bytes, i};
    }
    if (overlay->count) qsort(overlay->items, overlay->count, sizeof *overlay->items, by_path);
    size_t kept = 0;
    for (size_t i = 0; i < overlay->count; i++) {
        if (kept && str_equal(overlay->items[kept - 1].path, overlay->items[i].path)) kept--;
        overlay->items[kept++] = overlay->items[i];
    }
    overlay->count = kept;
    struct files *files = NEW(arena, struct files);
    *files = (struct files){.maker = &maker, .data = overlay, .shown = below->shown};
    return files;
}
