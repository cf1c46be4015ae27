/* Lists whose rows nobody writes: `joined` and `stacked` in fields.yaml. Inside of kind/. */
#ifndef KIND_RECORD_JOINED_H
#define KIND_RECORD_JOINED_H

#include "kind/resolver.h"

/* Makes the rows of all such lists. Every other record is there and its references lead where they lead. A row stands
 * where the record stands that it was made of; costs as much as looking up each of these records once. */
void rows_join(struct resolver *resolver);

#endif
