/* Marks in lines, and their signs in what cmark gives back. A sign is the mark's number between two noncharacters of
 * Unicode; on a line of its own it stands in a comment, which ends every paragraph and begins a block. */
#include "read/markdown_marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

#define SIGN_OPENS "\xEF\xB7\x90"
#define SIGN_CLOSES "\xEF\xB7\x91"
#define SIGN_DEFINES "\xEF\xB7\x92"
#define SIGN_DEFINED "\xEF\xB7\x93"
enum { SIGN_SIZE = 3 };

static bool is_sign(struct str text, size_t i) {
    return i + SIGN_SIZE <= text.size && memcmp(text.data + i, "\xEF\xB7", 2) == 0 &&
           (unsigned char)text.data[i + 2] >= 0x90 && (unsigned char)text.data[i + 2] <= 0x93;
}

struct str markdown_marks_purge(struct arena *arena, struct str text) {
    if (!str_find(text, STR("\xEF\xB7"), NULL)) return text;
    char *copy = NEW_ARRAY(arena, char, text.size);
    memcpy(copy, text.data, text.size);
    for (size_t i = 0; i < text.size; i++)
        if (is_sign(text, i)) memcpy(copy + i, "\xEF\xBF\xBD", SIGN_SIZE);
    return (struct str){copy, text.size};
}

/* Finding ----------------------------------------------------------------------------------------------------- */

size_t markdown_prefix(struct str line) {
    size_t i = 0;
    for (;;) {
        while (i < line.size && strchr(" \t>", line.data[i]) && line.data[i]) i++;
        size_t end = i;
        while (end < line.size && end - i < 9 && line.data[end] >= '0' && line.data[end] <= '9') end++;
        bool bullet = end == i && i < line.size && line.data[i] && strchr("-+*", line.data[i]);
        bool number = end > i && end < line.size && (line.data[end] == '.' || line.data[end] == ')');
        bool blank = end + 1 < line.size && (line.data[end + 1] == ' ' || line.data[end + 1] == '\t');
        if ((!bullet && !number) || !blank) return i;
        i = end + 1;
    }
}

/* While the marks of one line, or of all lines, are paired. */
struct finder {
    struct arena *arena;
    struct markdown_text *text;
    size_t capacity;
    size_t open[CLASS_BLOCKS_DEEPEST]; /* in the line */
    size_t count;
};

static struct division_mark *add(struct finder *finder, size_t line, struct class_mark mark) {
    struct markdown_text *text = finder->text;
    struct division_mark *added = &ARENA_PUSH(finder->arena, text->marks, text->mark_count, finder->capacity);
    *added = (struct division_mark){.line = line, .mark = mark, .partner = SIZE_MAX, .enclosed = text->enclosed[line]};
    return added;
}

static void pair_in_line(struct finder *finder, size_t line, struct class_mark found) {
    size_t number = finder->text->mark_count;
    struct division_mark *mark = add(finder, line, found);
    mark->inside = true;
    if (found.kind == CLASS_MARK_OPENS) {
        mark->fault = finder->count == CLASS_BLOCKS_DEEPEST ? CLASS_MARK_DEEP : CLASS_MARK_TEXT;
        if (mark->fault == CLASS_MARK_TEXT) finder->open[finder->count++] = number;
    } else if (found.kind == CLASS_MARK_CLOSES && finder->count) {
        struct division_mark *opens = &finder->text->marks[finder->open[--finder->count]];
        mark->partner = finder->open[finder->count];
        opens->partner = number;
        bool empty = class_mark_empty(finder->text->lines[line], &opens->mark, &found);
        opens->fault = empty ? CLASS_MARK_EMPTY : CLASS_MARK_FINE;
    } else mark->fault = class_mark_stray(&found);
}

static void find_in_line(struct finder *finder, size_t line) {
    struct str whole = finder->text->lines[line];
    size_t prefix = markdown_prefix(whole);
    struct class_mark found;
    finder->count = 0;
    if (class_mark_alone(str_trim(str_skip(whole, prefix)), &found)) {
        found.start += prefix, found.end += prefix;
        add(finder, line, found);
        return;
    }
    for (size_t at = 0; class_mark_next(whole, at, &found); at = found.end) pair_in_line(finder, line, found);
}

/* Which block each line stands in. */
static void find_divisions(struct arena *arena, struct markdown_text *text) {
    size_t next = 0, open = 0;
    text->divisions = NEW_ARRAY(arena, size_t, text->line_count + 1);
    for (size_t line = 0; line < text->line_count; line++) {
        for (; next < text->mark_count && text->marks[next].line == line; next++) {
            struct division_mark *mark = &text->marks[next];
            if (mark->inside || mark->enclosed) continue;
            if (mark->mark.kind == CLASS_MARK_OPENS) mark->around = open, open = next + 1;
            else if (open) open = text->marks[open - 1].around;
        }
        text->divisions[line] = open;
    }
}

