/* The structure tree that the PDF writer makes, and when it claims that a document is accessible. */
#include "pdf_fixture.h"

/* ---- structure ---- */

static void the_structure_follows_the_reading_order(void **state) {
    struct sheet *sheet = *state;
    struct element *root = sheet->pages.root, *heading = element(sheet, root, ELEMENT_H1),
                   *body = element(sheet, root, ELEMENT_P);
    struct element *link = element(sheet, body, ELEMENT_LINK);
    link->alternative = STR("Verweis");
    add_text(sheet, NULL, regular(sheet), 50 * POINT, 20 * POINT, "Kopfzeile");
    add_text(sheet, heading, regular(sheet), 50 * POINT, 50 * POINT, "Titel");
    add_text(sheet, body, regular(sheet), 50 * POINT, 80 * POINT, "vor ");
    add_text(sheet, link, regular(sheet), 70 * POINT, 80 * POINT, "Link ");
    add_text(sheet, body, regular(sheet), 100 * POINT, 80 * POINT, "nach");
    add_page(sheet);
    add_text(sheet, body, regular(sheet), 50 * POINT, 50 * POINT, "weiter");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_says(
        sheet, "pdfinfo -struct-text %s",
        "Document\n  H1 (block)\n    \"Titel \"\n  P (block)\n    \"vor \"\n    Link (inline)\n      \"Link \"\n "
        "   \"nach\"\n    \"weiter\"");
    struct str told = ask(sheet, "pdfinfo -struct-text %s");
    assert_false(str_find(told, STR("Kopfzeile"), NULL));
}

static void tables_and_figures_carry_their_attributes(void **state) {
    struct sheet *sheet = *state;
    struct element *table = element(sheet, sheet->pages.root, ELEMENT_TABLE), *row = element(sheet, table, ELEMENT_TR);
    struct element *column_head = element(sheet, row, ELEMENT_TH), *row_head = element(sheet, row, ELEMENT_TH);
    row_head->row_scope = true;
    column_head->column_span = 2;
    add_text(sheet, column_head, regular(sheet), 50 * POINT, 50 * POINT, "Jahr");
    add_text(sheet, row_head, regular(sheet), 90 * POINT, 50 * POINT, "2027");
    struct element *figure = element(sheet, sheet->pages.root, ELEMENT_FIGURE);
    figure->alternative = STR("Säulen 🙂");
    struct piece *piece = add_piece(sheet, figure, PIECE_OPERATION);
    *piece->operation = (struct operation){.kind = OPERATION_RECTANGLE,
                                           .x = 50 * POINT,
                                           .y = 100 * POINT,
                                           .width = 30 * POINT,
                                           .height = 40 * POINT,
                                           .fill = COLOUR_SERIES_1};
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_plain(sheet, "/ColSpan 2\n    /O /Table\n    /Scope /Column\n");
    check_plain(sheet, "/Scope /Row");
    check_plain(sheet, "/Alt <feff005300e40075006c0065006e0020d83dde42>");
    check_plain(sheet, "50\n      701.89\n      80\n      741.89\n");
}

static void long_lists_of_children_are_split(void **state) {
    struct sheet *sheet = *state;
    enum { CHILDREN = 20000 };
    for (size_t i = 0; i < CHILDREN; i++) {
        if (i % 1000 == 999) add_page(sheet);
        struct piece *piece = add_piece(sheet, element(sheet, sheet->pages.root, ELEMENT_P), PIECE_OPERATION);
        *piece->operation =
            (struct operation){.kind = OPERATION_RECTANGLE, .width = POINT, .height = POINT, .fill = COLOUR_RULE};
    }
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    struct str plain = ask(sheet, "qpdf --qdf --object-streams=disable %s - | grep -a '/S /'");
    assert_int_equal(occurrences(plain, "/S /NonStruct"), 3);
    assert_int_equal(occurrences(plain, "/S /P\n"), CHILDREN);
}

/* A paragraph alone in a cell says nothing, an element without content less; a cell without content keeps its place. */
static void the_tree_holds_what_says_something(void **state) {
    struct sheet *sheet = *state;
    struct element *table = element(sheet, sheet->pages.root, ELEMENT_TABLE), *row = element(sheet, table, ELEMENT_TR);
    struct element *full = element(sheet, element(sheet, row, ELEMENT_TD), ELEMENT_P);
    element(sheet, element(sheet, row, ELEMENT_TD), ELEMENT_P);
    struct element *two = element(sheet, row, ELEMENT_TD), *first = element(sheet, two, ELEMENT_P);
    struct element *second = element(sheet, two, ELEMENT_P);
    element(sheet, element(sheet, sheet->pages.root, ELEMENT_DIV), ELEMENT_P);
    add_text(sheet, full, regular(sheet), 50 * POINT, 50 * POINT, "allein");
    add_text(sheet, first, regular(sheet), 150 * POINT, 50 * POINT, "eins");
    add_text(sheet, second, regular(sheet), 150 * POINT, 64 * POINT, "zwei");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    CHECK_STR(
        ask(sheet, "pdfinfo -struct-text %s"),
        "Document\n  Table (block)\n    TR\n      TD\n        \"allein \"\n      TD\n      TD\n        P (block)\n"
        "          \"eins \"\n        P (block)\n          \"zwei\"\n");
}

