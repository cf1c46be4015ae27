/* Markdown as data: a pipe table or a task list below a heading that names a list field ("## Opportunities") becomes
 * rows of that field, as if they had been written in YAML; every value knows its line. What cannot be matched stays
 * text, with an info. */
#include "kind/record_tables.h"

#include "base/suggest.h"
#include "kind/record_fields.h"
#include "kind/record_key.h"

struct table_reader {
    struct record_reader *reader;
    const struct field *list;
    const struct field_set *rows;
};

/* Places ----------------------------------------------------------------------------------------------------------- */

/* The text between two pipes of a line, trimmed; \| does not end it. */
static struct str cell_of_line(struct str line, size_t number) {
    struct str rest = str_trim(line);
    if (str_starts(rest, STR("|"))) rest = str_skip(rest, 1);
    for (size_t start = 0, i = 0;; i++) {
        bool escaped = i > 0 && i < rest.size && rest.data[i - 1] == '\\';
        if (i < rest.size && (rest.data[i] != '|' || escaped)) continue;
        if (!number--) return str_trim(str_slice(rest, start, i));
        if (i >= rest.size) return (struct str){0};
        start = i + 1;
    }
}

/* Where the cell stands; the line as a whole when its text is not found there. */
static struct span cell_span(struct span line, size_t number) {
    struct str text = source_line(line.source, line.line), cell = cell_of_line(text, number);
    struct span span = {.source = line.source, .line = line.line};
    if (!cell.size) return span;
    span.column = (uint32_t)str_code_points(str_slice(text, 0, (size_t)(cell.data - text.data))) + 1;
    span.length = (uint32_t)str_code_points(cell);
    return span;
}

/* Values ----------------------------------------------------------------------------------------------------------- */

static struct value *scalar(struct arena *arena, struct str text, struct span span) {
    struct value *value = NEW(arena, struct value);
    *value = (struct value){.kind = VALUE_SCALAR,
                            .style = SCALAR_PLAIN,
                            .text = text,
                            .span = span,
                            .text_line = span.line,
                            .text_column = span.column};
    return value;
}

/* "Deutsch, Englisch" in a column that holds several texts: there is no other way to write them. */
static struct value *sequence(struct arena *arena, struct str text, struct span span) {
    struct value *value = NEW(arena, struct value);
    struct str part;
    size_t capacity = 0;
    *value = (struct value){.kind = VALUE_SEQUENCE, .span = span};
    while (str_cut(&text, ',', &part)) {
        struct str item = str_trim(part);
        if (item.size) ARENA_PUSH(arena, value->items, value->count, capacity) = scalar(arena, item, span);
    }
    return value;
}

static void add_entry(struct arena *arena, struct value *row, size_t *capacity, const struct field *field,
                      struct value *value) {
    struct entry entry = {.key = field->name, .key_span = value->span, .value = value};
    ARENA_PUSH(arena, row->entries, row->count, *capacity) = entry;
}

/* Tables ----------------------------------------------------------------------------------------------------------- */

static bool takes_cell(const struct field *field) {
    bool list = field->type == FIELD_LIST;
    enum field_type type = list ? field->element->type : field->type;
    return !field->formula_text.size && type != FIELD_GROUP && type != FIELD_LIST && type != FIELD_DOCUMENTS;
}

static struct diagnostic *stays_text(const struct table_reader *table, struct span span, const char *what,
                                     struct str name) {
    return diagnose(table->reader->sink, SEVERITY_INFO, CODE_I16, span,
                    "%s “%.*s” is no field of “%.*s”: it stays text", what, STR_ARG(name),
                    STR_ARG(field_spelling(table->list, table->reader->language)));
}

static void report_column(const struct table_reader *table, const struct block *block, struct str heading) {
    struct str near;
    struct diagnostic *d = stays_text(table, block->span, "the table's column", heading);
    if (field_suggest(table->rows, heading, table->reader->language, &near))
        diagnose_help(table->reader->sink, d, "did you mean “%.*s”?", STR_ARG(near));
    else
        diagnose_help(table->reader->sink, d,
                      "rename the column if the table is to be read as data, or the heading if it is not");
}

/* Whether all cells of a column can be read as the field. */
static bool column_fits(const struct table_reader *table, const struct table *pipe, size_t column,
                        const struct field *field) {
    struct arena *arena = table->reader->arena;
    for (size_t r = 0; r < pipe->row_count; r++) {
        const struct block *cell = pipe->rows[r].cells[column].blocks;
        struct str text = cell ? str_trim(inline_plain(arena, cell->inlines)) : (struct str){0};
        if (text.size && !key_fits(table->reader, field, scalar(arena, text, cell->span))) return false;
    }
    return true;
}

/* Whether another column is the text's own. */
static bool has_column(const struct table_reader *table, const struct table *pipe, const struct field *text) {
    for (size_t c = 0; c < pipe->column_count; c++) {
        const struct field *shared;
        struct str heading = str_trim(inline_plain(table->reader->arena, pipe->columns[c].heading));
        if (heading.size && field_find_shared(table->rows, heading, &shared) == text) return true;
    }
    return false;
}

/* A name that a field shares with a text is the text's when a cell is nothing else. */
static const struct field *field_of_column(const struct table_reader *table, const struct table *pipe, size_t column,
                                           struct str heading) {
    const struct field *text, *field = heading.size ? field_find_shared(table->rows, heading, &text) : NULL;
    if (!field || !text || column_fits(table, pipe, column, field)) return field;
    return has_column(table, pipe, text) ? field : text;
}

