/* From a project to what each class may see of it. */
#include "edition/editions.h"

#include <stdlib.h>

#include "base/arena.h"
#include "edition/clashes.h"
#include "edition/output_names.h"
#include "kind/record_restrict.h"

static int by_file_and_layout(const void *left, const void *right) {
    const struct edition_output *a = left, *b = right;
    int order = str_compare(a->file, b->file);
    if (!order) order = str_compare(a->layout, b->layout);
    return order ? order : str_compare(a->stem, b->stem);
}

/* Adds an output to the editions of those who may have it: once for each file of its document. */
static void add_outputs(struct editions *editions, size_t capacities[CLASS_COUNT], const struct project *project,
                        const struct planned_output *planned) {
    const struct project_document *document = planned->document;
    struct edition_output output = {.kind = document->kind,
                                    .id = document->record->id,
                                    .layout = planned->layout->name,
                                    .class = planned->layout->class,
                                    .stem = planned->place.stem,
                                    .beside = planned->place.beside,
                                    .group = planned->place.group};
    for (size_t i = 0; i < document->source_count; i++)
        for (size_t c = output.class; c < CLASS_COUNT; c++) {
            struct edition_outputs *outputs = &editions->of[c].outputs;
            output.file = document->sources[i]->name;
            ARENA_PUSH(project->arena, outputs->items, outputs->count, capacities[c]) = output;
        }
}

/* Of what layouts make outputs and what they call them, and what it takes to compute it. */
struct naming {
    const struct output_pattern **patterns; /* by layout; NULL: none */
    const struct formula **conditions;      /* the same; NULL: all documents of the kind */
    bool *wrong;                            /* the same; reported */
    struct locale *locales;
    struct arena *scratch;
    struct arena *copies;                     /* of one document */
    const struct record *copied[CLASS_COUNT]; /* that document, as the editions have it; NULL: not copied yet */
};

/* Of a kind that has none it may be that no more than its names were read. */
static bool has_documents(const struct project *project, const struct kind *kind) {
    for (size_t d = 0; d < project->document_count; d++)
        if (project->documents[d].kind == kind) return true;
    return false;
}

static struct naming naming_open(struct editions *editions, const struct project *project, struct diagnostics *sink) {
    struct arena *arena = project->arena;
    struct naming naming = {.patterns = NEW_ARRAY(arena, const struct output_pattern *, project->layout_count + 1),
                            .conditions = NEW_ARRAY(arena, const struct formula *, project->layout_count + 1),
                            .wrong = NEW_ARRAY(arena, bool, project->layout_count + 1),
                            .scratch = arena_create(),
                            .copies = arena_create()};
    for (size_t l = 0; l < project->layout_count; l++) {
        const struct layout_file *layout = &project->layouts[l];
        const struct edition *edition = &editions->of[layout->class];
        bool asks = layout->output.size || layout->when.size;
        if (!asks || !layout->classed || !has_documents(project, layout->kind)) continue;
        naming.patterns[l] = output_pattern_read(arena, sink, edition, layout, &naming.wrong[l]);
        naming.conditions[l] = output_condition_read(arena, sink, edition, layout, &naming.wrong[l]);
        if (naming.patterns[l] || naming.conditions[l]) editions_fill(editions, project, layout->class);
    }
    return naming;
}

static const struct record *copy_of(struct naming *naming, const struct editions *editions,
                                    const struct project *project, const struct project_document *document,
                                    enum class class) {
    const struct record **copy = &naming->copied[class];
    if (!*copy) *copy = editions_record(naming->copies, project, &editions->of[class], document);
    return *copy;
}

static struct str name_of(struct naming *naming, const struct editions *editions, const struct project *project,
                          const struct project_document *document, size_t layout) {
    const struct output_pattern *pattern = naming->patterns[layout];
    const struct record *record = document->record;
    enum class class = project->layouts[layout].class;
    if (!pattern) return (struct str){0};
    struct locale *locale = locale_among(&naming->locales, record->language, record->region);
    struct arena_mark mark = arena_mark(naming->scratch);
    struct str name = output_pattern_name(naming->scratch, pattern, &editions->of[class],
                                          copy_of(naming, editions, project, document, class), locale);
    name = str_copy(project->arena, name);
    arena_rewind(naming->scratch, mark);
    return name;
}

