/* The pieces of a page → its content stream.
 *
 * A run of text in one face, size and colour on one baseline is one TJ, whatever pieces it came in; what the layout
 * wants and what a reader does by itself is compared in units far below 1/1000 pt, and the difference written whenever
 * it can be seen, so that it never adds up. */
#include <assert.h>
#include <stdlib.h>

#include "write/pdf_internal.h"

enum {
    FRACTION = 1024, /* of the pen's place: parts of 1/1000 pt */
    DRIFT = 20,      /* 1/1000 pt that a glyph may stand off its place */
    HATCH_STEP = 5657,
    HATCH_WIDTH = 1600, /* lines at 45 degrees, 4 pt apart, as in svg.c */
    DOT_STEP = 4 * POINT,
    DOT_SIZE = 2 * POINT,
    CIRCLE = 5523, /* 1/10000 of the radius: how far a Bézier curve's handle stands off for a quarter of a circle */
};

/* What is marked by itself: the end of a word begun in the line before, ordinary content, the begin of a word that goes
 * on. Whoever copies, searches or listens gets such a word whole where it begins, and nothing where it goes on. */
enum part { PART_TAIL, PART_PLAIN, PART_HEAD };

struct content {
    struct pdf *pdf;
    const struct page *page;
    size_t page_number;
    struct buffer *out;
    const struct element *element; /* of the open marked content */
    enum part part;                /* of its text */
    enum artifact artifact;        /* when there is no element */
    bool marked;                   /* it is open */
    bool in_text;                  /* between BT and ET */
    bool in_run, in_string;        /* inside [ ] of a TJ, inside its ( ) */
    int expansion;                 /* of glyphs, 1/10000: what Tz was told */
    size_t run_items;              /* at most so many strings and numbers are in it */
    struct pdf_font *font;
    const struct face *face;
    int em; /* the face's units per em */
    millipoints size;
    millipoints line;         /* the baseline of the open run */
    int64_t pen;              /* in FRACTIONs */
    enum colour fill, stroke; /* as set last; NONE: not yet */
    millipoints stroke_width;
    bool dashed;
};

/* ---- small words ---- */

static void put(struct content *content, const char *text) { buffer_append_c(content->out, text); }

static void put_number(struct content *content, int64_t thousandths) {
    buffer_thousandths(content->out, thousandths);
    buffer_char(content->out, ' ');
}

static void put_point(struct content *content, int64_t x, int64_t y) {
    put_number(content, x);
    put_number(content, content->page->height - y);
}

static void put_colour(struct content *content, enum colour colour, const char *operator) {
    uint32_t rgb = content->pdf->theme->light[colour];
    for (int shift = 16; shift >= 0; shift -= 8)
        put_number(content, ((int64_t)(rgb >> shift & 255) * 1000 + 127) / 255);
    put(content, operator);
}

static void set_fill(struct content *content, enum colour colour) {
    if (content->fill == colour) return;
    put_colour(content, colour, "rg\n");
    content->fill = colour;
}

static void set_stroke(struct content *content, enum colour colour, millipoints width, bool dashed) {
    if (content->stroke != colour) put_colour(content, colour, "RG\n");
    if (content->stroke_width != width) put_number(content, width), put(content, "w\n");
    if (content->dashed != dashed) put(content, dashed ? "[3 2] 0 d\n" : "[] 0 d\n");
    content->stroke = colour;
    content->stroke_width = width;
    content->dashed = dashed;
}

static void end_string(struct content *content) {
    if (content->in_string) put(content, ")");
    content->in_string = false;
}

static void end_run(struct content *content) {
    end_string(content);
    if (content->in_run) put(content, "]TJ\n");
    content->in_run = false;
}

static void end_text(struct content *content) {
    end_run(content);
    if (content->in_text) put(content, "ET\n");
    content->in_text = false;
}

/* ---- marked content ---- */

static void end_mark(struct content *content) {
    end_text(content);
    if (content->marked) put(content, "EMC\n");
    content->marked = false;
}

static void put_artifact(struct content *content, enum artifact artifact) {
    switch (artifact) {
    case ARTIFACT_LAYOUT: put(content, "/Artifact BMC\n"); return;
    case ARTIFACT_HEADER:
        put(content, "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n");
        return;
    case ARTIFACT_FOOTER:
        put(content, "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n");
        return;
    }
}

