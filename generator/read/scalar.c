/* Numbers and amounts of money as people write them, and the words for yes, no and unknown.
 *
 * A figure is taken apart into digits and the marks between them first; then the marks are judged: they group digits by
 * three, or one of them is the decimal mark, or both could be meant. */
#include "read/scalar.h"

#include <string.h>

#include "base/arena.h"

enum { QUOTED = 60 }; /* code points of a text that messages show */

static struct scalar_reading failed(enum scalar_result result, struct str problem, struct str help) {
    return (struct scalar_reading){.result = result, .problem = problem, .help = help};
}

/* ---- characters ---- */

static uint32_t first_of(struct str text) { return str_next(&text); }

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

static bool is_letter(uint32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250);
}

/* With the spaces that hold a number together: no-break, figure, thin and narrow no-break space. */
static bool is_space(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x2007 || c == 0x2009 || c == 0x202F;
}

static void skip_spaces(struct str *rest) {
    while (rest->size && is_space(first_of(*rest))) str_next(rest);
}

/* ASCII letters are equal in either case. */
static bool starts_in_any_case(struct str text, struct str prefix) {
    return text.size >= prefix.size && (!prefix.size || !strncasecmp(text.data, prefix.data, prefix.size));
}

static bool take_word(struct str *rest, struct str word) {
    if (!starts_in_any_case(*rest, word)) return false;
    *rest = str_skip(*rest, word.size);
    return true;
}

static bool take_sign(struct str *rest, bool *negative) {
    uint32_t c = first_of(*rest);
    *negative = c == '-' || c == 0x2212 || c == 0x2013; /* hyphen, minus, dash */
    if (*negative || c == '+') return str_next(rest), true;
    return false;
}

/* ---- currencies and units ---- */

static bool is_currency_code(struct str code) {
    static const char codes[] =
        "AED ARS AUD BAM BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK "
        "JPY KRW KZT MAD MXN MYR NOK NZD PEN PHP PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD "
        "UAH USD VND ZAR";
    for (struct str rest = str_of(codes), known; str_cut(&rest, ' ', &known);)
        if (str_equal(known, code)) return true;
    return false;
}

static bool take_currency(struct str *rest, struct str *code) {
    static const struct {
        struct str text, code;
    } names[] = {{STR_INIT("euros"), STR_INIT("EUR")}, {STR_INIT("euro"), STR_INIT("EUR")},
                 {STR_INIT("eur"), STR_INIT("EUR")},   {STR_INIT("€"), STR_INIT("EUR")},
                 {STR_INIT("US$"), STR_INIT("USD")},   {STR_INIT("$"), STR_INIT("USD")},
                 {STR_INIT("£"), STR_INIT("GBP")},     {STR_INIT("¥"), STR_INIT("JPY")},
                 {STR_INIT("zł"), STR_INIT("PLN")},    {STR_INIT("Kč"), STR_INIT("CZK")}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str after = *rest;
        bool word = is_letter(first_of(str_skip(names[i].text, names[i].text.size - 1)));
        if (!take_word(&after, names[i].text) || (word && is_letter(first_of(after)))) continue;
        *rest = after;
        *code = names[i].code;
        return true;
    }
    struct str three = str_slice(*rest, 0, rest->size < 3 ? rest->size : 3), after = str_skip(*rest, three.size);
    if (!is_currency_code(three) || is_letter(first_of(after))) return false;
    *rest = after;
    *code = three;
    return true;
}

enum { THOUSAND = 1000, MILLION = 1000000, BILLION = 1000000000 };

