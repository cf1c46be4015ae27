/* Hover: what stands at a place, in words, with the value as it was understood. */
#include "base/arena.h"
#include "editor/about.h"
#include "editor/formula_place.h"
#include "editor/meaning.h"
#include "editor/targets.h"
#include "editor/values.h"
#include "kind/unknown_key.h"

struct hovering {
    const struct view *view;
    struct spot spot;
    struct buffer out;
    struct editor_range range;
};

static void put_gap(struct buffer *out) {
    if (out->size) buffer_append_c(out, "\n\n");
}

static void put_value(struct buffer *out, const struct editor *editor, struct str text) {
    put_gap(out);
    buffer_append_c(out, "→ ");
    put_plain(out, editor, text);
}

/* ---- values ---- */

/* What was read of a field, where it reads otherwise than it was written. */
static void put_understood(struct hovering *hovering, const struct field *field, const struct record *record) {
    const struct editor *editor = hovering->view->editor;
    if (!record || !field->set || field->set != record->set || field->type == FIELD_GROUP ||
        field->type == FIELD_MARKDOWN || field->type == FIELD_LIST)
        return;
    struct values values = values_open(editor);
    struct datum datum = *record_said(record, field);
    struct str text = values_print(&values, record, field);
    if (datum.kind == DATUM_DATE && datum.date.as_written) {
        struct locale *locale = values.locale;
        struct date day = datum.date;
        day.as_written = false;
        text = locale_date(editor->arena, locale, day, DATE_SHORT);
    }
    struct str said = datum.kind == DATUM_TEXT ? text : sketch_value(&hovering->view->sketch, hovering->spot.node);
    if (text.size && !str_equal(text, said)) put_value(&hovering->out, editor, text);
    values_close(&values);
}

/* The day that a stretch of time ends on, and whether it ends a fiscal year. */
static void put_day(struct hovering *hovering, struct datum datum) {
    const struct editor *editor = hovering->view->editor;
    struct fiscal_calendar calendar = editor->project->records->calendar;
    if (datum.kind != DATUM_DATE || datum.date.year <= 0) return;
    struct date last = date_last_day(datum.date), year = calendar_around(calendar, last, DATE_YEAR);
    struct str name = language_year(editor->arena, editor->language, year);
    long long days = (long long)date_days(last) - date_days(editor->project->as_of);
    if (date_days(last) == date_days(date_last_day(year)))
        put_line(&hovering->out, editor, MESSAGE("The last day of {0}.", name));
    if (editor->project->as_of.year <= 0) return;
    if (days > 0) put_line(&hovering->out, editor, MESSAGE("In {0, plural, one {# day} other {# days}}.", days));
    else if (days < 0) put_line(&hovering->out, editor, MESSAGE("{0, plural, one {# day} other {# days}} ago.", -days));
}

/* Computed fields of what a key or row is: "Weighted: 2,657,500 €". */
static void put_computed(struct hovering *hovering, const struct field_set *set, const struct record *record) {
    enum { MOST = 5 };
    const struct editor *editor = hovering->view->editor;
    struct values values = values_open(editor);
    size_t put = 0;
    for (size_t i = 0; record && set == record->set && i < set->count && put < MOST; i++) {
        const struct field *field = &set->fields[i];
        if (!field->formula || field->makers || field->type == FIELD_LIST || field->type == FIELD_GROUP ||
            field->type == FIELD_BOOL)
            continue;
        struct str text = values_print(&values, record, field);
        if (!text.size || str_equal_c(text, SIGN_MISSING)) continue;
        if (!put++) put_gap(&hovering->out);
        else buffer_append_c(&hovering->out, "  \n");
        buffer_append_c(&hovering->out, "*");
        put_plain(&hovering->out, editor, field->labels[editor->language->index]);
        buffer_append_c(&hovering->out, "* ");
        put_plain(&hovering->out, editor, text);
        struct str trace = values_trace(&values, record, field);
        if (!trace.size || str_starts(trace, field->formula_text)) continue; /* nothing is computed with it */
        buffer_append_c(&hovering->out, " = `");
        buffer_append(&hovering->out,
                      str_one_line(editor->arena, str_excerpt(editor->arena, field->formula_text, 120)));
        buffer_append_c(&hovering->out, "` (");
        put_plain(&hovering->out, editor, trace);
        buffer_append_c(&hovering->out, ")");
    }
    values_close(&values);
}

