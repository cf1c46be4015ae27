/* The dumps' small grammar, and the dumps of the two simplest trees: values and drawings. */
#include "write/dump.h"

#include "base/buffer.h"
#include "tree/value.h"
#include "write/write.h"

void dump_indent(struct buffer *out, int depth) {
    for (int i = 0; i < depth; i++) buffer_append_c(out, "  ");
}

void dump_text(struct buffer *out, struct str text) {
    buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '\n') buffer_append_c(out, "\\n");
        else if (c == '\t') buffer_append_c(out, "\\t");
        else if (c == '"' || c == '\\') buffer_format(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7F) buffer_format(out, "\\x%02X", c);
        else buffer_char(out, (char)c);
    }
    buffer_char(out, '"');
}

void dump_labelled(struct buffer *out, const char *label, struct str text) {
    if (str_empty(text)) return;
    buffer_format(out, " %s ", label);
    dump_text(out, text);
}

/* Values: `key 3:1: plain "text" 3:6+4`, the places being line:column and length. */

static void write_place(struct buffer *out, struct span span) {
    buffer_format(out, " %u:%u", span.line, span.column);
    if (span.length) buffer_format(out, "+%u", span.length);
}

static const char *style_name(enum scalar_style style) {
    switch (style) {
    case SCALAR_PLAIN: return "plain";
    case SCALAR_QUOTED: return "quoted";
    case SCALAR_BLOCK: return "block";
    }
    return "";
}

static void write_value(struct buffer *out, const struct value *value, int depth);

static void write_scalar(struct buffer *out, const struct value *value) {
    buffer_format(out, "%s ", style_name(value->style));
    dump_text(out, value->text);
    write_place(out, value->span);
    if (value->style == SCALAR_BLOCK) buffer_format(out, " text %u:%u", value->text_line, value->text_column);
    buffer_char(out, '\n');
}

static void write_items(struct buffer *out, const struct value *value, int depth) {
    for (size_t i = 0; i < value->count; i++) {
        dump_indent(out, depth);
        buffer_append_c(out, "- ");
        write_value(out, value->items[i], depth + 1);
    }
}

static void write_entries(struct buffer *out, const struct value *value, int depth) {
    for (size_t i = 0; i < value->count; i++) {
        dump_indent(out, depth);
        dump_text(out, value->entries[i].key);
        write_place(out, value->entries[i].key_span);
        buffer_append_c(out, ": ");
        write_value(out, value->entries[i].value, depth + 1);
    }
}

static void write_value(struct buffer *out, const struct value *value, int depth) {
    if (value->kind == VALUE_SCALAR) {
        write_scalar(out, value);
        return;
    }
    buffer_format(out, "%s %zu", value->kind == VALUE_SEQUENCE ? "sequence" : "mapping", value->count);
    write_place(out, value->span);
    buffer_char(out, '\n');
    if (value->kind == VALUE_SEQUENCE) write_items(out, value, depth);
    else write_entries(out, value, depth);
}

void dump_values(struct buffer *out, const struct value *value) {
    if (value) write_value(out, value, 1);
    else buffer_append_c(out, "nothing\n");
}

/* Drawings: `rectangle 0 0 100 50 fill series_1 hatched stroke ink 500`. */

static void write_shape(struct buffer *out, const struct operation *operation) {
    switch (operation->kind) {
    case OPERATION_RECTANGLE:
        buffer_format(out, "rectangle %d %d %d %d", operation->x, operation->y, operation->width, operation->height);
        if (operation->radius) buffer_format(out, " radius %d", operation->radius);
        break;
    case OPERATION_PATH:
        buffer_append_c(out, "path");
        for (size_t i = 0; i < operation->point_count; i++)
            buffer_format(out, " %d,%d", operation->points[i].x, operation->points[i].y);
        if (operation->closed) buffer_append_c(out, " closed");
        break;
    case OPERATION_CIRCLE: buffer_format(out, "circle %d %d %d", operation->x, operation->y, operation->width); break;
    case OPERATION_TEXT:
        buffer_format(out, "text %d %d size %d", operation->x, operation->y, operation->size);
        if (operation->bold) buffer_append_c(out, " bold");
        if (operation->anchor != ANCHOR_START)
            buffer_append_c(out, operation->anchor == ANCHOR_END ? " end" : " middle");
        break;
    }
}

void dump_operation(struct buffer *out, const struct operation *operation) {
    write_shape(out, operation);
    if (operation->fill != COLOUR_NONE) buffer_format(out, " fill %.*s", STR_ARG(colour_name(operation->fill)));
    if (operation->pattern != PATTERN_SOLID)
        buffer_append_c(out, operation->pattern == PATTERN_HATCHED ? " hatched" : " dotted");
    if (operation->stroke != COLOUR_NONE)
        buffer_format(out, " stroke %.*s %d", STR_ARG(colour_name(operation->stroke)), operation->stroke_width);
    if (operation->dashed) buffer_append_c(out, " dashed");
    if (operation->kind == OPERATION_TEXT) {
        buffer_char(out, ' ');
        dump_text(out, operation->text);
    }
}

static void write_drawing(struct buffer *out, const struct drawing *drawing, int depth) {
    dump_indent(out, depth);
    buffer_format(out, "drawing %d x %d\n", drawing->width, drawing->height);
    for (size_t i = 0; i < drawing->count; i++) {
        dump_indent(out, depth + 1);
        dump_operation(out, &drawing->operations[i]);
        buffer_char(out, '\n');
    }
}

void dump_drawing(struct buffer *out, const struct drawing *drawing) { write_drawing(out, drawing, 0); }
