/* Which inputs are chapters of which documents. */
#ifndef PROJECT_CHAPTERS_H
#define PROJECT_CHAPTERS_H

#include "project/inputs.h"

/* By the ids that chapters name, exactly or as people spell them; chapters of one id in the order of the files. */
struct chapters {
    const struct input_file **items;
    size_t count;
};
struct chapters chapters_of(struct arena *arena, const struct inputs *inputs);

/* Those of a document; NULL when it has none. */
const struct input_file *const *chapters_find(const struct chapters *chapters, const struct input_file *document,
                                              size_t *count);

/* I03 for each that belongs to no document. */
void chapters_report_lost(struct arena *arena, struct diagnostics *sink, const struct inputs *inputs);

#endif
