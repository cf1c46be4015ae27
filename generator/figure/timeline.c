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
    struct time_scale scale;
    struct named_rows rows;
    struct box plot;
};

static enum state state_of(const struct figure_data *data, size_t row) {
    if (figure_value(data, row, DONE)->number > 0) return FINISHED;
    return figure_value(data, row, LATE)->number > 0 ? OVERDUE : OPEN;
}

static size_t count_state(const struct figure_data *data, enum state state) {
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++) count += state_of(data, row) == state;
    return count;
}

static int32_t last_day(const struct figure_value *value) { return date_days(date_last_day(value->date)); }

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
    millipoints x = time_at(&timeline->scale, last_day(due) + 1), half = MARK * 3 / 4;
    if (x < timeline->plot.left + half) x = timeline->plot.left + half;
    return x > timeline->plot.right - half ? timeline->plot.right - half : x;
}

static struct extent draw_known(const struct timeline *timeline, size_t row, millipoints y) {
    const struct figure_value *start = figure_value(timeline->data, row, START),
                              *due = figure_value(timeline->data, row, DUE);
    enum state state = state_of(timeline->data, row);
    millipoints x = mark_at(timeline, due), today = time_at(&timeline->scale, date_days(timeline->data->as_of)),
                from = figure_known(start) ? time_at(&timeline->scale, date_days(start->date)) : x;
    struct extent extent = {from < x - MARK ? from : x - MARK, x + MARK};
    if (from < x)
        mark_box(timeline->sketch, (struct box){from, y - BAR / 2, x, y + BAR / 2},
                 paint_step(state == FINISHED ? 2 : 1));
    if (state == OVERDUE && today > x) {
        struct paint dashes = paint_line(COLOUR_ALERT, THIN);
        dashes.dashed = true;
        mark_line(timeline->sketch, x, y, today, y, dashes);
        if (today + GAP / 2 > extent.right) extent.right = today + GAP / 2;
    }
    if (last_day(due) < timeline->scale.first || last_day(due) > timeline->scale.last)
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

static struct str join(const struct timeline *timeline, struct str text, struct str more) {
    if (!text.size || !more.size) return text.size ? text : more;
    return str_format(timeline->sketch->arena, "%.*s · %.*s", STR_ARG(text), STR_ARG(more));
}

/* "18 days overdue · Öztürk"; the date too when it lies outside. */
static struct str words_of(const struct timeline *timeline, size_t row) {
    const struct figure_value *due = figure_value(timeline->data, row, DUE),
                              *who = figure_value(timeline->data, row, WHO);
    struct str text = state_of(timeline->data, row) == OVERDUE ? lateness(timeline, due) : (struct str){0};
    bool outside = figure_known(due) && (last_day(due) < timeline->scale.first || last_day(due) > timeline->scale.last);
    if (outside || !figure_known(due)) text = join(timeline, due->text, text);
    return who->state == FIGURE_MISSING ? text : join(timeline, text, who->text);
}

/* To the right of the mark, else to its left, else cut where there is more room. */
static void draw_words(const struct timeline *timeline, size_t row, struct extent extent, millipoints y) {
    struct ink ink = INK_NOTE;
    struct str text = words_of(timeline, row);
    millipoints width = text_width(timeline->sketch, text, &ink), right = timeline->plot.right - extent.right - GAP,
                left = extent.left - timeline->plot.left - GAP;
    bool to_right = width <= right || (width > left && right >= left);
    if (state_of(timeline->data, row) == OVERDUE) ink.colour = COLOUR_ALERT;
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
static millipoints draw_legend(struct sketch *sketch, const struct figure_data *data) {
    struct legend_entry entries[STATE_COUNT];
    size_t count = 0;
    for (enum state state = OPEN; state < STATE_COUNT; state++)
        if (count_state(data, state))
            entries[count++] = (struct legend_entry){.text = state_text(sketch, state),
                                                     .paint = paint_of(state),
                                                     .sample = LEGEND_SHAPE,
                                                     .shape = shape_of(state)};
    if (count < 2 || !count_state(data, FINISHED)) return 0;
    legend_draw(sketch, entries, count, 0, 0, sketch->drawing->width);
    return legend_height(sketch, entries, count, sketch->drawing->width);
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct timeline timeline = {.sketch = sketch, .data = data};
    millipoints width = sketch->drawing->width, top = draw_legend(sketch, data) + TIME_HEAD;
    timeline.rows = named_rows_place(sketch, data, LABEL, width * NAMES / 12, top, AXIS_FOOT);
    timeline.plot = (struct box){timeline.rows.width, top, width, named_rows_bottom(&timeline.rows)};
    timeline.scale = scale_of(data, timeline.plot);
    sketch->drawing->height = timeline.plot.bottom + AXIS_FOOT;
    axis_time(sketch, &timeline.scale, timeline.plot);
    for (size_t row = 0; row < timeline.rows.shown; row++) {
        millipoints y = timeline.rows.edges[row + 1];
        mark_line(sketch, 0, y, width, y, paint_line(COLOUR_STEP_1, THIN));
    }
    axis_as_of(sketch, &timeline.scale, data->as_of, timeline.plot);
    named_rows_draw(sketch, &timeline.rows);
    for (size_t row = 0; row < timeline.rows.shown; row++) draw_row(&timeline, row);
    named_rows_note(sketch, &timeline.rows);
}

/* ---- in words ---- */

/* The one that is late for longest: "am längsten: Angebot prüfen (30.10.2026)". */
static struct str describe_late(const struct sketch *sketch, const struct figure_data *data) {
    size_t at = data->row_count;
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *due = figure_value(data, row, DUE);
        if (state_of(data, row) != OVERDUE || !figure_known(due)) continue;
        if (at == data->row_count || last_day(due) < last_day(figure_value(data, at, DUE))) at = row;
    }
    if (at == data->row_count) return (struct str){0};
    return say(sketch, "Overdue for longest: {0} (due {1}).", words_name(sketch, figure_value(data, at, LABEL)),
               figure_value(data, at, DUE)->text);
}

static struct str describe_next(const struct sketch *sketch, const struct figure_data *data) {
    size_t at = data->row_count;
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *due = figure_value(data, row, DUE);
        if (state_of(data, row) != OPEN || !figure_known(due) || last_day(due) < date_days(data->as_of)) continue;
        if (at == data->row_count || last_day(due) < last_day(figure_value(data, at, DUE))) at = row;
    }
    if (at == data->row_count) return (struct str){0};
    return say(sketch, "Due next: {0} ({1}).", words_name(sketch, figure_value(data, at, LABEL)),
               figure_value(data, at, DUE)->text);
}

static struct str describe_counts(const struct sketch *sketch, const struct figure_data *data) {
    size_t late = count_state(data, OVERDUE), done = count_state(data, FINISHED);
    return say(sketch, "Open: {0}, of these overdue: {1}; done: {2}.", words_count(sketch, data->row_count - done),
               words_count(sketch, late), words_count(sketch, done));
}

static struct str message(const struct sketch *sketch, const struct figure_data *data) {
    size_t late = count_state(data, OVERDUE), open = data->row_count - count_state(data, FINISHED);
    return say(sketch, late ? "{0} of {1} open ones are overdue." : "{1} open, none overdue.",
               words_count(sketch, late), words_count(sketch, open));
}

static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    struct str text = words_add(sketch, describe_counts(sketch, data), describe_late(sketch, data));
    text = words_add(sketch, text, describe_next(sketch, data));
    return words_add(sketch, text, words_unknown(sketch, data, DUE));
}

const struct figure_type figure_timeline = {
    .name = STR_INIT("timeline"),
    .shows = "actions, a row for each, with the day they are due; late ones say for how many days",
    .channels = channels,
    .settings = settings,
    .draw = draw,
    .describe = describe,
    .message = message};
