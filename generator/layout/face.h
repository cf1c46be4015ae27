/* Faces: font files found by fontconfig, loaded once for a run, shared by all threads (immutable HarfBuzz objects). The
 * only files that include HarfBuzz are face.c (loading, metrics, subsetting) and shape.c. */
#ifndef LAYOUT_FACE_H
#define LAYOUT_FACE_H

#include "base/diagnostic.h"
#include "tree/theme.h"

enum face_style { STYLE_REGULAR, STYLE_BOLD, STYLE_ITALIC, STYLE_BOLD_ITALIC, STYLE_COUNT };

struct face;
struct faces; /* the theme's faces: by family and style */

/* NULL after reporting (G04) when a family cannot be found or its file is damaged or has no TrueType outlines. */
struct faces *faces_open(const struct theme *theme, struct diagnostics *sink);
void faces_close(struct faces *faces);
const struct face *faces_find(const struct faces *faces, enum face_family family, enum face_style style);

/* In 1/1000 em, y upwards, from the font's own tables. */
struct face_metrics {
    int ascent, descent /* negative */, cap_height, x_height, weight, italic_angle;
    int box[4]; /* left, bottom, right, top */
    bool monospaced, serif;
    int units_per_em;
};
const struct face_metrics *face_metrics(const struct face *face);
struct str face_name(const struct face *face); /* the PostScript name */
struct str faces_file(const struct faces *faces, size_t number); /* the path of that face's file */
size_t face_number(const struct face *face);   /* dense, from 0: an index for tables over faces */
size_t faces_count(const struct faces *faces);
uint16_t face_glyph(const struct face *face, uint32_t code_point); /* 0: the face has none */
int face_advance(const struct face *face, uint16_t glyph);         /* in font units */
/* The box around a glyph's outline, in font units from its origin, upwards. False: it has none. */
struct glyph_outline {
    int left, bottom, right, top;
};
bool face_outline(const struct face *face, uint16_t glyph, struct glyph_outline *out);

/* A font file with only these glyphs (sorted, without 0, which is always kept). new_ids[i] is what glyphs[i] became.
 * False: the face is damaged. */
struct font_subset {
    struct str bytes;
    uint16_t *new_ids;
};
bool face_subset(struct arena *arena, const struct face *face, const uint16_t *glyphs, size_t count,
                 struct font_subset *out);

#endif
