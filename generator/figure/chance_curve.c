/* Chance curve: how likely which total is reached or passed. A falling curve from what is secured to what is possible
 * at most, over it the totals that matter: secured, expected, the target with its chance. That chance is printed as the
 * document's formula computed it; the curve gives places only. */
#include "base/arena.h"
#include "figure/chance_outcomes.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, VALUE, PROBABILITY };
enum setting { SECURED, TARGET, CHANCE };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "title"},
    {.name = "value", .takes = TAKES_NUMBER, .required = true, .eg = "value"},
    {.name = "probability", .takes = TAKES_NUMBER, .required = true, .eg = "probability"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "secured", .takes = TAKES_NUMBER, .eg = "revenue.next_secured"},
    {.name = "target", .takes = TAKES_NUMBER, .eg = "revenue.next_plan"},
    {.name = "chance", .takes = TAKES_NUMBER, .eg = "chance_of_target"},
    {0},
};

enum {
    CALLOUTS = 3,
    HEAD = 2 * LINE + 10 * POINT, /* the callouts and their leaders */
    PLOT = 130 * POINT,
    TICK_ROOM = 55 * POINT, /* of one tick of the axis below */
    STEP_LEAST = 250,       /* steps that are nearer to each other are drawn as one */
    DOT = 6 * POINT,
};

/* A total that has a name: two lines over the plot and a line through it. */
struct callout {
    double total;
    struct str name, figure;
    struct str shorter; /* the name where it has no room; empty: it is cut */
    struct paint line;
    millipoints left, width; /* of its texts */
};

struct curve {
    struct sketch *sketch;
    const struct figure_data *data;
    const struct figure_column *column; /* of the totals */
    const struct figure_value *secured, *target;
    struct decimal expected, possible; /* what is secured with each value by its chance, with all values; exactly */
    struct outcomes outcomes;
    struct scale across, down;
    struct box plot;
    struct callout callouts[CALLOUTS]; /* by total */
    size_t callout_count, counted;     /* counted: opportunities that say enough to count */
};

static const struct figure_column percent = {.format = FORMAT_PERCENT};

/* ---- data ---- */

/* The same that the document's formula counts: a known value with a probability that is one. */
static bool counts(const struct figure_data *data, size_t row) {
    const struct figure_value *probability = figure_value(data, row, PROBABILITY);
    return figure_known(figure_value(data, row, VALUE)) && figure_known(probability) && probability->number >= 0 &&
           probability->number <= 100;
}

static void fill_outcomes(struct curve *curve) {
    const struct figure_data *data = curve->data;
    struct opportunity *list = NEW_ARRAY(curve->sketch->arena, struct opportunity, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *value = figure_value(data, row, VALUE),
                                  *probability = figure_value(data, row, PROBABILITY);
        if (!counts(data, row)) continue;
        list[curve->counted++] = (struct opportunity){value->number, probability->number / 100};
        struct decimal product = decimal_multiply(value->exact, probability->exact);
        curve->expected = decimal_add(curve->expected, decimal_divide(product, decimal_of(100)));
        if (value->number > 0) curve->possible = decimal_add(curve->possible, value->exact);
    }
    double secured = figure_known(curve->secured) ? curve->secured->number : 0;
    curve->outcomes = outcomes_of(curve->sketch, secured, list, curve->counted);
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    const struct figure_value *secured = figure_setting(data, SECURED);
    struct decimal sum = figure_known(secured) ? secured->exact : decimal_of(0);
    struct curve *curve = MODEL(struct curve, .secured = secured, .target = figure_setting(data, TARGET),
                                .column = figure_column(data, VALUE, 0), .expected = sum, .possible = sum);
    fill_outcomes(curve);
    return curve;
}

/* ---- callouts ---- */

static void callout_add(struct curve *curve, struct callout callout) {
    size_t place = curve->callout_count++;
    for (; place && curve->callouts[place - 1].total > callout.total; place--)
        curve->callouts[place] = curve->callouts[place - 1];
    curve->callouts[place] = callout;
}

