/* Messages and diagnostics as flat bytes (flat.h): patterns and words of ours by their texts. */
#ifndef BASE_MESSAGE_FLAT_H
#define BASE_MESSAGE_FLAT_H

#include "base/diagnostic.h"
#include "base/flat.h"

void flat_put_message(struct flat_writer *flat, struct message message);
/* In the reader's arena; one that cannot be said fails. */
struct message flat_take_message(struct flat_reader *flat);

void flat_put_diagnostics(struct flat_writer *flat, const struct diagnostics *diagnostics);
/* In the arena of `out`, as if they were reported again, in their order; but their patterns and words, which nobody
 * copies, lie in the reader's arena. */
void flat_take_diagnostics(struct flat_reader *flat, struct diagnostics *out);

#endif
