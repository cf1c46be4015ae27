/* Currencies, scales, rhythms and units around a figure. */
#include "read/amount.h"

#include <ctype.h>
#include <strings.h>

#include "base/arena.h"

static uint32_t first_of(struct str text) { return str_next(&text); }

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

static bool is_letter(uint32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250);
}

void amount_skip_spaces(struct str *rest) {
    while (rest->size && str_is_space(first_of(*rest))) str_next(rest);
}

/* ASCII letters are equal in either case. Tables are searched with this: most words differ in their first letter. */
static bool take_letters(struct str *rest, struct str word) {
    if (rest->size < word.size || (*rest->data ^ *word.data) & ~0x20) return false;
    if (strncasecmp(rest->data, word.data, word.size) != 0) return false;
    *rest = str_skip(*rest, word.size);
    return true;
}

bool amount_take_word(struct str *rest, struct str word) {
    struct str after = *rest;
    if (!take_letters(&after, word)) return false;
    if (is_letter((unsigned char)word.data[word.size - 1]) && is_letter(first_of(after))) return false;
    *rest = after;
    return true;
}

/* ---- currencies ---- */

#define DOLLARS "USD CAD AUD NZD SGD HKD MXN TWD"
#define CROWNS "SEK NOK DKK ISK"

static const struct {
    struct str text; /* of those that start alike the longest comes first */
    struct str code, candidates;
    bool open;
} currency_names[] = {
    {STR_INIT("euros"), STR_INIT("EUR"), STR_INIT(""), false},
    {STR_INIT("euro"), STR_INIT("EUR"), STR_INIT(""), false},
    {STR_INIT("eur"), STR_INIT("EUR"), STR_INIT(""), false},
    {STR_INIT("€"), STR_INIT("EUR"), STR_INIT(""), false},
    {STR_INIT("Schweizer Franken"), STR_INIT("CHF"), STR_INIT(""), false},
    {STR_INIT("Swiss francs"), STR_INIT("CHF"), STR_INIT(""), false},
    {STR_INIT("Franken"), STR_INIT("CHF"), STR_INIT(""), false},
    {STR_INIT("chf"), STR_INIT("CHF"), STR_INIT(""), false},
    {STR_INIT("sfr."), STR_INIT("CHF"), STR_INIT(""), false},
    {STR_INIT("sfr"), STR_INIT("CHF"), STR_INIT(""), false},
    {STR_INIT("fr."), STR_INIT("CHF"), STR_INIT(""), false},
    {STR_INIT("fr"), STR_INIT("CHF"), STR_INIT(""), false},
    {STR_INIT("US-Dollar"), STR_INIT("USD"), STR_INIT(""), false},
    {STR_INIT("US dollars"), STR_INIT("USD"), STR_INIT(""), false},
    {STR_INIT("US$"), STR_INIT("USD"), STR_INIT(""), false},
    {STR_INIT("U.S.$"), STR_INIT("USD"), STR_INIT(""), false},
    {STR_INIT("usd"), STR_INIT("USD"), STR_INIT(""), false},
    {STR_INIT("CA$"), STR_INIT("CAD"), STR_INIT(""), false},
    {STR_INIT("C$"), STR_INIT("CAD"), STR_INIT(""), false},
    {STR_INIT("AU$"), STR_INIT("AUD"), STR_INIT(""), false},
    {STR_INIT("A$"), STR_INIT("AUD"), STR_INIT(""), false},
    {STR_INIT("NZ$"), STR_INIT("NZD"), STR_INIT(""), false},
    {STR_INIT("HK$"), STR_INIT("HKD"), STR_INIT(""), false},
    {STR_INIT("NT$"), STR_INIT("TWD"), STR_INIT(""), false},
    {STR_INIT("MX$"), STR_INIT("MXN"), STR_INIT(""), false},
    {STR_INIT("S$"), STR_INIT("SGD"), STR_INIT(""), false},
    {STR_INIT("R$"), STR_INIT("BRL"), STR_INIT(""), false},
    {STR_INIT("EC$"), STR_INIT("XCD"), STR_INIT(""), false},
    {STR_INIT("dollars"), STR_INIT("USD"), STR_INIT(DOLLARS), false},
    {STR_INIT("dollar"), STR_INIT("USD"), STR_INIT(DOLLARS), false},
    {STR_INIT("$"), STR_INIT("USD"), STR_INIT(DOLLARS), false},
    {STR_INIT("£"), STR_INIT("GBP"), STR_INIT(""), false},
    {STR_INIT("gbp"), STR_INIT("GBP"), STR_INIT(""), false},
    {STR_INIT("Pfund"), STR_INIT("GBP"), STR_INIT(""), false},
    {STR_INIT("pounds"), STR_INIT("GBP"), STR_INIT(""), false},
    {STR_INIT("CN¥"), STR_INIT("CNY"), STR_INIT(""), false},
    {STR_INIT("JP¥"), STR_INIT("JPY"), STR_INIT(""), false},
    {STR_INIT("RMB"), STR_INIT("CNY"), STR_INIT(""), false},
    {STR_INIT("¥"), STR_INIT("JPY"), STR_INIT("JPY CNY"), false},
    {STR_INIT("￥"), STR_INIT("JPY"), STR_INIT("JPY CNY"), false},
    {STR_INIT("yen"), STR_INIT("JPY"), STR_INIT(""), false},
    {STR_INIT("jpy"), STR_INIT("JPY"), STR_INIT(""), false},
    {STR_INIT("zł"), STR_INIT("PLN"), STR_INIT(""), false},
    {STR_INIT("Kč"), STR_INIT("CZK"), STR_INIT(""), false},
    {STR_INIT("Ft"), STR_INIT("HUF"), STR_INIT(""), false},
    {STR_INIT("kronor"), STR_INIT("SEK"), STR_INIT(""), false},
    {STR_INIT("kr."), STR_INIT("SEK"), STR_INIT(CROWNS), true},
    {STR_INIT("kr"), STR_INIT("SEK"), STR_INIT(CROWNS), true},
    {STR_INIT("₹"), STR_INIT("INR"), STR_INIT(""), false},
    {STR_INIT("₩"), STR_INIT("KRW"), STR_INIT(""), false},
    {STR_INIT("₪"), STR_INIT("ILS"), STR_INIT(""), false},
    {STR_INIT("₫"), STR_INIT("VND"), STR_INIT(""), false},
    {STR_INIT("₱"), STR_INIT("PHP"), STR_INIT(""), false},
    {STR_INIT("₺"), STR_INIT("TRY"), STR_INIT(""), false},
    {STR_INIT("₽"), STR_INIT("RUB"), STR_INIT(""), false},
    {STR_INIT("₴"), STR_INIT("UAH"), STR_INIT(""), false},
    {STR_INIT("฿"), STR_INIT("THB"), STR_INIT(""), false},
    {STR_INIT("F CFA"), STR_INIT("XOF"), STR_INIT(""), false},
    {STR_INIT("FCFA"), STR_INIT("XAF"), STR_INIT(""), false},
    {STR_INIT("CFPF"), STR_INIT("XPF"), STR_INIT(""), false},
    {STR_INIT("Cg."), STR_INIT("XCG"), STR_INIT(""), false},
};
enum { CURRENCY_NAME_COUNT = sizeof currency_names / sizeof *currency_names };

