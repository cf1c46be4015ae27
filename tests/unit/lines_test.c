/* Lines: breaking by widths alone, then paragraphs with their spaces, links, ranges, hyphens and words that are too
 * long. */
#include "layout_fixture.h"

#include "layout/bonds.h"
#include "layout/breaks.h"

/* ---- breaking ---- */

/* "b30" a box, "g5" glue, "p0" a penalty, "h4" a hyphen, "n" never, "!" forced. */
static size_t read_atoms(const char *text, struct atom *atoms) {
    size_t count = 0;
    for (const char *at = text; *at; count++) {
        char kind = *at++;
        millipoints number = 0;
        for (; *at >= '0' && *at <= '9'; at++) number = number * 10 + *at - '0';
        while (*at == ' ') at++;
        atoms[count] = (struct atom){.kind = kind == 'b' ? ATOM_BOX : kind == 'g' ? ATOM_GLUE : ATOM_PENALTY};
        if (kind == 'b' || kind == 'g' || kind == 'h') atoms[count].width = number;
        if (kind == 'h') atoms[count].hyphen = true;
        if (kind == 'n') atoms[count].penalty = PENALTY_NEVER;
        if (kind == '!') atoms[count].penalty = PENALTY_FORCED;
    }
    return count;
}

static void lines_take_what_fits(void **state) {
    struct bench *bench = *state;
    static const struct {
        const char *atoms;
        millipoints width;
        const char *lines; /* width of each, '-' a hyphen, '.' not to be justified */
    } cases[] = {
        {"b30 g5 b30 g5 b30", 100, "100."},
        {"b30 g5 b30 g5 b31", 100, "65 31."},
        {"b30 g5 b30 g5 b30", 64, "30 30 30."},
        {"b50 p0 b50 p0 b50", 100, "100 50."},
        {"b50 h4 b50 g5 b10", 100, "100 10."},
        {"b50 h4 b47 h4 b50", 100, "54- 97."},
        {"b50 h4 b46 h4 b50", 100, "100- 50."},
        {"b50 n g5 b50 g5 b20", 100, "55 75."},
        {"b30 n g5 b30 g5 b50", 100, "65 50."},
        {"b30 ! b30", 100, "30. 30."},
        {"b30 ! ! b30", 100, "30. 0. 30."},
        {"b120 g5 b30", 100, "120 30."},
        {"b30 g5 b120 g5 b30", 100, "30 120 30."},
        {"b60 b60 b60", 100, "60 60 60."},
        {"b30", 0, "30."},
        {"", 100, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct atom atoms[32];
        struct line *lines;
        struct buffer out = {0};
        size_t count = breaks_first_fit(bench->arena, atoms, read_atoms(cases[i].atoms, atoms), cases[i].width, 0, &lines);
        for (size_t j = 0; j < count; j++)
            buffer_format(&out, "%s%d%s%s", j ? " " : "", lines[j].width, lines[j].hyphen ? "-" : "",
                          lines[j].last ? "." : "");
        buffer_char(&out, '\0');
        assert_string_equal(out.data, cases[i].lines);
        buffer_free(&out);
    }
}

/* ---- paragraphs ---- */

static size_t line_count(const struct pages *pages, const struct element *element) {
    size_t count = 0;
    millipoints last = -1;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t j = 0; j < pages->items[i].piece_count; j++) {
            const struct piece *piece = &pages->items[i].pieces[j];
            if (piece->element != element || piece->y == last) continue;
            count++;
            last = piece->y;
        }
    return count;
}

/* The lines of a paragraph, as they can be copied: spaces at their ends are there, and nothing is lost. */
static void copied_text_is_the_text(void **state) {
    struct bench *bench = *state;
    static const char text[] =
        "Die Verlängerung des Rahmenvertrags entscheidet über zwei Drittel des Umsatzes, und der "
        "Einkauf wird seit Januar zentral geführt; ein zweites Gespräch folgt im Frühjahr.";
    add_paragraph(bench, NULL, text);
    bench_layout(bench);
    const struct element *element = find_piece(bench->pages, "Verlängerung", NULL)->element;
    struct buffer out = {0};
    const struct page *page = &bench->pages->items[0];
    for (size_t i = 0; i < page->piece_count; i++)
        if (page->pieces[i].element == element) buffer_append(&out, page->pieces[i].text);
    assert_text(buffer_str(&out), text);
    assert_true(line_count(bench->pages, element) >= 2);
    buffer_free(&out);
}

