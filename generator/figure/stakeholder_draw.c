/* What the stakeholder map looks like: the grid, marks with their rings, names or numbers, legend and list. */
#include <math.h>

#include "base/arena.h"
#include "figure/stakeholder_map.h"

enum {
    MARK = 7 * POINT,
    RING_INNER = 6900, /* radii */
    RING_OUTER = 9100,
    RING_LINE = 13 * POINT, /* of the legend */
    TITLE_LINE = 12 * POINT,
    FOOT = 24 * POINT, /* values, and what they mean */
    HINT = 11 * POINT,
};

/* ---- marks ---- */

static struct paint outline(bool dashed) {
    return (struct paint){.fill = COLOUR_PAPER, .stroke = COLOUR_SERIES_1, .width = THIN, .dashed = dashed};
}

/* A quarter of the ring, clockwise from the top. */
static void draw_quarter(struct sketch *sketch, millipoints x, millipoints y, int quarter, struct paint paint) {
    enum { STEPS = 7 };
    static const double turn = 1.57079632679489662, gap = 0.1;
    struct point points[2 * STEPS];
    for (int i = 0; i < STEPS; i++) {
        double angle = quarter * turn + gap + (turn - 2 * gap) * i / (STEPS - 1);
        points[i] = (struct point){x + (millipoints)lround(RING_OUTER * sin(angle)),
                                   y - (millipoints)lround(RING_OUTER * cos(angle))};
        points[2 * STEPS - 1 - i] = (struct point){x + (millipoints)lround(RING_INNER * sin(angle)),
                                                   y - (millipoints)lround(RING_INNER * cos(angle))};
    }
    mark_path(sketch, points, 2 * STEPS, true, paint);
}

static int level_of(const struct figure_value *value) {
    if (!figure_known(value)) return 0;
    return value->number <= 0 ? 0 : value->number >= MAP_LEVELS ? MAP_LEVELS : (int)lround(value->number);
}

/* Full quarters for what is, outlined ones for what is still to come. */
static void draw_ring(struct sketch *sketch, millipoints x, millipoints y, int now, int goal) {
    struct paint full = {.fill = COLOUR_SERIES_1, .stroke = COLOUR_SERIES_1, .width = HAIR};
    struct paint open = {.fill = COLOUR_PAPER, .stroke = COLOUR_SERIES_1, .width = HAIR};
    for (int quarter = 0; quarter < MAP_LEVELS; quarter++)
        if (quarter < now) draw_quarter(sketch, x, y, quarter, full);
        else if (quarter < goal) draw_quarter(sketch, x, y, quarter, open);
}

/* Shapes that differ most come first. */
static enum shape shape_of(int place) {
    static const enum shape shapes[] = {SHAPE_CIRCLE,        SHAPE_SQUARE, SHAPE_DIAMOND,  SHAPE_TRIANGLE,
                                        SHAPE_TRIANGLE_DOWN, SHAPE_STAR,   SHAPE_PENTAGON, SHAPE_HEXAGON};
    return shapes[place < 0 ? 0 : place % SHAPE_COUNT];
}

static struct paint paint_of(int place) { return paint_solid(place < SHAPE_COUNT ? COLOUR_SERIES_1 : COLOUR_SERIES_2); }

static const struct map_role *role_of(const struct map *map, size_t row) {
    const struct figure_value *value = figure_value(map->data, row, MAP_ROLE);
    for (size_t i = 0; figure_known(value) && i < map->role_count; i++)
        if (str_equal(map->roles[i].key, value->key)) return &map->roles[i];
    return NULL;
}

static bool is_placed(const struct map *map, size_t row) {
    return figure_known(figure_value(map->data, row, MAP_X)) && figure_known(figure_value(map->data, row, MAP_Y));
}

static void draw_mark(const struct map *map, size_t row, millipoints x, millipoints y, bool ringed) {
    const struct map_role *role = role_of(map, row);
    const struct figure_value *now = figure_value(map->data, row, MAP_NOW),
                              *goal = figure_value(map->data, row, MAP_GOAL);
    struct paint paint = role ? paint_of(role->place) : outline(false);
    if (!is_placed(map, row)) paint = outline(true);
    mark_shape(map->sketch, role ? shape_of(role->place) : SHAPE_CIRCLE, x, y, MARK, paint);
    if (!ringed) return;
    if (now->state != FIGURE_UNKNOWN) draw_ring(map->sketch, x, y, level_of(now), level_of(goal));
    else
        mark_circle(map->sketch, x, y, RING_INNER + RING_OUTER, (struct paint){.stroke = COLOUR_MUTED, .dashed = true});
}

