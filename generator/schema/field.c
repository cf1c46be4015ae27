/* Looking up fields and choices by any of their names. */
#include "schema/field.h"

#include "base/arena.h"
#include "base/suggest.h"
#include "schema/kind.h"

/* Open addressing; the table has at least twice as many slots as names. */
struct field_index {
    struct slot {
        struct str name;
        const struct field *field;
    } * slots;
    size_t mask;
};

struct field_index *field_index_new(struct arena *arena, size_t names) {
    size_t size = 8;
    while (size < names * 2) size *= 2;
    struct field_index *index = NEW(arena, struct field_index);
    *index = (struct field_index){.slots = NEW_ARRAY(arena, struct slot, size), .mask = size - 1};
    return index;
}

static struct slot *slot_of(const struct field_index *index, struct str name) {
    size_t at = str_hash(name) & index->mask;
    while (index->slots[at].field && !str_equal(index->slots[at].name, name)) at = (at + 1) & index->mask;
    return &index->slots[at];
}

const struct field *field_index_add(struct field_index *index, struct str name, const struct field *field) {
    struct slot *slot = slot_of(index, name);
    if (slot->field) return slot->field;
    *slot = (struct slot){name, field};
    return NULL;
}

/* Most names that come here are folded already: lower case words of ASCII joined by single '_'. */
bool is_folded(struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool inner = c == '_' && i > 0 && i + 1 < text.size && text.data[i - 1] != '_';
        if (!inner && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) return false;
    }
    return true;
}

struct str fold(struct arena *arena, struct str text) {
    return is_folded(text) ? text : text_fold(arena, text);
}

const struct field *field_find(const struct field_set *set, struct str name) {
    const struct field *found = slot_of(set->index, name)->field;
    if (found || is_folded(name)) return found;
    struct arena *scratch = arena_create();
    found = slot_of(set->index, text_fold(scratch, name))->field;
    arena_destroy(scratch);
    return found;
}

bool aliases_hold(const struct str *aliases, size_t count, struct str folded) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(aliases[i], folded)) return true;
    return false;
}

const struct choices choices_none = {0};

static const struct choice *find_choice(const struct choices *choices, struct str folded) {
    for (size_t i = 0; i < choices->count; i++)
        if (aliases_hold(choices->items[i].aliases, choices->items[i].alias_count, folded)) return &choices->items[i];
    return NULL;
}

const struct choice *choice_find(const struct choices *choices, struct str name) {
    if (is_folded(name)) return find_choice(choices, name);
    struct arena *scratch = arena_create();
    const struct choice *found = find_choice(choices, text_fold(scratch, name));
    arena_destroy(scratch);
    return found;
}

const struct choice_number *choice_number_find(const struct choices *choices, struct str name) {
    for (size_t i = 0; i < choices->number_count; i++)
        if (str_equal(choices->numbers[i].name, name)) return &choices->numbers[i];
    return NULL;
}

/* The set that all targets share, if they do. */
static const struct field_set *target_set(const struct field *field) {
    const struct field_set *set = field->target_count ? field->targets[0].set : NULL;
    for (size_t i = 1; i < field->target_count; i++)
        if (field->targets[i].set != set) return NULL;
    return set;
}

const struct field_set *field_rows(const struct field *field) {
    switch (field->type) {
    case FIELD_GROUP: return field->fields;
    case FIELD_LIST: return field->element ? field_rows(field->element) : NULL;
    case FIELD_DOCUMENTS: return field->documents ? field->documents->fields : NULL;
    case FIELD_REFERENCE: return target_set(field);
    case FIELD_TEXT:
    case FIELD_MARKDOWN:
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR:
    case FIELD_MONTH:
    case FIELD_CLOCK:
    case FIELD_BOOL:
    case FIELD_CHOICE:
    case FIELD_POINTER: return NULL;
    }
    return NULL;
}

struct str field_spelling(const struct field *field, enum language language) {
    for (size_t i = 0; i < field->alias_count; i++)
        if (field->spellings[i].language == language) return field->spellings[i].text;
    return field->name;
}

const struct field *field_suggest(const struct field_set *set, struct str name, enum language language,
                                  struct str *spelling) {
    struct arena *scratch = arena_create();
    struct suggestion nearest = suggest_start(fold(scratch, name));
    const struct field *found = NULL;
    for (int round = 0; round < LANGUAGE_COUNT; round++)
        for (size_t i = 0; i < set->count; i++)
            for (size_t j = 0; j < set->fields[i].alias_count; j++) {
                const struct field *field = &set->fields[i];
                if ((field->spellings[j].language == language) != (round == 0)) continue;
                size_t before = nearest.distance;
                suggest_offer(&nearest, field->aliases[j]);
                if (nearest.distance == before) continue;
                found = field;
                *spelling = field->spellings[j].text;
            }
    arena_destroy(scratch);
    return found;
}

/* Upper case for the first letters that names start with: ASCII and Latin 1. */
static uint32_t capital(uint32_t c) {
    bool small = (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7);
    return small ? c - 32 : c;
}

struct str label_from_name(struct arena *arena, struct str name) {
    struct str rest = name;
    if (!name.size) return name;
    char first[4];
    size_t size = str_encode(capital(str_next(&rest)), first);
    char *label = NEW_ARRAY(arena, char, size + rest.size);
    for (size_t i = 0; i < size; i++) label[i] = first[i];
    for (size_t i = 0; i < rest.size; i++) label[size + i] = rest.data[i] == '_' ? ' ' : rest.data[i];
    return (struct str){label, size + rest.size};
}

struct str field_path(struct arena *arena, const struct field *field) {
    struct str path = field->name;
    for (const struct field_set *set = field->set; set && set->outer; set = set->outer)
        path = str_format(arena, "%.*s.%.*s", STR_ARG(set->name), STR_ARG(path));
    return path;
}

const struct field *field_unit(const struct field *field) {
    if (field->type != FIELD_NUMBER || field->measure != MEASURE_NONE) return NULL;
    for (const struct field_set *set = field->set; set; set = set->outer)
        if (set->unit) return set->unit;
    return NULL;
}
