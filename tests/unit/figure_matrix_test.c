/* Matrices, risks and modules: marks and sentences for data that were worked out by hand. */
#include "figure_by_hand.h"

#include "figure/matrix.h"
#include "languages_of_ours.h"

/* The last rectangle before a text that holds it: the cell, or the plate, that it stands on. */
static const struct operation *under(const struct hand *hand, const struct operation *text) {
    const struct operation *found = NULL;
    for (const struct operation *o = hand->drawing->operations; o < text; o++)
        if (o->kind == OPERATION_RECTANGLE && o->x <= text->x && text->x <= o->x + o->width && o->y <= text->y &&
            text->y <= o->y + o->height)
            found = o;
    assert_non_null(found);
    return found;
}

/* ---- whitespace ---- */

static struct hand *whitespace_of(struct arena *arena) {
    struct hand *hand = hand_of(arena, "whitespace-matrix");
    hand_column(hand, "row", "Site", FORMAT_TEXT);
    hand_column(hand, "column", "Family", FORMAT_TEXT);
    hand_column(hand, "status", "Status", FORMAT_TEXT);
    hand_column(hand, "amount", "Umsatz", FORMAT_MONEY);
    hand_column(hand, "potential", "Potenzial", FORMAT_MONEY);
    return hand;
}

static struct hand *three_cells(struct arena *arena) {
    struct hand *hand = whitespace_of(arena);
    ROW(hand, "Meppen", "Ventile", "0=Aktiv", "1010000", "1900000");
    ROW(hand, "Meppen", "Pumpen", "3=Wettbewerb", "380400", "900000");
    ROW(hand, "Leeuwarden", "Ventile", "2=Offen", "400", "?");
    return hand;
}

static void whitespace_says_its_sums(void **state) {
    struct hand *hand = three_cells(*state);
    hand_draw(hand, LANGUAGE_DE, FULL);
    CHECK_STR(hand->said, "2 × 2 Felder: 1 × Aktiv, 1 × Offen und 1 × Wettbewerb. Umsatz insgesamt 1,39 Mio. €, "
                          "Potenzial insgesamt 2,8 Mio. €. Die größte Lücke liegt mit 890 Tsd. € bei Meppen, "
                          "Ventile.");
    text_at(hand, "Umsatz, darunter Potenzial, in Tsd. €");
    assert_true(text_at(hand, "1.390")->bold); /* 1.010.000 + 380.400 */
    text_at(hand, "<1");                       /* 400 € is not nothing */
    text_at(hand, "?");
    hand = three_cells(*state);
    hand_draw(hand, LANGUAGE_EN, FULL);
    CHECK_STR(
        hand->said,
        "2 × 2 cells: 1 × Aktiv, 1 × Offen and 1 × Wettbewerb. In all: Umsatz €1.39 million, Potenzial €2.8 million. "
        "The widest gap is €890k at Meppen, Ventile.");
}

/* Cells of one column stand below each other; no cell has a pattern; what is not there is a dot. */
static void whitespace_cells_stand_in_order(void **state) {
    struct hand *hand = three_cells(*state);
    hand_draw(hand, LANGUAGE_DE, FULL);
    const struct operation *first = text_at(hand, "1.010"), *below = text_at(hand, "<1"),
                           *beside = text_at(hand, "380");
    assert_int_equal(first->x, below->x);
    assert_int_equal(first->y, beside->y);
    assert_true(below->y > first->y && beside->x > first->x);
    assert_int_equal(under(hand, first)->fill, COLOUR_STEP_5);
    assert_int_equal(first->fill, COLOUR_PAPER);
    assert_int_equal(under(hand, beside)->pattern, PATTERN_SOLID);
    assert_int_equal(under(hand, beside)->fill, COLOUR_STEP_1);
    size_t dots = 0;
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *dot = &hand->drawing->operations[i];
        if (dot->kind != OPERATION_CIRCLE) continue;
        assert_int_equal(dot->x, beside->x);
        dots++;
    }
    assert_int_equal(dots, 1);
}

static void what_does_not_fit_is_counted(void **state) {
    enum { ROWS = 60 };
    struct hand *hand = whitespace_of(*state);
    for (int i = 0; i < ROWS; i++)
        ROW(hand, str_terminated(*state, str_format(*state, "Werk %d", i)), "Ventile", "0=Aktiv", "1", "2");
    hand_draw(hand, LANGUAGE_DE, FULL);
    int shown = 0;
    while (text_find(hand, str_format(*state, "Werk %d", shown).data)) shown++;
    assert_true(shown >= 20 && shown < ROWS);
    text_at(hand, str_format(*state, "+ %d weitere Zeilen", ROWS - shown).data);
    text_at(hand, "120"); /* the sums are of all rows */
}

/* ---- numbers in one unit ---- */

