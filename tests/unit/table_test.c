/* Tables: shared widths, decimal signs below each other, heads and groups repeated, rows that split, nothing lost or
 * overprinted. */
#include "layout_fixture.h"

#include "layout/columns.h"
#include "layout/table_cells.h"

static void widths_are_shared(void **state) {
    (void)state;
    static const struct {
        struct column_wish wishes[4];
        size_t count;
        millipoints room;
        bool fits;
        millipoints widths[4];
    } cases[] = {
        /* room for all: columns of text take what is left */
        {{{.least = 10, .natural = 100}, {.least = 10, .natural = 50, .narrow = true}}, 2, 300, true, {250, 50}},
        {{{.least = 10, .natural = 50, .narrow = true}, {.least = 9, .natural = 50, .narrow = true}},
         2,
         200,
         true,
         {100, 100}},
        /* too little: the short column keeps what it wants, narrow ones too */
        {{{.least = 20, .natural = 1000}, {.least = 20, .natural = 40}}, 2, 200, true, {160, 40}},
        {{{.least = 20, .natural = 1000}, {.least = 20, .natural = 90, .narrow = true}}, 2, 200, true, {110, 90}},
        /* long words come first */
        {{{.least = 150, .natural = 200}, {.least = 10, .natural = 5000}}, 2, 200, true, {150, 50}},
        /* no room even for the longest words: all shrink alike */
        {{{.least = 299, .natural = 400}, {.least = 99, .natural = 99}}, 2, 200, false, {150, 50}},
        {{{.least = 0, .natural = 0}}, 1, 70, true, {70}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct column_wish wishes[4];
        memcpy(wishes, cases[i].wishes, sizeof wishes);
        assert_int_equal(columns_share(wishes, cases[i].count, cases[i].room), cases[i].fits);
        for (size_t j = 0; j < cases[i].count; j++) assert_int_equal(wishes[j].width, cases[i].widths[j]);
    }
}

static unsigned next_random(unsigned *seed) { return *seed = *seed * 1103515245u + 12345u, *seed >> 16; }

static void widths_always_fill_the_room(void **state) {
    (void)state;
    unsigned seed = 7;
    for (size_t round = 0; round < 5000; round++) {
        struct column_wish wishes[8] = {{0}}, before[8];
        size_t count = 1 + next_random(&seed) % 8;
        millipoints room = 1 + (millipoints)(next_random(&seed) % 500000), sum = 0;
        for (size_t i = 0; i < count; i++) {
            wishes[i].least = (millipoints)(next_random(&seed) % 100000);
            wishes[i].natural = wishes[i].least + (millipoints)(next_random(&seed) % 900000);
            wishes[i].narrow = next_random(&seed) % 3 == 0;
        }
        memcpy(before, wishes, sizeof before);
        bool fits = columns_share(wishes, count, room);
        for (size_t i = 0; i < count; i++) {
            sum += wishes[i].width;
            if (fits) assert_true(wishes[i].width >= before[i].least);
        }
        assert_int_equal(sum, room);
    }
}

/* Where a piece's first `bytes` bytes end. */
static millipoints end_of(const struct piece *piece, size_t bytes) {
    millipoints x = piece->x;
    for (size_t i = 0; i < piece->glyph_count; i++)
        if (piece->glyphs[i].text_start < bytes) x += piece->glyphs[i].advance;
    return x;
}

/* Where they stand is told; it is not what a German page would take for a decimal sign. */
static void decimal_signs_stand_below_each_other(void **state) {
    struct bench *bench = *state;
    static const struct {
        const char *text;
        size_t decimal_at;
    } values[] = {{"1.250,50 €", 5}, {"3,5 €", 1}, {"480.000 €", 7}, {"7", 1}, {"1,250.125", 5}, {"€0.5", 4}};
    enum { COUNT = sizeof values / sizeof *values };
    struct table *table = add_table(bench, NULL, 2, COUNT);
    table->columns[1].align = ALIGN_DECIMAL;
    table->columns[1].narrow = true;
    for (size_t i = 0; i < COUNT; i++) set_number(bench, table, i, 1, values[i].text, values[i].decimal_at);
    bench_layout(bench);
    millipoints expected = 0;
    for (size_t i = 0; i < COUNT; i++) {
        millipoints x = end_of(find_piece(bench->pages, values[i].text, NULL), values[i].decimal_at);
        if (i) assert_in_range(x, expected - 2, expected + 2);
        else expected = x;
    }
}

/* What is no number stands in the middle of where the numbers stand, also when figures are part of it. */
static void marks_stand_in_the_middle(void **state) {
    struct bench *bench = *state;
    static const char *values[] = {"−1.250,50 €", "–",      "?", "v1.2",
                                   "3.5 Mio.",    "um 1,5", "3", "unbekannt und ungewiss"};
    enum { FIRST_MARK = 1, LAST_MARK = 5, NUMBER = 6, LONGEST = 7, COUNT };
    struct table *table = add_table(bench, NULL, 2, COUNT);
    table->columns[1].align = ALIGN_DECIMAL;
    for (size_t i = 0; i < COUNT; i++) set_cell(bench, table, i, 1, values[i]);
    set_cell(bench, table, 0, 0, "Ein Text, der die Tabelle so breit macht, wie ihre Spalte es ist");
    table->rows[0].cells[1].decimal_at = 8;
    table->rows[NUMBER].cells[1].decimal_at = 1;
    bench_layout(bench);
    const struct piece *widest = find_piece(bench->pages, values[0], NULL);
    millipoints middle = widest->x + widest->width / 2, right = bench->theme.page_width - bench->theme.margin_right;
    for (size_t i = FIRST_MARK; i <= LAST_MARK; i++) {
        const struct piece *mark = find_piece(bench->pages, values[i], NULL);
        assert_in_range(mark->x + mark->width / 2, middle - 4, middle + 4);
    }
    const struct piece *longest = find_piece(bench->pages, values[LONGEST], NULL);
    assert_in_range(longest->x + longest->width, right - 4, right + 4);
}

/* In a wide table of little text the eye loses its row. */
static void little_text_takes_little_room(void **state) {
    struct bench *bench = *state;
    struct table *table = add_table(bench, NULL, 2, 2);
    set_cell(bench, table, 0, 0, "Kiel");
    set_cell(bench, table, 0, 1, "Werk");
    table->columns[1].align = ALIGN_END;
    bench_layout(bench);
    const struct piece *last = find_piece(bench->pages, "Werk", NULL);
    assert_true(last->x + last->width < bench->theme.margin_left + 100 * POINT);
    table->rows[1].kind = ROW_GROUP; /* a heading over all columns may need them */
    set_cell(bench, table, 1, 0, "Gruppe");
    bench->pages = NULL;
    bench_layout(bench);
    last = find_piece(bench->pages, "Werk", NULL);
    assert_true(last->x + last->width > 500 * POINT);
}

static size_t pages_with_artifact(const struct pages *pages, const char *text) {
    size_t count = 0;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t j = 0; j < pages->items[i].piece_count; j++) {
            const struct piece *piece = &pages->items[i].pieces[j];
            if (piece->kind == PIECE_TEXT && !piece->element && str_find(piece->text, str_of(text), NULL)) count++;
        }
    return count;
}

