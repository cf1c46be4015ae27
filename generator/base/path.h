/* Paths by text alone: joined, taken apart, one seen from another. Nothing here asks the disk. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/* Paths are joined with one '/', "." and ".." parts are resolved by text; an absolute second part stands alone. */
struct str path_join(struct arena *arena, struct str folder, struct str rest);
struct str path_folder(struct str path);    /* "a/b.c" → "a"; "b.c" → "." ; "/b" → "/" */
struct str path_name(struct str path);      /* "a/b.c" → "b.c" */
struct str path_stem(struct str path);      /* "a/b.tar.gz" → "b.tar" */
struct str path_extension(struct str path); /* "a/b.C" → "C"; none: empty */
/* `path` as seen from `folder`, both absolute or both relative to the same place. */
struct str path_relative(struct arena *arena, struct str folder, struct str path);
/* A relative path as the target of a link: what a URL has a use for, `#`, `%`, `?`, `:`, spaces and all bytes beyond
 * ASCII, as %XX. */
struct str path_url(struct arena *arena, struct str path);
/* The way back: %XX are bytes again. What is no such pair, and %00, stays as it is. */
struct str path_of_url(struct arena *arena, struct str url);
bool path_is_absolute(struct str path);
/* Whether the path is the folder or lies below it, by whole parts: "a/b" lies below "a", "ab" does not. Both are joined
 * paths, and both absolute or both relative to the same place. */
bool path_is_below(struct str path, struct str folder);

#endif
