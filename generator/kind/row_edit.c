/* The list's own style decides: whatever is added stands as its last row does. */
#include "kind/row_edit.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/yaml_text.h"
#include "kind/key_text.h"
#include "read/yaml_extent.h"

enum { INDENT = 2 };

/* ---- finding ---- */

/* The quote that the file uses more: of two, the double one. */
static char quote_of(struct str text) {
    size_t single = 0, both = 0;
    for (size_t i = 2; i < text.size; i++) {
        bool begins = text.data[i - 1] == ' ' && strchr(":,-", text.data[i - 2]) && text.data[i - 2];
        single += begins && text.data[i] == '\'';
        both += begins && text.data[i] == '"';
    }
    return single > both ? '\'' : '"';
}

static const struct entry *entry_of(const struct value *mapping, const struct field *field) {
    for (size_t i = 0; mapping && mapping->kind == VALUE_MAPPING && i < mapping->count; i++)
        if (field_find(field->set, mapping->entries[i].key) == field) return &mapping->entries[i];
    return NULL;
}

static const struct entry *entry_called(const struct value *mapping, struct str key) {
    for (size_t i = 0; i < mapping->count; i++)
        if (str_equal(mapping->entries[i].key, key)) return &mapping->entries[i];
    return NULL;
}

/* "revenue: {2025: …}": the group's keys that are years are rows of the list. */
static bool has_years(const struct value *mapping) {
    for (size_t i = 0; i < mapping->count; i++) {
        struct str key = mapping->entries[i].key;
        if (key.size >= 4 && key.data[0] >= '1' && key.data[0] <= '2' && key.data[3] >= '0' && key.data[3] <= '9')
            return true;
    }
    return false;
}

void row_list_find(struct row_list *list) {
    const struct entry *group = list->group ? entry_of(list->root, list->group) : NULL;
    bool there = group && group->value->kind == VALUE_MAPPING;
    list->holder = !list->group ? list->root : there ? group->value : NULL;
    list->entry = entry_of(list->holder, list->list);
    list->quote = quote_of(list->source->text);
    bool by_year = there && list->group->fields->by_year == list->list;
    if (!list->entry && by_year && has_years(group->value)) list->entry = group;
}

const struct language *row_key_language(const struct value *root, const struct languages *languages,
                                        const struct language *other) {
    if (value_find(root, STR("kind"))) return languages->items[LANGUAGE_SOURCE];
    const struct language *german = value_find(root, STR("art")) ? language_of_tag(languages, STR("de")) : NULL;
    return german ? german : other;
}

size_t row_list_count(const struct row_list *list) {
    const struct value *value = list->entry ? list->entry->value : NULL;
    return value && value->kind != VALUE_SCALAR ? value->count : 0;
}

const struct value *row_list_row(const struct row_list *list, size_t index) {
    const struct value *value = list->entry->value;
    return value->kind == VALUE_SEQUENCE ? value->items[index] : value->entries[index].value;
}

const struct value *row_says(const struct value *row, const struct field *field) {
    const struct entry *entry = entry_of(row, field);
    return entry ? entry->value : NULL;
}

/* ---- as the others ---- */

/* The last row that is a mapping. */
static const struct value *model_of(const struct row_list *list) {
    for (size_t i = row_list_count(list); i-- > 0;)
        if (row_list_row(list, i)->kind == VALUE_MAPPING) return row_list_row(list, i);
    return NULL;
}

/* Where a field stands in the model; behind all of them: as it is declared. */
static size_t rank_of(const struct value *model, const struct field *field) {
    size_t count = model ? model->count : 0;
    if (!field) return SIZE_MAX; /* an author's own key */
    for (size_t i = 0; i < count; i++)
        if (field_find(field->set, model->entries[i].key) == field) return i;
    return count + field->index;
}

void row_like_others(const struct row_list *list, struct row_new *row) {
    const struct value *model = model_of(list);
    for (size_t i = 0; i < row->count; i++) {
        const struct field *field = row->values[i].field;
        const struct entry *known = model && field ? entry_of(model, field) : NULL;
        if (field) row->values[i].key = known ? known->key : key_text(list->arena, field, list->language);
        struct row_value value = row->values[i]; /* into its place among those before it */
        size_t at = i;
        for (; at && rank_of(model, row->values[at - 1].field) > rank_of(model, value.field); at--)
            row->values[at] = row->values[at - 1];
        row->values[at] = value;
    }
}

