/* The day that a project is read as of. The clock never says it. */
#ifndef PROJECT_DAY_H
#define PROJECT_DAY_H

#include "project/project.h"

enum day_origin { DAY_NONE, DAY_ASKED, DAY_SAID, DAY_EPOCH, DAY_COMMITTED, DAY_UPDATED };

struct project_day {
    struct date date; /* year 0: not known */
    enum day_origin origin;
};

/* Whether a text says “today” or the like, which no file can. */
bool day_is_today(struct arena *arena, struct str text);
void day_refuse_today(struct diagnostics *sink, struct span span, struct str text);

/* The first that says a day: `asked` (--as-of), project->record, SOURCE_DATE_EPOCH, the last commit, `updated`. One
 * that was said long before the last commit is warned of (X07): `thresholds` say what is long. */
struct project_day day_find(struct project *project, struct diagnostics *sink, struct date asked, struct date updated);
/* Reports that there is none. `dated` is what a document would call its own; empty where that does not count. */
void day_report_none(struct diagnostics *sink, struct str dated, struct span place);

#endif
