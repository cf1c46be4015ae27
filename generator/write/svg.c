/* A drawing as inline SVG. One unit is one point. Colours are variables of the page's style, the face is the page's
 * own. */
#include "base/buffer.h"
#include "write/escape.h"
#include "write/write.h"

static void attribute(struct buffer *out, const char *name, millipoints value) {
    buffer_char(out, ' ');
    buffer_append_c(out, name);
    buffer_append_c(out, "=\"");
    buffer_thousandths(out, value);
    buffer_char(out, '"');
}

/* A pattern begins in the corner of what it fills, as in the PDF: each operation has its own. */
static void pattern_id(struct buffer *out, int figure, size_t operation) {
    buffer_format(out, "figure_%d_%zu", figure, operation);
}

/* The top left corner of what an operation covers. */
static struct point corner(const struct operation *operation) {
    struct point corner = {operation->x, operation->y};
    if (operation->kind == OPERATION_CIRCLE) {
        corner.x -= operation->width / 2;
        corner.y -= operation->width / 2;
    }
    if (operation->kind != OPERATION_PATH || !operation->point_count) return corner;
    corner = operation->points[0];
    for (size_t i = 1; i < operation->point_count; i++) {
        if (operation->points[i].x < corner.x) corner.x = operation->points[i].x;
        if (operation->points[i].y < corner.y) corner.y = operation->points[i].y;
    }
    return corner;
}

/* A tile with a line at 45 degrees, its ends drawn beyond the corners so that tiles join; or with a dot. */
static void write_pattern(struct buffer *out, int figure, size_t number, const struct operation *operation) {
    bool hatched = operation->pattern == PATTERN_HATCHED;
    buffer_append_c(out, "<pattern id=\"");
    pattern_id(out, figure, number);
    buffer_append_c(out, "\" patternUnits=\"userSpaceOnUse\"");
    attribute(out, "x", corner(operation).x);
    attribute(out, "y", corner(operation).y);
    buffer_append_c(out, hatched ? " width=\"5.657\" height=\"5.657\">"
                                   "<path d=\"M-2 2L2 -2M-1 6.657L6.657 -1M3.657 7.657L7.657 3.657\" "
                                   "stroke-width=\"1.6\" stroke=\""
                                 : " width=\"4\" height=\"4\"><circle cx=\"2\" cy=\"2\" r=\"1\" fill=\"");
    escape_colour(out, operation->fill);
    buffer_append_c(out, "\"/></pattern>\n");
}

static bool is_patterned(const struct operation *operation) {
    return operation->pattern != PATTERN_SOLID && operation->fill != COLOUR_NONE;
}

static void write_patterns(struct buffer *out, const struct drawing *drawing, int figure) {
    bool any = false;
    for (size_t i = 0; i < drawing->count; i++) {
        if (!is_patterned(&drawing->operations[i])) continue;
        if (!any) buffer_append_c(out, "<defs>\n");
        write_pattern(out, figure, i, &drawing->operations[i]);
        any = true;
    }
    if (any) buffer_append_c(out, "</defs>\n");
}

/* What a mark is painted with: its number tells which pattern is its own. */
struct paint_of {
    int figure;
    size_t number;
};

static void write_paint(struct buffer *out, const struct operation *operation, struct paint_of paint) {
    buffer_append_c(out, " fill=\"");
    if (is_patterned(operation)) {
        buffer_append_c(out, "url(#");
        pattern_id(out, paint.figure, paint.number);
        buffer_char(out, ')');
    } else {
        escape_colour(out, operation->fill);
    }
    buffer_char(out, '"');
    if (operation->stroke == COLOUR_NONE) return;
    buffer_append_c(out, " stroke=\"");
    escape_colour(out, operation->stroke);
    buffer_char(out, '"');
    attribute(out, "stroke-width", operation->stroke_width);
    if (operation->dashed) buffer_append_c(out, " stroke-dasharray=\"3 2\"");
}

static void write_rectangle(struct buffer *out, const struct operation *operation, struct paint_of paint) {
    buffer_append_c(out, "<rect");
    attribute(out, "x", operation->x);
    attribute(out, "y", operation->y);
    attribute(out, "width", operation->width);
    attribute(out, "height", operation->height);
    if (operation->radius) attribute(out, "rx", operation->radius);
    write_paint(out, operation, paint);
    buffer_append_c(out, "/>\n");
}

static void write_path(struct buffer *out, const struct operation *operation, struct paint_of paint) {
    buffer_append_c(out, "<path d=\"");
    for (size_t i = 0; i < operation->point_count; i++) {
        buffer_char(out, i ? 'L' : 'M');
        buffer_thousandths(out, operation->points[i].x);
        buffer_char(out, ' ');
        buffer_thousandths(out, operation->points[i].y);
    }
    buffer_append_c(out, operation->closed ? "Z\"" : "\"");
    write_paint(out, operation, paint);
    buffer_append_c(out, "/>\n");
}

static void write_circle(struct buffer *out, const struct operation *operation, struct paint_of paint) {
    buffer_append_c(out, "<circle");
    attribute(out, "cx", operation->x);
    attribute(out, "cy", operation->y);
    attribute(out, "r", operation->width / 2);
    write_paint(out, operation, paint);
    buffer_append_c(out, "/>\n");
}

static void write_text(struct buffer *out, const struct operation *operation) {
    buffer_append_c(out, "<text");
    attribute(out, "x", operation->x);
    attribute(out, "y", operation->y);
    attribute(out, "font-size", operation->size);
    switch (operation->anchor) {
    case ANCHOR_START: break;
    case ANCHOR_MIDDLE: buffer_append_c(out, " text-anchor=\"middle\""); break;
    case ANCHOR_END: buffer_append_c(out, " text-anchor=\"end\""); break;
    }
    if (operation->bold) buffer_append_c(out, " font-weight=\"700\"");
    buffer_append_c(out, " fill=\"");
    escape_colour(out, operation->fill);
    buffer_append_c(out, "\">");
    escape_html(out, operation->text);
    buffer_append_c(out, "</text>\n");
}

void svg_write(struct buffer *out, const struct figure *figure, int number) {
    const struct drawing *drawing = figure->drawing;
    buffer_append_c(out, "<svg role=\"img\" aria-label=\"");
    escape_html(out, figure->alternative);
    buffer_append_c(out, "\" viewBox=\"0 0 ");
    buffer_thousandths(out, drawing->width);
    buffer_char(out, ' ');
    buffer_thousandths(out, drawing->height);
    buffer_char(out, '"');
    attribute(out, "width", drawing->width);
    attribute(out, "height", drawing->height);
    buffer_append_c(out, ">\n");
    write_patterns(out, drawing, number);
    for (size_t i = 0; i < drawing->count; i++) {
        const struct operation *operation = &drawing->operations[i];
        struct paint_of paint = {number, i};
        switch (operation->kind) {
        case OPERATION_RECTANGLE: write_rectangle(out, operation, paint); break;
        case OPERATION_PATH: write_path(out, operation, paint); break;
        case OPERATION_CIRCLE: write_circle(out, operation, paint); break;
        case OPERATION_TEXT: write_text(out, operation); break;
        }
    }
    buffer_append_c(out, "</svg>\n");
}