/* ---- fields ---- */

static millipoints end_of(struct map_band band) { return band.from + band.size; }

/* Where the marks of a field begin, so that they stand in its middle. */
static millipoints start_of(const struct map *map, int line, millipoints height) {
    return map->lines[line].from + (map->lines[line].size - height) / 2;
}

static void draw_named(const struct map *map, int column, int line) {
    size_t field = (size_t)(line * MAP_COLUMNS + column);
    millipoints height = 0, x = map->columns[column].from + MAP_PAD + MAP_RING / 2;
    for (size_t i = map->first[field]; i < map->first[field + 1]; i++) height += map_item_height(map, map->order[i]);
    millipoints top = start_of(map, line, height);
    for (size_t i = map->first[field]; i < map->first[field + 1]; i++) {
        size_t row = map->order[i];
        const struct text_lines *name = &map->names[row];
        millipoints item = map_item_height(map, row), middle = top + item / 2;
        draw_mark(map, row, x, middle, true);
        millipoints first = middle - (millipoints)(name->count - 1) * LINE / 2;
        text_draw_lines(map->sketch, x + MAP_RING / 2 + MAP_NAME_GAP, text_middle(first, &INK_LABEL), name, &INK_LABEL);
        top += item;
    }
}

/* A number, where the column has room for it: in the narrowest drawings only the list has all. */
static void draw_number(const struct map *map, int column, struct str text, millipoints x, millipoints y) {
    if (x + text_width(map->sketch, text, &INK_LABEL) > end_of(map->columns[column])) return;
    text_draw(map->sketch, x, text_middle(y, &INK_LABEL), text, &INK_LABEL);
}

/* Side by side, in as many lines as the field has room for; the last one then says how many there are more. */
static void draw_numbered(const struct map *map, int column, int line) {
    size_t field = (size_t)(line * MAP_COLUMNS + column), count = map_field_count(map, column, line);
    size_t across = map_across(map, column), most = across * map->most, shown = count > most ? most - 1 : count;
    size_t down = ((count > most ? most : count) + across - 1) / across;
    millipoints wide = (map->columns[column].size - MAP_PAD) / (millipoints)across, high = MAP_RING + POINT;
    millipoints top = start_of(map, line, (millipoints)down * high) + high / 2;
    bool ringed = map->columns[column].size >= MAP_PAD + MAP_RING; /* in the narrowest drawings only the mark */
    millipoints inset = ringed ? MAP_PAD : 0, reach = ringed ? MAP_RING / 2 : map->columns[column].size / 2;
    for (size_t i = 0; i <= shown && i < count; i++) {
        millipoints x = map->columns[column].from + inset + (millipoints)(i % across) * wide,
                    y = top + (millipoints)(i / across) * high;
        if (i == shown) {
            draw_number(map, column, str_format(map->sketch->arena, "+%zu", count - shown), x, y);
            continue;
        }
        draw_mark(map, map->order[map->first[field] + i], x + reach, y, ringed);
        draw_number(map, column, words_count(map->sketch, map->first[field] + i + 1), x + MAP_RING + MAP_NUMBER_GAP, y);
    }
}

static void draw_field(const struct map *map, int column, int line) {
    if (!map_field_count(map, column, line)) return;
    (map->names ? draw_named : draw_numbered)(map, column, line);
}

/* ---- the grid ---- */

static struct box box_of(struct map_band column, struct map_band line) {
    return (struct box){column.from, line.from, end_of(column), end_of(line)};
}

