/* The languages of the program, from its own templates: read once by each program. */
#ifndef UNIT_LANGUAGES_OF_OURS_H
#define UNIT_LANGUAGES_OF_OURS_H

#include <assert.h>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/disk.h"
#include "base/files.h"
#include "base/limits.h"
#include "base/locale.h"
#include "project/language_file.h"

enum { ENGLISH = LANGUAGE_SOURCE, GERMAN, LANGUAGE_COUNT }; /* by index */

#define LANGUAGE_EN (languages_of_ours()->items[ENGLISH])
#define LANGUAGE_DE (languages_of_ours()->items[GERMAN])

/* A file of templates/languages; tests run where the sources are, those of figures in tests/figures. */
static inline const struct source *language_file_of_ours(struct arena *arena, const char *name) {
    static const char *const folders[] = {"templates/languages", "../../templates/languages"};
    struct source *source = NEW(arena, struct source);
    struct message problem;
    source->path = str_of(name);
    for (size_t i = 0; i < 2 && !source->text.size; i++) {
        const struct files *files = disk_files(arena, str_of(folders[i]), NULL, 0, &problem);
        if (files) files_read(files, arena, source->path, LIMIT_FILE, &source->text);
    }
    assert(source->text.size);
    return source;
}

static inline const struct languages *languages_of_ours(void) {
    static struct arena *arena; /* of the program: it is never destroyed */
    static struct languages *languages;
    if (languages) return languages;
    arena = arena_create();
    struct diagnostics sink = diagnostics_new(arena);
    struct language *german = NEW(arena, struct language);
    german->tag = STR("de");
    language_file_read(arena, &sink, language_file_of_ours(arena, "de.yaml"), german);
    assert(!sink.count);
    language_complete(arena, german);
    struct languages *made = languages_new(arena);
    languages_add(made, german);
    return languages = made;
}

#endif
