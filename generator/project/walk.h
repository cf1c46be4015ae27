/* Which files of a project are looked at: those below its folder, each once. */
#ifndef PROJECT_WALK_H
#define PROJECT_WALK_H

#include "base/diagnostic.h"
#include "base/files.h"

/* The paths of all files whose names say that they may be documents (.yaml, .yml, .md), folder by folder, names sorted
 * by bytes. Hidden names are left out, and planpress.yaml, templates/ and build/ at the top. Of a folder further down
 * that has a planpress.yaml, a project of its own, only this file is found.
 *
 * Links are followed. A folder is entered once, a file that is reached through links is taken once: by the path
 * without links if there is one, else by the first in the order above, fewest links first. What cannot be reached, or
 * leads out of the tree, is reported: an error if it is named like a document or is a folder that cannot be read, else
 * a warning. */
const struct str *walk_files(struct arena *arena, struct diagnostics *sink, const struct files *files, size_t *count);

#endif
