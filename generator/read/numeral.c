/* Taking figures apart and judging their marks. */
#include "read/numeral.h"

#include <string.h>

#include "base/arena.h"

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

static uint32_t first_of(struct str text) { return str_next(&text); }

/* ---- taking ---- */

/* The mark that a character is in a number, 0 if none: apostrophes are one kind, spaces another. */
static char mark_of(uint32_t c) {
    if (c == '.' || c == ',' || c == '_') return (char)c;
    if (c == '\'' || c == 0x2019 || c == 0x2BC) return '\'';
    return str_is_space(c) ? ' ' : 0;
}

/* ".5" has its mark before all digits. */
static bool mark_is_inside(const struct numeral *numeral, uint32_t c, struct str after) {
    return is_digit(first_of(after)) && (numeral->count || c == '.' || c == ',');
}

static void take_digits(struct str *rest, struct numeral *numeral) {
    while (rest->size) {
        struct str after = *rest;
        uint32_t c = str_next(&after);
        char mark = mark_of(c);
        if (is_digit(c)) numeral->digits[numeral->count++] = (char)c;
        else if (mark && mark_is_inside(numeral, c, after))
            numeral->marks[numeral->mark_count++] = (struct numeral_mark){mark, numeral->count};
        else break;
        *rest = after;
    }
}

static void take_part(struct str *rest, struct numeral *numeral) {
    static const struct {
        uint32_t sign;
        const char *digits;
    } parts[] = {{0xBC, "25"}, {0xBD, "5"}, {0xBE, "75"}};
    struct str after = *rest;
    if (numeral->count && first_of(after) == ' ') str_next(&after); /* 1 ½ */
    uint32_t c = str_next(&after);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].sign == c) numeral->part = parts[i].digits, *rest = after;
}

/* 1.25E+06, as spreadsheets write it. */
static void take_power(struct str *rest, struct numeral *numeral) {
    struct str after = *rest;
    uint32_t c = str_next(&after);
    if (c != 'e' && c != 'E') return;
    bool negative = first_of(after) == '-';
    if (negative || first_of(after) == '+') str_next(&after);
    int power = 0, count = 0;
    for (; is_digit(first_of(after)) && count < 3; count++) power = power * 10 + (int)(str_next(&after) - '0');
    if (!count || count > 2 || power > 33) return;
    numeral->power = negative ? -power : power;
    numeral->scientific = true;
    *rest = after;
}

bool numeral_take(struct arena *arena, struct str *rest, struct numeral *numeral) {
    struct str start = *rest;
    *numeral = (struct numeral){.digits = NEW_ARRAY(arena, char, rest->size + 1),
                                .marks = NEW_ARRAY(arena, struct numeral_mark, rest->size + 1)};
    take_digits(rest, numeral);
    take_part(rest, numeral);
    if (numeral->count && !numeral->part) take_power(rest, numeral);
    numeral->text = str_slice(start, 0, start.size - rest->size);
    return numeral->count || numeral->part;
}

/* ---- judging ---- */

/* Whether the first `count` marks are of one kind and part the digits into groups of three. No number that has groups
 * starts with a zero. */
static bool is_grouped(const struct numeral *numeral, size_t count) {
    if (!numeral->marks[0].place || numeral->marks[0].place > 3 || numeral->digits[0] == '0') return false;
    for (size_t i = 0; i < count; i++) {
        size_t end = i + 1 < numeral->mark_count ? numeral->marks[i + 1].place : numeral->count;
        if (numeral->marks[i].mark != numeral->marks[0].mark || end - numeral->marks[i].place != 3) return false;
    }
    return true;
}

/* One '.' or ',': a decimal mark, or the mark of a single group. */
static enum numeral_meaning judge_one_mark(const struct numeral *numeral, struct numeral_setting setting) {
    if (!is_grouped(numeral, 1)) return NUMERAL_FRACTION;
    if (setting.foreign) return NUMERAL_EITHER;
    char mark = numeral->marks[0].mark;
    if (mark == setting.marks.point) return setting.native ? NUMERAL_FRACTION : NUMERAL_EITHER;
    if (mark != setting.marks.group) return NUMERAL_EITHER; /* 1.250 and 1,250 in Switzerland */
    /* Who writes English takes no comma for a decimal mark; a German table often has both. */
    return setting.counted || mark == ',' ? NUMERAL_WHOLE : NUMERAL_EITHER;
}

enum numeral_meaning numeral_judge(const struct numeral *numeral, struct numeral_setting setting) {
    size_t count = numeral->mark_count;
    if (!count) return NUMERAL_WHOLE;
    char last = numeral->marks[count - 1].mark;
    bool may_be_decimal = last == '.' || last == ',', grouped = is_grouped(numeral, count);
    if (setting.no_cents || numeral->part) return grouped ? NUMERAL_WHOLE : NUMERAL_MALFORMED;
    if (numeral->scientific) return count == 1 && may_be_decimal ? NUMERAL_FRACTION : NUMERAL_MALFORMED;
    if (count == 1 && may_be_decimal) return judge_one_mark(numeral, setting);
    if (grouped) return NUMERAL_WHOLE;
    bool last_differs = count > 1 && last != numeral->marks[0].mark;
    return may_be_decimal && last_differs && is_grouped(numeral, count - 1) ? NUMERAL_FRACTION : NUMERAL_MALFORMED;
}

/* ---- values ---- */

bool numeral_value(struct arena *arena, const struct numeral *numeral, bool fraction, struct decimal *out) {
    size_t point = fraction ? numeral->marks[numeral->mark_count - 1].place : numeral->count;
    const char *part = numeral->part ? numeral->part : "";
    bool has_point = point < numeral->count || *part;
    struct str plain = str_format(arena, "%s%.*s%s%.*s%s", point ? "" : "0", (int)point, numeral->digits,
                                  has_point ? "." : "", (int)(numeral->count - point), numeral->digits + point, part);
    if (!decimal_parse(plain, out)) return false;
    for (int power = numeral->power; power > 0; power--) *out = decimal_multiply(*out, decimal_of(10));
    for (int power = numeral->power; power < 0; power++) *out = decimal_divide(*out, decimal_of(10));
    return true;
}

struct str numeral_spell(struct arena *arena, struct decimal number, struct figure_marks marks) {
    struct str text = decimal_plain(arena, number);
    size_t point;
    if (!str_find(text, STR("."), &point)) return text;
    struct str behind = str_skip(text, point + 1);
    return str_format(arena, "%.*s%c%.*s%s", (int)point, text.data, marks.point, STR_ARG(behind),
                      behind.size == 3 ? "0" : "");
}