static void glyphs_are_as_wide_as_their_piece(void **state) {
    struct bench *bench = *state;
    bench->theme.justified = true;
    add_paragraph(bench, NULL, repeat(bench, "Zwei Drittel des Umsatzes hängen am Vertrag. ", 20));
    bench_layout(bench);
    const struct element *element = find_piece(bench->pages, "Drittel", NULL)->element;
    const struct page *page = &bench->pages->items[0];
    size_t full = 0;
    millipoints column = bench->theme.page_width - bench->theme.margin_left - bench->theme.margin_right;
    millipoints hang = bench->theme.text_size * 3 / 10; /* at both edges (hang.h) */
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *piece = &page->pieces[i];
        if (piece->element != element) continue;
        millipoints width = 0;
        size_t bytes = 0;
        for (size_t j = 0; j < piece->glyph_count; j++) {
            if (bytes < str_trim(piece->text).size) width += piece->glyphs[j].advance;
            bytes += piece->glyphs[j].text_size;
        }
        assert_int_equal(width, piece->width);
        assert_int_equal(bytes, piece->text.size);
        if (piece->width >= column && piece->width <= column + hang) full++;
    }
    assert_int_equal(full, line_count(bench->pages, element) - 1); /* justified, but for the last */
}

/* ---- unknown values ---- */

static struct inline_node *unknown(struct bench *bench) {
    struct inline_node *mark = inline_new(bench->arena, INLINE_UNKNOWN, (struct span){0});
    mark->text = STR("?");
    return mark;
}

/* The n-th badge of the first page; it is an artifact, and its sign comes right behind it. */
static const struct piece *badge_at(const struct bench *bench, size_t n) {
    const struct page *page = &bench->pages->items[0];
    for (size_t i = 0; i + 1 < page->piece_count; i++) {
        const struct piece *badge = &page->pieces[i];
        if (badge->kind != PIECE_OPERATION || badge->operation->fill != COLOUR_MUTED || n--) continue;
        assert_null(badge->element);
        assert_text(badge[1].text, "?");
        return badge;
    }
    fail_msg("there is no badge");
    return NULL;
}

static void unknown_values_stand_on_a_badge(void **state) {
    struct bench *bench = *state;
    struct inline_list list = {.first = some_text(bench, "Haltung "), .last = NULL};
    list.last = list.first;
    inline_append(&list, unknown(bench));
    inline_append(&list, unknown(bench)); /* two badges, not one */
    inline_append(&list, some_text(bench, ", dann mehr"));
    add_paragraph(bench, NULL, "")->inlines = list.first;
    bench_layout(bench);
    const struct piece *before = find_piece(bench->pages, "Haltung", NULL);
    const struct piece *behind = find_piece(bench->pages, "mehr", NULL);
    millipoints x = before->x + before->width;
    for (size_t i = 0; i < 2; i++) {
        const struct piece *badge = badge_at(bench, i), *sign = badge + 1;
        const struct operation *box = badge->operation;
        assert_int_equal(sign->y, before->y);
        assert_int_equal(sign->colour, COLOUR_PAPER);
        assert_ptr_equal(sign->element, before->element);
        assert_true(box->x >= x && box->x < sign->x && sign->x + sign->width < box->x + box->width);
        assert_int_equal(sign->x - box->x, box->x + box->width - sign->x - sign->width); /* in its middle */
        assert_true(box->y < sign->y - sign->size * 7 / 10); /* around a capital, no higher than the text */
        assert_true(box->y > sign->y - before->size);
        assert_true(box->y + box->height > sign->y);
        x = box->x + box->width;
    }
    assert_true(behind->x >= x && behind->x < x + POINT);
}

