/* What planpress wrote into a folder: the list that tells its files from anybody else's, kept there as lines of text.
 */
#ifndef COMMAND_MANIFEST_H
#define COMMAND_MANIFEST_H

#include "base/sha256.h"
#include "base/class.h"

struct arena;
struct buffer;

/* A file as whoever makes it names it. Texts are without control characters. */
struct folder_file {
    struct str path;   /* below the output folder: "internal/konten/uhlenmoor/plan.html" */
    enum class class;  /* whose folder it lies in */
    struct str source; /* the document that it is made of, a path in the project's tree; "*": all of them */
    struct str layout; /* its name; of what no layout makes: what it is, such as "index" */
};

/* A content that a file may have; a killed run leaves in doubt which of them it has. */
struct manifest_content {
    struct sha256 hash;
    const struct manifest_content *next;
};

struct manifest_entry {
    struct folder_file file;
    struct str program;                      /* the version that wrote it */
    const struct manifest_content *contents; /* the newest first; never NULL */
    bool made;                               /* by this run */
    bool gone;                               /* it is no longer ours, and will not be listed */
};

struct manifest {
    struct arena *arena;
    struct str project; /* where the project lies that the outputs are of, as seen from their folder; empty: unknown */
    struct manifest_entry *entries;
    size_t count, capacity;
    size_t *places; /* by hash of path: entry + 1; 0: free */
    size_t place_count;
    bool damaged; /* some of what was written is not known any more */
};

/* Adds what a file's text says. The list ends with the hash of all that stands above it, so that a part of one is
 * noticed; of what is damaged the lines are taken that are whole, for an entry alone makes no file ours: its content
 * must have the entry's hash. */
void manifest_read(struct manifest *manifest, struct str text);
/* Adds the lines of runs that did not come to their end; the last may be torn. */
void manifest_read_journal(struct manifest *manifest, struct str text);

struct manifest_entry *manifest_find(const struct manifest *manifest, struct str path); /* NULL */
/* The next entry whose path differs from this one in nothing but capitals; *step, 0 at first, is where to go on. NULL:
 * none is left. Where capitals do not count both are one file. */
struct manifest_entry *manifest_find_alike(const struct manifest *manifest, struct str path, size_t *step);
/* The entry of a file, new if need be, with a content that it has or is about to have. */
struct manifest_entry *manifest_add(struct manifest *manifest, const struct folder_file *file, struct str program,
                                    struct sha256 hash);

bool manifest_entry_has(const struct manifest_entry *entry, const struct sha256 *hash);

/* Prints all that is not gone, by path. */
void manifest_print(struct buffer *out, const struct manifest *manifest);
void manifest_print_entry(struct buffer *out, const struct folder_file *file, struct str program,
                          const struct sha256 *hash);

#endif
