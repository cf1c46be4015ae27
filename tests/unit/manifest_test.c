/* The list of what planpress wrote: it comes back as it was, damage is noticed, and it never names what is not below
 * its folder. */
#include "command/manifest.h"

#include "base/buffer.h"
#include "check.h"

static void add(struct manifest *manifest, const char *path, const char *content) {
    struct folder_file file = {str_of(path), CLASS_INTERNAL, STR("konten/a plan.yaml"), STR("plan")};
    manifest_add(manifest, &file, STR("0.1.0"), sha256_of(str_of(content)));
}

static struct str printed(struct arena *arena, const struct manifest *manifest) {
    struct buffer out = {0};
    manifest_print(&out, manifest);
    struct str text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

static struct manifest sample(struct arena *arena) {
    struct manifest manifest = {.arena = arena, .project = STR("../content")};
    add(&manifest, "internal/konten/plan.pdf", "b");
    add(&manifest, "internal/konten/ä plan.html", "a");
    add(&manifest, "internal/index.html", "");
    return manifest;
}

static struct manifest read(struct arena *arena, struct str text) {
    struct manifest manifest = {.arena = arena};
    manifest_read(&manifest, text);
    return manifest;
}

static void a_list_comes_back(void **state) {
    struct arena *arena = *state;
    struct manifest manifest = sample(arena);
    struct str text = printed(arena, &manifest);
    struct manifest again = read(arena, text);
    assert_false(again.damaged);
    assert_true(str_equal(printed(arena, &again), text));
    const struct manifest_entry *entry = manifest_find(&again, STR("internal/konten/ä plan.html"));
    assert_non_null(entry);
    struct sha256 hash = sha256_of(STR("a")), other = sha256_of(STR("b"));
    assert_true(manifest_entry_has(entry, &hash) && !manifest_entry_has(entry, &other));
    CHECK_STR(entry->file.source, "konten/a plan.yaml");
    assert_null(manifest_find(&again, STR("internal/konten")));
    CHECK_STR(again.project, "../content");
}

/* Whatever is cut off or changed; entries that are still whole are taken. */
static void damage_is_noticed(void **state) {
    struct arena *arena = *state;
    struct manifest manifest = sample(arena);
    struct str text = printed(arena, &manifest);
    for (size_t size = 0; size < text.size; size++) assert_true(read(arena, str_slice(text, 0, size)).damaged);
    for (size_t at = 0; at < text.size; at++) {
        char *changed = NEW_ARRAY(arena, char, text.size);
        memcpy(changed, text.data, text.size);
        changed[at] ^= 1;
        struct manifest found = read(arena, (struct str){changed, text.size});
        assert_true(found.damaged && found.count >= 1 && found.count <= 3);
    }
}

static void nothing_outside_is_named(void **state) {
    static const char *const paths[] = {"/etc/passwd", "../x", "..",  ".",  "",
                                        "a/../../x",   "a//b", "./a", "a/", ".planpress/lock",
                                        ".planpress",  "a\tb", "\xff"};
    struct arena *arena = *state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct str line = str_format(arena, "%064d\tinternal\t0.1.0\tplan\tx.yaml\t%s\n", 0, paths[i]);
        struct manifest manifest = {.arena = arena};
        manifest_read_journal(&manifest, line);
        if (manifest.count) fail_msg("“%s” was taken", paths[i]);
    }
}

/* A file has what was written last, or what it had before: the run was killed between. */
static void a_journal_adds_contents(void **state) {
    struct arena *arena = *state;
    struct manifest manifest = sample(arena);
    struct buffer journal = {0};
    struct folder_file file = {STR("internal/index.html"), CLASS_INTERNAL, STR("*"), STR("index")};
    struct sha256 before = sha256_of(STR("")), then = sha256_of(STR("new"));
    buffer_char(&journal, '\n');
    manifest_print_entry(&journal, &file, STR("0.2.0"), &then);
    buffer_append_c(&journal, "\n0123\ttorn");
    manifest_read_journal(&manifest, buffer_str(&journal));
    buffer_free(&journal);
    const struct manifest_entry *entry = manifest_find(&manifest, file.path);
    assert_true(manifest_entry_has(entry, &before) && manifest_entry_has(entry, &then));
    assert_int_equal(manifest.count, 3);
    CHECK_STR(entry->program, "0.2.0");
}

static void many_are_found(void **state) {
    struct arena *arena = *state;
    struct manifest manifest = {.arena = arena};
    for (int i = 0; i < 20000; i++) add(&manifest, str_format(arena, "internal/konten/%d/plan.html", i).data, "x");
    for (int i = 0; i < 20000; i++)
        assert_non_null(manifest_find(&manifest, str_format(arena, "internal/konten/%d/plan.html", i)));
    assert_null(manifest_find(&manifest, STR("internal/konten/20000/plan.html")));
    assert_int_equal(read(arena, printed(arena, &manifest)).count, 20000);
}

static void capitals_are_alike(void **state) {
    struct arena *arena = *state;
    struct manifest manifest = {.arena = arena};
    add(&manifest, "internal/Plan.html", "a");
    add(&manifest, "internal/plan.html", "b");
    add(&manifest, "internal/PLAN.html", "c");
    size_t step = 0, count = 0;
    while (manifest_find_alike(&manifest, STR("internal/plan.html"), &step)) count++;
    assert_int_equal(count, 2);
    step = 0;
    assert_null(manifest_find_alike(&manifest, STR("internal/plan.pdf"), &step));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(a_list_comes_back),       CHECK_ARENA(damage_is_noticed), CHECK_ARENA(nothing_outside_is_named),
        CHECK_ARENA(a_journal_adds_contents), CHECK_ARENA(many_are_found),    CHECK_ARENA(capitals_are_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