/* EUR, but not the start of EURO. */
static bool take_code(struct str *rest, struct currency_word *out) {
    struct str code = str_slice(*rest, 0, rest->size < 3 ? rest->size : 3), after = str_skip(*rest, code.size);
    for (size_t i = 0; i < code.size; i++)
        if (code.data[i] < 'A' || code.data[i] > 'Z') return false;
    if (code.size < 3 || is_letter(first_of(after)) || currency_digits(code) < 0) return false;
    *rest = after;
    *out = (struct currency_word){.code = code};
    return true;
}

static bool take_currency(struct str *rest, struct currency_word *out) {
    for (size_t i = 0; i < CURRENCY_NAME_COUNT; i++) {
        if (!amount_take_word(rest, currency_names[i].text)) continue;
        *out = (struct currency_word){currency_names[i].code, currency_names[i].candidates, currency_names[i].open};
        return true;
    }
    return take_code(rest, out);
}

struct str currency_code(struct arena *arena, struct str text) {
    struct currency_word word;
    struct str rest = str_trim(text);
    char *letters = NEW_ARRAY(arena, char, rest.size + 1);
    for (size_t i = 0; i < rest.size; i++) letters[i] = (char)toupper((unsigned char)rest.data[i]);
    struct str capitals = {letters, rest.size};
    if (take_currency(&rest, &word) && !rest.size) return word.open ? (struct str){0} : word.code;
    return take_code(&capitals, &word) && !capitals.size ? word.code : (struct str){0};
}

