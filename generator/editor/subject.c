/* Places → what they are about. */
#include "editor/subject.h"

#include "base/arena.h"
#include "base/path.h"
#include "editor/formula_place.h"
#include "editor/targets.h"
#include "kind/check.h"

/* ---- values of several ---- */

bool next_part(const struct view *view, size_t node, size_t *next, struct editor_range *part) {
    const struct sketch_node *on = &view->sketch.nodes[node];
    const struct meaning *meaning = &view->meanings[node];
    struct str text = view->sketch.text;
    bool several = meaning->field && meaning->field->type == FIELD_LIST && !on->bracket && !meaning->row;
    if (*next < on->value.start) *next = on->value.start;
    if (*next >= on->value.end) return false;
    *part = (struct editor_range){*next, on->value.end};
    for (size_t i = *next; several && i < on->value.end; i++)
        if (text.data[i] == ',' || text.data[i] == ';') {
            part->end = i;
            break;
        }
    *next = part->end + 1;
    while (part->start < part->end && text.data[part->start] == ' ') part->start++;
    while (part->end > part->start && text.data[part->end - 1] == ' ') part->end--;
    return true;
}

static struct editor_range part_at(const struct view *view, size_t node, size_t at) {
    struct editor_range part = view->sketch.nodes[node].value;
    for (size_t next = 0; next_part(view, node, &next, &part);)
        if (range_holds(part, at)) return part;
    return view->sketch.nodes[node].value;
}

/* ---- links ---- */

bool next_link(struct str text, size_t *at, size_t end, struct editor_range *target) {
    for (size_t i = *at; i + 1 < end; i++) {
        if (text.data[i] != ']' || text.data[i + 1] != '(') continue;
        size_t start = i + 2, stop = start;
        bool angle = start < end && text.data[start] == '<';
        start += angle;
        while (stop < end && text.data[stop] != '\n' && text.data[stop] != (angle ? '>' : ')') &&
               (angle || text.data[stop] != ' '))
            stop++;
        *at = stop;
        if (stop == end || text.data[stop] == '\n') continue;
        *target = (struct editor_range){start, stop};
        return true;
    }
    return false;
}

bool link_at(struct str text, size_t at, struct editor_range *target) {
    struct editor_range line = sketch_line(text, at);
    for (size_t next = line.start; next_link(text, &next, line.end, target);)
        if (range_holds(*target, at)) return true;
    return false;
}

static struct meant subject_of_path(const struct view *view, struct editor_range range, bool url) {
    struct arena *arena = view->editor->arena;
    struct str text = sketch_text(&view->sketch, range), path = text, anchor = {0};
    size_t hash;
    if (url && str_find(text, STR("#"), &hash)) {
        path = str_slice(text, 0, hash);
        anchor = str_skip(text, hash + 1);
    }
    if (str_find(path, STR(":"), NULL)) return (struct meant){0};
    if (url) path = path_of_url(arena, path);
    struct meant subject = {.kind = SUBJECT_FILE, .range = range, .anchor = anchor};
    subject.path = path.size ? path_join(arena, path_folder(view->file->path), path) : view->file->path;
    return subject;
}

/* ---- records ---- */

size_t record_node(const struct view *view, const struct record *record) {
    if (record == view->document) return 0;
    for (size_t n = 1; n < view->sketch.count; n++) {
        const struct sketch_node *node = &view->sketch.nodes[n];
        if (view->meanings[n].row && view->meanings[n].record == record && !view->meanings[node->parent].row) return n;
    }
    return SIZE_MAX;
}

static size_t said_by(const struct view *view, size_t node, const struct field *field) {
    for (size_t n = view->sketch.nodes[node].first; n && field; n = view->sketch.nodes[n].next)
        if (view->meanings[n].field == field) return n;
    return 0;
}

bool record_word(const struct view *view, size_t node, const struct record *record, bool named,
                 struct editor_range *word) {
    const struct field *field = named ? record->set->naming : record->set->id;
    if (!record->outer && !named) field = field_find(record->set, STR("id"));
    size_t said = said_by(view, node, field);
    const struct sketch_node *on = &view->sketch.nodes[said ? said : node];
    bool own = named && !said && node && !on->bracket && view->meanings[node].element == record->set->naming;
    if (!said && !own) return false;
    *word = on->value;
    return word->end > word->start;
}

