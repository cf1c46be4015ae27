/* What a file of the walk is. */
#ifndef PROJECT_DECIDE_H
#define PROJECT_DECIDE_H

#include "project/documents.h"

/* A file of the walk, opened. */
struct opened_file {
    struct str name;
    enum source_state state;
    struct source_file file;
    struct diagnostics heard; /* while it was opened, and of its YAML when it is decided on */
};

struct decision {
    bool taken;                    /* it is a document or a chapter: `input` */
    struct input_file input;       /* its root lives in the arena that was given */
    struct diagnostics said, left; /* of the file; what is said of other people's files if they are named */
};

/* The decision lives in the arena, ids and kinds in the project's; what is wrong with kinds that are read now goes to
 * the sink. Sets what the source tells of confidential values. */
void decide(struct project *project, struct diagnostics *sink, struct arena *arena, struct opened_file *opened,
            struct decision *out);

/* The data of a file that was decided on before, read again. */
const struct value *decide_root(struct project *project, struct arena *arena, const struct source_file *file);

#endif
