/* Stakeholder map: who is for or against us, and how much they count. This file collects and places; what it looks like
 * is in stakeholder_draw.c. */
#include "figure/stakeholder_map.h"

#include <math.h>

#include "base/arena.h"
#include "figure/types.h"

static const struct figure_channel channels[] = {
    [MAP_LABEL] = {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "name"},
    [MAP_X] = {.name = "x", .takes = TAKES_NUMBER, .required = true, .eg = "stance"},
    [MAP_Y] = {.name = "y", .takes = TAKES_NUMBER, .required = true, .eg = "influence"},
    [MAP_ROLE] = {.name = "role", .takes = TAKES_TEXT, .eg = "buying_role"},
    [MAP_NOW] = {.name = "now", .takes = TAKES_NUMBER, .eg = "relationship.now"},
    [MAP_GOAL] = {.name = "goal", .takes = TAKES_NUMBER, .eg = "relationship.goal"},
    {0},
};

enum {
    GUTTER = 11 * POINT,     /* for the values of the lines */
    LEAST_LINE = 24 * POINT, /* of a line without anybody */
    LEAST_NAME = 40 * POINT, /* narrower names are numbers */
    NAME_LINES = 3,
    TIMES_NAMED = 2,
    TIMES_NUMBERED = 5,
};

/* ---- who stands where ---- */

/* The place of a rating among `MAP_RATINGS`, from 0; MAP_RATINGS when it is not known. */
static int rating_place(const struct figure_value *value, double least) {
    if (!figure_known(value)) return MAP_RATINGS;
    double place = round(value->number - least);
    return place < 0 ? 0 : place > MAP_RATINGS - 1 ? MAP_RATINGS - 1 : (int)place;
}

static int column_of(const struct figure_data *data, size_t row) {
    return rating_place(figure_value(data, row, MAP_X), -2);
}

static int line_of(const struct figure_data *data, size_t row) {
    int place = rating_place(figure_value(data, row, MAP_Y), 1);
    return place == MAP_RATINGS ? place : MAP_RATINGS - 1 - place;
}

static size_t field_of(const struct figure_data *data, size_t row) {
    return (size_t)(line_of(data, row) * MAP_COLUMNS + column_of(data, row));
}

/* Counts, then sorts rows into their fields; within one they keep their order. */
static void fill_fields(struct map *map) {
    const struct figure_data *data = map->data;
    size_t next[MAP_FIELDS];
    for (size_t row = 0; row < data->row_count; row++) map->first[field_of(data, row) + 1]++;
    for (size_t f = 0; f < MAP_FIELDS; f++) map->first[f + 1] += map->first[f];
    for (size_t f = 0; f < MAP_FIELDS; f++) next[f] = map->first[f];
    map->order = NEW_ARRAY(map->sketch->arena, size_t, data->row_count);
    for (size_t row = 0; row < data->row_count; row++) map->order[next[field_of(data, row)]++] = row;
}

size_t map_field_count(const struct map *map, int column, int line) {
    size_t field = (size_t)(line * MAP_COLUMNS + column);
    return map->first[field + 1] - map->first[field];
}

static size_t column_count(const struct map *map, int column) {
    size_t count = 0;
    for (int line = 0; line < MAP_LINES; line++) count += map_field_count(map, column, line);
    return count;
}

static size_t line_count(const struct map *map, int line) {
    size_t count = 0;
    for (int column = 0; column < MAP_COLUMNS; column++) count += map_field_count(map, column, line);
    return count;
}

/* ---- roles ---- */

static void add_role(struct map *map, const struct figure_value *value, size_t *capacity) {
    for (size_t i = 0; i < map->role_count; i++)
        if (str_equal(map->roles[i].key, value->key)) return;
    if (map->role_count == SHAPE_COUNT) return;
    ARENA_PUSH(map->sketch->arena, map->roles, map->role_count, *capacity) =
        (struct map_role){.key = value->key, .text = value->text, .place = figure_place(value)};
}

static bool places_differ(const struct map *map) {
    for (size_t i = 0; i < map->role_count; i++)
        for (size_t k = 0; k < i; k++)
            if (map->roles[i].place == map->roles[k].place) return false;
    return true;
}

