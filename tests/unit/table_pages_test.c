/* Tables on pages: sums carried forward, pages in landscape, and random tables with anything in their cells, of which
 * nothing is lost, nothing overlaps and nothing leaves its page. */
#include "layout_fixture.h"

static unsigned next_random(unsigned *seed) { return *seed = *seed * 1103515245u + 12345u, *seed >> 16; }

static const char *number(struct bench *bench, int64_t hundredths) {
    int64_t size = hundredths < 0 ? -hundredths : hundredths;
    return str_terminated(bench->arena, str_format(bench->arena, "%s%lld,%02lld €", hundredths < 0 ? "−" : "",
                                                   (long long)(size / 100), (long long)(size % 100)));
}

/* ---- what a page shows ---- */

struct box {
    millipoints left, top, right, bottom;
};

/* Of a text, what its letters fill: lines stand closer than their faces' full heights. */
static struct box box_of(const struct piece *piece) {
    if (piece->kind == PIECE_IMAGE)
        return (struct box){piece->x, piece->y, piece->x + piece->width, piece->y + piece->height};
    return (struct box){piece->x, piece->y - piece->height * 7 / 10, piece->x + piece->width,
                        piece->y + piece->height * 2 / 10};
}

static bool overlap(struct box a, struct box b) {
    millipoints slack = 20; /* rounding */
    return a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom;
}

static bool has_box(const struct piece *piece) { return piece->kind == PIECE_TEXT || piece->kind == PIECE_IMAGE; }

static void check_page(const struct bench *bench, const struct page *page) {
    const struct theme *theme = &bench->theme;
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *piece = &page->pieces[i];
        if (!has_box(piece)) continue;
        struct box box = box_of(piece);
        assert_true(box.left >= theme->margin_left && box.right <= page->width - theme->margin_right + 20);
        assert_true(box.top > 0 && box.bottom < page->height);
        if (piece->element)
            assert_true(box.top >= theme->margin_top && box.bottom <= page->height - theme->margin_bottom + 20);
        for (size_t j = 0; j < i; j++)
            if (has_box(&page->pieces[j]) && overlap(box, box_of(&page->pieces[j]))) {
                const struct piece *other = &page->pieces[j];
                fail_msg("page %zu: “%.*s” at %d %d overlaps “%.*s” at %d %d", (size_t)(page - bench->pages->items),
                         STR_ARG(piece->text), piece->x, piece->y, STR_ARG(other->text), other->x, other->y);
            }
    }
}

static void check_pages(const struct bench *bench) {
    for (size_t i = 0; i < bench->pages->count; i++) check_page(bench, &bench->pages->items[i]);
}

/* ---- sums carried forward ---- */

/* Of a text that `number` made. */
static size_t decimal_at(const char *text) { return (size_t)(strchr(text, ',') - text); }

static struct printed *carried(struct bench *bench, size_t columns, size_t column, int64_t sum) {
    struct printed *texts = NEW_ARRAY(bench->arena, struct printed, columns);
    const char *text = number(bench, sum);
    texts[column] = (struct printed){str_of(text), decimal_at(text)};
    return texts;
}

/* Rows that say their number and a value, with groups between them, and a total. */
static struct table *summed_table(struct bench *bench, unsigned *seed, size_t rows, int64_t *values) {
    size_t columns = 2 + next_random(seed) % 3, summed = 1 + next_random(seed) % (columns - 1);
    struct table *table = add_table(bench, NULL, columns, rows);
    table->columns[summed].align = next_random(seed) % 2 ? ALIGN_DECIMAL : ALIGN_END;
    table->columns[summed].narrow = true;
    int64_t sum = 0;
    for (size_t i = 0; i < rows; i++) {
        struct row *row = &table->rows[i];
        values[i] = 0;
        row->kind = i + 1 == rows ? ROW_TOTAL : next_random(seed) % 20 == 0 ? ROW_GROUP : ROW_BODY;
        struct str name = str_format(bench->arena, "<%zu> %s", i, repeat(bench, "Wort ", next_random(seed) % 90));
        set_cell(bench, table, i, 0, str_terminated(bench->arena, name));
        if (row->kind == ROW_GROUP) continue;
        values[i] = row->kind == ROW_BODY ? (int64_t)(next_random(seed) % 900000) - 200000 : 0;
        sum += values[i];
        const char *text = number(bench, row->kind == ROW_BODY ? values[i] : sum);
        set_number(bench, table, i, summed, text, decimal_at(text));
        if (row->kind == ROW_BODY) row->carried = carried(bench, columns, summed, sum);
    }
    return table;
}

