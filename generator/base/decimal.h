/* Decimal numbers: IEEE 754 decimal128, 34 significant digits, by value. Never binary floating point.
 *
 * libintelrdfpmath (Debian 12 has no libmpdec) computes them; it is included by decimal.c alone. Operations round half
 * to even at the 34th digit; rounding for display is decimal_round, half away from zero. What has no value (a division
 * by zero, an overflow) is not a number: decimal_is_finite tells. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

struct decimal {
    uint64_t words[2]; /* in the library's own encoding; all bits zero is the number 0 for every function */
};

struct decimal decimal_of(int64_t integer);
/* Plain notation only: an optional sign, digits, an optional '.' and digits. False for anything else or over 34 digits.
 */
bool decimal_parse(struct str text, struct decimal *out);
/* Plain notation, no exponent: "-1234.50". Trailing zeros are kept as computed. NaN and infinities give "nan", "inf".
 */
struct str decimal_text(struct arena *arena, struct decimal value);
/* As decimal_text, without trailing zeros behind the point. */
struct str decimal_plain(struct arena *arena, struct decimal value);

/* The digits that decimal_plain writes behind the point; 0 for what is not finite. */
int decimal_places(struct decimal value);

struct decimal decimal_add(struct decimal a, struct decimal b);
struct decimal decimal_subtract(struct decimal a, struct decimal b);
struct decimal decimal_multiply(struct decimal a, struct decimal b);
struct decimal decimal_divide(struct decimal a, struct decimal b); /* by zero: not finite */
struct decimal decimal_power(struct decimal base, struct decimal exponent);
struct decimal decimal_negate(struct decimal value);
struct decimal decimal_absolute(struct decimal value);
int decimal_compare(struct decimal a, struct decimal b); /* -1, 0, 1; both must be finite */
bool decimal_is_zero(struct decimal value);
bool decimal_is_negative(struct decimal value); /* false for zero */
bool decimal_is_finite(struct decimal value);
bool decimal_is_integer(struct decimal value);

/* Rounded to `places` digits behind the point (0 to 30; negative: to tens, hundreds), half away from zero. */
struct decimal decimal_round(struct decimal value, int places);
/* False when the value is no integer that fits. */
bool decimal_integer(struct decimal value, int64_t *out);
/* The nearest binary number: for places on a page only, never for figures. */
double decimal_approximate(struct decimal value);

#endif
