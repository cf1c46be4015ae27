/* What an entry of the table of functions says: to the checker which arguments it takes, to the manual and `planpress
 * explain` what it is for. */
#include <stdint.h>

#include "formula/tree.h"

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

bool parameter_takes(const struct parameter *parameter, struct datum value) {
    int64_t number;
    bool ranged = parameter->least < parameter->most;
    if (!ranged || value.kind != DATUM_NUMBER || !decimal_integer(value.number, &number)) return true;
    return number >= parameter->least && number <= parameter->most;
}

struct message parameter_refusal(struct arena *arena, const struct function *function,
                                 const struct parameter *parameter, struct datum value) {
    struct str found = decimal_plain(arena, value.number);
    return message_new(arena, "{0} expects {1} from {2} to {3}, found {4}", function->name, parameter->expects,
                       parameter->least, parameter->most, found);
}

size_t formula_function_count(void) {
    size_t count;
    functions_table(&count);
    return count;
}

static const struct function *function_at(size_t index) {
    size_t count;
    return &functions_table(&count)[index];
}

struct function_help formula_function_help(size_t index) {
    const struct function *function = function_at(index);
    struct function_help help = function->help;
    bool list = function->result == RESULT_LIST;
    if (list || function->result == RESULT_KIND)
        help.result = type_text((struct type){.kind = function->kind, .list = list});
    help.source = function->source;
    help.argument_count = function->parameter_count;
    return help;
}

struct function_argument formula_function_argument(size_t index, size_t argument) {
    const struct parameter *parameter = &function_at(index)->parameters[argument];
    return (struct function_argument){parameter->name, parameter->expects, parameter->optional};
}
