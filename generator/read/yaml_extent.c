/* Extents by looking at the text again: the value tree knows where things begin. */
#include "read/yaml_extent.h"

#include <string.h>

static struct str text_of(const struct value *value) {
    return value->span.source ? value->span.source->text : (struct str){0};
}

bool yaml_is_flow(const struct value *value) {
    struct str text = text_of(value);
    size_t start;
    if (value->kind == VALUE_SCALAR || !span_start(value->span, &start)) return false;
    return start < text.size && text.data[start] == (value->kind == VALUE_MAPPING ? '{' : '[');
}

/* Behind the quote that ends a text which begins here; `text.size` when none does. */
static size_t quoted_end(struct str text, size_t at) {
    char quote = text.data[at++];
    for (; at < text.size; at++) {
        if (quote == '"' && text.data[at] == '\\') at++;
        else if (text.data[at] == quote && quote == '\'' && at + 1 < text.size && text.data[at + 1] == quote) at++;
        else if (text.data[at] == quote) return at + 1;
    }
    return text.size;
}

static size_t line_end(struct str text, size_t at) {
    const char *newline = at < text.size ? memchr(text.data + at, '\n', text.size - at) : NULL;
    return newline ? (size_t)(newline - text.data) : text.size;
}

/* A quote begins a text only where a value can begin. */
static bool begins_value(struct str text, size_t at) {
    while (at && text.data[at - 1] == ' ') at--;
    return !at || strchr("[{,:\n", text.data[at - 1]);
}

bool yaml_closing(const struct value *value, size_t *closing) {
    struct str text = text_of(value);
    size_t at, depth = 0;
    if (!yaml_is_flow(value) || !span_start(value->span, &at)) return false;
    while (at < text.size) {
        char c = text.data[at];
        if ((c == '"' || c == '\'') && begins_value(text, at)) {
            at = quoted_end(text, at);
            continue;
        }
        if (c == '#' && at && strchr(" \n", text.data[at - 1])) at = line_end(text, at);
        else if (c == '[' || c == '{') depth++;
        else if ((c == ']' || c == '}') && !--depth) return *closing = at, true;
        at++;
    }
    return false;
}

size_t yaml_column(struct str text, size_t place) {
    size_t start = place;
    while (start && text.data[start - 1] != '\n') start--;
    return place - start;
}

static size_t indent_of(struct str text, size_t line) {
    size_t at = line;
    while (at < text.size && text.data[at] == ' ') at++;
    return at - line;
}

size_t yaml_lines_end(struct str text, size_t start, size_t column, size_t limit) {
    size_t end = line_end(text, start), next = end + 1;
    while (next < limit) {
        size_t indent = indent_of(text, next), stop = line_end(text, next);
        bool empty = !str_trim(str_slice(text, next, stop)).size;
        if (!empty && indent <= column) break;
        if (!empty) end = stop;
        next = stop + 1;
    }
    return end < limit ? end + 1 : limit;
}

/* The lines of a block scalar are deeper than the line that its sign stands on. */
static size_t block_end(struct str text, size_t sign) {
    size_t line = sign - yaml_column(text, sign), column = indent_of(text, line);
    if (line + column < text.size && text.data[line + column] == '-') column++; /* "- |": deeper than the dash */
    size_t end = yaml_lines_end(text, sign, column, text.size);
    return end && text.data[end - 1] == '\n' ? end - 1 : end;
}

bool yaml_scalar_extent(const struct value *value, size_t *start, size_t *end) {
    struct str text = text_of(value);
    if (value->kind != VALUE_SCALAR || !span_start(value->span, start) || *start > text.size) return false;
    *end = *start;
    if (value->style == SCALAR_PLAIN) {
        *end = *start + value->text.size;
        return *end <= text.size && str_equal(str_slice(text, *start, *end), value->text);
    }
    if (*start == text.size) return false;
    char first = text.data[*start];
    if (value->style == SCALAR_QUOTED && (first == '"' || first == '\'')) *end = quoted_end(text, *start);
    if (value->style == SCALAR_BLOCK && (first == '|' || first == '>')) *end = block_end(text, *start);
    return *end > *start;
}

bool yaml_dash(const struct value *item, size_t *dash) {
    struct str text = text_of(item);
    size_t at;
    if (!span_start(item->span, &at)) return false;
    while (at && strchr(" \n", text.data[at - 1])) at--;
    if (!at || text.data[at - 1] != '-') return false;
    return *dash = at - 1, true;
}
