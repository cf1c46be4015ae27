/* The choices of an enum, as fields.yaml lists them: names in each language, and numbers for formulas. */
#include "kind/choices_read.h"

#include "kind/field_read.h"

/* While one enum is read. */
struct reading {
    struct kind_reader *kind;
    struct str name; /* of the enum, for messages */
    struct choices *choices;
};

/* Names ------------------------------------------------------------------------------------------------------- */

static void report_taken(struct reading *reading, struct str text, struct span span) {
    struct diagnostic *d =
        kind_mistake(reading->kind, span, "two choices of “{0}” are called “{1}”", reading->name, text);
    diagnose_help(reading->kind->sink, d,
                  "each name must mean one choice; small and capital letters, punctuation, ä and ae are the same");
}

/* Adds a spelling to the last choice; one that another choice has already would make the value ambiguous. */
static void add_alias(struct reading *reading, struct spelling spelling, struct span span) {
    struct choices *choices = reading->choices;
    struct choice *choice = &choices->items[choices->count - 1];
    struct str key = text_name(reading->kind->arena, spelling.text);
    const struct choice *taken = key.size ? choice_find_key(choices, key) : NULL;
    if (!key.size) {
        struct diagnostic *d = kind_mistake(reading->kind, span, "“{0}” cannot be the name of a choice of “{1}”",
                                            spelling.text, reading->name);
        diagnose_help(reading->kind->sink, d, "a name has letters, digits or signs");
    } else if (taken && taken != choice) report_taken(reading, spelling.text, span);
    if (!key.size || taken) return;
    choice->aliases[choice->alias_count] = key;
    choice->spellings[choice->alias_count++] = spelling;
}

/* Numbers ----------------------------------------------------------------------------------------------------- */

/* In the mapping of a choice, what is no language is a number. */
static bool is_number(const struct reading *reading, const struct entry *entry) {
    return !language_find(reading->kind->languages, entry->key);
}

static bool says_percent(const struct entry *entry) {
    return entry->value->kind == VALUE_SCALAR && str_ends(str_trim(entry->value->text), STR("%"));
}

static void add_number(struct reading *reading, const struct entry *entry) {
    struct choices *choices = reading->choices;
    if (choice_number_find(choices, entry->key)) return;
    choices->numbers[choices->number_count++] =
        (struct choice_number){.name = entry->key, .percent = says_percent(entry), .span = entry->key_span};
}

/* The names of all numbers come first: each choice keeps as many. */
static void collect_numbers(struct reading *reading, const struct value *of) {
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++) {
        const struct value *said = of->entries[i].value;
        for (size_t j = 0; said->kind == VALUE_MAPPING && j < said->count; j++)
            count += is_number(reading, &said->entries[j]);
    }
    if (!count) return;
    reading->choices->numbers = NEW_ARRAY(reading->kind->arena, struct choice_number, count);
    for (size_t i = 0; i < of->count; i++) {
        const struct value *said = of->entries[i].value;
        for (size_t j = 0; said->kind == VALUE_MAPPING && j < said->count; j++)
            if (is_number(reading, &said->entries[j])) add_number(reading, &said->entries[j]);
    }
}

/* An attribute of fields may one day be one of choices. */
static void check_name(struct reading *reading, const struct entry *entry) {
    if (name_is_plain(entry->key) && !field_has_attribute(entry->key)) return;
    struct diagnostic *d =
        kind_mistake(reading->kind, entry->key_span, "“{0}” cannot be the name of a number of a choice", entry->key);
    diagnose_help(reading->kind->sink, d, "use small letters a to z, digits and “_”, and no attribute of fields");
}

/* All choices write a number in the same way: it has one type in formulas. */
static void check_percent(struct reading *reading, const struct choice_number *number, const struct entry *entry) {
    if (says_percent(entry) == number->percent) return;
    struct diagnostic *d = kind_mistake(reading->kind, entry->key_span, "“{0}” is {1} here, but {2} in line {3}",
                                        entry->key, number->percent ? "a plain number" : "a percentage",
                                        number->percent ? "a percentage" : "a plain number", number->span.line);
    diagnose_help(reading->kind->sink, d, "write “%” behind it at every choice, or at none");
}

