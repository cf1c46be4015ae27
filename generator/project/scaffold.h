/* The files that a new project begins with: texts in templates/new, in which places are filled. The folder of a
 * language has the documents; common, git, github and gitlab have what stands around them. In names a "_" at the
 * beginning of a part is a dot: "_gitignore". Places: {{company}}, {{language}} and {{currency}} as scalars of YAML,
 * {{year}} and
 * {{day}} as numbers and dates, also {{year+1}}, {{day-20}}: days counted from are never on a weekend. With a space
 * behind the braces it is another program's, and stays. */
#ifndef PROJECT_SCAFFOLD_H
#define PROJECT_SCAFFOLD_H

#include "base/date.h"
#include "base/region.h"
#include "project/project.h"

struct scaffold_wish {
    const struct language *language;
    const struct region *region; /* as which the documents are spelt; may be NULL */
    struct str company, currency;
    struct date day; /* today */
    bool git;
    struct str service; /* "github"; empty: none */
};

struct scaffold_file {
    struct str path, text; /* below the project's folder */
    bool ours;             /* a document or planpress.yaml: else one that a folder may have already */
};

struct scaffold {
    struct scaffold_file *files; /* in the order in which they are listed: documents first */
    size_t count, capacity;
};

/* False with a *problem when there is no project in the language, or a file of it cannot be used. Of the project the
 * templates alone are needed. */
bool scaffold_make(struct project *project, const struct scaffold_wish *wish, struct scaffold *out,
                   struct message *problem);

#endif
