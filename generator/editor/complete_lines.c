/* Lines of Markdown that say a field, links, and what points to a row or field by its name. */
#include "base/arena.h"
#include "base/path.h"
#include "editor/complete.h"
#include "editor/meaning.h"
#include "editor/references.h"
#include "kind/key_text.h"

/* ---- "- Owner: ", "**Owner:** " ---- */

static bool is_line(const struct field *field) {
    return field_is_written(field) && !field->retired && field->type != FIELD_GROUP && field->type != FIELD_MARKDOWN &&
           !field_holds_rows(field);
}

static bool is_said(const struct view *view, size_t node, const struct field *field) {
    for (size_t n = view->sketch.nodes[node].first; n; n = view->sketch.nodes[n].next) {
        if (view->meanings[n].field == field && view->sketch.nodes[n].kind == SKETCH_KEY) return true;
        if (view->sketch.nodes[n].kind == SKETCH_ITEM && is_said(view, n, field)) return true;
    }
    return false;
}

static void add_line(struct completion *completion, const struct field *field, bool bold) {
    const struct view *view = completion->view;
    struct str name = heading_text(view->editor->arena, field, view->language);
    struct editor_item item = {.kind = EDITOR_KEY, .label = name, .beside = field_beside(view, field), .goes_on = true};
    item.filter = completion_filter(completion, name, field->spellings, field->alias_count);
    item.wanted = (field->required || field->wanted) && !field->standard_text.size;
    item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end,
                                   str_format(view->editor->arena, bold ? "**%.*s:** " : "%.*s: ", STR_ARG(name))};
    struct buffer about = {0};
    about_field(&about, view, field);
    item.about = take_text(&about, view->editor);
    completion_add(completion, item);
}

static bool fits(const struct completion *completion, const struct field *field) {
    for (size_t i = 0; i < field->alias_count; i++)
        if (completion_fits(completion, field->spellings[i].text)) return true;
    return false;
}

/* What a line stands in: the row whose items it is one of, else the section. */
static size_t line_holder(const struct view *view, size_t node) {
    for (; node; node = view->sketch.nodes[node].parent) {
        const struct sketch_node *on = &view->sketch.nodes[node];
        if (view->meanings[node].row && !view->meanings[on->parent].row) return node;
        if (on->kind == SKETCH_HEADING) return node;
    }
    return 0;
}

/* What stands on a line of Markdown where a key may be typed: behind the dash of an item, or in bold. */
struct key_line {
    bool bold;
    size_t start; /* of what is typed */
};

static bool read_key_line(const struct view *view, struct editor_range line, struct key_line *out) {
    struct str text = sketch_text(&view->sketch, line), bare = str_trim(text);
    bool item = str_starts(bare, STR("- ")) || str_starts(bare, STR("* ")) || str_equal_c(bare, "-");
    struct str content = str_trim(str_skip(bare, item ? 2 : 0));
    out->bold = str_starts(content, STR("**"));
    out->start = line.start + (content.size ? (size_t)(content.data - text.data) : text.size);
    return (item || out->bold) && !str_find(content, STR(":"), NULL);
}

/* Where its keys are looked for; SIZE_MAX: it is no place for a key, such as the text of a row itself. */
static size_t holder_of_line(const struct completion *completion, struct editor_range line) {
    const struct view *view = completion->view;
    size_t node = sketch_before(&view->sketch, completion->at);
    bool own = view->meanings[node].row && view->sketch.nodes[node].whole.start >= line.start;
    size_t holder = line_holder(view, own ? view->sketch.nodes[node].parent : node);
    const struct meaning *meaning = &view->meanings[holder];
    bool list = meaning->list && !meaning->row;
    return meaning->set && !list ? holder : SIZE_MAX;
}

static void take_from(struct completion *completion, size_t start, size_t end) {
    completion->spot.range = (struct editor_range){start, end > start ? end : start};
    struct str text = completion->view->sketch.text;
    struct str typed = completion->at > start ? str_slice(text, start, completion->at) : (struct str){0};
    completion->typed = text_name(completion->view->editor->arena, typed);
}

static void add_lines(struct completion *completion, size_t holder, bool bold, bool wanted) {
    const struct field_set *set = completion->view->meanings[holder].set;
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        bool needed = (field->required || field->wanted) && !field->standard_text.size;
        bool offered = is_line(field) && needed == wanted && fits(completion, field);
        if (offered && !is_said(completion->view, holder, field)) add_line(completion, field, bold);
    }
}

bool complete_line(struct completion *completion, struct editor_range line) {
    struct key_line key;
    if (!read_key_line(completion->view, line, &key)) return false;
    size_t holder = holder_of_line(completion, line);
    if (holder == SIZE_MAX) return false;
    take_from(completion, key.start, line.end);
    add_lines(completion, holder, key.bold, true);
    add_lines(completion, holder, key.bold, false);
    return true;
}

