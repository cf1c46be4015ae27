/* The roadmap: what is planned over years, in swim lanes. A stretch of time is a bar as long as it is, a day a diamond;
 * what is done is filled. What lies outside the period stands at its edge with an arrow and its date. */
#include "figure/roadmap.h"

#include "base/arena.h"
#include "figure/types.h"

static const struct figure_channel channels[] = {
    [ROADMAP_LABEL] = {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "text"},
    [ROADMAP_WHEN] = {.name = "when", .takes = TAKES_DATE, .required = true, .eg = "when"},
    [ROADMAP_UNTIL] = {.name = "until", .takes = TAKES_DATE, .eg = "until"},
    [ROADMAP_LANE] = {.name = "lane", .takes = TAKES_TEXT, .eg = "lane"},
    [ROADMAP_DONE] = {.name = "done", .takes = TAKES_TRUTH, .quiet = true, .eg = "status == \"done\""},
    {0},
};
static const struct figure_channel settings[] = {
    [ROADMAP_FROM] = {.name = "from", .takes = TAKES_DATE, .eg = "period.from"},
    [ROADMAP_TO] = {.name = "to", .takes = TAKES_DATE, .eg = "period.to"},
    {0},
};

/* ---- marks ---- */

static struct paint paint_of(bool done) {
    struct paint paint = {.fill = done ? COLOUR_SERIES_1 : COLOUR_STEP_2, .stroke = COLOUR_SERIES_1, .width = THIN};
    return paint;
}

/* A bar whose end is a point where it goes on outside. */
static void draw_bar(struct sketch *sketch, const struct roadmap_item *item, millipoints y) {
    millipoints half = ROADMAP_BAR / 2, room = (item->right - item->left) / 2, point = room < half ? room : half,
                before = item->before ? point : 0, after = item->after ? point : 0;
    const struct point points[] = {
        {item->left, y},  {item->left + before, y - half}, {item->right - after, y - half},
        {item->right, y}, {item->right - after, y + half}, {item->left + before, y + half},
    };
    mark_path(sketch, points, sizeof points / sizeof *points, true, paint_of(item->done));
}

static void draw_mark(const struct roadmap *roadmap, const struct roadmap_item *item, millipoints y) {
    struct sketch *sketch = roadmap->sketch;
    millipoints middle = (item->left + item->right) / 2;
    if (roadmap_is_outside(roadmap, item))
        mark_arrow(sketch, item->after, middle, y, ROADMAP_ARROW - POINT, paint_of(item->done));
    else if (roadmap_is_mark(item))
        mark_shape(sketch, SHAPE_DIAMOND, middle, y, item->right - item->left - 2 * POINT, paint_of(item->done));
    else draw_bar(sketch, item, y);
}

/* On a plate, so that no grid line runs through it. */
static void draw_label(struct sketch *sketch, const struct roadmap_item *item, millipoints y) {
    struct ink ink = INK_LABEL;
    bool within = item->side == LABEL_WITHIN;
    if (within && item->done) ink.colour = COLOUR_PAPER;
    millipoints lines = (millipoints)item->label.count, baseline = text_middle(y - (lines - 1) * LINE / 2, &INK_LABEL),
                x = within                     ? item->left + GAP
                    : item->side == LABEL_LEFT ? item->from
                                               : item->right + GAP;
    struct box plate = {x - POINT / 2, y - lines * LINE / 2, x + item->label.widest + POINT / 2, y + lines * LINE / 2};
    if (!item->label.widest) return;
    if (!within) mark_box(sketch, plate, paint_solid(COLOUR_PAPER));
    text_draw_lines(sketch, x, baseline, &item->label, &ink);
}

static void draw_item(const struct roadmap *roadmap, const struct roadmap_item *item) {
    const struct roadmap_lane *lane = &roadmap->lanes[item->lane];
    millipoints y = lane->top + ROADMAP_PAD;
    for (size_t i = 0; i < item->level; i++) y += lane->levels[i];
    y += lane->levels[item->level] / 2;
    draw_mark(roadmap, item, y);
    draw_label(roadmap->sketch, item, y);
}

/* ---- lanes ---- */

static void draw_notes(const struct roadmap *roadmap, const struct roadmap_lane *lane) {
    struct sketch *sketch = roadmap->sketch;
    millipoints baseline = lane->bottom - ROADMAP_PAD - SMALL * TEXT_DROP / 1000, left = roadmap->plot.left;
    if (lane->hidden) text_draw(sketch, left + GAP / 2, baseline, rows_more(sketch, lane->hidden), &INK_NOTE);
    baseline -= ((millipoints)lane->undated.count - !lane->hidden) * LINE;
    if (!lane->undated.count) return;
    struct box plate = {left + POINT, baseline - SMALL, left + POINT + lane->undated.widest,
                        baseline + ((millipoints)lane->undated.count - 1) * LINE + 2 * POINT};
    mark_box(sketch, plate, paint_solid(COLOUR_PAPER));
    text_draw_lines(sketch, left + GAP / 2, baseline, &lane->undated, &INK_NOTE);
}

