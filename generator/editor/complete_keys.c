/* Keys, headings and heads of columns: the fields that are not there yet, the required ones first. */
#include "base/arena.h"
#include "base/yaml_text.h"
#include "editor/complete.h"
#include "editor/meaning.h"
#include "editor/targets.h"
#include "kind/key_text.h"
#include "kind/section_field.h"

enum { INDENT = 2 };

/* ---- what is offered ---- */

static bool is_offered(const struct field *field) { return field_is_written(field) && !field->retired; }

static bool is_there(const struct view *view, size_t node, const struct field *field, size_t besides) {
    for (size_t n = view->sketch.nodes[node].first; n; n = view->sketch.nodes[n].next)
        if (n != besides && view->meanings[n].field == field && view->sketch.nodes[n].kind != SKETCH_ITEM) return true;
    return false;
}

static bool fits(const struct completion *completion, const struct field *field) {
    if (completion_fits(completion, field->labels[completion->view->language->index])) return true;
    for (size_t i = 0; i < field->alias_count; i++)
        if (completion_fits(completion, field->spellings[i].text)) return true;
    return false;
}

static bool is_required(const struct field *field) {
    return (field->required || field->wanted) && !field->standard_text.size;
}

/* ---- how it is written ---- */

/* What follows the colon: in plain text and, with places to fill in, as a snippet. */
struct form {
    struct str plain, snippet;
};

/* A line below the key, so far in. */
static struct str line_in(const struct completion *completion, size_t indent, const char *text) {
    return str_format(completion->view->editor->arena, "\n%*s%s", (int)indent, "", text);
}

/* The key that a row begins with: its id where it has to say one, else what names it. */
static const struct field *row_start(const struct field_set *rows) {
    if (rows->id && rows->id->required) return rows->id;
    for (size_t i = 0; i < rows->count; i++)
        if (is_offered(&rows->fields[i]) && is_required(&rows->fields[i])) return &rows->fields[i];
    return rows->naming ? rows->naming : rows->count ? &rows->fields[0] : NULL;
}

static struct str key_of(const struct completion *completion, const struct field *field, bool flow) {
    struct buffer out = {0};
    yaml_put(&out, key_text(completion->view->editor->arena, field, completion->view->language),
             (struct yaml_style){.flow = flow});
    return take_text(&out, completion->view->editor);
}

/* "- id: ", with the other keys that a row has to say below it. */
static struct form row_form(const struct completion *completion, const struct field_set *rows, size_t indent) {
    const struct editor *editor = completion->view->editor;
    struct buffer plain = {0}, snippet = {0};
    const struct field *start = row_start(rows);
    size_t stop = 1;
    for (size_t i = 0; i <= rows->count; i++) {
        const struct field *field = i ? &rows->fields[i - 1] : start;
        bool put = field && (!i || (field != start && is_offered(field) && is_required(field) &&
                                    field->type != FIELD_GROUP && field->type != FIELD_LIST));
        if (!put) continue;
        struct str key = key_of(completion, field, false);
        if (i) buffer_format(&plain, "\n%*s%.*s: ", (int)indent + INDENT, "", STR_ARG(key));
        if (i) buffer_format(&snippet, "\n%*s%.*s: ${%zu}", (int)indent + INDENT, "", STR_ARG(key), stop++);
        if (!i) buffer_format(&plain, "- %.*s: ", STR_ARG(key));
        if (!i) buffer_format(&snippet, "- %.*s: ${%zu}", STR_ARG(key), stop++);
    }
    return (struct form){take_text(&plain, editor), take_text(&snippet, editor)};
}

static struct form nested(const struct completion *completion, size_t indent, struct form inner) {
    struct arena *arena = completion->view->editor->arena;
    struct str lead = line_in(completion, indent, "");
    return (struct form){str_join(arena, lead, inner.plain), str_join(arena, lead, inner.snippet)};
}