/* Rows under "Angebot" belong to it: no scope can say so. */
static void cells_of_groups_name_their_headings(void **state) {
    struct sheet *sheet = *state;
    struct element *table = element(sheet, sheet->pages.root, ELEMENT_TABLE);
    struct element *head = element(sheet, element(sheet, table, ELEMENT_THEAD), ELEMENT_TR);
    struct element *body = element(sheet, table, ELEMENT_TBODY);
    element(sheet, head, ELEMENT_TH);
    struct element *value = element(sheet, head, ELEMENT_TH);
    struct element *group = element(sheet, element(sheet, body, ELEMENT_TR), ELEMENT_TH);
    group->column_span = 2;
    group->row_scope = true;
    struct element *row = element(sheet, body, ELEMENT_TR), *name = element(sheet, row, ELEMENT_TH);
    struct element *cell = element(sheet, row, ELEMENT_TD);
    name->row_scope = true;
    add_text(sheet, value, regular(sheet), 90 * POINT, 50 * POINT, "Wert");
    add_text(sheet, group, regular(sheet), 50 * POINT, 64 * POINT, "Angebot");
    add_text(sheet, cell, regular(sheet), 90 * POINT, 78 * POINT, "5");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    struct str plain = ask(sheet, "qpdf --qdf --object-streams=disable %s -");
    struct str headers = str_format(sheet->arena, "/Headers [\n      (e%02zu)\n      (e%02zu)\n      (e%02zu)\n    ]",
                                    value->number, group->number, name->number);
    if (!str_find(plain, headers, NULL)) fail_msg("%.*s is not in\n%.*s", STR_ARG(headers), STR_ARG(plain));
    assert_true(str_find(plain, STR("/IDTree"), NULL));
}

static void notes_languages_and_numbered_lists_say_so(void **state) {
    struct sheet *sheet = *state;
    struct element *note = element(sheet, sheet->pages.root, ELEMENT_NOTE);
    struct element *list = element(sheet, sheet->pages.root, ELEMENT_L);
    struct element *quote = element(sheet, sheet->pages.root, ELEMENT_SPAN);
    list->numbered = true;
    quote->language = STR("en");
    add_text(sheet, note, regular(sheet), 50 * POINT, 50 * POINT, "Anmerkung");
    add_text(sheet, element(sheet, element(sheet, list, ELEMENT_LI), ELEMENT_LBL), regular(sheet), 50 * POINT,
             64 * POINT, "1.");
    add_text(sheet, quote, regular(sheet), 50 * POINT, 78 * POINT, "quote");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_plain(sheet, "/ID (e1)");
    check_plain(sheet, "/ListNumbering /Decimal\n    /O /List");
    check_plain(sheet, "/Lang (en)");
}

static void artifacts_are_called_what_they_are(void **state) {
    struct sheet *sheet = *state;
    add_text(sheet, NULL, regular(sheet), 50 * POINT, 20 * POINT, "Kopf")->artifact = ARTIFACT_HEADER;
    add_text(sheet, NULL, regular(sheet), 50 * POINT, 200 * POINT, "Forts.");
    add_text(sheet, NULL, regular(sheet), 50 * POINT, 820 * POINT, "1")->artifact = ARTIFACT_FOOTER;
    assert_true(write_sheet(sheet));
    check_plain(sheet, "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n");
    check_plain(sheet, "EMC\n/Artifact BMC\n");
    check_plain(sheet, "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n");
}

/* ---- the claim ---- */

static bool claims(struct sheet *sheet) {
    assert_true(write_sheet(sheet));
    return str_find(buffer_str(&sheet->out), STR("<pdfuaid:part>1</pdfuaid:part>"), NULL);
}

static struct element *heading(struct sheet *sheet, enum element_kind kind) {
    struct element *made = element(sheet, sheet->pages.root, kind);
    add_text(sheet, made, regular(sheet), 50 * POINT, 100 * POINT, "Titel");
    return made;
}