static void heads_and_groups_are_repeated(void **state) {
    struct bench *bench = *state;
    struct table *table = add_table(bench, NULL, 2, 120);
    table->columns[0].heading = some_text(bench, "Spaltenkopf");
    for (size_t i = 0; i < 120; i++) set_cell(bench, table, i, 0, i == 119 ? "Ende" : i % 2 ? "ungerade" : "gerade");
    table->rows[0].kind = ROW_GROUP;
    set_cell(bench, table, 0, 0, "Verhandlung");
    table->rows[119].kind = ROW_TOTAL;
    bench_layout(bench);
    size_t page;
    find_piece(bench->pages, "Ende", &page);
    assert_int_equal(page, bench->pages->count - 1);
    assert_true(page >= 2);
    assert_int_equal(count_pieces(bench->pages, "Spaltenkopf"), 1); /* read once */
    assert_int_equal(pages_with_artifact(bench->pages, "Spaltenkopf"), page);
    assert_int_equal(count_pieces(bench->pages, "Verhandlung"), 1);
    assert_int_equal(pages_with_artifact(bench->pages, "Verhandlung (Forts.)"), page);
}

/* A total is never the first row of a page. */
static void a_total_stays_with_the_row_above(void **state) {
    struct bench *bench = *state;
    for (size_t rows = 30; rows < 42; rows++) {
        bench->blocks = (struct block_list){0};
        struct table *table = add_table(bench, NULL, 1, rows);
        for (size_t i = 0; i < rows; i++)
            set_cell(bench, table, i, 0, i == rows - 1 ? "Summe" : i == rows - 2 ? "letzte" : "Zeile");
        table->rows[rows - 1].kind = ROW_TOTAL;
        bench_layout(bench);
        size_t total, last;
        find_piece(bench->pages, "Summe", &total);
        find_piece(bench->pages, "letzte", &last);
        assert_int_equal(total, last);
    }
}

