/* The last words of the program. */
#include "base/die.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void die_of_library(const char *name) {
    fprintf(stderr, "planpress: the library %s failed: the machine has no memory left, or the library is damaged\n", name);
    _Exit(3);
}

_Noreturn void die_of_asking(const char *document, const char *set, const char *field) {
    fprintf(stderr,
            "planpress: “%s” of “%s” is asked of “%s”, which was read without it: that is a mistake of planpress, nothing "
            "was made. `planpress build` makes the same outputs without slices; please report this line\n",
            field, set, document);
    _Exit(3);
}

_Noreturn void die_out_of_memory(void) {
    fputs("planpress: the machine has no memory left\n", stderr);
    _Exit(3);
}
