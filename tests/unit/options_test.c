/* The command line: what each argument sets, and how wrong ones end. */
#include "command/options.h"

#include <stdio.h>
#include <unistd.h>

#include "check.h"

/* Parses a line whose words are divided by single spaces. What is printed goes nowhere. */
static bool parse(struct arena *arena, const char *line, struct options *out, int *status) {
    char *arguments[16];
    int count = 0;
    struct str word, rest = str_of(line);
    while (rest.size && str_cut(&rest, ' ', &word)) arguments[count++] = (char *)(uintptr_t)str_terminated(arena, word);
    fflush(NULL);
    int output = dup(STDOUT_FILENO), errors = dup(STDERR_FILENO);
    if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) fail();
    bool parsed = options_parse(arena, count, arguments, out, status);
    fflush(NULL);
    dup2(output, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    close(output);
    close(errors);
    return parsed;
}

static void what_was_not_said_has_a_standard(void **state) {
    struct options options;
    int status;
    assert_true(parse(*state, "build", &options, &status));
    assert_int_equal(options.command, COMMAND_BUILD);
    assert_int_equal(options.path_count, 1);
    CHECK_STR(options.paths[0], ".");
    assert_true(options.html && options.pdf && !options.strict);
    assert_true(options.jobs >= 1 && options.dump == DUMP_NONE && !options.output.size && !options.layout.size);
    assert_int_equal(options.as_of.year, 0);
}

static void every_option_can_be_written_in_every_way(void **state) {
    struct options options;
    int status;
    assert_true(parse(*state, "build a -o out b --format html -j 3 --as-of=2027-01-31 --strict --layout handout",
                      &options, &status));
    assert_int_equal(options.path_count, 2);
    CHECK_STR(options.paths[1], "b");
    CHECK_STR(options.output, "out");
    CHECK_STR(options.layout, "handout");
    assert_true(options.html && !options.pdf && options.strict && options.jobs == 3);
    assert_int_equal(date_days(options.as_of), date_days(date_of(2027, 1, 31)));
    static const char *const outputs[] = {"build -oout", "build --output out", "build --output=out", "build -o out"};
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        assert_true(parse(*state, outputs[i], &options, &status));
        CHECK_STR_OF(outputs[i], options.output, "out");
    }
    assert_true(parse(*state, "build --format pdf,html --dump=pages -j12", &options, &status));
    assert_true(options.html && options.pdf && options.dump == DUMP_PAGES && options.jobs == 12);
}

static void wrong_arguments_end_with_their_status(void **state) {
    static const struct {
        const char *line;
        int status;
    } rows[] = {
        {"", STATUS_USAGE},
        {"--help", STATUS_DONE},
        {"-h", STATUS_DONE},
        {"--version", STATUS_DONE},
        {"build --help", STATUS_DONE},
        {"check -h", STATUS_DONE},
        {"bake", STATUS_USAGE},
        {"build --fast", STATUS_USAGE},
        {"build -x", STATUS_USAGE},
        {"check -o out", STATUS_USAGE},
        {"check --dump=pages", STATUS_USAGE},
        {"build -o", STATUS_USAGE},
        {"build --strict=yes", STATUS_USAGE},
        {"build --format docx", STATUS_USAGE},
        {"build --format html,", STATUS_USAGE},
        {"build --format=", STATUS_USAGE},
        {"build --dump=all", STATUS_USAGE},
        {"build --layout=", STATUS_USAGE},
        {"build -o ", STATUS_USAGE},
        {"build --output=", STATUS_USAGE},
        {"build -j 0", STATUS_USAGE},
        {"build -j 257", STATUS_USAGE},
        {"build -j -1", STATUS_USAGE},
        {"build -j 2x", STATUS_USAGE},
        {"build -j=", STATUS_USAGE},
        {"build -j 99999999999999999999", STATUS_USAGE},
        {"build --as-of 2026-02-30", STATUS_USAGE},
        {"build --as-of 2026", STATUS_USAGE},
        {"build --as-of 31.1.2026", STATUS_USAGE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct options options;
        int status = -1;
        if (parse(*state, rows[i].line, &options, &status)) fail_msg("“%s” was taken", rows[i].line);
        if (status != rows[i].status) fail_msg("“%s” ends with %d", rows[i].line, status);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(what_was_not_said_has_a_standard),
        CHECK_ARENA(every_option_can_be_written_in_every_way),
        CHECK_ARENA(wrong_arguments_end_with_their_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