/* ---- documents ---- */

static void hover_reference(struct hovering *hovering, const struct field *field, struct str name) {
    const struct view *view = hovering->view;
    struct targets_found found = targets_of(view, field);
    const struct target_found *target = targets_find(view, &found, name);
    if (target && target->record) about_record(&hovering->out, view, target->record);
}

static bool is_code_of(const struct field *field) {
    return str_equal_c(field->name, "code") && field->set && field->set->rows &&
           str_equal_c(field->set->name, "accepted");
}

static void hover_code(struct hovering *hovering, struct str code) {
    const struct kind *kind = hovering->view->kind;
    for (size_t i = 0; kind && i < kind->check_count; i++)
        if (check_is_called(kind->checks[i].code, code) || check_is_of_family(kind->checks[i].code, code))
            about_check(&hovering->out, hovering->view, kind, &kind->checks[i]);
}

static void hover_row(struct hovering *hovering, size_t node) {
    const struct meaning *meaning = &hovering->view->meanings[node];
    if (!meaning->record) return;
    about_record(&hovering->out, hovering->view, meaning->record);
    put_computed(hovering, meaning->set, meaning->record);
}

static void hover_value(struct hovering *hovering) {
    const struct view *view = hovering->view;
    const struct meaning *meaning = &view->meanings[hovering->spot.node];
    const struct field *field = meaning->element;
    struct str text = sketch_text(&view->sketch, hovering->range);
    size_t parent = view->sketch.nodes[hovering->spot.node].parent;
    const struct choice *choice = field && field->type == FIELD_CHOICE ? choice_find(field->choices, text) : NULL;
    if (!field || !text.size) return;
    if (field->type == FIELD_REFERENCE) hover_reference(hovering, field, text);
    if (choice) about_choice(&hovering->out, view, choice);
    if (is_code_of(field)) hover_code(hovering, text);
    const struct record *record = view->meanings[parent].record;
    put_understood(hovering, field, record);
    if (record && field->set == record->set) put_day(hovering, *record_said(record, field));
    bool names = record && record->outer && field->set && (field == field->set->naming || field == field->set->id);
    if (names && view->meanings[parent].row) hover_row(hovering, parent);
    if (!hovering->out.size && field->name.size) about_field(&hovering->out, view, field);
}

static void hover_key(struct hovering *hovering) {
    const struct view *view = hovering->view;
    const struct meaning *meaning = &view->meanings[hovering->spot.node];
    struct str key = sketch_key(&view->sketch, hovering->spot.node);
    if (!hovering->spot.parent && key_says_kind(key) && view->kind)
        about_kind(&hovering->out, view->editor, view->kind);
    if (meaning->row && meaning->list) hover_row(hovering, hovering->spot.node);
    if (!meaning->field) return;
    about_field(&hovering->out, view, meaning->field);
    const struct record *around = view->meanings[hovering->spot.parent].record;
    if (field_holds_rows(meaning->field) && around && around->set == meaning->field->set) {
        struct values values = values_open(view->editor);
        struct str sum = values_sum(&values, around, meaning->field);
        if (sum.size) put_value(&hovering->out, view->editor, sum);
        values_close(&values);
    }
    if (meaning->field->type == FIELD_GROUP) put_computed(hovering, meaning->set, meaning->record);
    else put_understood(hovering, meaning->field, around);
}

/* Of several in a line, the one that is meant: “team: ann, bo”. */
static void narrow(struct hovering *hovering, size_t at) {
    const struct sketch *sketch = &hovering->view->sketch;
    const struct meaning *meaning = &hovering->view->meanings[hovering->spot.node];
    const struct sketch_node *node = &sketch->nodes[hovering->spot.node];
    bool several = meaning->field && meaning->field->type == FIELD_LIST && meaning->element &&
                   meaning->element->type != FIELD_TEXT && !node->bracket;
    hovering->range = hovering->spot.range;
    if (!several) return;
    struct editor_range *range = &hovering->range;
    size_t start = at, end = at;
    while (start > range->start && !strchr(",;", sketch->text.data[start - 1])) start--;
    while (end < range->end && !strchr(",;", sketch->text.data[end])) end++;
    while (start < end && sketch->text.data[start] == ' ') start++;
    while (end > start && sketch->text.data[end - 1] == ' ') end--;
    *range = (struct editor_range){start, end};
}

