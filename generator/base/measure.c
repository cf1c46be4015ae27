/* The tables of units, rhythms and bounds, and taking their words off a text. */
#include "base/measure.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"

/* Units of one group convert into each other; those of group 0 into nothing. */
enum group { ALONE, CLOCK, CALENDAR, SHARE, MASS, LENGTH, AREA, VOLUME, POWER, ENERGY, DATA };

static const struct {
    enum group group;
    int64_t size; /* in the group's smallest unit */
    struct str english, plural;
} measures[MEASURE_COUNT] = {
    [MEASURE_SECOND] = {CLOCK, 1, STR_INIT("s"), STR_INIT("seconds")},
    [MEASURE_MINUTE] = {CLOCK, 60, STR_INIT("min"), STR_INIT("minutes")},
    [MEASURE_HOUR] = {CLOCK, 3600, STR_INIT("h"), STR_INIT("hours")},
    [MEASURE_DAY] = {ALONE, 1, STR_INIT("days"), STR_INIT("days")},
    [MEASURE_WEEK] = {ALONE, 1, STR_INIT("weeks"), STR_INIT("weeks")},
    [MEASURE_MONTH] = {CALENDAR, 1, STR_INIT("months"), STR_INIT("months")},
    [MEASURE_QUARTER] = {CALENDAR, 3, STR_INIT("quarters"), STR_INIT("quarters")},
    [MEASURE_HALF_YEAR] = {CALENDAR, 6, STR_INIT("half-years"), STR_INIT("half-years")},
    [MEASURE_YEAR] = {CALENDAR, 12, STR_INIT("years"), STR_INIT("years")},
    [MEASURE_PERCENT] = {SHARE, 10000, STR_INIT("%"), STR_INIT("percent")},
    [MEASURE_PERMILLE] = {SHARE, 1000, STR_INIT("‰"), STR_INIT("per mille")},
    [MEASURE_PPM] = {SHARE, 1, STR_INIT("ppm"), STR_INIT("ppm")},
    [MEASURE_PIECE] = {ALONE, 1, STR_INIT("pcs."), STR_INIT("pieces")},
    [MEASURE_PERSON] = {ALONE, 1, STR_INIT("people"), STR_INIT("people")},
    [MEASURE_POINT] = {ALONE, 1, STR_INIT("points"), STR_INIT("points")},
    [MEASURE_GRAM] = {MASS, 1, STR_INIT("g"), STR_INIT("grams")},
    [MEASURE_KILOGRAM] = {MASS, 1000, STR_INIT("kg"), STR_INIT("kilograms")},
    [MEASURE_TONNE] = {MASS, 1000000, STR_INIT("t"), STR_INIT("tonnes")},
    [MEASURE_MILLIMETRE] = {LENGTH, 1, STR_INIT("mm"), STR_INIT("millimetres")},
    [MEASURE_CENTIMETRE] = {LENGTH, 10, STR_INIT("cm"), STR_INIT("centimetres")},
    [MEASURE_METRE] = {LENGTH, 1000, STR_INIT("metres"), STR_INIT("metres")},
    [MEASURE_KILOMETRE] = {LENGTH, 1000000, STR_INIT("km"), STR_INIT("kilometres")},
    [MEASURE_SQUARE_METRE] = {AREA, 1, STR_INIT("m²"), STR_INIT("square metres")},
    [MEASURE_HECTARE] = {AREA, 10000, STR_INIT("ha"), STR_INIT("hectares")},
    [MEASURE_LITRE] = {VOLUME, 1, STR_INIT("l"), STR_INIT("litres")},
    [MEASURE_HECTOLITRE] = {VOLUME, 100, STR_INIT("hl"), STR_INIT("hectolitres")},
    [MEASURE_CUBIC_METRE] = {VOLUME, 1000, STR_INIT("m³"), STR_INIT("cubic metres")},
    [MEASURE_WATT] = {POWER, 1, STR_INIT("W"), STR_INIT("watts")},
    [MEASURE_KILOWATT] = {POWER, 1000, STR_INIT("kW"), STR_INIT("kilowatts")},
    [MEASURE_MEGAWATT] = {POWER, 1000000, STR_INIT("MW"), STR_INIT("megawatts")},
    [MEASURE_GIGAWATT] = {POWER, 1000000000, STR_INIT("GW"), STR_INIT("gigawatts")},
    [MEASURE_KILOWATT_HOUR] = {ENERGY, 1, STR_INIT("kWh"), STR_INIT("kilowatt hours")},
    [MEASURE_MEGAWATT_HOUR] = {ENERGY, 1000, STR_INIT("MWh"), STR_INIT("megawatt hours")},
    [MEASURE_GIGAWATT_HOUR] = {ENERGY, 1000000, STR_INIT("GWh"), STR_INIT("gigawatt hours")},
    [MEASURE_BAR] = {ALONE, 1, STR_INIT("bar"), STR_INIT("bar")},
    [MEASURE_CELSIUS] = {ALONE, 1, STR_INIT("°C"), STR_INIT("degrees")},
    [MEASURE_DECIBEL] = {ALONE, 1, STR_INIT("dB"), STR_INIT("decibels")},
    [MEASURE_HERTZ] = {ALONE, 1, STR_INIT("Hz"), STR_INIT("hertz")},
    [MEASURE_GIGABYTE] = {DATA, 1, STR_INIT("GB"), STR_INIT("gigabytes")},
    [MEASURE_TERABYTE] = {DATA, 1000, STR_INIT("TB"), STR_INIT("terabytes")},
};

