/* `rows:` of a list → the formulas that make its rows, as they are written. */
#include "kind/made_rows_read.h"

#include "base/arena.h"
#include "base/mend.h"
#include "kind/sentence.h"

bool made_rows_belong(struct kind_reader *reader, const struct field *field, const struct value *rows) {
    if (field->type == FIELD_LIST && !field->element && !field->formula_text.size) return true;
    struct diagnostic *d = kind_mistake(reader, rows->span, "“rows” belongs to a list of rows, “{0}” is none", field->name);
    diagnose_help(reader->sink, d, "write “type: list” and the fields of its rows below “of:”, or “list of” a group");
    return false;
}

static void read_entry(struct kind_reader *reader, const struct field *list, const struct entry *entry,
                       struct made_row *maker) {
    const struct field_set *set = list->element->fields;
    struct written_formula formula = written_formula_read(reader, entry->value, "a formula of a row");
    struct str near;
    if (str_equal_c(entry->key, "each")) {
        maker->each_text = formula.text, maker->each_span = formula.span;
        return;
    }
    const struct field *field = field_find(set, entry->key);
    if (field && str_equal(field->name, entry->key) && !field->formula_text.size) {
        maker->texts[field->index] = formula.text, maker->spans[field->index] = formula.span;
        return;
    }
    struct diagnostic *d =
        field ? kind_mistake(reader, entry->key_span, "a row cannot say “{0}” here", entry->key)
              : kind_mistake(reader, entry->key_span, "the rows of “{0}” have no field “{1}”", list->name, entry->key);
    if (field) diagnose_help(reader->sink, d, "name a field of the rows by its first name that is not computed");
    else if (field_suggest(set, entry->key, reader_english(reader), &near))
        mend_meant(reader->sink, d, entry->key, near);
}

static struct made_row read_maker(struct kind_reader *reader, const struct field *list, const struct value *value) {
    size_t count = list->element->fields->count;
    struct made_row maker = {.texts = NEW_ARRAY(reader->arena, struct str, count),
                              .spans = NEW_ARRAY(reader->arena, struct span, count)};
    for (size_t i = 0; i < value->count; i++) read_entry(reader, list, &value->entries[i], &maker);
    return maker;
}

void made_rows_read(struct kind_reader *reader, struct field *list, const struct value *rows) {
    size_t capacity = 0;
    list->makers = NEW_ARRAY(reader->arena, struct made_row, 1); /* without any it is computed, too */
    for (size_t i = 0; rows->kind == VALUE_SEQUENCE && i < rows->count; i++) {
        if (rows->items[i]->kind == VALUE_MAPPING)
            ARENA_PUSH(reader->arena, list->makers, list->maker_count, capacity) =
                read_maker(reader, list, rows->items[i]);
        else kind_mistake(reader, rows->items[i]->span, "a row is a mapping of fields to formulas");
    }
    if (rows->kind != VALUE_SEQUENCE || !rows->count)
        kind_mistake(reader, rows->span, "“rows” is a list: what stands in the fields of each row, by formulas");
    list->formula_text = STR("rows");
    list->formula_span = rows->span;
}
