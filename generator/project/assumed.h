/* A project that has no planpress.yaml. What nobody settled is assumed: languages from the names that documents call
 * their fields by, the currency from their amounts, the day from the last commit or the newest document. The heads of
 * its documents may carry the project's own keys. One info (X06) says what was assumed. */
#ifndef PROJECT_ASSUMED_H
#define PROJECT_ASSUMED_H

#include "project/day.h"
#include "project/documents.h"

struct assumed {
    bool language, currency;      /* assumed: no head says them */
    bool amounts;                 /* the currency is that of amounts */
    struct date updated;          /* the day of the newest document; year 0: none says one */
    struct str dated;             /* what a document calls its day; empty: no kind here has one */
    const struct source *foreign; /* a document whose names are of another language; NULL */
};

/* Takes the project's keys out of the documents' heads and makes *out of them as if planpress.yaml had them; what two
 * say differently is reported and left out. Sets the languages of the documents, and project->language and currency
 * where they are not said. The kinds must be linked. */
struct assumed assumed_settings(struct project *project, struct diagnostics *sink, struct inputs *inputs,
                                struct input_file *out);

/* The info, when anything was assumed. */
void assumed_report(const struct project *project, struct diagnostics *sink, const struct assumed *assumed,
                    struct project_day day, struct span place);

#endif
