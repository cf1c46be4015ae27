/* The words of documents and figures in a language, from the program's own templates: read once by each program. */
#ifndef UNIT_WORDS_OF_OURS_H
#define UNIT_WORDS_OF_OURS_H

#include "check.h"

#include "languages_of_ours.h"
#include "project/catalogue.h"

/* NULL: in English, as the sources have it. */
static inline const struct catalogue *words_of_ours(const struct language *language) {
    static struct catalogue catalogues[LANGUAGE_COUNT];
    static struct arena *arena;
    struct catalogue *catalogue = &catalogues[language->index];
    if (language_is_source(language) || catalogue->count) return language_is_source(language) ? NULL : catalogue;
    if (!arena) arena = arena_create();
    struct diagnostics sink = diagnostics_new(arena);
    struct str name = str_format(arena, "%.*s.yaml", STR_ARG(language->tag));
    const struct source *source = language_file_of_ours(arena, name.data);
    catalogue->language = language;
    catalogue_read(arena, &sink, source, language_head_end(source->text), catalogue);
    assert_true(catalogue->count);
    return catalogue;
}

#endif
