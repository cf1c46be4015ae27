/* Buying centre and selling centre: who of ours looks after whom, and how well. This file collects and places; what it
 * looks like is in buying_draw.c. */
#include "figure/buying_centre.h"

#include <math.h>

#include "base/arena.h"
#include "figure/order.h"
#include "figure/types.h"

static const struct figure_channel channels[] = {
    [BUYING_LABEL] = {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "name"},
    [BUYING_NOTE] = {.name = "note", .takes = TAKES_TEXT, .eg = "title"},
    [BUYING_GROUP] = {.name = "group", .takes = TAKES_TEXT, .eg = "level"},
    [BUYING_OWNER] = {.name = "owner", .takes = TAKES_TEXT, .required = true, .eg = "owner"},
    [BUYING_SECOND] = {.name = "second", .takes = TAKES_TEXT, .eg = "second_owner"},
    [BUYING_STRENGTH] = {.name = "strength", .takes = TAKES_NUMBER, .eg = "relationship.now"},
    {0},
};

enum {
    WIDEST_PITCH = 26 * POINT,
    NOTED_PITCH = 20 * POINT, /* the least for two lines */
    LEAST_PITCH = 11 * POINT,
    GROUP_HEAD = 13 * POINT,
    MOST_GROUPS = 8, /* with names: more would only take room */
    COLLEAGUE_NOTED = 23 * POINT,
    COLLEAGUE = 11 * POINT,
    LEAST_BAR = 6 * POINT,
    BETWEEN_LINKS = 800, /* where they arrive */
    NOTE_FOOT = 12 * POINT,
};

/* ---- contacts ---- */

/* Group by group; returns how many groups have names. */
static size_t collect_contacts(struct centre *centre) {
    const struct figure_data *data = centre->data;
    struct groups groups = centre->groups;
    bool named = figure_series(data, BUYING_GROUP) > 0 && groups.count > 1 && groups.count <= MOST_GROUPS;
    centre->contacts = NEW_ARRAY(centre->sketch->arena, struct contact, data->row_count);
    for (size_t g = 0; g < groups.count; g++)
        for (size_t i = 0; i < groups.items[g].count; i++)
            centre->contacts[centre->contact_count++] =
                (struct contact){.row = groups.items[g].rows[i], .heads = named && i == 0};
    return named ? groups.count : 0;
}

/* As much room for each as there is, and as many as fit. */
static void place_contacts(struct centre *centre, size_t heads) {
    millipoints room = FIGURE_HIGHEST - centre->top - (millipoints)heads * GROUP_HEAD;
    size_t rows = centre->data->row_count;
    centre->pitch = smaller(room / (millipoints)rows, WIDEST_PITCH);
    if (centre->pitch < LEAST_PITCH) {
        centre->pitch = LEAST_PITCH;
        room -= NOTE_FOOT;
        centre->contact_count = room > LEAST_PITCH ? (size_t)(room / LEAST_PITCH) : 1;
        centre->hidden = rows - centre->contact_count;
    }
    centre->noted = centre->pitch >= NOTED_PITCH && figure_series(centre->data, BUYING_NOTE) > 0;
    millipoints y = centre->top;
    for (size_t i = 0; i < centre->contact_count; i++) {
        if (centre->contacts[i].heads) y += GROUP_HEAD;
        centre->contacts[i].y = y + centre->pitch / 2;
        y += centre->pitch;
    }
    centre->bottom = y;
}

/* ---- links ---- */

millipoints buying_thickness(const struct figure_value *strength) {
    static const millipoints thick[BUYING_LEVELS + 1] = {BUYING_HAIR, 1100, 2100, 3300, 4600};
    if (!figure_known(strength) || strength->number <= 0) return thick[0];
    return thick[strength->number >= BUYING_LEVELS ? BUYING_LEVELS : (int)lround(strength->number)];
}

static size_t colleague_of(struct centre *centre, struct str name, size_t *capacity) {
    size_t place = distinct_add(centre->sketch, &centre->names, name);
    if (place == centre->colleague_count)
        ARENA_PUSH(centre->sketch->arena, centre->colleagues, centre->colleague_count, *capacity) =
            (struct colleague){.name = name};
    return place;
}

