/* One fields.yaml → its kind. */
#ifndef KIND_KIND_READ_H
#define KIND_KIND_READ_H

#include "base/diagnostic.h"
#include "schema/kind.h"

/* Reads one fields.yaml and adds its kind, in place of one of the same name. Every mistake is reported (K01); false if
 * the kind cannot be used. */
bool kind_read(struct kinds *kinds, struct diagnostics *sink, const struct value *root, const struct source *source,
               struct str folder);

/* Adds a kind by what stands before the fields of its fields.yaml, so that its names are known although nobody may ever
 * need its fields. When somebody does, kind_read puts the whole kind in its place. */
bool kind_declare(struct kinds *kinds, struct diagnostics *sink, const struct value *head, const struct source *source,
                  struct str folder);
void kind_remove(struct kinds *kinds, const struct kind *kind);

#endif
