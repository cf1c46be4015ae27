/* Completion: by what sort of place it is; what may stand there is said in a file for each. */
#include "editor/complete.h"

#include "base/arena.h"
#include "base/yaml_text.h"
#include "editor/formula_place.h"
#include "editor/meaning.h"
#include "kind/unknown_key.h"

const char *const editor_triggers[] = {":", " ", "-", "[", "{", ",", "|", "#", "(", "/", "`", ".", "\"", NULL};

/* ---- items ---- */

bool completion_fits(const struct completion *completion, struct str name) {
    if (!completion->typed.size) return true;
    struct str key = text_name(completion->view->editor->arena, name);
    for (size_t at = 0; at + completion->typed.size <= key.size; at++) {
        bool begins = !at || key.data[at - 1] == '_' || key.data[at - 1] == '.';
        if (begins && str_starts(str_skip(key, at), completion->typed)) return true;
    }
    return false;
}

bool completion_add(struct completion *completion, struct editor_item item) {
    struct editor_items *items = &completion->items;
    if (items->count == ITEMS_MOST) items->more = true;
    if (items->count == ITEMS_MOST) return false;
    if (!item.edit.text.data) item.edit.text = item.label;
    if (!item.edit.end && !item.edit.start) {
        item.edit.start = completion->spot.range.start;
        item.edit.end = completion->spot.range.end;
    }
    if (!item.filter.size) item.filter = item.label;
    ARENA_PUSH(completion->view->editor->arena, items->items, items->count, items->capacity) = item;
    return true;
}

struct str completion_filter(const struct completion *completion, struct str label, const struct spelling *names,
                             size_t count) {
    struct buffer out = {0};
    buffer_append(&out, label);
    for (size_t i = 0; i < count; i++) {
        if (str_equal(names[i].text, label)) continue;
        buffer_char(&out, ' ');
        buffer_append(&out, names[i].text);
    }
    return take_text(&out, completion->view->editor);
}

struct str completion_scalar(const struct completion *completion, struct str text) {
    const struct sketch_node *node = &completion->view->sketch.nodes[completion->spot.node];
    bool fresh = completion->spot.fresh, quoted = !fresh && (node->quote == '"' || node->quote == '\'');
    bool flow = fresh ? node->bracket : node->flow;
    if (quoted || node->markdown) return text;
    struct buffer out = {0};
    yaml_put(&out, text, (struct yaml_style){.flow = flow});
    return take_text(&out, completion->view->editor);
}

/* ---- where one is ---- */

/* A value may be one of several on its line: “team: ann, bo”. What is typed is the last of them then. */
static void take_last(struct completion *completion) {
    struct spot *spot = &completion->spot;
    for (size_t i = spot->typed.size; i > 0; i--) {
        if (spot->typed.data[i - 1] != ',' && spot->typed.data[i - 1] != ';') continue;
        struct str last = str_skip(spot->typed, i);
        while (last.size && *last.data == ' ') last = str_skip(last, 1);
        spot->range.start += (size_t)(last.data - spot->typed.data);
        spot->typed = last;
        break;
    }
    size_t end = spot->range.start + spot->typed.size;
    while (end < spot->range.end && !strchr(",;", completion->view->sketch.text.data[end])) end++;
    spot->range.end = end;
    completion->typed = text_name(completion->view->editor->arena, spot->typed);
}

static bool is_several(const struct field *field) {
    return field && field->type == FIELD_LIST && field->element && field->element->type != FIELD_GROUP;
}

static void complete_value(struct completion *completion) {
    const struct view *view = completion->view;
    const struct meaning *meaning = &view->meanings[completion->spot.node];
    const struct sketch_node *node = &view->sketch.nodes[completion->spot.node];
    if (!node->parent && node->kind == SKETCH_KEY && key_says_kind(sketch_key(&view->sketch, completion->spot.node))) {
        complete_kinds(completion);
        return;
    }
    if (is_several(meaning->field) && !node->bracket) take_last(completion);
    if (meaning->element) complete_values(completion, meaning->element);
}

static void complete_document(struct completion *completion) {
    const struct view *view = completion->view;
    const struct sketch_node *parent = &view->sketch.nodes[completion->spot.parent];
    const struct sketch_node *node = &view->sketch.nodes[completion->spot.node];
    switch (completion->spot.part) {
    case SPOT_KEY:
        if (node->kind == SKETCH_HEADING && !completion->spot.fresh) complete_headings(completion);
        else if (parent->kind == SKETCH_TABLE) complete_columns(completion);
        else complete_keys(completion);
        break;
    case SPOT_VALUE: complete_value(completion); break;
    case SPOT_NOTHING: break;
    }
}

/* Behind the colon of a key or the dash of an item. */
static size_t node_signs_end(const struct sketch_node *node) {
    return node->key.end > node->key.start ? node->key.end + 1 : node->whole.start + 1;
}

