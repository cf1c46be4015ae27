/* What git knows of a project. The only file that includes libgit2 is history.c. */
#ifndef PROJECT_HISTORY_H
#define PROJECT_HISTORY_H

#include "base/date.h"

struct arena;

/* The day of the last commit (in the committer's own time zone) of the repository that holds the folder; year 0: no
 * repository or no commit. As for git, a folder named in GIT_CEILING_DIRECTORIES is not looked into from below. */
struct date history_last_commit(struct arena *arena, struct str folder);

#endif
