/* The PDF writer on pages made by hand: the file is well-formed, says what was written, and says it the same way twice.
 */
#include <math.h>

#include "pdf_fixture.h"

/* ---- text and fonts ---- */

static void text_comes_out_as_it_went_in(void **state) {
    struct sheet *sheet = *state;
    static const char *const texts[] = {
        "Äpfel, Öl, Übermaß, ı Ø ć € „Zitat“ – Größe",
        "Auflage, Office, Schifffahrt, fi fl ffi",
        "AV Te Wo Yo: gekernt",
        "5 % von 1.250.000 € sind −3",
        "naïve façade; ﬁ as one character",
        "x\u0302y and q\u0323\u0302!", /* several glyphs for one text */
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sheet->pages.items[0].piece_count = 0;
        paragraph(sheet, 100 * POINT, texts[i]);
        assert_true(write_sheet(sheet));
        check_sound(sheet);
        CHECK_STR_OF(texts[i], str_trim(ask(sheet, "pdftotext -nopgbrk %s -")), texts[i]);
    }
}

static void characters_above_the_first_plane_come_out(void **state) {
    struct sheet *sheet = *state;
    struct element *owner = element(sheet, sheet->pages.root, ELEMENT_P);
    add_text(sheet, owner, faces_find(sheet->faces, FAMILY_FALLBACK, STYLE_REGULAR), 50 * POINT, 100 * POINT,
             "Zeichen 𝔸𝔹 und 🙂🙃, ☐ offen");
    assert_true(write_sheet(sheet));
    check_text(sheet, "Zeichen 𝔸𝔹 und 🙂🙃, ☐ offen");
}

static void words_in_pieces_are_words(void **state) {
    struct sheet *sheet = *state;
    struct element *owner = element(sheet, sheet->pages.root, ELEMENT_P);
    add_text(sheet, owner, regular(sheet), 50 * POINT, 100 * POINT, "zwei");
    add_text(sheet, owner, regular(sheet), 76 * POINT, 100 * POINT, "Wörter");
    add_text(sheet, owner, regular(sheet), 50 * POINT, 114 * POINT, "dritte Zeile");
    assert_true(write_sheet(sheet));
    CHECK_STR(str_trim(ask(sheet, "pdftotext -nopgbrk %s -")), "zwei Wörter\ndritte Zeile");
    check_says(sheet, "pdfinfo -struct-text %s", "\"zwei Wörter dritte Zeile\"");
}

static void hyphens_at_the_end_of_a_line_are_followed_by_no_space(void **state) {
    struct sheet *sheet = *state;
    struct element *owner = element(sheet, sheet->pages.root, ELEMENT_P);
    add_text(sheet, owner, regular(sheet), 50 * POINT, 100 * POINT, "Wirtschaftlich-");
    add_text(sheet, owner, regular(sheet), 50 * POINT, 114 * POINT, "keit");
    assert_true(write_sheet(sheet));
    check_says(sheet, "pdfinfo -struct-text %s", "\"Wirtschaftlich-\"\n    \"keit\"");
    check_text(sheet, "Wirtschaftlich-keit");
}

/* A line whose last word is broken, as the layout gives it: the hyphen stands for no text. */
static struct piece *broken_line(struct sheet *sheet, struct element *owner, millipoints y, const char *text) {
    struct piece *piece = add_text(sheet, owner, regular(sheet), 50 * POINT, y, text);
    piece->text.size--;
    piece->glyphs[piece->glyph_count - 1].text_size = 0;
    piece->hyphenated = piece->broken = true;
    return piece;
}

