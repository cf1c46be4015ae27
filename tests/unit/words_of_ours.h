/* The words of documents and figures in a language, from the program's own templates: read once by each program. */
#ifndef UNIT_WORDS_OF_OURS_H
#define UNIT_WORDS_OF_OURS_H

#include "check.h"

#include "base/diagnostic.h"
#include "base/disk.h"
#include "base/files.h"
#include "base/limits.h"
#include "project/catalogue.h"

/* Tests run where the sources are, those of figures in tests/figures. NULL: in English, as the sources have it. */
static inline const struct catalogue *words_of_ours(enum language language) {
    static struct catalogue catalogues[LANGUAGE_COUNT];
    static struct arena *arena;
    static const char *const folders[] = {"templates/languages", "../../templates/languages"};
    struct catalogue *catalogue = &catalogues[language];
    if (language == LANGUAGE_SOURCE || catalogue->count) return language == LANGUAGE_SOURCE ? NULL : catalogue;
    if (!arena) arena = arena_create();
    struct diagnostics sink = diagnostics_new(arena);
    struct source *source = NEW(arena, struct source);
    struct str name = str_format(arena, "%.*s.yaml", STR_ARG(language_tag(language)));
    struct message problem;
    for (size_t i = 0; i < 2 && !source->text.size; i++) {
        const struct files *files = disk_files(arena, str_of(folders[i]), NULL, 0, &problem);
        if (files) files_read(files, arena, name, LIMIT_FILE, &source->text);
    }
    source->path = name;
    catalogue->language = language;
    catalogue_read(arena, &sink, source, catalogue);
    assert_true(catalogue->count);
    return catalogue;
}

#endif
