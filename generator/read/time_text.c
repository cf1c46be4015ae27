/* Dates in any notation: numbers, names of months, quarters, halves, weeks, fiscal years and the words around them.
 * Plain dates are a table of shapes; what has a unit (a quarter, a week, a fiscal year) comes in any order and is taken
 * apart piece by piece. */
#include "read/time_text.h"

#include <string.h>

enum { MONTHS = 12, QUARTERS = 4, HALVES = 2, WEEKS = 53, CENTURY = 100 };

/* ---- pieces ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t time_space(struct str text) {
    if (!text.size) return 0;
    if (strchr(" \t\n\r", text.data[0])) return 1;
    if (str_starts(text, STR("\u00A0"))) return 2;
    static const struct str others[] = {STR_INIT("\u2007"), STR_INIT("\u2009"), STR_INIT("\u202F")};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_starts(text, others[i])) return others[i].size;
    return 0;
}

/* A mark at the front, and its size in bytes: dashes of all lengths are hyphens. 0: none. */
static char mark_at(struct str text, size_t *size) {
    static const struct {
        struct str text;
        char mark;
    } marks[] = {{STR_INIT("–"), '-'}, {STR_INIT("—"), '-'}, {STR_INIT("‐"), '-'},  {STR_INIT("\u2011"), '-'},
                 {STR_INIT("‒"), '-'}, {STR_INIT("−"), '-'}, {STR_INIT("’"), '\''}, {STR_INIT("‘"), '\''}};
    *size = 1;
    if (text.size && text.data[0] && strchr(".,:/-'()~?", text.data[0])) return text.data[0];
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(text, marks[i].text)) return *size = marks[i].text.size, marks[i].mark;
    return 0;
}

/* The size of the run of digits, or of letters, at the front. */
static size_t run_size(struct str text) {
    size_t size = 1, mark;
    bool digits = is_digit(text.data[0]);
    while (size < text.size && is_digit(text.data[size]) == digits && !time_space(str_skip(text, size)) &&
           !mark_at(str_skip(text, size), &mark))
        size++;
    return size;
}

static struct time_piece number_piece(struct str text) {
    struct time_piece piece = {.shape = '#', .text = text};
    if (text.size > 8) return piece;
    for (size_t i = 0; i < text.size; i++) piece.value = piece.value * 10 + (text.data[i] - '0');
    piece.shape = text.size <= 2 ? 'n' : text.size == 4 ? 'y' : text.size == 8 ? 'e' : '#';
    return piece;
}

static struct time_piece piece_of(struct arena *arena, const struct language *language, struct str text) {
    size_t size;
    char mark = mark_at(text, &size);
    if (mark == '~' || mark == '?') return (struct time_piece){TIME_BOUND, TIME_ABOUT, str_slice(text, 0, size)};
    if (mark) return (struct time_piece){mark, 0, str_slice(text, 0, size)};
    struct str run = str_slice(text, 0, run_size(text));
    if (is_digit(run.data[0])) return number_piece(run);
    struct time_word word = time_word_of(arena, language, run);
    return (struct time_piece){(char)word.class, word.value, run};
}

int time_full_year(int two_digits) { return two_digits < 69 ? 2000 + two_digits : 1900 + two_digits; }

/* Whether a piece says nothing. `before` is the letter of the one that stands in front of it, said or not. */
static bool is_filler(const struct time_piece *piece, char before) {
    switch (piece->shape) {
    case ',':
    case '(':
    case ')':
    case '\'':
    case TIME_NOTHING: return true;
    case TIME_SUFFIX: return before == 'n';
    case '.': return before && strchr("mdqhkfcopbxzwr", before);
    case '-': return before && strchr("px", before);
    }
    return false;
}

/* Q3 '26 is a year; '31.03.2027 is how spreadsheets keep a text. */
static void take_apostrophe(const struct time_pieces *pieces, struct time_piece *piece, char before) {
    if (!pieces->count || before != '\'' || piece->shape != 'n' || piece->text.size != 2) return;
    piece->shape = 'y';
    piece->value = time_full_year(piece->value);
}

