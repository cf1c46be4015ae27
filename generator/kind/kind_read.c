/* A fields.yaml, and rules.yaml beside it → a kind: what they say about the kind itself; its parts have readers of their own. */
#include "kind/kind_read.h"

#include "base/word_list.h"
#include "kind/check_read.h"
#include "kind/field_read.h"
#include "kind/named_types.h"
#include "kind/overview.h"

static void read_names(struct kind_reader *reader, const struct value *value) {
    struct kind *kind = reader->kind;
    struct names names = {0};
    if (value) names_read(reader, value, "“names”", &names);
    kind->aliases = NEW_ARRAY(reader->arena, struct str, names.count + 1);
    kind->aliases[kind->alias_count++] = text_name(reader->arena, kind->name);
    for (size_t i = 0; i < names.count; i++)
        kind->aliases[kind->alias_count++] = text_name(reader->arena, names.items[i].text);
    labels_fill(&names, reader->languages, label_from_name(reader->arena, kind->name), kind->labels);
}

/* The documents of a kind are known by its field `id`, their language by `language`. */
static void find_special_fields(struct kind_reader *reader, const struct value *root) {
    static const struct str taken[] = {STR_INIT("kind"), STR_INIT("art")};
    struct kind *kind = reader->kind;
    struct field_set *set = kind->fields;
    naming_read(reader, set, value_find(root, STR("naming")));
    called_read(reader, set, value_find(root, STR("called")));
    set->id = field_find(set, STR("id"));
    const struct field *language = field_find(set, STR("language"));
    if (language && language->type == FIELD_TEXT) kind->language = language;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        const struct field *field = field_find(set, taken[i]);
        if (!field) continue;
        struct diagnostic *d = kind_mistake(
            reader, field->span,
            "a document says its kind with “{0}”: no field of the document itself can have that name", taken[i]);
        diagnose_help(reader->sink, d, "rename it; inside lists and groups the name is free");
    }
}

static const struct field *find_named(struct kind_reader *reader, const struct value *value, const char *what,
                                      enum field_type type, const char *type_name) {
    if (!value) return NULL;
    struct str name = text_read(reader, value, what);
    if (!name.size) return NULL;
    const struct field *field = field_find(reader->kind->fields, name);
    if (field && field->type == type && (type != FIELD_LIST || field_rows(field))) return field;
    struct diagnostic *d =
        field ? kind_mistake(reader, value->span, "{0} needs a field of type {1}, but “{2}” is none", what, type_name,
                             name)
              : kind_mistake(reader, value->span, "{0} names a field “{1}” that is not declared", what, name);
    diagnose_help(reader->sink, d, "declare it below “fields:”: {0}: '{'type: {1}'}'", name, type_name);
    return NULL;
}

static void read_body(struct kind_reader *reader, const struct value *root) {
    struct kind *kind = reader->kind;
    kind->body = find_named(reader, value_find(root, STR("body")), "“body”", FIELD_MARKDOWN, "markdown");
    kind->dated = find_named(reader, value_find(root, STR("dated")), "“dated”", FIELD_DATE, "date");
    const struct value *first = value_find(root, STR("first"));
    if (first) kind->first = text_read(reader, first, "“first”"), kind->first_span = first->span;
    const struct value *list = value_find(root, STR("register"));
    kind->register_list = find_named(reader, list, "“register”", FIELD_LIST, "list");
    if (!kind->register_list || field_rows(kind->register_list)->id) return;
    struct diagnostic *d = kind_mistake(reader, list->span, "the rows of a register need an id");
    diagnose_help(reader->sink, d, "declare a field “id” in the rows of “{0}”", kind->register_list->name);
}

