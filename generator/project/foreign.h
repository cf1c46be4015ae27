/* Files that may be somebody else's: YAML and JSON of other programs lie in every repository, and front matter of other
 * tools in its Markdown. They are left alone without a word, unless they were named; what looks like a document whose
 * author forgot a line is not. */
#ifndef PROJECT_FOREIGN_H
#define PROJECT_FOREIGN_H

#include "project/project.h"
#include "read/source_file.h"

/* Whether some line of the file's YAML says a kind, also where the YAML as a whole cannot be read. */
bool foreign_says_kind(const struct source_file *file);

/* The kind that a file without one most likely is of: it is called like it ("people.yaml"), or most of its keys are
 * fields of that kind and one of them holds more than a text. NULL: it is somebody else's. Before templates_link. */
const struct kind *foreign_likely_kind(struct project *project, struct diagnostics *sink, const struct value *root,
                                       struct str name);

/* A file of another program that has a kind of its own (`apiVersion` and `kind`, as in Kubernetes). */
bool foreign_is_manifest(const struct value *root);

#endif
