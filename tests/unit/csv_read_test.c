/* Tables of other programs: whatever is in their cells comes back, however they are separated and encoded. */
#include "base/csv_read.h"

#include "../random/dice.h"
#include "base/buffer.h"
#include "base/csv.h"
#include "check.h"

static struct csv_table read_table(struct arena *arena, struct str bytes) {
    struct csv_table table;
    struct message problem = {0};
    if (!csv_read(arena, bytes, &table, &problem)) fail_msg("%s", problem.pattern);
    return table;
}

static void check_problem(struct arena *arena, struct str bytes, const char *pattern) {
    struct csv_table table;
    struct message problem = {0};
    assert_false(csv_read(arena, bytes, &table, &problem));
    assert_string_equal(problem.pattern, pattern);
}

static void cells_come_back(void **state) {
    static const char *const cells[] = {"a", "a, b", "a;b", "say \"no\"", "two\nlines", "tab\there",
                                        "",  "ü €",  "\"",  "x",          "'",          "=1"};
    static const char separators[] = {',', ';', '\t'};
    struct dice dice = dice_new(1, STR("csv"));
    for (int round = 0; round < 500; round++) {
        struct buffer out = {0};
        char separator = DICE_PICK(&dice, separators);
        size_t columns = 2 + dice_below(&dice, 4), rows = 1 + dice_below(&dice, 5);
        const char *said[6][6];
        const char *end = dice_chance(&dice, 50) ? "\r\n" : "\n";
        if (dice_chance(&dice, 30)) buffer_append_c(&out, "\xEF\xBB\xBF");
        for (size_t c = 0; c < columns; c++) buffer_format(&out, "%.*sHead %zu", c ? 1 : 0, &separator, c);
        for (size_t r = 0; r < rows; r++) {
            buffer_append_c(&out, end);
            for (size_t c = 0; c < columns; c++) {
                said[r][c] = c ? DICE_PICK(&dice, cells) : "first";
                if (c) buffer_char(&out, separator);
                csv_cell(&out, str_of(said[r][c]), separator);
            }
        }
        if (dice_chance(&dice, 50)) buffer_append_c(&out, end);
        struct csv_table table = read_table(*state, str_copy(*state, buffer_str(&out)));
        buffer_free(&out);
        assert_int_equal(table.columns, columns);
        assert_int_equal(table.rows, rows);
        for (size_t r = 0; r < rows; r++)
            for (size_t c = 0; c < columns; c++) CHECK_STR(csv_value(&table, r, c), said[r][c]);
    }
}

static void western_bytes_are_letters(void **state) {
    struct csv_table table = read_table(*state, STR("Name;Betrag\nM\xFCller \x84x\x93;5 \x80\n"));
    assert_true(table.western);
    CHECK_STR(csv_value(&table, 0, 0), "Müller „x“");
    CHECK_STR(csv_value(&table, 0, 1), "5 €");
}

static void rows_know_their_lines(void **state) {
    struct csv_table table = read_table(*state, STR("sep=;\r\nA;B\r\n\"1\r\n2\";x\r\n;;\r\n\r\ny\r\n"));
    assert_int_equal(table.rows, 2); /* empty ones are none, what is missing is empty */
    assert_int_equal(table.lines[1], 3);
    assert_int_equal(table.lines[2], 7);
    CHECK_STR(csv_value(&table, 0, 0), "1\n2");
    CHECK_STR(csv_value(&table, 1, 1), "");
}

static void what_is_no_table_is_said(void **state) {
    check_problem(*state, STR(""), "nothing is in it");
    check_problem(*state, STR("A,B\n\"x,y\n"), "line {0}: a quote is not closed");
    check_problem(*state, STR("A,B\n1,2,3\n"), "line {0}: {1} cells, but the head has {2}");
    check_problem(*state,
                  STR("\xFF\xFE"
                      "A"),
                  "it is in UTF-16; save it as CSV in UTF-8");
    check_problem(*state, STR("A\n\x81\n"), "it is neither in UTF-8 nor in Windows-1252; save it as CSV in UTF-8");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(cells_come_back),
        CHECK_ARENA(western_bytes_are_letters),
        CHECK_ARENA(rows_know_their_lines),
        CHECK_ARENA(what_is_no_table_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