static void fill_callouts(struct curve *curve) {
    const struct sketch *sketch = curve->sketch;
    const struct figure_data *data = curve->data;
    struct str chance = {0};
    if (figure_known(figure_setting(data, CHANCE))) chance = words_setting(sketch, &percent, data, CHANCE);
    if (figure_known(curve->secured))
        callout_add(curve, (struct callout){.total = curve->secured->number,
                                            .name = say(sketch, "Secured"),
                                            .figure = words_setting(sketch, curve->column, data, SECURED),
                                            .line = paint_line(COLOUR_MUTED, HAIR)});
    if (curve->counted)
        callout_add(curve, (struct callout){.total = decimal_approximate(curve->expected),
                                            .name = say(sketch, "Expected"),
                                            .figure = words_exact(sketch, curve->column, curve->expected),
                                            .line = {.stroke = COLOUR_MUTED, .width = THIN, .dashed = true}});
    if (figure_known(curve->target))
        callout_add(curve, (struct callout){
                               .total = curve->target->number,
                               .name = say(sketch, "Target {0}", words_setting(sketch, curve->column, data, TARGET)),
                               .shorter = say(sketch, "Target"), /* the axis has the figure */
                               .figure = chance,
                               .line = paint_line(COLOUR_INK, THIN)});
}

static const struct ink FIGURE_INK = {TEXT, true, ANCHOR_MIDDLE, COLOUR_INK};

/* Each over its total, pushed aside where they would meet. They fit, as none is wider than its share. */
static void place_callouts(struct curve *curve) {
    millipoints width = curve->sketch->drawing->width, most = width / CALLOUTS, end = 0;
    for (size_t i = 0; i < curve->callout_count; i++) {
        struct callout *callout = &curve->callouts[i];
        bool narrow = text_width(curve->sketch, callout->name, &INK_NOTE_MIDDLE) > most - 2 * GAP;
        if (narrow && callout->shorter.size) callout->name = callout->shorter;
        callout->name = text_fit(curve->sketch, callout->name, &INK_NOTE_MIDDLE, most - 2 * GAP);
        callout->figure = text_fit(curve->sketch, callout->figure, &FIGURE_INK, most - 2 * GAP);
        callout->width = greater(text_width(curve->sketch, callout->name, &INK_NOTE_MIDDLE),
                                 text_width(curve->sketch, callout->figure, &FIGURE_INK)) +
                         2 * GAP;
        callout->left = greater(scale_at(&curve->across, callout->total) - callout->width / 2, end);
        end = callout->left + callout->width;
    }
    end = width;
    for (size_t i = curve->callout_count; i--;) {
        struct callout *callout = &curve->callouts[i];
        callout->left = smaller(callout->left, end - callout->width);
        end = callout->left;
    }
}

static void draw_callout(const struct curve *curve, const struct callout *callout) {
    millipoints x = scale_at(&curve->across, callout->total), middle = callout->left + callout->width / 2,
                leader = 2 * LINE + 2 * POINT, inner = callout->width / 2 - GAP,
                foot = within(x, middle - inner, middle + inner);
    text_draw(curve->sketch, middle, TEXT, callout->name, &INK_NOTE_MIDDLE);
    text_draw(curve->sketch, middle, TEXT + LINE, callout->figure, &FIGURE_INK);
    const struct point points[] = {{foot, leader}, {x, curve->plot.top - 2 * POINT}, {x, curve->plot.bottom}};
    mark_path(curve->sketch, points, 3, false, callout->line);
}

/* ---- the curve ---- */

/* Corners of the steps from the upper left to the lower right. */
static struct point *corners_of(const struct curve *curve, size_t *count) {
    const struct outcomes *outcomes = &curve->outcomes;
    struct point *points = NEW_ARRAY(curve->sketch->arena, struct point, 2 * outcomes->count + 4);
    millipoints y = scale_at(&curve->down, 100), last = curve->plot.left;
    double chance = 1;
    size_t made = 0;
    points[made++] = (struct point){last, y};
    for (size_t i = 0; i < outcomes->count; i++) {
        millipoints x = scale_at(&curve->across, outcomes->items[i].total);
        chance -= outcomes->items[i].chance;
        if (made > 1 && x - last < STEP_LEAST && i + 1 < outcomes->count) continue;
        points[made++] = (struct point){x, y};
        y = scale_at(&curve->down, i + 1 < outcomes->count ? 100 * chance : 0);
        points[made++] = (struct point){x, y};
        last = x;
    }
    *count = made;
    return points;
}

static void draw_area(const struct curve *curve, struct point *corners, size_t count) {
    corners[count] = (struct point){corners[count - 1].x, curve->plot.bottom};
    corners[count + 1] = (struct point){curve->plot.left, curve->plot.bottom};
    mark_path(curve->sketch, corners, count + 2, true, paint_step(0));
}

