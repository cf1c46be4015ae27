/* The figures about people: the stakeholder map, the buying centre and the organisation tree. */
#include "figure_world.h"

#include "figure/sketch.h"

enum { MOST_ROWS = 48, MOST_COLUMNS = 8 };

/* A table of a figure's data, filled in by tests: text "" is missing, "?" unknown. */
struct world {
    struct arena *arena;
    const struct figure_type *type;
    struct figure_data data;
    struct figure_column columns[MOST_COLUMNS];
    struct figure_value values[MOST_ROWS * MOST_COLUMNS];
    struct figure_result result;
};

static struct world *world_of(struct arena *arena, const char *type) {
    struct world *world = NEW(arena, struct world);
    world->arena = arena;
    world->type = figure_type_find(str_of(type));
    assert_non_null(world->type);
    world->data.columns = world->columns;
    world->data.values = world->values;
    for (; world->type->channels[world->data.column_count].name; world->data.column_count++) {
        size_t c = world->data.column_count;
        world->data.first[c] = c;
        world->data.count[c] = 1;
        world->columns[c].label = str_of(world->type->channels[c].name);
        world->columns[c].format = FORMAT_NUMBER;
    }
    return world;
}

static void set(struct world *world, size_t row, const char *channel, const char *text) {
    size_t c = 0;
    while (strcmp(world->type->channels[c].name, channel) != 0) c++;
    struct figure_value *value = &world->values[row * world->data.column_count + c];
    value->state = !*text ? FIGURE_MISSING : strcmp(text, "?") == 0 ? FIGURE_UNKNOWN : FIGURE_KNOWN;
    value->text = value->key = *text ? str_of(text) : STR("–");
    if (decimal_parse(value->text, &value->exact)) value->number = strtod(text, NULL);
}

/* One row: a text for each of the type's channels, in their order. */
static void add(struct world *world, const char *const *texts) {
    size_t row = world->data.row_count++;
    assert_true(row < MOST_ROWS);
    for (size_t c = 0; c < world->data.column_count; c++) set(world, row, world->type->channels[c].name, texts[c]);
}
#define ADD(world, ...) add((world), (const char *const[]){__VA_ARGS__})

static void draw(struct world *world, enum language language, millipoints width) {
    static const struct text_measure measure = {.width = odd_width};
    struct locale *locale = locale_open(language);
    world->result = figure_make(world->arena, world->type, &world->data, locale, &measure, width);
    locale_close(locale);
}

static const struct operation *text_of(const struct world *world, const char *text) {
    const struct drawing *drawing = world->result.drawing;
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->operations[i].kind == OPERATION_TEXT && str_equal_c(drawing->operations[i].text, text))
            return &drawing->operations[i];
    return NULL;
}

static const struct operation *needed_text(const struct world *world, const char *text) {
    const struct operation *operation = text_of(world, text);
    if (!operation) fail_msg("“%s” is not drawn", text);
    return operation;
}

static size_t count_dashed(const struct world *world, enum operation_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < world->result.drawing->count; i++)
        count += world->result.drawing->operations[i].kind == kind && world->result.drawing->operations[i].dashed;
    return count;
}

/* ---- stakeholder map ---- */

static struct world *map_of_four(struct arena *arena) {
    struct world *world = world_of(arena, "stakeholder-map");
    ADD(world, "Ada", "2", "5", "Decider", "3", "4");
    ADD(world, "Ben", "-1", "4", "Buyer", "1", "1");
    ADD(world, "Cleo", "2", "5", "Decider", "2", "3");
    ADD(world, "Dan", "?", "2", "Buyer", "?", "2");
    return world;
}

static void map_places_people_by_their_ratings(void **state) {
    struct world *world = map_of_four(*state);
    draw(world, LANGUAGE_EN, 453 * POINT);
    const struct operation *ada = needed_text(world, "Ada"), *ben = needed_text(world, "Ben"),
                           *cleo = needed_text(world, "Cleo"), *dan = needed_text(world, "Dan"),
                           *plus = needed_text(world, "+2"), *minus = needed_text(world, "\u22121"),
                           *unknown = needed_text(world, "not known");
    assert_int_equal(ada->x, cleo->x); /* in one field: one below the other, in the order of the rows */
    assert_true(ada->y < cleo->y && cleo->y < ben->y && ben->y < dan->y);
    assert_true(ben->x < ada->x && ada->x < dan->x);
    assert_true(ada->x > minus->x && ada->x < unknown->x && plus->x < unknown->x);
    assert_true(dan->x > plus->x);
    needed_text(world, "People in one field have the same values.");
    needed_text(world, "dashed ring: not known");
}

