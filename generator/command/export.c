/* Choosing what is exported, and writing it. */
#include "command/export.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "command/output.h"
#include "kind/export.h"

static struct exported exported_of(struct arena *arena, const struct project_document *document) {
    struct str extension = path_extension(document->source->path);
    return (struct exported){.record = document->record,
                             .file = str_format(arena, "%.*s.%.*s", STR_ARG(document->stem), STR_ARG(extension)),
                             .findings = document->findings};
}

/* By kind, then id: as records are sorted everywhere. */
static int by_kind(const void *left, const void *right) {
    const struct exported *a = left, *b = right;
    int order = str_compare(a->record->set->kind->name, b->record->set->kind->name);
    if (!order) order = str_compare(a->record->id, b->record->id);
    return order ? order : str_compare(a->file, b->file);
}

static struct exported *choose(struct arena *arena, const struct project *project, const bool *chosen, size_t *count) {
    struct exported *documents = NEW_ARRAY(arena, struct exported, project->document_count + 1);
    *count = 0;
    for (size_t i = 0; i < project->document_count; i++)
        if (chosen[i] && !project->documents[i].broken)
            documents[(*count)++] = exported_of(arena, &project->documents[i]);
    if (*count) qsort(documents, *count, sizeof *documents, by_kind);
    return documents;
}

static bool write_json(struct computation *computation, const struct exported *documents, size_t count,
                       struct str *problem) {
    struct buffer out = {0};
    export_json(&out, computation, documents, count);
    bool written = fwrite(out.data, 1, out.size, stdout) == out.size && fflush(stdout) == 0;
    if (!written) *problem = STR("cannot write to the standard output");
    buffer_free(&out);
    return written;
}

static bool write_csv(struct arena *arena, struct computation *computation, const struct exported *documents,
                      size_t count, struct output output, struct str *problem) {
    struct export_tables tables = export_csv(arena, computation, documents, count);
    bool written = true;
    for (size_t i = 0; i < tables.count; i++) {
        struct str name = str_format(arena, "%.*s.csv", STR_ARG(tables.items[i].name));
        written = written && output_write(arena, output, name, &tables.items[i].bytes, problem);
        buffer_free(&tables.items[i].bytes);
    }
    return written;
}

bool export_documents(struct arena *arena, struct diagnostics *sink, const struct options *options,
                      struct project *project, const bool *chosen, struct str *problem) {
    size_t count;
    project_check(project, sink, chosen);
    const struct exported *documents = choose(arena, project, chosen, &count);
    struct computation computation = {
        .arena = arena, .sink = sink, .records = project->records, .project = project->record, .as_of = project->as_of};
    return options->csv ? write_csv(arena, &computation, documents, count, output_place(options, project), problem)
                        : write_json(&computation, documents, count, problem);
}
