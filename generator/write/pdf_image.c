/* Images: PNG is decoded by libpng's simplified interface, which reports damage instead of leaving by longjmp, and laid
 * on the paper's colour where it is transparent; JPEG is passed through as it is, after its frame was checked. What is
 * no picture was left out when the file was read (read/image_clean.h). */
#include <png.h>
#include <stdlib.h>

#include "base/die.h"
#include "write/pdf_internal.h"

struct pdf_image {
    struct pdf_image *next;
    struct str file;           /* two images of the same bytes are one object */
    const struct sheet *sheet; /* or a page of a file that is not ours */
    HPDF_Dict object;
    size_t number;
};

static bool refuse(struct pdf *pdf, const struct image *image, struct message problem, const char *help) {
    struct diagnostic *d =
        diagnose(pdf->sink, SEVERITY_ERROR, CODE_G01, image->span, "the image “{0}” {1}", image->path, problem);
    diagnose_help(pdf->sink, d, "{0}", help);
    return false;
}

static HPDF_Dict write_image(struct pdf *pdf, uint32_t width, uint32_t height, struct str colours, struct str more,
                             struct str bytes, enum pdf_filter filter) {
    struct str entries = str_format(pdf->arena,
                                    "/Type /XObject\n/Subtype /Image\n/Width %u\n/Height %u\n/ColorSpace %.*s\n"
                                    "/BitsPerComponent 8\n%.*s",
                                    width, height, STR_ARG(colours), STR_ARG(more));
    return pdf_stream(pdf, entries, bytes, filter);
}

static struct str device_colours(bool grey) { return grey ? STR("/DeviceGray") : STR("/DeviceRGB"); }

/* ---- PNG ---- */

/* Rows of pixels, each after a byte that names its filter, as PDF takes them over from PNG. */
struct rows {
    unsigned char *bytes;
    size_t width, height; /* pixels */
    size_t channels;
};

static size_t row_size(const struct rows *rows) { return 1 + rows->width * rows->channels; }

/* RGBA to RGB in place: what shines through is the paper. */
static void flatten(struct rows *rows, uint32_t paper) {
    const unsigned below[3] = {paper >> 16 & 255, paper >> 8 & 255, paper & 255};
    struct rows flat = {rows->bytes, rows->width, rows->height, 3};
    for (size_t y = 0; y < rows->height; y++) {
        const unsigned char *from = rows->bytes + y * row_size(rows) + 1;
        unsigned char *to = flat.bytes + y * row_size(&flat) + 1;
        for (size_t x = 0; x < rows->width; x++, from += 4, to += 3) {
            unsigned alpha = from[3];
            for (size_t k = 0; k < 3; k++)
                to[k] = (unsigned char)((from[k] * alpha + below[k] * (255 - alpha) + 127) / 255);
        }
    }
    *rows = flat;
}

/* Each row becomes its difference from the one above, which deflates better; from the last one up, as each needs the
 * other. */
static void predict(struct rows *rows) {
    enum { FILTER_UP = 2 };
    size_t size = row_size(rows);
    for (size_t y = rows->height; y-- > 0;) {
        unsigned char *row = rows->bytes + y * size;
        row[0] = FILTER_UP;
        for (size_t i = 1; y && i < size; i++) row[i] = (unsigned char)(row[i] - row[i - size]);
    }
}

static HPDF_Dict write_rows(struct pdf *pdf, struct rows *rows) {
    predict(rows);
    struct str parameters = str_format(pdf->arena, "/DecodeParms << /Predictor 15 /Colors %zu /Columns %zu >>\n",
                                       rows->channels, rows->width);
    struct str bytes = {(const char *)rows->bytes, row_size(rows) * rows->height};
    return write_image(pdf, (uint32_t)rows->width, (uint32_t)rows->height, device_colours(rows->channels == 1),
                       parameters, bytes, PDF_DEFLATE);
}

/* ---- few colours: logos, sketches, pictures of screens ---- */

struct palette {
    uint32_t colours[256];
    size_t count;
    uint16_t slots[1024]; /* by hash: a colour's number + 1; 0: free */
};

