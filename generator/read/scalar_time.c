/* Days, months, quarters, years and clock times as people write them.
 *
 * A text is cut into numbers, words and marks; what they are, one letter each, is its shape, and a table says which
 * shapes are dates: "31. März 2027" is the shape "n.my". */
#include <string.h>

#include "base/arena.h"
#include "base/suggest.h"
#include "read/scalar.h"

enum { QUOTED = 60 }; /* code points of a text that messages show */

static struct scalar_reading failed(enum scalar_result result, struct str problem, struct str help) {
    return (struct scalar_reading){.result = result, .problem = problem, .help = help};
}

/* ---- pieces ---- */

enum { PIECES = 8, MONTHS = 12, QUARTERS = 4 };

struct piece {
    char shape; /* 'n' a number of one or two digits, 'y' of four, 'm' a month, 'q' the word quarter, 'w' another
                   word, '?' what no date holds, else the mark itself */
    int value;  /* of a number or month */
    struct str text;
};

struct pieces {
    struct piece list[PIECES];
    size_t count;
    char shape[PIECES + 1];
};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_mark(char c) { return c && strchr(".,:/-", c); }

/* White space at the front: of ASCII, and the no-break spaces. */
static size_t space_size(struct str text) {
    if (text.data[0] == ' ' || text.data[0] == '\t' || text.data[0] == '\n') return 1;
    if (str_starts(text, STR("\xC2\xA0"))) return 2;
    return str_starts(text, STR("\xE2\x80\xAF")) ? 3 : 0;
}

/* The size of the run of digits, or of letters, at the front; a mark stands alone. */
static size_t piece_size(struct str text) {
    size_t size = 1;
    if (is_mark(text.data[0])) return size;
    bool digits = is_digit(text.data[0]);
    while (size < text.size && !is_mark(text.data[size]) && is_digit(text.data[size]) == digits &&
           !space_size(str_skip(text, size)))
        size++;
    return size;
}

/* 1 to 12 for the name of a month in any language, in full or its first three letters or more; else 0. */
static int month_of(struct arena *arena, struct str word) {
    struct str folded = text_fold(arena, word);
    if (str_equal_c(folded, "mrz")) return 3;
    if (folded.size < 3) return 0;
    for (int month = 1; month <= MONTHS; month++)
        for (enum language language = 0; language < LANGUAGE_COUNT; language++)
            if (str_starts(text_fold(arena, language_month(language, month, DATE_LONG)), folded)) return month;
    return 0;
}

static bool is_one_of(struct str folded, const char *words) {
    for (struct str rest = str_of(words), word; str_cut(&rest, ' ', &word);)
        if (str_equal(word, folded)) return true;
    return false;
}

static struct piece piece_of(struct arena *arena, struct str text) {
    struct piece piece = {.shape = text.data[0], .text = text};
    if (is_mark(text.data[0])) return piece;
    if (is_digit(text.data[0])) {
        for (size_t i = 0; i < text.size && i < 4; i++) piece.value = piece.value * 10 + (text.data[i] - '0');
        piece.shape = text.size <= 2 ? 'n' : text.size == 4 ? 'y' : '?';
        return piece;
    }
    piece.value = month_of(arena, text);
    bool quarter = is_one_of(text_fold(arena, text), "q quartal quarter");
    piece.shape = piece.value ? 'm' : quarter ? 'q' : 'w';
    return piece;
}

/* What says nothing: a comma; the point of an abbreviation; the end of 1st, 2nd; "of". */
static bool is_filler(struct arena *arena, const struct pieces *pieces, const struct piece *piece) {
    char before = pieces->count ? pieces->list[pieces->count - 1].shape : 0;
    if (piece->shape == ',') return before == 'n' || before == 'm';
    if (piece->shape == '.') return before == 'm' || before == 'w' || before == 'q';
    return piece->shape == 'w' && before == 'n' && is_one_of(text_fold(arena, piece->text), "st nd rd th of");
}

