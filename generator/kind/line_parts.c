/* A part is taken when it can be meant in one way: it says its field, or its type has one field alone. */
#include "kind/line_parts.h"

#include <string.h>

#include "base/buffer.h"
#include "kind/person_name.h"
#include "kind/record_value.h"
#include "read/time_words.h"

/* Types ----------------------------------------------------------------------------------------------------------- */

/* What a text is as a field has it, without a word about what is wrong with it. */
static struct datum probe(struct record_reader *reader, const struct field *field, struct str text) {
    struct diagnostics silent = diagnostics_new(reader->arena);
    struct record_reader quiet = *reader;
    struct value value = {.kind = VALUE_SCALAR, .text = text};
    quiet.sink = &silent;
    struct datum datum = text.size ? datum_read(&quiet, field, &value) : (struct datum){0};
    if (silent.errors) datum.kind = DATUM_MISSING;
    return datum;
}

static bool has_digit(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9') return true;
    return false;
}

/* A figure alone is neither an amount nor a year. */
static bool is_bare_figure(struct str text) {
    for (struct str rest = text; rest.size;) {
        uint32_t c = str_next(&rest);
        if (c > 0x7F || !strchr("0123456789.,' ", (int)c)) return false;
    }
    return true;
}

enum part_type { PART_NONE, PART_DATE, PART_PERCENT, PART_MONEY };

enum { LONGEST_PART = 80 /* bytes: more is no date and no amount */ };

static enum part_type type_of(struct record_reader *reader, struct str text) {
    static const struct field date = {.name = STR_INIT("date"), .type = FIELD_DATE},
                              percent = {.name = STR_INIT("percent"), .type = FIELD_PERCENT},
                              money = {.name = STR_INIT("money"), .type = FIELD_MONEY};
    if (text.size > LONGEST_PART || !has_digit(text)) return PART_NONE;
    if (str_ends(text, STR("%"))) return probe(reader, &percent, text).kind == DATUM_PERCENT ? PART_PERCENT : PART_NONE;
    bool year = text.size == 4 && is_bare_figure(text); /* “Umsatz 2026” */
    if (!year && probe(reader, &date, text).kind == DATUM_DATE) return PART_DATE;
    return !is_bare_figure(text) && probe(reader, &money, text).kind == DATUM_MONEY ? PART_MONEY : PART_NONE;
}

static bool takes_type(const struct field *field, enum part_type type) {
    bool date = (field->type == FIELD_DATE || field->type == FIELD_PERIOD) && !field->past && !field->begins;
    switch (type) {
    case PART_DATE: return date;
    case PART_PERCENT: return field->type == FIELD_PERCENT;
    case PART_MONEY: return field->type == FIELD_MONEY;
    case PART_NONE: break;
    }
    return false;
}

/* "25 min": the one number that is counted in such; NULL. */
static const struct field *field_of_measure(const struct row_maker *maker, struct str text) {
    const struct field *found = NULL;
    for (size_t i = 0; i < maker->rows->count && has_digit(text) && !is_bare_figure(text); i++) {
        const struct field *field = &maker->rows->fields[i];
        bool number = field->type == FIELD_NUMBER || field->type == FIELD_INTEGER;
        if (!number || field->formula_text.size || field->measure == MEASURE_NONE) continue;
        struct datum datum = probe(maker->reader, field, text);
        if (datum.kind != DATUM_NUMBER || datum.unit.size) continue;
        if (found) return NULL;
        found = field;
    }
    return found;
}

/* The one field of the type, or the one that a row must have; *doubted: there are others. NULL: none, or several. */
static const struct field *field_of_type(const struct row_maker *maker, enum part_type type, bool *doubted) {
    const struct field *found = NULL, *required = NULL;
    size_t count = 0, required_count = 0;
    for (size_t i = 0; i < maker->rows->count; i++) {
        const struct field *field = &maker->rows->fields[i];
        if (field->formula_text.size || !takes_type(field, type)) continue;
        found = field, count++;
        if (field->required) required = field, required_count++;
    }
    *doubted = count > 1;
    return count == 1 ? found : required_count == 1 ? required : NULL;
}

/* People ---------------------------------------------------------------------------------------------------------- */

static bool leads_to_people(const struct field *field) {
    for (size_t i = 0; i < field->target_count; i++)
        if (field->targets[i].set && field->targets[i].set->naming && field->targets[i].set->naming->person)
            return true;
    return false;
}

