/* Axes: grid lines with values or dates, and the names of bands. */
#include "base/arena.h"
#include "base/calendar.h"
#include "figure/guide.h"

enum { AXIS_SHARE = 4 }; /* of the drawing's width: an axis takes at most one part in so many */

static struct str tick_text(const struct sketch *sketch, const struct scale *scale, const struct figure_column *column,
                            size_t index) {
    return words_number(sketch, column, scale_tick(scale, index), scale_places(scale));
}

millipoints axis_width(const struct sketch *sketch, const struct scale *scale, const struct figure_column *column) {
    millipoints widest = 0, most = sketch->drawing->width / AXIS_SHARE;
    for (size_t i = 0; i < scale_ticks(scale); i++)
        widest = greater(widest, text_width(sketch, tick_text(sketch, scale, column, i), &INK_NOTE));
    return smaller(widest, most) + GAP;
}

static struct paint grid_paint(const struct scale *scale, size_t index) {
    double value = scale_tick(scale, index);
    bool zero = value < scale->step / 1000 && value > -scale->step / 1000;
    return zero ? paint_line(COLOUR_MUTED, THIN) : paint_line(COLOUR_RULE, HAIR);
}

void axis_left(struct sketch *sketch, const struct scale *scale, const struct figure_column *column, struct box plot) {
    for (size_t i = 0; i < scale_ticks(scale); i++) {
        millipoints y = scale_at(scale, scale_tick(scale, i));
        mark_line(sketch, plot.left, y, plot.right, y, grid_paint(scale, i));
        struct str text = text_fit(sketch, tick_text(sketch, scale, column, i), &INK_NOTE, plot.left - GAP);
        text_draw(sketch, plot.left - GAP, text_middle(y, &INK_NOTE), text, &INK_NOTE_END);
    }
}

/* Labels stand in the middle below their lines, the first and the last pushed inside the drawing; where they would
 * meet, every second one is left out. */
void axis_below(struct sketch *sketch, const struct scale *scale, const struct figure_column *column, struct box plot) {
    millipoints baseline = plot.bottom + GAP + SMALL * TEXT_RISE / 1000, free_from = 0;
    for (size_t i = 0; i < scale_ticks(scale); i++) {
        millipoints x = scale_at(scale, scale_tick(scale, i));
        mark_line(sketch, x, plot.top, x, plot.bottom, grid_paint(scale, i));
        struct str text = tick_text(sketch, scale, column, i);
        millipoints width = text_width(sketch, text, &INK_NOTE), left = text_left(sketch, x, width);
        if (left < free_from) continue;
        text_draw(sketch, left, baseline, text, &INK_NOTE);
        free_from = left + width + GAP;
    }
}

/* ---- time ---- */

static struct str tick_name(const struct sketch *sketch, struct date date) {
    switch ((enum date_precision)date.precision) {
    case DATE_MONTH: return locale_month(sketch->locale, date.month, DATE_SHORT);
    case DATE_QUARTER: return str_format(sketch->arena, "Q%d", calendar_number(date));
    case DATE_DAY:
    case DATE_WEEK:
    case DATE_HALF:
    case DATE_YEAR: break;
    }
    return locale_date(sketch->arena, sketch->locale, date, DATE_SHORT);
}

static void time_label(struct sketch *sketch, const struct time_scale *scale, struct date date, millipoints y,
                       const struct ink *ink) {
    millipoints left = time_at(scale, date_days(date)), right = time_at(scale, date_days(date_last_day(date)) + 1);
    struct str text = tick_name(sketch, date);
    if (text_width(sketch, text, ink) + GAP / 2 > right - left) return;
    text_draw(sketch, (left + right) / 2, y, text, ink);
}

