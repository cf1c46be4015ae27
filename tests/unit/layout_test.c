/* Pages: what keeps together, what is repeated, cover, contents, marks, structure, limits. */
#include "base/budget.h"
#include "drawing_by_hand.h"
#include "layout_fixture.h"

#include "base/limits.h"
#include "languages_of_ours.h"

static const char sentence[] =
    "Der Einkauf wird seit Januar zentral von Frau Pfeiffer geführt, die Lieferanten prüft. ";

/* Wherever a heading comes to stand, two lines of what follows are on its page. */
static void a_heading_never_stands_alone(void **state) {
    struct bench *bench = *state;
    for (size_t before = 1; before < 60; before++) {
        bench->blocks = (struct block_list){0};
        for (size_t i = 0; i < before; i++) add_paragraph(bench, NULL, "Zeile");
        struct block *section = add_section(bench, NULL, 1, "Eine Überschrift");
        struct block *below = add_section(bench, section, 2, "Noch eine");
        add_paragraph(
            bench, below,
            str_terminated(bench->arena, str_join(bench->arena, STR("Anfang "), str_of(repeat(bench, sentence, 6)))));
        bench_layout(bench);
        size_t heading, second, first_line;
        find_piece(bench->pages, "Eine Überschrift", &heading);
        find_piece(bench->pages, "Noch eine", &second);
        const struct piece *line = find_piece(bench->pages, "Anfang", &first_line);
        assert_int_equal(heading, second);
        assert_int_equal(heading, first_line);
        size_t lines = 0;
        const struct page *page = &bench->pages->items[heading];
        for (size_t i = 0; i < page->piece_count; i++) lines += page->pieces[i].element == line->element;
        assert_true(lines >= 2);
    }
}

/* Also when figures without titles follow each other under their headings. */
static void a_heading_stays_with_its_figure(void **state) {
    struct bench *bench = *state;
    for (size_t before = 0; before < 40; before++) {
        bench->blocks = (struct block_list){0};
        for (size_t i = 0; i < before; i++) add_paragraph(bench, NULL, "Zeile");
        for (size_t i = 0; i < 6; i++) {
            struct block *section = add_section(bench, NULL, 1, i == 3 ? "Die vierte" : "Eine");
            struct block *block = add_block(bench, section, BLOCK_FIGURE);
            struct drawing *drawing = drawing_new(bench->arena, 400 * POINT, 180 * POINT);
            drawing_text(drawing, 0, 20 * POINT, i == 3 ? STR("gehört dazu") : STR("Bild"), 8 * POINT, ANCHOR_START,
                         COLOUR_INK);
            block->figure = NEW(bench->arena, struct figure);
            *block->figure = (struct figure){.drawing = drawing, .alternative = STR("Bild")};
        }
        bench_layout(bench);
        size_t heading, figure;
        find_piece(bench->pages, "Die vierte", &heading);
        find_piece(bench->pages, "gehört dazu", &figure);
        assert_int_equal(heading, figure);
    }
}

static void no_line_of_a_paragraph_stands_alone(void **state) {
    struct bench *bench = *state;
    for (size_t length = 2; length < 9; length++) {
        bench->blocks = (struct block_list){0};
        for (size_t i = 0; i < 40; i++) add_paragraph(bench, NULL, repeat(bench, sentence, length));
        bench_layout(bench);
        assert_true(bench->pages->count > 1);
        for (size_t i = 0; i < bench->pages->count; i++) {
            const struct page *page = &bench->pages->items[i];
            for (size_t j = 0; j < page->piece_count;) {
                const struct element *element = page->pieces[j].element;
                size_t lines = 0;
                for (; j < page->piece_count && page->pieces[j].element == element; j++) lines++;
                if (element && element->kind == ELEMENT_P) assert_true(lines >= 2 || length == 1 || i == 0);
            }
        }
    }
}

