/* What the families of slips share. Inside of read/. */
#ifndef READ_YAML_SLIPS_INTERNAL_H
#define READ_YAML_SLIPS_INTERNAL_H

#include "read/yaml_lines.h"
#include "read/yaml_slips.h"

enum { MOST_RETABBED = 1000 /* lines; each takes time that grows with the text */ };

struct slip {
    struct yaml_slips *slips;
    struct yaml_text *text;
    const struct yaml_failure *failure;
    struct span span; /* what to report: where, as the file has it … */
    uint32_t line;    /* … and as the copy has it; */
    size_t index;
    struct message message, help;
    struct span
        mended; /* where a character stands that should be `now`, or, when it `was` none, before which it is missing */
    struct str was, now;
};

#define SENTENCE(slip, ...) message_new((slip)->slips->arena, __VA_ARGS__)

/* What is wrong, from one index to another: the help comes with `slip->help`. */
void slip_say(struct slip *slip, size_t from, size_t to, struct message message);
/* The author's text, shortened when it is long. */
struct str slip_words(const struct slip *slip, size_t from, size_t to);
/* Whether libyaml's words begin so. */
bool slip_problem_is(const struct slip *slip, const char *start);
bool slip_context_is(const struct slip *slip, const char *start);
/* Whether a bracket of a line above is open where the index stands. */
bool slip_flow_from_above(const struct slip *slip, size_t index);

/* Tabs, spaces and dashes that are none for YAML (yaml_slips_space.c). */
bool slip_tab_indents(struct slip *slip);
bool slip_tab_separates(struct slip *slip);
bool slip_foreign_space_indents(struct slip *slip);
bool slip_foreign_dash(struct slip *slip);

#endif
