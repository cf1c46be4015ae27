/* Where records and fields are named. Inside of editor/. */
#ifndef EDITOR_REFERENCES_H
#define EDITOR_REFERENCES_H

#include "editor/subject.h"

enum references_wish {
    REFERENCES_SAID, /* where it is said alone */
    REFERENCES_USED, /* where it is referred to */
    REFERENCES_ALL,
    REFERENCES_HERE, /* all, in the file that is asked about */
};

void references_of_record(const struct editor *editor, const struct editor_file *file, const struct record *record,
                          enum references_wish wish, struct editor_locations *locations);
void references_of_field(const struct editor *editor, const struct editor_file *file, const struct field *field,
                         struct editor_locations *locations);

/* The newest text of a source: that of the file that is asked about goes before all others. */
struct editor_file references_file(const struct editor *editor, const struct editor_file *file,
                                   const struct source *source);
/* The heading that an anchor of a link leads to. */
bool heading_of_anchor(const struct editor *editor, const struct editor_file *file, struct str anchor,
                       struct editor_range *range);

#endif
