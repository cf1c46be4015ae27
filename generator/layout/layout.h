/* Document → pages. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/face.h"
#include "layout/pages.h"

struct locale;
struct shape_cache; /* words shaped in this run, kept by one thread for all of its documents: layout/shape.h */

struct shape_cache *shape_cache_create(const struct faces *faces);
void shape_cache_destroy(struct shape_cache *cache);
/* How wide texts of drawings will be, for compose/: of the same words that are set later. Belongs to the cache's
 * thread; the cache must outlive it. */
struct text_measure shape_cache_measure(struct shape_cache *cache);

/* Lays out a whole document. Never NULL; what does not fit or has no glyph is reported (G02, G03). */
struct pages *layout_document(struct arena *arena, struct diagnostics *sink, const struct document *document,
                              const struct theme *theme, const struct faces *faces, struct shape_cache *cache,
                              struct locale *locale);

#endif