/* Choices have places, so that a role has one shape in all documents; texts that are no choices are numbered here. */
static void collect_roles(struct map *map) {
    size_t capacity = 0;
    for (size_t row = 0; row < map->data->row_count; row++) {
        const struct figure_value *role = figure_value(map->data, row, MAP_ROLE);
        if (figure_known(role)) add_role(map, role, &capacity);
    }
    bool differ = places_differ(map);
    for (size_t i = 0; i < map->role_count && !differ; i++) map->roles[i].place = (int)i;
    for (size_t i = 1; i < map->role_count; i++)
        for (size_t k = i; k > 0 && map->roles[k].place < map->roles[k - 1].place; k--) {
            struct map_role role = map->roles[k];
            map->roles[k] = map->roles[k - 1];
            map->roles[k - 1] = role;
        }
}

/* ---- widths ---- */

/* Columns with somebody are so many times as wide as the others; the strip is there when somebody stands in it. */
static void place_columns(struct map *map, int times) {
    millipoints weights[MAP_COLUMNS], all = 0, room = map->sketch->drawing->width - GUTTER, from = GUTTER;
    for (int c = 0; c < MAP_COLUMNS; c++) {
        bool used = column_count(map, c) > 0;
        weights[c] = used ? times : c < MAP_RATINGS;
        all += weights[c];
    }
    if (weights[MAP_RATINGS]) room -= MAP_STRIP_GAP;
    for (int c = 0; c < MAP_COLUMNS; c++) {
        if (c == MAP_RATINGS) from += MAP_STRIP_GAP;
        map->columns[c] = (struct map_band){from, (millipoints)((int64_t)room * weights[c] / all)};
        from += map->columns[c].size;
    }
}

static bool is_cut(const struct text_lines *lines) {
    return !lines->count || str_ends(lines->items[lines->count - 1], STR("…"));
}

/* Names beside their marks; false when too many of them would be torn or cut. */
static bool name_marks(struct map *map) {
    size_t rows = map->data->row_count, bad = 0;
    map->names = NEW_ARRAY(map->sketch->arena, struct text_lines, rows);
    for (size_t row = 0; row < rows; row++) {
        struct str name = figure_value(map->data, row, MAP_LABEL)->text;
        millipoints room = map->columns[column_of(map->data, row)].size - 2 * MAP_PAD - MAP_RING - MAP_NAME_GAP;
        if (room < LEAST_NAME) return false;
        map->names[row] = text_wrap(map->sketch, name, &INK_LABEL, room, NAME_LINES);
        bad += !text_words_fit(map->sketch, name, &INK_LABEL, room) || is_cut(&map->names[row]);
        if (bad * 4 > rows) return false;
    }
    return true;
}

size_t map_across(const struct map *map, int column) {
    millipoints one = MAP_RING + MAP_NUMBER_GAP + map->number_width + MAP_PAD;
    millipoints across = (map->columns[column].size - MAP_PAD) / one;
    return across < 1 ? 1 : (size_t)across;
}

/* ---- heights ---- */

millipoints map_item_height(const struct map *map, size_t row) {
    millipoints lines = map->names ? (millipoints)map->names[row].count : 0;
    return greater(MAP_RING, lines * LINE) + 3 * POINT;
}

static millipoints field_height(const struct map *map, int column, int line) {
    size_t field = (size_t)(line * MAP_COLUMNS + column), count = map_field_count(map, column, line);
    millipoints height = 2 * MAP_PAD;
    if (!count) return 0;
    if (!map->names) {
        size_t across = map_across(map, column), down = (count + across - 1) / across;
        return height + (millipoints)fewer(down, map->most) * (MAP_RING + POINT);
    }
    for (size_t i = map->first[field]; i < map->first[field + 1]; i++) height += map_item_height(map, map->order[i]);
    return height;
}

static millipoints place_lines(struct map *map, millipoints top) {
    for (int line = 0; line < MAP_LINES; line++) {
        bool strip = line == MAP_RATINGS, shown = !strip || line_count(map, line) > 0;
        millipoints height = LEAST_LINE;
        for (int column = 0; column < MAP_COLUMNS; column++) height = greater(height, field_height(map, column, line));
        if (strip && shown) top += MAP_STRIP_GAP;
        map->lines[line] = (struct map_band){top, shown ? height : 0};
        top += map->lines[line].size;
    }
    return top;
}

size_t map_key_lines(const struct map *map, size_t *across) {
    millipoints widest = rows_widest(map->sketch, map->data, MAP_LABEL, &INK_LABEL),
                width = map->sketch->drawing->width, one = widest + map->number_width + 4 * GAP;
    *across = one > width / 2 ? 1 : one > width / 4 ? (size_t)(width / one) : 4;
    return (map->data->row_count + *across - 1) / *across;
}

