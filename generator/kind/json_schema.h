/* Kinds as JSON Schema, so that an editor offers names and choices and underlines what check would refuse. What check
 * accepts a schema accepts; the other way round it does not hold: dates, amounts and references are texts here, which
 * the reader alone understands. */
#ifndef KIND_JSON_SCHEMA_H
#define KIND_JSON_SCHEMA_H

#include "base/buffer.h"
#include "base/catalogue.h"
#include "schema/record.h"

enum json_schema_draft { JSON_SCHEMA_2020_12, JSON_SCHEMA_07 /* that editors read */ };

struct json_schema {
    const struct kinds *kinds;       /* read whole and linked */
    const struct records *records;   /* resolved: their ids are offered */
    const struct language *language; /* of titles, descriptions and of the names that are offered */
    const struct catalogue *words;   /* the same; NULL: English */
    const struct kind *settings;     /* that of planpress.yaml, where documents may have its keys; NULL */
    enum json_schema_draft draft;
};

/* Writes the schema of one kind; `kind` NULL: of any document that says its kind. The arena is scratch. */
void json_schema_write(struct arena *arena, struct buffer *out, const struct json_schema *schema,
                       const struct kind *kind);

#endif
