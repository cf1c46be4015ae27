/* Templates kept from one opening of a project to the next. */
#include "project/dress.h"

#include "base/arena.h"
#include "base/path.h"
#include "project/images_internal.h"

/* Layouts note the languages of the documents that they are of. */
static struct layout_file *own_layouts(struct arena *arena, const struct project *made) {
    struct layout_file *layouts = NEW_ARRAY(arena, struct layout_file, made->layout_count + 1);
    for (size_t l = 0; l < made->layout_count; l++) layouts[l] = made->layouts[l];
    return layouts;
}

/* What was read before is found by what it was read by, which is the same. */
static struct images *own_images(struct project *project, const struct project *made) {
    if (!project->store || !made->images) return NULL;
    struct images *images = NEW(project->arena, struct images);
    *images = (struct images){.store = project->store, .identity = made->images->identity};
    return images;
}

/* Sources of templates, in an array that can grow. */
static void own_sources(struct project *project, const struct project *made) {
    project->dress_count = project->dress_capacity = 0;
    project->dress = NULL;
    for (size_t i = 0; i < made->dress_count; i++)
        ARENA_PUSH(project->arena, project->dress, project->dress_count, project->dress_capacity) = made->dress[i];
}

void dress_put_on(struct dress *dress, struct project *project, struct diagnostics *sink) {
    const struct project *made = &dress->made;
    struct project opened = *project;
    *project = *made;
    project->worn = dress;
    project->arena = opened.arena;
    project->store = opened.store;
    project->files = opened.files;
    project->root = opened.root;
    project->settled = opened.settled;
    project->records = opened.records;
    project->identity = NULL;
    project->images = own_images(project, made);
    project->layouts = own_layouts(project->arena, made);
    own_sources(project, made);
    diagnostics_merge(sink, &dress->said);
}

void dress_take(struct dress *dress, const struct project *project) {
    if (!dress || project->worn) return;
    dress->made = *project;
    dress->made.nested = NULL;
    dress->made.read_count = 0;
    dress->made.nested_count = dress->made.nested_capacity = 0;
    dress->said = diagnostics_new(project->arena);
    dress->there = dress->outgrown = false;
}

/* Also what could not be read, and what stands for a file in which a merge stood. */
static bool is_of_dress(const struct project *project, const struct source *source) {
    for (int place = 0; place < 2; place++) {
        const struct templates_place *templates = &project->templates[place];
        if (templates->files == source->files && path_is_below(source->name, templates->folder)) return true;
    }
    return false;
}

void dress_finish(struct dress *dress, const struct project *project, const struct diagnostics *sink) {
    if (!dress || project->worn) return;
    for (size_t i = 0; i < LANGUAGE_MOST; i++) dress->made.messages[i] = project->messages[i];
    dress->made.dress = project->dress;
    dress->made.dress_count = project->dress_count;
    for (const struct diagnostic *d = sink->first; d; d = d->next)
        if (d->span.source && is_of_dress(project, d->span.source)) diagnostics_add(&dress->said, d);
    dress->there = true;
}
