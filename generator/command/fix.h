/* Making mends: `check --fix` and `--diff`. What is made is shown first, as a diff on the standard output. */
#ifndef COMMAND_FIX_H
#define COMMAND_FIX_H

#include "base/diagnostic.h"
#include "base/text_edit.h"
#include "command/options.h"
#include "project/project.h"

/* Shows, and with --fix makes, the mends of these messages that may be made in files of the project: the one that is
 * sure, or, where codes were named, what was chosen of these. Of two that clash the first is made. *made: how many.
 * False with a problem: a file could not be written, those before it were. */
bool fix(struct arena *arena, const struct options *options, const struct catalogue *words,
         const struct project *project, const struct diagnostics *messages, size_t *made, struct message *problem);

struct mend;
struct text_edit;
/* The only one beside those that leave something to be filled in; NULL when several are, or none. */
const struct mend *fix_sure(const struct mend *mends);
/* Sorted edits without those that are there already, or clash with one before them; how many are left. */
size_t fix_drop_clashes(struct text_edit *edits, size_t count);

/* Shows edits of a file as a diff on the standard output; of one with confidential lines how many there are. */
void fix_show(const struct options *options, const struct catalogue *words, const struct source *source,
              const struct text_edit *edits, size_t count);

#endif
