/* The steps of command/run.c for one command, one after the other and on one thread. */
#include "workbench/checking.h"

#include "base/arena.h"
#include "command/guard.h"
#include "command/keeper.h"
#include "command/kept.h"
#include "command/messages.h"
#include "command/output.h"

bool checking_open(struct checking *checking, struct arena *arena, const struct options *options,
                   const struct project_options *wish, struct message *problem) {
    *checking = (struct checking){.arena = arena, .options = options, .said = diagnostics_new(arena)};
    checking->project = project_open(arena, &checking->said, wish, problem);
    return checking->project;
}

static bool has_one_of(const struct project_document *document, const struct str *names, size_t count) {
    for (size_t s = 0; s < document->source_count; s++)
        for (size_t i = 0; i < count; i++)
            if (str_equal(document->sources[s]->name, names[i])) return true;
    return false;
}

void checking_documents(struct checking *checking, const struct str *names, size_t count, struct diagnostics *sink) {
    struct project *project = checking->project;
    bool *chosen = NEW_ARRAY(checking->arena, bool, project->document_count + 1);
    for (size_t d = 0; d < project->document_count; d++) chosen[d] = has_one_of(&project->documents[d], names, count);
    project_check(project, sink, chosen, NULL);
}

static bool is_for_customers(const struct jobs *jobs) {
    for (size_t j = 0; j < jobs->count; j++)
        if (jobs->items[j].template && jobs->items[j].planned->layout->class == CLASS_CUSTOMER) return true;
    return false;
}

void checking_begin(struct checking *checking) {
    struct project *project = checking->project;
    struct diagnostics *sink = &checking->said;
    const struct options *options = checking->options;
    checking->begun = true;
    checking->editions = editions_open(project, sink);
    struct keeper *keeper = keeper_open(checking->arena, options, project, &checking->editions);
    checking->jobs = choose_jobs(checking->arena, sink, options, project, &checking->editions, keeper);
    struct output output = output_place(options, project->root);
    editions_place(&checking->editions, output_in_project(checking->arena, output, project), STR("html"));
    if (is_for_customers(&checking->jobs))
        checking->gate = gate_open(checking->arena, sink, project, &checking->editions);
    if (checking->jobs.count) checking->faces = faces_open(&project->theme, sink);
    keeper_use_faces(keeper, checking->faces);
    keeper_use_gate(keeper, checking->gate);
    keeper_use_shelf(keeper, checking->jobs.shelf);
    checking->run = (struct run){.options = options,
                                 .project = project,
                                 .editions = &checking->editions,
                                 .shelf = checking->jobs.shelf,
                                 .budget = &checking->taken,
                                 .faces = checking->faces,
                                 .gate = checking->gate,
                                 .keeper = keeper};
    if (!checking->faces || !project->dressed) checking->jobs.count = 0;
    kept_jobs_take(&checking->run, checking->jobs.items, checking->jobs.count);
    checking->worker = worker_open(&checking->run);
}

bool checking_step(struct checking *checking) {
    if (checking->next == checking->jobs.count) return false;
    job_do(&checking->run, &checking->worker, &checking->jobs.items[checking->next++]);
    return true;
}

struct diagnostics checking_end(struct checking *checking) {
    const struct jobs *jobs = &checking->jobs;
    guard_report_unused(&checking->run, checking->arena, &checking->said, jobs->items, jobs->count);
    return choose_messages(checking->arena, checking->options, checking->project, &checking->said, jobs);
}

void checking_close(struct checking *checking) {
    if (!checking->begun) return;
    kept_jobs_keep(&checking->run, checking->jobs.items, checking->next); /* what was left off goes on from there */
    worker_close(&checking->worker);
    for (size_t j = 0; j < checking->jobs.count; j++) arena_destroy(checking->jobs.items[j].arena);
    faces_close(checking->faces);
    gate_close(checking->gate);
    checking->begun = false;
}
