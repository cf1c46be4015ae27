/* Fields: what a document, a group or a row may hold, as fields.yaml declares it, and how one is found by any of its
 * names. Made by kind/, never changed afterwards. */
#ifndef SCHEMA_FIELD_H
#define SCHEMA_FIELD_H

#include "base/class.h"
#include "base/decimal.h"
#include "base/locale.h"
#include "base/measure.h"
#include "tree/value.h"

struct arena;
struct formula;
struct kind;

enum field_type {
    FIELD_TEXT,
    FIELD_MARKDOWN,
    FIELD_NUMBER,
    FIELD_INTEGER,
    FIELD_PERCENT,
    FIELD_MONEY,
    FIELD_DATE,   /* a day */
    FIELD_PERIOD, /* a day, week, month, quarter, half-year or year */
    FIELD_YEAR,   /* a year as `calendar` counts them */
    FIELD_MONTH,  /* in which a year starts: the number of a month */
    FIELD_CLOCK,
    FIELD_BOOL,
    FIELD_CHOICE,    /* choices */
    FIELD_REFERENCE, /* targets */
    FIELD_POINTER,   /* names a field of another document, or a row of it: "revenue", "stakeholder:pfeiffer" */
    FIELD_GROUP,     /* a record with fields of its own */
    FIELD_LIST,      /* of `element`: rows when that is a group, else single values */
    FIELD_DOCUMENTS, /* all documents of a kind, or those that refer to the own one, sorted by id */
};

/* A name of a field or a choice as it is declared, and for whom. */
struct spelling {
    struct str text;
    const struct language *language;
};

struct choices;

/* A number that some of an enum's choices carry, for formulas: `stage.probability`. */
struct choice_number {
    struct str name;
    bool percent;
    struct span span; /* where it is said first */
};

struct choice_value {
    bool said;
    struct decimal number; /* 50 % is 50 */
};

/* One of the choices of an enum. */
struct choice {
    struct str name;            /* canonical, English: "won" */
    struct str *aliases;        /* further spellings as keys (text_name), those of the name and the labels included */
    struct spelling *spellings; /* the aliases as fields.yaml writes them, in the same order: for messages */
    size_t alias_count;
    struct str labels[LANGUAGE_MOST];
    size_t rank;                  /* its place in the declaration: choices compare and sort by it */
    struct choice_value *numbers; /* as many as its choices have names of numbers, in their order */
    const struct choices *among;
};

/* The choices of an enum. Fields whose type is the same named type share them. */
struct choices {
    struct choice *items;
    size_t count;
    struct choice_number *numbers;
    size_t number_count;
};

/* What a reference may point to. */
struct target {
    struct str text; /* as declared: "people", "account.sites", "account.stakeholders" */
    struct span span;
    /* Resolved by kinds_link: a path of fields that starts at the document the reference stands in, or the register
     * kind or document kind whose ids are meant. */
    const struct kind *kind; /* documents (or register rows) of this kind; NULL for a path from the own document */
    const struct field *register_list; /* the kind's one list, when it is a register */
    const struct field **path;         /* with a kind ("project.product_families"): from each of its documents */
    size_t path_count;
    const struct field_set *set; /* of what is found: a row or a document; NULL when the target is in error */
};

struct field_index;

/* The way to a field from the set it is said in, through groups: customer.short. */
struct field_way {
    const struct field **fields;
    size_t count;
};

/* A set of fields: of a kind, of a group, of the rows of a list. */
struct field_set {
    struct str name;           /* of the kind or field it belongs to, for messages */
    struct field_index *index; /* of its fields' aliases: for field_find */
    struct field *fields;
    size_t count;
    const struct field_set *outer; /* the set in which the group or list stands; NULL for a kind */
    const struct kind *kind;
    const struct field *id;     /* the field that identifies a row; NULL */
    const struct field *naming; /* the field that names a row when it is printed (title, name, text); NULL */
    struct field_way *called;   /* to the texts that a reference may call a row or document by, besides its id */
    size_t called_count;
    const struct field *unit;    /* the text “unit”: what the numbers of a row count; NULL */
    bool rows;                   /* of the rows of a list */
    bool paths, retires;         /* some field is a path; is retired */
    const struct field *by_year; /* of a group: the list of which keys that are years are rows; NULL */
};