/* The lines of a paragraph stand where they stand without them. */
static void badges_do_not_change_the_leading(void **state) {
    struct bench *bench = *state;
    struct block *paragraph = add_paragraph(bench, NULL, "Erste Zeile");
    paragraph->inlines->next = inline_new(bench->arena, INLINE_BREAK, (struct span){0});
    paragraph->inlines->next->next = some_text(bench, "Zweite Zeile");
    bench_layout(bench);
    millipoints leading = find_piece(bench->pages, "Zweite", NULL)->y - find_piece(bench->pages, "Erste", NULL)->y;
    struct inline_node *mark = unknown(bench);
    mark->next = paragraph->inlines->next;
    paragraph->inlines->next = mark;
    bench_layout(bench);
    assert_int_equal(find_piece(bench->pages, "Zweite", NULL)->y - find_piece(bench->pages, "Erste", NULL)->y, leading);
}

/* In a column of numbers they stand in the middle of the room that numbers take, like other marks. */
static void badges_stand_between_numbers(void **state) {
    struct bench *bench = *state;
    struct table *table = add_table(bench, NULL, 2, 2);
    table->columns[1].align = ALIGN_DECIMAL;
    for (size_t i = 0; i < 4; i++) set_number(bench, table, i / 2, i % 2, "1.234.567,89", 9);
    table->rows[1].cells[1].blocks->inlines = unknown(bench);
    table->rows[1].cells[1].decimal_at = 0;
    bench_layout(bench);
    const struct piece *number = find_piece(bench->pages, "1.234.567,89", NULL) + 1;
    while (number->kind != PIECE_TEXT || !str_equal_c(number->text, "1.234.567,89")) number++;
    const struct operation *box = badge_at(bench, 0)->operation;
    millipoints off = 2 * box->x + box->width - 2 * number->x - number->width;
    assert_true(off > -POINT / 10 && off < POINT / 10);
}

static void unbreakable_things_stay_together(void **state) {
    struct bench *bench = *state;
    static const char *together[] = {"2027–2029", "60\u00A0%", "§\u00A05", "1.250.000,50\u00A0€"};
    for (size_t i = 0; i < sizeof together / sizeof *together; i++)
        for (size_t fill = 70; fill < 100; fill++) {
            bench->blocks = (struct block_list){0};
            struct str text = str_format(bench->arena, "%s%s und mehr", repeat(bench, "i ", fill), together[i]);
            add_paragraph(bench, NULL, str_terminated(bench->arena, text));
            bench_layout(bench);
            assert_int_equal(count_pieces(bench->pages, together[i]), 1);
        }
}

