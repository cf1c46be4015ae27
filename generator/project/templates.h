/* The templates of a project: kinds, layouts, translations and the shell of pages, from the built-in folder and the
 * project's own. */
#ifndef PROJECT_TEMPLATES_H
#define PROJECT_TEMPLATES_H

#include "project/project.h"

/* Fills kinds, layouts, catalogues, theme, page_html and style_css. What stands in `own` (the project's templates
 * folder, which need not exist) replaces what has the same name in `built_in`. False with a problem when the machine
 * cannot read. */
bool templates_read(struct project *project, struct diagnostics *sink, struct str built_in, struct str own,
                    struct str *problem);

/* A file of templates as a source; messages name it by its path. NULL with an empty problem when it does not exist. */
const struct source *template_source(struct arena *arena, struct diagnostics *sink, struct str path,
                                     struct str *problem);

/* templates/languages/de.yaml: adds its entries, the later file's winning. */
void catalogue_read(struct arena *arena, struct diagnostics *sink, const struct source *source,
                    struct catalogue *catalogue);

/* templates/theme.yaml: overwrites what it names. A logo is found from the file's folder. */
void theme_read(struct arena *arena, struct diagnostics *sink, const struct source *source, struct theme *theme);
/* What planpress.yaml says of colours and the logo. */
void theme_apply(struct arena *arena, struct diagnostics *sink, const struct record *project, struct theme *theme);

#endif
