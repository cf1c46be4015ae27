/* Renaming: the id or name of a record, where it is said and wherever it is used. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/yaml_text.h"
#include "editor/references.h"
#include "editor/targets.h"

/* What is to be renamed. */
struct renaming {
    const struct editor *editor;
    const struct editor_file *file;
    const struct view *view;
    struct meant subject;
    struct str name;
    bool named; /* its name, for it says no id */
};

static bool says_id(const struct record *record) {
    const struct field *id = record->outer ? record->set->id : field_find(record->set, STR("id"));
    return id && id->index < record->set->count && record_said(record, id)->kind != DATUM_MISSING;
}

static bool find(struct renaming *renaming, size_t at, struct message *problem) {
    struct arena *arena = renaming->editor->arena;
    renaming->subject = subject_at(renaming->view, at > renaming->file->text.size ? renaming->file->text.size : at);
    const struct meant *subject = &renaming->subject;
    if (subject->kind != SUBJECT_RECORD) {
        *problem = message_new(arena, "ids and names of persons, documents and rows can be renamed, nothing else");
        return false;
    }
    renaming->named = subject->named;
    struct str now = sketch_text(&renaming->view->sketch, subject->range);
    if (!renaming->named && !subject->said && !says_id(subject->record)) {
        *problem = message_new(arena, "“{0}” is made of a name: rename where the name stands", now);
        return false;
    }
    return true;
}

bool editor_may_rename(const struct editor *editor, const struct editor_file *file, size_t at,
                       struct editor_range *range, struct str *name, struct message *problem) {
    struct view view = view_of(editor, file);
    struct renaming renaming = {.editor = editor, .file = file, .view = &view};
    if (!find(&renaming, at, problem)) return false;
    *range = renaming.subject.range;
    *name = sketch_text(&view.sketch, renaming.subject.range);
    return true;
}

/* ---- what cannot be ---- */

static bool is_id(struct str name) {
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                    c == '-' || c > 0x7f;
        if (!good) return false;
    }
    return name.size > 0;
}

static bool is_called(const struct renaming *renaming, const struct record *record) {
    if (record == renaming->subject.record) return false;
    return record_is_called(renaming->editor->arena, record, renaming->name);
}

/* A row of the same list, or a document of the same kind, that is called so. */
static const struct record *namesake(const struct renaming *renaming) {
    const struct record *record = renaming->subject.record;
    size_t count;
    if (!record->outer) {
        struct record **documents = records_of_kind(renaming->editor->project->records, record->set->kind, &count);
        for (size_t i = 0; i < count; i++)
            if (is_called(renaming, documents[i])) return documents[i];
        return NULL;
    }
    for (size_t f = 0; f < record->outer->set->count; f++) {
        struct datum rows = *record_said_at(record->outer, f);
        for (size_t i = 0; rows.kind == DATUM_LIST && i < rows.count; i++)
            if (rows.items[i].kind == DATUM_RECORD && rows.items[i].record &&
                rows.items[i].record->set == record->set && is_called(renaming, rows.items[i].record))
                return rows.items[i].record;
    }
    return NULL;
}

static bool is_refused(const struct renaming *renaming, struct message *problem) {
    struct arena *arena = renaming->editor->arena;
    struct str name = renaming->name;
    if (!str_trim(name).size || str_find(name, STR("\n"), NULL)) {
        *problem = message_new(arena, "a name has at least a letter and stands on one line");
        return true;
    }
    if (!renaming->named && !is_id(name)) {
        *problem = message_new(arena, "“{0}” is no id: letters, figures, “_” and “-” make one", name);
        return true;
    }
    const struct record *other = namesake(renaming);
    if (other) *problem = message_new(arena, "“{0}” is called so already", record_title(arena, other));
    return other != NULL;
}

/* ---- edits ---- */

static size_t node_of(const struct view *view, struct editor_range range) {
    for (size_t n = sketch_before(&view->sketch, range.start); n; n = view->sketch.nodes[n].parent)
        if (view->sketch.nodes[n].value.start <= range.start && view->sketch.nodes[n].value.end >= range.end) return n;
    return 0;
}

