/* The inside of formulas: what the lexer, the parser, the checker, the evaluator and the functions share. Private to
 * them.
 *
 * A formula's text is cut into tokens, parsed into a tree of nodes, and checked: then every node has its type, every
 * name its field and every call its function, so that computing looks nothing up. Nodes know their place as bytes of
 * the text; a span is made from it only when there is something to report. */
#ifndef FORMULA_TREE_H
#define FORMULA_TREE_H

#include "formula/formula.h"

enum {
    /* The nodes from a formula's root down to its deepest leaf, through all computed fields on the way: what keeps the
     * recursion of checking and computing within a thread's stack. A single formula is at most LIMIT_DEPTH high. */
    FORMULA_HIGHEST = 512,
    ELEMENTWISE_MOST = 4, /* operands of anything that works element by element */
};

enum operation {
    OPERATOR_OR,
    OPERATOR_AND,
    OPERATOR_NOT,
    OPERATOR_EQUAL,
    OPERATOR_DIFFERENT,
    OPERATOR_LESS,
    OPERATOR_LESS_EQUAL,
    OPERATOR_GREATER,
    OPERATOR_GREATER_EQUAL,
    OPERATOR_ADD,
    OPERATOR_SUBTRACT,
    OPERATOR_MULTIPLY,
    OPERATOR_DIVIDE,
    OPERATOR_NEGATE,
};

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_TEXT, /* text: without its quotes */
    TOKEN_NAME,
    TOKEN_BOOL,     /* true, false */
    TOKEN_OPERATOR, /* `-` is always OPERATOR_SUBTRACT here */
    TOKEN_OPEN,     /* ( */
    TOKEN_CLOSE,
    TOKEN_FILTER_OPEN, /* [ */
    TOKEN_FILTER_CLOSE,
    TOKEN_DOT,
    TOKEN_COMMA,
};

struct token {
    enum token_kind kind;
    enum operation operation;
    struct str text;
    size_t start, end; /* bytes of the formula's text */
};

enum node_kind {
    NODE_LITERAL,   /* literal */
    NODE_NAME,      /* name */
    NODE_STEP,      /* name; children: the record or the list of records */
    NODE_FILTER,    /* children: the list, the condition */
    NODE_CALL,      /* name; children: the arguments */
    NODE_OPERATION, /* operator; children: one or two operands */
    NODE_ROWS,      /* rows: made by formulas of their own (rows.c); always a formula's root */
};

enum meaning { MEANS_FIELD, MEANS_AS_OF, MEANS_PROJECT, MEANS_IT };

struct function;

struct node {
    enum node_kind kind;
    size_t start, end;           /* the whole expression, bytes of the formula's text */
    size_t mark_start, mark_end; /* its name or operator */
    size_t height;               /* a leaf is 1 */
    struct node **children;
    size_t count;
    struct str name;
    enum operation operation;
    struct datum literal; /* an amount gets the currency of the document that is computed */

    /* Found by formula_check. */
    struct type type;
    enum meaning means;        /* NAME */
    size_t level;              /* NAME of a field: frames to go out */
    const struct field *field; /* NAME, STEP */
    bool spreads;              /* STEP over a list to a list: the lists are joined */
    const struct function *function;
    const struct field *rows; /* ROWS: the list */
};

enum formula_state { FORMULA_PARSED, FORMULA_IN_CHECK, FORMULA_CHECKED, FORMULA_REFUSED };

struct formula {
    struct str text;
    struct span span;
    struct node *root;
    enum formula_state state;
    enum class class;
    size_t height;                  /* with all computed fields it names */
    struct formula_effects effects; /* effects.c; of a checked formula */
};

/* What a parameter of a function takes. */
enum shape {
    SHAPE_ONE,
    SHAPE_EACH, /* one; given a list, the function works element by element */
    SHAPE_LIST,
    SHAPE_EITHER,
    SHAPE_FIELD,     /* a path that ends in a field: what is asked is not its value */
    SHAPE_ROWS,      /* a list of records */
    SHAPE_CONDITION, /* anything but a list of true and false */
    SHAPE_KEY,       /* a formula over the rows of the first argument */
};

#define KIND_BIT(kind) (1u << (kind))

struct parameter {
    struct str name;
    const char *expects; /* "a list of numbers" */
    enum shape shape;
    unsigned kinds; /* KIND_BITs */
    bool alike;     /* of one type with the others that say so */
    bool optional;
    bool repeated;   /* the last one: any number more */
    bool paired;     /* LIST: as long as the others that say so */
    int least, most; /* ONE: the whole numbers that are taken; both 0: any number */
};

