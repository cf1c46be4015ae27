/* Rows and groups are looked through; what is only referred to is another's. */
#include "formula/foreign.h"

#include "base/arena.h"
#include "base/mend.h"

struct weighing {
    struct str own; /* the document's currency */
    const struct datum *first;
    bool mixed;
};

static void weigh_record(struct weighing *weighing, const struct record *record);

static void weigh(struct weighing *weighing, const struct record *holder, const struct datum *datum) {
    if (datum->kind == DATUM_RECORD && datum->record && datum->record->outer == holder)
        weigh_record(weighing, datum->record);
    for (size_t i = 0; datum->kind == DATUM_LIST && i < datum->count && !weighing->mixed; i++)
        weigh(weighing, holder, &datum->items[i]);
    if (datum->kind != DATUM_MONEY || !datum->span.source || decimal_is_zero(datum->number)) return;
    struct str seen = weighing->first ? weighing->first->currency : datum->currency;
    weighing->mixed |= str_equal(datum->currency, weighing->own) || !str_equal(datum->currency, seen);
    if (!weighing->first || datum->span.line < weighing->first->span.line) weighing->first = datum;
}

static void weigh_record(struct weighing *weighing, const struct record *record) {
    for (size_t i = 0; i < record->set->count && !weighing->mixed; i++)
        if (field_is_written(&record->set->fields[i])) weigh(weighing, record, record_said_at(record, i));
}

const struct datum *foreign_amount(struct computation *computation, const struct record *document) {
    if (computation->weighed == document) return computation->foreign;
    struct weighing weighing = {.own = document->currency};
    weigh_record(&weighing, document);
    computation->weighed = document;
    computation->foreign = weighing.mixed ? NULL : weighing.first;
    return computation->foreign;
}

void foreign_advise(struct computation *computation, struct diagnostic *diagnostic, const struct datum *amount) {
    const struct record *project = computation->project;
    const struct field *field = project ? field_find(project->set, STR("currency")) : NULL;
    diagnose_help(
        computation->sink, diagnostic,
        "if that is the currency of the project, set “currency: {0}” in planpress.yaml; else write them in its own",
        amount->currency);
    if (!field || !record_said(project, field)->span.source) return;
    const struct datum *said = record_said(project, field);
    mend_word(computation->sink, diagnostic, MEND_CHOICE, said->span, said->text, amount->currency,
              "set currency: {0} in planpress.yaml", amount->currency);
}
