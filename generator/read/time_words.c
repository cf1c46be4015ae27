/* Words around dates. A word is looked for as it folds: "Märzanfang" is none, "Frühjahr" is "fruehjahr". */
#include "read/time_words.h"

#include "base/locale.h"

enum { MONTHS = 12, MONTH_LETTERS = 3 };

static bool is_one_of(struct str folded, const char *words) {
    for (struct str rest = str_of(words), word; str_cut(&rest, ' ', &word);)
        if (str_equal(word, folded)) return true;
    return false;
}

static const struct {
    struct time_word means;
    const char *words; /* folded */
} words[] = {
    {{TIME_WEEKDAY, 1}, "mo mon monday montag"},
    {{TIME_WEEKDAY, 2}, "di tue tues tuesday dienstag"},
    {{TIME_WEEKDAY, 3}, "mi wed wednesday mittwoch"},
    {{TIME_WEEKDAY, 4}, "do thu thur thurs thursday donnerstag"},
    {{TIME_WEEKDAY, 5}, "fr fri friday freitag"},
    {{TIME_WEEKDAY, 6}, "sa sat saturday samstag sonnabend"},
    {{TIME_WEEKDAY, 7}, "so sun sunday sonntag"},
    {{TIME_QUARTER, 0}, "q quartal quartals quarter qtr"},
    {{TIME_HALF, 0}, "h hj hy half haelfte halbjahr halbjahrs halbjahres"},
    {{TIME_WEEK, 0}, "kw cw w wk week woche kalenderwoche"},
    {{TIME_FISCAL, 0}, "fy gj fiscal geschaeftsjahr geschaeftsjahrs geschaeftsjahres wirtschaftsjahr fiskaljahr"},
    {{TIME_CALENDAR, 0}, "cy kj calendar kalenderjahr kalenderjahrs kalenderjahres"},
    {{TIME_ORDINAL, 1}, "first erste erster erstes ersten"},
    {{TIME_ORDINAL, 2}, "second zweite zweiter zweites zweiten"},
    {{TIME_ORDINAL, 3}, "third dritte dritter drittes dritten"},
    {{TIME_ORDINAL, 4}, "fourth vierte vierter viertes vierten"},
    {{TIME_ROMAN, 1}, "i"},
    {{TIME_ROMAN, 2}, "ii"},
    {{TIME_ROMAN, 3}, "iii"},
    {{TIME_ROMAN, 4}, "iv"},
    {{TIME_PART, PART_EARLY}, "anfang anfangs beginn beginning start early jahresanfang jahresbeginn"},
    {{TIME_PART, PART_MIDDLE}, "mitte mid middle jahresmitte"},
    {{TIME_PART, PART_END}, "ende end late eoy ye jahresende yearend monatsende quartalsende"},
    {{TIME_BOUND, TIME_UNTIL}, "bis by until till spaetestens latest"},
    {{TIME_BOUND, TIME_FROM}, "ab from since seit starting ff"},
    {{TIME_BOUND, TIME_ABOUT},
     "ca circa approx approximately about around etwa ungefaehr voraussichtlich voraussichtl vorauss vsl"},
    {{TIME_SEASON, 1}, "spring fruehjahr fruehling"},
    {{TIME_SEASON, 2}, "summer sommer"},
    {{TIME_SEASON, 3}, "autumn fall herbst"},
    {{TIME_SEASON, 4}, "winter"},
    {{TIME_CLOCK, 0}, "uhr pm z"},
    {{TIME_CLOCK, 1}, "am"},
    {{TIME_NOTHING, 0}, "of the im in des der den dem on at um per zum year jahr jahrs jahres"},
    {{TIME_SUFFIX, 0}, "st nd rd th t"},
};

/* What the roles of a language's words are here. */
static const enum time_class classes[SAYS_COUNT] = {
    [SAYS_WEEKDAY] = TIME_WEEKDAY, [SAYS_QUARTER] = TIME_QUARTER, [SAYS_HALF] = TIME_HALF,
    [SAYS_WEEK] = TIME_WEEK,       [SAYS_FISCAL] = TIME_FISCAL,   [SAYS_CALENDAR] = TIME_CALENDAR,
    [SAYS_ORDINAL] = TIME_ORDINAL, [SAYS_PART] = TIME_PART,       [SAYS_UNTIL] = TIME_BOUND,
    [SAYS_FROM] = TIME_BOUND,      [SAYS_ABOUT] = TIME_BOUND,     [SAYS_SEASON] = TIME_SEASON,
    [SAYS_CLOCK] = TIME_CLOCK,     [SAYS_NOTHING] = TIME_NOTHING, [SAYS_SUFFIX] = TIME_SUFFIX,
    [SAYS_MONTH] = TIME_MONTH,
};
enum { WORDS_OF_TIME = ((1 << (SAYS_SUFFIX + 1)) - 1) | (1 << SAYS_MONTH) };

