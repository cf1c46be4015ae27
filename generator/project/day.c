/* Asking each that may know the day, in their order. */
#include "project/day.h"

#include <stdlib.h>

#include "formula/formula.h"
#include "project/history.h"
#include "read/time_words.h"

bool day_is_today(struct arena *arena, struct str text) { return scalar_word_of(arena, NULL, text) == WORD_AT_ONCE; }

void day_refuse_today(struct diagnostics *sink, struct span span, struct str text) {
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_X01, span,
                 "“{0}” cannot stand in a file: the same files would give other pages on another day", text);
    diagnose_help(sink, d, "leave it out, and the day is that of the last commit; or call with --as-of today");
}

static struct datum said_day(const struct project *project) {
    const struct field *field = field_find(project->record->set, STR("as_of"));
    return field ? *record_said(project->record, field) : (struct datum){0};
}

static struct date epoch_day(void) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch && *epoch ? strtoll(epoch, &end, 10) : -1;
    bool good = end && !*end && seconds >= 0 && seconds / 86400 <= date_days(date_of(9999, 12, 31));
    return good ? date_from_days((int32_t)(seconds / 86400)) : (struct date){0};
}

/* A threshold by its name, as planpress.yaml or the kind's default has it; missing: there is none. */
static struct datum threshold(struct project *project, struct diagnostics *sink, struct str name) {
    struct computation computation = {
        .arena = project->arena, .sink = sink, .records = project->records, .project = project->record};
    const struct field *group = field_find(project->record->set, STR("thresholds"));
    struct datum value = group ? record_value(&computation, project->record, group) : (struct datum){0};
    const struct record *thresholds = datum_record(value);
    const struct field *field = thresholds ? field_find(thresholds->set, name) : NULL;
    return field ? record_value(&computation, thresholds, field) : (struct datum){0};
}

/* A day that was written once and stays behind hides what is overdue. */
static void warn_of_stale(struct project *project, struct diagnostics *sink, struct datum said) {
    int64_t most;
    struct datum limit = threshold(project, sink, STR("as_of_stale_days"));
    if (limit.kind != DATUM_NUMBER || !decimal_integer(limit.number, &most)) return;
    struct date due = date_from_days((int32_t)(date_days(said.date) + most));
    struct date committed = due.year ? history_last_commit_after(project->arena, project->root, due) : (struct date){0};
    if (!committed.year) return;
    int days = (int)(date_days(committed) - date_days(said.date));
    struct diagnostic *d =
        diagnose(sink, SEVERITY_WARNING, CODE_X07, said.span,
                 "plans are read as of {0}, {1} days before the last commit ({2}): what is overdue since is not seen",
                 date_iso(sink->arena, said.date), days, date_iso(sink->arena, committed));
    diagnose_help(sink, d, "leave the line out, and the day is that of the last commit");
}

struct project_day day_find(struct project *project, struct diagnostics *sink, struct date asked, struct date updated) {
    struct datum said = said_day(project);
    if (asked.year) return (struct project_day){asked, DAY_ASKED};
    if (said.kind == DATUM_DATE) {
        warn_of_stale(project, sink, said);
        return (struct project_day){said.date, DAY_SAID};
    }
    struct date epoch = epoch_day();
    if (epoch.year) return (struct project_day){epoch, DAY_EPOCH};
    struct date committed = history_last_commit(project->arena, project->root);
    if (committed.year) return (struct project_day){committed, DAY_COMMITTED};
    if (updated.year) return (struct project_day){updated, DAY_UPDATED};
    return (struct project_day){0};
}

void day_report_none(struct diagnostics *sink, struct str dated, struct span place) {
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_X01, place, "the day that plans are read as of is not known");
    diagnose_help(
        sink, d,
        dated.size
            ? "add “{0}: 2027-01-31” to the document or “as_of: 2027-01-31” (“stichtag:”) here, call with --as-of, "
              "or commit the folder to git"
            : "add “as_of: 2027-01-31” (“stichtag:”), call with --as-of, or commit the folder to git",
        dated);
}
