/* Competence profile: a row for each competence, a scale from weak to strong, and on it a dot for each view: target,
 * coach, self. A bar reaches from the least to the greatest of them, a stronger one between the first two: the gap that
 * matters. Views are told apart by shape and lightness; "?" stands behind the row with the mark of its view. */
#include <math.h>

#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, SERIES };
enum setting { LOW, HIGH };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "competence"},
    {.name = "series", .takes = TAKES_NUMBER, .required = true, .many = true, .eg = "[target, coach, self]"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "low", .takes = TAKES_NUMBER, .eg = "1"},
    {.name = "high", .takes = TAKES_NUMBER, .eg = "5"},
    {0},
};

enum {
    ENDS = 13 * POINT,  /* the words over the ends of the scale */
    NAMES_SHARE = 40,   /* percent of the width that names take at most */
    INSET = 12 * POINT, /* of the scale from the edges of the plot: marks of one value stand side by side */
    MARK = 6500,
    RANGE = 2 * POINT,    /* how thick the bar over all views is */
    GAP_BAR = 6 * POINT,  /* and that between the first two */
    UNKNOWN = 17 * POINT, /* a mark and its "?" */
    TICKS_MOST = 10,
};

struct profile {
    struct sketch *sketch;
    const struct figure_data *data;
    size_t views, widest; /* widest: where the first two views are farthest apart; NO_ROW: nowhere */
    struct named_rows rows;
    struct box plot;
    struct scale scale;
};

static const struct figure_value *view_of(const struct profile *profile, size_t row, size_t view) {
    return figure_series_value(profile->data, row, SERIES, view);
}

/* The row where the first two views are farthest apart. */
static size_t widest_gap(const struct figure_data *data) {
    size_t widest = NO_ROW;
    double most = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *a = figure_series_value(data, row, SERIES, 0),
                                  *b = figure_series_value(data, row, SERIES, 1);
        if (!figure_known(a) || !figure_known(b) || fabs(a->number - b->number) <= most) continue;
        most = fabs(a->number - b->number);
        widest = row;
    }
    return widest;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    return MODEL(struct profile, .views = figure_series(data, SERIES), .widest = widest_gap(data));
}

/* ---- how views look ---- */

static enum shape shape_of(size_t view) {
    static const enum shape shapes[FIGURE_SERIES_MOST] = {SHAPE_DIAMOND,  SHAPE_CIRCLE,        SHAPE_SQUARE,
                                                          SHAPE_TRIANGLE, SHAPE_TRIANGLE_DOWN, SHAPE_STAR};
    return shapes[view % FIGURE_SERIES_MOST];
}

/* The first is what the others are held against: hollow. */
static struct paint paint_of(size_t view) {
    struct paint paint = paint_series(view);
    paint.stroke = view ? COLOUR_PAPER : paint.fill;
    paint.width = view ? THIN : BOLD;
    if (!view) paint.fill = COLOUR_PAPER;
    return paint;
}

static void draw_mark(const struct profile *profile, size_t view, millipoints x, millipoints y) {
    mark_shape(profile->sketch, shape_of(view), x, y, MARK, paint_of(view));
}

/* ---- the scale ---- */

/* From 1 to 5 or as the settings say; wider when that does not hold all values. */
static struct scale scale_for(const struct figure_data *data, millipoints from, millipoints to) {
    const struct figure_value *low = figure_setting(data, LOW), *high = figure_setting(data, HIGH);
    double least = figure_known(low) ? low->number : 1, most = figure_known(high) ? high->number : 5;
    struct range range = {0};
    range_add_column(&range, data, SERIES);
    bool held = !range.any || (range.low >= least && range.high <= most);
    if (most > least && most - least <= TICKS_MOST && held) return scale_exact(least, most, 1, from, to);
    range_add(&range, least);
    range_add(&range, most);
    return scale_round(range.low, range.high, 4, from, to);
}

/* The room at the right for the "?" of the row that has the most of them; at most half of the width. */
static millipoints unknown_width(const struct figure_data *data, millipoints width) {
    size_t most = 0;
    for (size_t row = 0; row < data->row_count; row++) most = more(most, tally_of_row(data, row, SERIES).unknown);
    return smaller((millipoints)most * UNKNOWN, width / 2);
}

/* ---- drawing ---- */

static millipoints ends_width(const struct sketch *sketch, struct str left, struct str right) {
    return text_width(sketch, left, &INK_NOTE) + text_width(sketch, right, &INK_NOTE) + 2 * GAP;
}

static void draw_ends(const struct profile *profile) {
    struct sketch *sketch = profile->sketch;
    struct str left = say(sketch, "weakly developed"), right = say(sketch, "strongly developed");
    millipoints room = profile->plot.right - profile->plot.left, baseline = profile->plot.top - 5 * POINT;
    if (ends_width(sketch, left, right) > room) left = say(sketch, "weak"), right = say(sketch, "strong");
    if (ends_width(sketch, left, right) > room) return;
    text_draw(sketch, profile->plot.left, baseline, left, &INK_NOTE);
    text_draw(sketch, profile->plot.right, baseline, right, &INK_NOTE_END);
}

