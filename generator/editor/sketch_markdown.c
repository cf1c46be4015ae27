/* Markdown by its lines: headings and what stands below them. */
#include "base/arena.h"
#include "base/limits.h"
#include "editor/sketch.h"
#include "read/class_mark.h"
#include "read/table_line.h"

struct quill {
    struct sketch *sketch;
    size_t end;                                     /* of the Markdown */
    size_t root;                                    /* the node around it */
    size_t section;                                 /* the heading that is open, else the root */
    size_t item;                                    /* the item of a list that is open; 0 */
    size_t table;                                   /* the table that is open; 0 */
    size_t marks[CLASS_BLOCKS_DEEPEST], mark_count; /* class blocks that are open */
    size_t depth;                                   /* of fences that hold Markdown */
};

static struct str text_of(const struct quill *quill, struct editor_range range) {
    return sketch_text(quill->sketch, range);
}

static bool next_line(const struct quill *quill, size_t *at, struct editor_range *line) {
    if (*at >= quill->end) return false;
    struct str text = quill->sketch->text;
    size_t end = *at;
    while (end < quill->end && text.data[end] != '\n') end++;
    *line = (struct editor_range){*at, end};
    *at = end < quill->end ? end + 1 : end;
    if (line->end > line->start && text.data[line->end - 1] == '\r') line->end--;
    return true;
}

static struct editor_range trimmed(const struct quill *quill, struct editor_range range) {
    struct str whole = text_of(quill, range), text = str_trim(whole);
    if (!text.size) return (struct editor_range){range.end, range.end};
    size_t start = range.start + (size_t)(text.data - whole.data);
    return (struct editor_range){start, start + text.size};
}

/* ---- fences ---- */

/* The number of ticks that open or close a fence; 0: none. */
static size_t fence_of(struct str line, char *tick) {
    size_t count = 0;
    *tick = line.size ? line.data[0] : 0;
    if (*tick != '`' && *tick != '~') return 0;
    while (count < line.size && line.data[count] == *tick) count++;
    return count >= 3 ? count : 0;
}

static void read_lines(struct quill *quill, size_t at);

static void read_inside(struct quill *quill, size_t fence, size_t ticks, struct editor_range inside) {
    if (ticks == 3) {
        if (sketch_key(quill->sketch, fence).size) sketch_read_yaml(quill->sketch, fence, inside);
        return;
    }
    if (quill->depth >= LIMIT_DEPTH) return;
    struct quill inner = {.sketch = quill->sketch, .end = inside.end, .root = fence, .section = fence};
    inner.depth = quill->depth + 1;
    read_lines(&inner, inside.start);
}

/* `at` stands behind the opening line and goes behind the closing one. One that is not closed reaches to the end. */
static void read_fence(struct quill *quill, struct editor_range line, size_t *at) {
    char tick, other;
    struct editor_range bare = trimmed(quill, line), inside = {*at, *at};
    size_t ticks = fence_of(text_of(quill, bare), &tick), end = line.end;
    for (struct editor_range next; next_line(quill, at, &next);) {
        struct str content = str_trim(text_of(quill, next));
        inside.end = next.start;
        end = next.end;
        if (fence_of(content, &other) >= ticks && other == tick && content.data[content.size - 1] == tick) break;
        inside.end = *at;
    }
    struct sketch_node node = {.kind = SKETCH_FENCE, .whole = {bare.start, end}, .value = inside, .markdown = true};
    node.key = trimmed(quill, (struct editor_range){bare.start + ticks, bare.end});
    node.indent = ticks;
    size_t fence = sketch_add(quill->sketch, quill->section, node);
    sketch_reach(quill->sketch, quill->section, end);
    read_inside(quill, fence, ticks, inside);
}

/* ---- headings and class blocks ---- */

static size_t heading_level(struct str line) {
    size_t level = 0;
    while (level < line.size && line.data[level] == '#') level++;
    bool heads = level && level <= 6 && (level == line.size || line.data[level] == ' ');
    return heads ? level : 0;
}