static bool refuse(const struct row_list *list, struct message *problem, const struct span *at, const char *why) {
    *problem = message_new(list->arena, "{0}, line {1}: {2}", list->source->path, at && at->line ? at->line : 1, why);
    return false;
}

/* ---- rows as text ---- */

struct row_maker_text {
    const struct row_list *list;
    struct buffer out;
    struct row_style style;
    size_t column; /* of dashes or keys */
};

static void put_row(struct row_maker_text *maker, const struct row_new *row) {
    row_text(&maker->out, maker->list->arena, row->values, row->count, maker->style);
}

static bool is_key_of(const struct field *list, const struct field *field) {
    for (size_t i = 0; i < list->keyed_count; i++)
        if (list->keyed[i] == field) return true;
    return false;
}

/* "2027: 38,5", "2027: {plan: …}": a row of a list that is kept by a key. */
static bool put_keyed(struct row_maker_text *maker, const struct row_new *row) {
    const struct field *list = maker->list->list;
    struct row_new rest = {NEW_ARRAY(maker->list->arena, struct row_value, row->count + 1), 0};
    const struct row_value *key = NULL;
    for (size_t i = 0; i < row->count; i++) {
        if (is_key_of(list, row->values[i].field)) key = &row->values[i];
        else rest.values[rest.count++] = row->values[i];
    }
    if (!key || list->keyed_count != 1) return false;
    yaml_put(&maker->out, key->text, (struct yaml_style){.flow = maker->style.flow, .quote = maker->style.quote});
    buffer_append_c(&maker->out, ": ");
    bool alone = rest.count == 1 && rest.values[0].field == list->leaf;
    struct row_style inner = {.flow = true, .quote = maker->style.quote};
    if (alone) row_value_text(&maker->out, maker->list->arena, &rest.values[0], inner);
    else row_text(&maker->out, maker->list->arena, rest.values, rest.count, inner);
    return true;
}

static bool edit_of(struct row_maker_text *maker, size_t at, struct text_edit *edit) {
    *edit = (struct text_edit){at, at, str_copy(maker->list->arena, buffer_str(&maker->out))};
    buffer_free(&maker->out);
    return true;
}

/* Lines of their own at a place where a line begins, or the file ends without one. */
static bool put_lines(struct row_maker_text *maker, struct row_new *rows, size_t count, bool dashes) {
    bool fine = true;
    for (size_t i = 0; i < count && fine; i++) {
        buffer_format(&maker->out, "%*s", (int)maker->column, "");
        if (dashes) buffer_append_c(&maker->out, "- ");
        if (dashes) put_row(maker, &rows[i]);
        else fine = put_keyed(maker, &rows[i]);
        buffer_char(&maker->out, '\n');
    }
    return fine;
}

static void begin_line(struct row_maker_text *maker, size_t at) {
    struct str text = maker->list->source->text;
    if (at && text.data[at - 1] != '\n') buffer_char(&maker->out, '\n');
}

/* ---- adding ---- */

static bool append_dashes(struct row_maker_text *maker, const struct value *sequence, struct row_new *rows,
                          size_t count, struct text_edit *edit, struct message *problem) {
    const struct value *last = sequence->items[sequence->count - 1];
    struct str text = maker->list->source->text;
    size_t dash, start;
    if (!yaml_dash(last, &dash) || !span_start(last->span, &start))
        return refuse(maker->list, problem, &last->span, "it cannot be seen where the last row begins");
    maker->column = yaml_column(text, dash);
    maker->style.flow = last->kind != VALUE_MAPPING || yaml_is_flow(last);
    maker->style.column = maker->column + INDENT;
    if (last->kind == VALUE_MAPPING && !yaml_is_flow(last)) maker->style.column = yaml_column(text, start);
    size_t end = yaml_lines_end(text, dash, maker->column, maker->list->limit);
    begin_line(maker, end);
    put_lines(maker, rows, count, true);
    return edit_of(maker, end, edit);
}

/* Before the bracket, behind what stands there. */
static bool append_inside(struct row_maker_text *maker, const struct value *value, struct row_new *rows, size_t count,
                          struct text_edit *edit, struct message *problem) {
    struct str text = maker->list->source->text;
    size_t at;
    bool fine = true;
    if (!yaml_closing(value, &at)) return refuse(maker->list, problem, &value->span, "the bracket is not closed");
    while (at && strchr(" \n", text.data[at - 1])) at--;
    bool comma = at && text.data[at - 1] == ',';
    maker->style.flow = true;
    for (size_t i = 0; i < count && fine; i++) {
        if (value->count || i) buffer_append_c(&maker->out, comma && !i ? " " : ", ");
        if (value->kind == VALUE_SEQUENCE) put_row(maker, &rows[i]);
        else fine = put_keyed(maker, &rows[i]);
    }
    if (!fine) buffer_free(&maker->out);
    return fine ? edit_of(maker, at, edit) : refuse(maker->list, problem, &value->span, "a row needs its key");
}

