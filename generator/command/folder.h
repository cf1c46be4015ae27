/* The output folder while a run writes it: the one way by which anything gets there or goes.
 *
 * Beside the outputs, in `.planpress`, lies the list of what planpress wrote (manifest.h). A file is ours when the list
 * names it with the hash of what it holds; any other file is somebody else's and never touched, nor is one of ours that
 * somebody has changed. What this run does not make again, and is responsible for, goes.
 *
 * One run at a time: another that wants the same folder waits. Before a file is replaced, a line in the journal says
 * with what, so that after a kill the next run knows its files by their contents. */
#ifndef COMMAND_FOLDER_H
#define COMMAND_FOLDER_H

#include "base/buffer.h"
#include "base/file.h"
#include "command/manifest.h"
#include "command/output.h"

struct folder;
struct listener;

/* The folder of outputs that a path lies in, or is, by the list in it; else the usual one of the project that is there.
 * Empty: there is none. */
struct str folder_above(struct arena *arena, struct str path);
/* The folder of the project whose outputs lie there, as the list says; empty: it does not. */
struct str folder_project(struct arena *arena, struct str folder);

/* Opens the output folder of a project and waits until no other run writes it; before the project is read, so that what
 * is read is not older than what others have written meanwhile. A folder that cannot be written is said when something
 * is to be written. `root`: the project's folder, absolute, links resolved. That it waits is said unless `quiet`. */
struct folder *folder_open(struct output output, struct str root, bool quiet);
/* Who hears of each file that is written (listener.h); NULL: nobody. */
void folder_tell(struct folder *folder, const struct listener *listener);

enum folder_result {
    FOLDER_WRITTEN,
    FOLDER_UNCHANGED, /* the file holds these bytes already, and keeps its time */
    FOLDER_REFUSED,   /* what is there is not ours: folder_report names it */
    FOLDER_FAILED     /* a problem of the machine */
};

/* Puts a file there, whole or not at all. Many threads may write at once; no path is written twice. The problem lives
 * in the arena. */
enum folder_result folder_write(struct folder *folder, struct arena *arena, const struct folder_file *file,
                                struct str bytes, struct message *problem);

/* ---- for whoever knows what a file ought to hold, and need not make it ---- */

/* Whether what stands there holds these bytes. A stamp of old that the file still has is believed; else the file is
 * read. *stamp is what it has now. False also where the folder is that of another project. */
bool folder_is_as(struct folder *folder, struct arena *arena, struct str path, const struct sha256 *hash,
                  const struct file_stamp *old, struct file_stamp *stamp);
/* Such a file counts as made by this run. */
void folder_keep(struct folder *folder, const struct folder_file *file, const struct sha256 *hash);
/* Of a file that this run has made: false, it has not. */
bool folder_made(struct folder *folder, struct arena *arena, struct str path, struct sha256 *hash,
                 struct file_stamp *stamp);

/* Whether the file is there, made by this run or by one before. */
bool folder_holds(const struct folder *folder, struct str path);

/* What is listed, by number from 0; NULL: there is no such number, or it is gone. */
size_t folder_count(const struct folder *folder);
const struct folder_file *folder_listed(const struct folder *folder, size_t number);
/* The same by its path; NULL: nobody listed it. */
const struct folder_file *folder_find(const struct folder *folder, struct str path);

/* What the list was when the folder was opened; empty: there was none, or another project's, or a damaged one, or a
 * run before was killed. */
struct str folder_list(const struct folder *folder);

/* What stands at a path: as planpress wrote it, as somebody made it of that or of nothing of ours, or nothing. The
 * bytes of the first two live in the arena. */
enum folder_state { FOLDER_MISSING, FOLDER_OURS, FOLDER_FOREIGN };
enum folder_state folder_read(struct folder *folder, struct arena *arena, struct str path, struct str *bytes);

/* Removes what is listed, was not made by this run and for which `answers` is true, with the folders that are empty
 * then. False with a problem when the machine does not let us; the others are removed. */
bool folder_settle(struct folder *folder, bool (*answers)(const void *context, const struct folder_file *file),
                   const void *context, struct message *problem);

/* What a person wants to hear of; each list in order of paths. */
struct folder_report {
    const struct str *removed, *refused;
    const struct str *left;   /* no longer made, but somebody changed them: kept */
    const struct str *strays; /* in the folders of classes and not listed, where the list was lost or damaged: they may
                                 be outputs of before */
    size_t removed_count, refused_count, left_count, stray_count;
    bool damaged; /* the list of what was written could not be read in full */
};
/* After folder_settle. */
struct folder_report folder_report(struct folder *folder);

/* Writes the list and lets others in. What was made for nothing is taken back. False with a problem. */
bool folder_close(struct folder *folder, struct arena *arena, struct message *problem);

/* A path below the output folder as messages name it. */
struct str folder_shown(const struct folder *folder, struct arena *arena, struct str path);

#endif
