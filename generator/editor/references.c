/* Where something is said and where it is used, in all files that the project was made of. */
#include "editor/references.h"

#include "base/arena.h"
#include "base/path.h"
#include "editor/formula_place.h"
#include "editor/targets.h"

/* ---- locations ---- */

static void add(const struct editor *editor, struct editor_locations *locations, struct editor_location location) {
    if (location.whole.end < location.range.end) location.whole = location.range;
    ARENA_PUSH(editor->arena, locations->items, locations->count, locations->capacity) = location;
}

static struct editor_location location_of(const struct editor_file *file, struct editor_range range,
                                          struct editor_range whole) {
    return (struct editor_location){*file, range, whole};
}

/* The line of a span that was made of the text as the project read it. */
static void add_span(const struct editor *editor, struct editor_locations *locations, struct span span) {
    size_t start;
    if (!span.source) return;
    struct editor_file file = editor_source_file(editor, span.source);
    struct editor_range range = {0, 0};
    if (span_start(span, &start) && start <= file.text.size) range.start = range.end = start;
    struct editor_range line = sketch_line(file.text, range.start);
    if (span.length && range.start + span.length <= line.end) range.end = range.start + span.length;
    add(editor, locations, location_of(&file, range, line));
}

/* ---- files ---- */

struct editor_file references_file(const struct editor *editor, const struct editor_file *file,
                                   const struct source *source) {
    struct editor_file other = editor_source_file(editor, source);
    return str_equal(other.path, file->path) ? *file : other;
}

/* Whether a file may name something at all: most do not, and are not looked at. */
static bool may_name(struct str text, const struct record *record, struct str title) {
    struct str last = title, rest = title;
    bool person = record->set->naming && record->set->naming->person;
    if (record->id.size && str_find(text, record->id, NULL)) return true;
    if (!person) return title.size && str_find(text, title, NULL);
    while (str_cut(&rest, ' ', &last)) continue; /* the surname, which most mentions of a person have */
    return last.size && str_find(text, last, NULL);
}

/* ---- records ---- */

struct seeker {
    const struct editor *editor;
    const struct view *view;
    const struct record *record;
    struct str title;
    struct editor_locations *locations;
    const struct field *field; /* whose targets were asked last, and what they were */
    struct targets_found found;
};

static bool is_meant(struct seeker *seeker, const struct field *field, struct str text) {
    bool called = str_equal(text, seeker->record->id) || record_is_called(seeker->editor->arena, seeker->record, text);
    if (!called && !is_person_called(seeker->editor->arena, seeker->record, text, seeker->title)) return false;
    if (seeker->field != field) seeker->found = targets_of(seeker->view, field);
    seeker->field = field;
    const struct target_found *target = targets_find(seeker->view, &seeker->found, text);
    return target && target->record == seeker->record;
}

static void seek(struct seeker *seeker) {
    const struct view *view = seeker->view;
    for (size_t n = 1; n < view->sketch.count; n++) {
        const struct field *field = view->meanings[n].element;
        struct editor_range part;
        if (!field || field->type != FIELD_REFERENCE) continue;
        for (size_t next = 0; next_part(view, n, &next, &part);)
            if (is_meant(seeker, field, sketch_text(&view->sketch, part)))
                add(seeker->editor, seeker->locations, location_of(view->file, part, view->sketch.nodes[n].whole));
    }
}

static void add_declaration(const struct view *view, struct editor_locations *locations, const struct record *record) {
    size_t node = record_node(view, record);
    struct editor_range word;
    if (node == SIZE_MAX) return;
    bool said = record_word(view, node, record, false, &word) || record_word(view, node, record, true, &word);
    if (!said) word = (struct editor_range){view->sketch.nodes[node].whole.start, view->sketch.nodes[node].whole.start};
    add(view->editor, locations, location_of(view->file, word, view->sketch.nodes[node].whole));
}

static bool is_said_in(const struct editor *editor, const struct record *record, const struct editor_file *file) {
    const struct source *source = record->span.source ? record->span.source : record->document->span.source;
    return source && str_equal(editor_source_path(editor, source), file->path);
}

void references_of_record(const struct editor *editor, const struct editor_file *file, const struct record *record,
                          enum references_wish wish, struct editor_locations *locations) {
    const struct project *project = editor->project;
    struct str title = record_title(editor->arena, record);
    bool met = false;
    for (size_t i = 0; i <= project->read_count; i++) {
        bool own = i == project->read_count;
        if (own && met) continue;
        struct editor_file at = own ? *file : references_file(editor, file, project->read[i]);
        met |= str_equal(at.path, file->path);
        bool said = is_said_in(editor, record, &at);
        if (wish == REFERENCES_HERE && !str_equal(at.path, file->path)) continue;
        if (wish == REFERENCES_SAID && !said) continue;
        if (!said && !may_name(at.text, record, title)) continue;
        struct view view = view_of(editor, &at);
        struct seeker seeker = {
            .editor = editor, .view = &view, .record = record, .title = title, .locations = locations};
        if (said && wish != REFERENCES_USED) add_declaration(&view, locations, record);
        if (wish != REFERENCES_SAID) seek(&seeker);
    }
}

/* ---- fields ---- */

