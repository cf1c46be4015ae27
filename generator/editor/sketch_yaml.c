/* YAML by its lines: the stack of what is open is the last node and what it stands in. */
#include "base/arena.h"
#include "base/limits.h"
#include "editor/sketch.h"

enum { FARTHEST_QUOTE = 8192 /* bytes in which a quote is looked for that its line does not close */ };

struct pen {
    struct sketch *sketch;
    size_t end;  /* of the YAML */
    size_t root; /* the node around it */
    size_t open; /* the innermost node that is open */
    size_t at;   /* what lies before it was read */
};

static char sign(const struct pen *pen, size_t at) { return at < pen->end ? pen->sketch->text.data[at] : '\n'; }
static bool is_blank(char c) { return c == ' ' || c == '\t'; }
static bool is_end(char c) { return c == '\n' || c == '\r'; }
static bool is_gap(char c) { return is_blank(c) || is_end(c); }

static size_t skip_blanks(const struct pen *pen, size_t at) {
    while (at < pen->end && is_blank(sign(pen, at))) at++;
    return at;
}

static size_t line_end(const struct pen *pen, size_t at) {
    while (at < pen->end && !is_end(sign(pen, at))) at++;
    return at;
}

/* The start of the line behind the one of a place. */
static size_t line_next(const struct pen *pen, size_t at) {
    while (at < pen->end && sign(pen, at) != '\n') at++;
    return at < pen->end ? at + 1 : at;
}

static bool is_comment(const struct pen *pen, size_t at) {
    return sign(pen, at) == '#' && (!at || is_gap(pen->sketch->text.data[at - 1]));
}

/* ---- scalars ---- */

/* Behind the closing quote of what opens at a place, before `end`; 0: it is not closed there. */
static size_t quoted_end(const struct pen *pen, size_t at, size_t end) {
    char quote = sign(pen, at);
    for (at++; at < end; at++) {
        if (quote == '"' && sign(pen, at) == '\\') at++;
        else if (sign(pen, at) == quote && quote == '\'' && sign(pen, at + 1) == quote) at++;
        else if (sign(pen, at) == quote) return at + 1;
    }
    return 0;
}

static void trim_back(const struct pen *pen, struct editor_range *range) {
    while (range->end > range->start && is_gap(sign(pen, range->end - 1))) range->end--;
}

/* The end of the lines that stand deeper than a column: of a block of text, or of a scalar that goes on. `most`: so far
 * is looked. */
static size_t deeper_end(const struct pen *pen, size_t at, size_t column, size_t most) {
    size_t end = line_end(pen, at), until = pen->end - at > most ? at + most : pen->end;
    for (size_t line = line_next(pen, at); line < until; line = line_next(pen, line)) {
        size_t text = skip_blanks(pen, line);
        if (is_end(sign(pen, text))) continue;
        if (text - line <= column) break;
        end = line_end(pen, text);
    }
    return end;
}

static void set_value(struct pen *pen, size_t node, struct editor_range value, char quote) {
    pen->sketch->nodes[node].value = value;
    pen->sketch->nodes[node].quote = quote;
    sketch_reach(pen->sketch, node, value.end);
}

/* `at` is the sign, | or >. */
static size_t read_block_text(struct pen *pen, size_t node, size_t at) {
    size_t end = deeper_end(pen, at, pen->sketch->nodes[node].indent, SIZE_MAX), start = line_next(pen, at);
    if (start > end) start = end;
    set_value(pen, node, (struct editor_range){start, end}, '|');
    return end;
}

/* A quote that is not closed on its line may be closed on deeper ones; else it ends with its line. */
static size_t read_quoted(struct pen *pen, size_t node, size_t at) {
    size_t line = line_end(pen, at), end = quoted_end(pen, at, line);
    if (!end) end = quoted_end(pen, at, deeper_end(pen, at, pen->sketch->nodes[node].indent, FARTHEST_QUOTE));
    bool closed = end > 0;
    if (!closed) end = line;
    set_value(pen, node, (struct editor_range){at + 1, closed ? end - 1 : end}, sign(pen, at));
    sketch_reach(pen->sketch, node, end);
    return end;
}

/* Up to the end of the line or a comment; in brackets also to what ends a value there. */
static size_t read_plain(struct pen *pen, size_t node, size_t at) {
    bool flow = pen->sketch->nodes[node].flow;
    struct editor_range value = {at, at};
    for (size_t depth = 0; value.end < pen->end; value.end++) {
        char c = sign(pen, value.end);
        if (is_end(c) || is_comment(pen, value.end)) break;
        if (flow && depth == 0 && (c == ',' || c == ']' || c == '}')) break;
        if (flow && (c == '[' || c == '{')) depth++;
        if (flow && depth && (c == ']' || c == '}')) depth--;
    }
    trim_back(pen, &value);
    set_value(pen, node, value, 0);
    return value.end;
}