/* Marks with numbers: as many lines of them in a field as leave room for the list below, or for half of it. */
static millipoints number_marks(struct map *map, millipoints top) {
    size_t across, lines = map_key_lines(map, &across);
    millipoints room = FIGURE_HIGHEST - map_foot_height(map),
                list = smaller((millipoints)lines * MAP_KEY_LINE + GAP, room / 2);
    place_columns(map, TIMES_NUMBERED);
    map->names = NULL;
    map->most = map->data->row_count;
    millipoints bottom = place_lines(map, top);
    while (bottom > room - list && map->most > 1) {
        map->most--;
        bottom = place_lines(map, top);
    }
    return bottom;
}

static void draw(void *model) {
    struct map *map = model;
    map->number_width = text_width(map->sketch, words_count(map->sketch, map->data->row_count), &INK_LABEL);
    place_columns(map, TIMES_NAMED);
    millipoints top = map_head(map, false), bottom = FIGURE_HIGHEST;
    if (name_marks(map)) bottom = place_lines(map, top) + map_foot_height(map);
    if (bottom >= FIGURE_HIGHEST) number_marks(map, top);
    map_draw(map);
}

/* ---- on whose side they are ---- */

static void count_person(struct map *map, size_t row, struct sides *sides) {
    int column = column_of(map->data, row);
    sides->count++;
    if (column == MAP_RATINGS) sides->unknown++;
    else if (column > 2) sides->supporting++;
    else if (column == 2) sides->neutral++;
    else sides->against++;
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct map *map = MODEL(struct map, .names = NULL);
    fill_fields(map);
    collect_roles(map);
    for (size_t row = 0; row < data->row_count; row++) {
        bool strong = line_of(data, row) <= 1;
        count_person(map, row, &map->all);
        if (strong) count_person(map, row, &map->strong);
    }
    return map;
}

/* ---- in words ---- */

static struct str describe_all(const struct map *map) {
    const struct sketch *sketch = map->sketch;
    const struct sides *all = &map->all;
    struct str text =
        say(sketch, "People: {0}; for us: {1}, neutral: {2}, against us: {3}.", words_count(sketch, all->count),
            words_count(sketch, all->supporting), words_count(sketch, all->neutral), words_count(sketch, all->against));
    if (!all->unknown) return text;
    return words_add(sketch, text, say(sketch, "Stance not known: {0}.", words_count(sketch, all->unknown)));
}

/* Those with one of the two highest ratings of influence, and against us: their names, or how many they are. */
static struct str who_is_against(const struct map *map) {
    enum { NAMED = 4 };
    struct str names[NAMED];
    size_t count = 0;
    if (map->strong.against > NAMED) return words_count(map->sketch, map->strong.against);
    for (size_t row = 0; row < map->data->row_count; row++)
        if (line_of(map->data, row) <= 1 && column_of(map->data, row) < 2)
            names[count++] = rows_name(map->sketch, map->data, row, MAP_LABEL);
    return words_list(map->sketch, names, count);
}

static struct str describe_strong(const struct map *map) {
    const struct sketch *sketch = map->sketch;
    if (!map->strong.count) return (struct str){0};
    return say(sketch,
               map->strong.against ? "With great influence (4 or 5): {1} of {0} for us; against us: {2}."
                                   : "With great influence (4 or 5): {1} of {0} for us, nobody against us.",
               words_count(sketch, map->strong.count), words_count(sketch, map->strong.supporting),
               who_is_against(map));
}

static struct str describe_relationship(const struct map *map) {
    size_t below = 0, known = 0;
    for (size_t row = 0; row < map->data->row_count; row++) {
        const struct figure_value *now = figure_value(map->data, row, MAP_NOW),
                                  *goal = figure_value(map->data, row, MAP_GOAL);
        if (!figure_known(now) || !figure_known(goal)) continue;
        known++;
        below += now->number < goal->number;
    }
    if (!known) return (struct str){0};
    return say(map->sketch, "The relationship is still below its goal with {0} of {1}.",
               words_count(map->sketch, below), words_count(map->sketch, known));
}

static struct str describe(const void *model) {
    const struct map *map = model;
    return words_all(map->sketch, describe_all(map), describe_strong(map), describe_relationship(map));
}

static struct str message(const void *model) {
    const struct map *map = model;
    return map->strong.count ? describe_strong(map) : describe_all(map);
}

const struct figure_type figure_stakeholder_map = {
    .name = STR_INIT("stakeholder-map"),
    .shows = "people by stance (−2 to +2) and influence (1 to 5), ratings in whole numbers: a field for each pair; "
             "what is not known has strips of its own; many in one field have numbers and a list",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message};
