/* The document tree: what is to be read, independent of where. Markdown is read into it, layouts are composed into it,
 * HTML is written from it, pages are laid out from it. Text is UTF-8 in NFC, already in the document's language.
 *
 * Nodes live in the arena of the document; children are singly linked in reading order. After composing the tree is
 * complete and valid: writers assert, they do not check. What must hold is in document_check. */
#ifndef TREE_DOCUMENT_H
#define TREE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/class.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/source.h"

struct arena;
struct figure;
struct sheet; /* tree/sheet.h */

enum inline_kind {
    INLINE_TEXT,     /* text */
    INLINE_SPACE,    /* a soft line end of the source: a space */
    INLINE_BREAK,    /* a hard line end */
    INLINE_CODE,     /* text. In Markdown that was just read, one that starts with '=' is a formula */
    INLINE_EMPHASIS, /* children */
    INLINE_STRONG,   /* children */
    INLINE_STRIKE,   /* children */
    INLINE_LINK,     /* children, target */
    INLINE_IMAGE,    /* children are the alternative text; image, or target while not loaded */
    INLINE_NAME,     /* children: a proper name, never hyphenated */
    INLINE_MUTED,    /* children: said in passing (units, dashes for missing values) */
    INLINE_ALERT,    /* children: wants attention (overdue dates) */
    INLINE_LANGUAGE, /* children in another language than what they stand in; language */
    INLINE_NOTE,     /* a reference to a footnote; children: the note's text, which stands elsewhere */
    INLINE_CLASSED, /* children; text: a class. “::: CLASS … :::” in a line of Markdown that was just read; composing
                     * leaves its children or nothing */
    INLINE_UNKNOWN, /* text: the "?" of a value that is explicitly not known, shown as a mark of its own */
};

struct inline_node {
    enum inline_kind kind;
    struct span span; /* line only, inside Markdown; of a NOTE: where its text is, the same for all references to it */
    struct inline_node *next, *first; /* next sibling, first child */
    struct str text;                  /* TEXT, CODE, UNKNOWN */
    struct str target;                /* LINK: a URL (http, https, mailto, tel), or "#anchor" inside the document */
    struct str title;                 /* LINK, IMAGE: may be empty */
    const struct image *image;        /* IMAGE */
    bool escaped;                     /* TEXT just read from Markdown: its colons are no mark of a class block */
    int number;                       /* NOTE: from 1, made by document_notes */
    const struct language *language;  /* LANGUAGE */
};

/* SHEET: a page of somebody else's PDF, which painting treats like a picture. */
enum image_format { IMAGE_PNG, IMAGE_JPEG, IMAGE_SHEET };

struct image {
    enum image_format format;
    struct str path;           /* as the author wrote it */
    struct str bytes;          /* a file with nothing but the picture in it, the right way up; of a SHEET: empty */
    uint32_t width, height;    /* pixels; of a SHEET: 96 an inch */
    struct span span;          /* where it is used first */
    const struct sheet *sheet; /* of a SHEET */
};

enum block_kind {
    BLOCK_SECTION,   /* a heading (inlines) and what belongs to it (children) */
    BLOCK_PARAGRAPH, /* inlines */
    BLOCK_LIST,      /* children: BLOCK_ITEM */
    BLOCK_ITEM,      /* children */
    BLOCK_QUOTE,     /* children */
    BLOCK_CODE,      /* text; in Markdown that was just read, an info string may name a widget */
    BLOCK_RULE,      /* a thematic break */
    BLOCK_TABLE,     /* table */
    BLOCK_FACTS,     /* children: BLOCK_FACT; a grid of label and value */
    BLOCK_FACT,      /* inlines: the label; children: the value */
    BLOCK_TILES,     /* children: BLOCK_TILE; key figures */
    BLOCK_TILE,      /* inlines: the label; text: the figure; text_below: what it is compared with (may be empty) */
    BLOCK_GRID,      /* children: BLOCK_CELL, two in a row (SWOT) */
    BLOCK_CELL,      /* inlines: the heading; children */
    BLOCK_FIGURE,    /* figure; inlines: the caption */
    BLOCK_BESIDE,    /* children: two BLOCK_FIGUREs of half the width, side by side */
    BLOCK_IMAGE,     /* image; inlines: the caption (may be empty); text: the alternative text */
    BLOCK_NOTICE,    /* children; a marked box: a note on confidentiality, an internal remark; text: its label */
    BLOCK_DIVISION, /* children; ::: CLASS in Markdown that was just read; composing turns it into a notice or drops it.
                     * `assumed`: nobody wrote it, and it is no notice */
    BLOCK_LINES,    /* count empty lines to write on by hand */
    BLOCK_SIGNATURES, /* children: BLOCK_PARAGRAPH, one for each name under a line to sign on */
    BLOCK_PAGE_BREAK, /* what follows starts a new page */
};

