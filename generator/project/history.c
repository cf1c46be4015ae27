/* Reading of git history by libgit2; global and system configuration stay unread, so that every machine sees the same.
 */
#include "project/history.h"

#include <git2.h>
#include <stdlib.h>

#include "base/arena.h"

struct date history_last_commit(struct arena *arena, struct str folder) {
    struct date day = {0};
    git_repository *repository = NULL;
    git_reference *head = NULL;
    git_object *commit = NULL;
    if (git_libgit2_init() < 0) return day;
    const char *ceiling = getenv("GIT_CEILING_DIRECTORIES"); /* as git itself: no repository above is looked for */
    if (git_repository_open_ext(&repository, str_terminated(arena, folder), 0, ceiling) == 0 &&
        git_repository_head(&head, repository) == 0 && git_reference_peel(&commit, head, GIT_OBJECT_COMMIT) == 0) {
        const git_signature *committer = git_commit_committer((const git_commit *)commit);
        int64_t seconds = committer->when.time + (int64_t)committer->when.offset * 60;
        int64_t days = seconds / 86400 - (seconds % 86400 < 0);
        if (days >= date_days(date_of(1, 1, 1)) && days <= date_days(date_of(9999, 12, 31)))
            day = date_from_days((int32_t)days);
    }
    git_object_free(commit);
    git_reference_free(head);
    git_repository_free(repository);
    git_libgit2_shutdown();
    return day;
}
