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

struct str unit_name(const struct sketch *sketch, const struct unit *unit) {
    bool money = unit->column->format == FORMAT_MONEY;
    struct str sign =
        money ? locale_currency(sketch->arena, sketch->locale, unit->column->currency) : unit->column->unit;
    switch (unit->thousands) {
    case 0: return str_trim(sign);
    case 1: return str_trim(say(sketch, "{0} thousand", sign));
    case 2: return str_trim(say(sketch, "{0} million", sign));
    case 3: return str_trim(say(sketch, "{0} billion", sign));
    default: break;
    }
    return str_trim(str_format(sketch->arena, "10^%d %.*s", 3 * unit->thousands, STR_ARG(sign)));
}

/* What rounds to nothing and is more is "<0,1". */
struct str unit_text(const struct sketch *sketch, const struct unit *unit, struct decimal number) {
    if (unit->column->format != FORMAT_MONEY && unit->column->format != FORMAT_NUMBER)
        return words_exact(sketch, unit->column, number);
    const struct figure_column plain = {.format = FORMAT_NUMBER, .whole = unit->column->whole && !unit->thousands};
    if (decimal_is_zero(number)) return words_exact(sketch, &plain, number);
    int places = unit->places < 0 ? 2 : unit->places;
    struct decimal part = decimal_round(decimal_divide(number, size_of(unit)), places);
    if (!decimal_is_zero(part)) return sketch->data->print(sketch->arena, sketch->locale, &plain, part, unit->places);
    struct decimal smallest = decimal_power(decimal_of(10), decimal_of(-places));
    if (decimal_is_negative(number)) smallest = decimal_negate(smallest);
    struct str text = words_exact(sketch, &plain, smallest);
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