/* ---- scales ---- */

#define THOUSAND INT64_C(1000)
#define MILLION INT64_C(1000000)
#define BILLION INT64_C(1000000000)
#define TRILLION INT64_C(1000000000000)

static const struct scale scales[] = {
    /* of those that start alike the longest comes first */
    {STR_INIT("thousand"), THOUSAND, SCALE_ENGLISH, true, false},
    {STR_INIT("tausend"), THOUSAND, SCALE_GERMAN, true, false},
    {STR_INIT("tsd."), THOUSAND, SCALE_GERMAN, true, false},
    {STR_INIT("tsd"), THOUSAND, SCALE_GERMAN, true, false},
    {STR_INIT("tds."), THOUSAND, SCALE_GERMAN, true, false},
    {STR_INIT("tds"), THOUSAND, SCALE_GERMAN, true, false},
    {STR_INIT("millionen"), MILLION, SCALE_GERMAN, true, false},
    {STR_INIT("millions"), MILLION, SCALE_ENGLISH, true, false},
    {STR_INIT("million"), MILLION, SCALE_ENGLISH, true, false},
    {STR_INIT("milliarden"), BILLION, SCALE_GERMAN, true, false},
    {STR_INIT("milliarde"), BILLION, SCALE_GERMAN, true, false},
    {STR_INIT("mill."), MILLION, SCALE_GERMAN, true, false},
    {STR_INIT("mill"), MILLION, SCALE_ANY, true, false},
    {STR_INIT("mio."), MILLION, SCALE_GERMAN, true, false},
    {STR_INIT("mio"), MILLION, SCALE_GERMAN, true, false},
    {STR_INIT("mia."), BILLION, SCALE_GERMAN, true, false},
    {STR_INIT("mia"), BILLION, SCALE_GERMAN, true, false},
    {STR_INIT("mrd."), BILLION, SCALE_GERMAN, true, false},
    {STR_INIT("mrd"), BILLION, SCALE_GERMAN, true, false},
    {STR_INIT("mln"), MILLION, SCALE_ANY, true, false},
    {STR_INIT("mn"), MILLION, SCALE_ENGLISH, true, false},
    {STR_INIT("mm"), MILLION, SCALE_ANY, false, false},
    {STR_INIT("billionen"), BILLION, SCALE_GERMAN, true, true},
    {STR_INIT("billions"), BILLION, SCALE_ENGLISH, true, true},
    {STR_INIT("billion"), BILLION, SCALE_ANY, true, true},
    {STR_INIT("bn"), BILLION, SCALE_ENGLISH, true, false},
    {STR_INIT("trillion"), TRILLION, SCALE_ENGLISH, true, false},
    {STR_INIT("tn"), TRILLION, SCALE_ENGLISH, true, false},
    {STR_INIT("k"), THOUSAND, SCALE_ANY, false, false},
    {STR_INIT("m"), MILLION, SCALE_ANY, false, false},
    {STR_INIT("b"), BILLION, SCALE_ANY, false, false},
    {STR_INIT("t"), THOUSAND, SCALE_ANY, false, true},
};
enum { SCALE_COUNT = sizeof scales / sizeof *scales };

/* Of the letters, "m" and "t" are units of measure beside a plain number; the German word for 10^18 is the English one
 * for 10^12. */
static bool is_scale_here(const struct scale *scale, struct str written, struct amount_grammar grammar) {
    if (scale->factor == TRILLION) return grammar.language && language_is_source(grammar.language);
    if (grammar.money || scale->word) return true;
    return written.size == 1 && (*written.data == 'M' || *written.data == 'B' || scale->text.data[0] == 'k');
}

static bool currency_continues(struct str rest) {
    struct currency_word currency;
    return take_currency(&rest, &currency);
}

