/* Image headers: sizes that are read, files that are refused, files cut off anywhere. */
#include "read/image.h"

#include "base/limits.h"
#include "check.h"

#define PNG_START "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"
#define PNG_END "\x08\x02\0\0\0\x12\x34\x56\x78"
#define JPEG_START "\xFF\xD8\xFF\xE0\0\x04JF"
#define JPEG_FRAME(marker, components) \
    "\xFF" marker "\0\x11\x08\x01\x02\x03\x04" components "\x01\x22\0\x02\x11\x01\x03\x11\x01"

static const struct image *read_image(struct arena *arena, struct diagnostics *sink, struct str bytes) {
    *sink = diagnostics_new(arena);
    const struct image *image = image_read(arena, sink, STR("logo.png"), bytes, (struct span){.line = 3});
    assert_int_equal(image == NULL, sink->errors == 1);
    if (!image) CHECK_STR(sink->first->code, "G01");
    return image;
}

static void sizes_are_read(void **state) {
    static const struct {
        struct str bytes;
        enum image_format format;
        uint32_t width, height;
    } rows[] = {
        {STR_INIT(PNG_START "\0\0\x01\x02\0\0\0\x05" PNG_END), IMAGE_PNG, 258, 5},
        {STR_INIT(JPEG_START JPEG_FRAME("\xC0", "\x03")), IMAGE_JPEG, 0x304, 0x102},
        {STR_INIT(JPEG_START JPEG_FRAME("\xC2", "\x01")), IMAGE_JPEG, 0x304, 0x102},
        {STR_INIT("\xFF\xD8\xFF\xFF\xFF\xDB\0\x03x\xFF\x01" JPEG_FRAME("\xC1", "\x04")), IMAGE_JPEG, 0x304, 0x102},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diagnostics sink;
        const struct image *image = read_image(*state, &sink, rows[i].bytes);
        assert_non_null(image);
        assert_int_equal(image->format, rows[i].format);
        assert_int_equal(image->width, rows[i].width);
        assert_int_equal(image->height, rows[i].height);
        assert_int_equal(image->bytes.size, rows[i].bytes.size);
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
        {STR_INIT(JPEG_START JPEG_FRAME("\xC0", "\x07")),
         "the image “logo.png” is a JPEG with an unknown colour space"},
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
    static const struct str files[] = {STR_INIT(PNG_START "\0\0\x01\x02\0\0\0\x05" PNG_END),
                                       STR_INIT(JPEG_START "\xFF\xDB\0\x03x" JPEG_FRAME("\xC2", "\x03"))};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        for (size_t size = 0; size < files[i].size - 9; size++) {
            struct diagnostics sink;
            assert_null(read_image(*state, &sink, str_copy(*state, str_slice(files[i], 0, size))));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHECK_ARENA(sizes_are_read),
        CHECK_ARENA(what_cannot_be_used_says_why),
        CHECK_ARENA(a_file_may_be_cut_off_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
