/* The leak gate's place in a job: what customers would get goes through it before anything is written. */
#ifndef COMMAND_GUARD_H
#define COMMAND_GUARD_H

#include "command/job.h"

/* Whether the outputs of a job may be handed over; what stands in the way is reported with its messages. Outputs for
 * others always may. `html` and `pdf`: the finished files, NULL when none was made; `document` is looked through when
 * both are, so that `check` finds what `build` does. */
bool guard_lets_through(const struct run *run, struct job *job, struct locale *locale, const struct document *document,
                        const struct buffer *html, const struct buffer *pdf);

/* Whether a page that stands in a customer's folder beside the outputs may: it belongs to the account that the folder is
 * called by. `path`: below the output folder. What stands in the way is reported. */
bool guard_lets_page(const struct run *run, struct diagnostics *sink, struct str path, const struct buffer *html);

/* Says which exceptions nothing needed, when all outputs for customers were among the jobs. */
void guard_report_unused(const struct run *run, struct arena *arena, struct diagnostics *sink, const struct job *jobs,
                         size_t count);

/* A file from anywhere as the gate reads it: PDF by its first bytes, else HTML. */
struct gate_file guard_file_of(struct arena *arena, struct str path, struct str bytes);

#endif
