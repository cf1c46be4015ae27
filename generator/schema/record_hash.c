/* Walking a document gives each of its records an identity; a table finds them again. */
#include "schema/record_hash.h"

#include "base/arena.h"
#include "base/region.h"
#include "tree/document_hash.h"

/* Whoever gives values and records something new has to hash it here, too. */
_Static_assert(sizeof(void *) != 8 || (sizeof(struct datum) == 80 && sizeof(struct record) == 136),
               "what records are compared by is not all of them");

/* A document whose records have identities: a table of them, open addressing. */
struct described {
    const struct record **slots;
    size_t mask, count;
    struct hash head, whole; /* of the document */
    bool headed, wholly;     /* which of them are known */
};

struct record_hashes {
    struct arena *arena;
    const struct records *records;
    uint64_t *identities;         /* by number; 0: not known yet */
    struct described **described; /* by number of the document; NULL: not walked yet */
    const struct record **documents; /* by identity, open addressing; NULL: not made yet */
    size_t document_mask;
    const struct source *last; /* whose name was hashed last, and to what */
    uint64_t last_name;
};

struct record_hashes *record_hashes_new(struct arena *arena, const struct records *records) {
    struct record_hashes *hashes = NEW(arena, struct record_hashes);
    *hashes = (struct record_hashes){.arena = arena,
                                     .records = records,
                                     .identities = NEW_ARRAY(arena, uint64_t, records->count + 1),
                                     .described = NEW_ARRAY(arena, struct described *, records->count + 1)};
    return hashes;
}

const struct records *record_hashes_of(const struct record_hashes *hashes) { return hashes->records; }

/* ---- identities ---- */

static uint64_t source_name(struct record_hashes *hashes, const struct source *source) {
    if (!source) return 0;
    if (source != hashes->last) {
        hashes->last = source;
        hashes->last_name = hash_short(hash_of(source->name));
    }
    return hashes->last_name;
}

static uint64_t identity_of_document(struct record_hashes *hashes, const struct record *document) {
    uint64_t *identity = &hashes->identities[document->number];
    if (*identity) return *identity;
    struct hash hash = hash_of(document->set->kind->name);
    hash_text(&hash, document->id);
    hash_number(&hash, source_name(hashes, document->span.source));
    *identity = hash_short(hash) | 1;
    return *identity;
}

static size_t first_slot(uint64_t identity, size_t mask) { return (identity ^ identity >> 32) & mask; }

static size_t power_above(size_t count) {
    size_t size = 16;
    while (size < 2 * count) size *= 2;
    return size;
}

static void widen(struct record_hashes *hashes, struct described *all) {
    struct described old = *all;
    size_t size = power_above(2 * (old.count + 1));
    all->slots = NEW_ARRAY(hashes->arena, const struct record *, size);
    all->mask = size - 1;
    for (size_t i = 0; old.slots && i <= old.mask; i++) {
        if (!old.slots[i]) continue;
        size_t at = first_slot(hashes->identities[old.slots[i]->number], all->mask);
        while (all->slots[at]) at = (at + 1) & all->mask;
        all->slots[at] = old.slots[i];
    }
}

/* Rows of one id are told apart by their order. */
static void enter(struct record_hashes *hashes, struct described *all, const struct record *record, uint64_t identity) {
    if (!all->slots || 2 * all->count > all->mask) widen(hashes, all);
    size_t at = first_slot(identity, all->mask);
    while (all->slots[at]) {
        bool same = hashes->identities[all->slots[at]->number] == identity;
        if (same) identity += 2;
        at = same ? first_slot(identity, all->mask) : (at + 1) & all->mask;
    }
    all->slots[at] = record;
    all->count++;
    hashes->identities[record->number] = identity;
}

/* Recursive as deep as the kind is nested. Rows without an id are known by their place. */
static void describe_inside(struct record_hashes *hashes, struct described *all, const struct record *record) {
    for (size_t f = 0; f < record->set->count; f++) {
        const struct datum *value = record_said_at(record, f);
        size_t count = value->kind == DATUM_LIST ? value->count : value->kind == DATUM_RECORD;
        for (size_t i = 0; i < count; i++) {
            const struct datum *item = value->kind == DATUM_LIST ? &value->items[i] : value;
            if (item->kind != DATUM_RECORD || !item->record || item->record->outer != record) continue;
            struct hash hash = hash_of(item->record->id);
            hash_number(&hash, hashes->identities[record->number]);
            hash_number(&hash, f << 32 | (item->record->id.size ? 0 : i));
            enter(hashes, all, item->record, hash_short(hash) | 1);
            describe_inside(hashes, all, item->record);
        }
    }
}

