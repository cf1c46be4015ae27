/* Languages as data: whatever is known of one that is not a text of ours (those are in catalogues). The language of our
 * sources, English, is a table here; others are read from files (project/language_file.h), and what a file does not
 * say, ICU knows. The languages of a project are made before anything else of it is read and never changed. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/message.h"
#include "base/str.h"

struct arena;
struct languages;

enum {
    LANGUAGE_MOST = 8,   /* languages of a project: the size of arrays by language */
    LANGUAGE_SOURCE = 0, /* the index of English */
    LANGUAGE_MONTHS = 12,
    LANGUAGE_SCALES = 4 /* thousand, million, billion, trillion */
};

/* The marks of figures as people type them: '.' and ',' in German. */
struct figure_marks {
    char group, point;
};

/* What a word says where a date, a number, a truth or a unit is read. `value` of each is said in brackets. */
enum word_role {
    SAYS_WEEKDAY, /* (1 Monday to 7) */
    SAYS_QUARTER,
    SAYS_HALF,
    SAYS_WEEK,
    SAYS_FISCAL,
    SAYS_CALENDAR,
    SAYS_ORDINAL, /* (1 to 4) */
    SAYS_PART,    /* of a stretch of time (1 early, 2 middle, 3 end) */
    SAYS_UNTIL,
    SAYS_FROM,
    SAYS_ABOUT,   /* of dates and figures */
    SAYS_SEASON,  /* (1 spring to 4) */
    SAYS_CLOCK,   /* o'clock */
    SAYS_NOTHING, /* of, im */
    SAYS_SUFFIX,  /* nothing, behind a number: 1st */
    SAYS_MONTH,   /* (1 to 12): spellings beside the names */
    SAYS_STANDS,  /* in place of a value (1 not known, 2 there is none, 3 without end, 4 at once) */
    SAYS_TRUTH,   /* (0 no, 1 yes) */
    SAYS_SCALE,   /* (0 thousand to 3 trillion) */
    SAYS_LIMIT,   /* of a figure (1 more than, 2 at least, 3 less than, 4 at most) */
    SAYS_UNIT,    /* (enum measure) */
    SAYS_COUNT
};

struct language_word {
    struct str text; /* folded (text_fold) */
    enum word_role role;
    int value;
};

/* In patterns, what stands in braces is put in, all else stands for itself. Of days and months: d and dd the day with
 * as few digits as it needs or with two, m and mm the month, mmm and mmmm its short and long name, y the year. Of weeks
 * n and y; of quarters and halves n and year, which is what the year is called, fiscal ones too. Of fiscal years: first
 * and last the calendar years, y the year it is called by; of which last2 and y2 are the last two digits. */
struct language {
    struct str tag; /* "en", "de": the BCP 47 tag that outputs carry */
    size_t index;   /* in the arrays that LANGUAGE_MOST sizes */
    const struct languages *among;
    const struct str *names; /* what a person may call it, folded */
    size_t name_count;
    struct str months[LANGUAGE_MONTHS], short_months[LANGUAGE_MONTHS];
    struct str month_keys[2][LANGUAGE_MONTHS]; /* the same, folded, by enum date_style; empty for a built-in language */
    struct str days[2], month_years[2];        /* patterns by enum date_style */
    struct str week, quarter, half, fiscal;
    struct str scales[LANGUAGE_SCALES];      /* as they follow a printed number, with the space between: "k" */
    struct str scale_words[LANGUAGE_SCALES]; /* as an author writes them: "thousand" */
    struct str scale_letter;                 /* short for thousand: "k" */
    bool long_scale;                         /* "billion" and its like are 10^12 */
    struct str truth[2];                     /* no, yes */
    struct figure_marks marks;
    bool close_percent;   /* "12.5%", not "12,5 %" */
    bool currency_behind; /* "5 €", not "€5" */
    bool percent_said, currency_said;
    struct str about;                  /* "approx." before a figure */
    const struct str *units, *rhythms; /* by enum measure, as printed: "Stk.", "/Monat"; NULL or empty: as in English */
    struct str day_example, clock_example; /* for messages, with the year as {y}: "31.03.{y}" */
    struct str fiscal_example;             /* what stands before "2026/27" where a fiscal year is meant: "GJ " */
    struct str patterns, patterns_package; /* the file of hyphenation patterns, and what installs it; empty: none */
    bool capitals_are_names;               /* a capital inside a sentence begins a name, which gets no hyphen */
    const struct language_word *words;     /* beside those that are read in documents of any language */
    size_t word_count;
};

struct languages {
    const struct language *items[LANGUAGE_MOST]; /* by index */
    size_t count;
};

#define EACH_LANGUAGE(languages, each)                                        \
    for (const struct language *const *each##_at = (languages)->items, *each; \
         each##_at < (languages)->items + (languages)->count && (each = *each##_at); each##_at++)

/* English, alone. */
extern const struct language language_source;

bool language_is_source(const struct language *language); /* English, of whatever project */
/* English or German: their words are read in documents of any language, by tables in read/ and measure.c. */
bool language_is_built_in(const struct language *language);

/* Languages with English among them; more are added until they are `count`ed to LANGUAGE_MOST. */
struct languages *languages_new(struct arena *arena);
/* In place of English as it was, with what a project says of it. */
void languages_put_source(struct languages *languages, struct language *english);
/* The language gets its index, and knows those beside it. False: there are as many as can be. */
bool languages_add(struct languages *languages, struct language *language);

/* "de", "de-DE", "deutsch", "German"; NULL: none of them. */
const struct language *language_find(const struct languages *languages, struct str tag);
const struct language *language_of_tag(const struct languages *languages, struct str tag); /* the tag alone: "de" */
struct message language_tags(struct arena *arena, const struct languages *languages,
                             const char *pattern); /* "en and de" */

/* What a folded word says in documents of this language, of the roles that `roles` has a bit for; NULL. */
const struct language_word *language_word(const struct language *language, struct str folded, unsigned roles);
/* Takes the longest word of a role off the front of a text, with a full stop behind it; NULL: none. */
const struct language_word *language_take(const struct language *language, struct str *rest, enum word_role role);

enum date_style { DATE_SHORT, DATE_LONG }; /* "31.03.2027", "31 Mar 2027" | "31. März 2027", "31 March 2027" */
struct str language_month(const struct language *language, int month, enum date_style style); /* "Mar", "March" */
/* The year of a date, or around a fiscal half or quarter: "2027", "FY27", "GJ 2026/27". */
struct str language_year(struct arena *arena, const struct language *language, struct date date);
struct str language_truth(const struct language *language, bool truth); /* "yes", "nein" */

/* A pattern with its parts put in: `part` says what stands for a name in braces. */
typedef struct str language_part(struct arena *arena, struct str name, const void *context);
struct str language_fill(struct arena *arena, struct str pattern, language_part *part, const void *context);

#endif