/* ---- links ---- */

static void complete_anchors(struct completion *completion, struct str path) {
    const struct view *view = completion->view;
    const struct project *project = view->editor->project;
    struct editor_file file = *view->file;
    struct str whole = path.size ? path_join(view->editor->arena, path_folder(file.path), path) : file.path;
    for (size_t i = 0; i < project->read_count && !str_equal(whole, file.path); i++) {
        struct editor_file other = references_file(view->editor, view->file, project->read[i]);
        if (str_equal(other.path, whole)) file = other;
    }
    if (!str_equal(whole, file.path)) return;
    struct sketch sketch = sketch_of(view->editor->arena, &file);
    for (size_t n = 1; n < sketch.count; n++) {
        if (sketch.nodes[n].kind != SKETCH_HEADING) continue;
        struct str slug = text_slug(view->editor->arena, sketch_key(&sketch, n));
        if (slug.size && completion_fits(completion, slug))
            completion_add(completion,
                           (struct editor_item){EDITOR_FILE, .label = slug, .beside = sketch_key(&sketch, n)});
    }
}

/* `](`, and no bracket that closes it before the place. */
bool complete_link(struct completion *completion, struct editor_range line) {
    struct str text = completion->view->sketch.text;
    size_t start = 0, hash, end = completion->at;
    for (size_t i = line.start; i + 1 < completion->at; i++) {
        if (text.data[i] == ']' && text.data[i + 1] == '(') start = i + 2;
        if (start && i >= start && text.data[i] == ')') start = 0;
    }
    if (!start || (completion->at > start && text.data[completion->at - 1] == ')')) return false;
    while (end < line.end && text.data[end] != ')' && text.data[end] != ' ') end++;
    struct str typed = str_slice(text, start, completion->at);
    if (str_find(typed, STR("#"), &hash)) {
        completion->spot.range = (struct editor_range){start + hash + 1, end};
        completion->spot.typed = str_skip(typed, hash + 1);
        completion->typed = text_name(completion->view->editor->arena, completion->spot.typed);
        complete_anchors(completion, path_of_url(completion->view->editor->arena, str_slice(typed, 0, hash)));
        return true;
    }
    completion->spot.range = (struct editor_range){start, end};
    completion->spot.typed = typed;
    completion->typed = text_name(completion->view->editor->arena, typed);
    complete_files(completion, true);
    return true;
}

/* ---- pointers ---- */

/* Rows of the text that say an id, of all lists or of one. */
static void add_rows(struct completion *completion, const struct field *list) {
    const struct view *view = completion->view;
    for (size_t n = 1; n < view->sketch.count; n++) {
        const struct meaning *meaning = &view->meanings[n];
        if (!meaning->row || (list && meaning->list != list) || !meaning->set) continue;
        size_t id = view_child(view, n, meaning->set->id), naming = view_child(view, n, meaning->set->naming);
        struct str name = id ? sketch_value(&view->sketch, id) : (struct str){0};
        if (!name.size) continue;
        struct str title = naming ? sketch_value(&view->sketch, naming) : (struct str){0};
        if (!completion_fits(completion, name) && !completion_fits(completion, title)) continue;
        struct editor_item item = {.kind = EDITOR_REFERENCE, .label = name, .beside = title};
        item.filter = str_format(view->editor->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(title));
        item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end, name};
        if (!completion_add(completion, item)) return;
    }
}

static void add_fields(struct completion *completion, const struct field_set *set) {
    const struct view *view = completion->view;
    for (size_t i = 0; set && i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!field_is_written(field) || field->retired || !fits(completion, field)) continue;
        struct editor_item item = {.kind = EDITOR_PATH, .beside = field->labels[view->editor->language->index]};
        item.label = key_text(view->editor->arena, field, view->language);
        item.filter = completion_filter(completion, item.label, field->spellings, field->alias_count);
        item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end, item.label};
        completion_add(completion, item);
    }
}

void complete_pointers(struct completion *completion, bool bare) {
    const struct view *view = completion->view;
    struct str typed = completion->spot.typed;
    size_t colon;
    const struct field_set *set = view->kind ? view->kind->fields : NULL;
    if (!str_find(typed, STR(":"), &colon)) {
        if (bare) add_rows(completion, NULL);
        add_fields(completion, set);
        return;
    }
    const struct field *list = set ? field_find(set, str_slice(typed, 0, colon)) : NULL;
    completion->spot.range.start += colon + 1;
    completion->spot.typed = str_skip(typed, colon + 1);
    completion->typed = text_name(view->editor->arena, completion->spot.typed);
    if (field_holds_rows(list)) add_rows(completion, list);
}
