/* Scales of days, with ticks where months, quarters and years begin: those of the company's calendar. */
#include <math.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "figure/scale.h"

struct time_scale time_scale_of(struct fiscal_calendar calendar, int32_t first, int32_t last, millipoints from,
                                millipoints to) {
    if (last < first) last = first;
    return (struct time_scale){.calendar = calendar, .first = first, .last = last, .from = from, .to = to};
}

/* A day is as wide as a day: the last one ends at `to`. */
millipoints time_at(const struct time_scale *scale, int32_t day) {
    double part = ((double)day - scale->first) / ((double)scale->last + 1 - scale->first);
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    return scale->from + (millipoints)lround(part * (scale->to - scale->from));
}

bool time_holds(const struct time_scale *scale, int32_t day) { return day >= scale->first && day <= scale->last; }

static int months_of(enum date_precision precision) {
    return precision == DATE_YEAR ? 12 : precision == DATE_QUARTER ? 3 : 1;
}

/* The year, quarter or month that a day lies in; no date at the ends of the calendar. */
static struct date period_of(const struct time_scale *scale, int32_t day, enum date_precision precision) {
    return calendar_around(scale->calendar, date_from_days(day), precision);
}

struct time_scale time_scale_whole(struct time_scale scale, enum date_precision precision) {
    struct date first = period_of(&scale, scale.first, precision), last = period_of(&scale, scale.last, precision);
    if (first.year) scale.first = date_days(first);
    if (last.year) scale.last = date_days(date_last_day(last));
    return scale;
}

enum date_precision time_precision(const struct time_scale *scale, millipoints room) {
    static const enum date_precision finest_first[] = {DATE_MONTH, DATE_QUARTER};
    double days = (double)scale->last + 1 - scale->first;
    for (int i = 0; i < 2; i++) {
        double ticks = days / (30.4 * months_of(finest_first[i]));
        if (ticks * room <= scale->to - scale->from) return finest_first[i];
    }
    return DATE_YEAR;
}

enum { MOST_TICKS = 400 };

static bool starts_year(const struct time_scale *scale, struct date date) {
    struct date year = period_of(scale, date_days(date), DATE_YEAR);
    return year.year && date_days(year) == date_days(date);
}

size_t time_ticks(const struct sketch *sketch, const struct time_scale *scale, enum date_precision precision,
                  struct time_tick **out) {
    struct time_tick *ticks = NULL;
    size_t count = 0, capacity = 0;
    struct date date = period_of(scale, scale->first, precision);
    while (date.year && count < MOST_TICKS && date_days(date) <= scale->last) {
        ARENA_PUSH(sketch->arena, ticks, count, capacity) =
            (struct time_tick){.day = date_days(date), .major = starts_year(scale, date), .date = date};
        int32_t end = date_days(date_last_day(date));
        if (end >= scale->last) break; /* nothing may be behind it: the calendar ends with a year */
        date = period_of(scale, end + 1, precision);
    }
    *out = ticks;
    return count;
}
