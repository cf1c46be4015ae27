/* The sentences. A quotation in a help is what the author can write: read again, it means what the problem says. */
#include "read/scalar_message.h"

#include "base/arena.h"
#include "base/region.h"

enum { QUOTED = 60 }; /* code points of a text that messages show */

static struct scalar_reading failed(enum scalar_result result, struct str problem, struct str help) {
    return (struct scalar_reading){.result = result, .problem = problem, .help = help};
}

/* Characters that nobody can see are named: ⟨U+200B⟩. */
static struct str visible(struct arena *arena, struct str text) {
    for (struct str rest = text; rest.size;) {
        struct str before = rest;
        uint32_t c = str_next(&rest);
        if (!str_is_hidden(c)) continue;
        struct str head = str_slice(text, 0, text.size - before.size);
        return str_format(arena, "%.*s⟨U+%04X⟩%.*s", STR_ARG(head), (unsigned)c, STR_ARG(visible(arena, rest)));
    }
    return text;
}

static struct str quoted(struct arena *arena, struct str text) {
    if (!text.size) return STR("nothing");
    return str_format(arena, "“%.*s”", STR_ARG(visible(arena, str_excerpt(arena, text, QUOTED))));
}

/* ---- what was expected ---- */

struct scalar_reading message_expected_truth(struct arena *arena, struct str text, enum language language) {
    const char *choices = language == LANGUAGE_DE ? "ja or nein" : "yes or no";
    return failed(SCALAR_WRONG, str_format(arena, "expected %s, found %.*s", choices, STR_ARG(quoted(arena, text))),
                  str_format(arena, "write %s", choices));
}

struct str message_kind(struct arena *arena, const struct scalar_wanted *wanted) {
    static const char *const kinds[] = {[SCALAR_NUMBER] = "a number",
                                        [SCALAR_INTEGER] = "a whole number",
                                        [SCALAR_PERCENT] = "a percentage",
                                        [SCALAR_MONEY] = "an amount of money"};
    if (wanted->measure == MEASURE_NONE) return str_of(kinds[wanted->kind]);
    return str_format(arena, "%s of %.*s", kinds[wanted->kind], STR_ARG(measure_plural(wanted->measure)));
}

/* A text with the marks of English figures, with those of the author's. */
static struct str with_marks(struct arena *arena, struct str text, const struct scalar_wanted *wanted) {
    struct figure_marks marks = region_marks(wanted->language, wanted->region);
    char *bytes = NEW_ARRAY(arena, char, text.size + 1);
    for (size_t i = 0; i < text.size; i++)
        bytes[i] = text.data[i] == ',' ? marks.group : text.data[i] == '.' ? marks.point : text.data[i];
    return (struct str){bytes, text.size};
}

/* "CHF 1,250,000 or CHF 4.8 million": in the currency that is wanted. */
static struct str example_of_money(struct arena *arena, const struct scalar_wanted *wanted) {
    struct str code = wanted->currency;
    struct str whole = with_marks(arena, STR("1,250,000"), wanted), part = with_marks(arena, STR("4.8"), wanted);
    bool euro = !code.size || str_equal_c(code, "EUR");
    struct str sign = euro ? STR("€") : code;
    if (wanted->language == LANGUAGE_DE)
        return str_format(arena, "%.*s %.*s or %.*s Mio. %.*s", STR_ARG(whole), STR_ARG(sign), STR_ARG(part),
                          STR_ARG(sign));
    const char *gap = euro ? "" : " ";
    return str_format(arena, "%.*s%s%.*s or %.*s%s%.*s million", STR_ARG(sign), gap, STR_ARG(whole), STR_ARG(sign), gap,
                      STR_ARG(part));
}

static struct str example(struct arena *arena, const struct scalar_wanted *wanted) {
    static const char *const examples[][LANGUAGE_COUNT] = {
        [SCALAR_NUMBER] = {[LANGUAGE_EN] = "12.5 or 1,250,000", [LANGUAGE_DE] = "12.5 or 1,250,000"},
        [SCALAR_INTEGER] = {[LANGUAGE_EN] = "12 or 1,250,000", [LANGUAGE_DE] = "12 or 1,250,000"},
        [SCALAR_PERCENT] = {[LANGUAGE_EN] = "60% or 12.5%", [LANGUAGE_DE] = "60 % or 12.5 %"}};
    if (wanted->measure != MEASURE_NONE) return STR("90");
    if (wanted->kind == SCALAR_MONEY) return example_of_money(arena, wanted);
    return with_marks(arena, str_of(examples[wanted->kind][wanted->language]), wanted);
}

