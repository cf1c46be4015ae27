/* Images and figures: one strip each, made smaller to fit the column and the page; a title above, a caption below. */
#include "layout/lines.h"

#include "base/arena.h"

enum { PIXEL = 750 };         /* 1/1000 pt at 96 pixels to the inch */
/* Thousandths of the page's column: room for a heading and the caption; of a whole page, for a heading. */
enum { HIGHEST_SHARE = 820, HIGHEST_SHEET = 920 };

struct fit {
    int64_t of, to; /* lengths shrink from `of` to `to` */
};

static millipoints scaled(struct fit fit, millipoints length) {
    int64_t product = (int64_t)length * fit.to;
    return (millipoints)((product + (product < 0 ? -fit.of : fit.of) / 2) / fit.of);
}

/* How much smaller a box must be: never larger than it is. */
static struct fit fit_box(const struct setter *setter, int64_t width, int64_t height, int share) {
    struct fit fit = {.of = 1, .to = 1};
    int64_t highest = (int64_t)setter->job->column_height * share / 1000;
    if (width > setter->width) fit = (struct fit){.of = width, .to = setter->width};
    if (height * fit.to / fit.of > highest) fit = (struct fit){.of = height, .to = highest};
    return fit;
}

static void set_caption(const struct setter *setter, const struct inline_node *inlines, struct element *figure) {
    if (!inlines) return;
    struct setter caption = *setter;
    setter_role(&caption, ROLE_CAPTION);
    caption.ragged = true;
    caption.element = figure;
    setter->galley->last->keep = true;
    galley_space(setter->galley, scale_before(setter->job->theme, ROLE_CAPTION));
    paragraph_set(&caption, inlines, ELEMENT_CAPTION);
}

/* A page on a page has an edge. */
static void frame_set(const struct setter *setter, struct strip *strip, const struct piece *sheet) {
    enum { THIN = 500 };
    millipoints x = sheet->x, width = sheet->width, height = sheet->height;
    struct piece *piece = strip_piece(setter->galley, strip, PIECE_OPERATION, NULL);
    *piece->operation = (struct operation){.kind = OPERATION_RECTANGLE,
                                           .x = x,
                                           .width = width,
                                           .height = height,
                                           .stroke = COLOUR_RULE,
                                           .stroke_width = THIN};
}

void image_set(const struct setter *setter, const struct block *block) {
    const struct image *image = block->image;
    if (!image || !image->width || !image->height) return;
    struct element *figure = element_new(setter->job->pages, setter->element, ELEMENT_FIGURE);
    if (figure) figure->alternative = block->text;
    int64_t width = (int64_t)image->width * PIXEL, height = (int64_t)image->height * PIXEL;
    bool sheet = image->format == IMAGE_SHEET;
    struct fit fit = fit_box(setter, width, height, sheet ? HIGHEST_SHEET : HIGHEST_SHARE);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_PARAGRAPH));
    millipoints high = (millipoints)(height * fit.to / fit.of), wide = (millipoints)(width * fit.to / fit.of);
    if (high < 1) high = 1;
    struct strip *strip = &galley_strip(setter->galley, setter->frame, high, 0)->strip;
    struct piece *piece = strip_piece(setter->galley, strip, PIECE_IMAGE, figure);
    piece->image = image;
    piece->x = setter->x;
    piece->width = wide < 1 ? 1 : wide;
    piece->height = high;
    if (sheet) frame_set(setter, strip, piece);
    set_caption(setter, block->inlines, figure);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_BLOCK));
}

/* ---- figures ---- */

static void add_text(const struct setter *setter, struct strip *strip, const struct operation *text, struct fit fit,
                     struct element *figure) {
    struct text_style style = scale_text(setter->job->theme, ROLE_TABLE);
    style.bold = text->bold;
    style.size = scaled(fit, text->size);
    style.colour = text->fill;
    millipoints x = setter->x + scaled(fit, text->x);
    if (text->anchor != ANCHOR_START) {
        millipoints width = label_width(setter->job, text->text, &style);
        x -= text->anchor == ANCHOR_MIDDLE ? width / 2 : width;
    }
    label_set(setter->job, setter->galley, strip, text->text, &style, x, scaled(fit, text->y), figure);
}

