/* The texts of one layout that languages lack: few are each told where they stand, many at once. */
#ifndef COMPOSE_UNTRANSLATED_H
#define COMPOSE_UNTRANSLATED_H

#include "base/language.h"
#include "base/source.h"

struct diagnostics;

struct untranslated {
    struct lacking {
        struct str text;
        struct span span;
    } * items[LANGUAGE_MOST]; /* by language */
    size_t count[LANGUAGE_MOST], capacity[LANGUAGE_MOST];
};

void untranslated_add(struct arena *arena, struct untranslated *lacking, const struct language *language,
                      struct str text, struct span span);
void untranslated_report(struct diagnostics *sink, const struct untranslated *lacking,
                         const struct languages *languages); /* D03, warnings */

#endif
