/* Formulas: typed expressions over records, like a spreadsheet's. templates/README.md is their reference.
 *
 * formula_parse reads the text, formula_check resolves every name against a scope and gives every node its type; both
 * report at the place inside the formula (F01 to F04). formula_value computes; it never fails but can run out of steps
 * (F05). A checked formula is never changed and may be computed by many threads. */
#ifndef FORMULA_FORMULA_H
#define FORMULA_FORMULA_H

#include "base/diagnostic.h"
#include "schema/record.h"

struct asked_part;
struct budget;
struct formula;
struct trace;

/* The type of an expression. */
enum type_kind {
    TYPE_ANY, /* of what is always missing or was refused: fits everything */
    TYPE_BOOL,
    TYPE_NUMBER,
    TYPE_PERCENT,
    TYPE_MONEY,
    TYPE_DATE,
    TYPE_CLOCK,
    TYPE_TEXT,
    TYPE_CHOICE, /* of */
    TYPE_MARKDOWN,
    TYPE_RECORD, /* set, or of */
};

struct type {
    enum type_kind kind;
    bool list;
    bool year;                   /* DATE: a year, of a field of that type */
    bool whole;                  /* NUMBER: whole by its nature, as years, counts and days are; print.h writes it so */
    const struct field *field;   /* CHOICE; of a plain path: the field at its end, for labels and units; else NULL */
    const struct field *of;      /* CHOICE: whose choices; RECORD: the reference, when it has several targets */
    const struct field_set *set; /* RECORD; NULL when references have several targets: `of` has them */
};

/* Whether it is a list of rows: of one set, or of several that were joined. */
bool type_is_rows(struct type type);
/* What a field holds; TYPE_ANY when its formula was refused. */
struct type type_of_field(const struct field *field);
/* The type of a field that holds single values of a kind which a formula computes. */
enum field_type type_field(enum type_kind kind);
/* "a list of numbers", for messages. */
const char *type_text(struct type type);

/* What names mean in a formula: the fields of `set` first, then those of the outer scopes, then of the sets that the
 * last one stands in, then as_of and project; `it`, where it means something, goes first. */
struct scope {
    const struct field_set *set;
    const struct field *of; /* instead of `set`: rows of several sets, as in a type; a name means what all of them have */
    const struct scope *outer;
    const struct kinds *kinds; /* for `project` */
    const struct formula *it;  /* checked; what `it` means: the field that a check asks about. NULL: nothing */
    enum class class;          /* what the formula may name at most */
    bool foreign;              /* some of the records may be another document's (asked.h), … */
    const struct asked_part *parts; /* … of these sets, where several are joined; NULL: all alike */
    size_t part_count;
    struct message who;        /* for messages: "the layout “handout”"; may be empty */
};

/* `span` is the place of the text's first character. NULL after reporting. */
struct formula *formula_parse(struct arena *arena, struct diagnostics *sink, struct str text, struct span span);

/* The formula of a computed list with rows of its own (field->makers): parses theirs. */
struct formula *formula_of_rows(struct arena *arena, struct diagnostics *sink, const struct field *list);

/* Computed fields and defaults that the formula names are checked with it, in the scope of their own set, so that they
 * must all be parsed before the first is checked; one that needs itself is reported (F05). Checking again gives the
 * first answer. */
bool formula_check(struct arena *arena, struct diagnostics *sink, struct formula *formula, const struct scope *scope);
/* The same for field->standard, whose value must fit the field: "draft" is the choice of an enum. */
bool formula_check_default(struct arena *arena, struct diagnostics *sink, const struct field *field,
                           const struct scope *scope);

struct type formula_type(const struct formula *formula); /* of a checked formula */
/* Of a checked formula: the highest class among the fields that it names, straight or through other formulas. */
enum class formula_class(const struct formula *formula);
struct str formula_text(const struct formula *formula);
struct span formula_span(const struct formula *formula);

