/* Keys that were indented too far, put back before anything is read: calendars and currencies are asked for early. */
#include "kind/record_outside.h"

/* The document's mapping while keys are added to it. */
struct lift {
    struct record_reader *reader;
    const struct field_set *document;
    struct value *root; /* a copy; NULL: nothing was found yet */
    const struct value *written;
    size_t capacity;
};

static bool says(const struct lift *lift, const struct field *field) {
    const struct value *root = lift->root ? lift->root : lift->written;
    for (size_t i = 0; i < root->count; i++)
        if (field_find(lift->document, root->entries[i].key) == field) return true;
    return false;
}

static const struct field *field_outside(const struct lift *lift, const struct field_set *group, struct str key) {
    if (field_find(group, key)) return NULL;
    const struct field *field = field_find(lift->document, key);
    return field && field_is_written(field) && !says(lift, field) ? field : NULL;
}

static void copy_root(struct lift *lift) {
    lift->root = NEW(lift->reader->arena, struct value);
    *lift->root = *lift->written;
    lift->root->entries = NULL;
    lift->root->count = 0;
    for (size_t i = 0; i < lift->written->count; i++)
        ARENA_PUSH(lift->reader->arena, lift->root->entries, lift->root->count, lift->capacity) =
            lift->written->entries[i];
}

/* The group's mapping without the entry. */
static struct value *without(struct arena *arena, const struct value *mapping, size_t at) {
    struct value *rest = NEW(arena, struct value);
    size_t capacity = 0;
    *rest = *mapping;
    rest->entries = NULL;
    rest->count = 0;
    for (size_t i = 0; i < mapping->count; i++)
        if (i != at) ARENA_PUSH(arena, rest->entries, rest->count, capacity) = mapping->entries[i];
    return rest;
}

static void report(struct lift *lift, const struct entry *entry, const struct field *group) {
    struct record_reader *reader = lift->reader;
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_INFO, CODE_I02, entry->key_span, "“{0}” was read as if it stood outside “{1}”",
                 entry->key, field_spelling(group, reader->language));
    diagnose_help(reader->sink, d, "write it on a line of its own that is not indented");
}

static void lift_entry(struct lift *lift, size_t at, const struct field *group, size_t inner) {
    if (!lift->root) copy_root(lift);
    const struct value *mapping = lift->root->entries[at].value;
    struct entry entry = mapping->entries[inner];
    lift->root->entries[at].value = without(lift->reader->arena, mapping, inner);
    ARENA_PUSH(lift->reader->arena, lift->root->entries, lift->root->count, lift->capacity) = entry;
    report(lift, &entry, group);
}

static void lift_from(struct lift *lift, size_t at) {
    const struct entry *entry = &lift->written->entries[at];
    const struct field *group = field_find(lift->document, entry->key);
    if (!group || group->type != FIELD_GROUP || entry->value->kind != VALUE_MAPPING) return;
    for (size_t i = entry->value->count; i-- > 0;)
        if (field_outside(lift, group->fields, entry->value->entries[i].key)) lift_entry(lift, at, group, i);
}

const struct value *record_lift_keys(struct record_reader *reader, const struct value *root) {
    if (!root || root->kind != VALUE_MAPPING) return root;
    struct lift lift = {.reader = reader, .document = reader->kind->fields, .written = root};
    for (size_t i = 0; i < root->count; i++) lift_from(&lift, i);
    return lift.root ? lift.root : root;
}
