/* The last resort when a column is narrower than a word, an image or what spaces hold together: cutting. */
#include "base/arena.h"
#include "layout/atoms.h"
#include "layout/shape.h"

struct cutter {
    struct job *job;
    struct paragraph *paragraph;
    millipoints width;
    struct atom *atoms;
    size_t count, capacity;
    int64_t stretch; /* the width since the last place where a line may end */
    bool cut;
    struct str first; /* what was cut first */
};

static void push(struct cutter *c, struct atom atom) {
    ARENA_PUSH(c->job->scratch, c->atoms, c->count, c->capacity) = atom;
    bool ends = breaks_allowed(c->atoms, c->count - 1, 0);
    c->stretch = ends ? atom.after : c->stretch + (atom.kind == ATOM_PENALTY ? 0 : atom.width);
}

static void note_cut(struct cutter *c, const struct atom *atom) {
    if (!c->cut) c->first = str_slice(c->paragraph->text, atom->start, atom->end);
    c->cut = true;
}

/* A line may end before the box that comes next: where spaces held, they hold no longer; else inside what seems one
 * word. */
static void part_before(struct cutter *c, const struct atom *box) {
    size_t n = c->count;
    if (n >= 2 && c->atoms[n - 1].kind == ATOM_GLUE && c->atoms[n - 2].kind == ATOM_PENALTY) {
        c->atoms[n - 2] = c->atoms[n - 1];
        c->count--;
        c->stretch = 0;
        return;
    }
    note_cut(c, box);
    push(c, (struct atom){.kind = ATOM_PENALTY, .run = box->run, .start = box->start, .end = box->start});
}

static void push_box(struct cutter *c, struct atom box) {
    if (c->stretch && c->stretch + box.width > c->width) part_before(c, &box);
    push(c, box);
}

/* Cuts one box into boxes that fit, a line may end between them. */
static void cut_box(struct cutter *c, const struct atom *atom, const struct run *run) {
    note_cut(c, atom);
    for (size_t start = atom->start; start < atom->end;) {
        const struct shape *shape = atoms_shape(c->job, c->paragraph, run, start, atom->end);
        size_t end = start + shape_fitting(shape, run->style.size, c->width, atom->end - start);
        struct atom part = {.kind = ATOM_BOX, .run = atom->run, .start = (uint32_t)start, .end = (uint32_t)end};
        part.shape = atoms_shape(c->job, c->paragraph, run, start, end);
        part.width = shape_width(part.shape, run->style.size);
        push_box(c, part);
        start = end;
    }
}

/* An image wider than its column becomes smaller. */
static void push_image(struct cutter *c, struct atom atom, struct run *run) {
    if (run->image_width > c->width) {
        run->image_height = (millipoints)((int64_t)run->image_height * c->width / run->image_width);
        run->image_width = atom.width = c->width;
    }
    push_box(c, atom);
}

bool paragraph_cut(struct job *job, struct paragraph *paragraph, millipoints width, struct str *longest) {
    if (paragraph->least <= width) return false;
    struct cutter c = {.job = job, .paragraph = paragraph, .width = width};
    for (size_t i = 0; i < paragraph->atom_count; i++) {
        const struct atom *atom = &paragraph->atoms[i];
        struct run *run = &paragraph->runs[atom->run];
        bool hyphen_fits = atom->kind != ATOM_PENALTY || !atom->hyphen || c.stretch + atom->width <= width;
        if (atom->kind == ATOM_BOX && run->image) push_image(&c, *atom, run);
        else if (atom->kind == ATOM_BOX && atom->width > width && !run->badge) cut_box(&c, atom, run);
        else if (atom->kind == ATOM_BOX) push_box(&c, *atom);
        else if (hyphen_fits) push(&c, *atom);
    }
    paragraph->atoms = c.atoms;
    paragraph->atom_count = c.count;
    paragraph->atom_capacity = c.capacity;
    atoms_measure(paragraph);
    *longest = c.first;
    return c.cut;
}