/* How some rows of a computed list are made: one for each row of a list, or one. */
struct made_row {
    struct str each_text; /* empty: one row */
    struct span each_span;
    struct str *texts; /* of the rows' fields, by their index; empty: missing */
    struct span *spans;
    struct formula *each, **fields; /* once linked; NULL: as the texts, or in error */
};

struct field {
    struct str name;            /* canonical, English: "next_step_due" */
    struct str *aliases;        /* as keys (text_name); the name's own included */
    struct spelling *spellings; /* the aliases as fields.yaml writes them, in the same order: for messages */
    size_t alias_count;
    struct str labels[LANGUAGE_MOST];
    enum field_type type;
    enum class class; /* declared, or inherited from the kind; of a formula: at least that of all it names */
    bool required;    /* in a row that does not say it: a weakness; elsewhere, and with `always`, a mistake */
    bool required_always;
    bool wanted; /* required, and a document that does not say it is built all the same: a weakness everywhere */
    bool may_say_unlimited;    /* a date that may also be "unlimited" (read as missing with its text kept) */
    bool person;               /* a text that is the name of a person */
    bool path;                 /* a text that is the path of a file, seen from the one it stands in */
    const struct str *retired; /* by language: what to write instead of a field that was given up; NULL */
    bool begins, past;         /* a day on which something begins; one on which something has happened */
    struct str calendar;       /* of years: whose; empty: our company's. See field_read.h */
    bool has_least, has_most;  /* range of numbers */
    struct decimal least, most;
    struct str unit;      /* printed behind a number: "h"; may be empty */
    enum measure measure; /* what a number counts: its unit, or what its name says (effort_days); MEASURE_NONE */
    enum measure per;     /* the rhythm that an amount has anyway: a year; MEASURE_NONE */
    const struct choices *choices; /* CHOICE: never NULL */
    const struct choices *words;   /* of a number: what some values are called, each choice named as its number; NULL */
    struct target *targets;
    size_t target_count;
    struct field_set *fields;     /* GROUP */
    struct field *element;        /* LIST: the type of its items (GROUP for rows); has no name of its own */
    const struct kind *documents; /* DOCUMENTS */
    struct str documents_name;
    const struct field *documents_by; /* DOCUMENTS: only those whose field refers to the document that has them; NULL */
    struct str documents_by_name;
    /* A list written as mapping: its keys fill these fields of the row, outermost first; `leaf` takes a scalar where a
     * row's mapping is expected. {2025: 38.5} with keyed [year], leaf value is the row {year: 2025, value: 38.5}. */
    const struct field **keyed;
    size_t keyed_count;
    const struct field *apart; /* rows of one key may stand side by side when they differ in it; NULL */
    const struct field *leaf;
    const struct field *coming; /* takes that scalar's place in years that are not over; NULL */
    bool has_single_year;       /* a list keyed by year: a single value is of the fiscal year that lies */
    int single_year;            /* so many years after that of as_of */
    struct str *lines; /* of a list of rows: names of fields that lines of a document may say, of one row together; as
                          keys (text_name) */
    size_t line_count;
    struct str
        *cues; /* of a list of rows: words before a colon by which any line is a row of it; as keys (text_name) */
    size_t cue_count;
    /* A list whose rows nobody writes, of references in them: a row for each record that they can lead to, or, `joined`,
     * one for all that have one id or name. */
    const struct field **sources;
    size_t source_count;
    bool joined;
    const struct field *told; /* beside it, a truth: only where it is true the value is exported to others than those
                                 who may see all; NULL: everywhere */
    bool untold;              /* the same: nowhere */
    bool kind_says; /* CHOICE: what a document calls its kind may be one of its choices: "kind: QBR" */
    struct str *headed; /* of Markdown: names by which headings alone mean it; as keys (text_name) */
    size_t headed_count;
    const struct field *parts_of, *parts_text; /* of Markdown: the list whose rows its sections are about, and the field of
                                                  theirs that takes a section; NULL */
    struct str parts_row; /* what a row made of a cue's line in it calls the row that it is about; may be empty */
    bool commas;                   /* a list of texts, in none of which is a comma */
    const struct field *aside;     /* beside it: takes what stands behind its value; NULL */
    const struct field *otherwise; /* beside it: takes what it cannot, as rows; NULL */
    struct formula
        *release; /* LIST: rows for which this is not true are internal whatever their fields say; may be NULL */
    struct formula *formula; /* a computed field; NULL for a typed one */
    struct made_row *makers; /* of a computed list that has rows of its own; its formula makes them */
    size_t maker_count;
    struct formula *standard; /* `default:` used when nothing was written; may be NULL */
    struct str formula_text, release_text, standard_text;
    struct span formula_span, release_span, standard_span;
    const struct value *declaration; /* in fields.yaml, what its named type says included */
    struct span span;
    size_t index;                /* in its set: where a record keeps its datum */
    const struct field_set *set; /* it stands in */
};

