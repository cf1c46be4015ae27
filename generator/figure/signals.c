/* Signals of health: a row for each with the sign of its state, its name, the state in a word, its figure, the limits
 * that it was held against, and what it is about. Red, amber and green are told by shape and word, colour comes on top.
 * Where there is little room, limits and what it is about stand below. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, STATE, FIGURE_TEXT, LIMIT, NOTE };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "name"},
    {.name = "state", .takes = TAKES_TEXT, .required = true, .eg = "state"},
    {.name = "figure", .takes = TAKES_TEXT, .eg = "figure"},
    {.name = "limit", .takes = TAKES_TEXT, .eg = "threshold"},
    {.name = "note", .takes = TAKES_TEXT, .eg = "reason"},
    {0},
};

/* By the place of the choice; whatever else there is says that nothing is known. */
enum light { RED, AMBER, GREEN, DARK };

enum {
    SIGN = 9 * POINT,    /* its diameter */
    INDENT = 16 * POINT, /* of the names, behind the signs */
    HEAD = 15 * POINT,
    REST = 13 * POINT, /* the line that counts what does not fit */
    WIDE_FROM = 330 * POINT,
    SINGLE = 17 * POINT,
    DOUBLE = 27 * POINT, /* limits and notes below the name */
    PARTS = 48,          /* of the width, in which the columns begin */
};

/* Where columns begin, in parts of the width: wide and narrow. */
static const int begins[2][5] = {{0, 20, 32, PARTS, PARTS}, {0, 11, 18, 25, 35}};

struct signals {
    struct sketch *sketch;
    const struct figure_data *data;
    bool wide;
    size_t shown;
    millipoints pitch;
};

static enum light light_of(const struct figure_data *data, size_t row) {
    const struct figure_value *state = figure_value(data, row, STATE);
    return figure_known(state) && figure_place(state) < DARK ? (enum light)figure_place(state) : DARK;
}

static millipoints column_at(const struct signals *signals, enum channel channel) {
    return channel == LABEL ? INDENT : signals->sketch->drawing->width * begins[signals->wide][channel] / PARTS;
}

/* ---- signs ---- */

static void draw_cross(struct sketch *sketch, millipoints x, millipoints y, millipoints reach, struct paint line) {
    mark_line(sketch, x - reach, y - reach, x + reach, y + reach, line);
    mark_line(sketch, x - reach, y + reach, x + reach, y - reach, line);
}

/* A square with a cross, a triangle, a disc with a check, an empty ring: told apart without any colour. */
static void draw_sign(struct sketch *sketch, enum light light, millipoints x, millipoints y) {
    const struct point check[] = {{x - 2200, y + 100}, {x - 600, y + 1700}, {x + 2300, y - 1600}};
    struct paint ring = paint_line(COLOUR_MUTED, 1100);
    ring.dashed = true;
    switch (light) {
    case RED:
        mark_shape(sketch, SHAPE_SQUARE, x, y, SIGN, paint_solid(COLOUR_ALERT));
        draw_cross(sketch, x, y, SIGN / 5, paint_line(COLOUR_PAPER, 1300));
        break;
    case AMBER: mark_shape(sketch, SHAPE_TRIANGLE, x, y, SIGN, paint_solid(COLOUR_SERIES_2)); break;
    case GREEN:
        mark_circle(sketch, x, y, SIGN, paint_solid(COLOUR_POSITIVE));
        mark_path(sketch, check, 3, false, paint_line(COLOUR_PAPER, 1300));
        break;
    case DARK: mark_circle(sketch, x, y, SIGN - POINT, ring); break;
    }
}

/* ---- rows ---- */

static void draw_text(const struct signals *signals, enum channel channel, millipoints baseline, struct str text,
                      const struct ink *ink) {
    millipoints left = column_at(signals, channel),
                right = channel == NOTE ? signals->sketch->drawing->width : column_at(signals, channel + 1) - GAP;
    text_draw(signals->sketch, left, baseline, text_fit(signals->sketch, text, ink, right - left), ink);
}

/* "< 95 % / < 85 % · 2026": what has no column of its own. */
static struct str below_of(const struct signals *signals, size_t row) {
    const struct figure_value *limit = figure_value(signals->data, row, LIMIT),
                              *note = figure_value(signals->data, row, NOTE);
    if (!figure_known(limit)) return figure_known(note) ? note->text : (struct str){0};
    if (!figure_known(note)) return limit->text;
    return str_format(signals->sketch->arena, "%.*s · %.*s", STR_ARG(limit->text), STR_ARG(note->text));
}

