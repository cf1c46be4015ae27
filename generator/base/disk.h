/* The disk as a tree of files.
 *
 * Links are followed by hand, one part of a path after the other: each folder is opened below the one before it and
 * never through a link, each link is read and its text decides where to go on. So what is opened is what was looked at,
 * whatever happens to the folders meanwhile; nothing outside the roots is ever looked at, and a way out ends with the
 * same answer whether or not anything is there. Only regular files are opened.
 *
 * What does not hold: a hard link or a mounted folder is what it looks like, a file or folder inside. */
#ifndef BASE_DISK_H
#define BASE_DISK_H

#include "base/files.h"

/* The tree below a folder, which may itself be named through links. What leads into one of the further roots is inside
 * too. NULL with a problem when one of them is not a folder. */
const struct files *disk_files(struct arena *arena, struct str folder, const struct str *further, size_t count,
                               struct message *problem);

/* The nearest folder, from the path upwards, that has an entry of this name, be it a link that leads to nothing; as the
 * user named it where that is possible. Empty: none. */
struct str disk_find_above(struct arena *arena, struct str path, struct str name);

/* The folder that a path is in: itself if it is one, else that of the file it leads to. */
struct str disk_folder(struct arena *arena, struct str path);

/* The absolute path with links resolved, for comparing; the path itself when it does not exist. */
struct str disk_absolute(struct arena *arena, struct str path);

#endif
