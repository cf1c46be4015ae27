/* Dates that say no year. People leave it out where a date close by says enough: one in the same row, else the day of
 * the document. How far from that date this one may lie follows from what both are: something ends within a year after
 * it begins. A day is taken when it is the only one that fits, and never because of today's date. */
#include "kind/record_ahead.h"
#include "base/mend.h"
#include "kind/record_time.h"

enum { ANCHORS_MOST = 8, MONTHS_OF_A_YEAR = 12 };

/* What a date says of its row; the day of a document stands for all that it says. */
enum role { ROLE_BEGINS, ROLE_PAST, ROLE_OTHER, ROLE_DOCUMENT, ROLE_COUNT };

/* Months before and after a date in which another may lie; both 0: it says nothing of the other. */
struct window {
    int before, after;
};

/* Of the first date, around the second. An end or a due day is not left without its year when it is over for half a
 * year, nor a year ahead. */
static const struct window windows[ROLE_COUNT][ROLE_COUNT] = {
    [ROLE_OTHER] = {[ROLE_BEGINS] = {0, 12}, [ROLE_PAST] = {6, 12}, [ROLE_DOCUMENT] = {6, 12}},
    [ROLE_BEGINS] = {[ROLE_OTHER] = {12, 0}, [ROLE_DOCUMENT] = {6, 12}},
    [ROLE_PAST] = {[ROLE_BEGINS] = {0, 12}, [ROLE_OTHER] = {6, 6}, [ROLE_DOCUMENT] = {12, 0}},
};

/* A date that says its year, and where another may lie. */
struct anchor {
    struct date date;
    struct window window;
    const struct field *field;
};

struct anchors {
    struct anchor items[ANCHORS_MOST];
    size_t count;
    struct date written; /* the day of the document, else that of the project */
};

static bool is_time(const struct field *field) {
    return (field->type == FIELD_DATE || field->type == FIELD_PERIOD) && !field->formula_text.size;
}

static enum role role_of(const struct field *field) {
    return field->begins ? ROLE_BEGINS : field->past ? ROLE_PAST : ROLE_OTHER;
}

static void add_anchor(struct anchors *anchors, const struct field *field, struct date date, enum role role,
                       const struct field *other) {
    struct window window = windows[role_of(field)][role];
    if (!date.year || (!window.before && !window.after) || anchors->count == ANCHORS_MOST) return;
    anchors->items[anchors->count++] = (struct anchor){date, window, other};
}

static struct anchors find_anchors(const struct record_reader *reader, const struct record *row,
                                   const struct field *field) {
    struct date own = ahead_own_day(reader);
    struct anchors anchors = {.written = own.year ? own : reader->records->as_of};
    for (size_t i = 0; i < row->set->count; i++) {
        const struct field *other = &row->set->fields[i];
        if (other != field && is_time(other) && record_said_at(row, i)->kind == DATUM_DATE)
            add_anchor(&anchors, field, record_said_at(row, i)->date, role_of(other), other);
    }
    if (!anchors.count) add_anchor(&anchors, field, own, ROLE_DOCUMENT, reader->kind->dated);
    return anchors;
}

static bool is_within(struct date date, const struct anchor *anchor) {
    struct date first = date_add_months(anchor->date, -anchor->window.before),
                end = date_add_months(date_last_day(anchor->date), anchor->window.after);
    if (!first.year || !end.year) return false;
    int32_t from = date_days(date), to = date_days(date_last_day(date));
    bool late_enough = anchor->window.before ? from > date_days(first) : from >= date_days(first);
    return late_enough && (anchor->window.after ? to < date_days(end) : to <= date_days(end));
}

/* What was over for more than a year when it was written would be written with its year. */
static bool is_old(struct date date, struct date written) {
    struct date year_before = date_add_months(written, -MONTHS_OF_A_YEAR);
    return year_before.year && date_days(date_last_day(date)) < date_days(year_before);
}

