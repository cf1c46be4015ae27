/* The functions that checks need: how much is not known, whether references lead in a circle, whether words are
 * mentioned. */
#include "base/arena.h"
#include "kind/functions.h"

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
        count += unknown_in(record->values[i], holds_rows(&record->set->fields[i]));
    return count;
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
        count += unknown_in(arguments[i], rows);
    }
    return datum_of_number(DATUM_NUMBER, decimal_of(count), (struct str){0});
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

/* Words are looked for as people spell them: any case, with ä or ae. */
static bool mentions_any(const struct evaluation *evaluation, struct str text, struct datum terms) {
    struct arena *arena = evaluation->computation->arena;
    struct str folded = text_fold(arena, text);
    for (size_t i = 0; i < (terms.kind == DATUM_LIST ? terms.count : 1); i++) {
        struct datum term = terms.kind == DATUM_LIST ? terms.items[i] : terms;
        struct str word = term.kind == DATUM_TEXT ? text_fold(arena, term.text) : (struct str){0};
        if (word.size && str_find(folded, word, NULL)) return true;
    }
    return false;
}

struct datum function_mentions(const struct evaluation *evaluation, const struct node *call,
                               const struct datum *arguments) {
    struct datum texts = arguments[0], terms = arguments[1];
    size_t count = texts.kind == DATUM_LIST ? texts.count : 1;
    if (!formula_spend(evaluation, call, count * (1 + values_in(terms)))) return (struct datum){0};
    for (size_t i = 0; i < count; i++) {
        struct datum text = texts.kind == DATUM_LIST ? texts.items[i] : texts;
        if (text.kind == DATUM_TEXT && mentions_any(evaluation, text.text, terms)) return datum_of_bool(true);
    }
    return datum_of_bool(false);
}

static bool is_letter(char c) {
    unsigned char byte = (unsigned char)c;
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80;
}

enum { LONG_WORD = 6 }; /* letters: shorter ones stand in every text */

/* The next run of letters and digits of a folded text; the rest stays in *text. */
static struct str next_word(struct str *text) {
    size_t start = 0, end;
    while (start < text->size && !is_letter(text->data[start])) start++;
    for (end = start; end < text->size && is_letter(text->data[end]);) end++;
    struct str word = str_slice(*text, start, end);
    *text = str_skip(*text, end);
    return word;
}

static bool has_word_of(struct str folded, struct str subject) {
    for (struct str word = next_word(&subject); word.size; word = next_word(&subject))
        if (str_code_points(word) >= LONG_WORD && str_find(folded, word, NULL)) return true;
    return false;
}

struct datum function_about(const struct evaluation *evaluation, const struct node *call,
                            const struct datum *arguments) {
    struct datum texts = arguments[0], subject = arguments[1];
    struct arena *arena = evaluation->computation->arena;
    size_t count = texts.kind == DATUM_LIST ? texts.count : 1;
    if (subject.kind != DATUM_TEXT) return datum_of_bool(false);
    struct str words = text_fold(arena, subject.text);
    for (size_t i = 0; i < count && formula_spend(evaluation, call, 1); i++) {
        struct datum text = texts.kind == DATUM_LIST ? texts.items[i] : texts;
        if (text.kind == DATUM_TEXT && has_word_of(text_fold(arena, text.text), words)) return datum_of_bool(true);
    }
    return datum_of_bool(false);
}