static struct described *describe(struct record_hashes *hashes, const struct record *document) {
    struct described *all = hashes->described[document->number];
    if (all) return all;
    all = hashes->described[document->number] = NEW(hashes->arena, struct described);
    enter(hashes, all, document, identity_of_document(hashes, document));
    describe_inside(hashes, all, document);
    return all;
}

uint64_t record_identity(struct record_hashes *hashes, const struct record *record) {
    if (record == record->document) return identity_of_document(hashes, record);
    describe(hashes, record->document);
    return hashes->identities[record->number];
}

/* ---- the way back ---- */

static bool is_document(const struct record *record) { return record && !record->outer; }

static void list_documents(struct record_hashes *hashes) {
    size_t count = 0;
    for (size_t i = 0; i < hashes->records->count; i++) count += is_document(hashes->records->items[i]);
    hashes->document_mask = power_above(count) - 1;
    hashes->documents = NEW_ARRAY(hashes->arena, const struct record *, hashes->document_mask + 1);
    for (size_t i = 0; i < hashes->records->count; i++) {
        const struct record *document = hashes->records->items[i];
        if (!is_document(document)) continue;
        size_t at = first_slot(identity_of_document(hashes, document), hashes->document_mask);
        while (hashes->documents[at]) at = (at + 1) & hashes->document_mask;
        hashes->documents[at] = document;
    }
}

static const struct record *find_document(struct record_hashes *hashes, uint64_t identity) {
    const struct record *found = NULL;
    if (!hashes->documents) list_documents(hashes);
    for (size_t at = first_slot(identity, hashes->document_mask); hashes->documents[at];
         at = (at + 1) & hashes->document_mask) {
        if (identity_of_document(hashes, hashes->documents[at]) != identity) continue;
        if (found) return NULL;
        found = hashes->documents[at];
    }
    return found;
}

const struct record *record_of_identity(struct record_hashes *hashes, uint64_t document, uint64_t identity) {
    const struct record *found = find_document(hashes, document);
    if (!found || document == identity) return found;
    const struct described *all = describe(hashes, found);
    for (size_t at = first_slot(identity, all->mask); all->slots[at]; at = (at + 1) & all->mask)
        if (hashes->identities[all->slots[at]->number] == identity) return all->slots[at];
    return NULL;
}

/* ---- values ---- */

enum depth {
    DEPTH_BARE, /* records by their identities */
    DEPTH_HEAD, /* and heads */
    DEPTH_WHOLE /* those that stand in the record by all that they say */
};

static void record_whole(struct record_hashes *hashes, struct hash *hash, const struct record *record);

static void hash_record(struct record_hashes *hashes, struct hash *hash, const struct record *record,
                        const struct record *around, enum depth depth) {
    hash_number(hash, record != NULL);
    if (!record) return;
    hash_number(hash, identity_of_document(hashes, record->document));
    hash_number(hash, record_identity(hashes, record));
    if (depth == DEPTH_WHOLE && record->outer == around) record_whole(hashes, hash, record);
    else if (depth != DEPTH_BARE) hash_hash(hash, record_head_hash(hashes, record));
}

static void hash_said(struct hash *hash, const struct str *said) {
    for (size_t l = 0; said && l < LANGUAGE_MOST; l++)
        if (said[l].size) hash_number(hash, l), hash_text(hash, said[l]);
}

static void hash_seen(struct hash *hash, const struct seen_text *seen) {
    for (size_t c = 0; seen && c < CLASS_COUNT; c++) {
        hash_text(hash, seen[c].text);
        hash_said(hash, seen[c].said);
    }
}

static uint64_t bits_of_date(struct date date) {
    return (uint64_t)(uint16_t)date.year | (uint64_t)date.month << 16 | (uint64_t)date.day << 24 |
           (uint64_t)date.precision << 32 | (uint64_t)date.as_written << 40 |
           (uint64_t)date.calendar.first_month << 48 | (uint64_t)date.calendar.named_by << 56;
}

static void hash_choice(struct hash *hash, const struct choice *choice) {
    hash_number(hash, choice ? choice->rank + 1 : 0);
    if (choice) hash_text(hash, choice->name);
}