static size_t read_flow(struct pen *pen, size_t node, size_t at, size_t depth);

/* Anchors and tags stand before what is meant. */
static size_t skip_properties(const struct pen *pen, size_t at) {
    while (sign(pen, at) == '&' || sign(pen, at) == '!') {
        while (at < pen->end && !is_gap(sign(pen, at))) at++;
        at = skip_blanks(pen, at);
    }
    return at;
}

/* The value of a node; where it ends. */
static size_t read_value(struct pen *pen, size_t node, size_t at, size_t depth) {
    at = skip_properties(pen, skip_blanks(pen, at));
    char c = sign(pen, at);
    bool flow = pen->sketch->nodes[node].flow;
    set_value(pen, node, (struct editor_range){at, at}, 0);
    if (is_end(c) || is_comment(pen, at)) return at;
    if (!flow && (c == '|' || c == '>')) return read_block_text(pen, node, at);
    if (c == '"' || c == '\'') return read_quoted(pen, node, at);
    if ((c == '[' || c == '{') && depth < LIMIT_DEPTH) return read_flow(pen, node, at, depth);
    return read_plain(pen, node, at);
}

/* ---- brackets ---- */

/* Over blanks, ends of lines and comments; `false` where a line stands that brackets cannot hold: nobody closed them.
 */
static bool skip_gaps(struct pen *pen, size_t *at, size_t column) {
    for (;;) {
        *at = skip_blanks(pen, *at);
        if (*at >= pen->end) return false;
        if (is_comment(pen, *at)) *at = line_end(pen, *at);
        if (!is_end(sign(pen, *at))) return true;
        size_t line = line_next(pen, *at), text = skip_blanks(pen, line);
        char c = sign(pen, text);
        if (line >= pen->end) return false;
        if (text - line <= column && !is_end(c) && c != ']' && c != '}') return false;
        *at = text;
    }
}

/* Where a key in brackets has its colon; 0: there is none. */
static size_t flow_colon(const struct pen *pen, size_t at) {
    if (sign(pen, at) == '"' || sign(pen, at) == '\'') {
        size_t end = quoted_end(pen, at, line_end(pen, at));
        return end && sign(pen, skip_blanks(pen, end)) == ':' ? skip_blanks(pen, end) : 0;
    }
    for (; at < pen->end; at++) {
        char c = sign(pen, at), behind = sign(pen, at + 1);
        if (is_end(c) || c == ',' || c == ']' || c == '}' || c == '[' || c == '{') return 0;
        if (c == ':' && (is_gap(behind) || behind == ',' || behind == '}' || behind == ']')) return at;
    }
    return 0;
}

static struct editor_range key_range(const struct pen *pen, size_t start, size_t end) {
    struct editor_range key = {start, end};
    trim_back(pen, &key);
    bool quoted = key.end - key.start >= 2 && (sign(pen, start) == '"' || sign(pen, start) == '\'') &&
                  sign(pen, key.end - 1) == sign(pen, start);
    if (quoted) key = (struct editor_range){key.start + 1, key.end - 1};
    return key;
}

/* An entry or item; where it ends. */
static size_t read_flow_part(struct pen *pen, size_t parent, size_t at, bool mapping, size_t depth) {
    struct sketch_node node = {.kind = SKETCH_ITEM, .whole = {at, at}, .flow = true};
    node.indent = pen->sketch->nodes[parent].indent;
    size_t colon = mapping ? flow_colon(pen, at) : 0;
    if (mapping) node.kind = SKETCH_KEY;
    if (colon) node.key = key_range(pen, at, colon);
    size_t part = sketch_add(pen->sketch, parent, node);
    size_t end = read_value(pen, part, colon ? colon + 1 : at, depth + 1);
    if (mapping && !colon) { /* a key that has no colon yet */
        struct sketch_node *half = &pen->sketch->nodes[part];
        half->key = half->value;
        half->value = (struct editor_range){half->key.end, half->key.end};
        half->half = true;
    }
    sketch_reach(pen->sketch, part, end);
    return end;
}

static size_t read_flow(struct pen *pen, size_t node, size_t at, size_t depth) {
    bool mapping = sign(pen, at) == '{';
    size_t column = pen->sketch->nodes[node].indent;
    pen->sketch->nodes[node].bracket = true;
    for (at++; skip_gaps(pen, &at, column);) {
        char c = sign(pen, at);
        sketch_reach(pen->sketch, node, at + 1);
        if (c == ']' || c == '}') return at + 1;
        size_t start = at;
        if (c == ',') at++;
        else at = read_flow_part(pen, node, at, mapping, depth);
        if (at == start) at++; /* a bracket of the other sort */
    }
    sketch_reach(pen->sketch, node, at);
    return at;
}

