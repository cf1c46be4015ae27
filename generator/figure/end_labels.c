/* Names where lines and stacks end: direct labels instead of a legend. */
#include "base/arena.h"
#include "figure/guide.h"
#include "figure/order.h"

enum {
    SAMPLE = 8 * POINT,
    LINES_MOST = 3,
    MOVED = 8 * POINT, /* a name farther from its end than this is joined to it */
};

static millipoints sample_width(const struct end_label *label) {
    return label->sample.fill == COLOUR_NONE ? 0 : SAMPLE + GAP;
}

millipoints end_labels_width(const struct sketch *sketch, const struct end_label *labels, size_t count,
                             millipoints most) {
    millipoints widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = greater(widest, sample_width(&labels[i]) + greater(text_width(sketch, labels[i].name, &INK_LABEL),
                                                                    text_width(sketch, labels[i].figure, &INK_NOTE)));
    return smaller(widest + 2 * GAP, most);
}

static bool is_higher(const void *labels, size_t a, size_t b) {
    const struct end_label *all = labels;
    return all[a].end.y < all[b].end.y;
}

static void draw_label(struct sketch *sketch, const struct end_label *label, const struct text_lines *name,
                       millipoints y, struct box plot) {
    millipoints left = plot.right + 2 * GAP, text = left + sample_width(label), moved = y - label->end.y;
    if (label->sample.fill != COLOUR_NONE)
        mark_box(sketch, (struct box){left, y - SAMPLE / 2, left + SAMPLE, y + SAMPLE / 2}, label->sample);
    else if (label->end.x < plot.right - GAP || moved > MOVED || moved < -MOVED)
        mark_line(sketch, label->end.x + GAP, label->end.y, left - GAP / 2, y, paint_line(COLOUR_MUTED, HAIR));
    text_draw_lines(sketch, text, text_middle(y, &INK_LABEL), name, &INK_LABEL);
    text_draw_fit(sketch, text, text_middle(y, &INK_LABEL) + (millipoints)name->count * LINE, label->figure, &INK_NOTE,
                  sketch->drawing->width - text);
}

/* All names have as many lines as leave room for each of them. */
void end_labels_draw(struct sketch *sketch, const struct end_label *labels, size_t count, struct box plot) {
    if (!count) return;
    struct text_lines *names = NEW_ARRAY(sketch->arena, struct text_lines, count);
    millipoints *heights = NEW_ARRAY(sketch->arena, millipoints, count), pitch = 0, height = plot.bottom - plot.top;
    const size_t *order = order_of(sketch, count, is_higher, labels);
    for (size_t most = LINES_MOST; most > 0; most--) {
        size_t lines = 1;
        for (size_t i = 0; i < count; i++) {
            const struct end_label *label = &labels[order[i]];
            millipoints room = sketch->drawing->width - plot.right - 2 * GAP - sample_width(label);
            names[i] = text_wrap(sketch, label->name, &INK_LABEL, room, most);
            lines = more(lines, names[i].count + !str_empty(label->figure));
            heights[i] = label->end.y;
        }
        pitch = (millipoints)lines * LINE + GAP;
        if (pitch * (millipoints)count <= height) break;
    }
    labels_apart(heights, count, pitch, plot.top + LINE / 2, plot.bottom - pitch + LINE);
    for (size_t i = 0; i < count; i++) draw_label(sketch, &labels[order[i]], &names[i], heights[i], plot);
}
