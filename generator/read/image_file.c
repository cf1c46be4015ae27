/* Finding and reading the file of an image. */
#include "read/image_file.h"

#include "base/files.h"
#include "base/limits.h"
#include "base/path.h"
#include "read/image.h"
#include "read/sheets.h"

static struct files_entry read_beside(struct arena *arena, const struct source *source, struct str path,
                                      struct str *bytes) {
    if (!source || !source->files) return (struct files_entry){.kind = FILES_NONE};
    return files_read(source->files, arena, path_join(arena, path_folder(source->name), path), LIMIT_IMAGE, bytes);
}

/* False after reporting. */
static bool read_named(struct arena *arena, struct diagnostics *sink, enum diagnostic_code code, const char *what,
                       struct str path, struct span span, struct str *bytes) {
    struct message why = MESSAGE("is on the network");
    const char *help = "copy it into the project's folder and name that file";
    if (!str_find(path, STR("://"), NULL)) {
        struct files_entry entry = read_beside(arena, span.source, path, bytes);
        if (entry.kind == FILES_REGULAR) return true;
        why = files_reason(arena, &entry);
        help = files_advice(entry.kind);
        if (!help) help = "the path is seen from the folder of the file that names it";
    }
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, code, span, "{0} “{1}” {2}", what, path, why);
    diagnose_help(sink, d, "{0}", help);
    return false;
}

const struct image *image_open(struct arena *arena, struct diagnostics *sink, enum diagnostic_code code,
                               const char *what, struct str path, struct span span) {
    struct str bytes;
    bool read = read_named(arena, sink, code, what, path, span, &bytes);
    return read ? image_read(arena, sink, path, bytes, span) : NULL;
}

static bool is_within(struct diagnostics *sink, struct str path, struct str bytes, struct span span) {
    enum { MEBIBYTE = 1024 * 1024 };
    if (bytes.size <= LIMIT_ENCLOSURE) return true;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_G09, span, "the enclosure “{0}” is too large", path);
    diagnose_help(sink, d, "save it with smaller pictures: {0} MB are the limit", LIMIT_ENCLOSURE / MEBIBYTE);
    return false;
}

const struct image *enclosure_open(struct arena *arena, struct diagnostics *sink, struct str path, struct span span,
                                   size_t *count) {
    struct str bytes;
    *count = 0;
    if (!read_named(arena, sink, CODE_G09, "the enclosure", path, span, &bytes)) return NULL;
    if (is_pdf_file(bytes)) return is_within(sink, path, bytes, span) ? sheets_read(arena, sink, path, bytes, span, count) : NULL;
    const struct image *image = image_read(arena, sink, path, bytes, span);
    *count = image != NULL;
    return image;
}
