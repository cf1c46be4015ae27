/* Random projects: folders that planpress compiles, the same for the same knobs on any machine.
 *
 * A project has a planpress.yaml, a register of people, documents of the built-in kinds that have layouts, kinds of its
 * own with layouts, checks and computed fields, further layouts of built-in kinds, chapters and an image. What is in a
 * document follows from its kind as planpress itself reads it: any of a field's names as key, values of its type in
 * the notation of the document's language, ids that references find, Markdown with formulas, widgets, footnotes,
 * images and `::: internal` blocks, rows as YAML, keyed mappings or pipe tables.
 *
 * How chance is used is what makes properties testable: each value is thrown from the seed and its own path alone
 * (dice.h). Thus
 *   - with mistakes = 0 and foreign = 0 the project has no reading errors, only findings;
 *   - two values of `internal` give two projects that differ only in what no customer may see;
 *   - two values of `edit` give two states of a project that differ in a few fields of one document;
 *   - with a `canary` all texts above class customer hold that word, and no other does.
 *
 * tests/random/main.c is the command, tests/random.sh the first property: check and build give the same messages. */
#ifndef RANDOM_RANDOM_H
#define RANDOM_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/message.h"
#include "base/str.h"

struct arena;

struct random_knobs {
    uint64_t seed;
    uint64_t internal;  /* seed of what is above class customer; 0: the seed */
    uint64_t edit;      /* 0: as made; else which edit of one document */
    int documents;      /* besides planpress.yaml and the people */
    int kinds;          /* of the project's own */
    int filled;         /* percent of the fields that need not be written but are */
    int mistakes;       /* percent of values, keys, blocks and files with something wrong */
    int unknown;        /* percent of values that are “?” */
    int foreign;        /* percent of amounts in another currency than the project's */
    bool customer_only; /* what is above class customer is only written where it is required */
    struct str canary;  /* a word for all texts above class customer; empty: none */
};

/* How the tests have them: a few documents of every sort, few mistakes. */
struct random_knobs random_knobs_new(uint64_t seed);

/* Writes the project into a folder, which must be empty or absent. `templates` is the folder of the built-in kinds.
 * False with a problem when the machine cannot write, or when the kinds that were made are not good, which is a bug. */
bool random_project_write(struct arena *arena, const struct random_knobs *knobs, struct str templates,
                          struct str folder, struct message *problem);

#endif
