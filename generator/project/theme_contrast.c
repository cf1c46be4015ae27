/* Pairs of colours that meet on pages, and what is said of those that cannot be told apart. */
#include "project/theme_contrast.h"

#include <math.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/mend.h"

/* Tenths of the least contrast. */
enum { OF_TEXT = 45, OF_MARKS = 30 };

static const struct pair {
    enum colour front, back;
    int least;
} pairs[] = {
    {COLOUR_INK, COLOUR_PAPER, OF_TEXT},        {COLOUR_INK, COLOUR_SURFACE, OF_TEXT},
    {COLOUR_MUTED, COLOUR_PAPER, OF_TEXT},      {COLOUR_MUTED, COLOUR_SURFACE, OF_TEXT},
    {COLOUR_ACCENT, COLOUR_PAPER, OF_TEXT},     {COLOUR_ACCENT, COLOUR_SURFACE, OF_TEXT},
    {COLOUR_POSITIVE, COLOUR_PAPER, OF_TEXT},   {COLOUR_POSITIVE, COLOUR_SURFACE, OF_TEXT},
    {COLOUR_ALERT, COLOUR_PAPER, OF_TEXT},      {COLOUR_ALERT, COLOUR_SURFACE, OF_TEXT},
    {COLOUR_ON_ACCENT, COLOUR_ACCENT, OF_TEXT}, {COLOUR_INK, COLOUR_STEP_1, OF_TEXT},
    {COLOUR_INK, COLOUR_STEP_2, OF_TEXT},       {COLOUR_INK, COLOUR_STEP_3, OF_TEXT},
    {COLOUR_PAPER, COLOUR_STEP_4, OF_TEXT},     {COLOUR_PAPER, COLOUR_STEP_5, OF_TEXT},
    {COLOUR_SERIES_1, COLOUR_PAPER, OF_MARKS},  {COLOUR_SERIES_2, COLOUR_PAPER, OF_MARKS},
    {COLOUR_SERIES_3, COLOUR_PAPER, OF_MARKS},  {COLOUR_SERIES_4, COLOUR_PAPER, OF_MARKS},
    {COLOUR_SERIES_5, COLOUR_PAPER, OF_MARKS},  {COLOUR_SERIES_6, COLOUR_PAPER, OF_MARKS},
};
enum { PAIR_COUNT = sizeof pairs / sizeof *pairs };

/* ---- contrast ---- */

static double linear(uint32_t byte) {
    double part = byte / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour) {
    return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
}

