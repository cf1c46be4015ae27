/* Groups, rows and lists that were written as one value. Spans of time stand in record_span.c. */
#include "kind/record_shape.h"

#include <string.h>

#include "base/buffer.h"
#include "kind/record_languages.h"
#include "kind/record_value.h"

struct value *shape_part(struct arena *arena, const struct value *value, struct str part) {
    struct value *scalar = NEW(arena, struct value);
    *scalar = *value;
    scalar->text = part;
    scalar->style = SCALAR_PLAIN;
    if (value->text_line || str_find(value->text, STR("\n"), NULL)) scalar->text_line = scalar->text_column = 0;
    bool inside = part.data >= value->text.data && part.data <= value->text.data + value->text.size;
    struct str before = inside ? str_slice(value->text, 0, (size_t)(part.data - value->text.data)) : (struct str){0};
    bool one_line = inside && !str_find(before, STR("\n"), NULL);
    if (one_line && value->style != SCALAR_BLOCK) {
        scalar->span = value_text_span(value);
        scalar->span.column += (uint32_t)str_code_points(before);
        scalar->span.length = (uint32_t)str_code_points(part);
    } else if (inside && value->text_line) {
        scalar->span.line = value->text_line;
        for (size_t i = 0; i < before.size; i++) scalar->span.line += before.data[i] == '\n';
        scalar->span.column = value->text_column;
        scalar->span.length = (uint32_t)str_code_points(part);
    }
    return scalar;
}

/* Names ------------------------------------------------------------------------------------------------------- */

const struct value *shape_of_name(struct arena *arena, const struct languages *languages, const struct field_set *set,
                                  const struct value *value) {
    const struct field *naming = set->naming;
    bool single = naming && !naming->formula_text.size && naming->type != FIELD_GROUP && naming->type != FIELD_LIST &&
                  naming->type != FIELD_DOCUMENTS;
    if (!single || (value->kind != VALUE_SCALAR && !value_is_by_language(languages, value))) return NULL;
    struct value *mapping = NEW(arena, struct value), *copy = NEW(arena, struct value);
    *copy = *value;
    *mapping = (struct value){
        .kind = VALUE_MAPPING, .span = value->span, .entries = NEW_ARRAY(arena, struct entry, 1), .count = 1};
    mapping->entries[0] = (struct entry){.key = naming->name, .key_span = value->span, .value = copy};
    return mapping;
}

/* Lines ------------------------------------------------------------------------------------------------------- */

/* Behind "- ", "* ", "• ", "1. ", "2) "; the text itself when it does not start with such a mark. */
static struct str without_mark(struct str line) {
    struct str rest = line;
    size_t digits = 0;
    while (digits < rest.size && rest.data[digits] >= '0' && rest.data[digits] <= '9') digits++;
    struct str behind = str_skip(rest, digits);
    uint32_t mark = str_next(&behind);
    bool number = digits && (mark == '.' || mark == ')'), point = !digits && (mark == '*' || mark == 0x2022);
    bool marked = number || point || (!digits && str_is_dash(mark));
    return marked && str_starts(behind, STR(" ")) ? str_trim(behind) : line;
}

static void push(struct arena *arena, struct value *sequence, size_t *capacity, const struct value *whole,
                 struct str part) {
    part = str_trim(part);
    if (part.size) ARENA_PUSH(arena, sequence->items, sequence->count, *capacity) = shape_part(arena, whole, part);
}

static struct value *sequence_new(struct arena *arena, const struct value *value) {
    struct value *sequence = NEW(arena, struct value);
    *sequence = (struct value){.kind = VALUE_SEQUENCE, .span = value->span};
    return sequence;
}

static bool has_lines(const struct value *value) {
    return value->kind == VALUE_SCALAR && str_find(str_trim(value->text), STR("\n"), NULL);
}

static const struct value *lines_of(struct arena *arena, const struct value *value) {
    struct value *sequence = sequence_new(arena, value);
    size_t capacity = 0;
    for (struct str rest = value->text, line; str_cut(&rest, '\n', &line);)
        push(arena, sequence, &capacity, value, without_mark(str_trim(line)));
    return sequence;
}

static bool all_lines_marked(struct str text) {
    for (struct str line; str_cut(&text, '\n', &line);) {
        struct str trimmed = str_trim(line);
        if (trimmed.size && without_mark(trimmed).data == trimmed.data) return false;
    }
    return true;
}

/* Lists of single values -------------------------------------------------------------------------------------- */

/* What may stand between values of a type; a comma in a number or date is followed by a space between two of them. */
static const char *separators(const struct field *list) {
    switch (list->element->type) {
    case FIELD_TEXT: return list->commas ? ",;" : "";
    case FIELD_CHOICE:
    case FIELD_BOOL:
    case FIELD_CLOCK:
    case FIELD_POINTER: return ",;";
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR:
    case FIELD_MONTH: return " ;";
    case FIELD_REFERENCE:
    case FIELD_MARKDOWN:
    case FIELD_GROUP:
    case FIELD_LIST:
    case FIELD_DOCUMENTS: return "";
    }
    return "";
}

/* Whether a value ends before a place; of numbers a comma ends one when a space follows. */
static bool ends_at(struct str text, size_t at, const char *marks) {
    char c = text.data[at];
    if (c == ' ' || !strchr(", ;", c) || c == '\0') return false;
    if (c == ';') return strchr(marks, ';') != NULL;
    bool spaced = at + 1 < text.size && text.data[at + 1] == ' ';
    return strchr(marks, ',') || (spaced && strchr(marks, ' '));
}