/* Where the target meets the curve: a dot, and a line to the axis that says how likely that is. */
static void draw_target(const struct curve *curve) {
    if (!figure_known(curve->target)) return;
    double target = curve->target->number;
    millipoints x = scale_at(&curve->across, target),
                y = scale_at(&curve->down, 100 * outcomes_reaching(&curve->outcomes, target));
    mark_line(curve->sketch, curve->plot.left, y, x, y,
              (struct paint){.stroke = COLOUR_INK, .width = HAIR, .dashed = true});
    mark_circle(curve->sketch, x, y, DOT, (struct paint){COLOUR_INK, COLOUR_PAPER, PATTERN_SOLID, THIN, false});
}

static void set_scales(struct curve *curve) {
    static const struct scale percents = {.low = 0, .high = 100, .step = 25, .from = 0, .to = 1};
    millipoints width = curve->sketch->drawing->width, left = axis_width(curve->sketch, &percents, &percent);
    struct range range = {0};
    range_add(&range, curve->outcomes.items[0].total);
    range_add(&range, curve->outcomes.items[curve->outcomes.count - 1].total);
    for (size_t i = 0; i < curve->callout_count; i++) range_add(&range, curve->callouts[i].total);
    curve->plot = (struct box){left, HEAD, width - DOT, HEAD + PLOT};
    curve->across = scale_round(range.low, range.high, (width - left) / TICK_ROOM, left, width - DOT);
    curve->down = scale_exact(0, 100, 25, curve->plot.bottom, curve->plot.top);
}

/* The opportunities that say too little to count. */
static struct str note_of(const struct curve *curve) {
    size_t count = curve->data->row_count - curve->counted;
    if (!count) return (struct str){0};
    return say(
        curve->sketch,
        "{0, plural, one {? One opportunity without value or probability is left out.} other {? {1} opportunities "
        "without value or probability are left out.}}",
        count, words_count(curve->sketch, count));
}

static void draw(void *model) {
    struct curve *curve = model;
    struct sketch *sketch = curve->sketch;
    size_t count;
    fill_callouts(curve);
    set_scales(curve);
    place_callouts(curve);
    struct str note = text_fit(sketch, note_of(curve), &INK_NOTE, sketch->drawing->width);
    sketch->drawing->height = curve->plot.bottom + AXIS_FOOT + (note.size ? LINE : 0);
    struct point *corners = corners_of(curve, &count);
    draw_area(curve, corners, count);
    axis_left(sketch, &curve->down, &percent, curve->plot);
    axis_below(sketch, &curve->across, curve->column, curve->plot);
    for (size_t i = 0; i < curve->callout_count; i++) draw_callout(curve, &curve->callouts[i]);
    mark_path(sketch, corners, count, false, paint_line(COLOUR_SERIES_1, BOLD));
    draw_target(curve);
    text_draw(sketch, 0, curve->plot.bottom + AXIS_FOOT + SMALL, note, &INK_NOTE);
}

/* ---- in words ---- */

/* How likely the target is; it is the message. */
static struct str message(const void *model) {
    const struct curve *curve = model;
    if (!figure_known(curve->target) || !figure_known(figure_setting(curve->data, CHANCE))) return (struct str){0};
    return say(curve->sketch, "The chance of reaching the target of {0} is {1}, if opportunities are independent.",
               words_setting(curve->sketch, curve->column, curve->data, TARGET),
               words_setting(curve->sketch, &percent, curve->data, CHANCE));
}

static struct str describe_totals(const struct curve *curve) {
    const struct sketch *sketch = curve->sketch;
    struct str expected = words_exact(sketch, curve->column, curve->expected),
               possible = words_exact(sketch, curve->column, curve->possible);
    if (!figure_known(curve->secured)) return say(sketch, "Expected {0}, possible at most {1}.", expected, possible);
    return say(sketch, "Secured {0}, expected {1}, possible at most {2}.",
               words_setting(sketch, curve->column, curve->data, SECURED), expected, possible);
}

static struct str describe(const void *model) {
    const struct curve *curve = model;
    struct str note = note_of(curve);
    if (note.size) note = str_skip(note, 2); /* without the "?" */
    return words_all(curve->sketch, message(curve), describe_totals(curve), note);
}

const struct figure_type figure_chance_curve = {
    .name = STR_INIT("chance-curve"),
    .shows = "how likely which total is reached or passed, with what is secured, expected and the target",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message,
    .amounts = true};
