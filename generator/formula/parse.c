/* Tokens → the tree of a formula, by precedence climbing. The first mistake in the grammar ends it: what follows could
 * only be guessed. Nothing is resolved here. */
#include <assert.h>

#include "base/arena.h"
#include "base/limits.h"
#include "formula/tree.h"

struct parser {
    struct arena *arena;
    struct diagnostics *sink;
    const struct formula *formula;
    const struct token *token; /* the next one */
    size_t depth;
};

/* Loosest first. */
enum precedence { LOOSEST, BINDS_OR, BINDS_AND, BINDS_NOT, BINDS_COMPARISON, BINDS_SUM, BINDS_PRODUCT, BINDS_SIGN };

static enum precedence precedence_of(enum operation operation) {
    switch (operation) {
    case OPERATOR_OR: return BINDS_OR;
    case OPERATOR_AND: return BINDS_AND;
    case OPERATOR_NOT: return BINDS_NOT;
    case OPERATOR_EQUAL:
    case OPERATOR_DIFFERENT:
    case OPERATOR_LESS:
    case OPERATOR_LESS_EQUAL:
    case OPERATOR_GREATER:
    case OPERATOR_GREATER_EQUAL: return BINDS_COMPARISON;
    case OPERATOR_ADD:
    case OPERATOR_SUBTRACT: return BINDS_SUM;
    case OPERATOR_MULTIPLY:
    case OPERATOR_DIVIDE: return BINDS_PRODUCT;
    case OPERATOR_NEGATE: return BINDS_SIGN;
    }
    return LOOSEST;
}

static struct diagnostic *refuse_message(struct parser *parser, const struct token *token, struct message problem) {
    struct span span = formula_place(parser->formula, token->start, token->end);
    return diagnose_message(parser->sink, SEVERITY_ERROR, CODE_F01, span, problem);
}
#define refuse(parser, token, ...) refuse_message(parser, token, MESSAGE(__VA_ARGS__))

static struct diagnostic *report_token(struct parser *parser, const char *expected) {
    const struct token *token = parser->token;
    struct str found = str_slice(parser->formula->text, token->start, token->end);
    return refuse(parser, token,
                  token->kind == TOKEN_END ? "expected {0}, found the end of the formula" : "expected {0}, found “{1}”",
                  expected, found);
}

static struct node *refuse_token(struct parser *parser, const char *expected) {
    report_token(parser, expected);
    return NULL;
}

static bool next_is(const struct parser *parser, enum token_kind kind) { return parser->token->kind == kind; }

static bool next_is_operator(const struct parser *parser, enum operation operation) {
    return next_is(parser, TOKEN_OPERATOR) && parser->token->operation == operation;
}

static struct node *new_node(struct parser *parser, enum node_kind kind, const struct token *mark) {
    struct node *node = NEW(parser->arena, struct node);
    *node = (struct node){.kind = kind,
                          .start = mark->start,
                          .end = mark->end,
                          .mark_start = mark->start,
                          .mark_end = mark->end,
                          .height = 1};
    return node;
}

/* Takes the children over and grows around them. NULL after reporting when the tree becomes too high. */
static struct node *adopt(struct parser *parser, struct node *node, struct node **children, size_t count) {
    node->children = children;
    node->count = count;
    for (size_t i = 0; i < count; i++) {
        if (children[i]->start < node->start) node->start = children[i]->start;
        if (children[i]->end > node->end) node->end = children[i]->end;
        if (children[i]->height >= node->height) node->height = children[i]->height + 1;
    }
    if (node->height <= LIMIT_DEPTH) return node;
    struct token here = {.start = node->mark_start, .end = node->mark_end};
    struct diagnostic *d = refuse(parser, &here, "the formula is nested too deeply");
    diagnose_help(parser->sink, d, "compute parts of it in fields of their own");
    return NULL;
}

static struct node *adopt_two(struct parser *parser, struct node *node, struct node *first, struct node *second) {
    struct node **children = NEW_ARRAY(parser->arena, struct node *, 2);
    children[0] = first;
    children[1] = second;
    return adopt(parser, node, children, second ? 2 : 1);
}

