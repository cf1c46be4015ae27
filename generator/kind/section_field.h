/* Which field the heading of a section names. */
#ifndef KIND_SECTION_FIELD_H
#define KIND_SECTION_FIELD_H

#include "schema/field.h"
#include "tree/document.h"

/* A field of the document, or of one of its groups. */
struct place {
    const struct field *group; /* NULL: the document itself */
    const struct field *field; /* NULL: none */
    const struct field *list;  /* of a key: `lines`, in whose one row the field stands; NULL */
    struct str tail;           /* what a heading says behind the field's name: heading_tail */
};

bool field_has_rows(const struct field *field); /* a list of rows */

/* A list whose rows need nothing but a name, which is no person's: sites, competitors. */
bool field_is_named_rows(const struct field *field);

/* The field that a section's heading is a name of (heading.h), looked for in the group around the section, in the
 * document, and in its other groups, where only one has it. Of a heading that names several, the one that alone takes
 * what stands below it; when more than one does, *other is the second of them. */
struct place section_place(struct arena *scratch, const struct field_set *document, const struct field *group,
                           const struct block *section, const struct field **other);

/* The same of a heading's text alone, whatever stands below it: of one that names several nothing. */
struct place heading_place(const struct field_set *document, const struct field *group, struct str text);

/* The field that a key at the head of a document or below a group's heading names; of lists of rows, those that need
 * only a name. */
struct place key_place(const struct field_set *document, const struct field *group, struct str key);

#endif
