/* What tests with files share: a folder of their own, what is put into it, and its end. */
#ifndef UNIT_FOLDER_H
#define UNIT_FOLDER_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/file_below.h"
#include "base/path.h"

/* A new, empty folder; absolute and without links. */
static inline struct str folder_make(struct arena *arena) {
    char name[] = "/tmp/planpress-test-XXXXXX";
    if (!mkdtemp(name)) abort();
    char *real = realpath(name, NULL);
    struct str folder = str_copy(arena, str_of(real));
    free(real);
    return folder;
}

static inline int folder_open_up(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)walk;
    if (kind == FTW_D || kind == FTW_DNR) chmod(path, 0700);
    (void)status;
    return 0;
}

static inline int folder_remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

/* With all that is in it, whatever its rights. */
static inline void folder_remove(struct arena *arena, struct str folder) {
    const char *path = str_terminated(arena, folder);
    enum { DESCRIPTORS = 20 };
    nftw(path, folder_open_up, DESCRIPTORS, FTW_PHYS);
    nftw(path, folder_remove_one, DESCRIPTORS, FTW_PHYS | FTW_DEPTH);
}

static inline const char *folder_at(struct arena *arena, struct str folder, const char *name) {
    return str_terminated(arena, path_join(arena, folder, str_of(name)));
}

/* Makes the folders above it too. */
static inline void folder_file(struct arena *arena, struct str folder, const char *name, const char *text) {
    struct message problem = {0};
    struct str path = path_join(arena, folder, str_of(name));
    if (!file_write(arena, path_folder(path), path_name(path), str_of(text), &problem)) {
        fprintf(stderr, "%.*s\n", STR_ARG(in_english(problem)));
        abort();
    }
}

static inline void folder_link(struct arena *arena, struct str folder, const char *name, const char *target) {
    if (symlink(target, folder_at(arena, folder, name))) abort();
}

#endif