static void a_short_list_stays_whole(void **state) {
    struct bench *bench = *state;
    for (size_t before = 20; before < 45; before++) {
        bench->blocks = (struct block_list){0};
        for (size_t i = 0; i < before; i++) add_paragraph(bench, NULL, "Zeile");
        struct block *list = add_block(bench, NULL, BLOCK_LIST);
        list->tight = true;
        for (size_t i = 0; i < 5; i++)
            add_paragraph(bench, add_block(bench, list, BLOCK_ITEM), i ? i < 4 ? "Mitte" : "Letzter" : "Erster");
        for (size_t i = 0; i < 50; i++) add_paragraph(bench, NULL, "Danach");
        bench_layout(bench);
        size_t first, last;
        find_piece(bench->pages, "Erster", &first);
        find_piece(bench->pages, "Letzter", &last);
        assert_int_equal(first, last);
    }
}

/* The label on the baseline of a text. */
static const struct piece *label_beside(const struct pages *pages, const char *text) {
    size_t page;
    const struct piece *body = find_piece(pages, text, &page);
    for (size_t i = 0; i < pages->items[page].piece_count; i++) {
        const struct piece *piece = &pages->items[page].pieces[i];
        bool label = piece->element && piece->element->kind == ELEMENT_LBL;
        if (label && piece->kind == PIECE_TEXT && piece->y == body->y) return piece;
    }
    fail_msg("no label stands beside “%s”", text);
    return NULL;
}

/* Numbers that do not count are those of the items; the widest has room, wherever it stands. */
static void a_list_keeps_its_numbers(void **state) {
    static const char *const texts[] = {"Erster", "Zweiter", "Dritter"}, *const labels[] = {"3.", "12345.", "7."};
    static const int numbers[] = {3, 12345, 7};
    struct bench *bench = *state;
    struct block *list = add_block(bench, NULL, BLOCK_LIST);
    list->list_style = LIST_NUMBERS;
    list->start = 3;
    for (size_t j = 0; j < 3; j++) {
        struct block *item = add_block(bench, list, BLOCK_ITEM);
        item->numbered = true;
        item->start = numbers[j];
        add_paragraph(bench, item, texts[j]);
    }
    bench_layout(bench);
    for (size_t j = 0; j < 3; j++) {
        const struct piece *label = label_beside(bench->pages, texts[j]);
        assert_text(label->text, labels[j]);
        assert_true(label->x >= bench->theme.margin_left);
    }
}

/* From its first number on, wherever that is; numbers end below each other and do not touch the text. */
static void a_list_counts_on(void **state) {
    static const int starts[] = {0, 1, 2, 9, 98, 12345};
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        static const char *const texts[] = {"Erster", "Zweiter", "Dritter"};
        bench->blocks = (struct block_list){0};
        struct block *list = add_block(bench, NULL, BLOCK_LIST);
        list->list_style = LIST_NUMBERS;
        list->start = starts[i];
        for (size_t j = 0; j < 3; j++) add_paragraph(bench, add_block(bench, list, BLOCK_ITEM), texts[j]);
        bench_layout(bench);
        millipoints text = find_piece(bench->pages, texts[0], NULL)->x, end = 0;
        for (int j = 0; j < 3; j++) {
            const struct piece *label = label_beside(bench->pages, texts[j]);
            char number[16];
            snprintf(number, sizeof number, "%d.", starts[i] + j);
            assert_text(label->text, number);
            if (j) assert_in_range(label->x + label->width, end - 2, end + 2);
            end = label->x + label->width;
            assert_true(label->x >= bench->theme.margin_left && end < text);
        }
    }
}

/* A line too many for a page, and the page ends after it: the spaces give way. Many too many go on. */
static void few_lines_never_stand_alone_before_a_break(void **state) {
    struct bench *bench = *state;
    size_t fitting = 0, squeezed = 0;
    for (size_t count = 20; count < 60; count++) {
        bench->blocks = (struct block_list){0};
        for (size_t i = 0; i < count; i++) add_paragraph(bench, NULL, "Zeile");
        add_section(bench, NULL, 1, "Neue Seite")->break_before = true;
        bench_layout(bench);
        size_t next;
        find_piece(bench->pages, "Neue Seite", &next);
        const struct page *page = &bench->pages->items[0];
        millipoints lowest = 0, bottom = bench->theme.page_height - bench->theme.margin_bottom;
        for (size_t i = 0; i < page->piece_count; i++)
            if (page->pieces[i].element && page->pieces[i].y > lowest) lowest = page->pieces[i].y;
        assert_true(lowest <= bottom);
        if (next == 1) fitting = count;
        size_t alone = next == 2 ? bench->pages->items[1].piece_count : 0;
        if (next == 2 && !squeezed) squeezed = alone;
    }
    assert_true(fitting > 30);
    assert_true(squeezed > 4 + 2); /* head and foot of the page are pieces too */
}

