/* Classes: who may see a field, a block, a layout. The names of the classes stand in class.c alone. */
#ifndef BASE_CLASS_H
#define BASE_CLASS_H

#include "base/locale.h"

/* Who may see it, from everyone to few. A layout of class C is given what is at most C. */
enum class { CLASS_CUSTOMER, CLASS_INTERNAL, CLASS_CONFIDENTIAL };
enum { CLASS_COUNT = CLASS_CONFIDENTIAL + 1 };

bool class_parse(struct str text, enum class *out); /* its name in any language */
struct str class_name(enum class class);            /* "customer", ... */
bool class_suggest(struct str word);                /* whether it is nearly the name of one */
/* The names of all classes in a language, each between two texts, and `last` between the last two, for messages:
 * "customer, internal or confidential". */
struct message class_names(struct arena *arena, enum language language, const char *before, const char *after,
                           const char *pattern);

#endif
