/* Paragraphs before they have a width: inlines → runs of one look → boxes, glue and penalties, as Knuth and Plass name
 * them. */
#ifndef LAYOUT_PARAGRAPH_H
#define LAYOUT_PARAGRAPH_H

#include "layout/breaks.h"
#include "layout/setter.h"

/* A stretch of the paragraph's text in one look. */
struct run {
    uint32_t start, end; /* bytes of the text */
    struct text_style style;
    bool struck, code, whole_words;     /* whole_words: a name, never hyphenated */
    const struct inline_node *link;     /* NULL: none */
    const struct inline_node *language; /* the mark of another language than the document's; NULL: none */
    const struct inline_node *note;     /* the run is a footnote's number */
    millipoints rise;                   /* of its baseline above the line's */
    millipoints badge;                  /* its text stands on a badge that is wider by this on both sides; 0: none */
    const struct image *image;          /* the run is one character that stands for it */
    struct str alternative;             /* of the image */
    millipoints image_width, image_height;
    struct element *element; /* LINK, SPAN of a language or CODE, made when its first piece is set */
};

struct paragraph {
    struct str text; /* spaces collapsed, unless it is verbatim */
    struct run *runs;
    size_t run_count;
    struct atom *atoms;
    size_t atom_count, atom_capacity;
    millipoints least;   /* the width of its widest unbreakable stretch */
    millipoints natural; /* the width of its longest line when nothing breaks it */
    millipoints tallest_image;
    struct span span;
    bool verbatim;
    bool hyphenated; /* its words have hyphens, where they may */
};

enum paragraph_flags { PARAGRAPH_VERBATIM = 1 }; /* every space counts */

/* In the job's scratch arena. */
struct paragraph *paragraph_new(struct job *job, const struct inline_node *inlines, struct text_style style,
                                unsigned flags, struct span span);

/* Adds the hyphens that the language allows; `least` becomes smaller. Reports a language without patterns. */
void paragraph_hyphenate(struct job *job, struct paragraph *paragraph);

/* Cuts words that are wider than a line, parts spaces that hold, makes images smaller: afterwards everything fits. True
 * when a word was cut, `longest` is then the first. */
bool paragraph_cut(struct job *job, struct paragraph *paragraph, millipoints width, struct str *longest);

/* The width of a one-line paragraph from byte `offset` of its text to its end. */
millipoints paragraph_width_from(const struct paragraph *paragraph, size_t offset);

enum face_style text_style_face(const struct text_style *style);

#endif