/* Of Ada's ring three quarters are full and one is outlined; Ben has reached his goal, Cleo is one short. */
static void map_rings_show_now_and_goal(void **state) {
    struct world *world = map_of_four(*state);
    draw(world, LANGUAGE_EN, 453 * POINT);
    size_t full = 0, open = 0;
    for (size_t i = 0; i < world->result.drawing->count; i++) {
        const struct operation *path = &world->result.drawing->operations[i];
        if (path->kind != OPERATION_PATH || path->point_count != 14) continue;
        full += path->fill == COLOUR_SERIES_1;
        open += path->fill == COLOUR_PAPER;
    }
    assert_int_equal(full, 3 + 1 + 2 + 2 /* in the legend */);
    assert_int_equal(open, 1 + 0 + 1 + 1);
}

static void map_numbers_many_on_one_spot(void **state) {
    struct world *world = world_of(*state, "stakeholder-map");
    for (int i = 0; i < 40; i++)
        ADD(world, str_terminated(*state, str_format(*state, "Person %02d", i)), "1", "3", "Buyer", "1", "2");
    draw(world, LANGUAGE_DE, 453 * POINT);
    needed_text(world, "40");
    needed_text(world, "Person 00");
    needed_text(world, "Person 39");
}

static void map_speaks(void **state) {
    struct world *world = map_of_four(*state);
    draw(world, LANGUAGE_EN, 453 * POINT);
    CHECK_STR(world->result.alternative,
              "People: 4; for us: 2, neutral: 0, against us: 1. Stance not known: 1. Of those with great influence "
              "(4 or 5), 2 of 3 are for us; against us: Ben. The relationship is still below its goal with 2 of 3.");
    draw(world, LANGUAGE_DE, 453 * POINT);
    CHECK_STR(world->result.alternative,
              "Personen: 4; für uns: 2, neutral: 0, gegen uns: 1. Haltung nicht bekannt: 1. Von denen mit großem "
              "Einfluss (4 oder 5) sind 2 von 3 für uns; gegen uns: Ben. Bei 2 von 3 liegt die Beziehung noch unter "
              "dem Ziel.");
}

/* ---- buying centre ---- */

static struct world *centre_of_four(struct arena *arena) {
    struct world *world = world_of(arena, "buying-centre");
    ADD(world, "Ada", "Head", "", "Yves", "Zoe", "4");
    ADD(world, "Ben", "Buyer", "", "Zoe", "", "0");
    ADD(world, "Cleo", "Brewer", "", "", "", "2");
    ADD(world, "Dan", "Clerk", "", "Xaver", "", "?");
    for (size_t row = 0; row < 4; row++) set(world, row, "group", "All");
    return world;
}

/* Zoe comes first in the rows, but her contacts stand lower in the mean than Yves's. */
static void centre_orders_ours_by_their_contacts(void **state) {
    struct world *world = world_of(*state, "buying-centre");
    ADD(world, "Ada", "", "", "Zoe", "", "1");
    ADD(world, "Ben", "", "", "Yves", "Zoe", "1");
    ADD(world, "Cleo", "", "", "Zoe", "", "1");
    ADD(world, "Dan", "", "", "Zoe", "", "1");
    draw(world, LANGUAGE_EN, 453 * POINT);
    const struct operation *yves = needed_text(world, "Yves"), *zoe = needed_text(world, "Zoe");
    assert_true(yves->y < zoe->y);
    assert_true(yves->x > needed_text(world, "Ada")->x);
    needed_text(world, "3 contacts, second for 1");
}

static void centre_marks_gaps(void **state) {
    struct world *world = centre_of_four(*state);
    draw(world, LANGUAGE_DE, 453 * POINT);
    const struct operation *nobody = needed_text(world, "niemand");
    assert_true(abs(nobody->y - needed_text(world, "Cleo")->y) < 6 * POINT);
    needed_text(world, "?");
    assert_int_equal(count_dashed(world, OPERATION_PATH), 3); /* Ben's, Dan's and the one of the legend */
}

static void centre_links_are_as_thick_as_relationships(void **state) {
    static const char *const strengths[] = {"1", "2", "3", "4"};
    millipoints before = 0;
    for (size_t i = 0; i < 4; i++) {
        struct world *world = world_of(*state, "buying-centre");
        ADD(world, "Ada", "", "", "Yves", "", strengths[i]);
        draw(world, LANGUAGE_EN, 453 * POINT);
        const struct drawing *drawing = world->result.drawing;
        millipoints thick = 0;
        for (size_t k = 0; k < drawing->count; k++)
            if (drawing->operations[k].kind == OPERATION_PATH && drawing->operations[k].point_count > 2)
                thick = drawing->operations[k].stroke_width;
        assert_true(thick > before);
        before = thick;
    }
}