/* The field for who does it: the only one of a person, or, beside fields for a person of ours and one of theirs, that
 * for either; else the only one of several; NULL. */
static const struct field *field_of_people(const struct row_maker *maker) {
    const struct field *found[2] = {NULL, NULL};
    size_t counts[2] = {0, 0}, targets[2] = {0, 0};
    for (size_t i = 0; i < maker->rows->count; i++) {
        const struct field *field = &maker->rows->fields[i];
        bool list = field->type == FIELD_LIST;
        const struct field *single = list ? field->element : field;
        if (single->type != FIELD_REFERENCE || field->formula_text.size || !leads_to_people(single)) continue;
        if (single->target_count < targets[list]) continue;
        counts[list] = single->target_count > targets[list] ? 1 : counts[list] + 1;
        targets[list] = single->target_count;
        found[list] = field;
    }
    bool several = !counts[0];
    return counts[several] == 1 ? found[several] : NULL;
}

/* One to three words that begin with capitals, as names do. */
static bool looks_like_person(struct arena *arena, struct str text) {
    struct person_name name = person_name_read(arena, text);
    if (!name.count || name.count > 3 || name.several || has_digit(text)) return false;
    for (struct str rest = text, word; str_cut(&rest, ' ', &word);) {
        bool small = word.size && word.data[0] >= 'a' && word.data[0] <= 'z';
        if (small && word.size > 3) return false; /* "van", "der", "de" */
    }
    return true;
}

static bool says_name(struct arena *arena, const struct value *value, const struct person_name *name, size_t depth) {
    if (!depth) return false;
    if (value->kind == VALUE_SCALAR) {
        struct person_name known = person_name_read(arena, value->text);
        return known.count && known.count <= 4 && person_name_fits(name, &known);
    }
    for (size_t i = 0; value->kind == VALUE_SEQUENCE && i < value->count; i++)
        if (says_name(arena, value->items[i], name, depth - 1)) return true;
    for (size_t i = 0; value->kind == VALUE_MAPPING && i < value->count; i++)
        if (says_name(arena, value->entries[i].value, name, depth - 1)) return true;
    return false;
}

/* Whether lines at the document's head said that such a person is its owner, its deputy. */
static bool is_of_head(const struct record_reader *reader, const struct person_name *name) {
    for (size_t i = 0; reader->document && i < reader->document->set->count; i++) {
        const struct field *field = &reader->document->set->fields[i];
        const struct datum *said = record_said_at(reader->document, i);
        if (field->type != FIELD_REFERENCE || said->kind != DATUM_TEXT || !leads_to_people(field)) continue;
        struct person_name known = person_name_read(reader->arena, said->text);
        if (person_name_fits(name, &known) || person_name_is_given(name, &known)) return true;
    }
    return false;
}

/* Whether the document's head or a register that is read already names such a person. */
static bool is_known_person(struct record_reader *reader, struct str text) {
    struct person_name name = person_name_read(reader->arena, text);
    if (!name.count) return false;
    if (is_of_head(reader, &name)) return true;
    if (reader->root && says_name(reader->arena, reader->root, &name, 3)) return true;
    for (size_t i = 0; i < reader->records->count; i++) {
        const struct record *record = reader->records->items[i];
        const struct field *naming = record->outer && record->set->naming ? record->set->naming : NULL;
        if (!naming || !naming->person) continue;
        struct person_name known = person_name_read(reader->arena, record_said(record, naming)->text);
        if (known.count && person_name_fits(&name, &known)) return true;
    }
    return false;
}

/* Parts ----------------------------------------------------------------------------------------------------------- */

/* While the parts of one line are taken. */
struct parts {
    struct row_maker *maker;
    struct row_draft *draft;
    struct span span;
    struct str person; /* looks like one: taken when a date stands beside it */
    bool sure;         /* something was taken */
};

static bool say(struct parts *parts, const struct field *field, struct str text) {
    struct row_key key = {.field = field, .name = field->name};
    if (!draft_say(parts->maker, parts->draft, &key, text, parts->span)) return false;
    parts->sure = true;
    return true;
}

bool line_is_field(struct row_maker *maker, struct str text, struct row_key *key, struct str *value) {
    size_t colon;
    if (!str_find(text, STR(":"), &colon) || colon + 1 >= text.size) return false;
    if (text.data[colon + 1] != ' ' && text.data[colon + 1] != '*') return false;
    *key = row_key_find(maker->reader, maker->list, str_trim(str_slice(text, 0, colon)));
    *value = str_trim(str_skip(text, colon + 1));
    return key->field && value->size;
}

