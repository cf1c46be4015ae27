/* Document trees: building, copying, plain text, words, anchors, links and what document_check refuses. */
#include "tree/document.h"

#include "check.h"
#include "drawing_by_hand.h"
#include "tree/drawing.h"
#include "words_of_ours.h"

static const struct span nowhere;

static struct inline_node *text(struct arena *arena, const char *words) {
    return inline_text(arena, str_of(words), nowhere);
}

static struct inline_node *wrapped(struct arena *arena, enum inline_kind kind, struct inline_node *first) {
    struct inline_node *node = inline_new(arena, kind, nowhere);
    node->first = first;
    return node;
}

static struct block *section(struct arena *arena, int level, const char *heading) {
    struct block *block = block_new(arena, BLOCK_SECTION, nowhere);
    block->level = level;
    block->inlines = text(arena, heading);
    return block;
}

static const struct document_words *words_of(struct arena *arena, const struct language *language) {
    return document_words(arena, words_of_ours(language));
}

static struct document *document_of(struct arena *arena, struct block *blocks) {
    struct document *document = NEW(arena, struct document);
    *document =
        (struct document){.arena = arena, .title = STR("Plan"), .words = document_words(arena, NULL), .blocks = blocks};
    return document;
}

static void test_append_follows_chains(void **state) {
    struct block *a = block_new(*state, BLOCK_RULE, nowhere), *b = block_new(*state, BLOCK_RULE, nowhere),
                 *c = block_new(*state, BLOCK_RULE, nowhere);
    a->next = b;
    struct block_list list = {0};
    block_append(&list, NULL);
    assert_null(list.first);
    block_append(&list, a);
    assert_ptr_equal(list.last, b);
    block_append(&list, c);
    assert_ptr_equal(list.first, a);
    assert_ptr_equal(b->next, c);
    assert_ptr_equal(list.last, c);
}

static struct inline_node *mixed(struct arena *arena) {
    struct inline_list list = {0};
    inline_append(&list, text(arena, "In"));
    inline_append(&list, inline_new(arena, INLINE_SPACE, nowhere));
    inline_append(&list, wrapped(arena, INLINE_STRONG, wrapped(arena, INLINE_EMPHASIS, text(arena, "2026"))));
    inline_append(&list, inline_new(arena, INLINE_BREAK, nowhere));
    struct inline_node *code = inline_new(arena, INLINE_CODE, nowhere);
    code->text = STR("GX");
    inline_append(&list, code);
    inline_append(&list, wrapped(arena, INLINE_IMAGE, text(arena, " a picture")));
    return list.first;
}

static struct inline_node *unknown(struct arena *arena, const char *sign) {
    struct inline_node *node = inline_new(arena, INLINE_UNKNOWN, nowhere);
    node->text = str_of(sign);
    return node;
}

static void test_plain_text(void **state) {
    CHECK_STR(inline_plain(*state, mixed(*state)), "In 2026 GX a picture");
    CHECK_STR(inline_plain(*state, wrapped(*state, INLINE_STRONG, unknown(*state, "?"))), "?");
    CHECK_STR(inline_plain(*state, NULL), "");
}

static void test_copies_share_no_node(void **state) {
    struct inline_node *original = mixed(*state), *copy = inline_copy(*state, original);
    const struct inline_node *strong = original->next->next;
    strong->first->first->text = STR("1999");
    original->next = NULL;
    CHECK_STR(inline_plain(*state, copy), "In 2026 GX a picture");
    assert_null(inline_copy(*state, NULL));
}

static void test_words(void **state) {
    CHECK_STR(document_page_of(*state, words_of(*state, LANGUAGE_EN), 3, 12), "Page 3 of 12");
    CHECK_STR(document_page_of(*state, words_of(*state, LANGUAGE_DE), 3, 12), "Seite 3 von 12");
    EACH_LANGUAGE (languages_of_ours(), language) {
        const struct document_words *words = words_of(*state, language);
        const struct str all[] = {words->contents, words->continued, words->data,  words->done,
                                  words->open,     words->skip,      words->notes, words->unknown};
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) assert_false(str_empty(all[i]));
    }
}

static void test_anchor_texts(void **state) {
    static const struct {
        const char *heading, *anchor;
    } rows[] = {
        {"Revenue", "revenue"},
        {"Umsatz & Lieferanteil", "umsatz-lieferanteil"},
        {"Nächste Überprüfung", "naechste-ueberpruefung"},
        {"  2027: the plan!  ", "2027-the-plan"},
        {"Maßnahmen_offen - alle", "massnahmen-offen-alle"},
        {"漢字", "section"},
        {"", "section"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].heading, anchor_of(*state, str_of(rows[i].heading)), rows[i].anchor);
}