double colour_contrast(uint32_t a, uint32_t b) {
    double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

static double contrast_of(const struct pair *pair, const uint32_t *colours) {
    return colour_contrast(colours[pair->front], colours[pair->back]);
}

static bool is_readable(const struct pair *pair, const uint32_t *colours) {
    return contrast_of(pair, colours) * 10 >= pair->least;
}

/* ---- the nearest that can be read ---- */

static bool has_colour(const struct pair *pair, enum colour colour) {
    return pair->front == colour || pair->back == colour;
}

static uint32_t mixed(uint32_t colour, uint32_t with, uint32_t part, uint32_t whole) {
    uint32_t result = 0;
    for (int shift = 16; shift >= 0; shift -= 8)
        result |= ((colour >> shift & 255) * (whole - part) + (with >> shift & 255) * part) / whole << shift;
    return result;
}

static bool is_readable_everywhere(const uint32_t *colours, enum colour colour) {
    for (size_t i = 0; i < PAIR_COUNT; i++)
        if (has_colour(&pairs[i], colour) && !is_readable(&pairs[i], colours)) return false;
    return true;
}

/* Darker or lighter, by as little as will do in all pairs. False: no shade of it will. */
static bool find_shade(const uint32_t *colours, enum colour colour, uint32_t *shade) {
    enum { STEPS = 100 };
    uint32_t changed[COLOUR_COUNT];
    for (int c = 0; c < COLOUR_COUNT; c++) changed[c] = colours[c];
    for (uint32_t step = 1; step <= STEPS; step++)
        for (int light = 0; light < 2; light++) {
            *shade = changed[colour] = mixed(colours[colour], light ? 0xffffff : 0, step, STEPS);
            if (is_readable_everywhere(changed, colour)) return true;
        }
    return false;
}

/* ---- telling ---- */

/* Whose choice makes a pair unreadable: the front's, if the project chose it. */
static enum colour culprit(const struct pair *pair, const struct span *places) {
    if (places[pair->front].source) return pair->front;
    return places[pair->back].source ? pair->back : COLOUR_NONE;
}

static struct str hex(struct arena *arena, uint32_t colour) {
    return str_format(arena, "#%06x", (unsigned)colour);
}

/* Cut off, so that 4.48 is not said to be the 4.5 that it has to be. */
static struct decimal tenths(double contrast) {
    struct decimal tenth;
    decimal_parse(STR("0.1"), &tenth);
    return decimal_multiply(decimal_of((long long)floor(contrast * 10)), tenth);
}

static void report(struct arena *arena, struct diagnostics *sink, const struct pair *pair, const uint32_t *colours,
                   const struct span *places) {
    enum colour colour = culprit(pair, places);
    struct str front = colour_name(pair->front), back = colour_name(pair->back);
    struct decimal contrast = tenths(contrast_of(pair, colours));
    struct str first = hex(arena, colours[pair->front]), second = hex(arena, colours[pair->back]);
    struct diagnostic *d =
        pair->least == OF_TEXT
            ? diagnose(sink, SEVERITY_ERROR, CODE_D04, places[colour],
                       "“{0}” {1} on “{2}” {3} has a contrast of {4} to 1; text needs {5} to 1", front, first, back,
                       second, contrast, tenths(OF_TEXT / 10.0))
            : diagnose(sink, SEVERITY_ERROR, CODE_D04, places[colour],
                       "“{0}” {1} on “{2}” {3} has a contrast of {4} to 1; marks of figures need {5} to 1", front,
                       first, back, second, contrast, tenths(OF_MARKS / 10.0));
    uint32_t shade;
    if (!find_shade(colours, colour, &shade)) {
        diagnose_help(sink, d, "choose another colour");
        return;
    }
    struct str now = hex(arena, shade);
    diagnose_help(sink, d, "the nearest shade that can be read is “{0}”", now);
    mend_meant_quietly(sink, d, MEND_CHOICE, hex(arena, colours[colour]), now);
}

/* Of each colour the pair that is worst, for what mends that most often mends the others. */
static void check_mode(struct arena *arena, struct diagnostics *sink, const uint32_t *colours,
                       const struct span *places) {
    const struct pair *worst[COLOUR_COUNT] = {0};
    for (size_t i = 0; i < PAIR_COUNT; i++) {
        enum colour colour = culprit(&pairs[i], places);
        if (!colour || is_readable(&pairs[i], colours)) continue;
        const struct pair **of = &worst[colour];
        if (!*of || contrast_of(&pairs[i], colours) / pairs[i].least < contrast_of(*of, colours) / (*of)->least)
            *of = &pairs[i];
    }
    for (int c = 0; c < COLOUR_COUNT; c++)
        if (worst[c]) report(arena, sink, worst[c], colours, places);
}

void theme_contrast_check(struct arena *arena, struct diagnostics *sink, const struct theme *theme) {
    check_mode(arena, sink, theme->light, theme->places.light);
    check_mode(arena, sink, theme->dark, theme->places.dark);
}

const char *theme_contrast_fault(struct arena *arena, const uint32_t colours[COLOUR_COUNT]) {
    for (size_t i = 0; i < PAIR_COUNT; i++)
        if (!is_readable(&pairs[i], colours))
            return str_format(arena, "%.*s on %.*s: %.2f to 1", STR_ARG(colour_name(pairs[i].front)),
                              STR_ARG(colour_name(pairs[i].back)), contrast_of(&pairs[i], colours)).data;
    return NULL;
}