/* "bis 12.3.2027", "due 15 March": the word in front is the name of a field. */
static bool take_led(struct parts *parts, struct str text) {
    size_t space;
    if (!str_find(text, STR(" "), &space)) return false;
    struct str rest = str_trim(str_skip(text, space));
    if (rest.size > LONGEST_PART) return false;
    const struct field *field = field_find(parts->maker->rows, str_slice(text, 0, space));
    if (!field || !row_key_takes_cell(field)) return false;
    enum part_type type = type_of(parts->maker->reader, rest);
    bool words = !has_digit(rest) && takes_type(field, PART_DATE); /* "bis Ende Februar" */
    if (words && probe(parts->maker->reader, field, rest).kind == DATUM_DATE) type = PART_DATE;
    return type != PART_NONE && takes_type(field, type) && say(parts, field, rest);
}

static void report_doubt(struct parts *parts, struct str text) {
    struct record_reader *reader = parts->maker->reader;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, parts->span,
                                    "“{0}” stays in the text: “{1}” has no one field for it", text,
                                    field_spelling(parts->maker->list, reader->language));
    diagnose_help(reader->sink, d, "write the name of its field before it, in a line of its own below: “- Name: {0}”",
                  text);
}

/* Once for a list. */
static void note_choice(struct parts *parts, const struct field *field, struct str text) {
    struct record_reader *reader = parts->maker->reader;
    for (size_t i = 0; i < parts->maker->told_count; i++)
        if (parts->maker->told[i] == field) return;
    if (parts->maker->told_count < ROW_TOLD) parts->maker->told[parts->maker->told_count++] = field;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, parts->span, "“{0}” was taken as “{1}”",
                                    text, field_spelling(field, reader->language));
    diagnose_help(reader->sink, d, "write the name of another field before it if that is meant");
}

static struct str strip_signs(struct str text) {
    while (text.size) {
        struct str rest = text;
        uint32_t c = str_next(&rest);
        bool sign = c >= 0x2190 && !(c >= 0x3040 && c <= 0xD7FF) && !(c >= 0xF900 && c <= 0xFAFF);
        if (!sign && c != ' ') break;
        text = rest;
    }
    return str_trim(text);
}

/* The field that releases rows, if it can hold them back; NULL. */
static const struct field *field_of_release(const struct field *list) {
    struct str rest = list->release_text, name;
    const struct field *field = str_cut(&rest, ' ', &name) ? field_find(field_rows(list), name) : NULL;
    return field && field->type == FIELD_CHOICE && choice_find(field->choices, STR("internal")) ? field : NULL;
}

bool line_can_hold_back(const struct field *list) { return field_of_release(list); }

void line_hold_back(struct row_maker *maker, struct row_draft *draft, struct span span) {
    const struct field *field = field_of_release(maker->list);
    struct row_key key = {.field = field, .name = field->name};
    if (!draft_says(draft, field->name)) draft_say(maker, draft, &key, STR("internal"), span);
}

/* “(nur intern)”: rows that a field of theirs releases are held back by its word, which would be printed for the
 * customer else, and what it was to hide with it. */
static bool take_held_back(struct parts *parts, struct str text) {
    const struct field *field = field_of_release(parts->maker->list);
    const struct choice *choice = field ? choice_find(field->choices, text) : NULL;
    if (!choice || !str_equal_c(choice->name, "internal") || !say(parts, field, text)) return false;
    note_choice(parts, field, text);
    return true;
}

/* “– done”: what ticks say, where rows have such a state. */
static bool take_state(struct parts *parts, struct str text) {
    const struct field *status = field_find(parts->maker->rows, STR("status"));
    bool choice = status && status->type == FIELD_CHOICE && choice_find(status->choices, STR("done"));
    return choice && text.size <= LONGEST_PART && choice_find(status->choices, text) && say(parts, status, text);
}

