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
    SIGN = 9 * POINT,    /* its diameter */
    INDENT = 16 * POINT, /* of the names, behind the signs */
    HEAD = 15 * POINT,
    REST = 13 * POINT, /* the line that counts what does not fit */
    WIDE_FROM = 330 * POINT,
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
    bool wide;
    size_t shown;
    double high;                               /* what fills a bar */
    millipoints head, pitch, day, state, quiz; /* where the columns begin */
};

static bool has(const struct progress *progress, enum channel channel) {
    for (size_t row = 0; row < progress->data->row_count; row++)
        if (figure_value(progress->data, row, channel)->state != FIGURE_MISSING) return true;
    return false;
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
        points[i] = (struct point){x + (millipoints)lround(SIGN / 2.0 * cos(angle)),
                                   y + (millipoints)lround(SIGN / 2.0 * sin(angle))};
    }
    mark_path(sketch, points, PARTS + 1, true, paint);
}

static void draw_done(struct sketch *sketch, millipoints x, millipoints y) {
    const struct point check[] = {{x - 2200, y + 100}, {x - 600, y + 1700}, {x + 2300, y - 1600}};
    mark_circle(sketch, x, y, SIGN + THIN, paint_solid(COLOUR_SERIES_1));
    mark_path(sketch, check, 3, false, paint_line(COLOUR_PAPER, 1300));
}

/* By the place of the choice: empty, half full, struck out, a dot, crossed; a check for what is done. */
static void draw_sign(struct sketch *sketch, millipoints x, millipoints y, const struct figure_value *status) {
    struct paint line = paint_line(COLOUR_SERIES_1, 1100), ring = line;
    ring.dashed = !figure_known(status);
    mark_circle(sketch, x, y, SIGN, ring);
    if (status->state == FIGURE_UNKNOWN)
        text_draw(sketch, x, text_middle(y, &INK_NOTE_MIDDLE), status->text, &INK_NOTE_MIDDLE);
    if (!figure_known(status)) return;
    millipoints reach = SIGN * 3 / 10;
    int place = figure_place(status) < 4 ? figure_place(status) : 4;
    if (place == 1) draw_half(sketch, x, y, paint_solid(COLOUR_SERIES_1));
    if (place == 2) mark_line(sketch, x - reach, y, x + reach, y, line);
    if (place == 3) mark_circle(sketch, x, y, SIGN * 4 / 10, paint_solid(COLOUR_SERIES_1));
    if (place != 4) return;
    mark_line(sketch, x - reach, y - reach, x + reach, y + reach, line);
    mark_line(sketch, x - reach, y + reach, x + reach, y - reach, line);
}

/* ---- quizzes ---- */

static void draw_bar(const struct progress *progress, const struct figure_value *value, millipoints middle) {
    static const struct paint low = {
        .fill = COLOUR_SERIES_2, .pattern = PATTERN_HATCHED, .stroke = COLOUR_SERIES_2, .width = THIN};
    struct sketch *sketch = progress->sketch;
    const struct figure_value *pass = figure_setting(progress->data, PASS);
    millipoints left = progress->quiz, right = left + (progress->wide ? BAR : BAR_HALF), half = BAR_HEIGHT / 2;
    struct scale scale = scale_exact(0, progress->high, progress->high, left, right);
    struct str text = value->text;
    if (value->state == FIGURE_MISSING) return;
    mark_box(sketch, (struct box){left, middle - half, right, middle + half}, paint_solid(COLOUR_SURFACE));
    if (figure_known(value)) {
        struct box bar = {left, middle - half, scale_at(&scale, value->number), middle + half};
        mark_box(sketch, bar, passes(progress, value) ? paint_solid(COLOUR_SERIES_1) : low);
        text = value->brief;
    }
    if (figure_known(pass)) {
        millipoints x = scale_at(&scale, pass->number), reach = half + 2 * POINT;
        mark_line(sketch, x, middle - reach, x, middle + reach, paint_line(COLOUR_INK, MARK));
    }
    text_draw(sketch, right + GAP, text_middle(middle, &INK_LABEL), text_fit(sketch, text, &INK_LABEL, FIGURE - GAP),
              &INK_LABEL);
}

static millipoints cell_width(const struct progress *progress) {
    millipoints most = progress->sketch->drawing->width / 2 / (millipoints)figure_series(progress->data, QUIZ);
    return progress->wide ? CELL : CELL_HALF < most ? CELL_HALF : most;
}

