/* Footnotes, from Markdown to numbers, HTML and the feet of pages. */
#include "layout_fixture.h"

#include "read/markdown.h"
#include "write/write.h"

/* ---- reading ---- */

static struct source source;

static struct block *read_notes(struct bench *bench, const char *text) {
    source = (struct source){.path = STR("f.md"), .text = str_of(text)};
    bench->sink = diagnostics_new(bench->arena);
    return markdown_read(bench->arena, &bench->sink, str_of(text), (struct span){&source, 1, 1, 0});
}

static struct document *document_of(struct bench *bench, const char *text) {
    bench->document.blocks = read_notes(bench, text);
    bench->document.notes = NULL;
    bench->document.note_count = 0;
    document_anchors(&bench->document);
    document_notes(&bench->document);
    return &bench->document;
}

static void notes_are_read_with_their_text(void **state) {
    static const struct {
        const char *text, *inlines;
    } rows[] = {
        {"A[^x].\n\n[^x]: Why", "paragraph \"A\" note 1(\"Why\") \".\"\n"},
        {"A[^x] B[^y] C[^x]\n\n[^y]: two\n[^x]: *one*",
         "paragraph \"A\" note 1(emphasis(\"one\")) \" B\" note 2(\"two\") \" C\" note 1(emphasis(\"one\"))\n"},
        {"A[^x]\n\n[^x]: one\n\n    two", "paragraph \"A\" note 1(\"one\" break \"two\")\n"},
        {"*A[^x]*\n\n[^x]: one", "paragraph emphasis(\"A\" note 1(\"one\"))\n"},
        {"A[^x]\n\n[^x]: [to](#a)", "paragraph \"A\" note 1(link(\"to\" to \"#a\"))\n"},
        {"A\\[^x]", "paragraph \"A[^x]\"\n"},
        {"`[^x]`", "paragraph code(\"[^x]\")\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench *bench = *state;
        struct buffer out = {0};
        dump_document(&out, document_of(bench, rows[i].text));
        assert_int_equal(bench->sink.count, 0);
        if (!str_find(buffer_str(&out), str_of(rows[i].inlines), NULL))
            fail_msg("%s gives %.*s", rows[i].text, STR_ARG(buffer_str(&out)));
        buffer_free(&out);
    }
}

static void lost_notes_are_reported(void **state) {
    static const struct {
        const char *text, *message;
        uint32_t line;
    } rows[] = {
        {"A[^x]", "the footnote “[^x]” has no text", 1},
        {"A\n\n[^x]: lost", "nothing refers to this footnote", 3},
        {"A[^x]\n\n[^x]: one\n[^x]: two", "nothing refers to this footnote", 4},
        {"A[^x]\n\n[^x]: one[^y]\n[^y]: two", "no footnote can stand in", 3},
        {"[A[^x]](https://a.example)\n\n[^x]: one", "no footnote can stand in", 1},
        {"| A[^x] |\n|---|\n| b |\n\n[^x]: one", "no footnote can stand in", 1},
        {"A[^x]\n\n[^x]: one\n\n    - two", "a footnote is made of paragraphs only", 5},
        {"A[^x]\n\n::: internal\n\n[^x]: secret\n\n:::\n", "this footnote's text stands inside “::: internal”", 5},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench *bench = *state;
        document_of(bench, rows[i].text);
        assert_int_equal(bench->sink.count, 1);
        assert_int_equal(bench->sink.first->span.line, rows[i].line);
        if (!str_starts(in_english(bench->sink.first->message), str_of(rows[i].message)))
            fail_msg("%s: %.*s", rows[i].text, STR_ARG(in_english(bench->sink.first->message)));
    }
}

/* What is written for internal readers never stands under a text for others. */
static void a_note_stays_in_its_division(void **state) {
    struct bench *bench = *state;
    struct document *document = document_of(bench, "A[^x]\n\n::: internal\n\nB[^x]\n\n[^x]: secret\n\n:::\n");
    assert_int_equal(bench->sink.errors, 1);
    assert_int_equal(document->blocks->kind, BLOCK_PARAGRAPH);
    assert_null(document->blocks->inlines->next);
    document = document_of(bench, "::: internal\n\nB[^x]\n\n:::\n\n[^x]: from outside");
    assert_int_equal(bench->sink.count, 0);
    assert_int_equal(document->note_count, 1);
}

static void too_many_references_are_refused(void **state) {
    struct bench *bench = *state;
    struct str few = str_join(bench->arena, str_of(repeat(bench, "A[^x] ", 50)), STR("\n\n[^x]: one"));
    document_of(bench, str_terminated(bench->arena, few));
    assert_int_equal(bench->sink.count, 0);
    struct str many = str_join(bench->arena, str_of(repeat(bench, "A[^x] ", 51)), STR("\n\n[^x]: one"));
    document_of(bench, str_terminated(bench->arena, many));
    assert_int_equal(bench->sink.errors, 1);
    assert_true(str_equal(bench->sink.first->code, code_name(CODE_M04)));
}

/* ---- HTML ---- */

static void notes_are_listed_with_links_back(void **state) {
    struct bench *bench = *state;
    struct document *document = document_of(bench, "A[^x] B[^x]\n\n[^x]: Why");
    struct buffer out = {0};
    html_write(&out, document, &(struct html_page){.theme = &bench->theme, .shell = STR("{{body}}")});
    assert_text(buffer_str(&out), "<p>A<sup><a id=\"note_1_text\" href=\"#note_1\" role=\"doc-noteref\">1</a></sup> "
                                  "B<sup><a href=\"#note_1\" role=\"doc-noteref\">1</a></sup></p>\n"
                                  "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Fußnoten\">\n<ol>\n"
                                  "<li id=\"note_1\">Why <a href=\"#note_1_text\" role=\"doc-backlink\" "
                                  "aria-label=\"Zurück zum Text\">↩</a></li>\n</ol>\n</section>");
    buffer_free(&out);
}

/* ---- pages ---- */

static const char sentence[] =
    "Der Einkauf wird seit Januar zentral von Frau Pfeiffer geführt, die Lieferanten prüft. ";

/* A paragraph “Anker 7” with a footnote of so many sentences, “Note 7 …”. */
static void add_noted(struct bench *bench, struct block *parent, int number, size_t sentences) {
    struct block *block = add_block(bench, parent, BLOCK_PARAGRAPH);
    struct str text = str_format(bench->arena, "Anker%d Wort", number);
    block->inlines = inline_text(bench->arena, text, (struct span){0});
    struct inline_node *note = block->inlines->next = inline_new(bench->arena, INLINE_NOTE, (struct span){0});
    text = str_format(bench->arena, "Note%d beginnt. %s Ende%d", number, repeat(bench, sentence, sentences), number);
    note->first = inline_text(bench->arena, text, (struct span){0});
}

static void lay_out(struct bench *bench) {
    bench->document.blocks = bench->blocks.first;
    bench->document.notes = NULL;
    bench->document.note_count = 0;
    document_notes(&bench->document);
    bench_layout(bench);
}

static const struct piece *find_number(const struct bench *bench, const char *name, int number, size_t *page) {
    return find_piece(bench->pages, str_terminated(bench->arena, str_format(bench->arena, "%s%d ", name, number)),
                      page);
}

static bool in_note(const struct piece *piece) {
    const struct element *element = piece->element;
    while (element && element->kind != ELEMENT_NOTE) element = element->parent;
    return element;
}

/* On every page all lines of the text stand above all lines of notes, and these above the margin. */
static void check_pages(const struct bench *bench) {
    millipoints bottom = bench->theme.page_height - bench->theme.margin_bottom;
    for (size_t i = 0; i < bench->pages->count; i++) {
        const struct page *page = &bench->pages->items[i];
        millipoints text = 0, notes = bottom;
        for (size_t j = 0; j < page->piece_count; j++) {
            const struct piece *piece = &page->pieces[j];
            if (piece->kind != PIECE_TEXT || !piece->element) continue;
            if (in_note(piece) && piece->y - piece->size < notes) notes = piece->y - piece->size;
            if (!in_note(piece) && piece->y > text) text = piece->y;
            assert_true(piece->y <= bottom);
        }
        assert_true(text < notes);
    }
}

static void a_note_stands_on_the_page_of_its_reference(void **state) {
    struct bench *bench = *state;
    for (int before = 20; before < 45; before++) {
        bench->blocks = (struct block_list){0};
        for (int i = 0; i < before; i++) add_paragraph(bench, NULL, "Zeile");
        add_noted(bench, NULL, 1, 1);
        add_noted(bench, NULL, 2, 1);
        lay_out(bench);
        for (int number = 1; number <= 2; number++) {
            size_t text, note;
            find_number(bench, "Anker", number, &text);
            const struct piece *piece = find_number(bench, "Note", number, &note);
            assert_int_equal(text, note);
            assert_true(in_note(piece));
        }
        check_pages(bench);
    }
}

/* Also when the foot of the page has room for the note only, not for the rule above it. */
static void a_note_has_room_for_its_rule(void **state) {
    struct bench *bench = *state;
    for (millipoints height = 400 * POINT; height < 440 * POINT; height += POINT) {
        bench->theme.page_height = height;
        bench->blocks = (struct block_list){0};
        for (int i = 0; i < 8; i++) add_paragraph(bench, NULL, "Zeile");
        add_noted(bench, NULL, 1, 1);
        lay_out(bench);
        size_t text, note;
        find_number(bench, "Anker", 1, &text);
        find_number(bench, "Note", 1, &note);
        assert_int_equal(text, note);
        check_pages(bench);
    }
}

static void a_long_note_flows_on(void **state) {
    struct bench *bench = *state;
    for (int i = 0; i < 20; i++) add_paragraph(bench, NULL, repeat(bench, "Text. ", 30));
    add_noted(bench, NULL, 1, 120);
    for (int i = 0; i < 60; i++) add_paragraph(bench, NULL, "Danach");
    lay_out(bench);
    size_t begins, ends, text;
    find_number(bench, "Anker", 1, &text);
    find_number(bench, "Note", 1, &begins);
    find_piece(bench->pages, "Ende1", &ends);
    assert_int_equal(begins, text);
    assert_true(ends > begins);
    assert_int_equal(count_pieces(bench->pages, "Danach"), 60);
    check_pages(bench);
}

/* A note longer than all of the text ends on pages of its own. */
static void a_note_may_be_longer_than_the_text(void **state) {
    struct bench *bench = *state;
    add_noted(bench, NULL, 1, 400);
    lay_out(bench);
    size_t ends;
    find_piece(bench->pages, "Ende1", &ends);
    assert_int_equal(ends, bench->pages->count - 1);
    check_pages(bench);
}

static void many_notes_keep_their_order(void **state) {
    struct bench *bench = *state;
    enum { MANY = 150 };
    for (int i = 1; i <= MANY; i++) add_noted(bench, NULL, i, (size_t)(i * 7 % 5));
    lay_out(bench);
    size_t last = 0;
    for (int i = 1; i <= MANY; i++) {
        size_t text, note;
        find_number(bench, "Anker", i, &text);
        find_number(bench, "Note", i, &note);
        assert_true(note >= last && note >= text && note <= text + 1);
        last = note;
    }
    check_pages(bench);
}

static void notes_of_cells_stand_at_the_foot_of_the_page(void **state) {
    struct bench *bench = *state;
    struct table *table = add_table(bench, NULL, 2, 30);
    for (size_t i = 0; i < 30; i++) {
        struct block *cell = block_new(bench->arena, BLOCK_QUOTE, (struct span){0});
        add_noted(bench, cell, (int)i + 1, i % 3);
        table->rows[i].cells[i % 2].blocks = cell->first;
        set_cell(bench, table, i, 1 - i % 2, repeat(bench, sentence, 2));
    }
    lay_out(bench);
    for (int i = 1; i <= 30; i++) {
        size_t text, note;
        find_number(bench, "Anker", i, &text);
        find_number(bench, "Note", i, &note);
        assert_int_equal(note, text);
    }
    check_pages(bench);
}

static void a_note_is_an_element_with_a_reference(void **state) {
    struct bench *bench = *state;
    add_noted(bench, NULL, 1, 0);
    lay_out(bench);
    const struct piece *text = find_piece(bench->pages, "Anker1", NULL),
                       *note = find_piece(bench->pages, "Note1", NULL);
    const struct element *paragraph = text->element;
    assert_int_equal(paragraph->first->kind, ELEMENT_REFERENCE);
    assert_ptr_equal(paragraph->next, note->element->parent);
    assert_int_equal(paragraph->next->kind, ELEMENT_NOTE);
    assert_int_equal(paragraph->next->first->kind, ELEMENT_LBL);
}

int main(void) {
#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
        WITH_BENCH(notes_are_read_with_their_text),
        WITH_BENCH(lost_notes_are_reported),
        WITH_BENCH(a_note_stays_in_its_division),
        WITH_BENCH(too_many_references_are_refused),
        WITH_BENCH(notes_are_listed_with_links_back),
        WITH_BENCH(a_note_stands_on_the_page_of_its_reference),
        WITH_BENCH(a_note_has_room_for_its_rule),
        WITH_BENCH(a_long_note_flows_on),
        WITH_BENCH(a_note_may_be_longer_than_the_text),
        WITH_BENCH(many_notes_keep_their_order),
        WITH_BENCH(notes_of_cells_stand_at_the_foot_of_the_page),
        WITH_BENCH(a_note_is_an_element_with_a_reference),
    };
    return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
