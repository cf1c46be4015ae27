/* The sentences. A quotation in a help is what the author can write: read again, it means what the problem says. */
#include "read/scalar_message.h"

#include "base/arena.h"
#include "base/region.h"
#include "base/word_list.h"

enum { QUOTED = 60 }; /* code points of a text that messages show */

static struct scalar_reading failed(enum scalar_result result, struct message problem, struct message help) {
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

static struct message quoted(struct arena *arena, struct str text) {
    if (!text.size) return MESSAGE("nothing");
    return message_new(arena, "“{0}”", visible(arena, str_excerpt(arena, text, QUOTED)));
}

/* ---- what was expected ---- */

struct scalar_reading message_expected_truth(struct arena *arena, struct str text, const struct language *language) {
    struct message choices =
        message_new(arena, "{0} or {1}", language_truth(language, true), language_truth(language, false));
    return failed(SCALAR_WRONG, message_new(arena, "expected {0}, found {1}", choices, quoted(arena, text)),
                  message_new(arena, "write {0}", choices));
}

struct message message_kind(struct arena *arena, const struct scalar_wanted *wanted) {
    static const char *const kinds[] = {[SCALAR_NUMBER] = "a number",
                                        [SCALAR_INTEGER] = "a whole number",
                                        [SCALAR_PERCENT] = "a percentage",
                                        [SCALAR_MONEY] = "an amount of money"};
    if (wanted->measure == MEASURE_NONE) return message_new(arena, "{0}", kinds[wanted->kind]);
    return message_new(arena, "{0} of {1}", kinds[wanted->kind], measure_plural(wanted->measure));
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
static struct message example_of_money(struct arena *arena, const struct scalar_wanted *wanted) {
    struct str code = wanted->currency;
    struct str whole = with_marks(arena, STR("1,250,000"), wanted), part = with_marks(arena, STR("4.8"), wanted);
    bool euro = !code.size || str_equal_c(code, "EUR");
    struct str sign = euro ? STR("€") : code;
    bool behind = wanted->language->currency_behind;
    const char *gap = euro ? "" : " ";
    struct str scale = wanted->language->scale_words[1];
    if (behind)
        return message_new(arena, "{0} or {1}", str_format(arena, "%.*s %.*s", STR_ARG(whole), STR_ARG(sign)),
                           str_format(arena, "%.*s %.*s %.*s", STR_ARG(part), STR_ARG(scale), STR_ARG(sign)));
    return message_new(arena, "{0} or {1}", str_format(arena, "%.*s%s%.*s", STR_ARG(sign), gap, STR_ARG(whole)),
                       str_format(arena, "%.*s%s%.*s %.*s", STR_ARG(sign), gap, STR_ARG(part), STR_ARG(scale)));
}

static struct message example(struct arena *arena, const struct scalar_wanted *wanted) {
    static const struct {
        struct str small, large;
    } examples[] = {[SCALAR_NUMBER] = {STR_INIT("12.5"), STR_INIT("1,250,000")},
                    [SCALAR_INTEGER] = {STR_INIT("12"), STR_INIT("1,250,000")},
                    [SCALAR_PERCENT] = {STR_INIT("60"), STR_INIT("12.5")}};
    if (wanted->measure != MEASURE_NONE) return MESSAGE("90");
    if (wanted->kind == SCALAR_MONEY) return example_of_money(arena, wanted);
    struct str small = with_marks(arena, examples[wanted->kind].small, wanted),
               large = with_marks(arena, examples[wanted->kind].large, wanted);
    const char *percent = wanted->kind != SCALAR_PERCENT ? "" : wanted->language->close_percent ? "%" : " %";
    return message_new(arena, "{0} or {1}", str_format(arena, "%.*s%s", STR_ARG(small), percent),
                       str_format(arena, "%.*s%s", STR_ARG(large), percent));
}

/* "write a percentage such as 60 %", or "from 1 to 5". */
static struct message advice(struct arena *arena, struct message kind, const struct scalar_wanted *wanted) {
    if (!wanted->has_least || !wanted->has_most)
        return message_new(arena, "write {0} such as {1}", kind, example(arena, wanted));
    return message_new(arena, "write {0} from {1} to {2}", kind, wanted->least, wanted->most);
}

struct scalar_reading message_expected(struct arena *arena, struct str text, const struct scalar_wanted *wanted) {
    struct message kind = message_kind(arena, wanted), found = quoted(arena, text);
    return failed(SCALAR_WRONG, message_new(arena, "expected {0}, found {1}", kind, found),
                  advice(arena, kind, wanted));
}

struct scalar_reading message_left_over(struct arena *arena, struct str text, struct str left, struct str number,
                                        const struct scalar_wanted *wanted) {
    struct scalar_reading reading = message_expected(arena, text, wanted);
    reading.problem = message_new(arena, "{0}; {1} is no part of one", reading.problem, quoted(arena, str_trim(left)));
    if (!number.size) return reading;
    reading.help = message_new(arena, "write “{0}” alone", number);
    reading.choices[reading.choice_count++].text = number;
    return reading;
}

struct scalar_reading message_malformed(struct arena *arena, struct str text, const struct scalar_wanted *wanted) {
    struct scalar_reading reading = message_expected(arena, text, wanted);
    reading.problem = message_new(arena, "{0}: its marks leave no groups of three digits", reading.problem);
    reading.help = message_new(arena,
                               "write the digits without marks, or with one between all groups of three, such as {0}; "
                               "a decimal mark comes last and once",
                               with_marks(arena, STR("1,250,000"), wanted));
    return reading;
}

struct scalar_reading message_too_long(struct arena *arena, struct str text) {
    return failed(SCALAR_WRONG, message_new(arena, "{0} has more than 34 digits", quoted(arena, text)),
                  MESSAGE("write it with fewer digits"));
}

struct scalar_reading message_not_whole(struct arena *arena, struct str text) {
    return failed(SCALAR_WRONG, message_new(arena, "expected a whole number, found {0}", quoted(arena, text)),
                  MESSAGE("write it without decimals"));
}

struct scalar_reading message_no_such_clock(struct arena *arena, struct str text) {
    return failed(SCALAR_WRONG, message_new(arena, "{0} has more than 59 behind its colon", quoted(arena, text)),
                  MESSAGE("write hours and minutes such as 1:30 h"));
}

struct scalar_reading message_other_unit(struct arena *arena, struct str text, enum measure found,
                                         const struct scalar_wanted *wanted) {
    struct message kind = message_kind(arena, wanted);
    struct scalar_reading reading = message_expected(arena, text, wanted);
    if (wanted->measure == MEASURE_NONE) return reading;
    const char *other = measure_plural(found);
    reading.problem = message_new(arena, "{0}: {1} cannot be converted", reading.problem, other);
    reading.help = message_new(arena, "write {0}", kind);
    return reading;
}

struct message message_rhythm(struct arena *arena, enum measure measure) {
    static const struct {
        enum measure measure;
        const char *words;
    } rhythms[] = {{MEASURE_YEAR, "per year"},   {MEASURE_HALF_YEAR, "per half-year"}, {MEASURE_QUARTER, "per quarter"},
                   {MEASURE_MONTH, "per month"}, {MEASURE_WEEK, "per week"},           {MEASURE_DAY, "per day"},
                   {MEASURE_PIECE, "per unit"},  {MEASURE_PERSON, "per person"},       {MEASURE_POINT, "per point"}};
    for (size_t i = 0; i < sizeof rhythms / sizeof *rhythms; i++)
        if (rhythms[i].measure == measure) return message_new(arena, "{0}", rhythms[i].words);
    return message_new(arena, "per {0}", measure_text(measure, &language_source));
}

struct scalar_reading message_other_rhythm(struct arena *arena, struct str text, enum measure found,
                                           const struct scalar_wanted *wanted) {
    struct message kind = message_kind(arena, wanted), expected = message_rhythm(arena, wanted->per);
    return failed(SCALAR_WRONG,
                  message_new(arena, "expected {0} {1}, found one {2}: “{3}”", kind, expected,
                              message_rhythm(arena, found), text),
                  message_new(arena, "write what it comes to {0}", expected));
}

/* ---- asking ---- */

static struct message choices_of(struct arena *arena, const struct scalar_reading *reading) {
    struct word_list list = {.quoted = true};
    for (size_t i = 0; i < reading->choice_count; i++) word_list_add(arena, &list, reading->choices[i].text);
    return word_list_all(arena, &list, "{0} or {1}");
}

/* "1, 2 or 3" */
static struct message alternatives(struct arena *arena, const struct message *meanings, size_t count) {
    struct message list = meanings[0];
    for (size_t i = 1; i < count; i++)
        list = i + 1 < count ? message_new(arena, "{0}, {1}", list, meanings[i])
                             : message_new(arena, "{0} or {1}", list, meanings[i]);
    return list;
}

void message_ask(struct arena *arena, struct scalar_reading *reading, struct str text, const struct message *meanings,
                 size_t count) {
    struct message all = alternatives(arena, meanings, count);
    reading->result = SCALAR_AMBIGUOUS;
    reading->problem = message_new(arena, "{0} can mean {1}", quoted(arena, text), all);
    reading->help = message_new(arena, "write {0}", choices_of(arena, reading));
}

void message_ask_which(struct arena *arena, struct scalar_reading *reading, struct str text, struct str low,
                       struct str high) {
    reading->result = SCALAR_AMBIGUOUS;
    reading->problem =
        message_new(arena, "{0} names two values, {1} and {2}, where one is wanted", quoted(arena, text), low, high);
    reading->help = reading->choice_count ? message_new(arena, "write {0}", choices_of(arena, reading))
                                          : MESSAGE("write one of them");
}

/* ---- notes ---- */

static void note(struct scalar_reading *reading, struct message problem, struct message help) {
    if (reading->result != SCALAR_READ) return;
    reading->result = SCALAR_NOTED;
    reading->problem = problem;
    reading->help = help;
}

void message_note_rhythm(struct arena *arena, struct scalar_reading *reading, struct str text) {
    note(reading,
         message_new(arena, "{0} counts as {1}; “{2}” is printed, not counted", quoted(arena, text), reading->number,
                     message_rhythm(arena, reading->per)),
         MESSAGE("write what it comes to in all if sums are to count that"));
}

void message_note_unit(struct arena *arena, struct scalar_reading *reading, struct str text) {
    note(
        reading,
        message_new(arena, "{0} counts as {1}; its unit is printed, not counted", quoted(arena, text), reading->number),
        MESSAGE("write the number alone if its field says what it counts"));
}

void message_note_whole(struct arena *arena, struct scalar_reading *reading, struct str text) {
    struct decimal whole = reading->number;
    note(reading,
         message_new(arena, "{0} was taken for {1}: only whole numbers stand here", quoted(arena, text), whole),
         message_new(arena, "write “{0}”", whole));
}

void message_note_inexact(struct arena *arena, struct scalar_reading *reading, struct str text, enum measure wanted) {
    note(reading,
         message_new(arena, "{0} is no exact number of {1}; it is printed rounded", quoted(arena, text),
                     measure_plural(wanted)),
         message_new(arena, "write the number of {0} that is meant", measure_plural(wanted)));
}

void message_note_cents(struct arena *arena, struct scalar_reading *reading, struct str text, struct str currency) {
    note(reading,
         message_new(arena, "{0} has more decimals than {1} has; it is printed rounded", quoted(arena, text), currency),
         message_new(arena, "write “{0} {1}” if that is meant",
                     decimal_plain(arena, decimal_round(reading->number, currency_digits(currency))), currency));
}
