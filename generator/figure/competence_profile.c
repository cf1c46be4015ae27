/* Competence profile: a row for each competence, a scale from weak to strong, and down the rows a line for each view:
 * target, coach, self. Views are told apart by the shapes of their marks and their lines; the gap between the first two
 * is lightly shaded. What is missing interrupts a line; "?" stands behind the row with the mark of its view. */
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
    INSET = 7 * POINT,  /* of the scale from the edges of the plot: half a mark */
    ROOMY = 10 * POINT, /* what a row gains where there is room */
    DODGE = 4800,       /* between the marks of two views in a row, at most */
    MARK = 5500,
    UNKNOWN = 17 * POINT, /* a mark and its "?" */
    TICKS_MOST = 10,
};

struct profile {
    struct sketch *sketch;
    const struct figure_data *data;
    struct named_rows rows;
    struct box plot;
    struct scale scale;
    millipoints dodge;
    size_t widest; /* where the first two views are farthest apart */
};

/* ---- how views look ---- */

static enum shape shape_of(size_t series) {
    static const enum shape shapes[FIGURE_SERIES_MOST] = {SHAPE_DIAMOND,  SHAPE_CIRCLE,        SHAPE_SQUARE,
                                                          SHAPE_TRIANGLE, SHAPE_TRIANGLE_DOWN, SHAPE_STAR};
    return shapes[series % FIGURE_SERIES_MOST];
}

/* The first is what the others are held against: dashed and hollow. The second carries the message. */
static struct paint paint_of(size_t series) {
    static const struct look {
        millipoints width;
        bool dashed, hollow;
    } looks[] = {{1100, true, true}, {BOLD, false, false}, {900, false, true}, {900, true, false}};
    struct look look = looks[series % (sizeof looks / sizeof *looks)];
    enum colour colour = paint_series(series).fill;
    return (struct paint){
        .fill = look.hollow ? COLOUR_PAPER : colour, .stroke = colour, .width = look.width, .dashed = look.dashed};
}

static void draw_mark(struct sketch *sketch, size_t series, millipoints x, millipoints y) {
    struct paint paint = paint_of(series);
    paint.dashed = false;
    paint.width = 1100;
    mark_shape(sketch, shape_of(series), x, y, MARK, paint);
}

static struct legend legend_of(struct sketch *sketch, const struct figure_data *data) {
    struct legend legend = {.sketch = sketch};
    for (size_t s = 0; s < figure_series(data, SERIES); s++) {
        struct legend_entry *entry = legend_line(&legend, figure_column(data, SERIES, s)->label, paint_of(s));
        entry->shape = shape_of(s);
        entry->marked = true;
    }
    return legend;
}

/* ---- places ---- */

/* Views of a row stand a little below each other, so that equal ones do not cover each other. */
static struct point place_of(const struct profile *profile, size_t row, size_t series) {
    millipoints from_middle = 2 * (millipoints)series + 1 - (millipoints)figure_series(profile->data, SERIES);
    double number = figure_series_value(profile->data, row, SERIES, series)->number;
    return (struct point){scale_at(&profile->scale, number),
                          named_rows_middle(&profile->rows, row) + from_middle * profile->dodge / 2};
}

static bool is_known(const struct profile *profile, size_t row, size_t series) {
    return figure_known(figure_series_value(profile->data, row, SERIES, series));
}

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
    millipoints most = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        struct tally tally = tally_of_row(data, row, SERIES);
        most = greater(most, (millipoints)tally.unknown);
    }
    return smaller(most * UNKNOWN, width / 2);
}

/* Rows grow into what room there is, as lines are read more easily when they are less steep. */
static void make_roomy(struct named_rows *rows, millipoints foot) {
    if (!rows->shown || rows->hidden) return;
    millipoints room = (FIGURE_HIGHEST - foot - named_rows_bottom(rows)) / (millipoints)rows->shown;
    room = within(room, 0, ROOMY);
    for (size_t i = 0; i <= rows->shown; i++) rows->edges[i] += (millipoints)i * room;
}

/* ---- drawing ---- */

static millipoints ends_width(const struct sketch *sketch, struct str left, struct str right) {
    return text_width(sketch, left, &INK_NOTE) + text_width(sketch, right, &INK_NOTE) + 2 * GAP;
}

static void draw_ends(const struct profile *profile) {
    const struct sketch *sketch = profile->sketch;
    struct str left = say(sketch, "weakly developed"), right = say(sketch, "strongly developed");
    millipoints room = profile->plot.right - profile->plot.left, baseline = profile->plot.top - 5 * POINT;
    if (ends_width(sketch, left, right) > room) left = say(sketch, "weak"), right = say(sketch, "strong");
    if (ends_width(sketch, left, right) > room) return;
    text_draw(profile->sketch, profile->plot.left, baseline, left, &INK_NOTE);
    text_draw(profile->sketch, profile->plot.right, baseline, right, &INK_NOTE_END);
}

