/* The words that people put around dates: English and German ones are read in all documents, those of another language
 * in its own. Of each what each is, and what a whole text says instead
 * of a date. */
#ifndef READ_TIME_WORDS_H
#define READ_TIME_WORDS_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct language;

/* What a word is, as the letter that stands for it in the shape of a text (time_text.h). */
enum time_class {
    TIME_MONTH = 'm',    /* value: 1 to 12 */
    TIME_WEEKDAY = 'd',  /* 1 Monday to 7 */
    TIME_QUARTER = 'q',  /* Q, Quartal */
    TIME_HALF = 'h',     /* H, Halbjahr */
    TIME_WEEK = 'k',     /* KW, week */
    TIME_FISCAL = 'f',   /* FY, Geschäftsjahr */
    TIME_CALENDAR = 'c', /* CY, Kalenderjahr */
    TIME_ORDINAL = 'o',  /* first: 1 */
    TIME_ROMAN = 'r',    /* I to IV */
    TIME_PART = 'p',     /* enum time_part */
    TIME_BOUND = 'b',    /* enum time_bound */
    TIME_SEASON = 's',   /* 1 spring to 4 winter */
    TIME_CLOCK = 'u',    /* Uhr, pm: 0; "am": 1, which is a German word too */
    TIME_NOTHING = 'x',  /* of, im: says nothing */
    TIME_SUFFIX = 'z',   /* 1st, 2nd: says nothing behind a number */
    TIME_OTHER = 'w',
};

/* Of a stretch of time: "Anfang", "Mitte", "Ende". */
enum time_part { PART_ALL, PART_EARLY, PART_MIDDLE, PART_END };
/* How a date bounds something; bits, as a text may say several. */
enum time_bound { TIME_UNTIL = 1, TIME_FROM = 2, TIME_ABOUT = 4 };

struct time_word {
    enum time_class class;
    int value;
};
/* `language`: of the document, whose own words go first; NULL: those alone that are read in all documents. */
struct time_word time_word_of(struct arena *arena, const struct language *language, struct str word);

/* Takes off the front what says that the day behind it stands for its week: "w/c", "week of", „Woche vom“. */
bool time_take_week_of(struct str *text);

/* What stands where a date or a number is wanted, and is none. What it means is the field's: an end may be unlimited.
 */
enum scalar_word {
    WORD_NONE,      /* no such word */
    WORD_UNKNOWN,   /* tbd, offen: not known yet */
    WORD_ABSENT,    /* n/a, entfällt: there is none */
    WORD_UNLIMITED, /* ongoing, laufend, unbefristet */
    WORD_AT_ONCE,   /* asap, sofort, heute: the day of writing */
};
enum scalar_word scalar_word_of(struct arena *arena, const struct language *language, struct str text);

#endif
