/* Values of planpress.yaml that one run was given otherwise: `--set currency=CHF`. They are read as YAML and put in
 * place of what planpress.yaml says, so that nothing behind them knows of them; a mistake in one points to the option.
 */
#ifndef PROJECT_OVERRIDES_H
#define PROJECT_OVERRIDES_H

#include "project/project.h"

/* The texts "KEY=VALUE" as one mapping, the last of one key winning; a key with full stops, "thresholds.x", leads into
 * groups. NULL: there are none. What is no YAML is reported. */
const struct value *overrides_read(struct project *project, struct diagnostics *sink, const struct str *texts,
                                   size_t count);

/* What `root` says (NULL: nothing), with the overrides in the place of the same fields of the set, whatever they are
 * called there. `root` itself when there are none. */
const struct value *overrides_apply(struct arena *arena, const struct value *overrides, const struct value *root,
                                    const struct field_set *set);

#endif
