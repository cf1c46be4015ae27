/* Tables are added to by their columns, lists by an item with a line for each further field. */
#include "kind/row_markdown.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "kind/key_text.h"
#include "kind/section_field.h"

const struct block *row_section(struct arena *arena, const struct row_list *list, const struct block *blocks) {
    for (const struct block *block = blocks; block; block = block->next) {
        const struct field *other = NULL;
        if (block->kind != BLOCK_SECTION) continue;
        struct place place = section_place(arena, list->fields, NULL, block, &other);
        if (!other && place.field == list->list && place.group == list->group) return block;
        const struct block *inside = row_section(arena, list, block->first);
        if (inside) return inside;
    }
    return NULL;
}

static const struct block *first_of(const struct block *section) {
    for (const struct block *block = section->first; block; block = block->next)
        if (block->kind == BLOCK_TABLE || block->kind == BLOCK_LIST) return block;
    return NULL;
}

/* ---- lines ---- */

/* The byte at which a line begins, from 1; the text's size when there are not so many. */
static size_t line_start(struct str text, uint32_t line) {
    size_t at = 0;
    while (--line && at < text.size) {
        const char *newline = memchr(text.data + at, '\n', text.size - at);
        at = newline ? (size_t)(newline - text.data) + 1 : text.size;
    }
    return at;
}

static struct str line_at(struct str text, size_t start) {
    const char *newline = start < text.size ? memchr(text.data + start, '\n', text.size - start) : NULL;
    return str_slice(text, start, newline ? (size_t)(newline - text.data) : text.size);
}

static size_t after(struct str text, struct str line) {
    size_t end = (size_t)(line.data - text.data) + line.size;
    return end < text.size ? end + 1 : end;
}

static void begin_line(struct buffer *out, struct str text, size_t at) {
    if (at && text.data[at - 1] != '\n') buffer_char(out, '\n');
}

static bool finish(const struct row_list *list, struct buffer *out, size_t at, struct text_edit *edit) {
    *edit = (struct text_edit){at, at, str_copy(list->arena, buffer_str(out))};
    buffer_free(out);
    return true;
}

/* ---- tables ---- */

/* A cell may hold neither its border nor a line's end. */
static void put_cell(struct buffer *out, struct arena *arena, struct str text) {
    text = str_trim(str_one_line(arena, text));
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '|') buffer_char(out, '\\');
        buffer_char(out, text.data[i]);
    }
}

/* "Wert (T€)" → the field of “Wert”; what is called like the list, or nothing at all, names the row. */
static const struct field *column_field(const struct row_list *list, struct str head, bool first) {
    const struct field_set *rows = list->list->element->fields;
    struct str name = head;
    const struct field *field = field_find(rows, str_trim(head));
    size_t bracket;
    if (!field && str_find(head, STR("("), &bracket)) field = field_find(rows, str_trim(str_slice(head, 0, bracket)));
    bool own = field_find(list->list->set, name) == list->list;
    return field ? field : own || (first && !head.size) ? rows->naming : NULL;
}

static bool is_plain_number(struct str text) {
    bool digits = text.size;
    for (size_t i = 0; i < text.size; i++)
        digits &= (text.data[i] >= '0' && text.data[i] <= '9') || text.data[i] == '.' || text.data[i] == ',';
    return digits;
}

static bool refuse(const struct row_list *list, struct message *problem, const char *pattern, struct str what) {
    *problem = message_new(list->arena, pattern, what);
    return false;
}

/* Fills the cells in the order of the columns; says what has none, and what its column would read otherwise. */
static bool put_cells(const struct row_list *list, struct buffer *out, struct str head, const struct row_new *row,
                      struct message *problem) {
    bool *written = NEW_ARRAY(list->arena, bool, row->count + 1);
    bool first = true;
    struct str rest = str_trim(head), cell;
    if (str_starts(rest, STR("|"))) rest = str_skip(rest, 1);
    if (str_ends(rest, STR("|"))) rest.size--;
    buffer_char(out, '|');
    while (str_cut(&rest, '|', &cell)) {
        const struct field *field = column_field(list, str_trim(cell), first);
        buffer_char(out, ' ');
        for (size_t i = 0; i < row->count; i++) {
            if (!field || row->values[i].field != field || written[i]) continue;
            if (str_find(cell, STR("("), NULL) && is_plain_number(row->values[i].text))
                return refuse(list, problem,
                              "the column “{0}” gives plain numbers a unit; write the value with its own",
                              str_trim(cell));
            put_cell(out, list->arena, row->values[i].text);
            written[i] = true;
        }
        buffer_append_c(out, " |");
        first = false;
    }
    for (size_t i = 0; i < row->count; i++)
        if (!written[i])
            return refuse(list, problem, "the table has no column for “{0}”; add one to its head",
                          field_spelling(row->values[i].field, list->language));
    return true;
}

