/* Running the checks of documents, once for each: messages and layouts share what is found. */
#include "base/arena.h"
#include "kind/check.h"
#include "project/project.h"

struct checking {
    struct project *project;
    struct diagnostics *sink;
    struct arena *scratch;
    struct locale *locales; /* opened so far */
};

static void check_document(struct checking *checking, struct project_document *document) {
    struct project *project = checking->project;
    const struct record *record = document->record;
    if (!document->kind->check_count) return;
    struct computation computation = {.arena = checking->scratch,
                                      .sink = checking->sink,
                                      .records = project->records,
                                      .project = project->record,
                                      .as_of = project->as_of,
                                      .locale = locale_among(&checking->locales, record->language, record->region)};
    struct arena_mark mark = arena_mark(checking->scratch);
    struct locale *spoken = locale_among(&checking->locales, project->spoken, NULL);
    document->findings = checks_run(project->arena, checking->sink, &computation, spoken, document->record);
    arena_rewind(checking->scratch, mark);
    for (size_t i = 0; i < document->findings.count; i++) {
        finding_report(checking->sink, &document->findings.items[i]);
        document->held |= document->findings.items[i].check->level == SEVERITY_ERROR;
    }
}

void project_check(struct project *project, struct diagnostics *sink, const bool *chosen) {
    struct checking checking = {.project = project, .sink = sink, .scratch = arena_create()};
    for (size_t i = 0; i < project->document_count; i++)
        if (chosen[i]) check_document(&checking, &project->documents[i]);
    locale_close(checking.locales);
    arena_destroy(checking.scratch);
}
