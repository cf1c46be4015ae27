/* Line breaking: which breaks a paragraph takes. Knows widths only, no text. */
#ifndef LAYOUT_BREAKS_H
#define LAYOUT_BREAKS_H

#include "tree/drawing.h"

struct arena;
struct shape;

enum atom_kind {
    ATOM_BOX,     /* never splits; its width is that of its text */
    ATOM_GLUE,    /* a space: a line may end before it when a box precedes it; vanishes at a line's end and start */
    ATOM_PENALTY, /* a line may end here; the width is that of the hyphen it then gets */
};

enum { PENALTY_NEVER = 10000, PENALTY_FORCED = -10000 };

struct atom {
    enum atom_kind kind;
    millipoints width, stretch, shrink;
    millipoints hang_start, hang_end; /* of a BOX, and of a PENALTY that ends in its hyphen: what may stand beyond the edge of the
                                         column when a line begins or ends with it (hang.h) */
    millipoints after;         /* of a PENALTY: what the line behind it gets on top, the letters being shaped apart */
    int penalty;               /* of a PENALTY; NEVER and FORCED are absolute */
    bool hyphen;               /* of a PENALTY: a hyphen is put in */
    bool part;                 /* of a BOX: of a word that may be hyphenated; shape is the whole word's */
    uint32_t start, end;       /* bytes of the paragraph's text */
    uint32_t run;              /* index of the run they belong to */
    const struct shape *shape; /* of a BOX that is text: carried along, not looked at */
};

/* A line: atoms first to end, those that vanish left out. */
struct line {
    size_t first, end;
    millipoints width; /* natural, the hyphen included */
    millipoints hang_start, hang_end; /* what of it stands beyond the edges of the column */
    bool hyphen;       /* ends with one that was put in */
    bool space_after;  /* ends at a space, which is written so that copied text has it */
    bool last;         /* of the paragraph or before a hard break: not justified */
};

/* Whether a line that does not begin before atom `first` may end at atom `i`. */
bool breaks_allowed(const struct atom *atoms, size_t i, size_t first);
/* The atom with which a line begins when the line before it ended at `i`: what vanishes is skipped. */
size_t breaks_next_start(const struct atom *atoms, size_t count, size_t i);

/* First fit: each line takes what it can, those after the first have less room by `hanging`. Lines are allocated in the
 * arena; returns how many. */
size_t breaks_first_fit(struct arena *arena, const struct atom *atoms, size_t count, millipoints width,
                        millipoints hanging, struct line **lines);

enum { BADNESS_WORST = 10000 };

/* What a paragraph's lines shall be like. */
struct line_wish {
    millipoints width;
    millipoints slack;     /* by how much a ragged line is short without looking bad; 0: justified */
    millipoints emergency; /* stretch that each line is thought to have on top */
    millipoints last;      /* a last line shorter than this looks bad */
    int tolerance;         /* the worst badness of a line, up to BADNESS_WORST */
    int flex;              /* 1/10000 of its width by which a box may become wider or narrower */
    int hyphen;            /* how many times its penalty a hyphen costs */
    int last_hyphen;       /* demerits of one in the last line but one */
};

/* Total fit (Knuth and Plass, 1981): the breaks that make the paragraph as a whole look best. Returns how many lines;
 * 0 when no breaks meet the wish, or too many would have to be compared. */
size_t breaks_optimal(struct arena *arena, const struct atom *atoms, size_t count, const struct line_wish *wish,
                      struct line **lines);

#endif
