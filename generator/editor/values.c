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
