/* Fields read before their turn, in silence. */
#include "kind/record_ahead.h"

#include "kind/line_ahead.h"
#include "kind/record_value.h"

/* The value of a field among the keys of a mapping; NULL. */
static const struct value *find_value(const struct field_set *set, const struct value *mapping,
                                      const struct field *field) {
    if (!mapping || mapping->kind != VALUE_MAPPING || !field) return NULL;
    for (size_t i = 0; i < mapping->count; i++)
        if (field_find(set, mapping->entries[i].key) == field) return mapping->entries[i].value;
    return NULL;
}

static struct datum read_ahead(const struct record_reader *reader, const struct field *field,
                               const struct value *value) {
    struct diagnostics unheard = diagnostics_new(reader->arena);
    struct record_reader ahead = *reader;
    ahead.sink = &unheard;
    ahead.ahead = true;
    bool single = value && value->kind == VALUE_SCALAR && !value_is_null(value);
    return single ? datum_read(&ahead, field, value) : (struct datum){0};
}

static struct datum read_named(const struct record_reader *reader, const struct field_set *set,
                               const struct value *mapping, struct str name, enum field_type type) {
    const struct field *field = field_find(set, name);
    if (!field || field->type != type) return (struct datum){0};
    return read_ahead(reader, field, find_value(set, mapping, field));
}

struct fiscal_calendar ahead_calendar(const struct record_reader *reader, const struct field_set *set,
                                      const struct value *mapping) {
    return calendar_of_data(read_named(reader, set, mapping, STR("fiscal_year_start"), FIELD_MONTH),
                            read_named(reader, set, mapping, STR("fiscal_year_named_by"), FIELD_CHOICE));
}

struct fiscal_calendar ahead_calendar_of(const struct record_reader *reader, struct str group) {
    const struct field_set *fields = reader->kind->fields;
    const struct field *field = field_find(fields, group);
    if (!field || field->type != FIELD_GROUP) return (struct fiscal_calendar){0};
    return ahead_calendar(reader, field->fields, find_value(fields, reader->root, field));
}

static bool says_start(const struct field_set *set, const struct value *mapping) {
    const struct value *value = find_value(set, mapping, field_find(set, STR("fiscal_year_start")));
    return value && !value_is_null(value);
}

bool ahead_knows_years(const struct record_reader *reader, struct str group) {
    const struct field_set *fields = reader->kind->fields;
    const struct record *project = reader->records->project;
    const struct field *own = field_find(fields, STR("fiscal_year_start"));
    if (group.size) {
        const struct field *field = field_find(fields, group);
        return field && field->type == FIELD_GROUP &&
               says_start(field->fields, find_value(fields, reader->root, field));
    }
    if (own) return says_start(fields, reader->root);
    const struct field *start = project ? field_find(project->set, STR("fiscal_year_start")) : NULL;
    return start && !datum_is_nothing(*record_said(project, start));
}

struct date ahead_day_of(const struct record_reader *reader, bool *lost) {
    const struct field *dated = reader->kind->dated;
    *lost = false;
    if (!dated || reader->ahead) return (struct date){0}; /* the day of a document cannot be its own day */
    const struct value *said = find_value(reader->kind->fields, reader->root, dated);
    struct value line = {.kind = VALUE_SCALAR, .style = SCALAR_PLAIN};
    bool lines = !said && reader->markdown && reader->source;
    if (lines) line.text = line_ahead(reader->kind->fields, dated, reader->source->text);
    struct datum day = read_ahead(reader, dated, line.text.size ? &line : said);
    *lost = day.unread;
    return day.kind == DATUM_DATE ? day.date : (struct date){0};
}

struct date ahead_own_day(const struct record_reader *reader) {
    bool lost;
    return ahead_day_of(reader, &lost);
}
