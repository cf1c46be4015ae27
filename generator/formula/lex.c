/* The text of a formula → tokens, and places in it → spans of the file. Habits from other languages (=, &&, curly
 * quotes) are recognised so that the message can say what to write. */
#include <string.h>

#include "base/arena.h"
#include "formula/tree.h"

static const struct {
    const char *text;
    enum token_kind kind;
    enum operation operation;
} symbols[] = {
    /* longer ones first */
    {"==", TOKEN_OPERATOR, OPERATOR_EQUAL},
    {"!=", TOKEN_OPERATOR, OPERATOR_DIFFERENT},
    {"<=", TOKEN_OPERATOR, OPERATOR_LESS_EQUAL},
    {">=", TOKEN_OPERATOR, OPERATOR_GREATER_EQUAL},
    {"<", TOKEN_OPERATOR, OPERATOR_LESS},
    {">", TOKEN_OPERATOR, OPERATOR_GREATER},
    {"+", TOKEN_OPERATOR, OPERATOR_ADD},
    {"-", TOKEN_OPERATOR, OPERATOR_SUBTRACT},
    {"*", TOKEN_OPERATOR, OPERATOR_MULTIPLY},
    {"/", TOKEN_OPERATOR, OPERATOR_DIVIDE},
    {"(", TOKEN_OPEN, 0},
    {")", TOKEN_CLOSE, 0},
    {"[", TOKEN_FILTER_OPEN, 0},
    {"]", TOKEN_FILTER_CLOSE, 0},
    {".", TOKEN_DOT, 0},
    {",", TOKEN_COMMA, 0},
};

static const struct {
    const char *text;
    enum token_kind kind;
    enum operation operation;
} words[] = {
    {"or", TOKEN_OPERATOR, OPERATOR_OR},
    {"and", TOKEN_OPERATOR, OPERATOR_AND},
    {"not", TOKEN_OPERATOR, OPERATOR_NOT},
    {"true", TOKEN_BOOL, 0},
    {"false", TOKEN_BOOL, 0},
};

