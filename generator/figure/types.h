/* The figures by their files. Private to this folder. */
#ifndef FIGURE_TYPES_H
#define FIGURE_TYPES_H

#include "figure/figure.h"

extern const struct figure_type figure_columns;

#endif
