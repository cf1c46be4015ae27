/* Lines: the pieces of text, images and links of each, aligned in the column. A line's glyphs are one array; a piece is
 * what shares face, look and element. Spaces are glyphs too, also the one at which a line ends, so that copied text has
 * them. */
#include "layout/lines.h"

#include "base/arena.h"
#include "layout/atoms.h"
#include "layout/line_choice.h"
#include "layout/notes.h"
#include "layout/shape.h"

enum { PIECE_LONGEST = 60000 }; /* bytes: glyphs count them with 16 bits */
/* Thousandths of the size of what stands on a badge. */
enum { BADGE_HEIGHT = 1160, BADGE_ABOVE = 940, BADGE_RADIUS = 300, BADGE_AIR = 40 }; /* above: the baseline */

struct line_setter {
    const struct setter *setter;
    struct paragraph *paragraph;
    struct element *element;
    struct item *item;    /* of the galley, NULL: none */
    struct strip *strip;  /* its own, or that of a label */
    struct glyph *glyphs; /* what is left of the line's array */
    struct piece *piece;  /* grows; NULL: none */
    const struct run *run;
    uint32_t piece_start; /* byte of the paragraph's text */
    uint32_t position;    /* byte behind what was set */
    millipoints x;
    int expansion;                      /* of the line's glyphs, 1/10000 */
    struct strip_link *link;            /* grows; NULL: none */
    const struct inline_node *language; /* of the last SPAN of a language */
};

millipoints text_baseline(const struct job *job, const struct text_style *style) {
    const struct face *face = faces_find(shape_faces(job->cache), style->family, text_style_face(style));
    const struct face_metrics *metrics = face_metrics(face);
    int64_t ascent = (int64_t)metrics->ascent * style->size / 1000;
    int64_t descent = (int64_t)metrics->descent * style->size / 1000;
    return (millipoints)((style->leading - (ascent - descent)) / 2 + ascent);
}

/* ---- elements ---- */

/* The LINK that a part of its text stands in. */
static struct element *link_around(struct element *element) {
    while (element && element->kind != ELEMENT_LINK) element = element->parent;
    return element;
}

static struct element *link_element(struct line_setter *s, struct run *run) {
    struct job *job = s->setter->job;
    for (struct run *other = s->paragraph->runs; other < run; other++)
        if (other->link == run->link && other->element) return link_around(other->element);
    struct element *element = element_new(job->pages, s->element, ELEMENT_LINK);
    element->alternative = str_empty(run->link->title) ? inline_plain(job->arena, run->link->first) : run->link->title;
    return element;
}

/* What is in another language is one element, whatever it looks like, for as long as it stands in the same one. */
static struct element *language_element(struct line_setter *s, struct run *run, struct element *parent) {
    struct element *last = parent->last;
    if (s->language == run->language && last && last->kind == ELEMENT_SPAN && last->language.size) return last;
    struct element *element = element_new(s->setter->job->pages, parent, ELEMENT_SPAN);
    element->language = run->language->language->tag;
    s->language = run->language;
    return element;
}

static struct element *run_element(struct line_setter *s, struct run *run) {
    if (!s->element || (!run->link && !run->language && !run->code && !run->note)) return s->element;
    if (run->element) return run->element;
    if (run->note) return run->element = element_new(s->setter->job->pages, s->element, ELEMENT_REFERENCE);
    run->element = run->link ? link_element(s, run) : s->element;
    if (run->language) run->element = language_element(s, run, run->element);
    if (run->code && s->element->kind != ELEMENT_CODE)
        run->element = element_new(s->setter->job->pages, run->element, ELEMENT_CODE);
    return run->element;
}

/* ---- pieces ---- */

