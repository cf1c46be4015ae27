/* What the server knows: which files it may serve, what is to be said of pages, and the last good bytes of those that were
 * looked at. Filled by what a round tells (tell.h); what it told last replaces what was known when it has come to its end. */
#ifndef WORKBENCH_KNOWN_H
#define WORKBENCH_KNOWN_H

#include "base/class.h"
#include "base/str.h"

struct known;

struct known *known_new(void);
void known_free(struct known *known);

/* Takes what a round tells; false: it is not about what is known here. */
bool known_take(struct known *known, char what, struct str bytes);
/* A new round begins: forgets what one that was killed has told. */
void known_begin(struct known *known);

/* Whether a file may be served, by its path below the output folder. */
bool known_serves(const struct known *known, struct str path);
/* What is to be said of a page, JSON; empty: nothing was planned there. */
struct str known_page(const struct known *known, struct str path);
/* What is said of all; empty: no round has come to its end yet. */
struct str known_all(const struct known *known);
bool known_failed(const struct known *known); /* the last round made nothing */
struct str known_explained(const struct known *known, struct str code);
void known_forget_explained(struct known *known);

/* The paths that may be served, by number, in order; empty: there is none. */
struct str known_path(const struct known *known, size_t number);

/* A page as this round will write it, while the round goes on; empty: there is none. */
struct str known_fresh(const struct known *known, struct str path);

/* Bytes of pages, the last ones of each, as much as fits; a copy is made. */
void known_keep(struct known *known, struct str path, struct str bytes);
struct str known_kept(const struct known *known, struct str path); /* empty: none */

#endif
