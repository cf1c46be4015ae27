/* The headings of the first level that are a document's title, and no chapter of it. */
#ifndef KIND_RECORD_TITLE_H
#define KIND_RECORD_TITLE_H

#include "kind/record_reader.h"

/* Says the title when nothing else does, and takes its headings out of the body when they say the same. The section
 * around all that is below the title, if it has stayed one; NULL. */
struct block *record_take_title(struct record_reader *reader, struct record *document, struct block **body);

#endif
