/* What is of a language: ICU knows separators, the places of currency and percent signs, sorting and line breaks; what
 * it lacks is in base/language.h. ICU's number patterns are read once and filled here: that is all that decimals need,
 * and costs a tenth of a number formatter of ICU. */
#include "base/locale.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucol.h>
#include <unicode/ucurr.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/calendar.h"
#include "base/die.h"
#include "base/plain_breaks.h"
#include "base/region.h"
#include "base/word_list.h"

#define MINUS "\xE2\x88\x92" /* U+2212 */
#define NO_BREAK_SPACE "\xC2\xA0"

enum { SCALES = LANGUAGE_SCALES };

/* ---- plurals ---- */

struct str language_plural(const struct language *language, long long number) {
    static const char *const forms[] = {"zero", "one", "two", "few", "many", "other"};
    UErrorCode status = U_ZERO_ERROR;
    UChar form[8];
    UPluralRules *rules = uplrules_open(language->tag.data, &status);
    int32_t size = uplrules_select(rules, (double)number, form, sizeof form / sizeof *form, &status);
    uplrules_close(rules);
    for (size_t i = 0; U_SUCCESS(status) && i < sizeof forms / sizeof *forms; i++)
        if ((size_t)size == strlen(forms[i]) && form[0] == (UChar)forms[i][0] && form[1] == (UChar)forms[i][1])
            return str_of(forms[i]);
    return STR("other");
}

/* ---- ICU's objects ---- */

enum { SIGN_SIZE = 32 }; /* bytes of a separator or of what stands around a number */

/* What stands before and behind the digits; a currency sign is U+00A4 in it. */
struct pattern {
    char before[SIGN_SIZE], behind[SIGN_SIZE];
};

/* Separators of numbers, or of amounts: in Austria these differ. */
struct separators {
    char group[SIGN_SIZE], point[SIGN_SIZE];
};

struct locale {
    struct locale *next; /* locale_among */
    const struct language *language;
    const struct region *region;
    bool has_numbers;
    struct separators numbers, amounts;
    struct pattern percent, money;
    char currency[4]; /* the last one printed, and its digits: ICU looks them up slowly */
    int currency_digits;
    UCollator *collator;
    UBreakIterator *lines;
};

/* ICU fails for want of memory, or because we called it wrongly: its data are in its library. */
static void must(UErrorCode status) {
    if (status == U_MEMORY_ALLOCATION_ERROR) die_out_of_memory();
    assert(U_SUCCESS(status));
}

struct locale *locale_open(const struct language *language) {
    struct locale *locale = calloc(1, sizeof *locale);
    if (!locale) die_out_of_memory();
    locale->language = language;
    return locale;
}

struct locale *locale_among(struct locale **opened, const struct language *language, const struct region *region) {
    for (struct locale *locale = *opened; locale; locale = locale->next)
        if (locale->language == language && locale->region == region) return locale;
    struct locale *locale = locale_open(language);
    locale->region = region;
    locale->next = *opened;
    return *opened = locale;
}

void locale_close(struct locale *locale) {
    while (locale) {
        struct locale *next = locale->next;
        ucol_close(locale->collator);
        ubrk_close(locale->lines);
        free(locale);
        locale = next;
    }
}

const struct language *locale_language(const struct locale *locale) { return locale->language; }

const struct region *locale_region(const struct locale *locale) { return locale->region; }

static const char *tag_of(const struct locale *locale) { return region_tag(locale->language, locale->region).data; }

static void to_utf8(const UChar *text, int32_t size, char out[SIGN_SIZE]) {
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(out, SIGN_SIZE, NULL, text, size, &status);
    must(status);
}

static void read_symbol(const UNumberFormat *format, UNumberFormatSymbol symbol, char out[SIGN_SIZE]) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[SIGN_SIZE];
    int32_t size = unum_getSymbol(format, symbol, text, SIGN_SIZE, &status);
    must(status);
    to_utf8(text, size, out);
}

