/* What blocks of a document say, as a number: all that composing, laying out and writing can tell by, but not the lines
 * on which it stands. */
#ifndef TREE_DOCUMENT_HASH_H
#define TREE_DOCUMENT_HASH_H

#include "base/hash.h"
#include "tree/document.h"

/* Of blocks as they were read from Markdown: figures, which composing makes, are not looked into. */
void blocks_hash(struct hash *hash, const struct block *first);
void image_hash(struct hash *hash, const struct image *image); /* NULL is fine */

#endif
