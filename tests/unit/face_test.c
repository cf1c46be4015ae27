/* Faces: finding them, their metrics, refusing damaged files, subsets, measuring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/disk.h"
#include "base/file_below.h"
#include "in_english.h"
#include "layout/face_internal.h"

static struct theme theme = {.families = {STR_INIT("Lato"), STR_INIT("JetBrains Mono"), STR_INIT("DejaVu Sans")}};

struct fixture {
    struct arena *arena;
    struct diagnostics sink;
    struct faces *faces;
};

static int open_faces(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_create();
    fixture->sink = diagnostics_new(fixture->arena);
    fixture->faces = faces_open(&theme, &fixture->sink);
    *state = fixture;
    return fixture->faces ? 0 : -1;
}

static int close_faces(void **state) {
    struct fixture *fixture = *state;
    faces_close(fixture->faces);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static struct str font_bytes(struct fixture *fixture) {
    unsigned size;
    const char *data = hb_blob_get_data(faces_find(fixture->faces, FAMILY_TEXT, STYLE_REGULAR)->blob, &size);
    return str_copy(fixture->arena, (struct str){data, size});
}

static void each_style_is_a_real_face(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        enum face_family family;
        enum face_style style;
        const char *name;
    } expected[] = {
        {FAMILY_TEXT, STYLE_REGULAR, "Lato-Regular"},
        {FAMILY_TEXT, STYLE_BOLD, "Lato-Bold"},
        {FAMILY_TEXT, STYLE_ITALIC, "Lato-Italic"},
        {FAMILY_TEXT, STYLE_BOLD_ITALIC, "Lato-BoldItalic"},
        {FAMILY_CODE, STYLE_REGULAR, "JetBrainsMono-Regular"},
        {FAMILY_CODE, STYLE_BOLD_ITALIC, "JetBrainsMono-BoldItalic"},
        {FAMILY_FALLBACK, STYLE_REGULAR, "DejaVuSans"},
        {FAMILY_FALLBACK, STYLE_BOLD, "DejaVuSans-Bold"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const struct face *face = faces_find(fixture->faces, expected[i].family, expected[i].style);
        assert_true(str_equal_c(face_name(face), expected[i].name));
        assert_true(face_number(face) < faces_count(fixture->faces));
    }
    assert_int_equal(fixture->sink.count, 0);
}

static void metrics_are_per_mille_of_the_em(void **state) {
    struct fixture *fixture = *state;
    const struct face *regular = faces_find(fixture->faces, FAMILY_TEXT, STYLE_REGULAR);
    const struct face_metrics *metrics = face_metrics(regular);
    assert_int_equal(metrics->units_per_em, 2000);
    assert_in_range(metrics->ascent, 900, 1100);
    assert_in_range(-metrics->descent, 150, 300);
    assert_in_range(metrics->cap_height, 690, 750);
    assert_in_range(metrics->x_height, 480, 540);
    assert_int_equal(metrics->weight, 400);
    assert_int_equal(metrics->italic_angle, 0);
    assert_false(metrics->monospaced || metrics->serif);
    assert_true(metrics->box[0] < 0 && metrics->box[1] < 0 && metrics->box[2] > 1000 && metrics->box[3] > 900);
    assert_int_equal(face_metrics(faces_find(fixture->faces, FAMILY_TEXT, STYLE_BOLD))->weight, 700);
    assert_true(face_metrics(faces_find(fixture->faces, FAMILY_TEXT, STYLE_ITALIC))->italic_angle < 0);
    assert_true(face_metrics(faces_find(fixture->faces, FAMILY_CODE, STYLE_REGULAR))->monospaced);
}

static void a_family_that_is_not_installed_is_an_error(void **state) {
    struct fixture *fixture = *state;
    struct theme other = theme;
    other.families[FAMILY_TEXT] = STR("No Such Family");
    struct diagnostics sink = diagnostics_new(fixture->arena);
    assert_null(faces_open(&other, &sink));
    assert_int_equal(sink.errors, 1);
    assert_true(str_equal_c(sink.first->code, "G04"));
    assert_true(str_find(in_english(sink.first->message), STR("“No Such Family”"), NULL));
}

static void a_slip_in_a_family_s_name_is_named_at_its_place(void **state) {
    struct fixture *fixture = *state;
    struct source source = {.path = STR("theme.yaml"), .text = STR("fonts: {text: Latto}\n")};
    struct theme other = theme;
    other.families[FAMILY_TEXT] = STR("Latto");
    other.places.families[FAMILY_TEXT] = source_span(&source, 14, 19);
    struct diagnostics sink = diagnostics_new(fixture->arena);
    assert_null(faces_open(&other, &sink));
    assert_int_equal(sink.first->span.column, 15);
    assert_true(str_equal_c(in_english(sink.first->help), "did you mean “Lato”?"));
    assert_non_null(sink.first->mends);
}

static void a_configuration_of_one_s_own_is_obeyed(void **state) {
    struct fixture *fixture = *state;
    struct message problem;
    struct diagnostics sink = diagnostics_new(fixture->arena);
    struct str path = STR("build/face-test.conf");
    assert_true(
        file_write(fixture->arena, STR("."), path, STR("<fontconfig><dir>/nowhere</dir></fontconfig>"), &problem));
    setenv("FONTCONFIG_FILE", str_terminated(fixture->arena, disk_absolute(fixture->arena, path)), true);
    assert_null(faces_open(&theme, &sink));
    unsetenv("FONTCONFIG_FILE");
    assert_int_equal(sink.errors, FAMILY_COUNT);
    remove("build/face-test.conf");
}

/* Where packages put them and what fontconfig finds are the same files; Gentium is there where somebody installed it. */
static void known_places_are_those_that_fontconfig_finds(void **state) {
    struct fixture *fixture = *state;
    static const char *const families[][FAMILY_COUNT] = {{"Lato", "JetBrains Mono", "DejaVu Sans"},
                                                         {"Gentium Plus", "JetBrains Mono", "DejaVu Sans"}};
    struct message problem;
    struct str path = STR("build/face-places.conf"), text = STR("<fontconfig><dir>/usr/share/fonts</dir></fontconfig>");
    assert_true(file_write(fixture->arena, STR("."), path, text, &problem));
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        struct diagnostics sink = diagnostics_new(fixture->arena);
        struct theme other = theme;
        for (size_t f = 0; f < FAMILY_COUNT; f++) other.families[f] = str_of(families[i][f]);
        struct faces *ours = faces_open(&other, &sink);
        setenv("FONTCONFIG_FILE", str_terminated(fixture->arena, disk_absolute(fixture->arena, path)), true);
        struct faces *theirs = faces_open(&other, &sink);
        unsetenv("FONTCONFIG_FILE");
        assert_true(i || (ours && theirs));
        for (size_t f = 0; ours && theirs && f < FAMILY_COUNT; f++)
            for (size_t s = 0; s < STYLE_COUNT; s++) {
                const struct face *a = faces_find(ours, (enum face_family)f, (enum face_style)s);
                const struct face *b = faces_find(theirs, (enum face_family)f, (enum face_style)s);
                assert_true(str_equal(a->path, b->path) && face_number(a) == face_number(b));
            }
        faces_close(ours);
        faces_close(theirs);
    }
    remove("build/face-places.conf");
}