void markdown_marks_find(struct arena *arena, struct markdown_text *text) {
    struct finder finder = {.arena = arena, .text = text};
    for (size_t line = 0; line < text->line_count; line++) find_in_line(&finder, line);
    find_divisions(arena, text);
}

/* Divisions --------------------------------------------------------------------------------------------------- */

size_t markdown_division(const struct markdown_text *text, size_t line) {
    enum class class;
    size_t division = line < text->line_count ? text->divisions[line] : 0;
    while (division && class_parse(text->marks[division - 1].mark.word, &class) && class == CLASS_CUSTOMER)
        division = text->marks[division - 1].around;
    return division;
}

bool markdown_division_in(const struct markdown_text *text, size_t division, size_t outer) {
    for (int depth = 0; division && division != outer && depth <= CLASS_BLOCKS_DEEPEST; depth++)
        division = text->marks[division - 1].around;
    return !outer || division == outer;
}

/* Signs ------------------------------------------------------------------------------------------------------- */

bool markdown_marks_sign(struct arena *arena, const struct markdown_text *text, size_t line, size_t *next,
                         struct str *sign) {
    struct str whole = text->lines[line];
    struct buffer out = {0};
    size_t from = 0;
    bool alone = false;
    for (; *next < text->mark_count && text->marks[*next].line == line; ++*next) {
        const struct division_mark *mark = &text->marks[*next];
        if (mark->enclosed || mark->fault != CLASS_MARK_FINE) continue;
        alone = !mark->inside;
        buffer_append(&out, str_slice(whole, from, mark->mark.start));
        buffer_format(&out, alone ? "<!--" SIGN_OPENS "%zu" SIGN_CLOSES "-->" : SIGN_OPENS "%zu" SIGN_CLOSES, *next);
        from = alone ? whole.size : mark->mark.end;
    }
    if (from) buffer_append(&out, str_skip(whole, from)), *sign = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return alone;
}

/* The number of the sign that a text begins with, and how long it is; NULL: none. */
static struct division_mark *read_sign(const struct markdown_text *text, struct str sign, size_t *size) {
    size_t end;
    if (!str_starts(sign, STR(SIGN_OPENS)) || !str_find(sign, STR(SIGN_CLOSES), &end)) return NULL;
    unsigned long long number = strtoull(sign.data + SIGN_SIZE, NULL, 10); /* ends at the sign that closes */
    *size = end + SIGN_SIZE;
    return number < text->mark_count ? &text->marks[number] : NULL;
}

struct division_mark *markdown_marks_block(const struct markdown_text *text, struct str html) {
    size_t size;
    html = str_trim(html);
    if (!str_starts(html, STR("<!--")) || !str_ends(html, STR("-->"))) return NULL;
    struct str inner = str_slice(html, 4, html.size - 3);
    struct division_mark *mark = read_sign(text, inner, &size);
    return mark && size == inner.size && !mark->inside ? mark : NULL;
}

/* The number of the first mark at or behind a line. */
static size_t mark_from(const struct markdown_text *text, size_t line) {
    size_t low = 0, high = text->mark_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text->marks[middle].line < line) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* A mark on a line of its own whose sign ended the comment early is not in it: it stays unseen. */
void markdown_marks_comment(const struct markdown_text *text, struct str html, size_t first, size_t last) {
    size_t at, size;
    for (size_t i = mark_from(text, first); i < text->mark_count && text->marks[i].line <= last; i++)
        if (text->marks[i].enclosed) text->marks[i].seen = true;
    for (; str_find(html, STR(SIGN_OPENS), &at); html = str_skip(html, at + SIGN_SIZE)) {
        struct division_mark *mark = read_sign(text, str_skip(html, at), &size);
        if (mark && mark->inside) mark->seen = true;
    }
}

void markdown_marks_again(const struct markdown_text *text, size_t first, size_t last) {
    for (size_t i = mark_from(text, first); i < text->mark_count && text->marks[i].line <= last; i++)
        if (text->marks[i].inside) text->marks[i].seen = true;
}

static bool skip_sign(struct str text, size_t *at, bool marks_too) {
    bool opens = str_starts(str_skip(text, *at), STR(SIGN_OPENS)) && marks_too;
    bool defines = str_starts(str_skip(text, *at), STR(SIGN_DEFINES));
    size_t end;
    if ((!opens && !defines) || !str_find(str_skip(text, *at), opens ? STR(SIGN_CLOSES) : STR(SIGN_DEFINED), &end))
        return false;
    *at += end + SIGN_SIZE;
    return true;
}

struct str markdown_marks_clean(struct arena *arena, struct str text, bool marks_too) {
    if (!str_find(text, STR("\xEF\xB7"), NULL)) return text;
    struct buffer out = {0};
    for (size_t i = 0; i < text.size;)
        if (!skip_sign(text, &i, marks_too)) buffer_char(&out, text.data[i++]);
    struct str clean = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return clean;
}

/* Grouping ---------------------------------------------------------------------------------------------------- */