static void add_heading(struct quill *quill, struct editor_range line, size_t level) {
    struct sketch *sketch = quill->sketch;
    while (quill->section != quill->root && sketch->nodes[quill->section].indent >= level)
        quill->section = sketch->nodes[quill->section].parent;
    struct sketch_node node = {.kind = SKETCH_HEADING, .whole = line, .indent = level, .markdown = true};
    node.key = trimmed(quill, (struct editor_range){line.start + level, line.end});
    while (node.key.end > node.key.start && sketch->text.data[node.key.end - 1] == '#') node.key.end--;
    node.key = trimmed(quill, node.key);
    quill->section = sketch_add(sketch, quill->section, node);
    sketch_reach(sketch, quill->section, line.end);
}

static void add_mark(struct quill *quill, struct editor_range line, const struct class_mark *mark) {
    if (mark->kind == CLASS_MARK_CLOSES && quill->mark_count)
        sketch_reach(quill->sketch, quill->marks[--quill->mark_count], line.end);
    if (mark->kind != CLASS_MARK_OPENS || quill->mark_count == CLASS_BLOCKS_DEEPEST) return;
    size_t start = line.start + (mark->word.size ? mark->end - mark->word.size : mark->end);
    struct sketch_node node = {.kind = SKETCH_BLOCK, .whole = line, .key = {start, start + mark->word.size}};
    node.markdown = true;
    quill->marks[quill->mark_count++] = sketch_add(quill->sketch, quill->section, node);
}

/* ---- tables ---- */

static void add_row(struct quill *quill, struct editor_range line) {
    struct sketch *sketch = quill->sketch;
    struct str text = text_of(quill, line);
    size_t row =
        sketch_add(sketch, quill->table, (struct sketch_node){.kind = SKETCH_ROW, .whole = line, .markdown = true});
    size_t at = 0, bars = 0;
    while (at < text.size && text.data[at] == ' ') at++;
    if (at < text.size && text.data[at] == '|') at++;
    for (size_t start = at; start <= text.size && bars <= LIMIT_TABLE_COLUMNS; start = at + 1, bars++) {
        for (at = start; at < text.size && text.data[at] != '|'; at++)
            if (text.data[at] == '\\') at++;
        if (at > text.size) at = text.size;
        struct editor_range cell = {line.start + start, line.start + at}, value = trimmed(quill, cell);
        if (start == text.size && bars) break; /* a blank behind the last bar may be where the next cell begins */
        struct sketch_node node = {.kind = SKETCH_CELL, .whole = cell, .value = value, .markdown = true};
        if (value.start == value.end) node.value.start = node.value.end = cell.start + (cell.end > cell.start);
        sketch_add(sketch, row, node);
    }
    sketch_reach(sketch, row, line.end);
}

static bool is_table_line(struct str line) { return str_starts(line, STR("|")); }

/* Whether a line with bars somewhere is the head of a table: a line of dashes follows. */
static bool heads_table(const struct quill *quill, struct str line, size_t next) {
    struct editor_range behind;
    if (!str_find(line, STR("|"), NULL)) return false;
    return is_table_line(line) || (next_line(quill, &next, &behind) && table_line_is_delimiter(text_of(quill, behind)));
}

static bool read_table_line(struct quill *quill, struct editor_range line, struct str bare, size_t next) {
    if (!quill->table && !heads_table(quill, bare, next)) return false;
    if (quill->table && !str_find(bare, STR("|"), NULL)) return false;
    if (!quill->table) {
        struct sketch_node node = {.kind = SKETCH_TABLE, .whole = line, .markdown = true};
        quill->table = sketch_add(quill->sketch, quill->section, node);
    }
    sketch_reach(quill->sketch, quill->table, line.end);
    if (!table_line_is_delimiter(bare)) add_row(quill, line);
    return true;
}

/* ---- lines and lists ---- */

/* `**Owner:** x`, `**Owner**: x`, `Owner: x`: a short name with a colon behind it. False: it is none. */
static bool key_of(const struct quill *quill, struct editor_range line, struct editor_range *key,
                   struct editor_range *value) {
    enum { LONGEST = 60 };
    struct str text = text_of(quill, line);
    size_t bold = str_starts(text, STR("**")) ? 2 : 0, at = bold, colon;
    while (at < text.size && at < LONGEST && text.data[at] != ':' && text.data[at] != '|') at++;
    if (at == text.size || text.data[at] != ':' || at == bold) return false;
    colon = at++;
    size_t end = colon;
    if (bold && str_starts(str_skip(text, at), STR("**"))) at += 2;
    else if (bold && end > 2 && str_ends(str_slice(text, 0, end), STR("**"))) end -= 2;
    else if (bold) return false;
    if (at < text.size && text.data[at] != ' ') return false;
    *key = trimmed(quill, (struct editor_range){line.start + bold, line.start + end});
    *value = trimmed(quill, (struct editor_range){line.start + at, line.end});
    if (value->start == value->end) value->start = value->end = line.start + (at < text.size ? at + 1 : at);
    return true;
}

