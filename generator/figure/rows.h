/* Looking over the rows of the data, once for all that is drawn and said: where a column is least and greatest, what it
 * adds up to, in which state each row is. Private to this folder. */
#ifndef FIGURE_ROWS_H
#define FIGURE_ROWS_H

#include <stdint.h>

#include "figure/words.h"

/* ---- ends ---- */

#define NO_ROW SIZE_MAX

/* The rows of a column's first, last, least and greatest known value, the first of equal ones; NO_ROW: none is known.
 */
struct ends {
    size_t first, last, least, greatest;
};
struct ends ends_of(const struct figure_data *data, int channel, size_t series);

/* ---- sums ---- */

/* Numbers that meet in one place, added up exactly. */
struct tally {
    struct decimal sum;
    size_t known, unknown;
};
void tally_add(struct tally *tally, const struct figure_value *value);
struct tally tally_of_column(const struct figure_data *data, int channel, size_t series);
struct tally tally_of_row(const struct figure_data *data, size_t row, int channel); /* all its series */
struct decimal tally_mean(const struct tally *tally);                               /* of at least one known number */
/* "1,2 Mio. €", "1,2 Mio. € + ?" when something is not known, "?", "–". */
struct str tally_text(const struct sketch *sketch, const struct figure_column *column, const struct tally *tally);

/* ---- states ---- */

enum { STATES_MOST = 4 };

/* Each row is in one state, from 0: open, done, late. */
struct states {
    int *of;
    size_t count[STATES_MOST];
};
struct states states_of(const struct sketch *sketch, const struct figure_data *data,
                        int (*state)(const struct figure_data *data, size_t row));
/* What the rows in a state are called, one after the other; not all of many. */
struct str states_names(const struct sketch *sketch, const struct figure_data *data, const struct states *states,
                        int state, int channel);

size_t rows_holding(const struct figure_data *data, int channel); /* how many conditions hold */
bool rows_say(const struct figure_data *data, int channel);       /* whether any is not missing */
bool rows_doubt(const struct figure_data *data, int channel);     /* whether any is "?" */
struct str rows_name(const struct sketch *sketch, const struct figure_data *data, size_t row, int channel);

/* ---- widths ---- */

/* How wide the widest text is: of a channel's values in short, and of several texts. */
millipoints rows_widest(const struct sketch *sketch, const struct figure_data *data, int channel,
                        const struct ink *ink);
millipoints texts_widest(const struct sketch *sketch, const struct str *texts, size_t count, const struct ink *ink);

#endif
