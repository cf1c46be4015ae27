/* Reading of git history by libgit2; global and system configuration stay unread, so that every machine sees the same.
 */
#include "project/history.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/library.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/word_list.h"

#define GIT_CALLS(call)                                                                                          \
    call(git_libgit2_init) call(git_repository_open_ext) call(git_repository_head)    \
        call(git_repository_free) call(git_reference_peel) call(git_reference_free) call(git_object_free)        \
            call(git_revwalk_new) call(git_revwalk_push_head) call(git_revwalk_next) call(git_revwalk_free)      \
                call(git_commit_lookup) call(git_commit_author) call(git_commit_committer) call(git_commit_free) \
                    call(git_reference_name_to_id) call(git_oid_tostr) call(git_repository_workdir)              \
                        call(git_status_list_new) call(git_status_list_entrycount) call(git_status_byindex)      \
                            call(git_status_list_free) call(git_repository_init)

struct git {
    GIT_CALLS(LIBRARY_CALL)
};

/* Begun and never ended: the library stays loaded, and its end (of 1.5) loses what each thread had. */
static bool git_begin(struct git *git) {
    library_load("libgit2.so." LIBGIT2_SOVERSION, (const char *const[]){GIT_CALLS(LIBRARY_NAME) NULL}, git);
    return git->git_libgit2_init() >= 0;
}

/* The folder with a repository, or with a file that says where one is; empty: there is none, and libgit2, which is slow
 * to start, need not look. */
static struct str repository_above(struct arena *arena, struct str folder) {
    struct str above = disk_find_above(arena, folder, STR(".git/HEAD"));
    return above.size ? above : disk_find_above(arena, folder, STR(".git"));
}

struct date history_last_commit(struct arena *arena, struct str folder) {
    struct date day = {0};
    struct git git;
    if (!repository_above(arena, folder).size) return day;
    git_repository *repository = NULL;
    git_reference *head = NULL;
    git_object *commit = NULL;
    if (!git_begin(&git)) return day;
    const char *ceiling = getenv("GIT_CEILING_DIRECTORIES"); /* as git itself: no repository above is looked for */
    if (git.git_repository_open_ext(&repository, str_terminated(arena, folder), 0, ceiling) == 0 &&
        git.git_repository_head(&head, repository) == 0 &&
        git.git_reference_peel(&commit, head, GIT_OBJECT_COMMIT) == 0) {
        const git_signature *committer = git.git_commit_committer((const git_commit *)commit);
        int64_t seconds = committer->when.time + (int64_t)committer->when.offset * 60;
        int64_t days = seconds / 86400 - (seconds % 86400 < 0);
        if (days >= date_days(date_of(1, 1, 1)) && days <= date_days(date_of(9999, 12, 31)))
            day = date_from_days((int32_t)days);
    }
    git.git_object_free(commit);
    git.git_reference_free(head);
    git.git_repository_free(repository);
    return day;
}

/* Every commit and every fetched one writes a line into this log; a clone without it has to be opened. */
static bool is_quiet_since(struct arena *arena, struct str repository, struct date day) {
    enum { DAY = 86400 };
    int64_t changed = file_changed(arena, path_join(arena, repository, STR(".git/logs/HEAD")));
    return changed && changed / DAY < date_days(day);
}

struct date history_last_commit_after(struct arena *arena, struct str folder, struct date day) {
    struct str repository = repository_above(arena, folder);
    if (!repository.size || is_quiet_since(arena, repository, day)) return (struct date){0};
    struct date last = history_last_commit(arena, folder);
    return last.year && date_compare(last, day) > 0 ? last : (struct date){0};
}

/* ---- the branch ---- */

static struct str line_of(struct arena *arena, struct str path) {
    enum { LONGEST = 4096 };
    struct message unheard;
    struct str bytes = {0};
    if (file_kind(arena, path) != FILE_REGULAR || !file_read(arena, path, LONGEST, &bytes, &unheard))
        return (struct str){0};
    return str_trim(bytes);
}

/* Of a further work tree `.git` is a file that says where its own is. */
static struct str git_folder(struct arena *arena, struct str above) {
    struct str git = path_join(arena, above, STR(".git")), said = line_of(arena, git);
    return str_starts(said, STR("gitdir: ")) ? path_join(arena, above, str_skip(said, strlen("gitdir: "))) : git;
}

struct str history_branch(struct arena *arena, struct str folder) {
    struct str above = repository_above(arena, folder);
    if (!above.size) return above;
    struct str git = git_folder(arena, above);
    struct str head = line_of(arena, path_join(arena, git, STR("HEAD")));
    return str_starts(head, STR("ref: refs/heads/")) ? str_skip(head, strlen("ref: refs/heads/")) : (struct str){0};
}

/* ---- beginning ---- */

bool history_begin(struct arena *arena, struct str folder, struct message *problem) {
    struct git git;
    git_repository *repository = NULL;
    if (repository_above(arena, folder).size) return true;
    bool begun = git_begin(&git) && git.git_repository_init(&repository, str_terminated(arena, folder), 0) == 0;
    if (repository) git.git_repository_free(repository);
    if (!begun) *problem = message_new(arena, "no git repository could be made in {0}; call git init there", folder);
    return begun;
}

/* ---- the stand ---- */

enum { LONGEST_REFERENCES = 16 << 20 };

static struct str text_of(struct arena *arena, struct str path) {
    struct message unheard;
    struct str bytes = {0};
    bool read = file_kind(arena, path) == FILE_REGULAR && file_read(arena, path, LONGEST_REFERENCES, &bytes, &unheard);
    return read ? bytes : (struct str){0};
}

