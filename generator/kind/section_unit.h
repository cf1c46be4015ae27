/* The unit of plain amounts that stands once for a section: "## Umsatz (in T€)", “Alle Angaben in TEUR”. */
#ifndef KIND_SECTION_UNIT_H
#define KIND_SECTION_UNIT_H

#include "kind/record_reader.h"

/* As its heading or a short line in it says; empty: it says none. Before its blocks are taken apart. */
struct str section_unit(struct record_reader *reader, const struct block *section);
/* Whether all that a text says is such a unit: "(in T€)". */
bool section_unit_is(struct record_reader *reader, struct str text);

#endif
