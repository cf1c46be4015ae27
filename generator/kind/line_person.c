/* A line is cut at its marks; its first part must be a name, which a comma alone does not make: "Näf, Beat" is one. */
#include "kind/line_person.h"

#include <string.h>

#include "kind/person_name.h"
#include "kind/record_value.h"
#include "read/time_words.h"

enum { LONGEST_NAME = 60, LONGEST_CHOICE = 40, MOST_PARTS = 12 };

/* Cutting --------------------------------------------------------------------------------------------------------- */

static size_t mark_at(struct str text, size_t at) {
    static const struct str marks[] = {STR_INIT(", "),  STR_INIT("; "),  STR_INIT(" – "),
                                       STR_INIT(" — "), STR_INIT(" - "), STR_INIT(": "),
                                       STR_INIT(" ("),  STR_INIT(") "),  STR_INIT("), ")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(str_skip(text, at), marks[i])) return marks[i].size;
    return 0;
}

/* Up to the next mark, which *mark becomes; the rest is behind it. */
static struct str cut(struct str *rest, struct str *mark) {
    for (size_t i = 0; i < rest->size; i++) {
        size_t size = mark_at(*rest, i);
        if (!size) continue;
        struct str part = str_slice(*rest, 0, i);
        *mark = str_slice(*rest, i, i + size);
        *rest = str_skip(*rest, i + size);
        return str_trim(part);
    }
    struct str part = str_trim(*rest);
    if (str_ends(part, STR(")")) && !str_find(part, STR("("), NULL)) part.size--;
    *rest = *mark = (struct str){0};
    return part;
}

/* Names ----------------------------------------------------------------------------------------------------------- */

static bool has_digit(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9') return true;
    return false;
}

/* Two or more words with capitals, or a surname that is addressed. */
static bool is_name(struct arena *arena, struct str text) {
    if (text.size > LONGEST_NAME || has_digit(text)) return false;
    struct person_name name = person_name_read(arena, text);
    if (!name.count || name.count > 4 || name.several) return false;
    for (struct str rest = text, word; str_cut(&rest, ' ', &word);)
        if (word.size > 3 && word.data[0] >= 'a' && word.data[0] <= 'z') return false;
    return name.count > 1 || name.addressed;
}

static bool is_nobody(struct record_reader *reader, struct str text) {
    static const char *const words[] = {"offen", "vakant", "unbesetzt", "vacant", "open"};
    struct str key = text_name(reader->arena, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_c(key, words[i])) return true;
    return scalar_word_of(reader->arena, reader->language, text) == WORD_UNKNOWN;
}

/* What stands behind ------------------------------------------------------------------------------------------------
 */

/* Whether all of a text is a choice, or a word for a number, of the field. */
static bool is_word_of(struct record_reader *reader, const struct field *field, struct str text) {
    struct diagnostics unheard = diagnostics_new(reader->arena);
    struct record_reader quiet = *reader;
    struct value value = {.kind = VALUE_SCALAR, .style = SCALAR_PLAIN, .text = text};
    if (field->type == FIELD_CHOICE) return choice_find(field->choices, text) != NULL;
    if (!field->words || has_digit(text)) return false;
    quiet.sink = &unheard;
    return datum_read(&quiet, field, &value).kind == DATUM_NUMBER && !unheard.errors;
}

/* The only field with such a choice; NULL. */
static const struct field *field_of_word(const struct row_maker *maker, struct str text) {
    const struct field *found = NULL;
    for (size_t i = 0; text.size <= LONGEST_CHOICE && i < maker->rows->count; i++) {
        const struct field *field = &maker->rows->fields[i];
        if (field->formula_text.size || !is_word_of(maker->reader, field, text)) continue;
        if (found) return NULL;
        found = field;
    }
    return found;
}

static bool say(struct row_maker *maker, struct row_draft *draft, const struct field *field, struct str text,
                struct span span) {
    struct row_key key = {.field = field, .name = field->name};
    return draft_say(maker, draft, &key, text, span);
}

/* “Geschäftsführer”, not “044 123 45 67” or a sentence. */
static bool is_position(struct str text) {
    return text.size && text.size <= LONGEST_NAME && !has_digit(text) && !strchr(".!?", text.data[text.size - 1]) &&
           !str_find(text, STR("@"), NULL);
}

static void add_rest(struct row_maker *maker, struct row_draft *draft, struct str rest, struct span span) {
    const struct field *aside = maker->rows->naming->aside;
    struct str mark;
    for (int i = 0; rest.size && i < MOST_PARTS; i++) {
        struct str whole = rest, part = cut(&rest, &mark);
        const struct field *field = i ? field_of_word(maker, part) : NULL;
        if (!i && is_position(part) && say(maker, draft, aside, part, span)) continue;
        if (field && say(maker, draft, field, part, span)) continue;
        if (i) draft_note(maker, draft, (struct str){0}, part, span);
        else { /* all of it is about something else */ draft_note(maker, draft, (struct str){0}, str_trim(whole), span);
            return;
        }
    }
    if (rest.size) draft_note(maker, draft, (struct str){0}, str_trim(rest), span);
}

/* "Einkauf: N.N.", "Finanzen: Monika Näf" */
static bool take_position(struct row_maker *maker, struct row_draft *draft, struct str *text, struct span span) {
    struct str rest = *text, mark, position = cut(&rest, &mark), behind = rest, who = cut(&behind, &mark);
    bool nobody = is_nobody(maker->reader, who);
    if (!is_position(position) || (!nobody && !is_name(maker->reader->arena, who))) return false;
    if (!say(maker, draft, maker->rows->naming->aside, position, span)) return false;
    if (behind.size) draft_note(maker, draft, (struct str){0}, str_trim(behind), span);
    *text = nobody ? STR("?") : who;
    return true;
}

/* "Tetra Pak – in Leeds, strong on service": what is called by a name, and what there is to say of it. */
static struct str take_thing(struct row_maker *maker, struct row_draft *draft, struct str text, struct span span) {
    static const struct str marks[] = {STR_INIT(" – "), STR_INIT(" — "), STR_INIT(" - "), STR_INIT(": ")};
    size_t at, first = text.size, size = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(text, marks[i], &at) && at < first) first = at, size = marks[i].size;
    if (!first || first == text.size || first > LONGEST_NAME) return text;
    bool said = say(maker, draft, maker->rows->naming->aside, str_trim(str_skip(text, first + size)), span);
    return said ? str_trim(str_slice(text, 0, first)) : text;
}

struct str line_take_person(struct row_maker *maker, struct row_draft *draft, struct str text, struct span span) {
    const struct field *naming = maker->rows->naming;
    struct str rest = text, mark;
    if (!naming->aside || !maker->note) return text;
    if (!naming->person) return take_thing(maker, draft, text, span);
    struct str name = cut(&rest, &mark);
    if (str_equal_c(mark, ": ")) {
        take_position(maker, draft, &text, span);
        return text;
    }
    bool named = is_name(maker->reader->arena, name);
    if (!rest.size || !named) return text;
    add_rest(maker, draft, rest, span);
    return name;
}
