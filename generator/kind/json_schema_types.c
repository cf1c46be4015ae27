/* The values of a field as JSON Schema: loosely, for what a text means only the reader knows. YAML has made numbers and
 * truths of some texts before a schema is asked. */
#include "base/arena.h"
#include "base/locale.h"
#include "kind/json_schema_internal.h"
#include "kind/record_shape.h"
#include "read/scalar.h"

static void put_any_of(struct schema_writer *writer) { json_entry_open(&writer->json, "anyOf", '['); }

static void put_item_types(struct schema_writer *writer, const char *types) {
    json_item(&writer->json);
    json_open(&writer->json, '{');
    schema_types(writer, types);
    json_close(&writer->json, '}');
}

static void put_item_pattern(struct schema_writer *writer, struct str pattern) {
    json_item(&writer->json);
    json_open(&writer->json, '{');
    json_entry(&writer->json, "type", STR("string"));
    json_entry(&writer->json, "pattern", pattern);
    json_close(&writer->json, '}');
}

/* Numbers -------------------------------------------------------------------------------------------------------- */

/* YAML reads “1.250” as a number that is smaller than the one that is meant, so that a least of more than 1 cannot be
 * asked for. Choices of words are texts. */
static void put_range(struct schema_writer *writer, const struct field *field) {
    struct decimal one = decimal_of(1);
    bool least = field->has_least && decimal_compare(field->least, one) <= 0;
    if (least) {
        json_key(&writer->json, STR("minimum"));
        buffer_append(writer->json.out, decimal_plain(writer->arena, field->least));
    }
    if (!field->has_most) return;
    json_key(&writer->json, STR("maximum"));
    buffer_append(writer->json.out, decimal_plain(writer->arena, field->most));
}

/* Choices -------------------------------------------------------------------------------------------------------- */

static void put_labels(struct schema_writer *writer, const struct choices *choices) {
    size_t language = writer->schema->language->index;
    json_item(&writer->json);
    json_open(&writer->json, '{');
    json_entry_open(&writer->json, "enum", '[');
    for (size_t i = 0; i < choices->count; i++) {
        bool again = false;
        for (size_t before = 0; before < i; before++)
            again |= str_equal(choices->items[before].labels[language], choices->items[i].labels[language]);
        if (again) continue;
        json_item(&writer->json);
        json_text(&writer->json, choices->items[i].labels[language]);
    }
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
}

/* A choice may be called “3” or “yes”, which YAML makes a number or a truth. */
static void put_choices(struct schema_writer *writer, const struct field *field) {
    put_any_of(writer);
    enum { MOST_OFFERED = 1000 /* nobody chooses from a longer list */ };
    if (field->choices->count) {
        if (field->choices->count <= MOST_OFFERED) put_labels(writer, field->choices);
        put_item_pattern(writer, schema_pattern_of_choices(writer->arena, field->choices));
    }
    put_item_types(writer, field->aside ? "string number boolean null" : "number boolean null");
    schema_item_refer(writer, STR("not-known"));
    json_close(&writer->json, ']');
}

/* Texts and references -------------------------------------------------------------------------------------------- */

static void put_text(struct schema_writer *writer, const struct field *field) {
    put_any_of(writer);
    put_item_types(writer, "string number boolean null");
    schema_item_refer(writer, STR("text-by-language"));
    if (field->otherwise) schema_item_refer(writer, schema_name(writer, field->otherwise, ""));
    json_close(&writer->json, ']');
}

static void put_reference(struct schema_writer *writer, const struct field *field) {
    put_any_of(writer);
    for (size_t i = 0; i < field->target_count; i++) {
        struct str ids = schema_ids_name(writer, field, &field->targets[i]);
        if (ids.size) schema_item_refer(writer, ids);
    }
    put_item_types(writer, "string number boolean null");
    if (field->otherwise) schema_item_refer(writer, schema_name(writer, field->otherwise, ""));
    json_close(&writer->json, ']');
}

/* Groups --------------------------------------------------------------------------------------------------------- */

/* A single value in place of a group is what names it, or says that there is nothing to say, which is short. */
static void put_item_short(struct schema_writer *writer, const struct field_set *set) {
    const struct field *from, *to;
    bool named = set->naming && !set->naming->formula_text.size && !field_rows(set->naming);
    bool span = set_is_span(set, &from, &to);
    if (named || span) {
        put_item_types(writer, span ? "string number boolean null array" : "string number boolean null");
        schema_item_refer(writer, STR("text-by-language"));
        return;
    }
    json_item(&writer->json);
    json_open(&writer->json, '{');
    schema_types(writer, "string null");
    json_entry_word(&writer->json, "maxLength", "40");
    json_close(&writer->json, '}');
}

static void put_group(struct schema_writer *writer, const struct field *field) {
    put_any_of(writer);
    schema_item_refer(writer, schema_name(writer, field, ":fields"));
    put_item_short(writer, field->fields);
    if (field->fields->by_year) put_item_types(writer, "array");
    json_close(&writer->json, ']');
}

/* Lists ---------------------------------------------------------------------------------------------------------- */

static bool is_rows(const struct field *list) { return list->element && list->element->type == FIELD_GROUP; }

/* A row may be said by its leaf or its name alone; of a list of lists, by several. */
static void put_item_short_row(struct schema_writer *writer, const struct field *list) {
    if (!list->leaf) {
        put_item_short(writer, field_rows(list));
        return;
    }
    bool several = list->leaf->type == FIELD_LIST;
    put_item_types(writer, several ? "string number boolean null array" : "string number boolean null");
    if (list->leaf->type == FIELD_TEXT) schema_item_refer(writer, STR("text-by-language"));
}