/* Of a pattern such as "#,##0.00 ¤", the parts around the digits. */
static void read_pattern(const char *tag, UNumberFormatStyle style, struct pattern *out) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[2 * SIGN_SIZE];
    UNumberFormat *format = unum_open(style, NULL, 0, tag, NULL, &status);
    must(status);
    int32_t size = unum_toPattern(format, false, text, 2 * SIGN_SIZE, &status);
    unum_close(format);
    must(status);
    static const UChar digits[] = {'#', ',', '0', '.', 0};
    int32_t start = u_strcspn(text, digits), end = start + u_strspn(text + start, digits);
    to_utf8(text, start, out->before);
    to_utf8(text + end, u_strcspn(text + end, (const UChar[]){';', 0}), out->behind);
    assert(end <= size);
}

static void need_numbers(struct locale *locale) {
    if (locale->has_numbers) return;
    const char *tag = tag_of(locale);
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, tag, NULL, &status);
    must(status);
    read_symbol(format, UNUM_GROUPING_SEPARATOR_SYMBOL, locale->numbers.group);
    read_symbol(format, UNUM_DECIMAL_SEPARATOR_SYMBOL, locale->numbers.point);
    read_symbol(format, UNUM_MONETARY_GROUPING_SEPARATOR_SYMBOL, locale->amounts.group);
    read_symbol(format, UNUM_MONETARY_SEPARATOR_SYMBOL, locale->amounts.point);
    unum_close(format);
    read_pattern(tag, UNUM_PERCENT, &locale->percent);
    read_pattern(tag, UNUM_CURRENCY, &locale->money);
    locale->has_numbers = true;
}

/* ---- numbers ---- */

/* The digits of a number that is not negative: grouped, with at least `least` digits behind the point. */
static struct printed digits_of(struct arena *arena, const struct separators *marks, struct decimal value, int least) {
    struct str whole = decimal_plain(arena, value), fraction = {0};
    size_t point;
    if (str_find(whole, STR("."), &point)) {
        fraction = str_skip(whole, point + 1);
        whole = str_slice(whole, 0, point);
    }
    size_t group = strlen(marks->group), padding = (size_t)least > fraction.size ? (size_t)least - fraction.size : 0;
    char *text = NEW_ARRAY(arena, char, whole.size *(1 + group) + SIGN_SIZE + fraction.size + padding), *end = text;
    for (size_t i = 0; i < whole.size; i++) {
        if (i && (whole.size - i) % 3 == 0) end = stpcpy(end, marks->group);
        *end++ = whole.data[i];
    }
    size_t decimal_at = (size_t)(end - text);
    if (fraction.size + padding) end = stpcpy(end, marks->point);
    for (size_t i = 0; i < fraction.size; i++) *end++ = fraction.data[i];
    for (size_t i = 0; i < padding; i++) *end++ = '0';
    return (struct printed){{text, (size_t)(end - text)}, decimal_at};
}

static struct printed between(struct arena *arena, struct str before, struct printed number, struct str behind) {
    struct str text = number.text;
    if (before.size || behind.size)
        text = str_format(arena, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(text), STR_ARG(behind));
    return (struct printed){text, before.size + number.decimal_at};
}

static const struct printed no_number = {.text = STR_INIT(SIGN_MISSING)};

/* A rounded number between its signs. */
static struct printed with_signs(struct arena *arena, const struct separators *marks, struct decimal value, int least,
                                 struct str before, struct str behind) {
    if (!decimal_is_finite(value)) return no_number;
    struct printed digits = digits_of(arena, marks, decimal_absolute(value), least);
    if (decimal_is_negative(value)) before = str_join(arena, STR(MINUS), before);
    return between(arena, before, digits, behind);
}

struct printed locale_number(struct arena *arena, struct locale *locale, struct decimal value, int least, int most) {
    need_numbers(locale);
    return with_signs(arena, &locale->numbers, decimal_round(value, most), least, STR(""), STR(""));
}

