/* The PDF writer on pages made by hand: the file is well-formed, says what was written, and says it the same way twice.
 */
#include <hb.h>
#include <stdio.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buffer.h"
#include "check.h"
#include "layout/face_internal.h"
#include "write/write.h"

enum { PAGE_WIDTH = 595276, PAGE_HEIGHT = 841890 };

static const struct theme theme = {
    .light = {[COLOUR_INK] = 0x1A1A1A,
              [COLOUR_PAPER] = 0xFFFFFF,
              [COLOUR_ACCENT] = 0x1F4E79,
              [COLOUR_RULE] = 0x888888,
              [COLOUR_ALERT] = 0xB00020,
              [COLOUR_SERIES_1] = 0x336699},
    .families = {STR_INIT("Lato"), STR_INIT("JetBrains Mono"), STR_INIT("DejaVu Sans")},
};

/* ---- pages by hand ---- */

struct sheet {
    struct arena *arena;
    struct diagnostics sink;
    struct faces *faces;
    struct document document;
    struct pages pages;
    struct buffer out;
    struct str text; /* what pdftotext says */
};

static struct element *element(struct sheet *sheet, struct element *parent, enum element_kind kind) {
    struct element *made = NEW(sheet->arena, struct element);
    *made = (struct element){.kind = kind, .parent = parent, .number = sheet->pages.element_count++};
    if (parent && parent->last) parent->last->next = made;
    else if (parent) parent->first = made;
    if (parent) parent->last = made;
    return made;
}

static struct page *add_page(struct sheet *sheet) {
    struct page *page = &ARENA_PUSH(sheet->arena, sheet->pages.items, sheet->pages.count, sheet->pages.capacity);
    *page = (struct page){.width = PAGE_WIDTH, .height = PAGE_HEIGHT};
    return page;
}

static struct piece *add_piece(struct sheet *sheet, struct element *owner, enum piece_kind kind) {
    struct page *page = &sheet->pages.items[sheet->pages.count - 1];
    struct piece *piece = &ARENA_PUSH(sheet->arena, page->pieces, page->piece_count, page->piece_capacity);
    *piece = (struct piece){.kind = kind, .element = owner};
    return piece;
}

static millipoints scaled(int units, millipoints size, int em) { return (millipoints)((int64_t)units * size / em); }

static struct piece *add_text(struct sheet *sheet, struct element *owner, const struct face *face, millipoints x,
                              millipoints y, const char *text) {
    struct piece *piece = add_piece(sheet, owner, PIECE_TEXT);
    piece->face = face;
    piece->size = 11 * POINT;
    piece->colour = COLOUR_INK;
    piece->x = x;
    piece->y = y;
    piece->text = str_of(text);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    piece->glyphs = NEW_ARRAY(sheet->arena, struct glyph, count);
    piece->glyph_count = count;
    int em = face_metrics(face)->units_per_em;
    for (unsigned i = 0; i < count; i++) {
        unsigned next = i;
        while (next < count && infos[next].cluster == infos[i].cluster) next++;
        size_t end = next < count ? infos[next].cluster : piece->text.size;
        bool first = !i || infos[i - 1].cluster != infos[i].cluster;
        piece->glyphs[i] = (struct glyph){
            .id = (uint16_t)infos[i].codepoint,
            .advance = scaled(positions[i].x_advance, piece->size, em),
            .x_offset = scaled(positions[i].x_offset, piece->size, em),
            .y_offset = scaled(positions[i].y_offset, piece->size, em),
            .text_start = (uint16_t)infos[i].cluster,
            .text_size = (uint16_t)(first ? end - infos[i].cluster : 0),
        };
    }
    hb_buffer_destroy(buffer);
    return piece;
}

static const struct face *regular(const struct sheet *sheet) {
    return faces_find(sheet->faces, FAMILY_TEXT, STYLE_REGULAR);
}

static struct element *paragraph(struct sheet *sheet, millipoints y, const char *text) {
    struct element *made = element(sheet, sheet->pages.root, ELEMENT_P);
    add_text(sheet, made, regular(sheet), 50 * POINT, y, text);
    return made;
}

