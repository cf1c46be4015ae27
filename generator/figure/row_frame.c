/* Charts of rows: what all of them have around their marks. */
#include "figure/guide.h"

enum { NAMES = 3 /* take at most one part in so many of the width */, TICKS = 5 };

struct row_frame row_frame_of(struct sketch *sketch, const struct figure_data *data, int label, int value) {
    struct row_frame frame = {
        .data = data, .legend = {.sketch = sketch}, .label = label, .value = value, .range = {.any = true}};
    range_add_column(&frame.range, data, value);
    return frame;
}

void row_frame_draw(struct row_frame *frame, const void *model) {
    struct sketch *sketch = frame->legend.sketch;
    millipoints width = sketch->drawing->width, top = legend_draw(&frame->legend, 0, 0, width - frame->headed);
    frame->rows = named_rows_place(sketch, frame->data, frame->label, width / NAMES, top, AXIS_FOOT);
    frame->plot = (struct box){frame->rows.width + frame->inset, top, width - frame->right - frame->inset,
                               named_rows_bottom(&frame->rows)};
    frame->scale = scale_round(frame->range.low, frame->range.high, TICKS, frame->plot.left, frame->plot.right);
    if (frame->behind) frame->behind(model, frame);
    axis_below(sketch, &frame->scale, figure_column(frame->data, frame->value, 0), frame->plot);
    named_rows_draw(&frame->rows);
    for (size_t row = 0; row < frame->rows.shown; row++)
        frame->row(model, frame, row, named_rows_middle(&frame->rows, row));
    named_rows_note(&frame->rows);
}
