/* The form of files: what is changed, what stays, and that nothing means anything else. */
#include <ftw.h>

#include "base/buffer.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/path.h"
#include "check.h"
#include "read/format.h"

static bool read_source(struct arena *arena, const char *name, struct str text, struct source_file *file) {
    struct diagnostics sink = diagnostics_new(arena);
    return source_file_read(arena, &sink, str_of(name), text, file);
}

/* The formatted text, or why it was left. */
static struct str formatted(struct arena *arena, const char *name, struct str text) {
    struct source_file file;
    struct text_edit *edits;
    size_t count;
    struct message problem;
    struct str out;
    assert_true(read_source(arena, name, text, &file));
    if (!format_file(arena, &file, &edits, &count, &problem)) return str_join(arena, STR("no: "), in_english(problem));
    assert_true(text_edits_apply(arena, file.source->text, edits, count, &out));
    return out;
}

#define CHECK_FORM(name, text, expected)                               \
    do {                                                               \
        struct str once = formatted(arena, name, STR(text));           \
        CHECK_STR_OF(text, once, expected);                            \
        CHECK_STR_OF("twice", formatted(arena, name, once), expected); \
    } while (0)
#define CHECK_LEFT(name, text, problem) CHECK_STR_OF(text, formatted(arena, name, STR(text)), "no: " problem)

static void yaml(void **state) {
    struct arena *arena = *state;
    CHECK_FORM("x.yaml", "a: b\n", "a: b\n");
    CHECK_FORM("x.yaml", "a:    b   \nc: d", "a: b\nc: d\n");
    CHECK_FORM("x.yaml", "a:   1\nbcd: 2\n", "a:   1\nbcd: 2\n"); /* aligned on purpose */
    CHECK_FORM("x.yaml", "a:\n    b: c\n    d:\n        e: f\n", "a:\n  b: c\n  d:\n    e: f\n");
    CHECK_FORM("x.yaml", "a:\n-   b: c\n    d: e\n-   f\n", "a:\n  - b: c\n    d: e\n  - f\n");
    CHECK_FORM("x.yaml", "a:\n    # of b\n    b: c   # so\n\n\n\n# end\n", "a:\n  # of b\n  b: c   # so\n\n# end\n");
    CHECK_FORM("x.yaml", "\n\na: b\n\n\n", "a: b\n");
    CHECK_FORM("x.yaml", "a: b\n  ", "a: b\n"); /* nor are the last blanks a line */
    CHECK_FORM("x.yaml", "a: [ b,  c,d ]\ne: { f: 0,8,  g: h }\n", "a: [b, c,d]\ne: {f: 0,8, g: h}\n");
    CHECK_FORM("x.yaml", "a:\n    - {b: , c:   }\n", "a:\n  - {b: , c: }\n"); /* so findings are accepted at first */
    CHECK_FORM("x.yaml", "a:\n    b: |\n        text  \n          more\n\n        end\n",
               "a:\n  b: |\n      text  \n        more\n\n      end\n");
    CHECK_FORM("x.yaml", "a: 'Ein Text, der bleibt'\nb: \"Drei Worte ohne\"\nc: \"unbekannt\"\nd: '5'\n",
               "a: \"Ein Text, der bleibt\"\nb: Drei Worte ohne\nc: \"unbekannt\"\nd: \"5\"\n");
    CHECK_FORM("x.yaml", "\"a\": \"Drei Worte ohne\"\n", "\"a\": \"Drei Worte ohne\"\n");
    CHECK_FORM("x.yaml", "a: 'it''s'\nb: \"\\u00a0x\"\n", "a: 'it''s'\nb: \"\\u00a0x\"\n");
    CHECK_FORM("x.yaml", "x: &one\n    a: b\ny: *one\n", "x: &one\n  a: b\ny: *one\n");
    CHECK_FORM("x.yaml", "a:\n    b: {c: d,\n        e: f}\n    g: Ein Text\n        geht weiter\n",
               "a:\n  b: {c: d,\n      e: f}\n  g: Ein Text\n      geht weiter\n");
    CHECK_LEFT("x.yaml", "a: [b\nc: d\n", "it has mistakes that have to be mended first");
    CHECK_LEFT("x.yaml", "<<<<<<< a\na: b\n=======\na: c\n>>>>>>> b\n", "both sides of a merge stand in it");
}

