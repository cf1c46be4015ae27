/* A paragraph's text → boxes, glue and penalties, at the break opportunities of the language (UAX 14) and at soft
 * hyphens. */
#include "layout/atoms.h"

#include "base/arena.h"
#include "layout/bonds.h"
#include "layout/shape.h"

enum { PENALTY_HYPHEN = 50 };

struct builder {
    struct job *job;
    struct paragraph *paragraph;
    size_t run; /* index of the run that holds the position */
    struct atom *atoms;
    size_t count, capacity;
    int64_t width, stretch_width; /* of the line and the unbreakable stretch so far */
};

static const struct shape *shape_range(struct job *job, const struct paragraph *paragraph, const struct run *run,
                                       size_t start, size_t end) {
    return shape_word(job->cache, str_slice(paragraph->text, start, end), run->style.family,
                      text_style_face(&run->style), run->style.features);
}

static const struct run *run_at(struct builder *b, size_t position) {
    while (b->paragraph->runs[b->run].end <= position) b->run++;
    return &b->paragraph->runs[b->run];
}

static millipoints longer(millipoints length, int64_t other) {
    if (other > LENGTH_MOST) other = LENGTH_MOST;
    return other > length ? (millipoints)other : length;
}

static void push(struct builder *b, struct atom atom) {
    atom.run = (uint32_t)b->run;
    ARENA_PUSH(b->job->scratch, b->atoms, b->count, b->capacity) = atom;
    if (atom.kind == ATOM_BOX) b->width += atom.width, b->stretch_width += atom.width;
    if (atom.kind == ATOM_GLUE) b->width += atom.width;
    b->paragraph->least = longer(b->paragraph->least, b->stretch_width);
    b->paragraph->natural = longer(b->paragraph->natural, b->width);
}

static millipoints space_width(struct builder *b, const struct run *run) {
    return shape_width(
        shape_word(b->job->cache, STR(" "), run->style.family, text_style_face(&run->style), run->style.features),
        run->style.size);
}

static void add_glue(struct builder *b, size_t start, size_t end, bool breakable) {
    const struct run *run = run_at(b, start);
    millipoints space = space_width(b, run) * (millipoints)(end - start);
    if (breakable) b->stretch_width = 0;
    else push(b, (struct atom){.kind = ATOM_PENALTY, .penalty = PENALTY_NEVER});
    push(b, (struct atom){.kind = ATOM_GLUE,
                          .width = space,
                          .stretch = space / 2,
                          .shrink = space / 3,
                          .start = (uint32_t)start,
                          .end = (uint32_t)end});
    if (!breakable) b->stretch_width += space;
}

static size_t code_point_start(struct str text, size_t position, size_t floor) {
    while (position > floor && ((unsigned char)text.data[position] & 0xC0) == 0x80) position--;
    return position;
}

/* A word, or the part of it that is in one run; what is too long to be shaped at once is several boxes. */
static void add_box(struct builder *b, size_t start, size_t end) {
    const struct run *run = run_at(b, start);
    if (run->image) {
        push(b, (struct atom){
                    .kind = ATOM_BOX, .width = run->image_width, .start = (uint32_t)start, .end = (uint32_t)end});
        return;
    }
    while (start < end) {
        size_t stop = end;
        if (end - start > SHAPE_LONGEST) stop = code_point_start(b->paragraph->text, start + SHAPE_LONGEST, start + 1);
        const struct shape *shape = shape_range(b->job, b->paragraph, run, start, stop);
        if (shape->missing_count) job_missing(b->job, shape->missing, shape->missing_count, b->paragraph->span);
        push(b, (struct atom){.kind = ATOM_BOX,
                              .shape = shape,
                              .width = shape_width(shape, run->style.size),
                              .start = (uint32_t)start,
                              .end = (uint32_t)stop});
        start = stop;
    }
}

/* What stands between two break opportunities: boxes, and spaces at which no line may end. */
static void add_words(struct builder *b, size_t start, size_t end) {
    const char *text = b->paragraph->text.data;
    while (start < end) {
        size_t stop = start + 1, run_end = run_at(b, start)->end;
        bool space = text[start] == ' ';
        while (stop < end && stop < run_end && (text[stop] == ' ') == space) stop++;
        if (space) add_glue(b, start, stop, false);
        else add_box(b, start, stop);
        start = stop;
    }
}

static void add_penalty(struct builder *b, size_t position, bool hard) {
    struct str text = b->paragraph->text;
    bool soft_hyphen = position >= 2 && str_equal(str_slice(text, position - 2, position), STR("\u00AD"));
    struct atom penalty = {.kind = ATOM_PENALTY, .penalty = hard ? PENALTY_FORCED : soft_hyphen ? PENALTY_HYPHEN : 0};
    penalty.start = penalty.end = (uint32_t)position;
    if (soft_hyphen && !hard) {
        const struct run *run = run_at(b, position - 2);
        penalty.hyphen = true;
        penalty.width = shape_width(
            shape_word(b->job->cache, STR("-"), run->style.family, text_style_face(&run->style), run->style.features),
            run->style.size);
    }
    b->stretch_width = 0;
    if (hard) b->width = 0;
    push(b, penalty);
}

