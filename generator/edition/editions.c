/* From a project to what each class may see of it. */
#include "edition/editions.h"

#include <stdlib.h>

#include "base/arena.h"
#include "kind/record_restrict.h"
#include "project/outputs.h"

static int by_file_and_layout(const void *left, const void *right) {
    const struct edition_output *a = left, *b = right;
    int order = str_compare(a->file, b->file);
    if (!order) order = str_compare(a->layout, b->layout);
    return order ? order : str_compare(a->stem, b->stem);
}

/* Adds the outputs of a document in a layout to the editions of those who may have them: one for each of its files. */
static void add_outputs(struct editions *editions, size_t capacities[CLASS_COUNT], const struct project *project,
                        const struct project_document *document, const struct layout_file *layout) {
    struct output_place place = output_place_of(project->arena, project, document, layout);
    struct edition_output output = {.kind = document->kind,
                                    .id = document->record->id,
                                    .layout = layout->name,
                                    .class = layout->class,
                                    .stem = place.stem,
                                    .beside = place.beside,
                                    .group = place.group};
    for (size_t i = 0; i < document->source_count; i++)
        for (size_t c = layout->class; c < CLASS_COUNT; c++) {
            struct edition_outputs *outputs = &editions->of[c].outputs;
            output.file = document->sources[i]->name;
            ARENA_PUSH(project->arena, outputs->items, outputs->count, capacities[c]) = output;
        }
}

static void list_outputs(struct editions *editions, const struct project *project) {
    size_t capacities[CLASS_COUNT] = {0};
    for (size_t l = 0; l < project->layout_count; l++) {
        const struct layout_file *layout = &project->layouts[l];
        for (size_t d = 0; d < project->document_count && layout->classed; d++)
            if (project->documents[d].kind == layout->kind)
                add_outputs(editions, capacities, project, &project->documents[d], layout);
    }
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

struct editions editions_open(const struct project *project) {
    struct editions editions;
    for (int class = 0; class < CLASS_COUNT; class ++)
        editions.of[class] = (struct edition){.class = (enum class) class,
                                              .kinds = &project->kinds,
                                              .catalogues = project->catalogues,
                                              .theme = &project->theme,
                                              .as_of = project->as_of};
    list_outputs(&editions, project);
    editions_place(&editions, STR(OUTPUTS_FOLDER), STR("html"));
    return editions;
}

/* The highest class sees all there is: its records are the full ones. */
void editions_fill(struct editions *editions, const struct project *project, enum class class) {
    struct edition *edition = &editions->of[class];
    if (edition->records) return;
    bool all = class == CLASS_CONFIDENTIAL;
    edition->records = all ? project->records : records_restrict(project->arena, project->records, class);
    edition->project = edition->records->project;
}
