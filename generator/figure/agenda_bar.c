/* The bar of an agenda: a part for each item, as wide as it is long, with the clock below. A name stands in its part
 * where there is room, else its number, with a key below. Time that is left, or too much, is shown against the end. */
#include <math.h>

#include "base/arena.h"
#include "figure/distinct.h"
#include "figure/guide.h"
#include "figure/types.h"

enum channel { LABEL, MINUTES, SECTION };
enum setting { START, DURATION };

static const struct figure_channel channels[] = {
    {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "title"},
    {.name = "minutes", .takes = TAKES_NUMBER, .required = true, .eg = "minutes"},
    {.name = "section", .takes = TAKES_TEXT, .quiet = true, .eg = "section"},
    {0},
};
static const struct figure_channel settings[] = {
    {.name = "start", .takes = TAKES_NUMBER, .eg = "start"},
    {.name = "duration", .takes = TAKES_NUMBER, .eg = "duration"},
    {0},
};

enum {
    STRIPE = 6 * POINT, /* of the section's colour and pattern */
    PAD = 2 * POINT,
    NAME_LINES = 3,
    CLOCKS = 12 * POINT, /* the height of the line of clock times */
    NOTE = 12 * POINT,   /* of what is free or too long, above the bar */
    KEY_COLUMNS = 3,
    DAY = 24 * 60,
    SECTIONS_MOST = 6, /* of more of them none is coloured: a legend would be longer than the agenda */
};

static const struct ink number_ink = {SMALL, true, ANCHOR_START, COLOUR_MUTED};

struct part {
    size_t row, section;
    double from, minutes;
    struct text_lines name;
    bool keyed; /* there is no room for its name: it has a number */
    millipoints left, right;
};

struct bar {
    struct sketch *sketch;
    const struct figure_data *data;
    struct part *parts;
    struct distinct sections;          /* in the order in which the agenda comes to them */
    double planned, available, whole;  /* minutes; available 0: not said */
    size_t most_lines, keyed, longest; /* longest: the part that is */
    millipoints top, bottom;
};

/* ---- minutes ---- */

static double minutes_of(const struct figure_value *value) {
    return figure_known(value) && value->number > 0 ? value->number : 0;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct bar *bar = MODEL(struct bar, .parts = NEW_ARRAY(sketch->arena, struct part, data->row_count));
    for (size_t row = 0; row < data->row_count; row++) {
        struct part *part = &bar->parts[row];
        *part = (struct part){.row = row, .from = bar->planned};
        part->minutes = minutes_of(figure_value(data, row, MINUTES));
        if (figure_series(data, SECTION))
            part->section = distinct_add(sketch, &bar->sections, figure_value(data, row, SECTION)->text);
        bar->planned += part->minutes;
        if (part->minutes > bar->parts[bar->longest].minutes) bar->longest = row;
    }
    bar->available = minutes_of(figure_setting(data, DURATION));
    bar->whole = bar->planned > bar->available ? bar->planned : bar->available;
    if (!(bar->whole > 0)) bar->whole = 1;
    return bar;
}

static millipoints bar_at(const struct bar *bar, double minutes) {
    return (millipoints)lround(minutes / bar->whole * bar->sketch->drawing->width);
}

static struct str minutes_words(const struct sketch *sketch, double minutes) {
    return say(sketch, "{0}\u00A0min", words_number(sketch, &FIGURE_COUNTS, minutes, 0));
}

/* As sentences have it. */
static struct str minutes_spoken(const struct sketch *sketch, double minutes) {
    return say(sketch, "{0, plural, one {# minute} other {{1} minutes}}", llround(minutes),
               words_number(sketch, &FIGURE_COUNTS, minutes, 0));
}

