/* Definitions for each field and each set of fields. A field is defined once, under its path; a set allows it under all
 * of its names: two of them, in which an editor completes, as properties, the others by a pattern. */
#include "base/arena.h"
#include "kind/json_schema_internal.h"

const char *const schema_kind_keys[] = {"kind", "art", "Kind", "Art", "type"};

/* Fields ---------------------------------------------------------------------------------------------------------- */

struct str schema_words(struct schema_writer *writer, const char *text) {
    return catalogue_words(writer->schema->words, text);
}

/* The help of fields.yaml, and what else an author has to know. */
static struct str description(struct schema_writer *writer, const struct field *field) {
    struct str text = field_help(field, writer->schema->language);
    struct str notes[] = {field->required ? schema_words(writer, "Must be said.") : (struct str){0},
                          field->class == CLASS_CUSTOMER ? schema_words(writer, "Customers may see it.")
                                                         : (struct str){0}};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (notes[i].size)
            text = str_format(writer->arena, "%.*s%s%.*s", STR_ARG(text), text.size ? "\n" : "", STR_ARG(notes[i]));
    return text;
}

static void define_field(struct schema_writer *writer, const struct field *field) {
    struct str text = description(writer, field);
    schema_define(writer, schema_name(writer, field, ""));
    json_open(&writer->json, '{');
    json_entry(&writer->json, "title", field->labels[writer->schema->language->index]);
    if (text.size) json_entry(&writer->json, "description", text);
    if (field->retired) {
        json_entry_word(&writer->json, "deprecated", "true");
        json_entry(&writer->json, "deprecationMessage", field->retired[writer->schema->language->index]);
    }
    schema_put_type(writer, field);
    json_close(&writer->json, '}');
}

/* Sets ------------------------------------------------------------------------------------------------------------ */

static void put_property(struct schema_writer *writer, struct str key, const struct field *field) {
    json_key(&writer->json, key);
    schema_refer(writer, schema_name(writer, field, ""));
}

/* A name that two fields share takes what either takes. */
static void put_shared(struct schema_writer *writer, struct str key, const struct field *field,
                       const struct field *text) {
    json_key(&writer->json, key);
    json_open(&writer->json, '{');
    json_entry_open(&writer->json, "anyOf", '[');
    schema_item_refer(writer, schema_name(writer, field, ""));
    schema_item_refer(writer, schema_name(writer, text, ""));
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
}

/* By the name that is its own alone; a shared one is allowed by its pattern. */
static void put_named(struct schema_writer *writer, const struct field *field, struct str key) {
    const struct field *text, *found = field_find_shared(field->set, key, &text);
    if (found == field && !text) put_property(writer, key, field);
}

static void put_properties(struct schema_writer *writer, const struct field_set *set) {
    json_entry_open(&writer->json, "properties", '{');
    for (size_t i = 0; !set->outer && i < SCHEMA_KIND_KEYS; i++) {
        json_key(&writer->json, str_of(schema_kind_keys[i]));
        schema_refer(writer, str_format(writer->arena, "%.*s:kind", STR_ARG(set->kind->name)));
    }
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!field_is_written(field)) continue;
        struct str key = schema_key(writer->arena, field, writer->schema->language);
        put_named(writer, field, key);
        if (!str_equal(key, field->name)) put_named(writer, field, field->name);
    }
    json_close(&writer->json, '}');
}

/* The field's names that it does not share, or those that it shares. */
static struct str names_pattern(struct schema_writer *writer, const struct field *field, const struct field **shared) {
    struct str *keys = NEW_ARRAY(writer->arena, struct str, field->alias_count);
    struct spelling *spellings = NEW_ARRAY(writer->arena, struct spelling, field->alias_count);
    size_t count = 0;
    bool sharing = *shared != NULL;
    for (size_t i = 0; i < field->alias_count; i++) {
        const struct field *text;
        field_find_shared(field->set, field->aliases[i], &text);
        if (sharing != (text != NULL)) continue;
        keys[count] = field->aliases[i];
        spellings[count++] = field->spellings[i];
    }
    return count ? schema_pattern(writer->arena, keys, spellings, count) : (struct str){0};
}

/* Names below `shares:` that neither of the two has of its own. */
static void put_shares(struct schema_writer *writer, const struct field *field) {
    const struct value *shares = field->declaration ? value_find(field->declaration, STR("shares")) : NULL;
    for (size_t e = 0; shares && shares->kind == VALUE_MAPPING && e < shares->count; e++) {
        const struct value *names = shares->entries[e].value;
        const struct field *text = field_find(field->set, shares->entries[e].key);
        bool list = names->kind == VALUE_SEQUENCE;
        for (size_t n = 0; text && n < (list ? names->count : 1); n++) {
            struct str written = (list ? names->items[n] : names)->text;
            struct str key = text_name(writer->arena, written);
            struct spelling spelling = {written, writer->schema->language};
            if (key.size) put_shared(writer, schema_pattern(writer->arena, &key, &spelling, 1), field, text);
        }
    }
}

/* Keys with a year at their end, and years alone: what stands there is an entry of a list, which the reader looks at.
 */