/* Known values: lines between fields, the neutral column shaded. What is not known: strips with dashed outlines. */
static void draw_grid(const struct map *map) {
    const struct map_band *columns = map->columns, *lines = map->lines;
    struct paint rule = paint_line(COLOUR_RULE, HAIR), dashed = {.stroke = COLOUR_RULE, .width = THIN, .dashed = true};
    millipoints right = end_of(columns[MAP_RATINGS - 1]), bottom = end_of(lines[MAP_RATINGS - 1]);
    mark_box(map->sketch, (struct box){columns[2].from, lines[0].from, end_of(columns[2]), bottom},
             paint_solid(COLOUR_SURFACE));
    for (int c = 0; c < MAP_RATINGS; c++)
        mark_line(map->sketch, columns[c].from, lines[0].from, columns[c].from, bottom, rule);
    for (int l = 0; l < MAP_RATINGS; l++)
        mark_line(map->sketch, columns[0].from, lines[l].from, right, lines[l].from, rule);
    mark_line(map->sketch, right, lines[0].from, right, bottom, rule);
    mark_line(map->sketch, columns[0].from, bottom, right, bottom, rule);
    if (columns[MAP_RATINGS].size)
        mark_box(map->sketch,
                 (struct box){columns[MAP_RATINGS].from, lines[0].from, end_of(columns[MAP_RATINGS]), bottom}, dashed);
    if (!lines[MAP_RATINGS].size) return;
    mark_box(map->sketch, (struct box){columns[0].from, lines[MAP_RATINGS].from, right, end_of(lines[MAP_RATINGS])},
             dashed);
    if (map_field_count(map, MAP_RATINGS, MAP_RATINGS))
        mark_box(map->sketch, box_of(columns[MAP_RATINGS], lines[MAP_RATINGS]), dashed);
}

static struct str stance_text(const struct map *map, int column) {
    if (column == MAP_RATINGS) {
        struct str text = say(map->sketch, "not known{|of a stance}");
        return text_width(map->sketch, text, &INK_NOTE) > map->columns[column].size ? STR(SIGN_UNKNOWN) : text;
    }
    struct str number = words_number(map->sketch, &FIGURE_COUNTS, column - 2, 0);
    return column > 2 ? say(map->sketch, "+{0}", number) : number;
}

/* The values along the edges, and what the ends of the stance mean. */
static void draw_values(const struct map *map) {
    struct sketch *sketch = map->sketch;
    millipoints bottom = end_of(map->lines[MAP_LINES - 1]), value = bottom + GAP / 2 + SMALL, words = value + LINE;
    for (int line = 0; line < MAP_LINES; line++) {
        millipoints middle = map->lines[line].from + map->lines[line].size / 2;
        struct str text = line == MAP_RATINGS ? STR(SIGN_UNKNOWN) : words_count(sketch, (size_t)(MAP_RATINGS - line));
        if (map->lines[line].size) text_draw(sketch, 0, text_middle(middle, &INK_NOTE), text, &INK_NOTE);
    }
    for (int column = 0; column < MAP_COLUMNS; column++) {
        struct str text = stance_text(map, column);
        millipoints size = map->columns[column].size;
        if (text_width(sketch, text, &INK_NOTE) < size)
            text_draw(sketch, map->columns[column].from + size / 2, value, text, &INK_NOTE_MIDDLE);
    }
    millipoints left = map->columns[0].from, right = end_of(map->columns[MAP_RATINGS - 1]);
    struct str low = say(sketch, "← against us"), high = say(sketch, "for us →");
    millipoints side = greater(text_width(sketch, low, &INK_NOTE), text_width(sketch, high, &INK_NOTE));
    if (2 * side + GAP > right - left) return;
    text_draw(sketch, left, words, low, &INK_NOTE);
    text_draw(sketch, right, words, high, &INK_NOTE_END);
    text_draw_fit(sketch, (left + right) / 2, words, figure_label(map->data, MAP_X), &INK_NOTE_MIDDLE,
                  right - left - 2 * side - 2 * GAP);
}

/* ---- legend ---- */

static struct legend legend_of(const struct map *map) {
    struct legend legend = {.sketch = map->sketch};
    bool without = false;
    for (size_t i = 0; i < map->role_count; i++)
        legend_shape(&legend, map->roles[i].text, paint_of(map->roles[i].place), shape_of(map->roles[i].place));
    for (size_t row = 0; row < map->data->row_count; row++) without |= !role_of(map, row);
    if (without && map->role_count)
        legend_shape(&legend, say(map->sketch, "other or not known"), outline(false), SHAPE_CIRCLE);
    if (rows_doubt(map->data, MAP_NOW))
        legend_shape(&legend, say(map->sketch, "dashed ring: not known"), outline(true), SHAPE_CIRCLE);
    return legend;
}