static bool take_part(struct parts *parts, struct str text) {
    struct row_key key;
    struct str value;
    struct record_reader *reader = parts->maker->reader;
    text = strip_signs(text);
    if (take_held_back(parts, text)) return true;
    if (line_is_field(parts->maker, text, &key, &value)) {
        bool said = draft_say(parts->maker, parts->draft, &key, value, parts->span);
        parts->sure |= said;
        return said;
    }
    const struct field *people = field_of_people(parts->maker);
    if (str_starts(text, STR("@"))) return people && say(parts, people, str_skip(text, 1));
    if (take_led(parts, text)) return true;
    enum part_type type = type_of(reader, text);
    const struct field *field = field_of_measure(parts->maker, text);
    if (field) return say(parts, field, text);
    bool doubted;
    field = field_of_type(parts->maker, type, &doubted);
    if (type != PART_NONE && field) {
        bool said = say(parts, field, text);
        if (said && doubted) note_choice(parts, field, text);
        return said;
    }
    if (type != PART_NONE) report_doubt(parts, text);
    if (type != PART_NONE || !people || parts->person.size || !looks_like_person(reader->arena, text)) return false;
    if (is_known_person(reader, text)) return say(parts, people, text);
    parts->person = text;
    return true;
}

/* Brackets, dashes, words ----------------------------------------------------------------------------------------- */

static bool settle_person(struct parts *parts, bool dated) {
    const struct field *people = field_of_people(parts->maker);
    struct str person = parts->person;
    parts->person = (struct str){0};
    return !person.size || (dated && people && say(parts, people, person));
}

/* Where a closing bracket at the end was opened; the size when there is none. */
static size_t bracket_of(struct str text) {
    size_t depth = 0;
    for (size_t i = text.size; i-- > 0 && str_ends(text, STR(")"));) {
        if (text.data[i] == ')') depth++;
        if (text.data[i] == '(' && !--depth) return i;
    }
    return text.size;
}

/* Up to a comma or semicolon. */
static struct str cut_part(struct str *inside) {
    size_t comma, semicolon, cut = inside->size;
    if (str_find(*inside, STR(", "), &comma) && comma < cut) cut = comma;
    if (str_find(*inside, STR("; "), &semicolon) && semicolon < cut) cut = semicolon;
    struct str part = str_trim(str_slice(*inside, 0, cut));
    *inside = str_skip(*inside, cut + 1);
    return part;
}

/* All of a bracket is understood, or it stays; but a name stays alone where rows have no field for it. *left is what
 * stays. */
static bool take_bracket(struct parts *parts, struct str inside, struct str *left) {
    struct record_reader *reader = parts->maker->reader;
    struct diagnostics heard = diagnostics_new(reader->arena), *sink = reader->sink;
    size_t count = parts->draft->value->count, told = parts->maker->told_count;
    bool all = true, named = field_of_people(parts->maker) != NULL;
    reader->sink = &heard;
    parts->sure = false;
    *left = (struct str){0};
    while (inside.size && all) {
        struct str part = cut_part(&inside);
        if (!part.size || take_state(parts, part) || take_part(parts, part)) continue;
        all = !named && !left->size && looks_like_person(parts->maker->reader->arena, part);
        if (all) *left = part;
    }
    reader->sink = sink;
    if (all && (parts->sure || !left->size) && settle_person(parts, parts->sure)) {
        diagnostics_merge(sink, &heard);
        return true;
    }
    parts->person = (struct str){0};
    parts->draft->value->count = count;
    parts->maker->told_count = told;
    return false;
}

/* The last mark before `end` that parts a text, and how long it is; false when there is none. */
static bool last_mark(struct str text, size_t end, size_t *at, size_t *size) {
    static const struct str marks[] = {STR_INIT(" - "), STR_INIT(" – "),       STR_INIT(" — "), STR_INIT(" | "),
                                       STR_INIT(", "),  STR_INIT("; "),        STR_INIT(": "),  STR_INIT(" → "),
                                       STR_INIT(" 📅 "), STR_INIT(" 🗓️ "), STR_INIT(" 📆 "), STR_INIT(" ⏳ "),
                                       STR_INIT(" ⏰ "), STR_INIT(" 👤 ")};
    for (size_t i = end; i-- > 1;)
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            if (str_starts(str_skip(text, i), marks[m])) {
                *at = i, *size = marks[m].size;
                return true;
            }
    return false;
}

/* Whether the colon in a place stands behind the name of a field: "– Owner: Ann Doyle" is one part. */
static bool is_behind_key(struct parts *parts, struct str text, size_t colon) {
    size_t at, size;
    struct row_key key;
    struct str value;
    if (text.data[colon] != ':' || !last_mark(text, colon, &at, &size)) return false;
    return line_is_field(parts->maker, str_trim(str_skip(text, at + size)), &key, &value);
}