/* In quotes the signs that end them are doubled or escaped; a plain scalar gets quotes where it needs them. */
static struct str written(const struct renaming *renaming, const struct view *view, struct editor_range range) {
    size_t n = node_of(view, range);
    const struct sketch_node *node = &view->sketch.nodes[n];
    struct buffer out = {0};
    bool whole = range.start == node->value.start && range.end == node->value.end;
    if (!n || node->markdown || (!whole && !node->quote)) return renaming->name;
    if (!node->quote) yaml_put(&out, renaming->name, (struct yaml_style){.flow = node->flow});
    for (size_t i = 0; node->quote && i < renaming->name.size; i++) {
        char c = renaming->name.data[i];
        if (node->quote == '\'' && c == '\'') buffer_char(&out, c);
        if (node->quote == '"' && (c == '"' || c == '\\')) buffer_char(&out, '\\');
        buffer_char(&out, c);
    }
    struct str text = str_copy(renaming->editor->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

static void add_edit(const struct renaming *renaming, const struct view *view, struct editor_range range,
                     struct editor_edits *edits) {
    struct editor_edit edit = {*view->file, {range.start, range.end, written(renaming, view, range)}};
    ARENA_PUSH(renaming->editor->arena, edits->items, edits->count, edits->capacity) = edit;
}

/* Of the uses those that are written as what is renamed: by the id, or by the name. */
static bool is_written_so(const struct renaming *renaming, struct str text) {
    bool id = str_equal(text, renaming->subject.record->id);
    return renaming->named ? !id || !says_id(renaming->subject.record) : id;
}

static void add_declaration(const struct renaming *renaming, const struct view *view, struct editor_edits *edits) {
    struct editor_range word;
    size_t node = record_node(view, renaming->subject.record);
    if (node == SIZE_MAX || !record_word(view, node, renaming->subject.record, renaming->named, &word)) return;
    add_edit(renaming, view, word, edits);
}

/* Whether what would be written in a field means somebody else there. */
static bool is_taken(const struct renaming *renaming, const struct view *view, struct editor_range range,
                     struct message *problem) {
    size_t node = node_of(view, range);
    const struct field *field = node ? view->meanings[node].element : NULL;
    if (!field || field->type != FIELD_REFERENCE) return false;
    struct targets_found found = targets_of(view, field);
    const struct target_found *other = targets_find(view, &found, renaming->name);
    if (!other || other->record == renaming->subject.record) return false;
    *problem = message_new(renaming->editor->arena, "“{0}” is called so already", other->title);
    return true;
}

static bool edit_file(const struct renaming *renaming, const struct editor_locations *uses, size_t *at,
                      struct editor_edits *edits, struct message *problem) {
    const struct editor_file *file = &uses->items[*at].file;
    struct view view = view_of(renaming->editor, file);
    const struct field *asked = NULL;
    for (; *at < uses->count && str_equal(uses->items[*at].file.path, file->path); ++*at) {
        struct editor_range range = uses->items[*at].range;
        size_t node = node_of(&view, range);
        const struct field *field = node ? view.meanings[node].element : NULL;
        if (!is_written_so(renaming, sketch_text(&view.sketch, range))) continue;
        if (field != asked && is_taken(renaming, &view, range, problem)) return false;
        asked = field;
        add_edit(renaming, &view, range, edits);
    }
    return true;
}

bool editor_rename(const struct editor *editor, const struct editor_file *file, size_t at, struct str name,
                   struct editor_edits *edits, struct message *problem) {
    struct view view = view_of(editor, file);
    struct renaming renaming = {.editor = editor, .file = file, .view = &view, .name = str_trim(name)};
    struct editor_locations said = {0}, uses = {0};
    *edits = (struct editor_edits){0};
    if (!find(&renaming, at, problem) || is_refused(&renaming, problem)) return false;
    references_of_record(editor, file, renaming.subject.record, REFERENCES_SAID, &said);
    for (size_t i = 0; i < said.count; i++) {
        struct view of = view_of(editor, &said.items[i].file);
        add_declaration(&renaming, &of, edits);
    }
    references_of_record(editor, file, renaming.subject.record, REFERENCES_USED, &uses);
    for (size_t i = 0; i < uses.count;)
        if (!edit_file(&renaming, &uses, &i, edits, problem)) return false;
    return true;
}
