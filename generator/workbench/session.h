/* A session: the projects that an editor works in, each read again when something of it has changed, with what it holds
 * unsaved over the files.
 *
 * What is slow is kept from one reading to the next: templates (project/dress.h), images of records and results of checks
 * and layouts (project/store.h, in memory; what stands in unsaved buffers is written nowhere). A reading has an arena of
 * its own, which goes with it. */
#ifndef WORKBENCH_SESSION_H
#define WORKBENCH_SESSION_H

#include "base/stash.h"
#include "workbench/checking.h"
#include "workbench/late.h"
#include "workbench/open_files.h"

/* What was last said of a file. */
struct said_file {
    struct said_file *next;
    struct str path;  /* absolute */
    struct hash hash; /* of what was sent */
    bool empty;
};

/* A project, or a folder that is none, with what of it is read. */
struct workplace {
    struct workplace *next;
    struct str root;      /* absolute */
    bool settled;         /* it has a planpress.yaml */
    bool named;           /* it is a folder of the editor's: looked at though nothing of it is open */
    struct stash *stash;
    struct store *store;
    struct dress dress;
    struct arena *dress_arena;  /* in which the dress was made */
    struct hash templates;      /* of the files of its own templates when it was */
    struct checking checking;   /* what was read; no project: nothing */
    const struct project *good; /* the last in which each open file that was a document before is one; NULL: none */
    struct arena *good_arena;
    struct message problem;     /* why it cannot be read; lives as the checking */
    struct diagnostics found;   /* of what was looked at last, sorted: of the touched files, or all when `whole` */
    struct late late;           /* of what was checked last, until it is again */
    bool whole;                 /* all is checked */
    bool stale;                 /* something has changed since */
    bool unsaid;                /* what was found is not said yet */
    struct said_file *said;
    struct arena *arena; /* of itself */
};

struct session {
    struct arena *arena;
    const struct options *options; /* of the command line */
    struct str templates;          /* the built-in ones */
    struct str language;           /* of the editor; empty: that of the project */
    struct open_files files;
    enum position_encoding encoding;
    struct workplace *places;
};

struct session session_open(struct arena *arena, const struct options *options);
void session_close(struct session *session);

/* Of a file or folder; made when it is asked for first. NULL: nothing of it can be ours: a file outside of all projects
 * that does not say its kind. */
struct workplace *session_place(struct session *session, struct str path);
struct workplace *session_place_of(struct session *session, const struct open_file *file);
void session_drop(struct session *session, struct workplace *place);

/* A file has changed, on the disk or as it is typed. */
void session_changed(struct session *session, struct str path);

/* Reads the project again if anything has changed, and looks at the touched files. */
void workplace_read(struct session *session, struct workplace *place);
/* Goes on with checking everything; `may_go_on` says whether to, between two steps. True: all is done. */
bool workplace_check(struct session *session, struct workplace *place, bool (*may_go_on)(void *context), void *context);

/* What is known of a file as it stands, sorted; lives until something changes. */
struct diagnostics workplace_found_in(struct session *session, struct workplace *place, const struct open_file *file);

/* The text that a source was read from, as its editor has it; of one that is not open, the source's. */
struct str session_text(const struct session *session, const struct workplace *place, const struct source *source);
/* Where it lies: absolute. */
struct str workplace_path(struct arena *arena, const struct workplace *place, const struct source *source);

#endif
