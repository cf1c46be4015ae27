/* Pieces of plans as people type them, against the built-in account plan: tests/notations/plans.txt has each with the
 * record that it becomes and what is said about it. What differs is printed as that file would have it. */
#include "rule_check.h"

#include "kind/record_dump.h"

static const char *const names[] = {"people", "account-plan", "annual-review", "business-case", "project", "customer-visit"};

struct piece {
    struct str name, markdown, record, said;
};

/* Up to a line that is the mark, which is passed over. */
static struct str cut_at(struct str *rest, struct str mark) {
    struct str start = *rest, line;
    while (rest->size) {
        size_t before = rest->size;
        str_cut(rest, '\n', &line);
        if (str_equal(line, mark)) return str_slice(start, 0, start.size - before);
    }
    return start;
}

/* "== NAME", the Markdown, "-- record", "-- said", each on a line of its own, up to the next "==". */
static bool next_piece(struct str *rest, struct piece *piece) {
    struct str line = {0};
    while (rest->size && !str_starts(line, STR("== "))) str_cut(rest, '\n', &line);
    if (!str_starts(line, STR("== "))) return false;
    piece->name = str_skip(line, 3);
    piece->markdown = cut_at(rest, STR("-- record"));
    piece->record = cut_at(rest, STR("-- said"));
    piece->said = cut_at(rest, STR(""));
    return true;
}

/* Without the head that all of them have, and what rules of required fields say of each. */
static struct str said_of(struct world *world) {
    struct str all = world_said(world), line, kept = STR("");
    while (str_cut(&all, '\n', &line)) {
        bool common = str_starts(line, STR("I18 1: ")) || str_find(line, STR(" is not said for "), NULL) ||
                      str_find(line, STR("has no document of the kind"), NULL) || !line.size;
        if (!common) kept = str_format(world->arena, "%.*s%.*s\n", STR_ARG(kept), STR_ARG(line));
    }
    return kept;
}

static struct str record_of(struct world *world, const struct record *record) {
    struct str dump = world_dump(world, record), line, kept = STR("");
    while (str_cut(&dump, '\n', &line)) {
        bool head = str_starts(line, STR("account-plan ")) || str_equal(line, STR("  id: p"));
        if (!head && line.size) kept = str_format(world->arena, "%.*s%.*s\n", STR_ARG(kept), STR_ARG(line));
    }
    return kept;
}

static void every_piece_is_read(void **state) {
    struct arena *arena = *state;
    struct str rest = str_of(text_of_file(arena, STR("tests/notations/plans.txt")));
    size_t wrong = 0, count = 0;
    for (struct piece piece; next_piece(&rest, &piece); count++) {
        struct world world = world_of_kinds(state, names, sizeof names / sizeof *names);
        const char *text = str_format(arena, "%.*s", STR_ARG(piece.markdown)).data;
        const struct record *record = world_document(&world, "account-plan", "p", NULL, text);
        world_resolve(&world);
        struct str found = record_of(&world, record), said = said_of(&world);
        if (str_equal(found, piece.record) && str_equal(said, piece.said)) continue;
        print_message("== %.*s\n%.*s-- record\n%.*s-- said\n%.*s\n", STR_ARG(piece.name), STR_ARG(piece.markdown),
                      STR_ARG(found), STR_ARG(said));
        wrong++;
    }
    assert_int_equal(wrong, 0);
    assert_true(count > 30);
}

int main(void) {
    const struct CMUnitTest tests[] = {CHECK_ARENA(every_piece_is_read)};
    return cmocka_run_group_tests_name("plans as they are typed", tests, NULL, NULL);
}
