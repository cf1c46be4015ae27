/* A fields.yaml, and rules.yaml beside it → a kind. */
#ifndef KIND_KIND_READ_H
#define KIND_KIND_READ_H

#include "base/diagnostic.h"
#include "schema/kind.h"

/* What a kind is read from. A kind may have its checks in files of their own, rules.yaml beside fields.yaml: those that
 * come with it, and those that a project adds to a built-in kind. */
struct kind_files {
    const struct value *fields; /* the root of its fields.yaml */
    const struct value *rules[2];
    const struct source *source; /* fields.yaml */
    struct str folder;           /* templates/NAME */
    bool own;                    /* it lies in the project */
};

/* Reads a kind and adds it, in place of one of the same name. Every mistake is reported (K01); false if the kind cannot
 * be used. */
bool kind_read(struct kinds *kinds, struct diagnostics *sink, const struct kind_files *files);

/* Adds a kind by what stands before the fields of its fields.yaml, so that its names are known although nobody may ever
 * need its fields. When somebody does, kind_read puts the whole kind in its place. */
bool kind_declare(struct kinds *kinds, struct diagnostics *sink, const struct value *head, const struct source *source,
                  struct str folder);
/* What a fields.yaml may say at its head: "kind", "fields"; NULL-terminated. */
extern const char *const kind_attributes[];

void kind_remove(struct kinds *kinds, const struct kind *kind);

#endif
