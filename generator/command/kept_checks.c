/* The checks of a document: findings, and what acceptances and formulas reported. */
#include "command/kept.h"

#include "base/arena.h"
#include "project/store.h"

/* Whoever gives a finding something new has to keep it here, too. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct finding) == 224, "what is kept of a finding is not all of it");

static const char space[] = "check";

static struct sha256 key_of(const struct project_document *document) {
    const struct str parts[] = {document->kind->name, document->record->id, document->source->name};
    return kept_key(parts, sizeof parts / sizeof *parts);
}

static void grounds_of(struct keeper *keeper, const struct project_document *document,
                       struct hash grounds[GROUND_COUNT]) {
    keeper_grounds(keeper, grounds, true);
    grounds[GROUND_TEXT] = keeper_text_hash(keeper, document);
    grounds[GROUND_RECORD] = record_whole_hash(keeper_records(keeper, CLASS_CONFIDENTIAL), document->record);
}

/* ---- findings ---- */

/* By which it is found again; one that was only computed is not. */
static void put_row(struct kept_writer *writer, struct keeper *keeper, const struct record *row) {
    struct record_hashes *hashes = keeper_records(keeper, CLASS_CONFIDENTIAL);
    const struct records *records = record_hashes_of(hashes);
    bool known = row && row->number < records->count && records->items[row->number] == row;
    writer->failed |= row && !known;
    kept_put(writer, known ? record_identity(hashes, row->document) : 0);
    kept_put(writer, known ? record_identity(hashes, row) : 0);
}

static const struct record *take_row(struct kept_reader *reader, struct keeper *keeper) {
    uint64_t document = kept_take(reader), row = kept_take(reader);
    if (!document || reader->failed) return NULL;
    const struct record *found = record_of_identity(keeper_records(keeper, CLASS_CONFIDENTIAL), document, row);
    reader->failed |= !found;
    return found;
}

static void put_finding(struct kept_writer *writer, struct keeper *keeper, const struct finding *finding) {
    put_row(writer, keeper, finding->row);
    kept_put_text(writer, finding->check->code);
    kept_put_text(writer, finding->row_id);
    kept_put_span(writer, finding->span);
    kept_put_text(writer, finding->was);
    kept_put_text(writer, finding->mend);
    kept_put_text(writer, finding->field);
    kept_put_text(writer, finding->spelling);
    kept_put_message(writer, finding->message);
    kept_put_message(writer, finding->help);
    kept_put_message(writer, finding->told);
    kept_put_message(writer, finding->told_help);
}

static const struct check *check_of(const struct kind *kind, struct str code) {
    for (size_t i = 0; i < kind->check_count; i++)
        if (str_equal(kind->checks[i].code, code)) return &kind->checks[i];
    return NULL;
}

static struct finding take_finding(struct kept_reader *reader, struct keeper *keeper, const struct record *document) {
    struct finding finding = {.document = document, .row = take_row(reader, keeper)};
    finding.check = check_of(document->set->kind, kept_take_text(reader));
    finding.row_id = kept_take_text(reader);
    finding.span = kept_take_span(reader);
    finding.was = kept_take_text(reader);
    finding.mend = kept_take_text(reader);
    finding.field = kept_take_text(reader);
    finding.spelling = kept_take_text(reader);
    finding.message = kept_take_message(reader);
    finding.help = kept_take_message(reader);
    finding.told = kept_take_message(reader);
    finding.told_help = kept_take_message(reader);
    reader->failed |= !finding.check;
    return finding;
}

/* ---- taking ---- */

static bool take_findings(struct kept_reader *reader, struct keeper *keeper, struct project_document *document,
                          struct diagnostics *messages) {
    size_t count = kept_take_count(reader, sizeof(uint64_t));
    for (size_t i = 0; i < count && !reader->failed; i++) {
        struct diagnostic d = kept_take_diagnostic(reader);
        if (!reader->failed) diagnostics_add(messages, &d);
    }
    count = kept_take_count(reader, sizeof(uint64_t));
    struct findings found = {.items = NEW_ARRAY(reader->arena, struct finding, count + 1)};
    while (found.count < count && !reader->failed)
        found.items[found.count++] = take_finding(reader, keeper, document->record);
    if (reader->failed) return false;
    document->findings = found;
    return true;
}

static bool take(void *context, struct project_document *document, struct diagnostics *sink) {
    struct keeper *keeper = context;
    struct kept_reader reader = {.sources = keeper_sources(keeper), .arena = keeper_arena(keeper)};
    struct diagnostics messages = diagnostics_new(keeper_arena(keeper));
    struct hash grounds[GROUND_COUNT];
    struct reason reason;
    struct sha256 key = key_of(document);
    if (!store_get(keeper_store(keeper), reader.arena, space, &key, &reader.bytes)) return false;
    grounds_of(keeper, document, grounds);
    bool same = kept_grounds_hold(&reader, grounds, &reason) && kept_trace_holds(&reader, keeper, &reason);
    if (!same || !take_findings(&reader, keeper, document, &messages)) return false;
    diagnostics_merge(sink, &messages);
    return true;
}

/* ---- keeping ---- */

static struct trace *begin(void *context, const struct project_document *document) {
    return trace_new(keeper_arena(context), document->record);
}

static void keep(void *context, const struct project_document *document, struct trace *trace,
                 const struct diagnostics *messages) {
    struct keeper *keeper = context;
    struct buffer out = {0};
    struct kept_writer writer = {.out = &out, .sources = keeper_sources(keeper)};
    struct hash grounds[GROUND_COUNT];
    const struct findings *findings = &document->findings;
    for (const struct diagnostic *d = messages->first; d; d = d->next) kept_trace_span(&writer, trace, document, d->span);
    for (size_t i = 0; i < findings->count; i++) kept_trace_span(&writer, trace, document, findings->items[i].span);
    grounds_of(keeper, document, grounds);
    kept_put_grounds(&writer, grounds);
    bool fine = kept_put_trace(&writer, keeper, trace);
    kept_put(&writer, messages->count);
    for (const struct diagnostic *d = messages->first; d; d = d->next) kept_put_diagnostic(&writer, d);
    kept_put(&writer, findings->count);
    for (size_t i = 0; i < findings->count; i++) put_finding(&writer, keeper, &findings->items[i]);
    struct sha256 key = key_of(document);
    if (fine && !writer.failed) store_put(keeper_store(keeper), space, &key, buffer_str(&out));
    buffer_free(&out);
}

const struct check_keeping *kept_checks(struct keeper *keeper) {
    if (!keeper) return NULL;
    struct check_keeping *keeping = NEW(keeper_arena(keeper), struct check_keeping);
    *keeping = (struct check_keeping){.context = keeper, .take = take, .begin = begin, .keep = keep};
    return keeping;
}