static struct form form_of(const struct completion *completion, const struct field *field, size_t indent, bool flow) {
    struct form scalar = {STR(" "), STR(" $0")};
    if (field->type == FIELD_GROUP && flow) return (struct form){STR(" {}"), STR(" {$0}")};
    if (field->type == FIELD_GROUP)
        return (struct form){line_in(completion, indent + INDENT, ""), line_in(completion, indent + INDENT, "$0")};
    if (field->type != FIELD_LIST) return scalar;
    bool rows = field->element && field->element->type == FIELD_GROUP;
    if (!rows || flow) return (struct form){STR(" []"), STR(" [$0]")};
    if (field->keyed_count)
        return (struct form){line_in(completion, indent + INDENT, ""), line_in(completion, indent + INDENT, "$0")};
    return nested(completion, indent + INDENT, row_form(completion, field->element->fields, indent + INDENT));
}

static bool is_section(const struct field *field) { return field->type == FIELD_GROUP || field_holds_rows(field); }

/* ---- keys ---- */

static void add_key(struct completion *completion, const struct field *field, size_t indent, bool flow) {
    const struct view *view = completion->view;
    struct arena *arena = view->editor->arena;
    const struct sketch_node *node = &view->sketch.nodes[completion->spot.node];
    struct str key = key_of(completion, field, flow);
    /* The key alone is replaced where its colon stands already. */
    bool colon = !completion->spot.fresh && !node->half && node->kind == SKETCH_KEY;
    struct form form = form_of(completion, field, indent, flow);
    struct str plain = colon ? key : str_format(arena, "%.*s:%.*s", STR_ARG(key), STR_ARG(form.plain));
    struct str snippet = colon ? (struct str){0} : str_format(arena, "%.*s:%.*s", STR_ARG(key), STR_ARG(form.snippet));
    struct editor_item item = {.kind = is_section(field) ? EDITOR_SECTION : EDITOR_KEY,
                               .label = key,
                               .beside = field_beside(view, field),
                               .filter = completion_filter(completion, key, field->spellings, field->alias_count),
                               .snippet = snippet,
                               .wanted = is_required(field),
                               .goes_on = !colon && !is_section(field)};
    item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end, plain};
    struct buffer about = {0};
    about_field(&about, view, field);
    item.about = take_text(&about, view->editor);
    completion_add(completion, item);
}

static void add_keys(struct completion *completion, const struct field_set *set, bool required) {
    const struct view *view = completion->view;
    bool flow = view->sketch.nodes[completion->spot.parent].bracket;
    size_t own = completion->spot.fresh ? 0 : completion->spot.node;
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!is_offered(field) || is_required(field) != required || !fits(completion, field)) continue;
        if (!is_there(view, completion->spot.parent, field, own))
            add_key(completion, field, completion->spot.indent, flow);
    }
}

/* Where a list is still without its first dash: a row. */
static void add_row(struct completion *completion, const struct field *list) {
    const struct editor *editor = completion->view->editor;
    struct form form = row_form(completion, list->element->fields, completion->spot.indent);
    struct editor_item item = {.kind = EDITOR_SECTION, .label = STR("- "), .snippet = form.snippet, .goes_on = true};
    item.beside = in_words(editor, MESSAGE("a new row"));
    item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end, form.plain};
    completion_add(completion, item);
}

/* ---- lists that are written as mappings ---- */

