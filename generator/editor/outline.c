/* The shape of a file: what an outline shows, what can be folded, what is marked step by step. */
#include "base/arena.h"
#include "editor/view.h"

/* ---- outline ---- */

struct outliner {
    const struct view *view;
    struct editor_symbols symbols;
};

static bool is_container(const struct sketch_node *node) { return node->first != 0; }

/* What names a row: its title, else its id, else the first thing that it says. */
static struct editor_range row_name(const struct view *view, size_t node) {
    const struct sketch *sketch = &view->sketch;
    const struct field_set *set = view->meanings[node].set;
    if (sketch->nodes[node].value.end > sketch->nodes[node].value.start && !sketch->nodes[node].bracket)
        return sketch->nodes[node].value;
    size_t named = set ? view_child(view, node, set->naming) : 0;
    if (!named && set) named = view_child(view, node, set->id);
    if (!named) named = sketch->nodes[node].first;
    return named ? sketch->nodes[named].value : (struct editor_range){0};
}

static struct str count_text(const struct view *view, size_t node) {
    size_t count = 0;
    for (size_t n = view->sketch.nodes[node].first; n; n = view->sketch.nodes[n].next) count++;
    return str_format(view->editor->arena, "%zu", count);
}

static struct str row_detail(const struct view *view, size_t node) {
    const struct field_set *set = view->meanings[node].set;
    size_t id = set ? view_child(view, node, set->id) : 0;
    return id ? sketch_value(&view->sketch, id) : (struct str){0};
}

static bool fill_symbol(const struct view *view, size_t node, struct editor_symbol *symbol) {
    const struct sketch_node *on = &view->sketch.nodes[node];
    const struct meaning *meaning = &view->meanings[node];
    *symbol = (struct editor_symbol){.whole = on->whole, .range = on->key};
    symbol->name = sketch_key(&view->sketch, node);
    switch (on->kind) {
    case SKETCH_HEADING: symbol->kind = EDITOR_HEADING; break;
    case SKETCH_FENCE: symbol->kind = EDITOR_ACTION; break;
    case SKETCH_KEY:
        symbol->kind = !is_container(on) ? EDITOR_FIELD : meaning->list ? EDITOR_LIST : EDITOR_GROUP;
        symbol->detail = is_container(on) ? (struct str){0} : sketch_value(&view->sketch, node);
        if (symbol->kind == EDITOR_LIST) symbol->detail = count_text(view, node);
        if (on->quote == '|') symbol->detail = (struct str){0};
        break;
    case SKETCH_ITEM:
        symbol->kind = EDITOR_ROW;
        symbol->range = row_name(view, node);
        symbol->name = sketch_text(&view->sketch, symbol->range);
        symbol->detail = row_detail(view, node);
        break;
    case SKETCH_FILE:
    case SKETCH_TABLE:
    case SKETCH_ROW:
    case SKETCH_CELL:
    case SKETCH_BLOCK: return false;
    }
    symbol->detail = str_excerpt(view->editor->arena, symbol->detail, 80);
    symbol->name = str_excerpt(view->editor->arena, symbol->name, 80);
    return symbol->name.size > 0;
}

/* Fields of rows and single values of lists are what their row says, not places to go to. */
static bool is_shown(const struct view *view, size_t node, size_t parent) {
    const struct sketch_node *on = &view->sketch.nodes[node];
    bool in_row = view->sketch.nodes[parent].kind == SKETCH_ITEM;
    if (on->half || (on->markdown && on->kind == SKETCH_KEY)) return false;
    if (on->kind == SKETCH_ITEM && !is_container(on) && !view->meanings[node].row) return false;
    return is_container(on) || !in_row;
}

static void put_children(struct outliner *outliner, size_t parent, size_t depth) {
    const struct view *view = outliner->view;
    struct editor_symbols *symbols = &outliner->symbols;
    for (size_t n = view->sketch.nodes[parent].first; n && depth < 64; n = view->sketch.nodes[n].next) {
        struct editor_symbol symbol;
        bool shown = is_shown(view, n, parent) && fill_symbol(view, n, &symbol);
        if (shown) {
            symbol.depth = depth;
            ARENA_PUSH(view->editor->arena, symbols->items, symbols->count, symbols->capacity) = symbol;
        }
        put_children(outliner, n, depth + shown);
    }
}

