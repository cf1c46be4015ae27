/* Cash flows added up year by year: the lines that are drawn and spoken of. Private to cash_flow*.c. */
#ifndef FIGURE_CASH_FLOW_H
#define FIGURE_CASH_FLOW_H

#include "figure/words.h"

enum cash_channel { CASH_LABEL, CASH_START, CASH_FLOWS };

struct cash_line {
    struct str label;
    double *sums; /* after year 0, 1, …: `count` of them, at least one */
    size_t count;
    bool pays_back; /* from below zero to zero or above, for good or not ... */
    double payback; /* ... after so many years, the flow of a year spread evenly over it */
};

/* Of the rows whose flows are known, and their start when the channel is given; the first FIGURE_SERIES_MOST. */
struct cash_lines {
    struct cash_line items[FIGURE_SERIES_MOST];
    size_t count, hidden;
    size_t years; /* of the longest, at least 1 */
};
struct cash_lines cash_lines_of(const struct sketch *sketch, const struct figure_data *data);
struct str cash_sum_text(const struct sketch *sketch, const struct figure_data *data, const struct cash_line *line);
struct str cash_years(const struct sketch *sketch, double years); /* "2.4" */
struct str cash_describe(const struct sketch *sketch, const struct figure_data *data);

#endif
