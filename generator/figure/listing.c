/* Lists: rows with rules between them. */
#include "figure/guide.h"

enum {
    REST = 13 * POINT, /* the line that counts what does not fit */
    WIDE_FROM = 330 * POINT,
};

bool listing_is_wide(const struct sketch *sketch) { return sketch->drawing->width >= WIDE_FROM; }

struct listing listing_place(struct sketch *sketch, size_t count, millipoints head, millipoints lowest,
                             millipoints highest) {
    struct listing listing = {.sketch = sketch, .head = head, .count = count};
    millipoints room = FIGURE_HIGHEST - head - REST;
    listing.shown = fewer(count, (size_t)(room / lowest));
    listing.pitch = smaller(room / (millipoints)listing.shown, highest);
    return listing;
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
    sketch->drawing->height = bottom + (listing->shown < listing->count ? REST : POINT);
    text_draw(sketch, LISTING_INDENT, bottom + GAP + SMALL * TEXT_RISE / 1000,
              rows_more(sketch, listing->count - listing->shown), &INK_NOTE);
}
