/* A field's text → its date. The field says what a longer stretch of time means where a day is wanted (`begins`,
 * `past`), whose fiscal years it may name (`calendar`), and what words such as “laufend” stand for. */
#include "kind/record_time.h"

#include "base/mend.h"
#include "kind/field_read.h"
#include "kind/record_ahead.h"

static struct diagnostic *report(struct record_reader *reader, enum severity severity, enum diagnostic_code code,
                                 struct span span, struct message problem, struct message help) {
    struct diagnostic *d = diagnose_message(reader->sink, severity, code, span, problem);
    diagnose_help_message(reader->sink, d, help);
    return d;
}

/* How a field is read ----------------------------------------------------------------------------------------- */

static enum time_wish wish_of(const struct field *field) {
    if (field->type == FIELD_YEAR) return TIME_YEAR;
    if (field->type == FIELD_PERIOD) return TIME_PERIOD;
    return field->begins ? TIME_FIRST_DAY : TIME_LAST_DAY;
}

static struct time_setting setting_of(struct record_reader *reader, const struct field *field) {
    bool as_written = str_equal(field->calendar, CALENDAR_AS_WRITTEN), own = !field->calendar.size || as_written;
    int today = reader->records->as_of.year;
    return (struct time_setting){
        .language = reader->language,
        .region = reader->region,
        .calendar = own ? reader->calendar : ahead_calendar_of(reader, field->calendar),
        .everybodys = as_written,
        .example = today && field->past ? today - 1 : today,
    };
}

/* What the field can mean where a text has two readings: of what has happened nothing to come, of what is to come
 * nothing that was long over when the document was written. */
static void set_bounds(struct record_reader *reader, const struct field *field, struct time_setting *setting) {
    enum { YEARS = 5, MONTHS = 12 };
    struct date as_of = reader->records->as_of, written = ahead_own_day(reader);
    if (field->past) setting->latest = as_of;
    else if (!field->begins && field->type != FIELD_YEAR) {
        if (!written.year) written = as_of;
        if (written.year) setting->earliest = date_add_months(written, -YEARS * MONTHS);
    }
}

struct time_reading record_time_reading(struct record_reader *reader, const struct field *field, struct str text,
                                        int year) {
    struct time_setting setting = setting_of(reader, field);
    struct date as_of = reader->records->as_of;
    setting.year = year;
    struct time_reading reading = time_read(reader->arena, text, wish_of(field), &setting);
    if (reading.result == SCALAR_AMBIGUOUS) {
        set_bounds(reader, field, &setting);
        if (setting.earliest.year || setting.latest.year)
            reading = time_read(reader->arena, text, wish_of(field), &setting);
    }
    bool future = field->past && reading.date.as_written && as_of.year && date_compare(reading.date, as_of) > 0;
    if (!future) return reading;
    struct time_reading first = time_read(reader->arena, text, TIME_FIRST_DAY, &setting);
    bool under_way = date_compare(first.date, as_of) <= 0; /* „im November“, said in November */
    reading.date = under_way ? as_of : first.date;
    reading.date.as_written = true;
    return reading;
}

bool record_is_year(struct record_reader *reader, const struct field *field, struct str text) {
    struct time_reading reading = record_time_reading(reader, field, text, 0);
    return reading.date.year || reading.result == SCALAR_AMBIGUOUS;
}

/* What was read ----------------------------------------------------------------------------------------------- */

/* "bis" before the day on which something begins, "ab" before any other. */
static bool contradicts(const struct field *field, unsigned bounds) {
    return field->type == FIELD_DATE && (bounds & (field->begins ? TIME_UNTIL : TIME_FROM));
}

static void report_bound(struct record_reader *reader, const struct field *field, const struct time_reading *reading,
                         const struct datum *datum) {
    struct str day = date_iso(reader->arena, reading->date);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I05, datum->span,
                                    field->begins ? "“{0}” says when something ends, “{1}” does not"
                                                  : "“{0}” says when something begins, “{1}” does not",
                                    datum->text, field_spelling(field, reader->language));
    diagnose_help(reader->sink, d, "write {0} if that is the day", day);
    mend_word(reader->sink, d, MEND_CHOICE, datum->span, datum->text, day, "write “{0}”", day);
}

/* “FY26” where nobody says when fiscal years start: once a document. */
static void note_fiscal(struct record_reader *reader, const struct field *field, const struct datum *datum) {
    bool as_written = str_equal(field->calendar, CALENDAR_AS_WRITTEN);
    struct str group = as_written ? (struct str){0} : field->calendar;
    if (reader->fiscal_noted || reader->ahead || ahead_knows_years(reader, group)) return;
    reader->fiscal_noted = true;
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_INFO, CODE_I02, datum->span,
                 "“{0}” was taken for the calendar year: it is not said when the fiscal year starts", datum->text);
    if (group.size) diagnose_help(reader->sink, d, "add “fiscal_year_start:” to “{0}”", group);
    else diagnose_help(reader->sink, d, "add “fiscal_year_start:” to planpress.yaml");
}

