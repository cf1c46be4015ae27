/* Writing new documents: first what is written, then what may be. What is in a comment is YAML, too, once "# " is taken
 * away before it: groups and rows are whole pieces of it. */
#include "kind/document_text.h"

#include "base/arena.h"
#include "base/yaml_text.h"
#include "kind/document_writer.h"
#include "kind/key_text.h"

enum { COMMENT_COLUMN = 34, INDENT = 2 };

/* ---- what there is to write ---- */

bool document_offers(const struct field *field) { return field_is_written(field) && !field->retired; }

const struct document_value *document_value_of(const struct document_wish *wish, const struct field *field) {
    for (size_t i = 0; i < wish->value_count; i++) {
        const struct field_way *way = &wish->values[i].way;
        if (way->fields[way->count - 1] == field) return &wish->values[i];
    }
    return NULL;
}

static bool is_said(const struct document_wish *wish, const struct field *field) {
    for (size_t i = 0; i < wish->value_count; i++)
        for (size_t f = 0; f < wish->values[i].way.count; f++)
            if (wish->values[i].way.fields[f] == field) return true;
    return false;
}

bool document_writes(const struct document_wish *wish, const struct field *field) {
    return (field->required && !field->standard_text.size) || is_said(wish, field);
}

bool document_has_section(const struct field *field) {
    return field->type == FIELD_MARKDOWN || (field->type == FIELD_LIST && field->element->type == FIELD_GROUP);
}

/* ---- lines ---- */

/* Where a line stands and whether it counts. */
struct place {
    size_t depth;
    bool said; /* else in a comment */
    bool item; /* it begins a row */
};

static void put_start(struct document_writer *writer, struct place place) {
    buffer_append_c(&writer->out, place.said ? "" : "# ");
    for (size_t i = 0; i < place.depth * INDENT; i++)
        buffer_char(&writer->out, i + INDENT == place.depth * INDENT && place.item ? '-' : ' ');
}

static size_t column_of(const struct buffer *out) {
    size_t start = out->size;
    while (start && out->data[start - 1] != '\n') start--;
    return str_code_points((struct str){out->data + start, out->size - start});
}

static void put_comment(struct document_writer *writer, struct str comment) {
    size_t column = column_of(&writer->out);
    if (comment.size) {
        buffer_format(&writer->out, "%*s# ", column < COMMENT_COLUMN ? (int)(COMMENT_COLUMN - column) : 1, "");
        buffer_append(&writer->out, comment);
    }
    buffer_char(&writer->out, '\n');
}

/* A text of several lines is a block, all else stands behind its key. */
static void put_value(struct document_writer *writer, struct str text, size_t depth) {
    struct str line;
    if (!text.size) return;
    if (!str_find(text, STR("\n"), NULL)) {
        buffer_char(&writer->out, ' ');
        yaml_put(&writer->out, text, (struct yaml_style){0});
        return;
    }
    buffer_append_c(&writer->out, " |");
    while (str_cut(&text, '\n', &line)) {
        buffer_char(&writer->out, '\n');
        for (size_t i = 0; line.size && i < (depth + 1) * INDENT; i++) buffer_char(&writer->out, ' ');
        buffer_append(&writer->out, line);
    }
}

static void put_key(struct document_writer *writer, const struct field *field, struct place place, struct str value) {
    put_start(writer, place);
    yaml_put(&writer->out, key_text(writer->arena, field, writer->wish->language), (struct yaml_style){0});
    buffer_char(&writer->out, ':');
    put_value(writer, value, place.depth);
    put_comment(writer, value.size ? (struct str){0} : document_comment(writer, field));
}

static void put_line(struct document_writer *writer, struct message message) {
    struct str text = message_text(writer->arena, writer->wish->words, message);
    buffer_format(&writer->out, "## %.*s\n", STR_ARG(text));
}

/* ---- fields ---- */

static void put_field(struct document_writer *writer, const struct field *field, struct place place);

