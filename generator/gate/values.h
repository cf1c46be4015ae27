/* The texts and figures that records hold, as they would be read, each with its place: of an edition for customers all,
 * of full records those that such an edition does not have. */
#ifndef GATE_VALUES_H
#define GATE_VALUES_H

#include "formula/formula.h"

struct gate_value {
    struct str text; /* figures: as printed */
    struct span span;
    const struct field *field;
    enum class class;
    bool figure;
    bool name;   /* the name of a competitor, or a short one */
    bool master; /* what a customer, our company or a product is called */
};

struct gate_values {
    struct arena *arena;
    struct computation *computation; /* of the records; its locale prints figures. NULL: texts alone */
    struct gate_value *items;
    size_t count, capacity;
};

/* Everything in a record of an edition for customers. */
void gate_values_seen(struct gate_values *values, const struct record *record);
/* What a full record holds and `seen`, the same in an edition for customers, does not; NULL: nothing of it is seen.
 * Figures only when nobody takes them for others: with a unit or of four digits, no years, no whole numbers up to a
 * hundred. */
void gate_values_hidden(struct gate_values *values, const struct record *record, const struct record *seen);

#endif