static void add_keyed(struct completion *completion, struct str word, struct str beside, const struct field *list) {
    const struct view *view = completion->view;
    struct arena *arena = view->editor->arena;
    bool flow = view->sketch.nodes[completion->spot.parent].bracket, single = list->leaf != NULL;
    for (size_t n = view->sketch.nodes[completion->spot.parent].first; n; n = view->sketch.nodes[n].next)
        if ((completion->spot.fresh || n != completion->spot.node) && str_equal(sketch_key(&view->sketch, n), word))
            return;
    if (!completion_fits(completion, word) && !completion_fits(completion, beside)) return;
    bool colon = !completion->spot.fresh && !view->sketch.nodes[completion->spot.node].half;
    struct buffer key = {0};
    yaml_put(&key, word, (struct yaml_style){.flow = flow});
    struct str text = take_text(&key, view->editor);
    struct editor_item item = {.kind = EDITOR_KEY, .label = word, .beside = beside, .goes_on = single};
    item.filter = str_format(arena, "%.*s %.*s", STR_ARG(word), STR_ARG(beside));
    item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end, text};
    if (!colon) item.edit.text = str_join(arena, text, single ? STR(": ") : STR(": {}"));
    if (!colon) item.snippet = str_join(arena, text, single ? STR(": $0") : STR(": {$0}"));
    completion_add(completion, item);
}

/* The keys of a list by year, choice or reference, those that are not there yet. */
static void add_keys_of_list(struct completion *completion, const struct field *list, size_t level) {
    enum { BEFORE = 3, AFTER = 3 };
    const struct view *view = completion->view;
    const struct field *by = list->keyed[level];
    struct date day = view->editor->project->as_of;
    if (by->type == FIELD_YEAR && day.year > 0) {
        int year = calendar_name(calendar_around(view->editor->project->records->calendar, day, DATE_YEAR));
        for (int y = year - BEFORE; y <= year + AFTER; y++)
            add_keyed(completion, str_format(view->editor->arena, "%d", y), (struct str){0}, list);
    }
    for (size_t i = 0; by->type == FIELD_CHOICE && i < by->choices->count; i++) {
        struct str label = by->choices->items[i].labels[view->language->index];
        add_keyed(completion, language_is_source(view->language) ? by->choices->items[i].name : label, label, list);
    }
    if (by->type != FIELD_REFERENCE) return;
    struct targets_found found = targets_of(view, by);
    for (size_t i = 0; i < found.count; i++) add_keyed(completion, found.items[i].name, found.items[i].title, list);
}

/* `kind:` above all else, in the words of the project's language. */
static void add_kind_key(struct completion *completion) {
    const struct editor *editor = completion->view->editor;
    bool german = str_equal_c(completion->view->language->tag, "de");
    struct editor_item item = {
        .kind = EDITOR_KEY, .label = german ? STR("art") : STR("kind"), .wanted = true, .goes_on = true};
    item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end,
                                   german ? STR("art: ") : STR("kind: ")};
    item.beside = in_words(editor, MESSAGE("what kind of document it is"));
    item.filter = STR("kind art");
    if (completion_fits(completion, STR("kind")) || completion_fits(completion, STR("art")))
        completion_add(completion, item);
}

void complete_keys(struct completion *completion) {
    const struct view *view = completion->view;
    const struct meaning *meaning = &view->meanings[completion->spot.parent];
    if (!completion->spot.parent && !view->kind) add_kind_key(completion);
    if (meaning->list && !meaning->row && field_holds_rows(meaning->list) && !meaning->list->keyed_count)
        add_row(completion, meaning->list);
    if (meaning->list && !meaning->row && field_holds_rows(meaning->list) &&
        meaning->level < meaning->list->keyed_count)
        add_keys_of_list(completion, meaning->list, meaning->level);
    if (!meaning->set) return;
    add_keys(completion, meaning->set, true);
    add_keys(completion, meaning->set, false);
}

/* ---- headings ---- */

static bool has_section(const struct field *field) {
    return field->type == FIELD_MARKDOWN || field->type == FIELD_GROUP || field_has_rows(field);
}

static bool is_said(const struct view *view, const struct field *field, size_t besides) {
    for (size_t n = 1; n < view->sketch.count; n++)
        if (n != besides && view->meanings[n].field == field &&
            (view->sketch.nodes[n].kind == SKETCH_HEADING || view->sketch.nodes[n].kind == SKETCH_KEY))
            return true;
    return false;
}

