/* Of which documents a layout makes outputs, `when: held`, and what it calls them: `name: "{account.title} {date}"`,
 * texts with formulas in braces. */
#ifndef EDITION_OUTPUT_NAMES_H
#define EDITION_OUTPUT_NAMES_H

#include "base/diagnostic.h"
#include "edition/edition.h"
#include "schema/layout_file.h"

struct output_pattern;

/* NULL: the layout says none, or one that is wrong, which is reported (*wrong). A formula sees what the layout's
 * readers may see. */
const struct output_pattern *output_pattern_read(struct arena *arena, struct diagnostics *sink,
                                                 const struct edition *edition, const struct layout_file *layout,
                                                 bool *wrong);

/* `when:` of a layout: the formula that says of which documents it makes something. NULL as above. */
const struct formula *output_condition_read(struct arena *arena, struct diagnostics *sink,
                                            const struct edition *edition, const struct layout_file *layout,
                                            bool *wrong);

/* Whether it is true of a document, as the edition has it, of which records must be there. NULL: it has none, no. */
bool output_condition_holds(struct arena *arena, const struct formula *condition, const struct edition *edition,
                            const struct record *document, struct locale *locale);

/* The name for a document, as the edition has it, of which records must be there: on one line, without what some file
 * system cannot hold. Days are written 2026-11-15, what is missing is left out; empty: nothing is left, or there is no
 * such document. */
struct str output_pattern_name(struct arena *arena, const struct output_pattern *pattern, const struct edition *edition,
                               const struct record *document, struct locale *locale);

#endif