static void numbers_share_a_unit(void **state) {
    static const struct {
        double greatest;
        const char *number, *text, *name;
    } cases[] = {
        {9999, "1234", "1.234", "€"},
        {10000, "1234", "1,2", "Tsd. €"},
        {1900000, "1010000", "1.010", "Tsd. €"},
        {1900000, "0", "0", "Tsd. €"},
        {1900000, "400", "<1", "Tsd. €"},
        {1900000, "-400", ">−1", "Tsd. €"},
        {12400000, "12400000", "12,4", "Mio. €"},
        {12400000, "40000", "<0,1", "Mio. €"},
        {2e15, "2000000000000000", "2.000", "10^12 €"},
    };
    static const struct figure_column column = {.format = FORMAT_MONEY, .currency = STR_INIT("EUR")};
    struct locale *locale = locale_open(LANGUAGE_DE);
    const struct figure_data data = {.print = chart_print, .catalogue = words_of_ours(LANGUAGE_DE)};
    struct sketch sketch = {.arena = *state, .locale = locale, .data = &data};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct unit unit = unit_for(&column, cases[i].greatest);
        struct decimal number;
        assert_true(decimal_parse(str_of(cases[i].number), &number));
        CHECK_STR_OF(cases[i].number, unit_text(&sketch, &unit, number), cases[i].text);
        CHECK_STR_OF(cases[i].number, unit_name(&sketch, &unit), cases[i].name);
    }
    locale_close(locale);
}

/* ---- heat map ---- */

static struct hand *heat_of(struct arena *arena) {
    struct hand *hand = hand_of(arena, "heat-map");
    hand_column(hand, "row", "Person", FORMAT_TEXT);
    hand_column(hand, "column", "Competence", FORMAT_TEXT);
    hand_column(hand, "value", "Level", FORMAT_NUMBER);
    ROW(hand, "Anna", "Sales", "1");
    ROW(hand, "Anna", "Product", "5");
    ROW(hand, "Ben", "Sales", "2.5");
    ROW(hand, "Ben", "Product", "?");
    return hand;
}

static void heat_grows_with_the_value(void **state) {
    struct hand *hand = heat_of(*state);
    hand_setting(hand, "low", "", "1");
    hand_setting(hand, "high", "", "5");
    hand_setting(hand, "means", "", "1");
    hand_draw(hand, LANGUAGE_EN, FULL);
    CHECK_STR(hand->said, "2 × 2 cells, 3 of them with a value, mean 2.83. Highest mean: Product (5), lowest: "
                          "Sales (1.75). One value is not known.");
    assert_int_equal(under(hand, text_at(hand, "1"))->fill, COLOUR_STEP_1);
    assert_int_equal(under(hand, text_at(hand, "2.5"))->fill, COLOUR_STEP_2);
    assert_int_equal(under(hand, text_at(hand, "5"))->fill, COLOUR_STEP_5);
    assert_int_equal(text_at(hand, "5")->fill, COLOUR_PAPER);
    assert_true(under(hand, text_at(hand, "?"))->dashed);
    assert_true(text_at(hand, "1.8")->bold); /* the mean of 1 and 2.5, rounded */
    text_at(hand, "Mean");
    hand = heat_of(*state);
    hand_draw(hand, LANGUAGE_DE, HALF);
    assert_null(text_find(hand, "Mittel"));
    CHECK_STR(hand->said, "2 × 2 Felder, davon 3 mit einem Wert, Mittelwert 2,83. Höchster Mittelwert: Product (5), "
                          "niedrigster: Sales (1,75). Ein Wert ist nicht bekannt.");
}

/* ---- risks ---- */

static struct hand *six_risks(struct arena *arena) {
    struct hand *hand = hand_of(arena, "risk-matrix");
    hand_column(hand, "label", "Risk", FORMAT_TEXT);
    hand_column(hand, "likelihood", "Likelihood", FORMAT_NUMBER);
    hand_column(hand, "impact", "Impact", FORMAT_NUMBER);
    ROW(hand, "Dust", "1", "1");
    ROW(hand, "Strike", "?", "4");
    ROW(hand, "Fire", "2", "5");
    ROW(hand, "Flood", "5", "5");
    ROW(hand, "Frost", "5", "5");
    ROW(hand, "Hail", "7", "2");
    return hand;
}

static void risks_are_numbered_by_score(void **state) {
    struct hand *hand = six_risks(*state);
    hand_draw(hand, LANGUAGE_EN, FULL);
    CHECK_STR(hand->said,
              "Risks rated: 4, of these scoring 12 or more out of 25: 2. The highest score is 25 out of 25: "
              "Flood (Likelihood 5, Impact 5). Not rated: 2.");
    const char *const order[] = {"Flood", "Frost", "Fire", "Dust", "Not rated", "Strike", "Hail"};
    for (size_t i = 1; i < sizeof order / sizeof *order; i++)
        assert_true(text_at(hand, order[i - 1])->y < text_at(hand, order[i])->y);
    assert_int_equal(under(hand, text_at(hand, "25"))->fill, COLOUR_STEP_5);
    assert_int_equal(under(hand, text_at(hand, "10"))->fill, COLOUR_STEP_3);
    text_at(hand, "?×4");
    text_at(hand, "?×2"); /* 7 is no rating */
}

