/* What the files of compose/ share: the compiled template and the state of composing. Private to this folder.
 *
 * Compiling (once a template) turns Markdown blocks into nodes whose formulas and widget options are parsed and
 * checked. Composing (once a document) walks the nodes and makes blocks. An author's Markdown with formulas goes the
 * same way, compiled for its one document. */
#ifndef COMPOSE_COMPOSER_H
#define COMPOSE_COMPOSER_H

#include "base/budget.h"
#include "compose/compose.h"
#include "formula/print.h"

struct parts;
struct widget;

enum { DEEPEST_SECTION = 6 }; /* as HTML and PDF have headings */

/* Inlines with formulas: the n-th formula code span, in reading order, prints formulas[n]. */
struct text {
    struct inline_node *inlines;
    struct formula **formulas;
    size_t count;
};

/* A text of a layout in every language: what has no translation stands in English. */
struct texts {
    struct text in[LANGUAGE_MOST];
};

/* What composing a template may find in a document although the template itself is right. */
struct hazards {
    struct formula_effects formulas;
    bool others;   /* of widgets, images and links */
    bool encloses; /* composing goes on in other documents */
    bool about, around; /* of its widgets (widget.h) */
};

enum node_kind {
    NODE_BLOCK, /* a block as it stands, its own inlines in texts, its children as nodes */
    NODE_TABLE, /* a Markdown table: cells are nodes */
    NODE_WIDGET,
};

struct node {
    enum node_kind kind;
    struct span span;
    struct node *next, *first;
    bool live;                   /* it, or what it holds, may show data */
    const struct block *block;   /* BLOCK, TABLE: the pattern */
    struct texts texts;          /* BLOCK: its inlines */
    struct node **cells;         /* TABLE: row by row, columns in order */
    const struct widget *widget; /* WIDGET */
    void *data;                  /* WIDGET: its compiled options, known to the widget alone */
};

struct compiler {
    struct arena *arena;
    struct diagnostics *sink;
    const struct edition *edition;
    const struct scope *scope;
    const bool *uses; /* by language: those of the documents that the template is for; NULL: of an author's Markdown */
    bool translate;   /* a layout's texts have translations, an author's have not */
    struct untranslated *untranslated; /* those without, where they are translated */
    struct hazards *hazards;           /* collected here; NULL: nobody asks */
    size_t loops;                      /* lists that the node stands in: it is composed for each of their rows */
    struct parts *parts; /* of the layout; NULL: of an author's Markdown, which has none */
    int depth;
    int level; /* of the section that the node stands in */
};

struct composer {
    struct arena *arena;
    struct diagnostics *sink;
    const struct edition *edition;
    const struct text_measure *measure;
    struct locale *locale;
    const struct language *language;
    const struct catalogue *catalogue; /* of texts of ours, as the document's region spells them */
    const struct language
        *written; /* of the Markdown: a layout's is the document's language, an author's may be another */
    const struct language *around; /* of the text that inlines are put into: when theirs is another, they say so */
    struct computation *computation;
    const struct frame *frame;
    const struct compiler *compiler; /* of the template: its class and kind, for an author's Markdown */
    const struct remarks *remarks;   /* of the document's checks */
    struct budget *budget;           /* of the document; may be NULL */
    const struct shelf *shelf;       /* of what may be composed inside; NULL: nothing */
    struct span asking;              /* the widget or text of a layout that is being composed */
    bool dense;                      /* all tables of the layout are */
    int level;                       /* of the section being composed; 0 outside */
    bool *shown;                     /* set when data is printed in the section around; NULL: nobody asks */
    bool boxed;                      /* inside a list, a quote, a box or a cell, where no section can stand */
    int depth;
};

const struct hazards *template_hazards(const struct template *template);

/* compile.c: blocks → nodes. */
struct node *compile_blocks(struct compiler *compiler, const struct block *first);
bool any_live(const struct node *first); /* whether one of the nodes may show data */
struct text compile_text(struct compiler *compiler, struct inline_node *inlines);
/* The layout's English Markdown and its translations. */
struct texts compile_texts(struct compiler *compiler, struct str english, struct span span);
struct formula *compile_formula(struct compiler *compiler, struct str text, struct span span);
/* Reports a formula of the wrong type ("expected a list of rows"). */
bool compile_is_rows(struct compiler *compiler, const struct formula *formula);
/* A copy of the compiler whose names are first the fields of the formula's rows. The scope lives in the arena. */
struct compiler compile_inside(const struct compiler *compiler, const struct formula *rows);

/* compose.c: nodes → blocks. */
struct block *compose_nodes(struct composer *composer, const struct node *first);
/* Asks for so many more parts of the document, and for the memory that it holds by now. False: nothing more is made. */
bool compose_may(struct composer *composer, size_t blocks);
struct inline_node *compose_text(struct composer *composer, const struct text *text);
struct inline_node *compose_texts(struct composer *composer, const struct texts *texts);
/* The same, but NULL when one of its formulas says nothing: half a sentence is none. */
struct inline_node *compose_whole(struct composer *composer, const struct texts *texts);
struct datum compose_value(struct composer *composer, const struct formula *formula);
/* A copy of the composer that stands on a row; the frame is the caller's and must outlive it. */
struct composer compose_on(const struct composer *composer, const struct record *row, struct frame *frame);

/* author.c: the Markdown of a document, its formulas, widgets and images put in. An image is found from the file that
 * names it. */
struct block *compose_markdown(struct composer *composer, const struct block *blocks);
const struct image *compose_image(struct composer *composer, struct str path, struct span span);
/* Reports (G12) an image of which nothing says what it shows. */
void compose_described(struct composer *composer, struct str path, struct str alternative, struct span span);
bool compose_may_show(struct composer *composer, const struct image *image); /* as compose_may; pixels count, too */

/* document.c: another document, or the same by another layout, to stand inside the one that is being composed, below a
 * section of that level. Its links are not resolved: they are in the whole. */
struct document *compose_inside(struct composer *composer, const struct template *template, struct str id, int level);

/* print.c: values as parts of a document. */
struct str print_text(const struct composer *composer, struct datum value, struct type type);
/* The language of what was written at a place; of what the composer stands on when no document was written there. */
/* Whose text stands in a place: another document's when one of its fields is printed here. */
const struct record *print_document_at(const struct composer *composer, struct span span);
const struct language *print_language_at(const struct composer *composer, struct span span);
/* A label of ours or of a kind, in the document's language and as its region spells it. */
struct str print_label(const struct composer *composer, const struct str labels[LANGUAGE_MOST]);
struct inline_node *print_inlines(struct composer *composer, struct datum value, struct type type);
struct inline_node *print_title(struct composer *composer, const struct record *record); /* as words, not as a name */
struct block *print_blocks(struct composer *composer, struct datum value,
                           struct type type); /* Markdown as blocks, else a paragraph */
/* Whether blocks are no more than the dash that print_blocks makes of what was not said. */
bool print_is_dash(const struct block *blocks);
struct str print_class(const struct composer *composer, enum class class); /* "Vertraulich"; of the customer's: empty */
bool print_is_number(struct type type); /* single numbers, percentages and amounts: line up at the decimal sign */

#endif
