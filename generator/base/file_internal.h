/* What the files that call the system share. Private to file*.c. */
#ifndef BASE_FILE_INTERNAL_H
#define BASE_FILE_INTERNAL_H

#include "base/file.h"

/* A path for the system; NULL (with errno set) when it holds a NUL and so can name nothing. */
const char *file_system_path(struct arena *arena, struct str path);
/* False, with a problem that says why; the second with the system's reason, in errno. */
bool file_fail(struct arena *arena, struct message *problem, const char *pattern, struct str path, const char *reason);
bool file_fail_system(struct arena *arena, struct message *problem, const char *pattern, struct str path);
/* Closes in any case, and keeps the errno of what failed first. */
bool file_close_after(int descriptor, bool fine);

#endif
