/* What stands at a place: a word of the line, or where the indentation says that one could stand. */
#include "base/arena.h"
#include "editor/meaning.h"
#include "editor/view.h"

static bool stands_on_line(const struct sketch *sketch, size_t node, struct editor_range line) {
    return node && sketch->nodes[node].whole.start >= line.start && sketch->nodes[node].whole.start <= line.end;
}

static void set_word(const struct view *view, struct spot *spot, struct editor_range range, size_t at) {
    if (at < range.start) range.start = range.end = at;
    spot->range = range;
    size_t end = at < range.end ? at : range.end;
    spot->typed = str_slice(view->sketch.text, range.start, end);
}

/* ---- in brackets ---- */

/* The innermost brackets around a place; 0. */
static size_t brackets_around(const struct sketch *sketch, size_t node, size_t at) {
    for (; node; node = sketch->nodes[node].parent) {
        const struct sketch_node *around = &sketch->nodes[node];
        bool closed =
            around->whole.end && sketch->text.data[around->whole.end - 1] != ' ' &&
            (sketch->text.data[around->whole.end - 1] == ']' || sketch->text.data[around->whole.end - 1] == '}');
        bool inside = at > around->value.start && (at < around->whole.end || (at == around->whole.end && !closed));
        if (around->bracket && inside) return node;
    }
    return 0;
}

static struct spot spot_in_brackets(const struct view *view, size_t brackets, size_t at) {
    const struct sketch_node *node = &view->sketch.nodes[brackets];
    bool mapping = view->sketch.text.data[node->value.start] == '{';
    struct spot spot = {.part = mapping ? SPOT_KEY : SPOT_VALUE, .node = brackets, .parent = brackets, .fresh = true};
    set_word(view, &spot, (struct editor_range){at, at}, at);
    return spot;
}

/* ---- in a node ---- */

static struct spot spot_of_key(const struct view *view, size_t node, size_t at) {
    const struct sketch_node *on = &view->sketch.nodes[node];
    struct spot spot = {.part = SPOT_KEY, .node = node, .parent = on->parent, .indent = on->indent};
    set_word(view, &spot, on->key, at);
    return spot;
}

static struct spot spot_of_value(const struct view *view, size_t node, size_t at) {
    const struct sketch_node *on = &view->sketch.nodes[node];
    struct spot spot = {.part = SPOT_VALUE, .node = node, .parent = on->parent, .indent = on->indent};
    bool ahead = at < on->value.start && on->value.start < on->value.end;
    if (ahead && on->quote) return (struct spot){.node = node};
    /* What is chosen takes the place of what stands behind. */
    set_word(view, &spot, ahead ? (struct editor_range){at, on->value.end} : on->value, at);
    return spot;
}

/* Behind the dash of a row that says no key before the place: there its first key is typed. */
static bool begins_row(const struct view *view, size_t node, size_t at) {
    const struct sketch_node *on = &view->sketch.nodes[node];
    const struct meaning *meaning = &view->meanings[node];
    size_t first = on->first ? view->sketch.nodes[on->first].whole.start : SIZE_MAX;
    return on->kind == SKETCH_ITEM && !on->flow && !on->markdown && !on->bracket && !on->quote && meaning->row &&
           meaning->set && at > on->whole.start && at < first;
}

static struct spot spot_of_first_key(const struct view *view, size_t node, struct editor_range line, size_t at) {
    const struct sketch_node *on = &view->sketch.nodes[node];
    struct spot spot = {.part = SPOT_KEY, .node = node, .parent = node, .fresh = true};
    bool typed = !on->first && at >= on->value.start;
    set_word(view, &spot, typed ? on->value : (struct editor_range){at, at}, at);
    size_t key = spot.range.start > on->whole.start + 1 ? spot.range.start : on->whole.start + 2;
    spot.indent = key - line.start;
    return spot;
}

/* Behind the colon or dash, up to the end of the value or of a line on which there is none. */
static bool in_value(const struct sketch *sketch, size_t node, size_t at) {
    const struct sketch_node *on = &sketch->nodes[node];
    size_t from = on->key.end > on->key.start ? on->key.end + 1 : on->whole.start + 1;
    if (on->kind == SKETCH_CELL) return range_holds(on->whole, at);
    if (on->half || on->bracket || on->first || on->kind == SKETCH_HEADING) return false;
    if (on->flow && on->kind == SKETCH_ITEM) return range_holds(on->value, at);
    size_t start = on->value.start < from ? on->value.start : from;
    return at >= start &&
           at <= (on->value.end > on->whole.end ? on->value.end : on->whole.end + (on->value.start == on->value.end));
}

/* ---- on a line with nothing on it ---- */

