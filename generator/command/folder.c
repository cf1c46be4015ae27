/* One writer: the list in memory and the journal are shared by all threads, files are compared and written side by
 * side. */
#include "command/folder.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/file_below.h"
#include "base/limits.h"
#include "base/path.h"
#include "command/listener.h"
#include "command/terminal.h"
#include "project/outputs.h"
#include "project/project.h"

#define KEPT ".planpress/"

struct names {
    struct str *items;
    size_t count, capacity;
};

struct folder {
    struct arena *arena; /* of all that follows; used with the lock held, or by one thread */
    struct output output;
    struct str made_first; /* the outermost folder that was not there before; empty: all were */
    struct str listed;     /* the list as it was read */
    struct manifest manifest;
    bool another;            /* the list is that of another project */
    int run_lock;            /* keeps other runs out; -1: it could not be had */
    struct message unlocked; /* why not */
    int journal;             /* open for appending; -1: nothing was written yet */
    struct names removed, refused, left, strays;
    bool unknown;         /* what planpress wrote before is not known, or not all of it */
    bool looked;          /* for strays */
    bool killed;          /* a journal was there: a run before did not come to its end */
    pthread_mutex_t lock; /* of the list and the journal */
    const struct listener *listener;
};

/* ---- small things ---- */

static struct str below(const struct folder *folder, struct arena *arena, struct str path) {
    return path_join(arena, folder->output.below, path);
}

struct str folder_shown(const struct folder *folder, struct arena *arena, struct str path) {
    return path_join(arena, folder->output.folder, below(folder, arena, path));
}

static void note(struct folder *folder, struct names *names, struct str path) {
    ARENA_PUSH(folder->arena, names->items, names->count, names->capacity) = str_copy(folder->arena, path);
}

static enum file_kind read_file(const struct folder *folder, struct arena *arena, struct str path, struct str *bytes,
                                struct message *problem) {
    bool kept = str_starts(path, STR(KEPT));
    size_t largest = kept ? LIMIT_LIST : LIMIT_OUTPUT;
    return file_read_below(arena, folder->output.folder, below(folder, arena, path), largest, bytes, problem);
}

/* ---- opening ---- */

static struct str first_missing(struct arena *arena, struct str path) {
    struct str missing = {0};
    while (!file_exists(arena, path) && !str_equal(path, path_folder(path))) {
        missing = path;
        path = path_folder(path);
    }
    return missing;
}

static void wait_for_others(struct folder *folder, struct str name, struct str root, bool quiet) {
    struct arena *arena = folder->arena;
    struct str where = folder->output.folder;
    if (file_lock(arena, where, name, false, &folder->run_lock, &folder->unlocked) != FILE_LOCKED_BY_OTHERS) return;
    struct str shown = folder_shown(folder, arena, STR("."));
    if (!quiet)
        terminal_say(terminal_catalogue(arena, root), MESSAGE("another run is writing {0}; this one waits", shown));
    file_lock(arena, where, name, true, &folder->run_lock, &folder->unlocked);
}

static void clear_after_kill(const struct folder *folder) {
    struct arena *scratch = arena_create();
    struct str last = {0};
    file_clear_temporaries(scratch, folder->output.folder, below(folder, scratch, STR(KEPT)));
    for (size_t i = 0; i < folder->manifest.count; i++) {
        struct str place = path_folder(folder->manifest.entries[i].file.path);
        if (!str_equal(place, last))
            file_clear_temporaries(scratch, folder->output.folder, below(folder, scratch, place));
        last = place;
    }
    arena_destroy(scratch);
}

static void read_list(struct folder *folder) {
    struct message unheard;
    enum file_kind kind = read_file(folder, folder->arena, STR(KEPT "manifest"), &folder->listed, &unheard);
    if (kind == FILE_REGULAR) manifest_read(&folder->manifest, folder->listed);
    else folder->manifest.damaged = kind != FILE_NONE;
    folder->unknown = folder->manifest.damaged || kind == FILE_NONE;
    struct str journal;
    if (read_file(folder, folder->arena, STR(KEPT "journal"), &journal, &unheard) != FILE_REGULAR) return;
    folder->killed = true;
    manifest_read_journal(&folder->manifest, journal);
    clear_after_kill(folder);
}

/* Two projects cannot have one folder. One that was moved, or is checked out elsewhere each time, is still the same. */
static void claim(struct folder *folder, struct str path, struct str root) {
    struct arena *arena = folder->arena;
    struct str place = output_absolute(arena, path), known = folder->manifest.project;
    struct str project = path_relative(arena, place, root);
    bool other = folder->manifest.count && known.size && !str_equal(known, project);
    folder->another = other && file_exists(arena, path_join(arena, place, known));
    if (!folder->another) folder->manifest.project = project;
}