/* "31.03.2027." ends a sentence. */
static void drop_full_stop(struct time_pieces *pieces) {
    size_t count = pieces->count;
    if (count > 1 && pieces->shape[count - 1] == '.' && pieces->shape[count - 2] == 'y')
        pieces->shape[--pieces->count] = 0;
}

bool time_cut(struct arena *arena, const struct language *language, struct str text, struct time_pieces *pieces) {
    char before = 0;
    *pieces = (struct time_pieces){0};
    while (text.size) {
        size_t space = time_space(text);
        if (space) {
            text = str_skip(text, space);
            continue;
        }
        struct time_piece piece = piece_of(arena, language, text);
        take_apostrophe(pieces, &piece, before);
        bool filler = is_filler(&piece, before);
        before = piece.shape;
        text = str_skip(text, piece.text.size);
        if (filler) continue;
        if (pieces->count == TIME_PIECES) return false;
        pieces->shape[pieces->count] = piece.shape;
        pieces->list[pieces->count++] = piece;
    }
    drop_full_stop(pieces);
    return true;
}

/* ---- what stands around a date ---- */

/* Pieces that are not yet taken: from `at` up to `end`. */
struct cursor {
    const struct time_pieces *pieces;
    size_t at, end;
};

static char shape_at(const struct cursor *cursor, size_t ahead) {
    return cursor->at + ahead < cursor->end ? cursor->pieces->shape[cursor->at + ahead] : 0;
}

static const struct time_piece *piece_at(const struct cursor *cursor, size_t ahead) {
    return &cursor->pieces->list[cursor->at + ahead];
}

static void take_front(struct cursor *cursor, struct time_parts *parts) {
    for (;; cursor->at++) {
        char shape = shape_at(cursor, 0);
        if (shape == TIME_BOUND) parts->bounds |= (unsigned)piece_at(cursor, 0)->value;
        else if (shape == TIME_WEEKDAY && !parts->weekday) parts->weekday = piece_at(cursor, 0)->value;
        else if (shape == TIME_PART && !parts->part) parts->part = (enum time_part)piece_at(cursor, 0)->value;
        else if (shape != TIME_CLOCK || !piece_at(cursor, 0)->value) return; /* „am 31. März“ */
    }
}

/* "10:00", "10:00:00 Z", "10 Uhr" at the end, something else before it. */
static void take_time(struct cursor *cursor, struct time_parts *parts) {
    static const char *const tails[] = {"n:nu", "n:n:nu", "n:n:n", "n:n", "nu"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails && !parts->timed; i++) {
        size_t size = strlen(tails[i]);
        if (cursor->end - cursor->at <= size) continue;
        size_t start = cursor->end - size;
        if (strncmp(cursor->pieces->shape + start, tails[i], size) != 0) continue;
        cursor->end = start;
        parts->timed = true;
        parts->hour = cursor->pieces->list[start].value;
        parts->minute = tails[i][1] == ':' ? cursor->pieces->list[start + 2].value : 0;
    }
}

static void take_back(struct cursor *cursor, struct time_parts *parts) {
    for (bool more = true; more && cursor->end > cursor->at;) {
        const struct time_piece *last = &cursor->pieces->list[cursor->end - 1];
        more = last->shape == TIME_BOUND;
        if (more) parts->bounds |= (unsigned)last->value, cursor->end--;
        else if (!parts->timed) take_time(cursor, parts), more = parts->timed;
    }
}

/* ---- plain dates ---- */

/* What the numbers and months of a shape are, in their order: y a year, m a month, d a day; a and b a day and a month
 * in the order that the writer is used to; Y the second year of a pair. */
