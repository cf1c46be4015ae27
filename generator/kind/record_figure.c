/* “2025: 812 T€” is what the year brought, “2028: 950 T€” what it is to bring. The day that decides is the document's
 * own where it says one: what was a plan when it was written does not become revenue by the lapse of time. */
#include "kind/record_figure.h"

#include "kind/record_ahead.h"
#include "kind/record_value.h"

void record_take_single_year(struct record_reader *reader, const struct field *list, struct record *row,
                             const struct value *value) {
    struct date as_of = reader->records->as_of;
    if (!list->has_single_year || value->kind != VALUE_SCALAR || !as_of.year) return;
    int year = calendar_name(calendar_around(reader->calendar, as_of, DATE_YEAR)) + list->single_year;
    struct value key = {.kind = VALUE_SCALAR, .span = value->span, .text = str_format(reader->arena, "%d", year)};
    *record_datum(row, list->keyed[0]) = datum_read(reader, list->keyed[0], &key);
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_INFO, CODE_I02, value->span, "“{0}” of “{1}” was taken for the year {2}",
                 str_trim(value->text), field_spelling(list, reader->language), year);
    diagnose_help(reader->sink, d, "write '{'{0}: {1}'}'", year, str_trim(value->text));
}

/* The last day of which a figure can tell. */
static struct date known_day(struct record_reader *reader) {
    if (reader->day_known) return reader->day;
    struct date own = ahead_own_day(reader), as_of = reader->records->as_of;
    struct date last = own.year ? date_last_day(own) : as_of;
    bool later = as_of.year && date_compare(last, as_of) > 0;
    reader->day = later ? as_of : last;
    reader->day_known = true;
    return reader->day;
}

/* Of a year that is over by now, or is running, another would take it for revenue. */
static void note_coming(struct record_reader *reader, const struct field *list, const struct value *value,
                        struct datum year, struct date day) {
    struct str text = str_trim(value->text), written = year.text;
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_INFO, CODE_I02, value->span,
                 "“{0}” was taken for the “{1}” of {2}, which was not over on {3}", text,
                 field_spelling(list->coming, reader->language), written, date_iso(reader->arena, day));
    diagnose_help(reader->sink, d, "write {0}: '{'{1}: {2}'}' if it is what the year has brought", written,
                  field_spelling(list->leaf, reader->language), text);
}

const struct field *record_figure_field(struct record_reader *reader, const struct field *list,
                                        const struct record *row, const struct value *value) {
    struct datum year = list->coming ? *record_said(row, list->keyed[0]) : (struct datum){0};
    struct date day = year.kind == DATUM_DATE ? known_day(reader) : (struct date){0};
    if (!day.year || date_compare(date_last_day(year.date), day) < 0) return list->leaf;
    struct date first = year.date, as_of = reader->records->as_of;
    first.precision = DATE_DAY;
    bool over = as_of.year && date_compare(date_last_day(year.date), as_of) < 0;
    if (over || date_compare(first, day) <= 0) note_coming(reader, list, value, year, day);
    return list->coming;
}
