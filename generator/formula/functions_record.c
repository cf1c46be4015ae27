/* The functions that checks need: what a field is called, how much is not known and asked by nobody, whether references
 * lead in a circle, whether words are mentioned. What a text is about: functions_about.c. */
#include "base/arena.h"
#include "base/region.h"
#include "formula/functions.h"
#include "formula/trace.h"

static bool holds_rows(const struct field *field) {
    return field->type == FIELD_GROUP || (field->type == FIELD_LIST && field->element->type == FIELD_GROUP);
}

/* Follows groups and rows, not references: what is unknown elsewhere is counted there. As deep as the kind is nested.
 */
static int64_t unknown_in(struct datum datum, bool inside) {
    int64_t count = datum.kind == DATUM_UNKNOWN;
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++) count += unknown_in(datum.items[i], inside);
    if (datum.kind != DATUM_RECORD || !inside) return count;
    const struct record *record = datum.record;
    for (size_t i = 0; i < record->set->count; i++)
        count += unknown_in(*record_said_at(record, i), holds_rows(&record->set->fields[i]));
    return count;
}

/* Both walks below go through records as they are. */
static void trace_all(const struct computation *computation, struct datum datum) {
    if (!computation->trace || !computation->records) return;
    if (datum.kind == DATUM_RECORD) trace_whole(computation->trace, computation->records, datum.record);
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++) trace_all(computation, datum.items[i]);
}

static size_t values_in(struct datum datum) {
    if (datum.kind == DATUM_RECORD) return datum.record->set->count;
    size_t count = 1;
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++) count += values_in(datum.items[i]);
    return count;
}

struct datum function_count_unknown(const struct evaluation *evaluation, const struct node *call,
                                    const struct datum *arguments) {
    int64_t count = 0;
    for (size_t i = 0; i < call->count; i++) {
        if (!formula_spend(evaluation, call, values_in(arguments[i]))) return (struct datum){0};
        const struct field *field = call->children[i]->type.field;
        bool rows = field ? holds_rows(field) : arguments[i].kind == DATUM_LIST;
        if (rows) trace_all(evaluation->computation, arguments[i]);
        count += unknown_in(arguments[i], rows);
    }
    return datum_of_number(DATUM_NUMBER, decimal_of(count), (struct str){0});
}

/* The way to a value, from the value outwards: fields, and the rows that they stand in. */
struct step {
    const struct step *outer;
    const struct field *field; /* NULL: a row */
    const struct record *row;
};

/* What is not known and not asked, while a record is walked through. */
struct unasked {
    struct arena *arena;
    struct datum pointers;
    const struct language *language;
    struct datum found;
    size_t capacity;
};

static bool is_called(struct arena *arena, const struct step *step, struct str name) {
    if (step->field) return step->field->set && field_find(step->field->set, name) == step->field;
    return record_is_called(arena, step->row, name);
}

/* Where the last name of a pointer may begin: behind a mark before `end`; 0: at its start. */
static size_t name_start(struct str pointer, size_t end) {
    while (end && pointer.data[end - 1] != ':' && pointer.data[end - 1] != '.') end--;
    return end;
}

/* Each name of the pointer is a step on the way, in their order; not every step needs to be named. A name may hold the
 * marks that stand between names, “hr. groessl”: the shortest is tried first. As deep as the way is long. */
static bool leads_by(struct arena *arena, const struct step *way, struct str pointer) {
    enum { MOST_MARKS = 8 }; /* in one name */
    for (const struct step *step = way; step; step = step->outer) {
        size_t start = name_start(pointer, pointer.size);
        for (int marks = 0; marks < MOST_MARKS; marks++, start = name_start(pointer, start - 1)) {
            bool called = is_called(arena, step, str_trim(str_skip(pointer, start)));
            if (called && (!start || leads_by(arena, step->outer, str_slice(pointer, 0, start - 1)))) return true;
            if (!start) break;
        }
    }
    return false;
}

static bool is_asked(const struct unasked *unasked, const struct step *way) {
    for (size_t i = 0; i < unasked->pointers.count; i++) {
        struct datum pointer = unasked->pointers.items[i];
        if (pointer.kind == DATUM_TEXT && leads_by(unasked->arena, way, pointer.text)) return true;
    }
    return false;
}

static bool is_list_of_rows(const struct field *field) {
    return field->type == FIELD_LIST && field->element && field->element->type == FIELD_GROUP;
}

/* As people read it, and as a pointer understands it: “Rajinder Sethi: Stance”, “Profile: Strategy”. A row says of itself
 * what it is, its list need not. As deep as the kind is nested. */
static struct str way_text(const struct unasked *unasked, const struct step *way) {
    struct str before = way->outer ? way_text(unasked, way->outer) : (struct str){0};
    struct str name = way->field ? way->field->labels[unasked->language->index] : (struct str){0};
    if (!way->field && way->outer && is_list_of_rows(way->outer->field))
        return record_title_in(unasked->arena, way->row, unasked->language);
    const char *sign = !before.size || !name.size ? "" : ": ";
    return str_format(unasked->arena, "%.*s%s%.*s", STR_ARG(before), sign, STR_ARG(name));
}

