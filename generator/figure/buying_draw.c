/* What the buying centre looks like: names, bars, links, and the gaps where nobody looks after somebody. */
#include "base/arena.h"
#include "figure/buying_centre.h"

enum { HEAD = 15 * POINT, NAME_UP = 500, NOTE_DOWN = 8500, PLATE = 2 * POINT };

static const struct ink HEADING = {TEXT, true, ANCHOR_START, COLOUR_INK};
static const struct ink HEADING_END = {TEXT, true, ANCHOR_END, COLOUR_INK};
static const struct ink ALARM = {SMALL, true, ANCHOR_START, COLOUR_ALERT};

/* ---- legend ---- */

static struct paint link_paint(millipoints thick, bool second, bool dashed) {
    struct paint paint = paint_line(second || dashed ? COLOUR_MUTED : COLOUR_SERIES_1, thick);
    paint.dashed = dashed;
    return paint;
}

/* Which strengths occur: a bit for each level. */
static unsigned levels_of(const struct figure_data *data) {
    unsigned levels = 0;
    for (size_t row = 0; row < data->row_count; row++)
        for (int level = 0; level <= BUYING_LEVELS; level++) {
            const struct figure_value *value = figure_value(data, row, BUYING_STRENGTH);
            struct figure_value sample = {.state = FIGURE_KNOWN, .number = level};
            if (figure_known(value) && buying_thickness(value) == buying_thickness(&sample)) levels |= 1u << level;
        }
    return levels;
}

static struct legend legend_of(const struct centre *centre) {
    const struct figure_data *data = centre->data;
    struct legend legend = {.sketch = centre->sketch};
    unsigned levels = levels_of(data);
    for (int level = 0; level <= BUYING_LEVELS; level++) {
        if (!(levels >> level & 1)) continue;
        struct figure_value sample = {.state = FIGURE_KNOWN, .number = level};
        struct str text = words_count(centre->sketch, (size_t)level);
        if (!legend.count) text = say(centre->sketch, "{0} {1}", figure_label(data, BUYING_STRENGTH), text);
        legend_line(&legend, text, link_paint(buying_thickness(&sample), false, !level));
    }
    if (ends_of(data, BUYING_SECOND, 0).first != NO_ROW)
        legend_line(&legend, figure_label(data, BUYING_SECOND), link_paint(BUYING_HAIR, true, false));
    return legend;
}

millipoints buying_head(const struct centre *centre, bool draw) {
    struct sketch *sketch = centre->sketch;
    struct legend legend = legend_of(centre);
    millipoints width = sketch->drawing->width;
    if (!draw) return legend_height(&legend, width) + HEAD;
    millipoints top = legend_draw(&legend, 0, 0, width);
    millipoints baseline = top + TEXT;
    text_draw_fit(sketch, centre->left - GAP, baseline, figure_label(centre->data, BUYING_LABEL), &HEADING_END,
                  centre->left - GAP);
    millipoints x = centre->right + BUYING_BAR + GAP;
    text_draw_fit(sketch, x, baseline, figure_label(centre->data, BUYING_OWNER), &HEADING, width - x);
    return top + HEAD;
}

/* ---- the customer's people ---- */

static void draw_group(const struct centre *centre, const struct contact *contact) {
    struct str name = figure_value(centre->data, contact->row, BUYING_GROUP)->text;
    millipoints baseline = contact->y - centre->pitch / 2 - GAP / 2, line = baseline + GAP / 2;
    text_draw_fit(centre->sketch, 0, baseline, name, &INK_NOTE, centre->left - GAP);
    mark_line(centre->sketch, 0, line, centre->left - GAP, line, paint_line(COLOUR_RULE, HAIR));
}

/* A word right of the bar that no link runs through. */
static void draw_plate(const struct centre *centre, millipoints y, struct str text, const struct ink *ink) {
    millipoints x = centre->left + BUYING_BAR + GAP, baseline = text_middle(y, ink);
    struct box box = box_grown(text_box(centre->sketch, x, baseline, text, ink), PLATE / 2);
    if (box.right > centre->right) return; /* the hollow bar says it too */
    mark_box(centre->sketch, box, paint_solid(COLOUR_PAPER));
    text_draw(centre->sketch, x, baseline, text, ink);
}

