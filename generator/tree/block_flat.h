/* Blocks as flat bytes (base/flat.h): those of Markdown that was just read, which have neither figures nor loaded
 * images. */
#ifndef TREE_BLOCK_FLAT_H
#define TREE_BLOCK_FLAT_H

#include "base/flat.h"
#include "tree/document.h"

void flat_put_blocks(struct flat_writer *flat, const struct block *first);
/* In the reader's arena; NULL: there are none. */
struct block *flat_take_blocks(struct flat_reader *flat);

#endif
