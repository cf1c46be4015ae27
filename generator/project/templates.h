/* The templates of a project: kinds, layouts, translations and the shell of pages, from the built-in folder and the
 * project's own. */
#ifndef PROJECT_TEMPLATES_H
#define PROJECT_TEMPLATES_H

#include "project/project.h"

/* Fills catalogues, theme, page_html, style_css and kinds from project->templates: what stands in the project's own
 * replaces what has the same name in the built-in one. The project's own kinds are read whole, with all of their
 * mistakes; built-in ones are only declared. A link to what stands beside it is left out, and a file that cannot be
 * read is reported. False with a problem when what every project needs is missing. */
bool templates_open(struct project *project, struct diagnostics *sink, struct message *problem);

/* Kinds that were asked for while project->asked led here. */
struct asked_kinds {
    struct arena *arena;
    struct str *names;
    size_t count, capacity;
    bool all; /* all were */
};

/* A kind by any of its names, read whole; NULL: there is none, or it cannot be used, which has been reported. Before
 * templates_link only. */
const struct kind *templates_kind(struct project *project, struct diagnostics *sink, struct str name);

/* Reads all kinds whole. */
void templates_complete(struct project *project, struct diagnostics *sink);

/* Reads what the whole kinds refer to, links them and fills layouts. */
void templates_link(struct project *project, struct diagnostics *sink);

/* A file of templates, or planpress.yaml, as a source. NULL when it does not exist, and after reporting. */
struct source *template_source(struct arena *arena, struct diagnostics *sink, const struct files *files,
                                     struct str name);

/* The file of this name from the project's own templates, else from the built-in ones. NULL when neither has it, and
 * after reporting. */
const struct source *template_find(struct project *project, struct diagnostics *sink, struct str name);

/* Fills project->languages and the catalogues of texts in documents: a language is a file of templates/languages,
 * built-in or the project's own. Before any kind is read; templates_open does it. */
void languages_read(struct project *project, struct diagnostics *sink);

/* FOLDER/de.yaml of the built-in templates and of the project's own, whose entries win. */
void catalogues_read(struct project *project, struct diagnostics *sink, const char *folder,
                     const struct language *language, struct catalogue *catalogue);

/* templates/theme.yaml: overwrites what it names. A logo is found from the file's folder. */
void theme_read(struct arena *arena, struct diagnostics *sink, const struct source *source, struct theme *theme);
/* What planpress.yaml says of colours, the page and the logo. */
void theme_apply(struct arena *arena, struct diagnostics *sink, const struct record *project, struct theme *theme);
/* The theme of a document: on the paper of its region (may be NULL) where the project did not choose one. */
const struct theme *theme_in(struct arena *arena, const struct theme *theme, const struct region *region);

#endif
