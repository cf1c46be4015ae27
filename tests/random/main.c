/* project SEED FOLDER [KNOB=VALUE...]: writes a random project. Knobs are those of random.h: internal=7, mistakes=0 …
 */
#include "random.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum knob_type { KNOB_SEED, KNOB_INT, KNOB_BOOL, KNOB_WORD };

static const struct {
    const char *name;
    enum knob_type type;
    size_t offset;
} knobs[] = {
    {"internal", KNOB_SEED, offsetof(struct random_knobs, internal)},
    {"edit", KNOB_SEED, offsetof(struct random_knobs, edit)},
    {"documents", KNOB_INT, offsetof(struct random_knobs, documents)},
    {"kinds", KNOB_INT, offsetof(struct random_knobs, kinds)},
    {"filled", KNOB_INT, offsetof(struct random_knobs, filled)},
    {"mistakes", KNOB_INT, offsetof(struct random_knobs, mistakes)},
    {"unknown", KNOB_INT, offsetof(struct random_knobs, unknown)},
    {"foreign", KNOB_INT, offsetof(struct random_knobs, foreign)},
    {"customer_only", KNOB_BOOL, offsetof(struct random_knobs, customer_only)},
    {"canary", KNOB_WORD, offsetof(struct random_knobs, canary)},
};

static void turn(void *knob, enum knob_type type, const char *value) {
    unsigned long long number = strtoull(value, NULL, 10);
    switch (type) {
    case KNOB_SEED: *(uint64_t *)knob = number; return;
    case KNOB_INT: *(int *)knob = (int)number; return;
    case KNOB_BOOL: *(bool *)knob = number; return;
    case KNOB_WORD: *(struct str *)knob = str_of(value); return;
    }
}

/* "mistakes=0"; false when there is no such knob. */
static bool apply(struct random_knobs *out, const char *argument) {
    const char *equals = strchr(argument, '=');
    for (size_t i = 0; equals && i < sizeof knobs / sizeof *knobs; i++)
        if (str_equal_c((struct str){argument, (size_t)(equals - argument)}, knobs[i].name)) {
            turn((char *)out + knobs[i].offset, knobs[i].type, equals + 1);
            return true;
        }
    return false;
}

int main(int count, char **arguments) {
    const char *named = getenv("PLANPRESS_TEMPLATES");
    struct message problem = {0};
    struct str templates = str_of(named ? named : "templates");
    if (count < 3) return fputs("usage: project SEED FOLDER [KNOB=VALUE...]\n", stderr), 2;
    struct random_knobs made = random_knobs_new(strtoull(arguments[1], NULL, 10));
    for (int i = 3; i < count; i++)
        if (!apply(&made, arguments[i])) return fprintf(stderr, "there is no knob %s\n", arguments[i]), 2;
    struct arena *arena = arena_create();
    bool written = random_project_write(arena, &made, templates, str_of(arguments[2]), &problem);
    if (!written) fprintf(stderr, "seed %s: %.*s\n", arguments[1], STR_ARG(message_text(arena, NULL, problem)));
    arena_destroy(arena);
    return !written;
}