static struct node *parse_expression(struct parser *parser, enum precedence loosest);

static struct node *parse_literal(struct parser *parser) {
    const struct token *token = parser->token++;
    struct node *node = new_node(parser, NODE_LITERAL, token);
    if (token->kind == TOKEN_NUMBER) {
        bool is_number = decimal_parse(token->text, &node->literal.number);
        assert(is_number); /* the lexer tried */
        node->literal.kind = DATUM_NUMBER;
        node->literal.text = token->text; /* prints as precisely as it is written */
    } else if (token->kind == TOKEN_TEXT) {
        node->literal.kind = DATUM_TEXT;
        node->literal.text = token->text;
    } else {
        node->literal.kind = DATUM_BOOL;
        node->literal.truth = str_equal_c(token->text, "true");
    }
    return node;
}

/* A direction is written in sort() as it is in the option `sort`. */
static struct node *refuse_argument(struct parser *parser) {
    bool direction = next_is(parser, TOKEN_NAME) &&
                     (str_equal_c(parser->token->text, "desc") || str_equal_c(parser->token->text, "asc"));
    struct diagnostic *d = report_token(parser, "“,” or “)”");
    if (direction) diagnose_help(parser->sink, d, "a minus before the key sorts downwards: sort(list, -key)");
    return NULL;
}

/* The arguments behind a function's name, with the bracket that closes them. */
static struct node *parse_call(struct parser *parser, const struct token *name) {
    struct node *node = new_node(parser, NODE_CALL, name);
    node->name = name->text;
    parser->token++; /* ( */
    struct node **arguments = NULL;
    size_t count = 0, capacity = 0;
    while (!next_is(parser, TOKEN_CLOSE)) {
        if (count && !next_is(parser, TOKEN_COMMA)) return refuse_argument(parser);
        if (count) parser->token++;
        struct node *argument = parse_expression(parser, LOOSEST);
        if (!argument) return NULL;
        ARENA_PUSH(parser->arena, arguments, count, capacity) = argument;
    }
    node->end = parser->token->end;
    parser->token++;
    return adopt(parser, node, arguments, count);
}

static struct node *parse_brackets(struct parser *parser) {
    const struct token *open = parser->token++;
    struct node *node = parse_expression(parser, LOOSEST);
    if (!node) return NULL;
    if (!next_is(parser, TOKEN_CLOSE)) return refuse_token(parser, "“)”");
    node->start = open->start;
    node->end = parser->token->end;
    parser->token++;
    return node;
}

static struct node *parse_primary(struct parser *parser) {
    const struct token *token = parser->token;
    switch (token->kind) {
    case TOKEN_NUMBER:
    case TOKEN_TEXT:
    case TOKEN_BOOL: return parse_literal(parser);
    case TOKEN_OPEN: return parse_brackets(parser);
    case TOKEN_NAME: {
        parser->token++;
        if (next_is(parser, TOKEN_OPEN)) return parse_call(parser, token);
        struct node *node = new_node(parser, NODE_NAME, token);
        node->name = token->text;
        return node;
    }
    case TOKEN_END:
    case TOKEN_OPERATOR:
    case TOKEN_CLOSE:
    case TOKEN_FILTER_OPEN:
    case TOKEN_FILTER_CLOSE:
    case TOKEN_DOT:
    case TOKEN_COMMA: break;
    }
    return refuse_token(parser, "a name, a number or a text");
}

static struct node *parse_step(struct parser *parser, struct node *base) {
    parser->token++; /* . */
    if (!next_is(parser, TOKEN_NAME)) return refuse_token(parser, "a field's name");
    struct node *node = new_node(parser, NODE_STEP, parser->token);
    node->name = parser->token++->text;
    return adopt_two(parser, node, base, NULL);
}

