/* Which row and which field a message is about, told from where it stands: what reading says knows only its place. */
#ifndef COMMAND_ABOUT_H
#define COMMAND_ABOUT_H

#include "base/diagnostic.h"
#include "schema/record.h"

/* Where the values and rows of all documents begin. */
struct about;
const struct about *about_new(struct arena *arena, const struct records *records);

/* Fills in row, path and class of a diagnostic that has none, where a value or a row begins at its place. */
void about_fill(struct arena *arena, const struct about *about, struct diagnostic *diagnostic);

#endif
