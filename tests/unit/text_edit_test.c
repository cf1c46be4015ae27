/* Edits of texts, of files, and the diff that shows them; mends, which are offered where the text is what it was taken
 * for. */
#include "base/text_edit.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/disk.h"
#include "base/limits.h"
#include "base/mend.h"
#include "check.h"
#include "folder.h"
#include "read/source_file.h"

static struct str shown(struct arena *arena, struct str text, const struct text_edit *edits, size_t count) {
    struct buffer out = {0};
    text_diff(&out, STR("plan.yaml"), text, edits, count, false);
    struct str result = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return result;
}

static void edits_are_applied_in_order(void **state) {
    struct text_edit edits[] = {
        {6, 7, STR_INIT("Z")}, {2, 2, STR_INIT("1")}, {2, 2, STR_INIT("2")}, {0, 2, STR_INIT("")}};
    struct str out;
    text_edits_sort(edits, 4);
    assert_true(text_edits_apply(*state, STR("abcdefg"), edits, 4, &out));
    CHECK_STR(out, "12cdefZ");
}

static void clashing_edits_are_refused(void **state) {
    struct str out = STR("as it was"), text = STR("abcdef");
    assert_false(text_edits_apply(*state, text, (struct text_edit[]){{0, 3, STR("x")}, {2, 4, STR("y")}}, 2, &out));
    assert_false(text_edits_apply(*state, text, (struct text_edit[]){{5, 7, STR("x")}}, 1, &out));
    assert_false(text_edits_apply(*state, text, (struct text_edit[]){{3, 2, STR("x")}}, 1, &out));
    CHECK_STR(out, "as it was");
    assert_true(text_edits_clash(&(struct text_edit){1, 4, {0}}, &(struct text_edit){2, 2, {0}}));
    assert_false(text_edits_clash(&(struct text_edit){1, 4, {0}}, &(struct text_edit){4, 4, {0}}));
    assert_false(text_edits_clash(&(struct text_edit){2, 2, {0}}, &(struct text_edit){2, 2, {0}}));
}

static void a_diff_shows_what_is_changed(void **state) {
    struct str text = STR("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n");
    CHECK_STR(shown(*state, text, (struct text_edit[]){{23, 24, STR("five")}}, 1),
              "--- plan.yaml\n+++ plan.yaml\n@@ -2,5 +2,5 @@\n b: 2\n c: 3\n d: 4\n-e: 5\n+e: five\n f: 6\n");
    CHECK_STR(shown(*state, text, (struct text_edit[]){{5, 5, STR("new: 0\n")}}, 1),
              "--- plan.yaml\n+++ plan.yaml\n@@ -1,4 +1,5 @@\n a: 1\n+new: 0\n b: 2\n c: 3\n d: 4\n");
    CHECK_STR(shown(*state, STR("a"), (struct text_edit[]){{1, 1, STR("\nb")}}, 1),
              "--- plan.yaml\n+++ plan.yaml\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n"
              "\\ No newline at end of file\n");
    CHECK_STR(shown(*state, text, (struct text_edit[]){{3, 4, STR("1")}}, 1), "");
}

static void a_diff_steers_no_terminal(void **state) {
    struct text_edit edit = {0, 1, STR_INIT("\x1B[2Jz")};
    CHECK_STR(shown(*state, STR("a\tb\n"), &edit, 1),
              "--- plan.yaml\n+++ plan.yaml\n@@ -1 +1 @@\n-a\tb\n+<U+001B>[2Jz\tb\n");
}

/* ---- random edits: whoever reads the diff gets the edited text ---- */

static struct str take(struct str *rest) {
    const char *end = memchr(rest->data, '\n', rest->size);
    size_t size = end ? (size_t)(end - rest->data) + 1 : rest->size;
    struct str line = str_slice(*rest, 0, size);
    *rest = str_skip(*rest, size);
    return line;
}

