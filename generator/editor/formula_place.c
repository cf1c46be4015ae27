/* Formulas by the signs around them and by the keys before them. */
#include "editor/formula_place.h"

#include "base/arena.h"
#include "compose/widget.h"
#include "figure/figure.h"

/* ---- scopes ---- */

struct type formula_type_of(const struct view *view, struct str text, const struct scope *scope) {
    struct arena *arena = view->editor->arena;
    struct diagnostics unheard = diagnostics_new(arena);
    struct span nowhere = {0};
    struct formula *formula = text.size ? formula_parse(arena, &unheard, text, nowhere) : NULL;
    if (!formula || !formula_check(arena, &unheard, formula, scope)) return (struct type){0};
    return formula_type(formula);
}

/* The outer scope may be the caller's own variable, which is about to be written: it is copied. */
static const struct scope *scope_of_rows(const struct view *view, struct str list, const struct scope *around) {
    struct type type = formula_type_of(view, list, around);
    if (type.kind != TYPE_RECORD) return around;
    struct scope *scope = NEW(view->editor->arena, struct scope), *outer = NEW(view->editor->arena, struct scope);
    *scope = *outer = *around;
    scope->set = type.set;
    scope->of = type.of;
    scope->outer = outer;
    return scope;
}

static bool is_name_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Back over brackets that are closed before `end`; where they open, or `end`. */
static size_t skip_closed(struct str text, size_t start, size_t end) {
    size_t depth = 0;
    for (size_t at = end; at > start; at--) {
        char c = text.data[at - 1];
        if (c == ']' || c == ')') depth++;
        if ((c == '[' || c == '(') && --depth == 0) return at - 1;
        if (!depth) return end;
    }
    return end;
}

size_t path_start(struct str text, size_t start, size_t end) {
    size_t at = end;
    for (;;) {
        size_t before = at;
        while (at > start && (text.data[at - 1] == ']' || text.data[at - 1] == ')')) {
            size_t open = skip_closed(text, start, at);
            if (open == at) return at;
            at = open;
        }
        while (at > start && is_name_sign(text.data[at - 1])) at--;
        if (at > start && text.data[at - 1] == '.') at--;
        if (at == before) return at;
    }
}

const struct scope *scope_inside(const struct view *view, struct editor_range formula, size_t at,
                                 const struct scope *scope) {
    enum { DEEPEST = 16 };
    struct str text = view->sketch.text;
    size_t open[DEEPEST], count = 0;
    bool quoted = false;
    for (size_t i = formula.start; i < at && i < formula.end; i++) {
        char c = text.data[i];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '[' && count < DEEPEST) open[count++] = i;
        if (c == ']' && count) count--;
    }
    for (size_t i = 0; i < count; i++)
        scope = scope_of_rows(view, str_slice(text, path_start(text, formula.start, open[i]), open[i]), scope);
    return scope;
}

static const struct field *member(const struct view *view, const struct field_set *set, struct str name) {
    (void)view;
    for (size_t i = 0; set && i < set->count; i++)
        if (str_equal(set->fields[i].name, name)) return &set->fields[i];
    return NULL;
}

const struct field *formula_field_at(const struct view *view, struct editor_range formula, size_t at,
                                     const struct scope *scope, struct editor_range *word) {
    struct str text = view->sketch.text;
    *word = (struct editor_range){at, at};
    while (word->start > formula.start && is_name_sign(text.data[word->start - 1])) word->start--;
    while (word->end < formula.end && is_name_sign(text.data[word->end])) word->end++;
    if (word->start == word->end) return NULL;
    struct str name = str_slice(text, word->start, word->end);
    const struct scope *inside = scope_inside(view, formula, word->start, scope);
    if (word->start > formula.start && text.data[word->start - 1] == '.') {
        size_t start = path_start(text, formula.start, word->start - 1);
        struct type type = formula_type_of(view, str_slice(text, start, word->start - 1), inside);
        return type.kind == TYPE_RECORD ? member(view, type.set, name) : NULL;
    }
    for (const struct scope *s = inside; s; s = s->outer)
        for (const struct field_set *set = s->set; set; set = set->outer) {
            const struct field *field = member(view, set, name);
            if (field) return field;
        }
    return NULL;
}

/* ---- layouts ---- */

size_t fence_around(const struct view *view, size_t at) {
    for (size_t n = sketch_before(&view->sketch, at); n; n = view->sketch.nodes[n].parent)
        if (view->sketch.nodes[n].kind == SKETCH_FENCE && range_holds(view->sketch.nodes[n].whole, at)) return n;
    return 0;
}

struct str fence_name(const struct view *view, size_t fence) {
    struct str info = sketch_key(&view->sketch, fence), name;
    return str_cut(&info, ' ', &name) ? name : (struct str){0};
}

