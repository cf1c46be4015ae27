/* The functions of formulas: one table with what each takes, gives and does with missing values, and what computes it.
 * A new function is a new entry here; the checker, `planpress explain` and the manual read the table. */
#include "kind/functions.h"

#include <stdint.h>

enum {
    NUMBERS = KIND_BIT(TYPE_NUMBER) | KIND_BIT(TYPE_PERCENT) | KIND_BIT(TYPE_MONEY),
    ORDERED = NUMBERS | KIND_BIT(TYPE_DATE) | KIND_BIT(TYPE_CLOCK),
    SORTABLE = ORDERED | KIND_BIT(TYPE_TEXT) | KIND_BIT(TYPE_CHOICE) | KIND_BIT(TYPE_BOOL),
    PRINTABLE = SORTABLE | KIND_BIT(TYPE_RECORD),
    ANYTHING = PRINTABLE | KIND_BIT(TYPE_MARKDOWN),
};

/* clang-format off */
#define PARAMETER(called, what, form, which, ...) \
    {.name = STR_INIT(called), .expects = STR_INIT(what), .shape = form, .kinds = which, __VA_ARGS__}
#define LIST_OF_NUMBERS PARAMETER("list", "a list of numbers", SHAPE_LIST, NUMBERS, .alike = true)
#define LIST_OF_ANYTHING PARAMETER("list", "a list", SHAPE_LIST, ANYTHING, .alike = true)
#define VALUES_OR_LIST \
    PARAMETER("x", "numbers, dates or times, or a list of them", SHAPE_EITHER, ORDERED, .alike = true, .repeated = true)
#define NUMBER(called) PARAMETER(called, "a number", SHAPE_EACH, NUMBERS, .alike = true)
#define DATE(called) PARAMETER(called, "a date", SHAPE_EACH, KIND_BIT(TYPE_DATE), .alike = false)
#define VALUE(called) PARAMETER(called, "a value", SHAPE_EITHER, ANYTHING, .alike = false)
#define HELP(how, what, nothing) .help = {.usage = STR_INIT(how), .gives = STR_INIT(what), .missing = STR_INIT(nothing)}
#define PARAMETERS(number, ...) .parameters = {__VA_ARGS__}, .parameter_count = number
#define GIVES_KIND(type) .result = RESULT_KIND, .kind = type
#define GIVES_ALIKE .result = RESULT_ALIKE
#define GIVES_ITEM .result = RESULT_ITEM

