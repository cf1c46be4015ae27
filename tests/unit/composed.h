/* The first document of a project through one of its layouts, for tests of composing. */
#ifndef UNIT_COMPOSED_H
#define UNIT_COMPOSED_H

#include "compose/compose.h"
#include "edition/editions.h"
#include "project_world.h"

static inline millipoints composed_width(void *context, struct str text, millipoints size, bool bold) {
    (void)context, (void)bold;
    return (millipoints)str_code_points(text) * size / 2;
}

/* NULL when the layout cannot be used. */
static inline struct template *composed_template(struct project_world *world, struct project *project,
                                                 const struct layout_file *layout, struct editions **editions) {
    *editions = NEW(world->arena, struct editions);
    **editions = editions_open(project, &world->sink);
    return template_read(world->arena, &world->sink, (*editions)->of, layout);
}

static inline struct document *composed(struct project_world *world, struct project *project,
                                        const struct layout_file *layout, struct locale *locale) {
    const struct text_measure measure = {.width = composed_width};
    struct editions *editions;
    const struct template *template = composed_template(world, project, layout, &editions);
    if (!template) return NULL;
    editions_fill(editions, project, template_class(template));
    const struct project_document *document = &project->documents[0];
    struct subject subject = {.id = document->record->id,
                              .language = document->record->language,
                              .remarks = remarks_of(world->arena, NULL, &document->findings, template_class(template))};
    return compose_document(world->arena, &world->sink, template, &subject, locale, &measure);
}

#endif