const struct figure_type *figure_in_fence(const struct view *view, size_t fence) {
    struct str name = STR("columns");
    for (size_t n = view->sketch.nodes[fence].first; n; n = view->sketch.nodes[n].next)
        if (str_equal_c(sketch_key(&view->sketch, n), "type")) name = sketch_value(&view->sketch, n);
    return figure_type_find(name);
}

static struct str fence_argument(const struct view *view, size_t fence) {
    struct str info = sketch_key(&view->sketch, fence), name;
    str_cut(&info, ' ', &name);
    return str_trim(info);
}

static size_t child_called(const struct view *view, size_t node, const char *name) {
    for (size_t n = view->sketch.nodes[node].first; n; n = view->sketch.nodes[n].next)
        if (str_equal_c(sketch_key(&view->sketch, n), name)) return n;
    return 0;
}

static enum class class_of_layout(const struct view *view) {
    enum class class = CLASS_CONFIDENTIAL; size_t node = child_called(view, 0, "class");
    if (node) class_parse(sketch_value(&view->sketch, node), &class);
    return class;
}

/* What names mean below a node of a layout: the rows of all `each` around it, outermost first. */
static const struct scope *scope_around(const struct view *view, size_t node, const struct scope *scope, size_t depth) {
    if (!node || depth > 64) return scope;
    scope = scope_around(view, view->sketch.nodes[node].parent, scope, depth + 1);
    bool each = view->sketch.nodes[node].kind == SKETCH_FENCE && str_equal_c(fence_name(view, node), "each");
    return each ? scope_of_rows(view, fence_argument(view, node), scope) : scope;
}

static bool is_one_of(struct str word, const char *const *words) {
    for (; *words; words++)
        if (str_equal_c(word, *words)) return true;
    return false;
}

/* Options that take words of their own or texts. */
static bool is_word_option(struct str key) {
    static const char *const words[] = {"type",  "title", "label", "text",  "caption", "message",
                                        "alt",   "width", "style", "align", "count",   "columns",
                                        "level", "most",  "empty", "below", "item",    NULL};
    return is_one_of(key, words);
}

/* Options that are of the rows' scope or of the document's. */
static bool is_outer_option(struct str key) {
    static const char *const words[] = {"rows", "of", "names", "values", NULL};
    return is_one_of(key, words);
}

/* The option of a fence that a node stands in. */
static size_t option_of(const struct view *view, size_t node, size_t fence) {
    while (node && view->sketch.nodes[node].parent != fence) node = view->sketch.nodes[node].parent;
    return node;
}

static bool formula_in_fence(const struct view *view, size_t fence, size_t node, struct scope *scope) {
    struct str key = sketch_key(&view->sketch, node);
    size_t option = option_of(view, node, fence), rows = child_called(view, fence, "rows");
    bool list = view->sketch.nodes[node].kind == SKETCH_ITEM;
    struct str name = sketch_key(&view->sketch, option);
    if (!option || view->sketch.nodes[node].half) return false;
    if (!list && is_word_option(key) && !(str_equal_c(key, "of") && option == node)) return false;
    const struct scope *around = scope_around(view, view->sketch.nodes[fence].parent, scope, 0);
    if (rows && !is_outer_option(name)) around = scope_of_rows(view, sketch_value(&view->sketch, rows), around);
    *scope = *around;
    return true;
}

static bool formula_in_layout(const struct view *view, size_t at, struct editor_range *formula, struct scope *scope) {
    size_t fence = fence_around(view, at);
    struct spot spot = spot_of(view, at);
    const struct sketch_node *node = &view->sketch.nodes[spot.node];
    struct str name = fence ? fence_name(view, fence) : (struct str){0};
    bool info = fence && at <= sketch_line(view->sketch.text, view->sketch.nodes[fence].whole.start).end;
    if (info && (str_equal_c(name, "each") || str_equal_c(name, "when"))) {
        const struct sketch_node *on = &view->sketch.nodes[fence];
        *formula = (struct editor_range){on->key.start + name.size, on->key.end > at ? on->key.end : at};
        if (at <= formula->start) return false;
        *scope = *scope_around(view, on->parent, scope, 0);
        return true;
    }
    if (spot.part != SPOT_VALUE) return false;
    *formula = node->value;
    if (formula->end < at) formula->start = formula->end = at;
    if (fence) return formula_in_fence(view, fence, spot.node, scope);
    struct str key = sketch_key(&view->sketch, spot.node);
    size_t top = option_of(view, spot.node, 0);
    bool cover = str_equal_c(sketch_key(&view->sketch, top), "cover") && !str_equal_c(key, "label");
    return str_equal_c(key, "when") || cover;
}