/* ---- lines ---- */

/* Where a key on a line has its colon; 0: there is none. */
static size_t block_colon(const struct pen *pen, size_t at) {
    char first = sign(pen, at);
    if (first == '"' || first == '\'') return flow_colon(pen, at);
    if (first == '[' || first == '{' || first == '|' || first == '>' || first == '#') return 0;
    for (; at < pen->end && !is_end(sign(pen, at)); at++) {
        if (is_comment(pen, at)) return 0;
        if (sign(pen, at) == ':' && is_gap(sign(pen, at + 1))) return at;
    }
    return 0;
}

/* Closes what a line at a column does not stand in. A list may stand as far left as its key. */
static void close_to(struct pen *pen, size_t column, bool item) {
    while (pen->open != pen->root) {
        const struct sketch_node *open = &pen->sketch->nodes[pen->open];
        bool holds = open->indent < column || (item && open->kind == SKETCH_KEY && open->indent == column);
        if (holds && !open->flow) return;
        pen->open = open->parent;
    }
}

static size_t add_open(struct pen *pen, struct sketch_node node) {
    return pen->open = sketch_add(pen->sketch, pen->open, node);
}

/* A line without a key: the value of what stands above it, or more of it; else a key that is not finished. */
static size_t read_rest(struct pen *pen, size_t at, size_t column) {
    const struct sketch_node *open = &pen->sketch->nodes[pen->open];
    bool free = pen->open != pen->root && !open->first && open->value.start == open->value.end && !open->bracket;
    bool goes_on = pen->open != pen->root && open->value.end > open->value.start && !open->first;
    if (free && open->kind == SKETCH_ITEM && sketch_line(pen->sketch->text, at).start <= open->whole.start)
        return read_value(pen, pen->open, at, 0);
    if (goes_on || sign(pen, at) == '[' || sign(pen, at) == '{') {
        size_t end = goes_on ? line_end(pen, at) : read_value(pen, pen->open, at, 0);
        sketch_reach(pen->sketch, pen->open, end);
        return end;
    }
    struct editor_range key = {at, at};
    while (key.end < pen->end && !is_end(sign(pen, key.end)) && !is_comment(pen, key.end)) key.end++;
    trim_back(pen, &key);
    size_t node = add_open(pen, (struct sketch_node){.kind = SKETCH_KEY, .whole = key, .key = key, .half = true});
    pen->sketch->nodes[node].indent = column;
    pen->sketch->nodes[node].value = (struct editor_range){key.end, key.end};
    sketch_reach(pen->sketch, node, key.end);
    return key.end;
}

static size_t read_line(struct pen *pen, size_t line, size_t at) {
    for (size_t depth = 0;; depth++) {
        size_t column = at - line;
        bool item = sign(pen, at) == '-' && is_gap(sign(pen, at + 1)) && depth < LIMIT_DEPTH;
        close_to(pen, column, item);
        if (item) {
            size_t node = add_open(pen, (struct sketch_node){.kind = SKETCH_ITEM, .whole = {at, at + 1}});
            pen->sketch->nodes[node].indent = column;
            at = skip_blanks(pen, at + 1);
            pen->sketch->nodes[node].value = (struct editor_range){at, at};
            sketch_reach(pen->sketch, node, at);
            if (is_end(sign(pen, at)) || is_comment(pen, at)) return at;
            continue;
        }
        size_t colon = block_colon(pen, at);
        if (!colon) return read_rest(pen, at, column);
        struct sketch_node key = {.kind = SKETCH_KEY, .whole = {at, colon + 1}, .key = key_range(pen, at, colon)};
        size_t node = add_open(pen, key);
        pen->sketch->nodes[node].indent = column;
        sketch_reach(pen->sketch, node, colon + 1);
        return read_value(pen, node, colon + 1, 0);
    }
}

/* Lines that no node stands on: empty, a comment, a rule. */
static bool is_passed_over(const struct pen *pen, size_t line, size_t text) {
    char c = sign(pen, text);
    bool rule = text == line && str_starts(str_slice(pen->sketch->text, text, line_end(pen, text)), STR("---"));
    return is_end(c) || c == '#' || (rule && line_end(pen, text) == text + 3);
}

void sketch_read_yaml(struct sketch *sketch, size_t parent, struct editor_range range) {
    struct pen pen = {.sketch = sketch, .end = range.end, .root = parent, .open = parent, .at = range.start};
    while (pen.at < pen.end) {
        size_t line = pen.at, text = skip_blanks(&pen, line);
        size_t end = is_passed_over(&pen, line, text) ? text : read_line(&pen, line, text);
        pen.at = line_next(&pen, end);
    }
}