/* "write a percentage such as 60 %", or "from 1 to 5". */
static struct str advice(struct arena *arena, struct str kind, const struct scalar_wanted *wanted) {
    if (!wanted->has_least || !wanted->has_most)
        return str_format(arena, "write %.*s such as %.*s", STR_ARG(kind), STR_ARG(example(arena, wanted)));
    return str_format(arena, "write %.*s from %.*s to %.*s", STR_ARG(kind),
                      STR_ARG(decimal_plain(arena, wanted->least)), STR_ARG(decimal_plain(arena, wanted->most)));
}

struct scalar_reading message_expected(struct arena *arena, struct str text, const struct scalar_wanted *wanted) {
    struct str kind = message_kind(arena, wanted), found = quoted(arena, text);
    return failed(SCALAR_WRONG, str_format(arena, "expected %.*s, found %.*s", STR_ARG(kind), STR_ARG(found)),
                  advice(arena, kind, wanted));
}

struct scalar_reading message_left_over(struct arena *arena, struct str text, struct str left, struct str number,
                                        const struct scalar_wanted *wanted) {
    struct scalar_reading reading = message_expected(arena, text, wanted);
    reading.problem = str_format(arena, "%.*s; %.*s is no part of one", STR_ARG(reading.problem),
                                 STR_ARG(quoted(arena, str_trim(left))));
    if (!number.size) return reading;
    reading.help = str_format(arena, "write “%.*s” alone", STR_ARG(number));
    reading.choices[reading.choice_count++].text = number;
    return reading;
}

struct scalar_reading message_malformed(struct arena *arena, struct str text, const struct scalar_wanted *wanted) {
    struct scalar_reading reading = message_expected(arena, text, wanted);
    reading.problem = str_format(arena, "%.*s: its marks leave no groups of three digits", STR_ARG(reading.problem));
    reading.help = str_format(arena,
                              "write the digits without marks, or with one between all groups of three, such as %.*s; "
                              "a decimal mark comes last and once",
                              STR_ARG(with_marks(arena, STR("1,250,000"), wanted)));
    return reading;
}

struct scalar_reading message_too_long(struct arena *arena, struct str text) {
    return failed(SCALAR_WRONG, str_format(arena, "%.*s has more than 34 digits", STR_ARG(quoted(arena, text))),
                  STR("write it with fewer digits"));
}

struct scalar_reading message_not_whole(struct arena *arena, struct str text) {
    return failed(SCALAR_WRONG, str_format(arena, "expected a whole number, found %.*s", STR_ARG(quoted(arena, text))),
                  STR("write it without decimals"));
}

struct scalar_reading message_no_such_clock(struct arena *arena, struct str text) {
    return failed(SCALAR_WRONG,
                  str_format(arena, "%.*s has more than 59 behind its colon", STR_ARG(quoted(arena, text))),
                  STR("write hours and minutes such as 1:30 h"));
}

struct scalar_reading message_other_unit(struct arena *arena, struct str text, enum measure found,
                                         const struct scalar_wanted *wanted) {
    struct str kind = message_kind(arena, wanted);
    struct scalar_reading reading = message_expected(arena, text, wanted);
    if (wanted->measure == MEASURE_NONE) return reading;
    struct str other = measure_plural(found);
    reading.problem = str_format(arena, "%.*s: %.*s cannot be converted", STR_ARG(reading.problem), STR_ARG(other));
    reading.help = str_format(arena, "write %.*s", STR_ARG(kind));
    return reading;
}

struct str message_rhythm(struct arena *arena, enum measure measure) {
    struct str text = str_trim(measure_rhythm(arena, measure, LANGUAGE_EN));
    if (measure == MEASURE_YEAR) return STR("a year");
    return str_format(arena, "a %.*s", STR_ARG(str_skip(text, 1)));
}

struct scalar_reading message_other_rhythm(struct arena *arena, struct str text, enum measure found,
                                           const struct scalar_wanted *wanted) {
    struct str kind = message_kind(arena, wanted), expected = message_rhythm(arena, wanted->per);
    return failed(SCALAR_WRONG,
                  str_format(arena, "expected %.*s %.*s, found one %.*s: “%.*s”", STR_ARG(kind), STR_ARG(expected),
                             STR_ARG(message_rhythm(arena, found)), STR_ARG(text)),
                  str_format(arena, "write what it comes to %.*s", STR_ARG(expected)));
}

