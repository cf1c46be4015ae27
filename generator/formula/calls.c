/* Calls in formulas: which entry of the table of functions is meant, whether the arguments fit it, and the type it
 * gives. */
#include <stdint.h>

#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"
#include "formula/check.h"

static void refuse_function(struct checker *checker, const struct node *call) {
    size_t count;
    const struct function *functions = functions_table(&count);
    struct suggestion nearest = suggest_start(call->name);
    for (size_t i = 0; i < count; i++) suggest_offer(&nearest, functions[i].name);
    struct diagnostic *d =
        checker_refuse(checker, CODE_F02, place_of_mark(checker, call), "unknown function “{0}”", call->name);
    if (nearest.found.size) mend_meant(checker->sink, d, call->name, nearest.found);
}

static struct message text_of_range(struct arena *arena, size_t least, size_t most) {
    if (most == SIZE_MAX) return message_new(arena, "at least {0, plural, one {# value} other {# values}}", least);
    if (least == most) return message_new(arena, "{0, plural, one {# value} other {# values}}", least);
    return message_new(arena, most == least + 1 ? "{0} or {1} values" : "{0} to {1} values", least, most);
}

static const struct function *find_function(struct checker *checker, const struct node *call) {
    size_t count, least = SIZE_MAX, most = 0;
    const struct function *functions = functions_table(&count), *named = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct function *function = &functions[i];
        if (!str_equal(function->name, call->name)) continue;
        if (call->count >= function_least(function) && call->count <= function_most(function)) return function;
        named = function;
        if (function_least(function) < least) least = function_least(function);
        if (function_most(function) > most) most = function_most(function);
    }
    if (!named) {
        refuse_function(checker, call);
        return NULL;
    }
    struct message range = text_of_range(checker->arena, least, most);
    struct diagnostic *d = checker_refuse(checker, CODE_F03, place_of_mark(checker, call), "{0} expects {1}, found {2}",
                                          call->name, range, call->count);
    diagnose_help(checker->sink, d, "{0} gives {1}", named->help.usage, named->help.gives);
    return NULL;
}

static bool shape_fits(enum shape shape, struct type type) {
    switch (shape) {
    case SHAPE_ONE: return !type.list;
    case SHAPE_LIST: return type.list;
    case SHAPE_ROWS: return type.list && type.kind == TYPE_RECORD;
    case SHAPE_FIELD: return type.field != NULL;
    case SHAPE_EACH:
    case SHAPE_EITHER:
    case SHAPE_CONDITION:
    case SHAPE_KEY: return true;
    }
    return false;
}

/* `-key` sorts downwards by anything that has an order, not only by what can be negated. */
static bool check_key(struct checker *checker, struct node *key, struct type rows) {
    if (rows.kind != TYPE_RECORD || !rows.list) return false; /* reported */
    struct node *value = key_is_downwards(key) ? key->children[0] : key;
    if (!check_over_rows(checker, value, rows)) return false;
    key->type = value->type;
    if (key != value && key->height <= value->height) key->height = value->height + 1;
    return true;
}

/* Where one kind alone is expected, a text or number written there is read as it: "2027-03-31", 8 as percent. */
static void take_only_kind(struct checker *checker, struct node *argument, unsigned kinds) {
    static const enum type_kind written[] = {TYPE_PERCENT, TYPE_MONEY, TYPE_DATE, TYPE_CLOCK};
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if (kinds == KIND_BIT(written[i])) type_coerce(checker, argument, (struct type){.kind = written[i]});
}

static bool check_argument(struct checker *checker, const struct node *call, size_t index) {
    const struct parameter *parameter = function_parameter(call->function, index);
    struct node *argument = call->children[index];
    if (parameter->shape == SHAPE_KEY) {
        if (!check_key(checker, argument, call->children[0]->type)) return false;
    } else if (!check_node(checker, argument)) return false;
    if (argument->type.kind == TYPE_ANY && parameter->shape != SHAPE_FIELD) return true;
    if (parameter->shape == SHAPE_CONDITION) return check_condition(checker, argument);
    take_only_kind(checker, argument, parameter->kinds);
    if (argument->kind == NODE_LITERAL && !parameter_takes(parameter, argument->literal)) {
        checker_refuse_message(checker, CODE_F03, place_of(checker, argument),
                               parameter_refusal(checker->arena, call->function, parameter, argument->literal));
        return false;
    }
    if (shape_fits(parameter->shape, argument->type) && (parameter->kinds & KIND_BIT(argument->type.kind))) return true;
    checker_refuse(checker, CODE_F03, place_of(checker, argument), "{0} expects {1}, found {2}", call->name,
                   parameter->expects, type_text(argument->type));
    return false;
}

