/* The walk: first all that is reached without links, then what the links that were met on the way lead to, and so on
 * with the links behind these. */
#include "project/walk.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/path.h"
#include "project/outputs.h"
#include "read/source_file.h"

/* Places that were entered or taken: a hash table with linear probing, at most half full. */
struct places {
    struct files_place *slots; /* number 0: free; no file has it */
    size_t count, capacity;    /* a power of two */
};

struct met_link {
    struct str path;
    struct files_entry entry;
    const struct ignore_level *levels;
    int depth;
};

/* A folder that is being read, or is about to be. */
struct standing {
    const struct ignore_level *levels; /* what holds in it */
    int depth;
    bool linked; /* reached through a link */
};

struct walk {
    struct arena *arena;
    struct diagnostics *sink;
    const struct files *files;
    struct places seen;
    struct met_link *links; /* met and not yet followed from `followed` on */
    size_t link_count, link_capacity, followed;
    const struct ignore *ignore;
    struct walk_result result;
};

/* ---- places ---- */

static bool is_same(struct files_place a, struct files_place b) { return a.device == b.device && a.number == b.number; }

/* Where the place is or belongs. */
static struct files_place *slot_of(const struct places *places, struct files_place place) {
    size_t i = (size_t)((place.number ^ place.device << 32) * 0x9E3779B97F4A7C15u >> 20);
    while (i &= places->capacity - 1, places->slots[i].number && !is_same(places->slots[i], place)) i++;
    return &places->slots[i];
}

static void grow(struct arena *arena, struct places *places) {
    struct places larger = {.capacity = places->capacity ? places->capacity * 2 : 256, .count = places->count};
    larger.slots = NEW_ARRAY(arena, struct files_place, larger.capacity);
    for (size_t i = 0; i < places->capacity; i++)
        if (places->slots[i].number) *slot_of(&larger, places->slots[i]) = places->slots[i];
    *places = larger;
}

/* False when it was there before. */
static bool add_place(struct walk *walk, struct files_place place) {
    struct places *places = &walk->seen;
    if (places->count * 2 >= places->capacity) grow(walk->arena, places);
    struct files_place *slot = slot_of(places, place);
    if (slot->number) return false;
    *slot = place;
    places->count++;
    return true;
}

/* ---- the walk ---- */

bool walk_is_document_name(struct str path) {
    static const char *const extensions[] = {"yaml", "yml", "json", "md", "markdown"};
    struct str extension = path_extension(path);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (extension.size == strlen(extensions[i]) && !strncasecmp(extension.data, extensions[i], extension.size))
            return true;
    return false;
}

/* Whether a path is for somebody else. Asked of where links lead too, so that a link to a template makes no document of
 * it; there a hidden name is nobody's matter. */
static const char *set_apart(struct str path) {
    if (str_equal_c(path, "planpress.yaml")) return "holds the settings of the project and is no document";
    if (path_is_below(path, STR("templates"))) return "is a part of the project's templates and no document";
    if (path_is_below(path, STR(OUTPUTS_FOLDER))) return "is in build/, where outputs go, and no document";
    return NULL;
}

const char *walk_set_apart(struct str path) {
    struct str rest = path, part;
    while (str_cut(&rest, '/', &part))
        if (str_starts(part, STR(".")) && !str_equal_c(part, ".") && !str_equal_c(part, ".."))
            return "is hidden, its name or a folder's begins with a point, and is not read";
    return set_apart(path);
}

/* What is not named like a document may be a folder of documents, or nothing that matters. */
static void report(struct walk *walk, struct str path, const struct files_entry *entry) {
    enum severity severity = walk_is_document_name(path) ? SEVERITY_ERROR : SEVERITY_WARNING;
    source_report(walk->arena, walk->sink, severity, walk->files, path, entry);
}

/* A file that has two names without links is two files: programs that save space make such. */
static void take(struct walk *walk, struct str path, const struct files_entry *entry, bool linked) {
    if (!walk_is_document_name(path)) return;
    struct walk_result *result = &walk->result;
    bool new = add_place(walk, entry->place);
    if (new || !linked) ARENA_PUSH(walk->arena, result->found, result->count, result->capacity) = path;
}

static void enter(struct walk *walk, struct str path, const struct files_entry *entry, struct standing standing);

static void visit(struct walk *walk, struct str path, const struct files_entry *entry, struct standing standing) {
    switch (entry->kind) {
    case FILES_REGULAR: take(walk, path, entry, standing.linked); break;
    case FILES_FOLDER: enter(walk, path, entry, standing); break;
    case FILES_NONE:
        if (standing.linked) report(walk, path, entry); /* else it is gone since the folder was read */
        break;
    case FILES_SPECIAL:
        if (walk_is_document_name(path)) report(walk, path, entry);
        break;
    case FILES_OUTSIDE:
    case FILES_BARRED: report(walk, path, entry); break;
    case FILES_LARGE:
    case FILES_KIND_COUNT: break; /* not of what is only looked at */
    }
}

