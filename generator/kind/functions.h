/* What computes the functions of the table in functions.c. Private to functions*.c. */
#ifndef KIND_FUNCTIONS_H
#define KIND_FUNCTIONS_H

#include "kind/formula_tree.h"

/* Over the values of the arguments. */
#define APPLY(name)                                                                            \
    struct datum function_##name(const struct evaluation *evaluation, const struct node *call, \
                                 const struct datum *arguments)
APPLY(sum);
APPLY(avg);
APPLY(min);
APPLY(max);
APPLY(count);
APPLY(first);
APPLY(last);
APPLY(contains);
APPLY(unique);
APPLY(share);
APPLY(growth);
APPLY(growth_of_list);
APPLY(round);
APPLY(missing);
APPLY(unknown);
APPLY(text);
APPLY(year);
APPLY(days);
#undef APPLY

/* Over the arguments themselves: not all of them are computed, or not here. */
struct datum function_sort(const struct evaluation *evaluation, const struct node *call);
struct datum function_if(const struct evaluation *evaluation, const struct node *call);
struct datum function_or_else(const struct evaluation *evaluation, const struct node *call);

#endif
