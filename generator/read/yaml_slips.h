/* Slips: what people get wrong in YAML's syntax. libyaml stops at the first; here it is named, with what to do about
 * it, and repaired in the copy of the text, so that the next reading finds the next one. Included by yaml.c only. */
#ifndef READ_YAML_SLIPS_H
#define READ_YAML_SLIPS_H

#include "read/yaml_text.h"

/* As a failure's problem, beside libyaml's own: a key starts with a space that YAML takes for a letter. */
#define YAML_FOREIGN_SPACE "a key starts with a foreign space"
#define YAML_FOREIGN_DASH "a list item starts with a foreign dash"

/* Where and why a reading failed. */
struct yaml_failure {
    const char *problem, *context; /* libyaml's words; never NULL */
    struct yaml_place at;          /* where it gave up */
    struct yaml_place opened;      /* where what it was reading began */
    bool in_flow;                  /* a bracket is open: */
    struct yaml_place flow;        /* the outermost one */
    bool has_scalar;               /* the last scalar before that was not empty: */
    bool scalar_plain, scalar_quoted;
    struct yaml_place scalar_start, scalar_end;
};

/* What was reported so far, so that one slip gives one message. */
struct yaml_slips {
    struct arena *arena;
    struct diagnostics *sink;
    struct yaml_text *text;
    uint32_t *reported; /* for each line: the column from 1 up to which slips were reported; 0: none */
    size_t retabbed;    /* lines whose tabs were replaced */
    bool quiet;         /* the last repair was not worth a word: the text has but one meaning */
};

struct yaml_slips yaml_slips_new(struct arena *arena, struct diagnostics *sink, struct yaml_text *text);

/* Reports the slip behind a failure and repairs the text. False when nothing could be repaired: give up. */
bool yaml_slips_repair(struct yaml_slips *slips, const struct yaml_failure *failure);

#endif