/* What stands beside the words “Übertrag”: the sum at the head of the page or, the second, at its foot. */
static struct str carried_on(const struct page *page, size_t which) {
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *label = &page->pieces[i];
        if (label->kind != PIECE_TEXT || !str_equal_c(label->text, "Übertrag") || which--) continue;
        assert_null(label->element);
        for (size_t j = 0; j < page->piece_count; j++) {
            const struct piece *piece = &page->pieces[j];
            if (piece->kind == PIECE_TEXT && piece != label && piece->y == label->y) return piece->text;
        }
    }
    return (struct str){0};
}

static void carried_sums_are_those_of_the_pages(void **state) {
    struct bench *bench = *state;
    unsigned seed = 5;
    static int64_t values[200];
    for (size_t round = 0; round < 20; round++) {
        bench->blocks = (struct block_list){0};
        size_t rows = 2 + next_random(&seed) % 190, last = 0, at;
        bench->theme.tables = round % 2 ? TABLES_ZEBRA : TABLES_RULES;
        summed_table(bench, &seed, rows, values);
        bench_layout(bench);
        check_pages(bench);
        int64_t sum = 0;
        for (size_t i = 0; i < rows; i++) {
            char mark[32];
            snprintf(mark, sizeof mark, "<%zu>", i);
            find_piece(bench->pages, mark, &at);
            for (; last < at; last++) {
                const struct page *page = &bench->pages->items[last], *next = page + 1;
                const char *expected = number(bench, sum);
                assert_text(carried_on(page, last > 0), expected);
                assert_text(carried_on(next, 0), expected);
            }
            sum += values[i];
        }
        assert_int_equal(at, bench->pages->count - 1); /* the total is on the last page */
        assert_int_equal(carried_on(&bench->pages->items[at], at > 0).size, 0);
    }
}

static void nothing_is_carried_without_a_name_for_it(void **state) {
    struct bench *bench = *state;
    struct table *table = add_table(bench, NULL, 1, 90);
    for (size_t i = 0; i < 90; i++) {
        set_cell(bench, table, i, 0, "1,00 €");
        table->rows[i].carried = carried(bench, 1, 0, 100 * (int64_t)(i + 1));
    }
    bench_layout(bench);
    assert_int_equal(bench->pages->count, 3);
    for (size_t i = 0; i < 3; i++) assert_int_equal(carried_on(&bench->pages->items[i], 0).size, 0);
}

/* ---- what is repeated ---- */

enum repeat { REPEAT_HEAD, REPEAT_GROUP, REPEAT_SUMS, REPEATS };

/* Two pages: a table of which one thing is repeated on the second, lines below it, and an image so many pixels high.
 * Returns the distance of these lines, 0 when they need a third page. */
static millipoints distance_below(struct bench *bench, enum repeat repeat, struct image *image) {
    bench->blocks = (struct block_list){0};
    struct table *table = add_table(bench, NULL, 2, 45);
    table->headed = repeat == REPEAT_HEAD;
    for (size_t i = 0; i < 45; i++) {
        set_cell(bench, table, i, 0, "Posten");
        set_cell(bench, table, i, 1, "1,00 €");
        if (repeat == REPEAT_SUMS) table->rows[i].carried = carried(bench, 2, 1, 100 * (int64_t)(i + 1));
    }
    if (repeat == REPEAT_GROUP) table->rows[0].kind = ROW_GROUP;
    for (size_t i = 0; i < 9; i++) add_paragraph(bench, NULL, i ? "Zeile" : "Anfang");
    add_block(bench, NULL, BLOCK_IMAGE)->image = image;
    add_section(bench, NULL, 1, "Neue Seite")->break_before = true;
    bench_layout(bench);
    size_t next;
    find_piece(bench->pages, "Neue Seite", &next);
    if (next > 2) return 0;
    return find_piece(bench->pages, "Zeile", NULL)->y - find_piece(bench->pages, "Anfang", NULL)->y;
}

