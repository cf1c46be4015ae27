/* Sentences that a fields.yaml says in every language: texts with formulas in code spans, "No owner for “`= title`”".
 * They are read as they are written, linked once all fields have their formulas, and said of a record. */
#ifndef KIND_SENTENCE_H
#define KIND_SENTENCE_H

#include "formula/formula.h"

struct entry;
struct kind_reader;
struct value;

/* A formula as it is written; empty: none. */
struct written_formula {
    struct str text;
    struct span span;
};

/* A text, or a formula whose value is put in. */
struct sentence_piece {
    struct str text;
    struct span span;
    bool computed;
    struct formula *formula; /* of a computed piece, once linked; NULL when it is in error */
};

struct sentence {
    struct sentence_piece *pieces;
    size_t count;
};

/* `what` says what the formula is for: "a formula of a check". */
struct written_formula written_formula_read(struct kind_reader *reader, const struct value *value, const char *what);

/* The sentences of an entry `key: {en: …, de: …}`, by language; K01 where one is missing. */
void sentences_read(struct kind_reader *reader, const struct entry *entry, const char *what,
                    struct sentence out[LANGUAGE_MOST]);

/* Formulas are linked in one scope after the other; what all of them name together, and whether all are good, is
 * gathered here. */
struct formula_linker {
    struct kinds *kinds;
    struct diagnostics *sink;
    enum class class; /* the highest among those of what was linked and what stood here before */
    bool failed;      /* one was reported */
};

/* NULL when there is none or it is in error. */
struct formula *written_formula_link(struct formula_linker *linker, struct written_formula written,
                                     const struct scope *scope);
struct sentence sentence_link(struct formula_linker *linker, const struct sentence *written, const struct scope *scope);
/* Reports F03: the formula is not of the type that stands there; `expected` is a line of words. The result may be given
 * a help. */
struct diagnostic *formula_linker_refuse(struct formula_linker *linker, const struct formula *formula,
                                         const char *expected);
/* Sets whose fields names mean first in `inside`: those of the rows that “each” goes through. False after reporting, or
 * when there is no formula. */
bool formula_linker_rows(struct formula_linker *linker, const struct formula *each, struct scope *inside);

/* What a linked sentence says of a record, in the locale's language (NULL: as datum_plain has it), spelt as the
 * region has it; in the computation's arena. A row that says no name is called by its id. In the place of a value above
 * the class `shown` stands DISCREET_MARK. */
struct str sentence_text(struct computation *computation, struct locale *locale, const struct region *region,
                         const struct sentence *sentence, const struct frame *frame, enum class shown);
/* The sentence as it is written, each formula as itself: "“‹title›” has no owner". */
struct str sentence_as_written(struct arena *arena, const struct sentence *sentence);
/* The highest class among what a linked sentence names. */
enum class sentence_class(const struct sentence *sentence);

#endif
