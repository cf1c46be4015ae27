/* Lists that Markdown takes for a paragraph: "a) … b) …", and the bullets and boxes of word processors. */
#ifndef KIND_TYPED_LIST_H
#define KIND_TYPED_LIST_H

#include "tree/document.h"

/* The list that the lines of a paragraph are; NULL: they are none. The paragraph is left as it is. */
struct block *typed_list(struct arena *arena, const struct block *paragraph);

#endif
