/* The type scale as a table. */
#include "layout/scale.h"

#include "layout/shape.h"

static const struct role {
    int size, leading, before, after; /* thousandths of the text size */
    enum face_family family;
    bool bold, italic;
    enum colour colour;
    unsigned features;
} roles[ROLE_COUNT] = {
    [ROLE_BODY] = {1000, 1450, 0, SPACE_PARAGRAPH, .colour = COLOUR_INK},
    [ROLE_H1] = {2000, 2450, 3000, 950, .bold = true, .colour = COLOUR_ACCENT},
    [ROLE_H2] = {1450, 1900, 2100, 600, .bold = true, .colour = COLOUR_ACCENT},
    [ROLE_H3] = {1150, 1550, 1600, 400, .bold = true, .colour = COLOUR_ACCENT},
    [ROLE_H4] = {1000, 1450, 1200, 250, .bold = true, .colour = COLOUR_ACCENT},
    [ROLE_H5] = {1000, 1450, 1000, 200, .bold = true, .colour = COLOUR_INK},
    [ROLE_H6] = {1000, 1450, 900, 200, .italic = true, .colour = COLOUR_INK},
    [ROLE_TITLE] = {2600, 3100, 300, 500, .bold = true, .colour = COLOUR_ACCENT},
    [ROLE_COVER_TITLE] = {3600, 4300, 600, 900, .bold = true, .colour = COLOUR_ACCENT},
    [ROLE_SUBTITLE] = {1450, 2000, 0, 900, .colour = COLOUR_MUTED},
    [ROLE_KICKER] = {1000, 1450, 0, 0, .bold = true, .colour = COLOUR_MUTED},
    [ROLE_TABLE] = {900, 1250, 0, 400, .colour = COLOUR_INK, .features = SHAPE_TABULAR},
    [ROLE_TABLE_HEAD] = {900, 1250, 0, 0, .bold = true, .colour = COLOUR_INK, .features = SHAPE_TABULAR},
    [ROLE_TABLE_TOTAL] = {900, 1250, 0, 0, .bold = true, .colour = COLOUR_INK, .features = SHAPE_TABULAR},
    [ROLE_TABLE_GROUP] = {900, 1250, 0, 0, .bold = true, .colour = COLOUR_ACCENT, .features = SHAPE_TABULAR},
    [ROLE_TABLE_DENSE] = {830, 1110, 0, 350, .colour = COLOUR_INK, .features = SHAPE_TABULAR},
    [ROLE_TABLE_SMALL] = {770, 1080, 0, 350, .colour = COLOUR_INK, .features = SHAPE_TABULAR},
    [ROLE_CAPTION] = {850, 1200, 500, 0, .colour = COLOUR_MUTED},
    [ROLE_FIGURE_TITLE] = {950, 1300, 0, 500, .bold = true, .colour = COLOUR_INK},
    [ROLE_LABEL] = {900, 1250, 0, 0, .colour = COLOUR_MUTED},
    [ROLE_VALUE] = {950, 1300, 0, 400, .colour = COLOUR_INK, .features = SHAPE_TABULAR},
    [ROLE_TILE_FIGURE] = {1900, 2300, 0, 0, .bold = true, .colour = COLOUR_ACCENT, .features = SHAPE_TABULAR},
    [ROLE_TILE_LABEL] = {850, 1200, 150, 0, .colour = COLOUR_INK},
    [ROLE_TILE_BELOW] = {800, 1150, 150, 0, .colour = COLOUR_MUTED, .features = SHAPE_TABULAR},
    [ROLE_CELL_HEADING] = {1050, 1450, 0, 350, .bold = true, .colour = COLOUR_ACCENT},
    [ROLE_CELL] = {930, 1300, 0, 400, .colour = COLOUR_INK},
    [ROLE_CODE] = {850, 1250, 0, 0, .family = FAMILY_CODE, .colour = COLOUR_INK, .features = SHAPE_VERBATIM},
    [ROLE_QUOTE] = {1000, 1450, 0, SPACE_PARAGRAPH, .colour = COLOUR_MUTED},
    [ROLE_FOOTNOTE] = {800, 1100, 0, 0, .colour = COLOUR_INK},
    [ROLE_NOTICE] = {950, 1350, 0, 500, .colour = COLOUR_INK},
    [ROLE_NOTICE_LABEL] = {850, 1250, 0, 150, .bold = true, .colour = COLOUR_ACCENT},
    [ROLE_CONTENTS_1] = {1000, 1450, 650, 0, .bold = true, .colour = COLOUR_INK, .features = SHAPE_TABULAR},
    [ROLE_CONTENTS_2] = {1000, 1450, 100, 0, .colour = COLOUR_INK, .features = SHAPE_TABULAR},
    [ROLE_FURNITURE] = {800, 1100, 0, 0, .colour = COLOUR_MUTED, .features = SHAPE_TABULAR},
    [ROLE_MARK] = {800, 1100, 0, 0, .bold = true, .colour = COLOUR_ON_ACCENT},
};

millipoints scale_length(const struct theme *theme, int thousandths) {
    return (millipoints)((int64_t)theme->text_size * thousandths / 1000);
}

struct text_style scale_text(const struct theme *theme, enum text_role role) {
    const struct role *r = &roles[role];
    return (struct text_style){.family = r->family,
                               .bold = r->bold,
                               .italic = r->italic,
                               .size = scale_length(theme, r->size),
                               .leading = scale_length(theme, r->leading),
                               .colour = r->colour,
                               .features = r->features};
}

millipoints scale_before(const struct theme *theme, enum text_role role) {
    return scale_length(theme, roles[role].before);
}
millipoints scale_after(const struct theme *theme, enum text_role role) {
    return scale_length(theme, roles[role].after);
}
