/* A baseline: the findings that a project has and that nobody wants to hear of for now. A text with a line for each key
 * (report.h) and how many there are of it, so that it can be read, compared and shortened by hand.
 *
 * Errors in reading are in none: what they are about is missing in what is made. */
#ifndef COMMAND_BASELINE_H
#define COMMAND_BASELINE_H

#include "command/report.h"

/* Reads the file of --baseline. False with a problem: it cannot be read, or a line is none of ours. */
bool baseline_open(struct report *report, const struct options *options, struct message *problem);

/* Whether a message is to be left out: it is in the baseline that was opened, or becomes a part of the one that is
 * made. */
bool baseline_takes(struct report *report, const struct diagnostic *diagnostic);

/* Says what was left out; of `planpress baseline`, writes the file. False with a problem. */
bool baseline_finish(struct report *report, const struct options *options, struct message *problem);

#endif
