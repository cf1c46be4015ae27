/* Images: sizes that are read, files that are refused, files cut off anywhere; what is left of a file, and which way
 * up. */
#include "read/image.h"

#include <png.h>

#include "base/limits.h"
#include "check.h"
#include "image_bytes.h"

#define PNG_START "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"
#define PNG_END "\x08\x02\0\0\0\x12\x34\x56\x78"
#define JPEG_START "\xFF\xD8\xFF\xE0\0\x04JF"
#define JPEG_FRAME(marker, components) \
    "\xFF" marker "\0\x11\x08\x01\x02\x03\x04" components "\x01\x22\0\x02\x11\x01\x03\x11\x01"
#define JPEG_SCAN "\xFF\xDA\0\x08\1\1\0\0\x3F\0\x55\x55\xFF\xD9"

static const struct image *read_image(struct arena *arena, struct diagnostics *sink, struct str bytes) {
    *sink = diagnostics_new(arena);
    const struct image *image = image_read(arena, sink, STR("logo.png"), bytes, (struct span){.line = 3});
    assert_int_equal(image == NULL, sink->errors == 1);
    if (!image) CHECK_STR(sink->first->code, "G01");
    return image;
}

static void sizes_are_read(void **state) {
    const struct {
        struct str bytes;
        enum image_format format;
        uint32_t width, height;
    } rows[] = {
        {corner_png(*state, 258, 5, STR(""), STR("")), IMAGE_PNG, 258, 5},
        {STR(JPEG_START JPEG_FRAME("\xC0", "\x03") JPEG_SCAN), IMAGE_JPEG, 0x304, 0x102},
        {STR(JPEG_START JPEG_FRAME("\xC2", "\x01") JPEG_SCAN), IMAGE_JPEG, 0x304, 0x102},
        {STR("\xFF\xD8\xFF\xFF\xFF\xDB\0\x03x\xFF\x01" JPEG_FRAME("\xC1", "\x04") JPEG_SCAN), IMAGE_JPEG, 0x304, 0x102},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diagnostics sink;
        const struct image *image = read_image(*state, &sink, rows[i].bytes);
        assert_non_null(image);
        assert_int_equal(image->format, rows[i].format);
        assert_int_equal(image->width, rows[i].width);
        assert_int_equal(image->height, rows[i].height);
        assert_int_equal(image->span.line, 3);
        CHECK_STR(image->path, "logo.png");
    }
}