/* Not one inside the other: there are readers that lose what follows the inner one. */
static void put_mark(struct content *content, enum element_kind kind, int number, enum part part, struct str whole) {
    buffer_format(content->out, "/%s <</MCID %d", part == PART_PLAIN ? pdf_structure_type(kind) : "Span", number);
    if (part != PART_PLAIN) {
        put(content, "/ActualText ");
        pdf_put_text(content->out, part == PART_HEAD ? whole : STR(""));
    }
    put(content, ">> BDC\n");
}

static bool is_open(const struct content *content, const struct element *element, enum part part,
                    enum artifact artifact) {
    if (!content->marked || content->element != element || content->part != part) return false;
    return element ? part != PART_HEAD : content->artifact == artifact;
}

/* A page of more marks than an array holds keeps its looks, but not its claim to be accessible. */
static void begin_mark(struct content *content, const struct piece *piece, enum part part, struct str whole) {
    const struct element *element = piece->element ? pdf_structure_carrier(piece->element) : NULL;
    if (is_open(content, element, part, piece->artifact)) return;
    end_mark(content);
    int number = element ? pdf_structure_mark(content->pdf, element, content->page_number) : -1;
    if (element && number < 0) content->pdf->flawed = true;
    if (number < 0) put_artifact(content, piece->artifact);
    else put_mark(content, element->kind, number, part, whole);
    content->element = element;
    content->part = part;
    content->artifact = piece->artifact;
    content->marked = true;
}

static void begin_plain(struct content *content, const struct piece *piece) {
    begin_mark(content, piece, PART_PLAIN, STR(""));
}

/* ---- text ---- */

static void begin_text(struct content *content, const struct piece *piece) {
    if (!content->in_text) put(content, "BT\n");
    content->in_text = true;
    if (content->fill != piece->colour) end_run(content);
    set_fill(content, piece->colour);
    if (content->expansion != piece->expansion) {
        end_run(content);
        put_number(content, 100000 + piece->expansion * 10);
        put(content, "Tz\n");
        content->expansion = piece->expansion;
    }
    if (content->face == piece->face && content->size == piece->size) return;
    end_run(content);
    content->font = pdf_font_of(content->pdf, piece->face);
    content->face = piece->face;
    content->em = face_metrics(piece->face)->units_per_em;
    content->size = piece->size;
    buffer_format(content->out, "/F%zu ", face_number(piece->face));
    put_number(content, piece->size);
    put(content, "Tf\n");
}

/* Brings the pen to a place: inside a run by a number between its strings, else by a new matrix. */
static void move_pen(struct content *content, int64_t x, millipoints y) {
    if (content->run_items + 2 > PDF_ARRAY_LIMIT) end_run(content);
    if (content->in_run && content->line == y) {
        int64_t away = x * FRACTION - content->pen, size = content->size;
        if (llabs(away) <= DRIFT * FRACTION) return;
        int64_t unit = size * FRACTION + size * FRACTION * content->expansion / 10000; /* Tz holds for moves, too */
        int64_t steps = (llabs(away) * 1000 + unit / 2) / unit;
        if (away < 0) steps = -steps;
        if (!steps) return;
        end_string(content);
        buffer_thousandths(content->out, -steps * 1000);
        content->run_items++;
        content->pen += steps * unit / 1000;
        return;
    }
    end_run(content);
    put(content, "1 0 0 1 ");
    put_point(content, x, y);
    put(content, "Tm\n[");
    content->in_run = true;
    content->run_items = 0;
    content->line = y;
    content->pen = x * FRACTION;
}

/* Bytes of a string stand as they are, but for those that would end it and the one that readers take for a line feed. */
static bool is_bare(unsigned byte) { return byte != '(' && byte != ')' && byte != '\\' && byte != '\r'; }

static void put_byte(struct content *content, unsigned byte) {
    if (!is_bare(byte)) buffer_char(content->out, '\\');
    buffer_char(content->out, byte == '\r' ? 'r' : (char)byte);
}

static void show_glyph(struct content *content, uint16_t glyph, struct str text) {
    int advance;
    if (!glyph) content->pdf->flawed = true; /* the box that stands for what no face has */
    unsigned c = pdf_font_character(content->pdf, content->font, glyph, text, &advance);
    if (!content->in_string) put(content, "(");
    content->in_string = true;
    content->run_items++; /* each glyph counts, which bounds the bytes of a string as well */
    if (is_bare(c >> 8) && is_bare(c & 255)) {
        buffer_bytes(content->out, (char[2]){(char)(c >> 8), (char)(c & 255)}, 2);
    } else {
        put_byte(content, c >> 8);
        put_byte(content, c & 255);
    }
    int64_t width = (int64_t)advance * content->size * FRACTION / content->em;
    content->pen += width + width * content->expansion / 10000;
}