enum result {
    RESULT_KIND,  /* function->kind */
    RESULT_ALIKE, /* as the arguments that are alike */
    RESULT_ITEM,  /* one of them */
    RESULT_ROW,   /* one of the first argument */
    RESULT_ROWS,  /* some of the first argument */
    RESULT_JOINED, /* all of its arguments, one behind the other */
    RESULT_LIST,  /* a list of function->kind */
};

struct evaluation;

struct function {
    struct str name;
    struct function_help help;
    const char *source; /* where the rule comes from; words; NULL for plain arithmetic */
    struct parameter parameters[4];
    size_t parameter_count;
    enum result result;
    enum type_kind kind;
    bool doubles;   /* each item of its paired lists may double its work (effects.h) */
    bool walks;     /* it goes through the records of its arguments as they are */
    bool whole;     /* the numbers that it gives are whole by their nature: years, days, counts */
    bool fractions; /* ITEM, ALIKE: what it makes of whole numbers may be none */
    /* One of the two: over the arguments' values, or over the arguments themselves where not all of them are to be
     * computed. */
    struct datum (*apply)(const struct evaluation *evaluation, const struct node *call, const struct datum *arguments);
    struct datum (*evaluate)(const struct evaluation *evaluation, const struct node *call);
};

/* The functions' table. Several entries may have one name and differ in how many arguments they take. */
const struct function *functions_table(size_t *count);
size_t function_least(const struct function *function);
size_t function_most(const struct function *function); /* SIZE_MAX: any number */
const struct parameter *function_parameter(const struct function *function, size_t index);

/* NULL after reporting everything that is no token. Ends with TOKEN_END. */
struct token *formula_tokens(struct arena *arena, struct diagnostics *sink, const struct formula *formula);
struct span formula_place(const struct formula *formula, size_t start, size_t end);
/* Whether a value is one that the parameter takes; of what is no whole number the function itself decides. */
bool parameter_takes(const struct parameter *parameter, struct datum value);
/* "round expects a number of places from -30 to 30, found 31" */
struct message parameter_refusal(struct arena *arena, const struct function *function,
                                 const struct parameter *parameter, struct datum value);
/* `-value` as the key of a sort. */
bool key_is_downwards(const struct node *key);
struct str operation_text(enum operation operation);

/* One formula being computed. */
struct evaluation {
    struct computation *computation;
    const struct formula *formula;
    const struct frame *frame;
};

/* rows.c */
struct datum evaluate_rows(const struct evaluation *evaluation, const struct node *node);
/* How deep the lists are that its rows come from: at least 1. */
size_t loops_of_rows(const struct node *node);
void effects_of_rows(struct formula_effects *effects, const struct node *node);

/* effects.c: fills formula->effects, once all that it names have theirs. */
void formula_effects_find(struct formula *formula);

struct datum formula_evaluate(const struct evaluation *evaluation, const struct node *node);
/* The day that all is seen from, asked for by a formula. */
struct date formula_day(const struct computation *computation);
/* As record_value, asked by a formula: field_value.c. */
struct datum field_value(const struct evaluation *evaluation, const struct record *record, const struct field *field);
/* Values of computed fields, kept for the time of a computation. */
bool memo_find(const struct computation *computation, const struct record *record, const struct field *field,
               struct datum *out);
void memo_keep(struct computation *computation, const struct record *record, const struct field *field,
               struct datum value);
/* Calls `apply` for each element of those operands that are lists, or once. */
struct datum formula_each(const struct evaluation *evaluation, const struct node *node, const struct datum *operands,
                          size_t count,
                          struct datum (*apply)(const struct evaluation *, const struct node *, const struct datum *));
/* Counts steps. False when there are none left: give up and return a missing value. */
bool formula_spend(const struct evaluation *evaluation, const struct node *node, size_t steps);
/* Reports F05 at the node; NULL when that was done before. */
#define formula_fail(evaluation, node, ...) formula_fail_message(evaluation, node, MESSAGE(__VA_ARGS__))
struct diagnostic *formula_fail_message(const struct evaluation *evaluation, const struct node *node,
                                        struct message message);

/* The currency of two amounts together: zero fits every currency; numbers have none. False after reporting. */
bool currency_meet(const struct evaluation *evaluation, const struct node *node, struct datum a, struct datum b,
                   struct str *out);
struct str currency_of_frame(const struct frame *frame);

struct datum datum_of_bool(bool truth);
/* `kind` NUMBER, PERCENT or MONEY; missing when the value is not finite. */
struct datum datum_of_number(enum datum_kind kind, struct decimal value, struct str currency);
bool datum_is_numeric(struct datum datum);

#endif
