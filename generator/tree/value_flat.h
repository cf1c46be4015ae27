/* Values as flat bytes (base/flat.h), a tenth of what they take as a tree. */
#ifndef TREE_VALUE_FLAT_H
#define TREE_VALUE_FLAT_H

#include "base/flat.h"
#include "tree/value.h"

void flat_put_value(struct flat_writer *flat, const struct value *value);
/* In the reader's arena; NULL: it failed. */
struct value *flat_take_value(struct flat_reader *flat);

#endif
