/* Scales: from values to places on a drawing. Private to this folder. What lies outside is put on the edge, so that no
 * mark leaves the plot; whoever draws asks scale_holds to say so. Binary numbers are for places only. */
#ifndef FIGURE_SCALE_H
#define FIGURE_SCALE_H

#include "figure/sketch.h"

/* From a low to a high value with round ticks between them; `from` is where `low` stands, `to` where `high` does. */
struct scale {
    double low, high, step;
    millipoints from, to;
};
/* About as many ticks as wished, at 1, 2, 2.5 or 5 times a power of ten; low and high are ticks. */
struct scale scale_round(double low, double high, int wished, millipoints from, millipoints to);
/* With four to six steps, whichever leave the least room beyond low and high. */
struct scale scale_close(double low, double high, millipoints from, millipoints to);
/* Exactly from low to high, for ratings. */
struct scale scale_exact(double low, double high, double step, millipoints from, millipoints to);
millipoints scale_at(const struct scale *scale, double value);
bool scale_holds(const struct scale *scale, double value);
size_t scale_ticks(const struct scale *scale);
double scale_tick(const struct scale *scale, size_t index);
int scale_places(const struct scale *scale); /* how many digits behind the sign its ticks need */

/* The least and greatest of some values, grown by each one that is looked at. Starts as struct range r = {0}; as
 * {.any = true} when zero is one of them. */
struct range {
    double low, high;
    bool any;
};
void range_add(struct range *range, double value);
void range_add_column(struct range *range, const struct figure_data *data, int channel);

/* Equal parts of a length, for rows and columns that have names. */
struct bands {
    millipoints from, to;
    size_t count;
};
struct box bands_across(const struct bands *bands, size_t index, millipoints top,
                        millipoints bottom); /* left to right */
struct box bands_down(const struct bands *bands, size_t index, millipoints left, millipoints right);
millipoints bands_middle(const struct bands *bands, size_t index);
millipoints bands_width(const struct bands *bands);

/* Days. Ticks are the first days of years, quarters or months: the finest of them that leaves `room` for each. */
struct time_scale {
    struct fiscal_calendar calendar; /* of the years and quarters */
    int32_t first, last;             /* days since 1970, both within */
    millipoints from, to;
};
struct time_tick {
    int32_t day;
    bool major;       /* the first of a year (of months and quarters: labelled with the year) */
    struct date date; /* of the precision of the ticks */
};
struct time_scale time_scale_of(struct fiscal_calendar calendar, int32_t first, int32_t last, millipoints from,
                                millipoints to);
millipoints time_at(const struct time_scale *scale, int32_t day);
bool time_holds(const struct time_scale *scale, int32_t day);
/* Widens the scale to whole years, quarters or months by itself. */
struct time_scale time_scale_whole(struct time_scale scale, enum date_precision precision);
enum date_precision time_precision(const struct time_scale *scale, millipoints room);
size_t time_ticks(const struct sketch *sketch, const struct time_scale *scale, enum date_precision precision,
                  struct time_tick **out); /* in the sketch's arena */

#endif