enum list_style { LIST_BULLETS, LIST_NUMBERS, LIST_CHECKS };
enum check_state { CHECK_NONE, CHECK_OPEN, CHECK_DONE };

struct block {
    enum block_kind kind;
    struct span span;
    struct block *next, *first; /* next sibling, first child */
    struct inline_node *inlines;
    struct str text, text_below;
    struct str info;    /* CODE: the info string as written; DIVISION: its class as written */
    uint32_t text_line; /* CODE: the line of the file on which its text starts, and the column of its first character */
    uint32_t text_column;
    struct str source; /* of a heading or paragraph read from Markdown: its raw text, for the language catalogue */
    struct str anchor; /* SECTION: unique in the document, [a-z0-9-]+ ; made by document_anchors. FIGURE: the name that
                          its layout gave it, made unique there; may be empty */
    struct str slug;   /* SECTION read from Markdown: the anchor that git hosts give it, "-1" and so on when doubled */
    int level;         /* SECTION: 1 to 6, a child's is its parent's + 1 after composing */
    bool break_before; /* SECTION: starts a new page */
    bool assumed;      /* DIVISION: it holds what a document did not publish. SECTION: the same of its heading alone */
    enum list_style list_style;
    bool tight;             /* LIST: no space between the items */
    int start;              /* LIST_NUMBERS: the first number; ITEM: the number that it keeps */
    bool numbered;          /* ITEM: of a list that does not count up by one */
    enum check_state check; /* ITEM of LIST_CHECKS */
    int yields;             /* from 1: gives way on paper where pages are counted, the highest first; 0: stays */
    bool alert;             /* TILE, ITEM: wants attention */
    int count;              /* LINES: how many; GRID, FACTS, TILES: wished columns, 0: the writer decides */
    struct table *table;
    struct figure *figure;
    const struct image *image;
};

enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_DECIMAL }; /* DECIMAL: end-aligned at the decimal sign */

struct column {
    struct inline_node *heading;
    enum align align;
    bool narrow;      /* values that never break: dates, numbers, ids */
    bool row_heading; /* its cells name their rows: <th scope="row"> */
};

enum row_kind {
    ROW_BODY,
    ROW_GROUP,    /* one cell over the whole width that names the rows below it */
    ROW_SUBTOTAL, /* of the group above it */
    ROW_TOTAL,
};

struct cell {
    struct block *blocks; /* usually one paragraph; NULL: empty */
    size_t decimal_at;    /* of a number: the byte of its text where its decimal sign is to line up; 0: it is none */
};

struct row {
    enum row_kind kind;
    struct cell *cells;            /* as many as columns; of ROW_GROUP: one */
    bool muted;                    /* done, lost or dropped: set back */
    bool surplus, bare;            /* of Markdown that was just read: more cells than columns; no bar in its line */
    const struct printed *carried; /* by column, empty where there is none: the sums of the rows down to this one, for
                                      a page that ends behind it; NULL: nothing is carried forward */
};

struct table {
    struct inline_node *caption; /* may be NULL */
    struct column *columns;
    size_t column_count;
    struct row *rows;
    size_t row_count;
    bool headed; /* the column headings are shown */
    bool dense;  /* a register: smaller and closer */
};

/* A line of the cover: a label and its text. */
struct cover_line {
    struct str label, text;
};

struct document {
    struct arena *arena;   /* owns every node */
    struct budget *budget; /* what laying it out and writing it may take; NULL: as much as they need */
    const struct language *language;
    const struct region *region; /* of the language; may be NULL */
    struct str title, subtitle;
    struct str author;       /* for the metadata: the company's name, never a person's file or address */
    struct str kind_label;   /* "Account-Plan" */
    struct str class_label;  /* "Intern", "Vertraulich"; empty for the customer: shown in header and on the cover */
    struct str status_label; /* "Entwurf" when it is to be marked, else empty */
    struct str company;      /* whose document it is: footer and cover */
    struct date as_of;
    struct str as_of_label;   /* "Stichtag 15.11.2026" */
    struct cover_line *cover; /* NULL: no cover block */
    size_t cover_count;
    const struct image *logo;   /* may be NULL */
    bool cover_page;            /* the cover fills a page of its own */
    bool contents;              /* a table of contents follows the cover */
    bool dense;                 /* on paper: narrow margins, a small head */
    int most_pages;             /* that it may have on paper; 0: as many as it needs */
    struct block *blocks;       /* top-level blocks */
    struct inline_node **notes; /* the first reference to each footnote, by number; made by document_notes */
    size_t note_count;
    const struct document_words *words;
};