static bool is_id_field(const struct field *field) {
    return field->set && (field == field->set->id || (!field->set->outer && str_equal_c(field->name, "id")));
}

static struct meant subject_of_value(const struct view *view, size_t node, size_t at) {
    const struct field *field = view->meanings[node].element;
    const struct meaning *around = &view->meanings[view->sketch.nodes[node].parent];
    struct meant subject = {.range = part_at(view, node, at)};
    struct str text = sketch_text(&view->sketch, subject.range);
    if (!field || !text.size) return subject;
    if (field->type == FIELD_REFERENCE) {
        struct targets_found found = targets_of(view, field);
        const struct target_found *target = targets_find(view, &found, text);
        subject.record = target ? target->record : NULL;
        subject.named = subject.record && !str_equal(text, subject.record->id);
        subject.kind = subject.record ? SUBJECT_RECORD : SUBJECT_NOTHING;
        return subject;
    }
    if (field->path) return subject_of_path(view, subject.range, false);
    const struct record *record = view->meanings[node].row ? view->meanings[node].record : around->record;
    if (!record || field->set != record->set) return subject;
    if (!is_id_field(field) && field != field->set->naming) return subject;
    subject.kind = SUBJECT_RECORD;
    subject.record = record;
    subject.said = true;
    subject.named = !is_id_field(field);
    return subject;
}

/* ---- rules and layouts ---- */

static bool rule_of(const struct view *view, size_t node, struct meant *subject) {
    const struct field *field = view->meanings[node].element;
    if (!field || !str_equal_c(field->name, "code") || !view->kind) return false;
    for (size_t i = 0; i < view->kind->check_count; i++)
        if (check_is_called(view->kind->checks[i].code, sketch_value(&view->sketch, node))) {
            *subject = (struct meant){.kind = SUBJECT_RULE, .range = view->sketch.nodes[node].value};
            subject->span = view->kind->checks[i].span;
            return true;
        }
    return false;
}

static struct meant subject_of_part(const struct view *view, size_t fence, size_t at) {
    const struct project *project = view->editor->project;
    const struct sketch_node *node = &view->sketch.nodes[fence];
    struct str info = sketch_key(&view->sketch, fence), name;
    struct meant subject = {.range = node->key};
    str_cut(&info, ' ', &name);
    if (!str_equal_c(name, "part") || !range_holds(node->key, at)) return subject;
    info = str_trim(info);
    for (size_t i = 0; i < project->layout_count; i++)
        for (size_t p = 0; project->layouts[i].kind == view->kind && p < project->layouts[i].part_count; p++)
            if (str_equal(project->layouts[i].parts[p].name, info)) {
                subject.kind = SUBJECT_FILE;
                subject.path = editor_source_path(view->editor, project->layouts[i].parts[p].source);
                return subject;
            }
    return subject;
}

/* ---- all of it ---- */

struct meant subject_at(const struct view *view, size_t at) {
    struct editor_range range;
    struct scope scope;
    struct meant subject = {0};
    if (formula_at(view, at, &range, &scope)) {
        subject.field = formula_field_at(view, range, at, &scope, &subject.range);
        subject.kind = subject.field ? SUBJECT_FIELD : SUBJECT_NOTHING;
        return subject;
    }
    size_t fence = view->sort == VIEW_LAYOUT ? fence_around(view, at) : 0;
    if (fence) return subject_of_part(view, fence, at);
    if (link_at(view->sketch.text, at, &range)) return subject_of_path(view, range, true);
    struct spot spot = spot_of(view, at);
    if (spot.part == SPOT_NOTHING || spot.fresh) return subject;
    if (spot.part == SPOT_VALUE) {
        if (rule_of(view, spot.node, &subject)) return subject;
        return subject_of_value(view, spot.node, at);
    }
    subject.range = spot.range;
    subject.field = view->meanings[spot.node].field;
    if (view->sort == VIEW_FIELDS) {
        const struct field *field = NULL;
        declared_set(view, spot.node, &field);
        if (field && str_equal(field->name, sketch_key(&view->sketch, spot.node))) subject.field = field;
    }
    subject.kind = subject.field ? SUBJECT_FIELD : SUBJECT_NOTHING;
    return subject;
}
