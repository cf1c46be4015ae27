/* Texts as scalars of YAML, in as few quotes as keep their meaning. */
#ifndef BASE_YAML_TEXT_H
#define BASE_YAML_TEXT_H

#include <stdbool.h>

#include "base/str.h"

struct buffer;

/* Where the scalar stands and how the file around it is written. */
struct yaml_style {
    bool flow;  /* inside [ ] or { } */
    char quote; /* '\'' or '"' where quotes are needed and either will do; 0: '"' */
};

/* The text on one line, so that it is read as that text; line breaks in it are escaped. */
void yaml_put(struct buffer *out, struct str text, struct yaml_style style);
/* Whether it needs quotes there. */
bool yaml_needs_quotes(struct str text, bool flow);

#endif