/* The bars below the marks: over all views, and between the first two. */
static void draw_ranges(const struct profile *profile, size_t row, millipoints y) {
    struct range range = {0};
    for (size_t v = 0; v < profile->views; v++)
        if (figure_known(view_of(profile, row, v))) range_add(&range, view_of(profile, row, v)->number);
    if (!range.any) return;
    const struct figure_value *first = view_of(profile, row, 0), *second = view_of(profile, row, 1);
    mark_box(profile->sketch, bar_across(&profile->scale, range.low, range.high, y, RANGE / 2), paint_step(2));
    if (figure_known(first) && figure_known(second))
        mark_box(profile->sketch, bar_across(&profile->scale, first->number, second->number, y, GAP_BAR / 2),
                 paint_step(1));
}

/* Where a mark stands: those of one value side by side, in the order of the views. */
static millipoints place_of(const struct profile *profile, size_t row, size_t view) {
    millipoints x = scale_at(&profile->scale, view_of(profile, row, view)->number), before = 0, all = 0;
    for (size_t v = 0; v < profile->views; v++) {
        const struct figure_value *value = view_of(profile, row, v);
        millipoints away = scale_at(&profile->scale, value->number) - x;
        if (!figure_known(value) || away >= MARK / 2 || away <= -MARK / 2) continue;
        before += v < view;
        all++;
    }
    millipoints pitch = smaller(MARK + POINT / 2, (2 * INSET - MARK) / greater(all - 1, 1));
    return x + (2 * before + 1 - all) * pitch / 2;
}

static void draw_row(const struct profile *profile, size_t row) {
    millipoints y = named_rows_middle(&profile->rows, row), x = profile->plot.right + GAP;
    draw_ranges(profile, row, y);
    for (size_t v = 0; v < profile->views; v++) {
        const struct figure_value *value = view_of(profile, row, v);
        if (figure_known(value)) draw_mark(profile, v, place_of(profile, row, v), y);
        if (value->state != FIGURE_UNKNOWN || x + UNKNOWN - GAP > profile->sketch->drawing->width) continue;
        draw_mark(profile, v, x + MARK / 2, y);
        text_draw(profile->sketch, x + MARK + 3 * POINT, text_middle(y, &INK_NOTE), value->text, &INK_NOTE);
        x += UNKNOWN;
    }
}

static millipoints draw_legend(const struct profile *profile) {
    struct legend legend = {.sketch = profile->sketch};
    for (size_t v = 0; v < profile->views; v++)
        legend_shape(&legend, figure_column(profile->data, SERIES, v)->label, paint_of(v), shape_of(v));
    return legend_draw(&legend, 0, 0, profile->sketch->drawing->width);
}

static void draw(void *model) {
    struct profile *profile = model;
    struct sketch *sketch = profile->sketch;
    millipoints width = sketch->drawing->width, top = draw_legend(profile) + ENDS;
    profile->rows = named_rows_place(sketch, profile->data, LABEL, width * NAMES_SHARE / 100, top, AXIS_FOOT);
    profile->plot = (struct box){profile->rows.width, top, width - unknown_width(profile->data, width),
                                 named_rows_bottom(&profile->rows)};
    profile->scale = scale_for(profile->data, profile->plot.left + INSET, profile->plot.right - INSET);
    draw_ends(profile);
    axis_below(sketch, &profile->scale, figure_column(profile->data, SERIES, 0), profile->plot);
    for (size_t row = 0; row < profile->rows.shown; row++) draw_row(profile, row);
    named_rows_draw(&profile->rows);
    named_rows_note(&profile->rows);
}

/* ---- in words ---- */

/* "Target 4.1", the mean of what is known. */
static struct str describe_means(const struct profile *profile) {
    const struct sketch *sketch = profile->sketch;
    struct str parts[FIGURE_SERIES_MOST];
    size_t count = 0;
    for (size_t s = 0; s < figure_series(profile->data, SERIES); s++) {
        const struct figure_column *column = figure_column(profile->data, SERIES, s);
        struct tally tally = tally_of_column(profile->data, SERIES, s);
        if (tally.known)
            parts[count++] =
                words_add(sketch, column->label, words_exact(sketch, column, decimal_round(tally_mean(&tally), 1)));
    }
    return count ? say(sketch, "On average: {0}.", words_list(sketch, parts, count)) : (struct str){0};
}

static struct str describe_gap(const struct profile *profile) {
    const struct figure_data *data = profile->data;
    size_t row = profile->widest;
    if (row == NO_ROW) return (struct str){0};
    return say(profile->sketch, "Farthest apart: {0} ({1} {2}, {3} {4}).", rows_name(profile->sketch, data, row, LABEL),
               figure_column(data, SERIES, 0)->label, figure_series_value(data, row, SERIES, 0)->brief,
               figure_column(data, SERIES, 1)->label, figure_series_value(data, row, SERIES, 1)->brief);
}

static struct str describe(const void *model) {
    const struct profile *profile = model;
    size_t count = profile->data->row_count;
    struct str size = say(profile->sketch, "{0, plural, one {One competence.} other {{1} competences.}}", count,
                          words_count(profile->sketch, count));
    return words_all(profile->sketch, size, describe_means(profile), describe_gap(profile),
                     words_unknown(profile->sketch, profile->data, SERIES));
}

const struct figure_type figure_competence_profile = {
    .name = STR_INIT("competence-profile"),
    .shows = "a dot in each row for each view, from weak to strong, and a bar over the gap between the first two",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe};
