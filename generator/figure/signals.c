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
    HEAD = 15 * POINT,
    SINGLE = 17 * POINT,
    DOUBLE = 27 * POINT, /* limits and notes below the name */
    PARTS = 48,          /* of the width, in which the columns begin */
};

/* Where columns begin, in parts of the width: wide and narrow. */
static const int begins[2][5] = {{0, 20, 32, PARTS, PARTS}, {0, 11, 18, 25, 35}};

struct signals {
    struct sketch *sketch;
    const struct figure_data *data;
    struct states lights;
    struct listing list;
    bool wide;
};

static int light_of(const struct figure_data *data, size_t row) {
    const struct figure_value *state = figure_value(data, row, STATE);
    return figure_known(state) && figure_place(state) < DARK ? figure_place(state) : DARK;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    return MODEL(struct signals, .lights = states_of(sketch, data, light_of), .wide = listing_is_wide(sketch));
}

static millipoints column_at(const struct signals *signals, enum channel channel) {
    return channel == LABEL ? LISTING_INDENT : signals->sketch->drawing->width * begins[signals->wide][channel] / PARTS;
}

/* ---- signs ---- */

/* A square with a cross, a triangle, a disc with a check, an empty ring: told apart without any colour. */
static void draw_sign(struct sketch *sketch, int light, millipoints x, millipoints y) {
    struct paint ring = paint_line(COLOUR_MUTED, 1100);
    ring.dashed = true;
    switch ((enum light)light) {
    case RED:
        mark_shape(sketch, SHAPE_SQUARE, x, y, LISTING_SIGN, paint_solid(COLOUR_ALERT));
        mark_cross(sketch, x, y, LISTING_SIGN / 5, paint_line(COLOUR_PAPER, 1300));
        break;
    case AMBER: mark_shape(sketch, SHAPE_TRIANGLE, x, y, LISTING_SIGN, paint_solid(COLOUR_SERIES_2)); break;
    case GREEN:
        mark_circle(sketch, x, y, LISTING_SIGN, paint_solid(COLOUR_POSITIVE));
        mark_check(sketch, x, y);
        break;
    case DARK: mark_circle(sketch, x, y, LISTING_SIGN - POINT, ring); break;
    }
}

/* ---- rows ---- */

/* "< 95 % / < 85 % · 2026": what has no column of its own. */
static struct str below_of(const struct signals *signals, size_t row) {
    const struct figure_value *limit = figure_value(signals->data, row, LIMIT),
                              *note = figure_value(signals->data, row, NOTE);
    return words_dotted(signals->sketch, figure_known(limit) ? limit->text : (struct str){0},
                        figure_known(note) ? note->text : (struct str){0});
}

/* The columns of a row behind its name, or, of none, all headings. */
static void draw_columns(const struct signals *signals, size_t row, millipoints baseline, const struct ink *ink) {
    for (enum channel channel = row == NO_ROW ? LABEL : STATE; channel <= (signals->wide ? NOTE : FIGURE_TEXT);
         channel++) {
        millipoints left = column_at(signals, channel),
                    right = channel == NOTE ? signals->sketch->drawing->width : column_at(signals, channel + 1) - GAP;
        if (!figure_series(signals->data, channel)) continue;
        struct str text =
            row == NO_ROW ? figure_label(signals->data, channel) : figure_value(signals->data, row, channel)->text;
        text_draw_fit(signals->sketch, left, baseline, text, ink, right - left);
    }
}

static void draw_row(const struct signals *signals, size_t row) {
    millipoints middle = listing_row(&signals->list, row);
    struct str below = signals->wide ? (struct str){0} : below_of(signals, row);
    draw_sign(signals->sketch, signals->lights.of[row], LISTING_SIGN / 2 + POINT, middle);
    millipoints baseline =
        listing_name(&signals->list, row, middle, below, signals->sketch->drawing->width - LISTING_INDENT);
    draw_columns(signals, row, baseline, &INK_LABEL);
}

static void draw(void *model) {
    struct signals *signals = model;
    const struct figure_data *data = signals->data;
    bool deep = !signals->wide && (figure_series(data, LIMIT) || figure_series(data, NOTE));
    millipoints pitch = deep ? DOUBLE : SINGLE;
    signals->list = (struct listing){.sketch = signals->sketch,
                                     .data = data,
                                     .label = LABEL,
                                     .name = column_at(signals, STATE) - LISTING_INDENT - GAP,
                                     .head = HEAD};
    listing_place(&signals->list, pitch, pitch);
    draw_columns(signals, NO_ROW, HEAD - GAP, &INK_NOTE);
    for (size_t row = 0; row < signals->list.shown; row++) draw_row(signals, row);
    listing_end(&signals->list);
}

/* ---- in words ---- */

/* "Growth (−33,3 %), Forecast (40 %)" */
static struct str names_of(const struct signals *signals, enum light light) {
    const struct sketch *sketch = signals->sketch;
    struct str *names = NEW_ARRAY(sketch->arena, struct str, signals->data->row_count);
    size_t count = 0;
    for (size_t row = 0; row < signals->data->row_count; row++) {
        const struct figure_value *figure = figure_value(signals->data, row, FIGURE_TEXT);
        if (signals->lights.of[row] != (int)light) continue;
        struct str name = rows_name(sketch, signals->data, row, LABEL);
        if (figure_known(figure)) name = str_format(sketch->arena, "%.*s (%.*s)", STR_ARG(name), STR_ARG(figure->text));
        names[count++] = name;
    }
    return words_names(sketch, names, count);
}

static struct str describe(const void *model) {
    const struct signals *signals = model;
    const struct sketch *sketch = signals->sketch;
    const size_t *count = signals->lights.count;
    struct str text =
        say(sketch, "Of {0} signals {1} are green, {2} amber, {3} red, {4} not known.",
            words_count(sketch, signals->data->row_count), words_count(sketch, count[GREEN]),
            words_count(sketch, count[AMBER]), words_count(sketch, count[RED]), words_count(sketch, count[DARK]));
    if (count[RED]) text = words_add(sketch, text, say(sketch, "Red: {0}.", names_of(signals, RED)));
    if (count[AMBER]) text = words_add(sketch, text, say(sketch, "Amber: {0}.", names_of(signals, AMBER)));
    return text;
}

const struct figure_type figure_signals = {
    .name = STR_INIT("signals"),
    .shows = "signals of health: a row for each with the sign of its state (a square with a cross, a triangle, a disc "
             "with a check, an empty ring), its name, state, figure and limits",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe};
