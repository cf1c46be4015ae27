/* "Key: value" in Markdown → a field. A line is taken when its key names a field, by equality; what it says a second
 * time is taken away when it is the same, and an error when it is not. */
#include "kind/record_lines.h"

#include "kind/record_fields.h"
#include "kind/record_shape.h"
#include "kind/record_unread.h"
#include "kind/record_value.h"
#include "kind/section_field.h"

/* A key with its value, and the inlines that it is made of. */
struct pair {
    struct str key, value;
    struct inline_list nodes;
    struct span span;
    bool bold;
};

struct pairs {
    struct pair *items;
    size_t count, capacity;
};

struct span place_in_line(struct span line, struct str text) {
    struct str whole = source_line(line.source, line.line);
    struct span span = {.source = line.source, .line = line.line};
    size_t at;
    if (!text.size || !str_find(whole, text, &at)) return span;
    span.column = (uint32_t)str_code_points(str_slice(whole, 0, at)) + 1;
    span.length = (uint32_t)str_code_points(text);
    return span;
}

/* Reading -----------------------------------------------------------------------------------------------------------
 */

static struct value value_at(struct str text, struct span span) {
    return (struct value){.kind = VALUE_SCALAR,
                          .style = SCALAR_PLAIN,
                          .text = text,
                          .span = span,
                          .text_line = span.line,
                          .text_column = span.column};
}

struct record *record_of_group(struct record_reader *reader, struct record *document, const struct field *group,
                               struct span span) {
    struct datum *datum = record_datum(document, group);
    if (datum->kind == DATUM_RECORD) return reader->records->items[datum->record->number];
    struct record *record = record_open(reader->records, group->fields, document, span);
    *datum = (struct datum){.kind = DATUM_RECORD, .record = record, .span = span};
    return record;
}

void record_say(struct record_reader *reader, struct record *record, const struct field *field, struct str text,
                struct span span) {
    struct value *value = NEW(reader->arena, struct value), mapping = {.kind = VALUE_MAPPING, .span = span};
    *value = value_at(text, span);
    struct entry entry = {.key = field->name, .key_span = span, .value = value};
    mapping.entries = &entry;
    mapping.count = 1;
    *record_datum(record, field) = (struct datum){0}; /* "?" may have stood there */
    record_read_fields(reader, record, &mapping);
}

static struct datum read_quietly(const struct record_reader *reader, const struct field *field, struct str text,
                                 struct span span, bool *clean) {
    struct diagnostics unheard = diagnostics_new(reader->arena);
    struct record_reader quiet = *reader;
    struct value value = value_at(text, span);
    quiet.sink = &unheard;
    quiet.ahead = true;
    struct datum datum = datum_read(&quiet, field, &value);
    *clean = !unheard.errors;
    return datum;
}

static bool is_single(const struct field *field) { return field->type != FIELD_LIST && field->type != FIELD_GROUP; }

bool record_reads(const struct record_reader *reader, const struct field *field, struct str text, struct span span) {
    bool clean = true;
    if (is_single(field)) read_quietly(reader, field, text, span, &clean);
    return clean;
}

/* Said twice --------------------------------------------------------------------------------------------------------
 */

static void report_contradiction(struct record_reader *reader, const struct field *field, const struct datum *said,
                                 const struct pair *pair) {
    struct str name = field_spelling(field, reader->language);
    struct diagnostic *d = diagnose(
        reader->sink, SEVERITY_ERROR, CODE_I09, pair->span, "“{0}” is “{1}” here and “{2}” in line {3}", name,
        str_excerpt(reader->arena, pair->value, 40), str_excerpt(reader->arena, said->text, 40), said->span.line);
    diagnose_help(reader->sink, d, "keep the one that is true, and take the other out");
}

static void note_repetition(struct record_reader *reader, const struct field *field, const struct datum *said,
                            const struct pair *pair) {
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_INFO, CODE_I16, pair->span,
                                    "“{0}” is said in line {1} already: this line stays text",
                                    field_spelling(field, reader->language), said->span.line);
    diagnose_help(reader->sink, d, "take it out if it says the same");
}

