/* The days that people have to keep, as `dates:` of the kinds declares them. */
#include <stdlib.h>

#include "base/arena.h"
#include "formula/print.h"
#include "site/collect.h"

/* One entry of a kind's `dates:`, asked of a document. */
struct asking {
    struct collector *collector;
    const struct site_document *document;
    const struct overview_date *date;
    size_t *capacity; /* of site->dates */
};

static struct datum part_of(const struct asking *asking, enum overview_part part, const struct frame *frame) {
    return collector_value(asking->collector, &asking->date->parts[part], frame);
}

/* "account-plan/uhlenmoor/actions/m1/due": by names and ids alone, so that what changes in a row leaves it the same.
 * As deep as the kind is nested. */
static struct str path_of(struct arena *arena, const struct record *record) {
    if (record == record->document)
        return str_format(arena, "%.*s/%.*s", STR_ARG(record->set->kind->name), STR_ARG(record->id));
    struct str outer = path_of(arena, record->outer);
    struct str own = record->id.size ? record->id : text_id(arena, record_title(arena, record));
    return str_format(arena, "%.*s/%.*s/%.*s", STR_ARG(outer), STR_ARG(record->set->name), STR_ARG(own));
}

static struct str identity_of(const struct asking *asking, const struct record *row) {
    struct arena *arena = asking->collector->site->arena;
    struct str on = asking->date->parts[DATE_ON].written.text;
    return str_format(arena, "%.*s/%.*s", STR_ARG(path_of(arena, row ? row : asking->document->record)), STR_ARG(on));
}

/* Whose day it is; the manager's when nobody is named. */
static void set_persons(const struct asking *asking, struct site_date *date, struct datum who) {
    date->who = collector_print(asking->collector, &asking->date->parts[DATE_WHO], who);
    date->persons = collector_persons(asking->collector, who, &date->person_count);
    if (date->who.size) return;
    date->who = asking->document->manager;
    date->persons = asking->document->managers;
    date->person_count = asking->document->manager_count;
}

/* What says no status is open or done. */
static struct str status_of(const struct asking *asking, const struct site_date *date, const struct frame *frame) {
    struct collector *collector = asking->collector;
    struct str status =
        collector_print(collector, &asking->date->parts[DATE_STATUS], part_of(asking, DATE_STATUS, frame));
    if (status.size || !date->action) return status;
    return date->open ? message_say(collector->site->arena, collector->words, "Open{|an action}")
                      : message_say(collector->site->arena, collector->words, "Done{|an action}");
}

/* `row`: NULL: the document has the day. */
static void add_date(const struct asking *asking, const struct frame *frame, const struct record *row) {
    struct collector *collector = asking->collector;
    struct site *site = collector->site;
    struct computation *computation = &collector->computation;
    struct datum on = part_of(asking, DATE_ON, frame), start = part_of(asking, DATE_START, frame);
    struct datum minutes = part_of(asking, DATE_MINUTES, frame);
    struct datum open = part_of(asking, DATE_OPEN, frame);
    if (on.kind != DATUM_DATE) return;
    struct site_date date = {.document = asking->document,
                             .identity = identity_of(asking, row),
                             .day = on.date,
                             .day_text = collector_print(collector, &asking->date->parts[DATE_ON], on),
                             .start = start.kind == DATUM_CLOCK ? start.minutes : -1,
                             .minutes = -1,
                             .action = asking->date->parts[DATE_OPEN].formula,
                             .open = open.kind == DATUM_BOOL && open.truth};
    int64_t length;
    if (minutes.kind == DATUM_NUMBER && decimal_integer(minutes.number, &length)) date.minutes = (int)length;
    const struct sentence *say = &asking->date->say[site->project->language->index];
    date.say =
        str_copy(site->arena, sentence_text(computation, computation->locale, site->project->region, say, frame,
                                          CLASS_CONFIDENTIAL));
    date.status = status_of(asking, &date, frame);
    set_persons(asking, &date, part_of(asking, DATE_WHO, frame));
    ARENA_PUSH(site->arena, site->dates, site->date_count, *asking->capacity) = date;
}

static void add_rows(const struct asking *asking, const struct frame *around) {
    struct datum rows = part_of(asking, DATE_EACH, around);
    for (size_t i = 0; rows.kind == DATUM_LIST && i < rows.count; i++) {
        const struct record *row = datum_record(rows.items[i]);
        struct frame inside = {.record = row, .outer = around};
        if (row) add_date(asking, &inside, row);
    }
}

static void ask(const struct asking *asking) {
    struct frame frame = {.record = asking->document->record};
    const struct overview_date *date = asking->date;
    if (!date->usable || date->class > asking->collector->site->edition->class) return;
    if (date->parts[DATE_EACH].formula) add_rows(asking, &frame);
    else add_date(asking, &frame, NULL);
}

static int by_day(const void *left, const void *right) {
    const struct site_date *a = left, *b = right;
    int32_t first = date_days(date_last_day(a->day)), second = date_days(date_last_day(b->day));
    if (first != second) return first < second ? -1 : 1;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return str_compare(a->identity, b->identity);
}

static int by_identity(const void *left, const void *right) {
    const struct site_date *const *a = left, *const *b = right;
    int order = str_compare((*a)->identity, (*b)->identity);
    return order ? order : (*a > *b) - (*a < *b);
}

/* Rows of one name and without ids are told apart by their order. */
static void number_alike(struct site *site) {
    struct site_date **all = NEW_ARRAY(site->arena, struct site_date *, site->date_count + 1);
    for (size_t i = 0; i < site->date_count; i++) all[i] = &site->dates[i];
    if (site->date_count) qsort(all, site->date_count, sizeof *all, by_identity);
    struct str first = {0};
    for (size_t i = 0, alike = 0; i < site->date_count; i++) {
        alike = i && str_equal(all[i]->identity, first) ? alike + 1 : 1;
        first = alike == 1 ? all[i]->identity : first;
        if (alike > 1) all[i]->identity = str_format(site->arena, "%.*s/%zu", STR_ARG(first), alike);
    }
}

void collect_dates(struct collector *collector) {
    struct site *site = collector->site;
    size_t capacity = 0;
    for (size_t d = 0; d < site->document_count; d++) {
        const struct overview *overview = site->documents[d].document->kind->overview;
        struct arena_mark mark = arena_mark(collector->computation.arena);
        for (size_t i = 0; overview && i < overview->date_count; i++) {
            struct asking asking = {collector, &site->documents[d], &overview->dates[i], &capacity};
            ask(&asking);
        }
        collector_rewind(collector, mark);
    }
    if (site->date_count) qsort(site->dates, site->date_count, sizeof *site->dates, by_day);
    number_alike(site);
}
