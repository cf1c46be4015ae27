/* Turning a JPEG: its pixels are read by libjpeg, turned and packed again with little loss. Most pictures stand upright
 * and never come here. libjpeg leaves by longjmp: what has to be freed lives outside the function that sets it. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "base/arena.h"
#include "base/die.h"
#include "read/image_clean.h"

enum { QUALITY = 94, COARSE = 2 /* how many pixels share a colour, where they did before */ };

struct failure {
    struct jpeg_error_mgr manager;
    jmp_buf back;
};

static void leave(j_common_ptr codec) { longjmp(((struct failure *)codec->err)->back, 1); }
static void say_nothing(j_common_ptr codec) { (void)codec; }

static struct jpeg_error_mgr *catch_failures(struct failure *failure) {
    jpeg_std_error(&failure->manager);
    failure->manager.error_exit = leave;
    failure->manager.output_message = say_nothing;
    return &failure->manager;
}

static void read_rows(struct jpeg_decompress_struct *codec, struct pixels *out) {
    size_t row = (size_t)out->width * out->channels;
    while (codec->output_scanline < codec->output_height) {
        JSAMPROW place = out->bytes + codec->output_scanline * row;
        jpeg_read_scanlines(codec, &place, 1);
    }
}

/* Whole numbers of 8 bits in grey, RGB or CMYK. What libjpeg warns of is damage. */
static bool decode(struct str bytes, struct pixels *out, bool *coarse) {
    struct jpeg_decompress_struct codec;
    struct failure failure;
    codec.err = catch_failures(&failure);
    jpeg_create_decompress(&codec);
    if (setjmp(failure.back)) {
        jpeg_destroy_decompress(&codec);
        return false;
    }
    jpeg_mem_src(&codec, (const unsigned char *)bytes.data, bytes.size);
    jpeg_read_header(&codec, TRUE);
    if (codec.image_width != out->width || codec.image_height != out->height) leave((j_common_ptr)&codec);
    codec.out_color_space = codec.num_components == 1 ? JCS_GRAYSCALE : codec.num_components == 3 ? JCS_RGB : JCS_CMYK;
    *coarse = codec.max_h_samp_factor > 1 || codec.max_v_samp_factor > 1;
    jpeg_start_decompress(&codec);
    out->channels = (size_t)codec.output_components;
    out->bytes = malloc((size_t)out->width * out->height * out->channels);
    if (!out->bytes) die_out_of_memory();
    read_rows(&codec, out);
    jpeg_finish_decompress(&codec);
    bool sound = failure.manager.num_warnings == 0;
    jpeg_destroy_decompress(&codec);
    return sound;
}

static void set_up(struct jpeg_compress_struct *codec, const struct pixels *pixels, bool coarse) {
    codec->image_width = pixels->width;
    codec->image_height = pixels->height;
    codec->input_components = (int)pixels->channels;
    codec->in_color_space = pixels->channels == 1 ? JCS_GRAYSCALE : pixels->channels == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(codec);
    jpeg_set_quality(codec, QUALITY, TRUE);
    codec->optimize_coding = TRUE;
    codec->comp_info[0].h_samp_factor = codec->comp_info[0].v_samp_factor =
        coarse && pixels->channels == 3 ? COARSE : 1;
}

/* What is written is allocated by libjpeg. */
struct written {
    unsigned char *bytes;
    unsigned long size;
};

static bool encode(const struct pixels *pixels, bool coarse, struct written *out) {
    struct jpeg_compress_struct codec;
    struct failure failure;
    codec.err = catch_failures(&failure);
    jpeg_create_compress(&codec);
    if (setjmp(failure.back)) {
        jpeg_destroy_compress(&codec);
        return false;
    }
    jpeg_mem_dest(&codec, &out->bytes, &out->size);
    set_up(&codec, pixels, coarse);
    jpeg_start_compress(&codec, TRUE);
    while (codec.next_scanline < codec.image_height) {
        JSAMPROW row = pixels->bytes + (size_t)codec.next_scanline * pixels->width * pixels->channels;
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    return true;
}

const char *jpeg_turn(struct arena *arena, struct image *image, int orientation) {
    struct pixels pixels = {.width = image->width, .height = image->height}, turned = {0};
    struct written written = {0};
    bool coarse = false, fine = decode(image->bytes, &pixels, &coarse);
    if (fine) turned = pixels_turn(&pixels, orientation);
    fine = fine && encode(&turned, coarse, &written);
    if (fine) {
        image->bytes = str_copy(arena, (struct str){(const char *)written.bytes, written.size});
        image->width = turned.width;
        image->height = turned.height;
    }
    free(written.bytes);
    free(turned.bytes);
    free(pixels.bytes);
    return fine ? NULL : "is a damaged JPEG";
}