static const struct function table[] = {
    {.name = STR_INIT("avg"),
     HELP("avg(list)", "the mean of the numbers in a list", "they are left out; of an empty list it is missing"),
     PARAMETERS(1, LIST_OF_NUMBERS),
     GIVES_ITEM, .apply = function_avg},
    {.name = STR_INIT("contains"),
     HELP("contains(list, x)", "whether x is among the values of a list", "missing when x is missing"),
     PARAMETERS(2, LIST_OF_ANYTHING, PARAMETER("x", "one value", SHAPE_ONE, ANYTHING, .alike = true)),
     GIVES_KIND(TYPE_BOOL), .apply = function_contains},
    {.name = STR_INIT("count"),
     HELP("count(list)", "how many there are in a list", "they are not counted"),
     PARAMETERS(1, PARAMETER("list", "a list", SHAPE_LIST, ANYTHING, .alike = false)),
     GIVES_KIND(TYPE_NUMBER), .apply = function_count},
    {.name = STR_INIT("days"),
     HELP("days(a, b)", "the days from a to b", "missing when a or b is missing"),
     PARAMETERS(2, DATE("a"), DATE("b")),
     GIVES_KIND(TYPE_NUMBER), .apply = function_days},
    {.name = STR_INIT("first"),
     HELP("first(list)", "the first of a list", "missing when it is, or when the list is empty"),
     PARAMETERS(1, LIST_OF_ANYTHING),
     GIVES_ITEM, .apply = function_first},
    {.name = STR_INIT("growth"),
     HELP("growth(list)", "(last - previous) / previous of the last two of a list, as percent",
          "missing when one of the two is missing, there are fewer than two, or the previous is not above 0"),
     PARAMETERS(1, LIST_OF_NUMBERS),
     GIVES_KIND(TYPE_PERCENT), .apply = function_growth_of_list},
    {.name = STR_INIT("growth"),
     HELP("growth(now, before)", "(now - before) / before, as percent",
          "missing when one of them is missing, or before is not above 0"),
     PARAMETERS(2, NUMBER("now"), NUMBER("before")),
     GIVES_KIND(TYPE_PERCENT), .apply = function_growth},
    {.name = STR_INIT("if"),
     HELP("if(condition, a, b)", "a when the condition is true, else b; missing when b is left out",
          "a condition that is missing is not true"),
     PARAMETERS(3, PARAMETER("condition", "a condition", SHAPE_CONDITION, ANYTHING, .alike = false),
                PARAMETER("a", "a value", SHAPE_EITHER, ANYTHING, .alike = true),
                PARAMETER("b", "a value", SHAPE_EITHER, ANYTHING, .alike = true, .optional = true)),
     GIVES_ALIKE, .evaluate = function_if},
    {.name = STR_INIT("last"),
     HELP("last(list)", "the last of a list", "missing when it is, or when the list is empty"),
     PARAMETERS(1, LIST_OF_ANYTHING),
     GIVES_ITEM, .apply = function_last},
    {.name = STR_INIT("max"),
     HELP("max(x, …)", "the greatest of some values, or of a list", "they are left out; when all are, it is missing"),
     PARAMETERS(1, VALUES_OR_LIST),
     GIVES_ITEM, .apply = function_max},
    {.name = STR_INIT("min"),
     HELP("min(x, …)", "the least of some values, or of a list", "they are left out; when all are, it is missing"),
     PARAMETERS(1, VALUES_OR_LIST),
     GIVES_ITEM, .apply = function_min},
    {.name = STR_INIT("missing"),
     HELP("missing(x)", "true when nothing was said, or \"?\", or the list is empty", "that is what it asks for"),
     PARAMETERS(1, VALUE("x")),
     GIVES_KIND(TYPE_BOOL), .apply = function_missing},
    {.name = STR_INIT("or_else"),
     HELP("or_else(a, b)", "a, or b when a is missing or an empty list", "missing when both are"),
     PARAMETERS(2, PARAMETER("a", "a value", SHAPE_EITHER, ANYTHING, .alike = true),
                PARAMETER("b", "a value", SHAPE_EITHER, ANYTHING, .alike = true)),
     GIVES_ALIKE, .evaluate = function_or_else},
    {.name = STR_INIT("round"),
     HELP("round(x, places)", "x with so many decimal places, half away from zero; 0 places when left out",
          "missing when x or places is missing"),
     PARAMETERS(2, NUMBER("x"),
                PARAMETER("places", "a number of places", SHAPE_ONE, KIND_BIT(TYPE_NUMBER), .optional = true)),
     GIVES_ALIKE, .apply = function_round},
    {.name = STR_INIT("share"),
     HELP("share(part, whole)", "part / whole as percent", "missing when one of them is missing, or the whole is 0"),
     PARAMETERS(2, NUMBER("part"), NUMBER("whole")),
     GIVES_KIND(TYPE_PERCENT), .apply = function_share},
    {.name = STR_INIT("sort"),
     HELP("sort(list, key)", "the rows by a formula over each; downwards with a minus before the key",
          "rows whose key is missing come last"),
     PARAMETERS(2, PARAMETER("list", "a list of rows", SHAPE_ROWS, KIND_BIT(TYPE_RECORD), .alike = true),
                PARAMETER("key", "a key that has an order", SHAPE_KEY, SORTABLE, .alike = false)),
     GIVES_ALIKE, .evaluate = function_sort},
    {.name = STR_INIT("sum"),
     HELP("sum(list)", "the sum of the numbers in a list", "they are left out; of an empty list it is 0"),
     PARAMETERS(1, LIST_OF_NUMBERS),
     GIVES_ITEM, .apply = function_sum},
    {.name = STR_INIT("text"),
     HELP("text(x, …)", "what the values print as, joined",
          "they are left out; when all values are, whatever texts are written between them, it is missing"),
     PARAMETERS(1, PARAMETER("x", "a value that prints in a line", SHAPE_EITHER, PRINTABLE, .repeated = true)),
     GIVES_KIND(TYPE_TEXT), .apply = function_text},
    {.name = STR_INIT("unique"),
     HELP("unique(list)", "each value of a list once, in order", "they are left out"),
     PARAMETERS(1, LIST_OF_ANYTHING),
     GIVES_ALIKE, .apply = function_unique},
    {.name = STR_INIT("unknown"),
     HELP("unknown(x)", "true when \"?\" was said", "false when nothing was said"),
     PARAMETERS(1, VALUE("x")),
     GIVES_KIND(TYPE_BOOL), .apply = function_unknown},
    {.name = STR_INIT("year"),
     HELP("year(date)", "the year of a date", "missing when the date is missing"),
     PARAMETERS(1, DATE("date")),
     GIVES_KIND(TYPE_NUMBER), .apply = function_year},
};
/* clang-format on */

const struct function *functions_table(size_t *count) {
    *count = sizeof table / sizeof *table;
    return table;
}

size_t function_least(const struct function *function) {
    size_t least_count = function->parameter_count;
    while (least_count && function->parameters[least_count - 1].optional) least_count--;
    return least_count;
}

size_t function_most(const struct function *function) {
    return function->parameters[function->parameter_count - 1].repeated ? SIZE_MAX : function->parameter_count;
}

const struct parameter *function_parameter(const struct function *function, size_t index) {
    return &function->parameters[index < function->parameter_count ? index : function->parameter_count - 1];
}

size_t formula_function_count(void) { return sizeof table / sizeof *table; }
struct function_help formula_function_help(size_t index) {
    return table[index].help;
}
