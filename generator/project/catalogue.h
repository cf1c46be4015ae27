/* Reading a catalogue of translations: one flat mapping, English text → translation. */
#ifndef PROJECT_CATALOGUE_H
#define PROJECT_CATALOGUE_H

#include "base/catalogue.h"

struct arena;
struct diagnostics;

/* Adds the entries of a file, which begin at the byte `head`, the later file's winning. */
void catalogue_read(struct arena *arena, struct diagnostics *sink, const struct source *source, size_t head,
                    struct catalogue *catalogue);

#endif