/* Between the first two views, where both are known in two rows that follow each other. */
static void draw_gap(const struct profile *profile) {
    if (figure_series(profile->data, SERIES) < 2) return;
    for (size_t row = 0; row + 1 < profile->rows.shown; row++) {
        if (!is_known(profile, row, 0) || !is_known(profile, row, 1) || !is_known(profile, row + 1, 0) ||
            !is_known(profile, row + 1, 1))
            continue;
        const struct point points[] = {place_of(profile, row, 0), place_of(profile, row, 1),
                                       place_of(profile, row + 1, 1), place_of(profile, row + 1, 0)};
        mark_path(profile->sketch, points, 4, true, paint_step(0));
    }
}

static void draw_view(const struct profile *profile, size_t series) {
    struct point *points = NEW_ARRAY(profile->sketch->arena, struct point, profile->rows.shown);
    struct paint line = paint_of(series);
    size_t count = 0;
    line.fill = COLOUR_NONE;
    for (size_t row = 0; row < profile->rows.shown; row++) {
        if (is_known(profile, row, series)) points[count++] = place_of(profile, row, series);
        if (is_known(profile, row, series) && row + 1 < profile->rows.shown) continue;
        mark_path(profile->sketch, points, count, false, line);
        count = 0;
    }
}

static void draw_marks(const struct profile *profile, size_t row) {
    millipoints x = profile->plot.right + GAP;
    for (size_t s = 0; s < figure_series(profile->data, SERIES); s++) {
        const struct figure_value *value = figure_series_value(profile->data, row, SERIES, s);
        struct point place = place_of(profile, row, s);
        if (figure_known(value)) draw_mark(profile->sketch, s, place.x, place.y);
        if (value->state != FIGURE_UNKNOWN || x + UNKNOWN - GAP > profile->sketch->drawing->width) continue;
        draw_mark(profile->sketch, s, x + MARK / 2, named_rows_middle(&profile->rows, row));
        text_draw(profile->sketch, x + MARK + 3 * POINT, text_middle(named_rows_middle(&profile->rows, row), &INK_NOTE),
                  value->text, &INK_NOTE);
        x += UNKNOWN;
    }
}

/* A hair line leads from each name to its marks. */
static void draw_rows(const struct profile *profile) {
    for (size_t row = 0; row < profile->rows.shown; row++) {
        millipoints y = named_rows_middle(&profile->rows, row);
        mark_line(profile->sketch, profile->plot.left, y, profile->plot.right, y, paint_line(COLOUR_RULE, HAIR));
    }
    named_rows_draw(&profile->rows);
}

static void place(struct profile *profile, millipoints head) {
    const struct figure_data *data = profile->data;
    struct sketch *sketch = profile->sketch;
    millipoints width = sketch->drawing->width, top = head + ENDS, foot = AXIS_FOOT + LINE, lowest = FIGURE_HIGHEST;
    profile->rows = named_rows_place(sketch, data, LABEL, width * NAMES_SHARE / 100, top, foot);
    make_roomy(&profile->rows, foot);
    profile->plot =
        (struct box){profile->rows.width, top, width - unknown_width(data, width), named_rows_bottom(&profile->rows)};
    sketch->drawing->height = profile->plot.bottom + AXIS_FOOT;
    profile->scale = scale_for(data, profile->plot.left + INSET, profile->plot.right - INSET);
    for (size_t row = 0; row < profile->rows.shown; row++)
        lowest = smaller(lowest, profile->rows.edges[row + 1] - profile->rows.edges[row]);
    millipoints views = (millipoints)figure_series(data, SERIES);
    profile->dodge = smaller((lowest - MARK) / greater(views, 1), DODGE);
}

static void draw(void *model) {
    struct profile *profile = model;
    struct legend legend = legend_of(profile->sketch, profile->data);
    place(profile, legend_draw(&legend, 0, 0, profile->sketch->drawing->width));
    draw_ends(profile);
    draw_gap(profile);
    axis_below(profile->sketch, &profile->scale, figure_column(profile->data, SERIES, 0), profile->plot);
    draw_rows(profile);
    for (size_t s = 0; s < figure_series(profile->data, SERIES); s++) draw_view(profile, s);
    for (size_t row = 0; row < profile->rows.shown; row++) draw_marks(profile, row);
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

/* The row where the first two views are farthest apart; NO_ROW: nowhere. */
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
    return MODEL(struct profile, .widest = widest_gap(data));
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
    .shows = "a line down the rows for each view, from weak to strong; the gap between the first two is shaded",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe};
