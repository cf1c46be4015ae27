/* Chapters and documents are sorted by their ids once and found by halving: a project may have ten thousand of both. */
#include "project/chapters.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"

enum { MOST_SUGGESTED = 50 /* lost chapters for which all ids are gone through, in case one is misspelt */ };

static int by_id(const void *left, const void *right) {
    const struct input_file *a = *(const struct input_file *const *)left, *b = *(const struct input_file *const *)right;
    int order = str_compare(a->folded_id, b->folded_id);
    return order ? order : (a > b) - (a < b);
}

/* All documents, or all that is none. */
static struct chapters sorted(struct arena *arena, const struct inputs *inputs, bool documents) {
    struct chapters list = {.items = NEW_ARRAY(arena, const struct input_file *, inputs->count)};
    for (size_t i = 0; i < inputs->count; i++)
        if (!inputs->items[i].kind == !documents) list.items[list.count++] = &inputs->items[i];
    if (list.count) qsort(list.items, list.count, sizeof *list.items, by_id);
    return list;
}

/* The first with an id that does not come before this one. */
static size_t first_of(const struct chapters *list, struct str id) {
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(list->items[middle]->folded_id, id) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

static bool is_at(const struct chapters *list, size_t i, struct str id) {
    return i < list->count && str_equal(list->items[i]->folded_id, id);
}

struct chapters chapters_of(struct arena *arena, const struct inputs *inputs) { return sorted(arena, inputs, false); }

const struct input_file *const *chapters_find(const struct chapters *chapters, const struct input_file *document,
                                              size_t *count) {
    size_t first = first_of(chapters, document->folded_id);
    *count = 0;
    while (is_at(chapters, first + *count, document->folded_id)) ++*count;
    return *count ? chapters->items + first : NULL;
}

static void report(struct diagnostics *sink, const struct input_file *chapter, const struct inputs *inputs) {
    struct suggestion nearest = suggest_start(chapter->id);
    for (size_t i = 0; inputs && i < inputs->count; i++)
        if (inputs->items[i].kind) suggest_offer(&nearest, inputs->items[i].id);
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_I03, chapter->id_span,
                                    "there is no document with the id “{0}”", chapter->id);
    if (nearest.found.size) mend_meant(sink, d, chapter->id, nearest.found);
    else diagnose_help(sink, d, "name the id of the document that the chapter belongs to");
}

void chapters_report_lost(struct arena *arena, struct diagnostics *sink, const struct inputs *inputs) {
    struct chapters documents = sorted(arena, inputs, true);
    size_t lost = 0;
    for (size_t i = 0; i < inputs->count; i++) {
        const struct input_file *input = &inputs->items[i];
        if (input->kind || is_at(&documents, first_of(&documents, input->folded_id), input->folded_id)) continue;
        report(sink, input, lost++ < MOST_SUGGESTED ? inputs : NULL);
    }
}
