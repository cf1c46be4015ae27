/* Why something was made, or checked, again. */
#ifndef COMMAND_REASON_H
#define COMMAND_REASON_H

#include "formula/trace.h"

/* What results share with others of their kind, each compared as one. */
enum ground {
    GROUND_PROGRAM,
    GROUND_TEMPLATES, /* of all kinds, but no layouts */
    GROUND_LAYOUT,    /* the layout with its parts */
    GROUND_SETTINGS,  /* the theme, the calendar, the languages */
    GROUND_FACES,
    GROUND_OPTIONS,
    GROUND_DAY,
    GROUND_PLACE,    /* where its outputs lie, and whether they may be written */
    GROUND_TEXT,     /* its own files */
    GROUND_FINDINGS, /* what its checks have found */
    GROUND_LINKS,    /* what its page leads to */
    GROUND_RECORD,   /* what it says, once all references are resolved */
    GROUND_COUNT
};

/* What is named is as people know it. */
enum reason_kind {
    REASON_NONE, /* nothing differs: it was not made again */
    REASON_NEW,  /* nothing is kept of it */
    REASON_GROUND,
    REASON_VALUE, /* the field `what` of the document `of` */
    REASON_NAME,  /* how the document `of`, or a row of it, is called */
    REASON_WHOLE, /* something in the document `of` */
    REASON_THING, /* `thing`, by the name `what` */
    REASON_OUTPUT /* the file `what` is not there as it was written */
};
struct reason {
    enum reason_kind kind;
    enum ground ground;
    enum trace_thing thing;
    struct str what, of;
};

/* "“opportunities.value” of konten/grossmann/plan has changed". Lives in the arena. */
struct message reason_message(struct arena *arena, const struct reason *reason);

#endif
