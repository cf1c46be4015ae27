/* Text that YAML takes for a comment: in `title: #1 supplier` nothing is left of the title. Scans what lies between
 * libyaml's events, where comments are, so that a # inside quotes or a block of text is never looked at. Included by
 * yaml.c only. */
#ifndef READ_YAML_COMMENTS_H
#define READ_YAML_COMMENTS_H

#include "read/yaml_text.h"

struct yaml_comments {
    struct diagnostics *sink;
    const struct yaml_text *text;
    struct yaml_place place; /* what lies before it was scanned */
};

struct yaml_comments yaml_comments_new(struct diagnostics *sink, const struct yaml_text *text);

/* Scans up to an index. `value`: a single value may have been meant; else a list or mapping starts there, and a comment
 * behind its key has cost nothing. */
void yaml_comments_scan(struct yaml_comments *comments, size_t until, bool value);

/* Goes on behind a token, without looking into it. */
void yaml_comments_pass(struct yaml_comments *comments, size_t until);

#endif
