/* Sorted arrays of names: made once for a register, for the lists of a document when one of its references is no id. */
#include "kind/record_names.h"

#include <stdlib.h>

#include "base/arena.h"

struct sought_name sought_name_of(struct arena *arena, struct str text) {
    struct sought_name sought = {.id = name_key(arena, text), .person = person_name_read(arena, text)};
    sought.person_key = person_name_key(arena, &sought.person);
    return sought;
}

/* Adding ------------------------------------------------------------------------------------------------------ */

static void push(struct arena *arena, struct named_records *list, struct named_record named) {
    if (named.key.size) ARENA_PUSH(arena, list->items, list->count, list->capacity) = named;
}

static void add_text(struct arena *arena, struct record_names *names, struct record *record, const struct field *field,
                     struct str text) {
    struct named_record named = {.key = name_key(arena, text), .record = record};
    if (!field->person) {
        push(arena, &names->whole, named);
        return;
    }
    named.person = person_name_read(arena, text);
    if (!named.person.count) return;
    named.key = person_name_key(arena, &named.person);
    push(arena, &names->whole, named);
    named.key = named.person.words[named.person.count - 1];
    push(arena, &names->surnames, named);
    named.key = named.person.words[0];
    if (named.person.count > 1) push(arena, &names->given, named);
}

void record_names_add(struct arena *arena, struct record_names *names, struct record *record) {
    for (size_t i = 0; i < record->set->called_count; i++) {
        const struct field_way *way = &record->set->called[i];
        const struct record *inner = record;
        for (size_t f = 0; inner && f + 1 < way->count; f++) {
            struct datum group = *record_said(inner, way->fields[f]);
            inner = group.kind == DATUM_RECORD ? group.record : NULL;
        }
        const struct field *field = way->fields[way->count - 1];
        struct datum said = inner ? *record_said(inner, field) : (struct datum){0};
        if (said.kind != DATUM_TEXT) continue;
        add_text(arena, names, record, field, said.text);
        for (size_t l = 0; said.said && l < LANGUAGE_MOST; l++)
            if (said.said[l].size && !str_equal(said.said[l], said.text))
                add_text(arena, names, record, field, said.said[l]);
    }
}

static int by_key(const void *left, const void *right) {
    const struct named_record *a = left, *b = right;
    int order = str_compare(a->key, b->key);
    return order ? order : (a->record->number > b->record->number) - (a->record->number < b->record->number);
}

void record_names_sort(struct record_names *names) {
    struct named_records *lists[] = {&names->whole, &names->surnames, &names->given};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i]->count) qsort(lists[i]->items, lists[i]->count, sizeof *lists[i]->items, by_key);
}

/* Finding ----------------------------------------------------------------------------------------------------- */

static size_t first_at(const struct named_records *list, struct str key) {
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(list->items[middle].key, key) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void add_meaning(struct name_meanings *out, struct record *record) {
    for (size_t i = 0; i < out->count; i++)
        if (out->records[i] == record) return;
    if (out->count < NAME_MEANINGS) out->records[out->count++] = record;
}

/* Those with the key; of persons, when one is sought, those whom the name fits. */
static void find(const struct named_records *list, struct str key, const struct person_name *person,
                 struct name_meanings *out) {
    if (!key.size) return;
    for (size_t i = first_at(list, key); i < list->count && str_equal(list->items[i].key, key); i++)
        if (!person || person_name_fits(person, &list->items[i].person)) add_meaning(out, list->items[i].record);
}

void record_names_whole(const struct record_names *names, const struct sought_name *sought, struct name_meanings *out) {
    size_t before = out->count;
    find(&names->whole, sought->id, NULL, out);
    if (out->count == before && names->surnames.count) find(&names->whole, sought->person_key, NULL, out);
}

void record_names_part(const struct record_names *names, const struct sought_name *sought, struct name_meanings *out) {
    const struct person_name *person = &sought->person;
    if (person->count) find(&names->surnames, person->words[person->count - 1], person, out);
}

void record_names_given(const struct record_names *names, const struct sought_name *sought, struct name_meanings *out) {
    const struct person_name *person = &sought->person;
    if (person->count != 1 || person->addressed) return;
    find(&names->given, person->words[0], NULL, out);
}
