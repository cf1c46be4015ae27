/* The progress of modules: a row for each with a sign of its status, its name, its day and what the quiz brought, as a
 * bar against the mark to pass, or, of several quizzes, as cells. Where there is little room, day and status stand
 * below the name. */
#include <math.h>

#include "base/arena.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, DATE, STATUS, QUIZ, DONE };
enum setting { PASS };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "title"},
    {.name = "date", .takes = TAKES_DATE, .eg = "date"},
    {.name = "status", .takes = TAKES_TEXT, .eg = "status"},
    {.name = "quiz", .takes = TAKES_NUMBER, .many = true, .eg = "quiz_percent"},
    {.name = "done", .takes = TAKES_TRUTH, .quiet = true, .eg = "status == \"done\""},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "pass", .takes = TAKES_NUMBER, .eg = "70"},
    {0},
};

enum {
    HEAD = 15 * POINT,
    SINGLE = 18 * POINT,
    SINGLE_LOWEST = 12 * POINT,
    DOUBLE = 27 * POINT, /* day and status below the name */
    DOUBLE_LOWEST = 22 * POINT,
    DAY = 62 * POINT,
    STATE = 74 * POINT,
    BAR = 90 * POINT,
    BAR_HALF = 48 * POINT,
    BAR_HEIGHT = 7 * POINT,
    MARK = 1 * POINT,    /* the width of the mark to pass */
    FIGURE = 32 * POINT, /* the number behind a bar */
    CELL = 34 * POINT,
    CELL_HALF = 18 * POINT,  /* but all cells together at most half of the width */
    NAME_LEAST = 60 * POINT, /* where names would have less, day and status stand below them */
    INSET = 750,             /* half of the gap between cells */
};

struct progress {
    struct sketch *sketch;
    const struct figure_data *data;
    struct listing list;
    bool wide, dated, stated;     /* whether there is any day, any status */
    double high;                  /* what fills a bar */
    millipoints day, state, quiz; /* where the columns begin */
};

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct range range = {0};
    range_add_column(&range, data, QUIZ);
    bool percent = figure_column(data, QUIZ, 0)->format == FORMAT_PERCENT;
    return MODEL(struct progress, .wide = listing_is_wide(sketch), .dated = rows_say(data, DATE),
                 .stated = rows_say(data, STATUS),
                 .high = percent          ? 100
                         : range.high > 0 ? range.high
                                          : 1);
}

static bool passes(const struct progress *progress, const struct figure_value *value) {
    const struct figure_value *pass = figure_setting(progress->data, PASS);
    return !figure_known(pass) || value->number >= pass->number;
}

/* ---- signs ---- */

static void draw_half(struct sketch *sketch, millipoints x, millipoints y, struct paint paint) {
    enum { PARTS = 12 };
    struct point points[PARTS + 1];
    for (int i = 0; i <= PARTS; i++) {
        double angle = 3.14159265358979323846 * ((double)i / PARTS + 0.5);
        points[i] = (struct point){x + (millipoints)lround(LISTING_SIGN / 2.0 * cos(angle)),
                                   y + (millipoints)lround(LISTING_SIGN / 2.0 * sin(angle))};
    }
    mark_path(sketch, points, PARTS + 1, true, paint);
}

static void draw_done(struct sketch *sketch, millipoints x, millipoints y) {
    mark_circle(sketch, x, y, LISTING_SIGN + THIN, paint_solid(COLOUR_SERIES_1));
    mark_check(sketch, x, y);
}