/* “As follows:” stays with what follows, but not when that starts a page: it would stand on one alone. */
static void nothing_is_kept_across_a_break(void **state) {
    struct bench *bench = *state;
    for (size_t count = 25; count < 45; count++) {
        size_t next[2];
        for (int colon = 0; colon < 2; colon++) {
            bench->blocks = (struct block_list){0};
            for (size_t i = 0; i < count; i++) add_paragraph(bench, NULL, "Zeile");
            add_paragraph(bench, NULL, colon ? "Es folgt:" : "Es folgt.");
            add_section(bench, NULL, 1, "Neue Seite")->break_before = true;
            bench_layout(bench);
            find_piece(bench->pages, "Neue Seite", &next[colon]);
        }
        assert_int_equal(next[1], next[0]);
    }
}

static void breaks_start_pages_and_make_no_empty_ones(void **state) {
    struct bench *bench = *state;
    add_block(bench, NULL, BLOCK_PAGE_BREAK);
    add_section(bench, NULL, 1, "Eins");
    add_block(bench, NULL, BLOCK_PAGE_BREAK);
    add_block(bench, NULL, BLOCK_PAGE_BREAK);
    add_section(bench, NULL, 1, "Zwei")->break_before = true;
    add_section(bench, NULL, 1, "Drei")->break_before = true;
    add_block(bench, NULL, BLOCK_PAGE_BREAK);
    bench->document.title = (struct str){0};
    bench_layout(bench);
    size_t one, two, three;
    find_piece(bench->pages, "Eins", &one);
    find_piece(bench->pages, "Zwei", &two);
    find_piece(bench->pages, "Drei", &three);
    assert_int_equal(two, one + 1);
    assert_int_equal(three, two + 1);
    assert_int_equal(bench->pages->count, three + 1);
}

static void cover_contents_and_marks(void **state) {
    struct bench *bench = *state;
    struct cover_line lines[] = {{STR("Verantwortlich"), STR("K. Öztürk")}};
    struct document *document = &bench->document;
    document->cover = lines;
    document->cover_count = 1;
    document->cover_page = document->contents = true;
    document->class_label = STR("Vertraulich");
    document->status_label = STR("Entwurf");
    document->company = STR("Elbtal Antriebe GmbH");
    struct block *section = add_section(bench, NULL, 1, "Kapitel");
    add_section(bench, section, 2, "Unterkapitel")->break_before = true;
    bench_layout(bench);
    struct pages *pages = bench->pages;
    assert_int_equal(pages->count, 3);
    size_t page;
    find_piece(pages, "Verantwortlich", &page);
    assert_int_equal(page, 0);
    find_piece(pages, "Vertraulich", &page);
    assert_int_equal(page, 0);
    for (size_t i = 1; i < 3; i++) {
        size_t marks = 0, numbers = 0;
        struct str number = str_format(bench->arena, "Seite %zu von 3", i + 1);
        for (size_t j = 0; j < pages->items[i].piece_count; j++) {
            const struct piece *piece = &pages->items[i].pieces[j];
            marks += str_equal_c(piece->text, "Vertraulich") || str_equal_c(piece->text, "Entwurf");
            numbers += str_equal(piece->text, number);
        }
        assert_int_equal(marks, 2);
        assert_int_equal(numbers, 1);
    }
    const struct page *contents = &pages->items[0];
    assert_int_equal(contents->link_count, 2);
    assert_int_equal(contents->links[0].page, 1);
    assert_int_equal(contents->links[1].page, 2);
    assert_int_equal(contents->links[1].element->parent->parent->kind, ELEMENT_TOCI);
    assert_int_equal(pages->outline_count, 2);
    assert_int_equal(pages->outline[1].level, 2);
    assert_int_equal(pages->outline[1].page, 2);
}

