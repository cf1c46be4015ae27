/* Reading JSON that a client sends. */
#ifndef WORKBENCH_JSON_IN_H
#define WORKBENCH_JSON_IN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

enum json_in_kind { JSON_IN_NULL, JSON_IN_TRUTH, JSON_IN_NUMBER, JSON_IN_TEXT, JSON_IN_LIST, JSON_IN_OBJECT };

struct json_in {
    enum json_in_kind kind;
    bool truth;
    bool whole;     /* of a number: it is `number` */
    int64_t number; /* of one with a fraction: without it */
    struct str text; /* UTF-8; may hold NUL */
    struct str *keys;
    struct json_in *items; /* of an object as of a list */
    size_t count;
};

/* All of a text; lives in the arena. NULL: it is no JSON, or nested deeper than LIMIT_JSON_DEPTH. Half a pair of
 * surrogates, which editors send of a character that is torn apart, is U+FFFD, which is as long. */
const struct json_in *json_in_read(struct arena *arena, struct str text);

/* All of these take NULL, and what is of another kind, as nothing. */
const struct json_in *json_in_get(const struct json_in *object, const char *key);
/* Of objects in objects: "textDocument.uri". */
const struct json_in *json_in_at(const struct json_in *object, const char *path);
struct str json_in_text(const struct json_in *value);
bool json_in_truth(const struct json_in *value);
/* False: it is no whole number. */
bool json_in_number(const struct json_in *value, int64_t *number);

#endif