static void markdown(void **state) {
    struct arena *arena = *state;
    CHECK_FORM("x.md", "---\na:   b\n---\n\n# T\n", "---\na: b\n---\n\n# T\n");
    CHECK_FORM("x.md", "# T \n\n\n\nText  \nmehr \n", "# T\n\nText  \nmehr\n");
    CHECK_FORM("x.md", "##   T\n", "## T\n");
    CHECK_FORM("x.md", "| a | b |\n|-|-:|\n| lang | 5 |\n| x | 10000 |\n",
               "| a    |     b |\n|------|------:|\n| lang |     5 |\n| x    | 10000 |\n");
    CHECK_FORM("x.md", "| a |\n|---|\n| b \\| c |\n", "| a      |\n|--------|\n| b \\| c |\n");
    CHECK_FORM("x.md", "| a | b |\n|---|---|\n| zu wenig |\n", "| a | b |\n|---|---|\n| zu wenig |\n");
    CHECK_FORM("x.md", "```table\nrows:   x \n\n\n```\n\n\nText\n", "```table\nrows:   x \n\n\n```\n\nText\n");
    CHECK_FORM("x.md", "- a\n\n      code\n\n\n      code\n", "- a\n\n      code\n\n\n      code\n");
    CHECK_FORM("x.md", "::: internal\nText\n:::\n", "::: internal\nText\n:::\n");
}

/* ---- all files of the repository ---- */

static struct arena *of_files;
static size_t files, changed, left;

static int each_file(const char *path, const struct stat *status, int type, struct FTW *place) {
    struct str name = str_of(path), bytes;
    (void)status, (void)place;
    if (type != FTW_F || (!str_ends(name, STR(".yaml")) && !str_ends(name, STR(".md")))) return 0;
    struct arena *arena = of_files;
    struct arena_mark mark = arena_mark(arena);
    struct message problem;
    struct diagnostics sink = diagnostics_new(arena);
    struct source_file file;
    if (file_read(arena, name, 10 << 20, &bytes, &problem) && source_file_read(arena, &sink, name, bytes, &file)) {
        struct str once = formatted(arena, path, file.source->text);
        files++;
        if (str_starts(once, STR("no: "))) left++;
        else changed += !str_equal(once, file.source->text);
        if (!str_starts(once, STR("no: ")) && !str_equal(once, formatted(arena, path, once)))
            fail_msg("%s: not idempotent", path);
        if (str_starts(once, STR("no: its form cannot be changed"))) fail_msg("%s: would mean something else", path);
    }
    arena_rewind(arena, mark);
    return 0;
}

static void all_files(void **state) {
    static const char *const folders[] = {"content", "templates", "tests/projects", "tests/samples", "tests/golden"};
    of_files = *state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) nftw(folders[i], each_file, 16, FTW_PHYS);
    print_message("# %zu files, %zu would be changed, %zu left\n", files, changed, left);
    assert_true(files > 50);
}

/* ---- random files ---- */

static uint32_t state_of_chance = 20261201;
static size_t chance(size_t below) {
    state_of_chance ^= state_of_chance << 13;
    state_of_chance ^= state_of_chance >> 17;
    state_of_chance ^= state_of_chance << 5;
    return state_of_chance % below;
}

static void blanks(struct buffer *out, size_t count) {
    while (count--) buffer_char(out, ' ');
}

