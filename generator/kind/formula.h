/* Formulas: typed expressions over records, like a spreadsheet's. templates/README.md is their reference.
 *
 * formula_parse reads the text, formula_check resolves every name against a scope and gives every node its type; both report at the
 * place inside the formula (F01 to F04). formula_value computes; it never fails but can run out of steps (F05). A checked formula is
 * never changed and may be computed by many threads. */
#ifndef KIND_FORMULA_H
#define KIND_FORMULA_H

#include "kind/record.h"

struct formula;

/* The type of an expression. */
enum type_kind {
    TYPE_ANY,     /* of `missing` and of empty lists: fits everything */
    TYPE_BOOL,
    TYPE_NUMBER,
    TYPE_PERCENT,
    TYPE_MONEY,
    TYPE_DATE,
    TYPE_CLOCK,
    TYPE_TEXT,
    TYPE_CHOICE,  /* field: whose choices */
    TYPE_MARKDOWN,
    TYPE_RECORD,  /* set */
};

struct type {
    enum type_kind kind;
    bool list;
    const struct field *field;   /* CHOICE; of a plain path: the field at its end, for labels and units; else NULL */
    const struct field_set *set; /* RECORD; NULL when references have several targets: then only naming it is possible */
};

/* What names mean in a formula: the fields of `set` first, then those of the outer scopes, then as_of and project. */
struct scope {
    const struct field_set *set;
    const struct scope *outer;
    const struct kinds *kinds;       /* for `project` */
    enum class class;                /* what the formula may name at most */
    struct str who;                  /* for messages: "the layout “handout”"; may be empty */
};

/* `span` is the place of the text's first character. NULL after reporting. */
struct formula *formula_parse(struct arena *arena, struct diagnostics *sink, struct str text, struct span span);
bool formula_check(struct arena *arena, struct diagnostics *sink, struct formula *formula, const struct scope *scope);

struct type formula_type(const struct formula *formula); /* of a checked formula */
/* Of a checked formula: the highest class among the fields that it names, straight or through other formulas. */
enum class formula_class(const struct formula *formula);
struct str formula_text(const struct formula *formula);
struct span formula_span(const struct formula *formula);

/* What a formula is computed in. */
struct computation {
    struct arena *arena;          /* of results */
    struct diagnostics *sink;
    const struct records *records; /* for documents and `project` */
    const struct record *project;  /* may be NULL */
    struct date as_of;
    size_t steps;                  /* counted up to LIMIT_FORMULA_STEPS */
};

/* The records that names are looked up in, innermost first: as the scopes of formula_check. */
struct frame {
    const struct record *record;
    const struct frame *outer;
};

struct datum formula_value(struct computation *computation, const struct formula *formula, const struct frame *frame);

/* The value of any field, computed or typed. */
struct datum record_value(struct computation *computation, const struct record *record, const struct field *field);

#endif
