/* The text of a document carried over to the next period, as edits of the old one's: its days and years are moved, what
 * fields.yaml says is not `carried` goes, of lists the rows stay for which it is true. */
#ifndef KIND_CARRY_OVER_H
#define KIND_CARRY_OVER_H

#include "base/text_edit.h"
#include "schema/record.h"
#include "tree/document.h"

struct carry_over {
    struct arena *arena;
    const struct records *records;
    const struct record *project;  /* planpress.yaml */
    const struct record *document; /* the old one */
    const struct value *root;      /* its YAML; NULL: none */
    const struct block *blocks;    /* its Markdown; NULL: none */
    const struct source *source;
    size_t yaml_end;
    struct str id;   /* of the new one, where the old one's has no year in it; empty: the same */
    struct date day; /* on which it is made */
    /* Filled: */
    struct text_edit *edits; /* in order */
    size_t count, capacity;
    int months;                 /* by which it is moved */
    struct str stretch[2];      /* the period as one text, the old one and the new; may be empty */
    size_t moved, rows, fields; /* days that were moved, rows and fields that were left out */
};

void carry_over(struct carry_over *carry);

#endif