/* A word of the document's language. */
static bool take_own_scale(struct str *rest, struct amount_grammar grammar, const struct scale **out) {
    static const struct scale own[LANGUAGE_SCALES] = {{STR_INIT(""), THOUSAND, SCALE_OWN, true, false},
                                                      {STR_INIT(""), MILLION, SCALE_OWN, true, false},
                                                      {STR_INIT(""), BILLION, SCALE_OWN, true, false},
                                                      {STR_INIT(""), TRILLION, SCALE_OWN, true, false}};
    const struct language_word *word = grammar.language ? language_take(grammar.language, rest, SAYS_SCALE) : NULL;
    if (word) *out = &own[word->value];
    return word;
}

static bool take_scale(struct str *rest, struct amount_grammar grammar, const struct scale **out) {
    if (take_own_scale(rest, grammar, out)) return true;
    for (size_t i = 0; i < SCALE_COUNT; i++) {
        struct str after = *rest;
        if (!take_letters(&after, scales[i].text)) continue;
        bool joined = currency_continues(after), ends = !is_letter(first_of(after));
        struct str written = str_slice(*rest, 0, scales[i].text.size);
        if (!joined && !(ends && is_scale_here(&scales[i], written, grammar))) continue;
        *rest = after;
        *out = &scales[i];
        return true;
    }
    return false;
}

static struct str between(struct str from, struct str rest) { return str_slice(from, 0, from.size - rest.size); }

static bool take_scale_of(struct str *rest, struct amount_grammar grammar, struct amount *amount) {
    struct str start = *rest;
    if (amount->scale || !take_scale(rest, grammar, &amount->scale)) return false;
    amount->scale_text = between(start, *rest);
    amount->scale_joined = currency_continues(*rest);
    return true;
}

static bool take_currency_of(struct str *rest, struct amount *amount, bool first) {
    struct str start = *rest;
    if (amount->currency_text.size || !take_currency(rest, &amount->currency)) return false;
    amount->currency_text = between(start, *rest);
    amount->currency_first = first;
    return true;
}

/* ---- rhythms ---- */

static bool take_adverb(struct str *rest, enum measure *out) {
    static const struct {
        struct str text;
        enum measure measure;
    } adverbs[] = {
        {STR_INIT("p.a."), MEASURE_YEAR},
        {STR_INIT("p. a."), MEASURE_YEAR},
        {STR_INIT("p.a"), MEASURE_YEAR},
        {STR_INIT("pa"), MEASURE_YEAR},
        {STR_INIT("p.m."), MEASURE_MONTH},
        {STR_INIT("p. m."), MEASURE_MONTH},
        {STR_INIT("p.q."), MEASURE_QUARTER},
        {STR_INIT("p.w."), MEASURE_WEEK},
        {STR_INIT("jährlich"), MEASURE_YEAR},
        {STR_INIT("jährl."), MEASURE_YEAR},
        {STR_INIT("yearly"), MEASURE_YEAR},
        {STR_INIT("annually"), MEASURE_YEAR},
        {STR_INIT("annual"), MEASURE_YEAR},
        {STR_INIT("ARR"), MEASURE_YEAR},
        {STR_INIT("monatlich"), MEASURE_MONTH},
        {STR_INIT("mtl."), MEASURE_MONTH},
        {STR_INIT("monthly"), MEASURE_MONTH},
        {STR_INIT("MRR"), MEASURE_MONTH},
        {STR_INIT("quarterly"), MEASURE_QUARTER},
        {STR_INIT("vierteljährlich"), MEASURE_QUARTER},
        {STR_INIT("halbjährlich"), MEASURE_HALF_YEAR},
        {STR_INIT("wöchentlich"), MEASURE_WEEK},
        {STR_INIT("weekly"), MEASURE_WEEK},
        {STR_INIT("täglich"), MEASURE_DAY},
        {STR_INIT("daily"), MEASURE_DAY},
    };
    for (size_t i = 0; i < sizeof adverbs / sizeof *adverbs; i++)
        if (amount_take_word(rest, adverbs[i].text)) return *out = adverbs[i].measure, true;
    return false;
}

