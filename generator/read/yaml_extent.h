/* How far values reach in the text of their file, for edits that leave all else as it is. Places are bytes. What is
 * written in a way that is not understood here has no extent: whoever edits reads the result back. */
#ifndef READ_YAML_EXTENT_H
#define READ_YAML_EXTENT_H

#include "tree/value.h"

/* Whether a collection is written in brackets. */
bool yaml_is_flow(const struct value *value);
/* Of a collection in brackets: its closing bracket. False: it is not found. */
bool yaml_closing(const struct value *value, size_t *closing);
/* Of a scalar: what stands there, its quotes included; of a block scalar from its sign to the end of its last line. */
bool yaml_scalar_extent(const struct value *value, size_t *start, size_t *end);
/* Of an item of a block sequence: the place of its dash. */
bool yaml_dash(const struct value *item, size_t *dash);
/* Where the lines end that belong to what begins at a place: those below its line that are indented deeper than
 * `column` (from 0) or empty between such; comments that stand further left do not belong to it. Behind the line's end.
 */
size_t yaml_lines_end(struct str text, size_t start, size_t column, size_t limit);
size_t yaml_column(struct str text, size_t place); /* bytes before it on its line */

#endif
