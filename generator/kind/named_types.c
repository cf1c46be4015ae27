/* Named types: where they stand, which one a field means, and the declaration that comes of both. */
#include "kind/named_types.h"

#include "base/limits.h"
#include "kind/field_read.h"
#include "kind/type_read.h"
#include "read/yaml.h"

static const struct str list_of = STR_INIT("list of ");

/* Gathering --------------------------------------------------------------------------------------------------- */

static struct named_type *find_here(const struct named_types *types, struct str name) {
    for (size_t i = 0; i < types->count; i++)
        if (str_equal(types->items[i].name, name)) return &types->items[i];
    return NULL;
}

static struct named_type *find(const struct named_types *types, struct str name) {
    struct named_type *type = NULL;
    for (; types && !type; types = types->outer) type = find_here(types, name);
    return type;
}

static void add(struct arena *arena, struct named_types *types, struct named_type type) {
    type.declared_in = types;
    if (!find_here(types, type.name)) ARENA_PUSH(arena, types->items, types->count, types->capacity) = type;
}

/* False after reporting. */
static bool check_name(struct kind_reader *reader, const struct entry *entry) {
    bool taken = type_is_built_in(entry->key);
    if (!taken && name_is_plain(entry->key)) return true;
    struct diagnostic *d =
        taken ? kind_mistake(reader, entry->key_span, "“{0}” is a type of the program", entry->key)
              : kind_mistake(reader, entry->key_span, "“{0}” cannot be the name of a type", entry->key);
    diagnose_help(reader->sink, d, "use another name, of small letters a to z, digits and “_”");
    return false;
}

static void add_all(struct kind_reader *reader, struct named_types *types, const struct value *root) {
    if (root->kind != VALUE_MAPPING && !value_is_null(root)) {
        struct diagnostic *d = kind_mistake(reader, root->span, "types are expected here, each with its name");
        diagnose_help(reader->sink, d, "write stance: '{'type: enum, of: '{'for: Dafür, against: Dagegen'}}'");
        return;
    }
    for (size_t i = 0; i < root->count; i++) {
        const struct entry *entry = &root->entries[i];
        struct named_type type = {.name = entry->key, .span = entry->key_span, .declaration = entry->value};
        bool declared = entry->value->kind == VALUE_MAPPING;
        if (!declared) {
            struct diagnostic *d =
                kind_mistake(reader, entry->value->span, "the type “{0}” needs its attributes here", entry->key);
            diagnose_help(reader->sink, d, "write them as a field's: {0}: '{'type: text'}'", entry->key);
        }
        if (check_name(reader, entry) && declared) add(reader->arena, types, type);
    }
}

static struct named_types *types_of_all(struct kinds *kinds) {
    if (!kinds->types) kinds->types = NEW(kinds->arena, struct named_types);
    return kinds->types;
}

void named_types_add(struct kinds *kinds, struct diagnostics *sink, const struct value *root) {
    struct kind_reader reader = {.arena = kinds->arena, .sink = sink, .languages = kinds->languages};
    const struct value *below = value_find(root, STR("types"));
    if (!below) {
        add_all(&reader, types_of_all(kinds), root);
        return;
    }
    struct diagnostic *d =
        kind_mistake(&reader, root->span, "the types stand in this file without “types:” above them");
    diagnose_help(sink, d, "leave the line out, and begin each type at the beginning of its line");
}

void named_types_own(struct kind_reader *reader, const struct value *value) {
    struct named_types *types = NEW(reader->arena, struct named_types);
    *types = (struct named_types){.outer = reader->types};
    add_all(reader, types, value);
    reader->types = types;
}

/* The name that a line begins with: "stance:". Empty where the type before goes on. */
static struct str name_at(struct str line) {
    size_t colon;
    bool starts = line.size && line.data[0] >= 'a' && line.data[0] <= 'z';
    return starts && str_find(line, STR(":"), &colon) ? str_slice(line, 0, colon) : (struct str){0};
}