/* False when there are more pieces than any date or time has. */
static bool cut(struct arena *arena, struct str text, struct pieces *pieces) {
    *pieces = (struct pieces){0};
    while (text.size) {
        size_t size = space_size(text);
        if (!size) {
            size = piece_size(text);
            struct piece piece = piece_of(arena, str_slice(text, 0, size));
            if (!is_filler(arena, pieces, &piece)) {
                if (pieces->count == PIECES) return false;
                pieces->shape[pieces->count] = piece.shape;
                pieces->list[pieces->count++] = piece;
            }
        }
        text = str_skip(text, size);
    }
    return true;
}

/* ---- dates ---- */

/* What the numbers and months of a shape are, in their order: y a year, m a month, d a day, Q a quarter; a and b a day
 * and a month in the order that the writer is used to. */
static const struct {
    const char *shape, *roles;
    enum date_precision precision;
} shapes[] = {
    {"y-n-n", "ymd", DATE_DAY},   {"y/n/n", "ymd", DATE_DAY},   {"y.n.n", "ymd", DATE_DAY},
    {"n.n.y", "dmy", DATE_DAY},   {"n.n.n", "dmy", DATE_DAY},   {"n/n/y", "aby", DATE_DAY},
    {"n/n/n", "aby", DATE_DAY},   {"n-n-y", "aby", DATE_DAY},   {"n.my", "dmy", DATE_DAY},
    {"nmy", "dmy", DATE_DAY},     {"n.mn", "dmy", DATE_DAY},    {"nmn", "dmy", DATE_DAY},
    {"n-m-y", "dmy", DATE_DAY},   {"mny", "mdy", DATE_DAY},     {"mn.y", "mdy", DATE_DAY},
    {"y-n", "ym", DATE_MONTH},    {"y/n", "ym", DATE_MONTH},    {"n/y", "my", DATE_MONTH},
    {"n.y", "my", DATE_MONTH},    {"n-y", "my", DATE_MONTH},    {"my", "my", DATE_MONTH},
    {"m/y", "my", DATE_MONTH},    {"y-m", "ym", DATE_MONTH},    {"y-qn", "yQ", DATE_QUARTER},
    {"y/qn", "yQ", DATE_QUARTER}, {"yqn", "yQ", DATE_QUARTER},  {"qny", "Qy", DATE_QUARTER},
    {"qn/y", "Qy", DATE_QUARTER}, {"qn-y", "Qy", DATE_QUARTER}, {"n.qy", "Qy", DATE_QUARTER},
    {"nqy", "Qy", DATE_QUARTER},  {"y", "y", DATE_YEAR},
};

/* The parts of a date before anyone has checked them. */
struct parts {
    int year, month, day, quarter;
    struct str short_year; /* as written with two digits, else empty */
    bool either;           /* day and month could be the other way round */
};

static int full_year(int two_digits) { return two_digits < 69 ? 2000 + two_digits : 1900 + two_digits; }

static void assign(const struct piece *piece, char role, struct parts *parts) {
    switch (role) {
    case 'y':
        parts->year = piece->shape == 'n' ? full_year(piece->value) : piece->value;
        if (piece->shape == 'n') parts->short_year = piece->text;
        break;
    case 'a':
    case 'd': parts->day = piece->value; break;
    case 'b':
    case 'm': parts->month = piece->value; break;
    case 'Q': parts->quarter = piece->value; break;
    }
}

static struct parts parts_of(const struct pieces *pieces, const char *roles, enum language language) {
    struct parts parts = {.month = 1, .day = 1};
    const char *role = roles;
    for (size_t i = 0; i < pieces->count; i++)
        if (strchr("nym", pieces->shape[i])) assign(&pieces->list[i], *role++, &parts);
    if (roles[0] != 'a' || language == LANGUAGE_DE || parts.day > MONTHS) return parts;
    parts.either = parts.month <= MONTHS && parts.month != parts.day;
    if (parts.month <= MONTHS) return parts;
    int month = parts.day; /* 03/31/2027 */
    parts.day = parts.month;
    parts.month = month;
    return parts;
}

