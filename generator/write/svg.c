/* A drawing as inline SVG. One unit is one point. Colours are variables of the page's style, the face is the page's
 * own. */
#include "base/buffer.h"
#include "write/escape.h"
#include "write/write.h"

static void attribute(struct buffer *out, const char *name, millipoints value) {
    buffer_format(out, " %s=\"", name);
    escape_points(out, value);
    buffer_char(out, '"');
}

static void pattern_id(struct buffer *out, int figure, enum drawing_pattern pattern, enum colour colour) {
    buffer_format(out, "figure_%d_%s_%d", figure, pattern == PATTERN_HATCHED ? "hatched" : "dotted", (int)colour);
}

static void write_pattern(struct buffer *out, int figure, enum drawing_pattern pattern, enum colour colour) {
    buffer_append_c(out, "<pattern id=\"");
    pattern_id(out, figure, pattern, colour);
    buffer_append_c(out, "\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"");
    if (pattern == PATTERN_HATCHED)
        buffer_append_c(out, " patternTransform=\"rotate(45)\"><path d=\"M1 0V4\" stroke=\"");
    else buffer_append_c(out, "><circle cx=\"2\" cy=\"2\" r=\"1\" fill=\"");
    escape_colour(out, colour);
    buffer_append_c(out, pattern == PATTERN_HATCHED ? "\" stroke-width=\"1.6\"/></pattern>\n" : "\"/></pattern>\n");
}

/* Each pattern in each colour that the drawing fills with, once. */
static void write_patterns(struct buffer *out, const struct drawing *drawing, int figure) {
    bool used[PATTERN_DOTTED + 1][COLOUR_COUNT] = {{false}}, any = false;
    for (size_t i = 0; i < drawing->count; i++) {
        const struct operation *operation = &drawing->operations[i];
        if (operation->pattern == PATTERN_SOLID || operation->fill == COLOUR_NONE) continue;
        used[operation->pattern][operation->fill] = any = true;
    }
    if (!any) return;
    buffer_append_c(out, "<defs>\n");
    for (enum drawing_pattern pattern = PATTERN_HATCHED; pattern <= PATTERN_DOTTED; pattern++)
        for (enum colour colour = COLOUR_INK; colour < COLOUR_COUNT; colour++)
            if (used[pattern][colour]) write_pattern(out, figure, pattern, colour);
    buffer_append_c(out, "</defs>\n");
}

static void write_paint(struct buffer *out, const struct operation *operation, int figure) {
    buffer_append_c(out, " fill=\"");
    if (operation->fill != COLOUR_NONE && operation->pattern != PATTERN_SOLID) {
        buffer_append_c(out, "url(#");
        pattern_id(out, figure, operation->pattern, operation->fill);
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

static void write_rectangle(struct buffer *out, const struct operation *operation, int figure) {
    buffer_append_c(out, "<rect");
    attribute(out, "x", operation->x);
    attribute(out, "y", operation->y);
    attribute(out, "width", operation->width);
    attribute(out, "height", operation->height);
    if (operation->radius) attribute(out, "rx", operation->radius);
    write_paint(out, operation, figure);
    buffer_append_c(out, "/>\n");
}

static void write_path(struct buffer *out, const struct operation *operation, int figure) {
    buffer_append_c(out, "<path d=\"");
    for (size_t i = 0; i < operation->point_count; i++) {
        buffer_char(out, i ? 'L' : 'M');
        escape_points(out, operation->points[i].x);
        buffer_char(out, ' ');
        escape_points(out, operation->points[i].y);
    }
    buffer_append_c(out, operation->closed ? "Z\"" : "\"");
    write_paint(out, operation, figure);
    buffer_append_c(out, "/>\n");
}

static void write_circle(struct buffer *out, const struct operation *operation, int figure) {
    buffer_append_c(out, "<circle");
    attribute(out, "cx", operation->x);
    attribute(out, "cy", operation->y);
    attribute(out, "r", operation->width / 2);
    write_paint(out, operation, figure);
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
    escape_points(out, drawing->width);
    buffer_char(out, ' ');
    escape_points(out, drawing->height);
    buffer_char(out, '"');
    attribute(out, "width", drawing->width);
    attribute(out, "height", drawing->height);
    buffer_append_c(out, ">\n");
    write_patterns(out, drawing, number);
    for (size_t i = 0; i < drawing->count; i++) {
        const struct operation *operation = &drawing->operations[i];
        switch (operation->kind) {
        case OPERATION_RECTANGLE: write_rectangle(out, operation, number); break;
        case OPERATION_PATH: write_path(out, operation, number); break;
        case OPERATION_CIRCLE: write_circle(out, operation, number); break;
        case OPERATION_TEXT: write_text(out, operation); break;
        }
    }
    buffer_append_c(out, "</svg>\n");
}
