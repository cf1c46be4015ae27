/* What documents are read by, beside themselves: the program, and of the templates the files that say what kinds and
 * languages there are. Who keeps what was read keeps it with this identity, and takes it by no other. */
#ifndef PROJECT_IDENTITY_H
#define PROJECT_IDENTITY_H

#include "base/sha256.h"
#include "project/project.h"

struct identity;

struct identity *identity_new(struct arena *arena);
/* A file of templates that was read, of the project (0) or built-in (1). */
void identity_note(struct identity *identity, int place, struct str name, const struct source *source);
/* Of all that was noted, in whatever order, and of the program. */
struct sha256 identity_close(const struct identity *identity);

#endif
