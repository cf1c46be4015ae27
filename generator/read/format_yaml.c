/* The form of YAML. The value tree says where keys, dashes and values stand; each line gets its place from what begins
 * on it, and lines on which nothing begins (comments, blocks of text, what goes on) keep their distance from it. */
#include <string.h>

#include "base/arena.h"
#include "base/yaml_text.h"
#include "read/format.h"
#include "read/yaml.h"
#include "read/yaml_extent.h"

enum { INDENT = 2 };

enum line_kind { LINE_GOES_ON, LINE_EMPTY, LINE_COMMENT, LINE_BEGINS, LINE_INSIDE /* of a text over several lines */ };

struct line {
    size_t start, end; /* its bytes, without its end */
    size_t old, new;   /* its indent */
    enum line_kind kind;
    bool dash;           /* it begins with one */
    size_t colon, value; /* of `key: value`: behind the colon, and where the value begins; 0: none */
};

struct lines {
    struct form *form;
    struct line *items;
    size_t count, capacity;
};

/* ---- lines ---- */

static void add_line(struct lines *lines, size_t start, size_t end) {
    struct str text = lines->form->text;
    struct line line = {.start = start, .end = end};
    while (start + line.old < end && text.data[start + line.old] == ' ') line.old++;
    line.new = line.old;
    struct str content = str_trim(str_slice(text, start, end));
    if (!content.size) line.kind = LINE_EMPTY;
    else if (*content.data == '#') line.kind = LINE_COMMENT;
    ARENA_PUSH(lines->form->arena, lines->items, lines->count, lines->capacity) = line;
}

static void cut_lines(struct lines *lines, size_t start, size_t end) {
    struct str text = lines->form->text;
    for (size_t at = start; at < end;) {
        size_t stop = at;
        while (stop < end && text.data[stop] != '\n') stop++;
        add_line(lines, at, stop);
        at = stop + 1;
    }
}

static size_t line_of(const struct lines *lines, size_t place) {
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->items[middle].start <= place) low = middle;
        else high = middle;
    }
    return low;
}

static bool is_first(const struct lines *lines, size_t line, size_t place) {
    return lines->items[line].start + lines->items[line].old == place;
}

/* What begins at a place stands so far in, where it is the first on its line. */
static void begin(struct lines *lines, size_t place, size_t column, bool dash) {
    struct line *line = &lines->items[line_of(lines, place)];
    if (!is_first(lines, line_of(lines, place), place)) return;
    line->kind = LINE_BEGINS;
    line->new = column;
    line->dash = dash;
}

static void mark_inside(struct lines *lines, size_t start, size_t end) {
    for (size_t i = line_of(lines, start) + 1; i < lines->count && lines->items[i].start < end; i++)
        lines->items[i].kind = LINE_INSIDE;
}

/* ---- scalars ---- */

/* Words that no field can read as anything but a text: so many, of letters alone. */
static bool is_plainly_text(struct str text) {
    enum { WORDS = 3 };
    size_t words = 1;
    struct str rest = text;
    for (bool first = true; rest.size; first = false) {
        uint32_t c = str_next(&rest);
        bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
        if (!letter && (first || !(c == ' ' || c == '-' || (c == '.' && !rest.size)))) return false;
        words += c == ' ';
    }
    return words >= WORDS;
}

/* Of quotes the double ones, where nothing in the text asks for others. In brackets, and behind a key that has some,
 * they stay: beside each other, texts with and without them are harder to read. */
static void put_scalar(struct lines *lines, const struct value *value, bool quoted_key) {
    struct form *form = lines->form;
    size_t start, end;
    if (!yaml_scalar_extent(value, &start, &end)) return;
    struct str written = str_slice(form->text, start, end);
    mark_inside(lines, start, end);
    bool several = str_find(written, STR("\n"), NULL), escapes = str_find(written, STR("\\"), NULL);
    if (value->style != SCALAR_QUOTED || several || escapes) return;
    if (!value->flow && !quoted_key && is_plainly_text(value->text) && !yaml_needs_quotes(value->text, false))
        form_put(form, start, end, value->text);
    else if (*written.data == '\'' && !str_find(value->text, STR("\""), NULL) && !str_find(value->text, STR("'"), NULL))
        form_put(form, start, end, str_format(form->arena, "\"%.*s\"", STR_ARG(value->text)));
}

/* ---- brackets ---- */

static bool opens_value(struct str text, size_t at) {
    while (at && text.data[at - 1] == ' ') at--;
    return at && strchr("[{,:\n", text.data[at - 1]);
}

