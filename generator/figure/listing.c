/* Lists: rows with rules between them. */
#include "figure/guide.h"

enum {
    REST = 13 * POINT, /* the line that counts what does not fit */
    WIDE_FROM = 330 * POINT,
    LINES_MOST = 4,                            /* of a name */
    ROWS_MOST = FIGURE_HIGHEST / (11 * POINT), /* more never fit, and have names of one line */
};

bool listing_is_wide(const struct sketch *sketch) { return sketch->drawing->width >= WIDE_FROM; }

static struct text_lines name_of(const struct listing *listing, size_t row, size_t lines) {
    return text_wrap(listing->sketch, figure_value(listing->data, row, listing->label)->text, &INK_LABEL, listing->name,
                     lines);
}

void listing_place(struct listing *listing, millipoints lowest, millipoints highest) {
    size_t count = listing->data->row_count;
    millipoints room = FIGURE_HIGHEST - listing->head - REST;
    listing->lines = 1;
    for (size_t row = 0; row < count && row < ROWS_MOST; row++)
        listing->lines = more(listing->lines, name_of(listing, row, LINES_MOST).count);
    while (listing->lines > 1 && (size_t)(room / (lowest + (millipoints)(listing->lines - 1) * LINE)) < count)
        listing->lines--;
    millipoints deeper = (millipoints)(listing->lines - 1) * LINE;
    listing->shown = fewer(count, (size_t)(room / (lowest + deeper)));
    listing->pitch = smaller(room / (millipoints)listing->shown, highest + deeper);
}

millipoints listing_name(const struct listing *listing, size_t row, millipoints middle, struct str below,
                         millipoints width) {
    struct text_lines name = name_of(listing, row, listing->lines);
    millipoints down = (millipoints)name.count * LINE,
                baseline = text_middle(middle, &INK_LABEL) - (down - (below.size ? 0 : LINE)) / 2;
    text_draw_fit(listing->sketch, LISTING_INDENT, baseline + down, below, &INK_NOTE, width);
    text_draw_lines(listing->sketch, LISTING_INDENT, baseline, &name, &INK_LABEL);
    return baseline;
}

static millipoints top_of(const struct listing *listing, size_t row) {
    return listing->head + (millipoints)row * listing->pitch;
}

millipoints listing_row(const struct listing *listing, size_t row) {
    millipoints top = top_of(listing, row);
    mark_line(listing->sketch, 0, top, listing->sketch->drawing->width, top, paint_line(COLOUR_RULE, HAIR));
    return top + listing->pitch / 2;
}

void listing_end(const struct listing *listing) {
    struct sketch *sketch = listing->sketch;
    millipoints bottom = listing_row(listing, listing->shown) - listing->pitch / 2;
    sketch->drawing->height = bottom + (listing->shown < listing->data->row_count ? REST : POINT);
    text_draw(sketch, LISTING_INDENT, bottom + GAP + SMALL * TEXT_RISE / 1000,
              rows_more(sketch, listing->data->row_count - listing->shown), &INK_NOTE);
}