static struct scalar_reading expected(struct arena *arena, const char *what, struct str text, const char *example) {
    struct str found =
        text.size ? str_format(arena, "“%.*s”", STR_ARG(str_excerpt(arena, text, QUOTED))) : STR("nothing");
    return failed(SCALAR_WRONG, str_format(arena, "expected %s, found %.*s", what, STR_ARG(found)),
                  str_format(arena, "write %s such as %s", what, example));
}

static const char *english_month(int month) { return language_month(LANGUAGE_EN, month, DATE_LONG).data; }

static struct scalar_reading no_such_day(struct arena *arena, const struct parts *parts, struct str text) {
    if (!parts->year) return failed(SCALAR_WRONG, STR("there is no year 0"), STR("write a year from 0001 to 9999"));
    if (parts->month < 1 || parts->month > MONTHS)
        return failed(SCALAR_WRONG, str_format(arena, "there is no month %d", parts->month),
                      str_format(arena, "“%.*s” was read with %d as its month", STR_ARG(text), parts->month));
    struct date month = date_of(parts->year, parts->month, 1);
    month.precision = DATE_MONTH;
    const char *name = english_month(parts->month);
    return failed(SCALAR_WRONG, str_format(arena, "there is no %d %s %d", parts->day, name, parts->year),
                  str_format(arena, "%s %d has %d days", name, parts->year, date_last_day(month).day));
}

static struct scalar_reading two_days(struct arena *arena, const struct parts *parts, struct str text) {
    struct str one = date_iso(arena, date_of(parts->year, parts->month, parts->day));
    struct str other = date_iso(arena, date_of(parts->year, parts->day, parts->month));
    return failed(SCALAR_AMBIGUOUS,
                  str_format(arena, "“%.*s” can mean %d %s %d or %d %s %d", STR_ARG(text), parts->day,
                             english_month(parts->month), parts->year, parts->month, english_month(parts->day),
                             parts->year),
                  str_format(arena, "write %.*s or %.*s", STR_ARG(one), STR_ARG(other)));
}

static struct scalar_reading date_from(struct arena *arena, const struct parts *given, enum date_precision precision,
                                       struct str text) {
    struct parts parts = *given;
    if (precision == DATE_QUARTER) {
        if (parts.quarter < 1 || parts.quarter > QUARTERS)
            return failed(SCALAR_WRONG, str_format(arena, "there is no quarter %d", parts.quarter),
                          STR("write a quarter such as Q2 2027"));
        parts.month = parts.quarter * 3 - 2;
    }
    if (!date_valid(parts.year, parts.month, parts.day)) return no_such_day(arena, &parts, text);
    if (parts.either) return two_days(arena, &parts, text);
    struct scalar_reading reading = {.date = date_of(parts.year, parts.month, parts.day)};
    reading.date.precision = (uint8_t)precision;
    if (!parts.short_year.size) return reading;
    reading.result = SCALAR_NOTED;
    reading.problem = str_format(arena, "the year “%.*s” was taken for %d", STR_ARG(parts.short_year), parts.year);
    reading.help = str_format(arena, "write %.*s", STR_ARG(date_iso(arena, reading.date)));
    return reading;
}

/* A misspelt month is named; for anything else there is an example. */
static struct scalar_reading no_date(struct arena *arena, const struct pieces *pieces, const char *what,
                                     struct str text, enum language language) {
    struct scalar_reading reading =
        expected(arena, what, text, language == LANGUAGE_DE ? "31.03.2027" : "31 March 2027");
    for (size_t i = 0; i < pieces->count; i++) {
        if (pieces->shape[i] != 'w') continue;
        struct suggestion nearest = suggest_start(pieces->list[i].text);
        for (int month = 1; month <= MONTHS; month++)
            suggest_offer(&nearest, language_month(language, month, DATE_LONG));
        if (nearest.found.size) reading.help = str_format(arena, "did you mean “%.*s”?", STR_ARG(nearest.found));
    }
    return reading;
}

