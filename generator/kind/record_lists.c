/* An item of a list is a row. Below it stand its fields ("- **Metric:** …"), rows of their own (items with a box), and
 * what else there is to say, which is its note. */
#include "kind/record_lists.h"

#include "kind/line_parts.h"
#include "kind/line_person.h"
#include "kind/record_cues.h"
#include "kind/record_fields.h"
#include "read/table_line.h"

struct list_reader {
    struct row_maker maker;
    struct value *rows; /* a sequence */
    size_t capacity;
    struct block_list *rest;
};

/* Lines ----------------------------------------------------------------------------------------------------------- */

/* Whether an item begins in bold up to a colon: a name, also of what is no field. */
static bool has_bold_key(const struct block *paragraph) {
    const struct inline_node *first = paragraph->inlines, *next = first ? first->next : NULL;
    struct str inner = first && first->kind == INLINE_STRONG && first->first && first->first->kind == INLINE_TEXT
                           ? first->first->text
                           : (struct str){0};
    bool outside = next && next->kind == INLINE_TEXT && str_starts(next->text, STR(":"));
    return inner.size && next && (str_ends(inner, STR(":")) || outside);
}

/* "name: text" → its two parts; false when there is no colon. */
static bool cut_at_colon(struct str line, struct str *name, struct str *text) {
    size_t colon;
    if (!str_find(line, STR(":"), &colon)) return false;
    *name = str_trim(str_slice(line, 0, colon));
    *text = str_trim(str_skip(line, colon + 1));
    return name->size && text->size;
}

/* A line below an item: a field of it, or a part of its note. */
static void add_line(struct list_reader *list, struct row_draft *draft, struct str line, bool bold, struct span span) {
    struct row_maker *maker = &list->maker;
    struct row_key key;
    struct str name, text;
    bool field = line_is_field(maker, line, &key, &text);
    if (field && key.field == maker->rows->naming) text = line_take_parts(maker, draft, text, span);
    if (field && draft_say(maker, draft, &key, text, span)) return;
    if (cut_at_colon(line, &name, &text) && (bold || name.size < 30)) row_maker_unknown(maker, name, span);
    draft_note(maker, draft, (struct str){0}, line, span);
    if (!maker->note && !maker->unknown.count) row_maker_unknown(maker, line, span);
}

/* The lines of a paragraph, parted where it breaks; soft line ends part only what says a field. */
static void add_paragraph(struct list_reader *list, struct row_draft *draft, const struct block *paragraph,
                          const struct inline_node *first) {
    struct arena *arena = list->maker.reader->arena;
    struct str line = {0};
    bool bold = has_bold_key(paragraph);
    for (const struct inline_node *node = first;; node = node->next) {
        bool ends = !node || node->kind == INLINE_BREAK || node->kind == INLINE_SPACE;
        if (ends && str_trim(line).size) add_line(list, draft, str_trim(line), bold, paragraph->span);
        if (!node) return;
        struct inline_node alone = *node;
        alone.next = NULL;
        line = ends ? (struct str){0} : str_join(arena, line, inline_plain(arena, &alone));
    }
}

/* Items ----------------------------------------------------------------------------------------------------------- */

static void read_items(struct list_reader *list, const struct block *block);

static bool has_boxes(const struct block *list) {
    for (const struct block *item = list->first; item; item = item->next)
        if (item->check != CHECK_NONE) return true;
    return false;
}

static void add_below(struct list_reader *list, struct row_draft *draft, const struct block *below);

/* A block of a class is a part of the note that only its class sees. */
static void add_classed(struct list_reader *list, struct row_draft *draft, const struct block *division) {
    struct arena *arena = list->maker.reader->arena;
    struct str text = {0};
    for (const struct block *block = division->first; block; block = block->next) {
        struct str part = str_trim(block->kind == BLOCK_CODE ? block->text : inline_plain(arena, block->inlines));
        if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_CODE) {
            diagnose_help(list->maker.reader->sink,
                          diagnose(list->maker.reader->sink, SEVERITY_ERROR, CODE_I16, block->span,
                                   "a ::: block below an item of a list can hold nothing but text here"),
                          "write paragraphs, or the whole in YAML");
        }
        text = text.size ? str_format(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(part)) : part;
    }
    struct inline_node inner = {.kind = INLINE_TEXT, .text = text};
    struct inline_node classed = {.kind = INLINE_CLASSED, .text = division->info, .first = &inner};
    if (!text.size) return;
    draft_note(&list->maker, draft, (struct str){0}, inline_plain(arena, &classed), division->span);
    if (!list->maker.note) row_maker_unknown(&list->maker, text, division->span);
}