void named_types_index(struct kinds *kinds, const struct source *source) {
    struct named_types *types = types_of_all(kinds);
    struct str text = source->text, rest = text, line;
    struct named_type type = {.span = {.source = source, .line = 1, .column = 1}};
    size_t start = 0, at = 0;
    for (uint32_t number = 1; str_cut(&rest, '\n', &line); number++, at = text.size - rest.size) {
        struct str name = name_at(line);
        if (!name.size) continue;
        type.lines = str_slice(text, start, at);
        if (type.name.size) add(kinds->arena, types, type);
        type.name = name;
        type.span.line = number;
        start = at;
    }
    type.lines = str_skip(text, start);
    if (type.name.size) add(kinds->arena, types, type);
}

bool named_types_have(const struct kind_reader *reader, struct str name) { return find(reader->types, name) != NULL; }

void named_types_list(const struct kind_reader *reader, struct suggestion *nearest, struct word_list *known) {
    for (const struct named_types *types = reader->types; types; types = types->outer)
        for (size_t i = 0; i < types->count; i++) {
            suggest_offer(nearest, types->items[i].name);
            word_list_add(reader->arena, known, types->items[i].name);
        }
}

/* Joining ----------------------------------------------------------------------------------------------------- */

static struct value *text_value(struct arena *arena, struct str text, struct span span) {
    struct value *value = NEW(arena, struct value);
    *value = (struct value){
        .kind = VALUE_SCALAR, .span = span, .text = text, .text_line = span.line, .text_column = span.column};
    return value;
}

/* What `type:` comes to: that of the named type, or a list of such values; items that are groups are rows. NULL: the
 * type is computed and says none. */
static struct value *inner_type(struct kind_reader *reader, const struct value *said, const struct named_type *type,
                                bool listed) {
    struct value *inner = value_find(type->declaration, STR("type"));
    if (!listed || !inner || inner->kind != VALUE_SCALAR) return inner;
    bool rows = str_equal_c(str_trim(inner->text), "group");
    struct str text = rows ? STR("list") : str_join(reader->arena, list_of, str_trim(inner->text));
    return text_value(reader->arena, text, value_find(said, STR("type"))->span);
}

/* Why a list cannot hold values of the type; NULL: it can. */
static const char *not_an_item(const struct named_type *type) {
    const struct value *inner = value_find(type->declaration, STR("type"));
    if (!inner || inner->kind != VALUE_SCALAR) return "computed";
    struct str text = str_trim(inner->text);
    bool list = str_equal_c(text, "list") || str_starts(text, list_of);
    return list ? "a list itself" : str_starts(text, STR("documents")) ? "a list of documents" : NULL;
}

/* Fields can be added to a group or the rows of a list; choices are those of all who have the type. */
static bool takes_fields(const struct named_type *type) {
    const struct value *inner = value_find(type->declaration, STR("type"));
    struct str text = inner && inner->kind == VALUE_SCALAR ? str_trim(inner->text) : (struct str){0};
    return str_equal_c(text, "group") || str_equal_c(text, "list");
}

static void refuse_of(struct kind_reader *reader, const struct entry *entry, const struct named_type *type) {
    struct diagnostic *d = kind_mistake(reader, entry->key_span, "“of” is said by the type “{0}” already", type->name);
    diagnose_help(reader->sink, d, "leave it out, or declare a type of its own");
}

/* The entries of `more`, those of the same name in `said` in their places, then the others of `said`. */
static struct value *merge(struct arena *arena, const struct value *said, const struct value *more) {
    struct value *both = NEW(arena, struct value);
    *both = (struct value){.kind = VALUE_MAPPING, .span = said->span};
    both->entries = NEW_ARRAY(arena, struct entry, said->count + more->count);
    for (size_t i = 0; i < more->count; i++) both->entries[both->count++] = more->entries[i];
    for (size_t i = 0; i < said->count; i++) {
        struct entry *same = NULL;
        for (size_t m = 0; m < more->count && !same; m++)
            if (str_equal(more->entries[m].key, said->entries[i].key)) same = &both->entries[m];
        *(same ? same : &both->entries[both->count++]) = said->entries[i];
    }
    return both;
}

