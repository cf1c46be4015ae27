/* The machine's names. */
#include "base/machine.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

struct str machine_host(struct arena *arena) {
    char name[256] = "";
    const char *said = getenv("HOSTNAME"); /* inside a container that of the machine around it may be given */
    if (said && *said) return str_copy(arena, str_of(said));
    if (gethostname(name, sizeof name - 1)) return (struct str){0};
    return str_copy(arena, str_of(name));
}

struct str machine_user(struct arena *arena) {
    const char *name = getenv("LOGNAME");
    if (!name || !*name) name = getenv("USER");
    return str_copy(arena, str_of(name));
}