static struct scalar_reading read_date(struct arena *arena, struct str text, const char *what, enum language language) {
    struct pieces pieces;
    if (cut(arena, text, &pieces))
        for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
            if (strcmp(shapes[i].shape, pieces.shape) != 0) continue;
            struct parts parts = parts_of(&pieces, shapes[i].roles, language);
            return date_from(arena, &parts, shapes[i].precision, text);
        }
    return no_date(arena, &pieces, what, text, language);
}

struct scalar_reading scalar_period(struct arena *arena, struct str text, enum language language) {
    return read_date(arena, str_trim(text), "a day, month, quarter or year", language);
}

struct scalar_reading scalar_date(struct arena *arena, struct str text, enum language language) {
    static const char *const names[] = {
        [DATE_DAY] = "day", [DATE_MONTH] = "month", [DATE_QUARTER] = "quarter", [DATE_YEAR] = "year"};
    struct scalar_reading reading = read_date(arena, str_trim(text), "a date", language);
    if (!reading.date.year || reading.date.precision == DATE_DAY) return reading;
    struct str last = date_iso(arena, date_last_day(reading.date));
    return failed(SCALAR_WRONG,
                  str_format(arena, "expected a day, found the %s “%.*s”", names[reading.date.precision],
                             STR_ARG(str_trim(text))),
                  str_format(arena, "write a day such as %.*s", STR_ARG(last)));
}

/* ---- clock times ---- */

/* 9:30, 9.30 Uhr, 9 Uhr, 9 Uhr 30, 9:30 am, 9 a.m. */
static bool take_clock(struct arena *arena, const struct pieces *pieces, int *hour, int *minute, struct str *suffix) {
    size_t i = 0;
    *minute = 0;
    *suffix = STR("");
    if (pieces->shape[i] != 'n') return false;
    *hour = pieces->list[i++].value;
    bool has_minute = pieces->shape[i] == ':' || pieces->shape[i] == '.';
    if (has_minute) {
        if (pieces->shape[i + 1] != 'n' || pieces->list[i + 1].text.size != 2) return false;
        *minute = pieces->list[i + 1].value;
        i += 2;
    }
    for (; pieces->shape[i] == 'w'; i++) *suffix = str_join(arena, *suffix, text_fold(arena, pieces->list[i].text));
    if (!has_minute && is_one_of(*suffix, "uhr h") && pieces->shape[i] == 'n') *minute = pieces->list[i++].value;
    if (i < pieces->count) return false;
    return suffix->size ? is_one_of(*suffix, "uhr h am pm") : has_minute;
}

struct scalar_reading scalar_clock(struct arena *arena, struct str text, enum language language) {
    text = str_trim(text);
    struct pieces pieces;
    int hour, minute;
    struct str suffix;
    if (!cut(arena, text, &pieces) || !take_clock(arena, &pieces, &hour, &minute, &suffix))
        return expected(arena, "a time of day", text, language == LANGUAGE_DE ? "9:30 or 9.30 Uhr" : "9:30 or 2:15 pm");
    bool half_day = str_equal_c(suffix, "am") || str_equal_c(suffix, "pm");
    if (minute > 59 || hour > 23 || (half_day && (hour < 1 || hour > 12)))
        return failed(SCALAR_WRONG, str_format(arena, "there is no time “%.*s”", STR_ARG(text)),
                      STR("write a time from 0:00 to 23:59"));
    if (half_day) hour = hour % 12 + (str_equal_c(suffix, "pm") ? 12 : 0);
    return (struct scalar_reading){.minutes = hour * 60 + minute};
}
