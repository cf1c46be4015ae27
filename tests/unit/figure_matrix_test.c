/* Matrices, risks and modules: marks and sentences for data that were worked out by hand. */
#include "base/date.h"
#include "check.h"
#include "figure/matrix.h"

enum { COLUMNS = 6 };

/* A row as a test writes it: "" is missing, "?" unknown; a number stands for itself, "2=Open" is the third choice. */
struct row {
    const char *cells[COLUMNS];
};

static struct figure_value value_of(struct arena *arena, const char *written) {
    struct figure_value value = {.text = str_of(written), .state = FIGURE_KNOWN};
    if (!*written || strcmp(written, "?") == 0) {
        value.state = *written ? FIGURE_UNKNOWN : FIGURE_MISSING;
        value.text = *written ? STR("?") : STR("–");
    } else if (decimal_parse(value.text, &value.exact)) {
        value.number = decimal_approximate(value.exact);
    } else if (date_parse_iso(value.text, &value.date)) {
        value.number = date_days(value.date);
    } else if (written[1] == '=') {
        value.number = written[0] - '0';
        value.text = str_copy(arena, str_of(written + 2));
    }
    value.key = value.text;
    return value;
}

static millipoints measure_width(void *context, struct str text, millipoints size, bool bold) {
    (void)context;
    (void)bold;
    return (millipoints)str_code_points(text) * size / 2;
}

/* One column for each channel; settings in the type's order, NULL: none. */
static struct figure_result make(struct arena *arena, const char *type, const struct figure_column *columns,
                                 size_t column_count, const struct row *rows, size_t row_count,
                                 const char *const *settings, enum language language, millipoints width) {
    static const struct text_measure measure = {.width = measure_width};
    struct figure_data data = {
        .row_count = row_count, .column_count = column_count, .columns = columns, .as_of = date_of(2026, 11, 15)};
    struct figure_value *values = NEW_ARRAY(arena, struct figure_value, row_count * column_count);
    struct figure_value *set = NEW_ARRAY(arena, struct figure_value, FIGURE_CHANNELS_MOST);
    for (size_t i = 0; i < row_count * column_count; i++)
        values[i] = value_of(arena, rows[i / column_count].cells[i % column_count]);
    for (size_t i = 0; settings && settings[i]; i++) set[i] = value_of(arena, settings[i]);
    for (size_t c = 0; c < column_count; c++) data.first[c] = c, data.count[c] = 1;
    data.values = values;
    data.settings = set;
    struct locale *locale = locale_open(language);
    struct figure_result result = figure_make(arena, figure_type_find(str_of(type)), &data, locale, &measure, width);
    locale_close(locale);
    return result;
}

/* With plain spaces for those that do not break. */
static struct str plain(struct arena *arena, struct str text) {
    struct str out = {0};
    char *bytes = NEW_ARRAY(arena, char, text.size + 1);
    while (text.size) {
        bool space = str_starts(text, STR("\u00A0"));
        bytes[out.size++] = space ? ' ' : text.data[0];
        text = str_slice(text, space ? 2 : 1, text.size);
    }
    out.data = bytes;
    return out;
}

static const struct operation *text_in(const struct drawing *drawing, const char *text) {
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->operations[i].kind == OPERATION_TEXT && str_equal_c(drawing->operations[i].text, text))
            return &drawing->operations[i];
    fail_msg("“%s” is not written", text);
    return NULL;
}

static bool says(const struct drawing *drawing, const char *text) {
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->operations[i].kind == OPERATION_TEXT && str_equal_c(drawing->operations[i].text, text))
            return true;
    return false;
}

/* The last rectangle before a text that holds it: the cell, or the plate, that it stands on. */
static const struct operation *under(const struct drawing *drawing, const struct operation *text) {
    const struct operation *found = NULL;
    for (const struct operation *o = drawing->operations; o < text; o++)
        if (o->kind == OPERATION_RECTANGLE && o->x <= text->x && text->x <= o->x + o->width && o->y <= text->y &&
            text->y <= o->y + o->height)
            found = o;
    assert_non_null(found);
    return found;
}

