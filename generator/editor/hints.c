/* Hints: what is computed of a list, a group or a row, behind its key. */
#include "base/arena.h"
#include "editor/about.h"
#include "editor/meaning.h"
#include "editor/values.h"

enum { HINTS_OF_GROUP = 2, HINTS_OF_ROW = 1 };

struct hinter {
    const struct view *view;
    struct values values;
    struct editor_hints hints;
};

/* A figure that somebody computed for: an amount or a share. */
static bool is_worth(const struct field *field) {
    struct type type = type_of_field(field);
    bool amount = type.kind == TYPE_MONEY || type.kind == TYPE_PERCENT;
    return field->formula && !field->makers && !type.list && amount;
}

static void put_name(struct buffer *out, const struct editor *editor, const struct field *field) {
    buffer_append_c(out, out->size ? " · " : "= ");
    buffer_append(out, field->labels[editor->language->index]);
    buffer_char(out, ' ');
}

static void put_trace(struct buffer *about, struct hinter *hinter, const struct record *record,
                      const struct field *field) {
    const struct editor *editor = hinter->view->editor;
    struct str trace = values_trace(&hinter->values, record, field);
    if (about->size) buffer_append_c(about, "  \n");
    buffer_append_c(about, "*");
    put_plain(about, editor, field->labels[editor->language->index]);
    buffer_append_c(about, "* `");
    buffer_append(about, str_one_line(editor->arena, str_excerpt(editor->arena, field->formula_text, 120)));
    buffer_append_c(about, "` ");
    put_plain(about, editor, trace);
}

/* ---- of a group or a row ---- */

static void put_values(struct hinter *hinter, struct buffer *out, struct buffer *about, const struct field_set *set,
                       const struct record *record, size_t most) {
    size_t put = 0;
    for (size_t i = 0; i < set->count && put < most; i++) {
        const struct field *field = &set->fields[i];
        if (!is_worth(field)) continue;
        struct str text = values_print(&hinter->values, record, field);
        if (!text.size || str_equal_c(text, SIGN_MISSING)) continue;
        put_name(out, hinter->view->editor, field);
        buffer_append(out, text);
        put_trace(about, hinter, record, field);
        put++;
    }
}

static void put_sums(struct hinter *hinter, struct buffer *out, const struct record *record, const struct field *list) {
    struct str sum = values_sum(&hinter->values, record, list);
    buffer_append_c(out, sum.size ? "= " : "");
    buffer_append(out, sum);
}

/* ---- of a day ---- */

/* How far it is to a day that somebody has to keep, of the document itself. */
static void put_days(struct hinter *hinter, struct buffer *out, const struct field *field,
                     const struct record *record) {
    enum { FARTHEST = 400 };
    const struct editor *editor = hinter->view->editor;
    struct datum datum = *record_said(record, field);
    if (datum.kind != DATUM_DATE || datum.date.year <= 0 || editor->project->as_of.year <= 0) return;
    long long days = (long long)date_days(date_last_day(datum.date)) - date_days(editor->project->as_of);
    if (days > 0 && days <= FARTHEST)
        buffer_append(out, in_words(editor, MESSAGE("in {0, plural, one {# day} other {# days}}", days)));
}

static bool is_kept(const struct field *field) {
    return field->type == FIELD_DATE && !field->past && !field->begins && !field->set->rows;
}

/* ---- all of them ---- */

static void add(struct hinter *hinter, size_t at, struct buffer *out, struct buffer *about) {
    struct editor_hints *hints = &hinter->hints;
    const struct editor *editor = hinter->view->editor;
    struct str text = take_text(out, editor);
    struct editor_hint hint = {at, text, take_text(about, editor)};
    if (text.size) ARENA_PUSH(editor->arena, hints->items, hints->count, hints->capacity) = hint;
}

static void hint_node(struct hinter *hinter, size_t node) {
    const struct view *view = hinter->view;
    const struct meaning *meaning = &view->meanings[node];
    const struct sketch_node *on = &view->sketch.nodes[node];
    const struct field *field = meaning->field;
    struct buffer out = {0}, about = {0};
    bool names = on->kind == SKETCH_KEY || on->kind == SKETCH_HEADING;
    if (meaning->row && meaning->record && !meaning->list->keyed_count && !view->meanings[on->parent].row)
        put_values(hinter, &out, &about, meaning->set, meaning->record, HINTS_OF_ROW);
    else if (names && field && field->type == FIELD_GROUP && meaning->record)
        put_values(hinter, &out, &about, meaning->set, meaning->record, HINTS_OF_GROUP);
    else if (names && field_holds_rows(field) && meaning->record && meaning->record->set == field->set)
        put_sums(hinter, &out, meaning->record, field);
    const struct record *around = view->meanings[on->parent].record;
    if (names && field && is_kept(field) && around && around->set == field->set) put_days(hinter, &out, field, around);
    add(hinter, sketch_line(view->sketch.text, on->whole.start).end, &out, &about);
}

struct editor_hints editor_hints(const struct editor *editor, const struct editor_file *file,
                                 struct editor_range range) {
    struct view view = view_of(editor, file);
    struct hinter hinter = {.view = &view};
    if (view.sort != VIEW_DOCUMENT || !view.document) return hinter.hints;
    hinter.values = values_open(editor);
    for (size_t n = 1; n < view.sketch.count; n++)
        if (range_holds(range, view.sketch.nodes[n].whole.start)) hint_node(&hinter, n);
    values_close(&hinter.values);
    return hinter.hints;
}
