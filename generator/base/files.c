/* What is the same for every tree of files, whoever makes it. */
#include "base/files.h"

#include "base/arena.h"
#include "base/path.h"

struct files_entry files_look(const struct files *files, struct arena *arena, struct str path) {
    return files->maker->look(files, arena, path);
}

struct files_entry files_list(const struct files *files, struct arena *arena, struct str folder,
                              struct files_entry **entries, size_t *count) {
    *entries = NULL;
    *count = 0;
    return files->maker->list(files, arena, folder, entries, count);
}

static struct message size_text(struct arena *arena, size_t size) {
    enum { MEGABYTE = 1024 * 1024 };
    bool whole = size && size % MEGABYTE == 0;
    return message_new(arena, whole ? "{0} MB" : "{0} bytes", whole ? size / MEGABYTE : size);
}

struct files_entry files_read(const struct files *files, struct arena *arena, struct str path, size_t largest,
                              struct str *bytes) {
    *bytes = (struct str){0};
    struct files_entry entry = files->maker->read(files, arena, path, largest, bytes);
    if (entry.kind == FILES_LARGE) entry.reason = size_text(arena, largest);
    return entry;
}

struct files_entry files_identity(const struct files *files, struct arena *arena, struct str path, size_t largest,
                                  struct sha256 *identity) {
    struct arena *scratch = arena_create();
    struct str bytes;
    struct files_entry entry = files_read(files, scratch, path, largest, &bytes);
    if (entry.kind == FILES_REGULAR) *identity = sha256_of(bytes);
    entry.name = str_copy(arena, entry.name);
    entry.real = str_copy(arena, entry.real);
    entry.reason = message_copy(arena, entry.reason);
    arena_destroy(scratch);
    return entry;
}

struct str files_shown(const struct files *files, struct arena *arena, struct str path) {
    return path_join(arena, files->shown, path);
}

struct message files_reason(struct arena *arena, const struct files_entry *entry) {
    static const char *const reasons[FILES_KIND_COUNT] = {
        [FILES_NONE] = "does not exist",
        [FILES_REGULAR] = "is a file",
        [FILES_FOLDER] = "is a folder",
        [FILES_SPECIAL] = "is neither a file nor a folder",
        [FILES_OUTSIDE] = "leads out of the project's folder",
        [FILES_BARRED] = "cannot be read: {0}",
        [FILES_LARGE] = "is larger than {0}",
    };
    if (entry->kind == FILES_NONE && entry->link) return MESSAGE("is a link that leads nowhere");
    return message_new(arena, reasons[entry->kind], entry->reason);
}

const char *files_advice(enum files_kind kind) {
    switch (kind) {
    case FILES_OUTSIDE:
        return "copy it into the project's folder; if a build system links it in, allow its folder: --root DIR";
    case FILES_BARRED: return "see to it that you may read the file and enter the folders above it";
    case FILES_SPECIAL:
        return "pipes, devices, sockets and what lies in /proc are not read: copy what you need into a file";
    case FILES_LARGE: return "make it smaller, or split it";
    case FILES_NONE:
    case FILES_REGULAR:
    case FILES_FOLDER:
    case FILES_KIND_COUNT: break;
    }
    return NULL;
}
