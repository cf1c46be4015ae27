/* Single values as people of each language write them, and as they should not. */
#include "made.h"

#include "base/arena.h"
#include "kind/check.h"

/* ---- numbers ---- */

static struct str grouped(struct arena *arena, int64_t value, const char *mark) {
    if (value < 0) return str_join(arena, STR("-"), grouped(arena, -value, mark));
    if (value < 1000) return str_format(arena, "%d", (int)value);
    return str_format(arena, "%.*s%s%03d", STR_ARG(grouped(arena, value / 1000, mark)), mark, (int)(value % 1000));
}

/* The whole and `tenths` behind the language's mark. */
static struct str fraction(struct arena *arena, int64_t whole, int tenths, const struct language *language) {
    return str_format(arena, "%d%c%d", (int)whole, !language_is_source(language) ? ',' : '.', tenths);
}

static int64_t bound(struct decimal decimal, int64_t standard) {
    int64_t value;
    return decimal_integer(decimal, &value) ? value : standard;
}

static int64_t in_range(struct dice *dice, const struct field *field, int64_t least, int64_t most) {
    if (field->has_least) least = bound(field->least, least);
    if (field->has_most) most = bound(field->most, most);
    if (most < least) most = least + 10;
    return least + dice_below(dice, (size_t)(most - least + 1));
}

static struct str number_text(struct arena *arena, struct dice *dice, const struct field *field,
                              const struct language *language) {
    int64_t value = in_range(dice, field, dice_chance(dice, 10) ? -50 : 0, dice_chance(dice, 10) ? 3000000 : 120);
    bool whole = field->type == FIELD_INTEGER || field->has_least || field->has_most || dice_chance(dice, 60);
    if (!whole) return fraction(arena, value % 1000, dice_between(dice, 0, 9), language);
    bool marked = value >= 1000000 && dice_chance(dice, 50); /* of a single group both languages would ask */
    return grouped(arena, value, !marked ? "" : !language_is_source(language) ? "." : ",");
}

static struct str percent_text(struct arena *arena, struct dice *dice, const struct field *field,
                               const struct language *language) {
    int64_t value = in_range(dice, field, 0, 100);
    bool half = value < 99 && value > 0 && dice_chance(dice, 30);
    struct str number = half ? fraction(arena, value, 5, language) : grouped(arena, value, "");
    const char *sign = dice_chance(dice, 40) ? "" : !language_is_source(language) || dice_chance(dice, 20) ? " %" : "%";
    return str_format(arena, "%.*s%s", STR_ARG(number), sign);
}

static struct str money_text(const struct maker *maker, struct dice *dice, const struct language *language) {
    static const struct str others[] = {STR_INIT("USD"), STR_INIT("CHF"), STR_INIT("GBP"), STR_INIT("JPY")};
    struct arena *arena = maker->arena;
    struct str whole, code = dice_chance(dice, maker->knobs->foreign) ? DICE_PICK(dice, others) : maker->currency;
    bool german = !language_is_source(language), euro = str_equal(code, STR("EUR"));
    bool plain = str_equal(code, maker->currency) && dice_chance(dice, 35);
    int thousands = dice_chance(dice, 10) ? 0 : dice_between(dice, 1, 4000);
    if (plain) return str_format(arena, "%d", thousands * 1000 + (dice_chance(dice, 20) ? 999 : 0));
    switch (dice_below(dice, 4)) {
    case 0:
        return str_format(arena, "%.*s %s %.*s", STR_ARG(fraction(arena, thousands / 100, 5, language)),
                          german ? "Mio." : "million", STR_ARG(code));
    case 1: return str_format(arena, "%d %s %.*s", thousands, german ? "Tsd." : "k", STR_ARG(code));
    case 2:
        whole = grouped(arena, (int64_t)thousands * 1000, german ? "." : ",");
        if (euro && !german) return str_join(arena, STR("€"), whole);
        return str_format(arena, "%.*s %.*s", STR_ARG(whole), STR_ARG(euro ? STR("€") : code));
    default: return str_format(arena, "%d%s %.*s", thousands, german ? ",50" : ".50", STR_ARG(code));
    }
}

/* ---- days and times ---- */

static struct str date_text(struct arena *arena, struct dice *dice, const struct language *language) {
    int year = dice_between(dice, 2024, 2029), month = dice_between(dice, 1, 12), day = dice_between(dice, 1, 28);
    struct str name = language_month(language, month, DATE_LONG);
    switch (dice_below(dice, 3)) {
    case 0: return str_format(arena, "%04d-%02d-%02d", year, month, day);
    case 1:
        return str_format(arena, !language_is_source(language) ? "%d. %.*s %d" : "%d %.*s %d", day, STR_ARG(name),
                          year);
    default:
        return !language_is_source(language) ? str_format(arena, "%02d.%02d.%04d", day, month, year)
                                             : str_format(arena, "%04d-%02d-%02d", year, month, day);
    }
}

static struct str period_text(struct arena *arena, struct dice *dice, const struct language *language) {
    int year = dice_between(dice, 2024, 2029), month = dice_between(dice, 1, 12);
    switch (dice_below(dice, 5)) {
    case 0: return str_format(arena, "%d-Q%d", year, (month + 2) / 3);
    case 1: return str_format(arena, "Q%d %d", (month + 2) / 3, year);
    case 2: return str_format(arena, "%d-%02d", year, month);
    case 3: return str_format(arena, "%.*s %d", STR_ARG(language_month(language, month, DATE_LONG)), year);
    default: return str_format(arena, "%d", year);
    }
}

