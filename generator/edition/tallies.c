/* Counting findings by document. */
#include "edition/tallies.h"

#include <stdlib.h>

#include "base/arena.h"
#include "project/project.h"

static int compare(struct str kind, struct str id, const struct document_tally *tally) {
    int by_kind = str_compare(kind, tally->kind);
    return by_kind ? by_kind : str_compare(id, tally->id);
}

static int by_document(const void *left, const void *right) {
    const struct document_tally *a = left;
    return compare(a->kind, a->id, right);
}

/* False when there is nothing to count. */
static bool count_findings(const struct project_document *document, enum class class, struct document_tally *tally) {
    bool any = false;
    *tally = (struct document_tally){.kind = document->kind->name, .id = document->record->id};
    for (size_t i = 0; i < document->findings.count; i++) {
        const struct check *check = document->findings.items[i].check;
        if (check->class > class) continue;
        tally->counts[check->code.data[0] - 'A'][check->level]++; /* a code begins with a capital letter */
        any = true;
    }
    return any;
}

struct tallies tallies_of(struct arena *arena, const struct project *project, enum class class) {
    struct tallies tallies = {0};
    size_t capacity = 0;
    for (size_t d = 0; class > CLASS_CUSTOMER && d < project->document_count; d++) {
        struct document_tally tally;
        if (!project->documents[d].record || !count_findings(&project->documents[d], class, &tally)) continue;
        ARENA_PUSH(arena, tallies.items, tallies.count, capacity) = tally;
    }
    if (tallies.count) qsort(tallies.items, tallies.count, sizeof *tallies.items, by_document);
    return tallies;
}

const struct document_tally *tally_find(const struct tallies *tallies, struct str kind, struct str id) {
    size_t low = 0, high = tallies->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(kind, id, &tallies->items[middle]);
        if (!order) return &tallies->items[middle];
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return NULL;
}
