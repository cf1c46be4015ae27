/* Finding broken documents and what draws on them. */
#include "project/broken.h"

#include "base/arena.h"

static bool consists_of(const struct project_document *document, const struct source *source) {
    for (size_t i = 0; i < document->source_count; i++)
        if (document->sources[i] == source) return true;
    return false;
}

/* Both sides of a merge stand in one of its files. */
static bool is_torn(const struct project_document *document) {
    for (size_t i = 0; i < document->source_count; i++)
        if (document->sources[i]->torn) return true;
    return false;
}

static const struct project_document *find_broken(const struct project *project, const struct record *record) {
    for (size_t i = 0; i < project->document_count; i++)
        if (project->documents[i].broken && project->documents[i].record == record) return &project->documents[i];
    return NULL;
}

static void warn(struct project *project, struct diagnostics *sink, const struct record *reader, struct span span,
                 const struct project_document *broken) {
    if (!broken || broken->record == reader || broken->source->torn) return;
    if (!span.source)
        for (size_t i = 0; i < project->document_count; i++)
            if (project->documents[i].record == reader) span = source_span_line(project->documents[i].source, 1);
    if (!span.source) return; /* a document that nobody wrote: what it is made of has the errors itself */
    struct diagnostic *d =
        diagnose(sink, SEVERITY_WARNING, CODE_X04, span, "it draws on {0}, which has errors", broken->source->path);
    diagnose_help(sink, d, "what could not be read there is missing here: correct that file first");
}

static void check_value(struct project *project, struct diagnostics *sink, const struct record *reader,
                        struct datum value) {
    if (value.kind == DATUM_RECORD && value.record->document != reader)
        warn(project, sink, reader, value.span, find_broken(project, value.record->document));
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++)
        if (value.items[i].kind == DATUM_RECORD && value.items[i].record->document != reader)
            warn(project, sink, reader, value.items[i].span, find_broken(project, value.items[i].record->document));
}

static void check_record(struct project *project, struct diagnostics *sink, const struct record *record) {
    for (size_t f = 0; f < record->set->count; f++) {
        const struct field *field = &record->set->fields[f];
        if (field->type != FIELD_DOCUMENTS || field->documents_by) {
            check_value(project, sink, record->document, record->values[f]);
            continue;
        }
        size_t count;
        struct record **documents = records_of_kind(project->records, field->documents, &count);
        for (size_t i = 0; i < count; i++)
            warn(project, sink, record->document, (struct span){0}, find_broken(project, documents[i]));
    }
}

void broken_mark(struct project *project, struct diagnostics *sink) {
    bool any = false;
    for (size_t i = 0; i < project->document_count; i++)
        any |= project->documents[i].broken |= is_torn(&project->documents[i]); /* else it contradicts another */
    for (const struct diagnostic *d = sink->first; d; d = d->next)
        for (size_t i = 0; d->severity == SEVERITY_ERROR && i < project->document_count; i++)
            if (consists_of(&project->documents[i], d->span.source)) any = project->documents[i].broken = true;
    for (size_t i = 0; any && i < project->records->count; i++) check_record(project, sink, project->records->items[i]);
}