static const struct {
    const char *shape, *roles;
    enum date_precision precision;
} shapes[] = {
    {"y-n-n", "ymd", DATE_DAY},  {"y/n/n", "ymd", DATE_DAY}, {"y.n.n", "ymd", DATE_DAY}, {"e", "e", DATE_DAY},
    {"ymn", "ymd", DATE_DAY},    {"n.n.y", "dmy", DATE_DAY}, {"n.n.n", "dmy", DATE_DAY}, {"n/n/y", "aby", DATE_DAY},
    {"n/n/n", "aby", DATE_DAY},  {"n-n-y", "aby", DATE_DAY}, {"nny", "aby", DATE_DAY},   {"n.my", "dmy", DATE_DAY},
    {"nmy", "dmy", DATE_DAY},    {"n.mn", "dmy", DATE_DAY},  {"nmn", "dmy", DATE_DAY},   {"n-m-y", "dmy", DATE_DAY},
    {"n-m-n", "dmy", DATE_DAY},  {"n/m/y", "dmy", DATE_DAY}, {"mny", "mdy", DATE_DAY},   {"mn.y", "mdy", DATE_DAY},
    {"n.n.", "dm", DATE_DAY},    {"n.n", "dm", DATE_DAY},    {"n.m", "dm", DATE_DAY},    {"nm", "dm", DATE_DAY},
    {"n-m", "dm", DATE_DAY},     {"y-n", "ym", DATE_MONTH},  {"y/n", "ym", DATE_MONTH},  {"n/y", "my", DATE_MONTH},
    {"n.y", "my", DATE_MONTH},   {"n-y", "my", DATE_MONTH},  {"my", "my", DATE_MONTH},   {"m/y", "my", DATE_MONTH},
    {"m-y", "my", DATE_MONTH},   {"y-m", "ym", DATE_MONTH},  {"ym", "ym", DATE_MONTH},   {"m", "m", DATE_MONTH},
    {"y.n.n.", "ymd", DATE_DAY}, {"y.mn.", "ymd", DATE_DAY}, {"y.mn", "ymd", DATE_DAY},  {"y.m", "ym", DATE_MONTH},
    {"y", "y", DATE_YEAR},       {"y/y", "yY", DATE_YEAR},   {"y-y", "yY", DATE_YEAR},
};

static void set_year(struct time_parts *parts, const struct time_piece *piece) {
    parts->year = piece->shape == 'n' ? time_full_year(piece->value) : piece->value;
    if (piece->shape == 'n') parts->short_year = piece->text;
}

static void assign(const struct time_piece *piece, char role, struct time_parts *parts) {
    switch (role) {
    case 'y': set_year(parts, piece); break;
    case 'Y': parts->second_year = piece->value; break;
    case 'a':
    case 'd': parts->day = piece->value; break;
    case 'b':
    case 'm': parts->month = piece->value; break;
    case 'e':
        parts->year = piece->value / 10000;
        parts->month = piece->value / 100 % 100;
        parts->day = piece->value % 100;
        break;
    }
}

/* 2025-26, 2025/26, 2011/12: a month or the second year of a pair; both are kept where both could be. 2011-12 is a
 * month: so ISO 8601 has it. */
static void note_pair(const struct cursor *cursor, struct time_parts *parts) {
    bool hyphen = shape_at(cursor, 1) == '-';
    if (cursor->end - cursor->at != 3 || shape_at(cursor, 0) != 'y') return;
    parts->hyphen = hyphen && parts->second_year;
    const struct time_piece *last = piece_at(cursor, 2);
    bool follows = last->shape == 'n' && last->text.size == 2 && last->value == (parts->year + 1) % CENTURY;
    bool month = parts->month >= 1 && parts->month <= MONTHS;
    if (follows && !(hyphen && month)) parts->second_year = parts->year + 1;
}

static bool parse_plain(const struct cursor *cursor, enum date_order order, struct time_parts *parts) {
    size_t count = cursor->end - cursor->at;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (strlen(shapes[i].shape) != count ||
            strncmp(cursor->pieces->shape + cursor->at, shapes[i].shape, count) != 0)
            continue;
        const char *role = shapes[i].roles;
        for (size_t p = 0; p < count; p++)
            if (strchr("nyme", shape_at(cursor, p))) assign(piece_at(cursor, p), *role++, parts);
        parts->precision = shapes[i].precision;
        parts->swappable = shapes[i].roles[0] == 'a';
        parts->free_order = parts->swappable && order == ORDER_OPEN;
        if (parts->swappable && order == ORDER_MONTH_FIRST) {
            int day = parts->month;
            parts->month = parts->day;
            parts->day = day;
        }
        note_pair(cursor, parts);
        return true;
    }
    return false;
}

