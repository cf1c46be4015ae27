/* What the columns of other programs' tables mean: templates/import.yaml, built in and the project's own, whose lines
 * win. Its form is described in the built-in file. */
#ifndef PROJECT_IMPORT_MAP_H
#define PROJECT_IMPORT_MAP_H

#include "project/project.h"

#define IMPORT_MAP_FILE "import.yaml"

struct import_map {
    const struct value *own, *built_in; /* what they say of the list; NULL: nothing */
    const struct source *own_source;    /* the project's file; NULL: it has none */
    const struct value *own_root;
};

/* Mistakes in the files go to the sink. */
struct import_map import_map_read(struct project *project, struct diagnostics *sink, const struct field *list);

/* The field that a column is said to be; empty: nothing is said. */
struct str import_map_column(struct arena *arena, const struct import_map *map, struct str column);
/* What a value of a field is called here; empty: nothing is said. */
struct str import_map_value(struct arena *arena, const struct import_map *map, struct str field, struct str value);

#endif