static bool append_keys(struct row_maker_text *maker, const struct value *mapping, struct row_new *rows, size_t count,
                        struct text_edit *edit, struct message *problem) {
    const struct span *last = &mapping->entries[mapping->count - 1].key_span;
    struct str text = maker->list->source->text;
    size_t start;
    if (!span_start(*last, &start))
        return refuse(maker->list, problem, last, "it cannot be seen where the last row begins");
    maker->column = yaml_column(text, start);
    size_t end = yaml_lines_end(text, start, maker->column, maker->list->limit);
    begin_line(maker, end);
    if (put_lines(maker, rows, count, false)) return edit_of(maker, end, edit);
    buffer_free(&maker->out);
    return refuse(maker->list, problem, last, "a row needs its key");
}

static void put_new_key(struct row_maker_text *maker, const struct field *field, size_t column) {
    buffer_format(&maker->out, "%*s", (int)column, "");
    buffer_append(&maker->out, key_text(maker->list->arena, field, maker->list->language));
    buffer_append_c(&maker->out, ":\n");
}

/* A list of which nothing is there but the key. */
static bool append_below_key(struct row_maker_text *maker, struct row_new *rows, size_t count, struct text_edit *edit,
                             struct message *problem) {
    const struct span *key = &maker->list->entry->key_span;
    struct str text = maker->list->source->text;
    size_t start;
    if (maker->list->entry->value->text.size || yaml_is_flow(maker->list->holder) || !span_start(*key, &start))
        return refuse(maker->list, problem, key, "what stands there is no list of rows");
    size_t end = start;
    while (end < maker->list->limit && text.data[end] != '\n') end++;
    end += end < maker->list->limit;
    maker->column = yaml_column(text, start) + INDENT;
    maker->style.column = maker->column + INDENT;
    maker->style.flow = true;
    begin_line(maker, end);
    put_lines(maker, rows, count, true);
    return edit_of(maker, end, edit);
}

/* A list that is not there yet: at the end of its group, or of the document. */
static bool append_list(struct row_maker_text *maker, struct row_new *rows, size_t count, struct text_edit *edit,
                        struct message *problem) {
    const struct row_list *list = maker->list;
    struct str text = list->source->text;
    const struct value *holder = list->holder;
    bool nested = list->group && holder && holder->count && !yaml_is_flow(holder);
    size_t end = list->limit, start, column = 0;
    if (list->group && holder && !nested)
        return refuse(list, problem, &holder->span, "the group is written in one line");
    if (list->group && !holder && entry_of(list->root, list->group))
        return refuse(list, problem, &entry_of(list->root, list->group)->key_span, "the group is not written out");
    if (nested) {
        const struct span *last = &holder->entries[holder->count - 1].key_span;
        if (!span_start(*last, &start)) return refuse(list, problem, last, "it cannot be seen where the group ends");
        column = yaml_column(text, start);
        end = yaml_lines_end(text, start, column, list->limit);
    }
    begin_line(maker, end);
    if (!nested && end && maker->list->root->count) buffer_char(&maker->out, '\n');
    if (list->group && !nested) {
        put_new_key(maker, list->group, 0);
        column = INDENT;
    }
    put_new_key(maker, list->list, column);
    maker->column = column + INDENT;
    maker->style.column = maker->column + INDENT;
    maker->style.flow = true;
    put_lines(maker, rows, count, true);
    return edit_of(maker, end, edit);
}

bool row_list_append(const struct row_list *list, struct row_new *rows, size_t count, struct text_edit *edit,
                     struct message *problem) {
    struct row_maker_text maker = {.list = list, .style = {.quote = list->quote}};
    for (size_t i = 0; i < count; i++) row_like_others(list, &rows[i]);
    const struct value *value = list->entry ? list->entry->value : NULL;
    if (!value) return append_list(&maker, rows, count, edit, problem);
    if (value->kind == VALUE_SCALAR) return append_below_key(&maker, rows, count, edit, problem);
    if (yaml_is_flow(value)) return append_inside(&maker, value, rows, count, edit, problem);
    if (value->kind == VALUE_SEQUENCE) return append_dashes(&maker, value, rows, count, edit, problem);
    return append_keys(&maker, value, rows, count, edit, problem);
}