/* `around`: the record that it stands in. */
static void hash_datum(struct record_hashes *hashes, struct hash *hash, const struct datum *datum,
                       const struct record *around, enum depth depth) {
    hash_number(hash, (uint64_t)datum->kind | (uint64_t)datum->bound << 8 | (uint64_t)datum->per << 16 |
                          (uint64_t)datum->unread << 24 | (uint64_t)(datum->span.line != 0) << 25);
    hash_number(hash, source_name(hashes, datum->span.source));
    if (datum->text.size) hash_text(hash, datum->text);
    switch (datum->kind) {
    case DATUM_MISSING:
    case DATUM_UNKNOWN: break;
    case DATUM_BOOL: hash_number(hash, datum->truth); break;
    case DATUM_NUMBER:
    case DATUM_PERCENT:
    case DATUM_MONEY:
        hash_number(hash, datum->number.words[0]);
        hash_number(hash, datum->number.words[1]);
        if (datum->kind == DATUM_MONEY) hash_text(hash, datum->currency);
        if (datum->kind == DATUM_NUMBER) hash_text(hash, datum->unit);
        break;
    case DATUM_DATE: hash_number(hash, bits_of_date(datum->date)); break;
    case DATUM_CLOCK: hash_number(hash, (uint64_t)datum->minutes); break;
    case DATUM_TEXT:
        hash_said(hash, datum->said);
        hash_seen(hash, datum->seen);
        break;
    case DATUM_CHOICE: hash_choice(hash, datum->choice); break;
    case DATUM_MARKDOWN: blocks_hash(hash, datum->blocks); break;
    case DATUM_RECORD: hash_record(hashes, hash, datum->record, around, depth); break;
    case DATUM_LIST:
        hash_number(hash, datum->count);
        for (size_t i = 0; i < datum->count; i++) hash_datum(hashes, hash, &datum->items[i], around, depth);
        break;
    }
}

/* ---- records ---- */

static void hash_name(struct record_hashes *hashes, struct hash *hash, const struct record *record) {
    const struct field *naming = record->set->naming;
    hash_text(hash, record->id);
    if (naming) hash_datum(hashes, hash, record_said(record, naming), record, DEPTH_BARE);
}

static struct hash head_of(struct record_hashes *hashes, const struct record *record) {
    struct hash hash = hash_of(record->set->name);
    const struct field *naming = record->set->naming;
    const struct datum *name = naming ? record_said(record, naming) : NULL;
    hash_name(hashes, &hash, record);
    if (name && name->kind == DATUM_RECORD && name->record) hash_name(hashes, &hash, name->record);
    hash_text(&hash, record->language ? record->language->tag : (struct str){0});
    hash_text(&hash, record->region ? str_of(record->region->tag) : (struct str){0});
    hash_text(&hash, record->currency);
    hash_number(&hash, source_name(hashes, record->span.source));
    return hash;
}

struct hash record_head_hash(struct record_hashes *hashes, const struct record *record) {
    const struct record *document = record->document;
    struct described *all = describe(hashes, document);
    if (!all->headed) all->head = head_of(hashes, document), all->headed = true;
    if (record == document) return all->head;
    struct hash hash = head_of(hashes, record);
    hash_hash(&hash, all->head);
    return hash;
}

struct hash record_value_hash(struct record_hashes *hashes, const struct record *record, const struct field *field) {
    struct hash hash = record_head_hash(hashes, record);
    hash_datum(hashes, &hash, record_said(record, field), record, DEPTH_HEAD);
    return hash;
}

static void record_whole(struct record_hashes *hashes, struct hash *hash, const struct record *record) {
    hash_text(hash, record->id);
    hash_number(hash, source_name(hashes, record->span.source));
    for (size_t f = 0; f < record->set->count; f++) {
        const struct datum *datum = record_said_at(record, f);
        if (datum->kind == DATUM_MISSING && !datum->span.line && !datum->unread && !datum->text.size) continue;
        hash_number(hash, f);
        hash_datum(hashes, hash, datum, record, DEPTH_WHOLE);
    }
}

struct hash record_whole_hash(struct record_hashes *hashes, const struct record *record) {
    struct described *all = describe(hashes, record->document);
    if (record == record->document && all->wholly) return all->whole;
    struct hash hash = record_head_hash(hashes, record);
    record_whole(hashes, &hash, record);
    if (record == record->document) all->whole = hash, all->wholly = true;
    return hash;
}

struct hash record_whole_hash_apart(struct record_hashes *hashes, const struct record *document) {
    struct described **place = &hashes->described[document->number], *before = *place;
    *place = NULL;
    struct hash hash = record_whole_hash(hashes, document);
    *place = before;
    return hash;
}

struct hash records_of_kind_hash(struct record_hashes *hashes, const struct kind *kind) {
    struct hash hash = hash_of(kind->name);
    size_t count;
    struct record **documents = records_of_kind(hashes->records, kind, &count);
    for (size_t i = 0; i < count; i++) hash_record(hashes, &hash, documents[i], NULL, DEPTH_HEAD);
    return hash;
}
