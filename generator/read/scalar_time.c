/* The parts of a date (time_text.h) → a date that exists, or what is wrong with it. */
#include "read/scalar_time.h"

#include "base/arena.h"
#include "base/calendar.h"
#include "base/suggest.h"
#include "read/time_text.h"

enum {
    MONTHS = 12,
    QUOTED = 60 /* code points of a text that messages show */,
    EXAMPLE_YEAR = 2026,
    FAR_YEARS = 3 /* “Okt 31” is rather a day than a month that lies further ahead */
};

/* One text being read. */
struct reader {
    struct arena *arena;
    struct str text;
    enum time_wish wish;
    const struct time_setting *setting;
};

/* ---- messages ---- */

static struct time_reading wrong(struct message problem, struct message help) {
    return (struct time_reading){.result = SCALAR_WRONG, .problem = problem, .help = help};
}

static struct time_reading asked(const struct reader *reader, struct message problem, struct str one,
                                 struct str other) {
    return (struct time_reading){.result = SCALAR_AMBIGUOUS,
                                 .problem = problem,
                                 .help = message_new(reader->arena, "write “{0}” or “{1}”", one, other),
                                 .mends = {one, other}};
}

static bool is_outside(const struct reader *reader, struct date date) {
    struct date earliest = reader->setting->earliest, latest = reader->setting->latest;
    return (latest.year && date_days(date) > date_days(latest)) ||
           (earliest.year && date_days(date_last_day(date)) < date_days(earliest));
}

/* Two dates could be meant, where the field can hold both. */
static struct time_reading asked_dates(const struct reader *reader, struct message problem, struct date one,
                                       struct date other) {
    bool no_one = is_outside(reader, one), no_other = is_outside(reader, other);
    if (no_one != no_other) return (struct time_reading){.date = no_one ? other : one};
    return asked(reader, problem, date_iso(reader->arena, one), date_iso(reader->arena, other));
}

static enum date_order order_of(const struct time_setting *setting) {
    return setting->region ? setting->region->order : ORDER_OPEN;
}

static int example_year(const struct time_setting *setting) {
    return setting->example ? setting->example : EXAMPLE_YEAR;
}

/* Whether only years of a calendar of its own will do. */
static bool wants_fiscal(const struct reader *reader) {
    return reader->wish == TIME_YEAR && !reader->setting->everybodys && calendar_is_fiscal(reader->setting->calendar);
}

/* "FY27", "2027": a year as this field's authors write it. */
static struct str year_text(const struct reader *reader, int year) {
    static const struct fiscal_calendar everybodys = {0};
    struct date date = calendar_year(wants_fiscal(reader) ? reader->setting->calendar : everybodys, year);
    return date.year ? language_year(reader->arena, reader->setting->language, date) : STR("2027");
}

static const char *wanted(const struct reader *reader) {
    static const char *const texts[] = {"a date", "a date", "a day, week, month, quarter or year", "a year"};
    return wants_fiscal(reader) ? "a fiscal year" : texts[reader->wish];
}

static struct str year_of_example(struct arena *arena, struct str name, const void *context) {
    const struct date *day = context;
    (void)name;
    return str_format(arena, "%d", day->year);
}

static struct str example(const struct reader *reader) {
    int year = example_year(reader->setting) + 1;
    if (reader->wish == TIME_YEAR) return year_text(reader, year);
    struct date day = date_of(year, 3, 31);
    return language_fill(reader->arena, reader->setting->language->day_example, year_of_example, &day);
}

static struct time_reading expected(const struct reader *reader) {
    struct arena *arena = reader->arena;
    struct message found =
        reader->text.size ? message_new(arena, "“{0}”", str_excerpt(arena, reader->text, QUOTED)) : MESSAGE("nothing");
    return wrong(message_new(arena, "expected {0}, found {1}", wanted(reader), found),
                 message_new(arena, "write {0} such as {1}", wanted(reader), example(reader)));
}

/* "2021*", "2023 (Ist)": the year in it. */
static struct str only_year(const struct reader *reader, const struct time_pieces *pieces) {
    const struct time_piece *year = NULL;
    for (size_t i = 0; i < pieces->count; i++) {
        if (pieces->shape[i] != 'y') continue;
        if (year) return example(reader);
        year = &pieces->list[i];
    }
    return year ? year_text(reader, year->value) : example(reader);
}

