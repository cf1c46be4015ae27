/* What a field has to do with those beside it: which take what it cannot, behind a name a day, below a text's heading
 * rows, and which says whether it may be exported. */
#include "kind/beside_read.h"

static bool is_rows(const struct field *field) {
    return field->type == FIELD_LIST && field->element->type == FIELD_GROUP;
}

/* A name's is a day, a time of day's a number; of a row's name, what there is to say of it. */
static bool takes_aside(const struct field *field, const struct field *other) {
    if (other->formula_text.size) return false;
    if (field->type == FIELD_REFERENCE) return other->type == FIELD_DATE;
    if (field->type == FIELD_TEXT) return other->type == FIELD_TEXT;
    return field->type == FIELD_CLOCK && (other->type == FIELD_INTEGER || other->type == FIELD_NUMBER);
}

static bool takes_otherwise(const struct field *field, const struct field *other) {
    bool text = field->type == FIELD_TEXT;
    if (field->type == FIELD_REFERENCE) return other->type == FIELD_LIST && other->element->type == FIELD_REFERENCE;
    bool choices = is_rows(field) && field->keyed_count == 1 && field->keyed[0]->type == FIELD_CHOICE;
    return (text || choices) && is_rows(other) && field_rows(other)->naming;
}

static const struct field *find(struct kind_reader *reader, const struct field_set *set, const struct field *field,
                                const char *attribute, bool (*takes)(const struct field *, const struct field *)) {
    const struct value *value = field->declaration ? value_find(field->declaration, str_of(attribute)) : NULL;
    if (!value) return NULL;
    struct str name = text_read(reader, value, attribute);
    const struct field *other = name.size ? field_find(set, name) : NULL;
    if (other && other != field && takes(field, other)) return other;
    if (!name.size) return NULL;
    struct diagnostic *d = kind_mistake(reader, value->span, "“{0}” of “{1}” names “{2}”, which cannot take it",
                                        attribute, field->name, name);
    diagnose_help(
        reader->sink, d,
        "“aside” of a reference is a date, of a time a number, of a name a text; “otherwise” is a list of rows with "
        "a name, of a reference one of references");
    return NULL;
}

/* `export: agreed`, or `export: never`: what the figures of a report are made of may be more than anybody agreed to. */
static void read_told(struct kind_reader *reader, const struct field_set *set, struct field *field) {
    const struct value *value = field->declaration ? value_find(field->declaration, STR("export")) : NULL;
    if (!value) return;
    struct str name = text_read(reader, value, "“export”");
    field->untold = true;
    if (!name.size || str_equal_c(name, "never")) return;
    field->told = field_find(set, name);
    if (field->told && field->told != field) return;
    struct diagnostic *d = kind_mistake(
        reader, value->span, "“export” of “{0}” names “{1}”, which is no field beside it", field->name, name);
    diagnose_help(reader->sink, d, "name the field that is true where the value may be exported, or write “never”");
}

void beside_read(struct kind_reader *reader, struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        struct field *field = &set->fields[i];
        field->aside = find(reader, set, field, "aside", takes_aside);
        field->otherwise = find(reader, set, field, "otherwise", takes_otherwise);
        read_told(reader, set, field);
    }
}
