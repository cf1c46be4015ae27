/* Layouts, fields.yaml, rules.yaml and the theme: their keys are those of the tables that read them. */
#include "base/arena.h"
#include "compose/compose.h"
#include "editor/complete.h"
#include "editor/formula_place.h"
#include "kind/check_read.h"
#include "kind/field_read.h"
#include "kind/kind_read.h"
#include "kind/named_types.h"
#include "kind/type_read.h"

/* ---- words ---- */

static bool stands_there(const struct completion *completion, struct str key) {
    const struct view *view = completion->view;
    for (size_t n = view->sketch.nodes[completion->spot.parent].first; n; n = view->sketch.nodes[n].next)
        if ((completion->spot.fresh || n != completion->spot.node) && str_equal(sketch_key(&view->sketch, n), key))
            return true;
    return false;
}

/* A key, with its colon where none stands yet. */
static void add_key(struct completion *completion, enum editor_item_kind kind, struct str key, struct str beside) {
    const struct view *view = completion->view;
    bool half = completion->spot.fresh || view->sketch.nodes[completion->spot.node].half;
    if (!completion_fits(completion, key) || stands_there(completion, key)) return;
    struct editor_item item = {.kind = kind, .label = key, .beside = beside, .goes_on = half};
    item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end, key};
    if (half) item.edit.text = str_join(view->editor->arena, key, STR(": "));
    completion_add(completion, item);
}

static void add_word(struct completion *completion, struct str word, struct str beside) {
    if (completion_fits(completion, word))
        completion_add(completion, (struct editor_item){EDITOR_WORD, .label = word, .beside = beside});
}

static void add_truths(struct completion *completion) {
    add_word(completion, STR("true"), (struct str){0});
    add_word(completion, STR("false"), (struct str){0});
}

static void add_classes(struct completion *completion) {
    for (int class = CLASS_CUSTOMER; class < CLASS_COUNT; class ++)
        add_word(completion, class_name((enum class) class),
                 in_words(completion->view->editor, class_in_words((enum class) class)));
}

/* ---- layouts ---- */

static void add_widgets(struct completion *completion, size_t ticks) {
    const struct editor *editor = completion->view->editor;
    const struct widget *widget;
    for (size_t i = 0; (widget = widget_at(i)); i++) {
        if (!completion_fits(completion, widget->name) || (ticks == 3 && !widget->options)) continue;
        if (ticks > 3 && widget->options) continue;
        struct editor_item item = {
            .kind = EDITOR_WIDGET, .label = widget->name, .beside = our_words(editor, widget->purpose)};
        struct buffer about = {0};
        about_widget(&about, editor, widget);
        item.about = take_text(&about, editor);
        completion_add(completion, item);
    }
    if (ticks == 3) add_word(completion, STR("part"), in_words(editor, MESSAGE("a piece that layouts share")));
}

static void add_parts(struct completion *completion) {
    const struct view *view = completion->view;
    const struct project *project = view->editor->project;
    for (size_t i = 0; i < project->layout_count; i++)
        for (size_t p = 0; project->layouts[i].kind == view->kind && p < project->layouts[i].part_count; p++) {
            struct str name = project->layouts[i].parts[p].name;
            bool there = false;
            for (size_t n = 0; n < completion->items.count; n++)
                there |= str_equal(completion->items.items[n].label, name);
            if (!there) add_word(completion, name, project->layouts[i].parts[p].source->name);
        }
}

static void complete_info(struct completion *completion, size_t fence) {
    const struct view *view = completion->view;
    const struct sketch_node *node = &view->sketch.nodes[fence];
    struct str name = fence_name(view, fence);
    size_t behind = node->key.start + name.size;
    bool part = str_equal_c(name, "part") && completion->at > behind;
    completion->spot.range =
        part ? (struct editor_range){behind + 1, node->key.end > behind ? node->key.end : behind + 1}
             : (struct editor_range){node->key.start, behind};
    if (completion->spot.range.start > completion->at)
        completion->spot.range.start = completion->spot.range.end = completion->at;
    struct str typed = str_slice(view->sketch.text, completion->spot.range.start, completion->at);
    completion->typed = text_name(view->editor->arena, typed);
    if (part) add_parts(completion);
    else if (completion->at <= behind) add_widgets(completion, node->indent);
}

