/* Writing JSON: indented by two spaces, each entry and item on a line of its own, or, for what nobody reads, without
 * any white space. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>

#include "base/buffer.h"

/* What is being written; begin with {.out = buffer}. */
struct json {
    struct buffer *out;
    int depth;
    bool dense; /* no white space */
    bool first; /* nothing stands in the current object or array yet */
};

/* A text in quotes alone; it is one of YAML too. */
void json_quote(struct buffer *out, struct str text);

void json_open(struct json *json, char bracket); /* '{' or '[' */
void json_close(struct json *json, char bracket);
void json_item(struct json *json);                   /* before each value in an array */
void json_key(struct json *json, struct str key);    /* before each value in an object */
void json_text(struct json *json, struct str text);  /* a string */
void json_word(struct json *json, const char *word); /* null, true, false, a number */

/* A key with its value, or with the bracket that opens it. */
void json_entry(struct json *json, const char *key, struct str text);
void json_entry_word(struct json *json, const char *key, const char *word);
void json_entry_number(struct json *json, const char *key, size_t number);
void json_entry_truth(struct json *json, const char *key, bool truth);
void json_entry_open(struct json *json, const char *key, char bracket);

#endif
