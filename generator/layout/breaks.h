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
    int penalty;               /* of a PENALTY; NEVER and FORCED are absolute */
    bool hyphen;               /* of a PENALTY: a hyphen is put in */
    uint32_t start, end;       /* bytes of the paragraph's text */
    uint32_t run;              /* index of the run they belong to */
    const struct shape *shape; /* of a BOX that is text: carried along, not looked at */
};

/* A line: atoms first to end, those that vanish left out. */
struct line {
    size_t first, end;
    millipoints width; /* natural, the hyphen included */
    bool hyphen;       /* ends with one that was put in */
    bool space_after;  /* ends at a space, which is written so that copied text has it */
    bool last;         /* of the paragraph or before a hard break: not justified */
};

/* First fit: each line takes what it can. Lines are allocated in the arena; returns how many. */
size_t breaks_first_fit(struct arena *arena, const struct atom *atoms, size_t count, millipoints width,
                        struct line **lines);

#endif
