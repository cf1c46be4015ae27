/* Figures: what holds for each of them, whatever the data. */
#include "figure_world.h"

#include "figure/sketch.h"
#include "languages_of_ours.h"

enum { SEEDS = 60, TOLERANCE = 600 /* half an outline */ };

struct shown {
    const struct figure_type *type;
    enum odd odd;
    uint32_t seed;
    millipoints width;
    struct figure_result result;
};

#define FAIL(shown, ...) fail_shown((shown), str_format((shown)->result.drawing->arena, __VA_ARGS__))
static void fail_shown(const struct shown *shown, struct str what) {
    fail_msg("%.*s, %s, seed %u, %d pt wide: %.*s", STR_ARG(shown->type->name), odd_names[shown->odd], shown->seed,
             shown->width / POINT, STR_ARG(what));
}

static struct box box_of_operation(const struct operation *operation) {
    millipoints half = operation->width / 2;
    struct box box = {operation->x, operation->y, operation->x + operation->width, operation->y + operation->height};
    if (operation->kind == OPERATION_CIRCLE)
        box = (struct box){operation->x - half, operation->y - half, operation->x + half, operation->y + half};
    if (operation->kind != OPERATION_PATH) return box;
    box = (struct box){INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (size_t i = 0; i < operation->point_count; i++) {
        struct point point = operation->points[i];
        if (point.x < box.left) box.left = point.x;
        if (point.x > box.right) box.right = point.x;
        if (point.y < box.top) box.top = point.y;
        if (point.y > box.bottom) box.bottom = point.y;
    }
    return box;
}

static struct box box_of_text(const struct operation *text) {
    struct ink ink = {text->size, text->bold, text->anchor, text->fill};
    struct text_measure measure = {.width = odd_width};
    struct sketch sketch = {.measure = &measure};
    return text_box(&sketch, text->x, text->y, text->text, &ink);
}

static void check_inside(const struct shown *shown, struct box box, struct str what) {
    const struct drawing *drawing = shown->result.drawing;
    if (box.left < -TOLERANCE || box.top < -TOLERANCE || box.right > drawing->width + TOLERANCE ||
        box.bottom > drawing->height + TOLERANCE)
        FAIL(shown, "“%.*s” at %d %d %d %d leaves the box %d x %d", STR_ARG(what), box.left, box.top, box.right,
             box.bottom, drawing->width, drawing->height);
}

static bool is_letter(struct str text, size_t at) {
    return at < text.size && ((text.data[at] | 32) >= 'a' && (text.data[at] | 32) <= 'z');
}

/* Whether it stands there by itself, not as a part of “influence” or “finance”. */
static bool says(struct str text, struct str word) {
    size_t at;
    for (size_t from = 0; str_find(str_skip(text, from), word, &at); from += at + 1)
        if ((from + at == 0 || !is_letter(text, from + at - 1)) && !is_letter(text, from + at + word.size)) return true;
    return false;
}

static void check_words(const struct shown *shown, struct str text) {
    static const char *const never[] = {"nan", "NaN", "inf", "-0 ", "{0}", "{1}", "(null)"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (says(text, str_of(never[i]))) FAIL(shown, "it says “%.*s”", STR_ARG(text));
    if (str_utf8_error(text) != text.size) FAIL(shown, "not UTF-8: “%.*s”", STR_ARG(text));
}

static void check_text(const struct shown *shown, const struct operation *text) {
    check_inside(shown, box_of_text(text), text->text);
    check_words(shown, text->text);
    if (text->size < 7 * POINT) FAIL(shown, "“%.*s” is too small", STR_ARG(text->text));
    if (text->fill == COLOUR_NONE) FAIL(shown, "“%.*s” has no colour", STR_ARG(text->text));
}

/* Boxes are a little higher than most letters: neighbours of two lines may touch. */
static void check_overlap(const struct shown *shown, const struct operation *a, const struct operation *b) {
    struct box first = box_grown(box_of_text(a), -TOLERANCE / 2), second = box_grown(box_of_text(b), -TOLERANCE / 2);
    if (box_meets(first, second))
        FAIL(shown, "“%.*s” and “%.*s” overlap at %d %d", STR_ARG(a->text), STR_ARG(b->text), second.left, second.top);
}

static void check_drawing(const struct shown *shown) {
    const struct drawing *drawing = shown->result.drawing;
    for (size_t i = 0; i < drawing->count; i++) {
        const struct operation *operation = &drawing->operations[i];
        if (operation->kind != OPERATION_TEXT) check_inside(shown, box_of_operation(operation), STR("a mark"));
        else check_text(shown, operation);
        for (size_t k = 0; operation->kind == OPERATION_TEXT && k < i; k++)
            if (drawing->operations[k].kind == OPERATION_TEXT) check_overlap(shown, &drawing->operations[k], operation);
    }
    if (shown->result.alternative.size < 12) FAIL(shown, "it does not speak");
    check_words(shown, shown->result.alternative);
}

static void check_type(const struct figure_type *type, enum odd odd, uint32_t seed) {
    static const struct text_measure measure = {.width = odd_width};
    static const millipoints widths[] = {453 * POINT, 218 * POINT, 120 * POINT /* half of a small page */};
    for (int w = 0; w < 3; w++)
        EACH_LANGUAGE (languages_of_ours(), language) {
            struct arena *arena = arena_create();
            struct locale *locale = locale_open(language);
            struct shown shown = {.type = type, .odd = odd, .seed = seed, .width = widths[w]};
            struct figure_data *data = odd_data(arena, type, odd, seed);
            printed_data(arena, locale, data);
            shown.result = figure_make(arena, type, data, locale, &measure, widths[w]);
            check_drawing(&shown);
            locale_close(locale);
            arena_destroy(arena);
        }
}

/* FIGURE=name looks at one figure alone. */
static bool is_wanted(const struct figure_type *type) {
    const char *only = getenv("FIGURE");
    return !only || str_equal_c(type->name, only);
}

static void odd_data_is_drawn(void **state) {
    (void)state;
    for (size_t i = 0; figure_type_at(i); i++)
        for (enum odd odd = ODD_ORDINARY; odd < ODD_RANDOM && is_wanted(figure_type_at(i)); odd++)
            check_type(figure_type_at(i), odd, 1);
}

static void random_data_is_drawn(void **state) {
    (void)state;
    for (size_t i = 0; figure_type_at(i); i++)
        for (uint32_t seed = 0; seed < SEEDS && is_wanted(figure_type_at(i)); seed++)
            check_type(figure_type_at(i), ODD_RANDOM, seed * 7919 + 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(odd_data_is_drawn), cmocka_unit_test(random_data_is_drawn)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
