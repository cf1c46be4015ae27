/* Libraries that few runs need. They are loaded where they are first used, for loading one costs every run as much as reading a
 * small plan: libgit2 alone brings twenty further ones along. Whoever needs one lists its calls once:
 *
 *     #define CALLS(call) call(git_libgit2_init) call(git_repository_free)
 *     struct git { CALLS(LIBRARY_CALL) };
 *     struct git git;
 *     library_load("libgit2.so.1.5", (const char *const[]){CALLS(LIBRARY_NAME) NULL}, &git);
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#define LIBRARY_CALL(name) __typeof__(name) *name;
#define LIBRARY_NAME(name) #name,

/* Fills the struct of pointers to functions, in the order of the names. A library that is not there, or lacks a name, ends the program
 * (die.h). It stays loaded. */
void library_load(const char *file, const char *const *names, void *calls);

#endif