/* ---- spellings ---- */

enum spelt { ANY_CASE, EXACT, RHYTHM /* only behind "per" and "/", in any case */ };

/* A word with a point comes before the same without it is tried: the longest that fits is taken. */
static const struct spelling_of_measure {
    struct str text;
    enum measure measure;
    enum spelt spelt;
} spellings[] = {
    {STR_INIT("s"), MEASURE_SECOND, EXACT},
    {STR_INIT("sec"), MEASURE_SECOND, ANY_CASE},
    {STR_INIT("secs"), MEASURE_SECOND, ANY_CASE},
    {STR_INIT("second"), MEASURE_SECOND, ANY_CASE},
    {STR_INIT("seconds"), MEASURE_SECOND, ANY_CASE},
    {STR_INIT("Sek"), MEASURE_SECOND, ANY_CASE},
    {STR_INIT("Sekunde"), MEASURE_SECOND, ANY_CASE},
    {STR_INIT("Sekunden"), MEASURE_SECOND, ANY_CASE},
    {STR_INIT("min"), MEASURE_MINUTE, ANY_CASE},
    {STR_INIT("mins"), MEASURE_MINUTE, ANY_CASE},
    {STR_INIT("minute"), MEASURE_MINUTE, ANY_CASE},
    {STR_INIT("minutes"), MEASURE_MINUTE, ANY_CASE},
    {STR_INIT("Minuten"), MEASURE_MINUTE, ANY_CASE},
    {STR_INIT("'"), MEASURE_MINUTE, EXACT},
    {STR_INIT("’"), MEASURE_MINUTE, EXACT},
    {STR_INIT("′"), MEASURE_MINUTE, EXACT},
    {STR_INIT("h"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("hr"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("hrs"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("hour"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("hours"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("Std"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("Stdn"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("Stunde"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("Stunden"), MEASURE_HOUR, ANY_CASE},
    {STR_INIT("d"), MEASURE_DAY, EXACT},
    {STR_INIT("day"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("days"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("Tag"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("Tage"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("Tagen"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("PT"), MEASURE_DAY, EXACT},
    {STR_INIT("Personentage"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("Personentagen"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("person-days"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("person days"), MEASURE_DAY, ANY_CASE},
    {STR_INIT("w"), MEASURE_WEEK, RHYTHM},
    {STR_INIT("wk"), MEASURE_WEEK, ANY_CASE},
    {STR_INIT("wks"), MEASURE_WEEK, ANY_CASE},
    {STR_INIT("week"), MEASURE_WEEK, ANY_CASE},
    {STR_INIT("weeks"), MEASURE_WEEK, ANY_CASE},
    {STR_INIT("Woche"), MEASURE_WEEK, ANY_CASE},
    {STR_INIT("Wochen"), MEASURE_WEEK, ANY_CASE},
    {STR_INIT("mo"), MEASURE_MONTH, ANY_CASE},
    {STR_INIT("mth"), MEASURE_MONTH, ANY_CASE},
    {STR_INIT("mths"), MEASURE_MONTH, ANY_CASE},
    {STR_INIT("month"), MEASURE_MONTH, ANY_CASE},
    {STR_INIT("months"), MEASURE_MONTH, ANY_CASE},
    {STR_INIT("Mon"), MEASURE_MONTH, RHYTHM},
    {STR_INIT("Monat"), MEASURE_MONTH, ANY_CASE},
    {STR_INIT("Monate"), MEASURE_MONTH, ANY_CASE},
    {STR_INIT("Monaten"), MEASURE_MONTH, ANY_CASE},
    {STR_INIT("q"), MEASURE_QUARTER, RHYTHM},
    {STR_INIT("qtr"), MEASURE_QUARTER, ANY_CASE},
    {STR_INIT("qtrs"), MEASURE_QUARTER, ANY_CASE},
    {STR_INIT("quarter"), MEASURE_QUARTER, ANY_CASE},
    {STR_INIT("quarters"), MEASURE_QUARTER, ANY_CASE},
    {STR_INIT("Quartal"), MEASURE_QUARTER, ANY_CASE},
    {STR_INIT("Quartale"), MEASURE_QUARTER, ANY_CASE},
    {STR_INIT("Quartalen"), MEASURE_QUARTER, ANY_CASE},
    {STR_INIT("half-year"), MEASURE_HALF_YEAR, ANY_CASE},
    {STR_INIT("half-years"), MEASURE_HALF_YEAR, ANY_CASE},
    {STR_INIT("half year"), MEASURE_HALF_YEAR, ANY_CASE},
    {STR_INIT("Halbjahr"), MEASURE_HALF_YEAR, ANY_CASE},
    {STR_INIT("Halbjahre"), MEASURE_HALF_YEAR, ANY_CASE},
    {STR_INIT("a"), MEASURE_YEAR, RHYTHM},
    {STR_INIT("y"), MEASURE_YEAR, RHYTHM},
    {STR_INIT("J"), MEASURE_YEAR, RHYTHM},
    {STR_INIT("annum"), MEASURE_YEAR, RHYTHM},
    {STR_INIT("yr"), MEASURE_YEAR, ANY_CASE},
    {STR_INIT("yrs"), MEASURE_YEAR, ANY_CASE},
    {STR_INIT("year"), MEASURE_YEAR, ANY_CASE},
    {STR_INIT("years"), MEASURE_YEAR, ANY_CASE},
    {STR_INIT("Jahr"), MEASURE_YEAR, ANY_CASE},
    {STR_INIT("Jahre"), MEASURE_YEAR, ANY_CASE},
    {STR_INIT("Jahren"), MEASURE_YEAR, ANY_CASE},
    {STR_INIT("%"), MEASURE_PERCENT, EXACT},
    {STR_INIT("％"), MEASURE_PERCENT, EXACT},
    {STR_INIT("percent"), MEASURE_PERCENT, ANY_CASE},
    {STR_INIT("per cent"), MEASURE_PERCENT, ANY_CASE},
    {STR_INIT("pct"), MEASURE_PERCENT, ANY_CASE},
    {STR_INIT("Prozent"), MEASURE_PERCENT, ANY_CASE},
    {STR_INIT("v.H"), MEASURE_PERCENT, ANY_CASE},
    {STR_INIT("v. H"), MEASURE_PERCENT, ANY_CASE},
    {STR_INIT("vH"), MEASURE_PERCENT, EXACT},
    {STR_INIT("‰"), MEASURE_PERMILLE, EXACT},
    {STR_INIT("permille"), MEASURE_PERMILLE, ANY_CASE},
    {STR_INIT("per mille"), MEASURE_PERMILLE, ANY_CASE},
    {STR_INIT("Promille"), MEASURE_PERMILLE, ANY_CASE},
    {STR_INIT("ppm"), MEASURE_PPM, ANY_CASE},
    {STR_INIT("St"), MEASURE_PIECE, EXACT},
    {STR_INIT("Stk"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("Stck"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("Stück"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("Stueck"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("Einheit"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("Einheiten"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("pc"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("pcs"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("piece"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("pieces"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("unit"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("units"), MEASURE_PIECE, ANY_CASE},
    {STR_INIT("ea"), MEASURE_PIECE, RHYTHM},
    {STR_INIT("Person"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("Personen"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("people"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("staff"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("employees"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("FTE"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("FTEs"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("VZÄ"), MEASURE_PERSON, EXACT},
    {STR_INIT("MA"), MEASURE_PERSON, EXACT},
    {STR_INIT("Mitarbeiter"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("Mitarbeitende"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("Beschäftigte"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("user"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("users"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("Nutzer"), MEASURE_PERSON, ANY_CASE},
    {STR_INIT("point"), MEASURE_POINT, ANY_CASE},
    {STR_INIT("points"), MEASURE_POINT, ANY_CASE},
    {STR_INIT("pts"), MEASURE_POINT, ANY_CASE},
    {STR_INIT("Pkt"), MEASURE_POINT, ANY_CASE},
    {STR_INIT("Punkt"), MEASURE_POINT, ANY_CASE},
    {STR_INIT("Punkte"), MEASURE_POINT, ANY_CASE},
    {STR_INIT("Punkten"), MEASURE_POINT, ANY_CASE},
    {STR_INIT("g"), MEASURE_GRAM, EXACT},
    {STR_INIT("kg"), MEASURE_KILOGRAM, ANY_CASE},
    {STR_INIT("t"), MEASURE_TONNE, EXACT},
    {STR_INIT("Tonne"), MEASURE_TONNE, ANY_CASE},
    {STR_INIT("Tonnen"), MEASURE_TONNE, ANY_CASE},
    {STR_INIT("tonnes"), MEASURE_TONNE, ANY_CASE},
    {STR_INIT("mm"), MEASURE_MILLIMETRE, EXACT},
    {STR_INIT("cm"), MEASURE_CENTIMETRE, EXACT},
    {STR_INIT("Meter"), MEASURE_METRE, ANY_CASE},
    {STR_INIT("metre"), MEASURE_METRE, ANY_CASE},
    {STR_INIT("metres"), MEASURE_METRE, ANY_CASE},
    {STR_INIT("meters"), MEASURE_METRE, ANY_CASE},
    {STR_INIT("km"), MEASURE_KILOMETRE, EXACT},
    {STR_INIT("m²"), MEASURE_SQUARE_METRE, EXACT},
    {STR_INIT("m2"), MEASURE_SQUARE_METRE, EXACT},
    {STR_INIT("qm"), MEASURE_SQUARE_METRE, ANY_CASE},
    {STR_INIT("sqm"), MEASURE_SQUARE_METRE, ANY_CASE},
    {STR_INIT("ha"), MEASURE_HECTARE, EXACT},
    {STR_INIT("l"), MEASURE_LITRE, ANY_CASE},
    {STR_INIT("Liter"), MEASURE_LITRE, ANY_CASE},
    {STR_INIT("litre"), MEASURE_LITRE, ANY_CASE},
    {STR_INIT("litres"), MEASURE_LITRE, ANY_CASE},
    {STR_INIT("hl"), MEASURE_HECTOLITRE, ANY_CASE},
    {STR_INIT("m³"), MEASURE_CUBIC_METRE, EXACT},
    {STR_INIT("m3"), MEASURE_CUBIC_METRE, EXACT},
    {STR_INIT("cbm"), MEASURE_CUBIC_METRE, ANY_CASE},
    {STR_INIT("W"), MEASURE_WATT, EXACT},
    {STR_INIT("kW"), MEASURE_KILOWATT, ANY_CASE},
    {STR_INIT("MW"), MEASURE_MEGAWATT, EXACT},
    {STR_INIT("GW"), MEASURE_GIGAWATT, EXACT},
    {STR_INIT("kWh"), MEASURE_KILOWATT_HOUR, ANY_CASE},
    {STR_INIT("MWh"), MEASURE_MEGAWATT_HOUR, EXACT},
    {STR_INIT("GWh"), MEASURE_GIGAWATT_HOUR, EXACT},
    {STR_INIT("bar"), MEASURE_BAR, EXACT},
    {STR_INIT("°C"), MEASURE_CELSIUS, EXACT},
    {STR_INIT("dB"), MEASURE_DECIBEL, EXACT},
    {STR_INIT("Hz"), MEASURE_HERTZ, EXACT},
    {STR_INIT("GB"), MEASURE_GIGABYTE, EXACT},
    {STR_INIT("TB"), MEASURE_TERABYTE, EXACT},
};
enum { SPELLING_COUNT = sizeof spellings / sizeof *spellings };

static bool is_letter(uint32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250);
}

static bool starts(struct str text, struct str prefix, bool exact) {
    if (text.size < prefix.size || (*text.data ^ *prefix.data) & ~0x20) return false;
    return !(exact ? memcmp(text.data, prefix.data, prefix.size) : strncasecmp(text.data, prefix.data, prefix.size));
}

/* Whether a word of the text ends where `rest` starts: "min" is no word of "mind.". */
static bool word_ends(struct str word, struct str rest) {
    struct str last = str_skip(word, word.size - 1);
    bool wordy = is_letter((unsigned char)*last.data) || (*last.data & 0x80);
    return !wordy || !is_letter(str_next(&rest));
}

static bool take_spelling(struct str *rest, enum measure *out, bool rhythm) {
    size_t longest = 0;
    for (size_t i = 0; rest->size && i < SPELLING_COUNT; i++) {
        const struct spelling_of_measure *spelling = &spellings[i];
        if (spelling->text.size <= longest || (spelling->spelt == RHYTHM && !rhythm)) continue;
        if (!starts(*rest, spelling->text, spelling->spelt == EXACT)) continue;
        if (!word_ends(spelling->text, str_skip(*rest, spelling->text.size))) continue;
        longest = spelling->text.size;
        *out = spelling->measure;
    }
    if (!longest) return false;
    bool word = is_letter((unsigned char)rest->data[0]);
    *rest = str_skip(*rest, longest);
    if (word && str_starts(*rest, STR("."))) *rest = str_skip(*rest, 1); /* "Stk." */
    return true;
}

/* Words of the document's language go before those that are read in all. */
static bool take_own(struct str *rest, const struct language *language, enum measure *out) {
    const struct language_word *word = language ? language_take(language, rest, SAYS_UNIT) : NULL;
    if (word) *out = (enum measure)word->value;
    return word;
}

bool measure_take(struct str *rest, const struct language *language, enum measure *out) {
    return take_own(rest, language, out) || take_spelling(rest, out, false);
}

bool measure_take_rhythm(struct str *rest, const struct language *language, enum measure *out) {
    return take_own(rest, language, out) || take_spelling(rest, out, true);
}

/* ---- names ---- */

enum measure measure_named(struct str name) {
    for (int measure = MEASURE_NONE + 1; measure < MEASURE_COUNT; measure++)
        if (str_equal(measures[measure].plural, name)) return (enum measure)measure;
    return MEASURE_NONE;
}

enum measure measure_of_name(struct str name) {
    static const enum measure said[] = {MEASURE_SECOND, MEASURE_MINUTE, MEASURE_HOUR, MEASURE_DAY,
                                        MEASURE_WEEK,   MEASURE_MONTH,  MEASURE_YEAR};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        struct str word = measures[said[i]].plural;
        if (!str_ends(name, word)) continue;
        if (name.size == word.size || name.data[name.size - word.size - 1] == '_') return said[i];
    }
    return MEASURE_NONE;
}

/* ---- converting ---- */

bool measure_convert(struct decimal value, enum measure from, enum measure to, struct decimal *out) {
    *out = value;
    if (from == to) return true;
    if (measures[from].group == ALONE || measures[from].group != measures[to].group) return false;
    struct decimal smallest = decimal_multiply(value, decimal_of(measures[from].size));
    *out = decimal_divide(smallest, decimal_of(measures[to].size));
    return true;
}

/* ---- printing ---- */

struct str measure_text(enum measure measure, const struct language *language) {
    bool own = language->units && language->units[measure].size;
    return own ? language->units[measure] : measures[measure].english;
}

const char *measure_plural(enum measure measure) { return measures[measure].plural.data; }

struct str measure_rhythm(struct arena *arena, enum measure measure, const struct language *language) {
    static const struct str words[MEASURE_COUNT] = {
        [MEASURE_YEAR] = STR_INIT("\u00A0p.a."),  [MEASURE_HALF_YEAR] = STR_INIT("/half-year"),
        [MEASURE_QUARTER] = STR_INIT("/quarter"), [MEASURE_MONTH] = STR_INIT("/month"),
        [MEASURE_WEEK] = STR_INIT("/week"),       [MEASURE_DAY] = STR_INIT("/day"),
        [MEASURE_PIECE] = STR_INIT("/unit"),      [MEASURE_PERSON] = STR_INIT("/person"),
        [MEASURE_POINT] = STR_INIT("/point"),
    };
    if (measure == MEASURE_NONE) return STR("");
    if (language->rhythms && language->rhythms[measure].size) return language->rhythms[measure];
    bool said = words[measure].size && (!language->units || !language->units[measure].size);
    return said ? words[measure] : str_join(arena, STR("/"), measure_text(measure, language));
}

/* ---- bounds ---- */

static const struct {
    struct str text; /* of those that start alike the longest comes first */
    enum bound bound;
} bounds[] = {
    {STR_INIT("approximately"), BOUND_ABOUT},
    {STR_INIT("approx."), BOUND_ABOUT},
    {STR_INIT("approx"), BOUND_ABOUT},
    {STR_INIT("roughly"), BOUND_ABOUT},
    {STR_INIT("about"), BOUND_ABOUT},
    {STR_INIT("around"), BOUND_ABOUT},
    {STR_INIT("estimated"), BOUND_ABOUT},
    {STR_INIT("est."), BOUND_ABOUT},
    {STR_INIT("nearly"), BOUND_ABOUT},
    {STR_INIT("almost"), BOUND_ABOUT},
    {STR_INIT("circa"), BOUND_ABOUT},
    {STR_INIT("zirka"), BOUND_ABOUT},
    {STR_INIT("ca."), BOUND_ABOUT},
    {STR_INIT("ca"), BOUND_ABOUT},
    {STR_INIT("rund"), BOUND_ABOUT},
    {STR_INIT("rd."), BOUND_ABOUT},
    {STR_INIT("rd"), BOUND_ABOUT},
    {STR_INIT("etwa"), BOUND_ABOUT},
    {STR_INIT("ungefähr"), BOUND_ABOUT},
    {STR_INIT("ungef."), BOUND_ABOUT},
    {STR_INIT("geschätzt"), BOUND_ABOUT},
    {STR_INIT("gesch."), BOUND_ABOUT},
    {STR_INIT("knapp"), BOUND_ABOUT},
    {STR_INIT("fast"), BOUND_ABOUT},
    {STR_INIT("gut"), BOUND_ABOUT},
    {STR_INIT("~"), BOUND_ABOUT},
    {STR_INIT("≈"), BOUND_ABOUT},
    {STR_INIT("∼"), BOUND_ABOUT},
    {STR_INIT("c."), BOUND_ABOUT},
    {STR_INIT(">="), BOUND_LEAST},
    {STR_INIT("=>"), BOUND_LEAST},
    {STR_INIT("≥"), BOUND_LEAST},
    {STR_INIT("at least"), BOUND_LEAST},
    {STR_INIT("minimum"), BOUND_LEAST},
    {STR_INIT("mindestens"), BOUND_LEAST},
    {STR_INIT("wenigstens"), BOUND_LEAST},
    {STR_INIT("mind."), BOUND_LEAST},
    {STR_INIT("min."), BOUND_LEAST},
    {STR_INIT("min"), BOUND_LEAST},
    {STR_INIT("ab"), BOUND_LEAST},
    {STR_INIT("<="), BOUND_MOST},
    {STR_INIT("=<"), BOUND_MOST},
    {STR_INIT("≤"), BOUND_MOST},
    {STR_INIT("at most"), BOUND_MOST},
    {STR_INIT("up to"), BOUND_MOST},
    {STR_INIT("maximum"), BOUND_MOST},
    {STR_INIT("maximal"), BOUND_MOST},
    {STR_INIT("höchstens"), BOUND_MOST},
    {STR_INIT("max."), BOUND_MOST},
    {STR_INIT("max"), BOUND_MOST},
    {STR_INIT("bis zu"), BOUND_MOST},
    {STR_INIT("bis"), BOUND_MOST},
    {STR_INIT(">"), BOUND_ABOVE},
    {STR_INIT("more than"), BOUND_ABOVE},
    {STR_INIT("mehr als"), BOUND_ABOVE},
    {STR_INIT("above"), BOUND_ABOVE},
    {STR_INIT("over"), BOUND_ABOVE},
    {STR_INIT("über"), BOUND_ABOVE},
    {STR_INIT("<"), BOUND_BELOW},
    {STR_INIT("less than"), BOUND_BELOW},
    {STR_INIT("weniger als"), BOUND_BELOW},
    {STR_INIT("below"), BOUND_BELOW},
    {STR_INIT("under"), BOUND_BELOW},
    {STR_INIT("unter"), BOUND_BELOW},
};

static bool take_own_bound(struct str *rest, const struct language *language, enum bound *out) {
    const struct language_word *word = language ? language_take(language, rest, SAYS_LIMIT) : NULL;
    if (word) *out = (enum bound)(BOUND_ABOVE + word->value - 1);
    else if (language && language_take(language, rest, SAYS_ABOUT)) *out = BOUND_ABOUT;
    else return false;
    return true;
}

bool bound_take(struct str *rest, const struct language *language, enum bound *out) {
    if (take_own_bound(rest, language, out)) return true;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (!starts(*rest, bounds[i].text, false)) continue;
        struct str after = str_skip(*rest, bounds[i].text.size);
        if (!word_ends(bounds[i].text, after)) continue;
        *rest = after;
        *out = bounds[i].bound;
        return true;
    }
    return false;
}

struct str bound_text(enum bound bound, const struct language *language) {
    switch (bound) {
    case BOUND_EXACT: break;
    case BOUND_ABOUT: return language->about;
    case BOUND_ABOVE: return STR(">");
    case BOUND_LEAST: return STR("≥");
    case BOUND_BELOW: return STR("<");
    case BOUND_MOST: return STR("≤");
    }
    return (struct str){0};
}
