/* Widgets: fenced blocks of a layout that show data. Each has a name, the options it knows, a function that compiles
 * its options once and one that composes it for a document. */
#ifndef COMPOSE_WIDGET_H
#define COMPOSE_WIDGET_H

#include "compose/composer.h"
#include "tree/value.h"

/* A widget as it stands in a layout. */
struct widget_use {
    const struct block *block; /* the fenced block */
    struct str argument;       /* of `when`, `each`: what follows the name in the info string */
    struct span argument_span;
    const struct value *options; /* a mapping; NULL when the block is empty or holds layout */
};

/* A section lives only as long as something in it shows data. */
enum widget_counts {
    WIDGET_SHOWS,  /* what it prints is data; what a condition on the data lets through is so too */
    WIDGET_HOLDS,  /* what it holds may be */
    WIDGET_ADORNS, /* it prints whatever the document says */
};

struct widget {
    struct str name;
    const char *purpose; /* words for the manual: what it prints */
    const char *const *options; /* names, NULL-terminated; NULL: it holds a piece of layout */
    /* When they depend on what the block says: all names for these options, or NULL to leave checking to `compile`. */
    const char *const *(*options_of)(struct compiler *compiler, const struct value *options);
    bool takes_argument;
    enum widget_counts counts; /* whether a section lives by it */
    bool about, around; /* it goes through the documents of the own account, or through any, as they are */
    bool finds; /* composing it can find a mistake in the document, other than by its formulas */
    /* Compiled options, or NULL after reporting. */
    void *(*compile)(struct compiler *compiler, const struct widget_use *use);
    /* Blocks, or NULL when there is nothing to show. */
    struct block *(*compose)(struct composer *composer, const void *data);
};

const struct widget *widget_find(struct str name);
const struct widget *widget_at(size_t index); /* NULL behind the last one */
const struct widget *widget_nearest(struct str name); /* that a misspelt name may mean; NULL: none */

extern const struct widget widget_table, widget_agenda, widget_facts, widget_tiles, widget_list, widget_checklist,
    widget_grid, widget_chart, widget_markdown, widget_extract, widget_notice, widget_lines, widget_signatures,
    widget_findings, widget_findings_matrix, widget_page, widget_when, widget_each, widget_enclosures, widget_yield;

/* Reading of options (options.c). Each reports what does not fit (D02) at its place. */
const struct value *option(const struct widget_use *use, const char *name);
struct formula *option_formula(struct compiler *compiler, const struct widget_use *use,
                               const char *name); /* NULL: not there, or reported */
struct formula *option_rows(struct compiler *compiler, const struct widget_use *use,
                            const char *name); /* required: a list of rows */
/* Required: a formula whose value fits; `what` says which do. */
struct formula *option_typed(struct compiler *compiler, const struct widget_use *use, const char *name,
                             bool (*fits)(struct type), const char *what, const char *help);
struct texts option_texts(struct compiler *compiler, const struct widget_use *use,
                          const char *name); /* Markdown of one line */
bool option_number(struct compiler *compiler, const struct widget_use *use, const char *name, int least, int most,
                   int *out);
bool option_is(struct compiler *compiler, const struct widget_use *use, const char *name, const char *const *words,
               int *out);

/* A value with the label it goes by: a formula, or {value: …, label: …} with further options of the widget. */
struct labelled {
    struct formula *formula;
    struct str labels[LANGUAGE_MOST];
    bool written;                /* the label stands in an author's Markdown */
    const struct value *options; /* the mapping, when it is one */
};
struct str print_labelled(const struct composer *composer, const struct labelled *labelled);
/* `more` names the further options that are allowed in the mapping, NULL-terminated. False after reporting. */
bool option_labelled(struct compiler *compiler, const struct value *value, const char *const *more,
                     struct labelled *out);
struct labelled *option_labelled_list(struct compiler *compiler, const struct widget_use *use, const char *name,
                                      const char *const *more, size_t *count);
struct formula *option_formula_of(struct compiler *compiler, const struct value *value);
/* A plain text in every language. */
bool option_label(struct compiler *compiler, const struct value *value, struct str labels[LANGUAGE_MOST]);
void option_report(struct compiler *compiler, struct span span, const char *problem, struct str what, const char *help);
/* Rows of a table or list: filtered by the formula, sorted as `sort` says (NULL: as they were written). */
struct order; /* the compiled `sort` option */
struct order *option_sort(struct compiler *inside, const struct widget_use *use);
const struct record **rows_of(struct composer *composer, const struct formula *rows, const struct order *order,
                              size_t *count);

#endif