/* What computing a formula can meet in the data although its types are right. */
enum { EFFECTS_LOOPS = 6 };
enum formula_reach { REACH_OWN, REACH_PROJECT, REACH_REFERRED, REACH_COLLECTED };
struct formula_effects {
    bool refuses;             /* lists of unequal length, or a number that a function does not take */
    bool amounts;             /* amounts of the own document, which may be in several currencies */
    bool elsewhere;           /* amounts of other documents, or of planpress.yaml */
    enum formula_reach reach; /* whose lists are gone through besides those of the own document: of planpress.yaml, of
                                 one that a reference leads to, of all documents of a kind */
    /* Lists of the own document whose rows may each double the work of a function: FEW_DOUBLINGS never matter. */
    const struct field *doubled[2];
    /* Steps that are taken once, once for each item of a list, of a list for each item of a list, …; the last counts
     * all that lie deeper too. */
    size_t work[EFFECTS_LOOPS];
};
enum { FEW_DOUBLINGS = 20 };

/* Of a checked formula, with all computed fields that it names. */
const struct formula_effects *formula_effects(const struct formula *formula);
/* Adds those of a formula that is computed for every item of so many lists inside each other. */
void formula_effects_add(struct formula_effects *effects, const struct formula_effects *more, size_t loops);
/* How deep the lists are that a formula gives: 0 a single value, 1 a list, 2 a list of those of every row joined, … */
size_t formula_loops(const struct formula *formula);
/* The most steps that they can take when no list has more than so many items; SIZE_MAX: too many to count. */
size_t formula_effects_steps(const struct formula_effects *effects, size_t longest);

struct memo;
struct row_indexes;

/* What a formula is computed in. Values of computed fields are kept: while it is in use its arena may not be rewound,
 * nor its records or its day be changed. */
struct computation {
    struct arena *arena; /* of results */
    struct diagnostics *sink;
    const struct records *records; /* for documents and `project` */
    const struct record *project;  /* may be NULL */
    struct datum it;               /* the value of the scope's `it`, before the formula is computed */
    struct date as_of;
    const enum class *reader;          /* texts are without blocks above it; NULL: they are whole */
    struct locale *locale;             /* how text() writes and sort() orders; NULL: datum_plain, by bytes */
    bool unread;                       /* set when a value was met that was not read: what is computed hangs on it */
    size_t steps;                      /* counted up to LIMIT_FORMULA_STEPS */
    struct budget *budget;             /* asked for the memory of what is computed; may be NULL */
    struct trace *trace;               /* told what is read (trace.h); NULL: nobody asks */
    struct memo *memo;                 /* of computed fields (memo.c); NULL: none yet */
    struct row_indexes *indexes;       /* of rows by a text in them (row_index.h); NULL: none yet */
    const struct folded_words *folded; /* what mentions() looked for last (functions_record.c); NULL: nothing yet */
    const void *reported;              /* where a mistake was reported last: each place is reported once */
    const struct record *weighed;      /* whose amounts were looked at last (foreign.c), … */
    const struct datum *foreign;       /* … and what was found */
};

/* The records that names are looked up in, innermost first: as the scopes of formula_check, and like them going on to
 * what the last record stands in. */
struct frame {
    const struct record *record;
    const struct frame *outer;
    struct str currency; /* of amounts written in formulas; empty: the record's */
};

struct datum formula_value(struct computation *computation, const struct formula *formula, const struct frame *frame);

/* The value of any field: computed, typed or its default. Missing when it is above the class of computation->records.
 * A group that was not written is missing, and datum_record gives a record of it in which nothing is said: so its
 * fields have their values, too. */
struct datum record_value(struct computation *computation, const struct record *record, const struct field *field);

/* The functions of formulas, by name, for `planpress explain` and the manual. */
struct function_help {
    struct str usage;    /* "round(x, places)" */
    const char *gives;   /* one line; this and the next two are words for a catalogue */
    const char *missing; /* what missing values do */
    const char *result;  /* "a percentage"; NULL: of the type of its arguments */
    const char *source;  /* words: where the rule comes from; NULL for plain arithmetic */
    size_t argument_count;
};
struct function_argument {
    struct str name;
    const char *expects; /* "an amount of money": words for a catalogue */
    bool optional;
};
size_t formula_function_count(void);
struct function_help formula_function_help(size_t index);
struct function_argument formula_function_argument(size_t index, size_t argument);

#endif
