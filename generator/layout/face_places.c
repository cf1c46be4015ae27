#include "layout/face_places.h"

#include "base/arena.h"
#include "base/file.h"

/* Files in their folder; a style's second file is used where the first is not there. */
static const struct known {
    const char *family, *folder;
    const char *files[STYLE_COUNT][2];
} all[] = {
    {"Lato",
     "/usr/share/fonts/truetype/lato/",
     {[STYLE_REGULAR] = {"Lato-Regular.ttf"},
      [STYLE_BOLD] = {"Lato-Bold.ttf"},
      [STYLE_ITALIC] = {"Lato-Italic.ttf"},
      [STYLE_BOLD_ITALIC] = {"Lato-BoldItalic.ttf"}}},
    {"JetBrains Mono",
     "/usr/share/fonts/truetype/jetbrains-mono/",
     {[STYLE_REGULAR] = {"JetBrainsMono-Regular.ttf"},
      [STYLE_BOLD] = {"JetBrainsMono-Bold.ttf"},
      [STYLE_ITALIC] = {"JetBrainsMono-Italic.ttf"},
      [STYLE_BOLD_ITALIC] = {"JetBrainsMono-BoldItalic.ttf"}}},
    {"DejaVu Sans", /* its oblique faces are in a package that few have */
     "/usr/share/fonts/truetype/dejavu/",
     {[STYLE_REGULAR] = {"DejaVuSans.ttf"},
      [STYLE_BOLD] = {"DejaVuSans-Bold.ttf"},
      [STYLE_ITALIC] = {"DejaVuSans-Oblique.ttf", "DejaVuSans.ttf"},
      [STYLE_BOLD_ITALIC] = {"DejaVuSans-BoldOblique.ttf", "DejaVuSans-Bold.ttf"}}},
    {"Gentium Plus",
     "/usr/share/fonts/truetype/gentiumplus/",
     {[STYLE_REGULAR] = {"GentiumPlus-Regular.ttf"},
      [STYLE_BOLD] = {"GentiumPlus-Bold.ttf"},
      [STYLE_ITALIC] = {"GentiumPlus-Italic.ttf"},
      [STYLE_BOLD_ITALIC] = {"GentiumPlus-BoldItalic.ttf"}}},
};

/* NULL: neither file is there. */
static const char *path_of(struct arena *arena, const struct known *known, enum face_style style) {
    for (size_t i = 0; i < 2 && known->files[style][i]; i++) {
        struct str path = str_format(arena, "%s%s", known->folder, known->files[style][i]);
        if (file_exists(arena, path)) return path.data;
    }
    return NULL;
}

const struct face_places *face_places_find(struct arena *arena, struct str family) {
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        if (!str_equal_c(family, all[k].family)) continue;
        struct face_places *places = NEW(arena, struct face_places);
        for (size_t i = 0; i < STYLE_COUNT; i++)
            if (!(places->paths[i] = path_of(arena, &all[k], (enum face_style)i))) return NULL;
        return places;
    }
    return NULL;
}
