/* The sums of tables with random rows: totals, subtotals of groups, what is carried forward from row to row. */
#include "base/locale.h"
#include "composed.h"
#include "languages_of_ours.h"

enum { COLUMNS = 4, SUMMED = 2 }; /* name, cost, place, weight: the second and the last are summed */

static const char fields[] = "kind: ledger\nnames: {en: Ledger, de: Buch}\nfields:\n  title: {type: text}\n  rows:\n"
                             "    type: list\n    of:\n      name: {type: text}\n      place: {type: text}\n"
                             "      cost: {type: money}\n      weight: {type: number}\n";
static const char layout[] = "---\nclass: internal\ntitle: Ledger\n---\n```table\nrows: rows\n"
                             "columns: [name, cost, place, weight]\ngroup: place\nsubtotal: true\n"
                             "total: [cost, weight]\n```\n";

static unsigned next_random(unsigned *seed) { return *seed = *seed * 1103515245u + 12345u, *seed >> 16; }

static const char *random_ledger(struct arena *arena, unsigned *seed, size_t rows) {
    static const char *places[] = {"Pirna", "Görlitz", "Dresden", "Bautzen"};
    struct buffer text = {0};
    buffer_append_c(&text, "kind: ledger\ntitle: Ledger\nrows:\n");
    for (size_t i = 0; i < rows; i++) {
        buffer_format(&text, "  - {name: n%zu, place: %s", i, places[next_random(seed) % 4]);
        const char *sign = next_random(seed) % 3 ? "" : "-";
        if (next_random(seed) % 5)
            buffer_format(&text, ", cost: \"%s%u.%02u\"", sign, next_random(seed) % 9000, next_random(seed) % 100);
        if (next_random(seed) % 4)
            buffer_format(&text, ", weight: \"%u.%u\"", next_random(seed) % 500, next_random(seed) % 10);
        buffer_append_c(&text, "}\n");
    }
    const char *copy = str_terminated(arena, buffer_str(&text));
    buffer_free(&text);
    return copy;
}

/* "−€1,234.50" → -123450; what has no figure is nothing. */
static int64_t hundredths(struct str text) {
    int64_t value = 0, places = -1;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '.') places = 0;
        if (text.data[i] < '0' || text.data[i] > '9') continue;
        value = value * 10 + (text.data[i] - '0');
        if (places >= 0) places++;
    }
    for (places = places < 0 ? 0 : places; places < 2; places++) value *= 10;
    return str_find(text, STR("-"), NULL) || str_find(text, STR("−"), NULL) ? -value : value;
}

static int64_t cell_value(struct arena *arena, const struct row *row, size_t column) {
    const struct block *block = row->cells[column].blocks;
    return block ? hundredths(inline_plain(arena, block->inlines)) : 0;
}

struct sums {
    int64_t all[SUMMED], group[SUMMED];
    size_t rows, group_rows, subtotals;
};

static void check_row(struct arena *arena, const struct row *row, struct sums *sums) {
    static const size_t columns[SUMMED] = {1, 3};
    if (row->kind == ROW_GROUP) {
        sums->group_rows = 0;
        memset(sums->group, 0, sizeof sums->group);
        return;
    }
    assert_true((row->kind == ROW_BODY) == (row->carried != NULL));
    for (size_t i = 0; i < SUMMED; i++) {
        int64_t value = cell_value(arena, row, columns[i]);
        if (row->kind == ROW_TOTAL) assert_int_equal(value, sums->all[i]);
        if (row->kind == ROW_SUBTOTAL) assert_int_equal(value, sums->group[i]);
        if (row->kind != ROW_BODY) continue;
        sums->all[i] += value;
        sums->group[i] += value;
        assert_int_equal(hundredths(row->carried[columns[i]].text), sums->all[i]);
        assert_int_equal(row->carried[0].text.size + row->carried[2].text.size, 0);
    }
    if (row->kind == ROW_SUBTOTAL) assert_true(sums->group_rows > 1);
    if (row->kind == ROW_BODY) sums->rows++, sums->group_rows++;
    sums->subtotals += row->kind == ROW_SUBTOTAL;
}

static struct document *compose(struct project_world *world, struct locale *locale, const char *ledger) {
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\nlanguage: en\ncurrency: EUR\n");
    world_file(world, "templates/ledger/fields.yaml", fields);
    world_file(world, "templates/ledger/sheet.md", layout);
    world_file(world, "ledger.yaml", ledger);
    struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    const struct layout_file *file = NULL;
    for (size_t i = 0; i < project->layout_count; i++)
        if (str_equal_c(project->layouts[i].kind->name, "ledger")) file = &project->layouts[i];
    struct document *document = composed(world, project, file, locale);
    assert_non_null(document);
    return document;
}