struct printed locale_bare(struct arena *arena, struct decimal value) {
    if (!decimal_is_finite(value)) return no_number;
    struct str digits = decimal_plain(arena, decimal_absolute(value));
    struct str before = decimal_is_negative(value) ? STR(MINUS) : STR("");
    return between(arena, before, (struct printed){digits, digits.size}, STR(""));
}

/* The part of the percent pattern with the unit in the place of its sign; empty when the sign is not in it. */
static struct str place_unit(struct arena *arena, const char *part, struct str unit) {
    struct str text = str_of(part);
    size_t at;
    if (!str_find(text, STR("%"), &at)) return (struct str){0};
    return str_format(arena, "%.*s%.*s%.*s", (int)at, part, STR_ARG(unit), STR_ARG(str_skip(text, at + 1)));
}

struct printed locale_unit(struct arena *arena, struct locale *locale, struct printed number, struct str unit) {
    if (!unit.size || !number.decimal_at) return number;
    if (!str_starts(unit, STR("%")) && !str_starts(unit, STR("‰")))
        return between(arena, STR(""), number, str_join(arena, STR(NO_BREAK_SPACE), unit));
    need_numbers(locale);
    return between(arena, place_unit(arena, locale->percent.before, unit), number,
                   place_unit(arena, locale->percent.behind, unit));
}

/* ---- money ---- */

/* What is no currency code stays as it is. */
struct str locale_currency(struct arena *arena, const struct locale *locale, struct str currency) {
    if (currency.size != 3) return currency;
    UErrorCode status = U_ZERO_ERROR;
    UChar code[4] = {0};
    u_charsToUChars(currency.data, code, 3);
    int32_t size;
    const UChar *name = ucurr_getName(code, tag_of(locale), UCURR_SYMBOL_NAME, NULL, &size, &status);
    must(status);
    char text[SIGN_SIZE];
    to_utf8(name, size, text);
    return str_copy(arena, str_of(text));
}

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/* Puts the sign into what stands before or behind a number. Letters keep a distance from digits: "CHF 500", not
 * "CHF500". */
static struct str place_sign(struct arena *arena, const char *place, struct str sign, bool before) {
    struct str text = str_of(place);
    size_t at;
    if (!str_find(text, STR("¤"), &at)) return text;
    struct str left = str_slice(text, 0, at), right = str_skip(text, at + STR("¤").size);
    bool letter = sign.size && is_letter(before ? sign.data[sign.size - 1] : sign.data[0]);
    bool touches = before ? !right.size : !left.size;
    const char *space = letter && touches ? NO_BREAK_SPACE : "";
    return str_format(arena, "%.*s%s%.*s%s%.*s", STR_ARG(left), before ? "" : space, STR_ARG(sign), before ? space : "",
                      STR_ARG(right));
}

/* An amount that is already rounded; `scale` follows its digits. */
static struct printed amount(struct arena *arena, struct locale *locale, struct decimal value, int least,
                             struct str scale, struct str currency) {
    need_numbers(locale);
    if (!currency.size) return with_signs(arena, &locale->numbers, value, least, STR(""), scale);
    struct str sign = locale_currency(arena, locale, currency);
    struct str behind = place_sign(arena, locale->money.behind, sign, false);
    return with_signs(arena, &locale->amounts, value, least, place_sign(arena, locale->money.before, sign, true),
                      str_join(arena, scale, behind));
}

int currency_digits(struct str code) {
    static const struct str usual[] = {STR_INIT("EUR"), STR_INIT("CHF"), STR_INIT("USD"), STR_INIT("GBP")};
    if (code.size != 3) return -1;
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (str_equal(code, usual[i])) return 2; /* ICU is slow to look them up */
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[4] = {0};
    for (int i = 0; i < 3; i++) {
        if (code.data[i] < 'A' || code.data[i] > 'Z') return -1;
        wide[i] = (UChar)code.data[i];
    }
    bool exists = ucurr_isAvailable(wide, U_DATE_MIN, U_DATE_MAX, &status);
    int digits = ucurr_getDefaultFractionDigits(wide, &status);
    must(status);
    return exists ? digits : -1;
}

