/* A text → the parts of a date or time as they stand in it. Whether there is such a day, and which year a fiscal one
 * is, is not asked here.
 *
 * A text is cut into numbers, words and marks; what they are, one letter each, is its shape: "31. März 2027" is "n.my".
 */
#ifndef READ_TIME_TEXT_H
#define READ_TIME_TEXT_H

#include "base/date.h"
#include "base/region.h"
#include "read/time_words.h"

enum { TIME_PIECES = 20 };

struct time_piece {
    char shape; /* 'n' a number of one or two digits, 'y' of four, 'e' of eight, '#' another number; a time_class; else
                   the mark itself */
    int value;  /* of a number or a word */
    struct str text;
};

struct time_pieces {
    struct time_piece list[TIME_PIECES];
    size_t count;
    char shape[TIME_PIECES + 1]; /* the letters alone */
};

/* White space at the front of a text, the no-break ones included: its size in bytes. */
size_t time_space(struct str text);
/* False when there are more pieces than any date or time has. What says nothing is left out. */
bool time_cut(struct arena *arena, const struct language *language, struct str text, struct time_pieces *pieces);

struct time_parts {
    enum date_precision precision;
    int year;              /* -1: none was said */
    int month, day;        /* 1 when not said */
    int number;            /* of a quarter, half or week */
    int second_year;       /* of a pair such as 2025/26: 2026; else 0 */
    bool fiscal, calendar; /* the year was called fiscal (FY, GJ), or the calendar's (CY) */
    bool hyphen;           /* both years of the pair were said in full, around a hyphen: as the ends of a range are */
    struct str short_year; /* as written with two digits, where that may surprise */
    bool swappable;        /* day and month stand in either order */
    bool free_order;       /* they, or the year of a month and a day, may be the other way round: nothing says which */
    int week_day;          /* of a week, 1 to 7; 0: the week as a whole */
    int weekday;           /* the name of a weekday in front: 1 to 7; else 0 */
    bool week_of;          /* the week around the day is meant: time_take_week_of */
    enum time_part part;
    unsigned bounds; /* enum time_bound */
    bool timed;      /* with a time of day behind it */
    int hour, minute;
    int season; /* instead of all else but the year; 0: none */
};

int time_full_year(int two_digits); /* 26 → 2026, 69 → 1969 */
/* False when this is the text of no date. */
bool time_parse(const struct time_pieces *pieces, enum date_order order, struct time_parts *out);

#endif