static void put_scalar(struct buffer *out, size_t indent) {
    static const char *const scalars[] = {"a",
                                          "'Zwei Worte'",
                                          "\"mit: Punkt\"",
                                          "12,5",
                                          "[a,  b ]",
                                          "{ c: d,  e: 'f' }",
                                          "\"Drei Worte ohne\"",
                                          "2027-01-31   # so",
                                          "[]",
                                          "'it''s'",
                                          "\"\\t\"",
                                          "?",
                                          "Ein Text mit Worten",
                                          "[a,\n",
                                          "|\n"};
    size_t which = chance(sizeof scalars / sizeof *scalars);
    buffer_append_c(out, scalars[which]);
    if (!strcmp(scalars[which], "[a,\n")) blanks(out, indent + 3), buffer_append_c(out, "b ]");
    if (!strcmp(scalars[which], "|\n"))
        blanks(out, indent + 2), buffer_append_c(out, "Zeile  \n\n"), blanks(out, indent + 4),
            buffer_append_c(out, "# tiefer");
}

static void end_line(struct buffer *out, size_t indent) {
    if (!chance(6)) blanks(out, 1 + chance(3));
    buffer_char(out, '\n');
    if (!chance(8)) buffer_append_c(out, "\n\n\n");
    if (!chance(10)) blanks(out, indent), buffer_append_c(out, "# dazu\n");
}

static void put_node(struct buffer *out, size_t indent, size_t depth, bool here);

static void put_entry(struct buffer *out, size_t indent, size_t depth, size_t number) {
    buffer_format(out, "k%zu%s:", number, chance(3) ? "" : "lang");
    bool nests = depth && !chance(3);
    if (nests) end_line(out, indent), put_node(out, indent + 1 + chance(5), depth - 1, false);
    else blanks(out, 1 + (chance(4) ? 0 : chance(4))), put_scalar(out, indent), end_line(out, indent);
}

/* `here`: the first entry stands behind a dash. */
static void put_node(struct buffer *out, size_t indent, size_t depth, bool here) {
    bool list = !here && !chance(2);
    size_t count = 1 + chance(4);
    for (size_t i = 0; i < count; i++) {
        if (!here || i) blanks(out, indent);
        if (!list) {
            put_entry(out, indent, depth, i);
            continue;
        }
        size_t gap = 1 + chance(3);
        buffer_char(out, '-'), blanks(out, gap);
        if (depth && chance(2)) put_node(out, indent + 1 + gap, depth - 1, true);
        else put_scalar(out, indent), end_line(out, indent);
    }
}

static void put_table(struct buffer *out) {
    static const char *const cells[] = {"", "a", "ein längerer Text", "12,5", "x \\| y", "**fett**"};
    size_t columns = 1 + chance(4);
    for (size_t row = 0; row < 2 + chance(5); row++) {
        for (size_t c = 0; c < columns; c++) {
            buffer_char(out, '|'), blanks(out, chance(3));
            buffer_append_c(out, row == 1 ? (c % 2 ? "---:" : "---") : cells[chance(6)]);
            blanks(out, chance(3));
        }
        buffer_append_c(out, "|\n");
    }
}

static void random_files(void **state) {
    enum { FILES = 1500 };
    for (size_t i = 0; i < FILES; i++) {
        struct arena *arena = *state;
        struct arena_mark mark = arena_mark(arena);
        struct buffer out = {0};
        bool markdown = i % 3 == 0;
        if (markdown) buffer_append_c(&out, "---\n");
        put_node(&out, 0, 4, true);
        if (markdown) {
            buffer_append_c(&out, "---\n\n##   Titel \n\n\nText  \nmehr \n\n");
            put_table(&out);
            buffer_append_c(&out, "\n- a\n\n\n- b\n\n```\n  x \n\n\n```\n");
        }
        const char *name = markdown ? "x.md" : "x.yaml";
        struct str text = str_copy(arena, buffer_str(&out)), once = formatted(arena, name, text);
        buffer_free(&out);
        if (str_starts(once, STR("no: "))) fail_msg("%.*s\nof\n%.*s", STR_ARG(once), STR_ARG(text));
        struct str twice = formatted(arena, name, once);
        if (!str_equal(once, twice))
            fail_msg("not idempotent:\n%.*s\n---- once:\n%.*s\n---- twice:\n%.*s", STR_ARG(text), STR_ARG(once),
                     STR_ARG(twice));
        arena_rewind(arena, mark);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(yaml), CHECK_ARENA(markdown), CHECK_ARENA(all_files),
                                       CHECK_ARENA(random_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
