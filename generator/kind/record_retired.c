/* A field that nothing prints and no rule needs any more is not taken away: documents of years would be in error. */
#include "kind/record_retired.h"

struct retired_said {
    const struct field *field;
    struct retired_said *next;
};

static bool was_said(const struct record_reader *reader, const struct field *field) {
    for (const struct retired_said *said = reader->retired; said; said = said->next)
        if (said->field == field) return true;
    return false;
}

static void note(struct record_reader *reader, const struct field *field, struct span span) {
    struct retired_said *said = NEW(reader->arena, struct retired_said);
    *said = (struct retired_said){field, reader->retired};
    reader->retired = said;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I21, span, "“{0}” is read, but no longer printed",
                                    field_spelling(field, reader->language));
    diagnose_help(reader->sink, d, "{0}", field->retired[reader->language->index]);
}

void record_note_retired(struct record_reader *reader, const struct record *record) {
    for (size_t i = 0; record->set->retires && i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        bool written = field->retired && record_said_at(record, i)->span.line;
        if (written && !was_said(reader, field)) note(reader, field, record_said_at(record, i)->span);
    }
}
