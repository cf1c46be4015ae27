/* What the files of `planpress explain` share. Private to explain*.c. */
#ifndef COMMAND_EXPLAIN_INTERNAL_H
#define COMMAND_EXPLAIN_INTERNAL_H

#include "base/suggest.h"
#include "base/word_list.h"
#include "command/manual.h"
#include "project/project.h"

struct explainer {
    struct manual manual;
    const struct project *project; /* its templates alone */
    const struct language *language;
    struct str name; /* asked for; empty: everything */
    struct suggestion nearest;
    bool found;
};

/* Whether what is called so is asked for; it is offered to who misspelt it. */
bool explain_asks(struct explainer *explainer, struct str name);
bool explain_all(const struct explainer *explainer);
struct str explain_text(struct explainer *explainer, struct message message);
/* "a, b": a line of the entry; nothing when the list is empty. */
void explain_list(struct explainer *explainer, const char *label, const struct word_list *list);

/* Each explains what is asked for of its topic. */
void explain_commands(struct explainer *explainer);
void explain_kinds(struct explainer *explainer);
void explain_fields(struct explainer *explainer);
void explain_types(struct explainer *explainer);
void explain_layouts(struct explainer *explainer);
void explain_charts(struct explainer *explainer);
void explain_widgets(struct explainer *explainer);
void explain_functions(struct explainer *explainer);
void explain_rules(struct explainer *explainer);
void explain_messages(struct explainer *explainer);
void explain_sources(struct explainer *explainer);

/* Each names what there is of its topic, a line for each. */
void list_commands(struct explainer *explainer);
void list_kinds(struct explainer *explainer);
void list_types(struct explainer *explainer);
void list_layouts(struct explainer *explainer);
void list_charts(struct explainer *explainer);
void list_widgets(struct explainer *explainer);
void list_functions(struct explainer *explainer);
void list_rules(struct explainer *explainer);
void list_messages(struct explainer *explainer);
void list_sources(struct explainer *explainer);

/* What a rule says, with its formulas as they are written. */
struct str explain_sentence(struct explainer *explainer, const struct sentence *written);

/* A message of the program as somebody gets it: what was written, and what mends it. */
struct code_example {
    enum diagnostic_code code;
    const char *file;         /* where it stands: "plan.yaml" */
    const char *wrong, *mend; /* `mend` NULL: the line is left out */
};
const struct code_example *code_example_find(enum diagnostic_code code); /* NULL: it cannot be shown in a few lines */

#endif