static struct piece *piece_for(struct line_setter *s, size_t run_index, const struct face *face, uint32_t start) {
    struct run *run = &s->paragraph->runs[run_index];
    if (s->piece && s->run == run && s->piece->face == face && s->position == start &&
        start - s->piece_start < PIECE_LONGEST)
        return s->piece;
    s->piece = strip_piece(s->setter->galley, s->strip, PIECE_TEXT, run_element(s, run));
    s->run = run;
    s->piece_start = start;
    s->piece->x = s->x;
    s->piece->y = s->strip->baseline - run->rise;
    s->piece->height = run->style.size;
    s->piece->face = face;
    s->piece->size = run->style.size;
    s->piece->colour = run->style.colour;
    s->piece->struck = run->struck;
    s->piece->glyphs = s->glyphs;
    s->piece->expansion = s->expansion;
    return s->piece;
}

static millipoints expanded(millipoints width, int expansion) {
    return width + (millipoints)((int64_t)width * expansion / 10000);
}

/* Glyphs are placed where the sum of the font's own units puts them, so that rounding does not add up. */
static void add_part(struct line_setter *s, const struct shape_part *part, size_t run, uint32_t word_start,
                     bool silent) {
    if (!part->count) return;
    uint32_t start = word_start + (silent ? 0 : part->glyphs[0].text_start);
    struct piece *piece = piece_for(s, run, part->face, start);
    int64_t units = 0;
    millipoints before = 0;
    for (size_t i = 0; i < part->count; i++) {
        const struct shape_glyph *from = &part->glyphs[i];
        units += from->advance;
        millipoints after = expanded(shape_scale(part->face, units, piece->size), s->expansion);
        uint32_t text_start = silent ? word_start : word_start + from->text_start;
        *s->glyphs++ = (struct glyph){.id = from->id,
                                      .advance = after - before,
                                      .x_offset = shape_scale(part->face, from->x_offset, piece->size),
                                      .y_offset = shape_scale(part->face, from->y_offset, piece->size),
                                      .text_start = (uint16_t)(text_start - s->piece_start),
                                      .text_size = silent ? 0 : from->text_size};
        piece->glyph_count++;
        before = after;
        if (!silent)
            s->position = text_start + from->text_size > s->position ? text_start + from->text_size : s->position;
    }
    piece->width += before;
    s->x += before;
    piece->text = str_slice(s->paragraph->text, s->piece_start, s->position);
}

static void add_shape(struct line_setter *s, const struct shape *shape, size_t run, uint32_t start, bool silent) {
    if (!silent) s->position = start;
    for (size_t i = 0; i < shape->part_count; i++) add_part(s, &shape->parts[i], run, start, silent);
}

static void add_image(struct line_setter *s, const struct atom *atom) {
    struct run *run = &s->paragraph->runs[atom->run];
    struct job *job = s->setter->job;
    struct element *figure = NULL;
    if (s->element) {
        figure = element_new(job->pages, run_element(s, run), ELEMENT_FIGURE);
        figure->alternative = run->alternative;
    }
    struct piece *piece = strip_piece(s->setter->galley, s->strip, PIECE_IMAGE, figure);
    piece->image = run->image;
    piece->x = s->x;
    piece->y = s->strip->baseline - run->image_height;
    piece->width = run->image_width;
    piece->height = run->image_height;
    s->x += run->image_width;
    s->piece = NULL;
    s->position = atom->end;
}

/* The badge is painted first. Capitals stand in its middle; it is no higher than letters from top to foot. */
static void add_badge(struct line_setter *s, const struct shape *shape, const struct atom *atom) {
    const struct run *run = &s->paragraph->runs[atom->run];
    int64_t size = run->style.size;
    millipoints air = (millipoints)(size * BADGE_AIR / 1000), height = (millipoints)(size * BADGE_HEIGHT / 1000);
    millipoints top = s->strip->baseline - run->rise - (millipoints)(size * BADGE_ABOVE / 1000);
    struct piece *badge =
        strip_rectangle(s->setter->galley, s->strip, s->x + air, top, atom->width - 2 * air, height, COLOUR_MUTED);
    badge->operation->radius = (millipoints)(size * BADGE_RADIUS / 1000);
    s->piece = NULL;
    s->x += run->badge;
    add_shape(s, shape, atom->run, atom->start, false);
    s->x += run->badge;
}

