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
};

const struct shape *atoms_shape(struct job *job, const struct paragraph *paragraph, const struct run *run, size_t start,
                                size_t end) {
    return shape_word(job->cache, str_slice(paragraph->text, start, end), run->style.family,
                      text_style_face(&run->style), run->style.features);
}

const struct shape *atoms_hyphen(struct job *job, const struct run *run) {
    return shape_word(job->cache, STR("-"), run->style.family, text_style_face(&run->style), run->style.features);
}

millipoints atoms_hyphen_width(struct job *job, const struct run *run) {
    return shape_width(atoms_hyphen(job, run), run->style.size);
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
}

static millipoints space_width(struct builder *b, const struct run *run) {
    return shape_width(
        shape_word(b->job->cache, STR(" "), run->style.family, text_style_face(&run->style), run->style.features),
        run->style.size);
}

static void add_glue(struct builder *b, size_t start, size_t end, bool breakable) {
    const struct run *run = run_at(b, start);
    millipoints space = space_width(b, run) * (millipoints)(end - start);
    if (!breakable) push(b, (struct atom){.kind = ATOM_PENALTY, .penalty = PENALTY_NEVER});
    push(b, (struct atom){.kind = ATOM_GLUE,
                          .width = space,
                          .stretch = space / 2,
                          .shrink = space / 3,
                          .start = (uint32_t)start,
                          .end = (uint32_t)end});
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
        const struct shape *shape = atoms_shape(b->job, b->paragraph, run, start, stop);
        if (shape->missing_count) job_missing(b->job, shape->missing, shape->missing_count, b->paragraph->span);
        push(b, (struct atom){.kind = ATOM_BOX,
                              .shape = shape,
                              .width = shape_width(shape, run->style.size) + 2 * run->badge,
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
        penalty.width = atoms_hyphen_width(b->job, run);
    }
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
    else if (!hard && !last && !in_range(b->paragraph->text, end) && !bonds_join(b->paragraph->text, end))
        add_penalty(b, end, false);
    if (hard) add_penalty(b, end, true);
}

void atoms_measure(struct paragraph *paragraph) {
    int64_t line = 0, stretch = 0;
    paragraph->least = paragraph->natural = 0;
    for (size_t i = 0; i < paragraph->atom_count; i++) {
        const struct atom *atom = &paragraph->atoms[i];
        bool penalty = atom->kind == ATOM_PENALTY;
        if (breaks_allowed(paragraph->atoms, i, 0)) {
            paragraph->least = longer(paragraph->least, stretch + (penalty ? atom->width : 0));
            stretch = penalty ? atom->after : 0;
        } else if (!penalty) {
            stretch += atom->width;
        }
        if (penalty && atom->penalty == PENALTY_FORCED) line = 0;
        if (!penalty) line += atom->width;
        paragraph->natural = longer(paragraph->natural, line);
    }
    paragraph->least = longer(paragraph->least, stretch);
}

/* Hebrew, Arabic and their relatives: the letters are there, from left to right. */
static void note_right_to_left(struct job *job, const struct paragraph *paragraph) {
    for (struct str rest = paragraph->text; rest.size && !job->right_to_left;) {
        uint32_t c = str_next(&rest);
        bool found = (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
                     (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
        if (!found) continue;
        job->right_to_left = true;
        struct diagnostic *d = diagnose(job->sink, SEVERITY_WARNING, CODE_G06, paragraph->span,
                                        "text that is written from right to left ({0}) is set from left to right",
                                        str_format(job->galleys, "U+%04X", (unsigned)c));
        diagnose_help(job->sink, d,
                      "write it in Latin letters, or leave the PDF out; the HTML shows it as it should be");
    }
}

/* Code breaks at its spaces: “--set” is not parted behind a hyphen, nor a path at a slash; but for what has no space
 * for so long that a line would have to be cut anywhere. */
static size_t breaks_of_code(struct str text, struct line_break *breaks, size_t count) {
    enum { LONGEST = 60 };
    size_t kept = 0, start = 0, space = 0;
    for (size_t i = 0; i < count; i++) {
        size_t end = breaks[i].offset;
        if (space < end) {
            for (space = end; space < text.size && text.data[space] != ' ' && text.data[space] != '\n';) space++;
        }
        bool good = breaks[i].hard || text.data[end - 1] == ' ';
        if (good || space - start > LONGEST) breaks[kept++] = breaks[i];
        if (good) start = end;
    }
    return kept;
}

void atoms_build(struct job *job, struct paragraph *paragraph) {
    if (str_empty(paragraph->text)) return;
    note_right_to_left(job, paragraph);
    struct builder b = {.job = job, .paragraph = paragraph};
    size_t break_count, start = 0;
    struct line_break *breaks = locale_line_breaks(job->scratch, job->locale, paragraph->text, &break_count);
    if (paragraph->verbatim) break_count = breaks_of_code(paragraph->text, breaks, break_count);
    for (size_t i = 0; i < break_count; i++) {
        add_segment(&b, start, breaks[i].offset, breaks[i].hard, false);
        start = breaks[i].offset;
    }
    add_segment(&b, start, paragraph->text.size, paragraph->text.data[paragraph->text.size - 1] == '\n', true);
    paragraph->atoms = b.atoms;
    paragraph->atom_count = b.count;
    paragraph->atom_capacity = b.capacity;
    atoms_measure(paragraph);
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
