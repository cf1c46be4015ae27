/* Names that a field and a text share. Which of them is meant, what is written decides: kind/record_key.h. */
#include "kind/shares_read.h"

static const struct value *shares_of(const struct field *field) {
    return field->declaration ? value_find(field->declaration, STR("shares")) : NULL;
}

size_t shares_count(const struct field_set *set) {
    size_t count = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct value *shares = shares_of(&set->fields[i]);
        for (size_t e = 0; shares && shares->kind == VALUE_MAPPING && e < shares->count; e++) {
            const struct value *names = shares->entries[e].value;
            count += names->kind == VALUE_SEQUENCE ? names->count : 1;
        }
    }
    return count;
}

/* The text that a field shares names with; NULL after reporting. */
static const struct field *find_text(struct kind_reader *reader, const struct field_set *set, const struct field *field,
                                     const struct entry *entry) {
    const struct field *text = field_find(set, entry->key);
    bool good = text && text != field && text->type == FIELD_TEXT && !text->formula_text.size;
    if (good) return text;
    struct diagnostic *d =
        text ? kind_mistake(reader, entry->key_span, "“{0}” cannot share names with “{1}”, which is no text beside it",
                            field->name, entry->key)
             : kind_mistake(reader, entry->key_span, "“shares” names “{0}”, but “{1}” has no such field", entry->key,
                            set->name);
    diagnose_help(reader->sink, d,
                  "write shares: '{'title: [Name]'}', “title” being the text that takes what “{0}” cannot",
                  field->name);
    return NULL;
}

static void report_taken(struct kind_reader *reader, const struct value *value, struct str name,
                         const struct field *field, const struct field *other) {
    struct diagnostic *d = kind_mistake(reader, value->span, "“{0}” cannot be shared by “{1}”: it is a name of “{2}”",
                                        name, field->name, other->name);
    diagnose_help(reader->sink, d, "a name may be shared by one field and one text");
}

static void share(struct kind_reader *reader, struct field_set *set, const struct field *field,
                  const struct field *text, const struct value *value) {
    struct str written = text_read(reader, value, "“shares”"), name = text_name(reader->arena, written);
    if (!written.size) return;
    if (!name.size || str_equal(name, text->name)) {
        struct diagnostic *d = kind_mistake(reader, value->span, "“{0}” cannot be a shared name", written);
        diagnose_help(reader->sink, d,
                      name.size ? "it is what the text is called: fields.yaml could not say which is meant"
                                : "a name has letters, digits or signs");
        return;
    }
    const struct field *other = field_index_share(set->index, name, written, field, text);
    if (other && other != field) report_taken(reader, value, written, field, other);
}

static void read_shares(struct kind_reader *reader, struct field_set *set, const struct field *field) {
    const struct value *shares = shares_of(field);
    if (!shares) return;
    if (shares->kind != VALUE_MAPPING) {
        struct diagnostic *d = kind_mistake(reader, shares->span, "“shares” of “{0}” says no text", field->name);
        diagnose_help(reader->sink, d, "write shares: '{'title: [Name]'}'");
        return;
    }
    for (size_t i = 0; i < shares->count; i++) {
        const struct entry *entry = &shares->entries[i];
        const struct field *text = find_text(reader, set, field, entry);
        bool list = entry->value->kind == VALUE_SEQUENCE;
        for (size_t n = 0; text && n < (list ? entry->value->count : 1); n++)
            share(reader, set, field, text, list ? entry->value->items[n] : entry->value);
    }
}

void shares_read(struct kind_reader *reader, struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) read_shares(reader, set, &set->fields[i]);
}
