/* What the machine that a build runs on is called, and who runs it: what no output may tell. Nothing else asks for it.
 */
#ifndef BASE_MACHINE_H
#define BASE_MACHINE_H

#include "base/str.h"

struct arena;

struct str machine_host(struct arena *arena);
struct str machine_user(struct arena *arena); /* as the environment says; may be empty */

#endif