/* What is repeated takes room like anything else: when a page is too short by a little only with it, spaces give way
 * all the same. */
static void what_is_repeated_is_counted(void **state) {
    struct bench *bench = *state;
    for (enum repeat repeat = REPEAT_HEAD; repeat < REPEATS; repeat++) {
        struct image image = {.format = IMAGE_PNG, .width = 40, .height = 150};
        millipoints natural = distance_below(bench, repeat, &image), last = natural, distance = natural;
        assert_true(natural > 0);
        for (; distance; image.height++) {
            last = distance;
            distance = distance_below(bench, repeat, &image);
        }
        assert_true(last < natural);
    }
}

/* ---- landscape ---- */

static struct table *wide_table(struct bench *bench, struct block *parent, size_t rows) {
    struct table *table = add_table(bench, parent, 9, rows);
    for (size_t i = 0; i < 9 * rows; i++) set_cell(bench, table, i / 9, i % 9, "12345678901234");
    return table;
}

static void a_wide_table_turns_its_page(void **state) {
    struct bench *bench = *state;
    add_paragraph(bench, NULL, "davor");
    struct block *section = add_section(bench, NULL, 1, "Breit");
    wide_table(bench, section, 60);
    add_paragraph(bench, section, "danach");
    struct table *narrow = add_table(bench, NULL, 2, 1);
    set_cell(bench, narrow, 0, 0, "schmal");
    bench_layout(bench);
    check_pages(bench);
    size_t count = bench->pages->count, heading, after, small;
    find_piece(bench->pages, "Breit", &heading);
    find_piece(bench->pages, "danach", &after);
    find_piece(bench->pages, "schmal", &small);
    assert_int_equal(heading, 1);
    assert_true(count > 3 && after == count - 1 && small == after);
    for (size_t i = 0; i < count; i++) {
        const struct page *page = &bench->pages->items[i];
        bool turned = i > 0 && i < count - 1;
        assert_int_equal(page->width, turned ? bench->theme.page_height : bench->theme.page_width);
        assert_int_equal(page->height, turned ? bench->theme.page_width : bench->theme.page_height);
        millipoints right = 0, lowest = 0;
        for (size_t j = 0; j < page->piece_count; j++) {
            if (page->pieces[j].kind != PIECE_TEXT) continue;
            struct box box = box_of(&page->pieces[j]);
            if (box.right > right) right = box.right;
            if (box.bottom > lowest) lowest = box.bottom;
        }
        assert_in_range(right, page->width - bench->theme.margin_right - 20,
                        page->width - bench->theme.margin_right + 20);
        assert_true(lowest > page->height - bench->theme.margin_bottom); /* the running foot */
    }
    assert_int_equal(bench->sink.warnings, 0);
}

static void only_a_page_is_turned(void **state) {
    struct bench *bench = *state;
    struct block *grid = add_block(bench, NULL, BLOCK_GRID);
    wide_table(bench, add_block(bench, grid, BLOCK_CELL), 2);
    wide_table(bench, add_block(bench, NULL, BLOCK_NOTICE), 2);
    bench_layout(bench);
    check_pages(bench);
    for (size_t i = 0; i < bench->pages->count; i++)
        assert_int_equal(bench->pages->items[i].width, bench->theme.page_width);
}

/* ---- anything at all ---- */

static const struct image dot = {.format = IMAGE_PNG, .width = 40, .height = 20};
static const struct image wide_dot = {.format = IMAGE_PNG, .width = 4000, .height = 900};

