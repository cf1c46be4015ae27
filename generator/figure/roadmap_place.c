/* Where the items of a roadmap stand: days on the scale, labels beside or within their bars, and as many levels in each
 * lane as it takes that no two meet. */
#include <stdlib.h>

#include "base/arena.h"
#include "figure/groups.h"
#include "figure/roadmap.h"

enum {
    BETWEEN = 8 * POINT,  /* items of a level */
    SHORTEST = 3 * POINT, /* bar */
    DIAMOND = 9 * POINT,  /* the mark of a day */
    LEVEL = 14 * POINT,   /* with a label of one line */
    LABEL_LINES = 3,
    UNDATED_LINES = 3,
    HEADING_LINES = 3,
    FOOT = AXIS_FOOT + LINE,
    LEVELS_MOST = FIGURE_HIGHEST / LEVEL,                        /* more of them never fit, ... */
    LANES_MOST = FIGURE_HIGHEST / (LEVEL + 2 * ROADMAP_PAD) + 1, /* ... more lanes neither */
    UNDATED_MOST = 2000, /* bytes of names that fill UNDATED_LINES in any case */
};

static size_t lanes_at_most(const struct roadmap *roadmap) { return fewer(roadmap->lane_count, LANES_MOST); }

/* ---- items and lanes ---- */

static struct roadmap_item item_of(const struct figure_data *data, size_t row) {
    const struct figure_value *when = figure_value(data, row, ROADMAP_WHEN),
                              *until = figure_value(data, row, ROADMAP_UNTIL);
    struct roadmap_item item = {.row = row, .dated = figure_known(when)};
    item.done = figure_holds(data, row, ROADMAP_DONE);
    if (!item.dated) return item;
    item.first = date_days(when->date);
    item.last = date_days(date_last_day(when->date));
    if (figure_known(until) && date_days(date_last_day(until->date)) > item.last)
        item.last = date_days(date_last_day(until->date));
    return item;
}

/* A lane for each choice, in their order. */
static void collect_lanes(struct roadmap *roadmap) {
    struct groups groups = groups_of(roadmap->sketch, roadmap->data, ROADMAP_LANE);
    roadmap->lane_count = groups.count;
    roadmap->lanes = NEW_ARRAY(roadmap->sketch->arena, struct roadmap_lane, groups.count);
    for (size_t lane = 0; lane < groups.count; lane++) {
        roadmap->lanes[lane].name = groups.items[lane].choice->text;
        for (size_t i = 0; i < groups.items[lane].count; i++) roadmap->items[groups.items[lane].rows[i]].lane = lane;
    }
}

static int compare_items(const void *a, const void *b) {
    const struct roadmap_item *first = a, *second = b;
    if (first->first != second->first) return first->first < second->first ? -1 : 1;
    return first->row < second->row ? -1 : first->row > second->row;
}

/* The quarters that the settings name, else the years that the data lie in. */
static struct time_scale scale_of(const struct roadmap *roadmap) {
    const struct figure_data *data = roadmap->data;
    const struct figure_value *from = figure_setting(data, ROADMAP_FROM), *to = figure_setting(data, ROADMAP_TO);
    struct range days = {0};
    for (size_t i = 0; i < roadmap->item_count; i++) {
        if (!roadmap->items[i].dated) continue;
        range_add(&days, roadmap->items[i].first);
        range_add(&days, roadmap->items[i].last);
    }
    if (!days.any) range_add(&days, date_days(data->as_of));
    struct time_scale scale =
        time_scale_whole(time_scale_of(data->calendar, (int32_t)days.low, (int32_t)days.high, 0, 0), DATE_YEAR);
    if (figure_known(from)) scale.first = date_days(from->date);
    if (figure_known(to)) scale.last = date_days(date_last_day(to->date));
    return time_scale_whole(time_scale_of(data->calendar, scale.first, scale.last, 0, 0), DATE_QUARTER);
}

static void look_over(struct roadmap *roadmap) {
    roadmap->first = roadmap->last = roadmap->next = NO_ROW;
    for (size_t i = 0; i < roadmap->item_count; i++) {
        const struct roadmap_item *item = &roadmap->items[i];
        roadmap->done += item->done;
        if (!item->dated) continue;
        roadmap->dated++;
        roadmap->outside += roadmap_is_outside(roadmap, item);
        if (roadmap->first == NO_ROW) roadmap->first = i;
        roadmap->last = i;
        bool comes = !item->done && item->last >= date_days(roadmap->data->as_of);
        if (comes && roadmap->next == NO_ROW) roadmap->next = i;
    }
}

