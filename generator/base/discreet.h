/* What a message may say where anybody can read it: in the log of a build server, over somebody's shoulder. */
#ifndef BASE_DISCREET_H
#define BASE_DISCREET_H

#include "base/diagnostic.h"

/* A confidential value in a sentence, until it is known in which language it is said that it is one. No file holds
 * such a character. */
#define DISCREET_MARK "\x01"

/* The diagnostic without confidential values, each of which is said as "(confidential)" in the language of the
 * catalogue: a rule's finding in the words of `told`; of a source that holds confidential fields neither a line is
 * quoted nor what stands there, but its keys. In the arena. */
struct diagnostic diagnostic_discreet(struct arena *arena, const struct catalogue *catalogue,
                                      const struct diagnostic *diagnostic);

/* A sentence with marks as it is said. */
struct message discreet_message(struct arena *arena, const struct catalogue *catalogue, struct message told);

#endif