static int digits_in(struct locale *locale, struct str currency) {
    if (str_equal_c(currency, locale->currency)) return locale->currency_digits;
    int digits = currency_digits(currency);
    if (digits < 0) return 2;
    memcpy(locale->currency, currency.data, currency.size);
    return locale->currency_digits = digits;
}

struct printed locale_money(struct arena *arena, struct locale *locale, struct decimal value, struct str currency,
                            int places) {
    int own = digits_in(locale, currency), digits = places < 0 || !own ? own : places; /* yen have no cents ever */
    struct decimal rounded = decimal_round(value, digits);
    int least = places < 0 && decimal_is_integer(rounded) ? 0 : digits;
    return amount(arena, locale, rounded, least, STR(""), currency);
}

/* To three significant digits. */
static struct decimal round_to_three(struct decimal value) {
    struct decimal size = decimal_absolute(value);
    int places = decimal_compare(size, decimal_of(100)) >= 0  ? 0
                 : decimal_compare(size, decimal_of(10)) >= 0 ? 1
                 : decimal_compare(size, decimal_of(1)) >= 0  ? 2
                                                              : 3;
    return decimal_round(value, places);
}

/* The largest scale in which the rounded amount is at least 1: 999,700 is a million, 999,400 is 999 thousand. */
struct printed locale_money_short(struct arena *arena, struct locale *locale, struct decimal value,
                                  struct str currency) {
    static const int64_t units[SCALES] = {1000, 1000000, 1000000000, 1000000000000};
    if (!decimal_is_finite(value)) return no_number;
    struct decimal size = decimal_absolute(value);
    int scale = 0;
    while (scale + 1 < SCALES && decimal_compare(size, decimal_of(units[scale + 1])) >= 0) scale++;
    struct decimal rounded = round_to_three(decimal_divide(value, decimal_of(units[scale])));
    if (scale + 1 < SCALES && decimal_compare(decimal_absolute(rounded), decimal_of(1000)) >= 0) {
        rounded = decimal_divide(rounded, decimal_of(1000));
        scale++;
    }
    if (decimal_compare(decimal_absolute(rounded), decimal_of(1)) < 0)
        return locale_money(arena, locale, value, currency, -1);
    return amount(arena, locale, rounded, 0, locale->language->scales[scale], currency);
}

/* ---- dates ---- */

struct str locale_month(const struct locale *locale, int month, enum date_style style) {
    const struct region *region = locale->region;
    const char *own = !region ? NULL : style == DATE_LONG ? region->months[month - 1] : region->short_months[month - 1];
    return own ? str_of(own) : language_month(locale->language, month, style);
}

/* A date in a language, while a pattern is filled. */
struct dated {
    const struct locale *locale;
    struct date date;
};

static struct str part_of_date(struct arena *arena, struct str name, const void *context) {
    const struct dated *dated = context;
    struct date date = dated->date;
    if (str_equal_c(name, "d")) return str_format(arena, "%d", date.day);
    if (str_equal_c(name, "dd")) return str_format(arena, "%02d", date.day);
    if (str_equal_c(name, "m")) return str_format(arena, "%d", date.month);
    if (str_equal_c(name, "mm")) return str_format(arena, "%02d", date.month);
    if (str_equal_c(name, "mmm")) return locale_month(dated->locale, date.month, DATE_SHORT);
    if (str_equal_c(name, "mmmm")) return locale_month(dated->locale, date.month, DATE_LONG);
    if (str_equal_c(name, "n")) return str_format(arena, "%d", calendar_number(date));
    if (str_equal_c(name, "year")) return language_year(arena, dated->locale->language, date);
    return str_format(arena, "%d", date.precision == DATE_WEEK ? calendar_week_year(date) : date.year);
}

