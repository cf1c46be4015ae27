/* The end of the program when the machine cannot go on: no memory left, or a library that does not do what it is there
 * for. Prints one line and exits with status 3. */
#ifndef BASE_DIE_H
#define BASE_DIE_H

_Noreturn void die_out_of_memory(void);
_Noreturn void die_of_library(const char *name);
/* A mistake of ours that would be a silent one: a value is asked of what was not told to hold it (formula/asked.h). */
_Noreturn void die_of_asking(const char *document, const char *set, const char *field);

#endif
