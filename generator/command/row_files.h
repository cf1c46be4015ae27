/* Files of a project's documents that rows are added to or changed in: found, edited, shown as a diff, written. */
#ifndef COMMAND_ROW_FILES_H
#define COMMAND_ROW_FILES_H

#include "kind/row_edit.h"
#include "project/project.h"

struct row_file {
    const struct project_document *document;
    const struct source *source;
    size_t yaml_start, yaml_end; /* bytes; equal: it has no YAML */
    bool markdown;
    size_t body_start; /* of the Markdown below */
    uint32_t body_line;
    struct text_edit *edits;
    size_t count, capacity;
};

/* By the path of a file, its id or its name; account plans go before other documents. NULL after saying that there is
 * none, or that it may be several. */
const struct project_document *row_document(struct arena *arena, const struct project *project,
                                            const struct catalogue *words, struct str name);

/* False after saying why it cannot be edited. */
bool row_file_open(struct arena *arena, const struct catalogue *words, const struct project_document *document,
                   struct row_file *out);
/* A list of it: `way` is the list, or a group and the list in it. */
struct row_list row_file_list(struct arena *arena, const struct project *project, const struct row_file *file,
                              struct field_way way);
void row_file_add(struct arena *arena, struct row_file *file, struct text_edit edit);

/* Whether the file, edited, is read as before but for `added` more rows of the list; else the edits would do harm. */
bool row_file_holds(struct arena *arena, struct row_file *file, const struct row_list *list, size_t added);

void row_file_show(const struct row_file *file); /* a diff on the standard output */
bool row_file_write(struct arena *arena, const struct row_file *file, struct message *problem);

/* "goals", "customer.sites", in any language, of a document. False after saying why it is no list of rows. */
bool row_way_find(struct arena *arena, const struct catalogue *words, const struct project *project,
                  const struct kind *kind, struct str path, struct field_way *way);

#endif