/* Whether the line says what is there already, so that it can go; otherwise it stays, and that was said. */
static bool repeats(struct record_reader *reader, const struct line_scope *scope, const struct field *field,
                    const struct datum *said, const struct pair *pair) {
    bool clean, compared = is_single(field) && field->type != FIELD_REFERENCE && field->type != FIELD_MARKDOWN;
    bool same_text = said->text.size && str_equal(str_trim(said->text), pair->value);
    if (same_text) return true;
    struct datum datum = {0};
    if (compared) datum = read_quietly(reader, field, pair->value, pair->span, &clean);
    if (compared && clean && datum_equal(datum, *said)) return true;
    bool wrong = compared && !scope->foot && !said->unread;
    if (wrong) report_contradiction(reader, field, said, pair);
    else note_repetition(reader, field, said, pair);
    return false;
}

/* "AE: Ann | CSM: Bo": a second person for the same field joins those beside it. */
static bool take_second(struct record_reader *reader, struct record *record, const struct field *field,
                        const struct datum *said, const struct pair *pair) {
    const struct field *others = field->type == FIELD_REFERENCE ? field->otherwise : NULL;
    bool clean;
    if (!others || said->kind != DATUM_TEXT || !pair->value.size) return false;
    struct datum more = read_quietly(reader, others->element, pair->value, pair->span, &clean);
    struct datum *list = record_datum(record, others);
    if (!clean || more.kind != DATUM_TEXT) return false;
    size_t before = list->kind == DATUM_LIST ? list->count : 0;
    struct datum *items = NEW_ARRAY(reader->arena, struct datum, before + 1);
    for (size_t i = 0; i < before; i++) items[i] = list->items[i];
    items[before] = more;
    *list = (struct datum){
        .kind = DATUM_LIST, .items = items, .count = before + 1, .span = before ? list->span : pair->span};
    diagnose(reader->sink, SEVERITY_INFO, CODE_I16, pair->span, "“{0}” is said in line {1} already: “{2}” joins “{3}”",
             field_spelling(field, reader->language), said->span.line, pair->value,
             field_spelling(others, reader->language));
    return true;
}

static bool says_something(const struct datum *datum) {
    return datum->span.line && (datum->kind != DATUM_UNKNOWN) && (datum->kind != DATUM_MISSING || datum->unread);
}

/* "**Customer:** X" beside a group that is there already is its name. */
static bool take_in(struct record_reader *reader, const struct line_scope *scope, struct record *record,
                    const struct field *field, const struct pair *pair) {
    struct datum *said = record_datum(record, field);
    if (says_something(said)) {
        const struct field *naming =
            said->kind == DATUM_RECORD && field->type == FIELD_GROUP ? field->fields->naming : NULL;
        bool same = str_equal(str_trim(said->text), pair->value);
        if (!same && !scope->foot && take_second(reader, record, field, said, pair)) return true;
        if (!naming || !field_is_written(naming)) return repeats(reader, scope, field, said, pair);
        return take_in(reader, scope, reader->records->items[said->record->number], naming, pair);
    }
    if (scope->foot && !record_reads(reader, field, pair->value, pair->span)) return false;
    record_say(reader, record, field, pair->value, pair->span);
    return true;
}

/* A row whose fields are said as lines: the value of a contract here, its end there. */
struct line_row {
    struct line_row *next;
    const struct field *list;
    struct value *row; /* a mapping */
    size_t capacity;
};

static struct line_row *line_row_of(struct record_reader *reader, const struct field *list, struct span span) {
    for (struct line_row *row = reader->line_rows; row; row = row->next)
        if (row->list == list) return row;
    struct line_row *row = NEW(reader->arena, struct line_row);
    *row = (struct line_row){.next = reader->line_rows, .list = list, .row = NEW(reader->arena, struct value)};
    *row->row = (struct value){.kind = VALUE_MAPPING, .span = span};
    return reader->line_rows = row;
}