/* "Billion" is left out of German files: half of its readers take it for a thousand times less. */
static const struct unit {
    struct str text; /* of those that start alike the longest comes first */
    int64_t factor;
    bool english, german;
    bool joined; /* only right before a currency: 18 T€ in English, where T alone is a trillion */
} units[] = {
    {STR_INIT("thousand"), THOUSAND, true, true, false}, {STR_INIT("tausend"), THOUSAND, true, true, false},
    {STR_INIT("tsd."), THOUSAND, true, true, false},     {STR_INIT("tsd"), THOUSAND, true, true, false},
    {STR_INIT("k"), THOUSAND, true, true, false},        {STR_INIT("t"), THOUSAND, true, false, true},
    {STR_INIT("t"), THOUSAND, false, true, false},       {STR_INIT("millionen"), MILLION, true, true, false},
    {STR_INIT("millions"), MILLION, true, true, false},  {STR_INIT("million"), MILLION, true, true, false},
    {STR_INIT("mio."), MILLION, true, true, false},      {STR_INIT("mio"), MILLION, true, true, false},
    {STR_INIT("mln"), MILLION, true, true, false},       {STR_INIT("mn"), MILLION, true, true, false},
    {STR_INIT("m"), MILLION, true, true, false},         {STR_INIT("milliarden"), BILLION, true, true, false},
    {STR_INIT("milliarde"), BILLION, true, true, false}, {STR_INIT("mrd."), BILLION, true, true, false},
    {STR_INIT("mrd"), BILLION, true, true, false},       {STR_INIT("billion"), BILLION, true, false, false},
    {STR_INIT("bn"), BILLION, true, true, false},
};

static bool take_unit(struct str *rest, enum language language, int64_t *factor) {
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const struct unit *unit = &units[i];
        struct str after = *rest, beyond, code;
        if (!(language == LANGUAGE_DE ? unit->german : unit->english) || !take_word(&after, unit->text)) continue;
        beyond = after;
        if ((unit->joined || is_letter(first_of(after))) && !take_currency(&beyond, &code)) continue;
        *rest = after;
        *factor = unit->factor;
        return true;
    }
    return false;
}

/* ---- figures ---- */

/* The digits of a number, and the marks between them. */
struct figure {
    char *digits;
    size_t count;
    struct mark {
        char mark;    /* '.' ',' '_' '\'' ' ' */
        size_t place; /* digits before it */
    } * marks;
    size_t mark_count;
};

/* The mark that a character is in a number, 0 if none: apostrophes are one kind, spaces another. */
static char mark_of(uint32_t c) {
    if (c == '.' || c == ',' || c == '_') return (char)c;
    if (c == '\'' || c == 0x2019) return '\'';
    return is_space(c) ? ' ' : 0;
}

static bool take_figure(struct arena *arena, struct str *rest, struct figure *figure) {
    *figure = (struct figure){.digits = NEW_ARRAY(arena, char, rest->size + 1),
                              .marks = NEW_ARRAY(arena, struct mark, rest->size + 1)};
    while (rest->size) {
        struct str after = *rest;
        uint32_t c = str_next(&after);
        char mark = mark_of(c);
        if (is_digit(c)) figure->digits[figure->count++] = (char)c;
        else if (mark && figure->count && is_digit(first_of(after)))
            figure->marks[figure->mark_count++] = (struct mark){mark, figure->count};
        else break;
        *rest = after;
    }
    return figure->count;
}

/* Whether the first `count` marks are of one kind and part the digits into groups of three. */
static bool is_grouped(const struct figure *figure, size_t count) {
    if (figure->marks[0].place > 3) return false;
    for (size_t i = 0; i < count; i++) {
        size_t end = i + 1 < figure->mark_count ? figure->marks[i + 1].place : figure->count;
        if (figure->marks[i].mark != figure->marks[0].mark || end - figure->marks[i].place != 3) return false;
    }
    return true;
}

enum figure_meaning { FIGURE_WHOLE, FIGURE_FRACTION, FIGURE_EITHER, FIGURE_MALFORMED };

/* What stands around a figure and helps to judge it. */
struct setting {
    enum language language;
    bool money, currency, unit;
};

/* One '.' or ',': a decimal mark, or the mark of a single group. */
static enum figure_meaning judge_one_mark(const struct figure *figure, struct setting setting) {
    char decimal_mark = setting.language == LANGUAGE_DE ? ',' : '.';
    bool can_group = is_grouped(figure, 1) && figure->digits[0] != '0';
    if (figure->marks[0].mark == decimal_mark) /* no one writes tenths of a cent, but 3,500 € is easily written */
        return can_group && setting.money && !setting.unit ? FIGURE_EITHER : FIGURE_FRACTION;
    if (setting.language == LANGUAGE_EN) return can_group ? FIGURE_WHOLE : FIGURE_EITHER;
    if (!can_group) return FIGURE_FRACTION;
    return setting.currency && !setting.unit ? FIGURE_WHOLE : FIGURE_EITHER;
}

