/* A cue is declared (`cues:`), and stands before a colon at the start of a line. */
#include "kind/record_cues.h"

#include "base/locale.h"
#include "kind/line_parts.h"
#include "kind/record_fields.h"

enum { LONGEST_CUE = 40 };

static bool has_cue(struct arena *arena, const struct field *list, struct str text, struct str *rest) {
    size_t colon;
    bool found = list->cue_count && str_find(text, STR(":"), &colon) && colon && colon <= LONGEST_CUE;
    if (!found) return false;
    *rest = str_trim(str_skip(text, colon + 1));
    return rest->size && aliases_hold(list->cues, list->cue_count, text_name(arena, str_slice(text, 0, colon)));
}

struct str record_without_cue(struct arena *arena, const struct field *list, struct str text) {
    struct str rest;
    return has_cue(arena, list, text, &rest) ? rest : text;
}

static const struct field *list_of(struct arena *arena, const struct field_set *set, struct str text,
                                   struct str *rest) {
    for (size_t i = 0; i < set->count; i++)
        if (has_cue(arena, &set->fields[i], text, rest)) return &set->fields[i];
    return NULL;
}

/* Rows of one list, which are added all at once. */
struct cue_rows {
    struct cue_rows *next;
    const struct field *list;
    struct value *rows; /* a sequence */
    size_t capacity;
};

static struct cue_rows *rows_of(struct record_reader *reader, const struct field *list, struct span span) {
    struct cue_rows *rows = reader->cue_rows;
    while (rows && rows->list != list) rows = rows->next;
    if (rows) return rows;
    rows = NEW(reader->arena, struct cue_rows);
    *rows = (struct cue_rows){.next = reader->cue_rows, .list = list, .rows = NEW(reader->arena, struct value)};
    *rows->rows = (struct value){.kind = VALUE_SEQUENCE, .span = span};
    return reader->cue_rows = rows;
}

/* As a bullet of the list would be read. */
static void add_row(struct record_reader *reader, const struct field *list, struct str text, struct span span) {
    struct row_maker maker = row_maker_new(reader, list);
    struct row_draft draft = draft_new(&maker, span);
    struct row_key key = {.field = maker.rows->naming, .name = maker.rows->naming->name};
    text = line_take_parts(&maker, &draft, text, span);
    draft_say(&maker, &draft, &key, text, span);
    struct cue_rows *rows = rows_of(reader, list, span);
    ARENA_PUSH(reader->arena, rows->rows->items, rows->rows->count, rows->capacity) = draft_finish(&maker, &draft);
    reader->read_markdown = true;
}

static bool take_line(struct record_reader *reader, struct record *document, struct inline_node *first) {
    struct str rest, text = str_trim(inline_plain(reader->arena, first));
    const struct field *list = list_of(reader->arena, document->set, text, &rest);
    if (list) add_row(reader, list, rest, first->span);
    return list != NULL;
}

static bool ends_line(const struct inline_node *node) {
    return node->kind == INLINE_SPACE || node->kind == INLINE_BREAK;
}

/* Line by line; what is no row is left. */
static struct inline_node *take_lines(struct record_reader *reader, struct record *document,
                                      struct inline_node *first) {
    struct inline_list rest = {0};
    for (struct inline_node *line = first, *next, *before = NULL; line; line = next) {
        struct inline_node *last = line, *end;
        while (last->next && !ends_line(last->next)) last = last->next;
        end = last->next;
        next = end ? end->next : NULL;
        last->next = NULL;
        if (end) end->next = NULL;
        if (!take_line(reader, document, line)) {
            if (rest.first) inline_append(&rest, before);
            inline_append(&rest, line);
        }
        before = end;
    }
    return rest.first;
}

static bool take_items(struct record_reader *reader, struct record *document, struct block *list) {
    struct block_list rest = {0};
    for (struct block *item = list->first, *next; item; item = next) {
        next = item->next;
        item->next = NULL;
        bool line = item->first && !item->first->next && item->first->kind == BLOCK_PARAGRAPH && item->first->inlines;
        if (!line || !take_line(reader, document, item->first->inlines)) block_append(&rest, item);
    }
    list->first = rest.first;
    return list->first != NULL;
}

bool record_take_cues(struct record_reader *reader, struct record *document, struct block *block) {
    if (block->kind == BLOCK_LIST) return take_items(reader, document, block);
    if (block->kind != BLOCK_PARAGRAPH || !block->inlines) return true;
    block->inlines = take_lines(reader, document, block->inlines);
    return block->inlines != NULL;
}

void record_add_cue_rows(struct record_reader *reader, struct record *document) {
    for (const struct cue_rows *rows = reader->cue_rows; rows; rows = rows->next) {
        record_add_rows(reader, document, rows->list, rows->rows);
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, rows->rows->span,
                                        "{0, plural, one {# line became a row} other {# lines became rows}} of “{1}” "
                                        "by the word in front",
                                        rows->rows->count, field_spelling(rows->list, reader->language));
        diagnose_help(reader->sink, d, "write it differently where that is not meant");
    }
}
