/* An image file without what is not the picture: what a camera or a program noted about itself, the place and the
 * owner, thumbnails, texts, colour profiles, bytes behind the end. What is left is written anew, part by part, from a
 * list of what is needed, so that nothing unknown passes. Which way up the camera was held is applied to the pixels.
 * Colour profiles hold names and texts too and are left out: pictures are taken for sRGB, as they are in the PDF.
 * Included by image*.c only. */
#ifndef READ_IMAGE_CLEAN_H
#define READ_IMAGE_CLEAN_H

#include "tree/document.h"

/* Replace bytes, width and height of an image whose header was read. NULL when all is well, else what is wrong, to
 * follow "the image …": files may be cut off or damaged anywhere. */
const char *png_clean(struct arena *arena, struct image *image);
const char *jpeg_clean(struct arena *arena, struct image *image);
/* Bytes that the pixels of a PNG take unpacked, as its header says. */
uint64_t png_unpacked(const struct image *image);

/* 1 to 8, as Exif counts: how the pixels have to be turned; 1 when the data (from "II" or "MM" on) do not say it. */
int exif_orientation(struct str data);

/* The same for a clean file that has to be turned. */
const char *png_turn(struct arena *arena, struct image *image, int orientation);
const char *jpeg_turn(struct arena *arena, struct image *image, int orientation);

/* Rows of pixels, one behind the other; allocated with malloc. */
struct pixels {
    unsigned char *bytes;
    uint32_t width, height;
    size_t channels;
};

/* Turned, into memory of its own. */
struct pixels pixels_turn(const struct pixels *pixels, int orientation);

#endif