/* With many sections only those of the first level stand on the cover; when these have no room there either, all have
 * pages of their own. */
static void contents_find_their_room(void **state) {
    struct bench *bench = *state;
    struct document *document = &bench->document;
    document->cover_page = document->contents = true;
    struct block *section = add_section(bench, NULL, 1, "Kapitel");
    for (int i = 0; i < 40; i++) add_section(bench, section, 2, "Unterkapitel");
    bench_layout(bench);
    assert_int_equal(bench->pages->items[0].link_count, 1);
    for (int i = 0; i < 60; i++) add_section(bench, NULL, 1, "Kapitel");
    bench_layout(bench);
    assert_int_equal(bench->pages->items[0].link_count, 0);
    assert_true(bench->pages->items[1].link_count > 30);
}

/* ---- structure ---- */

static void write_structure(struct buffer *out, const struct element *element) {
    buffer_format(out, "%d", (int)element->kind);
    if (!element->first) return;
    buffer_char(out, '(');
    for (const struct element *child = element->first; child; child = child->next) {
        assert_ptr_equal(child->parent, element);
        write_structure(out, child);
        if (child->next) buffer_char(out, ' ');
    }
    buffer_char(out, ')');
}

static void everything_has_its_element(void **state) {
    struct bench *bench = *state;
    bench->document.title = (struct str){0};
    struct block *section = add_section(bench, NULL, 1, "Kapitel");
    struct block *list = add_block(bench, section, BLOCK_LIST);
    add_paragraph(bench, add_block(bench, list, BLOCK_ITEM), "Punkt");
    struct block *quote = add_block(bench, section, BLOCK_QUOTE);
    add_paragraph(bench, quote, "Zitat");
    struct table *table = add_table(bench, section, 2, 1);
    table->columns[0].row_heading = true;
    set_cell(bench, table, 0, 0, "Name");
    set_cell(bench, table, 0, 1, "Wert");
    bench_layout(bench);
    struct buffer out = {0}, expected = {0};
    write_structure(&out, bench->pages->root);
    buffer_format(&expected, "%d(%d %d(%d %d(%d(%d %d(%d))) %d(%d) %d(%d(%d(%d(%d) %d(%d))) %d(%d(%d(%d) %d(%d))))))",
                  ELEMENT_DOCUMENT, ELEMENT_DIV, ELEMENT_SECT, ELEMENT_H1, ELEMENT_L, ELEMENT_LI, ELEMENT_LBL,
                  ELEMENT_LBODY, ELEMENT_P, ELEMENT_QUOTE, ELEMENT_P, ELEMENT_TABLE, ELEMENT_THEAD, ELEMENT_TR,
                  ELEMENT_TH, ELEMENT_P, ELEMENT_TH, ELEMENT_P, ELEMENT_TBODY, ELEMENT_TR, ELEMENT_TH, ELEMENT_P,
                  ELEMENT_TD, ELEMENT_P);
    assert_text(buffer_str(&out), str_terminated(bench->arena, buffer_str(&expected)));
    assert_true(find_piece(bench->pages, "Name", NULL)->element->parent->row_scope);
    buffer_free(&out);
    buffer_free(&expected);
}