static void draw_value(const struct signals *signals, size_t row, enum channel channel, millipoints baseline) {
    const struct figure_value *value = figure_value(signals->data, row, channel);
    if (figure_series(signals->data, channel)) draw_text(signals, channel, baseline, value->text, &INK_LABEL);
}

static void draw_row(const struct signals *signals, size_t row) {
    struct sketch *sketch = signals->sketch;
    millipoints width = sketch->drawing->width, top = HEAD + (millipoints)row * signals->pitch,
                middle = top + signals->pitch / 2, baseline = text_middle(middle, &INK_LABEL);
    struct str below = signals->wide ? (struct str){0} : below_of(signals, row);
    mark_line(sketch, 0, top, width, top, paint_line(COLOUR_RULE, HAIR));
    draw_sign(sketch, light_of(signals->data, row), SIGN / 2 + POINT, middle);
    if (!str_empty(below)) {
        baseline -= LINE / 2;
        text_draw(sketch, INDENT, baseline + LINE, text_fit(sketch, below, &INK_NOTE, width - INDENT), &INK_NOTE);
    }
    enum channel last = signals->wide ? NOTE : FIGURE_TEXT;
    for (enum channel channel = LABEL; channel <= last; channel++) draw_value(signals, row, channel, baseline);
}

static void draw_headings(const struct signals *signals) {
    enum channel last = signals->wide ? NOTE : FIGURE_TEXT;
    for (enum channel channel = LABEL; channel <= last; channel++)
        if (figure_series(signals->data, channel))
            draw_text(signals, channel, HEAD - GAP, figure_column(signals->data, channel, 0)->label, &INK_NOTE);
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct signals signals = {.sketch = sketch, .data = data, .wide = sketch->drawing->width >= WIDE_FROM};
    bool deep = !signals.wide && (figure_series(data, LIMIT) || figure_series(data, NOTE));
    signals.pitch = deep ? DOUBLE : SINGLE;
    size_t fits = (size_t)((FIGURE_HIGHEST - HEAD - REST) / signals.pitch);
    signals.shown = data->row_count < fits ? data->row_count : fits;
    draw_headings(&signals);
    for (size_t row = 0; row < signals.shown; row++) draw_row(&signals, row);
    millipoints bottom = HEAD + (millipoints)signals.shown * signals.pitch;
    mark_line(sketch, 0, bottom, sketch->drawing->width, bottom, paint_line(COLOUR_RULE, HAIR));
    sketch->drawing->height = bottom + POINT;
    if (signals.shown == data->row_count) return;
    text_draw(sketch, INDENT, bottom + GAP + SMALL * TEXT_RISE / 1000,
              rows_more(sketch, data->row_count - signals.shown), &INK_NOTE);
    sketch->drawing->height = bottom + REST;
}

/* ---- in words ---- */

static size_t count_of(const struct figure_data *data, enum light light) {
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++) count += light_of(data, row) == light;
    return count;
}

/* "Growth (−33,3 %), Forecast (40 %)" */
static struct str names_of(const struct sketch *sketch, const struct figure_data *data, enum light light) {
    struct str *names = NEW_ARRAY(sketch->arena, struct str, data->row_count);
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *figure = figure_value(data, row, FIGURE_TEXT);
        if (light_of(data, row) != light) continue;
        struct str name = words_name(sketch, figure_value(data, row, LABEL));
        names[count++] = figure_known(figure)
                             ? str_format(sketch->arena, "%.*s (%.*s)", STR_ARG(name), STR_ARG(figure->text))
                             : name;
    }
    return words_names(sketch, names, count);
}

static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    size_t red = count_of(data, RED), amber = count_of(data, AMBER), dark = count_of(data, DARK);
    struct str text = say(sketch, "Of {0} signals {1} are green, {2} amber, {3} red, {4} not known.",
                          words_count(sketch, data->row_count), words_count(sketch, count_of(data, GREEN)),
                          words_count(sketch, amber), words_count(sketch, red), words_count(sketch, dark));
    if (red) text = words_add(sketch, text, say(sketch, "Red: {0}.", names_of(sketch, data, RED)));
    if (amber) text = words_add(sketch, text, say(sketch, "Amber: {0}.", names_of(sketch, data, AMBER)));
    return text;
}

const struct figure_type figure_signals = {
    .name = STR_INIT("signals"),
    .shows = "signals of health: a row for each with the sign of its state (a square with a cross, a triangle, a disc "
             "with a check, an empty ring), its name, state, figure and limits",
    .channels = channels,
    .draw = draw,
    .describe = describe};