static void draw_contact(const struct centre *centre, const struct contact *contact) {
    struct sketch *sketch = centre->sketch;
    millipoints y = contact->y, x = centre->left - GAP;
    struct str name = figure_value(centre->data, contact->row, BUYING_LABEL)->text,
               note = figure_value(centre->data, contact->row, BUYING_NOTE)->text;
    bool noted = centre->noted && figure_known(figure_value(centre->data, contact->row, BUYING_NOTE));
    if (contact->heads) draw_group(centre, contact);
    text_draw_fit(sketch, x, noted ? y - NAME_UP : text_middle(y, &INK_LABEL), name, &INK_LABEL_END, x);
    if (noted) text_draw_fit(sketch, x, y + NOTE_DOWN - NAME_UP, note, &INK_NOTE_END, x);
    struct box bar = {centre->left, y - contact->bar / 2, centre->left + BUYING_BAR, y + contact->bar / 2};
    if (contact->alone) {
        mark_box(sketch, bar, (struct paint){.stroke = COLOUR_ALERT, .width = THIN});
        draw_plate(centre, y, say(sketch, "nobody"), &ALARM);
        return;
    }
    mark_box(sketch, bar, paint_solid(COLOUR_SERIES_1));
    if (figure_value(centre->data, contact->row, BUYING_STRENGTH)->state == FIGURE_UNKNOWN)
        draw_plate(centre, y, STR(SIGN_UNKNOWN), &INK_NOTE);
}

/* ---- our people ---- */

/* The second number is left out where there is no room for it. */
static struct str count_text(const struct centre *centre, const struct colleague *colleague, millipoints room) {
    struct sketch *sketch = centre->sketch;
    struct str first = words_count(sketch, colleague->first), second = words_count(sketch, colleague->second);
    if (!colleague->first) return text_fit(sketch, say(sketch, "second for {0}", second), &INK_NOTE, room);
    struct str text = say(sketch, "{0, plural, one {# contact} other {{1} contacts}}", colleague->first, first);
    struct str all = colleague->second ? say(sketch, "{0}, second for {1}", text, second) : text;
    return text_width(sketch, all, &INK_NOTE) > room ? text_fit(sketch, text, &INK_NOTE, room) : all;
}

static void draw_colleague(const struct centre *centre, const struct colleague *colleague) {
    struct sketch *sketch = centre->sketch;
    millipoints y = colleague->y, x = centre->right + BUYING_BAR + GAP, room = sketch->drawing->width - x;
    struct box bar = {centre->right, y - colleague->bar / 2, centre->right + BUYING_BAR, y + colleague->bar / 2};
    mark_box(sketch, bar, paint_solid(COLOUR_SERIES_1));
    text_draw_fit(sketch, x, centre->noted_right ? y - NAME_UP : text_middle(y, &INK_LABEL), colleague->name,
                  &INK_LABEL, room);
    if (centre->noted_right)
        text_draw(sketch, x, y + NOTE_DOWN - NAME_UP, count_text(centre, colleague, room), &INK_NOTE);
}

/* ---- all of it ---- */

/* Thin links over thick ones. */
static void draw_links(const struct centre *centre, bool thin) {
    for (size_t i = 0; i < centre->link_count; i++) {
        const struct link *link = &centre->links[i];
        if ((link->thick == BUYING_HAIR) != thin) continue;
        mark_link(centre->sketch, centre->left + BUYING_BAR, link->from, centre->right, link->to,
                  link_paint(link->thick, link->second, link->dashed));
    }
}

void buying_draw(const struct centre *centre) {
    buying_head(centre, true);
    draw_links(centre, false);
    draw_links(centre, true);
    for (size_t i = 0; i < centre->contact_count; i++) draw_contact(centre, &centre->contacts[i]);
    for (size_t i = 0; i < centre->colleague_count; i++) draw_colleague(centre, &centre->colleagues[i]);
    if (centre->hidden)
        text_draw(centre->sketch, 0, centre->sketch->drawing->height - SMALL * TEXT_DROP / 1000,
                  rows_more(centre->sketch, centre->hidden), &INK_NOTE);
}