static struct box quiz_box(const struct progress *progress, size_t series, millipoints middle) {
    millipoints width = cell_width(progress), left = progress->quiz + (millipoints)series * width,
                half = (progress->pitch < SINGLE ? progress->pitch : SINGLE) / 2 - INSET;
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
        int step = part < 0 ? 0 : part >= 5 ? 4 : (int)part;
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

/* "Nov. 2026 · Abgeschlossen" */
static struct str below_of(const struct progress *progress, size_t row) {
    const struct figure_value *date = figure_value(progress->data, row, DATE),
                              *status = figure_value(progress->data, row, STATUS);
    bool day = date->state != FIGURE_MISSING, state = status->state != FIGURE_MISSING;
    if (day && state)
        return str_format(progress->sketch->arena, "%.*s · %.*s", STR_ARG(date->text), STR_ARG(status->text));
    return day ? date->text : state ? status->text : (struct str){0};
}

static void draw_name(const struct progress *progress, size_t row, millipoints middle) {
    struct sketch *sketch = progress->sketch;
    const struct figure_data *data = progress->data;
    millipoints right = progress->wide && progress->day < progress->quiz ? progress->day : progress->quiz,
                baseline = text_middle(middle, &INK_LABEL);
    struct str below = progress->wide ? (struct str){0} : below_of(progress, row);
    if (!str_empty(below)) {
        baseline -= LINE / 2;
        text_draw(sketch, INDENT, baseline + LINE, text_fit(sketch, below, &INK_NOTE, right - INDENT - GAP), &INK_NOTE);
    }
    struct str name = text_fit(sketch, figure_value(data, row, LABEL)->text, &INK_LABEL, right - INDENT - GAP);
    text_draw(sketch, INDENT, baseline, name, &INK_LABEL);
    if (!progress->wide) return;
    const struct figure_value *date = figure_value(data, row, DATE), *status = figure_value(data, row, STATUS);
    if (date->state != FIGURE_MISSING)
        text_draw(sketch, progress->day, baseline, text_fit(sketch, date->text, &INK_LABEL, DAY - GAP), &INK_LABEL);
    if (status->state != FIGURE_MISSING)
        text_draw(sketch, progress->state, baseline, text_fit(sketch, status->text, &INK_LABEL, STATE - GAP),
                  &INK_LABEL);
}

static void draw_row(const struct progress *progress, size_t row) {
    const struct figure_data *data = progress->data;
    millipoints top = progress->head + (millipoints)row * progress->pitch, middle = top + progress->pitch / 2;
    mark_line(progress->sketch, 0, top, progress->sketch->drawing->width, top, paint_line(COLOUR_RULE, HAIR));
    const struct figure_value *done = figure_value(data, row, DONE);
    if (figure_known(done) && done->number > 0) draw_done(progress->sketch, SIGN / 2 + POINT, middle);
    else draw_sign(progress->sketch, SIGN / 2 + POINT, middle, figure_value(data, row, STATUS));
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
    text_draw(progress->sketch, left, progress->head - GAP, text_fit(progress->sketch, text, &INK_NOTE, right - left),
              &INK_NOTE);
}

static void draw_headings(const struct progress *progress) {
    const struct figure_data *data = progress->data;
    millipoints right = progress->sketch->drawing->width;
    size_t series = figure_series(data, QUIZ);
    draw_heading(progress, INDENT, (progress->wide ? progress->day : progress->quiz) - GAP,
                 figure_column(data, LABEL, 0)->label);
    if (progress->wide && progress->state > progress->day)
        draw_heading(progress, progress->day, progress->state - GAP, figure_column(data, DATE, 0)->label);
    if (progress->wide && progress->quiz > progress->state)
        draw_heading(progress, progress->state, progress->quiz - GAP, figure_column(data, STATUS, 0)->label);
    if (series == 1) draw_heading(progress, progress->quiz, right, quiz_heading(progress));
    for (size_t s = 0; series > 1 && s < series; s++) {
        struct box box = quiz_box(progress, s, 0);
        struct text_lines lines =
            text_wrap(progress->sketch, figure_column(data, QUIZ, s)->label, &INK_NOTE, box.right - box.left, 2);
        if (lines.count)
            text_draw_lines(progress->sketch, (box.left + box.right) / 2,
                            progress->head - GAP - (millipoints)(lines.count - 1) * LINE, &lines, &INK_NOTE_MIDDLE);
    }
}

/* From the right: quizzes, the status, the day; the name has the rest. */
static void lay_columns(struct progress *progress) {
    size_t series = figure_series(progress->data, QUIZ);
    progress->quiz = progress->sketch->drawing->width;
    if (series == 1) progress->quiz -= (progress->wide ? BAR : BAR_HALF) + FIGURE;
    if (series > 1) progress->quiz -= (millipoints)series * cell_width(progress);
    progress->state = progress->quiz - (progress->wide && has(progress, STATUS) ? STATE : 0);
    progress->day = progress->state - (progress->wide && has(progress, DATE) ? DAY : 0);
}

static void lay_rows(struct progress *progress) {
    bool deep = !progress->wide && (has(progress, DATE) || has(progress, STATUS));
    millipoints least = deep ? DOUBLE_LOWEST : SINGLE_LOWEST, most = deep ? DOUBLE : SINGLE;
    progress->head = figure_series(progress->data, QUIZ) > 1 ? HEAD + LINE : HEAD;
    millipoints room = FIGURE_HIGHEST - progress->head - REST;
    size_t fits = (size_t)(room / least), count = progress->data->row_count;
    progress->shown = count < fits ? count : fits;
    progress->pitch = room / (millipoints)progress->shown;
    if (progress->pitch > most) progress->pitch = most;
}

static struct progress progress_of(struct sketch *sketch, const struct figure_data *data) {
    struct progress progress = {.sketch = sketch, .data = data, .wide = sketch->drawing->width >= WIDE_FROM};
    struct range range = {0};
    range_add_column(&range, data, QUIZ);
    bool percent = figure_column(data, QUIZ, 0)->format == FORMAT_PERCENT;
    progress.high = percent ? 100 : range.high > 0 ? range.high : 1;
    lay_columns(&progress);
    if (progress.wide && progress.day < INDENT + NAME_LEAST) {
        progress.wide = false;
        lay_columns(&progress);
    }
    lay_rows(&progress);
    return progress;
}

static void draw_rest(const struct progress *progress, millipoints top) {
    struct sketch *sketch = progress->sketch;
    text_draw(sketch, INDENT, top + GAP + SMALL * TEXT_RISE / 1000,
              rows_more(sketch, progress->data->row_count - progress->shown), &INK_NOTE);
    sketch->drawing->height = top + REST;
}

static void draw(struct sketch *sketch, const struct figure_data *data) {
    struct progress progress = progress_of(sketch, data);
    draw_headings(&progress);
    for (size_t row = 0; row < progress.shown; row++) draw_row(&progress, row);
    millipoints bottom = progress.head + (millipoints)progress.shown * progress.pitch;
    mark_line(sketch, 0, bottom, sketch->drawing->width, bottom, paint_line(COLOUR_RULE, HAIR));
    sketch->drawing->height = bottom + POINT;
    if (progress.shown < data->row_count) draw_rest(&progress, bottom);
}

/* ---- in words ---- */

static struct str say_done(const struct sketch *sketch, const struct figure_data *data) {
    size_t done = 0;
    if (!figure_series(data, DONE)) return say(sketch, "Modules: {0}.", words_count(sketch, data->row_count));
    for (size_t row = 0; row < data->row_count; row++) done += figure_value(data, row, DONE)->number > 0;
    return say(sketch, "{0} of {1} done.", words_count(sketch, done), words_count(sketch, data->row_count));
}

/* The first one to come that is not done. */
static struct str say_next(const struct sketch *sketch, const struct figure_data *data) {
    const struct figure_value *first = NULL;
    struct str name = {0};
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *date = figure_value(data, row, DATE);
        if (!figure_known(date) || date->number < date_days(data->as_of)) continue;
        if (figure_value(data, row, DONE)->number > 0 || (first && date->number >= first->number)) continue;
        first = date;
        name = words_name(sketch, figure_value(data, row, LABEL));
    }
    return first ? words_next(sketch, name, first->text) : (struct str){0};
}

