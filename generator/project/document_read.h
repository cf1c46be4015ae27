/* Reading one document: its YAML, its Markdown, that of its chapters. */
#ifndef PROJECT_DOCUMENT_READ_H
#define PROJECT_DOCUMENT_READ_H

#include "kind/record_read.h"
#include "project/documents.h"

/* `parts` are its files in the order of the walk, itself among them; its root must be there and may be added to. What
 * is made lives in the arenas of `records` and of the sink. `looked` may be NULL. */
struct record *document_read(const struct project *project, struct records *records, struct diagnostics *sink,
                             struct input_file *input, const struct input_file *const *parts, size_t count,
                             struct looked *looked);

#endif
