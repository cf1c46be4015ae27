/* The form of Markdown: tables in columns, no blanks at ends of lines but those that break one, one empty line for
 * several. What stands in fences is left as it is, and so is whatever else could be code. */
#include "base/arena.h"
#include "base/buffer.h"
#include "read/format.h"
#include "read/table_line.h"

enum {
    COLUMNS_MOST = 64,
    WIDEST = 160 /* characters: a wider table is not seen whole, and its columns are not lined up */
};

struct sheet {
    struct form *form;
    size_t at; /* of the next line */
};

static bool next_line(struct sheet *sheet, size_t *start, struct str *line) {
    struct str text = sheet->form->text;
    if (sheet->at >= text.size) return false;
    size_t end = sheet->at;
    while (end < text.size && text.data[end] != '\n') end++;
    *start = sheet->at;
    *line = str_slice(text, sheet->at, end);
    sheet->at = end + 1;
    return true;
}

/* ---- fences ---- */

static size_t fence_of(struct str line) {
    line = str_trim(line);
    size_t count = 0;
    if (!line.size || (*line.data != '`' && *line.data != '~')) return 0;
    while (count < line.size && line.data[count] == *line.data) count++;
    return count >= 3 ? count : 0;
}

static void skip_fence(struct sheet *sheet, struct str opening) {
    size_t ticks = fence_of(opening), start;
    char tick = *str_trim(opening).data;
    for (struct str line; next_line(sheet, &start, &line);) {
        struct str content = str_trim(line);
        if (fence_of(line) >= ticks && *content.data == tick && content.data[content.size - 1] == tick) return;
    }
}

/* ---- tables ---- */

struct table {
    struct str *lines;
    size_t *starts;
    size_t count, capacity, start_capacity;
    size_t columns;
    size_t widths[COLUMNS_MOST];
    bool wide;
};

static bool is_table_line(struct str line) { return str_starts(line, STR("|")) && table_line_count(line); }

/* How many characters a cell needs. */
static size_t width_of(struct str cell) { return str_code_points(cell); }

static bool measure(struct table *table) {
    size_t all = 1;
    table->columns = table_line_count(table->lines[0]);
    if (table->columns > COLUMNS_MOST) return false;
    for (size_t i = 0; i < table->count; i++) {
        if (table_line_count(table->lines[i]) != table->columns || !str_ends(str_trim(table->lines[i]), STR("|")))
            return false;
        for (size_t c = 0; c < table->columns && i != 1; c++) {
            size_t width = width_of(table_line_cell(table->lines[i], c));
            if (width > table->widths[c]) table->widths[c] = width;
        }
    }
    for (size_t c = 0; c < table->columns; c++) {
        if (table->widths[c] < 3) table->widths[c] = 3;
        all += table->widths[c] + 3;
    }
    table->wide = all > WIDEST;
    return true;
}

/* "---:", as wide as its column. */
static void put_rule(struct buffer *out, struct str cell, size_t width) {
    bool left = str_starts(cell, STR(":")), right = str_ends(cell, STR(":"));
    buffer_append_c(out, left ? "|:" : "|-");
    for (size_t i = 0; i < width; i++) buffer_char(out, '-');
    buffer_append_c(out, right ? ":" : "-");
}

/* Numbers of a column that stands at the right end there. */
static void put_cell(struct buffer *out, struct str cell, size_t width, bool right) {
    size_t room = width > width_of(cell) ? width - width_of(cell) : 0;
    buffer_append_c(out, cell.size || width ? "| " : "|");
    for (size_t i = 0; right && i < room; i++) buffer_char(out, ' ');
    buffer_append(out, cell);
    for (size_t i = 0; !right && i < room; i++) buffer_char(out, ' ');
    buffer_char(out, ' ');
}

