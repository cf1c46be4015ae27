/* Where the built-in templates are: beside the program where it was installed, above it where it was built, else where
 * the Makefile was told to install it. */
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "command/run.h"

#ifndef INSTALL_PREFIX
#define INSTALL_PREFIX "/usr/local"
#endif

static bool holds_templates(struct arena *arena, struct str folder) {
    return file_kind(arena, path_join(arena, folder, STR("page.html"))) == FILE_REGULAR;
}

/* Empty where the machine does not say it: without /proc. */
struct str program_file(struct arena *arena) {
    char link[4096];
    ssize_t size = readlink("/proc/self/exe", link, sizeof link);
    if (size <= 0 || size == sizeof link) return (struct str){0};
    return str_copy(arena, (struct str){link, (size_t)size});
}

static struct str program_folder(struct arena *arena) {
    struct str file = program_file(arena);
    return file.size ? path_folder(file) : file;
}

/* Beside the program, or in a folder above it; empty: neither. */
static struct str near_program(struct arena *arena) {
    struct str folder = program_folder(arena);
    if (!folder.size) return folder;
    struct str installed = path_join(arena, folder, STR("../share/planpress/templates"));
    if (holds_templates(arena, installed)) return installed;
    while (!str_equal(folder, STR("/"))) {
        folder = path_folder(folder);
        struct str templates = path_join(arena, folder, STR("templates"));
        if (holds_templates(arena, templates)) return templates;
    }
    return (struct str){0};
}

struct str templates_folder(struct arena *arena) {
    const char *named = getenv("PLANPRESS_TEMPLATES");
    if (named && *named) return str_copy(arena, str_of(named));
    struct str near = near_program(arena), compiled = STR(INSTALL_PREFIX "/share/planpress/templates");
    if (near.size) return near;
    return holds_templates(arena, compiled) ? compiled : (struct str){0};
}
