/* What the files that resolve links share. Private to links*.c. */
#ifndef COMPOSE_LINKER_H
#define COMPOSE_LINKER_H

#include "base/files.h"
#include "compose/links.h"
#include "formula/trace.h"

struct linker {
    struct arena *arena;
    struct diagnostics *sink;
    const struct edition *edition;
    const struct record *record;       /* the document */
    struct trace *trace;               /* may be NULL */
    const struct edition_output *self; /* what the links stand in; NULL: nothing that is written */
    const struct block **sections;     /* of the document, in reading order */
    size_t section_count, section_capacity;
    const struct block **figures; /* those with a name, in reading order */
    size_t figure_count, figure_capacity;
};

/* A file of a tree, as a link means it. */
struct place {
    const struct files *files;
    struct str name;
};

/* links_anchors.c: a link to a heading that git hosts would take "#fragment" for in the file of that place, which is
 * part of the document. False after reporting: there is none, the link is to go. */
bool link_to_heading(const struct linker *linker, struct inline_node *link, struct place place, struct str fragment);
/* The anchor that a heading of another document has in its output, with its sign; empty after reporting: none. */
struct str link_heading_elsewhere(const struct linker *linker, const struct inline_node *link, struct place place,
                                  const struct edition_output *output, struct str fragment);
/* The first section that a file of the document brought, as "#anchor"; empty: none. */
struct str link_first_section(const struct linker *linker, struct place place);

/* links_files.c: of the outputs of the document that a file belongs to the one that these readers may have, best in the
 * same layout; NULL: none. */
const struct edition_output *link_output_of(const struct linker *linker, struct str file);
/* A link with a relative path. False after reporting: it is to go. */
bool link_to_file(const struct linker *linker, struct inline_node *link);

#endif
