/* Which folders are watched: the project's and those of --root with all below them, the built-in templates, and what git has
 * to say beside them. Left out are the folder of outputs, hidden folders and node_modules. */
#ifndef WORKBENCH_WATCH_TREE_H
#define WORKBENCH_WATCH_TREE_H

#include "base/str.h"

struct arena;

struct watch_wish {
    struct str root;         /* the project's folder; all of these are absolute, links resolved */
    struct str output;       /* where outputs lie: nothing below it is watched */
    struct str templates;    /* the built-in ones */
    const struct str *roots; /* --root */
    size_t root_count;
    bool polls; /* look again and again, whatever the machine offers */
};

struct watch_visit {
    void *context;
    /* A folder, before what is in it is listed. `only`: the one file in it that counts; NULL: all do, and so do folders in it.
     * False: nothing more can be watched. */
    bool (*folder)(void *context, struct str path, const char *only);
    /* A file in it that counts; may be NULL. */
    void (*file)(void *context, struct str path);
};

/* Goes through all of it. False when a visit said so. */
bool watch_tree(const struct watch_wish *wish, const struct watch_visit *visit);
/* A folder that is new, and all below it. */
bool watch_tree_below(const struct watch_wish *wish, struct str folder, const struct watch_visit *visit);

/* What an editor keeps beside a file while it is open, hidden files but for .gitignore, and what is left out. */
bool watch_leaves_out(const struct watch_wish *wish, struct str folder, struct str name);

#endif