static void put_item_row(struct schema_writer *writer, const struct field *list) {
    schema_item_refer(writer, schema_name(writer, list, ":row"));
    put_item_short_row(writer, list);
}

static void put_items(struct schema_writer *writer, const struct field *list) {
    json_item(&writer->json);
    json_open(&writer->json, '{');
    json_entry(&writer->json, "type", STR("array"));
    json_entry_open(&writer->json, "items", '{');
    if (is_rows(list)) {
        put_any_of(writer);
        put_item_row(writer, list);
        json_close(&writer->json, ']');
    } else schema_put_type(writer, list->element);
    json_close(&writer->json, '}');
    json_close(&writer->json, '}');
}

/* {2025: 38.5}, {gp: {dms: open}}: as deep as there are keys, with `depth` of them to come. */
static void put_keyed(struct schema_writer *writer, const struct field *list, size_t depth) {
    if (!depth) {
        put_any_of(writer);
        put_item_row(writer, list);
        json_close(&writer->json, ']');
        return;
    }
    schema_types(writer, depth == list->keyed_count ? "object" : "object null");
    json_entry_open(&writer->json, "additionalProperties", '{');
    put_keyed(writer, list, depth - 1);
    json_close(&writer->json, '}');
}

static void put_list(struct schema_writer *writer, const struct field *list) {
    put_any_of(writer);
    put_items(writer, list);
    if (list->keyed_count) {
        json_item(&writer->json);
        json_open(&writer->json, '{');
        put_keyed(writer, list, list->keyed_count);
        json_close(&writer->json, '}');
    }
    if (is_rows(list)) put_item_short_row(writer, list);
    else put_item_types(writer, "string number boolean null");
    json_close(&writer->json, ']');
}

/* All ------------------------------------------------------------------------------------------------------------- */

static void put_truth(struct schema_writer *writer) {
    put_any_of(writer);
    put_item_types(writer, "boolean null");
    json_item(&writer->json);
    json_open(&writer->json, '{');
    json_entry_open(&writer->json, "enum", '[');
    for (int truth = 1; truth >= 0; truth--) {
        json_item(&writer->json);
        json_text(&writer->json, language_truth(writer->schema->language, truth));
    }
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
    put_item_types(writer, "string");
    json_close(&writer->json, ']');
}

void schema_put_type(struct schema_writer *writer, const struct field *field) {
    switch (field->type) {
    case FIELD_TEXT: put_text(writer, field); return;
    case FIELD_MARKDOWN: schema_types(writer, "string number boolean null"); return;
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_MONEY:
        schema_types(writer, "number string null");
        put_range(writer, field);
        return;
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR:
    case FIELD_MONTH:
    case FIELD_CLOCK: schema_types(writer, "string number null"); return;
    case FIELD_BOOL: put_truth(writer); return;
    case FIELD_CHOICE: put_choices(writer, field); return;
    case FIELD_REFERENCE: put_reference(writer, field); return;
    case FIELD_POINTER: schema_types(writer, "string null"); return;
    case FIELD_GROUP: put_group(writer, field); return;
    case FIELD_LIST: put_list(writer, field); return;
    case FIELD_DOCUMENTS: return;
    }
}

/* Shared ---------------------------------------------------------------------------------------------------------- */

/* "?", „unbekannt“, and places of a template that nobody filled in, which check warns of. */
static void put_not_known(struct schema_writer *writer) {
    struct buffer words = {0};
    size_t count;
    const struct str *texts = scalar_unknown_words(&count);
    buffer_append_c(&words, "^\\s*(?:");
    for (size_t i = 0; i < count; i++) {
        if (i) buffer_char(&words, '|');
        for (struct str rest = texts[i]; rest.size; rest = str_skip(rest, 1)) {
            char c = *rest.data, small = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
            bool letter = small >= 'a' && small <= 'z';
            if (letter) buffer_format(&words, "[%c%c]\\s*", small - 32, small);
            else if (c != ' ') buffer_format(&words, "[%c]\\s*", c);
        }
    }
    buffer_append_c(&words, ")$");
    put_any_of(writer);
    put_item_pattern(writer, str_copy(writer->arena, buffer_str(&words)));
    put_item_pattern(writer, STR("^\\s*(?:[[]|[{]|<<|_{3}|TBD |[DHJMSTXY]{2,4}[-./:])"));
    EACH_LANGUAGE (writer->schema->kinds->languages, language) {
        for (size_t i = 0; i < language->word_count; i++) {
            const struct language_word *word = &language->words[i];
            struct spelling spelling = {word->text, language};
            if (word->role == SAYS_STANDS)
                put_item_pattern(writer, schema_pattern(writer->arena, &word->text, &spelling, 1));
        }
    }
    json_close(&writer->json, ']');
    buffer_free(&words);
}

static void put_by_language(struct schema_writer *writer) {
    json_entry(&writer->json, "type", STR("object"));
    json_entry_open(&writer->json, "propertyNames", '{');
    json_entry(&writer->json, "pattern", STR("^[A-Za-z]{2,3}(?:[-_][0-9A-Za-z]+)*$"));
    json_close(&writer->json, '}');
    json_entry_open(&writer->json, "additionalProperties", '{');
    schema_types(writer, "string number boolean null");
    json_close(&writer->json, '}');
}

void schema_put_common(struct schema_writer *writer) {
    schema_define(writer, STR("not-known"));
    json_open(&writer->json, '{');
    put_not_known(writer);
    json_close(&writer->json, '}');
    schema_define(writer, STR("text-by-language"));
    json_open(&writer->json, '{');
    put_by_language(writer);
    json_close(&writer->json, '}');
}