/* A small `patch`, which believes nothing: ranges and surroundings must be right. */
static struct str patched(struct arena *arena, struct str text, struct str diff) {
    struct buffer out = {0};
    struct str rest = text;
    size_t line = 0, old_left = 0, new_left = 0;
    for (take(&diff), take(&diff); diff.size;) {
        struct str d = take(&diff), body = str_slice(d, 1, d.size);
        size_t from, olds = 1, to, news = 1;
        if (d.data[0] == '@') {
            assert_true(!old_left && !new_left);
            const char *at = str_terminated(arena, d);
            if (sscanf(at, "@@ -%zu,%zu +%zu,%zu", &from, &olds, &to, &news) != 4 &&
                sscanf(at, "@@ -%zu +%zu,%zu", &from, &to, &news) != 3)
                assert_true(sscanf(at, "@@ -%zu,%zu +%zu", &from, &olds, &to) == 3 ||
                            (olds = 1, sscanf(at, "@@ -%zu +%zu", &from, &to) == 2));
            for (from -= olds > 0; line < from; line++) buffer_append(&out, take(&rest));
            old_left = olds, new_left = news;
            continue;
        }
        if (str_starts(diff, STR("\\"))) body.size--, take(&diff);
        if (d.data[0] != '+') {
            struct str old = take(&rest);
            assert_true(str_equal(old, body));
            line++, old_left--;
        }
        if (d.data[0] != '-') buffer_append(&out, body), new_left--;
    }
    assert_true(!old_left && !new_left);
    buffer_append(&out, rest);
    struct str result = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return result;
}

static struct str random_text(struct arena *arena, unsigned *seed, size_t most) {
    size_t size = (size_t)rand_r(seed) % (most + 1);
    char *text = NEW_ARRAY(arena, char, size + 1);
    for (size_t i = 0; i < size; i++) text[i] = "ab\n\nc"[rand_r(seed) % 5];
    return (struct str){text, size};
}

static void diffs_give_the_edited_text(void **state) {
    for (unsigned round = 0; round < 3000; round++) {
        unsigned seed = round;
        struct arena *arena = arena_create();
        struct str text = random_text(arena, &seed, 60), out;
        struct text_edit edits[4];
        size_t count = 0, at = 0;
        while (count < 4 && at <= text.size) {
            size_t start = at + (size_t)rand_r(&seed) % (text.size - at + 1);
            size_t end = start + (size_t)rand_r(&seed) % (text.size - start < 5 ? text.size - start + 1 : 5);
            edits[count++] = (struct text_edit){start, end, random_text(arena, &seed, 4)};
            at = end;
        }
        assert_true(text_edits_apply(arena, text, edits, count, &out));
        struct str diff = shown(arena, text, edits, count);
        if (!diff.size) assert_true(str_equal(out, text));
        else assert_true(str_equal(patched(arena, text, diff), out));
        arena_destroy(arena);
    }
    (void)state;
}

/* ---- files ---- */

struct fixture {
    struct arena *arena;
    struct str folder;
    const struct files *files;
    struct source_file file;
};

static struct fixture open_file(struct arena *arena, const char *text) {
    struct fixture fixture = {.arena = arena, .folder = folder_make(arena)};
    struct message problem;
    struct diagnostics sink = diagnostics_new(arena);
    folder_file(arena, fixture.folder, "in/plan.yaml", text);
    fixture.files = disk_files(arena, fixture.folder, NULL, 0, &problem);
    assert_int_equal(source_file_open(arena, &sink, fixture.files, STR("in/plan.yaml"), &fixture.file), SOURCE_READ);
    return fixture;
}

static struct str bytes_of(const struct fixture *fixture) {
    struct str bytes = {0};
    struct message problem;
    assert_true(file_read(fixture->arena, path_join(fixture->arena, fixture->folder, STR("in/plan.yaml")), LIMIT_FILE,
                          &bytes, &problem));
    return bytes;
}

static void a_file_keeps_its_mark_and_line_ends(void **state) {
    struct fixture fixture = open_file(*state, "\xEF\xBB\xBF"
                                               "a: 1\r\nb: 2\r\n");
    struct str text = fixture.file.source->text;
    struct message problem;
    CHECK_STR(text, "a: 1\nb: 2\n");
    struct text_edit edits[] = {{0, 1, STR_INIT("first")}, {4, 4, STR_INIT(" # one\nnew: 3")}, {8, 9, STR_INIT("two")}};
    assert_true(text_edits_write(*state, fixture.file.source, edits, 3, &problem));
    CHECK_STR(bytes_of(&fixture), "\xEF\xBB\xBF"
                                  "first: 1 # one\r\nnew: 3\r\nb: two\r\n");
    folder_remove(*state, fixture.folder);
}