static const struct value *cut(struct arena *arena, const struct value *value, const char *marks) {
    struct value *sequence = sequence_new(arena, value);
    size_t capacity = 0, start = 0;
    for (size_t i = 0; i <= value->text.size; i++) {
        if (i < value->text.size && !ends_at(value->text, i, marks)) continue;
        push(arena, sequence, &capacity, value, str_slice(value->text, start, i));
        start = i + 1;
    }
    return sequence;
}

/* "goals:g1", "profile.strategy", "revenue": it starts with the name of a field. What follows a comma in the name of a
 * row, "stakeholders:Hr. Größl, Dipl.-Ing..stance", does not. */
static bool is_pointer(struct record_reader *reader, struct str text) {
    size_t end = 0;
    while (end < text.size && text.data[end] != ':' && text.data[end] != '.') end++;
    struct str head = str_trim(str_slice(text, 0, end));
    bool row = end < text.size && text.data[end] == ':'; /* of whatever kind the pointer leads to */
    return head.size && (row || field_find(reader->kind->fields, head));
}

/* Cuts at commas and semicolons before a pointer. */
static const struct value *cut_pointers(struct record_reader *reader, const struct value *value) {
    struct value *sequence = sequence_new(reader->arena, value);
    size_t capacity = 0, start = 0;
    for (size_t i = 0; i <= value->text.size; i++) {
        bool mark = i < value->text.size && strchr(",;", value->text.data[i]);
        if (i < value->text.size && !(mark && is_pointer(reader, str_skip(value->text, i + 1)))) continue;
        push(reader->arena, sequence, &capacity, value, str_slice(value->text, start, i));
        start = i + 1;
    }
    return sequence;
}

/* "Mi, 31.03.2027" is one date. */
static bool is_one(struct record_reader *reader, const struct field *list, const struct value *value) {
    struct diagnostics unheard = diagnostics_new(reader->arena);
    struct record_reader quiet = *reader;
    quiet.sink = &unheard;
    quiet.ahead = true;
    if (list->element->type == FIELD_TEXT) return false;
    return datum_read(&quiet, list->element, value).kind != DATUM_MISSING && !unheard.errors;
}

/* Several names in one text ------------------------------------------------------------------------------------- */

static void note_one(struct record_reader *reader, const struct field *list, const struct value *value) {
    struct str name = field_spelling(list, reader->language);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I02, value->span,
                                    "“{0}” was read as one text, though “{1}” takes several",
                                    str_excerpt(reader->arena, value->text, 40), name);
    diagnose_help(reader->sink, d, "write each text in a line of its own behind “- ” if they are several");
}

void shape_note_several(struct record_reader *reader, struct str text, struct span span,
                        const struct name_parts *parts) {
    enum { MOST = 6 };
    struct buffer said = {0};
    for (size_t i = 0; i < parts->count && i < MOST; i++) {
        if (i) buffer_append(&said, STR("; "));
        buffer_append(&said, str_excerpt(reader->arena, parts->items[i], 40));
    }
    if (parts->count > MOST) buffer_append(&said, STR("; …"));
    struct str names = str_copy(reader->arena, buffer_str(&said));
    buffer_free(&said);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I02, span, "“{0}” is read as {1}: {2}",
                                    str_excerpt(reader->arena, text, 60), parts->count, names);
    diagnose_help(reader->sink, d, "write it in a line of its own behind “- ” if it is one");
}

/* "Weinig, Homag" are two, "schnell, aber teuer" may be one. A comma also stands in the name of a person, and before
 * what a person is: it decides nothing there. */
static const struct value *several_names(struct record_reader *reader, const struct field *list, bool person,
                                         const struct value *value) {
    struct name_parts parts = name_parts(reader->arena, value->text);
    bool semicolon = str_find(value->text, STR(";"), NULL), clear = name_parts_are_clear(&parts);
    if (parts.count > 1 && clear && (!person || (semicolon && !str_find(value->text, STR(","), NULL)))) {
        struct value *sequence = sequence_new(reader->arena, value);
        size_t capacity = 0;
        for (size_t i = 0; i < parts.count; i++) push(reader->arena, sequence, &capacity, value, parts.items[i]);
        shape_note_several(reader, value->text, value->span, &parts);
        return sequence;
    }
    if (semicolon || (parts.count > 1 && !person && name_parts_are_short(&parts))) note_one(reader, list, value);
    return value;
}

const struct value *shape_of_rows(struct record_reader *reader, const struct field *list, const struct value *value) {
    const struct field *naming = field_rows(list)->naming;
    if (has_lines(value)) return lines_of(reader->arena, value);
    bool named = naming && naming->type == FIELD_TEXT && !naming->formula_text.size && !list->leaf;
    return named && value->kind == VALUE_SCALAR ? several_names(reader, list, naming->person, value) : value;
}

const struct value *shape_of_values(struct record_reader *reader, const struct field *list, const struct value *value) {
    if (value->kind != VALUE_SCALAR) return value;
    if (has_lines(value) && all_lines_marked(value->text)) return lines_of(reader->arena, value);
    const char *marks = separators(list);
    bool several = false;
    for (size_t i = 0; i < value->text.size && !several; i++) several = ends_at(value->text, i, marks);
    if (several && list->element->type == FIELD_POINTER) return cut_pointers(reader, value);
    if (several && !is_one(reader, list, value)) return cut(reader->arena, value, marks);
    bool texts = list->element->type == FIELD_TEXT && !list->commas && !has_lines(value);
    return texts ? several_names(reader, list, list->element->person, value) : value;
}