static void part_item(struct arena *arena, struct editor_item *item, struct editor_range range, bool before,
                      bool behind) {
    if (item->edit.start != range.start || item->edit.end != range.end) return;
    struct str lead = before ? STR(" ") : STR(""), tail = behind ? STR(" ") : STR("");
    item->edit.text = str_join(arena, lead, str_join(arena, item->edit.text, tail));
    if (item->snippet.size) item->snippet = str_join(arena, lead, str_join(arena, item->snippet, tail));
}

/* What is put right behind a colon or dash of YAML, or before a comment, is parted from it by a blank. */
static void part_from_signs(struct completion *completion) {
    const struct sketch *sketch = &completion->view->sketch;
    struct arena *arena = completion->view->editor->arena;
    struct editor_range range = completion->spot.range;
    size_t around = completion->spot.node;
    const struct sketch_node *node = &sketch->nodes[around];
    bool value = completion->spot.part == SPOT_VALUE && !completion->spot.fresh;
    bool row = completion->spot.part == SPOT_KEY && completion->spot.fresh && node->kind == SKETCH_ITEM;
    if (node->markdown || node->quote || (!value && !row) || !range.start) return;
    bool before = strchr(":-", sketch->text.data[range.start - 1]) && range.start <= node_signs_end(node);
    bool behind = range.end < sketch->text.size && sketch->text.data[range.end] == '#';
    for (size_t i = 0; i < completion->items.count; i++)
        part_item(arena, &completion->items.items[i], range, before, behind);
}

static void complete_class(struct completion *completion, struct editor_range line) {
    struct str text = sketch_text(&completion->view->sketch, line);
    size_t blanks = 0;
    if (!str_starts(text, STR(":::"))) return;
    while (blanks + 3 < text.size && text.data[3 + blanks] == ' ') blanks++;
    completion->spot.range = (struct editor_range){line.start + 3, line.end};
    for (int class = CLASS_CUSTOMER; class < CLASS_COUNT; class ++) {
        struct str english = class_name((enum class) class), german = class_name_in_german((enum class) class);
        struct str name = str_equal_c(completion->view->language->tag, "de") ? german : english;
        struct text_edit edit = {line.start + 3, line.end,
                                 str_format(completion->view->editor->arena, " %.*s", STR_ARG(name))};
        struct str beside = in_words(completion->view->editor, class_in_words((enum class) class));
        struct str both = str_format(completion->view->editor->arena, "%.*s %.*s", STR_ARG(english), STR_ARG(german));
        struct editor_item item = {EDITOR_CLASS, .label = name, .filter = both, .beside = beside, .edit = edit};
        completion_add(completion, item);
    }
}

static bool is_in_yaml(const struct view *view, size_t at) {
    return !view->sketch.markdown ||
           (view->sketch.yaml.end > view->sketch.yaml.start && range_holds(view->sketch.yaml, at));
}

/* What is called as it was typed goes before what has such a word somewhere in its names. */
static void nearest_first(struct completion *completion) {
    struct editor_items *items = &completion->items;
    struct arena *arena = completion->view->editor->arena;
    struct editor_item *sorted = NEW_ARRAY(arena, struct editor_item, items->count + 1);
    bool *near = NEW_ARRAY(arena, bool, items->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < items->count; i++)
        near[i] = str_starts(text_name(arena, items->items[i].label), completion->typed);
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < items->count; i++)
            if (near[i] == (pass == 0)) sorted[count++] = items->items[i];
    items->items = sorted;
}

struct editor_items editor_complete(const struct editor *editor, const struct editor_file *file, size_t at) {
    struct view view = view_of(editor, file);
    if (at > file->text.size) at = file->text.size;
    struct completion completion = {.view = &view, .at = at, .spot = spot_of(&view, at)};
    completion.typed = text_name(editor->arena, completion.spot.typed);
    struct editor_range line = sketch_line(file->text, at), formula;
    struct scope scope;
    if (!is_in_yaml(&view, at) && str_starts(sketch_text(&view.sketch, line), STR(":::")))
        complete_class(&completion, line);
    else if (formula_at(&view, at, &formula, &scope)) complete_formula(&completion, formula, &scope);
    else if (!is_in_yaml(&view, at) && complete_link(&completion, line)) (void)0;
    else if (view.sort == VIEW_LAYOUT) complete_layout(&completion);
    else if (view.sort == VIEW_FIELDS || view.sort == VIEW_RULES) complete_fields_file(&completion);
    else if (view.sort == VIEW_THEME) complete_theme(&completion);
    else if (view.sort == VIEW_DOCUMENT && (is_in_yaml(&view, at) || !complete_line(&completion, line)))
        complete_document(&completion);
    if (view.sort == VIEW_DOCUMENT && is_in_yaml(&view, at)) part_from_signs(&completion);
    if (completion.typed.size) nearest_first(&completion);
    return completion.items;
}