/* A misspelt month is named; for anything else there is an example. */
static struct time_reading no_date(const struct reader *reader, const struct time_pieces *pieces) {
    struct time_reading reading = expected(reader);
    if (reader->wish == TIME_YEAR) {
        struct str year = only_year(reader, pieces);
        reading.help = message_new(reader->arena, "write the year alone, such as {0}", year);
        return reading;
    }
    for (size_t i = 0; i < pieces->count; i++) {
        if (pieces->shape[i] != TIME_OTHER) continue;
        struct suggestion nearest = suggest_start(pieces->list[i].text);
        for (int month = 1; month <= MONTHS; month++)
            suggest_offer(&nearest, language_month(reader->setting->language, month, DATE_LONG));
        if (nearest.found.size) reading.help = message_new(reader->arena, "did you mean “{0}”?", nearest.found);
    }
    return reading;
}

static const char *english_month(int month) { return language_month(&language_source, month, DATE_LONG).data; }

static struct message day_text(const struct reader *reader, struct date date) {
    return message_new(reader->arena, "{0} {1} {2}", date.day, english_month(date.month), date.year);
}

/* ---- days ---- */

static struct time_reading no_such_day(const struct reader *reader, const struct time_parts *parts) {
    struct arena *arena = reader->arena;
    if (!date_valid(parts->year, 1, 1))
        return wrong(message_new(arena, "there is no year {0}", parts->year),
                     MESSAGE("write a year from 0001 to 9999"));
    if (parts->month < 1 || parts->month > MONTHS)
        return wrong(message_new(arena, "there is no month {0}", parts->month),
                     message_new(arena, "“{0}” was read with {1} as its month", reader->text, parts->month));
    struct date month = date_of(parts->year, parts->month, 1);
    month.precision = DATE_MONTH;
    const char *name = english_month(parts->month);
    return wrong(message_new(arena, "there is no {0} {1} {2}", parts->day, name, parts->year),
                 message_new(arena, "{0} {1} has {2} days", name, parts->year, date_last_day(month).day));
}

static struct time_reading two_days(const struct reader *reader, const struct time_parts *parts) {
    struct date one = date_of(parts->year, parts->month, parts->day),
                other = date_of(parts->year, parts->day, parts->month);
    struct message problem = message_new(reader->arena, "“{0}” can mean {1} or {2}", reader->text,
                                         day_text(reader, one), day_text(reader, other));
    return asked_dates(reader, problem, one, other);
}

/* The weekday contradicts the day: one of them is a slip. */
static struct time_reading two_weekdays(const struct reader *reader, const struct time_parts *parts, struct date date) {
    static const char *const names[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                        "Thursday", "Friday", "Saturday", "Sunday"};
    int away = parts->weekday - calendar_weekday(date), nearest = away > 3 ? away - 7 : away < -3 ? away + 7 : away;
    struct date meant = date_from_days(date_days(date) + nearest);
    if (!meant.year) meant = date;
    return asked(reader,
                 message_new(reader->arena, "{0} is a {1}, not a {2}", day_text(reader, date),
                             names[calendar_weekday(date)], names[parts->weekday]),
                 date_iso(reader->arena, date), date_iso(reader->arena, meant));
}

/* Where the order is free and only one of the two is a day, that one is meant. */
static struct time_reading read_day(const struct reader *reader, struct time_parts parts) {
    bool swapped = (parts.swappable || parts.free_order) && parts.month > MONTHS && parts.day <= MONTHS;
    if (swapped) {
        int day = parts.month;
        parts.month = parts.day;
        parts.day = day;
    }
    if (!date_valid(parts.year, parts.month, parts.day)) return no_such_day(reader, &parts);
    if (parts.free_order && !swapped && parts.day <= MONTHS && parts.day != parts.month)
        return two_days(reader, &parts);
    struct date date = date_of(parts.year, parts.month, parts.day);
    if (parts.weekday && parts.weekday != calendar_weekday(date)) return two_weekdays(reader, &parts, date);
    return (struct time_reading){.date = date};
}

/* ---- months ---- */