/* Whose years a date names must be a group that says in which month they start. */
static void check_calendar(struct kind_reader *reader, const struct field *field) {
    if (!field->calendar.size || str_equal(field->calendar, CALENDAR_AS_WRITTEN)) return;
    const struct field *group = field_find(reader->kind->fields, field->calendar);
    const struct field *start =
        group && group->type == FIELD_GROUP ? field_find(group->fields, STR("fiscal_year_start")) : NULL;
    if (start && start->type == FIELD_MONTH) return;
    struct diagnostic *d = kind_mistake(
        reader, field->span, "“calendar” names “{0}”, which does not say when its years start", field->calendar);
    diagnose_help(reader->sink, d,
                  "name a group with the field fiscal_year_start: '{'type: month'}', or write as_written");
}

/* As deep as fields are nested. */
static void check_calendars(struct kind_reader *reader, const struct field_set *set) {
    for (size_t i = 0; i < set->count; i++) {
        const struct field *field = &set->fields[i], *inner = field->element ? field->element : field;
        check_calendar(reader, inner);
        if (inner->fields) check_calendars(reader, inner->fields);
    }
}

const char *const kind_attributes[] = {"kind",  "names", "class",  "body",  "dated", "register", "naming", "called",
                                       "first", "types", "fields", "index", "dates", "checks",   NULL};

static void check_keys(struct kind_reader *reader, const struct value *root) {
    for (size_t i = 0; i < root->count; i++) {
        const struct entry *entry = &root->entries[i];
        const char *const *key = kind_attributes;
        while (*key && !str_equal_c(entry->key, *key)) key++;
        if (*key) continue;
        struct word_list known = word_list_of(reader->arena, kind_attributes);
        struct diagnostic *d = kind_mistake(reader, entry->key_span, "a kind has no attribute “{0}”", entry->key);
        word_list_help(reader->sink, d, entry->key, &known, "known are {0}");
    }
}

/* "account-plan": also the name of its folder and of its files. */
static bool name_is_good(struct str name) {
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool inner = i > 0 && ((c >= '0' && c <= '9') || c == '-');
        if (!inner && !(c >= 'a' && c <= 'z')) return false;
    }
    return name.size > 0;
}

static bool read_name(struct kind_reader *reader, const struct value *root) {
    const struct value *name = value_find(root, STR("kind"));
    if (!name) {
        struct diagnostic *d = kind_mistake(reader, root->span, "“kind:” is missing: the name of this kind");
        diagnose_help(reader->sink, d, "start the file with “kind: my-kind”");
        return false;
    }
    reader->kind->name = text_read(reader, name, "“kind”");
    if (!reader->kind->name.size) return false;
    if (name_is_good(reader->kind->name)) return true;
    struct diagnostic *d = kind_mistake(reader, name->span, "“{0}” cannot be the name of a kind", reader->kind->name);
    diagnose_help(reader->sink, d, "use small letters a to z, digits and hyphens: “account-plan”");
    return false;
}

/* A kind of the same name is replaced in its place. */
static void add(struct kinds *kinds, struct kind *kind) {
    for (size_t i = 0; i < kinds->count; i++)
        if (str_equal(kinds->items[i]->name, kind->name)) {
            kinds->items[i] = kind;
            return;
        }
    struct kind **items = NEW_ARRAY(kinds->arena, struct kind *, kinds->count + 1);
    for (size_t i = 0; i < kinds->count; i++) items[i] = kinds->items[i];
    items[kinds->count++] = kind;
    kinds->items = items;
}

void kind_remove(struct kinds *kinds, const struct kind *kind) {
    size_t kept = 0;
    for (size_t i = 0; i < kinds->count; i++)
        if (kinds->items[i] != kind) kinds->items[kept++] = kinds->items[i];
    kinds->count = kept;
}

static struct kind_reader reader_new(struct kinds *kinds, struct diagnostics *sink, const struct source *source,
                                     struct str folder) {
    struct kind_reader reader = {.arena = kinds->arena,
                                 .sink = sink,
                                 .languages = kinds->languages,
                                 .kind = NEW(kinds->arena, struct kind),
                                 .types = kinds->types};
    *reader.kind = (struct kind){.folder = folder, .source = source};
    return reader;
}