/* The clock so many minutes after the start; without a start the minutes themselves. */
static struct str clock_words(const struct bar *bar, double minutes) {
    const struct sketch *sketch = bar->sketch;
    const struct figure_value *start = figure_setting(bar->data, START);
    if (!figure_known(start) || start->number < 0 || start->number >= DAY || minutes >= 7 * DAY)
        return minutes_words(sketch, minutes);
    return locale_clock(sketch->arena, sketch->locale, (int)lround(start->number + minutes) % DAY);
}

/* ---- places ---- */

/* Whether a name stands in a width without a word being broken. */
static bool name_fits(const struct sketch *sketch, struct str name, millipoints width, struct text_lines *lines) {
    if (!text_words_fit(sketch, name, &INK_LABEL, width)) return false;
    *lines = text_wrap(sketch, name, &INK_LABEL, width, NAME_LINES + 1);
    return lines->count <= NAME_LINES;
}

static void place_parts(struct bar *bar) {
    for (size_t i = 0; i < bar->data->row_count; i++) {
        struct part *part = &bar->parts[i];
        struct text_lines lines = {0};
        part->left = bar_at(bar, part->from);
        part->right = bar_at(bar, part->from + part->minutes);
        if (name_fits(bar->sketch, figure_value(bar->data, i, LABEL)->text, part->right - part->left - 2 * PAD, &lines))
            part->name = lines;
        else part->keyed = true, bar->keyed++;
        bar->most_lines = more(bar->most_lines, part->name.count);
    }
}

/* ---- drawing ---- */

static bool has_legend(const struct bar *bar) {
    return bar->sections.count > 1 && bar->sections.count <= SECTIONS_MOST;
}

static void draw_part(const struct bar *bar, const struct part *part) {
    struct sketch *sketch = bar->sketch;
    struct box body = {part->left, bar->top + STRIPE, part->right, bar->bottom},
               stripe = {part->left, bar->top, part->right, bar->top + STRIPE};
    millipoints y = body.top + PAD + SMALL * TEXT_RISE / 1000;
    struct str number = words_count(sketch, part->row + 1);
    if (body.right <= body.left) return;
    mark_box(sketch, body, paint_solid(COLOUR_SURFACE));
    mark_box(sketch, stripe, has_legend(bar) ? paint_series(part->section) : paint_solid(COLOUR_SERIES_1));
    if (bar->keyed) {
        millipoints room = body.right - body.left, free = room - text_width(sketch, number, &number_ink),
                    inset = room > 4 * PAD ? PAD : POINT / 2;
        if (free > POINT) text_draw(sketch, part->left + (inset < free ? inset : free / 2), y, number, &number_ink);
        y += LINE;
    }
    text_draw_lines(sketch, part->left + PAD, y + (TEXT - SMALL) / 2, &part->name, &INK_LABEL);
}

/* Gaps between the parts, drawn last as stripes have outlines; the stripe of a section goes through. */
static void draw_borders(const struct bar *bar) {
    struct sketch *sketch = bar->sketch;
    millipoints free_from = 0, width = sketch->drawing->width, last = bar_at(bar, bar->planned);
    struct str end = text_fit(sketch, clock_words(bar, bar->planned), &INK_NOTE, width);
    millipoints end_left = text_left(sketch, last, text_width(sketch, end, &INK_NOTE)),
                baseline = bar->bottom + GAP + SMALL * TEXT_RISE / 1000;
    for (size_t i = 0; i < bar->data->row_count; i++) {
        const struct part *part = &bar->parts[i];
        struct str text = clock_words(bar, part->from);
        millipoints wide = text_width(sketch, text, &INK_NOTE), left = greater(part->left - wide / 2, 0);
        if (part->right <= part->left) continue;
        bool goes_on = i > 0 && part->section == part[-1].section && figure_series(bar->data, SECTION);
        mark_line(sketch, part->left, goes_on ? bar->top + STRIPE : bar->top, part->left, bar->bottom + GAP / 2,
                  paint_line(COLOUR_PAPER, BOLD));
        if (left < free_from || left + wide + GAP > end_left) continue;
        mark_line(sketch, part->left, bar->bottom, part->left, bar->bottom + GAP / 2, paint_line(COLOUR_MUTED, HAIR));
        text_draw(sketch, left, baseline, text, &INK_NOTE);
        free_from = left + wide + GAP;
    }
    text_draw(sketch, end_left, baseline, end, &INK_NOTE);
}