/* ---- whitespace ---- */

static const struct figure_column whitespace_columns[] = {
    {.label = STR_INIT("Site")},
    {.label = STR_INIT("Family")},
    {.label = STR_INIT("Status")},
    {.label = STR_INIT("Umsatz"), .format = FORMAT_MONEY, .currency = STR_INIT("EUR")},
    {.label = STR_INIT("Potenzial"), .format = FORMAT_MONEY, .currency = STR_INIT("EUR")},
};
static const struct row whitespace_rows[] = {
    {{"Meppen", "Ventile", "0=Aktiv", "1010000", "1900000"}},
    {{"Meppen", "Pumpen", "3=Wettbewerb", "380400", "900000"}},
    {{"Leeuwarden", "Ventile", "2=Offen", "400", "?"}},
};

static void whitespace_says_its_sums(void **state) {
    struct figure_result result =
        make(*state, "whitespace-matrix", whitespace_columns, 5, whitespace_rows, 3, NULL, LANGUAGE_DE, 453 * POINT);
    CHECK_STR(plain(*state, result.alternative),
              "2 × 2 Felder: 1 × Aktiv, 1 × Offen und 1 × Wettbewerb. Umsatz insgesamt 1,39 Mio. €, "
              "Potenzial insgesamt 2,8 Mio. €. Die größte Lücke liegt mit 890 Tsd. € bei Meppen, "
              "Ventile.");
    text_in(result.drawing, "Umsatz, darunter Potenzial, in Tsd. €");
    assert_true(text_in(result.drawing, "1.390")->bold); /* 1.010.000 + 380.400 */
    text_in(result.drawing, "<1");                       /* 400 € is not nothing */
    text_in(result.drawing, "?");
    result =
        make(*state, "whitespace-matrix", whitespace_columns, 5, whitespace_rows, 3, NULL, LANGUAGE_EN, 453 * POINT);
    CHECK_STR(
        plain(*state, result.alternative),
        "2 × 2 cells: 1 × Aktiv, 1 × Offen and 1 × Wettbewerb. In all: Umsatz €1.39 million, Potenzial €2.8 million. "
        "The widest gap is €890k at Meppen, Ventile.");
}

/* Cells of one column stand below each other; nothing is written on a pattern but on its plate; what is not there is a
 * dot. */
static void whitespace_cells_stand_in_order(void **state) {
    struct figure_result result =
        make(*state, "whitespace-matrix", whitespace_columns, 5, whitespace_rows, 3, NULL, LANGUAGE_DE, 453 * POINT);
    const struct operation *first = text_in(result.drawing, "1.010"), *below = text_in(result.drawing, "<1"),
                           *beside = text_in(result.drawing, "380");
    assert_int_equal(first->x, below->x);
    assert_int_equal(first->y, beside->y);
    assert_true(below->y > first->y && beside->x > first->x);
    assert_int_equal(under(result.drawing, first)->fill, COLOUR_STEP_5);
    assert_int_equal(first->fill, COLOUR_PAPER);
    assert_int_equal(under(result.drawing, beside)->fill, COLOUR_PAPER);
    size_t dots = 0;
    for (size_t i = 0; i < result.drawing->count; i++) {
        const struct operation *dot = &result.drawing->operations[i];
        if (dot->kind != OPERATION_CIRCLE) continue;
        assert_int_equal(dot->x, beside->x);
        dots++;
    }
    assert_int_equal(dots, 1);
}