/* The field of each column, or NULL after saying which has none. */
static const struct field **match_columns(const struct table_reader *table, const struct block *block) {
    struct arena *arena = table->reader->arena;
    const struct table *pipe = block->table;
    const struct field **fields = NEW_ARRAY(arena, const struct field *, pipe->column_count + 1);
    for (size_t c = 0; c < pipe->column_count; c++) {
        struct str heading = str_trim(inline_plain(arena, pipe->columns[c].heading));
        fields[c] = field_of_column(table, pipe, c, heading);
        if (fields[c] && takes_cell(fields[c])) continue;
        report_column(table, block, heading);
        return NULL;
    }
    return fields;
}

static struct span line_of_row(const struct table *pipe, const struct row *row) {
    for (size_t c = 0; c < pipe->column_count; c++)
        if (row->cells[c].blocks) return row->cells[c].blocks->span;
    return (struct span){0};
}

static struct value *value_of_row(const struct table_reader *table, const struct table *pipe, const struct row *row,
                                  const struct field **fields) {
    struct arena *arena = table->reader->arena;
    struct span line = line_of_row(pipe, row);
    struct value *mapping = NEW(arena, struct value);
    size_t capacity = 0;
    *mapping = (struct value){.kind = VALUE_MAPPING, .span = {.source = line.source, .line = line.line, .column = 1}};
    for (size_t c = 0; c < pipe->column_count; c++) {
        const struct block *cell = row->cells[c].blocks;
        struct str text = cell ? str_trim(inline_plain(arena, cell->inlines)) : (struct str){0};
        if (!text.size) continue;
        struct span span = cell_span(line, c);
        bool several = fields[c]->type == FIELD_LIST && fields[c]->element->type == FIELD_TEXT;
        add_entry(arena, mapping, &capacity, fields[c],
                  several ? sequence(arena, text, span) : scalar(arena, text, span));
    }
    return mapping->count ? mapping : NULL;
}

static struct value *value_of_table(const struct table_reader *table, const struct block *block) {
    const struct field **fields = match_columns(table, block);
    if (!fields) return NULL;
    struct value *value = NEW(table->reader->arena, struct value);
    size_t capacity = 0;
    *value = (struct value){.kind = VALUE_SEQUENCE, .span = block->span};
    for (size_t r = 0; r < block->table->row_count; r++) {
        struct value *row = value_of_row(table, block->table, &block->table->rows[r], fields);
        if (row) ARENA_PUSH(table->reader->arena, value->items, value->count, capacity) = row;
    }
    return value;
}

/* Task lists ---------------------------------------------------------------------------------------------------------
 */

static bool is_task_list(const struct block *block) {
    if (block->kind != BLOCK_LIST || !block->first) return false;
    for (const struct block *item = block->first; item; item = item->next)
        if (item->check == CHECK_NONE) return false;
    return true;
}

/* "status: done", or "done: true", where the rows have such a field. */
static void add_state(const struct table_reader *table, struct value *row, size_t *capacity, struct span span) {
    static const struct str done = STR_INIT("done");
    const struct field *status = field_find(table->rows, STR("status")), *flag = field_find(table->rows, done);
    struct arena *arena = table->reader->arena;
    if (status && status->type == FIELD_CHOICE && choice_find(status->choices, done))
        add_entry(arena, row, capacity, status, scalar(arena, done, span));
    else if (flag && flag->type == FIELD_BOOL && !flag->formula_text.size)
        add_entry(arena, row, capacity, flag, scalar(arena, STR("true"), span));
}

static struct value *value_of_task(const struct table_reader *table, const struct block *item) {
    struct arena *arena = table->reader->arena;
    struct str text = item->first ? str_trim(inline_plain(arena, item->first->inlines)) : (struct str){0};
    struct value *row = NEW(arena, struct value);
    size_t capacity = 0;
    if (!text.size) return NULL;
    *row = (struct value){.kind = VALUE_MAPPING, .span = item->span};
    add_entry(arena, row, &capacity, table->rows->naming, scalar(arena, text, item->first->span));
    if (item->check == CHECK_DONE) add_state(table, row, &capacity, item->span);
    return row;
}

static struct value *value_of_tasks(const struct table_reader *table, const struct block *block) {
    const struct field *naming = table->rows->naming;
    if (!naming || !takes_cell(naming)) {
        stays_text(table, block->span, "the name of a task", STR("title"));
        return NULL;
    }
    struct value *value = NEW(table->reader->arena, struct value);
    size_t capacity = 0;
    *value = (struct value){.kind = VALUE_SEQUENCE, .span = block->span};
    for (const struct block *item = block->first; item; item = item->next) {
        struct value *row = value_of_task(table, item);
        if (row) ARENA_PUSH(table->reader->arena, value->items, value->count, capacity) = row;
    }
    return value;
}

/* Sections -----------------------------------------------------------------------------------------------------------
 */

void record_take_rows(struct record_reader *reader, struct record *record, const struct field *list,
                      struct block *section) {
    struct table_reader table = {reader, list, field_rows(list)};
    struct block_list rest = {0};
    for (struct block *block = section->first, *next; block; block = next) {
        struct value *value = NULL;
        next = block->next;
        block->next = NULL;
        if (block->kind == BLOCK_TABLE) value = value_of_table(&table, block);
        else if (is_task_list(block)) value = value_of_tasks(&table, block);
        if (value) record_add_rows(reader, record, list, value);
        else block_append(&rest, block);
    }
    section->first = rest.first;
}