static size_t quoted_end(struct str text, size_t at, size_t end) {
    char quote = text.data[at++];
    for (; at < end; at++) {
        if (quote == '"' && text.data[at] == '\\') at++;
        else if (text.data[at] == quote && quote == '\'' && at + 1 < end && text.data[at + 1] == quote) at++;
        else if (text.data[at] == quote) return at + 1;
    }
    return end;
}

static size_t skip_spaces(struct str text, size_t at, size_t end) {
    while (at < end && text.data[at] == ' ') at++;
    return at;
}

/* No space inside of brackets, one behind a comma where there are several. */
static void put_spaces(struct lines *lines, const struct value *value) {
    struct str text = lines->form->text;
    size_t at, closing;
    if (!span_start(value->span, &at) || !yaml_closing(value, &closing)) return;
    while (at < closing) {
        char c = text.data[at];
        if ((c == '"' || c == '\'') && opens_value(text, at)) {
            at = quoted_end(text, at, closing);
            continue;
        }
        size_t next = skip_spaces(text, at + 1, closing + 1);
        bool line_ends = next <= closing && (text.data[next] == '\n' || text.data[next] == '#');
        if ((c == '[' || c == '{') && !line_ends) form_put_spaces(lines->form, at + 1, next, 0);
        if (c == ',' && next > at + 2 && !line_ends) form_put_spaces(lines->form, at + 1, next, 1);
        if (c == '#' && text.data[at - 1] == ' ')
            while (next < closing && text.data[next] != '\n') next++;
        bool closes = next <= closing && (text.data[next] == ']' || text.data[next] == '}');
        bool content = c != ' ' && c != '[' && c != '{' && c != ',' && c != '\n';
        /* Without its blank the colon of a key that says nothing would belong to the key. */
        if (closes && content && next > at + 1) form_put_spaces(lines->form, at + 1, next, c == ':');
        at = next > at ? next : at + 1;
    }
}

/* ---- the tree ---- */

static void place(struct lines *lines, const struct value *value, size_t column);

/* Behind the colon of a key that begins at a place. */
static size_t colon_of(const struct form *form, size_t key, size_t end) {
    struct str text = form->text;
    size_t at = key;
    if (text.data[at] == '"' || text.data[at] == '\'') at = quoted_end(text, at, end);
    while (at < end && !(text.data[at] == ':' && (at + 1 >= text.size || strchr(" \n", text.data[at + 1])))) at++;
    return at < end ? at + 1 : 0;
}

static void place_entry(struct lines *lines, const struct entry *entry, size_t column) {
    size_t key, start;
    if (!span_start(entry->key_span, &key)) return;
    begin(lines, key, column, false);
    bool said = span_start(entry->value->span, &start);
    if (said && start < key) return; /* an alias: what it stands for is placed where it stands */
    struct line *line = &lines->items[line_of(lines, key)];
    line->colon = colon_of(lines->form, key, line->end);
    if (said && line->colon && start >= line->colon && start < line->end) line->value = start;
    bool quoted = lines->form->text.data[key] == '"' || lines->form->text.data[key] == '\'';
    if (entry->value->kind == VALUE_SCALAR) put_scalar(lines, entry->value, quoted);
    else place(lines, entry->value, column + INDENT);
}

static void place_item(struct lines *lines, const struct value *item, size_t column) {
    struct str text = lines->form->text;
    size_t dash, start;
    if (!span_start(item->span, &start) || !yaml_dash(item, &dash)) return;
    begin(lines, dash, column, true);
    bool here = line_of(lines, dash) == line_of(lines, start);
    if (here && skip_spaces(text, dash + 1, text.size) == start) form_put_spaces(lines->form, dash + 1, start, 1);
    place(lines, item, column + INDENT);
}

/* As deep as YAML may be. */
static void place(struct lines *lines, const struct value *value, size_t column) {
    if (value->kind == VALUE_SCALAR) {
        put_scalar(lines, value, false);
        return;
    }
    bool flow = yaml_is_flow(value);
    if (flow) put_spaces(lines, value);
    for (size_t i = 0; i < value->count; i++) {
        const struct value *inner = value->kind == VALUE_MAPPING ? value->entries[i].value : value->items[i];
        size_t from, at;
        bool alias = span_start(value->span, &from) && span_start(inner->span, &at) && at < from;
        if (flow && !alias) place(lines, inner, column);
        else if (!flow && value->kind == VALUE_MAPPING) place_entry(lines, &value->entries[i], column);
        else if (!flow && !alias) place_item(lines, inner, column);
    }
}

/* ---- what stands between ---- */