/* "Jan 27", "3/27": the month of a year, or a day of no year. */
static struct time_reading month_or_day(const struct reader *reader, const struct time_parts *parts) {
    struct date month = date_of(parts->year, parts->month, 1), day;
    month.precision = DATE_MONTH;
    int year = example_year(reader->setting);
    day = date_of(date_valid(year, parts->month, parts->day) ? year : parts->year, parts->month, parts->day);
    const char *name = english_month(parts->month);
    struct message problem = message_new(reader->arena, "“{0}” can mean {1} {2} or the day {3} {4}", reader->text, name,
                                         parts->year, parts->day, name);
    return asked(reader, problem, date_iso(reader->arena, month), date_iso(reader->arena, day));
}

static struct time_reading no_year(const struct reader *reader, struct time_parts parts);

/* “Oct 31” where the month of a year cannot be meant: a day that says no year. */
static struct time_reading day_after_all(const struct reader *reader, struct time_parts parts) {
    parts.precision = DATE_DAY;
    parts.free_order = false;
    parts.short_year = (struct str){0};
    parts.year = reader->setting->year;
    return parts.year ? read_day(reader, parts) : no_year(reader, parts);
}

static struct time_reading read_month(const struct reader *reader, const struct time_parts *parts) {
    struct time_parts first = *parts;
    first.day = 1;
    if (!date_valid(first.year, first.month, 1)) return no_such_day(reader, &first);
    bool day_too = parts->free_order && date_valid(parts->year, parts->month, parts->day);
    bool far = parts->year > example_year(reader->setting) + FAR_YEARS;
    struct date date = date_of(first.year, first.month, 1);
    date.precision = DATE_MONTH;
    bool dotted = str_find(reader->setting->language->days[DATE_LONG], STR("{d}."), NULL); /* a day has a full stop */
    if (day_too && (far || !dotted)) {
        if (is_outside(reader, date)) return day_after_all(reader, *parts);
        return month_or_day(reader, parts);
    }
    return (struct time_reading){.date = date};
}

/* ---- weeks, quarters, halves, years ---- */

static struct time_reading read_week(const struct reader *reader, const struct time_parts *parts) {
    struct date week = calendar_week(parts->year, parts->number);
    if (parts->fiscal || parts->second_year) return expected(reader);
    if (!week.year)
        return wrong(message_new(reader->arena, "{0} has no week {1}", parts->year, parts->number),
                     MESSAGE("the weeks of a year are counted from 1 to 52 or 53 (ISO 8601)"));
    if (parts->week_day > 7) return expected(reader);
    if (parts->week_day) week = date_from_days(date_days(week) + parts->week_day - 1);
    return (struct time_reading){.date = week};
}

/* The year that the text names: a fiscal one where it says so, or where only years are wanted. */
static struct date year_of(const struct reader *reader, const struct time_parts *parts) {
    static const struct fiscal_calendar everybodys = {0};
    struct fiscal_calendar calendar = reader->setting->calendar;
    if (parts->second_year) return calendar_year(calendar, parts->year + (calendar.named_by == FISCAL_NAMED_BY_END));
    bool fiscal = parts->fiscal || (reader->wish == TIME_YEAR && !parts->calendar && !reader->setting->everybodys);
    return calendar_year(fiscal ? calendar : everybodys, parts->year);
}

static struct time_reading read_unit(const struct reader *reader, const struct time_parts *parts) {
    bool quarter = parts->precision == DATE_QUARTER;
    struct date year = year_of(reader, parts);
    if (!year.year) return no_such_day(reader, parts);
    if (parts->precision == DATE_YEAR) return (struct time_reading){.date = year};
    if (parts->number < 1 || parts->number > (quarter ? 4 : 2))
        return wrong(
            message_new(reader->arena, "there is no {0} {1}", quarter ? "quarter" : "half-year", parts->number),
            message_new(reader->arena, "write a {0} such as {1} {2}", quarter ? "quarter" : "half-year",
                        quarter ? "Q2" : "H1", example_year(reader->setting) + 1));
    return (struct time_reading){.date = calendar_part(year, parts->precision, parts->number)};
}

/* ---- pairs of years ---- */

static struct time_reading two_years(const struct reader *reader, const struct time_parts *parts) {
    return wrong(message_new(reader->arena, "expected {0}, found two years in “{1}”", wanted(reader), reader->text),
                 message_new(reader->arena, "write “{0}” or “{1}”", parts->year, parts->second_year));
}