/* One paragraph over two pages is one element. */
/* A mark of a language is one element around its text, whatever that looks like, and again inside a link. */
static void other_languages_are_elements(void **state) {
    struct bench *bench = *state;
    struct inline_list text = {0}, english = {0};
    struct inline_node *strong = inline_new(bench->arena, INLINE_STRONG, (struct span){0});
    struct inline_node *link = inline_new(bench->arena, INLINE_LINK, (struct span){0});
    struct inline_node *code = inline_new(bench->arena, INLINE_CODE, (struct span){0});
    strong->first = some_text(bench, "growth");
    link->first = some_text(bench, "partners");
    link->target = STR("https://example.org/");
    code->text = STR("=x");
    inline_append(&english, some_text(bench, "Account "));
    inline_append(&english, strong);
    inline_append(&english, code);
    inline_append(&english, some_text(bench, " with "));
    inline_append(&english, link);
    inline_append(&english, inline_in_language(bench->arena, some_text(bench, "Umsatz"), LANGUAGE_DE));
    inline_append(&text, some_text(bench, "Plan: "));
    inline_append(&text, inline_in_language(bench->arena, english.first, LANGUAGE_EN));
    add_block(bench, NULL, BLOCK_PARAGRAPH)->inlines = text.first;
    bench_layout(bench);
    const struct element *first = find_piece(bench->pages, "Account", NULL)->element;
    const struct element *within = find_piece(bench->pages, "partners", NULL)->element;
    const struct element *german = find_piece(bench->pages, "Umsatz", NULL)->element;
    assert_int_equal(first->kind, ELEMENT_SPAN);
    assert_true(str_equal(first->language, STR("en")));
    assert_int_equal(first->parent->kind, ELEMENT_P);
    assert_ptr_equal(find_piece(bench->pages, "Plan", NULL)->element, first->parent);
    assert_ptr_equal(find_piece(bench->pages, "growth", NULL)->element, first);
    assert_ptr_equal(find_piece(bench->pages, "with", NULL)->element, first);
    assert_int_equal(find_piece(bench->pages, "=x", NULL)->element->kind, ELEMENT_CODE);
    assert_ptr_equal(find_piece(bench->pages, "=x", NULL)->element->parent, first);
    assert_true(str_equal(within->language, STR("en")));
    assert_int_equal(within->parent->kind, ELEMENT_LINK);
    assert_ptr_equal(bench->pages->items[0].links[0].element, within->parent);
    assert_true(str_equal(german->language, STR("de")));
    assert_ptr_equal(german->parent, first->parent);
}

static void a_paragraph_over_pages_is_one_element(void **state) {
    struct bench *bench = *state;
    add_paragraph(bench, NULL, repeat(bench, sentence, 100));
    bench_layout(bench);
    assert_true(bench->pages->count >= 2);
    const struct element *element = find_piece(bench->pages, "Einkauf", NULL)->element;
    const struct page *second = &bench->pages->items[1];
    bool found = false;
    for (size_t i = 0; i < second->piece_count; i++) found = found || second->pieces[i].element == element;
    assert_true(found);
}

/* ---- running heads ---- */

static struct str running_head(const struct bench *bench, size_t page) {
    for (size_t i = 0; i < bench->pages->items[page].piece_count; i++) {
        const struct piece *piece = &bench->pages->items[page].pieces[i];
        if (piece->kind == PIECE_TEXT && piece->artifact == ARTIFACT_HEADER) return piece->text;
    }
    return (struct str){0};
}

static void add_lines(struct bench *bench, struct block *parent, size_t count) {
    for (size_t i = 0; i < count; i++) add_paragraph(bench, parent, "Zeile");
}

/* A page is headed by the section of the first level that goes on from the page before, or begins at its head; where
 * there is none yet, by the first on it. */
static void heads_say_the_section(void **state) {
    struct bench *bench = *state;
    bench->document.cover_page = true;
    bench->document.kind_label = STR("Art");
    add_lines(bench, NULL, 10);
    struct block *first = add_section(bench, NULL, 1, "Erster");
    add_lines(bench, add_section(bench, first, 2, "Darunter"), 30);
    add_lines(bench, add_section(bench, NULL, 1, "Zweiter"), 4);
    struct block *third = add_section(bench, NULL, 1, "Dritter");
    third->break_before = true;
    add_lines(bench, third, 5);
    bench_layout(bench);
    assert_int_equal(bench->pages->count, 4);
    assert_int_equal(running_head(bench, 0).size, 0);
    assert_text(running_head(bench, 1), "Erster");
    assert_text(running_head(bench, 2), "Erster");
    assert_text(running_head(bench, 3), "Dritter");
    bench->document.cover_page = false;
    bench_layout(bench);
    assert_text(running_head(bench, 0), "Art"); /* its title stands below */
}

