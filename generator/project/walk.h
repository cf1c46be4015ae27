/* Which files of a project are looked at: those below its folder, each once. */
#ifndef PROJECT_WALK_H
#define PROJECT_WALK_H

#include "base/diagnostic.h"
#include "base/files.h"
#include "project/ignore.h"

/* A file named like a document, or a folder, that a rule leaves out. */
struct walk_ignored {
    struct str path;
    const struct ignore_rule *rule;
};

struct walk_result {
    struct str *found;
    size_t count, capacity;
    struct walk_ignored *ignored; /* in the order in which they were met */
    size_t ignored_count, ignored_capacity;
};

/* The paths of all files whose names say that they may be documents (.yaml, .yml, .json, .md, .markdown, in any case),
 * folder by folder, names sorted by bytes. Hidden names are left out, planpress.yaml, templates/ and build/ at the top,
 * and what .gitignore files and the rules given leave out. Of a folder further down that has a planpress.yaml, a
 * project of its own, only this file is found. A name with control characters or bytes that are no UTF-8 is reported
 * (X08): no link could lead to its page.
 *
 * Links are followed. A folder is entered once, a file that is reached through links is taken once: by the path
 * without links if there is one, else by the first in the order above, fewest links first. What cannot be reached, or
 * leads out of the tree, is reported: an error if it is named like a document or is a folder that cannot be read, else
 * a warning. */
struct walk_result walk_files(struct arena *arena, struct diagnostics *sink, const struct files *files,
                              const struct ignore *ignore);

/* In which order a walk finds two paths. */
int walk_order(struct str left, struct str right);

bool walk_is_document_name(struct str path);
/* Why a path is never looked at, whatever stands there: "holds the project's settings"; NULL: it is. */
const char *walk_set_apart(struct str path);

#endif