/* The commit of a reference: in a file of its own, or on its line among many: “COMMIT refs/heads/main”. */
static struct str commit_of(struct arena *arena, struct str git, struct str reference) {
    struct str loose = line_of(arena, path_join(arena, git, reference)), line;
    struct str packed = loose.size ? (struct str){0} : text_of(arena, path_join(arena, git, STR("packed-refs")));
    while (str_cut(&packed, '\n', &line))
        if (str_ends(line, reference) && line.size > reference.size &&
            line.data[line.size - reference.size - 1] == ' ')
            return line;
    return loose;
}

bool history_stand(struct arena *arena, struct str folder, struct str *stand) {
    const char *ceiling = getenv("GIT_CEILING_DIRECTORIES");
    struct str above = repository_above(arena, folder);
    *stand = (struct str){0};
    if (!above.size) return true;
    struct str own = git_folder(arena, above), shared = line_of(arena, path_join(arena, own, STR("commondir")));
    struct str git = shared.size ? path_join(arena, own, shared) : own;
    struct str head = line_of(arena, path_join(arena, own, STR("HEAD")));
    struct str commit = head;
    if (str_starts(head, STR("ref: "))) commit = commit_of(arena, git, str_skip(head, strlen("ref: ")));
    struct str shallow = text_of(arena, path_join(arena, git, STR("shallow")));
    *stand = str_format(arena, "%.*s\n%.*s\n%.*s\n%.*s\n%s", STR_ARG(above), STR_ARG(head), STR_ARG(commit),
                        STR_ARG(shallow), ceiling ? ceiling : "");
    return commit.size;
}

/* ---- what a work tree stands at ---- */

static struct str head_of(struct arena *arena, const struct git *git, git_repository *repository) {
    char digits[GIT_OID_HEXSZ + 1];
    git_oid id;
    if (git->git_reference_name_to_id(&id, repository, "HEAD")) return (struct str){0};
    return str_copy(arena, str_of(git->git_oid_tostr(digits, sizeof digits, &id)));
}

static const char *path_of(const git_status_entry *entry) {
    const git_diff_delta *delta = entry->index_to_workdir ? entry->index_to_workdir : entry->head_to_index;
    return delta->new_file.path;
}

/* Whether git sees something else in the folder than was committed. What it ignores does not count. */
static bool is_changed(struct arena *arena, const struct git *git, git_repository *repository, struct str folder,
                       struct str except) {
    const char *work = git->git_repository_workdir(repository);
    struct str root = work ? disk_absolute(arena, str_of(work)) : (struct str){0};
    git_status_options options = {.version = GIT_STATUS_OPTIONS_VERSION};
    git_status_list *list = NULL;
    bool changed = false;
    options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED;
    if (!work || git->git_status_list_new(&list, repository, &options)) return true; /* nobody knows that it is not */
    for (size_t i = 0; i < git->git_status_list_entrycount(list) && !changed; i++) {
        struct str path = path_join(arena, root, str_of(path_of(git->git_status_byindex(list, i))));
        changed = (path_is_below(path, folder) || path_is_below(folder, path)) && !path_is_below(path, except);
    }
    git->git_status_list_free(list);
    return changed;
}

struct history_state history_state_of(struct arena *arena, struct str folder, struct str except) {
    struct history_state state = {0};
    struct git git;
    git_repository *repository = NULL;
    if (!repository_above(arena, folder).size || !git_begin(&git)) return state;
    const char *ceiling = getenv("GIT_CEILING_DIRECTORIES");
    if (git.git_repository_open_ext(&repository, str_terminated(arena, folder), 0, ceiling) == 0) {
        state.commit = head_of(arena, &git, repository);
        state.changed = is_changed(arena, &git, repository, disk_absolute(arena, folder), except);
    }
    git.git_repository_free(repository);
    return state;
}

/* ---- who commits ---- */

static void add_address(struct arena *arena, struct word_list *addresses, const git_signature *signature) {
    struct str address = str_of(signature ? signature->email : NULL);
    bool known = !address.size;
    for (size_t i = 0; i < addresses->count && !known; i++) known = str_equal(addresses->words[i], address);
    if (!known) word_list_add(arena, addresses, str_copy(arena, address));
}

static void walk_commits(struct arena *arena, const struct git *git, git_repository *repository,
                         struct word_list *addresses) {
    git_revwalk *walk = NULL;
    git_oid id;
    bool walks = git->git_revwalk_new(&walk, repository) == 0 && git->git_revwalk_push_head(walk) == 0;
    for (size_t i = 0; walks && i < LIMIT_HISTORY_COMMITS && git->git_revwalk_next(&id, walk) == 0; i++) {
        git_commit *commit = NULL;
        if (git->git_commit_lookup(&commit, repository, &id)) continue;
        add_address(arena, addresses, git->git_commit_author(commit));
        add_address(arena, addresses, git->git_commit_committer(commit));
        git->git_commit_free(commit);
    }
    git->git_revwalk_free(walk);
}

struct word_list history_authors(struct arena *arena, struct str folder) {
    struct word_list addresses = {0};
    struct git git;
    git_repository *repository = NULL;
    if (!repository_above(arena, folder).size || !git_begin(&git)) return addresses;
    const char *ceiling = getenv("GIT_CEILING_DIRECTORIES");
    if (git.git_repository_open_ext(&repository, str_terminated(arena, folder), 0, ceiling) == 0)
        walk_commits(arena, &git, repository, &addresses);
    git.git_repository_free(repository);
    return addresses;
}
