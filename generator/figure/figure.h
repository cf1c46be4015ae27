/* Figures: rows of values → a drawing and the sentences that say what it shows. Knows no records and no layouts:
 * compose/chart.c fills the data, tests make their own.
 *
 * A figure type is a name, the channels and settings that it takes, and three functions: the data are reckoned into a
 * model, the model is drawn and spoken of. Channels are columns of the data, one value for each row; settings are
 * single values. Drawing never fails: whatever the data, the drawing keeps to its box, its texts do not overlap and are
 * at least 7 pt high, and nothing prints as NaN. */
#ifndef FIGURE_FIGURE_H
#define FIGURE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/locale.h"
#include "tree/drawing.h"

enum {
    FIGURE_CHANNELS_MOST = 12,
    FIGURE_SERIES_MOST = 6, /* columns of one channel: as many as there are colours */
    FIGURE_HIGHEST =
        540 * POINT, /* no drawing is higher: it fits a page of A4 or Letter with title and caption, unreduced */
    FIGURE_LARGEST = 1000000000, /* numbers are cut to this times 10^21 before they come here */
};

enum figure_state {
    FIGURE_MISSING, /* nothing was said */
    FIGURE_UNKNOWN, /* "?" was said */
    FIGURE_KNOWN,
};

struct figure_value {
    enum figure_state state;
    /* As it prints anywhere: "31.03.2027", a title; SIGN_MISSING, SIGN_UNKNOWN when not KNOWN. And where there is
     * little room: "4,8 Mio. €"; of most values, and of those of TAKES_NUMBER always, it is the same. */
    struct str text, brief;
    struct str key;       /* the same whatever the language: a choice's canonical name, a row's id; else the text */
    double number;        /* finite. A number; a day as days since 1970; a condition as 0 or 1; a choice's place among
                             its choices, from 0 */
    struct decimal exact; /* of numbers: for adding up without loss */
    struct date date;     /* of days and periods */
    const double *list;   /* TAKES_NUMBERS: what was missing is left out */
    const struct str *list_briefs;
    size_t list_count;
};

/* What a channel or setting takes. */
enum figure_takes {
    TAKES_TEXT,    /* anything that prints: texts, choices, names */
    TAKES_NUMBER,  /* a number, a percentage or an amount */
    TAKES_DATE,    /* a day or a named stretch of time */
    TAKES_TRUTH,   /* a condition: 1 when it holds */
    TAKES_NUMBERS, /* a list of numbers */
};

struct figure_channel {
    const char *name; /* the option's; NULL ends the list */
    enum figure_takes takes;
    bool required;
    bool many;      /* a list of formulas, each a column of its own */
    bool forecast;  /* many: series may be said to be expected, not yet so */
    bool quiet;     /* not a column of the data table: it says how a row is shown */
    const char *eg; /* for messages: what a layout may write, "probability" */
};

enum figure_format { FORMAT_TEXT, FORMAT_NUMBER, FORMAT_PERCENT, FORMAT_MONEY };

/* How the values of a column or a setting are called and written. */
struct figure_column {
    struct str label; /* in the document's language */
    enum figure_format format;
    bool whole;          /* NUMBER: years, counts and the like */
    bool expected;       /* forecasts and the like: not yet so */
    struct str currency; /* MONEY: the one that all amounts share */
    struct str unit;     /* "mm"; may be empty */
};

struct figure_data {
    struct str title;                  /* may be empty */
    const struct catalogue *catalogue; /* what the figure says is in its language; NULL: in English */
    struct date as_of;                 /* a day, always */
    struct fiscal_calendar calendar;   /* of the years and quarters of time scales */
    size_t row_count, column_count;
    const struct figure_column *columns;
    const struct figure_value *values; /* row by row: values[row * column_count + column] */
    size_t first[FIGURE_CHANNELS_MOST],
        count[FIGURE_CHANNELS_MOST];     /* the columns of each channel; count 0: not given */
    const struct figure_value *settings; /* in the type's order; those not given are MISSING */
    const struct figure_column *setting_columns;
    /* Writes a number that the figure makes itself, a sum or a tick, as the values of its column are written in short;
     * `places` behind the decimal sign, -1: as many as it needs. */
    struct str (*print)(struct arena *arena, struct locale *locale, const struct figure_column *column,
                        struct decimal number, int places);
};

/* Of a channel that is not given all values are missing. `row` < row_count, `series` < figure_series. */
const struct figure_value *figure_value(const struct figure_data *data, size_t row, int channel);
size_t figure_series(const struct figure_data *data, int channel); /* how many columns a channel has; 0: not given */
const struct figure_value *figure_series_value(const struct figure_data *data, size_t row, int channel, size_t series);
const struct figure_column *figure_column(const struct figure_data *data, int channel, size_t series);
struct str figure_label(const struct figure_data *data, int channel); /* what its first column is called */
const struct figure_value *figure_setting(const struct figure_data *data, int setting);
bool figure_is_set(const struct figure_data *data, int setting); /* a condition among the settings that holds */
bool figure_known(const struct figure_value *value);
bool figure_holds(const struct figure_data *data, size_t row, int channel); /* a condition */
/* The place of a choice among its choices, from 0; 0 also for what is not known or no choice. */
int figure_place(const struct figure_value *value);

struct sketch;

struct figure_type {
    struct str name;                       /* "stakeholder-map" */
    const char *shows;                     /* words for the manual: what one sees */
    const struct figure_channel *channels; /* by index: the channel numbers that the type's own file names */
    const struct figure_channel *settings; /* NULL: none */
    bool from_values; /* its rows are not those of a list: the option `values` is a list of formulas with labels, each a
                         row. Channel 0 is then the label, channel 1 the value */
    /* What the data come to, once: all that is drawn and said is taken from this model. Called with at least one row;
     * the sketch is the model's to keep. */
    void *(*reckon)(struct sketch *sketch, const struct figure_data *data);
    /* What the drawing shows, in one to three sentences with figures, without the title. */
    struct str (*describe)(const void *model);
    /* The one of these sentences that a reader should take away, for its title; NULL, or empty: the topic alone. */
    struct str (*message)(const void *model);
    /* Draws on the sketch, whose width is given, and sets its height. The last that is asked of a model. */
    void (*draw)(void *model);
    millipoints cell_width; /* of drawings in cells of tables, of one row whose value is channel 0; 0: not there */
    bool amounts;           /* it shows how much: of nothing but noughts there is nothing to show */
};

const struct figure_type *figure_type_find(struct str name);
const struct figure_type *figure_type_at(size_t index); /* NULL behind the last one */

/* The drawing, `width` wide and as high as it needs to be, its message without a full stop (may be empty), and its
 * alternative text: title and sentences. */
struct figure_result {
    const struct drawing *drawing;
    struct str message, alternative;
};
struct figure_result figure_make(struct arena *arena, const struct figure_type *type, const struct figure_data *data,
                                 struct locale *locale, const struct text_measure *measure, millipoints width);

/* "of each row: a number, needed, such as probability": what a channel or setting takes, in words (channel_words.c). */
struct message figure_channel_words(struct arena *arena, const struct figure_channel *channel, const char *whose);
const char *figure_channel_of(const struct figure_type *type, bool setting); /* "of each row", "of the chart" */

#endif
