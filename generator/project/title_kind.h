/* The kind of a Markdown file that does not say it as people do who know planpress: by its title, by its name, or
 * under the key “type”. None of these proves anything, for articles about such plans have them too: what stands below
 * must name fields of that kind. */
#ifndef PROJECT_TITLE_KIND_H
#define PROJECT_TITLE_KIND_H

#include "project/documents.h"

/* "# Kundenplan 2027 – Hagendorn", or the file's name; NULL: neither names a kind, or too little below is a field of
 * it. *where is the line that says it. Reads the kind whole. */
const struct kind *title_kind(struct project *project, struct diagnostics *sink, const struct source_file *file,
                              struct span *where);

/* “type: account-plan” at the head of a file, where something is a field of it; NULL. */
const struct entry *typed_kind(struct project *project, struct diagnostics *sink, const struct input_file *input);

#endif
