/* Images in the PDF: every kind of PNG and JPEG, transparency, damage. */
#include "image_bytes.h"
#include "pdf_fixture.h"

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
        {1, 0, false, "gray"},   {2, 0, false, "gray"},  {4, 0, false, "gray"},   {8, 0, false, "gray"},
        {16, 0, false, "gray"},  {8, 2, false, "index"}, {16, 2, false, "index"}, {1, 3, false, "index"},
        {8, 3, false, "index"},  {8, 4, false, "index"}, {16, 4, false, "index"}, {8, 6, false, "index"},
        {16, 6, false, "index"}, {8, 0, true, "index"},  {8, 2, true, "index"},   {8, 3, true, "index"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        sheet->pages.items[0].piece_count = 0;
        add_image(sheet, IMAGE_PNG, png(sheet->arena, kinds[i].depth, kinds[i].colour_type, kinds[i].transparent));
        assert_true(write_sheet(sheet));
        check_sound(sheet);
        struct str expected = str_format(sheet->arena, "image       2     2  %-5s", kinds[i].colour);
        check_says(sheet, "pdfimages -list %s", str_terminated(sheet->arena, expected));
    }
}

/* Grey 0x80 half transparent on white paper is 0xBF; fully transparent it is the paper. */
static void transparency_is_laid_on_the_paper(void **state) {
    struct sheet *sheet = *state;
    add_image(sheet, IMAGE_PNG, png(sheet->arena, 8, 6, false));
    assert_true(write_sheet(sheet));
    check_plain(sheet, "/Indexed\n    /DeviceRGB\n    0\n    <bfbfbf>");
    sheet->pages.items[0].piece_count = 0;
    add_image(sheet, IMAGE_PNG, png(sheet->arena, 8, 2, true));
    assert_true(write_sheet(sheet));
    check_plain(sheet, "/Indexed\n    /DeviceRGB\n    0\n    <ffffff>");
}

/* A square in which every pixel has a colour of its own. */
static struct str colourful_png(struct arena *arena, uint32_t side) {
    struct buffer rows = {0}, out = {0};
    for (uint32_t i = 0; i < side * side; i++) {
        if (i % side == 0) buffer_char(&rows, 0);
        buffer_bytes(&rows, (unsigned char[]){(unsigned char)(i >> 8), (unsigned char)i, 7}, 3);
    }
    unsigned char packed[4096];
    uLongf size = sizeof packed;
    compress(packed, &size, (unsigned char *)rows.data, rows.size);
    const unsigned char header[13] = {0, 0, 0, (unsigned char)side, 0, 0, 0, (unsigned char)side, 8, 2};
    buffer_bytes(&out, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(&out, "IHDR", header, sizeof header);
    put_chunk(&out, "IDAT", packed, size);
    put_chunk(&out, "IEND", "", 0);
    struct str bytes = str_copy(arena, buffer_str(&out));
    buffer_free(&rows);
    buffer_free(&out);
    return bytes;
}

static struct str embedded_bytes(struct sheet *sheet) {
    size_t at, end;
    assert_true(str_find(buffer_str(&sheet->out), STR("/Subtype /Image"), &at));
    for (end = at; memcmp(sheet->out.data + end, " 0 obj", 6) != 0; end--) continue;
    for (at = end; sheet->out.data[at - 1] != '\n'; at--) continue;
    struct str number = str_slice(buffer_str(&sheet->out), at, end);
    struct str command =
        str_format(sheet->arena, "qpdf --show-object=%.*s --filtered-stream-data %%s", STR_ARG(number));
    return ask(sheet, str_terminated(sheet->arena, command));
}

static void few_colours_are_numbered_and_many_are_not(void **state) {
    struct sheet *sheet = *state;
    add_image(sheet, IMAGE_PNG, colourful_png(sheet->arena, 16));
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_says(sheet, "pdfimages -list %s", "image      16    16  index");
    struct str numbers = embedded_bytes(sheet);
    assert_int_equal(numbers.size, 256);
    for (size_t i = 0; i < 256; i++) assert_int_equal((unsigned char)numbers.data[i], i);
    sheet->pages.items[0].piece_count = 0;
    add_image(sheet, IMAGE_PNG, colourful_png(sheet->arena, 17));
    assert_true(write_sheet(sheet));
    check_sound(sheet);
    check_says(sheet, "pdfimages -list %s", "image      17    17  rgb");
    struct str pixels = embedded_bytes(sheet);
    assert_int_equal(pixels.size, 3 * 17 * 17);
    for (size_t i = 0; i < pixels.size; i++)
        assert_int_equal((unsigned char)pixels.data[i], i % 3 == 0 ? i / 3 >> 8 : i % 3 == 1 ? i / 3 & 255 : 7);
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
    assert_true(
        str_starts(in_english(sheet->sink.first->message), STR("the image “bild.png” is a damaged PNG file: ")));
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
        if (cases[i].problem) assert_true(str_ends(in_english(sheet->sink.first->message), str_of(cases[i].problem)));
        else check_plain(sheet, "/Filter /DCTDecode");
    }
}

/* Every byte in turn, every length: an error or a file that is sound, and never more. */
static void a_damaged_jpeg_is_an_error_or_harmless(void **state) {
    struct sheet *sheet = *state;
    struct str whole = jpeg(sheet->arena, 0xC0, 3, true);
    for (size_t i = 0; i < 3 * whole.size; i++) {
        char *broken = NEW_ARRAY(sheet->arena, char, whole.size);
        memcpy(broken, whole.data, whole.size);
        if (i < 2 * whole.size) broken[i / 2] = (char)(i % 2 ? 0xFF : 0);
        sheet->pages.items[0].piece_count = 0;
        sheet->sink = diagnostics_new(sheet->arena);
        add_image(sheet, IMAGE_JPEG, (struct str){broken, i < 2 * whole.size ? whole.size : i - 2 * whole.size});
        bool written = write_sheet(sheet);
        assert_int_equal(written, sheet->sink.errors == 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        SHEET(every_kind_of_png_is_embedded),
        SHEET(transparency_is_laid_on_the_paper),
        SHEET(few_colours_are_numbered_and_many_are_not),
        SHEET(an_image_used_twice_is_embedded_once),
        SHEET(a_damaged_png_is_an_error),
        SHEET(jpegs_are_passed_through_or_refused),
        SHEET(a_damaged_jpeg_is_an_error_or_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