/* Impact grows to the right, likelihood upwards; two of one cell stand side by side. */
static void discs_stand_in_their_cells(void **state) {
    struct hand *hand = six_risks(*state);
    hand_draw(hand, LANGUAGE_EN, FULL);
    struct point discs[4] = {{0}};
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *o = &hand->drawing->operations[i];
        if (o->kind != OPERATION_TEXT || !o->bold || o->text.size != 1 || o->x > 220 * POINT) continue;
        if (o->text.data[0] >= '1' && o->text.data[0] <= '4') discs[o->text.data[0] - '1'] = (struct point){o->x, o->y};
    }
    assert_int_equal(discs[0].y, discs[1].y);
    assert_int_equal(discs[1].x - discs[0].x, 14 * POINT);
    assert_int_equal((discs[0].x + discs[1].x) / 2, discs[2].x); /* both of impact 5 */
    assert_int_equal(discs[2].x - discs[3].x, 4 * 39 * POINT);   /* impact 5 and 1 */
    assert_int_equal(discs[3].y - discs[2].y, 30 * POINT);       /* likelihood 1 and 2 */
    assert_int_equal(discs[3].y - discs[0].y, 4 * 30 * POINT);   /* likelihood 1 and 5 */
}

static void the_list_stands_below_where_room_is_little(void **state) {
    struct hand *hand = six_risks(*state);
    hand_draw(hand, LANGUAGE_DE, FULL);
    assert_true(text_at(hand, "Flood")->y < text_at(hand, "Impact →")->y);
    hand_draw(hand, LANGUAGE_DE, HALF);
    assert_true(text_at(hand, "Flood")->y > text_at(hand, "Impact →")->y);
    CHECK_STR(hand->said,
              "Bewertete Risiken: 4, davon mit einem Wert ab 12 von 25: 2. Der höchste Wert ist 25 von 25: Flood "
              "(Likelihood 5, Impact 5). Nicht bewertet: 2.");
}

/* ---- modules ---- */

static struct hand *modules_of(struct arena *arena, bool several) {
    struct hand *hand = hand_of(arena, "module-progress");
    hand_column(hand, "label", "Modul", FORMAT_TEXT);
    hand_column(hand, "date", "Datum", FORMAT_TEXT);
    hand_column(hand, "status", "Status", FORMAT_TEXT);
    hand_column(hand, "quiz", "Quiz", FORMAT_PERCENT);
    hand_column(hand, "done", "done", FORMAT_TEXT);
    hand_setting(hand, "pass", "", "70");
    ROW(hand, "Decide", "2026-10-01", "1=Erledigt", "78", "1");
    if (!several) return hand;
    ROW(hand, "Offer", "2026-09-01", "1=Erledigt", "40", "1");
    ROW(hand, "Team", "2027-06-08", "0=Geplant", "", "0");
    ROW(hand, "Benefit", "2027-01-26", "0=Geplant", "?", "0");
    return hand;
}

static void modules_say_what_is_next(void **state) {
    struct hand *hand = modules_of(*state, true);
    hand_draw(hand, LANGUAGE_DE, FULL);
    CHECK_STR(hand->said, "2 von 4 erledigt. Als Nächstes: Benefit (2027-01-26). Quiz: im Mittel 59 % (2 "
                          "bewertet), 1 unter 70 %. Ein Wert ist nicht bekannt.");
    hand = modules_of(*state, false);
    hand_draw(hand, LANGUAGE_EN, FULL);
    CHECK_STR(hand->said, "1 of 1 done. Quiz: 78% on average (1 rated), none below 70%.");
}

/* Bars are as long as their share of 100 %; what did not pass is lighter; rows keep their order. */
static void quizzes_are_bars(void **state) {
    struct hand *hand = modules_of(*state, true);
    hand_draw(hand, LANGUAGE_DE, FULL);
    const struct operation *passed = NULL, *failed = NULL;
    for (size_t i = 0; i < hand->drawing->count; i++) {
        const struct operation *o = &hand->drawing->operations[i];
        if (o->kind == OPERATION_RECTANGLE && o->fill == COLOUR_SERIES_1) passed = o;
        if (o->kind == OPERATION_RECTANGLE && o->fill == COLOUR_STEP_2) failed = o;
    }
    assert_non_null(passed);
    assert_non_null(failed);
    assert_int_equal(passed->x, failed->x);
    assert_int_equal(passed->width, 90 * POINT * 78 / 100);
    assert_int_equal(failed->width, 90 * POINT * 40 / 100);
    assert_true(text_at(hand, "Decide")->y < text_at(hand, "Offer")->y);
    text_at(hand, "Quiz, bestanden ab 70 %");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(whitespace_says_its_sums),     CHECK_ARENA(whitespace_cells_stand_in_order),
        CHECK_ARENA(what_does_not_fit_is_counted), CHECK_ARENA(numbers_share_a_unit),
        CHECK_ARENA(heat_grows_with_the_value),    CHECK_ARENA(risks_are_numbered_by_score),
        CHECK_ARENA(discs_stand_in_their_cells),   CHECK_ARENA(the_list_stands_below_where_room_is_little),
        CHECK_ARENA(modules_say_what_is_next),     CHECK_ARENA(quizzes_are_bars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