static void families_are_matched_by_their_whole_name(void **state) {
    struct fixture *fixture = *state;
    struct theme other = theme;
    other.families[FAMILY_TEXT] = STR("DejaVu");
    struct diagnostics sink = diagnostics_new(fixture->arena);
    assert_null(faces_open(&other, &sink));
}

static void one_file_is_one_face(void **state) {
    struct fixture *fixture = *state;
    struct theme other = theme;
    other.families[FAMILY_FALLBACK] = STR("Lato");
    struct diagnostics sink = diagnostics_new(fixture->arena);
    struct faces *faces = faces_open(&other, &sink);
    assert_int_equal(faces_count(faces), 8);
    assert_ptr_equal(faces_find(faces, FAMILY_TEXT, STYLE_BOLD), faces_find(faces, FAMILY_FALLBACK, STYLE_BOLD));
    faces_close(faces);
}

static void every_cut_file_is_refused(void **state) {
    struct fixture *fixture = *state;
    struct str whole = font_bytes(fixture);
    struct face_metrics metrics;
    assert_null(face_tables_read(whole, 0, &metrics));
    for (size_t size = 0; size < whole.size - 4; size += 1 + size / 64)
        assert_non_null(face_tables_read((struct str){str_copy(fixture->arena, str_slice(whole, 0, size)).data, size},
                                         0, &metrics));
}

