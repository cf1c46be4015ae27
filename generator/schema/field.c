/* Looking up fields and choices by any of their names. */
#include "schema/field.h"

#include "base/arena.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "schema/kind.h"

/* Open addressing; the table has at least twice as many slots as names. */
struct field_index {
    struct slot {
        struct str name;
        const struct field *field;
        const struct field *shared, *text; /* a field and a text share the name; else NULL */
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
    *slot = (struct slot){.name = name, .field = field};
    return NULL;
}

const struct field *field_index_share(struct field_index *index, struct str key, struct str written,
                                      const struct field *field, const struct field *text) {
    struct slot *slot = slot_of(index, key);
    if (slot->shared) return slot->shared;
    if (slot->field && slot->field != field && slot->field != text) return slot->field;
    const struct field *owner = slot->field ? slot->field : text;
    *slot = (struct slot){key, owner, field, text};
    *slot_of(index, written) = (struct slot){written, owner, field, text};
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

static const struct slot *find_key(const struct field_set *set, struct str key) {
    const struct slot *slot = key.size ? slot_of(set->index, key) : NULL;
    return slot && slot->field ? slot : NULL;
}

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/* "DueDate" → "Due Date"; empty when there is nothing to part. */
static struct str parted(struct arena *arena, struct str text) {
    char *apart = NEW_ARRAY(arena, char, text.size * 2 + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool hump = i && is_small(text.data[i - 1]) && text.data[i] >= 'A' && text.data[i] <= 'Z';
        if (hump) apart[size++] = ' ';
        apart[size++] = text.data[i];
    }
    return size > text.size ? (struct str){apart, size} : (struct str){0};
}

/* A name that is not written as fields.yaml has it. */
static const struct slot *find_loosely(struct arena *scratch, const struct field_set *set, struct str name) {
    struct str key = text_name(scratch, name);
    const struct slot *found = find_key(set, key);
    if (!found) found = find_key(set, text_name_core(key));
    struct str apart = found ? (struct str){0} : parted(scratch, name);
    return apart.size ? find_key(set, text_name_core(text_name(scratch, apart))) : found;
}

static const struct slot *find_slot(const struct field_set *set, struct str name) {
    const struct slot *found = slot_of(set->index, name);
    if (found->field) return found;
    if (is_folded(name)) return NULL;
    struct arena *scratch = arena_create();
    found = find_loosely(scratch, set, name);
    arena_destroy(scratch);
    return found;
}

const struct field *field_find(const struct field_set *set, struct str name) {
    const struct slot *found = find_slot(set, name);
    return found ? found->field : NULL;
}

const struct field *field_find_shared(const struct field_set *set, struct str name, const struct field **text) {
    const struct slot *found = find_slot(set, name);
    *text = found ? found->text : NULL;
    return !found ? NULL : found->shared ? found->shared : found->field;
}

bool aliases_hold(const struct str *aliases, size_t count, struct str folded) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(aliases[i], folded)) return true;
    return false;
}

const struct choices choices_none = {0};

const struct choice *choice_find_key(const struct choices *choices, struct str key) {
    for (size_t i = 0; key.size && i < choices->count; i++)
        if (aliases_hold(choices->items[i].aliases, choices->items[i].alias_count, key)) return &choices->items[i];
    return NULL;
}

/* What stands at an end of a key, without the gap beside it. */
static struct str end_of_key(struct str key, size_t start, size_t end) {
    if (end > start && key.data[start] == '_') start++;
    if (end > start && key.data[end - 1] == '_') end--;
    return str_slice(key, start, end);
}

static bool agrees(const struct choices *choices, struct str part, const struct choice *choice) {
    return !part.size || choice_find_key(choices, part) == choice;
}

/* "✅_done": signs around a name must say the same. */
static const struct choice *find_signed(const struct choices *choices, struct str key) {
    struct str core = text_name_core(key);
    const struct choice *found = core.size < key.size ? choice_find_key(choices, core) : NULL;
    if (!found) return NULL;
    size_t start = (size_t)(core.data - key.data), end = start + core.size;
    bool same =
        agrees(choices, end_of_key(key, 0, start), found) && agrees(choices, end_of_key(key, end, key.size), found);
    return same ? found : NULL;
}

static const struct choice *find_plainly(struct arena *scratch, const struct choices *choices, struct str name) {
    struct str key = text_name(scratch, name);
    const struct choice *found = choice_find_key(choices, key);
    return found ? found : find_signed(choices, key);
}

/* "2 (Champion)": both must say the same. */
static const struct choice *find_twofold(struct arena *scratch, const struct choices *choices, struct str name) {
    size_t open;
    if (!str_find(name, STR("("), &open) || !str_ends(name, STR(")"))) return NULL;
    const struct choice *found = find_plainly(scratch, choices, str_slice(name, 0, open));
    return found && found == find_plainly(scratch, choices, str_skip(name, open)) ? found : NULL;
}

