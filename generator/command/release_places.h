/* Where files lie that somebody releases: the command line names files, or folders of them; the list in the folder of
 * outputs above them says which project they are of. */
#ifndef COMMAND_RELEASE_PLACES_H
#define COMMAND_RELEASE_PLACES_H

#include "command/options.h"

/* Outputs of one project, and what of them was named. */
struct release_place {
    struct str folder; /* of outputs */
    struct str root;   /* of the project */
    struct str *paths; /* below the folder */
    size_t count, capacity;
};

struct release_places {
    struct release_place *items;
    size_t count, capacity;
};

/* In the order of the command line. False: what lies in no such folder was said. */
bool release_places_of(struct arena *arena, const struct options *options, struct release_places *places);

/* The options as if that place had been named alone: `paths` are those below its folder. */
struct options release_place_options(struct arena *arena, const struct options *options,
                                     const struct release_place *place);

#endif
