/* Classes: who may see a field, a block, a layout. The names of the classes stand in class.c alone. */
#ifndef BASE_CLASS_H
#define BASE_CLASS_H

#include "base/locale.h"

/* Who may see it, from everyone to few. A layout of class C is given what is at most C. */
enum class { CLASS_CUSTOMER, CLASS_INTERNAL, CLASS_CONFIDENTIAL };
enum { CLASS_COUNT = CLASS_CONFIDENTIAL + 1 };

bool class_parse(struct str text, enum class *out); /* any of its names */
struct str class_name(enum class class);            /* "customer", ... */
struct str class_name_in_german(enum class class);  /* "kunde", ... */
bool class_suggest(struct str word);                /* whether it is nearly the name of one */
/* The names of all classes, each between two texts, and the last two by a pattern, for messages:
 * "customer, internal or confidential". */
struct message class_names(struct arena *arena, const char *before, const char *after, const char *pattern);
struct message class_other_names(struct arena *arena); /* "kunde, intern, vertraulich" */

#endif
