/* What git knows of a project. The only file that includes libgit2 is history.c. */
#ifndef PROJECT_HISTORY_H
#define PROJECT_HISTORY_H

#include "base/date.h"
#include "base/message.h"
#include "base/str.h"

struct arena;

/* The day of the last commit (in the committer's own time zone) of the repository that holds the folder; year 0: no
 * repository or no commit. As for git, a folder named in GIT_CEILING_DIRECTORIES is not looked into from below. */
struct date history_last_commit(struct arena *arena, struct str folder);

/* The same when it may lie behind a day; else year 0, mostly without opening the repository: where nobody has committed
 * or fetched since, by the times of git's own files, there is nothing to find. */
struct date history_last_commit_after(struct arena *arena, struct str folder, struct date day);

/* A repository in the folder, unless there is one in it or above it. False with a problem. */
bool history_begin(struct arena *arena, struct str folder, struct message *problem);

/* What a work tree stands at. */
struct history_state {
    struct str commit; /* 40 hexadecimal digits; empty: no repository, or no commit */
    bool changed;      /* something in the folder is not as committed: changed, new or gone */
};
/* `except`: a folder that does not count, absolute. */
struct history_state history_state_of(struct arena *arena, struct str folder, struct str except);

/* What the branch is called that the folder stands on, "feature/rebate"; empty: no repository, or no branch. libgit2 is
 * not asked. */
struct str history_branch(struct arena *arena, struct str folder);

/* All that the above and history_authors hang on, as one text that changes with it: what is checked out, and how far a
 * shallow clone goes. False: there is a repository, and it cannot be told without libgit2, which is not asked. */
bool history_stand(struct arena *arena, struct str folder, struct str *stand);

/* The e-mail addresses of authors and committers of the last commits of that repository, LIMIT_HISTORY_COMMITS of them,
 * each once. */
struct word_list;
struct word_list history_authors(struct arena *arena, struct str folder);

#endif
