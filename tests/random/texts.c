/* Words, phrases, names, and the texts of layouts with their German. */
#include "made.h"

#include "base/arena.h"

static const char *const english[] = {
    "filter",      "service",     "agreement",     "pilot",     "valve",
    "line 2",      "delivery",    "price",         "audit",     "training",
    "spare parts", "data access", "Norvalt UK",    "A & B",     "the “quiet” one",
    "don’t",       "5 % less",    "24/7",          "Q3 review", "roll-out",
    "café",        "Łódź",        "≥ 98",          "3 × 4",     "(open)",
    "and",         "with",        "before summer",
};
static const char *const german[] = {
    "Filter",
    "Wartung",
    "Vertrag",
    "Prüfplatz",
    "Größe",
    "Linie 2",
    "Lieferung",
    "Preise",
    "Schulung",
    "Ersatzteile",
    "Datenzugang",
    "Müller & Söhne",
    "„Verfügbarkeit 98“",
    "5 % weniger",
    "24/7",
    "Straße",
    "Übergabe",
    "Käßbohrer",
    "z. B.",
    "≥ 98",
    "3 × 4",
    "(offen)",
    "und",
    "mit",
    "vor dem Sommer",
    "Rahmenvertragsverhandlung",
};
static const char *const first_names[] = {"Katharina", "Øyvind", "Zeynep", "Jörg", "Aoife", "Tim", "Siân", "Priya"};
static const char *const last_names[] = {"Wiechert",       "Bråten",  "Yıldırım", "Überschär", "O’Keeffe",
                                         "van der Meulen", "Häußler", "Mehta",    "Wójcik",    "Brandt"};

static const struct text_pair labels[] = {
    {"Largest", "Größte"}, {"How many", "Wie viele"},   {"So far", "Bisher"},
    {"Name", "Name"},      {"By when", "Bis wann"},     {"In figures", "In Zahlen"},
    {"Worth", "Wert"},     {"Noted", "Notiert"},        {"Mean", "Mittel"},
    {"Part", "Teil"},      {"Looked at", "Betrachtet"}, {"Sum of all", "Summe von allem"},
};
static const struct text_pair headings[] = {
    {"How it came about", "Wie es dazu kam"},
    {"What we saw", "Was wir sahen"},
    {"Numbers apart", "Zahlen für sich"},
    {"In detail", "Im Einzelnen"},
    {"What is left", "Was noch bleibt"},
    {"Side by side", "Nebeneinander"},
    {"Later on", "Später"},
};

const char *text_word(struct dice *dice, const struct language *language) {
    return !language_is_source(language) ? DICE_PICK(dice, german) : DICE_PICK(dice, english);
}

struct str text_phrase(struct arena *arena, struct dice *dice, const struct language *language) {
    struct str phrase = str_of(text_word(dice, language));
    for (int more = dice_chance(dice, 5) ? 25 : dice_between(dice, 0, 4); more > 0; more--)
        phrase = str_format(arena, "%.*s %s", STR_ARG(phrase), text_word(dice, language));
    return phrase;
}

struct str text_person(struct arena *arena, struct dice *dice) {
    const char *first = DICE_PICK(dice, first_names);
    return str_format(arena, "%s %s", first, DICE_PICK(dice, last_names));
}

const struct text_pair *text_label(struct dice *dice) { return &DICE_PICK(dice, labels); }

const struct text_pair *text_heading(struct dice *dice) { return &DICE_PICK(dice, headings); }