/* The few words that writers put in by themselves, in the document's language. */
struct document_words {
    const struct catalogue *catalogue; /* where they are from; NULL: they are English */
    struct str contents;               /* "Inhalt" */
    struct str continued;              /* "(Forts.)" */
    struct str data;                   /* "Daten": the heading of a figure's data table */
    struct str done, open;             /* states of a checklist for screen readers */
    struct str carried, brought;       /* "Übertrag": at the foot of a page, at the head of the next */
    struct str skip;                   /* "Zum Inhalt springen": the first link of a page, for keyboards */
    struct str related;                /* "Zugehöriges": the name of the links to what stands beside a page */
    struct str notes;                  /* "Fußnoten": the name of their list */
    struct str note_back;              /* "Zurück zum Text": the link from a footnote to where it is referred to */
    struct str unknown;                /* "nicht bekannt": what the mark of an unknown value says */
};
/* The catalogue must outlive them. */
const struct document_words *document_words(struct arena *arena, const struct catalogue *catalogue);
/* "+ 3 weitere": what stands below the beginning of a list */
struct str document_more(struct arena *arena, const struct document_words *words, size_t count);
/* "Seite 3 von 12" */
struct str document_page_of(struct arena *arena, const struct document_words *words, int page, int count);

struct block *block_new(struct arena *arena, enum block_kind kind, struct span span);
struct inline_node *inline_new(struct arena *arena, enum inline_kind kind, struct span span);
struct inline_node *inline_text(struct arena *arena, struct str text, struct span span);
/* The inlines marked as being in a language; NULL stays NULL. */
struct inline_node *inline_in_language(struct arena *arena, struct inline_node *first, const struct language *language);
/* The number of an item of LIST_NUMBERS; `next` is the one behind that of the item before it. */
int block_item_number(const struct block *item, int next);
struct block *block_paragraph(struct arena *arena, struct inline_node *inlines, struct span span);

/* Appending in order without walking: struct block_list list = {0}; block_append(&list, block); ... list.first */
struct block_list {
    struct block *first, *last;
};
struct inline_list {
    struct inline_node *first, *last;
};
void block_append(struct block_list *list, struct block *block); /* follows ->next of what it is given to the end */
void inline_append(struct inline_list *list, struct inline_node *node);

/* The text of inlines without markup, for titles, bookmarks, anchors and alternative texts. */
struct str inline_plain(struct arena *arena, const struct inline_node *first);

/* Deep copies, for composing a template's nodes into a document. Texts and images are shared with the original. */
struct inline_node *inline_copy(struct arena *arena, const struct inline_node *first);

/* What a class sees of inlines with INLINE_CLASSED among them: a copy without those. The inlines themselves when there
 * are none. */
struct inline_node *inline_for_class(struct arena *arena, struct inline_node *first, enum class class);

/* Gives every section its anchor: the folded text of its heading, made unique by a number. Names of figures come first.
 */
void document_anchors(struct document *document);
/* A book: its sections are chapters, each begins a page; they and the sections below them are numbered. After
 * document_anchors. */
void document_number(struct document *document);
/* Numbers the footnotes in reading order. References to the same text have the same number. */
void document_notes(struct document *document);
/* The anchor that a heading asks for, before it is made unique: to understand links that are written like the heading.
 */
struct str anchor_of(struct arena *arena, struct str heading);

/* Whether a link may lead there: http, https, mailto, tel, or "#anchor". Nothing else ever reaches an output. */
bool link_allowed(struct str target);
struct str link_schemes(struct arena *arena); /* "http, https, mailto, tel", for messages */
bool link_is_relative(struct str target);     /* a path seen from the document's own file */

/* What is wrong with a composed document, in a few words; NULL when it is as writers expect it. For assert. */
const char *document_check(const struct document *document);

#endif