static void what_cannot_be_used_says_why(void **state) {
    static const struct {
        struct str bytes;
        const char *message;
    } rows[] = {
        {STR_INIT(""), "the image “logo.png” is empty"},
        {STR_INIT("hello"), "the image “logo.png” is neither a PNG nor a JPEG"},
        {STR_INIT("GIF89a"), "the image “logo.png” is a GIF"},
        {STR_INIT("RIFF\1\2\3\4WEBPVP8 "), "the image “logo.png” is a WebP image"},
        {STR_INIT("<svg>"), "the image “logo.png” is an SVG image"},
        {STR_INIT(PNG_START "\0\0\0\1"), "the image “logo.png” is a PNG that is cut off"},
        {STR_INIT(PNG_START "\0\0\0\0\0\0\0\5" PNG_END), "the image “logo.png” has no width or no height"},
        {STR_INIT(PNG_START "\0\0\0\1\0\0\0\5" PNG_END), "the image “logo.png” is a damaged PNG"},
        {STR_INIT(PNG_START "\0\1\0\0\0\1\0\0" PNG_END),
         "the image “logo.png” has 65536 × 65536 pixels, which is too large"},
        {STR_INIT("\x89PNG\r\n\x1A\n\0\0\0\x0DJHDR\0\0\0\1\0\0\0\1" PNG_END),
         "the image “logo.png” is a PNG without a header"},
        {STR_INIT(JPEG_START), "the image “logo.png” is a JPEG that is cut off"},
        {STR_INIT(JPEG_START "\xFF\xDA\0\x04xx"), "the image “logo.png” is a JPEG without a header"},
        {STR_INIT(JPEG_START "xx\0\4"), "the image “logo.png” is a damaged JPEG"},
        {STR_INIT("\xFF\xD8\xFF\xE0\0\0xx"), "the image “logo.png” is a damaged JPEG"},
        {STR_INIT(JPEG_START JPEG_FRAME("\xC3", "\x03")),
         "the image “logo.png” is a JPEG of a rare kind (lossless or arithmetic) that PDF does not take"},
        {STR_INIT(JPEG_START JPEG_FRAME("\xC0", "\x03") JPEG_FRAME("\xC9", "\x03") JPEG_SCAN),
         "the image “logo.png” is a JPEG of a rare kind (lossless or arithmetic) that PDF does not take"},
        {STR_INIT(JPEG_START JPEG_FRAME("\xC0", "\x07")),
         "the image “logo.png” is a JPEG with an unknown colour space"},
        {STR_INIT(JPEG_START JPEG_FRAME("\xC0", "\x03") "\xFF\xD9"), "the image “logo.png” is a damaged JPEG"},
        {STR_INIT(JPEG_START JPEG_FRAME("\xC0", "\x03") "\xFF\xDA\0\x08\1\1\0\0\x3F\0\x55\x55"),
         "the image “logo.png” is a JPEG that is cut off"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diagnostics sink;
        assert_null(read_image(*state, &sink, rows[i].bytes));
        CHECK_STR(sink.first->message, rows[i].message);
        assert_int_equal(sink.first->span.line, 3);
    }
}

/* The bytes are copied to their exact size, so that a read behind them is seen by the sanitizer. */
static void a_file_may_be_cut_off_anywhere(void **state) {
    const struct str files[] = {corner_png(*state, 20, 10, STR(""), STR("")), corner_jpeg(*state, 20, 10, false),
                                corner_jpeg(*state, 20, 10, true)};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        for (size_t size = 0; size < files[i].size; size++) {
            struct diagnostics sink;
            struct arena *arena = arena_create();
            assert_null(read_image(arena, &sink, str_copy(arena, str_slice(files[i], 0, size))));
            arena_destroy(arena);
        }
}

/* Any byte may be another one: a message, or a picture of the size that it says. */
static void a_damaged_file_is_an_error_or_harmless(void **state) {
    const struct str exif = exif_bytes(*state, 6, "");
    struct buffer turned = {0}, notes = {0};
    struct str upright = corner_jpeg(*state, 20, 10, true);
    buffer_append(&turned, str_format(*state, "\xFF\xD8\xFF\xE1%c%cExif%c%c", 0, (int)exif.size + 8, 0, 0));
    buffer_append(&turned, exif);
    buffer_append(&turned, str_skip(upright, 2));
    put_chunk(&notes, "eXIf", exif.data, exif.size);
    const struct str files[] = {corner_png(*state, 20, 10, buffer_str(&notes), STR("")), buffer_str(&turned)};
    for (size_t f = 0; f < 2; f++)
        for (size_t i = 0; i < files[f].size * 3; i++) {
            struct diagnostics sink;
            struct arena *arena = arena_create();
            char *broken = NEW_ARRAY(arena, char, files[f].size);
            memcpy(broken, files[f].data, files[f].size);
            broken[i / 3] = (char)(i % 3 == 0 ? 0xFF : i % 3 == 1 ? 0 : broken[i / 3] ^ 0x10);
            const struct image *image = read_image(arena, &sink, (struct str){broken, files[f].size});
            assert_true(!image || (image->width && image->height && image->bytes.size));
            arena_destroy(arena);
        }
    buffer_free(&turned);
    buffer_free(&notes);
}

/* What is no picture -------------------------------------------------------------------------------------------- */

static void check_clean(struct arena *arena, struct str noted, struct str plain) {
    struct diagnostics sink;
    assert_true(str_find(noted, STR("SECRET"), NULL));
    const struct image *image = read_image(arena, &sink, noted), *same = read_image(arena, &sink, plain);
    assert_non_null(image);
    assert_false(str_find(image->bytes, STR("SECRET"), NULL));
    assert_true(str_equal(image->bytes, same->bytes));
}

static void a_png_keeps_its_picture_alone(void **state) {
    static const char *const chunks[] = {"tEXt", "zTXt", "iTXt", "tIME", "eXIf", "iCCP", "pHYs", "sPLT", "hIST",
                                         "bKGD", "sBIT", "cHRM", "gAMA", "sRGB", "caBX", "acTL", "fdAT", "zzZz"};
    struct str plain = corner_png(*state, 20, 10, STR(""), STR(""));
    for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
        struct buffer notes = {0};
        put_chunk(&notes, chunks[i], "SECRET\0SECRET", 13);
        check_clean(*state, corner_png(*state, 20, 10, buffer_str(&notes), STR("")), plain);
        buffer_free(&notes);
    }
    check_clean(*state, str_join(*state, plain, STR("SECRET")), plain);
    check_clean(*state, corner_png(*state, 20, 10, STR(""), STR("SECRET")), plain);
}