/* What is left of the time, or what goes beyond it; in words above the bar. */
static void draw_rest(const struct bar *bar) {
    struct sketch *sketch = bar->sketch;
    bool over = bar->planned > bar->available;
    struct ink ink = {SMALL, over, ANCHOR_END, over ? COLOUR_ALERT : COLOUR_MUTED};
    struct str text = say(sketch, over ? "{0} beyond the end at {1}" : "{0} free until {1}",
                          minutes_words(sketch, fabs(bar->planned - bar->available)), clock_words(bar, bar->available));
    struct paint paint = {.stroke = ink.colour, .width = over ? BOLD : THIN, .dashed = !over};
    millipoints right = sketch->drawing->width, end = bar_at(bar, over ? bar->available : bar->planned);
    struct box rest = {end + THIN, bar->top + THIN / 2, right - THIN / 2, bar->bottom - THIN / 2};
    if (over) {
        mark_line(sketch, end, bar->top - 2 * POINT, right, bar->top - 2 * POINT, paint);
        mark_line(sketch, end, bar->top - 2 * POINT, end, bar->top + STRIPE + POINT, paint); /* names stay clear */
    } else mark_box(sketch, rest, paint);
    text_draw_fit(sketch, right, bar->top - PAD - SMALL * TEXT_DROP / 1000 - POINT, text, &ink, right);
}

static bool has_rest(const struct bar *bar) {
    return bar->available > 0 && fabs(bar->available - bar->planned) > bar->whole * 1e-6;
}

static struct str key_text(const struct bar *bar, const struct part *part) {
    const struct sketch *sketch = bar->sketch;
    struct str minutes = figure_value(bar->data, part->row, MINUTES)->text;
    if (part->minutes > 0) minutes = minutes_words(sketch, part->minutes);
    struct str label = figure_value(bar->data, part->row, LABEL)->text;
    return str_format(sketch->arena, "%.*s, %.*s", STR_ARG(label), STR_ARG(minutes));
}

static void draw_entry(const struct bar *bar, const struct part *part, millipoints x, millipoints y,
                       millipoints width) {
    struct sketch *sketch = bar->sketch;
    struct str number = words_count(sketch, part->row + 1);
    millipoints numbers = text_width(sketch, words_count(sketch, bar->data->row_count), &number_ink) + GAP;
    text_draw(sketch, x, y, number, &number_ink);
    text_draw_fit(sketch, x + numbers, y, key_text(bar, part), &INK_NOTE, width - numbers - GAP);
}

/* As many columns as the longest entry lets stand side by side. */
static size_t key_columns(const struct bar *bar) {
    millipoints widest = 0, numbers = text_width(bar->sketch, STR("000"), &number_ink) + 3 * GAP;
    for (size_t i = 0; i < bar->data->row_count; i++)
        if (bar->parts[i].keyed)
            widest = greater(widest, text_width(bar->sketch, key_text(bar, &bar->parts[i]), &INK_NOTE));
    return (size_t)within(bar->sketch->drawing->width / (widest + numbers), 1, KEY_COLUMNS);
}