const struct choice *choice_find(const struct choices *choices, struct str name) {
    if (is_folded(name)) return choice_find_key(choices, name);
    struct arena *scratch = arena_create();
    const struct choice *found = find_plainly(scratch, choices, name);
    if (!found) found = find_twofold(scratch, choices, name);
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

bool field_is_collected(const struct field *field) { return field->type == FIELD_DOCUMENTS || field->source_count; }

bool field_is_written(const struct field *field) { return !field->formula_text.size && !field_is_collected(field); }

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

struct str field_help(const struct field *field, const struct language *language) {
    const struct value *help = field->declaration ? value_find(field->declaration, STR("help")) : NULL;
    if (help && help->kind == VALUE_MAPPING) help = value_find(help, language->tag);
    return help && help->kind == VALUE_SCALAR ? help->text : (struct str){0};
}

struct str field_spelling(const struct field *field, const struct language *language) {
    for (size_t i = 0; i < field->alias_count; i++)
        if (field->spellings[i].language == language) return field->spellings[i].text;
    return field->name;
}

/* Offers the names of one language; says which is nearer than all before, or returns `count`. */
static size_t offer(struct suggestion *nearest, const struct str *aliases, const struct spelling *spellings,
                    size_t count, const struct language *language, bool others) {
    size_t found = count;
    for (size_t i = 0; i < count; i++) {
        size_t before = nearest->distance;
        if ((spellings[i].language == language) == others) continue;
        suggest_offer(nearest, aliases[i]);
        if (nearest->distance != before) found = i;
    }
    return found;
}

const struct field *field_suggest(const struct field_set *set, struct str name, const struct language *language,
                                  struct str *spelling) {
    struct arena *scratch = arena_create();
    struct suggestion nearest = suggest_start(text_name(scratch, name));
    const struct field *found = NULL;
    for (int others = 0; others < 2; others++)
        for (size_t i = 0; i < set->count; i++) {
            const struct field *field = &set->fields[i];
            size_t at = offer(&nearest, field->aliases, field->spellings, field->alias_count, language, others);
            if (at == field->alias_count) continue;
            found = field;
            *spelling = others ? field_spelling(field, language) : field->spellings[at].text;
        }
    arena_destroy(scratch);
    return found;
}

const struct choice *choice_suggest(const struct choices *choices, struct str name, const struct language *language,
                                    struct str *spelling) {
    struct arena *scratch = arena_create();
    struct str key = text_name(scratch, name);
    struct suggestion nearest = suggest_start(key);
    bool word = text_name_core(key).size; /* a sign is near to nothing */
    const struct choice *found = NULL;
    for (int others = 0; word && others < 2; others++)
        for (size_t i = 0; i < choices->count; i++) {
            const struct choice *choice = &choices->items[i];
            size_t at = offer(&nearest, choice->aliases, choice->spellings, choice->alias_count, language, others);
            if (at == choice->alias_count) continue;
            found = choice;
            *spelling = others || !at ? choice->labels[language->index] : choice->spellings[at].text;
        }
    arena_destroy(scratch);
    return found;
}

enum { MOST_CHOICES = 20 /* that a message lists */ };

struct message choices_known(struct arena *arena, const struct choices *choices, const struct language *language) {
    struct word_list known = {0};
    for (size_t i = 0; i < choices->count; i++) word_list_add(arena, &known, choices->items[i].labels[language->index]);

    return word_list_most(arena, &known, MOST_CHOICES);
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

struct str field_set_spelling(const struct field_set *set, const struct language *language) {
    const struct field *field = set->outer ? field_find(set->outer, set->name) : NULL;
    if (field) return field_spelling(field, language);
    return set->kind && !set->outer ? set->kind->labels[language->index] : set->name;
}

struct str field_path_spelling(struct arena *arena, const struct field *field, const struct language *language) {
    struct str path = field_spelling(field, language);
    for (const struct field_set *set = field->set; set && set->outer; set = set->outer)
        path = str_format(arena, "%.*s.%.*s", STR_ARG(field_set_spelling(set, language)), STR_ARG(path));
    return path;
}

struct str target_spelling(struct arena *arena, const struct target *target, const struct language *language) {
    struct str path = target->kind ? target->kind->labels[language->index] : (struct str){0};
    for (size_t i = 0; i < target->path_count; i++)
        path = str_format(arena, "%.*s%s%.*s", STR_ARG(path), path.size ? "." : "",
                          STR_ARG(field_spelling(target->path[i], language)));
    return path.size ? path : target->text;
}

struct str field_path(struct arena *arena, const struct field *field) {
    struct str path = field->name;
    for (const struct field_set *set = field->set; set && set->outer; set = set->outer)
        path = str_format(arena, "%.*s.%.*s", STR_ARG(set->name), STR_ARG(path));
    return path;
}

bool field_is_path(const struct field *field) { return field->path || (field->element && field->element->path); }

const struct field *field_unit(const struct field *field) {
    if (field->type != FIELD_NUMBER || field->measure != MEASURE_NONE) return NULL;
    for (const struct field_set *set = field->set; set; set = set->outer)
        if (set->unit) return set->unit;
    return NULL;
}