/* How bright its numbers are, and the transparent colour, belong to the picture. */
static void a_png_keeps_what_reads_its_picture(void **state) {
    struct diagnostics sink;
    struct buffer notes = {0};
    put_chunk(&notes, "gAMA", "\0\0\xB1\x8F", 4);
    put_chunk(&notes, "tRNS", "\0\xFF\0\0\0\0", 6);
    struct str whole = corner_png(*state, 20, 10, buffer_str(&notes), STR(""));
    assert_true(str_equal(read_image(*state, &sink, whole)->bytes, whole));
    buffer_free(&notes);
}

/* More pixels than the header says are no pixels. */
static void a_png_has_as_many_pixels_as_it_says(void **state) {
    for (unsigned char height = 9; height <= 11; height++) {
        struct diagnostics sink;
        struct buffer out = {0};
        struct str whole = corner_png(*state, 20, 10, STR(""), STR(""));
        const unsigned char header[13] = {0, 0, 0, 20, 0, 0, 0, height, 8, 2};
        buffer_append(&out, str_slice(whole, 0, 8));
        put_chunk(&out, "IHDR", header, sizeof header);
        buffer_append(&out, str_skip(whole, 8 + 25));
        const struct image *image = read_image(*state, &sink, buffer_str(&out));
        assert_int_equal(image != NULL, height == 10);
        buffer_free(&out);
    }
}

static void put_segment(struct buffer *out, unsigned char marker, struct str data) {
    const unsigned char head[4] = {0xFF, marker, (unsigned char)((data.size + 2) >> 8), (unsigned char)(data.size + 2)};
    buffer_bytes(out, head, 4);
    buffer_append(out, data);
}

/* Where the first scan begins, or the segments behind it. */
static size_t place_in(struct str jpeg, bool between_scans) {
    size_t at = 2;
    while ((unsigned char)jpeg.data[at + 1] != 0xDA)
        at += 2 + (size_t)((unsigned char)jpeg.data[at + 2] << 8 | (unsigned char)jpeg.data[at + 3]);
    if (!between_scans) return at;
    for (at += 4; (unsigned char)jpeg.data[at] != 0xFF || !jpeg.data[at + 1]; at++) continue;
    return at;
}

static struct str with_segment(struct arena *arena, struct str jpeg, size_t at, unsigned char marker, struct str data) {
    struct buffer out = {0};
    buffer_append(&out, str_slice(jpeg, 0, at));
    put_segment(&out, marker, data);
    buffer_append(&out, str_skip(jpeg, at));
    return bytes_finish(arena, &out);
}

static void a_jpeg_keeps_its_picture_alone(void **state) {
    struct str plain = corner_jpeg(*state, 20, 10, true);
    const struct {
        unsigned char marker;
        struct str data;
    } notes[] = {{0xE1, STR("Exif\0\0MM\0*\0\0\0\x08SECRET")},
                 {0xE1, STR("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET")},
                 {0xE2, STR("ICC_PROFILE\0\1\1SECRET")},
                 {0xE2, STR("MPF\0SECRET")},
                 {0xED, STR("Photoshop 3.0\0SECRET")},
                 {0xE0, STR("JFXX\0\x10SECRET")},
                 {0xEB, STR("JP\0\1SECRET")},
                 {0xFE, STR("SECRET")},
                 {0xFD, STR("SECRET")}};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        check_clean(*state, with_segment(*state, plain, 2, notes[i].marker, notes[i].data), plain);
        check_clean(*state, with_segment(*state, plain, place_in(plain, false), notes[i].marker, notes[i].data), plain);
        check_clean(*state, with_segment(*state, plain, place_in(plain, true), notes[i].marker, notes[i].data), plain);
    }
    check_clean(*state, str_join(*state, plain, STR("SECRET")), plain);
    check_clean(*state, str_join(*state, plain, str_join(*state, plain, STR("SECRET"))), plain);
}

/* That there is a JFIF segment, and how Adobe's mixed the colours, is all that is left of them. */
static void applications_are_written_anew(void **state) {
    struct diagnostics sink;
    struct str plain = corner_jpeg(*state, 20, 10, false);
    struct str bare = str_join(*state, str_slice(plain, 0, 2), str_skip(plain, 20));
    struct str adobe = with_segment(*state, bare, 2, 0xEE, STR("Adobe\0\x65SECR\1SECRET"));
    struct str jfif = with_segment(*state, bare, 2, 0xE0, STR("JFIF\0\1\2\1\0\x48\0\x48\1\2SECRET"));
    struct str left = read_image(*state, &sink, adobe)->bytes;
    assert_false(str_find(left, STR("SECR"), NULL));
    assert_true(str_starts(left, STR("\xFF\xD8\xFF\xEE\0\x0E"
                                     "Adobe\0\x64\0\0\0\0\1")));
    left = read_image(*state, &sink, jfif)->bytes;
    assert_true(str_equal(left, read_image(*state, &sink, plain)->bytes));
}