/* By the place of the choice: empty, half full, struck out, a dot, crossed; a check for what is done. */
static void draw_sign(struct sketch *sketch, millipoints x, millipoints y, const struct figure_value *status) {
    struct paint line = paint_line(COLOUR_SERIES_1, 1100), ring = line;
    ring.dashed = !figure_known(status);
    mark_circle(sketch, x, y, LISTING_SIGN, ring);
    if (status->state == FIGURE_UNKNOWN)
        text_draw(sketch, x, text_middle(y, &INK_NOTE_MIDDLE), status->text, &INK_NOTE_MIDDLE);
    if (!figure_known(status)) return;
    millipoints reach = LISTING_SIGN * 3 / 10;
    int place = figure_place(status) < 4 ? figure_place(status) : 4;
    if (place == 1) draw_half(sketch, x, y, paint_solid(COLOUR_SERIES_1));
    if (place == 2) mark_line(sketch, x - reach, y, x + reach, y, line);
    if (place == 3) mark_circle(sketch, x, y, LISTING_SIGN * 4 / 10, paint_solid(COLOUR_SERIES_1));
    if (place == 4) mark_cross(sketch, x, y, reach, line);
}

/* ---- quizzes ---- */

static void draw_bar(const struct progress *progress, const struct figure_value *value, millipoints middle) {
    static const struct paint low = {.fill = COLOUR_STEP_2, .stroke = COLOUR_SERIES_1, .width = THIN};
    struct sketch *sketch = progress->sketch;
    const struct figure_value *pass = figure_setting(progress->data, PASS);
    millipoints left = progress->quiz, right = left + (progress->wide ? BAR : BAR_HALF), half = BAR_HEIGHT / 2;
    struct scale scale = scale_exact(0, progress->high, progress->high, left, right);
    struct str text = value->text;
    if (value->state == FIGURE_MISSING) return;
    mark_box(sketch, (struct box){left, middle - half, right, middle + half}, paint_solid(COLOUR_SURFACE));
    if (figure_known(value)) {
        mark_box(sketch, bar_across(&scale, 0, value->number, middle, half),
                 passes(progress, value) ? paint_solid(COLOUR_SERIES_1) : low);
        text = value->brief;
    }
    if (figure_known(pass)) {
        millipoints x = scale_at(&scale, pass->number), reach = half + 2 * POINT;
        mark_line(sketch, x, middle - reach, x, middle + reach, paint_line(COLOUR_INK, MARK));
    }
    text_draw_fit(sketch, right + GAP, text_middle(middle, &INK_LABEL), text, &INK_LABEL, FIGURE - GAP);
}

static millipoints cell_width(const struct progress *progress) {
    millipoints most = progress->sketch->drawing->width / 2 / (millipoints)figure_series(progress->data, QUIZ);
    return progress->wide ? CELL : smaller(CELL_HALF, most);
}

static struct box quiz_box(const struct progress *progress, size_t series, millipoints middle) {
    millipoints width = cell_width(progress), left = progress->quiz + (millipoints)series * width,
                half = smaller(progress->list.pitch, SINGLE) / 2 - INSET;
    return (struct box){left + INSET, middle - half, left + width - INSET, middle + half};
}

/* Cells are narrow: numbers without their unit, which the heading's says. Below the mark to pass they are outlined. */
static void draw_cell(const struct progress *progress, size_t row, size_t series, millipoints middle) {
    struct sketch *sketch = progress->sketch;
    const struct figure_value *value = figure_series_value(progress->data, row, QUIZ, series);
    struct box box = quiz_box(progress, series, middle);
    struct ink ink = INK_LABEL_MIDDLE;
    struct str text = value->text;
    if (value->state == FIGURE_MISSING) return;
    struct paint paint = {.stroke = COLOUR_MUTED, .width = THIN, .dashed = true};
    if (figure_known(value)) {
        double part = value->number / progress->high * 5;
        int step = (int)(part < 0 ? 0 : part >= 5 ? 4 : part);
        paint = paint_step(step);
        ink.colour = paint_step_ink(step);
        if (!passes(progress, value)) paint.stroke = COLOUR_ALERT, paint.width = BOLD;
        text = words_number(sketch, &FIGURE_COUNTS, value->number, 0);
    }
    mark_box(sketch, paint.stroke == COLOUR_NONE ? box : box_grown(box, -paint.width / 2), paint);
    if (text_width(sketch, text, &ink) > box.right - box.left - 2 * POINT) ink.size = SMALL;
    if (text_width(sketch, text, &ink) > box.right - box.left) text = STR("…");
    text_draw(sketch, (box.left + box.right) / 2, text_middle(middle, &ink), text, &ink);
}