struct folder *folder_open(struct output output, struct str root, bool quiet) {
    struct arena *arena = arena_create();
    struct folder *folder = NEW(arena, struct folder);
    *folder = (struct folder){.arena = arena,
                              .output = output,
                              .manifest = {.arena = arena},
                              .run_lock = -1,
                              .journal = -1,
                              .lock = PTHREAD_MUTEX_INITIALIZER};
    struct str path = path_join(arena, output.folder, output.below);
    folder->made_first = first_missing(arena, path);
    wait_for_others(folder, below(folder, arena, STR(KEPT "lock")), root, quiet);
    read_list(folder);
    claim(folder, path, root);
    return folder;
}

void folder_tell(struct folder *folder, const struct listener *listener) { folder->listener = listener; }

struct str folder_list(const struct folder *folder) {
    return folder->unknown || folder->another || folder->killed ? (struct str){0} : folder->listed;
}

/* ---- writing ---- */

/* With the lock held: whether what stands there is ours to replace, by its own name, or by one with other capitals
 * where both are one file. */
static bool is_listed(const struct folder *folder, struct str path, const struct sha256 *hash) {
    const struct manifest_entry *entry = manifest_find(&folder->manifest, path);
    if (entry && manifest_entry_has(entry, hash)) return true;
    for (size_t step = 0; (entry = manifest_find_alike(&folder->manifest, path, &step));)
        if (manifest_entry_has(entry, hash)) return true;
    return false;
}

static bool is_ours(struct folder *folder, struct str path, struct str present) {
    struct sha256 hash = sha256_of(present);
    pthread_mutex_lock(&folder->lock);
    bool ours = is_listed(folder, path, &hash);
    pthread_mutex_unlock(&folder->lock);
    return ours;
}

/* With the lock held. */
static bool open_journal(struct folder *folder, struct arena *arena, struct message *problem) {
    if (folder->journal >= 0) return true;
    if (folder->run_lock < 0) *problem = message_copy(arena, folder->unlocked);
    if (folder->run_lock < 0) return false;
    struct str name = below(folder, arena, STR(KEPT "journal"));
    folder->journal = file_open_log(arena, folder->output.folder, name, problem);
    return folder->journal >= 0;
}

/* A line that a kill or a full disk tore has no end: the next begins with one. */
static bool announce(struct folder *folder, struct arena *arena, const struct folder_file *file,
                     const struct sha256 *hash, struct message *problem) {
    struct buffer line = {0};
    struct str shown = folder_shown(folder, arena, STR(KEPT "journal"));
    buffer_char(&line, '\n');
    manifest_print_entry(&line, file, STR(PROGRAM_VERSION), hash);
    pthread_mutex_lock(&folder->lock);
    bool written =
        open_journal(folder, arena, problem) && file_append(arena, folder->journal, buffer_str(&line), shown, problem);
    pthread_mutex_unlock(&folder->lock);
    buffer_free(&line);
    return written;
}

static void list_made(struct folder *folder, const struct folder_file *file, struct sha256 hash) {
    pthread_mutex_lock(&folder->lock);
    manifest_add(&folder->manifest, file, STR(PROGRAM_VERSION), hash)->made = true;
    pthread_mutex_unlock(&folder->lock);
}

static enum folder_result refuse(struct folder *folder, struct str path) {
    pthread_mutex_lock(&folder->lock);
    note(folder, &folder->refused, path);
    pthread_mutex_unlock(&folder->lock);
    return FOLDER_REFUSED;
}

static enum folder_result replace(struct folder *folder, struct arena *arena, const struct folder_file *file,
                                  struct str bytes, struct sha256 hash, struct message *problem) {
    if (!announce(folder, arena, file, &hash, problem)) return FOLDER_FAILED;
    if (!file_write(arena, folder->output.folder, below(folder, arena, file->path), bytes, problem))
        return FOLDER_FAILED;
    list_made(folder, file, hash);
    listener_written(folder->listener, file);
    return FOLDER_WRITTEN;
}

static bool belongs_to_another(const struct folder *folder, struct arena *arena, struct message *problem) {
    if (folder->another)
        *problem =
            message_new(arena, "{0} holds the outputs of another project, {1}; name another folder, or delete it",
                        folder_shown(folder, arena, STR(".")), folder_shown(folder, arena, folder->manifest.project));
    return folder->another;
}

