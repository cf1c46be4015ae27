/* Running the checks of documents, once for each: messages and layouts share what is found. */
#include "base/arena.h"
#include "kind/check.h"
#include "project/project.h"

struct checking {
    struct project *project;
    struct arena *scratch;
    struct locale *locales; /* opened so far */
};

static void run_checks(struct checking *checking, struct project_document *document, struct diagnostics *sink,
                       struct trace *trace) {
    struct project *project = checking->project;
    const struct record *record = document->record;
    struct computation computation = {.arena = checking->scratch,
                                      .sink = sink,
                                      .records = project->records,
                                      .project = project->record,
                                      .as_of = project->as_of,
                                      .locale = locale_among(&checking->locales, record->language, record->region),
                                      .trace = trace};
    struct arena_mark mark = arena_mark(checking->scratch);
    struct locale *spoken = locale_among(&checking->locales, project->spoken, NULL);
    document->findings = checks_run(project->arena, sink, &computation, spoken, document->record);
    arena_rewind(checking->scratch, mark);
}

/* What was kept is taken, what has to be run is kept. */
static void find(struct checking *checking, struct project_document *document, struct diagnostics *sink,
                 const struct check_keeping *keeping) {
    struct diagnostics own = diagnostics_new(sink->arena);
    if (keeping && keeping->take(keeping->context, document, sink)) return;
    struct trace *trace = keeping ? keeping->begin(keeping->context, document) : NULL;
    run_checks(checking, document, &own, trace);
    if (keeping) keeping->keep(keeping->context, document, trace, &own);
    diagnostics_merge(sink, &own);
}

static void report(struct project_document *document, struct diagnostics *sink) {
    for (size_t i = 0; i < document->findings.count; i++) {
        finding_report(sink, &document->findings.items[i]);
        document->held |= document->findings.items[i].check->level == SEVERITY_ERROR;
    }
}

void project_check(struct project *project, struct diagnostics *sink, const bool *chosen,
                   const struct check_keeping *keeping) {
    struct checking checking = {.project = project, .scratch = arena_create()};
    for (size_t i = 0; i < project->document_count; i++) {
        struct project_document *document = &project->documents[i];
        if (!chosen[i] || !document->kind->check_count) continue;
        find(&checking, document, sink, keeping);
        report(document, sink);
    }
    locale_close(checking.locales);
    arena_destroy(checking.scratch);
}