static enum part part_at(const struct pdf_word *word, const struct piece *piece, size_t glyph) {
    size_t at = piece->glyphs[glyph].text_start, size = piece->text.size; /* a hyphen that was put in stands at size */
    if (word->tail && (at < word->tail || word->tail == size)) return PART_TAIL;
    return at >= word->head && word->head < size ? PART_HEAD : PART_PLAIN;
}

static struct str glyph_text(const struct piece *piece, size_t glyph) {
    if (piece->hyphenated && glyph + 1 == piece->glyph_count) return STR("\u00AD");
    size_t start = piece->glyphs[glyph].text_start;
    return str_slice(piece->text, start, start + piece->glyphs[glyph].text_size);
}

static millipoints show_glyphs(struct content *content, const struct piece *piece, const struct pdf_word *word) {
    int64_t x = piece->x;
    enum part part = PART_PLAIN;
    for (size_t i = 0; i < piece->glyph_count; i++) {
        const struct glyph *glyph = &piece->glyphs[i];
        enum part before = part;
        part = part_at(word, piece, i);
        if (!i || part != before) begin_mark(content, piece, part, word->whole), begin_text(content, piece);
        move_pen(content, x + glyph->x_offset, piece->y - glyph->y_offset);
        show_glyph(content, glyph->id, glyph_text(piece, i));
        x += glyph->advance;
    }
    return (millipoints)(x - piece->x);
}

/* Words of a line may come as pieces with gaps between them, and lines end without a space: readers would have to
 * guess. The space has no ink and what follows is placed by itself. */
static bool space_follows(const struct piece *piece, const struct piece *next, millipoints width) {
    struct str text = piece->text;
    if (!next || !text.size || !next->text.size || piece->hyphenated || piece->broken) return false;
    if (str_ends(text, STR(" ")) || str_starts(next->text, STR(" "))) return false;
    if (str_ends(text, STR("-")) || str_ends(text, STR("\u00AD"))) return false;
    bool same_line = abs(next->y - piece->y) < piece->size / 2;
    return !same_line || next->x < piece->x || next->x - piece->x - width > piece->size / 10;
}

static const struct piece *next_text(const struct page *page, size_t after) {
    for (size_t i = after + 1; i < page->piece_count; i++)
        if (page->pieces[i].kind == PIECE_TEXT) return &page->pieces[i];
    return NULL;
}

static void draw_strike(struct content *content, const struct piece *piece, millipoints width) {
    millipoints thick = piece->size / 16;
    int64_t height = (int64_t)piece->size * face_metrics(piece->face)->x_height / 2000;
    begin_plain(content, piece);
    end_text(content);
    put_point(content, piece->x, piece->y - height);
    put_number(content, width);
    put_number(content, thick);
    put(content, "re f\n");
}

/* No ink: only the end of a word. */
static void show_space(struct content *content, const struct piece *piece, uint16_t space, millipoints width) {
    begin_plain(content, piece);
    begin_text(content, piece);
    if (!content->in_run) move_pen(content, (int64_t)piece->x + width, piece->y);
    show_glyph(content, space, STR(" "));
}

static void draw_text(struct content *content, size_t index) {
    const struct piece *piece = &content->page->pieces[index], *next = next_text(content->page, index);
    struct pdf_word word = pdf_word_of(content->pdf, content->page_number, index);
    if (!piece->glyph_count) return;
    millipoints width = show_glyphs(content, piece, &word);
    uint16_t space = face_glyph(piece->face, ' ');
    if (space && space_follows(piece, next, width)) show_space(content, piece, space, width);
    if (piece->struck) draw_strike(content, piece, width);
}

/* ---- drawing ---- */

static void put_curve(struct content *content, const struct point points[3]) {
    for (size_t i = 0; i < 3; i++) put_point(content, points[i].x, points[i].y);
    put(content, "c\n");
}

/* A quarter of a circle from one end to the other around a corner. */
static void put_corner(struct content *content, struct point from, struct point corner, struct point to) {
    struct point points[3] = {
        {(millipoints)(from.x + (int64_t)(corner.x - from.x) * CIRCLE / 10000),
         (millipoints)(from.y + (int64_t)(corner.y - from.y) * CIRCLE / 10000)},
        {(millipoints)(to.x + (int64_t)(corner.x - to.x) * CIRCLE / 10000),
         (millipoints)(to.y + (int64_t)(corner.y - to.y) * CIRCLE / 10000)},
        to,
    };
    put_curve(content, points);
}

