/* Turning a PNG, which hardly any program asks for: its pixels by libpng's simplified interface. */
#include <png.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/die.h"
#include "read/image_clean.h"

static bool decode(png_image *png, struct str bytes, struct pixels *out) {
    if (!png_image_begin_read_from_memory(png, bytes.data, bytes.size)) return false;
    bool colour = png->format & PNG_FORMAT_FLAG_COLOR, alpha = png->format & PNG_FORMAT_FLAG_ALPHA;
    png->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    png->format = alpha ? PNG_FORMAT_RGBA : colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    *out =
        (struct pixels){.width = png->width, .height = png->height, .channels = PNG_IMAGE_PIXEL_CHANNELS(png->format)};
    out->bytes = malloc((size_t)out->width * out->height * out->channels);
    if (!out->bytes) die_out_of_memory();
    return png_image_finish_read(png, NULL, out->bytes, 0, NULL) && !PNG_IMAGE_FAILED(*png);
}

static bool encode(struct arena *arena, uint32_t format, const struct pixels *pixels, struct image *image) {
    png_image png = {.version = PNG_IMAGE_VERSION, .width = pixels->width, .height = pixels->height, .format = format};
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
    char *bytes = malloc(size);
    if (!bytes) die_out_of_memory();
    bool written = png_image_write_to_memory(&png, bytes, &size, 0, pixels->bytes, 0, NULL);
    if (written) {
        image->bytes = str_copy(arena, (struct str){bytes, size});
        image->width = pixels->width;
        image->height = pixels->height;
    }
    png_image_free(&png);
    free(bytes);
    return written;
}

const char *png_turn(struct arena *arena, struct image *image, int orientation) {
    png_image png = {.version = PNG_IMAGE_VERSION};
    struct pixels pixels = {0}, turned = {0};
    bool fine = decode(&png, image->bytes, &pixels);
    uint32_t format = png.format;
    png_image_free(&png);
    if (fine) turned = pixels_turn(&pixels, orientation);
    fine = fine && encode(arena, format, &turned, image);
    free(turned.bytes);
    free(pixels.bytes);
    return fine ? NULL : "is a damaged PNG";
}
