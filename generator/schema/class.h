/* Classes: who may see a field, a block, a layout. The names of the classes stand in class.c alone. */
#ifndef SCHEMA_CLASS_H
#define SCHEMA_CLASS_H

#include "base/str.h"

/* Who may see it, from everyone to few. A layout of class C is given what is at most C. */
enum class { CLASS_CUSTOMER, CLASS_INTERNAL, CLASS_CONFIDENTIAL };
enum { CLASS_COUNT = CLASS_CONFIDENTIAL + 1 };
bool class_parse(struct str text, enum class *out); /* English or German names */
struct str class_name(enum class class);            /* "customer", ... */

#endif