/* “Besuch, Werk” and “Thema: Werk” name nobody. */
static bool take_marked(struct parts *parts, struct str *text) {
    size_t end = text->size, at, size;
    for (int tries = 0; tries < 3 && last_mark(*text, end, &at, &size); tries++, end = at) {
        struct str part = str_trim(str_skip(*text, at + size));
        bool loose = text->data[at] == ',' || text->data[at] == ':', pending = parts->person.size > 0;
        if (!part.size || is_behind_key(parts, *text, at)) continue;
        if ((loose || !take_state(parts, part)) && !take_part(parts, part)) continue;
        if (loose && !pending && parts->person.size) {
            parts->person = (struct str){0};
            continue;
        }
        *text = str_trim(str_slice(*text, 0, at));
        return true;
    }
    return false;
}

/* "Besuch bis 12.3.2027", "call @ann": the last word that leads what follows. */
static bool take_words(struct parts *parts, struct str *text) {
    for (size_t i = text->size; i-- > 1;) {
        if (text->data[i - 1] != ' ') continue;
        struct str part = str_skip(*text, i);
        struct str named = str_skip(part, 1);
        bool name = part.data[0] == '@' &&
                    (!str_find(part, STR(" "), NULL) || looks_like_person(parts->maker->reader->arena, named));
        if (!(name ? take_part(parts, part) : take_led(parts, part))) continue;
        *text = str_trim(str_slice(*text, 0, i));
        return true;
    }
    return false;
}

static bool take_last(struct parts *parts, struct str *text) {
    size_t at = bracket_of(*text);
    if (at < text->size) {
        struct str left, front = str_trim(str_slice(*text, 0, at));
        if (!at || !take_bracket(parts, str_slice(*text, at + 1, text->size - 1), &left)) return false;
        *text = front;
        if (left.size) *text = str_format(parts->maker->reader->arena, "%.*s (%.*s)", STR_ARG(front), STR_ARG(left));
        return true;
    }
    if (take_marked(parts, text)) return true;
    return take_words(parts, text);
}

/* "Call @ann about the offer": such a name stands for nothing else wherever it is. */
static struct str take_handle(struct parts *parts, struct str text) {
    size_t at, size;
    if (!str_find(text, STR(" @"), &at)) return text;
    struct str rest = str_skip(text, at + 1);
    if (!str_find(rest, STR(" "), &size)) size = rest.size;
    struct str handle = str_slice(rest, 0, size), behind = str_skip(rest, size);
    while (handle.size > 1 && strchr(",;.:", handle.data[handle.size - 1])) handle.size--;
    if (handle.size < 2 || !take_part(parts, handle)) return text;
    return str_format(parts->maker->reader->arena, "%.*s%.*s", STR_ARG(str_slice(text, 0, at)), STR_ARG(behind));
}

/* Among what is not understood ----------------------------------------------------------------------------------- */

/* The next mark that parts a text, from a place on. */
static bool next_mark(struct str text, size_t from, size_t *at, size_t *size) {
    static const struct str marks[] = {STR_INIT(", "),  STR_INIT("; "),  STR_INIT(": "),  STR_INIT(" – "),
                                       STR_INIT(" — "), STR_INIT(" - "), STR_INIT(" | "), STR_INIT(" → ")};
    for (*at = from; *at < text.size; ++*at)
        for (size_t m = 0; strchr(",;: ", text.data[*at]) && m < sizeof marks / sizeof *marks; m++) {
            *size = marks[m].size;
            if (str_starts(str_skip(text, *at), marks[m])) return true;
        }
    *at = text.size, *size = 0;
    return false;
}

/* "50 % Wahrscheinlichkeit", "60% likely": the name of the field behind it. */
static bool take_trailed(struct parts *parts, struct str text) {
    size_t sign;
    if (text.size > LONGEST_PART || !str_find(text, STR("%"), &sign)) return false;
    struct str name = str_trim(str_skip(text, sign + 1)), share = str_slice(text, 0, sign + 1);
    const struct field *field = name.size ? field_find(parts->maker->rows, name) : NULL;
    bool percent = field && !field->formula_text.size && field->type == FIELD_PERCENT;
    return percent && type_of(parts->maker->reader, share) == PART_PERCENT && say(parts, field, share);
}