/* ---- changing ---- */

/* Where a value stands that can be replaced: a scalar, a list in brackets. */
static bool extent_of(const struct value *value, size_t *start, size_t *end) {
    if (value->kind == VALUE_SCALAR) return yaml_scalar_extent(value, start, end);
    if (!yaml_closing(value, end) || !span_start(value->span, start)) return false;
    return ++*end, true;
}

/* Behind the colon of a key that says nothing. */
static bool place_behind_key(const struct row_list *list, const struct entry *entry, size_t *at) {
    struct str text = list->source->text;
    if (!span_start(entry->key_span, at)) return false;
    while (*at < list->limit && text.data[*at] != ':' && text.data[*at] != '\n') ++*at;
    return *at < list->limit && text.data[(*at)++] == ':';
}

static bool replace_value(const struct row_list *list, const struct entry *entry, struct row_value value,
                          struct row_style style, struct text_edit *edit, struct message *problem) {
    struct buffer out = {0};
    bool nothing =
        entry->value->kind == VALUE_SCALAR && entry->value->style == SCALAR_PLAIN && !entry->value->text.size;
    bool found =
        nothing ? place_behind_key(list, entry, &edit->start) : extent_of(entry->value, &edit->start, &edit->end);
    if (!found) return refuse(list, problem, &entry->key_span, "what stands there cannot be replaced");
    if (nothing) edit->end = edit->start, buffer_char(&out, ' ');
    row_value_text(&out, list->arena, &value, style);
    edit->text = str_copy(list->arena, buffer_str(&out));
    buffer_free(&out);
    return true;
}

static bool add_value(const struct row_list *list, const struct value *row, struct row_value value,
                      struct row_style style, struct text_edit *edit, struct message *problem) {
    struct str text = list->source->text;
    struct buffer out = {0};
    size_t at, start;
    if (value.field) value.key = key_text(list->arena, value.field, list->language);
    if (style.flow) {
        if (!yaml_closing(row, &at)) return refuse(list, problem, &row->span, "the bracket is not closed");
        while (at && strchr(" \n", text.data[at - 1])) at--;
        buffer_append_c(&out, row->count ? ", " : "");
    } else {
        if (!row->count || !span_start(row->entries[row->count - 1].key_span, &start))
            return refuse(list, problem, &row->span, "it cannot be seen where the row ends");
        at = yaml_lines_end(text, start, yaml_column(text, start), list->limit);
        buffer_format(&out, "%s%*s", at && text.data[at - 1] != '\n' ? "\n" : "", (int)style.column, "");
    }
    yaml_put(&out, value.key, (struct yaml_style){.flow = style.flow, .quote = style.quote});
    buffer_append_c(&out, ": ");
    row_value_text(&out, list->arena, &value, style);
    if (!style.flow) buffer_char(&out, '\n');
    *edit = (struct text_edit){at, at, str_copy(list->arena, buffer_str(&out))};
    buffer_free(&out);
    return true;
}

bool row_list_change(const struct row_list *list, const struct value *row, struct row_value value,
                     struct text_edit *edit, struct message *problem) {
    size_t start = 0;
    if (row->kind != VALUE_MAPPING) return refuse(list, problem, &row->span, "the row is written as one text");
    struct row_style style = {.flow = yaml_is_flow(row), .quote = list->quote};
    if (!style.flow && row->count && span_start(row->entries[0].key_span, &start))
        style.column = yaml_column(list->source->text, start);
    const struct entry *entry = value.field ? entry_of(row, value.field) : entry_called(row, value.key);
    return entry ? replace_value(list, entry, value, style, edit, problem)
                 : add_value(list, row, value, style, edit, problem);
}

bool row_list_change_leaf(const struct row_list *list, const struct value *row, struct row_value value,
                          struct text_edit *edit, struct message *problem) {
    struct row_style style = {.flow = yaml_is_flow(list->entry->value), .quote = list->quote};
    struct buffer out = {0};
    if (!yaml_scalar_extent(row, &edit->start, &edit->end))
        return refuse(list, problem, &row->span, "what stands there cannot be replaced");
    row_value_text(&out, list->arena, &value, style);
    edit->text = str_copy(list->arena, buffer_str(&out));
    buffer_free(&out);
    return true;
}