static struct time_word own_word(const struct language *language, struct str folded) {
    const struct language_word *word = language ? language_word(language, folded, WORDS_OF_TIME) : NULL;
    if (!word) return (struct time_word){TIME_OTHER, 0};
    int value = word->value;
    if (word->role == SAYS_UNTIL) value = TIME_UNTIL;
    if (word->role == SAYS_FROM) value = TIME_FROM;
    if (word->role == SAYS_ABOUT) value = TIME_ABOUT;
    return (struct time_word){classes[word->role], value};
}

/* Months as they are read in all documents; folded. */
static const char *const months[MONTHS] = {"january januar jaenner",
                                           "february februar feber",
                                           "march maerz mrz",
                                           "april",
                                           "may mai",
                                           "june juni",
                                           "july juli",
                                           "august",
                                           "september",
                                           "october oktober",
                                           "november",
                                           "december dezember"};

/* In full, or its first three letters or more. */
static bool begins(const char *names, struct str folded) {
    for (struct str rest = str_of(names), name; str_cut(&rest, ' ', &name);)
        if (str_starts(name, folded)) return true;
    return false;
}

static bool is_month_of(const struct language *language, int month, struct str folded) {
    struct str name = language->month_keys[DATE_LONG][month - 1], brief = language->month_keys[DATE_SHORT][month - 1];
    return str_equal(brief, folded) || (folded.size >= MONTH_LETTERS && str_starts(name, folded));
}

/* 1 to 12 for the name of a month in any language of the project; else 0. */
static int month_of(const struct language *language, struct str folded) {
    for (int month = 1; month <= MONTHS && folded.size >= MONTH_LETTERS; month++)
        if (begins(months[month - 1], folded)) return month;
    if (!language) return 0;
    EACH_LANGUAGE (language->among, other)
        for (int month = 1; month <= MONTHS && other->month_keys[0][0].size; month++)
            if (is_month_of(other, month, folded)) return month;
    return 0;
}

struct time_word time_word_of(struct arena *arena, const struct language *language, struct str word) {
    struct str folded = text_fold(arena, word);
    struct time_word own = own_word(language, folded);
    if (own.class != TIME_OTHER) return own;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_one_of(folded, words[i].words)) return words[i].means;
    int month = month_of(language, folded);
    return (struct time_word){month ? TIME_MONTH : TIME_OTHER, month};
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

bool time_take_week_of(struct str *text) {
    static const char *const starts[] = {"w/c ",
                                         "w/b ",
                                         "w/e ",
                                         "wc ",
                                         "week of ",
                                         "week commencing ",
                                         "week beginning ",
                                         "week starting ",
                                         "week ending ",
                                         "wk of ",
                                         "wk commencing ",
                                         "woche vom ",
                                         "woche ab ",
                                         "woche des ",
                                         "woche um den ",
                                         "in der woche vom ",
                                         "kw vom "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t at = 0;
        while (at < text->size && starts[i][at] && lower(text->data[at]) == starts[i][at]) at++;
        if (starts[i][at]) continue;
        *text = str_skip(*text, at);
        return true;
    }
    return false;
}

/* A text's fold without its full stops: "T.B.D." is "tbd". */
static struct str fold_plain(struct arena *arena, struct str text) {
    struct str kept = {0}, part;
    while (str_cut(&text, '.', &part)) kept = kept.size ? str_join(arena, kept, part) : part;
    return text_fold(arena, kept);
}

enum scalar_word scalar_word_of(struct arena *arena, const struct language *language, struct str text) {
    static const struct {
        enum scalar_word word;
        const char *texts; /* folded: spaces and hyphens are '_' */
    } known[] = {
        {WORD_UNKNOWN,
         "tbd tbc tba nn n_n offen noch_offen open to_be_defined to_be_determined to_be_confirmed to_be_agreed "
         "zu_klaeren noch_zu_klaeren in_klaerung wird_noch_geklaert"},
        {WORD_ABSENT,
         "n/a na none entfaellt nicht_zutreffend not_applicable kein keine keiner keines never nie noch_nie"},
        {WORD_UNLIMITED,
         "unlimited unbefristet laufend fortlaufend dauerhaft ongoing continuous continuously permanent "
         "open_ended indefinite bis_auf_weiteres until_further_notice"},
        {WORD_AT_ONCE, "asap sofort ab_sofort umgehend unverzueglich immediately at_once now jetzt heute today"},
    };
    enum { LONGEST = 40 };
    if (!text.size || text.size > LONGEST) return WORD_NONE;
    struct str folded = fold_plain(arena, text);
    const struct language_word *own = language ? language_word(language, folded, 1u << SAYS_STANDS) : NULL;
    if (own) return (enum scalar_word)(WORD_NONE + own->value);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_one_of(folded, known[i].texts)) return known[i].word;
    return WORD_NONE;
}