static int open_sheet(void **state) {
    struct sheet *sheet = calloc(1, sizeof *sheet);
    if (!sheet) return -1;
    sheet->arena = arena_create();
    sheet->sink = diagnostics_new(sheet->arena);
    sheet->faces = faces_open(&theme, &sheet->sink);
    sheet->document = (struct document){.arena = sheet->arena,
                                        .language = LANGUAGE_DE,
                                        .title = STR("Prüfung – Größe"),
                                        .author = STR("Weißeritz & Söhne"),
                                        .as_of = {.year = 2026, .month = 11, .day = 15}};
    sheet->pages.arena = sheet->arena;
    sheet->pages.root = element(sheet, NULL, ELEMENT_DOCUMENT);
    add_page(sheet);
    *state = sheet;
    return sheet->faces ? 0 : -1;
}

static int close_sheet(void **state) {
    struct sheet *sheet = *state;
    faces_close(sheet->faces);
    buffer_free(&sheet->out);
    arena_destroy(sheet->arena);
    free(sheet);
    return 0;
}

static bool write_sheet(struct sheet *sheet) {
    buffer_clear(&sheet->out);
    return pdf_write(&sheet->out, sheet->arena, &sheet->sink, &sheet->document, &sheet->pages, sheet->faces, &theme);
}

/* ---- looking at what was written ---- */

/* What a command says about the file; "%s" stands for its path. Fails when the command does. */
static struct str ask(struct sheet *sheet, const char *command) {
    char path[] = "/tmp/planpress-pdf-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, sheet->out.data, sheet->out.size), sheet->out.size);
    close(file);
    struct str before = str_slice(str_of(command), 0, (size_t)(strstr(command, "%s") - command));
    struct str whole = str_format(sheet->arena, "%.*s%s%s", STR_ARG(before), path, strstr(command, "%s") + 2);
    struct buffer said = {0};
    char chunk[4096];
    FILE *pipe = popen(str_terminated(sheet->arena, whole), "r");
    assert_non_null(pipe);
    for (size_t size; (size = fread(chunk, 1, sizeof chunk, pipe)) > 0;) buffer_bytes(&said, chunk, size);
    int status = pclose(pipe);
    struct str answer = str_copy(sheet->arena, buffer_str(&said));
    buffer_free(&said);
    if (status) fail_msg("%s: status %d\n%.*s", command, status, STR_ARG(answer));
    unlink(path);
    return answer;
}

static void check_says(struct sheet *sheet, const char *command, const char *expected) {
    struct str answer = ask(sheet, command);
    if (!str_find(answer, str_of(expected), NULL))
        fail_msg("%s: “%s” is not in\n%.*s", command, expected, STR_ARG(answer));
}

static void check_plain(struct sheet *sheet, const char *expected) {
    check_says(sheet, "qpdf --qdf --object-streams=disable %s -", expected);
}

static void check_sound(struct sheet *sheet) {
    check_says(sheet, "qpdf --check %s 2>&1", "No syntax or stream encoding errors found");
}

static void check_text(struct sheet *sheet, const char *expected) {
    struct str text = str_trim(ask(sheet, "pdftotext -nopgbrk %s -"));
    CHECK_STR(text, expected);
}

static size_t occurrences(struct str text, const char *needle) {
    size_t count = 0, where;
    for (; str_find(text, str_of(needle), &where); count++) text = str_skip(text, where + 1);
    return count;
}

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
    check_says(sheet, "pdfinfo -struct-text %s", "\"Wirtschaftlich-keit\"");
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
    piece->operation = (struct operation){.kind = OPERATION_RECTANGLE,
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
        piece->operation =
            (struct operation){.kind = OPERATION_RECTANGLE, .width = POINT, .height = POINT, .fill = COLOUR_RULE};
    }
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    struct str plain = ask(sheet, "qpdf --qdf --object-streams=disable %s - | grep -a '/S /'");
    assert_int_equal(occurrences(plain, "/S /NonStruct"), 3);
    assert_int_equal(occurrences(plain, "/S /P\n"), CHILDREN);
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
    assert_true(str_find(plain, STR("/Title <feff00dc0062006500720062006c00690063006b>"), NULL));
    assert_int_equal(occurrences(plain, "/Title <feff"), 3 + 1); /* and the document's own */
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
         "0.69 0 0.125 rg\n50 771.89 20.5 10 re\nf\n"},
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
         "200 761.89 m\n211.046 761.89 220 752.936 220 741.89 c\n"},
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
        add_piece(sheet, NULL, PIECE_OPERATION)->operation = cases[i].operation;
        assert_true(write_sheet(sheet));
        check_sound(sheet);
        check_plain(sheet, cases[i].expected);
    }
}

/* ---- images ---- */

static void put_word(struct buffer *out, uint32_t value) {
    const unsigned char bytes[4] = {(unsigned char)(value >> 24), (unsigned char)(value >> 16),
                                    (unsigned char)(value >> 8), (unsigned char)value};
    buffer_bytes(out, bytes, 4);
}

