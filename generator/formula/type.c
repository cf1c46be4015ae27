/* Types: what fields hold, how types are called in messages, what literals become beside other types, and which type
 * the operands of an operator make together. */
#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "formula/check.h"

/* What the values of a field are to a formula. Of the fields with one type, `standard` is the one that holds what a
 * formula computes. */
static const struct {
    enum type_kind type;
    bool standard;
} types_of_fields[] = {
    [FIELD_TEXT] = {TYPE_TEXT, true},         [FIELD_POINTER] = {TYPE_TEXT, false},
    [FIELD_MARKDOWN] = {TYPE_MARKDOWN, true}, [FIELD_NUMBER] = {TYPE_NUMBER, true},
    [FIELD_INTEGER] = {TYPE_NUMBER, false},   [FIELD_PERCENT] = {TYPE_PERCENT, true},
    [FIELD_MONEY] = {TYPE_MONEY, true},       [FIELD_DATE] = {TYPE_DATE, false},
    [FIELD_PERIOD] = {TYPE_DATE, true},       [FIELD_CLOCK] = {TYPE_CLOCK, true},
    [FIELD_BOOL] = {TYPE_BOOL, true},         [FIELD_CHOICE] = {TYPE_CHOICE, true},
    [FIELD_REFERENCE] = {TYPE_RECORD, true},  [FIELD_GROUP] = {TYPE_RECORD, false},
    [FIELD_LIST] = {TYPE_RECORD, false},      [FIELD_DOCUMENTS] = {TYPE_RECORD, false},
    [FIELD_YEAR] = {TYPE_DATE, false},        [FIELD_MONTH] = {TYPE_NUMBER, false},
};
enum { FIELD_TYPES = sizeof types_of_fields / sizeof *types_of_fields };

enum field_type type_field(enum type_kind kind) {
    for (size_t i = 0; i < FIELD_TYPES; i++)
        if (types_of_fields[i].type == kind && types_of_fields[i].standard) return (enum field_type)i;
    return FIELD_TEXT; /* of what is always missing */
}

static struct type declared_type(const struct field *field) {
    struct type type = {.kind = types_of_fields[field->type].type,
                        .whole = field->type == FIELD_INTEGER,
                        .year = field->type == FIELD_YEAR};
    if (field->type == FIELD_CHOICE) type.of = field;
    if (type.kind != TYPE_RECORD) return type;
    type.set = field_rows(field);
    if (field->type == FIELD_REFERENCE && field->target_count > 1) {
        type.set = NULL;
        type.of = field;
    }
    return type;
}

struct type type_of_field(const struct field *field) {
    struct type type;
    if (field->formula) type = formula_type(field->formula);
    else if (field->formula_text.size) type = (struct type){.kind = TYPE_ANY}; /* it could not be parsed */
    else if (field->type == FIELD_LIST && field->element->type != FIELD_LIST) type = declared_type(field->element);
    else type = declared_type(field);
    if (!field->formula) type.list = field->type == FIELD_LIST || field->type == FIELD_DOCUMENTS;
    else if (field->type == FIELD_INTEGER) type.whole = true;
    type.field = field;
    return type;
}

/* Fields of one named type have the same choices. */
static bool same_choices(const struct field *a, const struct field *b) {
    return a == b || (a && b && a->choices == b->choices);
}

bool type_is_rows(struct type type) {
    return type.list && type.kind == TYPE_RECORD && (type.set || (type.of && type.of->type == FIELD_LIST));
}

/* Joined lists ---------------------------------------------------------------------------------------- */

static bool has_set(const struct field *joined, const struct field_set *set) {
    for (size_t i = 0; i < joined->target_count; i++)
        if (joined->targets[i].set == set) return true;
    return false;
}

static void add_set(struct field *joined, const struct field_set *set) {
    if (!has_set(joined, set)) joined->targets[joined->target_count++] = (struct target){.set = set};
}

static size_t count_sets(const struct node *call) {
    size_t count = 0;
    for (size_t i = 0; i < call->count; i++)
        count += call->children[i]->type.of ? call->children[i]->type.of->target_count : 1;
    return count;
}