static void a_jpeg_has_not_too_many_scans(void **state) {
    struct str file = STR("\xFF\xD8" JPEG_FRAME("\xC2", "\x03"));
    struct diagnostics sink;
    struct buffer out = {0};
    buffer_append(&out, file);
    for (int i = 0; i <= LIMIT_IMAGE_SCANS; i++) buffer_append(&out, STR("\xFF\xDA\0\x08\1\1\0\0\x3F\0\x55"));
    buffer_append(&out, STR("\xFF\xD9"));
    assert_null(read_image(*state, &sink, buffer_str(&out)));
    CHECK_STR(sink.first->message, "the image “logo.png” is a JPEG with too many scans");
    buffer_free(&out);
}

/* Which way up --------------------------------------------------------------------------------------------------- */

/* Where the upper left, upper right, lower left and lower right of the file are seen, by Exif's numbers. */
static const char *const seen_corners[9] = {NULL, "rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};

static char letter_of(const unsigned char *pixel) {
    bool red = pixel[0] > 127, green = pixel[1] > 127, blue = pixel[2] > 127;
    return red && green && blue ? 'w' : red ? 'r' : green ? 'g' : blue ? 'b' : '?';
}

static void check_corners(const unsigned char *pixels, uint32_t width, uint32_t height, int orientation) {
    const size_t last = width - 1, lowest = (size_t)(height - 1) * width;
    const size_t places[4] = {0, last, lowest, lowest + last};
    assert_int_equal(width, orientation >= 5 ? 10 : 20);
    assert_int_equal(height, orientation >= 5 ? 20 : 10);
    for (size_t i = 0; i < 4; i++) assert_int_equal(letter_of(pixels + places[i] * 3), seen_corners[orientation][i]);
}

static void a_jpeg_stands_upright(void **state) {
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct diagnostics sink;
        uint32_t width, height;
        struct str exif = str_join(*state, STR("Exif\0\0"), exif_bytes(*state, orientation, "SECRET"));
        struct str file = with_segment(*state, corner_jpeg(*state, 20, 10, orientation % 2), 2, 0xE1, exif);
        const struct image *image = read_image(*state, &sink, file);
        assert_non_null(image);
        assert_false(str_find(image->bytes, STR("Exif"), NULL));
        check_corners(jpeg_pixels(*state, image->bytes, &width, &height), image->width, image->height, orientation);
        assert_int_equal(width, image->width);
    }
}

static void a_png_stands_upright(void **state) {
    for (int orientation = 1; orientation <= 8; orientation++) {
        struct diagnostics sink;
        struct buffer notes = {0};
        struct str exif = exif_bytes(*state, orientation, "SECRET");
        put_chunk(&notes, "eXIf", exif.data, exif.size);
        const struct image *image = read_image(*state, &sink, corner_png(*state, 20, 10, buffer_str(&notes), STR("")));
        buffer_free(&notes);
        assert_non_null(image);
        unsigned char pixels[3 * 20 * 10];
        png_image png = {.version = PNG_IMAGE_VERSION};
        assert_true(png_image_begin_read_from_memory(&png, image->bytes.data, image->bytes.size));
        png.format = PNG_FORMAT_RGB;
        assert_true(png_image_finish_read(&png, NULL, pixels, 0, NULL));
        check_corners(pixels, png.width, png.height, orientation);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(sizes_are_read),
        CHECK_ARENA(what_cannot_be_used_says_why),
        CHECK_ARENA(a_file_may_be_cut_off_anywhere),
        CHECK_ARENA(a_damaged_file_is_an_error_or_harmless),
        CHECK_ARENA(a_png_keeps_its_picture_alone),
        CHECK_ARENA(a_png_keeps_what_reads_its_picture),
        CHECK_ARENA(a_png_has_as_many_pixels_as_it_says),
        CHECK_ARENA(a_jpeg_keeps_its_picture_alone),
        CHECK_ARENA(applications_are_written_anew),
        CHECK_ARENA(a_jpeg_has_not_too_many_scans),
        CHECK_ARENA(a_jpeg_stands_upright),
        CHECK_ARENA(a_png_stands_upright),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
