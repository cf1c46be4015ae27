/* Which projects the paths of the command line belong to. Each path belongs to the project of the nearest
 * planpress.yaml upwards; without one, to that of its folder, or of the outermost folder without one that was named and
 * holds it. What lies in a folder of --root and has no planpress.yaml belongs to the first project named. */
#ifndef COMMAND_PROJECTS_H
#define COMMAND_PROJECTS_H

#include "command/options.h"
#include "project/project.h"

/* A project, and what of it was named. */
struct chosen_project {
    struct str root;     /* as the user named it */
    struct str absolute; /* links resolved */
    struct str *paths;
    size_t path_count, path_capacity;
    bool done, vacant; /* vacant: it has no document, only projects of their own inside it */
};

struct chosen_projects {
    struct arena *arena;
    const struct options *options;
    struct chosen_project *items;
    size_t count, capacity;
    struct str common; /* the folder that holds the roots of all that were named */
};

struct chosen_projects projects_named(struct arena *arena, const struct options *options);

/* The first that is not done and does not lie in another that is not done, whose documents may bring further paths of
 * it; its place among the items, or their count: all are done. */
size_t projects_next(const struct chosen_projects *projects);

/* Adds the projects inside an open one that a path of it holds. */
void projects_add_nested(struct chosen_projects *projects, size_t at, const struct project *project);

/* More than one has documents. */
bool projects_are_several(const struct chosen_projects *projects);

/* The options as if the project had been named alone. With -o each of several has a folder of its own below it, called
 * as its own lies below what is common to all. */
struct options projects_options(const struct chosen_projects *projects, const struct chosen_project *chosen);

#endif