static struct str say_quiz(const struct sketch *sketch, const struct figure_data *data, size_t series) {
    const struct figure_column *column = figure_column(data, QUIZ, series);
    const struct figure_value *pass = figure_setting(data, PASS);
    struct decimal sum = decimal_of(0);
    int64_t count = 0;
    size_t low = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *value = figure_series_value(data, row, QUIZ, series);
        if (!figure_known(value)) continue;
        sum = decimal_add(sum, value->exact);
        low += figure_known(pass) && value->number < pass->number;
        count++;
    }
    if (!count) return (struct str){0};
    struct str average = words_exact(sketch, column, decimal_round(decimal_divide(sum, decimal_of(count)), 1)),
               of = words_count(sketch, (size_t)count);
    if (!figure_known(pass)) return say(sketch, "{0}: {1} on average ({2} rated).", column->label, average, of);
    return say(sketch, "{0}: {1} on average ({2} rated), {3, plural, =0 {none} other {{4}}} below {5}.", column->label,
               average, of, low, words_count(sketch, low), words_setting(sketch, column, data, PASS));
}

static struct str describe(const struct sketch *sketch, const struct figure_data *data) {
    struct str text = words_add(sketch, say_done(sketch, data), say_next(sketch, data));
    for (size_t s = 0; s < figure_series(data, QUIZ); s++) text = words_add(sketch, text, say_quiz(sketch, data, s));
    return words_add(sketch, text, words_unknown(sketch, data, QUIZ));
}

const struct figure_type figure_module_progress = {
    .name = STR_INIT("module-progress"),
    .shows = "modules with the sign of their status, their day and what the quiz brought",
    .channels = channels,
    .settings = settings,
    .draw = draw,
    .describe = describe};
