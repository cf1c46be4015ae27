/* From a project to what each class may see of it. */
#include "edition/editions.h"

#include "kind/record_restrict.h"
#include "project/project.h"

struct editions editions_open(const struct project *project) {
    struct editions editions;
    for (int class = 0; class < CLASS_COUNT; class ++)
        editions.of[class] = (struct edition){.class = (enum class) class,
                                              .kinds = &project->kinds,
                                              .catalogues = project->catalogues,
                                              .theme = &project->theme,
                                              .as_of = project->as_of};
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