/* Clockwise, as SVG goes, so that dashes fall alike: rectangles from the left of their upper side, whose straight part
 * is the first; circles (`first` 1) from the right. */
static void put_rounded(struct content *content, millipoints x, millipoints y, millipoints width, millipoints height,
                        millipoints radius, size_t first) {
    millipoints right = x + width, bottom = y + height, least = width < height ? width : height;
    millipoints r = radius < least / 2 ? radius : least / 2;
    const struct point corners[4] = {{right, y}, {right, bottom}, {x, bottom}, {x, y}};
    const struct point ends[4][2] = {{{right - r, y}, {right, y + r}},
                                     {{right, bottom - r}, {right - r, bottom}},
                                     {{x + r, bottom}, {x, bottom - r}},
                                     {{x, y + r}, {x + r, y}}};
    const struct point *start = &ends[(first + 3) % 4][1];
    put_point(content, start->x, start->y);
    put(content, "m\n");
    for (size_t quarter = first; quarter < first + 4; quarter++) {
        size_t i = quarter % 4;
        if (2 * r < (i % 2 ? height : width)) { /* a straight side is left */
            put_point(content, ends[i][0].x, ends[i][0].y);
            put(content, "l\n");
        }
        put_corner(content, ends[i][0], corners[i], ends[i][1]);
    }
    put(content, "h\n");
}

static void put_path(struct content *content, const struct operation *operation) {
    for (size_t i = 0; i < operation->point_count; i++) {
        put_point(content, operation->points[i].x, operation->points[i].y);
        put(content, i ? "l\n" : "m\n");
    }
    if (operation->closed) put(content, "h\n");
}

static void put_outline(struct content *content, const struct operation *operation) {
    switch (operation->kind) {
    case OPERATION_RECTANGLE:
        if (operation->radius > 0) {
            put_rounded(content, operation->x, operation->y, operation->width, operation->height, operation->radius, 0);
            return;
        }
        put_point(content, operation->x, operation->y); /* downwards from the upper left corner, as in SVG */
        put_number(content, operation->width);
        put_number(content, -(int64_t)operation->height);
        put(content, "re\n");
        return;
    case OPERATION_CIRCLE:
        put_rounded(content, operation->x - operation->width / 2, operation->y - operation->width / 2, operation->width,
                    operation->width, operation->width / 2, 1);
        return;
    case OPERATION_PATH: put_path(content, operation); return;
    case OPERATION_TEXT: return; /* text comes as pieces of its own */
    }
}

