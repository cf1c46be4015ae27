/* The end of the program when the machine cannot go on: no memory left. Prints one line and exits with status 3. */
#ifndef BASE_DIE_H
#define BASE_DIE_H

_Noreturn void die_out_of_memory(void);

#endif