/* "25/26": a pair of years where the first is no month. */
static void note_short_pair(const struct time_piece *first, const struct time_piece *last, struct time_parts *parts) {
    if (first->text.size != 2 || last->value != (first->value + 1) % CENTURY) return;
    parts->second_year = time_full_year(last->value);
    if (first->value <= MONTHS) return;
    parts->year = parts->second_year - 1;
    parts->short_year = (struct str){0};
    parts->precision = DATE_YEAR;
}

/* "03/27", "Jan 27": two digits that are the year of a month, or a day; "31/3", "Jan 5": a day; "Mar-27": a month, as
 * spreadsheets write it. */
static bool parse_short(const struct cursor *cursor, enum date_order order, struct time_parts *parts) {
    size_t count = cursor->end - cursor->at;
    const struct time_piece *first = piece_at(cursor, 0), *last = &cursor->pieces->list[cursor->end - 1];
    bool slash = count == 3 && first->shape == 'n' && shape_at(cursor, 1) == '/' && last->shape == 'n';
    bool hyphen = count == 3 && first->shape == 'm' && shape_at(cursor, 1) == '-' && last->text.size == 2;
    bool month = hyphen || (count == 2 && first->shape == 'm' && last->shape == 'n');
    bool year = last->text.size == 2 && (month || last->value > MONTHS);
    if (!slash && !month) return false;
    parts->precision = year ? DATE_MONTH : DATE_DAY;
    parts->month = first->value;
    parts->day = last->value;
    parts->free_order =
        (slash && (order == ORDER_OPEN || (year && order == ORDER_MONTH_FIRST))) || (month && year && !hyphen);
    parts->swappable = slash && !year;
    if (parts->swappable && order != ORDER_MONTH_FIRST) parts->month = last->value, parts->day = first->value;
    if (year) set_year(parts, last);
    if (year && slash) note_short_pair(first, last, parts);
    return true;
}

/* ---- quarters, halves, weeks, fiscal years ---- */

static bool is_unit(char shape) { return shape && strchr("qhk", shape); }

static int most_of(char unit) { return unit == TIME_QUARTER ? QUARTERS : unit == TIME_HALF ? HALVES : WEEKS; }

static void set_unit(struct time_parts *parts, char unit, int number) {
    parts->precision = unit == TIME_QUARTER ? DATE_QUARTER : unit == TIME_HALF ? DATE_HALF : DATE_WEEK;
    parts->number = number;
}

/* "Q2", "KW 9", "Quartal III". */
static bool take_named_unit(struct cursor *cursor, struct time_parts *parts) {
    size_t at = shape_at(cursor, 0) == TIME_CALENDAR && shape_at(cursor, 1) == TIME_WEEK; /* calendar week 9 */
    char unit = shape_at(cursor, at), number = shape_at(cursor, at + 1);
    if (!is_unit(unit) || (number != 'n' && number != TIME_ROMAN)) return false;
    set_unit(parts, unit, piece_at(cursor, at + 1)->value);
    cursor->at += at + 2;
    return true;
}

/* "2. Quartal", "1st half", "III. Quartal", "3Q", "9. KW"; "III/2026" is a quarter too. */
static bool take_numbered_unit(struct cursor *cursor, struct time_parts *parts) {
    char number = shape_at(cursor, 0);
    bool dot = shape_at(cursor, 1) == '.';
    char unit = shape_at(cursor, dot ? 2 : 1);
    if (number == TIME_ROMAN && unit == '/') {
        set_unit(parts, TIME_QUARTER, piece_at(cursor, 0)->value);
        cursor->at++;
        return true;
    }
    if (!number || !strchr("nor", number) || !is_unit(unit)) return false;
    int value = piece_at(cursor, 0)->value;
    if (!dot && number == 'n' && (unit == TIME_WEEK || value > most_of(unit))) return false;
    set_unit(parts, unit, value);
    cursor->at += dot ? 3 : 2;
    return true;
}