enum folder_result folder_write(struct folder *folder, struct arena *arena, const struct folder_file *file,
                                struct str bytes, struct message *problem) {
    struct arena *scratch = arena_create();
    struct str present;
    struct sha256 hash = sha256_of(bytes);
    struct message barred = {0};
    enum folder_result result = FOLDER_FAILED;
    if (belongs_to_another(folder, arena, problem)) return arena_destroy(scratch), FOLDER_FAILED;
    enum file_kind kind = read_file(folder, scratch, file->path, &present, &barred);
    if (!message_empty(barred)) *problem = message_copy(arena, barred);
    else if (kind == FILE_NONE) result = replace(folder, arena, file, bytes, hash, problem);
    else if (kind != FILE_REGULAR) result = refuse(folder, file->path);
    else if (str_equal(present, bytes)) list_made(folder, file, hash), result = FOLDER_UNCHANGED;
    else if (is_ours(folder, file->path, present)) result = replace(folder, arena, file, bytes, hash, problem);
    else result = refuse(folder, file->path);
    arena_destroy(scratch);
    return result;
}

/* ---- what need not be made ---- */

static bool is_same_stamp(const struct file_stamp *a, const struct file_stamp *b) {
    return a->changed == b->changed && a->written == b->written && a->size == b->size && a->number == b->number;
}

bool folder_is_as(struct folder *folder, struct arena *arena, struct str path, const struct sha256 *hash,
                  const struct file_stamp *old, struct file_stamp *stamp) {
    struct str present, where = below(folder, arena, path);
    struct message unheard;
    if (folder->another || !file_stamps(arena, folder->output.folder, &where, 1, stamp)) return false;
    if (old && is_same_stamp(old, stamp)) return true;
    struct arena *scratch = arena_create();
    bool read = read_file(folder, scratch, path, &present, &unheard) == FILE_REGULAR;
    struct sha256 found = read ? sha256_of(present) : (struct sha256){{0}};
    arena_destroy(scratch);
    return read && sha256_equal(&found, hash);
}

void folder_keep(struct folder *folder, const struct folder_file *file, const struct sha256 *hash) {
    list_made(folder, file, *hash);
}

bool folder_made(struct folder *folder, struct arena *arena, struct str path, struct sha256 *hash,
                 struct file_stamp *stamp) {
    const struct manifest_entry *entry = manifest_find(&folder->manifest, path);
    if (!entry || !entry->made || entry->gone) return false;
    *hash = entry->contents->hash;
    struct str where = below(folder, arena, path);
    return file_stamps(arena, folder->output.folder, &where, 1, stamp);
}

const struct folder_file *folder_find(const struct folder *folder, struct str path) {
    const struct manifest_entry *entry = manifest_find(&folder->manifest, path);
    return entry && !entry->gone ? &entry->file : NULL;
}

bool folder_holds(const struct folder *folder, struct str path) { return folder_find(folder, path); }

/* ---- looking ---- */

size_t folder_count(const struct folder *folder) { return folder->manifest.count; }

const struct folder_file *folder_listed(const struct folder *folder, size_t number) {
    if (number >= folder->manifest.count || folder->manifest.entries[number].gone) return NULL;
    return &folder->manifest.entries[number].file;
}

enum folder_state folder_read(struct folder *folder, struct arena *arena, struct str path, struct str *bytes) {
    struct message unheard;
    enum file_kind kind = read_file(folder, arena, path, bytes, &unheard);
    if (kind == FILE_NONE) return FOLDER_MISSING;
    if (kind != FILE_REGULAR) *bytes = (struct str){0};
    return kind == FILE_REGULAR && is_ours(folder, path, *bytes) ? FOLDER_OURS : FOLDER_FOREIGN;
}

struct str folder_above(struct arena *arena, struct str path) {
    struct str found = disk_find_above(arena, path, STR(KEPT "manifest"));
    bool settled;
    if (found.size) return found;
    found = path_join(arena, project_root(arena, path, &settled), STR(OUTPUTS_FOLDER));
    return file_exists(arena, path_join(arena, found, STR(KEPT "manifest"))) ? found : (struct str){0};
}

struct str folder_project(struct arena *arena, struct str folder) {
    struct manifest manifest = {.arena = arena};
    struct message unheard;
    struct str text;
    if (file_read_below(arena, folder, STR(KEPT "manifest"), LIMIT_LIST, &text, &unheard) != FILE_REGULAR)
        return (struct str){0};
    manifest_read(&manifest, text);
    return manifest.project.size ? path_join(arena, folder, manifest.project) : (struct str){0};
}

/* ---- what is no longer made ---- */

static bool is_refused(const struct folder *folder, struct str path) {
    for (size_t i = 0; i < folder->refused.count; i++)
        if (str_equal(folder->refused.items[i], path)) return true;
    return false;
}

/* Whether this run made the same file under a name with other capitals. */
static bool is_made_alike(const struct folder *folder, struct arena *arena, struct str path) {
    const struct manifest_entry *other;
    for (size_t step = 0; (other = manifest_find_alike(&folder->manifest, path, &step));) {
        struct str one = below(folder, arena, path), two = below(folder, arena, other->file.path);
        if (other->made && file_is_same(arena, folder->output.folder, one, two)) return true;
    }
    return false;
}