static void hover_document(struct hovering *hovering, size_t at) {
    if (hovering->spot.fresh || hovering->spot.part == SPOT_NOTHING) return;
    narrow(hovering, at);
    if (hovering->spot.part == SPOT_KEY) hover_key(hovering);
    else hover_value(hovering);
}

/* ---- formulas and layouts ---- */

static bool hover_function(struct hovering *hovering, struct str name) {
    size_t size = hovering->out.size;
    for (size_t i = 0; i < formula_function_count(); i++) {
        struct str rest = formula_function_help(i).usage, own;
        str_cut(&rest, '(', &own);
        if (!str_equal(own, name)) continue;
        put_gap(&hovering->out);
        about_function(&hovering->out, hovering->view->editor, i);
    }
    return hovering->out.size > size;
}

static void hover_formula(struct hovering *hovering, struct editor_range formula, size_t at,
                          const struct scope *scope) {
    const struct view *view = hovering->view;
    const struct field *field = formula_field_at(view, formula, at, scope, &hovering->range);
    struct str word = sketch_text(&view->sketch, hovering->range);
    bool call = hovering->range.end < view->sketch.text.size && view->sketch.text.data[hovering->range.end] == '(';
    if (call && hover_function(hovering, word)) return;
    if (field) about_field(&hovering->out, view, field);
}

static void hover_layout(struct hovering *hovering, size_t at) {
    const struct view *view = hovering->view;
    size_t fence = fence_around(view, at);
    if (!fence) return;
    const struct widget *widget = widget_find(fence_name(view, fence));
    const struct sketch_node *node = &view->sketch.nodes[fence];
    bool info = range_holds(node->key, at);
    hovering->range = info ? node->key : hovering->spot.range;
    bool type =
        hovering->spot.part == SPOT_VALUE && str_equal_c(sketch_key(&view->sketch, hovering->spot.node), "type");
    const struct figure_type *figure = type ? figure_type_find(sketch_value(&view->sketch, hovering->spot.node)) : NULL;
    const struct figure_type *chart = widget && widget->options_of ? figure_in_fence(view, fence) : NULL;
    struct str key = hovering->spot.part == SPOT_KEY ? sketch_key(&view->sketch, hovering->spot.node) : (struct str){0};
    if (!info && chart && key.size && about_channel(&hovering->out, view->editor, chart, key)) return;
    if (figure) about_chart(&hovering->out, view->editor, figure);
    else if (widget && (info || hovering->spot.part == SPOT_KEY)) about_widget(&hovering->out, view->editor, widget);
}

/* A field's own name in fields.yaml. */
static void hover_declaration(struct hovering *hovering) {
    const struct view *view = hovering->view;
    const struct field *field = NULL;
    if (hovering->spot.part != SPOT_KEY || hovering->spot.fresh) return;
    hovering->range = hovering->spot.range;
    declared_set(view, hovering->spot.node, &field);
    if (field && str_equal(field->name, sketch_key(&view->sketch, hovering->spot.node)))
        about_field(&hovering->out, view, field);
}

bool editor_hover(const struct editor *editor, const struct editor_file *file, size_t at, struct editor_about *about) {
    struct view view = view_of(editor, file);
    struct hovering hovering = {.view = &view};
    struct editor_range formula;
    struct scope scope;
    if (at > file->text.size) at = file->text.size;
    hovering.spot = spot_of(&view, at);
    if (formula_at(&view, at, &formula, &scope)) hover_formula(&hovering, formula, at, &scope);
    else if (view.sort == VIEW_LAYOUT) hover_layout(&hovering, at);
    else if (view.sort == VIEW_FIELDS) hover_declaration(&hovering);
    else if (view.sort == VIEW_DOCUMENT) hover_document(&hovering, at);
    about->range = hovering.range;
    about->text = take_text(&hovering.out, editor);
    return about->text.size > 0;
}
