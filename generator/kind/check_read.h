/* `checks:` of a fields.yaml or rules.yaml → checks. */
#ifndef KIND_CHECK_READ_H
#define KIND_CHECK_READ_H

#include "kind/kind_reader.h"

/* What an entry below `checks:` may say: "code", "when"; empty behind the last. */
struct str check_attribute_at(size_t index);

/* The rules below `checks:`, behind those that the kind has already, and the fields with `accepted` among them, which every kind with checks has
 * (check_read.c). checks_link parses and checks their formulas, once all fields have theirs (check_link.c). */
void checks_read(struct kind_reader *reader, const struct value *value);
const struct value *accepted_added(struct kind_reader *reader, const struct value *fields);
void checks_link(struct kinds *kinds, struct diagnostics *sink);

#endif
