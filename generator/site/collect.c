/* Gathering what indexes, calendars and lists tell. */
#include "site/collect.h"

#include "base/arena.h"

void collector_rewind(struct collector *collector, struct arena_mark mark) {
    collector->computation.memo = NULL;
    collector->computation.indexes = NULL;
    collector->computation.folded = NULL;
    arena_rewind(collector->computation.arena, mark);
}

const struct site_output *site_main_output(const struct site_document *document, bool there) {
    const struct site_output *best = NULL;
    for (size_t i = 0; i < document->output_count; i++) {
        const struct site_output *output = &document->outputs[i];
        if (there && !site_output_is_there(output)) continue;
        /* Of several for one circle the first of the kind: it alone is called as the document, without its layout. */
        bool better = best && output->class == best->class && output->stem.size < best->stem.size;
        if (!best || output->class > best->class || better) best = output;
    }
    return best;
}

struct site *site_collect(struct arena *arena, const struct project *project, const struct edition *edition,
                          struct str folder) {
    struct site *site = NEW(arena, struct site);
    struct arena *scratch = arena_create();
    *site = (struct site){.arena = arena, .project = project, .edition = edition, .folder = folder};
    struct collector collector = {.site = site, .unheard = diagnostics_new(arena)};
    collector.computation = (struct computation){.arena = scratch,
                                                 .sink = &collector.unheard,
                                                 .records = edition->records,
                                                 .project = edition->project,
                                                 .as_of = edition->as_of};
    struct locale *locales = NULL;
    collector.computation.locale = locale_among(&locales, project->language, project->region);
    collector.words = catalogue_in(arena, &project->catalogues[project->language->index], project->region);
    collect_documents(&collector);
    if (!project->part) collect_dates(&collector);
    locale_close(locales);
    arena_destroy(scratch);
    return site;
}
