/* The words that the table of functions (functions.c) is written in: what a parameter takes, what a function gives.
 * Private to that file. */
#ifndef FORMULA_FUNCTION_WORDS_H
#define FORMULA_FUNCTION_WORDS_H

#include "formula/functions.h"

enum {
    NUMBERS = KIND_BIT(TYPE_NUMBER) | KIND_BIT(TYPE_PERCENT) | KIND_BIT(TYPE_MONEY),
    ORDERED = NUMBERS | KIND_BIT(TYPE_DATE) | KIND_BIT(TYPE_CLOCK),
    SORTABLE = ORDERED | KIND_BIT(TYPE_TEXT) | KIND_BIT(TYPE_CHOICE) | KIND_BIT(TYPE_BOOL),
    PRINTABLE = SORTABLE | KIND_BIT(TYPE_RECORD),
    ANYTHING = PRINTABLE | KIND_BIT(TYPE_MARKDOWN),
};

/* clang-format off */
#define PARAMETER(called, what, form, which, ...) \
    {.name = STR_INIT(called), .expects = what, .shape = form, .kinds = which, __VA_ARGS__}
#define LIST_OF_NUMBERS PARAMETER("list", "a list of numbers", SHAPE_LIST, NUMBERS, .alike = true)
#define PAIRED_NUMBERS(called) \
    PARAMETER(called, "a list of numbers", SHAPE_LIST, NUMBERS, .alike = true, .paired = true)
#define LIST_OF_ANYTHING PARAMETER("list", "a list", SHAPE_LIST, ANYTHING, .alike = true)
#define VALUES_OR_LIST \
    PARAMETER("x", "numbers, dates or times, or a list of them", SHAPE_EITHER, ORDERED, .alike = true, .repeated = true)
#define NUMBER(called) PARAMETER(called, "a number", SHAPE_EACH, NUMBERS, .alike = true)
#define DATE(called) PARAMETER(called, "a date", SHAPE_EACH, KIND_BIT(TYPE_DATE), .alike = false)
#define VALUE(called) PARAMETER(called, "a value", SHAPE_EITHER, ANYTHING, .alike = false)
#define ONE_NUMBER(called) PARAMETER(called, "a number", SHAPE_ONE, NUMBERS, .alike = true)
#define PLAIN(called, what) PARAMETER(called, what, SHAPE_EACH, KIND_BIT(TYPE_NUMBER), .alike = false)
#define PERCENTAGE(called) \
    PARAMETER(called, "a percentage", SHAPE_ONE, KIND_BIT(TYPE_NUMBER) | KIND_BIT(TYPE_PERCENT), .optional = true)
#define TRUTH(called) PARAMETER(called, "true or false", SHAPE_EACH, KIND_BIT(TYPE_BOOL), .alike = false)
#define AMOUNT(called) PARAMETER(called, "an amount of money", SHAPE_ONE, KIND_BIT(TYPE_MONEY), .alike = false)
#define FLOWS PARAMETER("flows", "a list of amounts of money", SHAPE_LIST, KIND_BIT(TYPE_MONEY), .alike = false)
#define MONTH PARAMETER("month", "a number from 1 to 12", SHAPE_EACH, KIND_BIT(TYPE_NUMBER), .optional = true)
#define ROWS PARAMETER("list", "a list of rows", SHAPE_ROWS, KIND_BIT(TYPE_RECORD), .alike = true)
#define ROWS_OF PARAMETER("list", "a list of rows", SHAPE_ROWS, KIND_BIT(TYPE_RECORD), .alike = false)
#define SOURCE(where) .source = where
#define HELP(how, what, nothing) .help = {.usage = STR_INIT(how), .gives = what, .missing = nothing}
#define PARAMETERS(number, ...) .parameters = {__VA_ARGS__}, .parameter_count = number
#define GIVES_KIND(type) .result = RESULT_KIND, .kind = type
#define GIVES_WHOLE .result = RESULT_KIND, .kind = TYPE_NUMBER, .whole = true
#define GIVES_ALIKE .result = RESULT_ALIKE
#define GIVES_ITEM .result = RESULT_ITEM
#define GIVES_ROW .result = RESULT_ROW
#define GIVES_ROWS .result = RESULT_ROWS
#define GIVES_JOINED .result = RESULT_JOINED
#define GIVES_LIST(type) .result = RESULT_LIST, .kind = type
/* clang-format on */

#endif
