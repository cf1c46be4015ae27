/* References of rows that a list is made of: record_joined.h makes the rows. */
#include "kind/joined_read.h"

static const struct value *said(const struct value *attributes, bool *joined) {
    const struct value *names = value_find(attributes, STR("joined"));
    *joined = names != NULL;
    return names ? names : value_find(attributes, STR("stacked"));
}

bool joined_is_said(const struct value *attributes) {
    bool joined;
    return said(attributes, &joined) != NULL;
}

static const struct field *source_named(struct kind_reader *reader, const struct field *list,
                                        const struct value *value) {
    struct str name = text_read(reader, value, "“joined”");
    const struct field *field = name.size ? field_find(field_rows(list), name) : NULL;
    if (!name.size || (field && field->type == FIELD_REFERENCE && !field->formula_text.size)) return field;
    struct diagnostic *d = kind_mistake(reader, value->span, "the rows of “{0}” have no reference “{1}”", list->name, name);
    diagnose_help(reader->sink, d, "name a field of the rows that is a reference: entry: '{'type: ref portfolio.accounts'}'");
    return NULL;
}

/* Nobody writes such a list: what is wrong here would leave it empty without a word. */
static void check_said(struct kind_reader *reader, const struct field *list, const struct value *attributes,
                       const struct value *names) {
    const struct value *stacked = value_find(attributes, STR("stacked"));
    if (stacked && stacked != names)
        kind_mistake(reader, stacked->span, "“{0}” is either joined or stacked, not both", list->name);
    if (names->kind == VALUE_SEQUENCE && !names->count)
        kind_mistake(reader, names->span, "“{0}” names no reference that its rows are made of", list->name);
}

void joined_read(struct kind_reader *reader, struct field *list, const struct value *attributes) {
    const struct value *names = said(attributes, &list->joined);
    if (!names) return;
    check_said(reader, list, attributes, names);
    bool several = names->kind == VALUE_SEQUENCE;
    size_t count = several ? names->count : 1;
    list->sources = NEW_ARRAY(reader->arena, const struct field *, count);
    for (size_t i = 0; i < count; i++) {
        const struct field *source = source_named(reader, list, several ? names->items[i] : names);
        if (source) list->sources[list->source_count++] = source;
    }
}
