/* Mends: what would put right what a diagnostic is about, as an edit of the author's file. The help line, an editor's
 * quick fix and `check --fix` are made from the same.
 *
 * A mend is of the file as its author sees it, wherever the text came from: YAML above Markdown, Markdown inside YAML.
 * Whoever offers one says what stands there now; where something else stands (text that was folded, escaped, joined or
 * put into another form by reading), the place cannot be edited safely, and there is no mend. */
#ifndef BASE_MEND_H
#define BASE_MEND_H

#include "base/diagnostic.h"
#include "base/text_edit.h"

enum mend_kind {
    MEND_SURE,   /* the one answer that the program has: --fix makes it */
    MEND_CHOICE, /* one of several readings: made when it was chosen */
    MEND_BLANK   /* something is left to be filled in: made when its code was named */
};
const char *mend_kind_name(enum mend_kind kind); /* "sure", "choice", "blank": the same in all languages */

struct mend {
    struct mend *next; /* in the order in which they are offered */
    enum mend_kind kind;
    const struct source *source; /* often, but not always, that of the diagnostic's span */
    struct text_edit edit;       /* bytes of the source's text */
    struct message title;        /* what choosing it does, in a few words: "write “owner”" */
};

/* Offers to write `now` for `was`, which stands at the beginning of the span; no more of the span is touched. The title
 * is a pattern with arguments, as in diagnose(). */
#define mend_replace(sink, diagnostic, kind, span, was, now, ...) \
    mend_replace_message(sink, diagnostic, kind, span, was, now, MESSAGE(__VA_ARGS__))
/* Offers to insert a text at a byte of a source's text. */
#define mend_insert(sink, diagnostic, kind, source, at, text, ...) \
    mend_insert_message(sink, diagnostic, kind, source, at, text, MESSAGE(__VA_ARGS__))

/* The same for a word or value: only where the new text is read as what it says, in quotes or without, in YAML and in
 * Markdown. */
#define mend_word(sink, diagnostic, kind, span, was, now, ...) \
    mend_word_message(sink, diagnostic, kind, span, was, now, MESSAGE(__VA_ARGS__))
/* “Did you mean …?”, as help and as mend: `was` stands in the diagnostic's span, or behind its beginning. It is sure
 * when it is a slip of the pen: a letter of a word, two of a long one. */
void mend_meant(struct diagnostics *sink, struct diagnostic *diagnostic, struct str was, struct str meant);
enum mend_kind mend_kind_of_slip(struct str was, struct str meant); /* MEND_SURE or MEND_CHOICE */
/* `now` with a small letter at its beginning, where `was` has one: for names whose case does not count. */
struct str mend_like(struct arena *arena, struct str was, struct str now);
/* The mend alone, beside a help that says more. */
void mend_meant_quietly(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind, struct str was,
                        struct str meant);

void mend_word_message(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind, struct span span,
                       struct str was, struct str now, struct message title);
void mend_replace_message(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind,
                          struct span span, struct str was, struct str now, struct message title);
void mend_insert_message(struct diagnostics *sink, struct diagnostic *diagnostic, enum mend_kind kind,
                         const struct source *source, size_t at, struct str text, struct message title);

/* The edited piece as a span, with its line and column. */
struct span mend_span(const struct mend *mend);

/* A copy of all of them, for another sink (diagnostics_add). */
struct mend *mends_copy(struct arena *arena, const struct mend *mends);

#endif
