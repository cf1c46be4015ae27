/* What the gate found, said to whoever can mend it. */
#ifndef GATE_FINDINGS_H
#define GATE_FINDINGS_H

#include "gate/gate.h"
#include "gate/match.h"

struct gate_finding {
    const struct gate_term *term;
    const struct gate_file *file;
    const struct gate_text *text; /* of the file */
    struct gate_hit hit;
    struct span from;              /* the value for customers that says it; nothing: none was found */
    const struct source *document; /* what the output was made of; may be NULL */
    const struct layout_file *layout;
    const struct gate_terms *dictionary[2]; /* to find the term again */
};

void gate_finding_report(struct diagnostics *sink, const struct project *project, const struct gate_finding *finding);

/* Says what could not be read of a file; false: nothing. */
bool gate_unread_report(struct diagnostics *sink, const struct gate_output *output, const struct gate_file *file);

#endif
