/* Inside site/: what is known while an edition's documents and days are gathered. */
#ifndef SITE_COLLECT_H
#define SITE_COLLECT_H

#include "base/arena.h"
#include "kind/overview.h"
#include "site/site.h"

struct collector {
    struct site *site;
    struct computation computation; /* in the project's language; its arena is scratch */
    const struct catalogue *words;  /* of the same */
    struct diagnostics unheard;     /* what a formula finds wrong is said when the document is checked */
};

/* The value of a formula; missing when there is none, or when it names what is above the edition's class. */
struct datum collector_value(struct collector *collector, const struct overview_formula *formula,
                             const struct frame *frame);
/* As it prints in the project's language, in the site's arena; empty when it says nothing. */
struct str collector_print(struct collector *collector, const struct overview_formula *formula, struct datum value);
/* Those of a register that a value is or lists, in the site's arena. */
const struct record **collector_persons(struct collector *collector, struct datum value, size_t *count);
/* Gives the scratch memory back: values of computed fields are forgotten. */
void collector_rewind(struct collector *collector, struct arena_mark mark);

void collect_documents(struct collector *collector);
void collect_dates(struct collector *collector); /* of the documents */

#endif
