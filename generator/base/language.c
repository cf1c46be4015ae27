/* The table of English, and finding languages and their words. */
#include "base/language.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/locale.h"
#include "base/word_list.h"

#define NO_BREAK_SPACE "\xC2\xA0"

static const struct str english_names[] = {STR_INIT("en"), STR_INIT("eng"), STR_INIT("english"), STR_INIT("englisch")};

static const struct languages english_alone = {.items = {&language_source}, .count = 1};

const struct language language_source = {
    .tag = STR_INIT("en"),
    .index = LANGUAGE_SOURCE,
    .among = &english_alone,
    .names = english_names,
    .name_count = sizeof english_names / sizeof *english_names,
    .months = {STR_INIT("January"), STR_INIT("February"), STR_INIT("March"), STR_INIT("April"), STR_INIT("May"),
               STR_INIT("June"), STR_INIT("July"), STR_INIT("August"), STR_INIT("September"), STR_INIT("October"),
               STR_INIT("November"), STR_INIT("December")},
    .short_months = {STR_INIT("Jan"), STR_INIT("Feb"), STR_INIT("Mar"), STR_INIT("Apr"), STR_INIT("May"),
                     STR_INIT("Jun"), STR_INIT("Jul"), STR_INIT("Aug"), STR_INIT("Sep"), STR_INIT("Oct"),
                     STR_INIT("Nov"), STR_INIT("Dec")},
    .days = {STR_INIT("{d} {mmm} {y}"), STR_INIT("{d} {mmmm} {y}")},
    .month_years = {STR_INIT("{mmm} {y}"), STR_INIT("{mmmm} {y}")},
    .week = STR_INIT("Week {n}, {y}"),
    .quarter = STR_INIT("Q{n} {year}"),
    .half = STR_INIT("H{n} {year}"),
    .fiscal = STR_INIT("FY{y2}"),
    .scales = {STR_INIT("k"), STR_INIT(NO_BREAK_SPACE "million"), STR_INIT(NO_BREAK_SPACE "billion"),
               STR_INIT(NO_BREAK_SPACE "trillion")},
    .scale_words = {STR_INIT("thousand"), STR_INIT("million"), STR_INIT("bn"), STR_INIT("trillion")},
    .scale_letter = STR_INIT("k"),
    .truth = {STR_INIT("no"), STR_INIT("yes")},
    .marks = {',', '.'},
    .close_percent = true,
    .percent_said = true,
    .currency_said = true,
    .about = STR_INIT("approx."),
    .day_example = STR_INIT("31 March {y}"),
    .clock_example = STR_INIT("2:15 pm"),
    .fiscal_example = STR_INIT("FY"),
    .patterns = STR_INIT("/usr/share/hyphen/hyph_en_US.dic"),
    .patterns_package = STR_INIT("hyphen-en-us"),
    .capitals_are_names = true,
};

bool language_is_source(const struct language *language) { return str_equal(language->tag, language_source.tag); }

bool language_is_built_in(const struct language *language) {
    return language_is_source(language) || str_equal_c(language->tag, "de");
}

/* ---- those of a project ---- */

struct languages *languages_new(struct arena *arena) {
    struct languages *languages = NEW(arena, struct languages);
    struct language *english = NEW(arena, struct language);
    *english = language_source;
    languages_add(languages, english);
    return languages;
}

void languages_put_source(struct languages *languages, struct language *english) {
    english->index = LANGUAGE_SOURCE;
    english->among = languages;
    languages->items[LANGUAGE_SOURCE] = english;
}

bool languages_add(struct languages *languages, struct language *language) {
    if (languages->count == LANGUAGE_MOST) return false;
    language->index = languages->count;
    language->among = languages;
    languages->items[languages->count++] = language;
    return true;
}

static bool equal_in_any_case(struct str text, struct str lower) {
    if (text.size != lower.size) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != lower.data[i]) return false;
    }
    return true;
}

