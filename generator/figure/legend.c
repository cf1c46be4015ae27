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

/* Goes through the entries' places; draws when asked. Returns the height without the gap below. */
static millipoints place(struct sketch *sketch, const struct legend_entry *entries, size_t count, millipoints left,
                         millipoints top, millipoints width, bool draw) {
    millipoints x = left, y = top;
    for (size_t i = 0; i < count; i++) {
        struct str text = entry_text(sketch, &entries[i], width);
        millipoints wide = sample_width(&entries[i]) + GAP + text_width(sketch, text, &INK_LABEL);
        if (x > left && x + wide > left + width) x = left, y += ROW;
        if (y - top >= (ROWS_MOST - 1) * ROW && i + 1 < count) {
            if (draw)
                text_draw(sketch, x, text_middle(y + ROW / 2, &INK_NOTE), rows_more(sketch, count - i), &INK_NOTE);
            break;
        }
        if (draw) {
            draw_sample(sketch, &entries[i], x, y + ROW / 2);
            text_draw(sketch, x + sample_width(&entries[i]) + GAP, text_middle(y + ROW / 2, &INK_LABEL), text,
                      &INK_LABEL);
        }
        x += wide + BETWEEN;
    }
    return y + ROW - top;
}

millipoints legend_height(const struct sketch *sketch, const struct legend_entry *entries, size_t count,
                          millipoints width) {
    struct sketch untouched = *sketch;
    return count ? place(&untouched, entries, count, 0, 0, width, false) + GAP : 0;
}

void legend_draw(struct sketch *sketch, const struct legend_entry *entries, size_t count, millipoints left,
                 millipoints top, millipoints width) {
    place(sketch, entries, count, left, top, width, true);
}

struct legend_entry *legend_of_series(const struct sketch *sketch, const struct figure_data *data, int channel) {
    size_t count = figure_series(data, channel);
    struct legend_entry *entries = NEW_ARRAY(sketch->arena, struct legend_entry, count + 1);
    for (size_t s = 0; s < count; s++)
        entries[s] = (struct legend_entry){
            .text = figure_column(data, channel, s)->label, .paint = paint_series(s), .sample = LEGEND_BOX};
    return entries;
}