/* "/yr", "pro Jahr", "a month", "je Stück". */
static bool take_rhythm(struct str *rest, const struct language *language, enum measure *out) {
    static const struct str before[] = {STR_INIT("/"),     STR_INIT("pro"),    STR_INIT("je"), STR_INIT("per"),
                                        STR_INIT("im"),    STR_INIT("in der"), STR_INIT("a"),  STR_INIT("each"),
                                        STR_INIT("every"), STR_INIT("jedes")};
    if (take_adverb(rest, out)) return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        struct str after = *rest;
        if (!amount_take_word(&after, before[i])) continue;
        amount_skip_spaces(&after);
        if (!measure_take_rhythm(&after, language, out)) continue;
        *rest = after;
        return true;
    }
    return false;
}

/* ---- in front ---- */

static bool take_sign(struct str *rest, struct amount *amount) {
    if (amount->has_sign) return false;
    bool plus = first_of(*rest) == '+';
    amount->negative = str_is_dash(first_of(*rest));
    if (plus || amount->negative) str_next(rest);
    else if (amount_take_word(rest, STR("minus"))) amount->negative = true;
    else return false;
    return amount->has_sign = true;
}

/* A scale before the figure belongs to a currency: "TEUR 250", "Mio. € 4,8". */
static bool take_scale_in_front(struct str *rest, struct amount_grammar grammar, struct amount *amount) {
    struct str after = *rest;
    struct amount with = *amount;
    if (!take_scale_of(&after, grammar, &with)) return false;
    amount_skip_spaces(&after);
    struct str beyond = after;
    struct currency_word currency;
    if (!amount->currency_text.size && !take_currency(&beyond, &currency)) return false;
    *rest = after;
    *amount = with;
    return amount->scale_first = true;
}

static void take_front(struct str *rest, struct amount_grammar grammar, struct amount *amount) {
    bool taken = true;
    while (taken && !is_digit(first_of(*rest))) {
        amount_skip_spaces(rest);
        taken = take_currency_of(rest, amount, true) || /* CA$ is no circa */
                (amount->bound == BOUND_EXACT && bound_take(rest, grammar.language, &amount->bound)) ||
                take_sign(rest, amount) || (amount->per == MEASURE_NONE && take_adverb(rest, &amount->per)) ||
                take_scale_in_front(rest, grammar, amount);
    }
}

/* ---- behind ---- */

/* ",–" and ".--" stand for no cents. */
static void take_no_cents(struct str *rest, struct amount *amount) {
    struct str after = *rest;
    uint32_t mark = str_next(&after);
    if ((mark != '.' && mark != ',') || !str_is_dash(first_of(after))) return;
    str_next(&after);
    if (str_is_dash(first_of(after))) str_next(&after);
    if (is_digit(first_of(after))) return;
    *rest = after;
    amount->no_cents = true;
}

/* 1.250,00-: behind cents, a hyphen is the minus sign of bookkeeping programs. */
static void take_minus_behind(struct str *rest, struct amount *amount) {
    const struct numeral *numeral = &amount->numeral;
    bool cents = numeral->mark_count && numeral->count - numeral->marks[numeral->mark_count - 1].place == 2;
    struct str after = *rest;
    if (amount->has_sign || !cents || str_next(&after) != '-') return;
    struct str next = after;
    amount_skip_spaces(&next);
    if (is_digit(first_of(next))) return;
    amount->has_sign = amount->negative = true;
    *rest = after;
}

/* 1:30, but not 1:30:00. */
static void take_clock(struct str *rest, struct amount *amount) {
    const char *text = rest->data;
    if (rest->size < 3 || text[0] != ':' || !is_digit((unsigned char)text[1]) || !is_digit((unsigned char)text[2]))
        return;
    struct str after = str_skip(*rest, 3);
    if (amount->numeral.mark_count || is_digit(first_of(after)) || first_of(after) == ':') return;
    amount->clock = true;
    amount->minutes = (text[1] - '0') * 10 + (text[2] - '0');
    *rest = after;
}