static enum figure_meaning judge(const struct figure *figure, struct setting setting) {
    size_t count = figure->mark_count;
    if (!count) return FIGURE_WHOLE;
    char last = figure->marks[count - 1].mark;
    bool may_be_decimal = last == '.' || last == ',';
    if (count == 1 && may_be_decimal) return judge_one_mark(figure, setting);
    if (is_grouped(figure, count)) return FIGURE_WHOLE;
    bool last_differs = count > 1 && last != figure->marks[0].mark;
    return may_be_decimal && last_differs && is_grouped(figure, count - 1) ? FIGURE_FRACTION : FIGURE_MALFORMED;
}

/* The figure in plain notation, with `point` where its last mark is, or without any mark when that is empty. */
static struct str plain_text(struct arena *arena, const struct figure *figure, bool negative, const char *point) {
    size_t place = *point ? figure->marks[figure->mark_count - 1].place : figure->count;
    return str_format(arena, "%s%.*s%s%.*s", negative ? "-" : "", (int)place, figure->digits, point,
                      (int)(figure->count - place), figure->digits + place);
}

/* ---- numbers and money ---- */

static struct scalar_reading expected(struct arena *arena, struct setting setting, struct str text) {
    static const char *const numbers[] = {[LANGUAGE_EN] = "12.5 or 1,250,000", [LANGUAGE_DE] = "12,5 or 1.250.000"};
    static const char *const amounts[] = {
        [LANGUAGE_EN] = "€1,250,000 or €4.8 million", [LANGUAGE_DE] = "1.250.000 € or 4,8 Mio. €"};
    const char *what = setting.money ? "an amount of money" : "a number";
    const char *example = setting.money ? amounts[setting.language] : numbers[setting.language];
    struct str found =
        text.size ? str_format(arena, "“%.*s”", STR_ARG(str_excerpt(arena, text, QUOTED))) : STR("nothing");
    return failed(SCALAR_WRONG, str_format(arena, "expected %s, found %.*s", what, STR_ARG(found)),
                  str_format(arena, "write %s such as %s", what, example));
}

/* What follows the last digit: a unit that a suggestion has to keep. */
static struct str unit_behind(struct str text) {
    size_t end = text.size;
    while (end && !is_digit((unsigned char)text.data[end - 1])) end--;
    return str_skip(text, end);
}

static struct scalar_reading two_readings(struct arena *arena, const struct figure *figure, bool negative,
                                          struct setting setting, struct str text) {
    struct str whole = plain_text(arena, figure, negative, ""), fraction = plain_text(arena, figure, negative, ".");
    struct decimal number = {0};
    if (decimal_parse(fraction, &number)) fraction = decimal_plain(arena, number);
    struct str written = fraction, unit = unit_behind(text);
    size_t point;
    if (setting.language == LANGUAGE_DE && str_find(fraction, STR("."), &point))
        written = str_format(arena, "%.*s,%.*s", (int)point, fraction.data, STR_ARG(str_skip(fraction, point + 1)));
    return failed(SCALAR_AMBIGUOUS,
                  str_format(arena, "“%.*s” can mean %.*s or %.*s", STR_ARG(text), STR_ARG(whole), STR_ARG(fraction)),
                  str_format(arena, "write %.*s%.*s or %.*s%.*s", STR_ARG(whole), STR_ARG(unit), STR_ARG(written),
                             STR_ARG(unit)));
}

/* The parts of an amount as they stand in the text. */
struct amount {
    bool has_sign, negative, percent;
    struct str currency;
    int64_t factor; /* 0: no unit */
    struct figure figure;
};

static void take_front(struct str *rest, bool money, struct amount *amount) {
    for (;;) {
        skip_spaces(rest);
        if (!amount->has_sign && take_sign(rest, &amount->negative)) amount->has_sign = true;
        else if (!money || amount->currency.size || !take_currency(rest, &amount->currency)) return;
    }
}

