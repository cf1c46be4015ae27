/* What ICU knows of a language, for what its file does not say. Asked once for each language, and nothing of those
 * whose files say all. */
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/locale.h"
#include "base/measure.h"

enum { MOST = 120 /* UTF-16 units of a pattern or name */ };

static struct str utf8(struct arena *arena, const UChar *text, int32_t size) {
    char bytes[4 * MOST];
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(bytes, sizeof bytes, &length, text, size, &status);
    return U_FAILURE(status) ? STR("") : str_copy(arena, (struct str){bytes, (size_t)length});
}

bool language_exists(struct str tag) {
    if (!tag.size) return false;
    for (const char *const *code = uloc_getISOLanguages(); *code; code++)
        if (str_equal_c(tag, *code)) return true;
    return false;
}

/* ---- names ---- */

static struct str display_name(struct arena *arena, const char *tag, const char *in) {
    UChar name[MOST];
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = uloc_getDisplayLanguage(tag, in, name, MOST, &status);
    return U_FAILURE(status) ? STR("") : text_fold(arena, utf8(arena, name, size));
}

static void name(struct arena *arena, struct language *language) {
    const char *tag = language->tag.data, *const in[] = {tag, "en", "de"};
    struct str *names = NEW_ARRAY(arena, struct str, 5);
    names[language->name_count++] = text_fold(arena, language->tag);
    for (size_t i = 0; i < sizeof in / sizeof *in; i++) {
        struct str found = display_name(arena, tag, in[i]);
        if (found.size) names[language->name_count++] = found;
    }
    const char *longer = uloc_getISO3Language(tag);
    if (*longer) names[language->name_count++] = str_copy(arena, str_of(longer));
    language->names = names;
}

/* ---- dates ---- */

static void months(struct arena *arena, const char *tag, UDateFormatSymbolType type, struct str out[LANGUAGE_MONTHS]) {
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, tag, NULL, 0, NULL, 0, &status);
    for (int i = 0; U_SUCCESS(status) && i < LANGUAGE_MONTHS; i++) {
        UChar text[MOST];
        int32_t size = udat_getSymbols(format, type, i, text, MOST, &status);
        if (U_SUCCESS(status)) out[i] = utf8(arena, text, size);
    }
    if (format) udat_close(format);
}

/* The name of a part, of ICU's letter repeated so often. */
static const char *part_of(UChar letter, int count) {
    static const char *const month[] = {"{m}", "{mm}", "{mmm}", "{mmmm}"};
    if (letter == 'd') return count > 1 ? "{dd}" : "{d}";
    if (letter == 'M' || letter == 'L') return month[count < 4 ? count - 1 : 3];
    return letter == 'y' ? "{y}" : "";
}

/* ICU's pattern "d 'de' MMMM y" as ours, "{d} de {mmmm} {y}". */
static struct str pattern_of(struct arena *arena, const UChar *pattern, int32_t size) {
    struct str text = {0};
    bool quoted = false;
    for (int32_t i = 0, count; i < size; i += count) {
        UChar c = pattern[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        for (count = 1; letter && !quoted && i + count < size && pattern[i + count] == c; count++) continue;
        if (c == '\'') quoted = !quoted;
        else if (letter && !quoted) text = str_join(arena, text, str_of(part_of(c, count)));
        else text = str_join(arena, text, utf8(arena, pattern + i, 1));
    }
    return text;
}

static void date_pattern(struct arena *arena, const char *tag, const char *skeleton, struct str *out) {
    UErrorCode status = U_ZERO_ERROR;
    UChar wanted[MOST], found[MOST];
    if (out->size) return;
    u_uastrcpy(wanted, skeleton);
    UDateTimePatternGenerator *generator = udatpg_open(tag, &status);
    int32_t size = U_SUCCESS(status) ? udatpg_getBestPattern(generator, wanted, -1, found, MOST, &status) : 0;
    if (U_SUCCESS(status)) *out = pattern_of(arena, found, size);
    if (generator) udatpg_close(generator);
}

static void dates(struct arena *arena, struct language *language) {
    const char *tag = language->tag.data;
    if (!language->months[0].size) months(arena, tag, UDAT_MONTHS, language->months);
    if (!language->short_months[0].size) months(arena, tag, UDAT_SHORT_MONTHS, language->short_months);
    date_pattern(arena, tag, "yMMdd", &language->days[DATE_SHORT]);
    date_pattern(arena, tag, "yMMMMd", &language->days[DATE_LONG]);
    date_pattern(arena, tag, "yMM", &language->month_years[DATE_SHORT]);
    date_pattern(arena, tag, "yMMMM", &language->month_years[DATE_LONG]);
}

/* ---- figures ---- */

/* What people type for ICU's sign: a space for what is none of ASCII. */
static char typed(const UNumberFormat *format, UNumberFormatSymbol symbol) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[MOST];
    int32_t size = unum_getSymbol(format, symbol, text, MOST, &status);
    if (U_FAILURE(status) || !size) return ',';
    return text[0] == 0x2019 ? '\'' : text[0] < 0x80 ? (char)text[0] : ' ';
}

