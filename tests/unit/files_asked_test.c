/* What was asked of a tree holds as long as every answer is the same, and no longer. */
#include "base/files_asked.h"

#include <fcntl.h>

#include "base/disk.h"
#include "check.h"
#include "folder.h"

static const struct files *tree_of(struct arena *arena, struct str folder) {
    struct message problem;
    return disk_files(arena, folder, NULL, 0, &problem);
}

/* Asks as a run would, and gives what was written down. */
static struct str ask(struct arena *arena, const struct files *tree) {
    struct files_asked *asked = files_asked_new();
    const struct files *asking = files_asked_of(asked, tree, 1);
    struct files_entry *entries;
    struct str bytes;
    size_t count;
    for (int twice = 0; twice < 2; twice++) {
        assert_int_equal(files_list(asking, arena, STR("."), &entries, &count).kind, FILES_FOLDER);
        assert_int_equal(files_list(asking, arena, STR("konten"), &entries, &count).kind, FILES_FOLDER);
        assert_int_equal(files_read(asking, arena, STR("konten/ä plan.yaml"), 1000, &bytes).kind, FILES_REGULAR);
        assert_int_equal(files_look(asking, arena, STR("logo.png")).kind, FILES_NONE);
        assert_int_equal(files_look(asking, arena, STR("../elsewhere")).kind, FILES_OUTSIDE);
        assert_int_equal(files_read(asking, arena, STR("long"), 3, &bytes).kind, FILES_LARGE);
    }
    struct buffer out = {0};
    files_asked_print(asked, &out);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    files_asked_free(asked);
    return text;
}

static bool holds(const struct files *tree, struct str text) {
    const struct files *const trees[FILES_ASKED_TREES] = {NULL, tree};
    return files_asked_holds(text, trees);
}

static struct str project(struct arena *arena) {
    struct str folder = folder_make(arena);
    folder_file(arena, folder, "konten/ä plan.yaml", "kind: account-plan\n");
    folder_file(arena, folder, "long", "1234");
    return folder;
}

static void the_same_holds(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena), text = ask(arena, tree_of(arena, folder));
    assert_true(holds(tree_of(arena, folder), text));
    size_t lines = 0;
    for (size_t i = 0; i < text.size; i++) lines += text.data[i] == '\n';
    assert_int_equal(lines, 6); /* each thing once */
    const struct timespec times[2] = {{0, 0}, {0, 0}};
    assert_int_equal(utimensat(AT_FDCWD, folder_at(arena, folder, "konten/ä plan.yaml"), times, 0), 0);
    folder_file(arena, folder, "konten/ä plan.yaml", "kind: other");
    folder_file(arena, folder, "konten/ä plan.yaml", "kind: account-plan\n");
    assert_true(holds(tree_of(arena, folder), text));
    struct str copy = project(arena);
    assert_true(holds(tree_of(arena, copy), text)); /* as a fresh checkout is */
    folder_remove(arena, copy);
    folder_remove(arena, folder);
}

static void another_answer_does_not_hold(void **state) {
    struct arena *arena = *state;
    static const struct {
        const char *file, *text;
    } changes[] = {{"konten/ä plan.yaml", "kind: account-plaN\n"},
                   {"konten/new.yaml", ""},
                   {"new", ""},
                   {"logo.png", "x"},
                   {"long", "123"}};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct str folder = project(arena), text = ask(arena, tree_of(arena, folder));
        folder_file(arena, folder, changes[i].file, changes[i].text);
        assert_false(holds(tree_of(arena, folder), text));
        folder_remove(arena, folder);
    }
    struct str folder = project(arena), text = ask(arena, tree_of(arena, folder));
    assert_int_equal(remove(folder_at(arena, folder, "konten/ä plan.yaml")), 0);
    assert_false(holds(tree_of(arena, folder), text));
    folder_remove(arena, folder);
}

static void damage_does_not_hold(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena), text = ask(arena, tree_of(arena, folder));
    const struct files *tree = tree_of(arena, folder);
    for (size_t size = 1; size < text.size; size++)
        if (text.data[size - 1] != '\n') assert_false(holds(tree, str_slice(text, 0, size)));
    const struct files *const none[FILES_ASKED_TREES] = {NULL};
    assert_false(files_asked_holds(text, none));
    folder_remove(arena, folder);
}

/* A picture that is saved while a build runs. */
static void what_changes_meanwhile_is_seen(void **state) {
    struct arena *arena = *state;
    struct str folder = project(arena), bytes;
    struct files_asked *asked = files_asked_new();
    const struct files *plain = tree_of(arena, folder), *asking = files_asked_of(asked, plain, 1);
    for (int twice = 0; twice < 2; twice++) files_read(asking, arena, STR("long"), 1000, &bytes);
    assert_false(files_asked_is_torn(asking));
    folder_file(arena, folder, "long", "4321");
    assert_false(files_asked_is_torn(asking)); /* nobody asked */
    files_read(asking, arena, STR("long"), 1000, &bytes);
    assert_true(files_asked_is_torn(asking));
    assert_false(files_asked_is_torn(plain));
    files_asked_free(asked);
    folder_remove(arena, folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(the_same_holds), CHECK_ARENA(another_answer_does_not_hold),
                                       CHECK_ARENA(damage_does_not_hold),
                                       CHECK_ARENA(what_changes_meanwhile_is_seen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