static bool is_ignored(struct walk *walk, struct str path, const struct files_entry *entry,
                       const struct ignore_level *levels) {
    struct walk_result *result = &walk->result;
    bool folder = entry->kind == FILES_FOLDER;
    const struct ignore_rule *rule = ignore_find(walk->ignore->exclude, levels, path, folder && !entry->link);
    if (!rule) return false;
    if (folder || walk_is_document_name(path))
        ARENA_PUSH(walk->arena, result->ignored, result->ignored_count, result->ignored_capacity) =
            (struct walk_ignored){path, rule};
    return true;
}

/* Such a name could not stand on one line of a message, nor could a page be linked to. */
static bool has_bad_name(struct walk *walk, struct str path, const struct files_entry *entry) {
    bool encoded = str_utf8_error(entry->name) == entry->name.size, control = false,
         document = walk_is_document_name(path);
    for (struct str rest = entry->name; rest.size && !control;) control = str_is_control(str_next(&rest));
    if (encoded && !control) return false;
    if (!document && entry->kind != FILES_FOLDER) return true;
    struct span span = {.source = source_unread(walk->arena, walk->files, path)};
    struct diagnostic *d = diagnose(walk->sink, SEVERITY_ERROR, CODE_X08, span,
                                    encoded ? "the name has control characters in it, and {0} is not read"
                                            : "the name has bytes that are not UTF-8 in it, and {0} is not read",
                                    document ? "the file" : "the folder");
    diagnose_help(walk->sink, d, "rename it");
    return true;
}

static void visit_entry(struct walk *walk, struct str folder, const struct files_entry *entry,
                        struct standing standing) {
    struct str path = path_join(walk->arena, folder, entry->name);
    if (str_starts(entry->name, STR(".")) || set_apart(path) || set_apart(entry->real)) return;
    if (is_ignored(walk, path, entry, standing.levels) || has_bad_name(walk, path, entry)) return;
    standing.depth++;
    if (!entry->link) {
        visit(walk, path, entry, standing);
        return;
    }
    ARENA_PUSH(walk->arena, walk->links, walk->link_count, walk->link_capacity) =
        (struct met_link){.path = path, .entry = *entry, .levels = standing.levels, .depth = standing.depth};
}

static void report_depth(struct walk *walk, struct str path) {
    struct span span = {.source = source_unread(walk->arena, walk->files, path)};
    diagnose(walk->sink, SEVERITY_ERROR, CODE_I13, span,
             "this folder is the {0}th inside another and is left out; no more than {1} are read", LIMIT_DEPTH + 1,
             LIMIT_DEPTH);
}

/* A folder with settings of its own is a project of its own: of it, these alone are found. */
static const struct files_entry *settings_of(struct str path, const struct files_entry *entries, size_t count) {
    for (size_t i = 0; i < count && !str_equal_c(path, "."); i++)
        if (str_equal_c(entries[i].name, "planpress.yaml")) return &entries[i];
    return NULL;
}

static void enter(struct walk *walk, struct str path, const struct files_entry *entry, struct standing standing) {
    struct files_entry *entries;
    size_t count;
    if (!add_place(walk, entry->place)) return;
    if (standing.depth > LIMIT_DEPTH) {
        report_depth(walk, path);
        return;
    }
    struct files_entry folder = files_list(walk->files, walk->arena, path, &entries, &count);
    if (folder.kind != FILES_FOLDER) source_report(walk->arena, walk->sink, SEVERITY_ERROR, walk->files, path, &folder);
    const struct files_entry *settings = settings_of(path, entries, count);
    for (size_t i = 0; i < count; i++)
        if (str_equal_c(entries[i].name, ".gitignore"))
            standing.levels = ignore_folder(walk->arena, walk->files, path, standing.levels);
    for (size_t i = 0; i < count; i++)
        if (!settings || settings == &entries[i]) visit_entry(walk, path, &entries[i], standing);
}

/* Folder by folder, as if all had been reached without links: '/' comes before every other byte. */
int walk_order(struct str a, struct str b) {
    size_t i = 0;
    while (i < a.size && i < b.size && a.data[i] == b.data[i]) i++;
    if (i == a.size || i == b.size) return (a.size > i) - (b.size > i);
    int x = a.data[i] == '/' ? -1 : (unsigned char)a.data[i], y = b.data[i] == '/' ? -1 : (unsigned char)b.data[i];
    return (x > y) - (x < y);
}

static int by_parts(const void *left, const void *right) {
    return walk_order(*(const struct str *)left, *(const struct str *)right);
}

struct walk_result walk_files(struct arena *arena, struct diagnostics *sink, const struct files *files,
                              const struct ignore *ignore) {
    struct walk walk = {.arena = arena, .sink = sink, .files = files, .ignore = ignore};
    struct files_entry root = files_look(files, arena, STR("."));
    visit(&walk, STR("."), &root, (struct standing){.levels = ignore->above});
    while (walk.followed < walk.link_count) {
        struct met_link link = walk.links[walk.followed++];
        struct standing standing = {.levels = link.levels, .depth = link.depth, .linked = true};
        visit(&walk, link.path, &link.entry, standing);
    }
    struct walk_result *result = &walk.result;
    if (walk.link_count && result->count) qsort(result->found, result->count, sizeof *result->found, by_parts);
    return *result;
}