static void put_years(struct schema_writer *writer, const struct field *field) {
    bool years = field->keyed_count && (field->keyed[0]->type == FIELD_YEAR || field->keyed[0]->type == FIELD_PERIOD);
    if (years) {
        json_key(&writer->json,
                 schema_pattern_with_year(writer->arena, field->aliases, field->spellings, field->alias_count));
        json_word(&writer->json, "true");
    }
    if (field->set->by_year == field) json_entry_word(&writer->json, "[0-9]{2}", "true");
}

static void put_patterns_of(struct schema_writer *writer, const struct field *field) {
    const struct field *shared = NULL;
    struct str own = names_pattern(writer, field, &shared);
    if (own.size) put_property(writer, own, field);
    put_shares(writer, field);
    put_years(writer, field);
}

/* Keys of another set that may stand in this one, where it has none of that name. */
static void put_others(struct schema_writer *writer, const struct field_set *set, const struct field_set *others) {
    for (size_t i = 0; i < others->count; i++) {
        const struct field *field = &others->fields[i];
        if (!field_is_written(field) || field_find(set, field->name)) continue;
        json_key(&writer->json, schema_pattern(writer->arena, field->aliases, field->spellings, field->alias_count));
        json_word(&writer->json, "true");
    }
}

/* In planpress.yaml what belongs to the document is lifted out of its groups; without one, documents may carry its keys
 * at their heads. */
static void put_strays(struct schema_writer *writer, const struct field_set *set) {
    const struct field_set *document = set->kind->fields;
    bool settings = field_find(document, STR("fiscal_year_start"));
    if (settings && set->outer == document && !set->rows) put_others(writer, set, document);
    if (!set->outer && writer->schema->settings) put_others(writer, set, writer->schema->settings->fields);
}

static void put_patterns(struct schema_writer *writer, const struct field_set *set) {
    json_entry_open(&writer->json, "patternProperties", '{');
    for (size_t i = 0; i < set->count; i++)
        if (field_is_written(&set->fields[i])) put_patterns_of(writer, &set->fields[i]);
    put_strays(writer, set);
    if (!set->outer) json_entry_word(&writer->json, "^type$", "true"); /* which may say the kind */
    json_entry_word(&writer->json, "^[xX]-", "true");
    json_close(&writer->json, '}');
}

static bool is_key(const struct field *list, const struct field *field) {
    for (size_t i = 0; i < list->keyed_count; i++)
        if (list->keyed[i] == field) return true;
    return false;
}

/* Another field's value may have it behind itself. */
static bool is_aside(const struct field *field) {
    for (size_t i = 0; i < field->set->count; i++)
        if (field->set->fields[i].aside == field) return true;
    return false;
}

/* {"required": [name]} for the names that are offered, which editors can say, else any key that is one of its names. */
static void put_item_required(struct schema_writer *writer, const struct field *field) {
    struct str names[] = {schema_key(writer->arena, field, writer->schema->language), field->name};
    json_item(&writer->json);
    json_open(&writer->json, '{');
    json_entry_open(&writer->json, "anyOf", '[');
    for (size_t i = 0; i < 2 && (!i || !str_equal(names[0], names[1])); i++) {
        json_item(&writer->json);
        json_open(&writer->json, '{');
        json_entry_open(&writer->json, "required", '[');
        json_item(&writer->json);
        json_text(&writer->json, names[i]);
        json_close(&writer->json, ']');
        json_close(&writer->json, '}');
    }
    json_item(&writer->json);
    json_word(&writer->json, "{\"not\": {\"propertyNames\": {\"not\": {\"pattern\": ");
    json_text(&writer->json, schema_pattern(writer->arena, field->aliases, field->spellings, field->alias_count));
    json_word(&writer->json, "}}}}");
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
}

/* Only what is an error in a row wherever it stands: what documents and groups lack may stand in their Markdown. */
static void put_required(struct schema_writer *writer, const struct field_set *set, const struct field *list) {
    bool any = false;
    for (size_t i = 0; list && i < set->count; i++) {
        const struct field *field = &set->fields[i];
        bool asked = field->required_always && !field->standard_text.size && !field->otherwise;
        if (!asked || is_key(list, field) || is_aside(field)) continue;
        if (!any) json_key(&writer->json, STR("allOf")), json_open(&writer->json, '[');
        any = true;
        put_item_required(writer, field);
    }
    if (any) json_close(&writer->json, ']');
}

/* What a comma in braces has split off, {amount: €88,000}, is a key without a value: the reader puts it back where it
 * can, and check names what it cannot. */
void schema_put_set(struct schema_writer *writer, const struct field_set *set, const struct field *list) {
    json_open(&writer->json, '{');
    json_entry(&writer->json, "type", STR("object"));
    put_properties(writer, set);
    put_patterns(writer, set);
    put_required(writer, set, list);
    json_key(&writer->json, STR("additionalProperties"));
    json_word(&writer->json, "{\"type\": \"null\"}");
    json_close(&writer->json, '}');
}

void schema_define_set(struct schema_writer *writer, const struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i];
        if (!field_is_written(field)) continue;
        define_field(writer, field);
        bool group = field->type == FIELD_GROUP,
             rows = field->type == FIELD_LIST && field->element->type == FIELD_GROUP;
        if (!group && !rows) continue;
        const struct field_set *inner = field_rows(field);
        schema_define(writer, schema_name(writer, field, group ? ":fields" : ":row"));
        schema_put_set(writer, inner, rows ? field : NULL);
        schema_define_set(writer, inner);
    }
}
