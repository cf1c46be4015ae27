/* The last words of the program. */
#include "base/die.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void die_out_of_memory(void) {
    fputs("planpress: the machine has no memory left\n", stderr);
    _Exit(3);
}