/* "50" or "50 %" */
static void read_number(struct reading *reading, struct choice *choice, const struct entry *entry) {
    const struct choice_number *number = choice_number_find(reading->choices, entry->key);
    size_t place = (size_t)(number - reading->choices->numbers);
    struct str text = entry->value->kind == VALUE_SCALAR ? str_trim(entry->value->text) : (struct str){0};
    if (says_percent(entry)) text = str_trim(str_slice(text, 0, text.size - 1));
    choice->numbers[place].said = decimal_parse(text, &choice->numbers[place].number);
    if (choice->numbers[place].said) {
        check_name(reading, entry);
        check_percent(reading, number, entry);
        return;
    }
    struct diagnostic *d = kind_mistake(reading->kind, entry->key_span,
                                        "“{0}” of a choice is neither a language nor a number", entry->key);
    diagnose_help(reading->kind->sink, d, "write {0}, and numbers such as probability: 12.5 %",
                  languages_form(reading->kind->arena, reading->kind->languages));
}

/* Choices ----------------------------------------------------------------------------------------------------- */

/* {en: Offer, de: [Angebot, offeriert], probability: 50 %} */
static void read_said(struct reading *reading, struct choice *choice, const struct value *said, struct names *names) {
    if (reading->choices->number_count)
        choice->numbers = NEW_ARRAY(reading->kind->arena, struct choice_value, reading->choices->number_count);
    for (size_t i = 0; said && said->kind == VALUE_MAPPING && i < said->count; i++) {
        const struct entry *entry = &said->entries[i];
        const struct language *language = language_find(reading->kind->languages, entry->key);
        if (language) names_add(reading->kind, entry->value, language, "a choice", names);
        else read_number(reading, choice, entry);
    }
}

/* `said` is a German label, a mapping, or NULL. */
static void add_choice(struct reading *reading, struct str name, struct span span, const struct value *said) {
    struct arena *arena = reading->kind->arena;
    struct choices *choices = reading->choices;
    struct choice *choice = &choices->items[choices->count];
    struct names names = {0};
    *choice = (struct choice){.name = name, .rank = choices->count, .among = choices};
    const struct language *english = reader_english(reading->kind),
                          *bare = language_of_tag(reading->kind->languages, STR("de"));
    if (bare && said && said->kind != VALUE_MAPPING && !value_is_null(said))
        names_add(reading->kind, said, bare, "a choice", &names);
    read_said(reading, choice, said, &names);
    labels_fill(&names, reading->kind->languages, label_from_name(arena, name), choice->labels);
    choice->aliases = NEW_ARRAY(arena, struct str, names.count + 2);
    choice->spellings = NEW_ARRAY(arena, struct spelling, names.count + 2);
    choices->count++;
    add_alias(reading, (struct spelling){name, english}, span);
    for (size_t i = 0; i < names.count; i++) add_alias(reading, names.items[i], span);
    add_alias(reading, (struct spelling){choice->labels[LANGUAGE_SOURCE], english}, span);
}

const struct choices *choices_read(struct kind_reader *reader, struct str name, const struct value *of) {
    if (of->kind == VALUE_SCALAR || !of->count) {
        struct diagnostic *d = kind_mistake(reader, of->span, "an enum needs its choices below “of”");
        diagnose_help(reader->sink, d, "write of: '{'won: Gewonnen, lost: Verloren'}'");
        return &choices_none;
    }
    struct reading reading = {reader, name, NEW(reader->arena, struct choices)};
    *reading.choices = (struct choices){.items = NEW_ARRAY(reader->arena, struct choice, of->count)};
    if (of->kind == VALUE_MAPPING) collect_numbers(&reading, of);
    for (size_t i = 0; i < of->count; i++) {
        if (of->kind == VALUE_MAPPING) {
            add_choice(&reading, of->entries[i].key, of->entries[i].key_span, of->entries[i].value);
            continue;
        }
        struct str choice = text_read(reader, of->items[i], "a choice");
        if (choice.size) add_choice(&reading, choice, of->items[i]->span, NULL);
    }
    return reading.choices;
}
