/* The gate's reader of PDF: every text with its place, however it is encoded and wherever it lies; hostile files end.
 */
#include <zlib.h>

#include "base/limits.h"
#include "gate_said.h"

static struct str said_of(struct arena *arena, struct str pdf) {
    struct gate_texts texts = {.arena = arena};
    gate_pdf_texts(&texts, pdf);
    return gate_said(arena, &texts);
}

/* A file without a table of references, as programs leave it that died: the objects are found all the same. */
static struct str file_of(struct arena *arena, struct str objects) {
    return str_format(arena, "%%PDF-1.7\n%.*s\ntrailer <</Root 1 0 R /Info 9 0 R>>\n%%%%EOF\n", STR_ARG(objects));
}

#define ROOT "1 0 obj <</Type/Catalog /Pages 2 0 R>> endobj 2 0 obj <</Type/Pages /Kids [3 0 R] /Count 1>> endobj "
#define FONT "<</Type/Font /Subtype/Type1 /BaseFont/Helvetica /Encoding/WinAnsiEncoding>>"

static struct str stream(struct arena *arena, const char *head, struct str bytes) {
    return str_format(arena, "%s <<%s /Length %zu>> stream\n%.*s\nendstream endobj ", "obj", head, bytes.size,
                      STR_ARG(bytes));
}

static struct str page_of(struct arena *arena, const char *font, const char *content, const char *more) {
    struct str body = stream(arena, "", str_of(content));
    struct str objects = str_format(
        arena,
        ROOT "3 0 obj <</Type/Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F %s>> /XObject <</X 7 0 R>>"
             " /Properties <</M <</ActualText (from far)>>>> >> >> endobj 4 0 %.*s %s",
        font, STR_ARG(body), more);
    return said_of(arena, file_of(arena, objects));
}

static void text_is_whole_words_and_lines(void **state) {
    static const struct {
        const char *content, *said;
    } rows[] = {
        {"BT /F 10 Tf (Hello) Tj ET", "body: Hello\n"},
        {"BT /F 10 Tf [(Schm) 20 (erz) -30 (grenze)] TJ ET", "body: Schmerzgrenze\n"},
        {"BT /F 10 Tf [(two) -300 (words)] TJ ET", "body: two words\n"},
        {"BT /F 10 Tf 12 TL (one) Tj T* (two) Tj (three) ' 1 2 (four) \" ET", "body: one~two~three~four\n"},
        {"BT /F 10 Tf 1 0 0 1 50 700 Tm (Um) Tj 1 0 0 1 60 700 Tm (satz) Tj ET", "body: Umsatz\n"},
        {"BT /F 10 Tf 1 0 0 1 50 700 Tm (left) Tj 1 0 0 1 200 700 Tm (right) Tj ET", "body: left right\n"},
        {"BT /F 10 Tf 1 0 0 1 50 700 Tm (above) Tj 1 0 0 1 50 680 Tm (below) Tj ET", "body: above~below\n"},
        {"BT /F 10 Tf 3 Tr (unseen) Tj 1 0 0 1 -5000 -5000 Tm (outside) Tj ET", "body: unseen~outside\n"},
        {"BT /F 10 Tf (\\344\\(\\)\\\n\\\\\\053) Tj <48 4 > Tj ET", "body: ä()\\+H@\n"},
        {"q 2 0 0 2 0 0 cm BT /F 10 Tf (big) Tj ET Q BI /W 1 /H 1 ID \xFF"
         "EI(no)\xFF EI BT 9 0 Td /F 10 Tf (on) Tj ET",
         "body: big~on\n"},
        {"/Span <</ActualText (Schmerzgrenze)>> BDC BT /F 10 Tf (Schmerz-) Tj 0 -12 Td (grenze) Tj ET EMC",
         "alternative ActualText: Schmerzgrenze\nbody under ActualText: Schmerz-grenze\nbody: Schmerzgrenze\n"},
        {"/Span /M BDC BT /F 10 Tf (x) Tj ET EMC", "body: from far\n"},
        {"BT /F 10 Tf 1 0 0 1 50 700 Tm (geh) Tj 1 0 0 1 50 600 Tm (other) Tj 1 0 0 1 65 700 Tm (eim) Tj ET",
         "body: geh~other~eim\nbody words put together: geheim\n"},
        {"% said in passing\nBT ET", "comment comment: said in passing\n"},
        {"/X Do", "body: in a form\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str form = stream(*state, "/Subtype/Form /Resources <</Font <</G " FONT ">> >>",
                                 STR("BT /G 1 Tf (in a form) Tj ET /X Do"));
        struct str more = str_format(*state, "7 0 %.*s", STR_ARG(form));
        struct str said = page_of(*state, FONT, rows[i].content, str_terminated(*state, more));
        size_t end;
        struct str wanted = str_of(rows[i].said);
        (void)end;
        if (!str_starts(said, wanted) && !str_find(said, wanted, NULL))
            fail_msg("“%s”: expected “%s”, found\n%.*s", rows[i].content, rows[i].said, STR_ARG(said));
    }
}

