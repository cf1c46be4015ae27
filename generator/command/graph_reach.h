/* Which files of a project an output hangs on besides slices: the documents that are read as they are, what their Markdown
 * and paths name, templates. */
#ifndef COMMAND_GRAPH_REACH_H
#define COMMAND_GRAPH_REACH_H

#include "base/word_list.h"
#include "command/asking.h"
#include "project/slice.h"

/* A document of the project, one of a register too. */
struct graph_document {
    const struct record *record;
    const struct source **sources; /* its own and its chapters */
    size_t source_count;
    struct str name;        /* of its own */
    struct word_list files; /* that its Markdown and paths name: paths in the tree */
    const struct record **documents; /* to which links of it lead */
    size_t linked_count, linked_capacity;
    bool computes;          /* its author's Markdown has formulas or widgets */
};

struct graph_reach {
    struct arena *arena;
    const struct project *project;
    struct graph_document *documents; /* in the order of a walk */
    size_t count;
    bool assumed; /* something is made of names that documents say (kind/record_assumed.h): nothing can be cut */
};

struct graph_reach *graph_reach_open(struct arena *arena, const struct project *project);

/* Of an output: its own document's files first, then those of documents that are read as they are, then what is named. */
struct word_list graph_reach_files(const struct graph_reach *reach, const struct planned_output *planned,
                                   const struct asking_layout *layout);
/* Whether these are all documents, so that there is nothing to slice. */
bool graph_reach_is_whole(const struct graph_reach *reach, const struct planned_output *planned,
                          const struct asking_layout *layout);

/* Sorts a list and leaves each of its words once. */
void graph_keep_once(struct word_list *list);

/* Adds the files that documents name, each once. */
void graph_reach_named(const struct graph_reach *reach, struct word_list *files);
/* Adds the files of the project's own templates, and the folders that documents lie in. */
void graph_reach_templates(const struct graph_reach *reach, struct word_list *files);
void graph_reach_folders(const struct graph_reach *reach, struct word_list *folders);

#endif