/* ---- fields.yaml and rules.yaml ---- */

const struct field_set *declared_set(const struct view *view, size_t node, const struct field **field) {
    enum { DEEPEST = 64 };
    size_t way[DEEPEST], count = 0;
    *field = NULL;
    for (; node && count < DEEPEST; node = view->sketch.nodes[node].parent) way[count++] = node;
    const struct field_set *set = view->kind ? view->kind->fields : NULL;
    if (!count || !str_equal_c(sketch_key(&view->sketch, way[count - 1]), "fields")) return NULL;
    for (size_t i = count - 1; i > 0 && set; i--) {
        struct str key = sketch_key(&view->sketch, way[i - 1]);
        if (!*field) {
            *field = member(view, set, key);
            if (!*field) return set;
        } else if (str_equal_c(key, "of") && field_rows(*field)) {
            set = field_rows(*field);
            *field = NULL;
        } else {
            return set;
        }
    }
    return set;
}

static bool formula_in_check(const struct view *view, size_t node, struct scope *scope) {
    static const char *const formulas[] = {"when", "at",     "mend",  "fields",  "on", "who",
                                           "open", "status", "start", "minutes", NULL};
    struct str key = sketch_key(&view->sketch, node);
    size_t row = view->sketch.nodes[node].parent;
    if (!key.size) key = sketch_key(&view->sketch, row), row = view->sketch.nodes[row].parent;
    if (str_equal_c(key, "each")) return true;
    size_t each = child_called(view, row, "each");
    if (each) *scope = *scope_of_rows(view, sketch_value(&view->sketch, each), scope);
    return is_one_of(key, formulas);
}

static bool formula_in_fields(const struct view *view, size_t at, struct editor_range *formula, struct scope *scope) {
    struct spot spot = spot_of(view, at);
    if (spot.part != SPOT_VALUE) return false;
    const struct field *field;
    struct str key = sketch_key(&view->sketch, spot.node);
    size_t top = option_of(view, spot.node, 0);
    struct str first = sketch_key(&view->sketch, top);
    *formula = view->sketch.nodes[spot.node].value;
    if (formula->end < at) formula->start = formula->end = at;
    if (str_equal_c(first, "checks") || str_equal_c(first, "dates")) return formula_in_check(view, spot.node, scope);
    if (str_equal_c(first, "index")) return spot.node != top;
    bool computed = str_equal_c(key, "formula") || str_equal_c(key, "default"), release = str_equal_c(key, "release");
    if (!computed && !release) return false;
    const struct field_set *set = declared_set(view, view->sketch.nodes[spot.node].parent, &field);
    if (release && field) set = field_rows(field);
    if (set) scope->set = set;
    return true;
}

/* ---- code spans ---- */

/* `= formula`: the span that a place on a line stands in. */
static bool formula_in_span(const struct view *view, size_t at, struct editor_range *formula) {
    struct str text = view->sketch.text;
    struct editor_range line = sketch_line(text, at);
    bool open = false;
    for (size_t i = line.start; i < at; i++) {
        if (text.data[i] != '`') continue;
        open = !open;
        formula->start = i + 1;
    }
    if (!open || formula->start >= line.end || text.data[formula->start] != '=') return false;
    formula->start++;
    if (at < formula->start) return false;
    formula->end = at;
    while (formula->end < line.end && text.data[formula->end] != '`') formula->end++;
    return true;
}

bool formula_at(const struct view *view, size_t at, struct editor_range *formula, struct scope *scope) {
    const struct kinds *kinds = &view->editor->project->kinds;
    if (!view->kind || !view->kind->fields) return false;
    *scope = (struct scope){.set = view->kind->fields, .kinds = kinds, .class = CLASS_CONFIDENTIAL};
    if (view->sort == VIEW_LAYOUT) scope->class = class_of_layout(view);
    if (formula_in_span(view, at, formula)) {
        if (view->sort == VIEW_RULES || view->sort == VIEW_FIELDS) {
            size_t node = spot_of(view, at).node;
            formula_in_check(view, view->sketch.nodes[node].parent, scope);
        }
        if (view->sort == VIEW_LAYOUT) {
            size_t fence = fence_around(view, at);
            const struct scope *around = scope_around(view, fence, scope, 0);
            size_t rows = fence ? child_called(view, fence, "rows") : 0;
            if (rows) around = scope_of_rows(view, sketch_value(&view->sketch, rows), around);
            *scope = *around;
        }
        return true;
    }
    if (view->sort == VIEW_LAYOUT) return formula_in_layout(view, at, formula, scope);
    bool fields = view->sort == VIEW_FIELDS || view->sort == VIEW_RULES;
    return fields && formula_in_fields(view, at, formula, scope);
}
