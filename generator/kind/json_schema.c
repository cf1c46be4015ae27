/* The schema of a kind, or of all kinds, of which the key that says the kind chooses one, over the definitions that
 * they refer to. */
#include "kind/json_schema.h"

#include "base/arena.h"
#include "kind/json_schema_internal.h"

static bool is_old(const struct schema_writer *writer) { return writer->schema->draft == JSON_SCHEMA_07; }

static const char *definitions(const struct schema_writer *writer) { return is_old(writer) ? "definitions" : "$defs"; }

/* References ------------------------------------------------------------------------------------------------------ */

/* In a fragment of an address, behind a JSON pointer's own escapes. */
static struct str escaped(struct schema_writer *writer, struct str name) {
    struct buffer out = {0};
    for (; name.size; name = str_skip(name, 1)) {
        unsigned char c = (unsigned char)*name.data;
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                     c == '.' || c == '_' || c == ':';
        if (c == '~') buffer_append_c(&out, "~0");
        else if (c == '/') buffer_append_c(&out, "~1");
        else buffer_format(&out, plain ? "%c" : "%%%02X", c);
    }
    struct str text = str_copy(writer->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

struct str schema_name(struct schema_writer *writer, const struct field *field, const char *what) {
    struct str path = field_path(writer->arena, field), kind = field->set->kind->name;
    return str_format(writer->arena, "%.*s.%.*s%s", STR_ARG(kind), STR_ARG(path), what);
}

void schema_define(struct schema_writer *writer, struct str name) { json_key(&writer->json, name); }

void schema_refer(struct schema_writer *writer, struct str name) {
    json_open(&writer->json, '{');
    json_entry(&writer->json, "$ref",
               str_format(writer->arena, "#/%s/%.*s", definitions(writer), STR_ARG(escaped(writer, name))));
    json_close(&writer->json, '}');
}

void schema_item_refer(struct schema_writer *writer, struct str name) {
    json_item(&writer->json);
    schema_refer(writer, name);
}

void schema_types(struct schema_writer *writer, const char *types) {
    struct str rest = str_of(types), type;
    json_key(&writer->json, STR("type"));
    if (!str_find(rest, STR(" "), NULL)) {
        json_text(&writer->json, rest);
        return;
    }
    json_open(&writer->json, '[');
    while (str_cut(&rest, ' ', &type)) {
        json_item(&writer->json);
        json_text(&writer->json, type);
    }
    json_close(&writer->json, ']');
}

/* Kinds ----------------------------------------------------------------------------------------------------------- */

/* The names by which the kind alone is found: a project's own kind goes before one of the program. */
static struct str kind_pattern(struct schema_writer *writer, const struct kind *kind) {
    struct str *keys = NEW_ARRAY(writer->arena, struct str, kind->alias_count);
    struct spelling *spellings = NEW_ARRAY(writer->arena, struct spelling, kind->alias_count);
    size_t count = 0;
    for (size_t i = 0; i < kind->alias_count; i++) {
        if (kinds_find(writer->schema->kinds, kind->aliases[i]) != kind) continue;
        keys[count] = kind->aliases[i];
        spellings[count++] = (struct spelling){kind->aliases[i], writer->schema->language};
    }
    return schema_pattern(writer->arena, keys, spellings, count);
}

static void define_kind_name(struct schema_writer *writer, const struct kind *kind) {
    schema_define(writer, str_format(writer->arena, "%.*s:kind", STR_ARG(kind->name)));
    json_open(&writer->json, '{');
    json_entry(&writer->json, "title", schema_words(writer, "Kind of document"));
    json_entry_open(&writer->json, "anyOf", '[');
    json_item(&writer->json);
    json_word(&writer->json, "{\"const\": ");
    json_text(&writer->json, kind->name);
    json_word(&writer->json, "}");
    json_item(&writer->json);
    json_word(&writer->json, "{\"pattern\": ");
    json_text(&writer->json, kind_pattern(writer, kind));
    json_word(&writer->json, "}");
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
}

static void define_kind(struct schema_writer *writer, const struct kind *kind) {
    if (!kind->fields) return;
    define_kind_name(writer, kind);
    schema_define(writer, kind->name);
    schema_put_set(writer, kind->fields, NULL);
    schema_define_set(writer, kind->fields);
}

static void put_head(struct schema_writer *writer, struct str title) {
    json_entry(&writer->json, "$schema",
               is_old(writer) ? STR("http://json-schema.org/draft-07/schema#")
                              : STR("https://json-schema.org/draft/2020-12/schema"));
    json_entry(&writer->json, "title", title);
}

static void put_kind(struct schema_writer *writer, const struct kind *kind) {
    put_head(writer, kind->labels[writer->schema->language->index]);
    json_entry_open(&writer->json, "allOf", '[');
    schema_item_refer(writer, kind->name);
    json_close(&writer->json, ']');
}

/* planpress.yaml is the one file that need not say its kind. */
static void put_item_settings(struct schema_writer *writer) {
    const struct kind *settings = kinds_find(writer->schema->kinds, STR("project"));
    if (settings && settings->fields) schema_item_refer(writer, settings->name);
}

/* {"properties": {"kind": …}, "required": ["kind"]} for each key that may say the kind. */
static void put_says_kind(struct schema_writer *writer, const struct kind *kind) {
    json_entry_open(&writer->json, "anyOf", '[');
    for (size_t i = 0; i <= SCHEMA_KIND_KEYS; i++) {
        json_item(&writer->json);
        json_open(&writer->json, '{');
        if (kind) {
            json_entry_open(&writer->json, "properties", '{');
            json_key(&writer->json, str_of(schema_kind_keys[i]));
            schema_refer(writer, str_format(writer->arena, "%.*s:kind", STR_ARG(kind->name)));
            json_close(&writer->json, '}');
        }
        json_entry_open(&writer->json, "required", '[');
        json_item(&writer->json);
        json_text(&writer->json, str_of(schema_kind_keys[i]));
        json_close(&writer->json, ']');
        json_close(&writer->json, '}');
    }
    if (!kind) put_item_settings(writer);
    json_close(&writer->json, ']');
}

static void put_switch(struct schema_writer *writer, const struct kind *kind) {
    json_item(&writer->json);
    json_open(&writer->json, '{');
    json_entry_open(&writer->json, "if", '{');
    put_says_kind(writer, kind);
    json_close(&writer->json, '}');
    json_key(&writer->json, STR("then"));
    schema_refer(writer, kind->name);
    json_close(&writer->json, '}');
}

/* {"anyOf": [kinds]}: what `kind` may say. */
static void put_kind_property(struct schema_writer *writer) {
    const struct kinds *kinds = writer->schema->kinds;
    json_entry_open(&writer->json, "properties", '{');
    json_entry_open(&writer->json, "kind", '{');
    json_entry_open(&writer->json, "anyOf", '[');
    for (size_t i = 0; i < kinds->count; i++)
        if (kinds->items[i]->fields)
            schema_item_refer(writer, str_format(writer->arena, "%.*s:kind", STR_ARG(kinds->items[i]->name)));
    json_close(&writer->json, ']');
    json_close(&writer->json, '}');
    json_close(&writer->json, '}');
}

static void put_any_kind(struct schema_writer *writer) {
    const struct kinds *kinds = writer->schema->kinds;
    put_head(writer, schema_words(writer, "A document of planpress"));
    json_entry(&writer->json, "type", STR("object"));
    put_kind_property(writer);
    put_says_kind(writer, NULL);
    json_entry_open(&writer->json, "allOf", '[');
    for (size_t i = 0; i < kinds->count; i++)
        if (kinds->items[i]->fields) put_switch(writer, kinds->items[i]);
    json_close(&writer->json, ']');
}

void json_schema_write(struct arena *arena, struct buffer *out, const struct json_schema *schema,
                       const struct kind *kind) {
    struct schema_writer writer = {.json = {.out = out, .dense = true}, .arena = arena, .schema = schema};
    json_open(&writer.json, '{');
    if (kind) put_kind(&writer, kind);
    else put_any_kind(&writer);
    json_key(&writer.json, str_of(definitions(&writer)));
    json_open(&writer.json, '{');
    for (size_t i = 0; i < schema->kinds->count; i++)
        if (!kind || schema->kinds->items[i] == kind) define_kind(&writer, schema->kinds->items[i]);
    schema_put_ids(&writer);
    schema_put_common(&writer);
    json_close(&writer.json, '}');
    json_close(&writer.json, '}');
    buffer_char(out, '\n');
}