static void add_link(struct centre *centre, size_t contact, bool second, size_t *colleagues, size_t *links) {
    const struct contact *from = &centre->contacts[contact];
    const struct figure_value *owner = figure_value(centre->data, from->row, second ? BUYING_SECOND : BUYING_OWNER);
    const struct figure_value *strength = figure_value(centre->data, from->row, BUYING_STRENGTH);
    if (!figure_known(owner)) return;
    struct link link = {.contact = contact, .second = second, .thick = BUYING_HAIR};
    link.colleague = colleague_of(centre, owner->text, colleagues);
    if (!second) {
        link.thick = figure_series(centre->data, BUYING_STRENGTH) ? buying_thickness(strength) : POINT;
        link.dashed = link.thick == BUYING_HAIR;
    }
    struct colleague *to = &centre->colleagues[link.colleague];
    double weight = second ? 1 : 2;
    *(second ? &to->second : &to->first) += 1;
    to->pull += weight * from->y;
    to->weight += weight;
    ARENA_PUSH(centre->sketch->arena, centre->links, centre->link_count, *links) = link;
}

static void collect_links(struct centre *centre) {
    size_t colleagues = 0, links = 0;
    for (size_t i = 0; i < centre->contact_count; i++) {
        size_t before = centre->link_count;
        add_link(centre, i, false, &colleagues, &links);
        add_link(centre, i, true, &colleagues, &links);
        centre->contacts[i].alone = centre->link_count == before;
    }
}

/* ---- colleagues ---- */

/* Where its contacts stand in the mean. */
static double wish_of(const struct colleague *colleague) { return colleague->pull / colleague->weight; }

static bool is_above(const void *centre, size_t a, size_t b) {
    const struct colleague *all = ((const struct centre *)centre)->colleagues;
    return wish_of(&all[a]) < wish_of(&all[b]);
}

/* By where their contacts stand, which keeps crossings few. */
static void sort_colleagues(struct centre *centre) {
    size_t count = centre->colleague_count, *places = NEW_ARRAY(centre->sketch->arena, size_t, count + 1);
    const size_t *order = order_of(centre->sketch, count, is_above, centre);
    struct colleague *sorted = NEW_ARRAY(centre->sketch->arena, struct colleague, count + 1);
    for (size_t i = 0; i < count; i++) sorted[i] = centre->colleagues[order[i]], places[order[i]] = i;
    for (size_t i = 0; i < centre->link_count; i++) centre->links[i].colleague = places[centre->links[i].colleague];
    centre->colleagues = sorted;
}

static void measure_bars(struct centre *centre) {
    for (size_t i = 0; i < centre->link_count; i++) {
        centre->colleagues[centre->links[i].colleague].bar += centre->links[i].thick + BETWEEN_LINKS;
        centre->contacts[centre->links[i].contact].bar += centre->links[i].thick + BETWEEN_LINKS;
    }
    for (size_t i = 0; i < centre->contact_count; i++)
        centre->contacts[i].bar = greater(centre->contacts[i].bar, LEAST_BAR);
    for (size_t i = 0; i < centre->colleague_count; i++)
        centre->colleagues[i].bar = greater(centre->colleagues[i].bar, LEAST_BAR);
}

static millipoints measure_colleagues(struct centre *centre, bool noted) {
    millipoints sum = 0;
    centre->noted_right = noted;
    for (size_t i = 0; i < centre->colleague_count; i++) {
        struct colleague *colleague = &centre->colleagues[i];
        colleague->height = greater(colleague->bar + 2 * POINT, noted ? COLLEAGUE_NOTED : COLLEAGUE);
        sum += colleague->height;
    }
    return sum;
}

/* Too many for the height: bars are no higher than names, then the last ones share a place. */
static void squeeze_colleagues(struct centre *centre, millipoints room) {
    size_t most = (size_t)(room / COLLEAGUE), last = most - 1;
    for (size_t i = 0; i < centre->colleague_count; i++) {
        struct colleague *colleague = &centre->colleagues[i];
        colleague->height = COLLEAGUE;
        colleague->bar = smaller(colleague->bar, COLLEAGUE - 2 * POINT);
        if (i <= last) continue;
        centre->colleagues[last].first += colleague->first;
        centre->colleagues[last].second += colleague->second;
    }
    if (centre->colleague_count <= most) return;
    centre->colleagues[last].name = rows_more(centre->sketch, centre->colleague_count - last);
    centre->colleague_count = most;
    for (size_t i = 0; i < centre->link_count; i++)
        if (centre->links[i].colleague > last) centre->links[i].colleague = last;
}

/* As near to its contacts as its neighbours let each one be: those that would overlap form blocks, and a block stands
 * where its members wish to be in the mean. */
