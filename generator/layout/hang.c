/* Hanging punctuation, from the outlines of glyphs. */
#include "layout/hang.h"

#include "layout/atoms.h"
#include "layout/face.h"
#include "layout/shape.h"

/* A glyph hangs by the room beside its outline and by a part of the outline, the more the less high that is: none of what
 * is as high as a small letter. Thousandths. */
enum { LARGEST_PART = 750, MOST = 150 /* of the em, both together */ };

int hang_of(const struct face *face, uint16_t glyph, bool left) {
    const struct face_metrics *metrics = face_metrics(face);
    struct glyph_outline outline;
    if (!face_outline(face, glyph, &outline) || metrics->x_height <= 0) return 0;
    int64_t side = left ? outline.left : face_advance(face, glyph) - outline.right;
    int64_t width = outline.right - outline.left, most = (int64_t)metrics->units_per_em * MOST / 1000;
    int64_t height = (int64_t)(outline.top - outline.bottom) * 1000 / metrics->units_per_em; /* 1/1000 em, as x_height is */
    int64_t part = LARGEST_PART - LARGEST_PART * height / metrics->x_height;
    int64_t hang = side + (part > 0 ? width * part / 1000 : 0);
    return (int)(hang < 0 ? 0 : hang > most ? most : hang);
}

static millipoints edge(const struct shape *shape, millipoints size, bool left) {
    const struct shape_part *part = left ? &shape->parts[0] : &shape->parts[shape->part_count - 1];
    if (!shape->part_count || !part->count) return 0;
    return shape_scale(part->face, hang_of(part->face, part->glyphs[left ? 0 : part->count - 1].id, left), size);
}

/* Of a part of a word its glyphs lie somewhere in the word's: it ends with a letter, which hardly hangs. */
void hang_measure(struct job *job, struct paragraph *paragraph) {
    for (size_t i = 0; i < paragraph->atom_count; i++) {
        struct atom *atom = &paragraph->atoms[i];
        const struct run *run = &paragraph->runs[atom->run];
        if (atom->kind == ATOM_BOX && atom->shape && !atom->part && !run->badge) {
            atom->hang_start = edge(atom->shape, run->style.size, true);
            atom->hang_end = edge(atom->shape, run->style.size, false);
        } else if (atom->kind == ATOM_PENALTY && atom->hyphen) {
            atom->hang_end = edge(atoms_hyphen(job, run), run->style.size, false);
        }
    }
}
