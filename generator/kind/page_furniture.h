/* What another program printed on each of its pages and somebody copied along: "Page 3 of 12", “Vertraulich”. */
#ifndef KIND_PAGE_FURNITURE_H
#define KIND_PAGE_FURNITURE_H

#include "kind/record_reader.h"

/* The blocks without paragraphs that number a page, all of which one info names (I16). Notes on who may read a page
 * stay, and are named too. */
struct block *page_furniture_take(struct record_reader *reader, struct block *first);

#endif