static void centre_speaks(void **state) {
    struct world *world = centre_of_four(*state);
    draw(world, LANGUAGE_EN, 453 * POINT);
    CHECK_STR(world->result.alternative,
              "3 contacts are looked after by 3 of our people. Nobody looks after Cleo. The "
              "relationship is good (3 or 4) with 1, weak (0 or 1) with 1 of 3. One value is not known.");
    draw(world, LANGUAGE_DE, 453 * POINT);
    CHECK_STR(world->result.alternative,
              "3 Ansprechpartner werden von 3 unserer Leute betreut. Niemand betreut Cleo. Gut "
              "(3 oder 4) ist die Beziehung zu 1, schwach (0 oder 1) zu 1 von 3. Ein Wert ist nicht bekannt.");
}

/* ---- organisation tree ---- */

static void tree_centres_above_children(void **state) {
    struct world *world = world_of(*state, "organisation-tree");
    ADD(world, "Ada", "a", "", "Chief", "1");
    ADD(world, "Ben", "b", "Ada", "Head", "0");
    ADD(world, "Cleo", "c", "a", "Head", "0"); /* by its id */
    draw(world, LANGUAGE_EN, 453 * POINT);
    const struct operation *ada = needed_text(world, "Ada"), *ben = needed_text(world, "Ben"),
                           *cleo = needed_text(world, "Cleo");
    assert_int_equal(ben->y, cleo->y);
    assert_true(ada->y < ben->y);
    assert_int_equal(2 * ada->x, ben->x + cleo->x);
    CHECK_STR(world->result.alternative,
              "3 people on 2 levels, with Ada at the top. Ada has the most direct reports (2). mark: Ada.");
}

static void tree_opens_circles_at_their_first_row(void **state) {
    struct world *world = world_of(*state, "organisation-tree");
    ADD(world, "Dan", "", "Ben", "", "0");
    ADD(world, "Ada", "", "Cleo", "", "0");
    ADD(world, "Ben", "", "Ada", "", "0");
    ADD(world, "Cleo", "", "Ben", "", "0");
    ADD(world, "Eve", "", "Eve", "", "0"); /* reports to herself */
    ADD(world, "Finn", "", "?", "", "0");
    draw(world, LANGUAGE_DE, 453 * POINT);
    assert_true(needed_text(world, "Ada")->y < needed_text(world, "Ben")->y);
    assert_true(needed_text(world, "Ben")->y < needed_text(world, "Dan")->y);
    assert_int_equal(needed_text(world, "Cleo")->y, needed_text(world, "Dan")->y);
    assert_int_equal(needed_text(world, "Ada")->y, needed_text(world, "Eve")->y);
    needed_text(world, "↑ ?");
    assert_int_equal(count_dashed(world, OPERATION_RECTANGLE), 2);
    CHECK_STR(world->result.alternative, "6 Personen auf 3 Ebenen, an der Spitze Ada, Eve und Finn. Am meisten direkt "
                                         "Unterstellte hat Ben (2). Die Berichtswege laufen im Kreis über Ada.");
}

/* Too wide for boxes side by side: a list, each below the one that it reports to, and further in. */
static void tree_of_many_is_a_list(void **state) {
    struct world *world = world_of(*state, "organisation-tree");
    for (int i = 0; i < 40; i++) {
        const char *parent = i ? str_terminated(*state, str_format(*state, "P%02d", (i - 1) / 2)) : "";
        ADD(world, str_terminated(*state, str_format(*state, "P%02d", i)), "", parent, "Position", "0");
    }
    draw(world, LANGUAGE_EN, 453 * POINT);
    for (int i = 1; i < 40; i++) {
        const struct operation *one = needed_text(world, str_terminated(*state, str_format(*state, "P%02d", i)));
        const struct operation *parent =
            needed_text(world, str_terminated(*state, str_format(*state, "P%02d", (i - 1) / 2)));
        assert_true(one->y > parent->y && one->x > parent->x);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(map_places_people_by_their_ratings),
        CHECK_ARENA(map_rings_show_now_and_goal),
        CHECK_ARENA(map_numbers_many_on_one_spot),
        CHECK_ARENA(map_speaks),
        CHECK_ARENA(centre_orders_ours_by_their_contacts),
        CHECK_ARENA(centre_marks_gaps),
        CHECK_ARENA(centre_links_are_as_thick_as_relationships),
        CHECK_ARENA(centre_speaks),
        CHECK_ARENA(tree_centres_above_children),
        CHECK_ARENA(tree_opens_circles_at_their_first_row),
        CHECK_ARENA(tree_of_many_is_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