static const char *random_words(struct bench *bench, unsigned *seed, size_t mark) {
    static const char *words[] = {"und", "Wirtschaftlichkeitsberechnung", "Öl", "1.250,50", "Rahmenvertrag", "–", "am"};
    struct buffer text = {0};
    buffer_format(&text, "<%zu>", mark);
    for (unsigned i = next_random(seed) % 24; i > 0; i--) buffer_format(&text, " %s", words[next_random(seed) % 7]);
    const char *copy = str_terminated(bench->arena, buffer_str(&text));
    buffer_free(&text);
    return copy;
}

static struct block *random_block(struct bench *bench, unsigned *seed, size_t *marks, int depth);

static struct block *random_table(struct bench *bench, unsigned *seed, size_t *marks, int depth) {
    struct block *block = block_new(bench->arena, BLOCK_TABLE, (struct span){0});
    struct block *holder = block_new(bench->arena, BLOCK_NOTICE, (struct span){0});
    size_t columns = 1 + next_random(seed) % (depth ? 3 : 7), rows = next_random(seed) % (depth ? 4 : 30);
    struct table *table = block->table = add_table(bench, holder, columns, rows);
    table->headed = next_random(seed) % 4;
    if (next_random(seed) % 3 == 0) table->caption = some_text(bench, random_words(bench, seed, (*marks)++));
    for (size_t i = 0; i < columns; i++) {
        table->columns[i].align = (enum align)(next_random(seed) % 4);
        table->columns[i].narrow = next_random(seed) % 3 == 0;
    }
    for (size_t i = 0; i < rows; i++) {
        unsigned kind = next_random(seed) % 12;
        table->rows[i].kind = kind == 0 ? ROW_GROUP : kind == 1 ? ROW_SUBTOTAL : kind == 2 ? ROW_TOTAL : ROW_BODY;
        for (size_t j = 0; j < (kind == 0 ? 1 : columns); j++)
            if (next_random(seed) % 9) table->rows[i].cells[j].blocks = random_block(bench, seed, marks, depth + 1);
    }
    return block;
}

static struct block *holding(struct bench *bench, enum block_kind kind, struct block *first) {
    struct block *block = block_new(bench->arena, kind, (struct span){0});
    block->first = first;
    return block;
}

static struct block *random_picture(struct bench *bench, unsigned *seed) {
    struct block *block = block_new(bench->arena, BLOCK_IMAGE, (struct span){0});
    block->image = next_random(seed) % 2 ? &dot : &wide_dot;
    block->text = STR("Bild");
    return block;
}

static struct block *random_block(struct bench *bench, unsigned *seed, size_t *marks, int depth) {
    unsigned kind = depth > 3 ? 0 : next_random(seed) % 16;
    struct block *block;
    if (kind == 1 && depth == 1) block = random_table(bench, seed, marks, depth);
    else if (kind == 2) block = random_picture(bench, seed);
    else if (kind == 3) block = holding(bench, BLOCK_NOTICE, random_block(bench, seed, marks, depth + 1));
    else if (kind == 4) block = holding(bench, BLOCK_QUOTE, random_block(bench, seed, marks, depth + 1));
    else if (kind == 5) {
        block = holding(bench, BLOCK_LIST, NULL);
        block->list_style = (enum list_style)(next_random(seed) % 3);
        block->first = holding(bench, BLOCK_ITEM, random_block(bench, seed, marks, depth + 1));
        block->first->next = holding(bench, BLOCK_ITEM, random_block(bench, seed, marks, depth + 1));
    } else {
        const char *words = random_words(bench, seed, (*marks)++);
        block = block_paragraph(bench->arena, some_text(bench, words), (struct span){0});
    }
    if (next_random(seed) % 6 == 0) block->next = random_block(bench, seed, marks, depth + 1);
    return block;
}

/* All that is read, element by element: a mark may have been cut in a very narrow column. */
static struct str read_text(struct bench *bench) {
    struct str *texts = NEW_ARRAY(bench->arena, struct str, bench->pages->element_count), all = {0};
    for (size_t i = 0; i < bench->pages->count; i++)
        for (size_t j = 0; j < bench->pages->items[i].piece_count; j++) {
            const struct piece *piece = &bench->pages->items[i].pieces[j];
            if (piece->kind != PIECE_TEXT || !piece->element) continue;
            struct str *text = &texts[piece->element->number];
            *text = str_join(bench->arena, *text, piece->text);
        }
    for (size_t i = 0; i < bench->pages->element_count; i++) all = str_join(bench->arena, all, texts[i]);
    return all;
}

