/* The timeline: a row for each action with its name, a bar from its start and a mark at the day it is due. What is late
 * has another shape, a dashed line up to today and its days in words. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, START, DUE, DONE, LATE, WHO };
enum setting { FROM, TO };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "title"},
    {.name = "start", .takes = TAKES_DATE, .eg = "start"},
    {.name = "due", .takes = TAKES_DATE, .required = true, .eg = "due"},
    {.name = "done", .takes = TAKES_TRUTH, .quiet = true, .eg = "status == \"done\""},
    {.name = "late", .takes = TAKES_TRUTH, .quiet = true, .eg = "overdue"},
    {.name = "who", .takes = TAKES_TEXT, .eg = "owner"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "from", .takes = TAKES_DATE, .eg = "as_of"},
    {.name = "to", .takes = TAKES_DATE, .eg = "period.to"},
    {0},
};

enum { BAR = 5 * POINT, MARK = 7 * POINT, NAMES = 5 /* of twelve parts of the width */, TICK_ROOM = 18 * POINT };

enum state { OPEN, FINISHED, OVERDUE, STATE_COUNT };

struct timeline {
    struct sketch *sketch;
    const struct figure_data *data;
    struct states states;
    size_t latest, next; /* overdue for longest; of those to come the first; NO_ROW: none */
    struct time_scale scale;
    struct named_rows rows;
    struct box plot;
};

static int32_t last_day(const struct figure_value *value) { return date_days(date_last_day(value->date)); }

static int state_of(const struct figure_data *data, size_t row) {
    if (figure_holds(data, row, DONE)) return FINISHED;
    return figure_holds(data, row, LATE) ? OVERDUE : OPEN;
}

/* Of the rows in a state that are due on a day or later, the one that is due first. */
static size_t first_due(const struct timeline *timeline, enum state state, int32_t from) {
    size_t first = NO_ROW;
    for (size_t row = 0; row < timeline->data->row_count; row++) {
        const struct figure_value *due = figure_value(timeline->data, row, DUE);
        if (timeline->states.of[row] != (int)state || !figure_known(due) || last_day(due) < from) continue;
        if (first == NO_ROW || last_day(due) < last_day(figure_value(timeline->data, first, DUE))) first = row;
    }
    return first;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct timeline *timeline = MODEL(struct timeline, .states = states_of(sketch, data, state_of));
    timeline->latest = first_due(timeline, OVERDUE, INT32_MIN);
    timeline->next = first_due(timeline, OPEN, date_days(data->as_of));
    return timeline;
}

/* ---- the scale ---- */

/* All days and today, in whole months or whatever has ticks. */
static struct time_scale scale_of(const struct figure_data *data, struct box plot) {
    const struct figure_value *from = figure_setting(data, FROM), *to = figure_setting(data, TO);
    struct range days = {0};
    range_add(&days, date_days(data->as_of));
    for (size_t row = 0; row < data->row_count; row++)
        for (int channel = START; channel <= DUE; channel++) {
            const struct figure_value *value = figure_value(data, row, channel);
            if (!figure_known(value)) continue;
            range_add(&days, date_days(value->date));
            range_add(&days, last_day(value));
        }
    struct time_scale scale =
        time_scale_of(data->calendar, (int32_t)days.low, (int32_t)days.high, plot.left, plot.right);
    scale = time_scale_whole(scale, time_precision(&scale, TICK_ROOM));
    if (figure_known(from)) scale.first = date_days(from->date);
    if (figure_known(to)) scale.last = last_day(to);
    return time_scale_of(data->calendar, scale.first, scale.last, plot.left, plot.right);
}

/* ---- marks ---- */

static struct paint paint_of(enum state state) {
    struct paint paint = {.fill = COLOUR_PAPER, .stroke = COLOUR_SERIES_1, .width = BOLD * 4 / 5};
    if (state == FINISHED) paint.fill = COLOUR_SERIES_1;
    if (state == OVERDUE) paint.fill = paint.stroke = COLOUR_ALERT;
    return paint;
}

static enum shape shape_of(enum state state) { return state == OVERDUE ? SHAPE_TRIANGLE : SHAPE_CIRCLE; }

