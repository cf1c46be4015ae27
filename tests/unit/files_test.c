/* The tree of files, made by the disk: what is read, where links lead, what is refused. */
#include "base/files.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "base/disk.h"
#include "base/limits.h"
#include "check.h"
#include "folder.h"

/* project/ is the tree's root; beside it stands what must not be reached. */
struct fixture {
    struct arena *arena;
    struct str above, root;
    const struct files *files;
};

static const struct files *open_tree(struct fixture *fixture, struct str folder, const struct str *further,
                                     size_t count) {
    struct message problem = {0};
    const struct files *files = disk_files(fixture->arena, folder, further, count, &problem);
    if (!files) fail_msg("%.*s", STR_ARG(in_english(problem)));
    return files;
}

static int make_tree(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->above = folder_make(fixture->arena);
    fixture->root = path_join(fixture->arena, fixture->above, STR("project"));
    folder_file(fixture->arena, fixture->above, "outside/secret.yaml", "secret: 1\n");
    folder_file(fixture->arena, fixture->root, "plan.yaml", "plan");
    folder_file(fixture->arena, fixture->root, "konten/a/plan.yaml", "a");
    fixture->files = open_tree(fixture, fixture->root, NULL, 0);
    *state = fixture;
    return 0;
}

static int remove_tree(void **state) {
    struct fixture *fixture = *state;
    folder_remove(fixture->arena, fixture->above);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static void put(struct fixture *fixture, const char *name, const char *text) {
    folder_file(fixture->arena, fixture->root, name, text);
}

static void link_to(struct fixture *fixture, const char *name, const char *target) {
    folder_link(fixture->arena, fixture->root, name, target);
}

/* What reading a path gives: its content, or in brackets why not. */
static struct str read_in(struct fixture *fixture, const struct files *files, const char *path) {
    struct str bytes;
    struct files_entry entry = files_read(files, fixture->arena, str_of(path), LIMIT_FILE, &bytes);
    if (entry.kind == FILES_REGULAR) return bytes;
    return str_format(fixture->arena, "[%.*s]", STR_ARG(in_english(files_reason(fixture->arena, &entry))));
}

#define CHECK_READ(fixture, path, expected) CHECK_STR_OF(path, read_in(fixture, (fixture)->files, path), expected)

static const char outside[] = "[leads out of the project's folder]";

/* ---- reading ---- */

static void files_are_read_whole(void **state) {
    struct fixture *fixture = *state;
    struct str bytes;
    CHECK_READ(fixture, "plan.yaml", "plan");
    CHECK_READ(fixture, "konten/a/plan.yaml", "a");
    CHECK_READ(fixture, "./konten//a/./plan.yaml", "a");
    CHECK_READ(fixture, "konten/../plan.yaml", "plan");
    put(fixture, "empty", "");
    struct files_entry entry = files_read(fixture->files, fixture->arena, STR("empty"), LIMIT_FILE, &bytes);
    assert_int_equal(entry.kind, FILES_REGULAR);
    assert_int_equal(bytes.size, 0);
    assert_int_equal(bytes.data[0], 0);
    entry = files_read(fixture->files, fixture->arena, STR("konten/a/plan.yaml"), LIMIT_FILE, &bytes);
    CHECK_STR(entry.name, "plan.yaml");
    CHECK_STR(entry.real, "konten/a/plan.yaml");
    assert_false(entry.link);
}

static void what_is_not_there_is_none(void **state) {
    struct fixture *fixture = *state;
    static const char *const paths[] = {"none", "none/at/all", "plan.yaml/x", "konten/b", "", "plan.yaml\n"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) CHECK_READ(fixture, paths[i], "[does not exist]");
    struct str bytes;
    struct files_entry entry = files_read(fixture->files, fixture->arena, STR("plan.yaml\0x"), LIMIT_FILE, &bytes);
    assert_int_equal(entry.kind, FILES_NONE);
    CHECK_READ(fixture, "konten", "[is a folder]");
    CHECK_READ(fixture, ".", "[is a folder]");
    char name[300];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    CHECK_READ(fixture, name, "[cannot be read: File name too long]");
}

static void sizes_are_limited(void **state) {
    struct fixture *fixture = *state;
    struct str bytes;
    put(fixture, "ten", "0123456789");
    struct files_entry entry = files_read(fixture->files, fixture->arena, STR("ten"), 10, &bytes);
    assert_int_equal(entry.kind, FILES_REGULAR);
    entry = files_read(fixture->files, fixture->arena, STR("ten"), 9, &bytes);
    assert_int_equal(entry.kind, FILES_LARGE);
    assert_int_equal(bytes.size, 0);
    CHECK_STR(files_reason(fixture->arena, &entry), "is larger than 9 bytes");
    char *large = NEW_ARRAY(fixture->arena, char, LIMIT_FILE + 2);
    memset(large, 'x', LIMIT_FILE + 1);
    put(fixture, "large", large);
    CHECK_READ(fixture, "large", "[is larger than 10 MB]");
}

static void identity_is_of_the_content_alone(void **state) {
    struct fixture *fixture = *state;
    struct sha256 a, b, c;
    put(fixture, "copy.md", "plan");
    link_to(fixture, "link.yaml", "plan.yaml");
    assert_int_equal(files_identity(fixture->files, fixture->arena, STR("plan.yaml"), LIMIT_FILE, &a).kind,
                     FILES_REGULAR);
    assert_int_equal(utimensat(AT_FDCWD, folder_at(fixture->arena, fixture->root, "plan.yaml"),
                               (struct timespec[2]){{.tv_sec = 1}, {.tv_sec = 1}}, 0),
                     0);
    static const char *const same[] = {"plan.yaml", "copy.md", "link.yaml"};
    for (size_t i = 0; i < 3; i++) {
        files_identity(fixture->files, fixture->arena, str_of(same[i]), LIMIT_FILE, &b);
        assert_true(sha256_equal(&a, &b));
    }
    files_identity(fixture->files, fixture->arena, STR("konten/a/plan.yaml"), LIMIT_FILE, &c);
    assert_false(sha256_equal(&a, &c));
    struct files_entry folder = files_identity(fixture->files, fixture->arena, STR("konten"), LIMIT_FILE, &c);
    assert_int_equal(folder.kind, FILES_FOLDER);
    CHECK_STR(folder.real, "konten");
}

static void hashes_are_those_of_the_standard(void **state) {
    static const struct {
        size_t size;
        const char *digits;
    } rows[] = {
        {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
        {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
        {63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
        {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
        {65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"},
        {119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
        {120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
        {1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    struct fixture *fixture = *state;
    char *bytes = NEW_ARRAY(fixture->arena, char, 1000000);
    memset(bytes, 'a', 1000000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sha256 hash = sha256_of((struct str){bytes, rows[i].size});
        CHECK_STR(sha256_print(fixture->arena, &hash), rows[i].digits);
    }
    struct sha256 abc = sha256_of(STR("abc"));
    CHECK_STR(sha256_print(fixture->arena, &abc), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/* ---- listing ---- */

/* "name kind real" of each entry, a star before the name of a link. */
static struct str listed(struct fixture *fixture, const char *folder) {
    static const char *const kinds[FILES_KIND_COUNT] = {"none", "file", "folder", "special", "outside", "barred"};
    struct files_entry *entries;
    size_t count;
    struct str text = STR("");
    struct files_entry entry = files_list(fixture->files, fixture->arena, str_of(folder), &entries, &count);
    if (entry.kind != FILES_FOLDER) return in_english(files_reason(fixture->arena, &entry));
    for (size_t i = 0; i < count; i++)
        text = str_format(fixture->arena, "%.*s%s%.*s %s %.*s\n", STR_ARG(text), entries[i].link ? "*" : "",
                          STR_ARG(entries[i].name), kinds[entries[i].kind], STR_ARG(entries[i].real));
    return text;
}

static void folders_are_listed_by_bytes(void **state) {
    struct fixture *fixture = *state;
    static const char *const names[] = {"b", "a", "ä", "B", ".hidden", "a.b"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(fixture, str_format(fixture->arena, "new/%s", names[i]).data, "");
    put(fixture, "new/below/x", "");
    CHECK_STR(listed(fixture, "new"),
              ".hidden file new/.hidden\nB file new/B\na file new/a\na.b file new/a.b\nb file new/b\n"
              "below folder new/below\nä file new/ä\n");
    CHECK_STR(listed(fixture, "."), "konten folder konten\nnew folder new\nplan.yaml file plan.yaml\n");
    CHECK_STR(listed(fixture, "plan.yaml"), "is a file");
    CHECK_STR(listed(fixture, "none"), "does not exist");
    CHECK_STR(listed(fixture, ".."), "leads out of the project's folder");
}

static void links_are_listed_as_what_they_lead_to(void **state) {
    struct fixture *fixture = *state;
    put(fixture, "l/x", "");
    link_to(fixture, "l/file", "../plan.yaml");
    link_to(fixture, "l/folder", "../konten");
    link_to(fixture, "l/again", "folder/a");
    link_to(fixture, "l/self", "self");
    link_to(fixture, "l/here", ".");
    link_to(fixture, "l/nothing", "gone");
    link_to(fixture, "l/out", "../../outside");
    CHECK_STR(listed(fixture, "l"), "*again folder konten/a\n*file file plan.yaml\n*folder folder konten\n"
                                    "*here folder l\n*nothing none \n*out outside \n*self none \nx file l/x\n");
    CHECK_STR(listed(fixture, "l/folder"), "a folder konten/a\n");
    CHECK_STR(listed(fixture, "l/here/again"), "plan.yaml file konten/a/plan.yaml\n");
}

static void places_tell_what_is_the_same(void **state) {
    struct fixture *fixture = *state;
    link_to(fixture, "l", "konten/a");
    struct files_entry a = files_look(fixture->files, fixture->arena, STR("konten/a")),
                       l = files_look(fixture->files, fixture->arena, STR("l")),
                       k = files_look(fixture->files, fixture->arena, STR("konten"));
    assert_true(a.place.device == l.place.device && a.place.number == l.place.number && a.place.number);
    assert_false(a.place.number == k.place.number);
    assert_true(l.link && !a.link);
    CHECK_STR(l.real, "konten/a");
}

/* ---- links ---- */

static void links_inside_are_followed(void **state) {
    struct fixture *fixture = *state;
    struct str root = fixture->root;
    put(fixture, "konten/b/b.yaml", "b");
    link_to(fixture, "file.yaml", "konten/a/plan.yaml");
    link_to(fixture, "chain1", "chain2");
    link_to(fixture, "chain2", "./chain3");
    link_to(fixture, "chain3", "file.yaml");
    link_to(fixture, "konten/up", "..");
    link_to(fixture, "konten/a/sibling", "../b");
    link_to(fixture, "absolute", str_format(fixture->arena, "%.*s/konten", STR_ARG(root)).data);
    link_to(fixture, "round", str_format(fixture->arena, "../%.*s/plan.yaml", STR_ARG(path_name(root))).data);
    link_to(fixture, "konten/b/odd", "../a/sibling/../a//./plan.yaml");
    link_to(fixture, "slash", "konten/");
    CHECK_READ(fixture, "file.yaml", "a");
    CHECK_READ(fixture, "chain1", "a");
    CHECK_READ(fixture, "konten/up/plan.yaml", "plan");
    CHECK_READ(fixture, "konten/up/konten/up/konten/a/plan.yaml", "a");
    CHECK_READ(fixture, "konten/a/sibling/b.yaml", "b");
    CHECK_READ(fixture, "absolute/a/plan.yaml", "a");
    CHECK_READ(fixture, "round", "plan");
    CHECK_READ(fixture, "konten/b/odd", "a");
    CHECK_READ(fixture, "slash/a/plan.yaml", "a");
    CHECK_READ(fixture, "file.yaml/x", "[is a link that leads nowhere]");
    CHECK_READ(fixture, str_format(fixture->arena, "%.*s/plan.yaml", STR_ARG(root)).data, "plan");
}

static void loops_end(void **state) {
    struct fixture *fixture = *state;
    link_to(fixture, "a", "b");
    link_to(fixture, "b", "a");
    link_to(fixture, "self", "self");
    link_to(fixture, "deeper", "deeper/x");
    link_to(fixture, "konten/circle", "../konten/circle/.");
    static const char *const paths[] = {"a", "b/x", "self", "deeper", "konten/circle"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        CHECK_READ(fixture, paths[i], "[is a link that leads nowhere]");
    link_to(fixture, "nothing", "gone/away");
    CHECK_READ(fixture, "nothing", "[is a link that leads nowhere]");
}

/* Whether the target exists or not: the answer is the same, down to every byte of the entry. */
static void what_leads_out_is_refused_and_not_looked_at(void **state) {
    struct fixture *fixture = *state;
    struct str secret = path_join(fixture->arena, fixture->above, STR("outside/secret.yaml"));
    link_to(fixture, "out", "../outside");
    link_to(fixture, "out.yaml", "../outside/secret.yaml");
    link_to(fixture, "away.yaml", "../outside/no-such-file.yaml");
    link_to(fixture, "by-name.yaml", secret.data);
    link_to(fixture, "to-out", "out");
    link_to(fixture, "top", "/");
    link_to(fixture, "environ", "/proc/self/environ");
    link_to(fixture, "magic", "/proc/self/root/etc/passwd");
    link_to(fixture, "konten/a/far", "../../../outside/secret.yaml");
    static const char *const paths[] = {"out/secret.yaml",
                                        "out/no-such-file",
                                        "out.yaml",
                                        "away.yaml",
                                        "by-name.yaml",
                                        "to-out/secret.yaml",
                                        "top",
                                        "top/etc/passwd",
                                        "top/no/such",
                                        "environ",
                                        "magic",
                                        "konten/a/far",
                                        "..",
                                        "../outside/secret.yaml",
                                        "../no-such",
                                        "../..",
                                        "konten/../../outside/secret.yaml",
                                        "/etc/passwd",
                                        "/no/such",
                                        "/",
                                        "//etc",
                                        "/proc/self/environ",
                                        "../projectx",
                                        "../project-old/plan.yaml"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        CHECK_READ(fixture, paths[i], outside);
        struct files_entry *entries;
        size_t count;
        struct files_entry entry = files_list(fixture->files, fixture->arena, str_of(paths[i]), &entries, &count);
        assert_int_equal(entry.kind, FILES_OUTSIDE);
        assert_true(!entry.place.number && !entry.real.size && message_empty(entry.reason) && !count);
    }
    CHECK_READ(fixture, secret.data, outside);
    struct files_entry there = files_look(fixture->files, fixture->arena, STR("out.yaml")),
                       gone = files_look(fixture->files, fixture->arena, STR("away.yaml"));
    CHECK_STR(there.way_out, "out.yaml");
    CHECK_STR(gone.way_out, "away.yaml");
    CHECK_STR(files_look(fixture->files, fixture->arena, STR("to-out/x/y")).way_out, "out");
    CHECK_STR(files_look(fixture->files, fixture->arena, STR("../x")).way_out, "");
}

/* A way out that comes back in is judged by its text, so that it tells nothing of the folders outside. */
static void the_way_back_in_tells_nothing(void **state) {
    struct fixture *fixture = *state;
    const char *root = str_terminated(fixture->arena, fixture->root);
    link_to(fixture, "there", "../outside/../project/plan.yaml");
    link_to(fixture, "gone", "../no-such/../project/plan.yaml");
    link_to(fixture, "there2", str_format(fixture->arena, "/etc/..%s/plan.yaml", root).data);
    link_to(fixture, "gone2", str_format(fixture->arena, "/no-such/..%s/plan.yaml", root).data);
    static const char *const names[] = {"there", "gone", "there2", "gone2"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) CHECK_READ(fixture, names[i], "plan");
}

static void only_regular_files_are_opened(void **state) {
    struct fixture *fixture = *state;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    assert_int_equal(mkfifo(folder_at(fixture->arena, fixture->root, "pipe.yaml"), 0600), 0);
    link_to(fixture, "to-pipe.yaml", "pipe.yaml");
    int server = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", folder_at(fixture->arena, fixture->root, "socket.md"));
    assert_int_equal(bind(server, (struct sockaddr *)&address, sizeof address), 0);
    enum { PATIENCE = 5 };
    alarm(PATIENCE); /* a pipe that is opened would wait for its writer */
    CHECK_READ(fixture, "pipe.yaml", "[is neither a file nor a folder]");
    CHECK_READ(fixture, "to-pipe.yaml", "[is neither a file nor a folder]");
    CHECK_READ(fixture, "socket.md", "[is neither a file nor a folder]");
    CHECK_READ(fixture, "pipe.yaml/x", "[does not exist]");
    CHECK_STR(listed(fixture, "."), "konten folder konten\npipe.yaml special \nplan.yaml file plan.yaml\n"
                                    "socket.md special \n*to-pipe.yaml special \n");
    alarm(0);
    close(server);
}

/* Even where a root is all of the machine. */
static void what_the_kernel_makes_up_is_no_file(void **state) {
    struct fixture *fixture = *state;
    const struct str top = STR("/");
    const struct files *files = open_tree(fixture, fixture->root, &top, 1);
    link_to(fixture, "environ", "/proc/self/environ");
    link_to(fixture, "null", "/dev/null");
    link_to(fixture, "secret", "../outside/secret.yaml");
    if (access("/proc/self/environ", R_OK)) skip();
    CHECK_STR(read_in(fixture, files, "environ"), "[is neither a file nor a folder]");
    CHECK_STR(read_in(fixture, files, "/proc/self/environ"), "[is neither a file nor a folder]");
    CHECK_STR(read_in(fixture, files, "null"), "[is neither a file nor a folder]");
    CHECK_STR(read_in(fixture, files, "secret"), "secret: 1\n");
}

/* As one who is not root. */
static void in_a_child(void (*test)(struct fixture *), struct fixture *fixture) {
    enum { NOBODY = 65534 };
    pid_t child = fork();
    if (!child) {
        if (!geteuid() && (setgid(NOBODY) || setuid(NOBODY))) _Exit(2);
        test(fixture);
        _Exit(0);
    }
    int status;
    assert_true(waitpid(child, &status, 0) == child && WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void expect(struct str found, const char *expected) {
    if (str_equal_c(found, expected)) return;
    print_message("expected “%s”, found “%.*s”\n", expected, STR_ARG(found));
    _Exit(1);
}

static void look_without_rights(struct fixture *fixture) {
    expect(read_in(fixture, fixture->files, "plan.yaml"), "[cannot be read: Permission denied]");
    expect(read_in(fixture, fixture->files, "shut/x.yaml"), "[cannot be read: Permission denied]");
    expect(read_in(fixture, fixture->files, "shut/gone"), "[cannot be read: Permission denied]");
    expect(listed(fixture, "shut"), "cannot be read: Permission denied");
    expect(listed(fixture, "blind"), "cannot be read: Permission denied");
    expect(read_in(fixture, fixture->files, "blind/x.yaml"), "x");
    expect(listed(fixture, "names"), "x.yaml barred \n");
    expect(read_in(fixture, fixture->files, "konten/a/plan.yaml"), "a");
}

static void rights_that_are_missing_are_named(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *name;
        mode_t mode;
    } rows[] = {{"plan.yaml", 0}, {"shut", 0}, {"blind", 0111}, {"names", 0444}, {".", 0755}};
    for (size_t i = 1; i < 4; i++) put(fixture, str_format(fixture->arena, "%s/x.yaml", rows[i].name).data, "x");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(chmod(folder_at(fixture->arena, fixture->root, rows[i].name), rows[i].mode), 0);
    assert_int_equal(chmod(str_terminated(fixture->arena, fixture->above), 0755), 0);
    in_a_child(look_without_rights, fixture);
}

/* ---- roots ---- */

static void further_roots_may_be_led_into(void **state) {
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    folder_file(arena, fixture->above, "shared/logo.png", "logo");
    folder_file(arena, fixture->above, "shared/deep/x.yaml", "x");
    folder_link(arena, fixture->above, "named", "shared");
    const struct str further[] = {path_join(arena, fixture->above, STR("named"))};
    fixture->files = open_tree(fixture, fixture->root, further, 1);
    link_to(fixture, "logo.png", "../shared/logo.png");
    link_to(fixture, "brand", "../named");
    link_to(fixture, "brand2", further[0].data);
    link_to(fixture, "out", "../outside");
    folder_link(arena, fixture->above, "shared/back", "../project/konten");
    folder_link(arena, fixture->above, "shared/out", "../outside");
    CHECK_READ(fixture, "logo.png", "logo");
    CHECK_READ(fixture, "brand/logo.png", "logo");
    CHECK_READ(fixture, "brand2/deep/x.yaml", "x");
    CHECK_READ(fixture, "../shared/logo.png", "logo");
    CHECK_READ(fixture, "../named/logo.png", "logo");
    CHECK_READ(fixture, str_format(arena, "%.*s/shared/logo.png", STR_ARG(fixture->above)).data, "logo");
    CHECK_READ(fixture, "brand/back/a/plan.yaml", "a");
    CHECK_READ(fixture, "brand/out/secret.yaml", outside);
    CHECK_READ(fixture, "out/secret.yaml", outside);
    CHECK_READ(fixture, "../shared2/x", outside);
    CHECK_READ(fixture, "brand/gone", "[is a link that leads nowhere]");
    struct files_entry entry = files_look(fixture->files, arena, STR("brand/deep"));
    CHECK_STR(entry.real, str_format(arena, "%.*s/shared/deep", STR_ARG(fixture->above)).data);
    assert_int_equal(files_look(fixture->files, arena, entry.real).kind, FILES_FOLDER);
}

/* A project that was found through a link: links that are written by either of its names lead in. */
static void a_root_may_be_named_through_a_link(void **state) {
    struct fixture *fixture = *state;
    folder_link(fixture->arena, fixture->above, "work", "project");
    struct str named = path_join(fixture->arena, fixture->above, STR("work"));
    fixture->files = open_tree(fixture, named, NULL, 0);
    link_to(fixture, "by-named", str_format(fixture->arena, "%.*s/konten/a", STR_ARG(named)).data);
    link_to(fixture, "by-real", str_format(fixture->arena, "%.*s/konten/a", STR_ARG(fixture->root)).data);
    CHECK_READ(fixture, "plan.yaml", "plan");
    CHECK_READ(fixture, "by-named/plan.yaml", "a");
    CHECK_READ(fixture, "by-real/plan.yaml", "a");
    CHECK_READ(fixture, "../outside/secret.yaml", outside);
    CHECK_STR(files_shown(fixture->files, fixture->arena, STR("konten/x")),
              str_format(fixture->arena, "%.*s/konten/x", STR_ARG(named)).data);
}

static void roots_are_folders(void **state) {
    struct fixture *fixture = *state;
    static const char *const names[] = {"plan.yaml", "none", "dangling"};
    link_to(fixture, "dangling", "gone");
    for (size_t i = 0; i < 3; i++) {
        struct message problem = {0};
        struct str path = path_join(fixture->arena, fixture->root, str_of(names[i]));
        assert_null(disk_files(fixture->arena, path, NULL, 0, &problem));
        assert_true(str_ends(in_english(problem), STR("is not a folder that can be read from")));
        assert_null(disk_files(fixture->arena, fixture->root, &path, 1, &problem));
    }
}

static void a_name_is_found_above(void **state) {
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    folder_link(arena, fixture->above, "file", "project/konten/a/plan.yaml");
    folder_link(arena, fixture->above, "folder", "project/konten/a");
    static const char *const paths[] = {"project", "project/konten/a", "project/konten/a/plan.yaml", "folder", "file"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct str path = path_join(arena, fixture->above, str_of(paths[i]));
        struct str found = disk_find_above(arena, path, STR("plan.yaml"));
        CHECK_STR_OF(paths[i], path_relative(arena, fixture->root, disk_absolute(arena, found)), i ? "konten/a" : ".");
    }
    link_to(fixture, "konten/mark", "gone");
    struct str path = path_join(arena, fixture->root, STR("konten/a"));
    CHECK_STR(path_relative(arena, fixture->root, disk_find_above(arena, path, STR("mark"))), "konten");
    CHECK_STR(disk_find_above(arena, path, STR("no-such-file-anywhere")), "");
    CHECK_STR(disk_find_above(arena, path, STR("konten")), ""); /* a folder is no file */
}

/* ---- races ---- */

/* Somebody exchanges two entries, all the time. */
static pid_t start_exchanging(struct fixture *fixture, const char *a, const char *b) {
    const char *left = folder_at(fixture->arena, fixture->root, a),
               *right = folder_at(fixture->arena, fixture->root, b);
    enum { EXCHANGE = 2 }; /* RENAME_EXCHANGE */
    pid_t child = fork();
    while (!child) syscall(SYS_renameat2, AT_FDCWD, left, AT_FDCWD, right, EXCHANGE);
    return child;
}

/* Reads while `name` on the way is now what it is, now a link that leads out. */
static void read_while_exchanged(struct fixture *fixture, const char *name, const char *link, const char *path) {
    enum { TIMES = 2000 };
    pid_t child = start_exchanging(fixture, name, link);
    bool secret = false;
    for (int i = 0; i < TIMES && !secret; i++) {
        struct arena_mark mark = arena_mark(fixture->arena);
        secret = str_find(read_in(fixture, fixture->files, path), STR("secret:"), NULL);
        arena_rewind(fixture->arena, mark);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    assert_false(secret);
}

static void what_becomes_a_link_gives_nothing_away(void **state) {
    struct fixture *fixture = *state;
    put(fixture, "turn/secret.yaml", "harmless");
    link_to(fixture, "trap", "../outside");
    read_while_exchanged(fixture, "turn", "trap", "turn/secret.yaml");
    link_to(fixture, "trap-file", "../outside/secret.yaml");
    read_while_exchanged(fixture, "plan.yaml", "trap-file", "plan.yaml");
}

#define FILES_TEST(test) cmocka_unit_test_setup_teardown(test, make_tree, remove_tree)

int main(void) {
    const struct CMUnitTest tests[] = {
        FILES_TEST(files_are_read_whole),
        FILES_TEST(what_is_not_there_is_none),
        FILES_TEST(sizes_are_limited),
        FILES_TEST(identity_is_of_the_content_alone),
        FILES_TEST(hashes_are_those_of_the_standard),
        FILES_TEST(folders_are_listed_by_bytes),
        FILES_TEST(links_are_listed_as_what_they_lead_to),
        FILES_TEST(places_tell_what_is_the_same),
        FILES_TEST(links_inside_are_followed),
        FILES_TEST(loops_end),
        FILES_TEST(what_leads_out_is_refused_and_not_looked_at),
        FILES_TEST(the_way_back_in_tells_nothing),
        FILES_TEST(only_regular_files_are_opened),
        FILES_TEST(what_the_kernel_makes_up_is_no_file),
        FILES_TEST(rights_that_are_missing_are_named),
        FILES_TEST(further_roots_may_be_led_into),
        FILES_TEST(a_root_may_be_named_through_a_link),
        FILES_TEST(roots_are_folders),
        FILES_TEST(a_name_is_found_above),
        FILES_TEST(what_becomes_a_link_gives_nothing_away),
    };
    return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
