/* What face.c, face_tables.c, face_subset.c, shape.c and plain_words.c share about a face. No one else includes this. */
#ifndef LAYOUT_FACE_INTERNAL_H
#define LAYOUT_FACE_INTERNAL_H

#include <hb.h>

#include "layout/face.h"

struct face {
    hb_blob_t *blob; /* the font file */
    hb_face_t *face; /* immutable, as is the font: any thread may use them */
    hb_font_t *font; /* its scale is units per em */
    struct face_metrics metrics;
    struct str path;
    unsigned index;  /* in the file, when it is a collection */
    struct str name; /* the PostScript name */
    size_t number;
};

/* Checks a font file before anything trusts it and reads the metrics: the table directory, the tables that a PDF needs
 * and their sizes. NULL, or what is wrong with it ("has no TrueType outlines"). */
const char *face_tables_read(struct str file, unsigned index, struct face_metrics *metrics);

/* What HarfBuzz is asked for, besides what it does by itself, for SHAPE_… features. Returns how many. */
enum { SHAPE_WANTED_MOST = 4 };
unsigned shape_wanted(unsigned features, hb_feature_t wanted[static SHAPE_WANTED_MOST]);

#endif
