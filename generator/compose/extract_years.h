/* Figures by year, as `extract` prints them: the years side by side, a line for each figure. */
#ifndef COMPOSE_EXTRACT_YEARS_H
#define COMPOSE_EXTRACT_YEARS_H

#include "compose/composer.h"

/* A list keyed by year alone: {2024: 7, 2025: 9}. */
bool is_by_year(const struct field *field);

/* All such lists of a group in one table; NULL when it has none. */
struct block *years_of_group(struct composer *composer, const struct record *group);

/* A list keyed by something and the year (family × year), or of rows that hold a list by year (key figures); NULL for
 * any other. */
struct block *years_of_list(struct composer *composer, struct datum rows, const struct field *field);

#endif
