/* What of a document for customers is handed over, though no field took it. */
#ifndef KIND_RECORD_PUBLISHED_H
#define KIND_RECORD_PUBLISHED_H

#include "kind/record_reader.h"

/* What no field took is for ourselves, unless it stands in `::: customer`: nobody decided that a customer may see it.
 * Gives the blocks with the others in blocks of class internal, and says once (I20) which sections are handed over and
 * which are not. `title` is the section around all others, NULL: none. */
struct block *record_publish(struct record_reader *reader, struct block *rest, const struct block *title);

#endif
