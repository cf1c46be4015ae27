/* The colours of the built-in theme: text that can be read, series that are told apart by readers of any colour vision
 * and in grey. Contrast is WCAG's; colour vision is simulated by the matrices of Machado, Oliveira and Fernandes
 * (2009), severity 1, and compared in CIELAB (D65, distance of 1976). */
#include "project_world.h"

#include <math.h>

#include "base/disk.h"
#include "project/templates.h"
#include "project/theme_contrast.h"
#include "read/source_file.h"

enum {
    LEAST_DISTANCE = 10,   /* CIELAB, between any two series */
    LEAST_LIGHTNESS = 5,   /* between any two series printed in grey */
};

struct colour_of {
    double red, green, blue; /* linear light, 0 to 1 */
};

static double linear(uint32_t byte) {
    double part = byte / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static struct colour_of colour_of(uint32_t rgb) {
    return (struct colour_of){linear(rgb >> 16 & 255), linear(rgb >> 8 & 255), linear(rgb & 255)};
}

static double bend(double t) { return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116; }

static void lab(struct colour_of c, double out[3]) {
    double x = bend(fmax(0, 0.4124 * c.red + 0.3576 * c.green + 0.1805 * c.blue) / 0.9505),
           y = bend(fmax(0, 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue)),
           z = bend(fmax(0, 0.0193 * c.red + 0.1192 * c.green + 0.9505 * c.blue) / 1.089);
    out[0] = 116 * y - 16;
    out[1] = 500 * (x - y);
    out[2] = 200 * (y - z);
}

static const struct {
    const char *name;
    double to[3][3];
} visions[] = {
    {"full colour vision", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protanopia", {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {"deuteranopia",
     {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {"tritanopia", {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
};

static struct colour_of seen(struct colour_of c, const double m[3][3]) {
    return (struct colour_of){m[0][0] * c.red + m[0][1] * c.green + m[0][2] * c.blue,
                              m[1][0] * c.red + m[1][1] * c.green + m[1][2] * c.blue,
                              m[2][0] * c.red + m[2][1] * c.green + m[2][2] * c.blue};
}

static void read_theme(struct project_world *world, struct theme *theme) {
    const struct files *files = disk_files(world->arena, STR("templates"), NULL, 0, &world->problem);
    struct source_file file;
    assert_int_equal(source_file_open(world->arena, &world->sink, files, STR("theme.yaml"), &file), SOURCE_READ);
    theme_read(world->arena, &world->sink, file.source, theme);
    assert_int_equal(world->sink.errors, 0);
}

/* What `page` says in a theme, and the width that comes of it. */
static int page_width(struct project_world *world, const char *text) {
    struct source source = {.path = STR("theme.yaml"), .text = str_of(text)};
    struct theme theme = {.page_width = 1000 * POINT, .page_height = 1000 * POINT};
    theme_read(world->arena, &world->sink, &source, &theme);
    return (int)(theme.page_width / POINT);
}

static void a_size_of_pages_is_written_in_any_case(void **state) {
    struct project_world *world = *state;
    static const char *const letters[] = {"page: Letter\n", "page: letter\n", "page: {size: LETTER}\n",
                                          "page: {size: US-Letter}\n", "page: {size: us letter}\n"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) assert_int_equal(page_width(world, letters[i]), 612);
    assert_int_equal(page_width(world, "page: a4\n"), 595);
    assert_int_equal(page_width(world, "page: {size: DIN A4}\n"), 595);
    assert_int_equal(page_width(world, "page:\n"), 1000);
    assert_int_equal(world->sink.errors, 0);
    assert_int_equal(page_width(world, "page: Ledger\ntext: 10 pt\n"), 1000);
    assert_int_equal(world->sink.errors, 2);
}

static void contrast_is_that_of_the_guidelines(void **state) {
    (void)state;
    assert_true(fabs(colour_contrast(0x000000, 0xffffff) - 21) < 0.001);
    assert_true(fabs(colour_contrast(0xffffff, 0x777777) - 4.478) < 0.001);
    assert_true(fabs(colour_contrast(0xff0000, 0x00ff00) - 2.914) < 0.001);
    assert_true(fabs(colour_contrast(0x123456, 0x123456) - 1) < 0.001);
}

static void text_is_readable(void **state) {
    struct project_world *world = *state;
    struct theme theme = {0};
    read_theme(world, &theme);
    const uint32_t *both[] = {theme.light, theme.dark};
    for (int look = 0; look < 2; look++) {
        const char *fault = theme_contrast_fault(world->arena, both[look]);
        if (fault) fail_msg("%s", fault);
    }
}

/* What is said of the built-in theme with other colours: the number of errors; `said` is the last one, with its help. */
static size_t errors_of(struct project_world *world, const char *colours, const char **said) {
    struct theme theme = {0};
    struct diagnostics sink = diagnostics_new(world->arena);
    struct source source = {.path = STR("theme.yaml"), .text = str_of(colours)};
    read_theme(world, &theme);
    theme.places = (struct theme_places){0};
    theme_read(world->arena, &sink, &source, &theme);
    theme_contrast_check(world->arena, &sink, &theme);
    *said = "";
    if (sink.last)
        *said = str_format(world->arena, "%.*s / %.*s", STR_ARG(message_text(world->arena, NULL, sink.last->message)),
                           STR_ARG(message_text(world->arena, NULL, sink.last->help))).data;
    return sink.errors;
}

static void colours_that_cannot_be_read_are_named(void **state) {
    struct project_world *world = *state;
    const char *said;
    assert_int_equal(errors_of(world, "colours: {light: {accent: \"#7a1f3d\"}}\n", &said), 0);
    assert_int_equal(errors_of(world, "colours: {light: {accent: \"#ffcc00\"}}\n", &said), 1);
    assert_string_equal(said, "“accent” #ffcc00 on “surface” #f2f6f6 has a contrast of 1.3 to 1; text needs 4.5 to 1 / "
                              "the nearest shade that can be read is “#876c00”");
    assert_int_equal(errors_of(world, "colours: {light: {series_2: \"#eec066\"}}\n", &said), 1);
    assert_non_null(strstr(said, "marks of figures need 3 to 1"));
    assert_int_equal(errors_of(world, "colours: {dark: {ink: \"#333333\", muted: \"#a3b1b8\"}}\n", &said), 1);
    assert_int_equal(errors_of(world, "colours: {light: {paper: \"#808080\"}}\n", &said), 1);
    assert_non_null(strstr(said, "“paper” #808080 on “step_4” #3f7f89 has a contrast of 1.1 to 1"));
    assert_int_equal(errors_of(world, "colours: {light: {muted: \"#777777\"}}\n", &said), 1);
    assert_non_null(strstr(said, "a contrast of 4.1 to 1"));
}

static void check_pair(const uint32_t *colours, enum colour a, enum colour b) {
    for (size_t v = 0; v < sizeof visions / sizeof *visions; v++) {
        double first[3], second[3], square = 0;
        lab(seen(colour_of(colours[a]), visions[v].to), first);
        lab(seen(colour_of(colours[b]), visions[v].to), second);
        for (int i = 0; i < 3; i++) square += (first[i] - second[i]) * (first[i] - second[i]);
        if (sqrt(square) < LEAST_DISTANCE)
            fail_msg("%s and %s with %s: %.1f apart", colour_name(a).data, colour_name(b).data, visions[v].name,
                     sqrt(square));
        if (!v && fabs(first[0] - second[0]) < LEAST_LIGHTNESS)
            fail_msg("%s and %s in grey: %.1f apart", colour_name(a).data, colour_name(b).data,
                     fabs(first[0] - second[0]));
    }
}

static void series_are_told_apart(void **state) {
    struct theme theme = {0};
    read_theme(*state, &theme);
    for (enum colour a = COLOUR_SERIES_1; a <= COLOUR_SERIES_6; a++)
        for (enum colour b = COLOUR_SERIES_1; b < a; b++) {
            check_pair(theme.light, a, b);
            check_pair(theme.dark, a, b);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(contrast_is_that_of_the_guidelines),
        CHECK_PROJECT(text_is_readable),
        CHECK_PROJECT(colours_that_cannot_be_read_are_named),
        CHECK_PROJECT(series_are_told_apart),
        CHECK_PROJECT(a_size_of_pages_is_written_in_any_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
