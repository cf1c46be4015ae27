/* What computes the functions of the table in functions.c. Private to functions*.c. */
#ifndef FORMULA_FUNCTIONS_H
#define FORMULA_FUNCTIONS_H

#include "formula/tree.h"

/* Over the values of the arguments. */
#define APPLY(name)                                                                            \
    struct datum function_##name(const struct evaluation *evaluation, const struct node *call, \
                                 const struct datum *arguments)
APPLY(sum);
APPLY(avg);
APPLY(avg_of_people);
APPLY(min);
APPLY(max);
APPLY(count);
APPLY(count_unknown);
APPLY(unasked);
APPLY(mentions);
APPLY(names);
APPLY(about);
APPLY(first);
APPLY(last);
APPLY(contains);
APPLY(unique);
APPLY(most_frequent);
APPLY(join);
APPLY(share);
APPLY(growth);
APPLY(growth_of_list);
APPLY(round);
APPLY(missing);
APPLY(unknown);
APPLY(unsaid);
APPLY(text);
APPLY(label);
APPLY(with_unit);
APPLY(top);
APPLY(before);
APPLY(previous);
APPLY(cr);
APPLY(cagr);
APPLY(gap);
APPLY(difference);
APPLY(progress);
APPLY(weighted);
APPLY(weighted_avg);
APPLY(risk_score);
APPLY(met);
APPLY(trend);
APPLY(hhi);
APPLY(cumulative_share);
APPLY(abc);
APPLY(year);
APPLY(days);
APPLY(age);
APPLY(overdue);
APPLY(add_months);
APPLY(notice_deadline);
APPLY(years);
APPLY(clock);
APPLY(fiscal_year);
APPLY(next_year);
APPLY(fiscal_start);
APPLY(fiscal_end);
APPLY(fiscal_days);
APPLY(fiscal_elapsed);
APPLY(run_rate);
APPLY(pro_rata);
APPLY(pro_rata_attainment);
APPLY(rest_of_year);
APPLY(cash_flows);
APPLY(npv);
APPLY(payback);
APPLY(roi);
APPLY(chance_of_reaching);
#undef APPLY

/* Over the arguments themselves: not all of them are computed, or not here. */
struct datum function_sort(const struct evaluation *evaluation, const struct node *call);
struct datum function_in_circle(const struct evaluation *evaluation, const struct node *call);
struct datum function_if(const struct evaluation *evaluation, const struct node *call);
struct datum function_or_else(const struct evaluation *evaluation, const struct node *call);
struct datum function_lookup(const struct evaluation *evaluation, const struct node *call);
struct datum function_lookup_all(const struct evaluation *evaluation, const struct node *call);

/* What several of them share. */
struct datum number_of(struct decimal value);
struct datum percent_of(struct decimal value);
bool integer_of(struct datum datum, int64_t *out);
/* part / whole as percent; missing when one is, or the whole is 0. */
struct datum share_of(const struct evaluation *evaluation, const struct node *call, struct datum part,
                      struct datum whole);
/* a - b; missing when one is. */
struct datum difference_of(const struct evaluation *evaluation, const struct node *call, struct datum a,
                           struct datum b);

#endif