static UNumberFormat *format_of(const char *tag, UNumberFormatStyle style) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(style, NULL, 0, tag, NULL, &status);
    return U_SUCCESS(status) ? format : NULL;
}

static void marks(struct language *language) {
    UNumberFormat *format = language->marks.point ? NULL : format_of(language->tag.data, UNUM_DECIMAL);
    if (!format) return;
    language->marks.group = typed(format, UNUM_GROUPING_SEPARATOR_SYMBOL);
    language->marks.point = typed(format, UNUM_DECIMAL_SEPARATOR_SYMBOL);
    unum_close(format);
}

/* Whether a sign is behind its figure, and with a space. */
static void place(const char *tag, UNumberFormatStyle style, UChar sign, bool *behind, bool *close) {
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[MOST];
    UNumberFormat *format = format_of(tag, style);
    int32_t size = format ? unum_toPattern(format, false, pattern, MOST, &status) : 0;
    if (format) unum_close(format);
    if (U_FAILURE(status) || !size) return;
    *behind = pattern[0] != sign;
    *close = size > 1 && *behind && (pattern[size - 2] == '0' || pattern[size - 2] == '#');
}

/* ---- words of patterns ---- */

enum { PATTERN_WORDS = 24 /* of all patterns of a language */, PRINTED_WORDS = 7 + MEASURE_COUNT };

