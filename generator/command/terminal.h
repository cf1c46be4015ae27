/* What is said on the terminal, and in which language: that of PLANPRESS_LANGUAGE, else the project's. Outputs have the
 * languages of their documents, whatever is said here. */
#ifndef COMMAND_TERMINAL_H
#define COMMAND_TERMINAL_H

#include <stdbool.h>

#include "base/catalogue.h"
#include "base/message.h"

struct arena;

/* The language that PLANPRESS_LANGUAGE names; false: none, or one that we do not speak. */
bool terminal_language_named(enum language *out);

/* For what is said before a project is opened: in the language that the planpress.yaml above this path names. NULL:
 * English. */
const struct catalogue *terminal_catalogue(struct arena *arena, struct str path);

/* "planpress: …", a line on the standard error. */
void terminal_say(const struct catalogue *catalogue, struct message message);

/* "0.25", "0,25" */
struct str terminal_seconds(struct arena *arena, enum language language, double seconds);

#endif
