/* Files in a folder of their own: reading, atomic writing, what goes wrong. */
#include "base/file_below.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "folder.h"

struct fixture {
    struct arena *arena;
    struct str folder; /* empty at the start of each test */
};

static int make_folder(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->folder = folder_make(fixture->arena);
    *state = fixture;
    return 0;
}

static int remove_folder(void **state) {
    struct fixture *fixture = *state;
    folder_remove(fixture->arena, fixture->folder);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static struct str at(const struct fixture *fixture, const char *name) {
    return path_join(fixture->arena, fixture->folder, str_of(name));
}

static const char *c_at(const struct fixture *fixture, const char *name) {
    return str_terminated(fixture->arena, at(fixture, name));
}

static void must_write(const struct fixture *fixture, const char *name, struct str bytes) {
    struct message problem = {0};
    if (!file_write(fixture->arena, fixture->folder, str_of(name), bytes, &problem))
        fail_msg("%.*s", STR_ARG(in_english(problem)));
}

static struct str must_read(const struct fixture *fixture, const char *name) {
    struct str bytes = {0};
    struct message problem = {0};
    if (!file_read(fixture->arena, at(fixture, name), LIMIT_FILE, &bytes, &problem))
        fail_msg("%.*s", STR_ARG(in_english(problem)));
    return bytes;
}

static void must_list(const struct fixture *fixture, const char *expected) {
    struct str *names, all = {0};
    size_t count;
    int folder = open(str_terminated(fixture->arena, fixture->folder), O_RDONLY | O_DIRECTORY);
    assert_true(file_list_open(fixture->arena, folder, &names, &count));
    close(folder);
    for (size_t i = 0; i < count; i++) all = str_format(fixture->arena, "%.*s%.*s ", STR_ARG(all), STR_ARG(names[i]));
    CHECK_STR(all, expected);
}

/* Checks that writing fails and says so in one line that ends with the reason. */
static void must_not_write_in(const struct fixture *fixture, struct str folder, struct str name, const char *reason) {
    struct message problem = {0};
    if (file_write(fixture->arena, folder, name, STR("new"), &problem)) fail_msg("%.*s was written", STR_ARG(name));
    if (!str_starts(in_english(problem), STR("cannot ")) || !str_ends(in_english(problem), str_of(reason)) ||
        str_find(in_english(problem), STR("\n"), NULL))
        fail_msg("expected “… %s”, found “%.*s”", reason, STR_ARG(in_english(problem)));
}

static void must_not_write(const struct fixture *fixture, const char *name, const char *reason) {
    must_not_write_in(fixture, fixture->folder, str_of(name), reason);
}

static void must_not_read(const struct fixture *fixture, const char *name, size_t largest, const char *reason) {
    struct message problem = {0};
    struct str bytes, path = at(fixture, name);
    if (file_read(fixture->arena, path, largest, &bytes, &problem)) fail_msg("%s was read", name);
    struct str expected = str_format(fixture->arena, "cannot read %.*s: %s", STR_ARG(path), reason);
    CHECK_STR(problem, expected.data);
}

/* ---- reading and writing ---- */

static void what_is_written_is_read(void **state) {
    struct fixture *fixture = *state;
    must_write(fixture, "a.txt", STR("one\0two"));
    struct str bytes = must_read(fixture, "a.txt");
    assert_true(str_equal(bytes, STR("one\0two")));
    assert_int_equal(bytes.data[bytes.size], 0);
    must_write(fixture, "empty", STR(""));
    assert_int_equal(must_read(fixture, "empty").size, 0);
    must_write(fixture, "a.txt", STR("three"));
    CHECK_STR(must_read(fixture, "a.txt"), "three");
    must_list(fixture, "a.txt empty ");
}

static void large_files_come_whole(void **state) {
    struct fixture *fixture = *state;
    size_t size = 3 * 1024 * 1024 + 17;
    char *bytes = NEW_ARRAY(fixture->arena, char, size);
    for (size_t i = 0; i < size; i++) bytes[i] = (char)(i * 31);
    must_write(fixture, "large", (struct str){bytes, size});
    assert_true(str_equal(must_read(fixture, "large"), (struct str){bytes, size}));
}

static void files_that_claim_to_be_empty_are_read(void **state) {
    struct fixture *fixture = *state;
    struct str bytes = {0};
    struct message problem = {0};
    if (file_kind(fixture->arena, STR("/proc/self/status")) != FILE_REGULAR) skip();
    assert_true(file_read(fixture->arena, STR("/proc/self/status"), LIMIT_FILE, &bytes, &problem));
    assert_true(str_find(bytes, STR("Name:"), NULL));
    assert_int_equal(bytes.data[bytes.size], 0);
    assert_false(file_read(fixture->arena, STR("/proc/self/status"), 20, &bytes, &problem));
}

static void sizes_are_limited(void **state) {
    struct fixture *fixture = *state;
    struct str bytes;
    struct message problem;
    must_write(fixture, "ten", STR("0123456789"));
    assert_true(file_read(fixture->arena, at(fixture, "ten"), 10, &bytes, &problem));
    must_not_read(fixture, "ten", 9, "it is larger than 9 bytes");
    must_write(fixture, "large", (struct str){NEW_ARRAY(fixture->arena, char, LIMIT_FILE + 1), LIMIT_FILE + 1});
    must_not_read(fixture, "large", LIMIT_FILE, "it is larger than 10485760 bytes");
    must_not_read(fixture, "ten", 0, "it is larger than 0 bytes");
}

static void what_cannot_be_read_is_named(void **state) {
    struct fixture *fixture = *state;
    must_not_read(fixture, "none", 100, "No such file or directory");
    must_not_read(fixture, ".", 100, "it is a folder");
    assert_int_equal(mkfifo(c_at(fixture, "pipe"), 0600), 0);
    must_not_read(fixture, "pipe", 100, "it is not a regular file");
    struct str bytes;
    struct message problem;
    assert_false(file_read(fixture->arena, STR("a\0b"), 100, &bytes, &problem));
}

static void missing_folders_are_made(void **state) {
    struct fixture *fixture = *state;
    must_write(fixture, "x/y/z/a.txt", STR("deep"));
    CHECK_STR(must_read(fixture, "x/y/z/a.txt"), "deep");
    assert_int_equal(file_kind(fixture->arena, at(fixture, "x/y")), FILE_FOLDER);
}

static void an_equal_file_is_left_alone(void **state) {
    struct fixture *fixture = *state;
    struct stat before, after;
    must_write(fixture, "a", STR("same"));
    assert_int_equal(stat(c_at(fixture, "a"), &before), 0);
    must_write(fixture, "a", STR("same"));
    assert_int_equal(stat(c_at(fixture, "a"), &after), 0);
    assert_true(before.st_ino == after.st_ino);
    must_write(fixture, "a", STR("sane"));
    assert_int_equal(stat(c_at(fixture, "a"), &after), 0);
    assert_false(before.st_ino == after.st_ino);
}

static void permissions_are_kept(void **state) {
    struct fixture *fixture = *state;
    struct stat status;
    must_write(fixture, "a", STR("one"));
    assert_int_equal(chmod(c_at(fixture, "a"), 0640), 0);
    must_write(fixture, "a", STR("two"));
    assert_int_equal(stat(c_at(fixture, "a"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
}

/* A pipe would stop us, a device is nobody's output. */
static void devices_and_pipes_are_not_written(void **state) {
    struct fixture *fixture = *state;
    if (file_kind(fixture->arena, STR("/dev/full")) != FILE_OTHER) skip();
    must_not_write_in(fixture, STR("/dev"), STR("full"), "it is not a regular file");
    assert_int_equal(file_kind(fixture->arena, STR("/dev/full")), FILE_OTHER);
    assert_int_equal(mkfifo(c_at(fixture, "pipe"), 0600), 0);
    must_not_write_in(fixture, fixture->folder, STR("pipe"), "it is not a regular file");
}

static void folders_and_links_are_not_replaced(void **state) {
    struct fixture *fixture = *state;
    must_write(fixture, "target", STR("kept"));
    assert_int_equal(symlink("target", c_at(fixture, "link")), 0);
    assert_int_equal(symlink("nowhere", c_at(fixture, "dangling")), 0);
    must_not_write(fixture, "link", "it is a symbolic link");
    must_not_write(fixture, "dangling", "it is a symbolic link");
    must_not_write(fixture, ".", "it is a folder");
    CHECK_STR(must_read(fixture, "target"), "kept");
    must_list(fixture, "dangling link target ");
}

/* The folder is the caller's choice; what is below it may have come with somebody's files. */
static void no_link_is_followed_below_the_folder(void **state) {
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    static const char reason[] = "it is a symbolic link, and none is followed here; name the folder that it leads to "
                                 "instead";
    must_write(fixture, "elsewhere/kept", STR(""));
    must_write(fixture, "real/inside/kept", STR(""));
    folder_link(arena, fixture->folder, "build", "elsewhere");
    folder_link(arena, fixture->folder, "gone", "nowhere");
    folder_link(arena, fixture->folder, "real/link", "inside");
    folder_link(arena, fixture->folder, "real/inside/up", "../..");
    must_not_write(fixture, "build/plan.html", reason);
    must_not_write(fixture, "build/deep/plan.html", reason);
    must_not_write(fixture, "gone/plan.html", reason);
    must_not_write(fixture, "real/link/plan.html", reason);
    must_not_write(fixture, "real/inside/up/plan.html", reason);
    must_list(fixture, "build elsewhere gone real ");
    fixture->folder = at(fixture, "elsewhere");
    must_list(fixture, "kept ");
}

static void the_folder_itself_may_be_a_link(void **state) {
    struct fixture *fixture = *state;
    struct message problem = {0};
    must_write(fixture, "real/kept", STR(""));
    folder_link(fixture->arena, fixture->folder, "link", "real");
    folder_link(fixture->arena, fixture->folder, "gone", "nowhere");
    assert_true(file_write(fixture->arena, at(fixture, "link"), STR("a/b.html"), STR("b"), &problem));
    assert_true(file_write(fixture->arena, at(fixture, "link/new/folders"), STR("c.html"), STR("c"), &problem));
    CHECK_STR(must_read(fixture, "real/a/b.html"), "b");
    CHECK_STR(must_read(fixture, "real/new/folders/c.html"), "c");
    must_not_write_in(fixture, at(fixture, "gone"), STR("a"), "No such file or directory");
}

static void names_may_not_lead_out_of_the_folder(void **state) {
    struct fixture *fixture = *state;
    struct str folder = at(fixture, "below");
    static const char *const names[] = {"../a", "x/../../a", "/tmp/planpress-a", ".."};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        must_not_write_in(fixture, folder, str_of(names[i]), "it leads out of its folder");
    must_list(fixture, "");
    struct message problem;
    assert_true(file_write(fixture->arena, folder, STR("x/../a"), STR("a"), &problem));
    CHECK_STR(must_read(fixture, "below/a"), "a");
}

static void a_file_is_no_folder(void **state) {
    struct fixture *fixture = *state;
    must_write(fixture, "a", STR("one"));
    must_not_write(fixture, "a/b", "Not a directory");
    must_not_write(fixture, "a/b/c", "Not a directory");
    must_not_write_in(fixture, fixture->folder, STR("x\0y"), "No such file or directory");
    must_list(fixture, "a ");
}

static void a_name_may_not_be_too_long(void **state) {
    struct fixture *fixture = *state;
    char name[301];
    memset(name, 'n', 300);
    name[300] = 0;
    must_not_write(fixture, name, "File name too long");
    name[255] = 0;
    must_write(fixture, name, STR("long"));
    must_list(fixture, str_format(fixture->arena, "%s ", name).data);
}

/* In a process of its own, since the limit cannot be taken back. */
static int write_beyond_the_limit(const struct fixture *fixture) {
    struct rlimit limit = {.rlim_cur = 4096, .rlim_max = 4096};
    struct message problem = {0};
    struct str bytes = {NEW_ARRAY(fixture->arena, char, 100000), 100000};
    if (setrlimit(RLIMIT_FSIZE, &limit)) return 2;
    return file_write(fixture->arena, fixture->folder, STR("a"), bytes, &problem) ||
           !str_ends(in_english(problem), STR("File too large"));
}

static void a_failed_write_leaves_the_old_file_and_nothing_else(void **state) {
    struct fixture *fixture = *state;
    must_write(fixture, "a", STR("old"));
    pid_t child = fork();
    if (!child) {
        signal(SIGXFSZ, SIG_IGN);
        _Exit(write_beyond_the_limit(fixture));
    }
    int status;
    assert_true(waitpid(child, &status, 0) == child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    CHECK_STR(must_read(fixture, "a"), "old");
    must_list(fixture, "a ");
}

static void a_read_only_folder_is_reported(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(chmod(str_terminated(fixture->arena, fixture->folder), 0555), 0);
    pid_t child = fork();
    if (!child) {
        enum { NOBODY = 65534 }; /* root may write anywhere */
        if (!geteuid() && (setgid(NOBODY) || setuid(NOBODY))) _Exit(2);
        struct message problem = {0}, deep = {0};
        bool written = file_write(fixture->arena, fixture->folder, STR("a"), STR("new"), &problem) ||
                       file_write(fixture->arena, fixture->folder, STR("b/a"), STR("new"), &deep);
        _Exit(written || !str_ends(in_english(problem), STR("Permission denied")) ||
              !str_ends(in_english(deep), STR("Permission denied")));
    }
    int status;
    assert_true(waitpid(child, &status, 0) == child && WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void a_read_only_file_system_is_reported(void **state) {
    struct fixture *fixture = *state;
    if (file_kind(fixture->arena, STR("/proc/self")) != FILE_FOLDER) skip();
    struct message problem = {0};
    assert_false(file_write(fixture->arena, STR("/proc/self"), STR("planpress/a"), STR("new"), &problem));
    assert_true(str_starts(in_english(problem), STR("cannot make the folder /proc/self/planpress: ")));
    assert_false(file_write(fixture->arena, STR("/proc/self"), STR("planpress"), STR("new"), &problem));
    assert_true(str_starts(in_english(problem), STR("cannot write /proc/self/planpress: ")));
}

static void a_left_over_temporary_file_is_no_hindrance(void **state) {
    struct fixture *fixture = *state;
    for (int i = 0; i < 3; i++) {
        const char *name = str_format(fixture->arena, ".planpress-%ld-%d.tmp", (long)getpid(), i).data;
        FILE *file = fopen(c_at(fixture, name), "w");
        assert_non_null(file);
        fclose(file);
    }
    must_write(fixture, "a", STR("new"));
    CHECK_STR(must_read(fixture, "a"), "new");
}

/* ---- folders ---- */

static void kinds_of_files_are_told(void **state) {
    struct fixture *fixture = *state;
    must_write(fixture, "a", STR(""));
    assert_int_equal(file_kind(fixture->arena, at(fixture, "a")), FILE_REGULAR);
    assert_int_equal(file_kind(fixture->arena, fixture->folder), FILE_FOLDER);
    assert_int_equal(file_kind(fixture->arena, at(fixture, "none")), FILE_NONE);
    assert_int_equal(file_kind(fixture->arena, STR("/dev/null")), FILE_OTHER);
    assert_int_equal(file_kind(fixture->arena, STR("")), FILE_NONE);
}

#define FILE_TEST(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        FILE_TEST(what_is_written_is_read),
        FILE_TEST(large_files_come_whole),
        FILE_TEST(files_that_claim_to_be_empty_are_read),
        FILE_TEST(sizes_are_limited),
        FILE_TEST(what_cannot_be_read_is_named),
        FILE_TEST(missing_folders_are_made),
        FILE_TEST(an_equal_file_is_left_alone),
        FILE_TEST(permissions_are_kept),
        FILE_TEST(devices_and_pipes_are_not_written),
        FILE_TEST(folders_and_links_are_not_replaced),
        FILE_TEST(no_link_is_followed_below_the_folder),
        FILE_TEST(the_folder_itself_may_be_a_link),
        FILE_TEST(names_may_not_lead_out_of_the_folder),
        FILE_TEST(a_file_is_no_folder),
        FILE_TEST(a_name_may_not_be_too_long),
        FILE_TEST(a_failed_write_leaves_the_old_file_and_nothing_else),
        FILE_TEST(a_read_only_folder_is_reported),
        FILE_TEST(a_read_only_file_system_is_reported),
        FILE_TEST(a_left_over_temporary_file_is_no_hindrance),
        FILE_TEST(kinds_of_files_are_told),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
