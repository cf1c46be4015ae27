/* Legends: samples of marks with their names, side by side in as many lines as they need. */
#include "base/arena.h"
#include "figure/guide.h"

enum {
    SAMPLE_BOX = 9 * POINT,
    SAMPLE_LINE = 18 * POINT,
    BETWEEN = 14 * POINT, /* entries */
    ROW = 13 * POINT,
    ROWS_MOST = 12, /* further entries are counted */
};

static millipoints sample_width(const struct legend_entry *entry) {
    return entry->sample == LEGEND_LINE ? SAMPLE_LINE : SAMPLE_BOX;
}

static struct str entry_text(const struct sketch *sketch, const struct legend_entry *entry, millipoints width) {
    return text_fit(sketch, entry->text, &INK_LABEL, width - sample_width(entry) - GAP);
}

static void draw_sample(struct sketch *sketch, const struct legend_entry *entry, millipoints x, millipoints middle) {
    millipoints width = sample_width(entry);
    switch (entry->sample) {
    case LEGEND_BOX:
        mark_box(sketch, (struct box){x, middle - SAMPLE_BOX / 2, x + width, middle + SAMPLE_BOX / 2}, entry->paint);
        return;
    case LEGEND_SHAPE:
        /* a star is wider than other shapes of its size */
        mark_shape(sketch, entry->shape, x + width / 2, middle,
                   SAMPLE_BOX - (entry->shape == SHAPE_STAR ? 2 : 1) * POINT, entry->paint);
        return;
    case LEGEND_LINE: break;
    }
    struct paint line = entry->paint;
    line.fill = COLOUR_NONE;
    mark_line(sketch, x, middle, x + width, middle, line);
    struct paint dot = entry->paint;
    dot.dashed = false;
    if (entry->marked) mark_shape(sketch, entry->shape, x + width / 2, middle, 6 * POINT, dot);
}

/* Goes through the entries' places; draws when asked. Returns the height, the gap below included. */
static millipoints place(const struct legend *legend, millipoints left, millipoints top, millipoints width, bool draw) {
    millipoints x = left, y = top;
    for (size_t i = 0; i < legend->count; i++) {
        const struct legend_entry *entry = &legend->items[i];
        struct str text = entry_text(legend->sketch, entry, width);
        millipoints wide = sample_width(entry) + GAP + text_width(legend->sketch, text, &INK_LABEL);
        if (x > left && x + wide > left + width) x = left, y += ROW;
        bool counted = y - top >= (ROWS_MOST - 1) * ROW && i + 1 < legend->count;
        if (counted && draw)
            text_draw(legend->sketch, x, text_middle(y + ROW / 2, &INK_NOTE),
                      rows_more(legend->sketch, legend->count - i), &INK_NOTE);
        if (counted) break;
        if (draw) {
            draw_sample(legend->sketch, entry, x, y + ROW / 2);
            text_draw(legend->sketch, x + sample_width(entry) + GAP, text_middle(y + ROW / 2, &INK_LABEL), text,
                      &INK_LABEL);
        }
        x += wide + BETWEEN;
    }
    return legend->count ? y + ROW - top + GAP : 0;
}

millipoints legend_height(const struct legend *legend, millipoints width) { return place(legend, 0, 0, width, false); }

millipoints legend_draw(const struct legend *legend, millipoints left, millipoints top, millipoints width) {
    return place(legend, left, top, width, true);
}

static struct legend_entry *add(struct legend *legend, struct legend_entry entry) {
    ARENA_PUSH(legend->sketch->arena, legend->items, legend->count, legend->capacity) = entry;
    return &legend->items[legend->count - 1];
}

struct legend_entry *legend_box(struct legend *legend, struct str text, struct paint paint) {
    return add(legend, (struct legend_entry){.text = text, .paint = paint, .sample = LEGEND_BOX});
}

struct legend_entry *legend_line(struct legend *legend, struct str text, struct paint paint) {
    return add(legend, (struct legend_entry){.text = text, .paint = paint, .sample = LEGEND_LINE});
}

struct legend_entry *legend_shape(struct legend *legend, struct str text, struct paint paint, enum shape shape) {
    return add(legend, (struct legend_entry){.text = text, .paint = paint, .sample = LEGEND_SHAPE, .shape = shape});
}

struct legend legend_of_series(struct sketch *sketch, const struct figure_data *data, int channel) {
    struct legend legend = {.sketch = sketch};
    for (size_t s = 0; s < figure_series(data, channel); s++)
        legend_box(&legend, figure_column(data, channel, s)->label, paint_column(data, channel, s));
    return legend;
}