/* What is said a second time stays text, and is named by whoever asks. */
static bool take_in_row(struct record_reader *reader, const struct place *place, const struct pair *pair) {
    struct line_row *row = line_row_of(reader, place->list, pair->span);
    if (value_find(row->row, place->field->name)) return false;
    struct value *value = NEW(reader->arena, struct value);
    *value = value_at(pair->value, pair->span);
    struct entry entry = {.key = place->field->name, .key_span = pair->span, .value = value};
    ARENA_PUSH(reader->arena, row->row->entries, row->row->count, row->capacity) = entry;
    return true;
}

void record_add_line_rows(struct record_reader *reader, struct record *document) {
    for (const struct line_row *row = reader->line_rows; row; row = row->next) {
        struct value rows = {.kind = VALUE_SEQUENCE, .span = row->row->span, .count = 1};
        struct value *items[] = {row->row};
        rows.items = items;
        record_add_rows(reader, document, row->list, &rows);
    }
}

/* Names ------------------------------------------------------------------------------------------------------------
 */

static void say_in(struct arena *arena, struct value *row, const struct field *field, struct str text,
                   struct span span) {
    struct value *value = NEW(arena, struct value);
    *value = value_at(text, span);
    row->entries[row->count++] = (struct entry){.key = field->name, .key_span = span, .value = value};
}

/* "Graz (AT)" is called Graz; what stands in the bracket is its note. */
static struct value *row_of_name(struct arena *arena, const struct field_set *rows, struct str name, struct span span) {
    const struct field *note = field_find(rows, STR("note"));
    struct value *row = NEW(arena, struct value);
    size_t open;
    *row = (struct value){.kind = VALUE_MAPPING, .span = span, .entries = NEW_ARRAY(arena, struct entry, 2)};
    bool bracket = note && note->type == FIELD_TEXT && str_ends(name, STR(")")) && str_find(name, STR(" ("), &open);
    struct str inside = bracket ? str_slice(name, open + 2, name.size - 1) : (struct str){0};
    say_in(arena, row, rows->naming, bracket ? str_slice(name, 0, open) : name, span);
    if (inside.size) say_in(arena, row, note, inside, span);
    return row;
}

/* "Standorte: Aschaffenburg, Dresden, Graz (AT)" */
static void take_names(struct record_reader *reader, struct record *record, const struct field *list,
                       const struct pair *pair) {
    struct value rows = {.kind = VALUE_SEQUENCE, .span = pair->span};
    size_t capacity = 0;
    struct name_parts names = name_parts(reader->arena, pair->value);
    for (size_t i = 0; i < names.count; i++)
        ARENA_PUSH(reader->arena, rows.items, rows.count, capacity) =
            row_of_name(reader->arena, field_rows(list), names.items[i], pair->span);
    if (names.count > 1) shape_note_several(reader, pair->value, pair->span, &names);
    record_add_rows(reader, record, list, &rows);
}

static bool take_pair(struct record_reader *reader, const struct line_scope *scope, const struct pair *pair) {
    struct place place = key_place(scope->document->set, scope->group, pair->key);
    if (!place.field || !pair->value.size) return false;
    if (place.list && !take_in_row(reader, &place, pair)) {
        unread_line(reader, pair->key, pair->span);
        return false;
    }
    reader->lines_said++;
    reader->read_markdown = true;
    if (place.list) return true;
    struct record *record =
        place.group ? record_of_group(reader, scope->document, place.group, pair->span) : scope->document;
    if (field_has_rows(place.field)) {
        take_names(reader, record, place.field, pair);
        return true;
    }
    return take_in(reader, scope, record, place.field, pair);
}

/* Pairs in a run of inlines -----------------------------------------------------------------------------------------
 */

static bool ends_line(const struct inline_node *node) {
    return node->kind == INLINE_BREAK || node->kind == INLINE_SPACE;
}