static void draw_lane(const struct roadmap *roadmap, const struct roadmap_lane *lane) {
    struct sketch *sketch = roadmap->sketch;
    static const struct ink bold = {TEXT, true, ANCHOR_START, COLOUR_INK};
    mark_line(sketch, 0, lane->bottom, roadmap->plot.right, lane->bottom, paint_line(COLOUR_RULE, THIN));
    if (roadmap->plot.left > 0)
        text_draw_lines(sketch, 0, text_middle(lane->top + 11 * POINT, &bold), &lane->heading, &bold);
    draw_notes(roadmap, lane);
}

/* Only where there are both. Returns its height. */
static millipoints draw_legend(const struct roadmap *roadmap) {
    struct legend legend = {.sketch = roadmap->sketch};
    if (!roadmap->done || roadmap->done == roadmap->item_count) return 0;
    legend_box(&legend, say(roadmap->sketch, "Done"), paint_of(true));
    legend_box(&legend, say(roadmap->sketch, "Planned"), paint_of(false));
    return legend_draw(&legend, 0, 0, roadmap->sketch->drawing->width);
}

static void draw_foot(const struct roadmap *roadmap) {
    struct sketch *sketch = roadmap->sketch;
    size_t hidden = roadmap->lane_count - roadmap->lanes_shown;
    sketch->drawing->height = roadmap->plot.bottom + AXIS_FOOT;
    if (!hidden) return;
    sketch->drawing->height += LINE;
    text_draw(
        sketch, 0, sketch->drawing->height - 2 * POINT,
        say(sketch, "{0, plural, one {+ # more lane} other {+ {1} more lanes}}", hidden, words_count(sketch, hidden)),
        &INK_NOTE);
}

static void draw(void *model) {
    struct roadmap *roadmap = model;
    roadmap_place(roadmap, draw_legend(roadmap) + TIME_HEAD);
    axis_time(roadmap->sketch, &roadmap->scale, roadmap->plot);
    axis_as_of(roadmap->sketch, &roadmap->scale, roadmap->data->as_of, roadmap->plot);
    for (size_t i = 0; i < roadmap->lanes_shown; i++) draw_lane(roadmap, &roadmap->lanes[i]);
    for (size_t i = 0; i < roadmap->item_count; i++)
        if (roadmap_is_shown(roadmap, &roadmap->items[i])) draw_item(roadmap, &roadmap->items[i]);
    draw_foot(roadmap);
}

/* ---- in words ---- */

static struct str when_of(const struct roadmap *roadmap, size_t item) {
    return figure_value(roadmap->data, roadmap->items[item].row, ROADMAP_WHEN)->text;
}

/* "12 Schritte von Q4 2026 bis 2029, davon 3 erledigt." */
static struct str describe_span(const struct roadmap *roadmap) {
    const struct sketch *sketch = roadmap->sketch;
    struct str count = words_count(sketch, roadmap->item_count);
    if (!roadmap->dated)
        return say(sketch, "{0, plural, one {One step without a date.} other {{1} steps, none with a date.}}",
                   roadmap->item_count, count);
    return say(sketch, "{0, plural, one {One step: {2}.} other {{1} steps, the first {2}, the last {3}, {4} done.}}",
               roadmap->item_count, count, when_of(roadmap, roadmap->first), when_of(roadmap, roadmap->last),
               words_count(sketch, roadmap->done));
}

/* The first one that is not done and not over; it is the message. */
static struct str message(const void *model) {
    const struct roadmap *roadmap = model;
    if (roadmap->next == NO_ROW) return (struct str){0};
    return words_next(roadmap->sketch,
                      rows_name(roadmap->sketch, roadmap->data, roadmap->items[roadmap->next].row, ROADMAP_LABEL),
                      when_of(roadmap, roadmap->next));
}

static struct str describe(const void *model) {
    const struct roadmap *roadmap = model;
    const struct sketch *sketch = roadmap->sketch;
    struct str outside = {0}, undated = {0};
    if (roadmap->outside)
        outside = say(sketch, "Outside the period shown: {0}.", words_count(sketch, roadmap->outside));
    if (roadmap->dated && roadmap->dated < roadmap->item_count)
        undated = say(sketch, "Without a date: {0}.", words_count(sketch, roadmap->item_count - roadmap->dated));
    return words_all(sketch, describe_span(roadmap), message(roadmap), outside, undated);
}

const struct figure_type figure_roadmap = {
    .name = STR_INIT("roadmap"),
    .shows = "what is planned over years in swim lanes: a period is a bar, a day a diamond; what lies outside stands "
             "at the edge with its date, what has no date below its lane",
    .channels = channels,
    .settings = settings,
    .reckon = roadmap_reckon,
    .draw = draw,
    .describe = describe,
    .message = message};