/* What stands below an item. Lists with boxes are rows of their own, items without a box among them too. */
static void add_below(struct list_reader *list, struct row_draft *draft, const struct block *below) {
    for (const struct block *block = below; block; block = block->next) {
        if (block->kind == BLOCK_PARAGRAPH) add_paragraph(list, draft, block, block->inlines);
        else if (block->kind == BLOCK_QUOTE) add_below(list, draft, block->first);
        else if (block->kind == BLOCK_DIVISION) add_classed(list, draft, block);
        else if (block->kind == BLOCK_CODE) draft_note(&list->maker, draft, (struct str){0}, block->text, block->span);
        else if (block->kind == BLOCK_LIST && !has_boxes(block)) {
            for (const struct block *item = block->first; item; item = item->next) add_below(list, draft, item->first);
        } else if (block->kind == BLOCK_TABLE) {
            struct block *copy = NEW(list->maker.reader->arena, struct block);
            *copy = *block;
            copy->next = NULL;
            block_append(list->rest, copy);
            diagnose(list->maker.reader->sink, SEVERITY_INFO, CODE_I16, block->span,
                     "a table below an item of a list belongs to no row: it stays text");
        }
    }
}

/* The first line of an item, and where the rest of its paragraph begins. */
static struct str first_line(struct arena *arena, const struct row_maker *maker, const struct block *paragraph,
                             const struct inline_node **after) {
    struct str line = {0};
    const struct inline_node *node = paragraph->inlines;
    for (; node && node->kind != INLINE_BREAK; node = node->next) {
        struct inline_node alone = *node;
        alone.next = NULL;
        struct row_key key;
        struct str value, next = node->kind == INLINE_SPACE ? inline_plain(arena, node->next) : (struct str){0};
        struct row_maker copy = *maker;
        if (next.size && line_is_field(&copy, next, &key, &value)) break;
        line = str_join(arena, line, inline_plain(arena, &alone));
    }
    *after = node;
    return str_trim(line);
}

static void push(struct list_reader *list, struct value *row) {
    if (row) ARENA_PUSH(list->maker.reader->arena, list->rows->items, list->rows->count, list->capacity) = row;
}

static void say_name(struct list_reader *list, struct row_draft *draft, struct str line, struct span span) {
    struct row_maker *maker = &list->maker;
    const struct field *naming = maker->rows->naming;
    struct row_key key = {.field = naming, .name = naming->name}, said;
    struct str value;
    line = record_without_cue(maker->reader->arena, maker->list, line);
    bool named = line_is_field(maker, line, &said, &value) && said.field == naming;
    struct str text = line_take_parts(maker, draft, named ? value : line, span);
    text = line_take_person(maker, draft, text, span);
    draft_say(maker, draft, &key, text, span);
}

/* An item that is nothing else has no name that everybody sees. */
static void refuse_classed(struct list_reader *list, const struct block *division) {
    struct record_reader *reader = list->maker.reader;
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_ERROR, CODE_I16, division->span,
                 "a ::: block cannot hold a whole item of “{0}”", field_spelling(list->maker.list, reader->language));
    diagnose_help(reader->sink, d, "put it around the list, or around a part of the item's text");
}

/* Its own rows first, then those below it. */
static void read_item(struct list_reader *list, const struct block *item) {
    struct arena *arena = list->maker.reader->arena;
    const struct block *paragraph = item->first && item->first->kind == BLOCK_PARAGRAPH ? item->first : NULL;
    struct row_draft draft = draft_new(&list->maker, item->span);
    const struct inline_node *after = NULL;
    struct str line = paragraph ? first_line(arena, &list->maker, paragraph, &after) : (struct str){0};
    if (!line.size) {
        if (item->first && item->first->kind == BLOCK_DIVISION) refuse_classed(list, item->first);
        if (item->first) add_below(list, &draft, item->first);
        return;
    }
    say_name(list, &draft, line, paragraph->span);
    if (after) add_paragraph(list, &draft, paragraph, after->next);
    add_below(list, &draft, paragraph->next);
    if (item->check == CHECK_DONE) draft_tick(&list->maker, &draft, item->span);
    push(list, draft_finish(&list->maker, &draft));
    for (const struct block *block = paragraph->next; block; block = block->next)
        if (block->kind == BLOCK_LIST && has_boxes(block)) read_items(list, block);
}