/* A sample ring with two full quarters and one to come. */
static millipoints ring_legend(const struct map *map, millipoints top, bool draw) {
    const struct figure_data *data = map->data;
    bool goal = figure_series(data, MAP_GOAL) > 0;
    if (!figure_series(data, MAP_NOW)) return 0;
    struct str text =
        say(map->sketch, goal ? "Quarters of the ring: {0} (full), {1} (outlined)" : "Quarters of the ring: {0}",
            figure_label(data, MAP_NOW), figure_label(data, MAP_GOAL));
    struct text_lines lines = text_wrap(map->sketch, text, &INK_LABEL, map->sketch->drawing->width - MAP_RING - GAP, 3);
    millipoints height = greater((millipoints)lines.count * LINE, MAP_RING);
    if (!draw) return height + GAP;
    draw_ring(map->sketch, MAP_RING / 2, top + height / 2, 2, goal ? 3 : 0);
    millipoints first = top + height / 2 - (millipoints)(lines.count - 1) * LINE / 2;
    text_draw_lines(map->sketch, MAP_RING + GAP, text_middle(first, &INK_LABEL), &lines, &INK_LABEL);
    return height + GAP;
}

millipoints map_head(const struct map *map, bool draw) {
    struct sketch *sketch = map->sketch;
    struct legend legend = legend_of(map);
    millipoints width = sketch->drawing->width,
                top = (draw ? legend_draw(&legend, 0, 0, width) : legend_height(&legend, width));
    top += ring_legend(map, top, draw);
    struct str title = words_add(sketch, STR("↑"), figure_label(map->data, MAP_Y));
    if (draw) text_draw_fit(sketch, 0, top + SMALL, title, &INK_NOTE, width);
    return top + TITLE_LINE;
}

/* ---- below the grid ---- */

static bool anybody_shares(const struct map *map) {
    for (size_t field = 0; field < MAP_FIELDS; field++)
        if (map->first[field + 1] - map->first[field] > 1) return true;
    return false;
}

millipoints map_foot_height(const struct map *map) { return FOOT + (anybody_shares(map) ? HINT : 0); }

static void draw_hint(const struct map *map, millipoints y) {
    if (!anybody_shares(map)) return;
    struct str text = say(map->sketch, "People in one field have the same values.");
    millipoints left = map->columns[0].from;
    text_draw_fit(map->sketch, left, y, text, &INK_NOTE, map->sketch->drawing->width - left);
}

/* The list of numbers and names, as far as the drawing may go. Returns where it ends. */
static millipoints draw_key(const struct map *map, millipoints top) {
    size_t across, lines = map_key_lines(map, &across), rows = map->data->row_count;
    lines = fewer(lines, (size_t)((FIGURE_HIGHEST - top) / MAP_KEY_LINE));
    millipoints wide = map->sketch->drawing->width / (millipoints)across;
    size_t shown = lines * across < rows ? lines * across - 1 : rows;
    for (size_t i = 0; i <= shown && i < rows; i++) {
        millipoints x = (millipoints)(i / lines) * wide, y = top + (millipoints)(i % lines) * MAP_KEY_LINE + TEXT;
        millipoints name = x + map->number_width + GAP;
        struct str text = figure_value(map->data, map->order[i], MAP_LABEL)->text;
        if (i == shown) text = rows_more(map->sketch, rows - shown);
        else text_draw(map->sketch, x + map->number_width, y, words_count(map->sketch, i + 1), &INK_LABEL_END);
        text_draw_fit(map->sketch, name, y, text, &INK_LABEL, x + wide - name - GAP);
    }
    return top + (millipoints)lines * MAP_KEY_LINE;
}

void map_draw(const struct map *map) {
    map_head(map, true);
    draw_grid(map);
    for (int line = 0; line < MAP_LINES; line++)
        for (int column = 0; column < MAP_COLUMNS; column++) draw_field(map, column, line);
    draw_values(map);
    millipoints bottom = end_of(map->lines[MAP_LINES - 1]) + map_foot_height(map);
    draw_hint(map, bottom - GAP);
    map->sketch->drawing->height = map->names ? bottom : draw_key(map, bottom + GAP);
}