/* ---- rows ---- */

static struct str said(const struct figure_value *value) {
    return value->state == FIGURE_MISSING ? (struct str){0} : value->text;
}

/* Day and status, "Nov. 2026 · Abgeschlossen" below the name where they have no columns of their own. */
static void draw_name(const struct progress *progress, size_t row, millipoints middle) {
    struct sketch *sketch = progress->sketch;
    struct str date = said(figure_value(progress->data, row, DATE)),
               status = said(figure_value(progress->data, row, STATUS)),
               below = progress->wide ? (struct str){0} : words_dotted(sketch, date, status);
    millipoints baseline = listing_name(&progress->list, row, middle, below, progress->list.name);
    if (!progress->wide) return;
    text_draw_fit(sketch, progress->day, baseline, date, &INK_LABEL, DAY - GAP);
    text_draw_fit(sketch, progress->state, baseline, status, &INK_LABEL, STATE - GAP);
}

static void draw_row(const struct progress *progress, size_t row) {
    const struct figure_data *data = progress->data;
    millipoints middle = listing_row(&progress->list, row), x = LISTING_SIGN / 2 + POINT;
    if (figure_holds(data, row, DONE)) draw_done(progress->sketch, x, middle);
    else draw_sign(progress->sketch, x, middle, figure_value(data, row, STATUS));
    draw_name(progress, row, middle);
    if (figure_series(data, QUIZ) == 1) draw_bar(progress, figure_value(data, row, QUIZ), middle);
    for (size_t s = 0; figure_series(data, QUIZ) > 1 && s < figure_series(data, QUIZ); s++)
        draw_cell(progress, row, s, middle);
}

/* ---- the whole ---- */

/* "Quiz, bestanden ab 70 %" */
static struct str quiz_heading(const struct progress *progress) {
    const struct figure_column *column = figure_column(progress->data, QUIZ, 0);
    const struct figure_value *pass = figure_setting(progress->data, PASS);
    if (!figure_known(pass)) return column->label;
    return say(progress->sketch, "{0}, pass from {1}", column->label,
               words_setting(progress->sketch, column, progress->data, PASS));
}

static void draw_heading(const struct progress *progress, millipoints left, millipoints right, struct str text) {
    text_draw_fit(progress->sketch, left, progress->list.head - GAP, text, &INK_NOTE, right - left);
}

static void draw_headings(const struct progress *progress) {
    const struct figure_data *data = progress->data;
    millipoints right = progress->sketch->drawing->width;
    size_t series = figure_series(data, QUIZ);
    draw_heading(progress, LISTING_INDENT, (progress->wide ? progress->day : progress->quiz) - GAP,
                 figure_label(data, LABEL));
    if (progress->wide && progress->state > progress->day)
        draw_heading(progress, progress->day, progress->state - GAP, figure_label(data, DATE));
    if (progress->wide && progress->quiz > progress->state)
        draw_heading(progress, progress->state, progress->quiz - GAP, figure_label(data, STATUS));
    if (series == 1) draw_heading(progress, progress->quiz, right, quiz_heading(progress));
    for (size_t s = 0; series > 1 && s < series; s++) {
        struct box box = quiz_box(progress, s, 0);
        struct text_lines lines =
            text_wrap(progress->sketch, figure_column(data, QUIZ, s)->label, &INK_NOTE, box.right - box.left, 2);
        if (lines.count)
            text_draw_lines(progress->sketch, (box.left + box.right) / 2,
                            progress->list.head - GAP - (millipoints)(lines.count - 1) * LINE, &lines,
                            &INK_NOTE_MIDDLE);
    }
}

/* From the right: quizzes, the status, the day; the name has the rest. */
static void lay_columns(struct progress *progress) {
    size_t series = figure_series(progress->data, QUIZ);
    progress->quiz = progress->sketch->drawing->width;
    if (series == 1) progress->quiz -= (progress->wide ? BAR : BAR_HALF) + FIGURE;
    if (series > 1) progress->quiz -= (millipoints)series * cell_width(progress);
    progress->state = progress->quiz - (progress->wide && progress->stated ? STATE : 0);
    progress->day = progress->state - (progress->wide && progress->dated ? DAY : 0);
}

