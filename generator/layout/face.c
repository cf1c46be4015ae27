/* Faces: finding each family's files where Debian's packages put them (face_places.c), or else asking fontconfig and
 * choosing one for each style by a fixed rule; opening them with HarfBuzz. fontconfig is used with a configuration of our
 * own that ends with faces_open. */
#include "layout/face.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"
#include "layout/face_internal.h"
#include "layout/face_places.h"

enum { LONGEST_NAME = 100 }; /* of a PostScript name: a PDF name holds 127 with the tag before it */

struct faces {
    struct arena *arena;
    struct face **items;
    size_t count, capacity;
    const struct face *table[FAMILY_COUNT][STYLE_COUNT];
};

static const struct style {
    const char *name;
    int weight;
    bool italic;
} styles[STYLE_COUNT] = {
    [STYLE_REGULAR] = {"regular", FC_WEIGHT_REGULAR, false},
    [STYLE_BOLD] = {"bold", FC_WEIGHT_BOLD, false},
    [STYLE_ITALIC] = {"italic", FC_WEIGHT_REGULAR, true},
    [STYLE_BOLD_ITALIC] = {"bold italic", FC_WEIGHT_BOLD, true},
};

/* ---- choosing ---- */

static int integer_of(const FcPattern *pattern, const char *object, int otherwise) {
    int value;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

static const char *path_of(const FcPattern *pattern) {
    FcChar8 *path;
    return FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch ? (const char *)path : "";
}

static bool is_truetype(const FcPattern *pattern) {
    FcChar8 *format;
    FcBool variable = FcFalse;
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    return !variable && FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
           FcStrCmpIgnoreCase(format, (const FcChar8 *)"TrueType") == 0;
}

static bool is_italic(const FcPattern *pattern) {
    return integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
}

/* How far a file is from a style: first its outlines, then its slant, its width, its weight. */
static int distance(const FcPattern *pattern, const struct style *style) {
    int width = abs(integer_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL) - FC_WIDTH_NORMAL);
    int weight = abs(integer_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR) - style->weight);
    return !is_truetype(pattern) * 10000000 + (is_italic(pattern) != style->italic) * 1000000 + width * 1000 + weight;
}

/* The nearest file; of several the one whose path comes first, so that the order of folders plays no part. */
static const FcPattern *nearest(const FcFontSet *set, const struct style *style) {
    const FcPattern *best = NULL;
    int best_distance = INT_MAX;
    for (int i = 0; i < set->nfont; i++) {
        int away = distance(set->fonts[i], style);
        if (away > best_distance) continue;
        if (away == best_distance && str_compare(str_of(path_of(set->fonts[i])), str_of(path_of(best))) >= 0) continue;
        best = set->fonts[i];
        best_distance = away;
    }
    return best;
}

static bool is_style(const FcPattern *pattern, const struct style *style) {
    bool bold = integer_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR) >= FC_WEIGHT_DEMIBOLD;
    return bold == (style->weight >= FC_WEIGHT_BOLD) && is_italic(pattern) == style->italic;
}

/* ---- opening ---- */

/* The PostScript name, without the characters that a PDF name would have to escape. */
static struct str postscript_name(struct arena *arena, hb_face_t *face) {
    char name[LONGEST_NAME + 1];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size, name);
    size_t kept = 0;
    for (size_t i = 0; i < size; i++)
        if (name[i] > ' ' && name[i] < 127 && !str_find(STR("()<>[]{}/%#"), (struct str){&name[i], 1}, NULL))
            name[kept++] = name[i];
    return kept ? str_copy(arena, (struct str){name, kept}) : STR("Face");
}

static void report(struct diagnostics *sink, struct str family, const char *path, const char *problem) {
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_G04, (struct span){0},
                                    "the font file “{0}” of “{1}” {2}", path, family, problem);
    diagnose_help(sink, d, "install the family again, or name another one in the theme");
}

static struct face *face_open(struct faces *faces, struct diagnostics *sink, struct str family, const char *path,
                              unsigned index) {
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob) return report(sink, family, path, "cannot be read"), NULL;
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    struct face_metrics metrics;
    const char *problem = face_tables_read((struct str){data, size}, index, &metrics);
    if (problem) {
        report(sink, family, path, problem);
        hb_blob_destroy(blob);
        return NULL;
    }
    struct face *face = NEW(faces->arena, struct face);
    *face = (struct face){.blob = blob,
                          .metrics = metrics,
                          .index = index,
                          .path = str_copy(faces->arena, str_of(path)),
                          .number = faces->count};
    face->face = hb_face_create(blob, index);
    face->font = hb_font_create(face->face);
    face->name = postscript_name(faces->arena, face->face);
    hb_font_set_scale(face->font, metrics.units_per_em, metrics.units_per_em);
    hb_face_make_immutable(face->face);
    hb_font_make_immutable(face->font);
    ARENA_PUSH(faces->arena, faces->items, faces->count, faces->capacity) = face;
    return face;
}

