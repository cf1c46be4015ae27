/* inotify, and polling in its place. */
#include "workbench/watch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "workbench/watch_poll.h"

enum { EVENTS = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB |
                IN_DELETE_SELF | IN_MOVE_SELF,
       LOST_PATIENCE = 300, /* ms, until a project's folder that is gone is looked for again */
       MOST_FOLDERS = 1 << 20 };

/* By the number that inotify gives it. */
struct watched {
    char *path;       /* NULL: no longer */
    const char *only; /* the one name that counts; NULL: all */
};

struct watch {
    const struct watch_wish *wish;
    int descriptor; /* -1: it polls */
    struct watched *items;
    size_t capacity;
    bool lost;          /* the project's folder is gone, for now */
    const char *reason; /* why it polls */
    struct watch_poll *poll;
};

/* ---- noting what was seen ---- */

static void see(struct watch_seen *seen, struct str folder, struct str name) {
    struct arena *scratch = arena_create();
    struct str path = path_join(scratch, folder, name);
    for (size_t i = 0; i < seen->count; i++)
        if (str_equal(seen->paths[i], path)) path.size = 0;
    if (path.size && seen->count < WATCH_NAMED_MOST) seen->paths[seen->count++] = str_copy(seen->arena, path);
    arena_destroy(scratch);
}

/* ---- folders ---- */

static void forget(struct watch *watch, int number) {
    if (number < 0 || (size_t)number >= watch->capacity) return;
    free(watch->items[number].path);
    watch->items[number] = (struct watched){0};
}

static void forget_all(struct watch *watch) {
    for (size_t i = 0; i < watch->capacity; i++) forget(watch, (int)i);
    free(watch->items);
    watch->items = NULL;
    watch->capacity = 0;
}

static void keep(struct watch *watch, int number, struct str path, const char *only) {
    size_t wanted = (size_t)number + 1, old = watch->capacity;
    if (wanted > old) {
        watch->capacity = wanted < 2 * old ? 2 * old : wanted;
        watch->items = realloc(watch->items, watch->capacity * sizeof *watch->items);
        memset(watch->items + old, 0, (watch->capacity - old) * sizeof *watch->items);
    }
    forget(watch, number);
    watch->items[number] = (struct watched){strndup(path.data, path.size), only};
}

/* What is gone already, or may not be read, is no reason to give up. */
static bool add(void *context, struct str path, const char *only) {
    struct watch *watch = context;
    char *name = strndup(path.data, path.size);
    int number = inotify_add_watch(watch->descriptor, name, EVENTS | IN_ONLYDIR | IN_DONT_FOLLOW);
    free(name);
    if (number >= MOST_FOLDERS || (number < 0 && (errno == ENOSPC || errno == ENOMEM)))
        return watch->reason = "the machine lets no more folders be watched (fs.inotify.max_user_watches)", false;
    if (number >= 0) keep(watch, number, path, only);
    return true;
}

static void poll_from_now(struct watch *watch) {
    if (watch->descriptor >= 0) close(watch->descriptor);
    watch->descriptor = -1;
    forget_all(watch);
    watch->poll = watch_poll_open(watch->wish);
}

static void add_all(struct watch *watch) {
    if (!watch_tree(watch->wish, &(struct watch_visit){.context = watch, .folder = add})) poll_from_now(watch);
}

static void add_below(struct watch *watch, struct str folder) {
    if (!watch_tree_below(watch->wish, folder, &(struct watch_visit){.context = watch, .folder = add}))
        poll_from_now(watch);
}

static void drop_below(struct watch *watch, struct str folder) {
    for (size_t i = 0; i < watch->capacity; i++) {
        if (!watch->items[i].path || !path_is_below(str_of(watch->items[i].path), folder)) continue;
        inotify_rm_watch(watch->descriptor, (int)i);
        forget(watch, (int)i);
    }
}

struct watch *watch_open(const struct watch_wish *wish) {
    struct watch *watch = calloc(1, sizeof *watch);
    watch->wish = wish;
    watch->descriptor = wish->polls ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->descriptor >= 0) add_all(watch);
    else {
        watch->reason = wish->polls ? "--poll says so" : "the machine has no inotify to offer";
        poll_from_now(watch);
    }
    return watch;
}

void watch_close(struct watch *watch) {
    if (!watch) return;
    if (watch->descriptor >= 0) close(watch->descriptor);
    forget_all(watch);
    watch_poll_close(watch->poll);
    free(watch);
}

int watch_descriptor(const struct watch *watch) { return watch->descriptor; }

int watch_patience(const struct watch *watch) {
    if (watch->poll) return watch_poll_patience(watch->poll);
    return watch->lost ? LOST_PATIENCE : -1;
}

const char *watch_reason(const struct watch *watch) { return watch->reason; }

/* ---- events ---- */

static bool is_root(const struct watch *watch, const struct watched *of) {
    return str_equal(str_of(of->path), watch->wish->root);
}

/* A folder that comes is watched before anybody looks into it, and one that was moved away no longer. */
static void follow_folder(struct watch *watch, struct str path, uint32_t mask) {
    if (mask & (IN_CREATE | IN_MOVED_TO)) add_below(watch, path);
    else if (mask & IN_MOVED_FROM) drop_below(watch, path);
}

static bool take_named(struct watch *watch, const struct watched *of, const struct inotify_event *event,
                       struct watch_seen *seen) {
    struct str folder = str_of(of->path), name = str_of(event->name);
    if (of->only ? !str_equal_c(name, of->only) : watch_leaves_out(watch->wish, folder, name)) return false;
    struct arena *scratch = arena_create();
    see(seen, folder, name);
    if (event->mask & IN_MODIFY) seen->unsettled = true;
    else if (event->mask & IN_CLOSE_WRITE) seen->unsettled = false;
    if (event->mask & IN_ISDIR && !of->only) follow_folder(watch, path_join(scratch, folder, name), event->mask);
    arena_destroy(scratch);
    return true;
}

static bool take(struct watch *watch, const struct inotify_event *event, struct watch_seen *seen) {
    if (event->mask & IN_Q_OVERFLOW) return add_all(watch), true;
    if (event->wd < 0 || (size_t)event->wd >= watch->capacity || !watch->items[event->wd].path) return false;
    const struct watched *of = &watch->items[event->wd];
    if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF) && is_root(watch, of)) return watch->lost = true;
    if (event->mask & IN_IGNORED) return forget(watch, event->wd), false;
    return event->len && take_named(watch, of, event, seen);
}

static bool take_all(struct watch *watch, struct watch_seen *seen) {
    _Alignas(struct inotify_event) char bytes[16384];
    bool any = false;
    for (ssize_t size; watch->descriptor >= 0 && (size = read(watch->descriptor, bytes, sizeof bytes)) > 0;)
        for (char *at = bytes; at < bytes + size && watch->descriptor >= 0;) {
            const struct inotify_event *event = (const void *)at;
            at += sizeof *event + event->len;
            any |= take(watch, event, seen);
        }
    return any;
}

static bool is_back(struct watch *watch) {
    struct arena *scratch = arena_create();
    bool back = file_kind(scratch, watch->wish->root) == FILE_FOLDER;
    arena_destroy(scratch);
    if (!back) return false;
    watch->lost = false;
    add_all(watch);
    return true;
}

bool watch_look(struct watch *watch, struct watch_seen *seen) {
    if (watch->poll) return watch_poll_look(watch->poll, seen);
    bool changed = take_all(watch, seen);
    if (watch->lost) changed |= is_back(watch);
    return changed;
}
