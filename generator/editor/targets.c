/* Targets are walked as they are declared. */
#include "editor/targets.h"

#include <stdlib.h>

#include "base/arena.h"
#include "editor/meaning.h"
#include "kind/person_name.h"

static void add(const struct view *view, struct targets_found *found, struct target_found item) {
    if (item.name.size) ARENA_PUSH(view->editor->arena, found->items, found->count, found->capacity) = item;
}

/* An id that nobody wrote is made of the name, and may change with it: the name is written then. */
static struct str written_name(const struct record *record, struct str title) {
    const struct field *id = record->set->id;
    bool said = !record->outer || (id && record_said(record, id)->kind != DATUM_MISSING);
    return said && record->id.size ? record->id : title;
}

static void add_record(const struct view *view, struct targets_found *found, const struct record *record) {
    struct str title = record_title_in(view->editor->arena, record, view->language);
    add(view, found, (struct target_found){.name = written_name(record, title), .title = title, .record = record});
}

/* As deep as the path is long; references on it are resolved. */
static void walk(const struct view *view, struct targets_found *found, const struct record *record,
                 const struct field *const *path, size_t count) {
    if (!count) {
        add_record(view, found, record);
        return;
    }
    if (path[0]->set != record->set) return;
    struct datum datum = *record_said(record, path[0]);
    if (datum.kind == DATUM_RECORD && datum.record) walk(view, found, datum.record, path + 1, count - 1);
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++)
        if (datum.items[i].kind == DATUM_RECORD && datum.items[i].record)
            walk(view, found, datum.items[i].record, path + 1, count - 1);
}

static void walk_documents(const struct view *view, struct targets_found *found, const struct target *target) {
    const struct field *const *path = target->register_list ? &target->register_list : target->path;
    size_t length = target->register_list ? 1 : target->path_count, count = 0;
    struct record **documents = records_of_kind(view->editor->project->records, target->kind, &count);
    for (size_t i = 0; i < count; i++) walk(view, found, documents[i], path, length);
    bool settings = target->kind == view->editor->project->record->set->kind;
    if (settings) walk(view, found, view->editor->project->record, path, length);
}

/* ---- the text's own rows ---- */

static struct str said_in(const struct view *view, size_t row, const struct field *field) {
    size_t node = view_child(view, row, field);
    return node ? sketch_value(&view->sketch, node) : (struct str){0};
}

/* In a table the cells say it. */
static struct str cell_of(const struct view *view, size_t row, const struct field *field) {
    for (size_t n = view->sketch.nodes[row].first; n && field; n = view->sketch.nodes[n].next)
        if (view->sketch.nodes[n].kind == SKETCH_CELL && view->meanings[n].field == field)
            return sketch_value(&view->sketch, n);
    return (struct str){0};
}

static void walk_text(const struct view *view, struct targets_found *found, const struct field *list) {
    const struct field_set *rows = list->element->fields;
    for (size_t n = 1; n < view->sketch.count; n++) {
        const struct meaning *meaning = &view->meanings[n];
        const struct sketch_node *node = &view->sketch.nodes[n];
        if (!meaning->row || meaning->list != list || view->meanings[node->parent].row) continue;
        struct str id = said_in(view, n, rows->id), title = said_in(view, n, rows->naming);
        if (!id.size) id = cell_of(view, n, rows->id);
        if (!title.size) title = cell_of(view, n, rows->naming);
        if (!title.size && !node->bracket && !node->first) title = sketch_value(&view->sketch, n);
        struct target_found item = {id.size ? id : title, title.size ? title : id, meaning->record, n, false};
        add(view, found, item);
    }
}

/* What the first field of a path says in the text by now: `account: hall`. */
static const struct record *start_of(const struct view *view, const struct field *first) {
    size_t node = view_child(view, 0, first);
    struct str name = node ? sketch_value(&view->sketch, node) : (struct str){0};
    for (size_t i = 0; i < first->target_count && name.size; i++) {
        const struct kind *kind = first->targets[i].kind;
        const struct record *record = kind ? records_find(view->editor->project->records, kind, name) : NULL;
        size_t count = 0;
        struct record **documents = kind ? records_of_kind(view->editor->project->records, kind, &count) : NULL;
        for (size_t d = 0; d < count && !record; d++)
            if (record_is_called(view->editor->arena, documents[d], name)) record = documents[d];
        if (record) return record;
    }
    struct datum datum = view->document ? *record_said(view->document, first) : (struct datum){0};
    return datum.kind == DATUM_RECORD ? datum.record : NULL;
}

static void walk_own(const struct view *view, struct targets_found *found, const struct target *target) {
    if (!target->path_count) return;
    const struct field *first = target->path[0], *last = target->path[target->path_count - 1];
    if (first->type == FIELD_REFERENCE) {
        const struct record *start = start_of(view, first);
        if (start) walk(view, found, start, target->path + 1, target->path_count - 1);
    } else if (field_holds_rows(last)) {
        walk_text(view, found, last);
    }
}

/* ---- all of it ---- */

static int by_name(const void *left, const void *right) {
    const struct target_found *const *a = left, *const *b = right;
    int order = str_compare((*a)->name, (*b)->name);
    return order ? order : *a < *b ? -1 : 1;
}

static struct targets_found each_once(const struct view *view, struct targets_found all) {
    struct target_found **sorted = NEW_ARRAY(view->editor->arena, struct target_found *, all.count + 1);
    for (size_t i = 0; i < all.count; i++) sorted[i] = &all.items[i];
    qsort(sorted, all.count, sizeof *sorted, by_name);
    for (size_t i = 1, kept = 0; i < all.count; i++) {
        if (!str_equal(sorted[i]->name, sorted[kept]->name)) kept = i;
        else sorted[i]->again = true;
    }
    struct targets_found once = {0};
    for (size_t i = 0; i < all.count; i++)
        if (!all.items[i].again) add(view, &once, all.items[i]);
    return once;
}

struct targets_found targets_of(const struct view *view, const struct field *field) {
    struct targets_found found = {0};
    for (size_t i = 0; i < field->target_count; i++) {
        if (field->targets[i].kind) walk_documents(view, &found, &field->targets[i]);
        else walk_own(view, &found, &field->targets[i]);
    }
    return each_once(view, found);
}

bool is_person_called(struct arena *arena, const struct record *record, struct str said, struct str title) {
    const struct field *naming = record ? record->set->naming : NULL;
    if (!naming || !naming->person || !said.size) return false;
    struct person_name wanted = person_name_read(arena, said), known = person_name_read(arena, title);
    if (!wanted.count || wanted.several || !known.count) return false;
    return person_name_fits(&wanted, &known) || person_name_is_given(&wanted, &known);
}

/* “Lück”, “H. Lück”: the only one who may be meant. */
static const struct target_found *only_person(const struct view *view, const struct targets_found *found,
                                              struct str name) {
    const struct target_found *only = NULL;
    for (size_t i = 0; i < found->count; i++) {
        if (!is_person_called(view->editor->arena, found->items[i].record, name, found->items[i].title)) continue;
        if (only) return NULL;
        only = &found->items[i];
    }
    return only;
}

const struct target_found *targets_find(const struct view *view, const struct targets_found *found, struct str name) {
    struct str key = text_id(view->editor->arena, name);
    for (size_t i = 0; i < found->count; i++)
        if (str_equal(found->items[i].name, name)) return &found->items[i];
    for (size_t i = 0; i < found->count; i++)
        if (str_equal(text_id(view->editor->arena, found->items[i].title), key)) return &found->items[i];
    return only_person(view, found, name);
}
