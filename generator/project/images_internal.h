/* What the files of images.h share. */
#ifndef PROJECT_IMAGES_INTERNAL_H
#define PROJECT_IMAGES_INTERNAL_H

#include "project/images.h"

struct kind_shape {
    const struct kind *kind;
    struct sha256 hash; /* of its fields */
};

struct images {
    struct store *store;
    struct sha256 identity;
    struct kind_shape *shapes;
    size_t shape_count, shape_capacity;
};

#endif
