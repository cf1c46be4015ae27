/* Buffers over a tree of files: what an editor holds and has not saved yet. The tree answers as if it had been saved: a
 * file that is changed, one that is new, and folders that nothing but new files make.
 *
 * The rules of links are those of the tree below: a buffer is of the file that its path leads to, and lies in the tree
 * where that does. One whose path leads out of the tree, or to what is no file, is not there. */
#ifndef BASE_OVERLAY_H
#define BASE_OVERLAY_H

#include "base/files.h"

struct overlay_buffer {
    struct str path; /* as the tree below takes it */
    struct str bytes;
};

/* The tree with the buffers, of which a later one wins; their bytes and the tree below must live as long. */
const struct files *overlay_files(struct arena *arena, const struct files *below, const struct overlay_buffer *buffers,
                                  size_t count);

#endif