static void take_back(struct str *rest, enum language language, bool money, struct amount *amount) {
    if (money && !take_word(rest, STR(",-"))) take_word(rest, STR(",–")); /* 250,– € */
    for (;;) {
        skip_spaces(rest);
        bool taken;
        if (money)
            taken = (!amount->factor && take_unit(rest, language, &amount->factor)) ||
                    (!amount->currency.size && take_currency(rest, &amount->currency));
        else
            taken = !amount->percent &&
                    (take_word(rest, STR("%")) || take_word(rest, STR("percent")) || take_word(rest, STR("prozent")));
        if (!taken) return;
        amount->percent = !money;
    }
}

static struct scalar_reading value_of(struct arena *arena, const struct amount *amount, bool fraction,
                                      struct str text) {
    struct scalar_reading reading = {.currency = amount->currency, .percent = amount->percent};
    struct str plain = plain_text(arena, &amount->figure, amount->negative, fraction ? "." : "");
    if (!decimal_parse(plain, &reading.number))
        return failed(SCALAR_WRONG,
                      str_format(arena, "“%.*s” has more than 34 digits", STR_ARG(str_excerpt(arena, text, QUOTED))),
                      STR("write it with fewer digits"));
    if (amount->factor) reading.number = decimal_multiply(reading.number, decimal_of(amount->factor));
    return reading;
}

static struct scalar_reading read_amount(struct arena *arena, struct str text, struct setting setting) {
    struct amount amount = {0};
    struct str rest = text = str_trim(text);
    take_front(&rest, setting.money, &amount);
    if (!take_figure(arena, &rest, &amount.figure)) return expected(arena, setting, text);
    take_back(&rest, setting.language, setting.money, &amount);
    if (rest.size) return expected(arena, setting, text);
    setting.currency = amount.currency.size;
    setting.unit = amount.factor;
    switch (judge(&amount.figure, setting)) {
    case FIGURE_WHOLE: return value_of(arena, &amount, false, text);
    case FIGURE_FRACTION: return value_of(arena, &amount, true, text);
    case FIGURE_EITHER: return two_readings(arena, &amount.figure, amount.negative, setting, text);
    case FIGURE_MALFORMED: break;
    }
    return expected(arena, setting, text);
}

struct scalar_reading scalar_number(struct arena *arena, struct str text, enum language language) {
    return read_amount(arena, text, (struct setting){.language = language});
}

struct scalar_reading scalar_money(struct arena *arena, struct str text, enum language language) {
    return read_amount(arena, text, (struct setting){.language = language, .money = true});
}

/* ---- words ---- */

struct scalar_reading scalar_bool(struct arena *arena, struct str text, enum language language) {
    static const struct {
        const char *text;
        bool truth;
    } words[] = {{"yes", true}, {"true", true},   {"ja", true},    {"wahr", true},
                 {"no", false}, {"false", false}, {"nein", false}, {"falsch", false}};
    text = str_trim(text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str rest = text;
        if (take_word(&rest, str_of(words[i].text)) && !rest.size)
            return (struct scalar_reading){.truth = words[i].truth};
    }
    const char *choices = language == LANGUAGE_DE ? "ja or nein" : "yes or no";
    struct str found =
        text.size ? str_format(arena, "“%.*s”", STR_ARG(str_excerpt(arena, text, QUOTED))) : STR("nothing");
    return failed(SCALAR_WRONG, str_format(arena, "expected %s, found %.*s", choices, STR_ARG(found)),
                  str_format(arena, "write %s", choices));
}

bool scalar_is_unknown(struct str text) {
    static const char *const words[] = {"?",     "unknown",     "not known", "unbekannt", "nicht bekannt",
                                        "k. A.", "keine Angabe"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str rest = text, word = str_of(words[i]);
        bool same = true;
        for (skip_spaces(&rest); same && word.size; skip_spaces(&rest), skip_spaces(&word))
            same = take_word(&rest, str_slice(word, 0, 1)), word = str_skip(word, 1);
        if (same && !rest.size) return true;
    }
    return false;
}