/* "**Key:**", "**Key**:" */
static bool is_key(struct arena *arena, const struct inline_node *node) {
    if (node->kind != INLINE_STRONG) return false;
    struct str text = str_trim(inline_plain(arena, node->first));
    bool inside = text.size > 1 && str_ends(text, STR(":"));
    bool behind = node->next && node->next->kind == INLINE_TEXT && str_starts(node->next->text, STR(":"));
    return inside || behind;
}

/* Without the colon in front, and without what parts two pairs behind: "|", a dash. */
static struct str bare_value(struct str text) {
    text = str_trim(text);
    if (str_starts(text, STR(":"))) text = str_trim(str_skip(text, 1));
    static const char *const ends[] = {"|", "—", "–", "·", "-"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct str end = str_of(ends[i]);
        if (str_ends(text, end)) text = str_trim(str_slice(text, 0, text.size - end.size));
    }
    return text;
}

static struct str bare_key(struct str text) {
    text = str_trim(text);
    return str_ends(text, STR(":")) ? str_trim(str_slice(text, 0, text.size - 1)) : text;
}

static void finish_bold(struct arena *arena, struct pair *pair) {
    struct inline_node *first = pair->nodes.first;
    pair->key = bare_key(inline_plain(arena, first->first));
    pair->value = bare_value(inline_plain(arena, first->next));
    pair->span = place_in_line(first->span, pair->value);
}

/* "Customer: X" without bold; the key is empty where there is no colon. */
static void finish_plain(struct arena *arena, struct pair *pair) {
    struct str text = str_trim(inline_plain(arena, pair->nodes.first));
    size_t at;
    if (!str_find(text, STR(": "), &at)) return;
    pair->key = str_slice(text, 0, at);
    pair->value = bare_value(str_skip(text, at + 2));
    pair->span = place_in_line(pair->nodes.first->span, pair->value);
}

/* Whether a text begins like a line of its own: "CSM: Bo". */
static bool begins_line(struct str text) {
    enum { LONGEST_KEY = 40 };
    size_t colon, bar;
    bool found = str_find(text, STR(": "), &colon) && colon > 0 && colon <= LONGEST_KEY;
    return found && (!str_find(text, STR(" | "), &bar) || colon < bar) &&
           (!str_find(text, STR(" · "), &bar) || colon < bar);
}

/* Where a text goes on with another line behind a bar; false when it does not. */
static bool find_bar(struct str text, size_t *end, struct str *rest) {
    static const struct str bars[] = {STR_INIT(" | "), STR_INIT(" · ")};
    for (size_t i = 1; i < text.size; i++)
        for (size_t b = 0; b < sizeof bars / sizeof *bars; b++) {
            if (!str_starts(str_skip(text, i), bars[b])) continue;
            *end = i + bars[b].size - 1;
            *rest = str_skip(text, i + bars[b].size);
            if (begins_line(*rest)) return true;
        }
    return false;
}

/* "AE: Ann | CSM: Bo" is two lines; the bar stays with the first. */
static void part_at_bars(struct arena *arena, struct inline_node *first) {
    struct str rest;
    size_t end;
    for (struct inline_node *node = first; node; node = node->next) {
        if (node->kind != INLINE_TEXT || !begins_line(node->text) || !find_bar(node->text, &end, &rest)) continue;
        struct inline_node *space = NEW(arena, struct inline_node), *behind = NEW(arena, struct inline_node);
        *behind = *node;
        behind->text = rest;
        *space = (struct inline_node){.kind = INLINE_SPACE, .span = node->span, .next = behind};
        node->text = str_slice(node->text, 0, end);
        node->next = space;
    }
}

/* Parts the inlines at bold keys and at ends of lines; a line without a key goes on with a bold key's value. The
 * inlines are taken apart. */