/* The fields of a type, some of which a field says anew in part (another target, a default), and those that it adds. */
static struct value *merge_fields(struct arena *arena, const struct value *said, const struct value *more) {
    struct value *own = NEW(arena, struct value);
    *own = *said;
    own->entries = NEW_ARRAY(arena, struct entry, said->count + 1);
    for (size_t i = 0; i < said->count; i++) {
        const struct value *same = value_find(more, said->entries[i].key);
        bool both = same && same->kind == VALUE_MAPPING && said->entries[i].value->kind == VALUE_MAPPING;
        own->entries[i] = said->entries[i];
        if (both) own->entries[i].value = merge(arena, said->entries[i].value, same);
    }
    return merge(arena, own, more);
}

/* The `of` of a declaration with a type, where both have one; NULL: at most one has. */
static struct value *fields_of_both(struct arena *arena, const struct value *said, const struct value *more) {
    const struct value *own = value_find(said, STR("of")), *others = value_find(more, STR("of"));
    bool both = own && others && own->kind == VALUE_MAPPING && others->kind == VALUE_MAPPING;
    return both ? merge_fields(arena, own, others) : NULL;
}

/* The attributes of a declaration with another type, then those of `more` that it does not have. Names and the like are
 * those of one value: a list of them has its own. */
static struct value *join(struct kind_reader *reader, const struct value *said, struct value *type,
                          const struct value *more, bool listed) {
    struct value *both = NEW(reader->arena, struct value), *fields = fields_of_both(reader->arena, said, more);
    *both = (struct value){.kind = VALUE_MAPPING, .span = said->span};
    both->entries = NEW_ARRAY(reader->arena, struct entry, said->count + more->count);
    for (size_t i = 0; i < said->count; i++) {
        struct entry entry = said->entries[i];
        if (str_equal_c(entry.key, "type")) entry.value = type;
        if (entry.value && !str_equal_c(entry.key, "of")) both->entries[both->count++] = entry;
    }
    for (size_t i = 0; i < more->count; i++) {
        struct str key = more->entries[i].key;
        bool own = value_find(said, key) && !str_equal_c(key, "of");
        if (!own && (!listed || field_attribute_of_items(key))) both->entries[both->count++] = more->entries[i];
        if (fields && str_equal_c(key, "of")) both->entries[both->count - 1].value = fields;
    }
    return both;
}

/* The declaration as that of a text, for what cannot be: reported. */
static struct value *as_text(struct kind_reader *reader, const struct value *said) {
    static const struct value nothing = {.kind = VALUE_MAPPING};
    struct value *text = text_value(reader->arena, STR("text"), value_find(said, STR("type"))->span);
    return join(reader, said, text, &nothing, false);
}

static struct value *join_type(struct kind_reader *reader, const struct value *said, const struct named_type *type,
                               bool listed) {
    const char *why = listed ? not_an_item(type) : NULL;
    for (size_t i = 0; i < said->count; i++)
        if (str_equal_c(said->entries[i].key, "of") && !takes_fields(type)) refuse_of(reader, &said->entries[i], type);
    if (!why) return join(reader, said, inner_type(reader, said, type, listed), type->declaration, listed);
    kind_mistake(reader, value_find(said, STR("type"))->span, "the type “{0}” is {1}: a list cannot hold it",
                 type->name, why);
    return as_text(reader, said);
}

/* Using ------------------------------------------------------------------------------------------------------- */

