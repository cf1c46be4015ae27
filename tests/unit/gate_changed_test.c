/* Whatever is changed in a file, the gate's readers end, and take no more memory than they may. Sanitizers see the
 * rest. */
#include "gate_change.h"
#include "gate_said.h"

enum { TIMES = 2000, MOST_MEMORY = 64 * 1024 * 1024 };

static const char page[] = "<!doctype html><html lang=de><head><meta charset=utf-8><title>A &amp; "
                           "B</title><style>p{background:url(data:text/plain,x)}"
                           "</style><script>let a = '\\u0041'</script></head><body><!-- comment --><p class='a b' "
                           "title=\"t&uuml;\">Schmerz<wbr>gr&#101;nze"
                           "&shy;n <a href='mailto:a@b.de?subject=x+y%20z'>link</a><br><img "
                           "src='data:image/svg+xml,%3Csvg%3E%3Ctitle%3EX%3C/title%3E%3C/svg%3E' "
                           "alt=Bild><svg viewBox='0 0 1 1'><path d='M0 0L1 "
                           "1'/><text>Um<tspan>satz</tspan></text><![CDATA[raw]]></svg><textarea>&lt;</textarea>";

static const char pdf[] =
    "%PDF-1.5\n% comment\n1 0 obj <</Type/Catalog /Pages 2 0 R /Dests <</place [3 0 R /Fit]>> >> endobj\n"
    "2 0 obj <</Type/Pages /Kids [3 0 R] /Count 1>> endobj\n3 0 obj <</Type/Page /Parent 2 0 R /Contents [4 0 R 5 0 R] "
    "/Annots [12 0 R]\n"
    "/Resources <</Font <</F 6 0 R /G 7 0 R /H 8 0 R>> /XObject <</X 9 0 R>> /Properties <</M <</ActualText (from "
    "far)>> >> >> >> endobj\n"
    "4 0 obj <</Length 13 0 R>> stream\nq 1 0 0 1 5 5 cm BT /F 10 Tf 12 TL [(Schm) 20 (erz) -300 (x)] TJ T* (gr\\344n) "
    "' ET Q /X Do\nendstream endobj\n"
    "5 0 obj <</Length 300 /Filter [/ASCIIHexDecode]>> stream\n4254202F4720313020546620 "
    "3C303030313030303230303033303030343E20546A20 4554>\nendstream endobj\n"
    "6 0 obj <</Type/Font /Subtype/Type1 /BaseFont/Helvetica /FirstChar 32 /Widths [250 300 400] /Encoding "
    "<</Differences [65 /A.alt /f_f_i /uni20AC]>> >> endobj\n"
    "7 0 obj <</Type/Font /Subtype/Type0 /Encoding/Identity-H /ToUnicode 10 0 R /DescendantFonts [<</W [1 [500 600] 3 "
    "9 700] /DW 500>>]>> endobj\n"
    "8 0 obj <</Type/Font /Subtype/Type3 /FontMatrix [0.01 0 0 0.01 0 0] /CharProcs <</A 5 0 R>> >> endobj\n"
    "9 0 obj <</Subtype/Form /Matrix [1 0 0 1 9 9] /Length 71>> stream\n/Span /M BDC BT /F 9 Tf (x) Tj ET EMC BI /W 1 "
    "ID abc EI /Span <</Alt (y)>> BDC EMC\nendstream endobj\n"
    "10 0 obj <</Length 130>> stream\n1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> "
    "<0041> <0002> <D83DDE00> endbfchar "
    "1 beginbfrange <0003> <0005> <0061> endbfrange\nendstream endobj\n11 0 obj <</Title (Kapitel) /Parent 1 0 R /Dest "
    "(place) /A <</URI (http://x.de/%41)>> >> endobj\n"
    "12 0 obj <</Subtype/Text /Contents <FEFF00410042> /AP <</N 9 0 R>> >> endobj\n13 0 obj 84 endobj\n"
    "14 0 obj <</Type/ObjStm /N 2 /First 9 /Length 30>> stream\n15 0 16 5 (in) [(it) 15 0 R]\nendstream endobj\n"
    "17 0 obj <</Length 10 /Filter/LZWDecode /DecodeParms <</Predictor 12 /Columns 4>> >> "
    "stream\n\200\13\140\120\42\14\14\205\1\nendstream endobj\n"
    "18 0 obj <</Filter [/ASCII85Decode /RunLengthDecode] /Length 12>> stream\n6<#'\\7NaE~>\nendstream endobj\n"
    "xref\n0 2\n0000000000 65535 f \n0000000019 00000 n \ntrailer <</Root 1 0 R /Info 11 0 R /Prev "
    "9>>\nstartxref\n2000\n%%EOF\n";

static void read_changed(struct str bytes, void (*read)(struct gate_texts *, struct str)) {
    unsigned long seed = 7;
    for (int i = 0; i < TIMES; i++) {
        struct arena *arena = arena_create();
        struct gate_texts texts = {.arena = arena};
        read(&texts, i ? gate_changed(arena, bytes, &seed) : bytes);
        if (!i) assert_true(texts.count > 10);
        assert_true(arena_used(arena) < MOST_MEMORY);
        arena_destroy(arena);
    }
}

static void changed_pages_are_read_to_their_end(void **state) {
    (void)state;
    read_changed((struct str){page, sizeof page - 1}, gate_html_texts);
}

static void changed_pdfs_are_read_to_their_end(void **state) {
    (void)state;
    read_changed((struct str){pdf, sizeof pdf - 1}, gate_pdf_texts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_pages_are_read_to_their_end),
        cmocka_unit_test(changed_pdfs_are_read_to_their_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