extern const struct choices choices_none; /* of an enum that is in error */

/* By canonical name or alias in either language, whatever its case, punctuation and markup ("DueDate" too); NULL. The
 * signs around the name of a field say nothing ("👥 Stakeholders"), those around a choice must say the same: "✅ Done",
 * "2 (Champion)", but not "done?". */
const struct field *field_find(const struct field_set *set, struct str name);
const struct choice *choice_find(const struct choices *choices, struct str name);
const struct choice *choice_find_key(const struct choices *choices, struct str key); /* by one of their aliases alone */
/* The number of that name which the choices carry; NULL. */
const struct choice_number *choice_number_find(const struct choices *choices, struct str name);

/* A name that a field shares with a text of its set (`shares:`) is the field's where what is written can be that, else
 * the text's: then *text is that text, else NULL. Of other names the same as field_find. */
const struct field *field_find_shared(const struct field_set *set, struct str name, const struct field **text);

/* What an author may write: neither computed nor made of documents or their rows. */
bool field_is_written(const struct field *field);
/* Made of documents, or of their rows. */
bool field_is_collected(const struct field *field);

/* What fields.yaml says for authors, in their language where it is said in several; may be empty. */
struct str field_help(const struct field *field, const struct language *language);

/* The name that an author of a language writes: the first in that language, else the canonical one. */
struct str field_spelling(const struct field *field, const struct language *language);
/* The field whose name is nearest to a misspelt one; *spelling is its name in the language, the nearest of several.
 * NULL: none is near. */
const struct field *field_suggest(const struct field_set *set, struct str name, const struct language *language,
                                  struct str *spelling);

/* The same of a choice: NULL: none is near. */
const struct choice *choice_suggest(const struct choices *choices, struct str name, const struct language *language,
                                    struct str *spelling);

/* All of them by their labels, for messages: "Open, In progress, Done". */
struct message choices_known(struct arena *arena, const struct choices *choices, const struct language *language);

/* The rows' fields of a list of rows, the group's fields of a group, the kind's fields of documents and of references
 * with one target; NULL for single values. */
const struct field_set *field_rows(const struct field *field);

/* A name as people write it: "next_step_due" → "Next step due". */
struct str label_from_name(struct arena *arena, struct str name);

/* A text, or a list of texts, that is the path of a file. */
bool field_is_path(const struct field *field);

/* The field that says what a number counts, in its row or a row around it; NULL: the field knows that itself. */
const struct field *field_unit(const struct field *field);

/* "opportunities.owner": the field's path from its document. */
struct str field_path(struct arena *arena, const struct field *field);
/* The same as authors of a language write it: "chancen.verantwortlich". */
struct str field_path_spelling(struct arena *arena, const struct field *field, const struct language *language);
/* What the fields of a set are the fields of: a kind, a group, a list. */
struct str field_set_spelling(const struct field_set *set, const struct language *language);
/* What a reference may name: "Personen", "account.stakeholders". */
struct str target_spelling(struct arena *arena, const struct target *target, const struct language *language);

/* The fold of a text: itself when nothing is to be folded. */
struct str fold(struct arena *arena, struct str text);

/* Whether a text is its own fold; whether a folded name is among folded aliases. */
bool is_folded(struct str text);
bool aliases_hold(const struct str *aliases, size_t count, struct str folded);

/* Enters a field under a folded name; the field that has it already, or NULL. */
struct field_index *field_index_new(struct arena *arena, size_t names);
const struct field *field_index_add(struct field_index *index, struct str name, const struct field *field);
/* A name, as a key and as it is written, is shared from now on; the field that has it already when that is neither of
 * the two, or that shares it; NULL. */
const struct field *field_index_share(struct field_index *index, struct str key, struct str written,
                                      const struct field *field, const struct field *text);

#endif
