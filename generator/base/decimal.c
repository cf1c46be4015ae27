/* Decimals by Intel's library, in the build of it that passes everything by value: rounding mode and status flags are
 * arguments, so there is no state and any thread may compute. */
#include "base/decimal.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>
#include <bid_functions.h>

#include "base/arena.h"

enum {
    DIGITS = 34,            /* of a coefficient */
    EXPONENT_LEAST = -6176, /* of a coefficient's last digit */
    TEXT_SIZE = 64,         /* room for the library's own notation: "-", 34 digits, "E-6176" */
};

/* To the library, all bits zero is 0E-6176, and a sum with that would have thousands of digits behind the point. */
static BID_UINT128 take(struct decimal value) {
    if (!value.words[0] && !value.words[1]) return bid128_from_int64(0);
    return (BID_UINT128){.w = {value.words[0], value.words[1]}};
}

static struct decimal give(BID_UINT128 value) { return (struct decimal){.words = {value.w[0], value.w[1]}}; }

static struct decimal give_unsigned_zero(BID_UINT128 value) {
    return give(bid128_isZero(value) ? bid128_abs(value) : value);
}

struct decimal decimal_of(int64_t integer) {
    return give(bid128_from_int64(integer));
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool decimal_parse(struct str text, struct decimal *out) {
    char digits[TEXT_SIZE] = "+";
    size_t count = 0, behind = 0, i = 0;
    bool point = false;
    if (text.size && (text.data[0] == '-' || text.data[0] == '+')) digits[0] = text.data[i++];
    if (i == text.size || !is_digit(text.data[i]) || !is_digit(text.data[text.size - 1])) return false;
    for (; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (!is_digit(c)) return false;
        behind += point;
        if (!count && c == '0') continue;
        if (count == DIGITS) return false;
        digits[++count] = c;
    }
    if (behind > -EXPONENT_LEAST) return false;
    if (!count) digits[0] = '+', digits[++count] = '0';
    snprintf(digits + 1 + count, sizeof digits - 1 - count, "E-%zu", behind);
    _IDEC_flags flags = 0;
    *out = give(bid128_from_string(digits, BID_ROUNDING_TO_NEAREST, &flags));
    return true;
}

/* A finite number as the library sees it: sign, coefficient and the power of ten of its last digit. */
struct parts {
    bool negative;
    char digits[TEXT_SIZE];
    int count, exponent;
};

static struct parts take_apart(struct decimal value) {
    char text[TEXT_SIZE] = "";
    _IDEC_flags flags = 0;
    bid128_to_string(text, take(value), &flags); /* "-123E+4" */
    struct parts parts = {.negative = text[0] == '-' && !decimal_is_zero(value)};
    const char *digits = text + 1;
    while (is_digit(digits[parts.count])) parts.count++;
    assert(parts.count && digits[parts.count] == 'E');
    memcpy(parts.digits, digits, (size_t)parts.count);
    const char *exponent = digits + parts.count + 1; /* "+4" */
    for (const char *c = exponent + 1; *c; c++) parts.exponent = parts.exponent * 10 + (*c - '0');
    if (*exponent == '-') parts.exponent = -parts.exponent;
    return parts;
}

/* Writes an integer part, and a point and digits if there are any behind it. */
static struct str lay_out(struct arena *arena, const struct parts *parts) {
    int last = parts->exponent, first = parts->count + parts->exponent - 1; /* powers of ten */
    int top = first > 0 ? first : 0, bottom = last < 0 ? last : 0;
    bool zero = parts->digits[0] == '0'; /* 0E+5 is still one zero */
    if (zero) top = 0;
    char *text = NEW_ARRAY(arena, char, (size_t)(top - bottom) + 4);
    size_t size = 0;
    if (parts->negative) text[size++] = '-';
    for (int power = top; power >= bottom; power--) {
        if (power == -1) text[size++] = '.';
        text[size++] = power > first || power < last ? '0' : parts->digits[first - power];
    }
    return (struct str){text, size};
}

struct str decimal_text(struct arena *arena, struct decimal value) {
    if (!decimal_is_finite(value)) return bid128_isNaN(take(value)) ? STR("nan") : STR("inf");
    struct parts parts = take_apart(value);
    return lay_out(arena, &parts);
}

struct str decimal_plain(struct arena *arena, struct decimal value) {
    struct str text = decimal_text(arena, value);
    if (!str_find(text, STR("."), NULL)) return text;
    while (text.data[text.size - 1] == '0') text.size--;
    if (text.data[text.size - 1] == '.') text.size--;
    return text;
}

int decimal_places(struct decimal value) {
    if (!decimal_is_finite(value)) return 0;
    struct parts parts = take_apart(value);
    int places = -parts.exponent, zeros = 0;
    while (zeros < parts.count && parts.digits[parts.count - 1 - zeros] == '0') zeros++;
    return zeros == parts.count || places <= zeros ? 0 : places - zeros;
}

struct decimal decimal_add(struct decimal a, struct decimal b) {
    _IDEC_flags flags = 0;
    return give_unsigned_zero(bid128_add(take(a), take(b), BID_ROUNDING_TO_NEAREST, &flags));
}

struct decimal decimal_subtract(struct decimal a, struct decimal b) {
    _IDEC_flags flags = 0;
    return give_unsigned_zero(bid128_sub(take(a), take(b), BID_ROUNDING_TO_NEAREST, &flags));
}

struct decimal decimal_multiply(struct decimal a, struct decimal b) {
    _IDEC_flags flags = 0;
    return give_unsigned_zero(bid128_mul(take(a), take(b), BID_ROUNDING_TO_NEAREST, &flags));
}

struct decimal decimal_divide(struct decimal a, struct decimal b) {
    _IDEC_flags flags = 0;
    return give_unsigned_zero(bid128_div(take(a), take(b), BID_ROUNDING_TO_NEAREST, &flags));
}

/* By squaring, so that powers that fit into the digits are exact. */
static struct decimal integer_power(struct decimal base, int64_t exponent) {
    struct decimal result = decimal_of(1);
    for (uint64_t rest = exponent < 0 ? -(uint64_t)exponent : (uint64_t)exponent; rest; rest /= 2) {
        if (rest % 2) result = decimal_multiply(result, base);
        if (rest > 1) base = decimal_multiply(base, base);
    }
    return exponent < 0 ? decimal_divide(decimal_of(1), result) : result;
}

struct decimal decimal_power(struct decimal base, struct decimal exponent) {
    int64_t integer;
    if (decimal_integer(exponent, &integer)) return integer_power(base, integer);
    _IDEC_flags flags = 0;
    return give_unsigned_zero(bid128_pow(take(base), take(exponent), BID_ROUNDING_TO_NEAREST, &flags));
}

struct decimal decimal_negate(struct decimal value) {
    return give_unsigned_zero(bid128_negate(take(value)));
}

struct decimal decimal_absolute(struct decimal value) {
    return give(bid128_abs(take(value)));
}

int decimal_compare(struct decimal a, struct decimal b) {
    assert(decimal_is_finite(a) && decimal_is_finite(b));
    _IDEC_flags flags = 0;
    if (bid128_quiet_equal(take(a), take(b), &flags)) return 0;
    return bid128_quiet_less(take(a), take(b), &flags) ? -1 : 1;
}

bool decimal_is_zero(struct decimal value) { return bid128_isZero(take(value)); }

bool decimal_is_negative(struct decimal value) {
    BID_UINT128 number = take(value);
    return bid128_isSigned(number) && !bid128_isZero(number) && !bid128_isNaN(number);
}

bool decimal_is_finite(struct decimal value) { return bid128_isFinite(take(value)); }

bool decimal_is_integer(struct decimal value) {
    _IDEC_flags flags = 0;
    return decimal_is_finite(value) &&
           bid128_quiet_equal(take(value), bid128_round_integral_zero(take(value), &flags), &flags);
}

struct decimal decimal_round(struct decimal value, int places) {
    assert(places <= 30 && places >= -DIGITS);
    if (!decimal_is_finite(value)) return value;
    _IDEC_flags flags = 0;
    BID_UINT128 unit = bid128_scalbn(bid128_from_int64(1), -places, BID_ROUNDING_TO_NEAREST, &flags);
    BID_UINT128 rounded = bid128_quantize(take(value), unit, BID_ROUNDING_TIES_AWAY, &flags);
    if (bid128_isNaN(rounded)) return value; /* too large to have digits at these places */
    return give_unsigned_zero(rounded);
}

bool decimal_integer(struct decimal value, int64_t *out) {
    _IDEC_flags flags = 0;
    int64_t integer = bid128_to_int64_xint(take(value), &flags);
    if (flags & (BID_INVALID_EXCEPTION | BID_INEXACT_EXCEPTION)) return false;
    *out = integer;
    return true;
}

double decimal_approximate(struct decimal value) {
    _IDEC_flags flags = 0;
    return bid128_to_binary64(take(value), BID_ROUNDING_TO_NEAREST, &flags);
}