/* What people write by habit, and what it is here. */
static const struct {
    const char *text, *help;
} habits[] = {
    {"=>", "write >="},
    {"=<", "write <="},
    {"=", "compare with =="},
    {"&&", "write “and”"},
    {"||", "write “or”"},
    {"!", "write “not”"},
    {"“", "texts stand in straight quotes: \"text\""},
    {"”", "texts stand in straight quotes: \"text\""},
    {"„", "texts stand in straight quotes: \"text\""},
    {"'", "texts stand in straight double quotes: \"text\""},
    {"≤", "write <="},
    {"≥", "write >="},
    {"≠", "write !="},
    {"×", "write *"},
    {"·", "write *"},
    {"÷", "write /"},
    {"−", "write a hyphen: -"},
    {"–", "write a hyphen: -"},
    {"%", "a percentage is a field's value; a number beside it is read as percent: probability > 50"},
    {"€", "amounts are written as plain numbers beside a field with an amount: value > 500000"},
    {"$", "amounts are written as plain numbers beside a field with an amount: value > 500000"},
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

struct lexer {
    struct arena *arena;
    struct diagnostics *sink;
    const struct formula *formula;
    struct str text;
    size_t at; /* bytes */
    bool failed;
    struct token *tokens;
    size_t count, capacity;
};

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
/* All of UTF-8 beyond ASCII counts as letters, so that “Höhe” is one unknown name and not three mistakes. */
static bool is_letter(struct str text) {
    uint32_t c = str_next(&text);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

static void add(struct lexer *lexer, enum token_kind kind, enum operation operation, size_t start, size_t end) {
    ARENA_PUSH(lexer->arena, lexer->tokens, lexer->count, lexer->capacity) = (struct token){
        .kind = kind, .operation = operation, .text = str_slice(lexer->text, start, end), .start = start, .end = end};
    lexer->at = end;
}

#define refuse(lexer, start, end, ...) refuse_message(lexer, start, end, MESSAGE(__VA_ARGS__))
static struct diagnostic *refuse_message(struct lexer *lexer, size_t start, size_t end, struct message problem) {
    lexer->failed = true;
    lexer->at = end;
    struct span span = formula_place(lexer->formula, start, end);
    return diagnose_message(lexer->sink, SEVERITY_ERROR, CODE_F01, span, problem);
}

static size_t skip_digits(struct lexer *lexer, size_t at) {
    while (at < lexer->text.size && is_digit(lexer->text.data[at])) at++;
    return at;
}

static void lex_number(struct lexer *lexer) {
    size_t start = lexer->at, end = skip_digits(lexer, start);
    if (end + 1 < lexer->text.size && lexer->text.data[end] == '.' && is_digit(lexer->text.data[end + 1]))
        end = skip_digits(lexer, end + 1);
    struct decimal value;
    if (!decimal_parse(str_slice(lexer->text, start, end), &value)) {
        refuse(lexer, start, end, "a number of more than 34 digits");
        return;
    }
    add(lexer, TOKEN_NUMBER, 0, start, end);
}

static void lex_text(struct lexer *lexer) {
    size_t start = lexer->at;
    const char *close = memchr(lexer->text.data + start + 1, '"', lexer->text.size - start - 1);
    if (!close) {
        struct diagnostic *d = refuse(lexer, start, lexer->text.size, "a text that is not closed");
        diagnose_help(lexer->sink, d, "put \" at its end");
        return;
    }
    add(lexer, TOKEN_TEXT, 0, start, (size_t)(close - lexer->text.data) + 1);
    struct token *token = &lexer->tokens[lexer->count - 1];
    token->text = str_slice(token->text, 1, token->text.size - 1);
}

static void lex_name(struct lexer *lexer) {
    size_t start = lexer->at, end = start;
    struct str rest = str_skip(lexer->text, start);
    while (rest.size && (is_letter(rest) || is_digit(*rest.data))) {
        str_next(&rest);
        end = lexer->text.size - rest.size;
    }
    struct str name = str_slice(lexer->text, start, end);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_equal_c(name, words[i].text)) {
            add(lexer, words[i].kind, words[i].operation, start, end);
            return;
        }
    add(lexer, TOKEN_NAME, 0, start, end);
}

static void lex_symbol(struct lexer *lexer) {
    size_t start = lexer->at;
    struct str rest = str_skip(lexer->text, start);
    for (size_t i = 0; i < COUNT_OF(symbols); i++)
        if (str_starts(rest, str_of(symbols[i].text))) {
            add(lexer, symbols[i].kind, symbols[i].operation, start, start + strlen(symbols[i].text));
            return;
        }
    for (size_t i = 0; i < COUNT_OF(habits); i++)
        if (str_starts(rest, str_of(habits[i].text))) {
            struct diagnostic *d = refuse(lexer, start, start + strlen(habits[i].text),
                                          "“{0}” means nothing in a formula", str_of(habits[i].text));
            diagnose_help(lexer->sink, d, "{0}", habits[i].help);
            return;
        }
    size_t before = rest.size;
    uint32_t c = str_next(&rest);
    struct str shown = str_slice(lexer->text, start, start + before - rest.size);
    bool hidden = c < ' ' || c == 0xFFFD;
    refuse(lexer, start, start + before - rest.size,
           hidden ? "an unprintable character in a formula" : "“{0}” means nothing in a formula", shown);
}

struct token *formula_tokens(struct arena *arena, struct diagnostics *sink, const struct formula *formula) {
    struct lexer lexer = {.arena = arena, .sink = sink, .formula = formula, .text = formula->text};
    while (lexer.at < lexer.text.size) {
        char c = lexer.text.data[lexer.at];
        if (is_space(c)) lexer.at++;
        else if (is_digit(c)) lex_number(&lexer);
        else if (c == '"') lex_text(&lexer);
        else if (is_letter(str_skip(lexer.text, lexer.at))) lex_name(&lexer);
        else lex_symbol(&lexer);
    }
    add(&lexer, TOKEN_END, 0, lexer.text.size, lexer.text.size);
    return lexer.failed ? NULL : lexer.tokens;
}

struct str operation_text(enum operation operation) {
    if (operation == OPERATOR_NEGATE) return STR("-");
    for (size_t i = 0; i < COUNT_OF(symbols); i++)
        if (symbols[i].kind == TOKEN_OPERATOR && symbols[i].operation == operation) return str_of(symbols[i].text);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (words[i].kind == TOKEN_OPERATOR && words[i].operation == operation) return str_of(words[i].text);
    return (struct str){0};
}

/* Where a span starts in its source, in bytes; false if the source has no such place. */
static bool source_offset(struct span span, size_t *out) {
    if (!span.source || !span.line || !span.column) return false;
    struct str line = source_line(span.source, span.line), rest = line;
    if (!line.data) return false;
    for (uint32_t i = 1; i < span.column; i++)
        if (!str_next(&rest)) return false;
    *out = (size_t)(line.data - span.source->text.data) + (line.size - rest.size);
    return true;
}

/* Follows the formula's text through the source as it was written: YAML folds lines into spaces, takes indents off and
 * undoes escapes. On success *at, the source's byte for the formula's byte 0, is moved to that of byte `offset`. */
static bool follow(struct str source, struct str text, size_t offset, size_t *at) {
    size_t s = *at, t = 0;
    if (s < source.size && text.size && source.data[s] != text.data[0] && strchr("\"'`", source.data[s])) s++;
    for (;;) {
        if (t < text.size && is_space(text.data[t])) {
            if (t >= offset) break;
            if (s >= source.size || !is_space(source.data[s])) return false;
            while (s < source.size && is_space(source.data[s])) s++;
            while (t < text.size && is_space(text.data[t])) t++;
            continue;
        }
        if (t >= offset) break;
        if (s + 1 < source.size && source.data[s] == '\\' && source.data[s + 1] == text.data[t]) s++;
        if (s >= source.size || source.data[s] != text.data[t]) return false;
        s++, t++;
    }
    *at = s;
    return true;
}

/* Without a source that can be followed: every line of the text starts below the first. */
static struct span count_place(const struct formula *formula, size_t start, size_t end) {
    struct span span = formula->span;
    size_t line_start = 0;
    for (size_t i = 0; i < start; i++)
        if (formula->text.data[i] == '\n') span.line++, line_start = i + 1;
    if (span.column) span.column += (uint32_t)str_code_points(str_slice(formula->text, line_start, start));
    span.length = (uint32_t)str_code_points(str_slice(formula->text, start, end));
    return span;
}

struct span formula_place(const struct formula *formula, size_t start, size_t end) {
    struct span span = formula->span;
    size_t first;
    const char *newline = end > start ? memchr(formula->text.data + start, '\n', end - start) : NULL;
    if (newline) end = (size_t)(newline - formula->text.data);
    if (!source_offset(span, &first)) return count_place(formula, start, end);
    size_t from = first, to = first;
    struct str source = span.source->text;
    if (!follow(source, formula->text, start, &from) || !follow(source, formula->text, end, &to))
        return count_place(formula, start, end);
    return source_span(span.source, from, to);
}