/* The rest of "1 h 30 min", "2 Jahre 6 Monate"; behind hours, minutes need no name. */
static bool take_remainder(struct str *rest, const struct language *language, struct amount *amount) {
    struct str after = *rest;
    struct decimal ignored;
    int value = 0, count = 0;
    for (; is_digit(first_of(after)) && count < 3; count++) value = value * 10 + (int)(str_next(&after) - '0');
    if (!count || count > 2 || amount->clock || amount->remainder != MEASURE_NONE) return false;
    struct str named = after;
    amount_skip_spaces(&named);
    enum measure measure = MEASURE_NONE;
    if (measure_take(&named, language, &measure)) after = named;
    else measure = amount->measure == MEASURE_HOUR ? MEASURE_MINUTE : MEASURE_NONE;
    if (measure == MEASURE_NONE || measure >= amount->measure) return false;
    if (!measure_convert(decimal_of(0), measure, amount->measure, &ignored)) return false;
    *rest = after;
    amount->minutes = value;
    amount->remainder = measure;
    return true;
}

static bool take_measure(struct str *rest, const struct language *language, struct amount *amount) {
    struct str start = *rest;
    if (amount->measure != MEASURE_NONE) return take_remainder(rest, language, amount);
    if (!measure_take(rest, language, &amount->measure)) return false;
    amount->measure_text = between(start, *rest);
    return true;
}

/* "250k+", "250k oder mehr". */
static bool take_bound_behind(struct str *rest, struct amount *amount) {
    static const struct {
        struct str text;
        enum bound bound;
    } words[] = {{STR_INIT("+"), BOUND_LEAST},           {STR_INIT("or more"), BOUND_LEAST},
                 {STR_INIT("oder mehr"), BOUND_LEAST},   {STR_INIT("(est.)"), BOUND_ABOUT},
                 {STR_INIT("(gesch.)"), BOUND_ABOUT},    {STR_INIT("(geschätzt)"), BOUND_ABOUT},
                 {STR_INIT("(estimated)"), BOUND_ABOUT}, {STR_INIT("(ca.)"), BOUND_ABOUT}};
    if (amount->bound != BOUND_EXACT) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (amount_take_word(rest, words[i].text)) return amount->bound = words[i].bound, true;
    return false;
}

/* "STD" is an hour first, then a currency. */
static void take_back(struct str *rest, struct amount_grammar grammar, struct amount *amount) {
    take_no_cents(rest, amount);
    take_minus_behind(rest, amount);
    take_clock(rest, amount);
    bool taken = true;
    while (taken && rest->size) {
        struct str before = *rest;
        amount_skip_spaces(rest);
        taken = take_scale_of(rest, grammar, amount) ||
                (!grammar.money && take_measure(rest, grammar.language, amount)) ||
                take_currency_of(rest, amount, false) ||
                (amount->per == MEASURE_NONE && take_rhythm(rest, grammar.language, &amount->per)) ||
                take_bound_behind(rest, amount);
        if (!taken) *rest = before;
    }
}

/* ---- all of it ---- */

/* (250.000 €): below zero, as accountants write it. */
static bool take_bracketed(struct arena *arena, struct str *rest, struct amount_grammar grammar,
                           struct amount *amount) {
    size_t close;
    if (amount->has_sign || !str_starts(*rest, STR("(")) || !str_find(*rest, STR(")"), &close)) return false;
    struct str inner = str_slice(*rest, 1, close);
    struct amount within = *amount;
    take_front(&inner, grammar, &within);
    if (within.has_sign || within.bound != amount->bound || !numeral_take(arena, &inner, &within.numeral)) return false;
    take_back(&inner, grammar, &within);
    amount_skip_spaces(&inner);
    if (inner.size || within.has_sign) return false;
    *amount = within;
    amount->has_sign = amount->negative = true;
    *rest = str_skip(*rest, close + 1);
    return true;
}

bool amount_take(struct arena *arena, struct str *rest, struct amount_grammar grammar, struct amount *amount) {
    *amount = (struct amount){0};
    take_front(rest, grammar, amount);
    bool bracketed = take_bracketed(arena, rest, grammar, amount);
    if (!bracketed && !numeral_take(arena, rest, &amount->numeral)) return false;
    take_back(rest, grammar, amount);
    return true;
}

bool amount_take_unit(struct str text, struct amount_grammar grammar, struct amount *amount) {
    *amount = (struct amount){0};
    take_back(&text, grammar, amount);
    amount_skip_spaces(&text);
    return !text.size && amount->bound == BOUND_EXACT;
}