static struct pdf_box bounds(const struct operation *operation) {
    int64_t half = operation->width / 2;
    struct pdf_box box = {operation->x, operation->y, (int64_t)operation->x + operation->width,
                          (int64_t)operation->y + operation->height};
    if (operation->kind == OPERATION_CIRCLE)
        box = (struct pdf_box){operation->x - half, operation->y - half, operation->x + half, operation->y + half};
    if (operation->kind != OPERATION_PATH || !operation->point_count) return box;
    box = (struct pdf_box){INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
    for (size_t i = 0; i < operation->point_count; i++) {
        struct point point = operation->points[i];
        if (point.x < box.left) box.left = point.x;
        if (point.y < box.top) box.top = point.y;
        if (point.x > box.right) box.right = point.x;
        if (point.y > box.bottom) box.bottom = point.y;
    }
    return box;
}

static void put_line(struct content *content, int64_t x1, int64_t y1, int64_t x2, int64_t y2) {
    put_point(content, x1, y1);
    put(content, "m ");
    put_point(content, x2, y2);
    put(content, "l\n");
}

/* Lines at 45 degrees, or rows of dots, over the whole box and a little beyond; the outline clips them. */
static void put_pattern(struct content *content, const struct operation *operation) {
    struct pdf_box box = bounds(operation);
    int64_t height = box.bottom - box.top;
    put_colour(content, operation->fill, "RG\n");
    if (operation->pattern == PATTERN_HATCHED) {
        put_number(content, HATCH_WIDTH);
        put(content, "w [] 0 d\n");
        for (int64_t x = box.left - height; x < box.right + HATCH_WIDTH; x += HATCH_STEP)
            put_line(content, x - HATCH_WIDTH, box.bottom + HATCH_WIDTH, x + height + HATCH_WIDTH,
                     box.top - HATCH_WIDTH);
    } else {
        put_number(content, DOT_SIZE);
        put(content, "w 1 J [0 ");
        put_number(content, DOT_STEP);
        put(content, "] 0 d\n");
        int64_t right = box.right + DOT_SIZE / 2, bottom = box.bottom + DOT_SIZE / 2; /* dots that begin inside */
        for (int64_t y = box.top + DOT_STEP / 2; y < bottom; y += DOT_STEP)
            put_line(content, box.left + DOT_STEP / 2, y, right, y);
    }
    put(content, "S\n");
}

static void draw_pattern(struct content *content, const struct operation *operation) {
    put(content, "q\n");
    put_outline(content, operation);
    put(content, "W n\n");
    put_pattern(content, operation);
    put(content, "Q\n");
}

static void draw_operation(struct content *content, const struct operation *operation) {
    bool patterned = operation->fill != COLOUR_NONE && operation->pattern != PATTERN_SOLID;
    bool filled = operation->fill != COLOUR_NONE && !patterned, stroked = operation->stroke != COLOUR_NONE;
    if (operation->kind == OPERATION_PATH && !operation->point_count) return;
    if (patterned) draw_pattern(content, operation);
    if (!filled && !stroked) return;
    if (filled) set_fill(content, operation->fill);
    if (stroked) set_stroke(content, operation->stroke, operation->stroke_width, operation->dashed);
    put_outline(content, operation);
    put(content, filled && stroked ? "B\n" : filled ? "f\n" : "S\n");
}

static bool draw_image(struct content *content, const struct piece *piece) {
    size_t number;
    if (!pdf_image_use(content->pdf, piece->image, &number)) return false;
    put(content, "q\n");
    put_number(content, piece->width);
    put(content, "0 0 ");
    put_number(content, piece->height);
    put_point(content, piece->x, (int64_t)piece->y + piece->height);
    buffer_format(content->out, "cm /I%zu Do\nQ\n", number);
    return true;
}

/* ---- pieces ---- */

/* What an operation paints, its outline too: a level line has a height. */
static struct pdf_box painted(const struct operation *operation) {
    struct pdf_box box = bounds(operation);
    int64_t half = operation->stroke == COLOUR_NONE ? 0 : operation->stroke_width / 2;
    return (struct pdf_box){box.left - half, box.top - half, box.right + half, box.bottom + half};
}

static struct pdf_box piece_box(const struct piece *piece) {
    if (piece->kind == PIECE_OPERATION) return painted(piece->operation);
    struct pdf_box box = {piece->x, piece->y, (int64_t)piece->x + piece->width, (int64_t)piece->y + piece->height};
    if (piece->kind == PIECE_IMAGE) return box;
    const struct face_metrics *metrics = face_metrics(piece->face);
    box = (struct pdf_box){.left = piece->x, .right = piece->x};
    for (size_t i = 0; i < piece->glyph_count; i++) box.right += piece->glyphs[i].advance;
    box.top = piece->y - (int64_t)piece->size * metrics->ascent / 1000;
    box.bottom = piece->y - (int64_t)piece->size * metrics->descent / 1000;
    return box;
}

/* A figure's box holds everything that belongs to it, its labels too. */
static void extend_figure(struct content *content, const struct piece *piece) {
    const struct element *element = piece->element;
    while (element && element->kind != ELEMENT_FIGURE) element = element->parent;
    if (element) pdf_structure_extend(content->pdf, element, content->page_number, piece_box(piece));
}

static bool draw_piece(struct content *content, size_t index) {
    const struct piece *piece = &content->page->pieces[index];
    extend_figure(content, piece);
    if (piece->kind != PIECE_TEXT) begin_plain(content, piece), end_text(content);
    switch (piece->kind) {
    case PIECE_TEXT: draw_text(content, index); return true;
    case PIECE_OPERATION: draw_operation(content, piece->operation); return true;
    case PIECE_IMAGE: return draw_image(content, piece);
    }
    return true;
}

bool pdf_content_write(struct pdf *pdf, size_t page) {
    struct content content = {
        .pdf = pdf, .page = &pdf->pages->items[page], .page_number = page, .out = &pdf->content, .stroke_width = -1};
    bool drawn = true;
    buffer_clear(&pdf->content);
    for (size_t i = 0; i < content.page->piece_count; i++) drawn = draw_piece(&content, i) && drawn;
    end_mark(&content);
    pdf_page_content(pdf, pdf->page_objects[page], buffer_str(&pdf->content));
    return drawn;
}
