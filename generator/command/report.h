/* What a run says, kept for other programs: collected project by project, written down at the end as one file in the
 * form that --messages names, as a summary, or as a baseline (baseline.h). Paths are those of the repository, whatever
 * folder the command stands in. */
#ifndef COMMAND_REPORT_H
#define COMMAND_REPORT_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/mend.h"
#include "command/options.h"
#include "project/project.h"

struct baseline;

struct report_place {
    uint32_t line, column; /* from 1; the column in code points; 0: the file, the line as a whole */
};

struct report_mend {
    const char *kind;
    struct str title, file, text;
    struct report_place start, end;
};

/* A message as text that can be shown: nothing in it steers a terminal, and it is one line. */
struct report_message {
    enum severity severity;
    struct str code, message, help;
    struct str file; /* from the repository's root; empty: of no file */
    struct report_place start;
    uint32_t end_column; /* behind it; 0: not known */
    struct str row, field, class, source, account;
    struct str key; /* file, code, field and row: the same as long as it is the same finding */
    size_t again;   /* how many with that key stand before it */
    const struct report_mend *mends;
    size_t mend_count;
};

struct report {
    struct arena *arena;
    struct str here, root;        /* absolute: the current folder, the repository's root */
    struct report_message *items; /* after report_write: by severity, then as they came */
    size_t count, capacity, left_out;
    size_t errors, warnings, infos;
    struct baseline *baseline;     /* what is known already; NULL */
    size_t known;                  /* left out, because the baseline has them */
    size_t heard;                  /* warnings of all projects, those that --level leaves out too */
    struct buffer lines;           /* of a form for people that goes into a file */
    bool strict;                   /* warnings make the exit status 1 */
    const struct catalogue *words; /* of what is said of all; NULL: English */
};

/* NULL: nothing is asked for that has to be kept. */
struct report *report_new(struct arena *arena, const struct options *options);
/* Whether messages are written as they come, for people on the terminal. */
bool report_speaks(const struct options *options);

/* The path of a source as seen from the repository's root, else from the current folder. */
struct str report_path(const struct report *report, const struct source *source);
/* What a message is known by, on one line: code, file, field and row, with a tab between. */
struct str report_key(struct arena *arena, const struct report *report, const struct diagnostic *diagnostic);

/* Keeps messages that are to be said (messages.h). `project` may be NULL. */
void report_add(struct report *report, const struct catalogue *catalogue, const struct project *project,
                const struct diagnostic *said);

/* "content/plan.yaml:12:3", as far as it is known; empty: of no file. */
struct str report_shown_place(struct arena *arena, const struct report_message *message);

/* Writes what the options ask for. False with a problem. */
bool report_write(struct report *report, const struct options *options, struct message *problem);

/* The forms ----------------------------------------------------------------------------------------------------- */

void form_json(struct buffer *out, const struct report *report);
void form_github(struct buffer *out, const struct report *report);
void form_gitlab(struct buffer *out, const struct report *report);
void form_sarif(struct buffer *out, const struct report *report);
void form_junit(struct buffer *out, const struct report *report);
void form_summary(struct buffer *out, const struct report *report);

#endif