static void check_marks(struct bench *bench, size_t marks) {
    struct str text = read_text(bench);
    for (size_t i = 0; i < marks; i++) {
        struct str mark = str_format(bench->arena, "<%zu>", i), rest = text;
        size_t at, count = 0;
        for (; str_find(rest, mark, &at); count++) rest = str_skip(rest, at + mark.size);
        if (count != 1) fail_msg("“%.*s” is there %zu times", STR_ARG(mark), count);
    }
}

static void anything_may_stand_in_a_cell(void **state) {
    struct bench *bench = *state;
    unsigned seed = 99;
    for (size_t round = 0; round < 60; round++) {
        bench->blocks = (struct block_list){0};
        bench->theme.tables = round % 2 ? TABLES_ZEBRA : TABLES_RULES;
        size_t marks = 0;
        for (size_t i = 0; i < 3; i++) block_append(&bench->blocks, random_table(bench, &seed, &marks, 0));
        bench_layout(bench);
        check_pages(bench);
        check_marks(bench, marks);
        assert_int_equal(bench->sink.errors, 0);
    }
}

static void columns_may_all_be_narrow(void **state) {
    struct bench *bench = *state;
    for (size_t columns = 1; columns <= 64; columns += 7) {
        bench->blocks = (struct block_list){0};
        struct table *table = add_table(bench, NULL, columns, 8);
        for (size_t i = 0; i < columns; i++) table->columns[i].narrow = true;
        for (size_t i = 0; i < 8 * columns; i++) set_cell(bench, table, i / columns, i % columns, "31.12.2026");
        bench_layout(bench);
        check_pages(bench);
    }
}

/* Two hundred pages in one cell, beside a short one, with sums that go on. */
static void a_cell_may_fill_two_hundred_pages(void **state) {
    struct bench *bench = *state;
    struct table *table = add_table(bench, NULL, 2, 3);
    set_cell(bench, table, 0, 0, "erste");
    set_number(bench, table, 0, 1, "5,00 €", 1);
    set_cell(bench, table, 1, 0, repeat(bench, "Vereinbarungen und Lieferungen ", 40000));
    set_number(bench, table, 1, 1, "7,00 €", 1);
    set_cell(bench, table, 2, 0, "Summe");
    set_number(bench, table, 2, 1, "12,00 €", 2);
    table->rows[2].kind = ROW_TOTAL;
    table->columns[1].align = ALIGN_DECIMAL;
    table->columns[1].narrow = true;
    table->rows[0].carried = carried(bench, 2, 1, 500);
    table->rows[1].carried = carried(bench, 2, 1, 1200);
    bench_layout(bench);
    assert_true(bench->pages->count > 200);
    size_t words = 0;
    for (size_t i = 0; i < bench->pages->count; i++) {
        const struct page *page = &bench->pages->items[i];
        if (i) assert_text(carried_on(page, 0), "12,00 €");
        for (size_t j = 0; j < page->piece_count; j++) {
            struct str rest = page->pieces[j].kind == PIECE_TEXT ? page->pieces[j].text : (struct str){0};
            for (size_t at; str_find(rest, STR("Lief"), &at); words++) rest = str_skip(rest, at + 4);
        }
    }
    assert_int_equal(words, 40000);
    check_page(bench, &bench->pages->items[100]);
    assert_int_equal(count_pieces(bench->pages, "7,00 €"), 1);
    assert_int_equal(bench->sink.errors + bench->sink.warnings, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(carried_sums_are_those_of_the_pages, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(nothing_is_carried_without_a_name_for_it, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(what_is_repeated_is_counted, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_wide_table_turns_its_page, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(only_a_page_is_turned, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(anything_may_stand_in_a_cell, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(columns_may_all_be_narrow, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_cell_may_fill_two_hundred_pages, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("table pages", tests, NULL, NULL);
}