/* Whether a layout makes anything of a document: it is of its kind, and what the layout asks for is true of it. */
static bool is_made(struct naming *naming, const struct editions *editions, const struct project *project,
                    const struct project_document *document, size_t layout) {
    const struct layout_file *file = &project->layouts[layout];
    const struct formula *condition = naming->conditions[layout];
    bool possible = file->kind == document->kind && file->classed;
    if (!possible || !condition) return possible;
    const struct record *record = document->record;
    struct locale *locale = locale_among(&naming->locales, record->language, record->region);
    struct arena_mark mark = arena_mark(naming->scratch);
    bool holds = output_condition_holds(naming->scratch, condition, &editions->of[file->class],
                                        copy_of(naming, editions, project, document, file->class), locale);
    arena_rewind(naming->scratch, mark);
    return holds;
}

static void plan_output(struct naming *naming, struct editions *editions, const struct project *project,
                        const struct project_document *document, size_t layout, size_t *capacity) {
    const struct layout_file *file = &project->layouts[layout];
    if (!is_made(naming, editions, project, document, layout)) return;
    struct str name = name_of(naming, editions, project, document, layout);
    struct output_place place = output_place_of(project->arena, project, document, file, name);
    ARENA_PUSH(project->arena, editions->planned, editions->planned_count, *capacity) =
        (struct planned_output){document, file, place, naming->wrong[layout]};
}

static void plan_outputs(struct editions *editions, const struct project *project, struct diagnostics *sink) {
    struct naming naming = naming_open(editions, project, sink);
    struct arena_mark nothing = arena_mark(naming.copies);
    size_t capacity = 0;
    for (size_t d = 0; d < project->document_count; d++) {
        for (size_t l = 0; l < project->layout_count; l++)
            plan_output(&naming, editions, project, &project->documents[d], l, &capacity);
        for (size_t c = 0; c < CLASS_COUNT; c++) naming.copied[c] = NULL;
        arena_rewind(naming.copies, nothing);
    }
    locale_close(naming.locales);
    arena_destroy(naming.scratch);
    arena_destroy(naming.copies);
}

static void list_outputs(struct editions *editions, const struct project *project) {
    size_t capacities[CLASS_COUNT] = {0};
    for (size_t i = 0; i < editions->planned_count; i++)
        if (!editions->planned[i].clashes) add_outputs(editions, capacities, project, &editions->planned[i]);
    for (size_t c = 0; c < CLASS_COUNT; c++) {
        struct edition_outputs *outputs = &editions->of[c].outputs;
        if (outputs->count) qsort(outputs->items, outputs->count, sizeof *outputs->items, by_file_and_layout);
        outputs->files = project->files;
    }
}

void editions_place(struct editions *editions, struct str folder, struct str extension) {
    for (size_t c = 0; c < CLASS_COUNT; c++) {
        editions->of[c].outputs.folder = folder;
        editions->of[c].outputs.extension = extension;
    }
}

struct editions editions_open(const struct project *project, struct diagnostics *sink) {
    struct editions editions = {0};
    for (int class = 0; class < CLASS_COUNT; class ++)
        editions.of[class] = (struct edition){.class = (enum class) class,
                                              .kinds = &project->kinds,
                                              .catalogues = project->catalogues,
                                              .theme = &project->theme,
                                              .as_of = project->as_of};
    plan_outputs(&editions, project, sink);
    clashes_find(project->arena, sink, editions.planned, editions.planned_count);
    list_outputs(&editions, project);
    editions_place(&editions, STR(OUTPUTS_FOLDER), STR("html"));
    return editions;
}

void editions_tally(struct editions *editions, const struct project *project) {
    for (int class = 0; class < CLASS_COUNT; class ++)
        editions->of[class].tallies = tallies_of(project->arena, project, (enum class) class);
}

const struct record *editions_record(struct arena *arena, const struct project *project, const struct edition *edition,
                                     const struct project_document *document) {
    const struct record *full = records_find(project->records, document->kind, document->record->id);
    return record_restrict(arena, edition->records, full);
}

/* The highest class sees all there is: its records are the full ones. */
void editions_fill(struct editions *editions, const struct project *project, enum class class) {
    struct edition *edition = &editions->of[class];
    if (edition->records) return;
    bool all = class == CLASS_CONFIDENTIAL;
    edition->records = all ? project->records : records_restrict(project->arena, project->records, class);
    edition->project = edition->records->project;
}
