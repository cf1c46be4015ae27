/* Goal progress: a thin bar for each goal, in columns by a choice such as whose goal it is. Every bar has its mark at
 * 100 % and room beyond it; what does not fit even there is cut with an arrow, the figure beside it says how much. */
#include "base/arena.h"
#include "figure/groups.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, PROGRESS, COLUMN, DUE, LATE };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "text"},
    {.name = "progress", .takes = TAKES_NUMBER, .eg = "progress"}, /* a goal without figures is shown too */
    {.name = "column", .takes = TAKES_TEXT, .eg = "side"},
    {.name = "due", .takes = TAKES_DATE, .eg = "due"},
    {.name = "late", .takes = TAKES_TRUTH, .quiet = true, .eg = "due < as_of"},
    {0},
};

enum {
    COLUMNS_MOST = 3,
    NARROWEST = 120 * POINT, /* of a column */
    GUTTER = 18 * POINT,
    HEAD = 18 * POINT, /* the name of a column and a rule */
    LINES = 6,         /* of a label */
    BAR = 5 * POINT,
    MARK = 2 * POINT, /* how far the mark at 100 reaches beyond the bar */
    BAR_ROOM = 12 * POINT,
    DUE_ROOM = 9 * POINT,
    SPACE = 10 * POINT, /* between goals, and between columns one below the other */
    BEYOND = 120,       /* percent: where bars are cut */
    BELOW = -20,
    DEEP_MOST = 2 * FIGURE_HIGHEST / (LINE + BAR_ROOM + SPACE), /* more goals below each other never fit */
};

static const struct ink FIGURE_INK = {TEXT, true, ANCHOR_END, COLOUR_INK};

struct goals {
    struct sketch *sketch;
    const struct figure_data *data;
    struct groups groups;
    struct text_lines *labels;
    millipoints column, figures; /* how wide columns and the figures in them are */
    size_t across;               /* columns side by side; the others below them */
    size_t lines, deep, shown;   /* at most so many lines of a label, goals of a column, columns */
    bool headed, dated, below;   /* below: some progress is less than zero */
    size_t reached, late, unknown;
    struct ends ends;
};

/* ---- how high things are ---- */

/* The goals that stand side by side have labels of one height, so that their bars are level. */
static size_t lines_at(const struct goals *goals, size_t first, size_t place) {
    size_t most = 1;
    for (size_t g = first; g < first + goals->across && g < goals->shown; g++) {
        if (place >= goals->groups.items[g].count) continue;
        most = more(most, goals->labels[goals->groups.items[g].rows[place]].count);
    }
    return fewer(most, goals->lines);
}

static size_t deepest(const struct goals *goals, size_t first) {
    size_t most = 0;
    for (size_t g = first; g < first + goals->across && g < goals->shown; g++)
        most = more(most, goals->groups.items[g].count);
    return fewer(most, goals->deep);
}

static millipoints goal_height(const struct goals *goals, size_t lines) {
    return (millipoints)lines * LINE + BAR_ROOM + (goals->dated ? DUE_ROOM : 0);
}

static millipoints total_height(const struct goals *goals) {
    millipoints height = -SPACE;
    for (size_t first = 0; first < goals->shown; first += goals->across) {
        height += goals->headed ? HEAD : 0;
        for (size_t place = 0; place < deepest(goals, first); place++)
            height += goal_height(goals, lines_at(goals, first, place)) + SPACE;
    }
    return height;
}

/* Fewer lines first, then fewer goals, then fewer columns. Returns how many goals are left out. */
static size_t fit(struct goals *goals) {
    while (total_height(goals) > FIGURE_HIGHEST - LINE) {
        if (goals->lines > 1) goals->lines--;
        else if (goals->deep > 1) goals->deep--;
        else goals->shown--;
    }
    size_t hidden = goals->data->row_count;
    for (size_t g = 0; g < goals->shown; g++) hidden -= fewer(goals->groups.items[g].count, goals->deep);
    return hidden;
}

/* ---- one goal ---- */

/* Where percentages stand; room on the left only when one is below zero. */
static struct scale scale_of(const struct goals *goals, millipoints left) {
    return scale_exact(goals->below ? BELOW : 0, BEYOND, 100, left, left + goals->column - goals->figures - GAP);
}

/* From zero to the value, or to the edge with a gap and an arrow that say that it goes on. */
static void draw_value(struct sketch *sketch, const struct scale *scale, double value, millipoints middle) {
    millipoints zero = scale_at(scale, 0), end = scale_at(scale, value), arrow = BAR;
    bool right = value > 0;
    struct paint paint = paint_series(0);
    if (!scale_holds(scale, value)) {
        mark_arrow(sketch, right, right ? end - arrow / 2 : end + arrow / 2, middle, arrow, paint);
        end += right ? -arrow - POINT : arrow + POINT;
    }
    mark_box(sketch, (struct box){right ? zero : end, middle - BAR / 2, right ? end : zero, middle - BAR / 2 + BAR},
             paint);
}