static void fonts_say_what_their_codes_are(void **state) {
    static const struct {
        const char *font, *content, *more, *said;
    } rows[] = {
        {"<</Subtype/Type1 /Encoding <</BaseEncoding/MacRomanEncoding /Differences [65 /germandbls /uni20AC "
         "/f_f.alt]>> >>",
         "(ABC\\212) Tj", "", "body: ß€ffä\n"},
        {"<</Subtype/TrueType /BaseFont/Odd /FontDescriptor <</Flags 4>> >>", "(A) Tj", "",
         "unread: the text in the font “Odd”: it does not say which characters its codes are\n"},
        {"<</Subtype/Type0 /BaseFont/Odd /Encoding/Identity-H /DescendantFonts [<<>>]>>", "<0041> Tj", "",
         "unread: the text in the font “Odd”: it does not say"},
        {"<</Subtype/Type0 /BaseFont/Odd /Encoding/Identity-H /DescendantFonts [<</W [1 [500 600] 7 9 100]>>] "
         "/ToUnicode 6 0 R>>",
         "<0001000200030009> Tj",
         "2 beginbfchar <0001> <00530063> <0002> <D83DDE00> endbfchar 1 beginbfrange <0003> <0005> <0061> endbfrange 1 "
         "beginbfrange <0008> <0009> [<0078> <0079>] endbfrange",
         "body: Sc😀ay\n"},
        {"<</Subtype/Type0 /BaseFont/Odd /Encoding/Identity-H /DescendantFonts [<<>>] /ToUnicode 6 0 R>>",
         "<00010002> Tj", "1 beginbfchar <0001> <0041> endbfchar",
         "unread: characters in the font “Odd” that it gives no text for\n"},
        {"<</Subtype/Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 65 /Widths [50 50] /Encoding <</Differences [65 "
         "/A /B]>> >>",
         "(AB) Tj", "", "body: AB\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str map = stream(*state, "", str_of(rows[i].more));
        struct str more = str_format(*state, "6 0 %.*s", STR_ARG(map)),
                   content = str_format(*state, "BT /F 10 Tf %s ET", rows[i].content);
        CHECK_HOLDS(page_of(*state, rows[i].font, str_terminated(*state, content), str_terminated(*state, more)),
                    rows[i].said);
    }
}

static void all_around_the_pages_is_read(void **state) {
    static const char *const rows[][2] = {
        {"9 0 obj <</Title (T\\344) /Author <FEFF00410042> /Odd (X)>> endobj",
         "metadata Info Title: Tä\nmetadata Info Author: AB\nmetadata Info Odd: X\n"},
        {"5 0 obj <</Title (Chapter) /Parent 6 0 R /Dest (chapter.1)>> endobj",
         "bookmark Title: Chapter\nbookmark Dest: chapter.1\n"},
        {"5 0 obj <</Type/StructElem /S/Figure /Alt (a chart) /ActualText (text) /E (long) /T (title) /Lang (de)>> "
         "endobj",
         "alternative Alt: a chart\nalternative ActualText: text\nalternative E: long\nalternative T: title\nmetadata "
         "Lang: de\n"},
        {"5 0 obj <</Subtype/Link /A <</S/URI /URI (http://x.de/Schmerz%67renze)>> /Contents (go)>> endobj",
         "link URI: http://x.de/Schmerzgrenze\nattachment Contents: go\n"},
        {"5 0 obj <</S/JavaScript /JS (app.alert\\('x'\\))>> endobj", "link JS: app.alert('x')\n"},
        {"5 0 obj <</S/GoToR /F (secret.pdf) /D (place)>> endobj", "attachment F: secret.pdf\nbookmark D: place\n"},
        {"5 0 obj <</FT/Tx /T (field) /V (value) /TU (help)>> endobj",
         "attachment T: field\nattachment V: value\nattachment TU: help\n"},
        {"5 0 obj <</Nums [0 <</P (Anhang-)>>]>> endobj", "bookmark P: Anhang-\n"},
        {"5 0 obj <</Names [(place) [3 0 R /Fit]]>> endobj", "bookmark Names: place\n"},
        {"5 0 obj <</Dests <</geheim#20ort [3 0 R /Fit]>> >> endobj", "bookmark Dests: geheim ort\n"},
        {"5 0 obj <</Type/OCG /Name (hidden layer)>> endobj", "metadata Name: hidden layer\n"},
        {"5 0 obj (nobody refers to me) endobj", "metadata: nobody refers to me\n"},
        {"5 0 obj [/Separation /Kunde#20Blau /DeviceRGB 6 0 R] endobj", "metadata Separation: Kunde Blau\n"},
        {"5 0 obj <</CIDSystemInfo <</Registry (Adobe) /Ordering (Identity)>> >> endobj (between) 6 0 obj 1 endobj",
         "comment between objects: between \n"},
        {"% a comment\n5 0 obj <<%another\n>> endobj", "another\n"},
        {"5 0 obj <</Type/Metadata /Subtype/XML /Length 90>> stream\n<x:xmpmeta><rdf:Description "
         "xmp:Tool='me'><dc:title><rdf:Alt><rdf:li>Geheim</rdf:li></rdf:Alt>\nendstream endobj",
         "metadata XMP rdf:description xmp:tool: me\nmetadata XMP dc:title: Geheim\n"},
        {"5 0 obj <</Type/Filespec /UF (n\\344me.txt) /EF <</F 6 0 R>> >> endobj 6 0 obj <</Length 6>> "
         "stream\nGeheim\nendstream endobj",
         "attachment UF: näme.txt\n"},
        {"5 0 obj <</Type/Filespec /EF <</F 6 0 R>> >> endobj 6 0 obj <</Length 6>> stream\nGeheim\nendstream endobj",
         "attachment attached file : Geheim\n"},
        {"5 0 obj <</Length 40>> stream\nBT /F 1 Tf (orphan of a page) Tj ET     \nendstream endobj",
         "unread: text in a font that the PDF does not have\n"},
        {"5 0 obj <</Type/Page /Contents 6 0 R /Resources <</Font <</F " FONT
         ">> >> >> endobj 6 0 obj <</Length 40>> stream\nBT /F 1 Tf (page of no tree) Tj ET     \nendstream endobj",
         "body: page of no tree\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str said = page_of(*state, FONT, "", rows[i][0]);
        CHECK_HOLDS(said, rows[i][1]);
    }
}

/* --- filters ------------------------------------------------------------------------------------------------------ */

static struct str deflated(struct arena *arena, struct str bytes) {
    uLongf size = compressBound(bytes.size);
    char *out = NEW_ARRAY(arena, char, size);
    assert_int_equal(compress2((Bytef *)out, &size, (const Bytef *)bytes.data, bytes.size, 9), Z_OK);
    return (struct str){out, size};
}

static struct str filtered(struct arena *arena, const char *filter, struct str bytes) {
    struct buffer out = {0};
    buffer_format(&out,
                  "%%PDF-1.4\n" ROOT "3 0 obj <</Type/Page /Contents 4 0 R /Resources <</Font <</F " FONT
                  ">> >> >> endobj "
                  "4 0 obj <</Length %zu %s>> stream\n",
                  bytes.size, filter);
    buffer_append(&out, bytes);
    buffer_append_c(&out, "\nendstream endobj trailer <</Root 1 0 R>>");
    struct str said = said_of(arena, buffer_str(&out));
    buffer_free(&out);
    return said;
}

static void filters_are_undone(void **state) {
    struct str content = STR("BT /F 1 Tf (filtered) Tj ET");
    char rows[34] = "\2BT /F 1 Tf (fil)\2"; /* the second says what it differs by from the first */
    for (size_t i = 0; i < 16; i++) rows[18 + i] = (char)(" Tj ET          "[i] - rows[1 + i]);
    CHECK_HOLDS(filtered(*state, "/Filter/FlateDecode", deflated(*state, content)), "body: filtered\n");
    CHECK_HOLDS(filtered(*state, "/Filter[/ASCIIHexDecode]", STR("4254202F46203120546620286869292054 6A2045543")),
                "body: hi\n");
    CHECK_HOLDS(filtered(*state, "/Filter/ASCII85Decode", STR("6<#'\\7NaE.<+[7$ASGdjFEqJ4G%E*F<,*OE;u~>")),
                "body: eightyfive\n");
    CHECK_HOLDS(filtered(*state, "/Filter/LZWDecode",
                         STR("\200\020\212\202\001\171\030\100\061\020\025\014\302\001\101\260\364\167\024\210\012\206"
                             "\241\001\024\251\001")),
                "body: lzw\n");
    CHECK_HOLDS(filtered(*state, "/Filter/RunLengthDecode",
                         STR("\4BT /F\377 \21"
                             "1 Tf (runs) Tj ET \200")),
                "body: runs\n");
    CHECK_HOLDS(filtered(*state, "/Filter/FlateDecode /DecodeParms <</Predictor 12 /Columns 16>>",
                         deflated(*state, (struct str){rows, sizeof rows})),
                "body: fil\n");
    CHECK_HOLDS(filtered(*state, "/Filter/JBIG2Decode", content),
                "unread: a part of page 1: its bytes cannot be decoded\n");
    CHECK_HOLDS(filtered(*state, "/Filter/FlateDecode", STR("no zlib")),
                "unread: a part of page 1: its bytes cannot be decoded\n");
}

/* --- tables, revisions -------------------------------------------------------------------------------------------- */

static void newer_objects_win_and_older_are_read(void **state) {
    struct str old = stream(*state, "", STR("BT /F 1 Tf (old words) Tj ET")),
               new = stream(*state, "", STR("BT /F 1 Tf (new words) Tj ET"));
    struct str objects = str_format(*state,
                                    ROOT "3 0 obj <</Type/Page /Contents 4 0 R /Resources <</Font <</F " FONT
                                         ">> >> >> endobj 4 0 %.*s 4 0 %.*s",
                                    STR_ARG(old), STR_ARG(new));
    CHECK_STR(said_of(*state, file_of(*state, objects)),
              "body: new words\nmetadata BaseFont: Helvetica\nbody: old words\n");
}

/* Objects 1 to 4 with a true table; where it starts is said at the end. */
static void tables_say_which_object_is_meant(void **state) {
    static const char *const objects[] = {
        "1 0 obj <</Type/Catalog /Pages 2 0 R>> endobj\n", "2 0 obj <</Kids [3 0 R]>> endobj\n",
        "3 0 obj <</Type/Page /Contents 4 0 R /Resources <</Font <</F " FONT ">> >> >> endobj\n",
        "4 0 obj <</Length 28>> stream\nBT /F 1 Tf (the meant) Tj ET \nendstream endobj\n"};
    struct buffer out = {0};
    size_t places[4];
    buffer_append_c(&out, "rubbish before\n%PDF-1.4\n");
    for (size_t i = 0; i < 4; i++) {
        places[i] = out.size - 15;
        buffer_append_c(&out, objects[i]);
    }
    buffer_append_c(&out, "4 0 obj <</Length 28>> stream\nBT /F 1 Tf (the other) Tj ET \nendstream endobj\n");
    size_t table = out.size - 15;
    buffer_append_c(&out, "xref\n0 5\n0000000000 65535 f \n");
    for (size_t i = 0; i < 4; i++) buffer_format(&out, "%010zu 00000 n \n", places[i]);
    buffer_format(&out, "trailer <</Root 1 0 R /Prev %zu>>\nstartxref\n%zu\n%%%%EOF\nbehind the end", table, table);
    CHECK_STR(said_of(*state, buffer_str(&out)),
              "comment before the PDF: rubbish before~\nbody: the meant\nmetadata BaseFont: Helvetica\nbody: the "
              "other\ncomment between objects: behind the end \n");
    buffer_free(&out);
}

static void object_streams_are_read(void **state) {
    struct str inside = STR("1 0 2 35 3 64 <</Type/Catalog /Pages 2 0 R    >> <</Kids [3 0 R] /Z (in it)>> "
                            "<</Type/Page /Contents 4 0 R /Resources <</Font <</F " FONT ">> >> >>");
    struct str packed = deflated(*state, inside), content = stream(*state, "", STR("BT /F 1 Tf (packed) Tj ET"));
    struct buffer out = {0};
    buffer_format(
        &out, "%%PDF-1.5\n4 0 %.*s\n5 0 obj <</Type/ObjStm /N 3 /First 14 /Filter/FlateDecode /Length %zu>> stream\n",
        STR_ARG(content), packed.size);
    buffer_append(&out, packed);
    buffer_append_c(&out, "\nendstream endobj\n");
    struct str said = said_of(*state, buffer_str(&out));
    CHECK_HOLDS(said, "body: packed\n");
    CHECK_HOLDS(said, "metadata Z: in it\n");
    buffer_free(&out);
}

static void what_cannot_be_read_is_said(void **state) {
    static const char *const lost[] = {"BT /None 1 Tf (lost) Tj ET", "BT /None 1 Tf [-2 (lost)] TJ ET",
                                       "BT (lost) ' ET"};
    for (size_t i = 0; i < 3; i++)
        CHECK_HOLDS(page_of(*state, FONT, lost[i], ""), "unread: text in a font that the PDF does not have\n");
    CHECK_STR(said_of(*state, STR("")), "unread: the bytes are no PDF: they do not begin as one\n");
    CHECK_STR(said_of(*state, STR("hello")), "unread: the bytes are no PDF: they do not begin as one\n");
    CHECK_HOLDS(said_of(*state, STR("%PDF-1.4\n")), "unread: the PDF has no page that can be found\n");
    CHECK_STR(said_of(*state, STR("%PDF-1.4\n1 0 obj 1 endobj trailer <</Root 1 0 R /Encrypt 2 0 R>>")),
              "unread: the PDF is encrypted\n");
}

/* --- hostile files ------------------------------------------------------------------------------------------------ */

static struct str repeated(struct arena *arena, const char *before, const char *part, size_t size) {
    size_t one = strlen(part), first = strlen(before);
    char *bytes = NEW_ARRAY(arena, char, first + size + one);
    memcpy(bytes, before, first);
    for (size_t at = 0; at < size; at += one) memcpy(bytes + first + at, part, one);
    return (struct str){bytes, first + size};
}

static void hostile_files_end(void **state) {
    static const char *const parts[] = {"[",
                                        "<<",
                                        "(",
                                        "1 0 obj ",
                                        "1 0 obj [",
                                        "1 0 obj <</A",
                                        "1 0 obj <<>> stream\n",
                                        "obj",
                                        "trailer<<",
                                        "%",
                                        "<",
                                        "/A",
                                        "1 ",
                                        "0 R ",
                                        "1 0 obj <</Kids[1 0 R 1 0 R]/Pages 1 0 R>>",
                                        "xref 0 9 ",
                                        "startxref ",
                                        "endobj ",
                                        "((",
                                        "9999999999 0 obj "};
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct arena *arena = arena_create();
        struct gate_texts texts = {.arena = arena};
        gate_pdf_texts(&texts, repeated(arena, "%PDF-1.4\n", parts[i], 1024 * 1024));
        assert_true(arena_used(arena) < 300u * 1024 * 1024);
        arena_destroy(arena);
    }
}

/* Zeroes a thousand times smaller than themselves; forms that draw each other twice; loops of pages and of tables. */
static void bombs_and_loops_are_refused(void **state) {
    size_t size = 24u * 1024 * 1024;
    struct arena *arena = arena_create();
    struct str bomb = deflated(arena, repeated(arena, "", " ", size));
    CHECK_HOLDS(filtered(*state, "/Filter/FlateDecode", bomb), "unread: the PDF is not read to its end");
    arena_destroy(arena);
    struct buffer forms = {0};
    for (int i = 7; i < 60; i++)
        buffer_format(&forms,
                      "%d 0 obj <</Subtype/Form /Length 18 /Resources <</XObject <</X %d 0 R>> >> >> stream\n/X Do /X "
                      "Do /X Do \nendstream endobj ",
                      i, i + 1);
    buffer_char(&forms, '\0');
    (void)page_of(*state, FONT, "/X Do", forms.data);
    buffer_free(&forms);
    CHECK_HOLDS(said_of(*state, file_of(*state, STR("1 0 obj <</Type/Catalog/Pages 1 0 R/Kids[1 0 R 1 0 R]>> endobj"))),
                "unread");
    CHECK_HOLDS(said_of(*state, STR("%PDF-1.4\nxref\n0 0\ntrailer <</Prev 9>>\nstartxref\n9\n")), "unread");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(text_is_whole_words_and_lines),
        CHECK_ARENA(fonts_say_what_their_codes_are),
        CHECK_ARENA(all_around_the_pages_is_read),
        CHECK_ARENA(filters_are_undone),
        CHECK_ARENA(newer_objects_win_and_older_are_read),
        CHECK_ARENA(tables_say_which_object_is_meant),
        CHECK_ARENA(object_streams_are_read),
        CHECK_ARENA(what_cannot_be_read_is_said),
        CHECK_ARENA(hostile_files_end),
        CHECK_ARENA(bombs_and_loops_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