static void put_chunk(struct buffer *out, const char *type, const void *bytes, size_t size) {
    put_word(out, (uint32_t)size);
    size_t start = out->size;
    buffer_bytes(out, type, 4);
    buffer_bytes(out, bytes, size);
    put_word(out, (uint32_t)crc32(0, (const unsigned char *)out->data + start, (uInt)(out->size - start)));
}

/* A picture of 2 by 2 pixels, all bytes of its rows 0x80 (with a transparent grey if it has a tRNS chunk). */
static struct str png(struct arena *arena, int depth, int colour_type, bool transparent) {
    static const int channels[] = {[0] = 1, [2] = 3, [3] = 1, [4] = 2, [6] = 4};
    struct buffer out = {0};
    size_t row = (size_t)(2 * channels[colour_type] * depth + 7) / 8;
    const unsigned char header[13] = {0, 0, 0, 2, 0, 0, 0, 2, (unsigned char)depth, (unsigned char)colour_type};
    unsigned char rows[64], packed[128];
    memset(rows, 0x80, sizeof rows);
    rows[0] = rows[row + 1] = 0; /* no filter */
    if (colour_type == 3) memset(rows, 0, sizeof rows);
    uLongf size = sizeof packed;
    compress(packed, &size, rows, 2 * (row + 1));
    buffer_bytes(&out, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(&out, "IHDR", header, sizeof header);
    if (colour_type == 3) put_chunk(&out, "PLTE", "\x80\x80\x80\0\0\0", 6);
    if (transparent) put_chunk(&out, "tRNS", "\0\x80\0\x80\0\x80", colour_type == 3 ? 1 : colour_type == 2 ? 6 : 2);
    put_chunk(&out, "IDAT", packed, size);
    put_chunk(&out, "IEND", "", 0);
    struct str bytes = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return bytes;
}

static void add_image(struct sheet *sheet, enum image_format format, struct str bytes) {
    struct image *image = NEW(sheet->arena, struct image);
    *image = (struct image){.format = format, .path = STR("bild.png"), .bytes = bytes, .width = 2, .height = 2};
    struct piece *piece = add_piece(sheet, NULL, PIECE_IMAGE);
    piece->x = piece->y = piece->width = piece->height = 50 * POINT;
    piece->image = image;
}

static void every_kind_of_png_is_embedded(void **state) {
    struct sheet *sheet = *state;
    static const struct {
        int depth, colour_type;
        bool transparent;
        const char *colour;
    } kinds[] = {
        {1, 0, false, "gray"},  {2, 0, false, "gray"}, {4, 0, false, "gray"}, {8, 0, false, "gray"},
        {16, 0, false, "gray"}, {8, 2, false, "rgb"},  {16, 2, false, "rgb"}, {1, 3, false, "rgb"},
        {8, 3, false, "rgb"},   {8, 4, false, "rgb"},  {16, 4, false, "rgb"}, {8, 6, false, "rgb"},
        {16, 6, false, "rgb"},  {8, 0, true, "rgb"},   {8, 2, true, "rgb"},   {8, 3, true, "rgb"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        sheet->pages.items[0].piece_count = 0;
        add_image(sheet, IMAGE_PNG, png(sheet->arena, kinds[i].depth, kinds[i].colour_type, kinds[i].transparent));
        assert_true(write_sheet(sheet));
        check_sound(sheet);
        struct str expected = str_format(sheet->arena, "image       2     2  %-4s", kinds[i].colour);
        check_says(sheet, "pdfimages -list %s", str_terminated(sheet->arena, expected));
    }
}

/* Grey 0x80 half transparent on white paper is 0xBF; fully transparent it is the paper. */
static void transparency_is_laid_on_the_paper(void **state) {
    struct sheet *sheet = *state;
    add_image(sheet, IMAGE_PNG, png(sheet->arena, 8, 6, false));
    assert_true(write_sheet(sheet));
    check_plain(sheet, "stream\n\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\nendstream");
    sheet->pages.items[0].piece_count = 0;
    add_image(sheet, IMAGE_PNG, png(sheet->arena, 8, 2, true));
    assert_true(write_sheet(sheet));
    check_plain(sheet, "stream\n\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\nendstream");
}

static void an_image_used_twice_is_embedded_once(void **state) {
    struct sheet *sheet = *state;
    add_image(sheet, IMAGE_PNG, png(sheet->arena, 8, 2, false));
    add_image(sheet, IMAGE_PNG, png(sheet->arena, 8, 2, false));
    add_image(sheet, IMAGE_PNG, png(sheet->arena, 8, 0, false));
    assert_true(write_sheet(sheet));
    struct str plain = ask(sheet, "qpdf --qdf --object-streams=disable %s -");
    assert_int_equal(occurrences(plain, "/Subtype /Image"), 2);
    assert_int_equal(occurrences(plain, " Do\n"), 3);
}

static void a_damaged_png_is_an_error(void **state) {
    struct sheet *sheet = *state;
    struct str whole = png(sheet->arena, 8, 2, true);
    size_t failed = 0, tries = 0;
    for (size_t i = 8; i < whole.size; i += 3, tries++) {
        char *broken = NEW_ARRAY(sheet->arena, char, whole.size);
        memcpy(broken, whole.data, whole.size);
        broken[i] ^= 0x55;
        sheet->pages.items[0].piece_count = 0;
        add_image(sheet, IMAGE_PNG, (struct str){broken, whole.size});
        failed += !write_sheet(sheet);
    }
    for (size_t size = 0; size < whole.size - 12; size += 5, tries++) {
        sheet->pages.items[0].piece_count = 0;
        add_image(sheet, IMAGE_PNG, str_slice(whole, 0, size));
        failed += !write_sheet(sheet);
    }
    assert_in_range(failed, tries / 2, tries);
    assert_true(str_equal_c(sheet->sink.first->code, "G01"));
    assert_true(str_starts(sheet->sink.first->message, STR("the image “bild.png” is a damaged PNG file: ")));
}

/* Segments of a JPEG as far as the writer looks at them. */
static struct str jpeg(struct arena *arena, int marker, int components, bool whole) {
    struct buffer out = {0};
    const unsigned char frame[] = {
        0xFF, (unsigned char)marker, 0, 17, 8, 0, 2, 0, 2, (unsigned char)components, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11,
        0};
    buffer_bytes(&out, "\xFF\xD8\xFF\xE0\0\x04\0\0", 8);
    buffer_bytes(&out, frame, sizeof frame);
    buffer_bytes(&out, "\xFF\xDA\0\x08\1\1\0\0\x3F\0\x55\x55", 12);
    if (whole) buffer_bytes(&out, "\xFF\xD9", 2);
    struct str bytes = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return bytes;
}

static void jpegs_are_passed_through_or_refused(void **state) {
    struct sheet *sheet = *state;
    static const struct {
        int marker, components;
        bool whole;
        const char *problem; /* NULL: fine */
    } cases[] = {
        {0xC0, 3, true, NULL},
        {0xC2, 1, true, NULL},
        {0xC0, 4, true, "is a CMYK JPEG, made for a printing press"},
        {0xC3, 3, true, "is of a rare kind of JPEG that readers of PDF do not know"},
        {0xC0, 3, false, "is a JPEG file that is cut off"},
        {0xE1, 3, true, "is a damaged JPEG file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sheet->pages.items[0].piece_count = 0;
        sheet->sink = diagnostics_new(sheet->arena);
        add_image(sheet, IMAGE_JPEG, jpeg(sheet->arena, cases[i].marker, cases[i].components, cases[i].whole));
        assert_int_equal(write_sheet(sheet), cases[i].problem == NULL);
        if (cases[i].problem) assert_true(str_ends(sheet->sink.first->message, str_of(cases[i].problem)));
        else check_plain(sheet, "/Filter /DCTDecode");
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

int main(void) {
#define SHEET(test) cmocka_unit_test_setup_teardown(test, open_sheet, close_sheet)
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
        SHEET(the_structure_follows_the_reading_order),
        SHEET(tables_and_figures_carry_their_attributes),
        SHEET(long_lists_of_children_are_split),
        SHEET(links_lead_somewhere),
        SHEET(a_link_too_long_is_left_out_and_reported),
        SHEET(the_outline_is_nested),
        SHEET(metadata_names_the_document_and_its_day),
        SHEET(without_a_day_there_is_no_date),
        SHEET(the_same_pages_give_the_same_bytes_and_others_another_id),
        SHEET(shapes_are_painted),
        SHEET(every_kind_of_png_is_embedded),
        SHEET(transparency_is_laid_on_the_paper),
        SHEET(an_image_used_twice_is_embedded_once),
        SHEET(a_damaged_png_is_an_error),
        SHEET(jpegs_are_passed_through_or_refused),
        SHEET(thousands_of_pages_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
