/* The lines of the index: an edition's documents with what their kinds tell of them. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/region.h"
#include "formula/print.h"
#include "project/outputs.h"
#include "site/collect.h"

/* Outputs ---------------------------------------------------------------------------------------------------------- */

static const struct str *layout_labels(const struct project *project, const struct kind *kind, struct str layout) {
    for (size_t l = 0; l < project->layout_count; l++)
        if (project->layouts[l].kind == kind && str_equal(project->layouts[l].name, layout))
            return project->layouts[l].labels;
    return NULL;
}

/* What people mean by the document stands before its other layouts. */
static void put_first(struct site_document *line) {
    size_t at = line->output_count - 1;
    struct site_output last = line->outputs[at];
    for (; at > 0; at--) line->outputs[at] = line->outputs[at - 1];
    line->outputs[0] = last;
}

static void add_outputs(struct collector *collector, struct site_document *line) {
    const struct edition_outputs *all = &collector->site->edition->outputs;
    const struct project_document *document = line->document;
    struct str file = document->sources[0]->name;
    size_t first = edition_outputs_first(all, file), end = first;
    while (edition_outputs_are_of(all, end, file)) end++;
    line->outputs = NEW_ARRAY(collector->site->arena, struct site_output, end - first + 1);
    for (size_t i = first; i < end; i++) {
        const struct edition_output *output = &all->items[i];
        if (output->kind != document->kind || !str_equal(output->id, document->record->id)) continue;
        if (document->held && output->class == CLASS_CUSTOMER)
            continue; /* it waits until what a rule found is mended */
        line->outputs[line->output_count++] =
            (struct site_output){.labels = layout_labels(collector->site->project, document->kind, output->layout),
                                 .class = output->class,
                                 .stem = output->stem,
                                 .group = output->group};
        if (str_equal(output->layout, document->kind->first)) put_first(line);
    }
}

/* What its kind tells ------------------------------------------------------------------------------------------- */

struct datum collector_value(struct collector *collector, const struct overview_formula *formula,
                             const struct frame *frame) {
    if (!formula->formula || formula->class > collector->site->edition->class) return (struct datum){0};
    return formula_value(&collector->computation, formula->formula, frame);
}

struct str collector_print(struct collector *collector, const struct overview_formula *formula, struct datum value) {
    if (!datum_says(value)) return (struct str){0};
    return str_copy(collector->site->arena, datum_print(collector->computation.arena, collector->computation.locale,
                                                        value, formula_type(formula->formula)));
}

static struct str column_text(struct collector *collector, const struct site_document *line,
                              enum overview_column column, struct datum *value) {
    const struct overview *overview = line->document->kind->overview;
    struct frame frame = {.record = line->record};
    *value = overview ? collector_value(collector, &overview->columns[column], &frame) : (struct datum){0};
    return overview ? collector_print(collector, &overview->columns[column], *value) : (struct str){0};
}

const struct record **collector_persons(struct collector *collector, struct datum value, size_t *count) {
    size_t most = value.kind == DATUM_LIST ? value.count : 1;
    const struct record **persons = NEW_ARRAY(collector->site->arena, const struct record *, most + 1);
    *count = 0;
    for (size_t i = 0; i < most; i++) {
        const struct datum one = value.kind == DATUM_LIST ? value.items[i] : value;
        if (one.kind == DATUM_RECORD && one.record->set->kind->register_list) persons[(*count)++] = one.record;
    }
    return persons;
}

/* The title that an author gave it, else its id; customers are told what it is instead. */
static struct str title_of(struct collector *collector, const struct record *record) {
    const struct site *site = collector->site;
    const struct field *naming = record->set->naming;
    struct datum title = naming ? record_value(&collector->computation, record, naming) : (struct datum){0};
    struct str said = title.kind == DATUM_TEXT ? datum_text(title, record->language) : (struct str){0};
    if (said.size) return str_copy(site->arena, said);
    bool ours = site->edition->class > CLASS_CUSTOMER;
    return ours ? record->id : record->set->kind->labels[record->language->index];
}

static struct str account_name_of(struct collector *collector, const struct record *account) {
    struct str name = account ? account_customer(account) : (struct str){0};
    return account && !name.size ? title_of(collector, account) : name;
}

/* As many as readers of the class may know of. */
static size_t count_findings(const struct findings *findings, enum class class) {
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].check->class <= class && findings->items[i].check->level >= SEVERITY_WARNING;
    return count;
}

static void fill_columns(struct collector *collector, struct site_document *line) {
    struct datum value;
    line->manager = column_text(collector, line, COLUMN_MANAGER, &value);
    line->managers = collector_persons(collector, value, &line->manager_count);
    line->status = column_text(collector, line, COLUMN_STATUS, &value);
    line->period = column_text(collector, line, COLUMN_PERIOD, &value);
    line->next = column_text(collector, line, COLUMN_NEXT, &value);
    if (value.kind == DATUM_DATE) line->next_day = value.date;
}

static struct site_document line_of(struct collector *collector, const struct project_document *document,
                                    const struct record *record) {
    const struct site *site = collector->site;
    struct site_document line = {.document = document, .record = record, .account = document_account(record)};
    line.title = title_of(collector, record);
    line.kind =
        region_spell(site->arena, site->project->region, document->kind->labels[site->project->language->index]);
    line.account_name = account_name_of(collector, line.account);
    if (!site->project->part) fill_columns(collector, &line); /* of a part no front page is made */
    line.findings = count_findings(&document->findings, site->edition->class);
    add_outputs(collector, &line);
    return line;
}
/* All ---------------------------------------------------------------------------------------------------------- */

/* Those of an account stand together, its own plan first; what belongs to none comes last. */
static int compare_lines(const struct collector *collector, const struct site_document *a,
                         const struct site_document *b) {
    struct locale *locale = collector->computation.locale;
    if (!a->account_name.size != !b->account_name.size) return a->account_name.size ? -1 : 1;
    int order = locale_compare(locale, a->account_name, b->account_name);
    if (!order) order = (a->record != a->account) - (b->record != b->account);
    if (!order) order = locale_compare(locale, a->kind, b->kind);
    if (!order) order = locale_compare(locale, a->title, b->title);
    return order ? order : str_compare(a->record->id, b->record->id);
}

static int by_account(const void *left, const void *right, void *collector) {
    return compare_lines(collector, left, right);
}

void collect_documents(struct collector *collector) {
    struct site *site = collector->site;
    const struct project *project = site->project;
    site->documents = NEW_ARRAY(site->arena, struct site_document, project->document_count + 1);
    for (size_t d = 0; d < project->document_count; d++) {
        const struct project_document *document = &project->documents[d];
        const struct record *record = records_find(site->edition->records, document->kind, document->record->id);
        if (!record || document->broken) continue;
        struct arena_mark mark = arena_mark(collector->computation.arena);
        struct site_document line = line_of(collector, document, record);
        if (line.output_count) site->documents[site->document_count++] = line;
        collector_rewind(collector, mark);
    }
    qsort_r(site->documents, site->document_count, sizeof *site->documents, by_account, collector);
}
