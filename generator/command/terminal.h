/* What is said on the terminal, and in which language: that of PLANPRESS_LANGUAGE, else the project's. Outputs have the
 * languages of their documents, whatever is said here. */
#ifndef COMMAND_TERMINAL_H
#define COMMAND_TERMINAL_H

#include <stdbool.h>

#include "base/catalogue.h"
#include "base/message.h"

struct arena;

/* What PLANPRESS_LANGUAGE says; may be empty. */
struct str terminal_language(void);
/* The languages of the project that this path is in. */
const struct languages *terminal_languages(struct arena *arena, struct str path);

/* For what is said before a project is opened: in the language that the planpress.yaml above this path names. NULL:
 * English. */
const struct catalogue *terminal_catalogue(struct arena *arena, struct str path);

/* Whether messages have colours: NO_COLOR and FORCE_COLOR say so, else whether somebody looks at a terminal. */
bool terminal_is_coloured(void);

/* "planpress: …", a line on the standard error. */
void terminal_say(const struct catalogue *catalogue, struct message message);

/* "0.25", "0,25" */
struct str terminal_seconds(struct arena *arena, const struct language *language, double seconds);

#endif
