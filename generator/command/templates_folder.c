/* Where the built-in templates are. */
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/path.h"
#include "command/run.h"

static bool holds_templates(struct arena *arena, struct str folder) {
    return file_kind(arena, path_join(arena, folder, STR("page.html"))) == FILE_REGULAR;
}

struct str templates_folder(struct arena *arena) {
    const char *named = getenv("PLANPRESS_TEMPLATES");
    if (named && *named) return str_copy(arena, str_of(named));
    char link[4096];
    ssize_t size = readlink("/proc/self/exe", link, sizeof link);
    if (size <= 0 || size == sizeof link) return (struct str){0};
    struct str folder = path_folder(str_copy(arena, (struct str){link, (size_t)size}));
    struct str installed = path_join(arena, folder, STR("../share/planpress/templates"));
    if (holds_templates(arena, installed)) return installed;
    while (!str_equal(folder, STR("/"))) {
        folder = path_folder(folder);
        struct str templates = path_join(arena, folder, STR("templates"));
        if (holds_templates(arena, templates)) return templates;
    }
    return (struct str){0};
}
