/* Looking into YAML values. */
#include "tree/value.h"

struct value *value_find(const struct value *mapping, struct str key) {
    for (size_t i = 0; mapping && mapping->kind == VALUE_MAPPING && i < mapping->count; i++)
        if (str_equal(mapping->entries[i].key, key)) return mapping->entries[i].value;
    return NULL;
}

struct span value_text_span(const struct value *value) {
    return (struct span){.source = value->span.source, .line = value->text_line, .column = value->text_column};
}

bool value_is_null(const struct value *value) {
    return value->kind == VALUE_SCALAR && value->style == SCALAR_PLAIN &&
           (str_empty(value->text) || str_equal_c(value->text, "~") || str_equal_c(value->text, "null"));
}
