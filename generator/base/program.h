/* What the program is that runs: for keys of what runs keep, which another program must not take for its own. */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/sha256.h"

/* Of the program and of each library that it was started with: what the linker made of their contents (the build ID of
 * ELF), or where one has none, its name. Changes with every build that differs, and with every update of a library. */
struct sha256 program_identity(void);

#endif
