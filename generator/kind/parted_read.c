/* `parts: {of: agenda, text: said, row: item}`: fields are looked for beside the Markdown, in the rows, and in the rows of the
 * lists with cues, where they are read. */
#include "kind/parted_read.h"

static void read_headed(struct kind_reader *reader, struct field *field, const struct value *names) {
    bool list = names->kind == VALUE_SEQUENCE;
    size_t count = list ? names->count : 1;
    field->headed = NEW_ARRAY(reader->arena, struct str, count);
    for (size_t i = 0; i < count; i++) {
        struct str text = text_read(reader, list ? names->items[i] : names, "“headed”");
        if (text.size) field->headed[field->headed_count++] = text_name(reader->arena, text);
    }
}

static struct str name_in(struct kind_reader *reader, const struct value *parts, const char *key) {
    const struct value *value = value_find(parts, str_of(key));
    return value ? text_read(reader, value, key) : (struct str){0};
}

static void read(struct kind_reader *reader, const struct field_set *set, struct field *field,
                 const struct value *parts) {
    bool mapping = parts->kind == VALUE_MAPPING;
    struct str of = mapping ? name_in(reader, parts, "of") : (struct str){0};
    struct str text = mapping ? name_in(reader, parts, "text") : (struct str){0};
    const struct field *list = of.size ? field_find(set, of) : NULL;
    bool rows = list && list->type == FIELD_LIST && list->element->type == FIELD_GROUP;
    const struct field *inner = rows && text.size ? field_find(field_rows(list), text) : NULL;
    if (inner && inner->type == FIELD_MARKDOWN && field_rows(list)->naming) {
        field->parts_of = list;
        field->parts_text = inner;
        field->parts_row = name_in(reader, parts, "row");
        return;
    }
    struct diagnostic *d = kind_mistake(reader, parts->span, "“parts” of “{0}” names no list of named rows with a Markdown "
                                                             "field for them", field->name);
    diagnose_help(reader->sink, d, "write parts: '{'of: LIST, text: FIELD'}'");
}

void parted_read(struct kind_reader *reader, struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        struct field *field = &set->fields[i];
        if (field->type != FIELD_MARKDOWN || !field->declaration) continue;
        const struct value *headed = value_find(field->declaration, STR("headed"));
        const struct value *parts = value_find(field->declaration, STR("parts"));
        if (headed) read_headed(reader, field, headed);
        if (parts) read(reader, set, field, parts);
    }
}
