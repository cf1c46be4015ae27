/* What stands at the head of a file under the few keys that mean the same in every kind. */
#ifndef PROJECT_HEAD_H
#define PROJECT_HEAD_H

#include "tree/value.h"

struct arena;

enum head_key { HEAD_KIND, HEAD_OF, HEAD_ID, HEAD_LANGUAGE };

/* The entry of a mapping that has a scalar under that key, in either language; NULL: none, or no mapping. */
const struct entry *head_find(struct arena *scratch, const struct value *root, enum head_key key);

/* "kind", as the data have it that were told their kind elsewhere. */
extern const struct str head_kind_key;

#endif