static void spread_colleagues(struct centre *centre) {
    struct block {
        double wish; /* for its first member */
        size_t count;
    } *blocks = NEW_ARRAY(centre->sketch->arena, struct block, centre->colleague_count + 1);
    size_t count = 0, next = 0;
    double before = 0, all = 0; /* heights of those above */
    for (size_t i = 0; i < centre->colleague_count; i++) {
        const struct colleague *one = &centre->colleagues[i];
        blocks[count++] = (struct block){wish_of(one) - one->height / 2.0 - all, 1};
        for (; count > 1 && blocks[count - 2].wish > blocks[count - 1].wish; count--) {
            struct block *a = &blocks[count - 2], *b = &blocks[count - 1];
            a->wish = (a->wish * (double)a->count + b->wish * (double)b->count) / (double)(a->count + b->count);
            a->count += b->count;
        }
        all += one->height;
    }
    for (size_t b = 0; b < count; b++)
        for (size_t k = 0; k < blocks[b].count; k++) {
            struct colleague *one = &centre->colleagues[next++];
            double top = fmax(centre->top, fmin(blocks[b].wish, centre->bottom - all)) + before;
            one->y = (millipoints)lround(top) + one->height / 2;
            before += one->height;
        }
}

static void place_colleagues(struct centre *centre) {
    if (!centre->colleague_count) return;
    sort_colleagues(centre);
    measure_bars(centre);
    millipoints most = FIGURE_HIGHEST - centre->top - (centre->hidden ? NOTE_FOOT : 0), sum;
    sum = measure_colleagues(centre, true);
    if (sum > centre->bottom - centre->top) sum = measure_colleagues(centre, false);
    if (sum > most) squeeze_colleagues(centre, most), sum = (millipoints)centre->colleague_count * COLLEAGUE;
    centre->bottom = greater(centre->bottom, centre->top + sum);
    spread_colleagues(centre);
}

/* ---- where links touch the bars ---- */

static bool is_first(const void *centre, size_t first, size_t second) {
    const struct link *a = &((const struct centre *)centre)->links[first],
                      *b = &((const struct centre *)centre)->links[second];
    return a->contact != b->contact ? a->contact < b->contact : a->colleague < b->colleague;
}

/* By what is at the other end, so that links to one bar do not cross in front of it. */
static void sort_links(struct centre *centre) {
    const size_t *order = order_of(centre->sketch, centre->link_count, is_first, centre);
    struct link *sorted = NEW_ARRAY(centre->sketch->arena, struct link, centre->link_count + 1);
    for (size_t i = 0; i < centre->link_count; i++) sorted[i] = centre->links[order[i]];
    centre->links = sorted;
}

/* One after the other along their bars, from the top; where a bar is too short for all, closer. */
static void attach_links(struct centre *centre) {
    size_t contacts = centre->contact_count, count = contacts + centre->colleague_count;
    millipoints *needed = NEW_ARRAY(centre->sketch->arena, millipoints, count + 1),
                *used = NEW_ARRAY(centre->sketch->arena, millipoints, count + 1);
    sort_links(centre);
    for (size_t i = 0; i < centre->link_count; i++) {
        const struct link *link = &centre->links[i];
        needed[link->contact] += link->thick + BETWEEN_LINKS;
        needed[contacts + link->colleague] += link->thick + BETWEEN_LINKS;
    }
    for (size_t i = 0; i < centre->link_count; i++) {
        struct link *link = &centre->links[i];
        const struct colleague *to = &centre->colleagues[link->colleague];
        millipoints part = link->thick + BETWEEN_LINKS, *from = &used[link->contact],
                    *at = &used[contacts + link->colleague], all = needed[contacts + link->colleague];
        link->from = centre->contacts[link->contact].y - needed[link->contact] / 2 + *from + part / 2;
        millipoints along = *at + part / 2 - all / 2;
        link->to = to->y + (all > to->bar ? (millipoints)((int64_t)along * to->bar / all) : along);
        *from += part;
        *at += part;
    }
}

/* The widest of two channels' known texts. */
static millipoints widest(const struct centre *centre, int first, int second, const struct ink *ink) {
    millipoints most = 0;
    for (size_t row = 0; row < centre->data->row_count; row++)
        for (int i = 0; i < 2; i++) {
            const struct figure_value *value = figure_value(centre->data, row, i ? second : first);
            if (figure_known(value)) most = greater(most, text_width(centre->sketch, value->text, ink));
        }
    return most;
}

