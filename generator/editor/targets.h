/* What a reference may lead to, seen from a text: records of the last project, and rows that the text itself has by
 * now. Inside of editor/. */
#ifndef EDITOR_TARGETS_H
#define EDITOR_TARGETS_H

#include "editor/view.h"

/* One of them. */
struct target_found {
    struct str name; /* how it is written: its id, or its title where it says none */
    struct str title;
    const struct record *record; /* NULL: a row that the project does not have yet */
    size_t node;                 /* of a row of the text; 0 */
    bool again;                  /* another before it is called so */
};

struct targets_found {
    struct target_found *items;
    size_t count, capacity;
};

/* All that a field's targets give, in the order of the targets, each once by its name. */
struct targets_found targets_of(const struct view *view, const struct field *field);
/* The one that a text names, by its id or title, of a person also by a part of it that fits nobody else; NULL. */
const struct target_found *targets_find(const struct view *view, const struct targets_found *found, struct str name);

/* Whether a text may be the name of a person, or a part of it: “Lück”, “H. Lück”, “Hanne”. */
bool is_person_called(struct arena *arena, const struct record *record, struct str said, struct str title);

#endif
