/* How much of a PDF unpacks before anybody looks at it: the parts of a file that say where its objects are may be
 * packed a thousandfold, and libqpdf unpacks them without asking. Included by sheets*.c only. */
#ifndef READ_PDF_SWELLING_H
#define READ_PDF_SWELLING_H

#include <stdbool.h>

#include "base/buffer.h"

/* Inflates into a buffer, which may be NULL, and takes what that makes from *left. False: damaged, or too large, when
 * *left is 0. */
bool pdf_inflate(struct buffer *out, struct str bytes, size_t *left);

/* Whether all streams that may hold objects, or tables of them, are packed in the usual way and unpack to no more than
 * the limit. */
bool pdf_swells_within(struct str bytes, size_t limit);

#endif
