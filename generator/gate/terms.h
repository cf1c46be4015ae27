/* What may not stand in an output for customers: words, phrases, names, texts, figures, patterns, each with the place
 * that says so. They are kept so that a text is gone through once, however many they are: words as a tree of phrases,
 * long texts as the runs of six words that they hold. */
#ifndef GATE_TERMS_H
#define GATE_TERMS_H

#include "base/diagnostic.h"
#include "gate/words.h"
#include "schema/record.h"

enum gate_reason {
    GATE_FORBIDDEN,  /* planpress.yaml says so */
    GATE_COMPETITOR, /* the name of one */
    GATE_ACCOUNT,    /* the name of another customer */
    GATE_VALUE,      /* a text above customer class */
    GATE_FIGURE,     /* an amount or percentage above customer class */
    GATE_MACHINE,    /* a path */
    GATE_AUTHOR,     /* the address of somebody who commits */
    GATE_HOST,       /* what the machine, its user or the branch is called */
};
enum { GATE_REASON_COUNT = GATE_HOST + 1 };

struct gate_term {
    enum gate_reason reason;
    struct str text;            /* as it was said */
    struct span span;           /* where; may be nothing */
    const struct record *owner; /* ACCOUNT: whose name it is */
    struct str field;           /* VALUE, FIGURE: the field, as its author writes it; may be empty */
    enum class class;           /* the same: its class */
};

enum gate_form {
    GATE_INFLECTED, /* its words in all their forms, and as parts of longer ones */
    GATE_NAMED, /* a name: also in the genitive; in capitals as written if it is short or one word of a longer name */
    GATE_EXACT, /* word for word */
    GATE_RUNS,  /* the same, and any six of its words that follow each other */
};
enum { GATE_RUN = 6 /* words */ };

struct gate_terms;
struct gate_terms *gate_terms_new(struct arena *arena);
/* Nothing is added when there is no word in it. What has the same form and reason already, and the same owner, is not
 * added twice. */
void gate_terms_add(struct gate_terms *terms, const struct gate_term *term, enum gate_form form);
/* A POSIX extended regular expression, in which capitals do not count. One that is none, or could keep us busy, is
 * reported at its place (L07) and left out. */
void gate_terms_add_pattern(struct gate_terms *terms, struct diagnostics *sink, const struct gate_term *term,
                            struct str pattern);
size_t gate_terms_count(const struct gate_terms *terms);
const struct gate_term *gate_terms_at(const struct gate_terms *terms, size_t number);
struct str gate_reason_name(enum gate_reason reason); /* "competitor" */
void gate_terms_close(struct gate_terms *terms);      /* gives back what patterns hold; NULL is fine */

#endif
