/* Organisation tree: who reports to whom. This file makes a tree of the rows, whatever they say: a circle is opened at
 * its first row, who reports to nobody of them stands at the top. */
#include "base/arena.h"
#include "figure/distinct.h"
#include "figure/organisation.h"
#include "figure/types.h"

static const struct figure_channel channels[] = {
    [MEMBER_LABEL] = {.name = "label", .takes = TAKES_TEXT, .required = true, .eg = "name"},
    [MEMBER_ID] = {.name = "id", .takes = TAKES_TEXT, .quiet = true, .eg = "id"},
    [MEMBER_PARENT] = {.name = "parent", .takes = TAKES_TEXT, .required = true, .eg = "reports_to"},
    [MEMBER_NOTE] = {.name = "note", .takes = TAKES_TEXT, .eg = "title"},
    [MEMBER_MARK] = {.name = "mark", .takes = TAKES_TRUTH, .eg = "buying_role == \"decider\""},
    {0},
};

const struct ink MEMBER_NAME = {TEXT, true, ANCHOR_START, COLOUR_INK};

enum { NOTE_LINE = 10 * POINT };

/* ---- from rows to a tree ---- */

/* How members may be called, and the first row that is called so. */
struct callings {
    struct distinct words;
    size_t *rows;
};

static void call(const struct sketch *sketch, struct callings *callings, struct str word, size_t row) {
    size_t before = callings->words.count, place = distinct_add(sketch, &callings->words, word);
    if (place == before) callings->rows[place] = row;
}

static struct callings callings_of(const struct sketch *sketch, const struct figure_data *data) {
    struct callings callings = {.rows = NEW_ARRAY(sketch->arena, size_t, 3 * data->row_count)};
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *id = figure_value(data, row, MEMBER_ID);
        if (figure_known(id)) {
            call(sketch, &callings, id->key, row);
            call(sketch, &callings, id->text, row);
        }
        call(sketch, &callings, figure_value(data, row, MEMBER_LABEL)->text, row);
    }
    return callings;
}

/* A parent is written as the other row is called, or as its id. */
static size_t find_parent(const struct callings *callings, const struct figure_value *parent) {
    if (!figure_known(parent)) return NO_MEMBER;
    size_t key = distinct_find(&callings->words, parent->key), text = distinct_find(&callings->words, parent->text);
    if (key == NOT_THERE) return text == NOT_THERE ? NO_MEMBER : callings->rows[text];
    return text == NOT_THERE || key < text ? callings->rows[key] : callings->rows[text];
}

static void find_parents(struct organisation *organisation) {
    const struct figure_data *data = organisation->data;
    const struct callings callings = callings_of(organisation->sketch, data);
    for (size_t row = 0; row < data->row_count; row++) {
        const struct figure_value *parent = figure_value(data, row, MEMBER_PARENT);
        struct member *member = &organisation->members[row];
        *member = (struct member){
            .parent = find_parent(&callings, parent), .first_child = NO_MEMBER, .next_sibling = NO_MEMBER};
        if (member->parent == NO_MEMBER && parent->state != FIGURE_MISSING) member->lost = parent->text;
    }
}

static size_t first_of_circle(const struct member *members, size_t start) {
    size_t first = start;
    for (size_t row = members[start].parent; row != start; row = members[row].parent)
        if (row < first) first = row;
    return first;
}

/* Walks up from each row; who is met again on the same walk stands in a circle. */
static void open_circles(struct organisation *organisation) {
    struct member *members = organisation->members;
    size_t *walks = NEW_ARRAY(organisation->sketch->arena, size_t, organisation->count);
    for (size_t start = 0; start < organisation->count; start++) {
        size_t row = start;
        for (; row != NO_MEMBER && !walks[row]; row = members[row].parent) walks[row] = start + 1;
        if (row == NO_MEMBER || walks[row] != start + 1) continue;
        size_t first = first_of_circle(members, row);
        members[first].parent = NO_MEMBER;
        members[first].opened = true;
    }
}

/* Children in the order of the rows. */
static void join_children(struct organisation *organisation) {
    struct member *members = organisation->members;
    for (size_t row = organisation->count; row-- > 0;) {
        if (members[row].parent == NO_MEMBER) continue;
        struct member *parent = &members[members[row].parent];
        members[row].next_sibling = parent->first_child;
        parent->first_child = row;
        parent->child_count++;
    }
}

static void read_in_order(struct organisation *organisation) {
    struct member *members = organisation->members;
    size_t count = 0;
    for (size_t root = 0; root < organisation->count; root++) {
        if (members[root].parent != NO_MEMBER) continue;
        for (size_t row = root; row != NO_MEMBER;) {
            organisation->sequence[count++] = row;
            size_t next = members[row].first_child;
            if (next != NO_MEMBER) members[next].depth = members[row].depth + 1;
            while (next == NO_MEMBER && row != root) {
                next = members[row].next_sibling;
                if (next != NO_MEMBER) members[next].depth = members[row].depth;
                row = members[row].parent;
            }
            row = next;
        }
    }
}

bool member_is_marked(const struct organisation *organisation, size_t row) {
    return figure_holds(organisation->data, row, MEMBER_MARK);
}

