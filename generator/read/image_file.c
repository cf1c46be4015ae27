/* Finding and reading the file of an image. */
#include "read/image_file.h"

#include "base/files.h"
#include "base/limits.h"
#include "base/path.h"
#include "read/image.h"

static struct files_entry read_beside(struct arena *arena, const struct source *source, struct str path,
                                      struct str *bytes) {
    if (!source || !source->files) return (struct files_entry){.kind = FILES_NONE};
    return files_read(source->files, arena, path_join(arena, path_folder(source->name), path), LIMIT_IMAGE, bytes);
}

const struct image *image_open(struct arena *arena, struct diagnostics *sink, enum diagnostic_code code,
                               const char *what, struct str path, struct span span) {
    struct str bytes;
    struct message why = MESSAGE("is on the network");
    const char *help = "copy it into the project's folder and name that file";
    if (!str_find(path, STR("://"), NULL)) {
        struct files_entry entry = read_beside(arena, span.source, path, &bytes);
        if (entry.kind == FILES_REGULAR) return image_read(arena, sink, path, bytes, span);
        why = files_reason(arena, &entry);
        help = files_advice(entry.kind);
        if (!help) help = "the path is seen from the folder of the file that names it";
    }
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, code, span, "{0} “{1}” {2}", what, path, why);
    diagnose_help(sink, d, "{0}", help);
    return NULL;
}