/* "mittel" of “Wahrscheinlichkeit mittel”: all of it is a choice or a word for a number, or "owner Bob Ray" a name. */
static bool take_named_word(struct parts *parts, struct str text) {
    size_t space;
    if (text.size > LONGEST_PART || !str_find(text, STR(" "), &space)) return false;
    const struct field *field = field_find(parts->maker->rows, str_slice(text, 0, space));
    struct str rest = str_trim(str_skip(text, space));
    bool word = field && !field->formula_text.size && (field->type == FIELD_CHOICE || field->words);
    bool person = field && field->type == FIELD_REFERENCE && !field->formula_text.size && leads_to_people(field);
    if (person) return looks_like_person(parts->maker->reader->arena, rest) && say(parts, field, rest);
    enum datum_kind kind = word ? probe(parts->maker->reader, field, rest).kind : DATUM_MISSING;
    return (kind == DATUM_CHOICE || kind == DATUM_NUMBER) && say(parts, field, rest);
}

/* Only what says its field, or has one for its type: no names of people. */
static bool take_sure(struct parts *parts, struct str text) {
    struct row_key key;
    struct str value;
    bool doubted;
    if (line_is_field(parts->maker, text, &key, &value))
        return draft_say(parts->maker, parts->draft, &key, value, parts->span);
    if (take_led(parts, text) || take_named_word(parts, text) || take_trailed(parts, text)) return true;
    enum part_type type = type_of(parts->maker->reader, text);
    const struct field *field = type == PART_NONE ? NULL : field_of_type(parts->maker, type, &doubted);
    if (!field || !say(parts, field, text)) return false;
    if (doubted) note_choice(parts, field, text);
    return true;
}

/* "Milchpreis sinkt (Wahrscheinlichkeit mittel) → Leasing": a bracket of which all is understood, within a text. */
static struct str take_inner_bracket(struct parts *parts, struct str text) {
    struct record_reader *reader = parts->maker->reader;
    struct diagnostics heard = diagnostics_new(reader->arena), *sink = reader->sink;
    size_t open, close, count = parts->draft->value->count;
    if (!str_find(text, STR(" ("), &open) || !str_find(str_skip(text, open), STR(")"), &close)) return text;
    struct str inside = str_slice(text, open + 2, open + close), behind = str_skip(text, open + close + 1);
    bool all = inside.size > 0 && inside.size <= 2 * LONGEST_PART;
    reader->sink = &heard;
    while (all && inside.size) all = take_sure(parts, cut_part(&inside));
    reader->sink = sink;
    if (all) diagnostics_merge(sink, &heard);
    else parts->draft->value->count = count;
    return all ? str_format(reader->arena, "%.*s%.*s", STR_ARG(str_slice(text, 0, open)), STR_ARG(behind)) : text;
}

/* "Neue Käserei: CHF 420'000, sicher, 18.3.2027": what is understood goes, what is not stays where it was. */
static struct str take_scattered(struct parts *parts, struct str text) {
    struct arena *arena = parts->maker->reader->arena;
    size_t at, size, end, next;
    bool taken = false;
    text = take_inner_bracket(parts, text);
    if (!next_mark(text, 0, &at, &size) || !at) return text;
    struct buffer left = {0};
    buffer_append(&left, str_slice(text, 0, at));
    for (; at < text.size; at = end, size = next) {
        next_mark(text, at + size, &end, &next);
        bool sure = take_sure(parts, str_trim(str_slice(text, at + size, end)));
        if (!sure) buffer_append(&left, str_slice(text, at, end));
        taken |= sure;
    }
    if (taken) text = str_copy(arena, str_trim(buffer_str(&left)));
    buffer_free(&left);
    return text;
}

/* "intern: Skonto klären", "Skonto klären [intern]" */
static struct str take_held_around(struct parts *parts, struct str text) {
    size_t at;
    if (str_find(text, STR(":"), &at) && at + 1 < text.size && take_held_back(parts, str_trim(str_slice(text, 0, at))))
        return str_trim(str_skip(text, at + 1));
    if (str_ends(text, STR("]")) && str_find(text, STR("["), &at) && at &&
        take_held_back(parts, str_trim(str_slice(text, at + 1, text.size - 1))))
        return str_trim(str_slice(text, 0, at));
    return text;
}

struct str line_take_parts(struct row_maker *maker, struct row_draft *draft, struct str text, struct span span) {
    struct parts parts = {.maker = maker, .draft = draft, .span = span};
    text = take_held_around(&parts, text);
    struct str rest = text, kept = text;
    while (rest.size && take_last(&parts, &rest))
        if (!parts.person.size) kept = rest;
    bool named = parts.person.size > 0;
    if (named && settle_person(&parts, parts.sure)) kept = rest;
    return take_handle(&parts, take_scattered(&parts, kept.size ? kept : text));
}