static void a_document_that_keeps_the_rules_claims_it(void **state) {
    struct sheet *sheet = *state;
    heading(sheet, ELEMENT_H1);
    heading(sheet, ELEMENT_H2);
    heading(sheet, ELEMENT_H1);
    element(sheet, sheet->pages.root, ELEMENT_FIGURE); /* stands nowhere */
    assert_true(claims(sheet));
    check_sound(sheet);
}

static void a_skipped_level_takes_the_claim(void **state) {
    struct sheet *sheet = *state;
    heading(sheet, ELEMENT_H1);
    heading(sheet, ELEMENT_H3);
    assert_false(claims(sheet));
}

static void a_first_heading_of_level_2_takes_the_claim(void **state) {
    struct sheet *sheet = *state;
    heading(sheet, ELEMENT_H2);
    assert_false(claims(sheet));
}

static void a_document_without_a_title_takes_the_claim(void **state) {
    struct sheet *sheet = *state;
    sheet->document.title = STR(" ");
    assert_false(claims(sheet));
}

static void a_picture_without_words_takes_the_claim(void **state) {
    struct sheet *sheet = *state;
    struct element *figure = heading(sheet, ELEMENT_FIGURE);
    assert_false(claims(sheet));
    figure->alternative = STR("ein Bild");
    assert_true(claims(sheet));
}

static void a_box_for_a_character_takes_the_claim(void **state) {
    struct sheet *sheet = *state;
    struct piece *piece =
        add_text(sheet, element(sheet, sheet->pages.root, ELEMENT_P), regular(sheet), 50 * POINT, 100 * POINT, "x");
    assert_true(claims(sheet));
    piece->glyphs[0].id = 0;
    assert_false(claims(sheet));
}

static void parts_out_of_place_take_the_claim(void **state) {
    struct sheet *sheet = *state;
    struct element *list = element(sheet, sheet->pages.root, ELEMENT_L);
    struct element *entry = element(sheet, list, ELEMENT_LI);
    struct element *body = element(sheet, entry, ELEMENT_LBODY);
    add_text(sheet, body, regular(sheet), 50 * POINT, 100 * POINT, "Text");
    assert_true(claims(sheet));
    entry->kind = ELEMENT_P;
    assert_false(claims(sheet));
    list->kind = ELEMENT_DIV;
    assert_false(claims(sheet));
    body->kind = ELEMENT_SPAN;
    assert_true(claims(sheet));
}

static void rows_of_different_lengths_take_the_claim(void **state) {
    struct sheet *sheet = *state;
    struct element *table = element(sheet, sheet->pages.root, ELEMENT_TABLE);
    struct element *one = element(sheet, table, ELEMENT_TR), *two = element(sheet, table, ELEMENT_TR);
    struct element *wide = element(sheet, one, ELEMENT_TH);
    wide->column_span = 2;
    add_text(sheet, wide, regular(sheet), 50 * POINT, 100 * POINT, "breit");
    element(sheet, two, ELEMENT_TD);
    assert_false(claims(sheet));
    element(sheet, two, ELEMENT_TD);
    assert_true(claims(sheet));
}

static void a_head_without_a_body_takes_the_claim(void **state) {
    struct sheet *sheet = *state;
    struct element *table = element(sheet, sheet->pages.root, ELEMENT_TABLE);
    struct element *head = element(sheet, element(sheet, table, ELEMENT_THEAD), ELEMENT_TR);
    add_text(sheet, element(sheet, head, ELEMENT_TH), regular(sheet), 50 * POINT, 100 * POINT, "Jahr");
    assert_false(claims(sheet));
    struct element *row = element(sheet, element(sheet, table, ELEMENT_TBODY), ELEMENT_TR);
    add_text(sheet, element(sheet, row, ELEMENT_TD), regular(sheet), 50 * POINT, 120 * POINT, "2027");
    assert_true(claims(sheet));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SHEET(the_structure_follows_the_reading_order),
        SHEET(tables_and_figures_carry_their_attributes),
        SHEET(long_lists_of_children_are_split),
        SHEET(the_tree_holds_what_says_something),
        SHEET(cells_of_groups_name_their_headings),
        SHEET(notes_languages_and_numbered_lists_say_so),
        SHEET(artifacts_are_called_what_they_are),
        SHEET(a_document_that_keeps_the_rules_claims_it),
        SHEET(a_skipped_level_takes_the_claim),
        SHEET(a_first_heading_of_level_2_takes_the_claim),
        SHEET(a_document_without_a_title_takes_the_claim),
        SHEET(a_picture_without_words_takes_the_claim),
        SHEET(a_box_for_a_character_takes_the_claim),
        SHEET(parts_out_of_place_take_the_claim),
        SHEET(rows_of_different_lengths_take_the_claim),
        SHEET(a_head_without_a_body_takes_the_claim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