static struct node *parse_filter(struct parser *parser, struct node *base) {
    const struct token *open = parser->token++;
    struct node *condition = parse_expression(parser, LOOSEST);
    if (!condition) return NULL;
    if (!next_is(parser, TOKEN_FILTER_CLOSE)) return refuse_token(parser, "“]”");
    struct node *node = new_node(parser, NODE_FILTER, open);
    node->end = parser->token++->end;
    return adopt_two(parser, node, base, condition);
}

static struct node *parse_path(struct parser *parser) {
    struct node *node = parse_primary(parser);
    while (node) {
        if (next_is(parser, TOKEN_DOT)) node = parse_step(parser, node);
        else if (next_is(parser, TOKEN_FILTER_OPEN)) node = parse_filter(parser, node);
        else break;
    }
    return node;
}

/* A negative number is a literal, so that it can become an amount or a percentage beside one. */
static bool negate_literal(struct node *operand, const struct token *sign) {
    if (operand->kind != NODE_LITERAL || operand->literal.kind != DATUM_NUMBER) return false;
    operand->literal.number = decimal_negate(operand->literal.number);
    operand->start = sign->start;
    return true;
}

static struct node *parse_prefix(struct parser *parser) {
    const struct token *token = parser->token;
    bool negates = next_is_operator(parser, OPERATOR_SUBTRACT);
    if (!negates && !next_is_operator(parser, OPERATOR_NOT)) return parse_path(parser);
    parser->token++;
    struct node *operand = parse_expression(parser, negates ? BINDS_SIGN : BINDS_NOT);
    if (!operand || (negates && negate_literal(operand, token))) return operand;
    struct node *node = new_node(parser, NODE_OPERATION, token);
    node->operation = negates ? OPERATOR_NEGATE : OPERATOR_NOT;
    return adopt_two(parser, node, operand, NULL);
}

static struct node *parse_operation(struct parser *parser, struct node *left) {
    const struct token *token = parser->token++;
    enum precedence precedence = precedence_of(token->operation);
    struct node *right = parse_expression(parser, precedence + 1);
    if (!right) return NULL;
    if (precedence == BINDS_COMPARISON && next_is(parser, TOKEN_OPERATOR) &&
        precedence_of(parser->token->operation) == BINDS_COMPARISON) {
        struct diagnostic *d = refuse(parser, parser->token, "comparisons cannot be chained");
        diagnose_help(parser->sink, d, "write two of them: a < b and b < c");
        return NULL;
    }
    struct node *node = new_node(parser, NODE_OPERATION, token);
    node->operation = token->operation;
    return adopt_two(parser, node, left, right);
}

/* Everything that binds at least as tightly as `loosest`. */
static struct node *parse_expression(struct parser *parser, enum precedence loosest) {
    if (parser->depth == LIMIT_DEPTH) {
        refuse(parser, parser->token, "the formula is nested too deeply");
        return NULL;
    }
    parser->depth++;
    struct node *node = parse_prefix(parser);
    while (node && next_is(parser, TOKEN_OPERATOR) && parser->token->operation != OPERATOR_NOT &&
           precedence_of(parser->token->operation) >= loosest)
        node = parse_operation(parser, node);
    parser->depth--;
    return node;
}

struct formula *formula_parse(struct arena *arena, struct diagnostics *sink, struct str text, struct span span) {
    struct formula *formula = NEW(arena, struct formula);
    *formula = (struct formula){.text = text, .span = span};
    if (str_empty(str_trim(text))) {
        diagnose(sink, SEVERITY_ERROR, CODE_F01, span, "an empty formula");
        return NULL;
    }
    const struct token *tokens = formula_tokens(arena, sink, formula);
    if (!tokens) return NULL;
    struct parser parser = {.arena = arena, .sink = sink, .formula = formula, .token = tokens};
    formula->root = parse_expression(&parser, LOOSEST);
    if (!formula->root) return NULL;
    if (!next_is(&parser, TOKEN_END)) {
        refuse_token(&parser, "an operator or the end of the formula");
        return NULL;
    }
    return formula;
}

struct str formula_text(const struct formula *formula) {
    return formula->text;
}
struct span formula_span(const struct formula *formula) {
    return formula->span;
}