static bool is_to_come(struct date date, struct date as_of) { return as_of.year && date_days(date) > date_days(as_of); }

static bool fits(const struct record_reader *reader, const struct field *field, struct date date,
                 const struct anchors *anchors) {
    bool within =
        date.year && !is_old(date, anchors->written) && !(field->past && is_to_come(date, reader->records->as_of));
    for (size_t i = 0; i < anchors->count && within; i++) within = is_within(date, &anchors->items[i]);
    return within;
}

/* The only year that fits; 0. */
static int fitting_year(struct record_reader *reader, const struct field *field, struct str text,
                        const struct anchors *anchors) {
    int found = 0, around = anchors->count ? anchors->items[0].date.year : 0;
    for (int year = around - 1; around && year <= around + 1; year++) {
        if (!fits(reader, field, record_time_reading(reader, field, text, year).date, anchors)) continue;
        if (found) return 0;
        found = year;
    }
    return found;
}

/* A weekday falls on a date in few years: the only one near the day of the document, or near a date of the row. */
static int year_of_weekday(struct record_reader *reader, const struct field *field, struct str text,
                           const struct anchors *anchors, const struct field **from) {
    enum { NEAR = 3 /* years */ };
    struct date own = ahead_own_day(reader), near = own.year || !anchors->count ? own : anchors->items[0].date;
    int found = 0;
    *from = own.year ? reader->kind->dated : anchors->count ? anchors->items[0].field : NULL;
    if (!near.year || !record_time_reading(reader, field, text, near.year).weekday) return 0;
    for (int year = near.year - NEAR; year <= near.year + NEAR; year++) {
        struct date date = record_time_reading(reader, field, text, year).date;
        if (!date.year || (field->past && is_to_come(date, reader->records->as_of))) continue;
        if (found) return 0;
        found = year;
    }
    return found;
}

/* A date that could not be counted from the document's own day because that was not understood. */
static bool hangs_on_own_day(const struct record_reader *reader, const struct anchors *anchors) {
    bool lost;
    ahead_day_of(reader, &lost);
    return lost && !anchors->count;
}

static void settle(struct record_reader *reader, const struct record *row, const struct field *field,
                   struct datum *datum) {
    struct anchors anchors = find_anchors(reader, row, field);
    const struct field *source = anchors.count ? anchors.items[0].field : NULL;
    int year = fitting_year(reader, field, datum->text, &anchors);
    if (!year) year = year_of_weekday(reader, field, datum->text, &anchors, &source);
    if (!year && hangs_on_own_day(reader, &anchors)) {
        record_report_hanging(reader, datum);
        return;
    }
    struct time_reading reading = record_time_reading(reader, field, datum->text, year);
    record_take_time(reader, field, &reading, datum);
    if (!year || datum->kind != DATUM_DATE) return;
    struct str day = date_iso(reader->arena, datum->date), from = field_spelling(source, reader->language);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I02, datum->span,
                                    "“{0}” was taken for {1}, counted from “{2}”", datum->text, day, from);
    diagnose_help(reader->sink, d, "write {0}", day);
    mend_word(reader->sink, d, MEND_CHOICE, datum->span, datum->text, day, "write “{0}”", day);
}

static void settle_values(struct record_reader *reader, const struct record *row, const struct field *field,
                          struct datum *datum) {
    bool list = datum->kind == DATUM_LIST;
    const struct field *inner = list ? field->element : field;
    for (size_t i = 0; i < (list ? datum->count : 1); i++) {
        struct datum *one = list ? &datum->items[i] : datum;
        if (one->kind == DATUM_DATE && !one->date.year) settle(reader, row, inner, one);
    }
}

void record_settle_years(struct record_reader *reader, size_t first) {
    if (!reader->yearless) return;
    for (size_t r = first; r < reader->records->count; r++) {
        struct record *row = reader->records->items[r];
        for (size_t i = 0; i < row->set->count; i++)
            settle_values(reader, row, &row->set->fields[i], record_datum_at(row, i));
    }
}