static struct str columns_of(const struct completion *completion, const struct field *list, bool snippet) {
    enum { COLUMNS_MOST = 6 };
    const struct view *view = completion->view;
    const struct field_set *rows = list->element->fields;
    struct buffer head = {0}, rule = {0}, row = {0};
    size_t count = 0;
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < rows->count && count < COLUMNS_MOST; i++) {
            const struct field *field = &rows->fields[i];
            bool plain = field->type != FIELD_GROUP && field->type != FIELD_LIST && field->type != FIELD_MARKDOWN;
            bool first = is_required(field) || field == rows->naming;
            if (!is_offered(field) || !plain || first != (pass == 0) || (pass && count >= 3)) continue;
            buffer_format(&head, "| %.*s ", STR_ARG(heading_text(view->editor->arena, field, view->language)));
            buffer_append_c(&rule, "|---");
            if (snippet) buffer_format(&row, "| ${%zu} ", ++count);
            else buffer_format(&row, "|%*s", ++count ? 2 : 0, "");
        }
    struct str text = str_format(view->editor->arena, "\n\n%.*s|\n%.*s|\n%.*s|", STR_ARG(buffer_str(&head)),
                                 STR_ARG(buffer_str(&rule)), STR_ARG(buffer_str(&row)));
    buffer_free(&head), buffer_free(&rule), buffer_free(&row);
    return count ? text : (struct str){0};
}

static void add_heading(struct completion *completion, const struct field *field) {
    const struct view *view = completion->view;
    struct str name = heading_text(view->editor->arena, field, view->language);
    struct editor_item item = {.kind = EDITOR_SECTION, .label = name, .beside = field_beside(view, field)};
    item.filter = completion_filter(completion, name, field->spellings, field->alias_count);
    item.wanted = is_required(field);
    item.edit = (struct text_edit){completion->spot.range.start, completion->spot.range.end, name};
    if (field_has_rows(field)) item.snippet = str_join(view->editor->arena, name, columns_of(completion, field, true));
    struct buffer about = {0};
    about_field(&about, view, field);
    item.about = take_text(&about, view->editor);
    completion_add(completion, item);
}

void complete_headings(struct completion *completion) {
    const struct view *view = completion->view;
    if (!view->kind || !view->kind->fields) return;
    const struct field *group = view->meanings[completion->spot.parent].group;
    const struct field_set *sets[] = {group ? group->fields : NULL, view->kind->fields};
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t s = 0; s < 2; s++)
            for (size_t i = 0; sets[s] && i < sets[s]->count; i++) {
                const struct field *field = &sets[s]->fields[i];
                if (!is_offered(field) || !has_section(field) || is_required(field) != (pass == 0)) continue;
                if (fits(completion, field) && !is_said(view, field, completion->spot.node))
                    add_heading(completion, field);
            }
}

/* ---- columns ---- */

void complete_columns(struct completion *completion) {
    const struct view *view = completion->view;
    const struct meaning *table = &view->meanings[completion->spot.parent];
    size_t head = view->sketch.nodes[completion->spot.parent].first;
    const struct field_set *rows = field_holds_rows(table->list) ? table->list->element->fields : NULL;
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; rows && i < rows->count; i++) {
            const struct field *field = &rows->fields[i];
            bool there = false;
            for (size_t n = view->sketch.nodes[head].first; n; n = view->sketch.nodes[n].next)
                there |= n != completion->spot.node && view->meanings[n].field == field;
            if (!is_offered(field) || there || is_required(field) != (pass == 0) || !fits(completion, field)) continue;
            struct str name = heading_text(view->editor->arena, field, view->language);
            struct editor_item item = {.kind = EDITOR_KEY, .label = name, .beside = field_beside(view, field)};
            item.filter = completion_filter(completion, name, field->spellings, field->alias_count);
            item.wanted = pass == 0;
            completion_add(completion, item);
        }
}