/* The colour's number; -1 when it is one too many. */
static int palette_number(struct palette *palette, uint32_t colour) {
    enum { SLOTS = sizeof palette->slots / sizeof *palette->slots };
    uint32_t slot = colour * 0x9E3779B1u >> 22;
    for (; palette->slots[slot]; slot = (slot + 1) % SLOTS)
        if (palette->colours[palette->slots[slot] - 1] == colour) return palette->slots[slot] - 1;
    if (palette->count == sizeof palette->colours / sizeof *palette->colours) return -1;
    palette->colours[palette->count++] = colour;
    palette->slots[slot] = (uint16_t)palette->count;
    return (int)palette->count - 1;
}

/* The numbers of the pixels' colours, a byte each; NULL when there are more than 256. */
static unsigned char *number_pixels(const struct rows *rows, struct palette *palette) {
    unsigned char *numbers = malloc(rows->width * rows->height), *to = numbers;
    if (!numbers) die_out_of_memory();
    for (size_t y = 0; y < rows->height; y++) {
        const unsigned char *from = rows->bytes + y * row_size(rows) + 1;
        for (size_t x = 0; x < rows->width; x++, from += 3) {
            int number = palette_number(palette, (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2]);
            if (number < 0) return free(numbers), NULL;
            *to++ = (unsigned char)number;
        }
    }
    return numbers;
}

/* NULL when there are too many colours. */
static HPDF_Dict write_numbers(struct pdf *pdf, const struct rows *rows) {
    struct palette palette = {.count = 0};
    unsigned char *numbers = rows->channels == 3 ? number_pixels(rows, &palette) : NULL;
    if (!numbers) return NULL;
    struct buffer colours = {0};
    buffer_format(&colours, "[/Indexed /DeviceRGB %zu <", palette.count - 1);
    for (size_t i = 0; i < palette.count; i++) buffer_format(&colours, "%06X", (unsigned)palette.colours[i]);
    buffer_append_c(&colours, ">]");
    struct str bytes = {(const char *)numbers, rows->width * rows->height};
    HPDF_Dict object = write_image(pdf, (uint32_t)rows->width, (uint32_t)rows->height, buffer_str(&colours), STR(""),
                                   bytes, PDF_DEFLATE);
    buffer_free(&colours);
    free(numbers);
    return object;
}

static bool decode_png(struct pdf *pdf, png_image *png, HPDF_Dict *object) {
    bool colour = png->format & PNG_FORMAT_FLAG_COLOR, alpha = png->format & PNG_FORMAT_FLAG_ALPHA;
    png->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    png->format = alpha ? PNG_FORMAT_RGBA : colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    struct rows rows = {.width = png->width, .height = png->height, .channels = PNG_IMAGE_PIXEL_CHANNELS(png->format)};
    rows.bytes = malloc(row_size(&rows) * rows.height);
    if (!rows.bytes) die_out_of_memory();
    bool decoded =
        png_image_finish_read(png, NULL, rows.bytes + 1, (png_int_32)row_size(&rows), NULL) && !PNG_IMAGE_FAILED(*png);
    if (decoded) {
        if (alpha) flatten(&rows, pdf->theme->light[COLOUR_PAPER]);
        *object = write_numbers(pdf, &rows);
        if (!*object) *object = write_rows(pdf, &rows);
    }
    free(rows.bytes);
    return decoded;
}

static bool write_png(struct pdf *pdf, const struct image *image, HPDF_Dict *object) {
    png_image png = {.version = PNG_IMAGE_VERSION};
    bool written =
        png_image_begin_read_from_memory(&png, image->bytes.data, image->bytes.size) && decode_png(pdf, &png, object);
    struct message problem =
        message_new(pdf->arena, "is a damaged PNG file: {0}", str_copy(pdf->arena, str_of(png.message)));
    png_image_free(&png);
    return written || refuse(pdf, image, problem, "open it in an image program and save it again");
}

/* ---- JPEG ---- */

