/* The manual as it is written: entries with lines, in one of four forms. What it says comes from the tables that the
 * program works with (explain*.c); here is only how it looks. */
#ifndef COMMAND_MANUAL_H
#define COMMAND_MANUAL_H

#include "base/buffer.h"
#include "base/catalogue.h"
#include "command/options.h"

struct manual {
    struct buffer *out;
    struct arena *arena;
    const struct catalogue *words; /* NULL: English */
    enum manual_form form;
    struct str group; /* of the section: its entries' anchors begin with it */
    enum { MANUAL_NOTHING, MANUAL_LINES, MANUAL_MEMBERS } open;
    bool section_open;
};

/* The page around all entries, where a form has one. */
void manual_begin(struct manual *manual, struct str title);
/* A link to a section, before the first one, where a form has links. */
void manual_link(struct manual *manual, const char *group, const char *title);
void manual_end(struct manual *manual);

/* A section of the reference; `group` is its word for anchors, "kinds". */
void manual_section(struct manual *manual, const char *group, const char *title);
/* "P03b  warning in Account plan" */
void manual_entry(struct manual *manual, struct str name, struct message what);
/* A line of an entry; `label` is words of ours, an empty one goes on with the line before. Nothing when there is no
 * text. */
void manual_line(struct manual *manual, const char *label, struct str text);
void manual_words(struct manual *manual, const char *label,
                  const char *words);                                        /* the same of words of ours; NULL: none */
void manual_code(struct manual *manual, const char *label, struct str text); /* lines as an author writes them */
/* What an entry consists of: a field of a kind, a rule of a family. */
void manual_member(struct manual *manual, struct str name, struct str text);
/* Text for people, on a line of its own. */
void manual_say(struct manual *manual, struct message message);

#endif