static void draw_bar(const struct goals *goals, size_t row, millipoints left, millipoints middle) {
    const struct figure_value *progress = figure_value(goals->data, row, PROGRESS);
    struct scale scale = scale_of(goals, left);
    millipoints zero = scale_at(&scale, 0), whole = scale_at(&scale, 100);
    struct paint track = {.fill = COLOUR_SURFACE, .stroke = COLOUR_RULE, .width = HAIR};
    if (!figure_known(progress)) track = (struct paint){.stroke = COLOUR_MUTED, .width = THIN, .dashed = true};
    mark_box(goals->sketch, (struct box){zero, middle - BAR / 2, whole, middle - BAR / 2 + BAR}, track);
    if (figure_known(progress)) draw_value(goals->sketch, &scale, progress->number, middle);
    mark_line(goals->sketch, whole, middle - BAR / 2 - MARK, whole, middle - BAR / 2 + BAR + MARK,
              paint_line(COLOUR_INK, THIN));
    text_draw_fit(goals->sketch, left + goals->column, text_middle(middle, &FIGURE_INK), progress->brief, &FIGURE_INK,
                  goals->figures);
}

/* "by 31 Mar 2027", and with a mark when that has passed. */
static void draw_due(const struct goals *goals, size_t row, millipoints left, millipoints baseline) {
    const struct figure_value *due = figure_value(goals->data, row, DUE);
    bool late = figure_holds(goals->data, row, LATE);
    struct str text = due->state == FIGURE_MISSING ? (struct str){0} : say(goals->sketch, "by {0}", due->text);
    struct ink ink = INK_NOTE;
    millipoints x = left;
    if (late) {
        text = text.size ? say(goals->sketch, "{0}, overdue", text) : say(goals->sketch, "overdue");
        ink.colour = COLOUR_ALERT;
        mark_shape(goals->sketch, SHAPE_TRIANGLE, left + 3 * POINT, baseline - SMALL * 360 / 1000, 5 * POINT,
                   paint_solid(COLOUR_ALERT));
        x += 6 * POINT + GAP / 2;
    }
    text_draw_fit(goals->sketch, x, baseline, text, &ink, left + goals->column - x);
}

/* Its label stands directly on the bar, however many lines its neighbours have. */
static void draw_goal(const struct goals *goals, size_t row, millipoints left, millipoints top, size_t lines) {
    struct text_lines label = goals->labels[row];
    if (label.count > lines)
        label = text_wrap(goals->sketch, figure_value(goals->data, row, LABEL)->text, &INK_LABEL, goals->column, lines);
    millipoints bar = top + (millipoints)lines * LINE;
    text_draw_lines(goals->sketch, left, bar - (millipoints)label.count * LINE + TEXT * TEXT_RISE / 1000, &label,
                    &INK_LABEL);
    draw_bar(goals, row, left, bar + BAR_ROOM / 2);
    if (goals->dated) draw_due(goals, row, left, bar + BAR_ROOM + SMALL * TEXT_RISE / 1000);
}

/* ---- columns ---- */

static millipoints column_left(const struct goals *goals, size_t group) {
    return (millipoints)(group % goals->across) * (goals->column + GUTTER);
}

static void draw_head(const struct goals *goals, size_t group, millipoints top) {
    static const struct ink bold = {TEXT, true, ANCHOR_START, COLOUR_INK};
    millipoints left = column_left(goals, group);
    text_draw_fit(goals->sketch, left, top + TEXT, goals->groups.items[group].choice->text, &bold, goals->column);
    mark_line(goals->sketch, left, top + HEAD - 6 * POINT, left + goals->column, top + HEAD - 6 * POINT,
              paint_line(COLOUR_RULE, THIN));
}

/* Columns side by side. Returns where the next ones begin. */
static millipoints draw_columns(const struct goals *goals, size_t first, millipoints top) {
    size_t end = fewer(first + goals->across, goals->shown);
    for (size_t g = first; goals->headed && g < end; g++) draw_head(goals, g, top);
    top += goals->headed ? HEAD : 0;
    for (size_t place = 0; place < deepest(goals, first); place++) {
        size_t lines = lines_at(goals, first, place);
        for (size_t g = first; g < end; g++)
            if (place < goals->groups.items[g].count)
                draw_goal(goals, goals->groups.items[g].rows[place], column_left(goals, g), top, lines);
        top += goal_height(goals, lines) + SPACE;
    }
    return top;
}

