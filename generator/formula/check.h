/* What the files that check formulas share: check.c (the walk), names.c, calls.c, type.c. */
#ifndef FORMULA_CHECK_H
#define FORMULA_CHECK_H

#include "formula/tree.h"

/* The records that names are looked up in, innermost first: filters, then the scopes, then what their sets stand in. */
struct level {
    struct type record;
    const struct level *outer;
};

struct checker {
    struct arena *arena;
    struct diagnostics *sink;
    struct formula *formula;
    const struct scope *scope;
    const struct level *level;
    const struct checker *outer; /* of the formula that names `field`, which this one computes; NULL: none */
    const struct field *field;
    const struct field *wanted; /* whose default it is: what its type must fit; may be NULL */
    size_t depth;               /* nodes above, those of outer checkers included */
    bool failed;
};

/* Functions that return bool have reported when it is false, and the node then counts as TYPE_ANY. */
void checker_run(struct checker *checker);
bool check_node(struct checker *checker, struct node *node);
bool check_condition(struct checker *checker, const struct node *node); /* of a checked node */
bool check_over_rows(struct checker *checker, struct node *node, struct type rows);

bool check_name(struct checker *checker, struct node *node);
bool check_step(struct checker *checker, struct node *node);
bool check_call(struct checker *checker, struct node *node);
bool check_rows(struct checker *checker, struct node *node);
bool check_operator(struct checker *checker, struct node *node); /* of checked operands */

/* Gives a text or a number that is written in the formula the type that is wanted where it stands. False if types do
 * not fit; nothing is reported then, but a text that is no choice or no date is. */
bool type_coerce(struct checker *checker, struct node *node, struct type wanted);

/* What a call gives that joins its arguments, rows and lists of rows. */
struct type type_of_joined(struct arena *arena, const struct node *call);
/* Whether two types of records are of the same sets; whether two choices are among the same. */
bool type_same_rows(struct type a, struct type b);
bool type_same_choices(struct type a, struct type b);

#define checker_refuse(checker, code, span, ...) checker_refuse_message(checker, code, span, MESSAGE(__VA_ARGS__))
struct diagnostic *checker_refuse_message(struct checker *checker, enum diagnostic_code code, struct span span,
                                          struct message message);
struct span place_of(const struct checker *checker, const struct node *node);      /* the whole expression */
struct span place_of_mark(const struct checker *checker, const struct node *node); /* its name or operator */

#endif