/* Two styles may come from one file: a family without an italic has its regular there. */
static const struct face *face_of_file(struct faces *faces, struct diagnostics *sink, struct str family,
                                       const char *path, unsigned index) {
    for (size_t i = 0; i < faces->count; i++)
        if (faces->items[i]->index == index && str_equal_c(faces->items[i]->path, path)) return faces->items[i];
    return face_open(faces, sink, family, path, index);
}

/* ---- families ---- */

static FcFontSet *family_list(FcConfig *config, struct arena *arena, struct str family) {
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)str_terminated(arena, family));
    FcObjectSet *wanted =
        FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_FONTFORMAT, FC_VARIABLE, (char *)0);
    FcFontSet *set = pattern && wanted ? FcFontList(config, pattern, wanted) : NULL;
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(pattern);
    return set;
}

static bool styles_open(struct faces *faces, struct diagnostics *sink, enum face_family family, struct str name,
                        const FcFontSet *set) {
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        const FcPattern *pattern = nearest(set, &styles[i]);
        unsigned index = (unsigned)integer_of(pattern, FC_INDEX, 0) & 0xFFFF; /* above: an instance of a variable font */
        const struct face *face = face_of_file(faces, sink, name, path_of(pattern), index);
        if (!face) return false;
        faces->table[family][i] = face;
        if (family == FAMILY_TEXT && !is_style(pattern, &styles[i]))
            diagnose(sink, SEVERITY_WARNING, CODE_G04, (struct span){0},
                     "the family “{0}” has no {1} face; “{2}” stands in for it", name, styles[i].name, face->name);
    }
    return true;
}

/* The family whose name is nearest, among all that fontconfig finds. */
static struct str nearest_family(struct arena *arena, FcConfig *config, struct str name) {
    struct suggestion nearest = suggest_start(name);
    FcPattern *any = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, (char *)0);
    FcFontSet *set = any && wanted ? FcFontList(config, any, wanted) : NULL;
    for (int i = 0; set && i < set->nfont; i++) {
        FcChar8 *family;
        for (int n = 0; FcPatternGetString(set->fonts[i], FC_FAMILY, n, &family) == FcResultMatch; n++)
            suggest_offer(&nearest, str_copy(arena, str_of((const char *)family)));
    }
    if (set) FcFontSetDestroy(set);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(any);
    return nearest.found;
}

static void report_missing(struct faces *faces, struct diagnostics *sink, FcConfig *config, struct str name,
                           struct span place) {
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_G04, place, "the font family “{0}” is not installed", name);
    struct str meant = nearest_family(faces->arena, config, name);
    if (meant.size) mend_meant(sink, d, name, meant);
    else
        diagnose_help(sink, d, "install it, or name another one in the theme; “fc-list : family” lists what there is");
}

static bool family_open(struct faces *faces, struct diagnostics *sink, FcConfig *config, enum face_family family,
                        struct str name, struct span place) {
    FcFontSet *set = family_list(config, faces->arena, name);
    bool found = set && set->nfont > 0;
    if (!found) report_missing(faces, sink, config, name, place);
    bool opened = found && styles_open(faces, sink, family, name, set);
    if (set) FcFontSetDestroy(set);
    return opened;
}

/* The folders of fonts and of fontconfig's lists of them as everywhere; nothing of the rules for replacing one family
 * by another, which are of no use here and take longer to read than a plan. */
static FcConfig *usual_folders(void) {
    static const char text[] = "<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
                               "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"
                               "<cachedir>/var/cache/fontconfig</cachedir>"
                               "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";
    FcConfig *config = FcConfigCreate();
    if (config && FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)text, FcTrue) && FcConfigBuildFonts(config))
        return config;
    if (config) FcConfigDestroy(config);
    return NULL;
}