static void spaces_between_what_belongs_together_hold(void **state) {
    (void)state;
    static const struct {
        const char *text; /* the first space is asked about */
        bool holds;
    } cases[] = {
        {"5 %", true},      {"(52 m³/h)", true}, {"4,8 Mio. €", true}, {"10 Uhr.", true},   {"§ 5", true},
        {"z. B. so", true}, {"Nr. 7", true},     {"Dr. Weber", true},  {"5 Männer", false}, {"fünf %", false},
        {"am 5.", false},   {"§ fünf", false},   {"A. Der", false},    {"Ende. 5", false},  {"5 ", false},
        {" 5", false},      {"zahlt 5", false},  {"DIN 2403", true},   {"EN ISO", false},  {"Frau Lück", true},
        {"Version 3.2", true}, {"+49 421 12345", true}, {"(0421) 12345-67", true}, {"2026 40", false}, {"Frist 0421", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str text = str_of(cases[i].text);
        size_t space;
        assert_true(str_find(text, STR(" "), &space));
        if (bonds_hold(text, space, space + 1) != cases[i].holds) fail_msg("“%s”", cases[i].text);
    }
}

static void parts_of_short_words_hold(void **state) {
    (void)state;
    static const struct {
        const char *text; /* asked about at the bar */
        bool holds;
    } cases[] = {
        {"41 m³/|h,", true},        {"Dr.-|Ing. Sundermann", true}, {"E-|Mail-Verteiler-Pflegeaufwand", true},
        {"E-Mail-|Verteiler", false}, {"0421/|12345", true},        {"0421/123-|45", true},
        {"2027-|03-31", true},      {"und/|oder", true},            {"Kauf/|Verkaufspreise", false},
        {"24-|Stunden-Dienst", false}, {"Kunden-|KZ", true},        {"Kunden-|Nummern", false},
        {"https://a/b/c/d/e/f/g/h/i/|j/k/l", false}, {"a/|b/c/d/e/f/g/h/i/j/k/l/m/n/o", false}, {"S/|4HANA", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[64];
        size_t bar = strcspn(cases[i].text, "|");
        snprintf(text, sizeof text, "%.*s%s", (int)bar, cases[i].text, cases[i].text + bar + 1);
        if (bonds_join(str_of(text), bar) != cases[i].holds) fail_msg("“%s”", cases[i].text);
    }
}

static void a_heading_has_lines_of_like_lengths(void **state) {
    struct bench *bench = *state;
    add_section(bench, NULL, 1, "Ein Bericht über die Zusammenarbeit im vierten Quartal 2026");
    bench_layout(bench);
    millipoints widths[3] = {0};
    size_t lines = 0;
    const struct page *page = &bench->pages->items[0];
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *piece = &page->pieces[i];
        if (piece->element && piece->element->kind == ELEMENT_H1 && lines < 3) widths[lines++] = piece->width;
    }
    assert_int_equal(lines, 2);
    assert_true(widths[0] < 3 * widths[1] && widths[1] < 3 * widths[0]);
}

static void a_soft_hyphen_shows_only_at_a_line_end(void **state) {
    struct bench *bench = *state;
    add_paragraph(bench, NULL, repeat(bench, "Ver\u00ADlän\u00ADge\u00ADrung ", 60));
    bench_layout(bench);
    const struct page *page = &bench->pages->items[0];
    const struct element *element = find_piece(bench->pages, "Ver", NULL)->element;
    size_t hyphens = 0;
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct piece *piece = &page->pieces[i];
        if (piece->element != element) continue;
        for (size_t j = 0; j + 1 < piece->glyph_count; j++) assert_int_not_equal(piece->glyphs[j].text_size, 0);
        if (piece->glyphs[piece->glyph_count - 1].text_size == 0) hyphens++;
    }
    assert_true(hyphens > 0);
}

static void a_word_too_long_is_broken_with_a_warning(void **state) {
    struct bench *bench = *state;
    static const char *long_texts[] = {"Wort", "ä", "a\u0301", "x"};
    for (size_t i = 0; i < sizeof long_texts / sizeof *long_texts; i++) {
        bench->blocks = (struct block_list){0};
        bench->sink = diagnostics_new(bench->arena);
        add_paragraph(bench, NULL, repeat(bench, long_texts[i], 10000));
        bench_layout(bench);
        assert_int_equal(bench->sink.warnings, 1);
        assert_text(bench->sink.first->code, "G03");
        const struct page *page = &bench->pages->items[0];
        for (size_t j = 0; j < page->piece_count; j++)
            assert_true(page->pieces[j].x + page->pieces[j].width <= page->width - bench->theme.margin_right);
    }
}

static void links_have_a_place_on_each_line(void **state) {
    struct bench *bench = *state;
    struct block *section = add_section(bench, NULL, 1, "Ziele");
    struct block *paragraph = add_block(bench, section, BLOCK_PARAGRAPH);
    static const char *targets[] = {"https://example.org/", "#ziele", "#nirgends"};
    struct inline_list list = {0};
    for (size_t i = 0; i < 3; i++) {
        struct inline_node *link = inline_new(bench->arena, INLINE_LINK, (struct span){0});
        link->target = str_of(targets[i]);
        link->first = some_text(bench, repeat(bench, "ein Verweis ", i ? 1 : 12));
        inline_append(&list, link);
        inline_append(&list, some_text(bench, " und "));
    }
    paragraph->inlines = list.first;
    bench_layout(bench);
    const struct page *page = &bench->pages->items[0];
    assert_int_equal(page->link_count, 3); /* two lines of the first, one of the second */
    assert_text(page->links[0].target, "https://example.org/");
    assert_ptr_equal(page->links[0].element, page->links[1].element);
    assert_true(page->links[0].y < page->links[1].y);
    assert_int_equal(page->links[2].page, 0);
    assert_int_equal(page->links[2].to_y, bench->pages->outline[0].y);
    assert_int_equal(bench->sink.count, 0); /* who composes has looked for anchors */
}