static struct pairs pairs_of(struct arena *arena, struct inline_node *first) {
    struct pairs pairs = {0};
    bool fresh = true;
    part_at_bars(arena, first);
    for (struct inline_node *node = first, *next; node; node = next) {
        next = node->next;
        bool key = is_key(arena, node), end = ends_line(node);
        struct pair *last = pairs.count ? &pairs.items[pairs.count - 1] : NULL;
        node->next = NULL;
        bool goes_on = last && !key && (!fresh || (last->bold && last->nodes.last->kind == INLINE_SPACE));
        if (!goes_on) ARENA_PUSH(arena, pairs.items, pairs.count, pairs.capacity) = (struct pair){.bold = key};
        inline_append(&pairs.items[pairs.count - 1].nodes, node);
        fresh = end;
    }
    for (size_t i = 0; i < pairs.count; i++) {
        if (pairs.items[i].bold) finish_bold(arena, &pairs.items[i]);
        else finish_plain(arena, &pairs.items[i]);
    }
    return pairs;
}

static bool names_field(const struct line_scope *scope, const struct pair *pair) {
    return pair->key.size && key_place(scope->document->set, scope->group, pair->key).field;
}

/* Lines without bold are fields when all of them look like it and half of them are: prose has colons too. */
static bool are_fields(const struct line_scope *scope, const struct pairs *pairs) {
    enum { LONGEST_KEY = 40 };
    size_t known = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        if (!pairs->items[i].key.size || pairs->items[i].key.size > LONGEST_KEY) return false;
        known += names_field(scope, &pairs->items[i]);
    }
    return known && known * 2 >= pairs->count;
}

static struct inline_node *without_ends(struct inline_list list) {
    struct inline_node *first = list.first, *last = NULL;
    while (first && ends_line(first)) first = first->next;
    for (struct inline_node *node = first; node; node = node->next)
        if (!ends_line(node)) last = node;
    if (last) last->next = NULL;
    return first;
}

/* "Stand 12. November 2026, Bruno Zwahlen": the document's own day without a colon. True when that is all it says. */
static bool take_day(struct record_reader *reader, const struct line_scope *scope, const struct pair *pair) {
    enum { LONGEST = 80 };
    const struct field *dated = reader->kind->dated;
    struct str text = str_trim(inline_plain(reader->arena, pair->nodes.first));
    size_t space, comma;
    bool whole, clean;
    if (!dated || scope->group || text.size > LONGEST || !str_find(text, STR(" "), &space)) return false;
    if (field_find(scope->document->set, str_slice(text, 0, space)) != dated) return false;
    struct pair day = {.key = str_slice(text, 0, space), .value = str_trim(str_skip(text, space))};
    whole = !str_find(day.value, STR(", "), &comma);
    if (!whole) day.value = str_slice(day.value, 0, comma);
    day.span = place_in_line(pair->nodes.first->span, day.value);
    if (read_quietly(reader, dated, day.value, day.span, &clean).kind != DATUM_DATE) return false;
    return take_pair(reader, scope, &day) && whole;
}

/* What is left of the inlines. */
static struct inline_node *take_pairs(struct record_reader *reader, const struct line_scope *scope,
                                      struct inline_node *first) {
    struct inline_list rest = {0};
    struct pairs pairs = pairs_of(reader->arena, first);
    bool plain = are_fields(scope, &pairs);
    for (size_t i = 0; i < pairs.count; i++) {
        struct pair *pair = &pairs.items[i];
        bool line = pair->key.size && (pair->bold || plain), taken = line && take_pair(reader, scope, pair);
        if (!pair->key.size) taken = take_day(reader, scope, pair);
        if (!taken) inline_append(&rest, pair->nodes.first);
        if (line && !names_field(scope, pair)) unread_line(reader, pair->key, pair->span);
    }
    return without_ends(rest);
}

/* Blocks ------------------------------------------------------------------------------------------------------------
 */

