/* Which messages are printed, and how: errors first, then warnings, then infos, each by file and line. */
#ifndef COMMAND_MESSAGES_H
#define COMMAND_MESSAGES_H

#include "base/diagnostic.h"
#include "command/options.h"
#include "command/selection.h"

/* Whether --select and --ignore leave a message. An error in reading always stays: what it is about is missing in what
 * was made. What is left out does not count, neither for the last line nor for the exit status. */
bool message_is_selected(const struct options *options, const struct diagnostic *diagnostic);

/* Of messages that were chosen: fills in what they are about, where programs want to know it, and leaves out what a
 * baseline has or takes (baseline.h). They are counted anew. */
void messages_settle(struct arena *arena, const struct options *options, const struct project *project,
                     struct diagnostics *messages);

/* Says those of --level and above in the form that was asked for, or, with --statistics, how many there are of each
 * code; on the standard error, in the language of the catalogue. What goes into a file is kept until the run ends
 * (report.h). `project` may be NULL. */
void messages_print(const struct options *options, const struct catalogue *catalogue, const struct project *project,
                    const struct diagnostics *messages);

/* What was read of each document, and what is said about it, a line each; of a few documents, else nobody reads it. */
struct message *messages_of_files(struct arena *arena, const struct diagnostics *messages, const struct jobs *jobs,
                                  size_t *count);

/* The last line of a check: how many documents, errors and warnings. `name`: of the project, when there are several. */
void messages_say_checked(const struct catalogue *catalogue, const struct language *language, struct str name,
                          const struct diagnostics *messages, size_t documents, double seconds);

#endif