static bool take_unit(struct cursor *cursor, struct time_parts *parts) {
    return take_named_unit(cursor, parts) || take_numbered_unit(cursor, parts);
}

static void skip_marks(struct cursor *cursor) {
    while (shape_at(cursor, 0) && strchr("/-", shape_at(cursor, 0))) cursor->at++;
}

/* The year behind a slash or, where the pair is called fiscal, a hyphen. */
static void take_second_year(struct cursor *cursor, struct time_parts *parts) {
    char mark = shape_at(cursor, 0), shape = shape_at(cursor, 1);
    bool joins = mark == '/' || (mark == '-' && parts->fiscal);
    if (!joins || (shape != 'y' && shape != 'n') || piece_at(cursor, 1)->text.size == 1) return;
    int value = piece_at(cursor, 1)->value, century = parts->year - parts->year % CENTURY;
    parts->second_year = shape == 'y' ? value : century + value + (value < parts->year % CENTURY ? CENTURY : 0);
    cursor->at += 2;
}

static bool take_year(struct cursor *cursor, struct time_parts *parts) {
    char shape = shape_at(cursor, 0);
    if (shape == TIME_FISCAL || shape == TIME_CALENDAR) {
        parts->fiscal = shape == TIME_FISCAL;
        parts->calendar = shape == TIME_CALENDAR;
        cursor->at++;
        shape = shape_at(cursor, 0);
    }
    if (shape != 'y' && (shape != 'n' || piece_at(cursor, 0)->text.size != 2)) return false;
    set_year(parts, piece_at(cursor, 0));
    parts->short_year = (struct str){0}; /* nobody takes the 26 of FY26 for anything else */
    cursor->at++;
    take_second_year(cursor, parts);
    return true;
}

/* 2027-W09-3 */
static void take_week_day(struct cursor *cursor, struct time_parts *parts) {
    bool there = parts->precision == DATE_WEEK && parts->year >= 0 && shape_at(cursor, 0) == '-' &&
                 shape_at(cursor, 1) == 'n' && cursor->end - cursor->at == 2;
    if (!there) return;
    parts->week_day = piece_at(cursor, 1)->value;
    cursor->at += 2;
}

static bool parse_units(struct cursor cursor, struct time_parts *parts) {
    parts->precision = DATE_YEAR;
    bool unit = take_unit(&cursor, parts);
    skip_marks(&cursor);
    bool year = take_year(&cursor, parts);
    if (!unit && year && shape_at(&cursor, 0)) {
        skip_marks(&cursor);
        unit = take_unit(&cursor, parts);
        take_week_day(&cursor, parts);
    }
    return cursor.at == cursor.end && (unit || (year && (parts->fiscal || parts->calendar)));
}

/* ---- all ---- */

static bool parse_season(const struct cursor *cursor, struct time_parts *parts) {
    if (shape_at(cursor, 0) != TIME_SEASON || cursor->end - cursor->at > 2) return false;
    char year = shape_at(cursor, 1);
    if (year && year != 'y') return false;
    parts->season = piece_at(cursor, 0)->value;
    if (year) set_year(parts, piece_at(cursor, 1));
    return true;
}

bool time_parse(const struct time_pieces *pieces, enum date_order order, struct time_parts *out) {
    struct cursor cursor = {pieces, 0, pieces->count};
    *out = (struct time_parts){.year = -1, .month = 1, .day = 1};
    take_front(&cursor, out);
    take_back(&cursor, out);
    if (cursor.at >= cursor.end) return false;
    struct time_parts around = *out;
    if (parse_plain(&cursor, order, out)) return true;
    *out = around;
    if (parse_short(&cursor, order, out) || parse_season(&cursor, out)) return true;
    *out = around;
    return parse_units(cursor, out);
}