void *roadmap_reckon(struct sketch *sketch, const struct figure_data *data) {
    struct roadmap *roadmap = MODEL(struct roadmap, .item_count = data->row_count,
                                    .items = NEW_ARRAY(sketch->arena, struct roadmap_item, data->row_count));
    for (size_t row = 0; row < data->row_count; row++) roadmap->items[row] = item_of(data, row);
    collect_lanes(roadmap);
    qsort(roadmap->items, roadmap->item_count, sizeof *roadmap->items, compare_items);
    roadmap->scale = scale_of(roadmap);
    look_over(roadmap);
    return roadmap;
}

/* ---- marks and labels ---- */

bool roadmap_is_mark(const struct roadmap_item *item) { return item->first == item->last; }

bool roadmap_is_outside(const struct roadmap *roadmap, const struct roadmap_item *item) {
    return item->last < roadmap->scale.first || item->first > roadmap->scale.last;
}

static void place_mark(const struct roadmap *roadmap, struct roadmap_item *item) {
    const struct box *plot = &roadmap->plot;
    millipoints least = roadmap_is_outside(roadmap, item) ? ROADMAP_ARROW : roadmap_is_mark(item) ? DIAMOND : SHORTEST;
    item->before = item->first < roadmap->scale.first;
    item->after = item->last > roadmap->scale.last;
    item->left = time_at(&roadmap->scale, item->first);
    item->right = time_at(&roadmap->scale, item->last + 1);
    if (item->right - item->left < least) {
        item->left = smaller((item->left + item->right - least) / 2, plot->right - least);
        item->left = greater(item->left, plot->left);
        item->right = item->left + least;
    }
}

/* The label of an item that leaves the scale says when. */
static struct str text_of(const struct roadmap *roadmap, const struct roadmap_item *item) {
    struct arena *arena = roadmap->sketch->arena;
    const struct figure_value *when = figure_value(roadmap->data, item->row, ROADMAP_WHEN),
                              *until = figure_value(roadmap->data, item->row, ROADMAP_UNTIL);
    struct str text = figure_value(roadmap->data, item->row, ROADMAP_LABEL)->text, date = when->text;
    if (!item->before && !item->after) return text;
    if (figure_known(until)) date = str_format(arena, "%.*s – %.*s", STR_ARG(when->text), STR_ARG(until->text));
    return str_format(arena, "%.*s (%.*s)", STR_ARG(text), STR_ARG(date));
}

/* Long labels are broken into lines of about the same length. */
static void place_label(const struct roadmap *roadmap, size_t lines, struct roadmap_item *item) {
    struct str text = text_of(roadmap, item);
    millipoints wide = text_width(roadmap->sketch, text, &INK_LABEL),
                wished = (roadmap->plot.right - roadmap->plot.left) * 2 / 5,
                right = roadmap->plot.right - item->right - GAP, left = item->left - GAP - roadmap->plot.left;
    if (wide <= wished || lines == 1) wished = wide;
    else wished = smaller(wide * 3 / 5, wished);
    bool inside = !item->before && !item->after && wide + 2 * GAP <= item->right - item->left;
    item->side = inside ? LABEL_WITHIN : right >= wished || right >= left ? LABEL_RIGHT : LABEL_LEFT;
    millipoints room = item->side == LABEL_RIGHT ? right : left;
    item->label = text_wrap(roadmap->sketch, text, &INK_LABEL, inside ? wide : smaller(room, wished), lines);
    item->from = item->left - (item->side == LABEL_LEFT ? GAP + item->label.widest : 0);
    item->to = item->right + (item->side == LABEL_RIGHT ? GAP + item->label.widest : 0);
}

/* ---- levels ---- */

static bool level_is_free(const struct roadmap_item *last, const struct roadmap_item *item) {
    for (; last; last = last->before_it)
        if (item->from < last->to + BETWEEN && last->from < item->to + BETWEEN) return false;
    return true;
}

/* Gives the item the first level of its lane in which it meets nothing; `last` are the last items of the levels. */
static void place_in_lane(struct roadmap_item *item, const struct roadmap_item **last) {
    item->level = 0;
    while (item->level < LEVELS_MOST && !level_is_free(last[item->level], item)) item->level++;
    if (item->level == LEVELS_MOST) return; /* no room at all */
    item->before_it = last[item->level];
    last[item->level] = item;
}

static void place_levels(struct roadmap *roadmap) {
    const struct roadmap_item **last =
        NEW_ARRAY(roadmap->sketch->arena, const struct roadmap_item *, lanes_at_most(roadmap) * LEVELS_MOST);
    for (size_t i = 0; i < roadmap->item_count; i++) {
        struct roadmap_item *item = &roadmap->items[i];
        if (item->dated && item->lane < LANES_MOST) place_in_lane(item, &last[item->lane * LEVELS_MOST]);
    }
}

bool roadmap_is_shown(const struct roadmap *roadmap, const struct roadmap_item *item) {
    return item->dated && item->level < roadmap->levels_most && item->lane < roadmap->lanes_shown;
}

