/* One job: one document by one layout, from its record to its files. Jobs share nothing that is written, so they run in
 * parallel. */
#ifndef COMMAND_JOB_H
#define COMMAND_JOB_H

#include "command/folder.h"
#include "command/reason.h"
#include "base/budget.h"
#include "compose/compose.h"
#include "edition/editions.h"
#include "gate/gate.h"
#include "layout/layout.h"
#include "project/outputs.h"
#include "site/site.h"

struct keeper;

/* What all jobs of a run share, read only. */
struct run {
    const struct options *options;
    const struct project *project;
    const struct catalogue *words; /* of what is said on the terminal; NULL: English */
    const struct editions *editions;
    const struct faces *faces;       /* NULL: there are no jobs */
    const struct gate *gate;         /* NULL: nothing is for customers */
    struct folder *folder;           /* NULL: nothing is written */
    const struct shelf *shelf;       /* by class; NULL: no job composes other documents */
    struct budget_run *budget;       /* what all jobs have taken: counted by each */
    struct keeper *keeper;           /* of what is kept for the next run; NULL: nothing is */
    struct site *sites[CLASS_COUNT]; /* what our own pages lead to and front pages tell; NULL: none for that class */
};

/* A file of a job. */
struct job_file {
    bool wanted; /* it is to be made */
    /* Of a release, where it is not written but held against what is there; else of what was kept: */
    bool made;
    struct sha256 hash;
};

struct job {
    const struct project_document *document;
    const struct template *template;      /* NULL: what its author wrote in Markdown is looked through for mistakes */
    const struct planned_output *planned; /* what it makes; NULL as well */
    bool idle;                            /* the document is only checked, and composing it can find no mistake */
    struct job_file html, pdf;            /* its files */
    const struct released *released;      /* of a release, what is asked for of them; else NULL */
    /* Results: */
    struct arena *arena; /* holds messages; destroyed by the owner of the job */
    struct diagnostics messages;
    struct message problem; /* the machine's; empty: none */
    struct str dump;        /* what --dump prints */
    size_t pages;
    bool made;               /* its outputs are there, as they ought to be */
    bool changed;            /* one of them was not so before */
    bool held;               /* for customers, and a rule of level error found something */
    bool *used;              /* by exception of the gate, whether it was needed; NULL: it was not asked */
    struct gate_tally tally; /* what the gate looked for */
    size_t composed;         /* how many of the messages are not the gate's */
    bool let;                /* the gate has let it through */
    /* Of what is kept between runs (kept.h): */
    bool taken;              /* it need not be done: all of the above is from a run before */
    bool gated;              /* the same, but for the gate: the files are there, and only they are gone through */
    struct reason reason;    /* why it had to be done */
    struct str kept;         /* the entry that it was taken from */
    struct trace *trace, *gate_trace; /* what it took while it was done; NULL: nobody asks */
};

/* What one thread keeps for all of its jobs: open languages, shaped words, faces cut down for PDFs. */
struct worker {
    struct locale *locales; /* opened so far; locale_among */
    struct shape_cache *shapes;
    struct pdf_kept *pdfs;
};
struct worker worker_open(const struct run *run);
void worker_close(struct worker *worker);

/* A file of its output, as the folder lists it. */
struct folder_file job_file_of(struct arena *arena, const struct job *job, const char *extension);

void job_do(const struct run *run, struct worker *worker, struct job *job);

#endif
