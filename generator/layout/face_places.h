/* Where Debian's packages put the families that the built-in theme and our documents name: asking fontconfig means going
 * through all folders of fonts, which takes longer than to read a plan. What lies there wins over a family of that name
 * elsewhere, so that pages do not depend on what else is installed; who means another one sets FONTCONFIG_FILE. */
#ifndef LAYOUT_FACE_PLACES_H
#define LAYOUT_FACE_PLACES_H

#include "layout/face.h"

struct arena;

struct face_places {
    const char *paths[STYLE_COUNT]; /* of files with one face */
};

/* NULL: the family is not known, or one of its files is not there. */
const struct face_places *face_places_find(struct arena *arena, struct str family);

#endif