/* Up to where a row is drawn over, for its words. */
struct extent {
    millipoints left, right;
};

/* Where the mark stands: at the end of the last day, but inside the plot. */
static millipoints mark_at(const struct timeline *timeline, const struct figure_value *due) {
    millipoints half = MARK * 3 / 4;
    return within(time_at(&timeline->scale, last_day(due) + 1), timeline->plot.left + half,
                  timeline->plot.right - half);
}

static struct extent draw_known(const struct timeline *timeline, size_t row, millipoints y) {
    const struct figure_value *start = figure_value(timeline->data, row, START),
                              *due = figure_value(timeline->data, row, DUE);
    enum state state = (enum state)timeline->states.of[row];
    millipoints x = mark_at(timeline, due), today = time_at(&timeline->scale, date_days(timeline->data->as_of)),
                from = figure_known(start) ? time_at(&timeline->scale, date_days(start->date)) : x;
    struct extent extent = {smaller(from, x - MARK), x + MARK};
    if (from < x)
        mark_box(timeline->sketch, (struct box){from, y - BAR / 2, x, y + BAR / 2},
                 paint_step(state == FINISHED ? 2 : 1));
    if (state == OVERDUE && today > x) {
        struct paint dashes = paint_line(COLOUR_ALERT, THIN);
        dashes.dashed = true;
        mark_line(timeline->sketch, x, y, today, y, dashes);
        extent.right = greater(extent.right, today + GAP / 2);
    }
    if (!time_holds(&timeline->scale, last_day(due)))
        mark_arrow(timeline->sketch, last_day(due) > timeline->scale.last, x, y, MARK, paint_of(state));
    else mark_shape(timeline->sketch, shape_of(state), x, y, MARK, paint_of(state));
    return extent;
}

/* ---- words beside the mark ---- */

static struct str state_text(const struct sketch *sketch, enum state state) {
    return say(sketch, state == OPEN ? "Open" : state == FINISHED ? "Done" : "Overdue");
}

static struct str lateness(const struct timeline *timeline, const struct figure_value *due) {
    int32_t days = figure_known(due) ? date_days(timeline->data->as_of) - last_day(due) : 0;
    if (days < 1) return state_text(timeline->sketch, OVERDUE);
    return say(timeline->sketch, "{0, plural, one {# day overdue} other {{1} days overdue}}", days,
               words_count(timeline->sketch, (size_t)days));
}

/* "18 days overdue · Öztürk"; the date too when it lies outside. */
static struct str words_of(const struct timeline *timeline, size_t row) {
    const struct figure_value *due = figure_value(timeline->data, row, DUE),
                              *who = figure_value(timeline->data, row, WHO);
    struct str text = timeline->states.of[row] == OVERDUE ? lateness(timeline, due) : (struct str){0};
    if (!figure_known(due) || !time_holds(&timeline->scale, last_day(due)))
        text = words_dotted(timeline->sketch, due->text, text);
    return who->state == FIGURE_MISSING ? text : words_dotted(timeline->sketch, text, who->text);
}

/* To the right of the mark, else to its left, else cut where there is more room. */
static void draw_words(const struct timeline *timeline, size_t row, struct extent extent, millipoints y) {
    struct ink ink = INK_NOTE;
    struct str text = words_of(timeline, row);
    millipoints width = text_width(timeline->sketch, text, &ink), right = timeline->plot.right - extent.right - GAP,
                left = extent.left - timeline->plot.left - GAP;
    bool to_right = width <= right || (width > left && right >= left);
    if (timeline->states.of[row] == OVERDUE) ink.colour = COLOUR_ALERT;
    text = text_fit(timeline->sketch, text, &ink, to_right ? right : left);
    width = text_width(timeline->sketch, text, &ink);
    if (!width) return;
    millipoints x = to_right ? extent.right + GAP / 2 : extent.left - GAP / 2 - width;
    mark_box(timeline->sketch, (struct box){x - POINT / 2, y - LINE / 2, x + width + POINT / 2, y + LINE / 2},
             paint_solid(COLOUR_PAPER));
    text_draw(timeline->sketch, x, text_middle(y, &ink), text, &ink);
}

