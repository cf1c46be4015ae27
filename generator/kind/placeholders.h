/* What a template leaves to be filled in: "[Name]", "{{X}}", "<<X>>", "____", "TT.MM.JJJJ", "TBD by …". Where one is
 * left, nothing was said: it is named, and prints as nothing. */
#ifndef KIND_PLACEHOLDERS_H
#define KIND_PLACEHOLDERS_H

#include "base/diagnostic.h"
#include "tree/document.h"

/* Those of a document, in reading order. */
struct placeholders {
    struct placeholder {
        struct str text;
        struct span span;
        struct str key; /* of "**Customer:** [Name]", which went with it; else empty */
    } * items;
    size_t count, capacity;
};

/* Whether a value consists of nothing but placeholders. */
bool placeholder_is(struct str value);
void placeholders_add(struct arena *arena, struct placeholders *list, struct str text, struct span span);

/* Takes them out of the blocks; lines, items and rows that consist of them go with them. The blocks that remain. */
struct block *placeholders_take(struct arena *arena, struct placeholders *list, struct block *first);

/* One message for all of them. */
void placeholders_report(struct diagnostics *sink, const struct placeholders *list);

#endif