/* ---- tiles ---- */

/* How many stand in the first row, and whether all are on the pages. */
static size_t tiles_in_row(struct bench *bench, int wanted, size_t count) {
    bench->blocks = (struct block_list){0};
    struct block *tiles = add_block(bench, NULL, BLOCK_TILES);
    tiles->count = wanted;
    for (size_t i = 0; i < count; i++) {
        struct block *tile = add_block(bench, tiles, BLOCK_TILE);
        tile->text = str_format(bench->arena, "T%zu.", i);
        tile->inlines = some_text(bench, "Umsatz");
    }
    bench_layout(bench);
    millipoints first = find_piece(bench->pages, "T0.", NULL)->y;
    size_t in_row = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = str_terminated(bench->arena, str_format(bench->arena, "T%zu.", i));
        in_row += find_piece(bench->pages, name, NULL)->y == first;
    }
    return in_row;
}

/* So that the last row is not much shorter than the others; eight at most. */
static void tiles_stand_in_even_rows(void **state) {
    static const size_t in_row[] = {0, 1, 2, 3, 4, 3, 3, 4, 4, 4, 4, 4, 4};
    struct bench *bench = *state;
    for (size_t count = 1; count < sizeof in_row / sizeof *in_row; count++)
        assert_int_equal(tiles_in_row(bench, 0, count), in_row[count]);
    assert_int_equal(tiles_in_row(bench, 2, 5), 2);
    assert_int_equal(tiles_in_row(bench, 8, 10), 8);
    assert_int_equal(tiles_in_row(bench, 20, 10), 8);
}

/* Wherever in a box that goes on its last line on a page comes to stand, the box ends above the margin. */
static void boxes_end_above_the_margin(void **state) {
    struct bench *bench = *state;
    struct block *cell = add_block(bench, add_block(bench, NULL, BLOCK_GRID), BLOCK_CELL);
    add_paragraph(bench, cell, repeat(bench, sentence, 90));
    for (millipoints height = 400 * POINT; height < 420 * POINT; height += POINT) {
        bench->theme.page_height = height;
        bench_layout(bench);
        size_t boxes = 0;
        for (size_t i = 0; i < bench->pages->count; i++)
            for (size_t j = 0; j < bench->pages->items[i].piece_count; j++) {
                const struct piece *piece = &bench->pages->items[i].pieces[j];
                if (piece->kind != PIECE_OPERATION || piece->operation->fill != COLOUR_SURFACE) continue;
                assert_true(piece->operation->y + piece->operation->height <= height - bench->theme.margin_bottom);
                boxes++;
            }
        assert_true(boxes > 2);
    }
}

/* ---- code ---- */

static void tabs_lead_to_every_fourth_column(void **state) {
    struct bench *bench = *state;
    add_block(bench, NULL, BLOCK_CODE)->text = STR("\ta\nb\tc\ndef\tg\nhijk\tl\n");
    bench_layout(bench);
    static const char *const lines[] = {"    a", "b   c", "def g", "hijk    l"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) assert_int_equal(count_pieces(bench->pages, lines[i]), 1);
}

/* ---- images and figures ---- */