static void a_file_that_was_changed_meanwhile_is_left_alone(void **state) {
    struct fixture fixture = open_file(*state, "a: 1\n");
    struct message problem;
    folder_file(*state, fixture.folder, "in/plan.yaml", "a: 2\n");
    assert_false(text_edits_write(*state, fixture.file.source, &(struct text_edit){3, 4, STR("9")}, 1, &problem));
    CHECK_STR(str_slice(in_english(problem), in_english(problem).size - 37, in_english(problem).size),
              "it has been changed since it was read");
    CHECK_STR(bytes_of(&fixture), "a: 2\n");
    folder_remove(*state, fixture.folder);
}

static void nothing_is_written_through_a_link(void **state) {
    struct fixture fixture = open_file(*state, "a: 1\n");
    struct message problem;
    assert_int_equal(
        rename(folder_at(*state, fixture.folder, "in/plan.yaml"), folder_at(*state, fixture.folder, "there.yaml")), 0);
    folder_link(*state, fixture.folder, "in/plan.yaml", "../there.yaml");
    assert_false(text_edits_write(*state, fixture.file.source, &(struct text_edit){3, 4, STR("9")}, 1, &problem));
    CHECK_STR(bytes_of(&fixture), "a: 1\n");
    folder_remove(*state, fixture.folder);
}

/* ---- mends ---- */

static const struct source umlauts = {.path = STR_INIT("plan.yaml"), .text = STR_INIT("größe: 1\nownr: lund\n")};

static struct diagnostic *reported(struct diagnostics *sink, struct span span) {
    return diagnose(sink, SEVERITY_ERROR, CODE_I04, span, "unknown key");
}

static void a_mend_is_where_its_author_sees_it(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    struct span span = {&umlauts, 2, 1, 4};
    struct diagnostic *d = reported(&sink, span);
    mend_replace(&sink, d, MEND_SURE, span, STR("ownr"), STR("owner"), "write “{0}”", STR("owner"));
    mend_replace(&sink, d, MEND_SURE, span, STR("ownr"), STR("owner"), "write “{0}”", STR("owner"));
    assert_non_null(d->mends);
    assert_null(d->mends->next);
    CHECK_STR(d->mends->title, "write “owner”");
    struct str out;
    assert_true(text_edits_apply(*state, umlauts.text, &d->mends->edit, 1, &out));
    CHECK_STR(out, "größe: 1\nowner: lund\n");
    struct span edited = mend_span(d->mends);
    assert_int_equal(edited.line, 2);
    assert_int_equal(edited.column, 1);
    assert_int_equal(edited.length, 4);
}

static void there_is_no_mend_where_something_else_stands(void **state) {
    struct diagnostics sink = diagnostics_new(*state);
    struct span places[] = {{&umlauts, 2, 2, 4}, {&umlauts, 0, 0, 0},  {&umlauts, 2, 0, 0},
                            {&umlauts, 7, 1, 0}, {&umlauts, 2, 99, 0}, {0}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct diagnostic *d = reported(&sink, places[i]);
        mend_replace(&sink, d, MEND_SURE, places[i], STR("ownr"), STR("owner"), "write “{0}”", STR("owner"));
        assert_null(d->mends);
    }
    struct source torn = umlauts;
    torn.torn = true;
    struct span span = {&torn, 2, 1, 4};
    struct diagnostic *d = reported(&sink, span);
    mend_replace(&sink, d, MEND_SURE, span, STR("ownr"), STR("owner"), "write “{0}”", STR("owner"));
    assert_null(d->mends);
}

