/* The small readers that all parts of a fields.yaml share. */
#include "kind/kind_reader.h"

#include "base/word_list.h"

static bool same_place(struct span a, struct span b) {
    return a.source == b.source && a.line == b.line && a.column == b.column;
}

static bool was_reported(const struct kind_reader *reader, struct span span) {
    for (const struct diagnostic *d = reader->sink->first; d; d = d->next)
        if (same_place(d->span, span) && str_equal(d->code, code_name(CODE_K01))) return true;
    return false;
}

struct diagnostic *kind_mistake_message(struct kind_reader *reader, struct span span, struct message message) {
    if (reader->type && was_reported(reader, span)) return NEW(reader->arena, struct diagnostic); /* of nobody */
    return diagnose_message(reader->sink, SEVERITY_ERROR, CODE_K01, span, message);
}

bool name_is_plain(struct str name) {
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool inner = i > 0 && ((c >= '0' && c <= '9') || c == '_');
        if (!inner && !(c >= 'a' && c <= 'z')) return false;
    }
    return name.size > 0;
}

struct str text_read(struct kind_reader *reader, const struct value *value, const char *what) {
    if (value->kind == VALUE_SCALAR && !value_is_null(value)) return str_trim(value->text);
    kind_mistake(reader, value->span, "{0} needs one text here", what);
    return (struct str){0};
}

void class_read(struct kind_reader *reader, const struct value *value, enum class *class) {
    struct str text = value ? text_read(reader, value, "“class”") : (struct str){0};
    if (!text.size || class_parse(text, class)) return;
    struct diagnostic *d = kind_mistake(reader, value->span, "there is no class “{0}”", text);
    diagnose_help(reader->sink, d, "write {0}", class_names(reader->arena, "", "", "{0} or {1}"));
}

struct str languages_form(struct arena *arena, const struct languages *languages) {
    struct word_list list = {0};
    EACH_LANGUAGE (languages, language)
        word_list_add(arena, &list, str_format(arena, "%.*s: …", STR_ARG(language->tag)));
    return str_format(arena, "{%.*s}", STR_ARG(word_list_commas(arena, &list)));
}

void names_add(struct kind_reader *reader, const struct value *value, const struct language *language, const char *what,
               struct names *names) {
    bool list = value->kind == VALUE_SEQUENCE;
    for (size_t i = 0; i < (list ? value->count : 1); i++) {
        struct str text = text_read(reader, list ? value->items[i] : value, what);
        if (!text.size) continue;
        struct spelling spelling = {text, language};
        ARENA_PUSH(reader->arena, names->items, names->count, names->capacity) = spelling;
    }
}

void names_read(struct kind_reader *reader, const struct value *value, const char *what, struct names *names) {
    if (value->kind != VALUE_MAPPING) {
        names_add(reader, value, reader_english(reader), what, names);
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        struct entry *entry = &value->entries[i];
        const struct language *language = language_find(reader->languages, entry->key);
        if (language) {
            names_add(reader, entry->value, language, what, names);
            continue;
        }
        struct diagnostic *d = kind_mistake(reader, entry->key_span, "{0} knows no language “{1}”", what, entry->key);
        diagnose_help(reader->sink, d, "write {0}", languages_form(reader->arena, reader->languages));
    }
}

const struct language *reader_english(const struct kind_reader *reader) {
    return reader->languages->items[LANGUAGE_SOURCE];
}

void labels_fill(const struct names *names, const struct languages *languages, struct str english,
                 struct str labels[LANGUAGE_MOST]) {
    labels[LANGUAGE_SOURCE] = english;
    EACH_LANGUAGE (languages, language) {
        struct str own = names_first(names, language);
        labels[language->index] = own.size ? own : labels[LANGUAGE_SOURCE];
    }
}

struct str names_first(const struct names *names, const struct language *language) {
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].language == language) return names->items[i].text;
    return (struct str){0};
}

void naming_read(struct kind_reader *reader, struct field_set *set, const struct value *attribute) {
    static const struct str usual[] = {STR_INIT("title"), STR_INIT("name"), STR_INIT("text")};
    if (attribute) {
        struct str name = text_read(reader, attribute, "“naming”");
        set->naming = name.size ? field_find(set, name) : NULL;
        if (name.size && !set->naming)
            kind_mistake(reader, attribute->span, "“naming” names no field: there is no “{0}” in “{1}”", name,
                         set->name);
    }
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !set->naming; i++) set->naming = field_find(set, usual[i]);
}

/* "customer.short": the way to a text, through groups; false when there is none. */
static bool way_read(struct kind_reader *reader, const struct field_set *set, struct str text, struct field_way *way) {
    size_t capacity = 0;
    *way = (struct field_way){0};
    for (struct str name; set && str_cut(&text, '.', &name);) {
        const struct field *field = field_find(set, name);
        if (!field || field->formula_text.size) return false;
        ARENA_PUSH(reader->arena, way->fields, way->count, capacity) = field;
        set = field->type == FIELD_GROUP ? field->fields : NULL;
    }
    return !text.size && way->count && way->fields[way->count - 1]->type == FIELD_TEXT;
}

static void add_called(struct kind_reader *reader, struct field_set *set, const struct value *value, size_t *capacity) {
    struct str text = text_read(reader, value, "“called”");
    struct field_way way;
    if (!text.size) return;
    if (way_read(reader, set, text, &way)) {
        ARENA_PUSH(reader->arena, set->called, set->called_count, *capacity) = way;
        return;
    }
    struct diagnostic *d =
        kind_mistake(reader, value->span, "“called” names “{0}”, which is no text of “{1}”", text, set->name);
    diagnose_help(reader->sink, d, "name a typed field of type text; one of a group as “group.field”");
}

void called_read(struct kind_reader *reader, struct field_set *set, const struct value *attribute) {
    size_t capacity = 0;
    const struct field *naming = set->naming;
    if (!attribute) {
        if (!naming || naming->type != FIELD_TEXT || naming->formula_text.size) return;
        const struct field **fields = NEW_ARRAY(reader->arena, const struct field *, 1);
        fields[0] = naming;
        ARENA_PUSH(reader->arena, set->called, set->called_count, capacity) = (struct field_way){fields, 1};
        return;
    }
    if (attribute->kind != VALUE_SEQUENCE) add_called(reader, set, attribute, &capacity);
    for (size_t i = 0; attribute->kind == VALUE_SEQUENCE && i < attribute->count; i++)
        add_called(reader, set, attribute->items[i], &capacity);
}