static void images_and_figures_fit_their_page(void **state) {
    struct bench *bench = *state;
    static const uint32_t sizes[][2] = {{10, 10}, {5000, 100}, {100, 5000}, {8000, 8000}, {1, 100000}, {100000, 1}};
    struct drawing *drawing = drawing_new(bench->arena, 2000000, 900000);
    drawing_rectangle(drawing, 0, 0, 2000000, 900000, COLOUR_ACCENT);
    drawing_text(drawing, 2000000, 450000, STR("rechts"), 9000, ANCHOR_END, COLOUR_INK);
    struct figure figure = {.drawing = drawing, .alternative = STR("Eine Figur")};
    add_block(bench, NULL, BLOCK_FIGURE)->figure = &figure;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct image *image = NEW(bench->arena, struct image);
        image->width = sizes[i][0];
        image->height = sizes[i][1];
        struct block *block = add_block(bench, NULL, BLOCK_IMAGE);
        block->image = image;
        block->text = STR("Ein Bild");
        block->inlines = some_text(bench, "Bildunterschrift");
    }
    bench_layout(bench);
    size_t images = 0;
    const struct theme *theme = &bench->theme;
    for (size_t i = 0; i < bench->pages->count; i++)
        for (size_t j = 0; j < bench->pages->items[i].piece_count; j++) {
            const struct piece *piece = &bench->pages->items[i].pieces[j];
            struct operation o = {0};
            if (piece->kind == PIECE_OPERATION) o = *piece->operation;
            if (piece->kind == PIECE_IMAGE)
                o = (struct operation){.x = piece->x, .y = piece->y, .width = piece->width, .height = piece->height};
            if (piece->kind == PIECE_TEXT || !piece->element) continue;
            images += piece->kind == PIECE_IMAGE;
            assert_true(o.x >= theme->margin_left && o.x + o.width <= theme->page_width - theme->margin_right + 1);
            assert_true(o.y >= theme->margin_top && o.y + o.height <= theme->page_height - theme->margin_bottom + 1);
            assert_false(str_empty(piece->element->alternative));
        }
    assert_int_equal(images, sizeof sizes / sizeof *sizes);
    const struct piece *label = find_piece(bench->pages, "rechts", NULL);
    assert_int_equal(label->element->kind, ELEMENT_FIGURE);
    assert_in_range(label->x + label->width, theme->page_width - theme->margin_right - 5,
                    theme->page_width - theme->margin_right + 5);
}

/* ---- limits ---- */

static void nothing_is_too_odd_to_be_set(void **state) {
    struct bench *bench = *state;
    bench_layout(bench);
    assert_int_equal(bench->pages->count, 1); /* an empty document is a page with its title */
    for (int kind = 0; kind <= BLOCK_PAGE_BREAK; kind++) add_block(bench, NULL, (enum block_kind)kind);
    bench_layout(bench);
    struct block *block = add_block(bench, NULL, BLOCK_QUOTE);
    for (int i = 0; i < 200; i++) block = add_block(bench, block, i % 2 ? BLOCK_QUOTE : BLOCK_NOTICE);
    add_paragraph(bench, block, "zu tief");
    bench_layout(bench);
    assert_int_equal(bench->sink.errors, 1);
    bench->theme.margin_left = bench->theme.margin_right = 400000; /* a column of negative width */
    add_paragraph(bench, NULL, sentence);
    bench_layout(bench);
    assert_true(bench->pages->count >= 1);
}

static void too_many_pages_are_an_error(void **state) {
    struct bench *bench = *state;
    for (int i = 0; i < LIMIT_PAGES + 10; i++) {
        add_paragraph(bench, NULL, "x");
        add_block(bench, NULL, BLOCK_PAGE_BREAK);
    }
    struct budget budget = {.sink = &bench->sink};
    bench->document.budget = &budget;
    bench_layout(bench);
    assert_int_equal(bench->pages->count, LIMIT_PAGES);
    assert_int_equal(bench->sink.errors, 1);
    assert_text(bench->sink.first->code, "X11");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_heading_never_stands_alone, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_heading_stays_with_its_figure, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_short_list_stays_whole, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_list_keeps_its_numbers, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_list_counts_on, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(few_lines_never_stand_alone_before_a_break, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(nothing_is_kept_across_a_break, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(no_line_of_a_paragraph_stands_alone, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(breaks_start_pages_and_make_no_empty_ones, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(cover_contents_and_marks, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(contents_find_their_room, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(everything_has_its_element, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(other_languages_are_elements, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_paragraph_over_pages_is_one_element, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(heads_say_the_section, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(tiles_stand_in_even_rows, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(boxes_end_above_the_margin, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(tabs_lead_to_every_fourth_column, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(images_and_figures_fit_their_page, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(nothing_is_too_odd_to_be_set, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(too_many_pages_are_an_error, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
