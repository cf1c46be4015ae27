/* The files that an editor has open, with what stands in them as it types. */
#ifndef WORKBENCH_OPEN_FILES_H
#define WORKBENCH_OPEN_FILES_H

#include <stdint.h>

#include "base/buffer.h"
#include "workbench/text_map.h"

struct arena;

struct open_file {
    struct open_file *next; /* in the order in which they were opened */
    struct str uri;         /* as the editor says it */
    struct str path;        /* absolute, links in its folder resolved; empty: it is no file of this machine */
    int64_t version;
    struct buffer text;
    bool lost;    /* a change did not fit, so that nobody knows what the editor has: until all of it is sent again */
    bool touched; /* since its messages were last said */
    struct arena *arena; /* of itself */
};

struct open_files {
    struct open_file *first;
    size_t count;
};

/* Opens a file, or again one that is open. */
struct open_file *open_files_open(struct open_files *files, struct str uri, int64_t version, struct str text);
struct open_file *open_files_find(const struct open_files *files, struct str uri);
struct open_file *open_files_at(const struct open_files *files, struct str path); /* by its resolved path */
void open_files_close(struct open_files *files, struct open_file *file);
void open_files_close_all(struct open_files *files);

/* Puts a text in place of a range. False: there is no such range; nothing is changed. */
bool open_file_change(struct open_file *file, struct position_range range, enum position_encoding encoding,
                      struct str text);
void open_file_replace(struct open_file *file, struct str text);

/* "file:///tmp/a%20b.md" → "/tmp/a b.md"; empty: it is something else. */
struct str uri_path(struct arena *arena, struct str uri);
struct str uri_of_path(struct arena *arena, struct str path);

#endif
