/* Scales of days, with ticks where months, quarters and years begin. */
#include <math.h>

#include "base/arena.h"
#include "figure/scale.h"

struct time_scale time_scale_of(int32_t first, int32_t last, millipoints from, millipoints to) {
    if (last < first) last = first;
    return (struct time_scale){.first = first, .last = last, .from = from, .to = to};
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

/* The year, quarter or month that a day lies in. */
static struct date period_of(int32_t day, enum date_precision precision) {
    struct date date = date_from_days(day);
    int months = months_of(precision);
    date.month = (uint8_t)((date.month - 1) / months * months + 1);
    date.day = 1;
    date.precision = (uint8_t)precision;
    return date;
}

static struct date first_day(struct date date) { return date_of(date.year, date.month, 1); }

struct time_scale time_scale_whole(struct time_scale scale, enum date_precision precision) {
    scale.first = date_days(first_day(period_of(scale.first, precision)));
    scale.last = date_days(date_last_day(period_of(scale.last, precision)));
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

size_t time_ticks(const struct sketch *sketch, const struct time_scale *scale, enum date_precision precision,
                  struct time_tick **out) {
    struct time_tick *ticks = NULL;
    size_t count = 0, capacity = 0;
    struct date date = period_of(scale->first, precision);
    while (count < MOST_TICKS && date_days(first_day(date)) <= scale->last) {
        ARENA_PUSH(sketch->arena, ticks, count, capacity) =
            (struct time_tick){.day = date_days(first_day(date)), .major = date.month == 1, .date = date};
        int32_t end = date_days(date_last_day(date));
        if (end >= scale->last) break; /* nothing may be behind it: the calendar ends with a year */
        date = period_of(end + 1, precision);
    }
    *out = ticks;
    return count;
}
