/* Names are gathered from all references first: the fullest form of each is made a person, so that it does not matter
 * in which order documents say “Hanne Lück” and “Lück”. */
#include "kind/record_people.h"

#include <stdlib.h>

#include "base/arena.h"
#include "kind/record_ids.h"
#include "kind/reference_parts.h"
#include "read/time_words.h"

/* A name that a reference says. */
struct mention {
    struct person_name name;
    struct str role; /* what stands behind it in brackets; may be empty */
    struct span span;
    size_t order;
    bool known; /* by a fuller form */
};

/* "Lück, Hanne": one name or two, as long as it is not known who there is. */
struct question {
    struct datum *said;
    struct str text;
};

struct gathering {
    struct resolver *resolver;
    const struct field *list;    /* whose rows names become: of a register, or of a document that is referred to */
    const struct record *within; /* only what this document says; NULL: all */
    const struct record *record; /* the reference stands in, */
    const struct field *field;   /* and its field: what leads to something else is no name of a person */
    struct mention *items;
    size_t count, capacity;
    struct question *questions;
    size_t question_count, question_capacity;
};

/* Gathering --------------------------------------------------------------------------------------------------- */

static bool is_found(const struct gathering *gathering, struct str text) {
    return resolver_look_up(gathering->resolver, gathering->field, gathering->record->document, text).count > 0;
}

static void add(struct gathering *gathering, const struct datum *said, struct str text) {
    struct arena *arena = gathering->resolver->scratch;
    struct mention mention = {person_name_read(arena, text), person_name_role(text), said->span, gathering->count,
                              false};
    if (!mention.name.count || scalar_word_of(arena, gathering->record->language, text) != WORD_NONE ||
        is_found(gathering, str_trim(text)))
        return;
    ARENA_PUSH(arena, gathering->items, gathering->count, gathering->capacity) = mention;
}

/* "Stadler/Pohl" are two. */
static void add_all(struct gathering *gathering, const struct datum *said, struct str text) {
    for (struct str rest = text, one; str_cut(&rest, '/', &one);)
        if (str_trim(one).size) add(gathering, said, str_trim(one));
}

static size_t words_of(struct arena *arena, struct str text) { return person_name_read(arena, text).count; }

/* How many names stand in a text with commas: degrees behind a name are none. */
enum comma_reading { ONE_NAME, SEVERAL_NAMES, ONE_OR_TWO };

static enum comma_reading commas_in(struct arena *arena, struct str text) {
    size_t pieces = 0, single = 0, first = 0, second = 0;
    for (struct str rest = text, piece; reference_cut_comma(&rest, &piece);) {
        size_t words = words_of(arena, piece);
        if (!words) continue;
        if (!pieces) first = words;
        else if (pieces == 1) second = words;
        pieces++;
        single += words == 1;
    }
    if (pieces < 2) return ONE_NAME;
    if (pieces == 2) return first == 1 ? ONE_OR_TWO : second > 1 ? SEVERAL_NAMES : ONE_NAME; /* von der Heide, Jan */
    return single == pieces && pieces % 2 == 0 ? ONE_OR_TWO : SEVERAL_NAMES;
}

/* Of a list that was written as one text; an item of a written list is one name when it can be. */
static void gather_parts(struct gathering *gathering, struct datum *said, bool alone) {
    struct arena *arena = gathering->resolver->scratch;
    struct reference_parts parts = reference_parts_plain(arena, said);
    for (size_t i = 0; i < parts.count; i++) {
        enum comma_reading reading = commas_in(arena, parts.items[i].text);
        if (reading == ONE_OR_TWO && alone) {
            struct question question = {said, parts.items[i].text};
            ARENA_PUSH(arena, gathering->questions, gathering->question_count, gathering->question_capacity) = question;
            continue;
        }
        if (reading != SEVERAL_NAMES) add_all(gathering, &parts.items[i], parts.items[i].text);
        for (struct str rest = parts.items[i].text, piece;
             reading == SEVERAL_NAMES && reference_cut_comma(&rest, &piece);)
            add(gathering, &parts.items[i], piece);
    }
}

static bool is_open(const struct gathering *gathering, const struct datum *datum) {
    return datum->kind == DATUM_TEXT && !is_found(gathering, datum->text);
}

/* A path leads to rows of another document only when nothing else can be meant. */
static bool leads_here(const struct gathering *gathering, const struct field *field) {
    if (field->type != FIELD_REFERENCE) return false;
    const struct target *first = field->targets;
    if (gathering->within)
        return field->target_count == 1 && first->path_count == 2 && first->path[1] == gathering->list;
    for (size_t i = 0; i < field->target_count; i++)
        if (field->targets[i].register_list == gathering->list) return true;
    return false;
}

