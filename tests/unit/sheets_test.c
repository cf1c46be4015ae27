/* Pages of foreign PDFs: what is copied of them, what unpacks to too much, and that no damage harms. */
#include <zlib.h>

#include "base/buffer.h"
#include "check.h"
#include "read/pdf_swelling.h"
#include "read/sheets.h"
#include "tree/sheet.h"

/* ---- PDFs by hand ---- */

enum { OBJECTS = 5 };

/* Objects 1 to 5, of which the first is the catalog, with a table that says where they are. */
static struct str pdf_of(struct arena *arena, const char *const objects[OBJECTS]) {
    struct buffer out = {0};
    size_t at[OBJECTS];
    buffer_append_c(&out, "%PDF-1.7\n");
    for (size_t i = 0; i < OBJECTS; i++) {
        at[i] = out.size;
        buffer_format(&out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    size_t start = out.size;
    buffer_format(&out, "xref\n0 %d\n0000000000 65535 f \n", OBJECTS + 1);
    for (size_t i = 0; i < OBJECTS; i++) buffer_format(&out, "%010zu 00000 n \n", at[i]);
    buffer_format(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", OBJECTS + 1, start);
    struct str bytes = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return bytes;
}

#define CATALOG "<< /Type /Catalog /Pages 2 0 R >>"
#define PAGES "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 96 48] /Rotate 90 >>"
#define PAGE "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F#201 5 0 R >> /Private 1 >> >>"
#define CONTENTS "<< /Length 22 /StructParents 3 >>\nstream\n/P <</MCID 0>> BDC EMC\nendstream"
#define FONT "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Metadata 4 0 R /Of 3 0 R /Me 5 0 R /S (a\\(b\\001) >>"

static const char *const sound[OBJECTS] = {CATALOG, PAGES, PAGE, CONTENTS, FONT};

static struct str references_shown(struct arena *arena, struct str text) {
    struct buffer out = {0};
    for (size_t i = 0; i < text.size; i++) buffer_char(&out, text.data[i] == SHEET_REFERENCE ? '@' : text.data[i]);
    struct str shown = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return shown;
}

static void what_paints_a_page_is_copied(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct diagnostics sink = diagnostics_new(arena);
    size_t count;
    const struct image *page = sheets_read(arena, &sink, STR("a.pdf"), pdf_of(arena, sound), (struct span){0}, &count);
    assert_int_equal(count, 1);
    assert_int_equal(page->format, IMAGE_SHEET);
    assert_int_equal(page->width, 64); /* it lies on its side: 48 pt at 96 an inch */
    assert_int_equal(page->height, 128);
    const struct sheet_file *file = page->sheet->file;
    assert_int_equal(file->count, 2);
    CHECK_STR(references_shown(arena, file->objects[page->sheet->object].entries),
              "/Type /XObject\n/Subtype /Form\n/BBox [0.0000 0.0000 96.0000 48.0000]\n"
              "/Matrix [0.000000000 -0.010416667 0.020833333 0.000000000 -0.000000000 1.000000000]\n"
              "/Resources <</Font <</F#201 @0@\n>>\n>>\n");
    CHECK_STR(file->objects[page->sheet->object].bytes, "/P <</XCID 0>> BDC EMC");
    CHECK_STR(references_shown(arena, file->objects[0].entries),
              "/BaseFont /Helvetica\n/Me @0@\n/Of null\n/S <61286201>\n/Subtype /Type1\n/Type /Font\n");
    arena_destroy(arena);
}

/* Each byte in turn is another, or the last: it is refused with a word, or is a page. */
static void no_damage_harms(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct str whole = pdf_of(arena, sound);
    size_t refused = 0;
    for (size_t i = 0; i < 3 * whole.size; i++) {
        struct arena *own = arena_create();
        struct diagnostics sink = diagnostics_new(own);
        struct str bytes = str_copy(own, whole);
        size_t at = i / 3, count;
        if (i % 3 == 0) bytes.size = at;
        else memset((char *)(uintptr_t)(bytes.data + at), i % 3 == 1 ? '9' : bytes.data[at] ^ 0x1D, 1);
        const struct image *pages = sheets_read(own, &sink, STR("a.pdf"), bytes, (struct span){0}, &count);
        assert_true(pages ? count > 0 && !sink.errors : !count && sink.errors == 1);
        refused += !pages;
        arena_destroy(own);
    }
    assert_true(refused > whole.size); /* all that were cut, and more */
    arena_destroy(arena);
}

/* ---- what unpacks ---- */

static struct str packed(struct arena *arena, size_t size) {
    uLongf room = compressBound((uLong)size);
    char *bytes = NEW_ARRAY(arena, char, room), *plain = NEW_ARRAY(arena, char, size);
    compress((Bytef *)bytes, &room, (const Bytef *)plain, (uLong)size);
    return (struct str){bytes, room};
}

static bool swells(struct arena *arena, const char *before, size_t size) {
    struct str text = str_format(arena, "1 0 obj\n<< %s >>\nstream\n%.*s\nendstream\nendobj\n", before,
                                 STR_ARG(((struct str){"", 0})));
    size_t at;
    struct buffer out = {0};
    str_find(text, STR("\nendstream"), &at);
    buffer_append(&out, str_slice(text, 0, at));
    buffer_append(&out, packed(arena, size));
    buffer_append(&out, str_skip(text, at));
    bool within = pdf_swells_within(buffer_str(&out), 100000);
    buffer_free(&out);
    return !within;
}

static void what_unpacks_to_too_much_is_seen(void **state) {
    (void)state;
    static const struct {
        const char *before;
        size_t size;
        bool swells;
    } cases[] = {
        {"/Type /ObjStm /First 5 /N 1 /Filter /FlateDecode", 90000, false},
        {"/Type /ObjStm /First 5 /N 1 /Filter /FlateDecode", 110000, true},
        {"/Type /XRef /W [1 2 1] /Filter [/FlateDecode]", 110000, true},
        {"/#46irst 5 /N 1 /Filter /Fl", 110000, true},
        {"/First 5 /N 1 /#46ilter /Flate#44ecode", 110000, true},
        {"/First 5 /Filter [/FlateDecode /FlateDecode]", 10, true}, /* nobody knows how much */
        {"/First 5 /Filter /LZWDecode", 10, true},
        {"/First 5 /Filter [/A85 /Fl]", 10, true},
        {"/First 5 /Filter 7 0 R", 10, true},
        {"/First 5 /X (stream) /Filter /FlateDecode", 110000, true},
        {"/FirstChar 32 /Filter /FlateDecode", 110000, false}, /* libqpdf leaves it packed */
        {"/Width 9 /Filter [/ASCII85Decode /FlateDecode]", 110000, false},
        {"/W 9 /Filter /DCTDecode", 110000, false},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (swells(arena, cases[i].before, cases[i].size) != cases[i].swells) fail_msg("%s", cases[i].before);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_paints_a_page_is_copied),
        cmocka_unit_test(no_damage_harms),
        cmocka_unit_test(what_unpacks_to_too_much_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