/* The items that have a number only, in columns that are read downwards. */
static void draw_key(const struct bar *bar, millipoints top) {
    struct sketch *sketch = bar->sketch;
    size_t columns = key_columns(bar), drawn = 0,
           rows = fewer((bar->keyed + columns - 1) / columns, (size_t)((FIGURE_HIGHEST - top) / LINE) - 1);
    for (size_t i = 0; i < bar->data->row_count && drawn < rows * columns; i++) {
        if (!bar->parts[i].keyed) continue;
        millipoints width = sketch->drawing->width / (millipoints)columns;
        draw_entry(bar, &bar->parts[i], (millipoints)(drawn / rows) * width,
                   top + (millipoints)(drawn % rows) * LINE + SMALL * TEXT_RISE / 1000, width);
        drawn++;
    }
    sketch->drawing->height = top + (millipoints)rows * LINE + (bar->keyed > drawn ? LINE : 0);
    text_draw(sketch, 0, sketch->drawing->height - 2 * POINT, rows_more(sketch, bar->keyed - drawn), &INK_NOTE);
}

/* Only of a few sections: their names. Returns its height. */
static millipoints draw_legend(const struct bar *bar) {
    struct legend legend = {.sketch = bar->sketch};
    if (!has_legend(bar)) return 0;
    for (size_t i = 0; i < bar->sections.count; i++) legend_box(&legend, bar->sections.texts[i], paint_series(i));
    return legend_draw(&legend, 0, 0, bar->sketch->drawing->width);
}

static void draw(void *model) {
    struct bar *bar = model;
    place_parts(bar);
    bar->top = draw_legend(bar) + (has_rest(bar) ? NOTE : 0);
    bar->bottom = bar->top + STRIPE + 2 * PAD + (bar->keyed ? LINE : 0) + (millipoints)bar->most_lines * LINE;
    for (size_t i = 0; i < bar->data->row_count; i++) draw_part(bar, &bar->parts[i]);
    draw_borders(bar);
    if (has_rest(bar)) draw_rest(bar);
    bar->sketch->drawing->height = bar->bottom + CLOCKS;
    if (bar->keyed) draw_key(bar, bar->bottom + CLOCKS + GAP);
}

/* ---- in words ---- */

static struct str describe_length(const struct bar *bar) {
    const struct sketch *sketch = bar->sketch;
    size_t rows = bar->data->row_count;
    struct str count = words_count(sketch, rows), minutes = minutes_spoken(sketch, bar->planned);
    if (!figure_known(figure_setting(bar->data, START)))
        return say(sketch, "Items: {0}, together {1}.", count, minutes);
    return say(sketch,
               "{0, plural, one {One item of {2}, from {3} to {4}.} other {{1} items in {2}, from {3} to {4}.}}", rows,
               count, minutes, clock_words(bar, 0), clock_words(bar, bar->planned));
}

static struct str describe_longest(const struct bar *bar) {
    const struct part *longest = &bar->parts[bar->longest];
    if (!(longest->minutes > 0) || bar->data->row_count == 1) return (struct str){0};
    return say(bar->sketch, "The longest is {0} with {1}.", rows_name(bar->sketch, bar->data, longest->row, LABEL),
               minutes_spoken(bar->sketch, longest->minutes));
}

static struct str describe_rest(const struct bar *bar) {
    const struct sketch *sketch = bar->sketch;
    if (!(bar->available > 0)) return (struct str){0};
    if (!has_rest(bar)) return say(sketch, "The time is used up.");
    return say(sketch,
               bar->planned > bar->available ? "That is {0} more than the {1} available." : "Still free: {0} of {1}.",
               minutes_spoken(sketch, fabs(bar->available - bar->planned)), minutes_spoken(sketch, bar->available));
}

static struct str describe(const void *model) {
    const struct bar *bar = model;
    return words_all(bar->sketch, describe_length(bar), describe_rest(bar), describe_longest(bar),
                     words_unknown(bar->sketch, bar->data, MINUTES));
}

const struct figure_type figure_agenda_bar = {
    .name = STR_INIT("agenda-bar"),
    .shows = "a meeting by its minutes, with clock times; what is free or too much is shown",
    .channels = channels,
    .settings = settings,
    .reckon = reckon,
    .draw = draw,
    .describe = describe};
