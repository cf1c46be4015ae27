/* A chart's data, ready to be drawn, and the drawings by type. */
#ifndef COMPOSE_CHART_H
#define COMPOSE_CHART_H

#include "compose/composer.h"
#include "tree/drawing.h"

enum { CHART_SERIES_MOST = 6 };

struct chart {
    size_t row_count, series_count;
    struct str *labels;   /* of the rows: below the columns */
    struct str *notes;    /* above a row's columns: its growth; empty: none */
    struct str *names;    /* of the series */
    struct datum *values; /* row by row: values[row * series_count + series] */
};

/* chart_columns.c: grouped columns over a common axis. */
const struct drawing *chart_columns(struct composer *composer, const struct chart *chart);

#endif