static void missing_characters_are_named_once(void **state) {
    struct bench *bench = *state;
    add_paragraph(bench, NULL, "漢 und 漢 und 字");
    add_paragraph(bench, NULL, "noch einmal 漢");
    bench_layout(bench);
    assert_int_equal(bench->sink.warnings, 2);
    assert_true(str_find(in_english(bench->sink.first->message), STR("“漢” (U+6F22)"), NULL));
    assert_true(str_find(in_english(bench->sink.last->message), STR("“字” (U+5B57)"), NULL));
}

/* ---- hyphens ---- */

/* The text of an element as it is copied: what a hyphen was put into is whole. */
static struct str copied(struct bench *bench, const struct element *element, size_t *hyphens) {
    struct buffer out = {0};
    *hyphens = 0;
    for (size_t i = 0; i < bench->pages->count; i++)
        for (size_t j = 0; j < bench->pages->items[i].piece_count; j++) {
            const struct piece *piece = &bench->pages->items[i].pieces[j];
            if (piece->kind != PIECE_TEXT || piece->element != element) continue;
            *hyphens += piece->hyphenated;
            buffer_append(&out, piece->text);
        }
    struct str text = str_copy(bench->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

static const char compounds[] = "Die Wirtschaftlichkeitsberechnung der Wärmerückgewinnungsanlage überzeugte die "
                                "Geschäftsführung, das Instandhaltungsmanagement und die Lieferantenbewertung. ";

static void justified_text_gets_hyphens_that_are_no_text(void **state) {
    struct bench *bench = *state;
    bench->theme.justified = true;
    bench->theme.margin_right = bench->theme.page_width - bench->theme.margin_left - 240 * POINT;
    const char *text = repeat(bench, compounds, 6);
    add_paragraph(bench, NULL, text);
    bench_layout(bench);
    size_t hyphens;
    const struct element *element = find_piece(bench->pages, "Die", NULL)->element;
    assert_true(str_equal(str_trim(copied(bench, element, &hyphens)), str_trim(str_of(text))));
    assert_true(hyphens >= 4);
    assert_int_equal(bench->sink.warnings, 0);
}

static void headings_get_hyphens_only_when_they_must(void **state) {
    struct bench *bench = *state;
    size_t hyphens;
    add_section(bench, NULL, 1, "Instandhaltungsmanagement, Lieferantenbewertung und Wirtschaftlichkeitsberechnung");
    bench_layout(bench);
    copied(bench, find_piece(bench->pages, "Instand", NULL)->element, &hyphens);
    assert_int_equal(hyphens, 0);
    bench->theme.margin_right = bench->theme.page_width - bench->theme.margin_left - 160 * POINT;
    bench_layout(bench);
    copied(bench, find_piece(bench->pages, "Instand", NULL)->element, &hyphens);
    assert_true(hyphens > 0);
    assert_int_equal(bench->sink.warnings, 0);
}

/* From a column too narrow for three letters to one that holds the line: nothing sticks out, nothing is lost. */
static void columns_of_any_width_hold_their_text(void **state) {
    struct bench *bench = *state;
    bench->document.title = (struct str){0};
    for (millipoints width = 13 * POINT; width < 250 * POINT; width += 3700) {
        for (int justified = 0; justified < 2; justified++) {
            bench->blocks = (struct block_list){0};
            bench->theme.justified = justified;
            bench->theme.margin_right = bench->theme.page_width - bench->theme.margin_left - width;
            bench->sink = diagnostics_new(bench->arena);
            add_paragraph(bench, NULL, compounds);
            bench_layout(bench);
            size_t hyphens, pages = bench->pages->count;
            const struct element *element = find_piece(bench->pages, "D", NULL)->element;
            for (size_t i = 0; i < pages; i++)
                for (size_t j = 0; j < bench->pages->items[i].piece_count; j++) {
                    const struct piece *piece = &bench->pages->items[i].pieces[j];
                    if (piece->element && piece->element->kind == ELEMENT_P)
                        if (piece->x + piece->width >
                            bench->theme.margin_left + width + justified * bench->theme.text_size * 3 / 20 + POINT / 100)
                            fail_msg("%d: “%.*s” %d", width, STR_ARG(piece->text),
                                     piece->x + piece->width - bench->theme.margin_left);
                    if (piece->element && piece->element->kind == ELEMENT_P) element = piece->element;
                }
            assert_true(str_equal(str_trim(copied(bench, element, &hyphens)), str_trim(str_of(compounds))));
            if (width > 60 * POINT) assert_int_equal(bench->sink.warnings, 0);
            if (width < 20 * POINT) assert_text(bench->sink.first->code, "G03");
        }
    }
}

static void table_cells_break_compounds(void **state) {
    struct bench *bench = *state;
    struct table *table = add_table(bench, NULL, 8, 3);
    for (size_t i = 0; i < 24; i++) set_cell(bench, table, i / 8, i % 8, "Wirtschaftlichkeitsberechnung");
    bench_layout(bench);
    size_t hyphens = 0;
    const struct page *page = &bench->pages->items[0];
    for (size_t i = 0; i < page->piece_count; i++) {
        hyphens += page->pieces[i].hyphenated;
        assert_true(page->pieces[i].x + page->pieces[i].width <= page->width - bench->theme.margin_right);
    }
    assert_true(hyphens >= 24);
    assert_int_equal(bench->sink.warnings, 0);
}

static void long_paragraphs_end(void **state) {
    struct bench *bench = *state;
    add_paragraph(bench, NULL, repeat(bench, "Wirtschaftlichkeit", 10000)); /* one word */
    add_paragraph(bench, NULL, repeat(bench, compounds, 6000));
    add_paragraph(bench, NULL, repeat(bench, "\u200B", 100000)); /* breaks without width */
    add_paragraph(bench, NULL, repeat(bench, "漢字", 10000));
    bench->theme.justified = true;
    bench_layout(bench);
    assert_true(bench->pages->count > 100);
}

static void text_from_right_to_left_is_warned_of_once(void **state) {
    struct bench *bench = *state;
    add_paragraph(bench, NULL, "Der Kunde heißt שלום und مرحبا.");
    add_paragraph(bench, NULL, "Noch einmal: שלום");
    bench_layout(bench);
    assert_int_equal(bench->sink.warnings, 1);
    assert_text(bench->sink.first->code, "G06");
    assert_int_equal(count_pieces(bench->pages, "שלום"), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_take_what_fits, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(copied_text_is_the_text, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(glyphs_are_as_wide_as_their_piece, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(unknown_values_stand_on_a_badge, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(badges_do_not_change_the_leading, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(badges_stand_between_numbers, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(unbreakable_things_stay_together, bench_open, bench_close),
        cmocka_unit_test(spaces_between_what_belongs_together_hold),
        cmocka_unit_test(parts_of_short_words_hold),
        cmocka_unit_test_setup_teardown(a_heading_has_lines_of_like_lengths, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_soft_hyphen_shows_only_at_a_line_end, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(a_word_too_long_is_broken_with_a_warning, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(links_have_a_place_on_each_line, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(missing_characters_are_named_once, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(justified_text_gets_hyphens_that_are_no_text, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(headings_get_hyphens_only_when_they_must, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(columns_of_any_width_hold_their_text, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(table_cells_break_compounds, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(long_paragraphs_end, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(text_from_right_to_left_is_warned_of_once, bench_open, bench_close),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
