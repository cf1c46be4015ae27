/* Charts in cells of a table: a column such as
 *     {value: values.value, chart: sparkline, target: target, lower: better == "lower"} */
#ifndef COMPOSE_CELL_CHART_H
#define COMPOSE_CELL_CHART_H

#include "compose/widget.h"
#include "figure/figure.h"

struct cell_chart {
    const struct figure_type *type; /* NULL: the column is no chart */
    struct formula *channels[3];    /* by the type's channels: the values, then what may be left out */
};

/* What the column says of a chart; `type` stays NULL when it says nothing. False after reporting. */
bool cell_chart_compile(struct compiler *inside, const struct labelled *column, struct cell_chart *out);
/* A figure for the row that the composer stands on, or a dash when it has no values. */
struct block *cell_chart_compose(struct composer *inside, const struct cell_chart *chart);

#endif