/* UAX 14 lets a line end after an en dash; a range of figures stays together: 2027–2029. */
static bool in_range(struct str text, size_t position) {
    if (position < 4 || position >= text.size || !str_equal(str_slice(text, position - 3, position), STR("–")))
        return false;
    char before = text.data[position - 4], after = text.data[position];
    return before >= '0' && before <= '9' && after >= '0' && after <= '9';
}

static void add_segment(struct builder *b, size_t start, size_t end, bool hard, bool last) {
    const char *text = b->paragraph->text.data;
    size_t words_end = end;
    while (hard && words_end > start && text[words_end - 1] == '\n') words_end--;
    size_t spaces = words_end;
    while (spaces > start && text[spaces - 1] == ' ') spaces--;
    add_words(b, start, spaces);
    if (spaces < words_end)
        add_glue(b, spaces, words_end, spaces > start && !bonds_hold(b->paragraph->text, spaces, words_end));
    else if (!hard && !last && !in_range(b->paragraph->text, end)) add_penalty(b, end, false);
    if (hard) add_penalty(b, end, true);
}

void atoms_build(struct job *job, struct paragraph *paragraph) {
    if (str_empty(paragraph->text)) return;
    struct builder b = {.job = job, .paragraph = paragraph};
    size_t break_count, start = 0;
    struct line_break *breaks = locale_line_breaks(job->scratch, job->locale, paragraph->text, &break_count);
    for (size_t i = 0; i < break_count; i++) {
        add_segment(&b, start, breaks[i].offset, breaks[i].hard, false);
        start = breaks[i].offset;
    }
    add_segment(&b, start, paragraph->text.size, paragraph->text.data[paragraph->text.size - 1] == '\n', true);
    paragraph->atoms = b.atoms;
    paragraph->atom_count = b.count;
    paragraph->atom_capacity = b.capacity;
}

/* Cuts one box into boxes that fit, a line may end between them. */
static void cut_box(struct builder *b, const struct atom *atom, const struct run *run, millipoints width) {
    for (size_t start = atom->start; start < atom->end;) {
        const struct shape *shape = shape_range(b->job, b->paragraph, run, start, atom->end);
        size_t size = shape_fitting(shape, run->style.size, width, atom->end - start);
        const struct shape *part = shape_range(b->job, b->paragraph, run, start, start + size);
        if (start > atom->start) push(b, (struct atom){.kind = ATOM_PENALTY});
        push(b, (struct atom){.kind = ATOM_BOX,
                              .shape = part,
                              .width = shape_width(part, run->style.size),
                              .start = (uint32_t)start,
                              .end = (uint32_t)(start + size)});
        start += size;
    }
}

/* An image wider than its column becomes smaller. */
static void push_image(struct builder *b, struct atom atom, struct run *run, millipoints width) {
    if (run->image_width > width) {
        run->image_height = (millipoints)((int64_t)run->image_height * width / run->image_width);
        run->image_width = atom.width = width;
    }
    push(b, atom);
}

bool paragraph_cut(struct job *job, struct paragraph *paragraph, millipoints width, struct str *longest) {
    if (paragraph->least <= width) return false;
    bool cut = false;
    struct builder b = {.job = job, .paragraph = paragraph};
    for (size_t i = 0; i < paragraph->atom_count; i++) {
        const struct atom *atom = &paragraph->atoms[i];
        struct run *run = &paragraph->runs[atom->run];
        b.run = atom->run;
        if (atom->kind == ATOM_BOX && run->image) {
            push_image(&b, *atom, run, width);
        } else if (atom->kind != ATOM_BOX || atom->width <= width) {
            push(&b, *atom);
        } else {
            if (!cut) *longest = str_slice(paragraph->text, atom->start, atom->end);
            cut = true;
            cut_box(&b, atom, run, width);
        }
    }
    paragraph->atoms = b.atoms;
    paragraph->atom_count = b.count;
    paragraph->atom_capacity = b.capacity;
    return cut;
}

millipoints paragraph_width_from(const struct paragraph *paragraph, size_t offset) {
    int64_t width = 0;
    for (size_t i = 0; i < paragraph->atom_count; i++) {
        const struct atom *atom = &paragraph->atoms[i];
        if (atom->kind == ATOM_PENALTY || atom->end <= offset) continue;
        width += atom->width;
        if (atom->start < offset && atom->shape)
            width -= shape_width_before(atom->shape, offset - atom->start, paragraph->runs[atom->run].style.size);
    }
    return longer(0, width);
}