static size_t blanks_of(struct str line) {
    size_t count = 0;
    while (count < line.size && (line.data[count] == ' ' || line.data[count] == '\t')) count++;
    return count;
}

/* What a key at a column would stand in: what was open at the end of the lines above. */
static size_t open_at(const struct sketch *sketch, size_t node, size_t column) {
    while (node && (sketch->nodes[node].flow || sketch->nodes[node].indent >= column ||
                    (sketch->nodes[node].kind != SKETCH_KEY && sketch->nodes[node].kind != SKETCH_ITEM)))
        node = sketch->nodes[node].parent;
    return node;
}

static struct spot spot_of_blank(const struct view *view, size_t before, struct editor_range line, size_t at) {
    struct str text = sketch_text(&view->sketch, line);
    size_t blanks = blanks_of(text), column = at - line.start < blanks ? at - line.start : blanks;
    struct spot spot = {.part = SPOT_KEY, .fresh = true, .indent = column};
    if (blanks < text.size && text.data[blanks] == '#') return (struct spot){0};
    spot.node = spot.parent = open_at(&view->sketch, before, column);
    set_word(view, &spot, (struct editor_range){at, at}, at);
    return spot;
}

/* ---- Markdown ---- */

static size_t section_at(const struct sketch *sketch, size_t node) {
    while (node && sketch->nodes[node].kind != SKETCH_HEADING && sketch->nodes[node].kind != SKETCH_FENCE)
        node = sketch->nodes[node].parent;
    return node;
}

static struct spot spot_in_markdown(const struct view *view, size_t node, struct editor_range line, size_t at) {
    const struct sketch_node *on = &view->sketch.nodes[node];
    bool here = stands_on_line(&view->sketch, node, line);
    struct spot spot = {.part = SPOT_NOTHING, .node = node, .parent = section_at(&view->sketch, node)};
    if (here && on->kind == SKETCH_HEADING) return spot_of_key(view, node, at);
    if (here && on->kind == SKETCH_KEY && range_holds(on->key, at)) return spot_of_key(view, node, at);
    if (here && on->kind == SKETCH_CELL && range_holds(on->whole, at) &&
        view->sketch.nodes[view->sketch.nodes[on->parent].parent].first == on->parent) {
        spot = spot_of_value(view, node, at);
        spot.part = SPOT_KEY;
        spot.parent = view->sketch.nodes[on->parent].parent;
        return spot;
    }
    if (here && in_value(&view->sketch, node, at)) return spot_of_value(view, node, at);
    if (here && on->kind == SKETCH_ITEM) return spot_of_value(view, node, at);
    size_t start = line.start + blanks_of(sketch_text(&view->sketch, line));
    set_word(view, &spot, (struct editor_range){start < at ? start : at, line.end > at ? line.end : at}, at);
    return spot;
}

/* In the options of a widget, which are YAML. */
static bool in_fence(const struct sketch *sketch, size_t node, size_t at) {
    for (; node; node = sketch->nodes[node].parent)
        if (sketch->nodes[node].kind == SKETCH_FENCE && range_holds(sketch->nodes[node].value, at))
            return sketch->nodes[node].indent == 3;
    return false;
}

/* ---- all of it ---- */

struct spot spot_of(const struct view *view, size_t at) {
    const struct sketch *sketch = &view->sketch;
    if (at > sketch->text.size) at = sketch->text.size;
    struct editor_range line = sketch_line(sketch->text, at);
    size_t node = sketch_before(sketch, at);
    bool yaml = !sketch->markdown || range_holds(sketch->yaml, at);
    if (sketch->markdown && yaml && sketch->body <= at && sketch->yaml.end == sketch->yaml.start) yaml = false;
    if (!yaml && !in_fence(sketch, node, at)) {
        bool above = node && !sketch->nodes[node].markdown; /* the front matter ends above */
        return spot_in_markdown(view, above ? 0 : node, line, at);
    }
    size_t brackets = brackets_around(sketch, node, at);
    for (size_t n = node; n && n != brackets; n = sketch->nodes[n].parent) {
        const struct sketch_node *on = &sketch->nodes[n];
        bool near = stands_on_line(sketch, n, line) || (on->quote && range_holds(on->value, at));
        if (near && on->kind == SKETCH_KEY && on->key.end > on->key.start && range_holds(on->key, at))
            return spot_of_key(view, n, at);
        if (near && begins_row(view, n, at)) return spot_of_first_key(view, n, line, at);
        if (near && in_value(sketch, n, at)) return spot_of_value(view, n, at);
    }
    if (brackets) return spot_in_brackets(view, brackets, at);
    if (stands_on_line(sketch, node, line)) return (struct spot){.node = node};
    return spot_of_blank(view, node, line, at);
}
