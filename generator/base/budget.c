/* Counting what documents take. Limits of a run are met in whatever order its threads work: which document is refused
 * then may differ, but never that the run fails. */
#include "base/budget.h"

#include "base/limits.h"

enum { MEBIBYTE = 1024 * 1024 };

static const struct {
    uint64_t document, run;
    uint64_t unit; /* what messages count in */
    const char *reached, *all; /* of a document, of a run: patterns; {0} is the limit */
} limits[BUDGET_COUNT] = {
    [BUDGET_BLOCKS] = {LIMIT_BLOCKS, LIMIT_RUN_BLOCKS, 1,
                       "the document comes to more than {0} paragraphs, rows and cells, which is the limit",
                       "all documents of this run come to more than {0} paragraphs, rows and cells, which is the limit"},
    [BUDGET_FIGURES] = {LIMIT_FIGURES, LIMIT_RUN_FIGURES, 1,
                        "the document comes to more than {0} charts, which is the limit",
                        "all documents of this run come to more than {0} charts, which is the limit"},
    [BUDGET_PIXELS] = {LIMIT_PIXELS, LIMIT_RUN_PIXELS, 1000000,
                       "the images of the document come to more than {0} million pixels, which is the limit",
                       "the images of this run come to more than {0} million pixels, which is the limit"},
    [BUDGET_STEPS] = {LIMIT_FORMULA_STEPS, LIMIT_RUN_STEPS, 1,
                      "putting the rows of the document in order takes more than {0} steps, which is the limit",
                      "putting the rows of this run in order takes more than {0} steps, which is the limit"},
    [BUDGET_GLYPHS] = {LIMIT_GLYPHS, LIMIT_RUN_GLYPHS, 1,
                       "the document's text comes to more than {0} letters, which is the limit",
                       "the text of this run comes to more than {0} letters, which is the limit"},
    [BUDGET_PAGES] = {LIMIT_PAGES, LIMIT_RUN_PAGES, 1,
                      "the document comes to more than {0} pages, which is the limit",
                      "all documents of this run come to more than {0} pages, which is the limit"},
    [BUDGET_WRITTEN] = {LIMIT_WRITTEN, LIMIT_RUN_WRITTEN, MEBIBYTE,
                        "the document's file comes to more than {0} MB, which is the limit",
                        "the files of this run come to more than {0} MB, which is the limit"},
    [BUDGET_MEMORY] = {LIMIT_MEMORY, LIMIT_RUN_MEMORY, MEBIBYTE,
                       "the document needs more than {0} MB of memory, which is the limit",
                       "the documents of this run need more than {0} MB of memory at once, which is the limit"},
};

static const char *advice(enum budget_kind kind) {
    switch (kind) {
    case BUDGET_PIXELS:
    case BUDGET_WRITTEN: return "make the images smaller, use them less often, or divide the document";
    case BUDGET_BLOCKS:
    case BUDGET_FIGURES:
    case BUDGET_STEPS:
    case BUDGET_GLYPHS:
    case BUDGET_PAGES:
    case BUDGET_MEMORY:
    case BUDGET_COUNT: break;
    }
    return "choose fewer rows, do not go through lists inside lists, or make several documents of it";
}

static bool refuse(struct budget *budget, enum budget_kind kind, const char *pattern, uint64_t limit,
                   struct span place) {
    budget->spent = true;
    struct diagnostic *d =
        diagnose(budget->sink, SEVERITY_ERROR, CODE_X11, place, pattern, (size_t)(limit / limits[kind].unit));
    diagnose_help(budget->sink, d, "{0}", advice(kind));
    return false;
}

bool budget_take(struct budget *budget, enum budget_kind kind, uint64_t amount, struct span place) {
    if (!budget) return true;
    if (budget->spent) return false;
    budget->taken[kind] += amount;
    if (budget->taken[kind] > limits[kind].document)
        return refuse(budget, kind, limits[kind].reached, limits[kind].document, place);
    if (!budget->run) return true;
    uint64_t all = atomic_fetch_add(&budget->run->taken[kind], amount) + amount;
    return all <= limits[kind].run || refuse(budget, kind, limits[kind].all, limits[kind].run, place);
}

bool budget_reach(struct budget *budget, enum budget_kind kind, uint64_t amount, struct span place) {
    if (!budget || budget->spent || amount <= budget->taken[kind]) return !budget_is_spent(budget);
    return budget_take(budget, kind, amount - budget->taken[kind], place);
}

bool budget_is_spent(const struct budget *budget) { return budget && budget->spent; }

void budget_close(struct budget *budget) {
    if (budget->run) atomic_fetch_sub(&budget->run->taken[BUDGET_MEMORY], budget->taken[BUDGET_MEMORY]);
    budget->taken[BUDGET_MEMORY] = 0;
}
