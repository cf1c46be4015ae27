/* A document is read in an arena of its own and its image is what the project keeps. */
#include "project/images.h"

#include "base/arena.h"
#include "kind/record_image.h"
#include "project/decide.h"
#include "project/document_read.h"
#include "project/inputs.h"

/* While one document is read. */
struct imaging {
    struct project *project;
    struct diagnostics *sink;
    struct input_file *input;
    const struct input_file *const *parts;
    size_t count;
    struct flat_sources sources; /* the texts of its files */
    struct arena *scratch;
};

static struct flat_sources sources_of(struct arena *arena, const struct input_file *const *parts, size_t count) {
    const struct source **items = NEW_ARRAY(arena, const struct source *, count);
    for (size_t i = 0; i < count; i++) items[i] = parts[i]->file.source;
    return (struct flat_sources){items, count};
}

static struct record *take(const struct imaging *imaging, struct str image) {
    struct project *project = imaging->project;
    return record_image_read(project->records, imaging->sink, imaging->input->kind, project->languages,
                             imaging->sources, image);
}

/* Into a set of records and a sink that are the document's own. */
static struct str make(const struct imaging *imaging) {
    const struct records *all = imaging->project->records;
    struct records own = {.arena = imaging->scratch,
                          .class = all->class,
                          .as_of = all->as_of,
                          .calendar = all->calendar,
                          .project = all->project};
    struct diagnostics said = diagnostics_new(imaging->scratch);
    struct str image = {0};
    document_read(imaging->project, &own, &said, imaging->input, imaging->parts, imaging->count, NULL);
    record_image_make(imaging->scratch, &own, &said, imaging->sources, &image);
    return image;
}

/* Something in it has no form in an image: all that it was read from stays. */
static struct record *read_plainly(const struct imaging *imaging) {
    struct arena *arena = imaging->project->arena;
    struct diagnostics said = diagnostics_new(arena);
    if (imaging->project->settled) imaging->input->root = decide_root(imaging->project, arena, &imaging->input->file);
    struct record *record = document_read(imaging->project, imaging->project->records, &said, imaging->input,
                                          imaging->parts, imaging->count, NULL);
    diagnostics_merge(imaging->sink, &said);
    return record;
}

struct record *image_document(struct project *project, struct diagnostics *sink, struct input_file *input,
                              const struct input_file *const *parts, size_t count) {
    struct imaging imaging = {.project = project,
                              .sink = sink,
                              .input = input,
                              .parts = parts,
                              .count = count,
                              .scratch = project->keeps_values ? project->arena : arena_create()};
    imaging.sources = sources_of(imaging.scratch, parts, count);
    input_root(project, input);
    struct str image = make(&imaging);
    struct record *record = image.size ? take(&imaging, image) : NULL;
    if (!record) record = read_plainly(&imaging);
    if (!project->keeps_values) arena_destroy(imaging.scratch);
    return record;
}