static void read_lines(struct kind_reader *reader, struct named_type *type) {
    static const struct value nothing = {.kind = VALUE_MAPPING};
    const struct value *root = yaml_read_text(reader->arena, reader->sink, type->lines, type->span);
    bool good =
        root && root->kind == VALUE_MAPPING && root->count == 1 && root->entries[0].value->kind == VALUE_MAPPING;
    type->declaration = good ? root->entries[0].value : &nothing;
    if (good) type->span = root->entries[0].key_span;
}

/* The named type that a declaration means, itself or as what its list holds; NULL. */
static struct named_type *type_meant(const struct kind_reader *reader, const struct value *said, bool *listed) {
    const struct value *value = value_find(said, STR("type"));
    if (!value || value->kind != VALUE_SCALAR) return NULL;
    struct str word = str_trim(value->text);
    *listed = str_starts(word, list_of);
    if (*listed) word = str_trim(str_skip(word, list_of.size));
    return type_is_built_in(word) ? NULL : find(reader->types, word);
}

static void enter(struct kind_reader *reader, struct named_type *type) {
    if (!type->declaration) read_lines(reader, type);
    type->open = type->used = true;
    type->around = reader->type;
    reader->type = type;
    reader->types = type->declared_in;
}

static struct value *refuse_circle(struct kind_reader *reader, const struct named_type *type,
                                   const struct value *said) {
    struct span place = value_find(said, STR("type"))->span;
    struct str way = type->name;
    for (const struct named_type *t = reader->type; t != type; t = t->around)
        way = str_format(reader->arena, "%.*s → %.*s", STR_ARG(t->name), STR_ARG(way));
    struct diagnostic *d = kind_mistake(reader, place, "the type “{0}” is made of itself", type->name);
    diagnose_help(reader->sink, d, "{0} → {1}: let one of them refer to rows by their ids (ref LIST)", type->name, way);
    return as_text(reader, said);
}

struct value *named_use_begin(struct kind_reader *reader, struct value *said, struct named_use *use) {
    bool listed;
    *use = (struct named_use){reader->type, reader->types};
    for (struct named_type *type; (type = type_meant(reader, said, &listed));) {
        if (type->open) return refuse_circle(reader, type, said);
        enter(reader, type);
        said = join_type(reader, said, type, listed);
    }
    return said;
}

void named_use_end(struct kind_reader *reader, const struct named_use *use) {
    for (; reader->type != use->type; reader->type = reader->type->around) reader->type->open = false;
    reader->types = use->types;
}

struct named_type *named_type_of_choices(const struct kind_reader *reader, const struct value *of) {
    const struct value *declaration = reader->type ? reader->type->declaration : NULL;
    bool own = declaration && (value_find(declaration, STR("of")) == of || value_find(declaration, STR("words")) == of);
    return own ? reader->type : NULL;
}

/* Types that nobody uses -------------------------------------------------------------------------------------- */

static void check_unused(struct kind_reader *reader, const struct named_types *types) {
    for (size_t i = 0; i < types->count; i++) {
        const struct named_type *type = &types->items[i];
        if (type->used || !type->declaration) continue;
        struct entry says_type = {STR("type"), type->span, text_value(reader->arena, type->name, type->span)};
        struct value declaration = {.kind = VALUE_MAPPING, .span = type->span, .entries = &says_type, .count = 1};
        struct entry field = {type->name, type->span, &declaration};
        struct value fields = {.kind = VALUE_MAPPING, .span = type->span, .entries = &field, .count = 1};
        field_set_read(reader, &fields, type->name, NULL, CLASS_CUSTOMER);
    }
}

void named_types_check_own(struct kind_reader *reader) { check_unused(reader, reader->types); }

void named_types_check(struct kinds *kinds, struct diagnostics *sink) {
    struct kind nobody = {.name = STR("types"), .class = CLASS_INTERNAL};
    struct kind_reader reader = {
        .arena = kinds->arena, .sink = sink, .languages = kinds->languages, .kind = &nobody, .types = kinds->types};
    if (kinds->types) check_unused(&reader, kinds->types);
}
