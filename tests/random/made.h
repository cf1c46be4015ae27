/* What the files that make random projects share: a project on its way from kinds to files. Private to this folder.
 *
 * Documents are grown as trees from the fields of their kinds (fields.c), then references choose what they refer to
 * (references.c), then the trees are written (write.c). */
#ifndef RANDOM_MADE_H
#define RANDOM_MADE_H

#include "base/buffer.h"
#include "base/locale.h"
#include "dice.h"
#include "formula/formula.h"
#include "random.h"

struct project;

enum made_shape {
    MADE_TEXT,     /* text */
    MADE_MARKDOWN, /* text, of several lines */
    MADE_LIST,     /* items */
    MADE_FIELDS,   /* items, each with its key: a document, a group, a row */
};

struct made {
    enum made_shape shape;
    struct str key;            /* as it is written; of items of a list: empty */
    struct str path;           /* "2/opportunities/0/value": what its dice are thrown from */
    const struct field *field; /* NULL: of a document, or of a mistake */
    enum class class;          /* of the field or of what holds it, the higher one */
    struct str text;
    struct made **items;
    size_t count, capacity;
    const struct made *refers; /* of a reference: the row or document that it names; NULL: none yet */
    int place;                 /* of a reference that is a key: which of its candidates; -1: any */
    bool gone;                 /* it found nothing to refer to, and is not written */
    struct str id;             /* of a row or document */
};

struct made_document {
    struct made *root;
    const struct kind *kind;
    struct str stem; /* of its file, below the project's folder */
    const struct language *language;
    size_t number;
    bool markdown; /* a .md file: front matter and a body */
};

struct maker {
    struct arena *arena;
    const struct random_knobs *knobs;
    struct str templates, folder;
    const struct project *project; /* with all kinds, once these are written */
    struct made_document *documents;
    size_t count, capacity;
    struct buffer catalogue; /* templates/languages/de.yaml */
    struct str currency;     /* of the project */
    struct message problem;
};

/* The dice of a value, or of anything else that has a path of its own. */
struct dice made_dice(const struct maker *maker, struct str path, enum class class);
bool made_mistake(const struct maker *maker, struct dice *dice); /* whether something is to go wrong here */

/* texts.c: words as people write them. */
const char *text_word(struct dice *dice, const struct language *language);
struct str text_phrase(struct arena *arena, struct dice *dice,
                       const struct language *language); /* a few words, in one line */
struct str text_person(struct arena *arena, struct dice *dice);
/* A text of layouts, in English, with its German. */
struct text_pair {
    const char *english, *german;
};
const struct text_pair *text_label(struct dice *dice);
const struct text_pair *text_heading(struct dice *dice); /* that no built-in kind has as a field */

/* values.c: the text of a single value; empty when the field takes none of its own (references, groups). */
struct str value_text(const struct maker *maker, struct dice *dice, const struct field *field,
                      const struct language *language);
struct str value_wrong(struct arena *arena, struct dice *dice, const struct field *field); /* that cannot be read */

/* fields.c */
void document_grow(struct maker *maker, struct made_document *document);

/* references.c */
void references_choose(struct maker *maker);

/* formulas.c: formulas over a set of fields; all are good, though some can fail when they meet data. */
struct formulas {
    struct arena *arena;
    struct dice *dice;
    const struct field_set *set;
    enum class class;
    bool careless; /* also what fails with the wrong data: lists of two lengths */
    int depth;
};
/* Of a kind; TYPE_ANY: of any that prints in a line. Empty when the set has nothing to make it of. */
struct str formula_random(struct formulas *formulas, enum type_kind kind);
struct str formula_condition(struct formulas *formulas);
struct str formula_rows(struct formulas *formulas, const struct field_set **rows); /* a list of rows, with their set */
/* The path to a field, through groups and references, or empty. */
struct str formula_path(struct formulas *formulas, enum type_kind kind, bool list, const struct field **field);

/* layouts.c: a section or a widget that prints what the set has, as Markdown; texts get their German when the catalogue
 * is given. Empty when nothing fits. */
struct printing {
    struct formulas formulas;
    struct buffer *catalogue;
    int level; /* of headings */
};
struct str layout_widget(struct printing *printing);
struct str layout_formula(struct printing *printing);                                    /* a code span */
void layout_translate(struct printing *printing, struct str english, struct str german); /* each text once */
void layouts_write(struct maker *maker, const struct kind *kind, bool own);

/* markdown.c: what an author writes into a Markdown field or below a heading. */
struct str markdown_text(struct maker *maker, const struct made_document *document, struct str path, enum class class,
                         int level);

/* kinds.c: fields.yaml of the project's own kinds, first without formulas, then with them. */
struct str kind_name(struct arena *arena, int number);
void kind_write(struct maker *maker, int number, bool computed);

/* write.c */
void document_write(struct maker *maker, struct made_document *document);
void chapter_write(struct maker *maker, const struct made_document *document);
struct str yaml_scalar(struct arena *arena, struct str text, bool flow); /* quoted where it must be */
void made_file(struct maker *maker, struct str name, struct str text);

#endif