/* "*Last updated: 2026-11-05*": a line set apart as a whole. */
static bool take_paragraph(struct record_reader *reader, const struct line_scope *scope, struct block *block) {
    struct inline_node *first = block->inlines;
    bool apart = first && !first->next && first->kind == INLINE_EMPHASIS;
    struct inline_node **where = apart ? &first->first : &block->inlines;
    *where = take_pairs(reader, scope, *where);
    return *where != NULL;
}

/* Each item with a single paragraph of its own is a line. */
static bool take_items(struct record_reader *reader, const struct line_scope *scope, struct block *list) {
    struct block_list rest = {0};
    for (struct block *item = list->first, *next; item; item = next) {
        next = item->next;
        item->next = NULL;
        bool line = item->first && !item->first->next && item->first->kind == BLOCK_PARAGRAPH;
        if (!line || take_paragraph(reader, scope, item->first)) block_append(&rest, item);
    }
    list->first = rest.first;
    return list->first != NULL;
}

static struct pair pair_of_row(struct arena *arena, const struct inline_node *key, const struct inline_node *value,
                               struct span line) {
    struct pair pair = {.key = bare_key(inline_plain(arena, key)), .value = str_trim(inline_plain(arena, value))};
    pair.span = place_in_line(line, pair.value);
    return pair;
}

static struct pair row_pair(struct arena *arena, const struct row *row) {
    const struct block *key = row->cells[0].blocks, *value = row->cells[1].blocks;
    if (!key) return (struct pair){0};
    return pair_of_row(arena, key->inlines, value ? value->inlines : NULL, key->span);
}

/* A table of fields and values: two columns, and most of the left ones name a field. */
static bool is_table_of_fields(struct arena *arena, const struct line_scope *scope, const struct table *table) {
    size_t known = 0;
    if (table->column_count != 2) return false;
    for (size_t i = 0; i < table->row_count; i++) {
        struct pair pair = row_pair(arena, &table->rows[i]);
        known += pair.key.size && key_place(scope->document->set, scope->group, pair.key).field;
    }
    return known && known * 2 >= table->row_count;
}

static bool take_table(struct record_reader *reader, const struct line_scope *scope, struct block *block) {
    struct table *table = block->table;
    struct arena *arena = reader->arena;
    size_t left = 0;
    if (!is_table_of_fields(arena, scope, table)) return true;
    struct pair head = pair_of_row(arena, table->columns[0].heading, table->columns[1].heading, block->span);
    bool headless = take_pair(reader, scope, &head);
    for (size_t i = 0; i < table->row_count; i++) {
        struct pair pair = row_pair(arena, &table->rows[i]);
        if (take_pair(reader, scope, &pair)) continue;
        table->rows[left++] = table->rows[i];
        if (!names_field(scope, &pair)) unread_line(reader, pair.key, pair.span);
    }
    table->row_count = left;
    if (headless) table->headed = false, table->columns[0].heading = table->columns[1].heading = NULL;
    return left > 0;
}

bool record_are_lines(struct record_reader *reader, const struct line_scope *scope, const struct block *paragraph) {
    struct inline_node *copy = inline_copy(reader->arena, paragraph->inlines);
    struct pairs pairs = pairs_of(reader->arena, copy);
    for (size_t i = 0; i < pairs.count; i++)
        if (!pairs.items[i].bold || !pairs.items[i].value.size || !names_field(scope, &pairs.items[i])) return false;
    return pairs.count > 0;
}

enum lines_taken record_take_lines(struct record_reader *reader, const struct line_scope *scope, struct block *block) {
    size_t unread = reader->unread_lines.count, said = reader->lines_said;
    bool left = true;
    if (block->kind == BLOCK_PARAGRAPH) left = take_paragraph(reader, scope, block);
    else if (block->kind == BLOCK_LIST && block->list_style != LIST_CHECKS) left = take_items(reader, scope, block);
    else if (block->kind == BLOCK_TABLE) left = take_table(reader, scope, block);
    bool some = unread != reader->unread_lines.count || said != reader->lines_said;
    return !left ? LINES_ALL : some ? LINES_SOME : LINES_NONE;
}