/* The entry goes in any case but that of a problem: what is not ours any more is not listed. */
static bool drop(struct folder *folder, struct manifest_entry *entry, struct message *problem) {
    struct arena *scratch = arena_create();
    struct str path = entry->file.path, present;
    struct message barred = {0};
    enum file_kind kind = read_file(folder, scratch, path, &present, &barred);
    bool ours = kind == FILE_REGULAR && is_ours(folder, path, present), done = true;
    if (is_made_alike(folder, scratch, path)) ours = false, kind = FILE_NONE;
    if (ours) done = file_remove(folder->arena, folder->output.folder, below(folder, folder->arena, path), problem);
    entry->gone = done;
    if (done && ours) note(folder, &folder->removed, path);
    else if (done && kind != FILE_NONE && !is_refused(folder, path)) note(folder, &folder->left, path);
    arena_destroy(scratch);
    return done;
}

bool folder_settle(struct folder *folder, bool (*answers)(const void *context, const struct folder_file *file),
                   const void *context, struct message *problem) {
    bool fine = true;
    for (size_t i = 0; i < folder->manifest.count && !folder->another; i++) {
        struct manifest_entry *entry = &folder->manifest.entries[i];
        if (!entry->made && !entry->gone && answers(context, &entry->file)) fine &= drop(folder, entry, problem);
    }
    return fine;
}

static int by_bytes(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* As deep as folders are nested. */
static void look_for_strays(struct folder *folder, struct str path, int depth) {
    struct str *names;
    size_t count;
    struct str place = below(folder, folder->arena, path);
    if (depth > LIMIT_DEPTH || !file_list_below(folder->arena, folder->output.folder, place, &names, &count)) {
        if (!folder_holds(folder, path) && !is_refused(folder, path)) note(folder, &folder->strays, path);
        return;
    }
    for (size_t i = 0; i < count; i++) look_for_strays(folder, path_join(folder->arena, path, names[i]), depth + 1);
}

static void find_strays(struct folder *folder) {
    for (int class = 0; class < CLASS_COUNT && folder->unknown && !folder->looked; class ++) {
        struct str path = output_class_folder((enum class) class), *names;
        size_t count;
        struct str place = below(folder, folder->arena, path);
        if (file_list_below(folder->arena, folder->output.folder, place, &names, &count))
            look_for_strays(folder, path, 0);
    }
    folder->looked = true;
}

struct folder_report folder_report(struct folder *folder) {
    struct names *all[] = {&folder->removed, &folder->refused, &folder->left, &folder->strays};
    find_strays(folder);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]->count) qsort(all[i]->items, all[i]->count, sizeof *all[i]->items, by_bytes);
    return (struct folder_report){.removed = folder->removed.items,
                                  .refused = folder->refused.items,
                                  .left = folder->left.items,
                                  .strays = folder->strays.items,
                                  .removed_count = folder->removed.count,
                                  .refused_count = folder->refused.count,
                                  .left_count = folder->left.count,
                                  .stray_count = folder->strays.count,
                                  .damaged = folder->manifest.damaged};
}

/* ---- closing ---- */

static bool write_list(struct folder *folder, struct arena *arena, struct message *problem) {
    struct buffer text = {0};
    manifest_print(&text, &folder->manifest);
    bool same = str_equal(buffer_str(&text), folder->listed);
    bool written = same || file_write(arena, folder->output.folder, below(folder, arena, STR(KEPT "manifest")),
                                      buffer_str(&text), problem);
    buffer_free(&text);
    return written;
}

static bool lists_nothing(const struct folder *folder) {
    for (size_t i = 0; i < folder->manifest.count; i++)
        if (!folder->manifest.entries[i].gone) return false;
    return true;
}

static bool remove_kept(struct folder *folder, struct str name) {
    struct message unheard;
    return file_remove(folder->arena, folder->output.folder, below(folder, folder->arena, name), &unheard);
}

/* The lock goes last, and only with a folder in which nothing of ours is left. */
static void take_back(struct folder *folder) {
    if (folder->run_lock < 0) return;
    remove_kept(folder, STR(KEPT "manifest"));
    remove_kept(folder, STR(KEPT "lock"));
    struct str path = folder_shown(folder, folder->arena, STR("."));
    if (folder->made_first.size) file_remove_folders(folder->arena, path, folder->made_first);
}

bool folder_close(struct folder *folder, struct arena *arena, struct message *problem) {
    bool nothing = lists_nothing(folder), unchanged = folder->another;
    bool written = unchanged || nothing || write_list(folder, arena, problem);
    if (written && !unchanged) remove_kept(folder, STR(KEPT "journal"));
    if (written && nothing) take_back(folder);
    file_close(folder->journal);
    file_close(folder->run_lock);
    pthread_mutex_destroy(&folder->lock);
    arena_destroy(folder->arena);
    return written;
}