/* Comments go with what they stand before, else with what stands before them. */
static void place_comment(struct lines *lines, size_t at) {
    struct line *line = &lines->items[at];
    size_t next = at;
    while (next < lines->count && lines->items[next].kind != LINE_BEGINS) next++;
    if (!line->old) return;
    if (next < lines->count && lines->items[next].old == line->old) {
        line->new = lines->items[next].new;
        return;
    }
    for (size_t before = at; before-- > 0;)
        if (lines->items[before].kind == LINE_BEGINS && lines->items[before].old <= line->old) {
            line->new = line->old + lines->items[before].new - lines->items[before].old;
            return;
        }
}

static void place_rest(struct lines *lines) {
    const struct line *last = NULL;
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->items[i];
        if (line->kind == LINE_BEGINS) last = line;
        bool follows = line->kind == LINE_GOES_ON || (line->kind == LINE_INSIDE && line->end > line->start + line->old);
        if (follows && last) line->new = line->old + last->new > last->old ? line->old + last->new - last->old : 0;
        if (line->kind == LINE_COMMENT) place_comment(lines, i);
    }
}

/* ---- edits of lines ---- */

static bool is_aligned_with(const struct lines *lines, size_t at, size_t other) {
    if (other >= lines->count) return false;
    const struct line *a = &lines->items[at], *b = &lines->items[other];
    return b->value && !b->dash && a->old == b->old && b->value - b->start == a->value - a->start;
}

/* What was aligned with the line above or below stays so. */
static void put_gap(struct lines *lines, size_t at) {
    const struct line *line = &lines->items[at];
    struct str text = lines->form->text;
    if (!line->value || skip_spaces(text, line->colon, line->end) != line->value) return;
    bool aligned = !line->dash && ((at && is_aligned_with(lines, at, at - 1)) || is_aligned_with(lines, at, at + 1));
    if (!aligned) form_put_spaces(lines->form, line->colon, line->value, 1);
}

static void put_line(struct lines *lines, size_t at) {
    const struct line *line = &lines->items[at];
    struct str text = lines->form->text;
    size_t end = line->end;
    while (end > line->start && strchr(" \t", text.data[end - 1])) end--;
    if (line->kind == LINE_INSIDE) {
        if (line->end > line->start + line->old)
            form_put_spaces(lines->form, line->start, line->start + line->old, line->new);
        return;
    }
    if (end > line->start) form_put_spaces(lines->form, line->start, line->start + line->old, line->new);
    form_put(lines->form, end, line->end, (struct str){0});
    put_gap(lines, at);
}

/* One empty line parts as well as several. */
static void put_empty(struct lines *lines) {
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].kind != LINE_EMPTY) continue;
        size_t end = i;
        while (end < lines->count && lines->items[end].kind == LINE_EMPTY) end++;
        size_t keep = i && end < lines->count;
        struct str text = lines->form->text;
        size_t from = lines->items[i].start, to = end < lines->count ? lines->items[end].start : text.size;
        if (end == lines->count) to = lines->items[end - 1].end < text.size ? lines->items[end - 1].end + 1 : text.size;
        form_put(lines->form, from, to, keep ? STR("\n") : (struct str){0});
        i = end;
    }
}

static bool has_tab(const struct lines *lines, struct message *problem) {
    struct str text = lines->form->text;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        size_t at = line->start + line->old;
        if (line->kind == LINE_INSIDE || line->kind == LINE_EMPTY || at >= line->end || text.data[at] != '\t') continue;
        *problem = message_new(lines->form->arena, "a tab stands before the text of line {0}", i + 1);
        return true;
    }
    return false;
}

bool format_yaml(struct form *form, size_t start, size_t end, struct message *problem) {
    struct diagnostics unheard = diagnostics_new(form->arena);
    const struct value *root = yaml_read(form->arena, &unheard, form->source, start, end);
    struct lines lines = {.form = form};
    if (!root || unheard.errors || unheard.warnings) {
        *problem = message_new(form->arena, "it has mistakes that have to be mended first");
        return false;
    }
    cut_lines(&lines, start, end);
    if (!lines.count) return true;
    if (root->kind != VALUE_SCALAR) place(&lines, root, 0);
    if (has_tab(&lines, problem)) return false;
    place_rest(&lines);
    for (size_t i = 0; i < lines.count; i++)
        if (lines.items[i].kind != LINE_EMPTY) put_line(&lines, i);
    put_empty(&lines);
    bool blank = lines.items[lines.count - 1].kind == LINE_EMPTY; /* is gone, with its blanks */
    if (end == form->text.size && end > start && !blank && form->text.data[end - 1] != '\n') form_put(form, end, end, STR("\n"));
    return true;
}