/* Of a table that goes on over pages neither the first nor the last row stands alone. */
static void no_row_stands_alone(void **state) {
    struct bench *bench = *state;
    for (size_t before = 10; before < 45; before++) {
        bench->blocks = (struct block_list){0};
        for (size_t i = 0; i < before; i++) add_paragraph(bench, NULL, "Zeile");
        struct table *table = add_table(bench, NULL, 1, 20);
        for (size_t i = 0; i < 20; i++)
            set_cell(bench, table, i, 0,
                     i == 0    ? "erste"
                     : i == 1  ? "zweite"
                     : i == 18 ? "vorletzte"
                     : i == 19 ? "Schluss"
                               : "Reihe");
        for (size_t i = 0; i < 60; i++) add_paragraph(bench, NULL, "Danach");
        bench_layout(bench);
        size_t head, first, second, second_last, last;
        find_piece(bench->pages, "Kopf", &head);
        find_piece(bench->pages, "erste", &first);
        find_piece(bench->pages, "zweite", &second);
        find_piece(bench->pages, "vorletzte", &second_last);
        find_piece(bench->pages, "Schluss", &last);
        assert_int_equal(head, first);
        assert_int_equal(first, second);
        assert_int_equal(second_last, last);
    }
}

/* A cell of many pages: every line once, in order, none outside the page. */
static void a_row_higher_than_a_page_splits(void **state) {
    struct bench *bench = *state;
    struct table *table = add_table(bench, NULL, 2, 1);
    struct buffer text = {0};
    for (int i = 0; i < 4000; i++) buffer_format(&text, "Wort%04d ", i);
    buffer_char(&text, '\0');
    set_cell(bench, table, 0, 0, text.data);
    set_cell(bench, table, 0, 1, "kurz");
    bench_layout(bench);
    assert_true(bench->pages->count > 5);
    char word[16];
    for (int i = 0; i < 4000; i += 7) {
        snprintf(word, sizeof word, "Wort%04d", i);
        assert_int_equal(count_pieces(bench->pages, word), 1);
    }
    assert_int_equal(count_pieces(bench->pages, "kurz"), 1);
    buffer_free(&text);
}

/* Whether the line of a text stands on a tint. */
static bool is_tinted(const struct bench *bench, const char *text) {
    size_t page;
    const struct piece *line = find_piece(bench->pages, text, &page);
    for (size_t i = 0; i < bench->pages->items[page].piece_count; i++) {
        const struct piece *piece = &bench->pages->items[page].pieces[i];
        if (piece->kind != PIECE_OPERATION || piece->operation->fill != COLOUR_SURFACE) continue;
        if (piece->operation->y < line->y && line->y < piece->operation->y + piece->operation->height) return true;
    }
    return false;
}

/* Every second row of the body, counted anew in each group; sums never. */
static void every_second_row_is_tinted(void **state) {
    static const struct {
        const char *name;
        enum row_kind kind;
        bool tinted;
    } rows[] = {{"Reihe1", ROW_BODY, false},  {"Reihe2", ROW_BODY, true},  {"Reihe3", ROW_BODY, false},
                {"Gruppe", ROW_GROUP, false}, {"Reihe4", ROW_BODY, false}, {"Reihe5", ROW_BODY, true},
                {"Reihe6", ROW_BODY, false},  {"Summe", ROW_TOTAL, false}};
    enum { ROWS = sizeof rows / sizeof *rows };
    struct bench *bench = *state;
    bench->theme.tables = TABLES_ZEBRA;
    struct table *table = add_table(bench, NULL, 2, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        table->rows[i].kind = rows[i].kind;
        set_cell(bench, table, i, 0, rows[i].name);
    }
    bench_layout(bench);
    for (size_t i = 0; i < ROWS; i++)
        if (is_tinted(bench, rows[i].name) != rows[i].tinted) fail_msg("%s", rows[i].name);
}

/* Rules between the margins of a page. */
static size_t count_rules(const struct bench *bench, size_t page) {
    size_t count = 0;
    for (size_t i = 0; i < bench->pages->items[page].piece_count; i++) {
        const struct piece *piece = &bench->pages->items[page].pieces[i];
        if (piece->kind != PIECE_OPERATION || piece->operation->kind != OPERATION_RECTANGLE) continue;
        millipoints y = piece->operation->y, foot = bench->theme.page_height - bench->theme.margin_bottom;
        count += y >= bench->theme.margin_top - POINT && y <= foot && piece->operation->height <= STROKE_STRONG;
    }
    return count;
}