static void gather_field(struct gathering *gathering, const struct record *record, const struct field *field) {
    struct datum *datum = record_datum(record, field);
    bool list = field->type == FIELD_LIST;
    const struct field *single = list ? field->element : field;
    if (!datum || !leads_here(gathering, single)) return;
    gathering->record = record;
    gathering->field = single;
    if (!list && is_open(gathering, datum) && commas_in(gathering->resolver->scratch, datum->text) != SEVERAL_NAMES)
        add_all(gathering, datum, datum->text);
    for (size_t i = 0; list && datum->kind == DATUM_LIST && i < datum->count; i++) {
        struct datum *item = &datum->items[i];
        bool alone =
            datum->count == 1 && item->span.line == datum->span.line && item->span.column == datum->span.column;
        if (is_open(gathering, item)) gather_parts(gathering, item, alone);
    }
}

/* Who is who -------------------------------------------------------------------------------------------------- */

static struct str surname_of(const struct mention *mention) { return mention->name.words[mention->name.count - 1]; }

/* By surname, the fullest first. */
static int by_fullness(const void *left, const void *right) {
    const struct mention *a = left, *b = right;
    int order = str_compare(surname_of(a), surname_of(b));
    if (order) return order;
    if (a->name.count != b->name.count) return a->name.count > b->name.count ? -1 : 1;
    if (a->name.shown.size != b->name.shown.size) return a->name.shown.size > b->name.shown.size ? -1 : 1;
    order = str_compare(a->name.shown, b->name.shown);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static bool is_known(const struct mention *mentions, size_t first, size_t at) {
    for (size_t i = first; i < at; i++)
        if (!mentions[i].known && person_name_fits(&mentions[at].name, &mentions[i].name)) return true;
    return false;
}

/* Of the fuller form, which may say no role. */
static void hand_on(struct mention *mentions, size_t first, size_t at) {
    for (size_t i = first; i < at && mentions[at].role.size; i++)
        if (!mentions[i].known && !mentions[i].role.size && person_name_fits(&mentions[at].name, &mentions[i].name))
            mentions[i].role = mentions[at].role;
}

static int by_text(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* "Bruno" beside "Bruno Zwahlen"; of two who are called so either may be meant, which is asked where it was written. */
static void settle_given_names(struct gathering *gathering) {
    struct str *given = NEW_ARRAY(gathering->resolver->scratch, struct str, gathering->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < gathering->count; i++)
        if (gathering->items[i].name.count > 1) given[count++] = gathering->items[i].name.words[0];
    if (count) qsort(given, count, sizeof *given, by_text);
    for (size_t i = 0; count && i < gathering->count; i++) {
        struct mention *mention = &gathering->items[i];
        bool alone = mention->name.count == 1 && !mention->name.addressed && mention->name.words[0].size > 1;
        if (alone && bsearch(&mention->name.words[0], given, count, sizeof *given, by_text)) mention->known = true;
    }
}

/* Leaves out who is meant by a fuller form. */
static void settle(struct gathering *gathering) {
    struct mention *mentions = gathering->items;
    size_t first = 0;
    for (size_t i = 1; i < gathering->count; i++) {
        if (!str_equal(surname_of(&mentions[i]), surname_of(&mentions[first]))) first = i;
        mentions[i].known = is_known(mentions, first, i);
        if (mentions[i].known) hand_on(mentions, first, i);
    }
    settle_given_names(gathering);
}

/* Questions --------------------------------------------------------------------------------------------------- */

static bool somebody_fits(const struct gathering *gathering, struct str text) {
    struct person_name name = person_name_read(gathering->resolver->scratch, text);
    for (size_t i = 0; i < gathering->count; i++)
        if (!gathering->items[i].known && person_name_fits(&name, &gathering->items[i].name)) return true;
    return false;
}

static bool is_answered(const struct gathering *gathering, struct str text) {
    bool all = true;
    for (struct str rest = text, piece; all && reference_cut_comma(&rest, &piece);)
        all = somebody_fits(gathering, piece);
    return all || somebody_fits(gathering, text);
}

static void ask(struct gathering *gathering, const struct question *question) {
    struct str text = question->text;
    struct datum *said = question->said;
    struct resolver *resolver = gathering->resolver;
    struct str apart = {0}, piece, name = person_name_read(resolver->scratch, text).shown;
    for (struct str rest = text; reference_cut_comma(&rest, &piece); piece = str_trim(piece))
        apart = apart.size ? str_format(resolver->scratch, "%.*s; %.*s", STR_ARG(apart), STR_ARG(str_trim(piece)))
                           : str_trim(piece);
    struct diagnostic *d = diagnose(resolver->sink, SEVERITY_ERROR, CODE_I06, said->span,
                                    "“{0}” can be one person or several: nobody of that name is known", text);
    diagnose_help(resolver->sink, d, "write “{0}” for one, “{1}” for several", name, apart);
    *said = (struct datum){.text = said->text, .span = said->span};
}

/* Who is named elsewhere is known. */
static void ask_all(struct gathering *gathering) {
    for (size_t i = 0; i < gathering->question_count; i++)
        if (!is_answered(gathering, gathering->questions[i].text)) ask(gathering, &gathering->questions[i]);
}

/* Making ------------------------------------------------------------------------------------------------------ */

static struct datum text_of(struct arena *arena, struct str text, struct span span) {
    return (struct datum){.kind = DATUM_TEXT, .text = str_copy(arena, text), .span = span};
}

static void make_row(struct gathering *gathering, const struct record *document, const struct mention *mention,
                     struct datum *list) {
    struct records *records = gathering->resolver->records;
    const struct field_set *set = field_rows(gathering->list);
    const struct field *title = field_find(set, STR("title"));
    struct record *row = record_new(records, set, document, mention->span);
    record_put(records->arena, row, set->naming, text_of(records->arena, mention->name.shown, mention->span));
    if (mention->role.size && title && title->type == FIELD_TEXT)
        record_put(records->arena, row, title, text_of(records->arena, mention->role, mention->span));
    list->items[list->count++] = (struct datum){.kind = DATUM_RECORD, .record = row, .span = mention->span};
}

static void make_rows(struct gathering *gathering, struct record *document) {
    struct records *records = gathering->resolver->records;
    struct datum list = {.kind = DATUM_LIST, .items = NEW_ARRAY(records->arena, struct datum, gathering->count)};
    for (size_t i = 0; i < gathering->count; i++)
        if (!gathering->items[i].known) make_row(gathering, document, &gathering->items[i], &list);
    rows_make_ids(records, gathering->list, list.items, list.count);
    record_put(records->arena, document, gathering->list, list);
}

struct record *people_document(struct records *records, const struct kind *kind, struct str id) {
    struct record *document = record_new(records, kind->fields, NULL, (struct span){0});
    document->id = id;
    if (!records->project) return document;
    document->language = records->project->language;
    document->region = records->project->region;
    document->currency = records->project->currency;
    return document;
}

static void tell(struct gathering *gathering) {
    const struct mention *first = &gathering->items[0];
    struct diagnostics *sink = gathering->resolver->sink;
    const struct field *list = gathering->list;
    const struct kind *kind = list->set->kind;
    for (size_t i = 1; i < gathering->count; i++)
        if (gathering->items[i].order < first->order) first = &gathering->items[i];
    struct diagnostic *d =
        diagnose(sink, SEVERITY_INFO, CODE_I02, first->span,
                 "the project has no document of the kind “{0}”: “{1}” and all other names are taken as they stand",
                 kind->name, first->name.shown);
    diagnose_help(sink, d, "to have misspelt names found, write a file with “kind: {0}” and “{1}: ['{'{2}: {3}'}']”",
                  kind->name, list->name, field_rows(list)->naming->name, first->name.shown);
}

static bool is_of_persons(const struct kind *kind) {
    const struct field *naming = kind->fields && kind->register_list ? field_rows(kind->register_list)->naming : NULL;
    return naming && naming->person;
}

/* Who is named; false: nobody. */
static bool gather(struct gathering *gathering) {
    size_t count = gathering->resolver->records->count;
    for (size_t r = 0; r < count; r++) {
        const struct record *record = gathering->resolver->records->items[r];
        if (gathering->within && record->document != gathering->within) continue;
        for (size_t f = 0; f < record->set->count; f++) gather_field(gathering, record, &record->set->fields[f]);
    }
    if (gathering->count) qsort(gathering->items, gathering->count, sizeof *gathering->items, by_fullness);
    settle(gathering);
    ask_all(gathering);
    return gathering->count > 0;
}

static bool make_register(struct resolver *resolver, const struct kind *kind) {
    struct gathering gathering = {.resolver = resolver, .list = kind->register_list};
    if (!gather(&gathering)) return false;
    struct record *document = people_document(resolver->records, kind, kind->name);
    make_rows(&gathering, document);
    records_insert(resolver->records, document);
    tell(&gathering);
    return true;
}

bool people_of_document(struct resolver *resolver, const struct record *document, const struct field *list,
                        struct record *other, struct datum *first) {
    struct gathering gathering = {.resolver = resolver, .list = list, .within = document};
    if (!gather(&gathering)) return false;
    make_rows(&gathering, other);
    *first = text_of(resolver->records->arena, gathering.items[0].name.shown, gathering.items[0].span);
    return true;
}

bool people_from_names(struct resolver *resolver, const struct kinds *kinds) {
    bool made = false;
    for (size_t k = 0; k < kinds->count; k++) {
        size_t count = 1;
        if (is_of_persons(kinds->items[k])) records_of_kind(resolver->records, kinds->items[k], &count);
        if (!count) made |= make_register(resolver, kinds->items[k]);
    }
    return made;
}