/* The same walk as that of unknown_in. */
static void find_unasked(struct unasked *unasked, struct datum datum, bool inside, const struct step *way) {
    if (datum.kind == DATUM_UNKNOWN && !is_asked(unasked, way)) {
        struct datum *items = unasked->found.items;
        ARENA_PUSH(unasked->arena, items, unasked->found.count, unasked->capacity) =
            (struct datum){.kind = DATUM_TEXT, .text = way ? way_text(unasked, way) : datum.text};
        unasked->found.items = items;
    }
    for (size_t i = 0; datum.kind == DATUM_LIST && i < datum.count; i++)
        find_unasked(unasked, datum.items[i], inside, way);
    if (datum.kind != DATUM_RECORD || !inside) return;
    const struct record *record = datum.record;
    struct step row = {.outer = way, .row = record};
    for (size_t i = 0; i < record->set->count; i++) {
        const struct field *field = &record->set->fields[i];
        struct step step = {.outer = &row, .field = field};
        find_unasked(unasked, *record_said_at(record, i), holds_rows(field), &step);
    }
}

struct datum function_unasked(const struct evaluation *evaluation, const struct node *call,
                              const struct datum *arguments) {
    struct unasked unasked = {.arena = evaluation->computation->arena,
                              .pointers = arguments[0],
                              .language = evaluation->frame->record->document->language,
                              .found = {.kind = DATUM_LIST}};
    if (unasked.pointers.kind != DATUM_LIST) unasked.pointers = unasked.found;
    for (size_t i = 1; i < call->count; i++) {
        if (!formula_spend(evaluation, call, values_in(arguments[i]) * (1 + unasked.pointers.count)))
            return (struct datum){0};
        const struct field *field = call->children[i]->type.field;
        struct step step = {.field = field};
        bool rows = field ? holds_rows(field) : arguments[i].kind == DATUM_LIST;
        if (rows) trace_all(evaluation->computation, arguments[i]);
        find_unasked(&unasked, arguments[i], rows, field ? &step : NULL);
    }
    return unasked.found;
}

/* In the language of the document. */
struct datum function_label(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    (void)arguments;
    const struct record *document = evaluation->frame->record->document;
    struct str label = call->children[0]->type.field->labels[document->language->index];
    label = region_spell(evaluation->computation->arena, document->region, label);
    return (struct datum){.kind = DATUM_TEXT, .text = label};
}

/* The reference is a field of the row: it is read again in each row that it leads to. A circle that the row itself does
 * not belong to ends the walk after as many steps as the list can have rows. */
struct datum function_in_circle(const struct evaluation *evaluation, const struct node *call) {
    const struct node *reference = call->children[0];
    const struct record *start = evaluation->frame->record, *row = start;
    const struct records *records = evaluation->computation->records;
    size_t most = records ? records->count : 0;
    for (size_t steps = 0; row && steps <= most; steps++) {
        if (!formula_spend(evaluation, call, 1)) return (struct datum){0};
        struct frame frame = {.record = row, .outer = evaluation->frame->outer};
        struct evaluation inner = {evaluation->computation, evaluation->formula, &frame};
        struct datum next = formula_evaluate(&inner, reference);
        if (next.kind != DATUM_RECORD || next.record->set != start->set) return datum_of_bool(false);
        row = next.record;
        if (row == start) return datum_of_bool(true);
    }
    return datum_of_bool(false);
}

/* A list of words as they are compared. It is looked for in text after text, so it is folded once. */
struct folded_words {
    const struct datum *items; /* what they are of */
    size_t count;
    struct str *words; /* may be empty */
};

static const struct folded_words *folded_words(const struct evaluation *evaluation, struct datum terms) {
    struct computation *computation = evaluation->computation;
    const struct folded_words *last = computation->folded;
    if (terms.kind == DATUM_LIST && last && last->items == terms.items && last->count == terms.count) return last;
    struct folded_words *folded = NEW(computation->arena, struct folded_words);
    folded->items = terms.kind == DATUM_LIST ? terms.items : NULL;
    folded->count = terms.kind == DATUM_LIST ? terms.count : 1;
    folded->words = NEW_ARRAY(computation->arena, struct str, folded->count);
    for (size_t i = 0; i < folded->count; i++) {
        struct datum term = terms.kind == DATUM_LIST ? terms.items[i] : terms;
        if (term.kind == DATUM_TEXT) folded->words[i] = text_fold(computation->arena, term.text);
    }
    if (folded->items) computation->folded = folded;
    return folded;
}

/* Which two bytes follow each other in a text: most words begin with two that do not. */
struct pairs {
    uint64_t bits[65536 / 64];
};

static size_t pair_at(const char *bytes) { return (size_t)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1]; }

static bool may_hold(const struct pairs *pairs, struct str word) {
    size_t pair = word.size > 1 ? pair_at(word.data) : 0;
    return word.size == 1 || (word.size && pairs->bits[pair / 64] >> pair % 64 & 1);
}

/* Words are looked for as people spell them: any case, with ä or ae. */
static bool mentions_any(const struct evaluation *evaluation, struct str text, const struct folded_words *terms) {
    struct str folded = text_fold(evaluation->computation->arena, text);
    struct pairs pairs = {0};
    for (size_t i = 0; i + 1 < folded.size; i++)
        pairs.bits[pair_at(folded.data + i) / 64] |= (uint64_t)1 << pair_at(folded.data + i) % 64;
    for (size_t i = 0; i < terms->count; i++)
        if (may_hold(&pairs, terms->words[i]) && str_find(folded, terms->words[i], NULL)) return true;
    return false;
}

struct datum function_mentions(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    struct datum texts = arguments[0], terms = arguments[1];
    size_t count = texts.kind == DATUM_LIST ? texts.count : 1;
    if (!formula_spend(evaluation, call, count * (1 + values_in(terms)))) return (struct datum){0};
    for (size_t i = 0; i < count; i++) {
        struct datum text = texts.kind == DATUM_LIST ? texts.items[i] : texts;
        if (text.kind == DATUM_TEXT && mentions_any(evaluation, text.text, folded_words(evaluation, terms)))
            return datum_of_bool(true);
    }
    return datum_of_bool(false);
}