/* "Notes" twice gives "notes" and "notes-2", also where a heading "Notes 2" has taken that already. */
/* As github.com makes them. */
static void test_slugs(void **state) {
    static const struct {
        const char *heading, *slug;
    } rows[] = {
        {"Größe und Maß", "größe-und-maß"},
        {"Ziele & Maßnahmen", "ziele--maßnahmen"},
        {"2026: Plan / Ist", "2026-plan--ist"},
        {"  Q&A (neu)  ", "qa-neu"},
        {"E-Mail_Liste", "e-mail_liste"},
        {"ÄRGER – ÜBERALL", "ärger--überall"},
        {"…", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_STR_OF(rows[i].heading, text_slug(*state, str_of(rows[i].heading)), rows[i].slug);
}

static void test_anchors_are_unique(void **state) {
    static const char *const headings[] = {"Notes", "Notes 2", "Notes", "Notes", "Notes 2"};
    static const char *const anchors[] = {"notes", "notes-2", "notes-3", "notes-4", "notes-2-2"};
    struct block_list list = {0};
    struct block *sections[5];
    for (size_t i = 0; i < 5; i++) block_append(&list, sections[i] = section(*state, 1, headings[i]));
    sections[1]->first = section(*state, 2, "Notes 2");
    document_anchors(document_of(*state, list.first));
    for (size_t i = 0; i < 4; i++) CHECK_STR_OF(headings[i], sections[i]->anchor, anchors[i]);
    CHECK_STR(sections[1]->first->anchor, "notes-2-2");
    CHECK_STR(sections[4]->anchor, "notes-2-3");
}

static void test_chapters_are_numbered(void **state) {
    struct block *one = section(*state, 1, "One"), *two = section(*state, 1, "Two"), *inside = section(*state, 2, "In");
    one->next = two;
    two->first = inside;
    inside->first = section(*state, 3, "Deep");
    struct document *document = document_of(*state, one);
    document_anchors(document);
    document_number(document);
    CHECK_STR(inline_plain(*state, two->inlines), "2\u2002Two");
    CHECK_STR(inline_plain(*state, inside->inlines), "2.1\u2002In");
    CHECK_STR(inline_plain(*state, inside->first->inlines), "Deep");
    CHECK_STR(two->anchor, "two");
    assert_true(one->break_before && two->break_before && !inside->break_before);
}

static void test_many_equal_headings(void **state) {
    enum { MANY = 50000 };
    struct block_list list = {0};
    for (int i = 0; i < MANY; i++) block_append(&list, section(*state, 1, "Same"));
    document_anchors(document_of(*state, list.first));
    CHECK_STR(list.first->anchor, "same");
    CHECK_STR(list.last->anchor, "same-50000");
}

static void test_links(void **state) {
    (void)state;
    static const struct {
        const char *target;
        bool allowed;
    } rows[] = {
        {"https://example.org/", true},
        {"HTTP://example.org", true},
        {"mailto:a@example.org", true},
        {"tel:+49351", true},
        {"#risks", true},
        {"", false},
        {"#", false},
        {"mailto:", false},
        {"javascript:alert(1)", false},
        {" https://example.org", false},
        {"//example.org", false},
        {"data:text/html,x", false},
        {"plan.md", true},
        {"../a:b", true},
        {"plan:md", false},
        {"java\tscript:x", false},
        {"file:///etc/passwd", false},
        {"https:evil", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (link_allowed(str_of(rows[i].target)) != rows[i].allowed) fail_msg("“%s”", rows[i].target);
}

/* document_check: each of these is one mistake of ours. */

static struct block *with_child(struct block *parent, struct block *child) {
    parent->first = child;
    return parent;
}

static struct block *anchored(struct block *block) {
    block->anchor = STR("here");
    return block;
}

static struct block *with_link(struct arena *arena, const char *target) {
    struct inline_node *link = wrapped(arena, INLINE_LINK, text(arena, "x"));
    link->target = str_of(target);
    return block_paragraph(arena, link, nowhere);
}

static struct block *table_without_cells(struct arena *arena) {
    struct block *block = block_new(arena, BLOCK_TABLE, nowhere);
    block->table = NEW(arena, struct table);
    block->table->columns = NEW_ARRAY(arena, struct column, 1);
    block->table->rows = NEW_ARRAY(arena, struct row, 1);
    block->table->column_count = block->table->row_count = 1;
    return block;
}

static struct block *silent_figure(struct arena *arena) {
    struct block *block = block_new(arena, BLOCK_FIGURE, nowhere);
    block->figure = NEW(arena, struct figure);
    block->figure->drawing = drawing_new(arena, POINT, POINT);
    return block;
}

static void check_fault(struct arena *arena, struct block *blocks, const char *expected) {
    const char *fault = document_check(document_of(arena, blocks));
    if (!expected) assert_null(fault);
    else CHECK_STR(str_of(fault), expected);
}

static void test_check(void **state) {
    struct arena *arena = *state;
    struct block *sound = anchored(section(arena, 1, "One"));
    check_fault(arena, NULL, NULL);
    check_fault(arena, with_child(sound, anchored(section(arena, 2, "Two"))), NULL);
    check_fault(arena, section(arena, 1, "One"), "a section without an anchor");
    check_fault(arena, block_paragraph(arena, unknown(arena, "?"), nowhere), NULL);
    check_fault(arena, block_paragraph(arena, unknown(arena, ""), nowhere), "an unknown value without its sign");
    check_fault(arena, anchored(section(arena, 2, "Two")), "a section of a wrong level");
    check_fault(arena, with_child(block_new(arena, BLOCK_QUOTE, nowhere), anchored(section(arena, 1, "One"))),
                "a section inside another block");
    check_fault(arena, with_child(block_new(arena, BLOCK_LIST, nowhere), block_new(arena, BLOCK_RULE, nowhere)),
                "a block where it does not belong");
    check_fault(arena, block_new(arena, BLOCK_TILE, nowhere), "a block where it does not belong");
    check_fault(arena, block_new(arena, BLOCK_DIVISION, nowhere), "a ::: block that was not resolved");
    check_fault(arena, block_new(arena, BLOCK_TABLE, nowhere), "a table block without a table");
    check_fault(arena, table_without_cells(arena), "a row without cells");
    check_fault(arena, silent_figure(arena), "a figure without an alternative text");
    check_fault(arena, block_new(arena, BLOCK_IMAGE, nowhere), "an image that was not loaded");
    check_fault(arena, with_link(arena, "https://example.org"), NULL);
    check_fault(arena, with_link(arena, "javascript:x"), "a link to a place that is not allowed");
}

static void test_drawing_grows(void **state) {
    struct drawing *drawing = drawing_new(*state, 100 * POINT, 50 * POINT);
    for (int i = 0; i < 100; i++) drawing_rectangle(drawing, i, 0, 1, 1, COLOUR_INK);
    drawing_line(drawing, 1, 2, 3, 4, COLOUR_RULE, 500);
    assert_int_equal(drawing->count, 101);
    assert_int_equal(drawing->operations[99].x, 99);
    const struct operation *line = &drawing->operations[100];
    assert_int_equal(line->points[1].y, 4);
    assert_int_equal(line->fill, COLOUR_NONE);
    CHECK_STR(colour_name(COLOUR_SERIES_6), "series_6");
}

/* ---- a figure read aloud ---- */

static struct block *words_in(struct arena *arena, const char *text) {
    return block_paragraph(arena, inline_text(arena, str_of(text), (struct span){0}), (struct span){0});
}

static void test_spoken_figure(void **state) {
    static const char *const cells[3][3] = {{"2025", "5", "6"}, {"2026", "–", "7"}, {"2027", "?", ""}};
    static const char *const headings[] = {"Year", "Plan", "Actual"};
    struct arena *arena = *state;
    struct table table = {.column_count = 3, .row_count = 3};
    table.columns = NEW_ARRAY(arena, struct column, 3);
    table.rows = NEW_ARRAY(arena, struct row, 3);
    for (int r = 0; r < 3; r++) {
        table.rows[r].cells = NEW_ARRAY(arena, struct cell, 3);
        table.columns[r].heading = inline_text(arena, str_of(headings[r]), (struct span){0});
        for (int c = 0; c < 3; c++) table.rows[r].cells[c].blocks = words_in(arena, cells[r][c]);
    }
    struct figure figure = {.alternative = STR("It grows."), .data = &table};
    CHECK_STR(figure_spoken(arena, &figure, document_words(arena, NULL)),
              "It grows. Data: 2025: Plan 5, Actual 6. 2026: Actual 7. 2027: Plan ?.");
    table.row_count = 0;
    CHECK_STR(figure_spoken(arena, &figure, document_words(arena, NULL)), "It grows.");
    figure.data = NULL;
    CHECK_STR(figure_spoken(arena, &figure, document_words(arena, NULL)), "It grows.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(test_append_follows_chains),
        CHECK_ARENA(test_plain_text),
        CHECK_ARENA(test_copies_share_no_node),
        CHECK_ARENA(test_words),
        CHECK_ARENA(test_anchor_texts),
        CHECK_ARENA(test_slugs),
        CHECK_ARENA(test_anchors_are_unique),
        CHECK_ARENA(test_chapters_are_numbered),
        CHECK_ARENA(test_many_equal_headings),
        CHECK_ARENA(test_links),
        CHECK_ARENA(test_check),
        CHECK_ARENA(test_drawing_grows),
        CHECK_ARENA(test_spoken_figure),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
