/* `planpress new`: a project, or a document of a kind. */
#ifndef COMMAND_NEW_H
#define COMMAND_NEW_H

#include "command/options.h"

struct catalogue;
struct kind;
struct project;

/* Returns the exit status; everything has been printed. */
int new_make(const struct options *options, struct arena *arena, struct str templates);

/* What editors know of the documents of a project, from its folder; `planpress schema` makes it. */
#define NEW_SCHEMA ".vscode/planpress.schema.json"

/* Its parts, each in a file of its own. */
int new_project(const struct options *options, struct arena *arena, struct str templates);
int new_document(const struct options *options, struct arena *arena, struct project *project);

int new_like(const struct options *options, struct arena *arena, struct project *project, struct str path);

/* "accounts/huber/plan.yaml" is huber's: what is called as any plan takes the name of its folder. */
struct str new_id_from_path(struct arena *arena, const struct project *project, const struct kind *kind,
                            struct str path);

/* The nearest folder above a path that exists. */
struct str new_existing_folder(struct arena *arena, struct str path);

/* Prints to the standard output, or makes the file; false: the machine would not, which was said. */
bool new_write(struct arena *arena, const struct catalogue *words, struct str path, struct str text);

#endif
