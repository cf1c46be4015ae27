/* The structure tree: what each piece of a page is, for tagged PDF. */
#ifndef LAYOUT_STRUCTURE_H
#define LAYOUT_STRUCTURE_H

#include "layout/pages.h"

/* Appends a child in reading order. The first element has no parent and is the root; after it, no parent means that an
 * artifact is being set, and there is no element either. */
struct element *element_new(struct pages *pages, struct element *parent, enum element_kind kind);
enum element_kind element_heading(int level); /* H1 to H6 */

#endif
