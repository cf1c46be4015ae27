/* The files of a project that are documents or chapters, read and decided on. */
#ifndef PROJECT_INPUTS_H
#define PROJECT_INPUTS_H

#include "project/documents.h"

/* Reads every other file of the project, but for what `settings`, the YAML of planpress.yaml, and .gitignore leave out,
 * and notes the projects inside it. One that cannot be read is reported and leaves the others untouched. Fills
 * project->read, ignored, left_alone, nested, vacant. */
void inputs_read(struct project *project, struct diagnostics *sink, const struct value *settings, struct inputs *out);

/* The YAML of a document, which is read again when it was not kept. Once kinds are linked. */
const struct value *input_root(struct project *project, struct input_file *input);
/* Its YAML is not needed any more; nor that of all. */
void input_drop(struct input_file *input);
void inputs_close(struct inputs *inputs);

/* "konten/grossmann/plan.yaml" → "konten/grossmann/plan". */
struct str input_stem(struct str path);

#endif
