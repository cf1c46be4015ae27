/* Where the outputs of a project's documents lie. Whoever writes or links to one asks here. */
#ifndef PROJECT_OUTPUTS_H
#define PROJECT_OUTPUTS_H

#include "project/project.h"

/* The folder of outputs in a project's, where none was named. */
#define OUTPUTS_FOLDER "build"

/* The path of a document's outputs in one of its kind's layouts, below the output folder and without an extension. */
struct str output_stem(struct arena *arena, const struct project *project, const struct project_document *document,
                       const struct layout_file *layout);

/* Whose readers a layout is for. False when it does not say it, which is reported when the layout is read. */
bool layout_class(const struct layout_file *layout, enum class *out);

#endif