/* 2025/26 where years are everybody's. */
static struct time_reading either_year(const struct reader *reader, const struct time_parts *parts) {
    const char *unit = parts->precision == DATE_QUARTER ? "Q" : parts->precision == DATE_HALF ? "H" : "";
    struct str head = *unit ? str_format(reader->arena, "%s%d ", unit, parts->number) : STR("");
    struct str one = str_format(reader->arena, "%.*s%d", STR_ARG(head), parts->year),
               other = str_format(reader->arena, "%.*s%d", STR_ARG(head), parts->second_year);
    struct message problem =
        message_new(reader->arena, "“{0}” can mean {1} or {2}: here the fiscal year is the calendar year", reader->text,
                    one, other);
    struct time_reading reading = asked(reader, problem, one, other);
    reading.help = message_new(reader->arena, "{0}, or say in which month the fiscal year starts (fiscal_year_start)",
                               reading.help);
    return reading;
}

/* 2011/12: December, or the fiscal year. */
static struct time_reading month_or_year(const struct reader *reader, const struct time_parts *parts) {
    struct date month = date_of(parts->year, parts->month, 1);
    month.precision = DATE_MONTH;
    struct str one = date_iso(reader->arena, month),
               other = language_year(reader->arena, reader->setting->language, year_of(reader, parts));
    struct message problem = message_new(reader->arena, "“{0}” can mean {1} {2} or the fiscal year {3}", reader->text,
                                         english_month(parts->month), parts->year, other);
    return asked(reader, problem, one, other);
}

/* True when the pair was dealt with; else it is one fiscal year, or a month after all. */
static bool read_pair(const struct reader *reader, struct time_parts *parts, struct time_reading *reading) {
    bool month = parts->precision == DATE_MONTH && parts->month >= 1 && parts->month <= MONTHS;
    bool fiscal = calendar_is_fiscal(reader->setting->calendar);
    if (month && reader->wish != TIME_YEAR) {
        parts->second_year = 0;
        if (!fiscal) return false;
        parts->second_year = parts->year + 1;
        return *reading = month_or_year(reader, parts), true;
    }
    if (parts->precision == DATE_MONTH) parts->precision = DATE_YEAR;
    if (parts->second_year != parts->year + 1 || (parts->hyphen && reader->wish != TIME_YEAR))
        return *reading = two_years(reader, parts), true;
    if (fiscal) return false;
    return *reading = either_year(reader, parts), true;
}

/* ---- seasons, and what says no year ---- */

/* Nobody agrees when summer starts. */
static struct time_reading read_season(const struct reader *reader, const struct time_parts *parts) {
    struct str one = str_format(reader->arena, "Q%d %d", parts->season, parts->year),
               other = str_format(reader->arena, "Q%d %d", parts->season % 4 + 1, parts->year + (parts->season == 4));
    struct message problem = message_new(reader->arena, "“{0}” can mean {1} or {2}", reader->text, one, other);
    return asked(reader, problem, one, other);
}

static struct time_reading read_parts(const struct reader *reader, struct time_parts parts);

/* False with no pieces when there are too many. */
static bool cut_and_parse(const struct reader *reader, struct time_pieces *pieces, struct time_parts *parts) {
    struct str text = reader->text;
    bool week_of = time_take_week_of(&text);
    if (!time_cut(reader->arena, reader->setting->language, text, pieces))
        return *pieces = (struct time_pieces){0}, false;
    if (!time_parse(pieces, order_of(reader->setting), parts)) return false;
    parts->week_of = week_of;
    return true;
}

/* What was written with its year behind it, if that is read as the date; else the date. */
static struct str with_year(const struct reader *reader, int year, struct date date) {
    struct time_pieces pieces;
    struct time_parts parts;
    size_t size = reader->text.size;
    char before = size > 1 && reader->text.data[size - 1] == '.' ? reader->text.data[size - 2] : 0;
    struct str gap = before >= '0' && before <= '9' ? STR("") : STR(" "); /* 28.02.2027 */
    struct reader again = *reader;
    again.text = str_format(reader->arena, "%.*s%.*s%d", STR_ARG(reader->text), STR_ARG(gap), year);
    bool read = cut_and_parse(&again, &pieces, &parts) && parts.year == year;
    return read && !date_compare(read_parts(&again, parts).date, date) ? again.text : date_iso(reader->arena, date);
}