static struct str day_pattern(const struct locale *locale, enum date_style style) {
    const char *own = locale->region ? locale->region->day_patterns[style] : NULL;
    return own ? str_of(own) : locale->language->days[style];
}

static struct str date_pattern(const struct locale *locale, struct date date, enum date_style style) {
    const struct language *language = locale->language;
    switch ((enum date_precision)date.precision) {
    case DATE_DAY: return day_pattern(locale, style);
    case DATE_WEEK: return language->week;
    case DATE_MONTH: return language->month_years[style];
    case DATE_QUARTER: return language->quarter;
    case DATE_HALF: return language->half;
    case DATE_YEAR: break;
    }
    return STR("{year}");
}

struct str locale_date(struct arena *arena, struct locale *locale, struct date date, enum date_style style) {
    if (!date.year) return STR(SIGN_MISSING);
    struct dated dated = {locale, date};
    return language_fill(arena, date_pattern(locale, date, style), part_of_date, &dated);
}

struct str locale_clock(struct arena *arena, struct locale *locale, int minutes) {
    enum { HOUR = 60, HALF_DAY = 12 };
    if (!locale->region || !locale->region->half_days) return clock_iso(arena, minutes);
    int hour = minutes / HOUR % (2 * HALF_DAY), shown = hour % HALF_DAY ? hour % HALF_DAY : HALF_DAY;
    return str_format(arena, "%d:%02d" NO_BREAK_SPACE "%s", shown, minutes % HOUR, hour < HALF_DAY ? "AM" : "PM");
}

/* ---- sorting ---- */

int locale_compare(struct locale *locale, struct str a, struct str b) {
    UErrorCode status = U_ZERO_ERROR;
    if (!locale->collator) locale->collator = ucol_open(tag_of(locale), &status);
    must(status);
    if (!a.size || !b.size) return str_compare(a, b);
    UCollationResult order =
        ucol_strcollUTF8(locale->collator, a.data, (int32_t)a.size, b.data, (int32_t)b.size, &status);
    must(status);
    return order == UCOL_EQUAL ? str_compare(a, b) : order == UCOL_LESS ? -1 : 1;
}

/* ---- lines ---- */

/* Chinese, Japanese and Korean have quotes that hold to one side. */
static bool is_of_east_asia(const struct language *language) {
    static const struct str tags[] = {STR_INIT("zh"), STR_INIT("ja"), STR_INIT("ko"), STR_INIT("yue")};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_starts(language->tag, tags[i])) return true;
    return false;
}

struct line_break *locale_line_breaks(struct arena *arena, struct locale *locale, struct str text, size_t *count) {
    struct line_break *breaks;
    bool plain = !is_of_east_asia(locale->language) && plain_breaks(arena, text, &breaks, count);
    return plain ? breaks : locale_line_breaks_icu(arena, locale, text, count);
}

struct line_break *locale_line_breaks_icu(struct arena *arena, struct locale *locale, struct str text, size_t *count) {
    struct line_break *breaks = NULL;
    size_t capacity = 0;
    *count = 0;
    if (!text.size) return breaks;
    UErrorCode status = U_ZERO_ERROR;
    if (!locale->lines) locale->lines = ubrk_open(UBRK_LINE, tag_of(locale), NULL, 0, &status);
    must(status);
    UText reader = UTEXT_INITIALIZER;
    utext_openUTF8(&reader, text.data, (int64_t)text.size, &status);
    ubrk_setUText(locale->lines, &reader, &status);
    must(status);
    for (int32_t at; (at = ubrk_next(locale->lines)) != UBRK_DONE && (size_t)at < text.size;) {
        int32_t kind = ubrk_getRuleStatus(locale->lines);
        struct line_break found = {.offset = (uint32_t)at,
                                   .hard = kind >= UBRK_LINE_HARD && kind < UBRK_LINE_HARD_LIMIT};
        ARENA_PUSH(arena, breaks, *count, capacity) = found;
    }
    utext_close(&reader);
    return breaks;
}
