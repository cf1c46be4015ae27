/* Traces as they are kept: with each value that was read a hash of it. */
#ifndef COMMAND_KEPT_TRACE_H
#define COMMAND_KEPT_TRACE_H

#include "command/keeper.h"

/* A result may be about lines of files: these are among what it hangs on. */
void kept_trace_span(struct kept_writer *writer, struct trace *trace, const struct project_document *own,
                     struct span span);

/* False: it is not to be kept. Several traces may be parts of one. */
bool kept_put_trace(struct kept_writer *writer, struct keeper *keeper, const struct trace *trace);
/* Whether all that it names is as it was; else why not. */
bool kept_trace_holds(struct kept_reader *reader, struct keeper *keeper, struct reason *reason);

void kept_put_grounds(struct kept_writer *writer, const struct hash grounds[GROUND_COUNT]);
bool kept_grounds_hold(struct kept_reader *reader, const struct hash grounds[GROUND_COUNT], struct reason *reason);

/* The key of an entry. */
struct sha256 kept_key(const struct str *parts, size_t count);

#endif