struct frame {
    unsigned marker, precision, width, height, components;
};

static unsigned byte_at(struct str bytes, size_t at) { return (unsigned char)bytes.data[at]; }
static unsigned pair_at(struct str bytes, size_t at) { return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1); }

static bool is_frame(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Walks the segments up to the picture's data. */
static bool frame_find(struct str bytes, struct frame *frame) {
    if (bytes.size < 4 || pair_at(bytes, 0) != 0xFFD8) return false;
    *frame = (struct frame){0};
    for (size_t at = 2; at + 4 <= bytes.size;) {
        if (byte_at(bytes, at) != 0xFF) return false;
        unsigned marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) { /* fill */
            at++;
            continue;
        }
        size_t size = pair_at(bytes, at + 2);
        if (size < 2 || size > bytes.size - at - 2) return false;
        if (marker == 0xDA) return frame->marker != 0;
        if (is_frame(marker) && size >= 8)
            *frame = (struct frame){.marker = marker,
                                    .precision = byte_at(bytes, at + 4),
                                    .height = pair_at(bytes, at + 5),
                                    .width = pair_at(bytes, at + 7),
                                    .components = byte_at(bytes, at + 9)};
        at += 2 + size;
    }
    return false;
}

/* The end mark is the last thing in the file, but for zeros and other filling that some cameras leave. */
static bool ends_whole(struct str bytes) {
    for (size_t at = bytes.size - 1; at-- > 2;)
        if (pair_at(bytes, at) == 0xFFD9) return true;
    return false;
}

static bool write_jpeg(struct pdf *pdf, const struct image *image, HPDF_Dict *object) {
    struct frame frame;
    if (!frame_find(image->bytes, &frame) || !frame.width || !frame.height)
        return refuse(pdf, image, MESSAGE("is a damaged JPEG file"), "open it in an image program and save it again");
    if (!ends_whole(image->bytes))
        return refuse(pdf, image, MESSAGE("is a JPEG file that is cut off"), "copy it again from where it came");
    if (frame.marker > 0xC2 || frame.precision != 8)
        return refuse(pdf, image, MESSAGE("is of a rare kind of JPEG that readers of PDF do not know"),
                      "save it as an ordinary JPEG of 8 bits");
    if (frame.components != 1 && frame.components != 3)
        return refuse(pdf, image, MESSAGE("is a CMYK JPEG, made for a printing press"), "save it as RGB");
    *object = write_image(pdf, frame.width, frame.height, device_colours(frame.components == 1), STR(""),
                          image->bytes, PDF_JPEG);
    return true;
}

/* ---- */

bool pdf_image_use(struct pdf *pdf, const struct image *image, size_t *number) {
    for (const struct pdf_image *known = pdf->images; known; known = known->next)
        if (known->sheet == image->sheet && str_equal(known->file, image->bytes)) return *number = known->number, true;
    if (pdf->image_count == PDF_DICTIONARY_LIMIT)
        return refuse(pdf, image, MESSAGE("is one too many: a PDF holds at most 4095"), "split the document");
    HPDF_Dict object = NULL;
    bool written = false;
    switch (image->format) {
    case IMAGE_PNG: written = write_png(pdf, image, &object); break;
    case IMAGE_JPEG: written = write_jpeg(pdf, image, &object); break;
    case IMAGE_SHEET: object = pdf_sheet_write(pdf, image->sheet), written = true; break;
    }
    if (!written) return false;
    struct pdf_image *added = NEW(pdf->arena, struct pdf_image);
    *added =
        (struct pdf_image){pdf->images, image->bytes, image->sheet, object, pdf->image_count++};
    pdf->images = added;
    *number = added->number;
    return true;
}

void pdf_images_write(struct pdf *pdf, struct buffer *resources) {
    if (!pdf->images) return;
    buffer_append_c(resources, "/XObject <<");
    for (const struct pdf_image *image = pdf->images; image; image = image->next)
        buffer_format(resources, " /I%zu %u 0 R", image->number, pdf_number(image->object));
    buffer_append_c(resources, " >>\n");
}