static struct str clock_text(struct arena *arena, struct dice *dice, const struct language *language) {
    int hour = dice_between(dice, 7, 17), minute = dice_between(dice, 0, 11) * 5;
    bool german = !language_is_source(language) && dice_chance(dice, 50);
    return str_format(arena, german ? "%d.%02d Uhr" : "%02d:%02d", hour, minute);
}

/* ---- words ---- */

static struct str truth_text(struct dice *dice, const struct language *language) {
    static const char *const words[][2] = {{"yes", "no"}, {"true", "false"}, {"ja", "nein"}};
    bool own = dice_chance(dice, 70);
    return str_of(words[own && !language_is_source(language) ? 2 : own ? 0 : 1][dice_below(dice, 2)]);
}

static struct str choice_text(struct dice *dice, const struct field *field, const struct language *language) {
    if (!field->choices->count) return (struct str){0};
    const struct choice *choice = &field->choices->items[dice_below(dice, field->choices->count)];
    return dice_chance(dice, 50) && choice->labels[language->index].size ? choice->labels[language->index]
                                                                         : choice->name;
}

/* Texts that mean something to the program, by the name of their field. */
static struct str known_text(const struct maker *maker, struct dice *dice, const struct field *field) {
    static const char *const colours[] = {"#123456", "#00aa55", "#663399", "#222222"};
    bool colour = str_equal(field->set->name, STR("colours"));
    if (colour) return str_of(DICE_PICK(dice, colours));
    if (str_equal(field->name, STR("currency"))) return maker->currency;
    if (str_equal(field->name, STR("logo"))) return STR("images/mark.png");
    if (str_equal(field->name, STR("page"))) return STR("Letter");
    if (!str_equal(field->name, STR("code")) || !field->set->kind->check_count) return (struct str){0};
    const struct kind *kind = field->set->kind;
    return kind->checks[dice_below(dice, kind->check_count)].code;
}

static struct str free_text(const struct maker *maker, struct dice *dice, const struct field *field,
                            const struct language *language) {
    struct str known = known_text(maker, dice, field);
    if (known.size) return known;
    if (str_equal(field->name, STR("name")) && dice_chance(dice, 60)) return text_person(maker->arena, dice);
    return text_phrase(maker->arena, dice, language);
}

static struct str year_text(struct arena *arena, struct dice *dice) {
    int year = dice_between(dice, 2024, 2029);
    return str_format(arena, dice_chance(dice, 20) ? "FY%d" : "%d", year);
}

static struct str month_text(struct arena *arena, struct dice *dice, const struct language *language) {
    int month = dice_between(dice, 1, 12);
    if (dice_chance(dice, 50)) return str_format(arena, "%d", month);
    return language_month(language, month, DATE_LONG);
}

struct str value_text(const struct maker *maker, struct dice *dice, const struct field *field,
                      const struct language *language) {
    struct arena *arena = maker->arena;
    switch (field->type) {
    case FIELD_TEXT: return free_text(maker, dice, field, language);
    case FIELD_NUMBER:
    case FIELD_INTEGER: return number_text(arena, dice, field, language);
    case FIELD_PERCENT: return percent_text(arena, dice, field, language);
    case FIELD_MONEY: return money_text(maker, dice, language);
    case FIELD_DATE:
        if (field->may_say_unlimited && dice_chance(dice, 20)) return STR("unlimited");
        return date_text(arena, dice, language);
    case FIELD_PERIOD: return period_text(arena, dice, language);
    case FIELD_YEAR: return year_text(arena, dice);
    case FIELD_MONTH: return month_text(arena, dice, language);
    case FIELD_CLOCK: return clock_text(arena, dice, language);
    case FIELD_BOOL: return truth_text(dice, language);
    case FIELD_CHOICE: return choice_text(dice, field, language);
    case FIELD_MARKDOWN:
    case FIELD_REFERENCE:
    case FIELD_POINTER:
    case FIELD_GROUP:
    case FIELD_LIST:
    case FIELD_DOCUMENTS: break;
    }
    return (struct str){0};
}

struct str value_wrong(struct arena *arena, struct dice *dice, const struct field *field) {
    static const char *const numbers[] = {"viel", "1.250", "12,5.3", "0,5-1", "1e6", "-", "1.2.3", "999999999"};
    static const char *const dates[] = {"31.02.2027", "tomorrow", "03/04/2027", "2027-13-01", "end of March", "1.1.27"};
    static const char *const words[] = {"maybe", "offenn", "oppen", "drat", "x y z", "-"};
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_INTEGER:
    case FIELD_PERCENT:
    case FIELD_MONEY: return str_of(DICE_PICK(dice, numbers));
    case FIELD_DATE:
    case FIELD_PERIOD:
    case FIELD_YEAR:
    case FIELD_MONTH: return str_of(DICE_PICK(dice, dates));
    case FIELD_CLOCK: return dice_chance(dice, 50) ? STR("25:10") : STR("noon");
    case FIELD_BOOL:
    case FIELD_CHOICE: return str_of(DICE_PICK(dice, words));
    case FIELD_REFERENCE:
    case FIELD_POINTER: return dice_chance(dice, 50) ? STR("nobody") : STR("p1, p2");
    case FIELD_TEXT:
    case FIELD_MARKDOWN:
    case FIELD_GROUP:
    case FIELD_LIST:
    case FIELD_DOCUMENTS: break;
    }
    return str_format(arena, "= %s", DICE_PICK(dice, words));
}