/* Years in the upper line; months or quarters, when there is room for them, in the lower one. */
void axis_time(struct sketch *sketch, const struct time_scale *scale, struct box plot) {
    static const struct ink year_ink = {TEXT, true, ANCHOR_MIDDLE, COLOUR_INK};
    enum date_precision fine = time_precision(scale, 18 * POINT);
    struct time_tick *ticks;
    size_t count = time_ticks(sketch, scale, fine, &ticks);
    for (size_t i = 0; i < count; i++) {
        millipoints x = time_at(scale, ticks[i].day);
        bool major = fine == DATE_YEAR || ticks[i].major;
        mark_line(sketch, x, major ? plot.top - TIME_HEAD : plot.top, x, plot.bottom,
                  paint_line(COLOUR_RULE, major ? THIN : HAIR));
        if (fine != DATE_YEAR) time_label(sketch, scale, ticks[i].date, plot.top - GAP, &INK_NOTE_MIDDLE);
    }
    count = time_ticks(sketch, scale, DATE_YEAR, &ticks);
    for (size_t i = 0; i < count; i++)
        time_label(sketch, scale, ticks[i].date, plot.top - TIME_HEAD + TEXT + GAP / 2, &year_ink);
    mark_line(sketch, plot.left, plot.top, plot.right, plot.top, paint_line(COLOUR_RULE, THIN));
}

void axis_as_of(struct sketch *sketch, const struct time_scale *scale, struct date as_of, struct box plot) {
    if (!time_holds(scale, date_days(as_of))) return;
    millipoints x = time_at(scale, date_days(as_of)), baseline = plot.bottom + GAP + SMALL * TEXT_RISE / 1000;
    struct str text = say(sketch, "as of {0}", locale_date(sketch->arena, sketch->locale, as_of, DATE_SHORT));
    text = text_fit(sketch, text, &INK_NOTE, sketch->drawing->width);
    mark_line(sketch, x, plot.top, x, plot.bottom + GAP / 2, paint_line(COLOUR_ACCENT, THIN * 3 / 2));
    text_draw(sketch, text_left(sketch, x, text_width(sketch, text, &INK_NOTE)), baseline, text, &INK_NOTE);
}

/* ---- bands ---- */

enum { LABEL_LINES = 4, LABEL_NARROWEST = 22 * POINT };

/* Every how many bands a label stands: where bands are narrow, not under each. */
static size_t label_every(const struct sketch *sketch, const struct bands *bands, const struct str *labels) {
    millipoints band = bands_width(bands), widest = texts_widest(sketch, labels, bands->count, &INK_LABEL),
                needed = smaller(widest + GAP, LABEL_NARROWEST);
    size_t every = 1;
    while (every < bands->count && band * (millipoints)every < needed) every++;
    return every;
}

static struct text_lines band_label(const struct sketch *sketch, const struct bands *bands, struct str label,
                                    size_t every) {
    return text_wrap(sketch, label, &INK_LABEL_MIDDLE, bands_width(bands) * (millipoints)every - GAP / 2, LABEL_LINES);
}

millipoints band_labels_height(const struct sketch *sketch, const struct bands *bands, const struct str *labels) {
    size_t every = label_every(sketch, bands, labels), most = 1;
    for (size_t i = 0; i < bands->count; i += every)
        most = more(most, band_label(sketch, bands, labels[i], every).count);
    return GAP + (millipoints)most * LINE;
}

/* Thinned out labels are wider than their bands: the outer ones are pushed inside, and what would meet its neighbour is
 * left out. */
void band_labels(struct sketch *sketch, const struct bands *bands, const struct str *labels, millipoints top) {
    size_t every = label_every(sketch, bands, labels);
    millipoints free_from = 0, right = sketch->drawing->width;
    for (size_t i = 0; i < bands->count; i += every) {
        struct text_lines lines = band_label(sketch, bands, labels[i], every);
        millipoints middle = bands_middle(bands, i), half = (lines.widest + 1) / 2;
        if (middle + half > right) middle = right - half;
        if (middle - half < 0) middle = half;
        if (middle - half < free_from) continue;
        text_draw_lines(sketch, middle, top + GAP + TEXT * TEXT_RISE / 1000, &lines, &INK_LABEL_MIDDLE);
        free_from = middle + half + GAP / 2;
    }
}