/* The next years in which there is such a day are offered. */
static struct time_reading no_year(const struct reader *reader, struct time_parts parts) {
    enum { YEARS = 12 /* in which every day falls on each weekday, and there is a leap year */ };
    struct str mends[2] = {{0}, {0}};
    struct time_reading first = {0};
    size_t count = 0;
    for (int i = 0; i < YEARS && count < 2; i++) {
        parts.year = example_year(reader->setting) + i;
        struct time_reading reading = read_parts(reader, parts);
        if (reading.date.year) mends[count++] = with_year(reader, parts.year, reading.date);
        if (!i) first = reading;
    }
    if (count < 2) return first; /* wrong in any year, or doubtful in another way */
    first = asked(reader, message_new(reader->arena, "“{0}” does not say the year", reader->text), mends[0], mends[1]);
    first.yearless = true;
    first.weekday = parts.weekday;
    return first;
}

/* ---- what was wanted ---- */

/* The days of "Anfang", "Mitte" or "Ende": a third of a month, a month of what is longer. */
static void narrow(struct date date, enum time_part part, struct date *first, struct date *last) {
    *first = date;
    first->precision = DATE_DAY;
    *last = date_last_day(date);
    if (part == PART_ALL || date.precision < DATE_MONTH) return;
    if (date.precision == DATE_MONTH) {
        if (part == PART_EARLY) last->day = 10;
        else if (part == PART_MIDDLE) first->day = 11, last->day = 20;
        else first->day = 21;
        return;
    }
    int months = date.precision == DATE_QUARTER ? 3 : date.precision == DATE_HALF ? 6 : MONTHS;
    struct date month = date_of(date.year, date.month, 1);
    month.precision = DATE_MONTH;
    month = date_add_months(month, part == PART_EARLY ? 0 : part == PART_MIDDLE ? (months - 1) / 2 : months - 1);
    *first = month;
    first->precision = DATE_DAY;
    *last = date_last_day(month);
}

static struct date as_period(struct date date, enum time_part part) {
    struct date first, last;
    if (part == PART_ALL || date.precision <= DATE_MONTH) return date;
    narrow(date, part, &first, &last);
    first.precision = DATE_MONTH;
    return first;
}

static struct date as_day(struct date date, enum time_part part, bool first_day) {
    struct date first, last;
    narrow(date, part, &first, &last);
    return date_of(first_day ? first.year : last.year, first_day ? first.month : last.month,
                   first_day ? first.day : last.day);
}

static struct time_reading no_year_but(const struct reader *reader, struct date date) {
    static const char *const names[] = {
        [DATE_DAY] = "day",         [DATE_WEEK] = "week",      [DATE_MONTH] = "month",
        [DATE_QUARTER] = "quarter", [DATE_HALF] = "half-year", [DATE_YEAR] = "calendar year"};
    struct str year = year_text(reader, calendar_name(calendar_around(reader->setting->calendar, date, DATE_YEAR)));
    return wrong(message_new(reader->arena, "expected {0}, found the {1} “{2}”", wanted(reader), names[date.precision],
                             reader->text),
                 message_new(reader->arena, "write the figure of a whole year, such as {0}", year));
}

static struct time_reading fit_wish(const struct reader *reader, const struct time_parts *parts,
                                    struct time_reading reading) {
    struct date date = reading.date;
    bool loose = parts->part || parts->timed || (parts->bounds & TIME_ABOUT);
    reading.bounds = parts->bounds;
    reading.fiscal = parts->fiscal && !calendar_is_fiscal(reader->setting->calendar);
    switch (reader->wish) {
    case TIME_YEAR:
        if (loose || parts->bounds) return expected(reader);
        if (date.precision != DATE_YEAR || (parts->calendar && wants_fiscal(reader))) return no_year_but(reader, date);
        return reading;
    case TIME_PERIOD:
        reading.date = as_period(date, parts->part);
        reading.date.as_written = loose || parts->bounds;
        return reading;
    case TIME_FIRST_DAY:
    case TIME_LAST_DAY: break;
    }
    reading.date = as_day(date, parts->part, reader->wish == TIME_FIRST_DAY);
    reading.date.as_written = loose || date.precision != DATE_DAY;
    return reading;
}

/* ---- all ---- */

static struct time_reading read_date(const struct reader *reader, const struct time_parts *parts) {
    switch (parts->precision) {
    case DATE_DAY: return read_day(reader, *parts);
    case DATE_WEEK: return read_week(reader, parts);
    case DATE_MONTH: return read_month(reader, parts);
    case DATE_QUARTER:
    case DATE_HALF:
    case DATE_YEAR: break;
    }
    return read_unit(reader, parts);
}