static void damage_is_found_or_harmless(void **state) {
    struct fixture *fixture = *state;
    struct str whole = font_bytes(fixture);
    char *bytes = malloc(whole.size);
    size_t refused = 0;
    for (uint32_t i = 0; i < 2000; i++) {
        memcpy(bytes, whole.data, whole.size);
        bytes[i * 7919 % 4096] = (char)(i * 31 + 255);
        struct face_metrics metrics;
        refused += face_tables_read((struct str){bytes, whole.size}, 0, &metrics) != NULL;
    }
    free(bytes);
    assert_in_range(refused, 20, 1999);
}

static void other_formats_are_named(void **state) {
    (void)state;
    static const struct {
        struct str bytes;
        const char *problem;
    } cases[] = {
        {STR_INIT("OTTO\0\0\0\0\0\0\0\0"), "has PostScript outlines (CFF) and no TrueType outlines"},
        {STR_INIT("wOFF\0\0\0\0\0\0\0\0"), "is no TrueType font"},
        {STR_INIT("\0\1\0\0\0\0\0\0\0\0\0\0"), "is damaged: its table “head” is missing or too short"},
        {STR_INIT("ttcf\0\1\0\0\0\0\0\0"), "has fewer faces than its index says"},
        {STR_INIT("\0\1\0\0"), "is too short for a font"},
    };
    struct face_metrics metrics;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(face_tables_read(cases[i].bytes, 0, &metrics), cases[i].problem);
}

static void a_subset_is_a_small_font_with_the_same_widths(void **state) {
    struct fixture *fixture = *state;
    const struct face *face = faces_find(fixture->faces, FAMILY_TEXT, STYLE_REGULAR);
    static const uint32_t characters[] = {'A', 'V', 0xE4 /* composite */, 0x20AC};
    uint16_t glyphs[4];
    for (size_t i = 0; i < 4; i++) {
        hb_codepoint_t glyph = 0;
        assert_true(hb_font_get_nominal_glyph(face->font, characters[i], &glyph));
        glyphs[i] = (uint16_t)glyph;
    }
    struct font_subset subset;
    assert_true(face_subset(fixture->arena, face, glyphs, 4, &subset));
    assert_in_range(subset.bytes.size, 500, 20000);
    hb_blob_t *blob =
        hb_blob_create(subset.bytes.data, (unsigned)subset.bytes.size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *small = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(small);
    for (size_t i = 0; i < 4; i++) {
        assert_int_not_equal(subset.new_ids[i], 0);
        assert_int_equal(hb_font_get_glyph_h_advance(font, subset.new_ids[i]), face_advance(face, glyphs[i]));
    }
    hb_font_destroy(font);
    hb_face_destroy(small);
    hb_blob_destroy(blob);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_style_is_a_real_face),
        cmocka_unit_test(metrics_are_per_mille_of_the_em),
        cmocka_unit_test(a_family_that_is_not_installed_is_an_error),
        cmocka_unit_test(a_slip_in_a_family_s_name_is_named_at_its_place),
        cmocka_unit_test(a_configuration_of_one_s_own_is_obeyed),
        cmocka_unit_test(known_places_are_those_that_fontconfig_finds),
        cmocka_unit_test(families_are_matched_by_their_whole_name),
        cmocka_unit_test(one_file_is_one_face),
        cmocka_unit_test(every_cut_file_is_refused),
        cmocka_unit_test(damage_is_found_or_harmless),
        cmocka_unit_test(other_formats_are_named),
        cmocka_unit_test(a_subset_is_a_small_font_with_the_same_widths),
    };
    return cmocka_run_group_tests(tests, open_faces, close_faces);
}