static bool has_families(FcConfig *config, struct arena *arena, const struct theme *theme) {
    bool all = true;
    for (size_t i = 0; i < FAMILY_COUNT && all; i++) {
        if (face_places_find(arena, theme->families[i])) continue;
        FcFontSet *set = family_list(config, arena, theme->families[i]);
        all = set && set->nfont > 0;
        if (set) FcFontSetDestroy(set);
    }
    return all;
}

/* Somebody says where fontconfig's configuration is: fonts are to be found by it. */
static bool is_configured(void) {
    return getenv("FONTCONFIG_FILE") || getenv("FONTCONFIG_PATH") || getenv("FONTCONFIG_SYSROOT");
}

/* The machine's own configuration is read when a family lies nowhere else. */
static FcConfig *config_open(struct arena *arena, const struct theme *theme) {
    FcConfig *config = is_configured() ? NULL : usual_folders();
    if (config && has_families(config, arena, theme)) return config;
    if (config) FcConfigDestroy(config);
    return FcInitLoadConfigAndFonts();
}

/* A face that stands in for another one is something to warn of. */
static bool is_whole(const struct face_places *places) {
    return strcmp(places->paths[STYLE_REGULAR], places->paths[STYLE_ITALIC]) != 0 &&
           strcmp(places->paths[STYLE_BOLD], places->paths[STYLE_BOLD_ITALIC]) != 0;
}

/* False: it is not where its package puts it, or something is wrong there that fontconfig may help about. */
static bool family_open_at_place(struct faces *faces, enum face_family family, struct str name) {
    struct diagnostics unheard = diagnostics_new(faces->arena);
    const struct face_places *places = is_configured() ? NULL : face_places_find(faces->arena, name);
    if (places && family == FAMILY_TEXT && !is_whole(places)) return false;
    for (size_t i = 0; places && i < STYLE_COUNT; i++) {
        faces->table[family][i] = face_of_file(faces, &unheard, name, places->paths[i], 0);
        if (!faces->table[family][i]) return false;
    }
    return places;
}

/* The families that are at no known place. */
static bool others_open(struct faces *faces, const struct theme *theme, struct diagnostics *sink, const bool *known) {
    FcConfig *config = config_open(faces->arena, theme);
    bool opened = true;
    if (!config) {
        diagnose(sink, SEVERITY_ERROR, CODE_G04, (struct span){0},
                 "fontconfig cannot be started: no font can be found");
        return false;
    }
    for (size_t i = 0; i < FAMILY_COUNT; i++)
        if (!known[i])
            opened = family_open(faces, sink, config, (enum face_family)i, theme->families[i],
                                 theme->places.families[i]) && opened;
    FcConfigDestroy(config);
    return opened;
}

struct faces *faces_open(const struct theme *theme, struct diagnostics *sink) {
    struct arena *arena = arena_create();
    struct faces *faces = NEW(arena, struct faces);
    bool known[FAMILY_COUNT], all = true;
    faces->arena = arena;
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        known[i] = family_open_at_place(faces, (enum face_family)i, theme->families[i]);
        all = all && known[i];
    }
    if (all || others_open(faces, theme, sink, known)) return faces;
    faces_close(faces);
    return NULL;
}

void faces_close(struct faces *faces) {
    if (!faces) return;
    for (size_t i = 0; i < faces->count; i++) {
        hb_font_destroy(faces->items[i]->font);
        hb_face_destroy(faces->items[i]->face);
        hb_blob_destroy(faces->items[i]->blob);
    }
    arena_destroy(faces->arena);
}

/* ---- asking ---- */

const struct face *faces_find(const struct faces *faces, enum face_family family, enum face_style style) {
    return faces->table[family][style];
}

const struct face_metrics *face_metrics(const struct face *face) { return &face->metrics; }
struct str face_name(const struct face *face) {
    return face->name;
}
size_t face_number(const struct face *face) { return face->number; }
struct str faces_file(const struct faces *faces, size_t number) { return faces->items[number]->path; }
size_t faces_count(const struct faces *faces) { return faces->count; }

uint16_t face_glyph(const struct face *face, uint32_t code_point) {
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(face->font, code_point, &glyph);
    return (uint16_t)glyph;
}

int face_advance(const struct face *face, uint16_t glyph) { return hb_font_get_glyph_h_advance(face->font, glyph); }

bool face_outline(const struct face *face, uint16_t glyph, struct glyph_outline *out) {
    hb_glyph_extents_t box;
    if (!hb_font_get_glyph_extents(face->font, glyph, &box) || !box.width) return false;
    *out = (struct glyph_outline){box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing};
    return true;
}