/* Whether a field that nobody has to write is shown inside a group or row. */
static bool is_shown_inside(const struct document_writer *writer, const struct field *field) {
    if (writer->wish->extent == DOCUMENT_FULL || field->required || field == field->set->naming) return true;
    return !field->set->rows && field->type != FIELD_GROUP;
}

/* `2027: 38.5`: without its year and its number such a row says nothing. */
static bool makes_row(const struct field *list, const struct field *field) {
    for (size_t i = 0; i < list->keyed_count; i++)
        if (list->keyed[i] == field) return true;
    return field == list->leaf || field == list->coming;
}

/* The first that is shown begins the row, all others stand below it. */
static void put_row(struct document_writer *writer, const struct field *list, size_t depth) {
    const struct field_set *set = list->element->fields;
    bool first = true;
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!document_offers(field) || !(is_shown_inside(writer, field) || makes_row(list, field))) continue;
        put_field(writer, field, (struct place){depth + 1, false, first});
        first = false;
    }
}

static void put_group(struct document_writer *writer, const struct field_set *set, struct place place) {
    bool minimal = writer->wish->extent == DOCUMENT_MINIMAL;
    for (size_t i = 0; place.said && i < set->count; i++)
        if (document_offers(&set->fields[i]) && document_writes(writer->wish, &set->fields[i]))
            put_field(writer, &set->fields[i], (struct place){place.depth + 1, true, false});
    for (size_t i = 0; !minimal && i < set->count; i++) {
        const struct field *field = &set->fields[i];
        bool written = place.said && document_writes(writer->wish, field);
        if (document_offers(field) && !written && is_shown_inside(writer, field))
            put_field(writer, field, (struct place){place.depth + 1, false, false});
    }
}

static void put_field(struct document_writer *writer, const struct field *field, struct place place) {
    const struct document_value *value = place.said ? document_value_of(writer->wish, field) : NULL;
    put_key(writer, field, place, value ? value->text : (struct str){0});
    if (value) return;
    if (field->type == FIELD_GROUP) put_group(writer, field->fields, place);
    if (field->type == FIELD_LIST && field->element->type == FIELD_GROUP) put_row(writer, field, place.depth + 1);
}

/* Those that have a section in Markdown do not stand above it. */
static bool is_here(const struct document_writer *writer, const struct field *field, bool written) {
    if (!document_offers(field) || document_writes(writer->wish, field) != written) return false;
    return !writer->wish->markdown || !document_has_section(field) || document_value_of(writer->wish, field);
}

static void put_fields(struct document_writer *writer, bool written) {
    const struct field_set *set = writer->wish->kind->fields;
    for (size_t i = 0; i < set->count; i++)
        if (is_here(writer, &set->fields[i], written))
            put_field(writer, &set->fields[i], (struct place){0, written, false});
}

/* "kind: account-plan", "art: Account-Plan": as an author of the language says it. */
static void put_kind(struct document_writer *writer) {
    const struct kind *kind = writer->wish->kind;
    bool german = str_equal_c(writer->wish->language->tag, "de");
    buffer_append_c(&writer->out, german ? "art: " : "kind: ");
    struct str name = german ? kind->labels[writer->wish->language->index] : kind->name;
    yaml_put(&writer->out, name, (struct yaml_style){0});
    buffer_char(&writer->out, '\n');
}

static void put_head(struct document_writer *writer) {
    put_kind(writer);
    put_fields(writer, true);
    if (writer->wish->extent == DOCUMENT_MINIMAL) return;
    buffer_char(&writer->out, '\n');
    put_line(writer, MESSAGE("The rest as it is needed; take “# ” away before the lines of a field."));
    put_fields(writer, false);
}

struct str document_text(struct arena *arena, const struct document_wish *wish) {
    struct document_writer writer = {.arena = arena, .wish = wish};
    if (wish->markdown) buffer_append_c(&writer.out, "---\n");
    if (wish->modeline.size) buffer_format(&writer.out, "%.*s\n", STR_ARG(wish->modeline));
    put_head(&writer);
    if (wish->markdown) document_put_sections(&writer);
    struct str text = str_copy(arena, buffer_str(&writer.out));
    buffer_free(&writer.out);
    return text;
}