/* Several stand on a line with bars between them. */
static void add_keys(struct quill *quill, size_t parent, struct editor_range line) {
    struct str text = text_of(quill, line);
    for (size_t start = 0; start < text.size;) {
        size_t end = start;
        while (end < text.size && text.data[end] != '|') end++;
        struct editor_range part = trimmed(quill, (struct editor_range){line.start + start, line.start + end});
        struct sketch_node node = {.kind = SKETCH_KEY, .whole = part, .markdown = true};
        if (!key_of(quill, part, &node.key, &node.value)) return;
        sketch_reach(quill->sketch, sketch_add(quill->sketch, parent, node), part.end);
        start = end + 1;
    }
}

/* The bytes of a mark of a list, with the blank behind it: "- ", "12. "; 0: none. */
static size_t list_mark(struct str line) {
    size_t at = 0;
    if (str_starts(line, STR("- ")) || str_starts(line, STR("* ")) || str_starts(line, STR("+ "))) return 2;
    while (at < line.size && at < 9 && line.data[at] >= '0' && line.data[at] <= '9') at++;
    bool marks = at && at + 1 < line.size && (line.data[at] == '.' || line.data[at] == ')') && line.data[at + 1] == ' ';
    return marks ? at + 2 : 0;
}

static size_t box_of(struct str text) {
    bool box = str_starts(text, STR("[ ] ")) || str_starts(text, STR("[x] ")) || str_starts(text, STR("[X] "));
    return box ? 4 : 0;
}

static void add_item(struct quill *quill, struct editor_range line, struct editor_range bare, size_t mark) {
    struct sketch *sketch = quill->sketch;
    size_t column = bare.start - line.start;
    while (quill->item && sketch->nodes[quill->item].indent >= column)
        quill->item = sketch->nodes[sketch->nodes[quill->item].parent].kind == SKETCH_ITEM
                          ? sketch->nodes[quill->item].parent
                          : 0;
    struct sketch_node node = {.kind = SKETCH_ITEM, .whole = bare, .indent = column, .markdown = true};
    struct editor_range content = {bare.start + mark, bare.end};
    content.start += box_of(text_of(quill, content));
    node.value = content;
    quill->item = sketch_add(sketch, quill->item ? quill->item : quill->section, node);
    sketch_reach(sketch, quill->item, bare.end);
    add_keys(quill, quill->item, content);
}

/* ---- all of it ---- */

static void read_line(struct quill *quill, struct editor_range line, size_t *at) {
    struct editor_range bare = trimmed(quill, line);
    struct str text = text_of(quill, bare);
    struct class_mark mark;
    char tick;
    bool indented = bare.start > line.start;
    if (!text.size) quill->table = 0;
    if (!text.size) return;
    sketch_reach(quill->sketch, quill->section, bare.end);
    if (read_table_line(quill, line, text, *at)) return;
    quill->table = 0;
    size_t level = indented ? 0 : heading_level(text), item = list_mark(text);
    if (!item && !indented) quill->item = 0;
    if (fence_of(text, &tick)) read_fence(quill, line, at);
    else if (class_mark_alone(text, &mark)) add_mark(quill, bare, &mark);
    else if (level) add_heading(quill, bare, level);
    else if (item) add_item(quill, line, bare, item);
    else if (quill->item) sketch_reach(quill->sketch, quill->item, bare.end);
    else add_keys(quill, quill->section, bare);
}

static void read_lines(struct quill *quill, size_t at) {
    for (struct editor_range line; next_line(quill, &at, &line);) read_line(quill, line, &at);
    while (quill->mark_count) sketch_reach(quill->sketch, quill->marks[--quill->mark_count], quill->end);
}

void sketch_read_markdown(struct sketch *sketch, size_t start) {
    struct quill quill = {.sketch = sketch, .end = sketch->text.size};
    read_lines(&quill, start);
}