/* ---- asking ---- */

/* "1, 2 or 3" */
static struct str alternatives(struct arena *arena, const struct str *texts, size_t count, const char *quotes[2]) {
    struct str list = {0};
    for (size_t i = 0; i < count; i++)
        list = str_format(arena, "%.*s%s%s%.*s%s", STR_ARG(list),
                          !i              ? ""
                          : i + 1 < count ? ", "
                                          : " or ",
                          quotes[0], STR_ARG(texts[i]), quotes[1]);
    return list;
}

static struct str choices_of(struct arena *arena, const struct scalar_reading *reading) {
    struct str texts[SCALAR_CHOICES];
    for (size_t i = 0; i < reading->choice_count; i++) texts[i] = reading->choices[i].text;
    return alternatives(arena, texts, reading->choice_count, (const char *[2]){"“", "”"});
}

void message_ask(struct arena *arena, struct scalar_reading *reading, struct str text, const struct str *meanings,
                 size_t count) {
    struct str all = alternatives(arena, meanings, count, (const char *[2]){"", ""});
    reading->result = SCALAR_AMBIGUOUS;
    reading->problem = str_format(arena, "%.*s can mean %.*s", STR_ARG(quoted(arena, text)), STR_ARG(all));
    reading->help = str_format(arena, "write %.*s", STR_ARG(choices_of(arena, reading)));
}

void message_ask_which(struct arena *arena, struct scalar_reading *reading, struct str text, struct str low,
                       struct str high) {
    reading->result = SCALAR_AMBIGUOUS;
    reading->problem = str_format(arena, "%.*s names two values, %.*s and %.*s, where one is wanted",
                                  STR_ARG(quoted(arena, text)), STR_ARG(low), STR_ARG(high));
    reading->help = reading->choice_count ? str_format(arena, "write %.*s", STR_ARG(choices_of(arena, reading)))
                                          : STR("write one of them");
}

/* ---- notes ---- */

static void note(struct scalar_reading *reading, struct str problem, struct str help) {
    if (reading->result != SCALAR_READ) return;
    reading->result = SCALAR_NOTED;
    reading->problem = problem;
    reading->help = help;
}

static struct str counted(struct arena *arena, const struct scalar_reading *reading) {
    return decimal_plain(arena, reading->number);
}

void message_note_rhythm(struct arena *arena, struct scalar_reading *reading, struct str text) {
    note(reading,
         str_format(arena, "%.*s counts as %.*s; “%.*s” is printed, not counted", STR_ARG(quoted(arena, text)),
                    STR_ARG(counted(arena, reading)), STR_ARG(message_rhythm(arena, reading->per))),
         STR("write what it comes to in all if sums are to count that"));
}

void message_note_unit(struct arena *arena, struct scalar_reading *reading, struct str text) {
    note(reading,
         str_format(arena, "%.*s counts as %.*s; its unit is printed, not counted", STR_ARG(quoted(arena, text)),
                    STR_ARG(counted(arena, reading))),
         STR("write the number alone if its field says what it counts"));
}

void message_note_whole(struct arena *arena, struct scalar_reading *reading, struct str text) {
    struct str whole = counted(arena, reading);
    note(reading,
         str_format(arena, "%.*s was taken for %.*s: only whole numbers stand here", STR_ARG(quoted(arena, text)),
                    STR_ARG(whole)),
         str_format(arena, "write “%.*s”", STR_ARG(whole)));
}

void message_note_inexact(struct arena *arena, struct scalar_reading *reading, struct str text, enum measure wanted) {
    note(reading,
         str_format(arena, "%.*s is no exact number of %.*s; it is printed rounded", STR_ARG(quoted(arena, text)),
                    STR_ARG(measure_plural(wanted))),
         str_format(arena, "write the number of %.*s that is meant", STR_ARG(measure_plural(wanted))));
}

void message_note_cents(struct arena *arena, struct scalar_reading *reading, struct str text, struct str currency) {
    note(reading,
         str_format(arena, "%.*s has more decimals than %.*s has; it is printed rounded", STR_ARG(quoted(arena, text)),
                    STR_ARG(currency)),
         str_format(arena, "write “%.*s %.*s” if that is meant",
                    STR_ARG(decimal_plain(arena, decimal_round(reading->number, currency_digits(currency)))),
                    STR_ARG(currency)));
}