static void what_does_not_fit_is_counted(void **state) {
    enum { ROWS = 60 };
    struct row rows[ROWS];
    for (int i = 0; i < ROWS; i++) {
        struct str name = str_format(*state, "Werk %d", i);
        rows[i] = (struct row){{name.data, "Ventile", "0=Aktiv", "1", "2"}};
    }
    struct figure_result result =
        make(*state, "whitespace-matrix", whitespace_columns, 5, rows, ROWS, NULL, LANGUAGE_DE, 453 * POINT);
    int shown = 0;
    while (says(result.drawing, str_format(*state, "Werk %d", shown).data)) shown++;
    assert_true(shown >= 20 && shown < ROWS);
    text_in(result.drawing, str_format(*state, "+ %d weitere Zeilen", ROWS - shown).data);
    text_in(result.drawing, "120"); /* the sums are of all rows */
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
    struct sketch sketch = {.arena = *state, .locale = locale, .language = LANGUAGE_DE};
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

static const struct figure_column heat_columns[] = {{.label = STR_INIT("Person")},
                                                    {.label = STR_INIT("Competence")},
                                                    {.label = STR_INIT("Level"), .format = FORMAT_NUMBER}};
static const struct row heat_rows[] = {
    {{"Anna", "Sales", "1"}}, {{"Anna", "Product", "5"}}, {{"Ben", "Sales", "2.5"}}, {{"Ben", "Product", "?"}}};
static const char *const heat_settings[] = {"1", "5", "1", NULL};

static void heat_grows_with_the_value(void **state) {
    struct figure_result result =
        make(*state, "heat-map", heat_columns, 3, heat_rows, 4, heat_settings, LANGUAGE_EN, 453 * POINT);
    CHECK_STR(plain(*state, result.alternative),
              "2 × 2 cells, 3 of them with a value, mean 2.83. Highest mean: Product (5), lowest: "
              "Sales (1.75). One value is not known.");
    assert_int_equal(under(result.drawing, text_in(result.drawing, "1"))->fill, COLOUR_STEP_1);
    assert_int_equal(under(result.drawing, text_in(result.drawing, "2.5"))->fill, COLOUR_STEP_2);
    assert_int_equal(under(result.drawing, text_in(result.drawing, "5"))->fill, COLOUR_STEP_5);
    assert_int_equal(text_in(result.drawing, "5")->fill, COLOUR_PAPER);
    assert_true(under(result.drawing, text_in(result.drawing, "?"))->dashed);
    assert_true(text_in(result.drawing, "1.8")->bold); /* the mean of 1 and 2.5, rounded */
    text_in(result.drawing, "Mean");
    result = make(*state, "heat-map", heat_columns, 3, heat_rows, 4, NULL, LANGUAGE_DE, 218 * POINT);
    assert_false(says(result.drawing, "Mittel"));
    CHECK_STR(plain(*state, result.alternative),
              "2 × 2 Felder, davon 3 mit einem Wert, Mittel 2,83. Höchstes Mittel: Product (5), "
              "niedrigstes: Sales (1,75). Ein Wert ist nicht bekannt.");
}

/* ---- risks ---- */

static const struct figure_column risk_columns[] = {{.label = STR_INIT("Risk")},
                                                    {.label = STR_INIT("Likelihood"), .format = FORMAT_NUMBER},
                                                    {.label = STR_INIT("Impact"), .format = FORMAT_NUMBER}};
static const struct row risk_rows[] = {{{"Dust", "1", "1"}},  {{"Strike", "?", "4"}}, {{"Fire", "2", "5"}},
                                       {{"Flood", "5", "5"}}, {{"Frost", "5", "5"}},  {{"Hail", "7", "2"}}};

static void risks_are_numbered_by_score(void **state) {
    struct figure_result result =
        make(*state, "risk-matrix", risk_columns, 3, risk_rows, 6, NULL, LANGUAGE_EN, 453 * POINT);
    const struct drawing *drawing = result.drawing;
    CHECK_STR(plain(*state, result.alternative),
              "4 rated, 2 of them scoring 12 or more out of 25. The highest score is 25 out of 25: "
              "Flood (Likelihood 5, Impact 5). 2 not rated.");
    const char *const order[] = {"Flood", "Frost", "Fire", "Dust", "Not rated", "Strike", "Hail"};
    for (size_t i = 1; i < sizeof order / sizeof *order; i++)
        assert_true(text_in(drawing, order[i - 1])->y < text_in(drawing, order[i])->y);
    assert_int_equal(under(drawing, text_in(drawing, "25"))->fill, COLOUR_STEP_5);
    assert_int_equal(under(drawing, text_in(drawing, "10"))->fill, COLOUR_STEP_3);
    text_in(drawing, "?×4");
    text_in(drawing, "?×2"); /* 7 is no rating */
}

/* Impact grows to the right, likelihood upwards; two of one cell stand side by side. */
static void discs_stand_in_their_cells(void **state) {
    struct figure_result result =
        make(*state, "risk-matrix", risk_columns, 3, risk_rows, 6, NULL, LANGUAGE_EN, 453 * POINT);
    struct point discs[4] = {{0}};
    for (size_t i = 0; i < result.drawing->count; i++) {
        const struct operation *o = &result.drawing->operations[i];
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
    struct figure_result wide =
                             make(*state, "risk-matrix", risk_columns, 3, risk_rows, 6, NULL, LANGUAGE_DE, 453 * POINT),
                         half =
                             make(*state, "risk-matrix", risk_columns, 3, risk_rows, 6, NULL, LANGUAGE_DE, 218 * POINT);
    assert_true(text_in(wide.drawing, "Flood")->y < text_in(wide.drawing, "Impact →")->y);
    assert_true(text_in(half.drawing, "Flood")->y > text_in(half.drawing, "Impact →")->y);
    CHECK_STR(plain(*state, half.alternative),
              "4 bewertet, davon 2 mit einem Wert ab 12 von 25. Der höchste Wert ist 25 von 25: Flood "
              "(Likelihood 5, Impact 5). 2 nicht bewertet.");
}

/* ---- modules ---- */

static const struct figure_column module_columns[] = {{.label = STR_INIT("Modul")},
                                                      {.label = STR_INIT("Datum")},
                                                      {.label = STR_INIT("Status")},
                                                      {.label = STR_INIT("Quiz"), .format = FORMAT_PERCENT},
                                                      {.label = STR_INIT("done")}};
static const struct row module_rows[] = {{{"Decide", "2026-10-01", "1=Erledigt", "78", "1"}},
                                         {{"Offer", "2026-09-01", "1=Erledigt", "40", "1"}},
                                         {{"Team", "2027-06-08", "0=Geplant", "", "0"}},
                                         {{"Benefit", "2027-01-26", "0=Geplant", "?", "0"}}};
static const char *const module_settings[] = {"70", NULL};

static void modules_say_what_is_next(void **state) {
    struct figure_result result =
        make(*state, "module-progress", module_columns, 5, module_rows, 4, module_settings, LANGUAGE_DE, 453 * POINT);
    CHECK_STR(plain(*state, result.alternative),
              "2 von 4 erledigt. Als Nächstes: Benefit (2027-01-26). Quiz: im Mittel 59 % (2 "
              "bewertet), 1 unter 70 %. Ein Wert ist nicht bekannt.");
    result =
        make(*state, "module-progress", module_columns, 5, module_rows, 1, module_settings, LANGUAGE_EN, 453 * POINT);
    CHECK_STR(plain(*state, result.alternative), "1 of 1 done. Quiz: 78% on average (1 rated), none below 70%.");
}

/* Bars are as long as their share of 100 %; what did not pass is hatched; rows keep their order. */
static void quizzes_are_bars(void **state) {
    struct figure_result result =
        make(*state, "module-progress", module_columns, 5, module_rows, 4, module_settings, LANGUAGE_DE, 453 * POINT);
    const struct operation *passed = NULL, *failed = NULL;
    for (size_t i = 0; i < result.drawing->count; i++) {
        const struct operation *o = &result.drawing->operations[i];
        if (o->kind == OPERATION_RECTANGLE && o->fill == COLOUR_SERIES_1) passed = o;
        if (o->kind == OPERATION_RECTANGLE && o->pattern == PATTERN_HATCHED) failed = o;
    }
    assert_non_null(passed);
    assert_non_null(failed);
    assert_int_equal(passed->x, failed->x);
    assert_int_equal(passed->width, 90 * POINT * 78 / 100);
    assert_int_equal(failed->width, 90 * POINT * 40 / 100);
    assert_true(text_in(result.drawing, "Decide")->y < text_in(result.drawing, "Offer")->y);
    text_in(result.drawing, "Quiz, bestanden ab 70\u00A0%");
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
