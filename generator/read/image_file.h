/* An image that a file names → an image. */
#ifndef READ_IMAGE_FILE_H
#define READ_IMAGE_FILE_H

#include "base/diagnostic.h"
#include "tree/document.h"

/* Reads it from the tree that the naming file stands in; the path is seen from that file's folder. NULL after reporting
 * at the span, which lies in that file: by the code, with `what` ("the image", "the logo") before the path, when it
 * cannot be read; as image_read does when it is no image. */
const struct image *image_open(struct arena *arena, struct diagnostics *sink, enum diagnostic_code code,
                               const char *what, struct str path, struct span span);

/* The same of what is enclosed in a folder: an image, or a PDF, whose pages are `count` images. */
const struct image *enclosure_open(struct arena *arena, struct diagnostics *sink, struct str path, struct span span,
                                   size_t *count);

#endif