static void seek_keys(const struct view *view, const struct field *field, struct editor_locations *locations) {
    for (size_t n = 1; n < view->sketch.count; n++) {
        const struct sketch_node *node = &view->sketch.nodes[n];
        bool names = node->kind == SKETCH_KEY || node->kind == SKETCH_HEADING;
        if (names && view->meanings[n].field == field && node->key.end > node->key.start)
            add(view->editor, locations, location_of(view->file, node->key, node->whole));
    }
}

/* In formulas: each place where the name stands is asked what it means there. */
static void seek_formulas(const struct view *view, const struct field *field, struct editor_locations *locations) {
    struct str text = view->sketch.text;
    for (size_t at = 0, found; str_find(str_skip(text, at), field->name, &found); at += found + field->name.size) {
        size_t place = at + found;
        struct editor_range formula, word;
        struct scope scope;
        if (!formula_at(view, place, &formula, &scope)) continue;
        if (formula_field_at(view, formula, place, &scope, &word) == field && word.start == place)
            add(view->editor, locations, location_of(view->file, word, word));
    }
}

static void seek_in(const struct editor *editor, const struct editor_file *file, const struct field *field,
                    struct editor_locations *locations) {
    struct view view = view_of(editor, file);
    if (view.sort == VIEW_DOCUMENT) seek_keys(&view, field, locations);
    else seek_formulas(&view, field, locations);
}

void references_of_field(const struct editor *editor, const struct editor_file *file, const struct field *field,
                         struct editor_locations *locations) {
    const struct project *project = editor->project;
    for (size_t i = 0; i < project->read_count; i++) {
        struct editor_file at = references_file(editor, file, project->read[i]);
        seek_in(editor, &at, field, locations);
    }
    for (size_t i = 0; i < project->layout_count; i++) {
        struct editor_file at = references_file(editor, file, project->layouts[i].source);
        if (str_find(at.text, field->name, NULL)) seek_in(editor, &at, field, locations);
    }
}

/* ---- answers ---- */

static void locate_file(const struct editor *editor, const struct editor_file *file, const struct meant *subject,
                        struct editor_locations *locations) {
    const struct project *project = editor->project;
    for (size_t i = 0; i < project->read_count; i++) {
        struct editor_file at = references_file(editor, file, project->read[i]);
        if (!str_equal(at.path, subject->path)) continue;
        struct editor_range range = {0, 0};
        heading_of_anchor(editor, &at, subject->anchor, &range);
        add(editor, locations, location_of(&at, range, range));
        return;
    }
    struct editor_file other = {.path = subject->path};
    add(editor, locations, location_of(&other, (struct editor_range){0, 0}, (struct editor_range){0, 0}));
}

bool heading_of_anchor(const struct editor *editor, const struct editor_file *file, struct str anchor,
                       struct editor_range *range) {
    if (!anchor.size) return false;
    struct sketch sketch = sketch_of(editor->arena, file);
    for (size_t n = 1; n < sketch.count; n++)
        if (sketch.nodes[n].kind == SKETCH_HEADING &&
            str_equal(text_slug(editor->arena, sketch_key(&sketch, n)), anchor)) {
            *range = sketch.nodes[n].key;
            return true;
        }
    return false;
}

struct editor_locations editor_definition(const struct editor *editor, const struct editor_file *file, size_t at) {
    struct view view = view_of(editor, file);
    struct meant subject = subject_at(&view, at > file->text.size ? file->text.size : at);
    struct editor_locations locations = {0};
    switch (subject.kind) {
    case SUBJECT_NOTHING: break;
    case SUBJECT_RECORD:
        references_of_record(editor, file, subject.record, REFERENCES_SAID, &locations);
        if (!locations.count) add_span(editor, &locations, subject.record->span);
        break;
    case SUBJECT_FIELD: add_span(editor, &locations, subject.field->span); break;
    case SUBJECT_RULE: add_span(editor, &locations, subject.span); break;
    case SUBJECT_FILE: locate_file(editor, file, &subject, &locations); break;
    }
    return locations;
}

struct editor_locations editor_references(const struct editor *editor, const struct editor_file *file, size_t at,
                                          bool declaration) {
    struct view view = view_of(editor, file);
    struct meant subject = subject_at(&view, at > file->text.size ? file->text.size : at);
    struct editor_locations locations = {0};
    if (subject.kind == SUBJECT_RECORD)
        references_of_record(editor, file, subject.record, declaration ? REFERENCES_ALL : REFERENCES_USED, &locations);
    if (subject.kind != SUBJECT_FIELD) return locations;
    if (declaration) add_span(editor, &locations, subject.field->span);
    references_of_field(editor, file, subject.field, &locations);
    return locations;
}

struct editor_locations editor_highlight(const struct editor *editor, const struct editor_file *file, size_t at) {
    struct view view = view_of(editor, file);
    struct meant subject = subject_at(&view, at > file->text.size ? file->text.size : at);
    struct editor_locations locations = {0};
    if (subject.kind == SUBJECT_RECORD) references_of_record(editor, file, subject.record, REFERENCES_HERE, &locations);
    if (subject.kind == SUBJECT_FIELD && view.sort == VIEW_DOCUMENT) seek_keys(&view, subject.field, &locations);
    if (subject.kind == SUBJECT_FIELD && view.sort != VIEW_DOCUMENT) seek_formulas(&view, subject.field, &locations);
    return locations;
}
