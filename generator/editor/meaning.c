/* Meanings are passed down: what stands in a node is looked for in what the node is. */
#include "editor/meaning.h"

#include "base/arena.h"
#include "kind/section_field.h"
#include "kind/unknown_key.h"

bool field_holds_rows(const struct field *field) {
    return field && field->type == FIELD_LIST && field->element && field->element->type == FIELD_GROUP;
}

/* ---- records ---- */

static struct datum value_in(const struct record *record, const struct field *field) {
    bool has = record && field && field->set == record->set && field->index < record->set->count;
    return has ? *record_said(record, field) : (struct datum){0};
}

static const struct record *group_in(const struct record *record, const struct field *field) {
    return datum_record(value_in(record, field));
}

/* What a row says it is called, by its id or what names it. */
static bool row_is(const struct view *view, size_t node, const struct record *row) {
    const struct field_set *set = row->set;
    for (size_t n = view->sketch.nodes[node].first; n; n = view->sketch.nodes[n].next) {
        struct str key = sketch_key(&view->sketch, n), value = sketch_value(&view->sketch, n);
        const struct field *field = key.size && value.size ? field_find(set, key) : NULL;
        if (field && field == set->id) return str_equal(value, row->id);
        if (field && field == set->naming) return str_equal(value, record_said(row, field)->text);
    }
    return true;
}

/* The row of a list in a file by its number; lines may have come and gone since, so those beside it are asked too. */
static const struct record *row_in(const struct view *view, size_t node, const struct record *record,
                                   const struct field *list, size_t number) {
    enum { AROUND = 20, SEARCHES = 200 /* in a file: where all rows are others, nobody looks for each */ };
    struct datum rows = value_in(record, list);
    if (rows.kind != DATUM_LIST) return NULL;
    for (size_t away = 0; away <= 2 * AROUND && (!away || view->counts->searches < SEARCHES); away++) {
        size_t at = number + (away + 1) / 2;
        if (away % 2) at = number >= (away + 1) / 2 ? number - (away + 1) / 2 : rows.count;
        if (at >= rows.count || rows.items[at].kind != DATUM_RECORD) continue;
        if (row_is(view, node, rows.items[at].record)) return rows.items[at].record;
    }
    view->counts->searches++;
    return NULL;
}

/* ---- YAML ---- */

static struct meaning meaning_of_field(const struct field *field, const struct record *record) {
    struct meaning meaning = {.field = field, .element = field};
    if (!field) return (struct meaning){0};
    if (field->type == FIELD_GROUP) {
        meaning.set = field->fields;
        meaning.record = group_in(record, field);
        meaning.element = field->fields->naming;
    }
    if (field->type != FIELD_LIST) return meaning;
    meaning.list = field;
    meaning.record = record;
    meaning.element = field->element;
    if (field_holds_rows(field)) meaning.element = field->leaf ? field->leaf : field->element->fields->naming;
    return meaning;
}

/* The rows of a document's own list stand in several places of a file, those of others below one key. */
static size_t *rows_met(const struct view *view, size_t parent, const struct field *list) {
    struct view_count *count = view->counts;
    if (list->set->rows) return &view->meanings[parent].rows;
    while (count->list && count->list != list) count++;
    count->list = list;
    return &count->rows;
}

static void make_row(const struct view *view, size_t node, size_t parent, const struct field *list,
                     struct meaning *meaning) {
    const struct record *record = view->meanings[parent].record;
    size_t *rows = rows_met(view, parent, list);
    meaning->row = true;
    meaning->list = list;
    meaning->set = list->element->fields;
    meaning->record = row_in(view, node, record, list, (*rows)++);
    meaning->element = list->leaf ? list->leaf : meaning->set->naming;
}

/* A key of a list that is written as a mapping: `2027: …`. The last level's are rows. */
static struct meaning keyed_row(const struct view *view, size_t node, size_t parent, const struct field *list) {
    const struct meaning *above = &view->meanings[parent];
    struct meaning meaning = {.level = above->level + 1, .list = list};
    if (meaning.level < list->keyed_count) {
        meaning.record = above->record;
        meaning.element = list->leaf;
        return meaning;
    }
    make_row(view, node, parent, list, &meaning);
    return meaning;
}

static bool is_year(struct str key) {
    return key.size == 4 && (key.data[0] == '1' || key.data[0] == '2') && key.data[1] >= '0' && key.data[1] <= '9';
}

static struct meaning meaning_of_key(const struct view *view, size_t node, size_t parent) {
    const struct meaning *above = &view->meanings[parent];
    struct str key = sketch_key(&view->sketch, node);
    if (!above->row && field_holds_rows(above->list)) return keyed_row(view, node, parent, above->list);
    if (!above->set || !key.size || key_is_private(key)) return (struct meaning){0};
    const struct field *field = field_find(above->set, key);
    if (field) return meaning_of_field(field, above->record);
    if (above->set->by_year && is_year(key)) return keyed_row(view, node, parent, above->set->by_year);
    return (struct meaning){0};
}

static struct meaning meaning_of_item(const struct view *view, size_t node, size_t parent) {
    const struct meaning *above = &view->meanings[parent];
    const struct field *list = above->list;
    struct meaning meaning = {.field = list, .list = list};
    if (!list && view->sketch.nodes[node].markdown) /* "- **Owner:** x" says what a line would say */
        return (struct meaning){.set = above->set, .group = above->group, .record = above->record};
    if (list && above->row && view->sketch.nodes[node].markdown) return *above; /* below a row: what it says */
    if (!list || above->row) return (struct meaning){0};
    meaning.element = list->element;
    if (field_holds_rows(list)) make_row(view, node, parent, list, &meaning);
    return meaning;
}