static void broken_words_are_copied_whole(void **state) {
    struct sheet *sheet = *state;
    struct element *owner = element(sheet, sheet->pages.root, ELEMENT_P);
    broken_line(sheet, owner, 100 * POINT, "zur (Wirtschaftlich-");
    broken_line(sheet, owner, 114 * POINT, "keitsberech-");
    add_text(sheet, owner, regular(sheet), 50 * POINT, 128 * POINT, "nung) im Account-");
    add_text(sheet, NULL, regular(sheet), 50 * POINT, 800 * POINT, "Fuß");
    add_page(sheet);
    add_text(sheet, NULL, regular(sheet), 50 * POINT, 20 * POINT, "Kopf");
    add_text(sheet, owner, regular(sheet), 50 * POINT, 60 * POINT, "Plan und Großhandels")->broken = true;
    add_text(sheet, owner, regular(sheet), 50 * POINT, 74 * POINT, "preise „€“ von morgen");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    struct str text = ask(sheet, "pdftotext -nopgbrk %s -");
    static const char *const expected[] = {"zur (Wirtschaftlichkeitsberechnung)\n", "Account-Plan\n",
                                           "Großhandelspreise\n", "„€“ von morgen"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (!str_find(text, str_of(expected[i]), NULL)) fail_msg("“%s” is not in\n%.*s", expected[i], STR_ARG(text));
    assert_false(str_find(text, STR("\u00AD"), NULL));
}

static void a_broken_word_without_its_rest_keeps_a_soft_hyphen(void **state) {
    struct sheet *sheet = *state;
    broken_line(sheet, element(sheet, sheet->pages.root, ELEMENT_P), 100 * POINT, "Wirtschaftlich-");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_text(sheet, "Wirtschaftlich\u00AD");
}

static void fonts_are_embedded_as_subsets(void **state) {
    struct sheet *sheet = *state;
    struct element *owner = paragraph(sheet, 100 * POINT, "normal");
    add_text(sheet, owner, faces_find(sheet->faces, FAMILY_TEXT, STYLE_BOLD_ITALIC), 150 * POINT, 100 * POINT, "fett");
    assert_true(write_sheet(sheet));
    struct str fonts = ask(sheet, "pdffonts %s");
    assert_int_equal(occurrences(fonts, "+Lato-Regular"), 1);
    assert_int_equal(occurrences(fonts, "+Lato-BoldItalic"), 1);
    assert_int_equal(occurrences(fonts, "CID TrueType      Identity-H       yes yes yes"), 2);
    assert_in_range(sheet->out.size, 1000, 30000);
}

/* The widest error allowed is 1/50 pt: kerned text must end where the layout says. */
static void glyphs_stand_where_the_layout_put_them(void **state) {
    struct sheet *sheet = *state;
    struct piece *piece = add_text(sheet, element(sheet, sheet->pages.root, ELEMENT_P), regular(sheet), 50 * POINT,
                                   100 * POINT, "AVAVAVAVAVATeTeTeTeWoWo|");
    millipoints x = piece->x;
    for (size_t i = 0; i + 1 < piece->glyph_count; i++) x += piece->glyphs[i].advance;
    assert_true(write_sheet(sheet));
    struct str boxes = ask(sheet, "pdftotext -bbox-layout %s - | grep '<word '");
    size_t at;
    assert_true(str_find(boxes, STR("xMax=\""), &at));
    double end = strtod(str_terminated(sheet->arena, str_skip(boxes, at + 6)), NULL);
    int em = face_metrics(piece->face)->units_per_em;
    double expected =
        (x + scaled(face_advance(piece->face, piece->glyphs[piece->glyph_count - 1].id), piece->size, em)) / 1000.0;
    assert_true(end > expected - 0.03 && end < expected + 0.03);
}

static void struck_text_has_a_line(void **state) {
    struct sheet *sheet = *state;
    paragraph(sheet, 100 * POINT, "alt");
    assert_true(write_sheet(sheet));
    struct str plain = ask(sheet, "qpdf --qdf --object-streams=disable %s -");
    assert_int_equal(occurrences(plain, " re f\n"), 0);
    sheet->pages.items[0].pieces[0].struck = true;
    assert_true(write_sheet(sheet));
    check_plain(sheet, " re f\n");
}

/* ---- links, outline, metadata ---- */

static void add_link(struct sheet *sheet, struct page_link link) {
    struct page *page = &sheet->pages.items[0];
    link.x = 50 * POINT, link.y = 90 * POINT, link.width = 40 * POINT, link.height = 12 * POINT;
    ARENA_PUSH(sheet->arena, page->links, page->link_count, page->link_capacity) = link;
}

static void links_lead_somewhere(void **state) {
    struct sheet *sheet = *state;
    struct element *link = element(sheet, sheet->pages.root, ELEMENT_LINK);
    add_text(sheet, link, regular(sheet), 50 * POINT, 100 * POINT, "Link");
    add_link(sheet, (struct page_link){.target = STR("https://example.org/ä?a=(1)\\"), .page = -1, .element = link});
    add_link(sheet, (struct page_link){.page = 1, .to_y = 100 * POINT, .element = link});
    add_page(sheet);
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_plain(sheet, "/URI (https://example.org/%C3%A4?a=%281%29%5C)");
    check_plain(sheet, "/XYZ\n    0\n    741.89\n    null");
    check_plain(sheet, "/Rect [\n    50\n    739.89\n    90\n    751.89\n  ]");
    check_plain(sheet, "/Type /OBJR");
}

static void a_link_too_long_is_left_out_and_reported(void **state) {
    struct sheet *sheet = *state;
    char *url = NEW_ARRAY(sheet->arena, char, 40000);
    memset(url, 'a', 40000);
    add_link(sheet, (struct page_link){.target = {url, 40000}, .page = -1});
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    assert_int_equal(sheet->sink.warnings, 1);
}

static void outline(struct sheet *sheet, int level, const char *title) {
    ARENA_PUSH(sheet->arena, sheet->pages.outline, sheet->pages.outline_count, sheet->pages.outline_capacity) =
        (struct outline_entry){.title = str_of(title), .level = level};
}

static void the_outline_is_nested(void **state) {
    struct sheet *sheet = *state;
    outline(sheet, 1, "Überblick");
    outline(sheet, 2, "Lage");
    outline(sheet, 4, "tiefer als nötig");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    struct str plain = ask(sheet, "qpdf --qdf --object-streams=disable %s -");
    assert_true(str_find(buffer_str(&sheet->out),
                         STR("/Title (\xDC"
                             "berblick)"),
                         NULL));
    assert_int_equal(occurrences(plain, "/Title "), 3 + 1); /* and the document's own */
    assert_false(str_find(plain, STR("/UseOutlines"), NULL));
    outline(sheet, 1, "Ziele");
    assert_true(write_sheet(sheet));
    check_plain(sheet, "/PageMode /UseOutlines");
}

static void metadata_names_the_document_and_its_day(void **state) {
    struct sheet *sheet = *state;
    assert_true(write_sheet(sheet));
    check_says(sheet, "TZ=UTC pdfinfo -isodates %s", "Title:           Prüfung – Größe\n");
    check_says(sheet, "TZ=UTC pdfinfo -isodates %s", "Author:          Weißeritz & Söhne\n");
    check_says(sheet, "TZ=UTC pdfinfo -isodates %s", "CreationDate:    2026-11-15T00:00:00Z\n");
    check_says(sheet, "TZ=UTC pdfinfo -isodates %s", "Tagged:          yes\n");
    check_says(sheet, "TZ=UTC pdfinfo -isodates %s", "PDF version:     1.4\n");
    check_says(sheet, "pdfinfo -meta %s", "<dc:creator><rdf:Seq><rdf:li>Weißeritz &amp; Söhne</rdf:li>");
    check_plain(sheet, "/Lang (de)");
}

static void metadata_is_clean_and_the_same_in_both_places(void **state) {
    struct sheet *sheet = *state;
    sheet->document.title = STR("\x01Plan\tA & <B> (1) \\ \xC2\x85\uFFFE€\n");
    sheet->document.author = STR("");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_says(sheet, "pdfinfo %s", "Title:           Plan A & <B> (1) \\  \uFFFD€\n");
    check_says(sheet, "pdfinfo -meta %s", "xml:lang=\"x-default\">Plan A &amp; &lt;B&gt; (1) \\  \uFFFD€</rdf:li>");
    assert_false(str_find(buffer_str(&sheet->out), STR("creator"), NULL));
    assert_false(str_find(buffer_str(&sheet->out), STR("/Author"), NULL));
}

/* As bytes of one for each letter, these would be marks of byte order, and the rest read by them. */
static void a_title_is_taken_as_it_is(void **state) {
    struct sheet *sheet = *state;
    static const char *const titles[] = {"þÿ Plan", "ÿþ Plan", "ï»¿ Plan", "Þ Plan"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        sheet->document.title = str_of(titles[i]);
        assert_true(write_sheet(sheet));
        check_says(sheet, "pdfinfo %s", str_format(sheet->arena, "Title:           %s\n", titles[i]).data);
    }
}

/* ISO 14289-1, 7.21.7: no glyph says U+0000, U+FEFF or U+FFFE. */
static void no_glyph_says_what_none_may(void **state) {
    struct sheet *sheet = *state;
    add_text(sheet, NULL, regular(sheet), 50 * POINT, 100 * POINT, "Text \uFEFFmit\uFFFE Marke");
    assert_true(write_sheet(sheet));
    struct str plain = ask(sheet, "qpdf --qdf --object-streams=disable %s -");
    assert_true(str_find(plain, STR("beginbfchar"), NULL));
    assert_true(str_find(plain, STR("2060"), NULL));
    assert_false(str_find(plain, STR("FEFF>"), NULL) || str_find(plain, STR("<FEFF00"), NULL) || str_find(plain, STR("FFFE>"), NULL));
}

static void a_run_of_too_many_moves_is_parted(void **state) {
    struct sheet *sheet = *state;
    enum { GLYPHS = 9000 };
    struct piece *piece = add_text(sheet, NULL, regular(sheet), 50 * POINT, 100 * POINT, "m");
    struct glyph first = piece->glyphs[0];
    piece->glyphs = NEW_ARRAY(sheet->arena, struct glyph, GLYPHS);
    piece->glyph_count = GLYPHS;
    for (size_t i = 0; i < GLYPHS; i++) {
        piece->glyphs[i] = first;
        piece->glyphs[i].advance = first.advance + 100;
    }
    assert_true(write_sheet(sheet));
    struct str plain = ask(sheet, "qpdf --qdf --object-streams=disable %s -");
    size_t runs = 0, at;
    for (struct str rest = plain; str_find(rest, STR("]TJ"), &at); rest = str_slice(rest, at + 3, rest.size)) runs++;
    assert_int_equal(runs, 3); /* of 8,191 strings and numbers each */
}

static void pages_are_called_what_they_call_themselves(void **state) {
    struct sheet *sheet = *state;
    static const char *const labels[] = {"", "", "A–1", "ii", "7", "8", "010", "12"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (i) add_page(sheet);
        sheet->pages.items[i].label = str_of(labels[i]);
    }
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    assert_true(str_find(buffer_str(&sheet->out),
                         STR("/Nums [\n0 <</S/D>>\n2 <</P (\xFE\xFF\0A \x13\0"
                             "1)>>\n3 <</P (ii)>>\n4 <</S/D/St 7>>\n"
                             "6 <</P (010)>>\n7 <</S/D/St 12>>]"),
                         NULL));
}

static uint32_t word_at(struct str bytes, size_t at) {
    uint32_t word = 0;
    for (size_t i = 0; i < 4; i++) word = word << 8 | (unsigned char)bytes.data[at + i];
    return word;
}

/* The profile is read back, its curve compared with the formula of the standard. */
/* Letters in another order and in another face between them: what was kept is found by face and glyphs alone. */
static void what_is_kept_changes_no_byte(void **state) {
    struct sheet *sheet = *state;
    static const char *const texts[] = {"abc abc", "abcd", "cab", "abc", "xyz"};
    enum { COUNT = sizeof texts / sizeof *texts };
    struct element *owner = element(sheet, sheet->pages.root, ELEMENT_P);
    struct pdf_kept *kept = pdf_kept_create();
    for (size_t i = 0; i < 3 * COUNT; i++) {
        sheet->pages.items[0].piece_count = 0;
        enum face_style style = i % 2 ? STYLE_BOLD : STYLE_REGULAR;
        add_text(sheet, owner, faces_find(sheet->faces, FAMILY_TEXT, style), 50 * POINT, 100 * POINT, texts[i % COUNT]);
        assert_true(write_sheet_after(sheet, kept));
        struct str after = str_copy(sheet->arena, buffer_str(&sheet->out));
        assert_true(write_sheet(sheet));
        assert_true(str_equal(after, buffer_str(&sheet->out)));
    }
    pdf_kept_destroy(kept);
}

static void the_output_intent_is_srgb(void **state) {
    struct sheet *sheet = *state;
    assert_true(write_sheet(sheet));
    size_t at;
    assert_true(str_find(buffer_str(&sheet->out), STR("/DestOutputProfile "), &at));
    long number = strtol(sheet->out.data + at + strlen("/DestOutputProfile "), NULL, 10);
    struct str command = str_format(sheet->arena, "qpdf --show-object=%ld --filtered-stream-data %%s", number);
    struct str profile = ask(sheet, str_terminated(sheet->arena, command));
    assert_int_equal(word_at(profile, 0), profile.size);
    assert_true(str_starts(str_skip(profile, 12), STR("mntrRGB XYZ ")));
    uint32_t sums[3] = {0};
    size_t curves = 0;
    for (size_t i = 0; i < word_at(profile, 128); i++) {
        struct str tag = str_slice(profile, 132 + 12 * i, 144 + 12 * i);
        at = word_at(tag, 4);
        size_t size = word_at(tag, 8);
        assert_true(at % 4 == 0 && at + size <= profile.size);
        if (str_equal(str_slice(tag, 1, 4), STR("XYZ")))
            for (size_t k = 0; k < 3; k++) sums[k] += word_at(profile, at + 8 + 4 * k);
        if (!str_equal(str_slice(tag, 1, 4), STR("TRC"))) continue;
        curves++;
        assert_int_equal(word_at(profile, at + 8), 256);
        for (size_t k = 0; k < 256; k++) {
            double value = (double)k / 255,
                   light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
            assert_int_equal(word_at(profile, at + 10 + 2 * k) & 0xFFFF, (uint32_t)(light * 65535 + 0.5));
        }
    }
    assert_int_equal(curves, 3);
    assert_true(sums[0] == 0xF6D6 && sums[1] == 0x10000 && sums[2] == 0xD32D); /* white under D50 */
}

static void without_a_day_there_is_no_date(void **state) {
    struct sheet *sheet = *state;
    sheet->document.as_of = (struct date){0};
    assert_true(write_sheet(sheet));
    assert_false(str_find(buffer_str(&sheet->out), STR("Date"), NULL));
}

static void the_same_pages_give_the_same_bytes_and_others_another_id(void **state) {
    struct sheet *sheet = *state;
    paragraph(sheet, 100 * POINT, "gleich");
    assert_true(write_sheet(sheet));
    struct str first = str_copy(sheet->arena, buffer_str(&sheet->out));
    assert_true(write_sheet(sheet));
    assert_true(str_equal(first, buffer_str(&sheet->out)));
    size_t at;
    assert_true(str_find(first, STR("/ID"), &at));
    struct str id = str_slice(first, at, at + 80);
    assert_false(str_find(id, STR("<0000000000"), NULL));
    sheet->pages.items[0].pieces[0].x += POINT;
    assert_true(write_sheet(sheet));
    assert_false(str_find(buffer_str(&sheet->out), id, NULL));
}

/* ---- drawing ---- */

static void shapes_are_painted(void **state) {
    struct sheet *sheet = *state;
    static struct point triangle[] = {
        {50 * POINT, 300 * POINT}, {100 * POINT, 250 * POINT}, {150 * POINT, 300 * POINT}};
    static const struct {
        struct operation operation;
        const char *expected;
    } cases[] = {
        {{.kind = OPERATION_RECTANGLE, .x = 50000, .y = 60000, .width = 20500, .height = 10000, .fill = COLOUR_ALERT},
         "0.69 0 0.125 rg\n50 781.89 20.5 -10 re\nf\n"},
        {{.kind = OPERATION_RECTANGLE,
          .x = 50000,
          .y = 90000,
          .width = 20000,
          .height = 10000,
          .radius = 3000,
          .stroke = COLOUR_RULE,
          .stroke_width = 500},
         "c\nh\nS\n"},
        {{.kind = OPERATION_PATH,
          .points = triangle,
          .point_count = 3,
          .closed = true,
          .fill = COLOUR_ACCENT,
          .stroke = COLOUR_RULE,
          .stroke_width = 750},
         "50 541.89 m\n100 591.89 l\n150 541.89 l\nh\nB\n"},
        {{.kind = OPERATION_PATH,
          .points = triangle,
          .point_count = 2,
          .stroke = COLOUR_RULE,
          .stroke_width = 750,
          .dashed = true},
         "[3 2] 0 d\n"},
        {{.kind = OPERATION_CIRCLE, .x = 200000, .y = 100000, .width = 40000, .fill = COLOUR_ACCENT},
         "220 741.89 m\n220 730.844 211.046 721.89 200 721.89 c\n"},
        {{.kind = OPERATION_RECTANGLE,
          .x = 300000,
          .y = 100000,
          .width = 40000,
          .height = 60000,
          .fill = COLOUR_ACCENT,
          .pattern = PATTERN_HATCHED},
         "re\nW n\n"},
        {{.kind = OPERATION_CIRCLE,
          .x = 400000,
          .y = 130000,
          .width = 60000,
          .fill = COLOUR_ACCENT,
          .pattern = PATTERN_DOTTED},
         "1 J [0 4 ] 0 d\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sheet->pages.items[0].piece_count = 0;
        *add_piece(sheet, NULL, PIECE_OPERATION)->operation = cases[i].operation;
        assert_true(write_sheet(sheet));
        check_sound(sheet);
        check_plain(sheet, cases[i].expected);
    }
}

/* ---- limits ---- */

static void thousands_of_pages_are_written(void **state) {
    struct sheet *sheet = *state;
    struct element *owner = paragraph(sheet, 100 * POINT, "Seite");
    while (sheet->pages.count < 5000) {
        add_page(sheet);
        add_text(sheet, owner, regular(sheet), 50 * POINT, 100 * POINT, "Seite");
    }
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_says(sheet, "pdfinfo %s", "Pages:           5000\n");
}

static void a_page_of_too_many_marks_loses_its_claim(void **state) {
    struct sheet *sheet = *state;
    enum { MARKS = 8192 };
    for (size_t i = 0; i < MARKS; i++) paragraph(sheet, 100 * POINT, "x");
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    assert_false(str_find(buffer_str(&sheet->out), STR("pdfuaid"), NULL));
    assert_true(str_find(buffer_str(&sheet->out), STR("<pdfaid:part>1<"), NULL));
    sheet->pages.items[0].piece_count--;
    assert_true(write_sheet(sheet));
    assert_true(str_find(buffer_str(&sheet->out), STR("pdfuaid"), NULL));
}

/* 9000 rows of 20 cells on 900 pages. */
static void a_huge_table_is_written(void **state) {
    struct sheet *sheet = *state;
    struct element *body = element(sheet, element(sheet, sheet->pages.root, ELEMENT_TABLE), ELEMENT_TBODY);
    for (size_t i = 0; i < 9000; i++) {
        if (i % 10 == 9) add_page(sheet);
        struct element *row = element(sheet, body, ELEMENT_TR);
        for (size_t k = 0; k < 20; k++) {
            struct piece *piece =
                add_piece(sheet, element(sheet, element(sheet, row, ELEMENT_TD), ELEMENT_P), PIECE_OPERATION);
            *piece->operation = (struct operation){.kind = OPERATION_RECTANGLE, .width = POINT, .height = POINT};
        }
    }
    assert_true(write_sheet(sheet));
    check_sound(sheet);
}

/* ---- faces ---- */

/* Text in a face whose file is not what it was when it was opened. */
static struct face damaged_face(const struct face *face, const char *bytes, size_t size) {
    struct face damaged = *face;
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    damaged.face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return damaged;
}

static void a_face_that_is_cut_off_is_an_error(void **state) {
    struct sheet *sheet = *state;
    struct piece *piece =
        add_text(sheet, element(sheet, sheet->pages.root, ELEMENT_P), regular(sheet), 50 * POINT, 100 * POINT, "Text");
    unsigned size;
    const char *bytes = hb_blob_get_data(regular(sheet)->blob, &size);
    struct face damaged = damaged_face(regular(sheet), bytes, 40);
    piece->face = &damaged;
    assert_false(write_sheet(sheet));
    assert_true(str_equal_c(sheet->sink.first->code, "G04"));
    assert_true(str_equal_c(in_english(sheet->sink.first->message),
                            "the face “Lato-Regular” cannot be embedded: its font file is damaged"));
    hb_face_destroy(damaged.face);
}

static void a_damaged_face_is_an_error_or_harmless(void **state) {
    struct sheet *sheet = *state;
    struct piece *piece = add_text(sheet, element(sheet, sheet->pages.root, ELEMENT_P), regular(sheet), 50 * POINT,
                                   100 * POINT, "Größe fi ÄÖÜ");
    unsigned size;
    const char *whole = hb_blob_get_data(regular(sheet)->blob, &size);
    char *bytes = malloc(size);
    for (uint32_t i = 0; i < 60; i++) {
        memcpy(bytes, whole, size);
        for (uint32_t k = 0; k < 200; k++) bytes[(i * 104729 + k * 7919) % size] = (char)(i * 31 + k);
        struct face damaged = damaged_face(regular(sheet), bytes, size);
        piece->face = &damaged;
        if (write_sheet(sheet)) check_sound(sheet);
        else assert_true(sheet->sink.errors > 0);
        hb_face_destroy(damaged.face);
    }
    free(bytes);
}

static void a_glyph_that_the_face_has_not_is_an_error(void **state) {
    struct sheet *sheet = *state;
    struct piece *piece =
        add_text(sheet, element(sheet, sheet->pages.root, ELEMENT_P), regular(sheet), 50 * POINT, 100 * POINT, "x");
    piece->glyphs[0].id = 65535;
    assert_false(write_sheet(sheet));
    assert_true(str_equal_c(sheet->sink.first->code, "G04"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SHEET(text_comes_out_as_it_went_in),
        SHEET(characters_above_the_first_plane_come_out),
        SHEET(words_in_pieces_are_words),
        SHEET(hyphens_at_the_end_of_a_line_are_followed_by_no_space),
        SHEET(broken_words_are_copied_whole),
        SHEET(a_broken_word_without_its_rest_keeps_a_soft_hyphen),
        SHEET(fonts_are_embedded_as_subsets),
        SHEET(glyphs_stand_where_the_layout_put_them),
        SHEET(struck_text_has_a_line),
        SHEET(links_lead_somewhere),
        SHEET(a_link_too_long_is_left_out_and_reported),
        SHEET(the_outline_is_nested),
        SHEET(metadata_names_the_document_and_its_day),
        SHEET(metadata_is_clean_and_the_same_in_both_places),
        SHEET(a_title_is_taken_as_it_is),
        SHEET(no_glyph_says_what_none_may),
        SHEET(a_run_of_too_many_moves_is_parted),
        SHEET(pages_are_called_what_they_call_themselves),
        SHEET(the_output_intent_is_srgb),
        SHEET(without_a_day_there_is_no_date),
        SHEET(the_same_pages_give_the_same_bytes_and_others_another_id),
        SHEET(what_is_kept_changes_no_byte),
        SHEET(shapes_are_painted),
        SHEET(thousands_of_pages_are_written),
        SHEET(a_page_of_too_many_marks_loses_its_claim),
        SHEET(a_huge_table_is_written),
        SHEET(a_face_that_is_cut_off_is_an_error),
        SHEET(a_damaged_face_is_an_error_or_harmless),
        SHEET(a_glyph_that_the_face_has_not_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
