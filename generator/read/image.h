/* An image file's bytes → an image: its format and size in pixels from its header, and the file without all that is not
 * the picture, the right way up (image_clean.h). Decoding is the PDF writer's. */
#ifndef READ_IMAGE_H
#define READ_IMAGE_H

#include "base/diagnostic.h"
#include "tree/document.h"

/* NULL after reporting (G01) when the bytes are no PNG or baseline/progressive JPEG, are cut off or damaged, or the
 * size is 0 or over LIMIT_IMAGE_PIXELS. */
const struct image *image_read(struct arena *arena, struct diagnostics *sink, struct str path, struct str bytes,
                               struct span span);

#endif
