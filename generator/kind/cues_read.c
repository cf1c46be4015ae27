/* Cues are names of no field: they are kept as keys (text_name). */
#include "kind/cues_read.h"

static void read(struct kind_reader *reader, struct field *field, const struct value *cues) {
    bool list = cues->kind == VALUE_SEQUENCE;
    size_t count = list ? cues->count : 1;
    field->cues = NEW_ARRAY(reader->arena, struct str, count);
    for (size_t i = 0; i < count; i++) {
        struct str text = text_read(reader, list ? cues->items[i] : cues, "“cues”");
        if (text.size) field->cues[field->cue_count++] = text_name(reader->arena, text);
    }
    if (field->element && field->element->fields && field->element->fields->naming) return;
    struct diagnostic *d = kind_mistake(reader, cues->span, "“{0}” has cues, but nothing names its rows", field->name);
    diagnose_help(reader->sink, d, "add the text that a row prints as, or “naming”");
    field->cue_count = 0;
}

void cues_read(struct kind_reader *reader, struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        const struct value *declaration = set->fields[i].declaration;
        const struct value *cues = declaration ? value_find(declaration, STR("cues")) : NULL;
        if (cues && set->fields[i].type == FIELD_LIST) read(reader, &set->fields[i], cues);
    }
}