/* ---- Markdown ---- */

static const struct record *document_record(const struct view *view) { return view->document; }

static struct meaning meaning_of_place(const struct view *view, struct place place) {
    const struct record *record = document_record(view);
    if (place.group) record = group_in(record, place.group);
    struct meaning meaning = meaning_of_field(place.field, record);
    meaning.group = place.field && place.field->type == FIELD_GROUP ? place.field : place.group;
    return meaning;
}

/* The title stands around everything and is nothing. */
static bool is_title(const struct sketch_node *node) { return node->parent == 0 && node->indent == 1; }

static struct meaning meaning_of_heading(const struct view *view, size_t node, size_t parent) {
    const struct meaning *above = &view->meanings[parent];
    struct place place = heading_place(view->kind->fields, above->group, sketch_key(&view->sketch, node));
    struct meaning meaning = meaning_of_place(view, place);
    if (place.field) return meaning;
    if (is_title(&view->sketch.nodes[node])) return view->meanings[0];
    bool lists = field_holds_rows(above->list); /* headings below a list's that name nothing leave it the same list */
    return lists ? *above : (struct meaning){.group = above->group};
}

static struct meaning meaning_of_line(const struct view *view, size_t node, size_t parent) {
    const struct meaning *above = &view->meanings[parent];
    struct str key = sketch_key(&view->sketch, node);
    if (above->row) {
        const struct field *field = column_field(above->list, key);
        struct meaning meaning = meaning_of_field(field, above->record);
        return meaning;
    }
    bool takes = above->set && !above->list;
    if (!takes || !key.size) return (struct meaning){0};
    return meaning_of_place(view, key_place(view->kind->fields, above->group, key));
}

const struct field *column_field(const struct field *list, struct str head) {
    const struct field_set *rows = field_holds_rows(list) ? list->element->fields : NULL;
    size_t bracket;
    if (!rows || !head.size) return NULL;
    const struct field *field = field_find(rows, head);
    if (!field && str_find(head, STR("("), &bracket) && bracket)
        field = field_find(rows, str_trim(str_slice(head, 0, bracket)));
    if (!field && field_find(list->set, head) == list) field = rows->naming;
    return field;
}

static struct meaning meaning_of_row(const struct view *view, size_t node, size_t parent) {
    struct meaning meaning = {0};
    const struct meaning *above = &view->meanings[parent];
    bool head = view->sketch.nodes[parent].first == node;
    if (!field_holds_rows(above->list) || above->row) return meaning;
    if (!head) make_row(view, node, parent, above->list, &meaning);
    meaning.field = meaning.list = above->list;
    return meaning;
}

/* The cells of the head say which field each column is. */
static struct meaning meaning_of_cell(const struct view *view, size_t node, size_t row) {
    const struct sketch_node *nodes = view->sketch.nodes;
    const struct meaning *above = &view->meanings[row];
    size_t head = nodes[nodes[row].parent].first;
    if (!field_holds_rows(above->list)) return (struct meaning){0};
    if (head == row) return meaning_of_field(column_field(above->list, sketch_value(&view->sketch, node)), NULL);
    size_t column = nodes[head].first;
    for (size_t i = 0; column && i < nodes[node].number; i++) column = nodes[column].next;
    return column ? meaning_of_field(view->meanings[column].field, above->record) : (struct meaning){0};
}

/* A table or the items of a section are of the list that its heading names. */
static struct meaning meaning_of_table(const struct view *view, size_t parent) {
    struct meaning meaning = view->meanings[parent];
    if (!field_holds_rows(meaning.list) || meaning.row) return (struct meaning){0};
    meaning.set = meaning.list->element->fields;
    return meaning;
}

static struct meaning meaning_of(const struct view *view, size_t node) {
    const struct sketch_node *at = &view->sketch.nodes[node];
    switch (at->kind) {
    case SKETCH_FILE: break;
    case SKETCH_KEY:
        return at->markdown ? meaning_of_line(view, node, at->parent) : meaning_of_key(view, node, at->parent);
    case SKETCH_ITEM: return meaning_of_item(view, node, at->parent);
    case SKETCH_HEADING: return meaning_of_heading(view, node, at->parent);
    case SKETCH_TABLE: return meaning_of_table(view, at->parent);
    case SKETCH_ROW: return meaning_of_row(view, node, at->parent);
    case SKETCH_CELL: return meaning_of_cell(view, node, at->parent);
    case SKETCH_FENCE:
    case SKETCH_BLOCK: break;
    }
    return (struct meaning){0};
}

/* Lists that stand in no row. */
static size_t list_count(const struct field_set *set) {
    size_t count = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (field->type == FIELD_LIST) count++;
        if (field->type == FIELD_GROUP) count += list_count(field->fields);
    }
    return count;
}

void meanings_fill(struct view *view) {
    view->counts = NEW_ARRAY(view->editor->arena, struct view_count, list_count(view->kind->fields) + 1);
    view->meanings[0] = (struct meaning){.set = view->kind->fields, .record = view->document};
    for (size_t n = 1; n < view->sketch.count; n++) view->meanings[n] = meaning_of(view, n);
}