struct grouping {
    struct arena *arena;
    const struct markdown_text *text;
    struct inline_node *rest; /* not yet looked at */
    bool allowed;
};

/* Cuts a text at its signs. */
static void split_text(struct grouping *grouping, struct inline_list *list, struct inline_node *node) {
    struct str text = node->text;
    size_t at, size;
    while (str_find(text, STR(SIGN_OPENS), &at)) {
        struct str sign = str_skip(text, at);
        if (!read_sign(grouping->text, sign, &size)) size = SIGN_SIZE;
        if (at) inline_append(list, inline_text(grouping->arena, str_slice(text, 0, at), node->span));
        inline_append(list, inline_text(grouping->arena, str_slice(sign, 0, size), node->span));
        text = str_skip(sign, size);
    }
    if (text.size) inline_append(list, inline_text(grouping->arena, text, node->span));
}

static struct inline_node *split_all(struct grouping *grouping, struct inline_node *first) {
    struct inline_list list = {0};
    for (struct inline_node *node = first, *next; node; node = next) {
        next = node->next;
        node->next = NULL;
        if (node->kind == INLINE_TEXT && str_find(node->text, STR(SIGN_OPENS), NULL)) split_text(grouping, &list, node);
        else inline_append(&list, node);
    }
    return list.first;
}

static struct division_mark *mark_of(const struct grouping *grouping, const struct inline_node *node, bool *sign) {
    size_t size;
    *sign = node->kind == INLINE_TEXT && str_starts(node->text, STR(SIGN_OPENS));
    return *sign ? read_sign(grouping->text, node->text, &size) : NULL;
}

static bool closes_here(const struct grouping *grouping, const struct inline_node *from, size_t partner) {
    bool sign;
    for (const struct inline_node *node = from; node; node = node->next) {
        const struct division_mark *mark = mark_of(grouping, node, &sign);
        if (mark && mark == &grouping->text->marks[partner]) return true;
    }
    return false;
}

/* The blanks at the marks are not the text's. */
static void trim_ends(struct inline_node *first) {
    if (!first) return;
    struct str trimmed = str_trim(first->text);
    if (first->kind == INLINE_TEXT) first->text = str_skip(first->text, (size_t)(trimmed.data - first->text.data));
    while (first->next) first = first->next;
    if (first->kind == INLINE_TEXT)
        while (first->text.size && first->text.data[first->text.size - 1] == ' ') first->text.size--;
}

static struct inline_node *group_until(struct grouping *grouping, const struct division_mark *until);

static struct inline_node *group_one(struct grouping *grouping, struct division_mark *opens, struct span span) {
    struct division_mark *closes = &grouping->text->marks[opens->partner];
    struct inline_node *classed = inline_new(grouping->arena, INLINE_CLASSED, span);
    classed->text = opens->mark.word;
    opens->seen = closes->seen = true;
    classed->first = group_until(grouping, closes);
    trim_ends(classed->first);
    return classed;
}

/* As deep as the marks of one line are nested. */
static struct inline_node *group_until(struct grouping *grouping, const struct division_mark *until) {
    struct inline_list list = {0};
    while (grouping->rest) {
        struct inline_node *node = grouping->rest;
        bool sign;
        struct division_mark *mark = mark_of(grouping, node, &sign);
        grouping->rest = node->next;
        node->next = NULL;
        if (mark && mark == until) break;
        bool opens = grouping->allowed && mark && mark->inside && mark->mark.kind == CLASS_MARK_OPENS && !mark->seen;
        if (opens && closes_here(grouping, grouping->rest, mark->partner))
            inline_append(&list, group_one(grouping, mark, node->span));
        else if (!sign) inline_append(&list, node);
    }
    return list.first;
}

struct inline_node *markdown_marks_group(struct arena *arena, const struct markdown_text *text,
                                         struct inline_node *first, bool allowed) {
    struct grouping grouping = {.arena = arena, .text = text, .allowed = allowed};
    bool any = false;
    for (const struct inline_node *node = first; node && text->mark_count && !any; node = node->next)
        any = node->kind == INLINE_TEXT && str_find(node->text, STR(SIGN_OPENS), NULL);
    if (!any) return first;
    grouping.rest = split_all(&grouping, first);
    return group_until(&grouping, NULL);
}

/* Checking ---------------------------------------------------------------------------------------------------- */

/* A pair is reported once. */
void markdown_marks_check(struct diagnostics *sink, const struct markdown_text *text) {
    for (size_t i = 0; i < text->mark_count; i++) {
        const struct division_mark *mark = &text->marks[i];
        bool second = mark->inside && mark->mark.kind == CLASS_MARK_CLOSES && mark->partner != SIZE_MAX;
        if (mark->seen || second) continue;
        struct span span = markdown_line_span(text, mark->line);
        class_mark_report(sink, span, mark->fault == CLASS_MARK_FINE ? CLASS_MARK_INSIDE : mark->fault, &mark->mark);
    }
}
