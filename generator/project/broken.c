/* Finding broken documents and what draws on them. */
#include "project/broken.h"

#include <stdlib.h>

#include "base/arena.h"

/* The documents by their records' numbers, and their files. */
struct searching {
    struct project *project;
    struct diagnostics *sink;
    struct project_document **by_number;
    struct file_of {
        const struct source *source;
        struct project_document *document;
    } * files; /* by the addresses of the sources */
    size_t file_count;
};

static int by_source(const void *left, const void *right) {
    const struct file_of *a = left, *b = right;
    return (a->source > b->source) - (a->source < b->source);
}

static struct searching search_start(struct project *project, struct diagnostics *sink, struct arena *scratch) {
    struct searching searching = {.project = project, .sink = sink};
    size_t count = 0;
    for (size_t i = 0; i < project->document_count; i++) count += project->documents[i].source_count;
    searching.by_number = NEW_ARRAY(scratch, struct project_document *, project->records->count);
    searching.files = NEW_ARRAY(scratch, struct file_of, count + 1);
    for (size_t i = 0; i < project->document_count; i++) {
        struct project_document *document = &project->documents[i];
        searching.by_number[document->record->number] = document;
        for (size_t s = 0; s < document->source_count; s++)
            searching.files[searching.file_count++] = (struct file_of){document->sources[s], document};
    }
    if (count) qsort(searching.files, count, sizeof *searching.files, by_source);
    return searching;
}

/* A chapter may belong to several documents. */
static bool break_those_of(const struct searching *searching, const struct source *source) {
    size_t low = 0, high = searching->file_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (searching->files[middle].source < source) low = middle + 1;
        else high = middle;
    }
    size_t first = low;
    for (; low < searching->file_count && searching->files[low].source == source; low++)
        searching->files[low].document->broken = true;
    return low > first;
}

/* Both sides of a merge stand in one of its files. */
static bool is_torn(const struct project_document *document) {
    for (size_t i = 0; i < document->source_count; i++)
        if (document->sources[i]->torn) return true;
    return false;
}

static const struct project_document *find_broken(const struct searching *searching, const struct record *record) {
    const struct project_document *document = searching->by_number[record->number];
    return document && document->broken ? document : NULL;
}

static void warn(const struct searching *searching, const struct record *reader, struct span span,
                 const struct project_document *broken) {
    if (!broken || broken->record == reader || broken->source->torn) return;
    const struct project_document *document = searching->by_number[reader->number];
    if (!span.source && document) span = source_span_line(document->source, 1);
    if (!span.source) return; /* a document that nobody wrote: what it is made of has the errors itself */
    struct diagnostic *d = diagnose(searching->sink, SEVERITY_WARNING, CODE_X04, span,
                                    "it draws on {0}, which has errors", broken->source->path);
    diagnose_help(searching->sink, d, "what could not be read there is missing here: correct that file first");
}

static void check_value(const struct searching *searching, const struct record *reader, struct datum value) {
    if (value.kind == DATUM_RECORD && value.record->document != reader)
        warn(searching, reader, value.span, find_broken(searching, value.record->document));
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++)
        if (value.items[i].kind == DATUM_RECORD && value.items[i].record->document != reader)
            warn(searching, reader, value.items[i].span, find_broken(searching, value.items[i].record->document));
}

static void check_record(const struct searching *searching, const struct record *record) {
    for (size_t f = 0; f < record->set->count; f++) {
        const struct field *field = &record->set->fields[f];
        if (field->type != FIELD_DOCUMENTS || field->documents_by) {
            check_value(searching, record->document, *record_said_at(record, f));
            continue;
        }
        size_t count;
        struct record **documents = records_of_kind(searching->project->records, field->documents, &count);
        for (size_t i = 0; i < count; i++)
            warn(searching, record->document, (struct span){0}, find_broken(searching, documents[i]));
    }
}

void broken_mark(struct project *project, struct diagnostics *sink) {
    bool any = false;
    for (size_t i = 0; i < project->document_count; i++)
        any |= project->documents[i].broken |= is_torn(&project->documents[i]); /* else it contradicts another */
    if (!any && !sink->errors) return;
    struct arena *scratch = arena_create();
    struct searching searching = search_start(project, sink, scratch);
    for (const struct diagnostic *d = sink->first; d; d = d->next)
        if (d->severity == SEVERITY_ERROR) any |= break_those_of(&searching, d->span.source);
    for (size_t i = 0; any && i < project->records->count; i++) check_record(&searching, project->records->items[i]);
    arena_destroy(scratch);
}