static void *reckon(struct sketch *sketch, const struct figure_data *data) {
    struct organisation *organisation =
        MODEL(struct organisation, .count = data->row_count,
              .members = NEW_ARRAY(sketch->arena, struct member, data->row_count),
              .sequence = NEW_ARRAY(sketch->arena, size_t, data->row_count), .opened = NO_MEMBER);
    find_parents(organisation);
    open_circles(organisation);
    join_children(organisation);
    read_in_order(organisation);
    for (size_t row = 0; row < data->row_count; row++) {
        const struct member *member = &organisation->members[row];
        organisation->marked += member_is_marked(organisation, row);
        organisation->lost |= member->lost.size > 0;
        if (member->opened && organisation->opened == NO_MEMBER) organisation->opened = row;
        organisation->levels = more(organisation->levels, member->depth + 1);
    }
    return organisation;
}

/* ---- what both drawings share ---- */

struct legend organisation_legend(const struct organisation *organisation, struct paint paint, bool boxed) {
    struct legend legend = {.sketch = organisation->sketch};
    struct str text = figure_label(organisation->data, MEMBER_MARK);
    if (!organisation->marked) return legend;
    if (boxed) legend_box(&legend, text, paint);
    else legend_shape(&legend, text, paint, SHAPE_CIRCLE);
    return legend;
}

millipoints organisation_notes(const struct organisation *organisation, millipoints top, bool draw) {
    struct sketch *sketch = organisation->sketch;
    const struct str notes[] = {organisation->opened != NO_MEMBER
                                    ? say(sketch, "Dashed: lines of report run in a circle, which is opened here.")
                                    : (struct str){0},
                                organisation->lost
                                    ? say(sketch, "↑: reports to somebody who is not shown, or is not known (?).")
                                    : (struct str){0}};
    millipoints height = 0;
    for (int i = 0; i < 2; i++) {
        if (!notes[i].size) continue;
        height += NOTE_LINE;
        if (draw)
            text_draw_fit(sketch, 0, top + height - SMALL * TEXT_DROP / 1000, notes[i], &INK_NOTE,
                          sketch->drawing->width);
    }
    return height;
}

static void draw(void *model) {
    const struct organisation *organisation = model;
    if (!organisation_boxes(organisation)) organisation_list(organisation);
}

/* ---- in words ---- */
/* ---- in words ---- */

enum { NAMED = 4 }; /* more names than this are counted */

static struct str label_of(const struct organisation *organisation, size_t row) {
    return rows_name(organisation->sketch, organisation->data, row, MEMBER_LABEL);
}

static bool is_root(const struct organisation *organisation, size_t row) {
    return organisation->members[row].parent == NO_MEMBER;
}

/* The names of those of whom something holds; of many how many they are. */
static struct str names_of(const struct organisation *organisation,
                           bool (*holds)(const struct organisation *organisation, size_t row)) {
    struct str names[NAMED];
    size_t count = 0;
    for (size_t row = 0; row < organisation->count; row++) {
        if (!holds(organisation, row)) continue;
        if (count < NAMED) names[count] = label_of(organisation, row);
        count++;
    }
    return count > NAMED ? words_count(organisation->sketch, count) : words_list(organisation->sketch, names, count);
}

static struct str describe_size(const struct organisation *organisation) {
    const struct sketch *sketch = organisation->sketch;
    struct str people = words_count(sketch, organisation->count);
    if (organisation->count == 1) return say(sketch, "One person: {0}.", label_of(organisation, 0));
    if (organisation->levels == 1)
        return say(sketch, "{0} people on one level: nobody reports to anybody else.", people);
    return say(sketch, "{0} people on {1} levels, with {2} at the top.", people,
               words_count(sketch, organisation->levels), names_of(organisation, is_root));
}

static struct str describe_span(const struct organisation *organisation) {
    size_t best = 0;
    for (size_t row = 0; row < organisation->count; row++)
        if (organisation->members[row].child_count > organisation->members[best].child_count) best = row;
    size_t count = organisation->members[best].child_count;
    if (count < 2) return (struct str){0};
    return say(organisation->sketch, "{0} has the most direct reports ({1}).", label_of(organisation, best),
               words_count(organisation->sketch, count));
}

static struct str describe(const void *model) {
    const struct organisation *organisation = model;
    const struct sketch *sketch = organisation->sketch;
    struct str marked = {0}, circle = {0};
    if (organisation->marked)
        marked = say(sketch, "{0}: {1}.", figure_label(organisation->data, MEMBER_MARK),
                     names_of(organisation, member_is_marked));
    if (organisation->opened != NO_MEMBER)
        circle =
            say(sketch, "Lines of report run in a circle through {0}.", label_of(organisation, organisation->opened));
    return words_all(sketch, describe_size(organisation), describe_span(organisation), marked, circle);
}

const struct figure_type figure_organisation_tree = {.name = STR_INIT("organisation-tree"),
                                                     .shows =
                                                         "who reports to whom, as boxes or, when there are too many, "
                                                         "as an indented list; a circle is opened at its first row",
                                                     .channels = channels,
                                                     .reckon = reckon,
                                                     .draw = draw,
                                                     .describe = describe};
