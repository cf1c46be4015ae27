/* Numbers in narrow cells, all in one unit that is said once beside them. */
#include <math.h>

#include "base/arena.h"
#include "figure/matrix.h"

static struct decimal size_of(const struct unit *unit) {
    return decimal_power(decimal_of(1000), decimal_of(unit->thousands));
}

struct unit unit_for(const struct figure_column *column, double greatest) {
    struct unit unit = {.column = column, .places = -1};
    if (column->format != FORMAT_MONEY && column->format != FORMAT_NUMBER) return unit;
    for (greatest = fabs(greatest); greatest >= 10000; greatest /= 1000) unit.thousands++;
    if (unit.thousands) unit.places = greatest < 100 ? 1 : 0;
    else if (column->format == FORMAT_MONEY && greatest >= 100) unit.places = 0;
    return unit;
}

/* The sign of a currency, as the language's amounts have it. */
static struct str sign_of(const struct sketch *sketch, struct str currency) {
    struct str zero = locale_money(sketch->arena, sketch->locale, decimal_of(0), currency, 0);
    while (zero.size && (zero.data[0] == '0' || str_starts(zero, STR("\u00A0"))))
        zero = str_slice(zero, zero.data[0] == '0' ? 1 : 2, zero.size);
    while (zero.size && (zero.data[zero.size - 1] == '0' || str_ends(zero, STR("\u00A0"))))
        zero = str_slice(zero, 0, zero.size - (zero.data[zero.size - 1] == '0' ? 1 : 2));
    return zero;
}

struct str unit_name(const struct sketch *sketch, const struct unit *unit) {
    static const struct phrase names[] = {
        {{[LANGUAGE_EN] = "{0}", [LANGUAGE_DE] = "{0}"}},
        {{[LANGUAGE_EN] = "{0} thousand", [LANGUAGE_DE] = "Tsd. {0}"}},
        {{[LANGUAGE_EN] = "{0} million", [LANGUAGE_DE] = "Mio. {0}"}},
        {{[LANGUAGE_EN] = "{0} billion", [LANGUAGE_DE] = "Mrd. {0}"}},
    };
    enum { NAMES = sizeof names / sizeof *names };
    bool money = unit->column->format == FORMAT_MONEY;
    struct str sign = money ? sign_of(sketch, unit->column->currency) : unit->column->unit;
    if (unit->thousands < NAMES) return str_trim(say(sketch, &names[unit->thousands], sign));
    return str_trim(str_format(sketch->arena, "10^%d %.*s", 3 * unit->thousands, STR_ARG(sign)));
}

struct str unit_text(const struct sketch *sketch, const struct unit *unit, struct decimal number) {
    if (unit->column->format != FORMAT_MONEY && unit->column->format != FORMAT_NUMBER)
        return words_exact(sketch, unit->column, number);
    int most = unit->places < 0 ? 2 : unit->places, least = unit->places < 0 || decimal_is_zero(number) ? 0 : most;
    struct decimal part = decimal_divide(number, size_of(unit));
    bool nothing = decimal_is_zero(decimal_round(part, most));
    if (!nothing || decimal_is_zero(number))
        return locale_number(sketch->arena, sketch->locale, decimal_round(part, most), least, most);
    struct decimal smallest = decimal_power(decimal_of(10), decimal_of(-most));
    if (decimal_is_negative(number)) smallest = decimal_negate(smallest);
    struct str text = locale_number(sketch->arena, sketch->locale, smallest, least, most);
    return str_format(sketch->arena, "%c%.*s", decimal_is_negative(number) ? '>' : '<', STR_ARG(text));
}

void unit_draw(struct sketch *sketch, const struct unit *unit, struct box box, struct decimal number, struct ink ink) {
    millipoints room = box.right - box.left - 2 * POINT;
    struct str text = unit_text(sketch, unit, number);
    ink.anchor = ANCHOR_MIDDLE;
    if (text_width(sketch, text, &ink) > room) ink.size = SMALL;
    if (text_width(sketch, text, &ink) > room) text = STR("…");
    text_draw(sketch, (box.left + box.right) / 2, text_middle((box.top + box.bottom) / 2, &ink), text, &ink);
}