struct editor_symbols editor_outline(const struct editor *editor, const struct editor_file *file) {
    struct view view = view_of(editor, file);
    struct outliner outliner = {.view = &view};
    put_children(&outliner, 0, 0);
    return outliner.symbols;
}

/* ---- folds ---- */

static void add_fold(const struct view *view, struct editor_folds *folds, struct editor_range range,
                     enum editor_fold_kind kind) {
    struct editor_range first = sketch_line(view->sketch.text, range.start);
    if (range.end <= first.end) return;
    struct editor_fold fold = {{first.end, range.end}, kind};
    ARENA_PUSH(view->editor->arena, folds->items, folds->count, folds->capacity) = fold;
}

/* What begins on the line of what it stands in folds with it. */
static bool begins_line(const struct sketch *sketch, size_t node) {
    size_t parent = sketch->nodes[node].parent;
    struct editor_range line = sketch_line(sketch->text, sketch->nodes[node].whole.start);
    return !parent || sketch->nodes[parent].whole.start < line.start;
}

static bool is_comment_line(struct str text, struct editor_range line) {
    return str_starts(str_trim(str_slice(text, line.start, line.end)), STR("#"));
}

/* Two lines of comments and more, in YAML. */
static void add_comments(const struct view *view, struct editor_folds *folds) {
    struct str text = view->sketch.text;
    struct editor_range run = {0};
    size_t lines = 0;
    for (size_t at = view->sketch.yaml.start; at < view->sketch.yaml.end;) {
        struct editor_range line = sketch_line(text, at);
        bool comment = is_comment_line(text, line);
        if (comment && !lines++) run.start = line.start;
        if (comment) run.end = line.end;
        if (!comment && lines > 1) add_fold(view, folds, run, EDITOR_FOLD_COMMENT);
        if (!comment) lines = 0;
        for (at = line.end; at < text.size && text.data[at] != '\n';) at++;
        at++;
    }
    if (lines > 1) add_fold(view, folds, run, EDITOR_FOLD_COMMENT);
}

struct editor_folds editor_folds(const struct editor *editor, const struct editor_file *file) {
    struct view view = {.editor = editor, .file = file, .sketch = sketch_of(editor->arena, file)};
    struct editor_folds folds = {0};
    if (view.sketch.markdown && view.sketch.yaml.start)
        add_fold(&view, &folds, (struct editor_range){0, view.sketch.body}, EDITOR_FOLD_REGION);
    for (size_t n = 1; n < view.sketch.count; n++) {
        const struct sketch_node *node = &view.sketch.nodes[n];
        if (node->flow || node->kind == SKETCH_ROW || node->kind == SKETCH_CELL || !begins_line(&view.sketch, n))
            continue;
        add_fold(&view, &folds, node->whole, EDITOR_FOLD_REGION);
    }
    add_comments(&view, &folds);
    return folds;
}

/* ---- step by step ---- */

static void add_range(const struct editor *editor, struct editor_ranges *ranges, struct editor_range range) {
    const struct editor_range *last = ranges->count ? &ranges->items[ranges->count - 1] : NULL;
    bool wider = !last || ((range.start < last->start || range.end > last->end) && range.start <= last->start &&
                           range.end >= last->end);
    if (wider && range.end > range.start)
        ARENA_PUSH(editor->arena, ranges->items, ranges->count, ranges->capacity) = range;
}

struct editor_ranges editor_selections(const struct editor *editor, const struct editor_file *file, size_t at) {
    struct sketch sketch = sketch_of(editor->arena, file);
    struct editor_ranges ranges = {0};
    if (at > file->text.size) at = file->text.size;
    struct editor_range line = sketch_line(file->text, at);
    for (size_t n = sketch_before(&sketch, at); n; n = sketch.nodes[n].parent) {
        const struct sketch_node *node = &sketch.nodes[n];
        if (!range_holds(node->whole, at)) continue;
        if (range_holds(node->key, at)) add_range(editor, &ranges, node->key);
        if (range_holds(node->value, at)) add_range(editor, &ranges, node->value);
        if (node->whole.start >= line.start && node->whole.end > line.end) add_range(editor, &ranges, line);
        add_range(editor, &ranges, node->whole);
    }
    add_range(editor, &ranges, (struct editor_range){0, file->text.size});
    return ranges;
}
