/* What fields.yaml says of the rows of a list or group: what they are found and called by, which keys may stand in their place, which
 * years they are of. */
#include "kind/rows_read.h"

#include "base/mend.h"
#include "kind/joined_read.h"

/* `several`: it may be a list of single values. */
static const struct field *find_in_row(struct kind_reader *reader, const struct field *field, const struct value *value,
                                       const char *what, bool several) {
    struct str name = text_read(reader, value, what), near;
    if (!name.size) return NULL;
    const struct field_set *rows = field->element->fields;
    const struct field *found = field_find(rows, name);
    bool values = several && found && found->type == FIELD_LIST && found->element->type != FIELD_GROUP;
    bool single = found && found->type != FIELD_LIST && found->type != FIELD_GROUP;
    if ((single || values) && !found->formula_text.size) return found;
    struct diagnostic *d =
        found ? kind_mistake(reader, value->span, "{0} needs a field of a single value, “{1}” is none", what, name)
              : kind_mistake(reader, value->span, "{0} names “{1}”, but the rows of “{2}” have no such field", what,
                             name, field->name);
    if (!found && field_suggest(rows, name, reader_english(reader), &near))
        mend_meant(reader->sink, d, name, near);
    return NULL;
}

static void read_keyed(struct kind_reader *reader, struct field *field, const struct value *said) {
    const struct value *keyed = value_find(said, STR("keyed")), *leaf = value_find(said, STR("leaf"));
    if (keyed) {
        bool list = keyed->kind == VALUE_SEQUENCE;
        size_t count = list ? keyed->count : 1;
        field->keyed = NEW_ARRAY(reader->arena, const struct field *, count);
        for (size_t i = 0; i < count; i++) {
            const struct field *key = find_in_row(reader, field, list ? keyed->items[i] : keyed, "“keyed”", false);
            if (key) field->keyed[field->keyed_count++] = key;
        }
    }
    const struct value *apart = value_find(said, STR("apart"));
    if (leaf) field->leaf = find_in_row(reader, field, leaf, "“leaf”", true);
    if (apart) field->apart = find_in_row(reader, field, apart, "“apart”", false);
}

static bool is_kept_by_year(const struct field *field) {
    return field->type == FIELD_LIST && field->keyed_count == 1 && field->keyed[0]->type == FIELD_YEAR;
}

/* `coming: plan`: what takes a single value of a year that is not over. */
static void read_coming(struct kind_reader *reader, struct field *field, const struct value *value) {
    if (!value) return;
    field->coming = find_in_row(reader, field, value, "“coming”", false);
    if (is_kept_by_year(field) && field->leaf) return;
    field->coming = NULL;
    struct diagnostic *d = kind_mistake(reader, value->span, "“coming” belongs to a list keyed by year alone");
    diagnose_help(reader->sink, d, "add “keyed:” with a field of the type year, and “leaf:”");
}

/* `by_year: years`: the list of a group of which the group's keys that are years are rows. */
static void read_by_year(struct kind_reader *reader, struct field_set *set, const struct value *value) {
    if (!value) return;
    struct str name = text_read(reader, value, "“by_year”");
    const struct field *list = name.size ? field_find(set, name) : NULL;
    if (!name.size) return;
    if (list && is_kept_by_year(list)) {
        set->by_year = list;
        return;
    }
    struct diagnostic *d =
        kind_mistake(reader, value->span, "“by_year” needs a list of “{0}” that is keyed by year alone, “{1}” is none",
                     set->name, name);
    diagnose_help(reader->sink, d, "name a list with “keyed:” and a field of the type year");
}

/* `single: next_year`: the year that a single value of a list keyed by year is of. */
static void read_single(struct kind_reader *reader, struct field *field, const struct value *value) {
    static const char *const years[] = {"last_year", "this_year", "next_year"};
    if (!value) return;
    struct str text = text_read(reader, value, "“single”");
    for (int i = 0; i < 3; i++)
        if (str_equal_c(text, years[i])) field->has_single_year = true, field->single_year = i - 1;
    bool by_year = is_kept_by_year(field) && field->leaf;
    if (field->has_single_year && by_year) return;
    field->has_single_year = false;
    struct diagnostic *d = by_year
                               ? kind_mistake(reader, value->span, "“single” is a year, found “{0}”", text)
                               : kind_mistake(reader, value->span, "“single” belongs to a list keyed by year alone");
    if (by_year) diagnose_help(reader->sink, d, "write last_year, this_year or next_year");
    else diagnose_help(reader->sink, d, "add “keyed:” with a field of the type year, and “leaf:”");
}

/* `lines: [contract_value]`: names of the rows' fields. */
static void read_lines(struct kind_reader *reader, struct field *field, const struct value *names) {
    bool list = names && names->kind == VALUE_SEQUENCE;
    size_t count = list ? names->count : names != NULL;
    field->lines = NEW_ARRAY(reader->arena, struct str, count);
    for (size_t i = 0; i < count; i++) {
        const struct value *name = list ? names->items[i] : names;
        if (find_in_row(reader, field, name, "“lines”", false))
            field->lines[field->line_count++] = text_name(reader->arena, text_read(reader, name, "“lines”"));
    }
}

static void read_release(struct kind_reader *reader, struct field *field, const struct value *value) {
    if (!value) return;
    field->release_text = text_read(reader, value, "“release”");
    field->release_span = value_text_span(value);
}

void rows_read(struct kind_reader *reader, struct field *field, const struct value *said) {
    struct field_set *set = field->type == FIELD_GROUP ? field->fields : field->element->fields;
    const struct value *id = value_find(said, STR("id"));
    naming_read(reader, set, value_find(said, STR("naming")));
    if (field->type == FIELD_GROUP) {
        read_by_year(reader, set, value_find(said, STR("by_year")));
        return;
    }
    set->id = id ? find_in_row(reader, field, id, "“id”", false) : field_find(set, STR("id"));
    called_read(reader, set, value_find(said, STR("called")));
    joined_read(reader, field, said);
    read_keyed(reader, field, said);
    read_coming(reader, field, value_find(said, STR("coming")));
    read_single(reader, field, value_find(said, STR("single")));
    read_lines(reader, field, value_find(said, STR("lines")));
    read_release(reader, field, value_find(said, STR("release")));
}