/* A two-digit year was completed. */
static void note_short_year(const struct reader *reader, const struct time_parts *parts, struct date said,
                            struct time_reading *reading) {
    bool day_of_month = parts->precision == DATE_MONTH && said.precision == DATE_DAY; /* day_after_all */
    if (!parts->short_year.size || day_of_month || reading->result != SCALAR_READ) return;
    reading->result = SCALAR_NOTED;
    reading->problem = message_new(reader->arena, "the year “{0}” was taken for {1}", parts->short_year, parts->year);
    reading->help = message_new(reader->arena, "write {0}", date_iso(reader->arena, said));
}

static struct time_reading read_parts(const struct reader *reader, struct time_parts parts) {
    struct time_reading reading;
    if (parts.timed && (parts.hour > 23 || parts.minute > 59)) return expected(reader);
    if (parts.weekday && parts.precision == DATE_MONTH && parts.free_order) return day_after_all(reader, parts);
    if (parts.weekday && parts.precision != DATE_DAY) return expected(reader);
    if (parts.year < 0 && !reader->setting->year) return no_year(reader, parts);
    if (parts.year < 0) parts.year = reader->setting->year;
    if (parts.season) return reader->wish == TIME_YEAR ? expected(reader) : read_season(reader, &parts);
    if (parts.second_year && read_pair(reader, &parts, &reading)) return reading;
    reading = read_date(reader, &parts);
    reading.weekday = parts.weekday;
    struct date said = reading.date;
    if (!said.year) return reading;
    if (parts.week_of && said.precision != DATE_DAY) return expected(reader);
    if (parts.week_of) reading.date = calendar_around((struct fiscal_calendar){0}, said, DATE_WEEK);
    reading = fit_wish(reader, &parts, reading);
    note_short_year(reader, &parts, said, &reading);
    return reading;
}

struct time_reading time_read(struct arena *arena, struct str text, enum time_wish wish,
                              const struct time_setting *setting) {
    struct reader reader = {arena, str_trim(text), wish, setting};
    struct time_pieces pieces;
    struct time_parts parts;
    struct date date;
    if (date_parse_iso(reader.text, &date) && date.precision == DATE_DAY && wish != TIME_YEAR)
        return (struct time_reading){.date = date}; /* most dates: nothing has to be cut */
    if (!cut_and_parse(&reader, &pieces, &parts)) return pieces.count ? no_date(&reader, &pieces) : expected(&reader);
    return read_parts(&reader, parts);
}

/* ---- the start of a year ---- */

/* The month that a shape names; its day, if it says one, must be the first. 0: none. */
static int month_of_shape(const struct time_pieces *pieces) {
    static const struct {
        const char *shape;
        int month, day; /* their places; -1: not said */
    } shapes[] = {{"n", 0, -1},  {"n.", 0, -1}, {"m", 0, -1}, {"n.n.", 2, 0}, {"n.n", 2, 0},
                  {"n/n", 2, 0}, {"n.m", 2, 0}, {"nm", 1, 0}, {"mn", 0, 1},   {"mn.", 0, 1}};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (!str_equal_c(str_of(pieces->shape), shapes[i].shape)) continue;
        int month = pieces->list[shapes[i].month].value,
            day = shapes[i].day < 0 ? 1 : pieces->list[shapes[i].day].value;
        bool swapped = str_equal_c(str_of(pieces->shape), "n/n") && month == 1; /* 4/1 */
        if (swapped) month = day, day = 1;
        return day == 1 && month >= 1 && month <= MONTHS ? month : 0;
    }
    return 0;
}

struct scalar_reading scalar_month(struct arena *arena, struct str text, const struct language *language, int *month) {
    struct time_pieces pieces;
    text = str_trim(text);
    *month = time_cut(arena, language, text, &pieces) ? month_of_shape(&pieces) : 0;
    if (*month) return (struct scalar_reading){0};
    struct message found =
        text.size ? message_new(arena, "“{0}”", str_excerpt(arena, text, QUOTED)) : MESSAGE("nothing");
    struct str name = language_month(language, 4, DATE_LONG);
    return (struct scalar_reading){
        .result = SCALAR_WRONG,
        .problem = message_new(arena, "expected a month, found {0}", found),
        .help = message_new(arena, "write a month such as 4 or {0}; a year starts on its first day", name)};
}