static void add_channels(struct completion *completion, const struct figure_channel *channels, const char *whose) {
    const struct editor *editor = completion->view->editor;
    for (size_t i = 0; channels && channels[i].name; i++)
        add_key(completion, EDITOR_WIDGET, str_of(channels[i].name),
                in_words(editor, figure_channel_words(editor->arena, &channels[i], whose)));
}

static void complete_options(struct completion *completion, size_t fence) {
    const struct view *view = completion->view;
    const struct widget *widget = widget_find(fence_name(view, fence));
    if (!widget || !widget->options || completion->spot.parent != fence) return;
    for (const char *const *option = widget->options; *option; option++)
        add_key(completion, EDITOR_WIDGET, str_of(*option), (struct str){0});
    const struct figure_type *type = widget->options_of ? figure_in_fence(view, fence) : NULL;
    if (!type) return;
    add_channels(completion, type->channels, figure_channel_of(type, false));
    add_channels(completion, type->settings, figure_channel_of(type, true));
}

static void complete_option_value(struct completion *completion, size_t fence) {
    const struct view *view = completion->view;
    static const char *const places[] = {"start", "center", "end", "decimal", NULL};
    struct str key = sketch_key(&view->sketch, completion->spot.node);
    bool chart = str_equal_c(fence_name(view, fence), "chart") && str_equal_c(key, "type");
    const struct figure_type *type;
    for (size_t i = 0; chart && (type = figure_type_at(i)); i++)
        add_word(completion, type->name, our_words(view->editor, type->shows));
    for (const char *const *place = places; str_equal_c(key, "align") && *place; place++)
        add_word(completion, str_of(*place), (struct str){0});
}

static void complete_head(struct completion *completion) {
    struct str key = sketch_key(&completion->view->sketch, completion->spot.node);
    if (completion->spot.part == SPOT_KEY && !completion->spot.parent)
        for (const char *const *option = template_options; *option; option++)
            add_key(completion, EDITOR_WIDGET, str_of(*option), (struct str){0});
    if (completion->spot.part != SPOT_VALUE) return;
    if (str_equal_c(key, "class")) add_classes(completion);
    if (str_equal_c(key, "contents") || str_equal_c(key, "cover_page") || str_equal_c(key, "dense"))
        add_truths(completion);
}

void complete_layout(struct completion *completion) {
    const struct view *view = completion->view;
    size_t fence = fence_around(view, completion->at);
    bool info = fence && completion->at <= sketch_line(view->sketch.text, view->sketch.nodes[fence].whole.start).end;
    if (info) complete_info(completion, fence);
    else if (fence && completion->spot.part == SPOT_KEY) complete_options(completion, fence);
    else if (fence && completion->spot.part == SPOT_VALUE) complete_option_value(completion, fence);
    else if (!fence && range_holds(view->sketch.yaml, completion->at)) complete_head(completion);
}

/* ---- fields.yaml and rules.yaml ---- */

static void add_types(struct completion *completion) {
    const struct editor *editor = completion->view->editor;
    for (size_t i = 0; type_name_at(i).size; i++) add_word(completion, type_name_at(i), (struct str){0});
    struct str value = completion->spot.typed;
    const struct kinds *kinds = &editor->project->kinds;
    bool reference = str_starts(value, STR("ref ")), documents = str_starts(value, STR("documents "));
    for (size_t i = 0; (reference || documents) && i < kinds->count; i++) {
        struct str name =
            str_format(editor->arena, "%s %.*s", reference ? "ref" : "documents", STR_ARG(kinds->items[i]->name));
        add_word(completion, name, kinds->items[i]->labels[editor->language->index]);
    }
}

