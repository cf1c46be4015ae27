/* Chance that is the same every time: a die is thrown from a seed and the name of what it decides, so that one decision
 * changes no other. */
#ifndef RANDOM_DICE_H
#define RANDOM_DICE_H

#include "base/str.h"

struct dice {
    uint64_t state;
};

static inline struct dice dice_new(uint64_t seed, struct str name) {
    uint64_t hash = 14695981039346656037u ^ (seed * 0x9E3779B97F4A7C15u);
    for (size_t i = 0; i < name.size; i++) hash = (hash ^ (unsigned char)name.data[i]) * 1099511628211u;
    return (struct dice){hash};
}

/* splitmix64 */
static inline uint64_t dice_throw(struct dice *dice) {
    uint64_t value = dice->state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

/* 0 to sides - 1; of no sides 0. */
static inline uint32_t dice_below(struct dice *dice, size_t sides) {
    uint64_t value = dice_throw(dice) >> 32;
    return sides ? (uint32_t)(value % sides) : 0;
}

static inline int dice_between(struct dice *dice, int least, int most) {
    return least + (int)dice_below(dice, (size_t)(most - least + 1));
}

static inline bool dice_chance(struct dice *dice, int percent) { return (int)dice_below(dice, 100) < percent; }

#define DICE_PICK(dice, array) ((array)[dice_below((dice), sizeof(array) / sizeof *(array))])

#endif