static void measure(struct goals *goals) {
    millipoints width = goals->sketch->drawing->width;
    goals->across = fewer(fewer((size_t)((width + GUTTER) / (NARROWEST + GUTTER)), COLUMNS_MOST), goals->groups.count);
    if (!goals->across) goals->across = 1;
    goals->column = (width + GUTTER) / (millipoints)goals->across - GUTTER;
    for (size_t row = 0; row < goals->data->row_count; row++)
        goals->labels[row] =
            text_wrap(goals->sketch, figure_value(goals->data, row, LABEL)->text, &INK_LABEL, goals->column, LINES);
    goals->figures = smaller(rows_widest(goals->sketch, goals->data, PROGRESS, &FIGURE_INK), goals->column / 2);
}

static void draw(void *model) {
    struct goals *goals = model;
    struct sketch *sketch = goals->sketch;
    measure(goals);
    size_t hidden = fit(goals);
    millipoints top = 0;
    for (size_t first = 0; first < goals->shown; first += goals->across) top = draw_columns(goals, first, top);
    sketch->drawing->height = top - SPACE + (hidden ? LINE : POINT);
    text_draw(sketch, 0, top - SPACE + SMALL, rows_more(sketch, hidden), &INK_NOTE);
}

/* ---- the reckoning ---- */

static bool is_reached(const struct figure_data *data, size_t row) {
    const struct figure_value *progress = figure_value(data, row, PROGRESS);
    return figure_known(progress) && progress->number >= 100;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct goals *goals =
        MODEL(struct goals, .groups = groups_of(sketch, data, COLUMN), .ends = ends_of(data, PROGRESS, 0),
              .labels = NEW_ARRAY(sketch->arena, struct text_lines, data->row_count), .lines = LINES,
              .deep = fewer(data->row_count, DEEP_MOST), .headed = figure_series(data, COLUMN) > 0,
              .late = rows_holding(data, LATE));
    goals->shown = fewer(goals->groups.count, COLUMNS_MOST * DEEP_MOST);
    goals->dated = rows_say(data, DUE) || goals->late;
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *progress = figure_value(data, row, PROGRESS);
        goals->below |= progress->number < 0;
        goals->reached += is_reached(data, row);
        goals->unknown += !figure_known(progress);
    }
    return goals;
}

/* ---- in words ---- */

/* "Own 1 of 3" */
static struct str describe_group(const struct goals *goals, const struct group *group) {
    const struct sketch *sketch = goals->sketch;
    size_t reached = 0;
    for (size_t i = 0; i < group->count; i++) reached += is_reached(goals->data, group->rows[i]);
    return say(sketch, "{0} {1} of {2}", words_name(sketch, group->choice), words_count(sketch, reached),
               words_count(sketch, group->count));
}

static struct str describe_reached(const struct goals *goals) {
    const struct sketch *sketch = goals->sketch;
    struct str parts[COLUMNS_MOST], count = words_count(sketch, goals->reached),
                                    of = words_count(sketch, goals->data->row_count);
    size_t groups = goals->groups.count;
    if (groups < 2 || groups > COLUMNS_MOST) return say(sketch, "Goals reached: {0} of {1}.", count, of);
    for (size_t g = 0; g < groups; g++) parts[g] = describe_group(goals, &goals->groups.items[g]);
    return say(sketch, "Goals reached: {0} of {1} ({2}).", count, of, words_list(sketch, parts, groups));
}

/* The goals farthest along and farthest behind. */
static struct str describe_ends(const struct goals *goals) {
    const struct figure_data *data = goals->data;
    size_t most = goals->ends.greatest, least = goals->ends.least;
    if (most == NO_ROW) return (struct str){0};
    struct str label = rows_name(goals->sketch, data, most, LABEL), figure = figure_value(data, most, PROGRESS)->brief;
    if (most == least) return say(goals->sketch, "{0}: {1}.", label, figure);
    return say(goals->sketch, "Farthest along: {0}, {1}; farthest behind: {2}, {3}.", label, figure,
               rows_name(goals->sketch, data, least, LABEL), figure_value(data, least, PROGRESS)->brief);
}

static struct str describe_late(const struct goals *goals) {
    return goals->late ? say(goals->sketch, "Overdue: {0}.", words_count(goals->sketch, goals->late)) : (struct str){0};
}

static struct str describe(const void *model) {
    const struct goals *goals = model;
    struct str open = {0};
    if (goals->unknown)
        open = say(goals->sketch, "Without known progress: {0}.", words_count(goals->sketch, goals->unknown));
    return words_all(goals->sketch, describe_reached(goals), describe_ends(goals), describe_late(goals), open);
}

static struct str message(const void *model) {
    const struct goals *goals = model;
    return words_add(goals->sketch, describe_reached(goals), describe_late(goals));
}

const struct figure_type figure_goal_progress = {
    .name = STR_INIT("goal-progress"),
    .shows = "a thin bar for each goal with a mark at 100 %, in columns by a choice; what goes beyond is cut with an "
             "arrow, what has no figure is an empty dashed bar",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message};