const struct language *language_find(const struct languages *languages, struct str tag) {
    struct str primary = str_trim(tag);
    for (size_t i = 0; i < primary.size; i++)
        if (primary.data[i] == '-' || primary.data[i] == '_') primary = str_slice(primary, 0, i);
    EACH_LANGUAGE (languages, language)
        for (size_t i = 0; i < language->name_count; i++)
            if (equal_in_any_case(primary, language->names[i])) return language;
    return NULL;
}

const struct language *language_of_tag(const struct languages *languages, struct str tag) {
    EACH_LANGUAGE (languages, language)
        if (str_equal(language->tag, tag)) return language;
    return NULL;
}

struct message language_tags(struct arena *arena, const struct languages *languages, const char *pattern) {
    struct word_list list = {0};
    EACH_LANGUAGE (languages, language) word_list_add(arena, &list, language->tag);
    return word_list_all(arena, &list, pattern);
}

/* ---- words ---- */

const struct language_word *language_word(const struct language *language, struct str folded, unsigned roles) {
    for (size_t i = 0; i < language->word_count; i++)
        if (roles & 1u << language->words[i].role && str_equal(language->words[i].text, folded))
            return &language->words[i];
    return NULL;
}

enum { MOST_WORDS = 3 /* in what is said for one thing */ };

static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80); }

/* Where the words end that stand at the front of a text, first the first of them: "per stuk", "stuk. €" is 4. */
static size_t word_ends(struct str text, size_t ends[MOST_WORDS]) {
    size_t count = 0, at = 0;
    while (count < MOST_WORDS) {
        size_t start = at;
        while (at < text.size && is_letter(text.data[at])) at++;
        if (at == start) break;
        ends[count++] = at;
        if (at == text.size || text.data[at] != ' ') break;
        at++;
    }
    return count;
}

const struct language_word *language_take(const struct language *language, struct str *rest, enum word_role role) {
    size_t ends[MOST_WORDS], count = language->word_count ? word_ends(*rest, ends) : 0;
    if (!count) return NULL;
    struct arena *scratch = arena_create();
    const struct language_word *found = NULL;
    while (count && !found)
        found = language_word(language, text_fold(scratch, str_slice(*rest, 0, ends[--count])), 1u << role);
    arena_destroy(scratch);
    if (!found) return NULL;
    *rest = str_skip(*rest, ends[count]);
    if (str_starts(*rest, STR("."))) *rest = str_skip(*rest, 1);
    return found;
}

struct str language_truth(const struct language *language, bool truth) {
    return language->truth[truth];
}

/* ---- months, years ---- */

struct str language_month(const struct language *language, int month, enum date_style style) {
    assert(month >= 1 && month <= LANGUAGE_MONTHS);
    return style == DATE_LONG ? language->months[month - 1] : language->short_months[month - 1];
}

/* With two digits as it is read, 2000 to 2068; else with four. */
static struct str short_year(struct arena *arena, int year) {
    return year >= 2000 && year < 2069 ? str_format(arena, "%02d", year % 100) : str_format(arena, "%04d", year);
}

static struct str part_of_year(struct arena *arena, struct str name, const void *context) {
    const struct date *date = context;
    int first, last;
    calendar_span(*date, &first, &last);
    if (str_equal_c(name, "first")) return str_format(arena, "%d", first);
    if (str_equal_c(name, "last")) return str_format(arena, "%d", last);
    if (str_equal_c(name, "last2")) return str_format(arena, "%02d", last % 100);
    if (str_equal_c(name, "y2")) return short_year(arena, calendar_name(*date));
    return str_format(arena, "%d", calendar_name(*date));
}

struct str language_year(struct arena *arena, const struct language *language, struct date date) {
    if (!calendar_is_fiscal(date.calendar)) return str_format(arena, "%d", calendar_name(date));
    return language_fill(arena, language->fiscal, part_of_year, &date);
}

struct str language_fill(struct arena *arena, struct str pattern, language_part *part, const void *context) {
    struct str text = {0}, rest = pattern, piece, name;
    for (bool first = true; str_cut(&rest, '{', &piece); first = false) {
        if (!first && str_cut(&piece, '}', &name)) text = str_join(arena, text, part(arena, name, context));
        text = str_join(arena, text, piece);
    }
    return text;
}
