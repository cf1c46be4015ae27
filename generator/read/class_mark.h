/* What the marks of class blocks look like: `::: internal` opens one, `:::` closes it. This is the only place that
 * knows; Markdown (markdown_marks.h) and the texts of fields (class_text.h) ask here. What looks like a mark and is
 * none must not be missed: what it was to hide would be printed. `\:::` writes the sign on purpose. */
#ifndef READ_CLASS_MARK_H
#define READ_CLASS_MARK_H

#include "base/class.h"
#include "base/diagnostic.h"

struct arena;

enum class_mark_kind {
    CLASS_MARK_OPENS,  /* three colons and more, and a class */
    CLASS_MARK_CLOSES, /* three colons and more */
    CLASS_MARK_BROKEN, /* looks like one: fewer or other colons, what is nearly a class, signs that nobody sees */
};

struct class_mark {
    enum class_mark_kind kind;
    size_t start, end; /* bytes of the text; an opening's end is behind its class */
    bool colons;       /* three plain ones and more */
    struct str word;   /* the class as written; of others what stands behind them, up to a blank or colon */
};

/* The first mark at or behind a byte. */
bool class_mark_next(struct str text, size_t from, struct class_mark *out);

/* Whether a text (without blanks around it) is nothing but a mark, as on a line of its own: "::: internal", also
 * "::: internal :::", or ":::". A word that is no class opens a block as well: who opens it is told. */
bool class_mark_alone(struct str text, struct class_mark *out);

/* Why a mark does not make a block. */
enum class_mark_fault {
    CLASS_MARK_FINE,
    CLASS_MARK_NONE,     /* BROKEN */
    CLASS_MARK_UNKNOWN,  /* its word is no class */
    CLASS_MARK_TEXT,     /* text stands behind its class, or before it, and its line does not close it */
    CLASS_MARK_EMPTY,    /* closed at once: it was to open what follows */
    CLASS_MARK_UNCLOSED, /* nothing closes it */
    CLASS_MARK_STRAY,    /* it closes nothing */
    CLASS_MARK_INSIDE,   /* it stands in code, in a link, or crosses the end of a cell, item or quote */
    CLASS_MARK_NO_TEXT,  /* it stands in what is no text: a number, an id, a name that is looked up */
    CLASS_MARK_DEEP,     /* too many blocks in one another */
};

/* Reports it (M03; M04 when it is too deep). */
void class_mark_report(struct diagnostics *sink, struct span span, enum class_mark_fault fault,
                       const struct class_mark *mark);

/* The fault of a closing mark where nothing is open. */
enum class_mark_fault class_mark_stray(const struct class_mark *mark);

/* Whether nothing but blanks stands between two marks, on one line. */
bool class_mark_empty(struct str text, const struct class_mark *opens, const struct class_mark *closes);

/* `\:::` → `:::` */
struct str class_mark_unescape(struct arena *arena, struct str text);

enum { CLASS_BLOCKS_DEEPEST = 8 }; /* inside one another */

#endif