static void sums_are_those_of_the_rows(void **state) {
    struct project_world *world = *state;
    struct locale *locale = locale_open(LANGUAGE_EN);
    unsigned seed = 11;
    size_t subtotals = 0;
    for (size_t round = 0; round < 25; round++) {
        size_t rows = 2 + next_random(&seed) % 60;
        struct document *document = compose(world, locale, random_ledger(world->arena, &seed, rows));
        CHECK_WORLD_SAID(world, "");
        assert_int_equal(document->blocks->kind, BLOCK_TABLE);
        const struct table *table = document->blocks->table;
        struct sums sums = {0};
        if (table->column_count < COLUMNS) continue; /* few rows, and none says a weight */
        for (size_t i = 0; i < table->row_count; i++) check_row(world->arena, &table->rows[i], &sums);
        assert_int_equal(sums.rows, rows);
        assert_int_equal(table->rows[table->row_count - 1].kind, ROW_TOTAL);
        subtotals += sums.subtotals;
    }
    assert_true(subtotals > 50);
    locale_close(locale);
}

static struct str said_of_layout(struct project_world *world, const char *table) {
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    world_file(
        world, "../built-in/note/sheet.md",
        str_terminated(world->arena,
                       str_format(world->arena, "---\nclass: internal\n---\n```table\nrows: rows\n%s```\n", table)));
    world_file(world, "note.yaml", "kind: note\ntitle: a\n");
    struct project *project = world_open(world, ".", (struct date){0});
    assert_non_null(project);
    struct editions *editions;
    composed_template(world, project, &project->layouts[0], &editions);
    return project_world_said(world);
}

static void subtotals_need_groups_and_totals(void **state) {
    CHECK_STR(
        said_of_layout(*state, "columns: [name, cost]\ntotal: [cost]\nsubtotal: true\n"),
        "D02 ../built-in/note/sheet.md:8: there is nothing to add up group by group for “subtotal” | name the groups "
        "with “group” and the columns to add up with “total”\n");
    CHECK_STR(said_of_layout(*state, "columns: [name, cost]\nsubtotal: false\n"), "");
    CHECK_STR(
        said_of_layout(*state, "columns: [name, cost]\nsubtotal: perhaps\n"),
        "D02 ../built-in/note/sheet.md:7: the option “subtotal” cannot be “perhaps” | it is one of: false, true\n");
}

static void a_table_has_no_two_thousand_columns(void **state) {
    struct project_world *world = *state;
    struct buffer text = {0};
    buffer_append_c(&text, "columns: [name");
    for (size_t i = 1; i < 2000; i++) buffer_append_c(&text, ", name");
    buffer_append_c(&text, "]\n");
    CHECK_STR(
        said_of_layout(world, str_terminated(world->arena, buffer_str(&text))),
        "D02 ../built-in/note/sheet.md:6: the table has 2000 columns, more than the 63 that it may have | make several "
        "tables of it\n");
    buffer_free(&text);
}

static void the_theme_says_how_tables_look(void **state) {
    struct project_world *world = *state;
    static const struct {
        const char *theme;
        enum table_look look;
        const char *said;
    } cases[] = {
        {"tables: zebra\n", TABLES_ZEBRA, ""},
        {"tables: rules\n", TABLES_RULES, ""},
        {"text: {justified: true}\n", TABLES_RULES, ""},
        {"tables: stripes\n", TABLES_RULES,
         "D04 templates/theme.yaml:1: unknown look of tables “stripes” | write rules or zebra\n"},
        {"tables: [zebra]\n", TABLES_RULES,
         "D04 templates/theme.yaml:1: unknown look of tables “[…]” | write rules or zebra\n"},
    };
    world_templates(world);
    world_file(world, "planpress.yaml", "as_of: 2026-11-15\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str theme = str_join(world->arena, str_of(cases[i].theme), STR("page: {size: A4}\n"));
        world_file(world, "templates/theme.yaml", str_terminated(world->arena, theme));
        const struct project *project = world_open(world, ".", (struct date){0});
        assert_non_null(project);
        CHECK_STR_OF(cases[i].theme, project_world_said(world), cases[i].said);
        assert_int_equal(project->theme.tables, cases[i].look);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_PROJECT(sums_are_those_of_the_rows),
        CHECK_PROJECT(subtotals_need_groups_and_totals),
        CHECK_PROJECT(a_table_has_no_two_thousand_columns),
        CHECK_PROJECT(the_theme_says_how_tables_look),
    };
    return cmocka_run_group_tests_name("table sums", tests, NULL, NULL);
}