static void draw_row(const struct timeline *timeline, size_t row) {
    millipoints y = named_rows_middle(&timeline->rows, row);
    struct extent extent = {timeline->plot.left, timeline->plot.left};
    if (figure_known(figure_value(timeline->data, row, DUE))) extent = draw_known(timeline, row, y);
    draw_words(timeline, row, extent, y);
}

/* ---- the whole ---- */

/* Only the states that there are; none when all is open, as what is late says so. Returns its height. */
static millipoints draw_legend(const struct timeline *timeline) {
    struct legend legend = {.sketch = timeline->sketch};
    for (enum state state = OPEN; state < STATE_COUNT; state++)
        if (timeline->states.count[state])
            legend_shape(&legend, state_text(timeline->sketch, state), paint_of(state), shape_of(state));
    if (legend.count < 2 || !timeline->states.count[FINISHED]) return 0;
    return legend_draw(&legend, 0, 0, timeline->sketch->drawing->width);
}

static void draw(void *model) {
    struct timeline *timeline = model;
    struct sketch *sketch = timeline->sketch;
    millipoints width = sketch->drawing->width, top = draw_legend(timeline) + TIME_HEAD;
    timeline->rows = named_rows_place(sketch, timeline->data, LABEL, width * NAMES / 12, top, AXIS_FOOT);
    timeline->plot = (struct box){timeline->rows.width, top, width, named_rows_bottom(&timeline->rows)};
    timeline->scale = scale_of(timeline->data, timeline->plot);
    axis_time(sketch, &timeline->scale, timeline->plot);
    for (size_t row = 0; row < timeline->rows.shown; row++) {
        millipoints y = timeline->rows.edges[row + 1];
        mark_line(sketch, 0, y, width, y, paint_line(COLOUR_STEP_1, THIN));
    }
    axis_as_of(sketch, &timeline->scale, timeline->data->as_of, timeline->plot);
    named_rows_draw(&timeline->rows);
    for (size_t row = 0; row < timeline->rows.shown; row++) draw_row(timeline, row);
    named_rows_note(&timeline->rows);
}

/* ---- in words ---- */

/* "Am längsten überfällig: Angebot prüfen (30.10.2026)." */
static struct str describe_latest(const struct timeline *timeline) {
    if (timeline->latest == NO_ROW) return (struct str){0};
    return say(timeline->sketch, "Overdue for longest: {0} (due {1}).",
               rows_name(timeline->sketch, timeline->data, timeline->latest, LABEL),
               figure_value(timeline->data, timeline->latest, DUE)->text);
}

static struct str describe_next(const struct timeline *timeline) {
    if (timeline->next == NO_ROW) return (struct str){0};
    return say(timeline->sketch, "Due next: {0} ({1}).",
               rows_name(timeline->sketch, timeline->data, timeline->next, LABEL),
               figure_value(timeline->data, timeline->next, DUE)->text);
}

/* How many are not done, are late, are done. */
static struct str count_of(const struct timeline *timeline, enum state state) {
    size_t count = timeline->states.count[state];
    return words_count(timeline->sketch, state == OPEN ? count + timeline->states.count[OVERDUE] : count);
}

static struct str message(const void *model) {
    const struct timeline *timeline = model;
    return say(timeline->sketch,
               timeline->states.count[OVERDUE] ? "{0} of {1} open ones are overdue." : "{1} open, none overdue.",
               count_of(timeline, OVERDUE), count_of(timeline, OPEN));
}

static struct str describe(const void *model) {
    const struct timeline *timeline = model;
    struct str counts = say(timeline->sketch, "Open: {0}, of these overdue: {1}; done: {2}.", count_of(timeline, OPEN),
                            count_of(timeline, OVERDUE), count_of(timeline, FINISHED));
    return words_all(timeline->sketch, counts, describe_latest(timeline), describe_next(timeline),
                     words_unknown(timeline->sketch, timeline->data, DUE));
}

const struct figure_type figure_timeline = {
    .name = STR_INIT("timeline"),
    .shows = "actions, a row for each, with the day they are due; late ones say for how many days",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message};