static const struct shape *shape_of(struct line_setter *s, size_t run, struct str text) {
    const struct text_style *style = &s->paragraph->runs[run].style;
    return shape_word(s->setter->job->cache, text, style->family, text_style_face(style), style->features);
}

/* Spaces as glyphs; together they are as wide as the glue has become. */
static void add_spaces(struct line_setter *s, const struct atom *glue, millipoints width) {
    const struct shape *space = shape_of(s, glue->run, STR(" "));
    millipoints left = width, count = (millipoints)(glue->end - glue->start);
    for (uint32_t i = glue->start; i < glue->end; i++, count--) {
        add_shape(s, space, glue->run, i, false);
        millipoints wanted = left / count, got = s->piece->glyphs[s->piece->glyph_count - 1].advance;
        s->piece->glyphs[s->piece->glyph_count - 1].advance = wanted;
        s->piece->width += wanted - got;
        s->x += wanted - got;
        left -= wanted;
    }
}

/* ---- links ---- */

static void follow_link(struct line_setter *s, const struct atom *atom) {
    struct run *run = &s->paragraph->runs[atom->run];
    if (s->link && s->link->link != run->link) s->link = NULL;
    if (!run->link || (atom->kind == ATOM_GLUE && !s->link)) return;
    if (s->link) return;
    struct element *element = run_element(s, run);
    s->link = &ARENA_PUSH(s->setter->galley->arena, s->strip->links, s->strip->link_count, s->strip->link_capacity);
    *s->link = (struct strip_link){.x = s->x,
                                   .height = s->item->height,
                                   .link = run->link,
                                   .target = run->link->target,
                                   .span = run->link->span.line ? run->link->span : s->paragraph->span,
                                   .element = link_around(element)};
}

/* The footnote that begins to be referred to here stands on the page of this line. */
static void follow_note(struct line_setter *s, const struct atom *atom) {
    const struct run *run = &s->paragraph->runs[atom->run];
    if (run->note && atom->start == run->start) note_set(s->setter, s->item, run->note, s->element);
}

static void stretch_link(struct line_setter *s) {
    if (s->link) s->link->width = s->x - s->link->x;
}

/* ---- lines ---- */

/* The glyphs of the box at atom *i of a line. Parts of a word that stand side by side are shaped as one; *i is the last
 * of them, then. */
static const struct shape *box_shape(struct line_setter *s, const struct line *line, size_t *i) {
    const struct paragraph *paragraph = s->paragraph;
    const struct atom *first = &paragraph->atoms[*i], *last = first;
    if (!first->part) return first->shape;
    for (size_t j = *i + 1; j < line->end; j++) {
        const struct atom *atom = &paragraph->atoms[j];
        if (atom->kind == ATOM_PENALTY) continue;
        if (!atom->part || atom->shape != first->shape || atom->start != last->end) break;
        if (atom->end - first->start > SHAPE_LONGEST) break;
        last = atom;
        *i = j;
    }
    return atoms_shape(s->setter->job, paragraph, &paragraph->runs[first->run], first->start, last->end);
}

/* What a line really takes, its words shaped as they stand in it. */
struct line_extent {
    size_t glyphs;
    millipoints width, spaces; /* natural; that of its spaces */
    size_t space_count;
};

static struct line_extent measure_line(struct line_setter *s, const struct line *line) {
    struct line_extent extent = {.glyphs = 2}; /* a hyphen, a space at the end */
    for (size_t i = line->first; i < line->end; i++) {
        const struct atom *atom = &s->paragraph->atoms[i];
        millipoints size = s->paragraph->runs[atom->run].style.size, width = atom->width;
        if (atom->kind == ATOM_PENALTY) continue;
        if (atom->kind == ATOM_GLUE) {
            extent.glyphs += atom->end - atom->start;
            extent.spaces += width;
            extent.space_count++;
        } else if (atom->shape) {
            const struct shape *shape = box_shape(s, line, &i);
            for (size_t j = 0; j < shape->part_count; j++) extent.glyphs += shape->parts[j].count;
            width = shape_width(shape, size) + 2 * s->paragraph->runs[atom->run].badge;
        }
        extent.width += width;
    }
    if (line->hyphen)
        extent.width += atoms_hyphen_width(s->setter->job, &s->paragraph->runs[s->paragraph->atoms[line->end].run]);
    return extent;
}

