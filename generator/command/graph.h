/* The steps that make a project's outputs (step.h), for engines that do them on many machines: each with exactly the files
 * that it reads and those that it writes. The engine's cache, its workers and its scheduling are its own; the program
 * never schedules machines.
 *
 * The last step is a build that takes the outputs of all others over (--records), looks whether each is what it would
 * make, and makes what is made of everything: front pages, calendars, lists for customers, the list of what was written.
 * So whatever engines do, the folder is that of a plain build. */
#ifndef COMMAND_GRAPH_H
#define COMMAND_GRAPH_H

#include "base/buffer.h"
#include "command/options.h"

enum graph_step_kind { GRAPH_ASKED, GRAPH_RECORD, GRAPH_SLICE, GRAPH_OUTPUT, GRAPH_FRONT };
enum { GRAPH_STEP_KINDS = GRAPH_FRONT + 1 };

/* All paths are as seen from where the graph was printed; steps are done from there. */
struct graph_step {
    enum graph_step_kind kind;
    const struct str *words; /* behind the program's name; `{}` of a word's own stands for nothing */
    size_t word_count;
    const struct str *inputs; /* besides what all steps read */
    size_t input_count;
    const struct str *outputs; /* the first is always there afterwards */
    size_t output_count;
    struct str folder; /* of an output: all that it writes lies there; else empty */
    struct str about;  /* what people know it by: “konten/uhlenmoor/plan (handout)” */
};

struct graph {
    struct arena *arena;
    struct str program;        /* as it was called */
    const struct str *shared;  /* what all steps read: planpress.yaml, the project's templates */
    size_t shared_count;
    const struct str *folders; /* whose entries say which documents there are */
    size_t folder_count;
    const struct str *documents; /* and what these say */
    size_t document_count;
    const struct str *named; /* files that documents name */
    size_t named_count;
    const struct str *again; /* the words that print this graph again */
    size_t again_count;
    struct str output; /* the folder of outputs */
    struct str site;   /* another, for engines that keep what they make apart */
    const struct graph_step *steps;
    size_t step_count;
};

/* Prints the graph of a project; the exit status. */
int graph_print(const struct options *options, struct arena *arena, struct str templates);

/* One for each form. False with a problem: a name has no form there. */
bool graph_ninja(const struct graph *graph, struct buffer *out, struct message *problem);
bool graph_make(const struct graph *graph, struct buffer *out, struct message *problem);
bool graph_bazel(const struct graph *graph, struct buffer *out, struct message *problem);
bool graph_bzl(const struct graph *graph, struct buffer *out, struct message *problem);
bool graph_dot(const struct graph *graph, struct buffer *out, struct message *problem);

/* A word as a shell reads it, in quotes where it needs them. */
struct str graph_shell(struct arena *arena, struct str word);
const char *graph_kind_name(enum graph_step_kind kind);

#endif