static bool is_mark(uint32_t c) { return c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z'); }

/* What is printed is read back: the words that a pattern puts around its parts say what they stand for, and letters
 * right behind a part say nothing. */
static void words_of(struct arena *arena, struct str pattern, enum word_role role, struct language_word *words,
                     size_t *count) {
    bool behind = false;
    while (pattern.size && *count < PATTERN_WORDS) {
        struct str rest = pattern, after = pattern;
        uint32_t c = str_next(&rest);
        if (c == '{') {
            size_t close;
            pattern = str_find(pattern, STR("}"), &close) ? str_skip(pattern, close + 1) : (struct str){0};
            behind = true;
        } else if (is_mark(c) || c == 0xA0) {
            pattern = rest;
            behind = false;
        } else {
            while (after.size && !is_mark(str_next(&after))) rest = after;
            struct str word = text_fold(arena, str_slice(pattern, 0, pattern.size - rest.size));
            words[(*count)++] = (struct language_word){word, behind ? SAYS_SUFFIX : role, 0};
            pattern = rest;
        }
    }
}

/* Without the full stop of what is short for something. */
static void printed_word(struct arena *arena, struct str text, enum word_role role, int value,
                         struct language_word *words, size_t *count) {
    while (str_ends(text, STR("."))) text = str_slice(text, 0, text.size - 1);
    if (text.size) words[(*count)++] = (struct language_word){text_fold(arena, text), role, value};
}

static void add_printed_words(struct arena *arena, const struct language *language, struct language_word *words,
                              size_t *count) {
    for (int truth = 0; truth < 2; truth++)
        printed_word(arena, language->truth[truth], SAYS_TRUTH, truth, words, count);
    for (int scale = 0; scale < LANGUAGE_SCALES; scale++)
        printed_word(arena, language->scale_words[scale], SAYS_SCALE, scale, words, count);
    printed_word(arena, language->about, SAYS_ABOUT, 0, words, count);
    for (int unit = MEASURE_NONE + 1; language->units && unit < MEASURE_COUNT; unit++)
        printed_word(arena, language->units[unit], SAYS_UNIT, unit, words, count);
}

static void add_words_of_patterns(struct arena *arena, struct language *language) {
    size_t said = language->word_count, count = 0;
    struct language_word *all = NEW_ARRAY(arena, struct language_word, said + PATTERN_WORDS + PRINTED_WORDS),
                         *words = all + said;
    if (said) memcpy(all, language->words, said * sizeof *all); /* first: what was said goes first */
    for (int style = DATE_SHORT; style <= DATE_LONG; style++) {
        words_of(arena, language->days[style], SAYS_NOTHING, words, &count);
        words_of(arena, language->month_years[style], SAYS_NOTHING, words, &count);
    }
    words_of(arena, language->week, SAYS_WEEK, words, &count);
    words_of(arena, language->quarter, SAYS_QUARTER, words, &count);
    words_of(arena, language->half, SAYS_HALF, words, &count);
    words_of(arena, language->fiscal, SAYS_FISCAL, words, &count);
    add_printed_words(arena, language, words, &count);
    language->words = all;
    language->word_count = said + count;
}

static void fold_months(struct arena *arena, struct language *language) {
    for (int month = 0; month < LANGUAGE_MONTHS; month++) {
        language->month_keys[DATE_SHORT][month] = text_id(arena, language->short_months[month]); /* no full stop */
        language->month_keys[DATE_LONG][month] = text_fold(arena, language->months[month]);
    }
}

/* ---- all ---- */

static void fill(struct str *text, struct str standard) {
    if (!text->size) *text = standard;
}

static void fill_all(struct str *texts, const struct str *standard, size_t count) {
    for (size_t i = 0; i < count; i++) fill(&texts[i], standard[i]);
}

/* What ICU does not know either is said as in English. */
static void as_in_english(struct language *language) {
    const struct language *english = &language_source;
    fill_all(language->months, english->months, LANGUAGE_MONTHS);
    fill_all(language->short_months, english->short_months, LANGUAGE_MONTHS);
    fill_all(language->scales, english->scales, LANGUAGE_SCALES);
    fill_all(language->scale_words, english->scale_words, LANGUAGE_SCALES);
    fill_all(language->truth, english->truth, 2);
    fill_all(language->days, english->days, 2);
    fill_all(language->month_years, english->month_years, 2);
    fill(&language->scale_letter, english->scale_letter);
    fill(&language->week, english->week);
    fill(&language->quarter, english->quarter);
    fill(&language->half, english->half);
    fill(&language->fiscal, english->fiscal);
    fill(&language->about, english->about);
    fill(&language->day_example, language->days[DATE_LONG].size ? STR("{y}-03-31") : english->day_example);
    fill(&language->clock_example, STR("14:15"));
    fill(&language->fiscal_example, english->fiscal_example);
}

void language_complete(struct arena *arena, struct language *language) {
    bool ignored;
    if (!language->name_count) name(arena, language);
    dates(arena, language);
    marks(language);
    as_in_english(language);
    if (!language->currency_said) place(language->tag.data, UNUM_CURRENCY, 0xA4, &language->currency_behind, &ignored);
    if (!language->percent_said) place(language->tag.data, UNUM_PERCENT, '%', &ignored, &language->close_percent);
    if (language_is_built_in(language)) return;
    add_words_of_patterns(arena, language);
    fold_months(arena, language);
}
