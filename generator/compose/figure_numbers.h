/* The numbers of figures: "Figure 3" stands before what a chart is about, and is what a link to it says that says
 * nothing itself. */
#ifndef COMPOSE_FIGURE_NUMBERS_H
#define COMPOSE_FIGURE_NUMBERS_H

#include "compose/composer.h"

/* In reading order, from 1: charts that have a title, pictures that have a caption. Nothing in a document that has but
 * one figure and no name for it. */
void number_figures(const struct composer *composer, struct document *document);

#endif