static void lay_rows(struct progress *progress) {
    bool deep = !progress->wide && (progress->dated || progress->stated);
    millipoints right = progress->wide ? smaller(progress->day, progress->quiz) : progress->quiz;
    progress->list = (struct listing){.sketch = progress->sketch,
                                      .data = progress->data,
                                      .label = LABEL,
                                      .name = right - LISTING_INDENT - GAP,
                                      .head = figure_series(progress->data, QUIZ) > 1 ? HEAD + LINE : HEAD};
    listing_place(&progress->list, deep ? DOUBLE_LOWEST : SINGLE_LOWEST, deep ? DOUBLE : SINGLE);
}

static void draw(void *model) {
    struct progress *progress = model;
    lay_columns(progress);
    if (progress->wide && progress->day < LISTING_INDENT + NAME_LEAST) {
        progress->wide = false;
        lay_columns(progress);
    }
    lay_rows(progress);
    draw_headings(progress);
    for (size_t row = 0; row < progress->list.shown; row++) draw_row(progress, row);
    listing_end(&progress->list);
}

/* ---- in words ---- */

static struct str say_done(const struct progress *progress) {
    const struct sketch *sketch = progress->sketch;
    struct str all = words_count(sketch, progress->data->row_count);
    if (!figure_series(progress->data, DONE)) return say(sketch, "Modules: {0}.", all);
    return say(sketch, "{0} of {1} done.", words_count(sketch, rows_holding(progress->data, DONE)), all);
}

/* The first one to come that is not done. */
static struct str say_next(const struct progress *progress) {
    const struct figure_data *data = progress->data;
    size_t first = NO_ROW;
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *date = figure_value(data, row, DATE);
        if (!figure_known(date) || date->number < date_days(data->as_of) || figure_holds(data, row, DONE)) continue;
        if (first == NO_ROW || date->number < figure_value(data, first, DATE)->number) first = row;
    }
    if (first == NO_ROW) return (struct str){0};
    return words_next(progress->sketch, rows_name(progress->sketch, data, first, LABEL),
                      figure_value(data, first, DATE)->text);
}

static size_t count_failed(const struct progress *progress, size_t series) {
    size_t failed = 0;
    for (size_t row = 0; row < progress->data->row_count; row++) {
        const struct figure_value *value = figure_series_value(progress->data, row, QUIZ, series);
        failed += figure_known(value) && !passes(progress, value);
    }
    return failed;
}

static struct str say_quiz(const struct progress *progress, size_t series) {
    const struct sketch *sketch = progress->sketch;
    const struct figure_column *column = figure_column(progress->data, QUIZ, series);
    struct tally tally = tally_of_column(progress->data, QUIZ, series);
    if (!tally.known) return (struct str){0};
    struct str average = words_exact(sketch, column, decimal_round(tally_mean(&tally), 1)),
               of = words_count(sketch, tally.known);
    if (!figure_known(figure_setting(progress->data, PASS)))
        return say(sketch, "{0}: {1} on average ({2} rated).", column->label, average, of);
    size_t failed = count_failed(progress, series);
    return say(sketch, "{0}: {1} on average ({2} rated), {3, plural, =0 {none} other {{4}}} below {5}.", column->label,
               average, of, failed, words_count(sketch, failed), words_setting(sketch, column, progress->data, PASS));
}

static struct str describe(const void *model) {
    const struct progress *progress = model;
    struct str text = words_add(progress->sketch, say_done(progress), say_next(progress));
    for (size_t s = 0; s < figure_series(progress->data, QUIZ); s++)
        text = words_add(progress->sketch, text, say_quiz(progress, s));
    return words_add(progress->sketch, text, words_unknown(progress->sketch, progress->data, QUIZ));
}

const struct figure_type figure_module_progress = {
    .name = STR_INIT("module-progress"),
    .shows = "modules with the sign of their status, their day and what the quiz brought",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe};