/* What stands before the fields. */
static bool read_head(struct kind_reader *reader, const struct value *root) {
    if (root->kind != VALUE_MAPPING) {
        struct span place = root->span.source ? root->span : (struct span){.source = reader->kind->source};
        kind_mistake(reader, place, "a fields.yaml is a mapping that starts with “kind:”");
        return false;
    }
    check_keys(reader, root);
    if (!read_name(reader, root)) return false;
    read_names(reader, value_find(root, STR("names")));
    reader->kind->class = CLASS_INTERNAL;
    class_read(reader, value_find(root, STR("class")), &reader->kind->class);
    return true;
}

bool kind_declare(struct kinds *kinds, struct diagnostics *sink, const struct value *head, const struct source *source,
                  struct str folder) {
    struct kind_reader reader = reader_new(kinds, sink, source, folder);
    if (!read_head(&reader, head)) return false;
    add(kinds, reader.kind);
    return true;
}

/* Also in groups and rows. What is computed from it is found by its formula. */
static bool holds_confidential(const struct field_set *set) {
    bool found = false;
    for (size_t i = 0; i < set->count && !found; i++) {
        const struct field *field = &set->fields[i];
        const struct field_set *inner = field->fields ? field->fields : field_rows(field);
        found = field->class == CLASS_CONFIDENTIAL || (inner && inner->outer == set && holds_confidential(inner));
    }
    return found;
}

/* The rules of a file, which is a mapping like fields.yaml and holds nothing else; NULL. */
static const struct value *rules_in(struct kind_reader *reader, const struct value *root) {
    if (!root) return NULL;
    const struct value *checks = value_find(root, STR("checks"));
    for (size_t i = 0; i < root->count && root->kind == VALUE_MAPPING; i++)
        if (root->entries[i].value != checks)
            kind_mistake(reader, root->entries[i].key_span, "a rules.yaml holds “checks:” alone, found “{0}”",
                         root->entries[i].key);
    if (!checks) kind_mistake(reader, root->span, "a rules.yaml starts with “checks:”");
    return checks;
}

enum { CHECKS_LISTS = 3 }; /* in fields.yaml, and in each rules.yaml */

static bool find_checks(struct kind_reader *reader, const struct kind_files *files,
                        const struct value *lists[CHECKS_LISTS]) {
    lists[0] = value_find(files->fields, STR("checks"));
    lists[1] = rules_in(reader, files->rules[0]);
    lists[2] = rules_in(reader, files->rules[1]);
    return lists[0] || lists[1] || lists[2];
}

bool kind_read(struct kinds *kinds, struct diagnostics *sink, const struct kind_files *files) {
    struct kind_reader reader = reader_new(kinds, sink, files->source, files->folder);
    struct kind *kind = reader.kind;
    kind->own = files->own;
    const struct value *root = files->fields, *checks[CHECKS_LISTS];
    if (!read_head(&reader, root)) return false;
    const struct value *fields = value_find(root, STR("fields"));
    if (!fields || fields->kind != VALUE_MAPPING) {
        kind_mistake(&reader, fields ? fields->span : root->span,
                     "“fields:” is missing: what the documents of “{0}” hold", kind->name);
        return false;
    }
    const struct value *types = value_find(root, STR("types"));
    if (types) named_types_own(&reader, types);
    if (find_checks(&reader, files, checks)) fields = accepted_added(&reader, fields);
    kind->fields = field_set_read(&reader, fields, kind->name, NULL, CLASS_CUSTOMER);
    if (types) named_types_check_own(&reader);
    for (size_t i = 0; i < CHECKS_LISTS; i++)
        if (checks[i]) checks_read(&reader, checks[i]);
    const struct value *index = value_find(root, STR("index")), *dates = value_find(root, STR("dates"));
    if (index || dates) overview_read(&reader, index, dates);
    find_special_fields(&reader, root);
    read_body(&reader, root);
    kind->discreet = holds_confidential(kind->fields);
    check_calendars(&reader, kind->fields);
    add(kinds, kind);
    return true;
}
