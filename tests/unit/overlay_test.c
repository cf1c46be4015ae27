/* Buffers over a tree: changed files, new ones, folders that only they make, and links, which stay the tree's to judge. */
#include "base/overlay.h"

#include "base/disk.h"
#include "check.h"
#include "folder.h"

static const struct files *disk_of(struct arena *arena, struct str folder) {
    struct message problem;
    return disk_files(arena, folder, NULL, 0, &problem);
}

static struct str project(struct arena *arena) {
    struct str folder = folder_make(arena);
    folder_file(arena, folder, "konten/plan.yaml", "kind: account-plan\n");
    folder_file(arena, folder, "konten/z.md", "z");
    folder_link(arena, folder, "link", "konten");
    folder_link(arena, folder, "konten/same.yaml", "plan.yaml");
    folder_link(arena, folder, "out", "/usr");
    folder_link(arena, folder, "konten/lost", "nowhere");
    return folder;
}

static struct str read_in(struct arena *arena, const struct files *tree, const char *path) {
    struct str bytes;
    enum files_kind kind = files_read(tree, arena, str_of(path), 100, &bytes).kind;
    return kind == FILES_REGULAR ? bytes : str_format(arena, "(%d)", kind);
}

/* "konten z.md": the names of a folder, as they come. */
static struct str names_in(struct arena *arena, const struct files *tree, const char *folder) {
    struct files_entry *entries;
    size_t count;
    struct str names = {0};
    if (files_list(tree, arena, str_of(folder), &entries, &count).kind != FILES_FOLDER) return STR("(none)");
    for (size_t i = 0; i < count; i++)
        names = str_format(arena, "%.*s%s%.*s%s", STR_ARG(names), i ? " " : "", STR_ARG(entries[i].name),
                           entries[i].kind == FILES_FOLDER && !entries[i].link ? "/" : "");
    return names;
}

#define READS(tree, path, text) CHECK_STR(read_in(arena, tree, path), text)
#define LISTS(tree, path, text) CHECK_STR(names_in(arena, tree, path), text)

static void what_is_changed_and_new_is_read(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena);
    const struct overlay_buffer buffers[] = {
        {STR("konten/plan.yaml"), STR("first")},
        {STR("konten/neu.yaml"), STR("new")},
        {path_join(arena, folder, STR("konten/plan.yaml")), STR("changed")},
    };
    const struct files *tree = overlay_files(arena, disk_of(arena, folder), buffers, 3);
    READS(tree, "konten/plan.yaml", "changed");
    READS(tree, "konten/same.yaml", "changed"); /* by whatever link */
    READS(tree, "link/plan.yaml", "changed");
    READS(tree, "konten/../konten/plan.yaml", "changed");
    READS(tree, "konten/neu.yaml", "new");
    READS(tree, "link/neu.yaml", "new");
    READS(tree, "konten/z.md", "z");
    READS(tree, "konten/none.md", "(0)");
    LISTS(tree, "konten", "lost neu.yaml plan.yaml same.yaml z.md");
    LISTS(tree, ".", "konten/ link out");
    folder_remove(arena, folder);
}

static void buffers_make_folders(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena);
    const struct overlay_buffer buffers[] = {
        {STR("neu/tief/b.md"), STR("b")},  {STR("neu/tief/a.md"), STR("a")}, {STR("neu-er.md"), STR("c")},
        {STR("konten/besuche/x.md"), STR("x")}, {STR("link/w.md"), STR("w")},
    };
    const struct files *tree = overlay_files(arena, disk_of(arena, folder), buffers, 5);
    LISTS(tree, ".", "konten/ link neu/ neu-er.md out");
    LISTS(tree, "neu", "tief/");
    LISTS(tree, "neu/tief", "a.md b.md");
    LISTS(tree, "konten", "besuche/ lost plan.yaml same.yaml w.md z.md");
    READS(tree, "neu/tief/b.md", "b");
    READS(tree, "konten/w.md", "w");
    assert_int_equal(files_look(tree, arena, STR("neu")).kind, FILES_FOLDER);
    assert_int_equal(files_look(tree, arena, STR("neu/ti")).kind, FILES_NONE);
    assert_true(files_look(tree, arena, STR("neu/tief/a.md")).place.number != 0);
    folder_remove(arena, folder);
}

static void what_leads_out_stays_outside(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena);
    const struct overlay_buffer buffers[] = {
        {STR("out/x.md"), STR("x")},   {STR("../x.md"), STR("x")}, {STR("/tmp/x.md"), STR("x")}, {STR("konten"), STR("x")},
        {STR("konten/z.md/x"), STR("x")}, {STR(""), STR("x")},     {STR("konten/lost"), STR("x")}, {STR("konten/lost/x"), STR("x")}, {STR("."), STR("x")},         {STR(".."), STR("x")},
    };
    const struct files *tree = overlay_files(arena, disk_of(arena, folder), buffers, 10);
    LISTS(tree, ".", "konten/ link out");
    LISTS(tree, "konten", "lost plan.yaml same.yaml z.md");
    assert_int_equal(files_look(tree, arena, STR("out/x.md")).kind, FILES_OUTSIDE);
    assert_int_equal(files_look(tree, arena, STR("../x.md")).kind, FILES_OUTSIDE);
    READS(tree, "konten/z.md", "z");
    folder_remove(arena, folder);
}

static void sizes_and_identities_are_those_of_buffers(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena);
    const struct overlay_buffer buffers[] = {{STR("konten/z.md"), STR("longer than before")}};
    const struct files *tree = overlay_files(arena, disk_of(arena, folder), buffers, 1);
    struct str bytes;
    struct sha256 identity, expected = sha256_of(STR("longer than before"));
    assert_int_equal(files_read(tree, arena, STR("konten/z.md"), 4, &bytes).kind, FILES_LARGE);
    assert_int_equal(files_identity(tree, arena, STR("konten/z.md"), 100, &identity).kind, FILES_REGULAR);
    assert_true(sha256_equal(&identity, &expected));
    struct files_entry own = files_look(disk_of(arena, folder), arena, STR("konten/z.md"));
    struct files_entry over = files_look(tree, arena, STR("konten/z.md"));
    assert_true(own.place.number == over.place.number); /* the same file */
    folder_remove(arena, folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(what_is_changed_and_new_is_read),
        CHECK_ARENA(buffers_make_folders),
        CHECK_ARENA(what_leads_out_stays_outside),
        CHECK_ARENA(sizes_and_identities_are_those_of_buffers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