void record_take_time(struct record_reader *reader, const struct field *field, const struct time_reading *reading,
                      struct datum *datum) {
    static const struct {
        enum severity severity;
        enum diagnostic_code code;
    } kinds[] = {[SCALAR_NOTED] = {SEVERITY_INFO, CODE_I02},
                 [SCALAR_AMBIGUOUS] = {SEVERITY_ERROR, CODE_I06},
                 [SCALAR_WRONG] = {SEVERITY_ERROR, CODE_I05}};
    datum->kind = DATUM_MISSING;
    datum->unread = true;
    if (reading->result != SCALAR_READ) {
        struct diagnostic *d = report(reader, kinds[reading->result].severity, kinds[reading->result].code, datum->span,
                                      reading->problem, reading->help);
        for (size_t i = 0; i < 2; i++)
            mend_word(reader->sink, d, MEND_CHOICE, datum->span, datum->text, reading->mends[i], "write “{0}”",
                      reading->mends[i]);
    }
    if (!reading->date.year) return;
    if (contradicts(field, reading->bounds)) {
        report_bound(reader, field, reading, datum);
        return;
    }
    datum->kind = DATUM_DATE;
    datum->unread = false;
    datum->date = reading->date;
    if (reading->fiscal) note_fiscal(reader, field, datum);
}

/* Words instead of a date ------------------------------------------------------------------------------------- */

/* The document's own day cannot count from itself. */
static void report_own_day(struct record_reader *reader, const struct datum *datum) {
    struct date as_of = reader->records->as_of;
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I05, datum->span,
                                    "“{0}” is another day whenever it is read: the day of the document stands here",
                                    datum->text);
    diagnose_help(reader->sink, d, "write the day, such as {0}",
                  as_of.year ? date_iso(reader->arena, as_of) : STR("2027-01-31"));
}

/* Its mistake is reported where the day stands; what hangs on it is named, for it is lost too. */
void record_report_hanging(struct record_reader *reader, struct datum *datum) {
    const struct field *dated = reader->kind->dated;
    datum->kind = DATUM_MISSING;
    datum->unread = true;
    if (!dated || reader->ahead) return;
    struct str name = field_spelling(dated, reader->language);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I02, datum->span,
                                    "“{0}” was not read: it counts from “{1}”, which was not understood", datum->text,
                                    name);
    diagnose_help(reader->sink, d, "correct “{0}” first, or write the whole date here", name);
}

static void take_own_day(struct record_reader *reader, const struct field *field, struct datum *datum) {
    bool lost;
    struct date day = ahead_day_of(reader, &lost);
    if (lost && field != reader->kind->dated) {
        record_report_hanging(reader, datum);
        return;
    }
    if (day.year) {
        datum->kind = DATUM_DATE;
        datum->date = day;
        datum->date.as_written = true;
        return;
    }
    datum->unread = true;
    if (field == reader->kind->dated) {
        report_own_day(reader, datum);
        return;
    }
    const struct field *dated = reader->kind->dated;
    struct str name = dated ? field_spelling(dated, reader->language) : (struct str){0};
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I05, datum->span,
                                    "“{0}” counts from the day of the document, which says none", datum->text);
    if (name.size) diagnose_help(reader->sink, d, "write the day, or add “{0}:” to the document", name);
    else diagnose_help(reader->sink, d, "write the day");
}

/* True when the text was such a word, dealt with. */
static bool take_word(struct record_reader *reader, const struct field *field, struct datum *datum) {
    switch (scalar_word_of(reader->arena, reader->language, datum->text)) {
    case WORD_NONE: return false;
    case WORD_UNKNOWN: datum->kind = DATUM_UNKNOWN; return true;
    case WORD_UNLIMITED: return field->may_say_unlimited; /* missing, with its text */
    case WORD_AT_ONCE: take_own_day(reader, field, datum); return true;
    case WORD_ABSENT: break;
    }
    if (field->required) datum->kind = DATUM_UNKNOWN; /* there must be one */
    else datum->text = (struct str){0};               /* as if nothing had been written */
    return true;
}

/* Reading ----------------------------------------------------------------------------------------------------- */

void record_read_time(struct record_reader *reader, const struct field *field, const struct value *value,
                      struct datum *datum) {
    bool figure = datum->text.data[0] >= '0' && datum->text.data[0] <= '9'; /* no word starts with one */
    if (field->type != FIELD_YEAR && !figure && take_word(reader, field, datum)) return;
    struct time_reading reading = record_time_reading(reader, field, value->text, 0);
    if (reading.yearless && !reader->ahead) {
        reader->yearless = true;
        datum->kind = DATUM_DATE;
        return;
    }
    record_take_time(reader, field, &reading, datum);
}

void record_read_month(struct record_reader *reader, const struct value *value, struct datum *datum) {
    int month;
    struct scalar_reading reading = scalar_month(reader->arena, value->text, reader->language, &month);
    if (!month) {
        report(reader, SEVERITY_ERROR, CODE_I05, value->span, reading.problem, reading.help);
        return;
    }
    datum->kind = DATUM_NUMBER;
    datum->number = decimal_of(month);
}
