/* Files with mistakes made at random: what a reader of the gate is handed by a broken disk, and by those who try. */
#ifndef UNIT_GATE_CHANGE_H
#define UNIT_GATE_CHANGE_H

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

static inline unsigned long gate_random(unsigned long *seed) {
    *seed = *seed * 6364136223846793005UL + 1442695040888963407UL;
    return *seed >> 33;
}

/* A copy with a few bytes changed, a part cut out, or one written twice. */
static inline struct str gate_changed(struct arena *arena, struct str bytes, unsigned long *seed) {
    char *copy = NEW_ARRAY(arena, char, bytes.size * 2 + 1);
    size_t from = gate_random(seed) % (bytes.size + 1), to = from + gate_random(seed) % 300, size = bytes.size;
    if (to > size) to = size;
    memcpy(copy, bytes.data, size);
    unsigned long kind = gate_random(seed) % 4;
    if (kind == 0) {
        memmove(copy + from, copy + to, size - to);
        size -= to - from;
    } else if (kind == 1) {
        memmove(copy + to, copy + from, size - from);
        size += to - from;
    } else
        for (size_t n = 1 + gate_random(seed) % 20; n && size; n--) {
            static const char telling[] = "<>&\"'/%()[]\\ \n0123456789-=!obj";
            copy[gate_random(seed) % size] =
                kind == 2 ? (char)gate_random(seed) : telling[gate_random(seed) % (sizeof telling - 1)];
        }
    return (struct str){copy, size};
}

#endif
