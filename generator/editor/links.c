/* Paths and addresses in a text, and documents and rows by their names. */
#include "base/arena.h"
#include "base/path.h"
#include "editor/about.h"
#include "editor/references.h"

/* ---- links ---- */

static bool is_address(struct str text) {
    return str_starts(text, STR("https:")) || str_starts(text, STR("http:")) || str_starts(text, STR("mailto:")) ||
           str_starts(text, STR("tel:"));
}

static size_t line_number(struct str text, size_t at) {
    size_t line = 1;
    for (size_t i = 0; i < at; i++) line += text.data[i] == '\n';
    return line;
}

/* The line of the heading that an anchor leads to, in the file itself or in another that the project read. */
static size_t line_of_anchor(const struct view *view, struct str path, struct str anchor) {
    const struct project *project = view->editor->project;
    struct editor_range range;
    if (!anchor.size) return 0;
    if (str_equal(path, view->file->path))
        return heading_of_anchor(view->editor, view->file, anchor, &range) ? line_number(view->file->text, range.start)
                                                                           : 0;
    for (size_t i = 0; i < project->read_count; i++) {
        struct editor_file at = references_file(view->editor, view->file, project->read[i]);
        if (str_equal(at.path, path))
            return heading_of_anchor(view->editor, &at, anchor, &range) ? line_number(at.text, range.start) : 0;
    }
    return 0;
}

static void add_link(const struct view *view, struct editor_links *links, struct editor_range range, bool url) {
    struct arena *arena = view->editor->arena;
    struct str text = sketch_text(&view->sketch, range), path = text, anchor = {0};
    struct editor_link link = {.range = range, .target = text};
    size_t hash;
    if (!text.size) return;
    if (!is_address(text)) {
        if (url && str_find(text, STR("#"), &hash)) path = str_slice(text, 0, hash), anchor = str_skip(text, hash + 1);
        if (url) path = path_of_url(arena, path);
        link.target = path.size ? path_join(arena, path_folder(view->file->path), path) : view->file->path;
        link.line = line_of_anchor(view, link.target, anchor);
    }
    ARENA_PUSH(arena, links->items, links->count, links->capacity) = link;
}

struct editor_links editor_links(const struct editor *editor, const struct editor_file *file) {
    struct view view = view_of(editor, file);
    struct editor_links links = {0};
    struct editor_range target;
    for (size_t n = 1; n < view.sketch.count; n++) {
        const struct field *field = view.meanings[n].element;
        const struct sketch_node *node = &view.sketch.nodes[n];
        bool value = field && field->type == FIELD_TEXT && node->value.end > node->value.start && !node->bracket;
        if (value && (field->path || is_address(sketch_value(&view.sketch, n))))
            add_link(&view, &links, node->value, false);
    }
    for (size_t at = 0; next_link(file->text, &at, file->text.size, &target);) add_link(&view, &links, target, true);
    return links;
}

/* ---- by name ---- */

/* Whether all words of a query are in a text, as keys. */
static bool has_words(struct arena *arena, struct str query, struct str text) {
    struct str key = text_fold(arena, text), words = text_fold(arena, query), word;
    while (str_cut(&words, '_', &word))
        if (word.size && !str_find(key, word, NULL)) return false;
    return true;
}

static bool is_nameable(const struct record *record) {
    return !record->outer || (record->set->rows && (record->set->naming || record->id.size));
}

static bool locate(const struct editor *editor, const struct record *record, struct editor_location *location) {
    const struct source *source = record->span.source;
    size_t start = 0;
    if (!source) return false;
    location->file = editor_source_file(editor, source);
    if (span_start(record->span, &start) && start > location->file.text.size) start = location->file.text.size;
    location->range = (struct editor_range){start, start};
    location->whole = sketch_line(location->file.text, start);
    return true;
}

/* 0: it is called so; 1: it begins so; 2: else. */
static int distance(struct arena *arena, struct str query, struct str title, struct str id) {
    struct str asked = text_fold(arena, query), key = text_fold(arena, title);
    if (str_equal(asked, key) || str_equal(asked, text_fold(arena, id))) return 0;
    return str_starts(key, asked) || str_starts(id, asked) ? 1 : 2;
}

struct editor_findings editor_find(const struct editor *editor, struct str query, size_t most) {
    const struct records *records = editor->project->records;
    struct editor_findings near[3] = {{0}}, all = {0};
    for (size_t i = 0; i < records->count; i++) {
        const struct record *record = records->items[i];
        if (!is_nameable(record)) continue;
        struct arena_mark mark = arena_mark(editor->arena);
        struct str title = record_title_in(editor->arena, record, editor->language);
        bool found = has_words(editor->arena, query,
                               str_format(editor->arena, "%.*s %.*s", STR_ARG(title), STR_ARG(record->id)));
        if (!found) arena_rewind(editor->arena, mark);
        struct editor_found item = {
            .kind = record->outer ? EDITOR_ROW : EDITOR_DOCUMENT, .name = title, .detail = record->id};
        if (!found || !title.size || !locate(editor, record, &item.location)) continue;
        item.container = record_place(editor, record);
        struct editor_findings *into = &near[distance(editor->arena, query, title, record->id)];
        if (into->count < most) ARENA_PUSH(editor->arena, into->items, into->count, into->capacity) = item;
    }
    for (size_t d = 0; d < 3; d++)
        for (size_t i = 0; i < near[d].count && all.count < most; i++)
            ARENA_PUSH(editor->arena, all.items, all.count, all.capacity) = near[d].items[i];
    return all;
}
