/* Bars: from value to value, across and upright, and on top of each other. */
#include "figure/guide.h"

struct box bar_across(const struct scale *scale, double from, double to, millipoints middle, millipoints half) {
    millipoints a = scale_at(scale, from), b = scale_at(scale, to);
    return (struct box){smaller(a, b), middle - half, greater(a, b), middle + half};
}

struct box bar_upright(const struct scale *scale, double from, double to, millipoints middle, millipoints half) {
    millipoints a = scale_at(scale, from), b = scale_at(scale, to);
    return (struct box){middle - half, smaller(a, b), middle + half, greater(a, b)};
}

double stack_add(struct stack *stack, double value) {
    double *side = value > 0 ? &stack->above : &stack->below, from = *side;
    *side += value;
    return from;
}