/* The type that arguments which must be alike have in common: that of the first which is not written in the formula. */
static struct type common_type(const struct node *call) {
    struct type common = {.kind = TYPE_ANY};
    bool is_written = true;
    for (size_t i = 0; i < call->count && is_written; i++) {
        const struct node *argument = call->children[i];
        if (!function_parameter(call->function, i)->alike || argument->type.kind == TYPE_ANY) continue;
        is_written = argument->kind == NODE_LITERAL;
        if (!is_written || common.kind == TYPE_ANY) common = argument->type;
    }
    return common;
}

/* "" beside something that is no text is nothing: if(status == "draft", status, "") */
static bool stands_for_nothing(struct node *argument, struct type common) {
    if (argument->kind != NODE_LITERAL || argument->literal.kind != DATUM_TEXT || argument->literal.text.size)
        return false;
    if (common.kind == TYPE_TEXT) return false;
    argument->literal = (struct datum){0};
    argument->type = (struct type){.kind = TYPE_ANY};
    return true;
}

static bool check_alike(struct checker *checker, struct node *call, struct type common) {
    bool good = true, returned = call->function->result == RESULT_ALIKE;
    for (size_t i = 0; i < call->count; i++) {
        const struct parameter *parameter = function_parameter(call->function, i);
        struct node *argument = call->children[i];
        bool as_is = returned && parameter->shape == SHAPE_EITHER; /* what is returned is a list or it is not */
        if (!parameter->alike || argument->type.kind == TYPE_ANY) continue;
        if (as_is && stands_for_nothing(argument, common)) continue;
        if (type_coerce(checker, argument, common) && (!as_is || argument->type.list == common.list)) continue;
        checker_refuse(checker, CODE_F03, place_of(checker, argument),
                       "{0} expects values that are alike, found {1} beside {2}", call->name, type_text(argument->type),
                       type_text(common));
        good = false;
    }
    return good;
}

static bool is_whole(const struct node *call) {
    if (call->function->fractions) return false;
    for (size_t i = 0; i < call->count; i++) {
        const struct node *argument = call->children[i];
        bool counts = function_parameter(call->function, i)->alike && argument->type.kind != TYPE_ANY;
        if (counts && !argument->type.whole) return false;
    }
    return true;
}

static struct type type_of_call(const struct node *call, struct type common, bool each) {
    struct type type = common;
    switch (call->function->result) {
    case RESULT_KIND: return (struct type){.kind = call->function->kind, .whole = call->function->whole, .list = each};
    case RESULT_LIST: return (struct type){.kind = call->function->kind, .list = true};
    case RESULT_ALIKE: type.list = common.list || each; break;
    case RESULT_ITEM: type.list = false; break;
    case RESULT_ROWS: return call->children[0]->type;
    case RESULT_JOINED: return type; /* check_call has it */
    case RESULT_ROW:
        type = call->children[0]->type;
        type.list = false;
        break;
    }
    type.field = type.kind == TYPE_CHOICE ? type.of : NULL;
    type.whole = type.kind == TYPE_NUMBER && is_whole(call);
    return type;
}

/* The arguments of an unknown function may have mistakes of their own; names over rows cannot be known. */
static void check_arguments_alone(struct checker *checker, struct node *call) {
    size_t known = call->count;
    bool over_rows = str_equal_c(call->name, "sort") || str_starts(call->name, STR("lookup"));
    if (over_rows && known > 1) known = 1;
    for (size_t i = 0; i < known; i++) check_node(checker, call->children[i]);
}

bool check_call(struct checker *checker, struct node *call) {
    call->function = find_function(checker, call);
    if (!call->function) {
        check_arguments_alone(checker, call);
        return false;
    }
    bool good = true, each = false;
    for (size_t i = 0; i < call->count; i++) {
        if (!check_argument(checker, call, i)) good = false;
        if (function_parameter(call->function, i)->shape == SHAPE_EACH && call->children[i]->type.list) each = true;
    }
    struct type common = common_type(call);
    if (!good || !check_alike(checker, call, common)) return false;
    call->type = call->function->result == RESULT_JOINED ? type_of_joined(checker->arena, call)
                                                         : type_of_call(call, common, each);
    return true;
}