static void measure_levels(struct roadmap *roadmap, struct roadmap_lane *lane, size_t number) {
    lane->levels = NEW_ARRAY(roadmap->sketch->arena, millipoints, LEVELS_MOST);
    lane->level_count = lane->hidden = 0;
    for (size_t i = 0; i < roadmap->item_count; i++) {
        const struct roadmap_item *item = &roadmap->items[i];
        if (item->lane != number || !item->dated) continue;
        if (item->level >= roadmap->levels_most) {
            lane->hidden++;
            continue;
        }
        millipoints *height = &lane->levels[item->level];
        *height = greater(*height, LEVEL + ((millipoints)item->label.count - 1) * LINE);
        lane->level_count = more(lane->level_count, item->level + 1);
    }
}

/* ---- lanes ---- */

/* "? Not dated: a; b": as a reader of the lane finds them, in the order of the data. */
static struct text_lines undated_of(const struct roadmap *roadmap, size_t lane) {
    const struct sketch *sketch = roadmap->sketch;
    struct str text = {0};
    for (size_t i = 0; i < roadmap->item_count && text.size < UNDATED_MOST; i++) {
        if (roadmap->items[i].lane != lane || roadmap->items[i].dated) continue;
        struct str label = figure_value(roadmap->data, roadmap->items[i].row, ROADMAP_LABEL)->text;
        text = text.size ? str_format(sketch->arena, "%.*s; %.*s", STR_ARG(text), STR_ARG(label)) : label;
    }
    if (!text.size) return (struct text_lines){0};
    return text_wrap(sketch, say(sketch, "? Without a date: {0}", text), &INK_NOTE,
                     roadmap->plot.right - roadmap->plot.left - GAP / 2, UNDATED_LINES);
}

static millipoints lane_height(const struct roadmap_lane *lane) {
    millipoints height = ((millipoints)lane->undated.count + (lane->hidden > 0)) * LINE,
                heading = (millipoints)lane->heading.count * LINE + LEVEL - LINE;
    for (size_t i = 0; i < lane->level_count; i++) height += lane->levels[i];
    return greater(height, heading) + 2 * ROADMAP_PAD;
}

/* One lane below the other; those that would leave a drawing are left out. */
static bool place_lanes(struct roadmap *roadmap, size_t levels_most) {
    millipoints y = roadmap->plot.top;
    roadmap->levels_most = levels_most;
    roadmap->lanes_shown = 0;
    for (size_t i = 0; i < roadmap->lane_count; i++) {
        struct roadmap_lane *lane = &roadmap->lanes[i];
        measure_levels(roadmap, lane, i);
        lane->top = y;
        lane->bottom = y + lane_height(lane);
        if (lane->bottom > FIGURE_HIGHEST - FOOT) break;
        y = lane->bottom;
        roadmap->lanes_shown++;
    }
    roadmap->plot.bottom = y;
    return roadmap->lanes_shown == roadmap->lane_count;
}

/* Labels of several lines if all fits the highest drawing, else of one; then fewer and fewer levels in each lane. */
static void place_all(struct roadmap *roadmap) {
    static const size_t levels[] = {30, 20, 14, 10, 7, 5, 4, 3, 2, 1};
    for (size_t lines = LABEL_LINES;; lines = 1) {
        for (size_t i = 0; i < roadmap->item_count; i++)
            if (roadmap->items[i].dated) place_label(roadmap, lines, &roadmap->items[i]);
        place_levels(roadmap);
        if (place_lanes(roadmap, LEVELS_MOST)) return;
        if (lines == 1) break;
    }
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (place_lanes(roadmap, levels[i])) return;
}

/* Headings take what they need, at most a fifth of the width. */
static millipoints place_headings(struct roadmap *roadmap) {
    static const struct ink bold = {TEXT, true, ANCHOR_START, COLOUR_INK};
    millipoints widest = 0, most = roadmap->sketch->drawing->width / 5;
    for (size_t i = 0; i < lanes_at_most(roadmap); i++) {
        roadmap->lanes[i].heading = text_wrap(roadmap->sketch, roadmap->lanes[i].name, &bold, most, HEADING_LINES);
        widest = greater(widest, roadmap->lanes[i].heading.widest);
    }
    return widest + 2 * GAP;
}

void roadmap_place(struct roadmap *roadmap, millipoints top) {
    millipoints left = figure_series(roadmap->data, ROADMAP_LANE) ? place_headings(roadmap) : 0;
    roadmap->plot = (struct box){left, top, roadmap->sketch->drawing->width, top};
    roadmap->scale.from = roadmap->plot.left;
    roadmap->scale.to = roadmap->plot.right;
    for (size_t i = 0; i < roadmap->item_count; i++)
        if (roadmap->items[i].dated) place_mark(roadmap, &roadmap->items[i]);
    for (size_t i = 0; i < lanes_at_most(roadmap); i++) roadmap->lanes[i].undated = undated_of(roadmap, i);
    place_all(roadmap);
}
