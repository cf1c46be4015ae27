/* Exceptions. */
#include "gate/exceptions.h"

#include "base/arena.h"
#include "project/outputs.h"

static struct datum value_in(const struct record *row, const char *name) {
    const struct field *field = field_find(row->set, str_of(name));
    return field ? *record_said(row, field) : (struct datum){0};
}

static bool is_called(struct arena *scratch, const struct record *record, struct str name) {
    return record && (record_is_called(scratch, record, name) || str_equal(account_customer(record), name));
}

static bool is_known(const struct project *project, struct str name) {
    struct arena *scratch = arena_create();
    bool known = !name.size;
    for (size_t i = 0; i < project->records->document_count && !known; i++)
        known = is_called(scratch, project->records->documents[i], name);
    arena_destroy(scratch);
    return known;
}

/* One without an end was reported as lacking it, and holds for nothing. */
static bool is_over(struct diagnostics *sink, const struct project *project, const struct record *row) {
    struct datum until = value_in(row, "until");
    struct str term = value_in(row, "term").text;
    if (until.kind != DATUM_DATE || !value_in(row, "reason").text.size) return true;
    if (date_compare(date_last_day(until.date), project->as_of) >= 0) return false;
    struct diagnostic *over =
        diagnose(sink, SEVERITY_WARNING, CODE_L07, until.span,
                 "the exception for “{0}” ended on {1}: it does not count any more", term, until.text);
    diagnose_help(sink, over, "take it out, or give it a later end if its reason still holds");
    return true;
}

static void add(struct arena *arena, struct diagnostics *sink, const struct project *project,
                struct gate_exceptions *all, const struct record *row) {
    struct datum term = value_in(row, "term"), whose = value_in(row, "for");
    if (!term.text.size || is_over(sink, project, row)) return;
    if (!is_known(project, whose.text)) {
        diagnose(sink, SEVERITY_ERROR, CODE_L07, whose.span,
                 "“{0}” is neither the id of a document nor of an account: the exception holds for none", whose.text);
        return;
    }
    all->items[all->count++] =
        (struct gate_exception){gate_words_of(arena, term.text), term.text, whose.text, term.span, row};
}

struct gate_exceptions gate_exceptions_of(struct arena *arena, struct diagnostics *sink,
                                          const struct project *project) {
    struct datum rows = value_in(project->record, "leak_exceptions");
    struct gate_exceptions all = {0};
    if (rows.kind != DATUM_LIST) return all;
    all.items = NEW_ARRAY(arena, struct gate_exception, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) add(arena, sink, project, &all, rows.items[i].record);
    return all;
}

static bool is_same(const struct gate_words *a, const struct gate_words *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) same = a->items[i].hash == b->items[i].hash;
    return same;
}

static bool is_for(const struct gate_exception *exception, const struct record *account,
                   const struct record *document) {
    struct arena *scratch = arena_create();
    bool whose = !exception->whose.size || is_called(scratch, account, exception->whose) ||
                 is_called(scratch, document, exception->whose);
    arena_destroy(scratch);
    return whose;
}

size_t gate_exception_for(const struct gate_exceptions *all, const struct gate_words *term,
                          const struct record *account, const struct record *document) {
    for (size_t i = 0; i < all->count; i++)
        if (is_same(&all->items[i].term, term) && is_for(&all->items[i], account, document)) return i + 1;
    return 0;
}