static void read_items(struct list_reader *list, const struct block *block) {
    for (const struct block *item = block->first; item; item = item->next) read_item(list, item);
}

/* One row in several lines ---------------------------------------------------------------------------------------- */

/* "- **Title:** X", "- **Due:** Y": every item says a field, each another. */
static bool is_one_row(struct list_reader *list, const struct block *block, size_t *known, bool *named) {
    struct arena *arena = list->maker.reader->arena;
    size_t count = 0;
    *known = 0, *named = false;
    for (const struct block *item = block->first; item; item = item->next, count++) {
        const struct block *paragraph = item->first;
        struct row_key key;
        struct str value;
        if (!paragraph || paragraph->kind != BLOCK_PARAGRAPH || item->check != CHECK_NONE) return false;
        bool field = line_is_field(&list->maker, inline_plain(arena, paragraph->inlines), &key, &value);
        if (!field && !has_bold_key(paragraph)) return false;
        *known += field;
        *named |= field && key.field == list->maker.rows->naming;
    }
    return count > 1 && *known > 0;
}

static void read_one_row(struct list_reader *list, const struct block *block) {
    struct row_draft draft = draft_new(&list->maker, block->span);
    for (const struct block *item = block->first; item; item = item->next) add_below(list, &draft, item->first);
    push(list, draft_finish(&list->maker, &draft));
}

/* Lists ----------------------------------------------------------------------------------------------------------- */

static bool stays_text(struct list_reader *list, const struct block *block, const struct field *naming) {
    struct record_reader *reader = list->maker.reader;
    struct str name = field_spelling(list->maker.list, reader->language);
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_WARNING, CODE_I16, block->span,
                 "this list is not read as “{0}”: nothing in it says what its rows are called", name);
    if (naming) diagnose_help(reader->sink, d, "begin it with “{0}: …”", field_spelling(naming, reader->language));
    else diagnose_help(reader->sink, d, "write a table, each of whose columns is a field");
    return false;
}

bool record_read_list(struct record_reader *reader, struct record *record, const struct field *list,
                      const struct block *block, struct block_list *rest) {
    struct list_reader made = {.maker = row_maker_new(reader, list), .rest = rest};
    const struct field *naming = made.maker.rows->naming;
    size_t known;
    bool named;
    made.rows = NEW(reader->arena, struct value);
    *made.rows = (struct value){.kind = VALUE_SEQUENCE, .span = block->span};
    bool one = is_one_row(&made, block, &known, &named);
    if (!naming || !row_key_takes_cell(naming) || (one && !named)) return stays_text(&made, block, naming);
    if (one) read_one_row(&made, block);
    else read_items(&made, block);
    static const struct row_unknown unknown = {
        .kept = "{0, plural, one {what is called {1} is no field} other {what is called {1} are no fields}} of “{2}”: "
                "{0, plural, one {what it says} other {what they say}} stays with the row as “{3}”",
        .left_out =
            "{0, plural, one {what is called {1} is no field} other {what is called {1} are no fields}} of “{2}” "
            "and left out: its rows have no field for notes"};
    row_maker_report(&made.maker, &unknown);
    reader->read_markdown = true;
    if (made.rows->count) record_add_rows(reader, record, list, made.rows);
    return made.rows->count > 0;
}

/* Text that looks like a table ------------------------------------------------------------------------------------ */

void record_look_for_table(struct record_reader *reader, const struct field *list, const struct block *paragraph) {
    struct span span = paragraph->span;
    if (!span.source || table_line_count(source_line(span.source, span.line)) < 2) return;
    if (table_line_count(source_line(span.source, span.line + 1)) < 2) return;
    struct diagnostic *d =
        diagnose(reader->sink, SEVERITY_WARNING, CODE_I16, span, "this looks like a table of “{0}”, but it is none",
                 field_spelling(list, reader->language));
    diagnose_help(reader->sink, d, "write a line |---|---| below its head, with as many columns as it has");
}
