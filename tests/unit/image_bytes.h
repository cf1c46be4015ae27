/* Image files made by hand, byte by byte, for tests of what is read from them and what is left of them. */
#ifndef UNIT_IMAGE_BYTES_H
#define UNIT_IMAGE_BYTES_H

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include <jpeglib.h>

#include "base/arena.h"
#include "base/buffer.h"

static inline void put_word(struct buffer *out, uint32_t value) {
    const unsigned char bytes[4] = {(unsigned char)(value >> 24), (unsigned char)(value >> 16),
                                    (unsigned char)(value >> 8), (unsigned char)value};
    buffer_bytes(out, bytes, 4);
}

static inline void put_chunk(struct buffer *out, const char *type, const void *bytes, size_t size) {
    put_word(out, (uint32_t)size);
    size_t start = out->size;
    buffer_bytes(out, type, 4);
    if (size) buffer_bytes(out, bytes, size);
    put_word(out, (uint32_t)crc32(0, (const unsigned char *)out->data + start, (uInt)(out->size - start)));
}

static inline struct str bytes_finish(struct arena *arena, struct buffer *out) {
    struct str bytes = str_copy(arena, buffer_str(out));
    buffer_free(out);
    return bytes;
}

/* The data of Exif that say which way up a picture is, and a text. */
static inline struct str exif_bytes(struct arena *arena, int orientation, const char *text) {
    struct buffer out = {0};
    const unsigned char table[] = {
        'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (unsigned char)orientation, 0, 0, 0, 0, 0, 0, 0};
    buffer_bytes(&out, table, sizeof table);
    buffer_append_c(&out, text);
    return bytes_finish(arena, &out);
}

/* The colour of a pixel of a picture whose corners differ, in any size: red, green, blue and white, as read. */
static inline void corner_colour(size_t x, size_t y, size_t width, size_t height, unsigned char colour[3]) {
    bool right = x * 2 >= width, below = y * 2 >= height;
    colour[0] = right == below ? 255 : 0;
    colour[1] = right ? 255 : 0;
    colour[2] = below ? 255 : 0;
}

static inline struct str corner_rows(struct arena *arena, size_t width, size_t height, bool filters) {
    struct buffer rows = {0};
    for (size_t y = 0; y < height; y++) {
        if (filters) buffer_char(&rows, 0);
        for (size_t x = 0; x < width; x++) {
            unsigned char colour[3];
            corner_colour(x, y, width, height, colour);
            buffer_bytes(&rows, colour, 3);
        }
    }
    return bytes_finish(arena, &rows);
}

/* A sound PNG with the chunks of `notes` before its pixels, and more bytes behind them inside IDAT. */
static inline struct str corner_png(struct arena *arena, uint32_t width, uint32_t height, struct str notes,
                                    struct str more) {
    struct str rows = corner_rows(arena, width, height, true);
    uLongf size = compressBound(rows.size);
    unsigned char *packed = arena_allocate(arena, size + more.size, 1, 1);
    const unsigned char header[13] = {0, 0, (unsigned char)(width >> 8),  (unsigned char)width,
                                      0, 0, (unsigned char)(height >> 8), (unsigned char)height,
                                      8, 2};
    struct buffer out = {0};
    compress(packed, &size, (const unsigned char *)rows.data, rows.size);
    if (more.size) memcpy(packed + size, more.data, more.size);
    buffer_bytes(&out, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(&out, "IHDR", header, sizeof header);
    buffer_append(&out, notes);
    put_chunk(&out, "IDAT", packed, size + more.size);
    put_chunk(&out, "IEND", "", 0);
    return bytes_finish(arena, &out);
}

/* A sound JPEG, in several scans or one. */
static inline struct str corner_jpeg(struct arena *arena, uint32_t width, uint32_t height, bool scans) {
    struct jpeg_compress_struct codec;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    struct str rows = corner_rows(arena, width, height, false);
    codec.err = jpeg_std_error(&errors);
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &bytes, &size);
    codec.image_width = width, codec.image_height = height;
    codec.input_components = 3, codec.in_color_space = JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, 100, TRUE);
    if (scans) jpeg_simple_progression(&codec);
    jpeg_start_compress(&codec, TRUE);
    for (uint32_t y = 0; y < height; y++) {
        unsigned char *row = arena_allocate(arena, width * 3, 1, 1);
        memcpy(row, rows.data + (size_t)y * width * 3, width * 3);
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    jpeg_destroy_compress(&codec);
    struct str copy = str_copy(arena, (struct str){(const char *)bytes, size});
    free(bytes);
    return copy;
}

/* The pixels of a sound JPEG: three bytes each. */
static inline const unsigned char *jpeg_pixels(struct arena *arena, struct str bytes, uint32_t *width,
                                               uint32_t *height) {
    struct jpeg_decompress_struct codec;
    struct jpeg_error_mgr errors;
    codec.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, (const unsigned char *)bytes.data, bytes.size);
    jpeg_read_header(&codec, TRUE);
    jpeg_start_decompress(&codec);
    *width = codec.output_width, *height = codec.output_height;
    unsigned char *pixels = arena_allocate(arena, (size_t)*width * *height * 3, 1, 1);
    while (codec.output_scanline < codec.output_height) {
        unsigned char *row = pixels + (size_t)codec.output_scanline * *width * 3;
        jpeg_read_scanlines(&codec, &row, 1);
    }
    jpeg_finish_decompress(&codec);
    jpeg_destroy_decompress(&codec);
    return pixels;
}

#endif