static void add_operation(const struct setter *setter, struct strip *strip, const struct operation *from,
                          struct fit fit, struct element *figure) {
    struct piece *piece = strip_piece(setter->galley, strip, PIECE_OPERATION, figure);
    struct operation *to = piece->operation;
    *to = *from;
    to->x = setter->x + scaled(fit, from->x);
    to->y = scaled(fit, from->y);
    to->width = scaled(fit, from->width);
    to->height = scaled(fit, from->height);
    to->radius = scaled(fit, from->radius);
    to->stroke_width = scaled(fit, from->stroke_width);
    if (!from->point_count) return;
    to->points = NEW_ARRAY(setter->job->galleys, struct point, from->point_count);
    for (size_t i = 0; i < from->point_count; i++)
        to->points[i] = (struct point){setter->x + scaled(fit, from->points[i].x), scaled(fit, from->points[i].y)};
}

static void set_drawing(const struct setter *setter, const struct drawing *drawing, struct element *figure) {
    struct fit fit = fit_box(setter, drawing->width, drawing->height, HIGHEST_SHARE);
    struct strip *strip = &galley_strip(setter->galley, setter->frame, scaled(fit, drawing->height), 0)->strip;
    for (size_t i = 0; i < drawing->count; i++) {
        const struct operation *operation = &drawing->operations[i];
        if (operation->kind == OPERATION_TEXT) add_text(setter, strip, operation, fit, figure);
        else add_operation(setter, strip, operation, fit, figure);
    }
}

/* Text that stands with what follows it. */
static void set_line(const struct setter *setter, struct str text, enum text_role role) {
    if (str_empty(text)) return;
    struct setter line = *setter;
    setter_role(&line, role);
    line.ragged = true;
    struct item *last = setter->galley->last;
    text_set(&line, text, ELEMENT_P);
    galley_keep(setter->galley, last);
}

/* What it is about, small, above what it says. */
static void set_title(const struct setter *setter, const struct figure *figure) {
    set_line(setter, figure->topic, ROLE_LABEL);
    set_line(setter, figure->title, ROLE_FIGURE_TITLE);
}

void figure_set(const struct setter *setter, const struct block *block) {
    const struct figure *figure = block->figure;
    if (!figure || !figure->drawing) return;
    struct element *element = element_new(setter->job->pages, setter->element, ELEMENT_FIGURE);
    if (element) element->alternative = figure_spoken(setter->job->pages->arena, figure, setter->job->document->words);
    if (figure->size == FIGURE_CELL) {
        set_drawing(setter, figure->drawing, element);
        return;
    }
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_PARAGRAPH));
    if (!str_empty(block->anchor) && !setter->galley->section) setter->galley->section = block;
    set_title(setter, figure);
    set_drawing(setter, figure->drawing, element);
    set_caption(setter, block->inlines, element);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_BLOCK));
}

/* Two columns of equal width with a gutter between them, as compose/chart.c draws for them. */
void beside_set(const struct setter *setter, const struct block *pair) {
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_PARAGRAPH));
    struct item *item = galley_row(setter->galley, setter->frame, 2);
    millipoints width = (setter->width - FIGURE_GUTTER) / 2;
    if (width < NARROWEST) width = NARROWEST;
    item->row.whole_up_to = setter->job->column_height;
    const struct block *figure = pair->first;
    for (int i = 0; i < 2 && figure; i++, figure = figure->next) {
        struct galley galley;
        struct setter inner = setter_cell(setter, &galley, width);
        inner.span = figure->span;
        figure_set(&inner, figure);
        cell_fill(&item->row.cells[i], setter->x + i * (width + FIGURE_GUTTER), &galley);
    }
    row_finish(item);
    galley_space(setter->galley, scale_length(setter->job->theme, SPACE_BLOCK));
}