/* Where a text may be written for “was”, which stands in the middle of a line. */
static void words_are_written_where_they_stay_words(void **state) {
    static const struct {
        const char *line, *now;
        bool fine;
    } cases[] = {
        {"a: was", "Won", true},
        {"a: was # b", "Won", true},
        {"a: \"was\"", "it, then", true},
        {"a: 'was'", "it's", false},
        {"a: \"was\"", "a\\b", false},
        {"a: was", "it, then", true},
        {"a: {b: was}", "it, then", false},
        {"a: [was, b]", "x]", false},
        {"a: was", "b: c", false},
        {"a: was", "b #c", false},
        {"a: was", "- b", false},
        {"a: was", "b:", false},
        {"| was | b |", "b|c", false},
        {"| was | b |", "b c", true},
        {"a: was", "", false},
        {"a: was", "Größe", true},
        {"a: was", "two\nlines", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source source = {.path = STR("plan.yaml"), .text = str_of(cases[i].line)};
        struct diagnostics sink = diagnostics_new(*state);
        size_t at;
        assert_true(str_find(source.text, STR("was"), &at));
        struct span span = source_span(&source, at, at + 3);
        struct diagnostic *d = reported(&sink, span);
        mend_word(&sink, d, MEND_SURE, span, STR("was"), str_of(cases[i].now), "write “{0}”", str_of(cases[i].now));
        if (!d->mends == cases[i].fine) fail_msg("%s: %s", cases[i].line, cases[i].now);
    }
}

static void slips_of_the_pen_are_sure(void **state) {
    static const struct {
        const char *was, *meant;
        bool sure;
    } cases[] = {
        {"ownr", "owner", true},
        {"onwer", "owner", true},
        {"wonn", "Won", true},
        {"P14", "P15", false},
        {"o12", "o13", false},
        {"done?", "done", false},
        {"☐ done", "done", false},
        {"ab", "abc", false},
        {"person", "version", false},
        {"winckler", "winkler", true},
        {"verantwortlihc", "verantwortlich", true},
        {"verantworlihc", "verantwortlich", true},
        {"Werk", "Wert", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if ((mend_kind_of_slip(str_of(cases[i].was), str_of(cases[i].meant)) == MEND_SURE) != cases[i].sure)
            fail_msg("%s, %s", cases[i].was, cases[i].meant);
    (void)state;
}

static void what_was_meant_is_found_in_the_span(void **state) {
    struct source source = {.path = STR("fields.yaml"),
                            .text = STR_INIT("a: {type: documents plna by plan}\nb: was was\n")};
    struct diagnostics sink = diagnostics_new(*state);
    struct diagnostic *d = reported(&sink, (struct span){&source, 1, 11, 22});
    mend_meant(&sink, d, STR("plna"), STR("plan"));
    CHECK_STR(d->help, "did you mean “plan”?");
    assert_non_null(d->mends);
    assert_int_equal(d->mends->edit.start, 20);
    struct diagnostic *twice = reported(&sink, (struct span){&source, 2, 1, 0});
    mend_meant(&sink, twice, STR("was"), STR("what"));
    assert_null(twice->mends);
}

static void mends_outlive_their_sink(void **state) {
    struct arena *first = arena_create();
    struct diagnostics sink = diagnostics_new(first), kept = diagnostics_new(*state);
    struct span span = {&umlauts, 2, 7, 4};
    struct diagnostic *d = reported(&sink, span);
    mend_replace(&sink, d, MEND_CHOICE, span, STR("lund"), str_copy(first, STR("lunde")), "write “{0}”", STR("lunde"));
    mend_insert(&sink, d, MEND_BLANK, &umlauts, umlauts.text.size, str_copy(first, STR("owner: \n")), "write “{0}”",
                STR("owner"));
    diagnostics_merge(&kept, &sink);
    arena_destroy(first);
    const struct mend *m = kept.first->mends;
    CHECK_STR(m->edit.text, "lunde");
    CHECK_STR(m->next->edit.text, "owner: \n");
    CHECK_STR(str_of(mend_kind_name(m->next->kind)), "blank");
    assert_null(m->next->next);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(edits_are_applied_in_order),
        CHECK_ARENA(clashing_edits_are_refused),
        CHECK_ARENA(a_diff_shows_what_is_changed),
        CHECK_ARENA(a_diff_steers_no_terminal),
        CHECK_ARENA(diffs_give_the_edited_text),
        CHECK_ARENA(a_file_keeps_its_mark_and_line_ends),
        CHECK_ARENA(a_file_that_was_changed_meanwhile_is_left_alone),
        CHECK_ARENA(nothing_is_written_through_a_link),
        CHECK_ARENA(a_mend_is_where_its_author_sees_it),
        CHECK_ARENA(there_is_no_mend_where_something_else_stands),
        CHECK_ARENA(words_are_written_where_they_stay_words),
        CHECK_ARENA(slips_of_the_pen_are_sure),
        CHECK_ARENA(what_was_meant_is_found_in_the_span),
        CHECK_ARENA(mends_outlive_their_sink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