static size_t piece_count(const struct line_setter *s, const struct line *line) {
    size_t count = 1 + s->setter->galley->labelled;
    for (size_t i = line->first; i < line->end; i++) {
        const struct atom *atom = &s->paragraph->atoms[i];
        count += i > line->first && atom->run != atom[-1].run;
        count += s->paragraph->runs[atom->run].badge > 0;
    }
    return count;
}

static millipoints line_start(const struct setter *setter, millipoints width, bool only) {
    millipoints room = setter->width - width;
    switch (setter->align) {
    case ALIGN_START: return 0;
    case ALIGN_CENTER: return room > 0 ? room / 2 : 0;
    case ALIGN_DECIMAL:
        if (only && room >= setter->end_inset) return room - setter->end_inset;
        return room > 0 ? room : 0;
    case ALIGN_END: return room > 0 ? room : 0;
    }
    return 0;
}

/* What is left for a line to take, or to give when it is less than 0. */
static millipoints line_room(const struct setter *setter, const struct line *line, const struct line_extent *extent) {
    return setter->width + line->hang_start + line->hang_end - extent->width;
}

/* By how much the letters of a justified line become wider or narrower, before its spaces do. */
static int line_expansion(const struct setter *setter, const struct line *line, const struct line_extent *extent) {
    int64_t letters = extent->width - extent->spaces, room = line_room(setter, line, extent);
    if (letters <= 0 || !lines_justified(setter) || (line->last && room > 0)) return 0;
    int64_t wanted = room * 10000 / letters;
    return (int)(wanted > LINE_FLEX ? LINE_FLEX : wanted < -LINE_FLEX ? -LINE_FLEX : wanted);
}

/* What the spaces of a line get on top. To justify it never more than twice their width, else the line stays short. A
 * line that is too long, by shrinking or a hair's breadth, takes from them. */
static millipoints line_extra(const struct setter *setter, const struct line *line, const struct line_extent *extent) {
    millipoints room = line_room(setter, line, extent);
    if (room < 0) return -room < extent->spaces / 2 ? room : 0;
    return lines_justified(setter) && !line->last && room <= 2 * extent->spaces ? room : 0;
}

static void fill_line(struct line_setter *s, const struct line *line, bool only, bool first) {
    const struct paragraph *paragraph = s->paragraph;
    struct line_extent extent = measure_line(s, line);
    s->expansion = line_expansion(s->setter, line, &extent);
    extent.width += expanded(extent.width - extent.spaces, s->expansion) - (extent.width - extent.spaces);
    millipoints extra = line_extra(s->setter, line, &extent), spaces = (millipoints)extent.space_count;
    s->piece = NULL;
    s->link = NULL;
    s->x = s->setter->x + line_start(s->setter, extent.width, only) + (first ? 0 : s->setter->hanging) - line->hang_start;
    s->glyphs = NEW_ARRAY(s->setter->job->arena, struct glyph, extent.glyphs);
    for (size_t i = line->first; i < line->end; i++) {
        const struct atom *atom = &paragraph->atoms[i];
        if (atom->kind == ATOM_PENALTY) continue;
        follow_link(s, atom);
        follow_note(s, atom);
        if (atom->kind == ATOM_BOX && paragraph->runs[atom->run].badge) add_badge(s, atom->shape, atom);
        else if (atom->kind == ATOM_BOX && atom->shape)
            add_shape(s, box_shape(s, line, &i), atom->run, atom->start, false);
        else if (atom->kind == ATOM_BOX) add_image(s, atom);
        else {
            millipoints share = extra ? extra / spaces-- : 0;
            extra -= share;
            add_spaces(s, atom, atom->width + share);
        }
        stretch_link(s);
    }
    const struct atom *end = line->end < paragraph->atom_count ? &paragraph->atoms[line->end] : NULL;
    if (line->hyphen) {
        add_shape(s, shape_of(s, end->run, STR("-")), end->run, end->start, true);
        s->piece->hyphenated = true;
    } else if (s->piece && !line->last && !line->space_after) {
        s->piece->broken = true;
    }
    if (!line->space_after || !s->piece || s->run != &paragraph->runs[end->run]) return;
    millipoints width = s->piece->width; /* a space at the end does not count */
    size_t pieces = s->strip->piece_count;
    add_shape(s, shape_of(s, end->run, STR(" ")), end->run, end->start, false);
    s->piece->width = s->strip->piece_count == pieces ? width : 0;
}