struct type type_of_joined(struct arena *arena, const struct node *call) {
    struct field *joined = NEW(arena, struct field);
    *joined = (struct field){.name = call->name, .type = FIELD_LIST};
    joined->targets = NEW_ARRAY(arena, struct target, count_sets(call));
    for (size_t i = 0; i < call->count; i++) {
        struct type type = call->children[i]->type;
        if (type.set) add_set(joined, type.set);
        for (size_t t = 0; type.of && !type.set && t < type.of->target_count; t++)
            add_set(joined, type.of->targets[t].set);
    }
    struct type type = {.kind = joined->target_count ? TYPE_RECORD : TYPE_ANY, .list = true};
    if (joined->target_count == 1) type.set = joined->targets[0].set;
    else if (joined->target_count) type.of = joined;
    return type;
}

bool type_same_rows(struct type a, struct type b) {
    if (a.set || b.set) return a.set == b.set;
    if (!a.of || !b.of) return true;
    for (size_t i = 0; i < a.of->target_count; i++)
        if (!has_set(b.of, a.of->targets[i].set)) return false;
    return a.of->target_count == b.of->target_count;
}

bool type_same_choices(struct type a, struct type b) { return same_choices(a.of, b.of); }

const char *type_text(struct type type) {
    static const struct {
        const char *one, *list;
    } texts[] = {
        [TYPE_ANY] = {"nothing", "an empty list"},
        [TYPE_BOOL] = {"true or false", "a list of true and false"},
        [TYPE_NUMBER] = {"a number", "a list of numbers"},
        [TYPE_PERCENT] = {"a percentage", "a list of percentages"},
        [TYPE_MONEY] = {"an amount of money", "a list of amounts of money"},
        [TYPE_DATE] = {"a date", "a list of dates"},
        [TYPE_CLOCK] = {"a time", "a list of times"},
        [TYPE_TEXT] = {"a text", "a list of text"},
        [TYPE_CHOICE] = {"a choice", "a list of choices"},
        [TYPE_MARKDOWN] = {"Markdown", "a list of Markdown"},
        [TYPE_RECORD] = {"a record", "a list of rows"},
    };
    return type.list ? texts[type.kind].list : texts[type.kind].one;
}

/* Literals -------------------------------------------------------------------------------------------- */

static void help_with_choices(struct checker *checker, struct diagnostic *diagnostic, const struct field *field) {
    struct word_list names = {0};
    for (size_t i = 0; i < field->choices->count; i++)
        word_list_add(checker->arena, &names, field->choices->items[i].name);
    diagnose_help(checker->sink, diagnostic, "it is one of {0}", word_list_text(checker->arena, &names));
}

static void take_choice(struct checker *checker, struct node *node, const struct field *field) {
    struct str name = node->literal.text;
    struct suggestion nearest = suggest_start(name);
    node->type = (struct type){.kind = TYPE_CHOICE, .of = field, .field = field};
    for (size_t i = 0; i < field->choices->count; i++) {
        const struct choice *choice = &field->choices->items[i];
        suggest_offer(&nearest, choice->name);
        if (!str_equal(choice->name, name)) continue;
        node->literal = (struct datum){.kind = DATUM_CHOICE, .choice = choice};
        return;
    }
    struct diagnostic *d = checker_refuse(checker, CODE_F02, place_of(checker, node),
                                          "“{0}” is not one of the choices of “{1}”", name, field->name);
    const struct choice *alias = choice_find(field->choices, name);
    if (alias) nearest.found = alias->name;
    if (nearest.found.size) mend_meant(checker->sink, d, name, nearest.found);
    else help_with_choices(checker, d, field);
}

