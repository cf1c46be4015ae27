/* A face cut down to the glyphs that a document uses, by hb-subset, for embedding. */
#include <hb-subset.h>
#include <string.h>

#include "base/arena.h"
#include "layout/face_internal.h"

/* A PDF names glyphs by number and places them itself: only outlines and widths are of use there. hb-subset drops what
 * it does not know by itself; these it would keep. */
static void drop_tables(hb_subset_input_t *input) {
    static const char tags[][5] = {"GSUB", "GPOS", "GDEF", "kern", "name", "OS/2", "post", "cmap", "hdmx",
                                   "VDMX", "LTSH", "gasp", "STAT", "DSIG", "MATH", "BASE", "COLR", "CPAL"};
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        hb_set_add(dropped, HB_TAG(tags[i][0], tags[i][1], tags[i][2], tags[i][3]));
}

static void copy_bytes(struct arena *arena, hb_face_t *subset, struct font_subset *out) {
    hb_blob_t *blob = hb_face_reference_blob(subset);
    unsigned size;
    const char *data = hb_blob_get_data(blob, &size);
    out->bytes = str_copy(arena, (struct str){data, size});
    hb_blob_destroy(blob);
}

static bool execute(struct arena *arena, hb_subset_plan_t *plan, const uint16_t *glyphs, size_t count,
                    struct font_subset *out) {
    const hb_map_t *new_ids = hb_subset_plan_old_to_new_glyph_mapping(plan);
    out->new_ids = NEW_ARRAY(arena, uint16_t, count);
    for (size_t i = 0; i < count; i++) {
        if (!hb_map_has(new_ids, glyphs[i])) return false;
        out->new_ids[i] = (uint16_t)hb_map_get(new_ids, glyphs[i]);
    }
    hb_face_t *subset = hb_subset_plan_execute_or_fail(plan);
    if (!subset) return false;
    copy_bytes(arena, subset, out);
    hb_face_destroy(subset);
    return out->bytes.size > 0;
}

bool face_subset(struct arena *arena, const struct face *face, const uint16_t *glyphs, size_t count,
                 struct font_subset *out) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return false;
    for (size_t i = 0; i < count; i++) hb_set_add(hb_subset_input_glyph_set(input), glyphs[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    drop_tables(input);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face->face, input);
    bool done = plan && execute(arena, plan, glyphs, count, out);
    if (plan) hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return done;
}