static bool has_image(const struct paragraph *paragraph, const struct line *line, millipoints *height) {
    *height = 0;
    for (size_t i = line->first; i < line->end; i++) {
        const struct run *run = &paragraph->runs[paragraph->atoms[i].run];
        if (run->image && run->image_height > *height) *height = run->image_height;
    }
    return *height > 0;
}

void lines_set(const struct setter *setter, struct paragraph *paragraph, struct element *element) {
    struct job *job = setter->job;
    struct line *lines;
    size_t count = lines_choose(setter, paragraph, &lines);
    struct line_setter s = {.setter = setter, .paragraph = paragraph, .element = element};
    millipoints leading = setter->style.leading, baseline = text_baseline(job, &setter->style), image;
    for (size_t i = 0; i < count; i++) {
        millipoints taller = has_image(paragraph, &lines[i], &image) && image > baseline ? image - baseline : 0;
        size_t pieces = piece_count(&s, &lines[i]);
        s.item = galley_strip(setter->galley, setter->frame, leading + taller, baseline + taller);
        s.strip = &s.item->strip;
        s.item->keep = s.item->keep || (count > 1 && (i == 0 || i == count - 2)); /* no line stands alone */
        if (!s.strip->pieces) {
            s.strip->pieces = NEW_ARRAY(setter->galley->arena, struct piece, pieces);
            s.strip->piece_capacity = pieces;
        }
        fill_line(&s, &lines[i], count == 1, i == 0);
    }
}

/* ---- labels ---- */

static struct paragraph label_paragraph(struct job *job, struct str text, const struct text_style *style) {
    struct run *run = NEW(job->scratch, struct run);
    *run = (struct run){.end = (uint32_t)text.size, .style = *style};
    return (struct paragraph){.text = text, .runs = run, .run_count = 1};
}

millipoints label_width(struct job *job, struct str text, const struct text_style *style) {
    millipoints width = 0;
    for (size_t start, end = 0; shape_next_word(text, &start, &end);)
        width += shape_width(
            shape_word(job->cache, str_slice(text, start, end), style->family, text_style_face(style), style->features),
            style->size);
    return width;
}

millipoints label_set(struct job *job, struct galley *galley, struct strip *strip, struct str text,
                      const struct text_style *style, millipoints x, millipoints baseline, struct element *element) {
    struct arena_mark mark = arena_mark(job->scratch);
    struct paragraph paragraph = label_paragraph(job, str_copy(job->arena, text), style);
    struct setter setter = {.job = job, .galley = galley};
    struct line_setter s = {.setter = &setter, .paragraph = &paragraph, .element = element, .strip = strip, .x = x};
    millipoints strip_baseline = strip->baseline;
    strip->baseline = baseline;
    size_t count = 0;
    for (size_t start, end = 0; shape_next_word(text, &start, &end);) {
        const struct shape *shape = shape_of(&s, 0, str_slice(text, start, end));
        for (size_t i = 0; i < shape->part_count; i++) count += shape->parts[i].count;
        if (shape->missing_count) job_missing(job, shape->missing, shape->missing_count, (struct span){0});
    }
    s.glyphs = NEW_ARRAY(job->arena, struct glyph, count);
    for (size_t start, end = 0; shape_next_word(text, &start, &end);)
        add_shape(&s, shape_of(&s, 0, str_slice(text, start, end)), 0, (uint32_t)start, false);
    strip->baseline = strip_baseline;
    arena_rewind(job->scratch, mark);
    return s.x - x;
}