static void take_date(struct checker *checker, struct node *node) {
    struct datum literal = {.kind = DATUM_DATE};
    node->type = (struct type){.kind = TYPE_DATE};
    if (date_parse_iso(node->literal.text, &literal.date)) {
        /* "2027" beside a fiscal year means the one that is called so. */
        if (literal.date.precision == DATE_YEAR) literal.date.calendar.named_by = FISCAL_NAMED_BY_ANY;
        node->literal = literal;
        return;
    }
    struct diagnostic *d =
        checker_refuse(checker, CODE_F03, place_of(checker, node), "“{0}” is not a date", node->literal.text);
    diagnose_help(checker->sink, d,
                  "write it as \"2027-03-31\", \"2027-W09\", \"2027-03\", \"2027-Q1\", \"2027-H1\" or \"2027\"");
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static void take_clock(struct checker *checker, struct node *node) {
    struct str text = node->literal.text;
    const char *t = text.data;
    node->type = (struct type){.kind = TYPE_CLOCK};
    if (text.size == 5 && t[2] == ':' && is_digit(t[0]) && is_digit(t[1]) && is_digit(t[3]) && is_digit(t[4])) {
        int hours = (t[0] - '0') * 10 + t[1] - '0', minutes = (t[3] - '0') * 10 + t[4] - '0';
        if (hours < 24 && minutes < 60) {
            node->literal = (struct datum){.kind = DATUM_CLOCK, .minutes = hours * 60 + minutes};
            return;
        }
    }
    struct diagnostic *d = checker_refuse(checker, CODE_F03, place_of(checker, node), "“{0}” is not a time", text);
    diagnose_help(checker->sink, d, "write it as \"09:30\"");
}

static bool is_literal(const struct node *node, enum datum_kind kind) {
    return node->kind == NODE_LITERAL && node->literal.kind == kind;
}

/* A plain number that is written down, in the formula or at a choice in fields.yaml. */
static bool is_written_number(const struct node *node) {
    bool of_choice = node->kind == NODE_STEP && node->children[0]->type.kind == TYPE_CHOICE;
    return is_literal(node, DATUM_NUMBER) || (of_choice && node->type.kind == TYPE_NUMBER);
}

/* It is read as percent or as an amount of money, by face value. */
static bool take_number(struct node *node, enum type_kind wanted) {
    if (wanted != TYPE_PERCENT && wanted != TYPE_MONEY) return false;
    if (node->kind == NODE_LITERAL) node->literal.kind = wanted == TYPE_PERCENT ? DATUM_PERCENT : DATUM_MONEY;
    node->type.kind = wanted;
    return true;
}

static bool same_records(struct type a, struct type b) { return a.of || b.of ? true : a.set == b.set; }

/* if(due < as_of, "late", "in time") beside a choice: what may come out of a call is read as the choice, each. */
static bool take_branches(struct checker *checker, struct node *node, struct type wanted) {
    if (node->kind != NODE_CALL || !node->function || node->function->result != RESULT_ALIKE || node->type.list)
        return false;
    for (size_t i = 0; i < node->count; i++)
        if (function_parameter(node->function, i)->alike && !type_coerce(checker, node->children[i], wanted))
            return false;
    node->type = wanted;
    return true;
}

bool type_coerce(struct checker *checker, struct node *node, struct type wanted) {
    struct type type = node->type;
    if (type.kind == TYPE_ANY || wanted.kind == TYPE_ANY) return true;
    if (type.kind == wanted.kind && type.kind == TYPE_CHOICE) return same_choices(type.of, wanted.of);
    if (type.kind == wanted.kind && type.kind == TYPE_RECORD) return same_records(type, wanted);
    if (type.kind == wanted.kind) return true;
    if (is_written_number(node)) return take_number(node, wanted.kind);
    if (type.kind == TYPE_TEXT && wanted.kind == TYPE_CHOICE && node->kind == NODE_CALL)
        return take_branches(checker, node, (struct type){.kind = TYPE_CHOICE, .of = wanted.of, .field = wanted.of});
    if (!is_literal(node, DATUM_TEXT)) return false;
    if (wanted.kind == TYPE_CHOICE) take_choice(checker, node, wanted.of);
    else if (wanted.kind == TYPE_DATE) take_date(checker, node);
    else if (wanted.kind == TYPE_CLOCK) take_clock(checker, node);
    else return false;
    return true;
}

/* Operators ------------------------------------------------------------------------------------------- */

static bool is_numeric(enum type_kind kind) {
    return kind == TYPE_NUMBER || kind == TYPE_PERCENT || kind == TYPE_MONEY;
}

/* Those below give TYPE_ANY for what cannot be computed. */
static enum type_kind type_of_sum(enum operation operation, enum type_kind a, enum type_kind b) {
    if (a == b && is_numeric(a)) return a;
    if (a == TYPE_DATE && b == TYPE_NUMBER) return TYPE_DATE;
    if (a == TYPE_NUMBER && b == TYPE_DATE && operation == OPERATOR_ADD) return TYPE_DATE;
    if (a == TYPE_DATE && b == TYPE_DATE && operation == OPERATOR_SUBTRACT) return TYPE_NUMBER;
    return TYPE_ANY;
}

static enum type_kind type_of_product(enum operation operation, enum type_kind a, enum type_kind b) {
    if (!is_numeric(a) || !is_numeric(b)) return TYPE_ANY;
    if (operation == OPERATOR_DIVIDE) {
        if (a == TYPE_MONEY && b == TYPE_MONEY) return TYPE_NUMBER;
        if (b == TYPE_MONEY) return TYPE_ANY;
        return a == TYPE_MONEY ? TYPE_MONEY : TYPE_NUMBER;
    }
    if (a == TYPE_MONEY && b == TYPE_MONEY) return TYPE_ANY;
    if (a == TYPE_MONEY || b == TYPE_MONEY) return TYPE_MONEY;
    return a == TYPE_PERCENT && b == TYPE_PERCENT ? TYPE_PERCENT : TYPE_NUMBER;
}

static void help_with_types(struct checker *checker, struct diagnostic *diagnostic, enum operation operation,
                            enum type_kind a, enum type_kind b) {
    const char *help = NULL;
    bool sum = operation == OPERATOR_ADD || operation == OPERATOR_SUBTRACT;
    if (a == TYPE_MARKDOWN || b == TYPE_MARKDOWN) help = "Markdown can only be printed, or asked for with missing(x)";
    else if (sum && (a == TYPE_TEXT || b == TYPE_TEXT)) help = "join texts with text(a, b)";
    else if (sum && (a == TYPE_PERCENT || b == TYPE_PERCENT))
        help = "write value - value * discount, not value * (1 - discount)";
    else if (a == TYPE_RECORD || b == TYPE_RECORD) help = "name a field of it";
    else if (a == TYPE_CHOICE && b == TYPE_CHOICE) help = "they are choices of different fields";
    if (help) diagnose_help(checker->sink, diagnostic, "{0}", help);
}

static bool refuse_types(struct checker *checker, const struct node *node, const char *cannot) {
    struct type a = node->children[0]->type, b = node->children[node->count - 1]->type;
    struct str operation = operation_text(node->operation);
    struct message found = node->count == 1 ? message_new(checker->arena, "{0}", type_text(a))
                                            : message_new(checker->arena, "{0} and {1}", type_text(a), type_text(b));
    struct diagnostic *d = checker_refuse(checker, CODE_F03, place_of_mark(checker, node), cannot, operation, found);
    help_with_types(checker, d, node->operation, a.kind, b.kind);
    return false;
}

static bool check_sum(struct checker *checker, struct node *node) {
    struct node *a = node->children[0], *b = node->children[1];
    /* Zero fits everything that can be added, and a date may be written as a text. */
    if (is_literal(a, DATUM_NUMBER) && decimal_is_zero(a->literal.number)) take_number(a, b->type.kind);
    if (is_literal(b, DATUM_NUMBER) && decimal_is_zero(b->literal.number)) take_number(b, a->type.kind);
    if (a->type.kind == TYPE_DATE && node->operation == OPERATOR_SUBTRACT) type_coerce(checker, b, a->type);
    if (b->type.kind == TYPE_DATE && node->operation == OPERATOR_SUBTRACT) type_coerce(checker, a, b->type);
    if (a->type.kind == TYPE_ANY || b->type.kind == TYPE_ANY) return true;
    node->type.kind = type_of_sum(node->operation, a->type.kind, b->type.kind);
    return node->type.kind != TYPE_ANY || refuse_types(checker, node, "“{0}” does not work with {1}");
}

static bool check_product(struct checker *checker, struct node *node) {
    enum type_kind a = node->children[0]->type.kind, b = node->children[1]->type.kind;
    if (a == TYPE_ANY || b == TYPE_ANY) return true;
    node->type.kind = type_of_product(node->operation, a, b);
    return node->type.kind != TYPE_ANY || refuse_types(checker, node, "“{0}” does not work with {1}");
}

static bool check_comparison(struct checker *checker, struct node *node) {
    struct node *a = node->children[0], *b = node->children[1];
    bool equality = node->operation == OPERATOR_EQUAL || node->operation == OPERATOR_DIFFERENT;
    node->type.kind = TYPE_BOOL;
    bool fits = type_coerce(checker, b, a->type) || type_coerce(checker, a, b->type);
    enum type_kind kind = a->type.kind == TYPE_ANY ? b->type.kind : a->type.kind;
    bool percent =
        (kind == TYPE_PERCENT && b->type.kind == TYPE_NUMBER) || (kind == TYPE_NUMBER && b->type.kind == TYPE_PERCENT);
    if (!fits && !percent) return refuse_types(checker, node, "“{0}” cannot compare {1}");
    bool ordered = kind != TYPE_BOOL && kind != TYPE_RECORD;
    return (kind != TYPE_MARKDOWN && (equality || ordered)) || refuse_types(checker, node, "“{0}” cannot compare {1}");
}

static bool check_logic(struct checker *checker, struct node *node) {
    node->type.kind = TYPE_BOOL;
    for (size_t i = 0; i < node->count; i++) {
        const struct node *operand = node->children[i];
        if (operand->type.kind == TYPE_BOOL || operand->type.kind == TYPE_ANY) continue;
        struct diagnostic *d =
            checker_refuse(checker, CODE_F03, place_of(checker, operand), "“{0}” expects true or false, found {1}",
                           operation_text(node->operation), type_text(operand->type));
        diagnose_help(checker->sink, d, "{0}",
                      operand->type.list ? "ask count(list) > 0" : "compare it, or ask missing(x)");
        return false;
    }
    return true;
}

/* Sums and products of whole numbers, and the days between two dates. */
static bool is_whole(const struct node *node) {
    bool whole = node->type.kind == TYPE_NUMBER && node->operation != OPERATOR_DIVIDE;
    for (size_t i = 0; i < node->count; i++)
        whole = whole && (node->children[i]->type.whole || node->children[i]->type.kind == TYPE_DATE);
    return whole;
}

static bool check_negation(struct checker *checker, struct node *node) {
    node->type.kind = node->children[0]->type.kind;
    return node->type.kind == TYPE_ANY || is_numeric(node->type.kind) ||
           refuse_types(checker, node, "“{0}” does not work with {1}");
}

static bool check_types(struct checker *checker, struct node *node) {
    node->type = (struct type){.kind = TYPE_ANY};
    for (size_t i = 0; i < node->count; i++)
        if (node->children[i]->type.list) node->type.list = true;
    switch (node->operation) {
    case OPERATOR_OR:
    case OPERATOR_AND:
    case OPERATOR_NOT: return check_logic(checker, node);
    case OPERATOR_EQUAL:
    case OPERATOR_DIFFERENT:
    case OPERATOR_LESS:
    case OPERATOR_LESS_EQUAL:
    case OPERATOR_GREATER:
    case OPERATOR_GREATER_EQUAL: return check_comparison(checker, node);
    case OPERATOR_ADD:
    case OPERATOR_SUBTRACT: return check_sum(checker, node);
    case OPERATOR_MULTIPLY:
    case OPERATOR_DIVIDE: return check_product(checker, node);
    case OPERATOR_NEGATE: return check_negation(checker, node);
    }
    return false;
}

bool check_operator(struct checker *checker, struct node *node) {
    bool good = check_types(checker, node);
    node->type.whole = is_whole(node);
    return good;
}
