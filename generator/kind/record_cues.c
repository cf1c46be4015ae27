/* A cue is declared (`cues:`), and stands before a colon at the start of a line. */
#include "kind/record_cues.h"

#include <stdlib.h>

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
    size_t unasked;     /* those of them that were not below a heading where such lines are expected */
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

static void say_part(struct record_reader *reader, struct row_maker *maker, struct row_draft *draft, struct span span) {
    const struct field *field = reader->part.size && reader->part_field.size ? field_find(maker->rows, reader->part_field)
                                                                             : NULL;
    struct row_key key = {.field = field, .name = reader->part_field};
    if (field) draft_say(maker, draft, &key, reader->part, span);
}

/* As a bullet of the list would be read. */
static void add_row(struct record_reader *reader, const struct field *list, struct str text, struct span span, bool ticked) {
    struct row_maker maker = row_maker_new(reader, list);
    struct row_draft draft = draft_new(&maker, span);
    struct row_key key = {.field = maker.rows->naming, .name = maker.rows->naming->name};
    if (reader->withheld) line_hold_back(&maker, &draft, span);
    text = line_take_parts(&maker, &draft, text, span);
    draft_say(&maker, &draft, &key, text, span);
    say_part(reader, &maker, &draft, span);
    if (ticked) draft_tick(&maker, &draft, span);
    struct cue_rows *rows = rows_of(reader, list, span);
    ARENA_PUSH(reader->arena, rows->rows->items, rows->rows->count, rows->capacity) = draft_finish(&maker, &draft);
    rows->unasked += !reader->parting;
    reader->read_markdown = true;
}

/* Where all rows are for customers, the line is no row. */
static bool note_withheld(struct record_reader *reader, const struct field *list, struct span span) {
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, span,
                                    "this line stays text, for it is internal, and the customer sees all rows of “{0}”",
                                    field_spelling(list, reader->language));
    diagnose_help(reader->sink, d, "write it outside the block if the customer may read it");
    return false;
}

static bool take_line(struct record_reader *reader, struct record *document, struct inline_node *first, bool ticked) {
    struct str rest, text = str_trim(inline_plain(reader->arena, first));
    const struct field *list = list_of(reader->arena, document->set, text, &rest);
    if (list && reader->withheld && !line_can_hold_back(list)) return note_withheld(reader, list, first->span);
    if (list) add_row(reader, list, rest, first->span, ticked);
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
        if (!take_line(reader, document, line, false)) {
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
        if (!line || !take_line(reader, document, item->first->inlines, item->check == CHECK_DONE)) block_append(&rest, item);
    }
    list->first = rest.first;
    return list->first != NULL;
}

/* "> **Pendenz:** …", and what stands in a block for some readers. */
static bool take_inner(struct record_reader *reader, struct record *document, struct block *around) {
    struct block_list rest = {0};
    for (struct block *block = around->first, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        if (record_take_cues(reader, document, block)) block_append(&rest, block);
    }
    around->first = rest.first;
    return around->first != NULL;
}

/* Rows cannot be held back from our own people: what is confidential stays as it is. */
static bool take_division(struct record_reader *reader, struct record *document, struct block *division) {
    enum class class;
    bool before = reader->withheld;
    if (!class_parse(division->info, &class) || class == CLASS_CONFIDENTIAL) return true;
    reader->withheld |= class == CLASS_INTERNAL;
    bool left = take_inner(reader, document, division);
    reader->withheld = before;
    return left;
}

bool record_take_cues(struct record_reader *reader, struct record *document, struct block *block) {
    if (block->kind == BLOCK_QUOTE) return take_inner(reader, document, block);
    if (block->kind == BLOCK_DIVISION) return take_division(reader, document, block);
    if (block->kind == BLOCK_LIST) return take_items(reader, document, block);
    if (block->kind != BLOCK_PARAGRAPH || !block->inlines) return true;
    block->inlines = take_lines(reader, document, block->inlines);
    return block->inlines != NULL;
}

/* Rows that are there already ----------------------------------------------------------------------------------------- */

/* What was said with a cue and stands in a list at the end of the minutes too is one row, however both are spelt. */
struct known_rows {
    struct str *names; /* sorted */
    size_t count;
};

static int by_bytes(const void *left, const void *right) {
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static struct known_rows rows_known(struct record_reader *reader, const struct record *document, const struct field *list) {
    struct datum rows = *record_said(document, list);
    size_t most = rows.kind == DATUM_LIST ? rows.count : 0;
    struct known_rows known = {.names = NEW_ARRAY(reader->arena, struct str, most + 1)};
    for (size_t i = 0; i < most; i++)
        if (datum_record(rows.items[i]))
            known.names[known.count++] = text_id(reader->arena, record_title(reader->arena, datum_record(rows.items[i])));
    if (known.count) qsort(known.names, known.count, sizeof *known.names, by_bytes);
    return known;
}

static bool is_known(struct record_reader *reader, const struct known_rows *known, const struct field *list,
                     const struct value *row) {
    const struct value *name = known->count ? value_find(row, field_rows(list)->naming->name) : NULL;
    if (!name || name->kind != VALUE_SCALAR) return false;
    struct str key = text_id(reader->arena, name->text);
    bool found = bsearch(&key, known->names, known->count, sizeof key, by_bytes) != NULL;
    if (found)
        diagnose(reader->sink, SEVERITY_INFO, CODE_I16, row->span, "“{0}” is in “{1}” already: this line was not read a second time",
                 name->text, field_spelling(list, reader->language));
    return found;
}

static void drop_known(struct record_reader *reader, const struct record *document, struct cue_rows *rows) {
    struct known_rows known = rows_known(reader, document, rows->list);
    size_t kept = 0;
    for (size_t i = 0; i < rows->rows->count; i++)
        if (!is_known(reader, &known, rows->list, rows->rows->items[i])) rows->rows->items[kept++] = rows->rows->items[i];
    rows->rows->count = kept;
}

void record_add_cue_rows(struct record_reader *reader, struct record *document) {
    for (struct cue_rows *rows = reader->cue_rows; rows; rows = rows->next) {
        drop_known(reader, document, rows);
        if (!rows->rows->count) continue;
        record_add_rows(reader, document, rows->list, rows->rows);
        if (!rows->unasked) continue;
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, rows->rows->span,
                                        "{0, plural, one {# line became a row} other {# lines became rows}} of “{1}” "
                                        "by the word in front",
                                        rows->rows->count, field_spelling(rows->list, reader->language));
        diagnose_help(reader->sink, d, "write it differently where that is not meant");
    }
}
