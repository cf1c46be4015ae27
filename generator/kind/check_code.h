/* The codes of checks. A rule is called by a capital letter and digits, “P05”, or, where several rules belong together,
 * by these and a small letter: “P03a”, “P03b” are the rules of the family “P03”, a name for all of them. Letters of a
 * code are understood large or small. */
#ifndef KIND_CHECK_CODE_H
#define KIND_CHECK_CODE_H

#include <stdbool.h>

#include "base/str.h"

/* Whether a check may have the code: the program's own letters are taken. */
bool check_code_is_good(struct str code);
/* The letters that begin codes of the program, for messages: "D, F and G". */
struct message check_letters_taken(struct arena *arena);
/* "P03" of "P03a"; of a rule without family its own code. */
struct str check_family(struct str code);
bool check_has_family(struct str code);
/* Whether a name that somebody wrote is this rule's. */
bool check_is_called(struct str code, struct str name);
/* Whether it is the name of the family that the rule belongs to. */
bool check_is_of_family(struct str code, struct str name);

#endif
