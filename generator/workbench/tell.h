/* What a build tells the server of itself, from the process in which it is done: which files there are, what is to be said of
 * each page, what it is said with. The letters of what is told (round.h): */
#ifndef WORKBENCH_TELL_H
#define WORKBENCH_TELL_H

#include "base/class.h"
#include "command/options.h"
#include "workbench/round.h"

enum {
    TELL_COMPOSED = 'H', /* a path, NUL, the page as it will be: somebody looks at it */
    TELL_WRITTEN = 'W', /* a class as a digit, then the path of a file that was just written */
    TELL_FILE = 'F',    /* the same of every file that lies there for these readers, when all is done */
    TELL_PAGE = 'P',    /* the path of a page, NUL, what is to be said of it, as JSON */
    TELL_ALL = 'A',     /* the same for pages that are of no document: what is wrong anywhere */
    TELL_CHANGED = 'C', /* the path of the page of a document that was changed */
    TELL_FAILED = 'N',  /* nothing could be made: what is said of the pages of before still holds */
    TELL_EXPLAINED = 'X', /* a code, NUL, what explain says of it, as HTML */
    TELL_DONE = 'Z'
};

struct known;
struct tell {
    struct teller *teller;
    enum class readers;
    struct str root;   /* of the project, absolute, links resolved */
    struct str here;   /* absolute: what paths of messages are seen from */
    struct str editor; /* of links (editor_link.h); may be empty */
    bool show_confidential;
    const struct known *known; /* which pages are looked at */
    const struct str *changed; /* files that were changed, absolute */
    size_t changed_count;
};

struct listener;
struct listener tell_listener(struct tell *tell);

#endif
