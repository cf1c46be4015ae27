/* The dress of a project: what is made from its templates alone (languages, kinds, layouts, translations, colours, pages),
 * kept from one opening to the next by who opens it again and again. A dress is put on only while the templates are the
 * very same, which is for its keeper to know; documents and planpress.yaml are read anew each time.
 *
 * What it holds lives in the arena of the project that it was taken from, which has to live as long as it is worn. One
 * project wears it at a time. */
#ifndef PROJECT_DRESS_H
#define PROJECT_DRESS_H

#include "project/project.h"

struct dress {
    struct files tree;       /* the project's, in all openings: sources know by its address where they stand */
    struct project made;     /* as it was when its templates were linked */
    struct diagnostics said; /* of templates */
    bool there;              /* it can be put on; false: the next project that is opened fills it */
    bool outgrown;           /* a document needs a kind that it does not have: `there` is to be false, and it is opened again */
};

/* Puts it on a project whose trees are open. Its messages are reported again. */
void dress_put_on(struct dress *dress, struct project *project, struct diagnostics *sink);

/* Takes it off one that has just read its templates; and then, when the words of the terminal are there too, what was said. */
void dress_take(struct dress *dress, const struct project *project);
void dress_finish(struct dress *dress, const struct project *project, const struct diagnostics *sink);

#endif
