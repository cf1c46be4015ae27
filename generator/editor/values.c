/* Values are computed anew for each answer, in the arena of the answer. */
#include "editor/values.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "formula/parts.h"

enum { PARTS_MOST = 6, LONGEST = 60 /* characters of what a part says */ };

struct values values_open(const struct editor *editor) {
    const struct project *project = editor->project;
    struct values values = {.editor = editor, .locale = locale_open(editor->language)};
    values.unheard = diagnostics_new(editor->arena);
    values.computation = (struct computation){.arena = editor->arena,
                                              .records = project->records,
                                              .project = project->record,
                                              .as_of = project->as_of,
                                              .locale = values.locale};
    return values;
}

void values_close(struct values *values) { locale_close(values->locale); }

struct datum values_of(struct values *values, const struct record *record, const struct field *field) {
    values->computation.sink = &values->unheard;
    if (field->formula_text.size && !field->formula) return (struct datum){0};
    return record_value(&values->computation, record, field);
}

struct str values_print(struct values *values, const struct record *record, const struct field *field) {
    struct datum datum = values_of(values, record, field);
    if (!datum_says(datum) && datum.kind != DATUM_UNKNOWN) return datum.text;
    return datum_print(values->editor->arena, values->locale, datum, type_of_field(field));
}

/* Of a list of many values how many there are. */
static struct str part_text(struct values *values, const struct formula_part *part) {
    enum { FEW = 3 };
    struct arena *arena = values->editor->arena;
    if (part->value.kind == DATUM_LIST && part->value.count > FEW)
        return message_text(arena, values->editor->words,
                            MESSAGE("{0, plural, one {# value} other {# values}}", part->value.count));
    if (!datum_says(part->value)) return STR(SIGN_MISSING);
    return str_excerpt(arena, datum_print(arena, values->locale, part->value, part->type), LONGEST);
}

struct str values_trace(struct values *values, const struct record *record, const struct field *field) {
    struct formula_part parts[PARTS_MOST];
    struct frame frame = {.record = record};
    if (!field->formula || field->makers) return (struct str){0};
    values->computation.sink = &values->unheard;
    size_t count = formula_parts(&values->computation, field->formula, &frame, parts, PARTS_MOST);
    struct buffer out = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_append_c(&out, i ? ", " : "");
        buffer_append(&out, parts[i].text);
        buffer_append_c(&out, ": ");
        buffer_append(&out, part_text(values, &parts[i]));
    }
    struct str text = str_copy(values->editor->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* ---- sums ---- */

/* The sum of a field over all rows: a formula like any other. */
static struct str sum_of(struct values *values, const struct record *record, const struct field *list,
                         const struct field *field) {
    const struct editor *editor = values->editor;
    struct str text = str_format(editor->arena, "sum(%.*s.%.*s)", STR_ARG(list->name), STR_ARG(field->name));
    struct scope scope = {.set = record->set, .kinds = &editor->project->kinds, .class = CLASS_CONFIDENTIAL};
    struct frame frame = {.record = record};
    struct span nowhere = {0};
    values->computation.sink = &values->unheard;
    struct formula *formula = formula_parse(editor->arena, &values->unheard, text, nowhere);
    if (!formula || !formula_check(editor->arena, &values->unheard, formula, &scope)) return (struct str){0};
    struct datum sum = formula_value(&values->computation, formula, &frame);
    return datum_says(sum) ? datum_print(editor->arena, values->locale, sum, formula_type(formula)) : (struct str){0};
}

/* An amount that somebody computed for each row. */
static bool adds_up(const struct field *field) {
    struct type type = type_of_field(field);
    return field->formula && !field->makers && !type.list && type.kind == TYPE_MONEY;
}

struct str values_sum(struct values *values, const struct record *record, const struct field *list) {
    const struct field_set *rows = list->element->fields;
    struct datum datum = *record_said(record, list);
    struct arena *arena = values->editor->arena;
    if (datum.kind != DATUM_LIST || datum.count < 2 || list->keyed_count)
        return (struct str){0}; /* years do not add up */
    for (size_t i = 0; i < rows->count; i++) {
        if (!adds_up(&rows->fields[i])) continue;
        struct str sum = sum_of(values, record, list, &rows->fields[i]);
        struct str label = rows->fields[i].labels[values->editor->language->index];
        if (sum.size)
            return message_text(arena, values->editor->words,
                                MESSAGE("{0} {1}, {2, plural, one {# row} other {# rows}}", label, sum, datum.count));
    }
    return (struct str){0};
}