/* Names have the room that they need, but leave more than a quarter of the width for the links. */
static void place_bars(struct centre *centre) {
    millipoints width = centre->sketch->drawing->width,
                names = greater(widest(centre, BUYING_LABEL, BUYING_LABEL, &INK_LABEL),
                                widest(centre, BUYING_NOTE, BUYING_NOTE, &INK_NOTE)),
                owners = widest(centre, BUYING_OWNER, BUYING_SECOND, &INK_LABEL);
    centre->left = within(names + 2 * GAP, width / 5, width * 38 / 100);
    centre->right = width - BUYING_BAR - GAP - within(owners + GAP, width / 5, width * 33 / 100);
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct centre *centre = MODEL(struct centre, .groups = groups_of(sketch, data, BUYING_GROUP),
                                  .owned = NEW_ARRAY(sketch->arena, size_t, data->row_count));
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *owner = figure_value(data, row, BUYING_OWNER);
        if (!figure_known(owner)) continue;
        centre->looked_after++;
        centre->owned[distinct_add(sketch, &centre->owners, owner->text)]++;
    }
    for (size_t i = 1; i < centre->owners.count; i++)
        if (centre->owned[i] > centre->owned[centre->busiest]) centre->busiest = i;
    return centre;
}

static void draw(void *model) {
    struct centre *centre = model;
    place_bars(centre);
    centre->top = buying_head(centre, false);
    place_contacts(centre, collect_contacts(centre));
    collect_links(centre);
    place_colleagues(centre);
    attach_links(centre);
    centre->sketch->drawing->height = centre->bottom + (centre->hidden ? NOTE_FOOT : 0);
    buying_draw(centre);
}

/* ---- in words ---- */

/* The colleague with the most contacts, the first of several; names are compared as the data has them. */
static struct str describe_owners(const struct centre *centre) {
    const struct sketch *sketch = centre->sketch;
    struct str all = words_count(sketch, centre->data->row_count), some = words_count(sketch, centre->looked_after);
    if (!centre->looked_after)
        return say(sketch,
                   "{0, plural, one {The only contact is not looked after.} other {None of the contacts ({1}) is "
                   "looked after.}}",
                   centre->data->row_count, all);
    struct str busiest = centre->owners.texts[centre->busiest];
    size_t most = centre->owned[centre->busiest];
    if (centre->owners.count == 1)
        return say(sketch,
                   "{0, plural, one {One contact is looked after by {2}.} other {{1} contacts are looked after by {2} "
                   "alone.}}",
                   centre->looked_after, some, busiest);
    return say(sketch,
               most > 1 ? "{0} contacts are looked after by {1} of our people, most of them by {2} ({3})."
                        : "{0} contacts are looked after by {1} of our people.",
               some, words_count(sketch, centre->owners.count), busiest, words_count(sketch, most));
}

static struct str describe_gaps(const struct centre *centre) {
    enum { NAMED = 4 };
    const struct figure_data *data = centre->data;
    struct str names[NAMED];
    size_t count = 0;
    for (size_t row = 0; row < data->row_count; row++) {
        if (figure_known(figure_value(data, row, BUYING_OWNER)) || figure_known(figure_value(data, row, BUYING_SECOND)))
            continue;
        if (count < NAMED) names[count] = rows_name(centre->sketch, data, row, BUYING_LABEL);
        count++;
    }
    if (!count || count == data->row_count) return (struct str){0};
    return count <= NAMED ? say(centre->sketch, "Nobody looks after {0}.", words_list(centre->sketch, names, count))
                          : say(centre->sketch, "Nobody looks after {0} of them.", words_count(centre->sketch, count));
}

static struct str describe_strength(const struct centre *centre) {
    size_t good = 0, weak = 0, known = 0;
    for (size_t row = 0; row < centre->data->row_count; row++) {
        const struct figure_value *value = figure_value(centre->data, row, BUYING_STRENGTH);
        if (!figure_known(value)) continue;
        known++;
        good += value->number >= 3;
        weak += value->number < 2;
    }
    if (!known) return (struct str){0};
    return say(centre->sketch, "The relationship is good (3 or 4) with {0}, weak (0 or 1) with {1} of {2}.",
               words_count(centre->sketch, good), words_count(centre->sketch, weak),
               words_count(centre->sketch, known));
}

static struct str describe(const void *model) {
    const struct centre *centre = model;
    return words_all(centre->sketch, describe_owners(centre), describe_gaps(centre), describe_strength(centre),
                     words_unknown(centre->sketch, centre->data, BUYING_STRENGTH));
}

static struct str message(const void *model) {
    struct str gaps = describe_gaps(model);
    return gaps.size ? gaps : describe_strength(model);
}

const struct figure_type figure_buying_centre = {
    .name = STR_INIT("buying-centre"),
    .shows =
        "the customer's people and ours, joined by lines as thick as the relationship; who is looked after by nobody",
    .channels = channels,
    .reckon = reckon,
    .draw = draw,
    .describe = describe,
    .message = message};
