/* Records as text, for developers and tests. */
#ifndef KIND_RECORD_DUMP_H
#define KIND_RECORD_DUMP_H

#include "schema/record.h"

/* The dump of `planpress build --dump=record`: one line a value, `path: value`, indented; stable. */
struct buffer;
void record_dump(struct buffer *out, const struct record *record);

#endif