static bool append_to_table(const struct row_list *list, const struct block *table, struct row_new *row,
                            struct text_edit *edit, struct message *problem) {
    struct str text = list->source->text;
    struct str head = line_at(text, line_start(text, table->span.line)), last = head;
    for (size_t at = after(text, head); at < text.size; at = after(text, last)) {
        struct str line = line_at(text, at);
        if (!memchr(line.data, '|', line.size)) break;
        last = line;
    }
    struct buffer out = {0};
    size_t end = after(text, last);
    begin_line(&out, text, end);
    if (!put_cells(list, &out, head, row, problem)) return buffer_free(&out), false;
    buffer_char(&out, '\n');
    return finish(list, &out, end, edit);
}

/* ---- lists ---- */

static void put_item(const struct row_list *list, struct buffer *out, struct str like, const struct row_new *row) {
    const struct field *naming = list->list->element->fields->naming;
    size_t indent = 0;
    while (indent < like.size && like.data[indent] == ' ') indent++;
    char mark = indent < like.size && strchr("-*+", like.data[indent]) ? like.data[indent] : '-';
    bool box = str_find(like, STR("[ ]"), NULL) || str_find(like, STR("[x]"), NULL) || str_find(like, STR("[X]"), NULL);
    buffer_format(out, "%*s%c %s", (int)indent, "", mark, box ? "[ ] " : "");
    for (size_t i = 0; i < row->count; i++)
        if (row->values[i].field == naming)
            buffer_append(out, str_trim(str_one_line(list->arena, row->values[i].text)));
    buffer_char(out, '\n');
    for (size_t i = 0; i < row->count; i++) {
        if (row->values[i].field == naming) continue;
        buffer_format(out, "%*s- %.*s: ", (int)indent + 2, "",
                      STR_ARG(heading_text(list->arena, row->values[i].field, list->language)));
        buffer_append(out, str_trim(str_one_line(list->arena, row->values[i].text)));
        buffer_char(out, '\n');
    }
}

static bool append_to_list(const struct row_list *list, const struct block *items, struct row_new *row,
                           struct text_edit *edit) {
    struct str text = list->source->text;
    struct str first = line_at(text, line_start(text, items->span.line)), last = first;
    size_t indent = 0;
    while (indent < first.size && first.data[indent] == ' ') indent++;
    for (size_t at = after(text, first); at < text.size; at = after(text, line_at(text, at))) {
        struct str line = line_at(text, at);
        bool item = line.size > indent + 1 && strchr("-*+ ", line.data[indent]) && line.data[indent];
        bool figure = line.size && line.data[0] >= '0' && line.data[0] <= '9';
        if (!str_trim(line).size) continue;
        if (!item && !figure) break;
        last = line;
    }
    struct buffer out = {0};
    size_t end = after(text, last);
    begin_line(&out, text, end);
    put_item(list, &out, first, row);
    return finish(list, &out, end, edit);
}

/* ---- sections ---- */

static void put_table(const struct row_list *list, struct buffer *out, const struct row_new *row) {
    for (size_t i = 0; i < row->count; i++)
        buffer_format(out, i ? " %.*s |" : "| %.*s |",
                      STR_ARG(heading_text(list->arena, row->values[i].field, list->language)));
    buffer_append_c(out, "\n|");
    for (size_t i = 0; i < row->count; i++) buffer_append_c(out, "---|");
    buffer_append_c(out, "\n|");
    for (size_t i = 0; i < row->count; i++) {
        buffer_char(out, ' ');
        put_cell(out, list->arena, row->values[i].text);
        buffer_append_c(out, " |");
    }
    buffer_char(out, '\n');
}

/* Where the first lines of a section that has neither table nor list end: below its heading. */
static bool add_table(const struct row_list *list, const struct block *section, struct row_new *row,
                      struct text_edit *edit) {
    struct str text = list->source->text;
    struct buffer out = {0};
    size_t at = section ? after(text, line_at(text, line_start(text, section->span.line))) : text.size;
    begin_line(&out, text, at);
    buffer_char(&out, '\n');
    if (!section) buffer_format(&out, "## %.*s\n\n", STR_ARG(heading_text(list->arena, list->list, list->language)));
    put_table(list, &out, row);
    return finish(list, &out, at, edit);
}

bool row_markdown_append(const struct row_list *list, const struct block *section, struct row_new *row,
                         struct text_edit *edit, struct message *problem) {
    const struct block *rows = section ? first_of(section) : NULL;
    row_like_others(list, row);
    if (!rows) return add_table(list, section, row, edit);
    return rows->kind == BLOCK_TABLE ? append_to_table(list, rows, row, edit, problem)
                                     : append_to_list(list, rows, row, edit);
}