/* The one above stands where the row begins, the one below where it ends. */
static void a_row_that_goes_on_has_its_rules_once(void **state) {
    struct bench *bench = *state;
    for (enum row_kind kind = ROW_BODY; kind <= ROW_TOTAL; kind++) {
        if (kind == ROW_GROUP) continue;
        bench->blocks = (struct block_list){0};
        struct table *table = add_table(bench, NULL, 1, 1);
        table->headed = false;
        table->rows[0].kind = kind;
        set_cell(bench, table, 0, 0, repeat(bench, "Vereinbarungen und Lieferungen ", 900));
        bench_layout(bench);
        size_t last = bench->pages->count - 1;
        assert_true(last >= 2);
        for (size_t page = 0; page <= last; page++)
            assert_int_equal(count_rules(bench, page), page == (kind == ROW_BODY ? last : 0));
    }
}

/* ---- anything at all ---- */

static const char *random_cell(struct bench *bench, unsigned *seed, size_t number) {
    static const char *words[] = {"und", "Wirtschaftlichkeitsberechnung", "Öl", "1.250,50", "Rahmenvertrag", "–", "am"};
    struct buffer text = {0};
    buffer_format(&text, "<%zu>", number);
    for (unsigned i = next_random(seed) % 40; i > 0; i--) buffer_format(&text, " %s", words[next_random(seed) % 7]);
    const char *copy = str_terminated(bench->arena, buffer_str(&text));
    buffer_free(&text);
    return copy;
}

static bool overlap(const struct piece *a, const struct piece *b) {
    millipoints slack = 20; /* rounding */
    bool beside = a->x + a->width <= b->x + slack || b->x + b->width <= a->x + slack;
    bool apart = a->y - a->height * 7 / 10 >= b->y || b->y - b->height * 7 / 10 >= a->y;
    return !beside && !apart;
}

static void check_page(const struct bench *bench, const struct page *page) {
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *piece = &page->pieces[i];
        if (piece->kind != PIECE_TEXT) continue;
        assert_true(piece->x >= bench->theme.margin_left);
        assert_true(piece->x + piece->width <= page->width - bench->theme.margin_right + 20);
        assert_true(piece->y > 0 && piece->y < page->height);
        for (size_t j = 0; j < i; j++)
            if (page->pieces[j].kind == PIECE_TEXT) assert_false(overlap(piece, &page->pieces[j]));
    }
}

static void random_tables_are_whole(void **state) {
    struct bench *bench = *state;
    unsigned seed = 42;
    for (size_t round = 0; round < 30; round++) {
        bench->blocks = (struct block_list){0};
        size_t columns = 1 + next_random(&seed) % 9, rows = next_random(&seed) % 40;
        struct table *table = add_table(bench, NULL, columns, rows);
        table->headed = next_random(&seed) % 4;
        for (size_t i = 0; i < columns; i++) table->columns[i].align = (enum align)(next_random(&seed) % 4);
        for (size_t i = 0; i < rows * columns; i++)
            set_cell(bench, table, i / columns, i % columns, random_cell(bench, &seed, i));
        bench_layout(bench);
        for (size_t i = 0; i < bench->pages->count; i++) check_page(bench, &bench->pages->items[i]);
        char mark[16];
        for (size_t i = 0; i < rows * columns; i++) {
            snprintf(mark, sizeof mark, "<%zu>", i);
            assert_int_equal(count_pieces(bench->pages, mark), 1);
        }
    }
}

static void odd_tables_are_set(void **state) {
    struct bench *bench = *state;
    add_table(bench, NULL, 3, 0);
    struct table *empty = add_table(bench, NULL, 2, 2), *wide = add_table(bench, NULL, 64, 3);
    empty->headed = false;
    for (size_t i = 0; i < 3 * 64; i++) set_cell(bench, wide, i / 64, i % 64, "Wert");
    struct table *outer = add_table(bench, NULL, 2, 1);
    struct block *inner = add_block(bench, NULL, BLOCK_TABLE);
    inner->table = empty;
    outer->rows[0].cells[0].blocks = inner;
    bench_layout(bench);
    assert_true(bench->pages->count >= 1);
    assert_int_equal(bench->sink.errors, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_shared),
        cmocka_unit_test(widths_always_fill_the_room),
        cmocka_unit_test_setup_teardown(decimal_signs_stand_below_each_other, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(marks_stand_in_the_middle, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(little_text_takes_little_room, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(heads_and_groups_are_repeated, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(no_row_stands_alone, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_total_stays_with_the_row_above, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_row_higher_than_a_page_splits, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(every_second_row_is_tinted, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_row_that_goes_on_has_its_rules_once, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(random_tables_are_whole, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(odd_tables_are_set, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