static void put_table(struct form *form, const struct table *table) {
    for (size_t i = 0; i < table->count; i++) {
        struct buffer out = {0};
        for (size_t c = 0; c < table->columns; c++) {
            struct str cell = table_line_cell(table->lines[i], c), rule = table_line_cell(table->lines[1], c);
            bool right = str_ends(rule, STR(":")) && !str_starts(rule, STR(":"));
            size_t width = table->wide ? (i == 1 ? 1 : 0) : table->widths[c];
            if (i == 1) put_rule(&out, cell, width);
            else put_cell(&out, cell, width, right);
        }
        buffer_char(&out, '|');
        form_put(form, table->starts[i], table->starts[i] + table->lines[i].size,
                 str_copy(form->arena, buffer_str(&out)));
        buffer_free(&out);
    }
}

/* A table from its first line on; the sheet stands behind it then. False: it is none. */
static bool format_table(struct sheet *sheet, size_t start, struct str line) {
    struct arena *arena = sheet->form->arena;
    struct table table = {0};
    struct sheet ahead = *sheet;
    while (is_table_line(line)) {
        size_t count = table.count;
        ARENA_PUSH(arena, table.lines, table.count, table.capacity) = line;
        ARENA_PUSH(arena, table.starts, count, table.start_capacity) = start;
        *sheet = ahead;
        if (!next_line(&ahead, &start, &line)) break;
    }
    if (table.count < 2 || !table_line_is_delimiter(table.lines[1])) return table.count > 0;
    if (measure(&table)) put_table(sheet->form, &table);
    return true;
}

/* ---- lines ---- */

static size_t blanks_at_end(struct str line) {
    size_t count = 0;
    while (count < line.size && (line.data[line.size - 1 - count] == ' ' || line.data[line.size - 1 - count] == '\t'))
        count++;
    return count;
}

/* Two and more break a line, one says nothing. */
static void trim_end(struct form *form, size_t start, struct str line) {
    size_t blanks = blanks_at_end(line), end = start + line.size;
    bool empty = blanks == line.size;
    if (blanks == 1 || empty) form_put(form, end - blanks, end, (struct str){0});
}

static void trim_heading(struct form *form, size_t start, struct str line) {
    size_t level = 0, blanks = 0;
    while (level < line.size && line.data[level] == '#') level++;
    while (level + blanks < line.size && line.data[level + blanks] == ' ') blanks++;
    bool heads = level && level <= 6 && blanks > 1 && level + blanks < line.size;
    if (heads) form_put_spaces(form, start + level, start + level + blanks, 1);
}

/* Deep in a list or in code, empty lines may be some of what stands there. */
static bool is_deep(struct str line) { return str_starts(line, STR("    ")) || str_starts(line, STR("\t")); }

/* From the first empty line on: one of them stays. */
static void trim_empty(struct sheet *sheet, size_t start, bool deep) {
    struct sheet ahead = *sheet;
    size_t first = sheet->at, next, last = sheet->at;
    for (struct str line; next_line(&ahead, &next, &line); *sheet = ahead, last = ahead.at) {
        if (str_trim(line).size) {
            deep |= is_deep(line);
            break;
        }
    }
    (void)start;
    if (last > sheet->form->text.size) last = sheet->form->text.size;
    if (!deep && last > first) form_put(sheet->form, first, last, (struct str){0});
}

void format_markdown(struct form *form, size_t start) {
    struct sheet sheet = {form, start};
    bool deep = false;
    size_t at;
    for (struct str line; next_line(&sheet, &at, &line); deep = is_deep(line)) {
        bool empty = !str_trim(line).size;
        if (empty && deep) continue;
        if (!is_deep(line) && fence_of(line)) {
            skip_fence(&sheet, line);
            continue;
        }
        if (is_table_line(line) && format_table(&sheet, at, line)) continue;
        trim_end(form, at, line);
        if (empty) trim_empty(&sheet, at, deep);
        else if (!is_deep(line)) trim_heading(form, at, line);
    }
    if (form->text.size > start && form->text.data[form->text.size - 1] != '\n')
        form_put(form, form->text.size, form->text.size, STR("\n"));
}
