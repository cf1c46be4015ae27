/* Names that say which field of a group they belong to: “Max Oswald (Kunde, Geschäftsführer)” below “Anwesend”. */
#ifndef KIND_RECORD_SIDES_H
#define KIND_RECORD_SIDES_H

#include "kind/record_lines.h"

/* Takes such items out of a list that stands below a group's heading. */
enum lines_taken record_take_sides(struct record_reader *reader, const struct line_scope *scope, struct block *list);

#endif