/* Below `fields:` or `of:` stand names of the author's own, below a name its attributes. */
static bool is_declaration(const struct view *view, size_t node) {
    size_t parent = view->sketch.nodes[node].parent;
    struct str above = sketch_key(&view->sketch, parent);
    return node && parent && (str_equal_c(above, "fields") || str_equal_c(above, "of") || str_equal_c(above, "types"));
}

static bool is_check(const struct view *view, size_t node) {
    size_t parent = view->sketch.nodes[node].parent;
    return view->sketch.nodes[node].kind == SKETCH_ITEM && str_equal_c(sketch_key(&view->sketch, parent), "checks");
}

void complete_fields_file(struct completion *completion) {
    const struct view *view = completion->view;
    struct str key = sketch_key(&view->sketch, completion->spot.node);
    size_t parent = completion->spot.parent;
    if (completion->spot.part == SPOT_VALUE) {
        if (str_equal_c(key, "type")) add_types(completion);
        if (str_equal_c(key, "class")) add_classes(completion);
        if (str_equal_c(key, "required") || str_equal_c(key, "person") || str_equal_c(key, "past"))
            add_truths(completion);
        for (int level = SEVERITY_INFO; str_equal_c(key, "level") && level <= SEVERITY_ERROR; level++)
            add_word(completion, str_of(severity_name((enum severity)level)), (struct str){0});
        return;
    }
    if (completion->spot.part != SPOT_KEY) return;
    bool rules = view->sort == VIEW_RULES;
    if (!parent && rules) add_key(completion, EDITOR_WIDGET, STR("checks"), (struct str){0});
    for (size_t i = 0; !parent && !rules && kind_attributes[i]; i++)
        add_key(completion, EDITOR_WIDGET, str_of(kind_attributes[i]), (struct str){0});
    for (size_t i = 0; is_check(view, parent) && check_attribute_at(i).size; i++)
        add_key(completion, EDITOR_WIDGET, check_attribute_at(i), (struct str){0});
    for (size_t i = 0; is_declaration(view, parent) && field_attribute_at(i).size; i++)
        add_key(completion, EDITOR_WIDGET, field_attribute_at(i), (struct str){0});
}

/* ---- the theme ---- */

/* The built-in theme says all that there is. */
static const struct source *built_in_theme(const struct project *project) {
    for (size_t i = 0; i < project->dress_count; i++) {
        const struct source *source = project->dress[i];
        if (source->files != project->files && str_ends(source->name, STR("theme.yaml"))) return source;
    }
    return NULL;
}

static size_t child_called(const struct sketch *sketch, size_t node, struct str key) {
    for (size_t n = sketch->nodes[node].first; n; n = sketch->nodes[n].next)
        if (str_equal(sketch_key(sketch, n), key)) return n;
    return 0;
}

/* The node of the built-in theme that a node of the text corresponds to. SIZE_MAX: there is none. */
static size_t same_in(const struct sketch *theme, const struct view *view, size_t node, size_t depth) {
    if (!node || depth > 8) return 0;
    size_t parent = same_in(theme, view, view->sketch.nodes[node].parent, depth + 1);
    size_t same = parent == SIZE_MAX ? 0 : child_called(theme, parent, sketch_key(&view->sketch, node));
    return same ? same : SIZE_MAX;
}

void complete_theme(struct completion *completion) {
    const struct view *view = completion->view;
    const struct source *source = built_in_theme(view->editor->project);
    if (!source || completion->spot.part == SPOT_NOTHING) return;
    struct editor_file file = {source->path, source->text};
    struct sketch theme = sketch_of(view->editor->arena, &file);
    bool value = completion->spot.part == SPOT_VALUE;
    size_t same = same_in(&theme, view, value ? completion->spot.node : completion->spot.parent, 0);
    if (same == SIZE_MAX) return;
    if (value) {
        struct str text = sketch_value(&theme, same);
        if (text.size)
            add_word(completion, completion_scalar(completion, text),
                     in_words(view->editor, MESSAGE("as it is built in")));
        return;
    }
    for (size_t n = theme.nodes[same].first; n; n = theme.nodes[n].next)
        add_key(completion, EDITOR_WIDGET, sketch_key(&theme, n), sketch_value(&theme, n));
}
