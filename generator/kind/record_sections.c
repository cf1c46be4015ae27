/* The Markdown below a document's head → its fields: which field what stands below a heading belongs to. How tables and
 * lists become rows is record_tables.c, how lines become fields record_lines.c. What no field takes is left in the
 * field for chapters, in its order; headings whose sections were used up are named where they are no field's name. */
#include "kind/record_sections.h"

#include "base/locale.h"
#include "base/word_list.h"
#include "kind/page_furniture.h"
#include "kind/record_cues.h"
#include "kind/record_fields.h"
#include "kind/record_lines.h"
#include "kind/record_parts.h"
#include "kind/record_published.h"
#include "kind/record_sides.h"
#include "kind/record_tables.h"
#include "kind/record_title.h"
#include "kind/record_unread.h"
#include "kind/section_field.h"
#include "kind/section_unit.h"
#include "kind/typed_headings.h"
#include "kind/year_table.h"

/* What the blocks of a section are read for. */
enum reading {
    READ_TEXT,  /* rows below headings that name a list, and nothing else: inside a text */
    READ_OTHER, /* a section that names nothing: all below headings that name a field */
    READ_WHOLE, /* the same, in a section that is to be one field's value */
    READ_LINES, /* the same, and lines of fields: the head of the document, or a group */
    READ_ROWS,  /* rows of a list */
};

struct scope {
    enum reading reading;
    const struct field *group;   /* LINES: whose fields they are; NULL: the document's */
    const struct field *parted;  /* TEXT: whose sections are about rows: only lists with cues are in it; NULL */
    const struct field *list;    /* ROWS */
    struct record *record;       /* ROWS: in which the list stands */
    const struct block *section; /* around the blocks; NULL: the head */
};

struct sections {
    struct record_reader *reader;
    struct record *document;
    const struct block *title; /* the section around all others; NULL */
    const struct block *asked; /* the last section whose heading names two fields */
};

static struct block *read_blocks(struct sections *sections, const struct scope *scope, struct block *first);

static struct str heading_of(const struct sections *sections, const struct block *section) {
    return str_trim(inline_plain(sections->reader->arena, section->inlines));
}

static struct record *record_of(struct sections *sections, struct place place, struct span span) {
    if (!place.group) return sections->document;
    return record_of_group(sections->reader, sections->document, place.group, span);
}

/* Texts ------------------------------------------------------------------------------------------------------- */

static void take_text(struct sections *sections, struct place place, const struct block *section) {
    struct record_reader *reader = sections->reader;
    struct record *record = record_of(sections, place, section->span);
    struct datum *datum = record_datum(record, place.field);
    bool unknown = datum->kind == DATUM_UNKNOWN;
    if (datum->span.line && !unknown) {
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I09, section->span,
                                        "this section is “{0}”, which is there already in line {1}",
                                        field_spelling(place.field, reader->language), datum->span.line);
        diagnose_help(reader->sink, d, "keep one of them, or give the section another heading");
        return;
    }
    *datum = (struct datum){.kind = DATUM_MARKDOWN, .blocks = section->first, .span = section->span};
}

/* Single values and lists of them ----------------------------------------------------------------------------- */

static bool is_only(const struct block *block, enum block_kind kind) {
    return block && !block->next && block->kind == kind;
}

static bool has_value(const struct sections *sections, struct place place) {
    const struct record *record = sections->document;
    if (place.group) record = datum_record(*record_said(record, place.group));
    const struct datum *datum = record ? record_said(record, place.field) : NULL;
    return datum && datum->span.line && datum->kind != DATUM_UNKNOWN;
}

/* One paragraph that can be read as the field's value; a date or a choice is no prose. */
static bool take_single(struct sections *sections, struct place place, const struct block *section) {
    if (!is_only(section->first, BLOCK_PARAGRAPH) || place.field->type == FIELD_REFERENCE) return false;
    struct str text = str_trim(inline_plain(sections->reader->arena, section->first->inlines));
    struct span span = place_in_line(section->first->span, text);
    if (!text.size || !record_reads(sections->reader, place.field, text, span)) return false;
    record_say(sections->reader, record_of(sections, place, section->span), place.field, text, span);
    return true;
}

static void add_item(struct arena *arena, struct value *list, size_t *capacity, const struct block *paragraph) {
    struct value *item = NEW(arena, struct value);
    struct str text = str_trim(inline_plain(arena, paragraph->inlines));
    *item = (struct value){.kind = VALUE_SCALAR, .style = SCALAR_PLAIN, .text = text};
    item->span = place_in_line(paragraph->span, text);
    item->text_line = item->span.line;
    item->text_column = item->span.column;
    if (text.size) ARENA_PUSH(arena, list->items, list->count, *capacity) = item;
}

static bool is_line(const struct block *item) { return is_only(item->first, BLOCK_PARAGRAPH); }

/* A list whose items are lines, or the first column of a table, which goes on to be printed for its other columns. */
static bool values_of(struct arena *arena, const struct field *field, const struct block *block, struct value *out) {
    size_t capacity = 0;
    bool people = field->element->type == FIELD_REFERENCE;
    if (is_only(block, BLOCK_LIST)) {
        for (const struct block *item = block->first; item; item = item->next)
            if (!is_line(item)) return false;
        for (const struct block *item = block->first; item; item = item->next)
            add_item(arena, out, &capacity, item->first);
    }
    if (people && is_only(block, BLOCK_TABLE))
        for (size_t i = 0; i < block->table->row_count; i++)
            if (block->table->rows[i].cells[0].blocks)
                add_item(arena, out, &capacity, block->table->rows[i].cells[0].blocks);
    return out->count > 0;
}

/* True when nothing is left to print. */
static bool take_values(struct sections *sections, struct place place, const struct block *section) {
    struct value list = {.kind = VALUE_SEQUENCE, .span = section->span};
    if (!values_of(sections->reader->arena, place.field, section->first, &list)) return false;
    struct entry entry = {.key = place.field->name, .key_span = section->span, .value = &list};
    struct value mapping = {.kind = VALUE_MAPPING, .span = section->span, .entries = &entry, .count = 1};
    struct record *record = record_of(sections, place, section->span);
    *record_datum(record, place.field) = (struct datum){0};
    record_read_fields(sections->reader, record, &mapping);
    return section->first->kind == BLOCK_LIST;
}

/* Groups ------------------------------------------------------------------------------------------------------ */

/* The list of a group that alone has most of a table's columns: a year table below “Revenue”, which may lie on its
 * side. */
static const struct field *list_for_table(struct record_reader *reader, const struct field *group,
                                          const struct table *table) {
    const struct field *best = NULL, *years = group->fields->by_year;
    size_t most = 1;
    if (years && year_table_is(reader, years, table)) return years;
    for (size_t i = 0; i < group->fields->count; i++) {
        const struct field *field = &group->fields->fields[i];
        if (!field_is_written(field) || !field_has_rows(field)) continue;
        size_t known = record_table_columns(reader, field, table);
        if (known == most) best = NULL;
        if (known > most) best = field, most = known;
    }
    return best;
}

/* A table of its own: what is left of it. *told: it was for a list, which said what it did not read. */
static struct block *take_group_table(struct sections *sections, const struct scope *scope, struct block *table,
                                      bool *told) {
    const struct field *group = scope->group;
    const struct field *list = list_for_table(sections->reader, group, table->table);
    *told = list != NULL;
    if (!list) return table;
    struct block section = {.kind = BLOCK_SECTION, .span = table->span, .first = table};
    struct record *record = record_of(sections, (struct place){.group = group, .field = list}, table->span);
    record_take_rows(sections->reader, record, list, &section);
    return section.first;
}

/* Sections ---------------------------------------------------------------------------------------------------- */

static void report_two(struct sections *sections, const struct block *section, const struct field *a,
                       const struct field *b) {
    struct record_reader *reader = sections->reader;
    struct str first = field_spelling(a, reader->language), second = field_spelling(b, reader->language);
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I06, section->span,
                                    "“{0}” names both “{1}” and “{2}”", heading_of(sections, section), first, second);
    diagnose_help(reader->sink, d, "write “{0}” or “{1}”, or each below a heading of its own", first, second);
}

/* A heading without a name of its own above rows says something that no row says. */
static void note_heading(struct sections *sections, const struct block *section, const struct field *list) {
    struct record_reader *reader = sections->reader;
    diagnose(reader->sink, SEVERITY_INFO, CODE_I16, section->span,
             "the heading “{0}” is not printed: what stands below it became rows of “{1}”",
             heading_of(sections, section), field_spelling(list, reader->language));
}

/* "Agenda – ninety minutes" is the agenda; “Outlook: goals and perspectives” says the same twice. */
static void note_tail(struct sections *sections, struct place place, const struct block *section) {
    struct record_reader *reader = sections->reader;
    struct str tail = text_name(reader->arena, place.tail);
    if (section_unit_is(reader, place.tail)) return;
    if (!place.tail.size || aliases_hold(place.field->aliases, place.field->alias_count, tail)) return;
    diagnose(reader->sink, SEVERITY_INFO, CODE_I16, section->span,
             "the section became “{0}”: “{1}” of its heading is not printed",
             field_spelling(place.field, reader->language), place.tail);
}

static void note_title(struct sections *sections, const struct block *section) {
    struct diagnostic *d =
        diagnose(sections->reader->sink, SEVERITY_INFO, CODE_I16, section->span,
                 "the heading “{0}” is not printed: the document has another title", heading_of(sections, section));
    diagnose_help(sections->reader->sink, d, "write it as the title, or take one of them out");
}

/* Whether a field cannot take what stands below its name: rows below that of a text, other names than its choices. */
static bool is_for_other(struct sections *sections, const struct field *field, const struct block *section) {
    bool rows = false, other = field->otherwise && field->type != FIELD_REFERENCE;
    for (const struct block *block = section->first; block && other && !rows; block = block->next) {
        bool table = block->kind == BLOCK_TABLE;
        if (table && field_has_rows(field)) rows = !record_table_keys_fit(sections->reader, field, block->table);
        else rows = table || block->kind == BLOCK_LIST;
    }
    return rows;
}

/* What is meant by the heading in this place; inside a text only lists are. */
static struct place place_of(struct sections *sections, const struct scope *scope, const struct block *section) {
    const struct field *other;
    if (section == sections->title) return (struct place){0};
    struct place place = section_place(sections->reader->arena, sections->document->set, scope->group, section, &other);
    if (place.field && is_for_other(sections, place.field, section)) place.field = place.field->otherwise;
    bool rows = place.field && field_has_rows(place.field);
    if (other) report_two(sections, section, place.field, other), sections->asked = section;
    bool people = place.field && place.field->type == FIELD_LIST && place.field->element->type == FIELD_REFERENCE;
    if (scope->parted && rows && !place.field->cue_count) return (struct place){0};
    bool inside = scope->reading == READ_TEXT || (scope->reading == READ_ROWS && !people); /* "Internal team" */
    return other || (inside && !rows) ? (struct place){0} : place;
}

/* The scope of what stands in a section whose heading names a field, or none. */
static struct scope scope_in(struct sections *sections, const struct scope *scope, struct place place,
                             const struct block *section) {
    struct scope inner = {.reading = READ_OTHER, .section = section};
    if (!place.field) {
        bool head = scope->reading == READ_LINES && section != sections->title;
        inner = *scope;
        inner.section = section == sections->title ? NULL : section;
        if (head) inner.reading = READ_OTHER, inner.group = NULL;
    } else if (field_has_rows(place.field)) {
        inner.reading = READ_ROWS;
        inner.list = place.field;
        inner.record = record_of(sections, place, section->span);
    } else if (place.field->type == FIELD_GROUP) inner.reading = READ_LINES, inner.group = place.field;
    else inner.reading = place.field->type == FIELD_MARKDOWN ? READ_TEXT : READ_WHOLE;
    if (place.field && place.field->parts_of) inner.parted = place.field;
    return inner;
}

/* In a chapter "Summary" may be the chapter's: it is the document's when that has none. */
static void note_second(struct sections *sections, struct place place, const struct block *section) {
    struct record_reader *reader = sections->reader;
    diagnose(reader->sink, SEVERITY_INFO, CODE_I16, section->span,
             "“{0}” of the document is there already: this section stays a part of its chapter",
             field_spelling(place.field, reader->language));
}

/* Whether the section is used up by the field that its heading names. */
static bool take_section(struct sections *sections, const struct scope *scope, struct place place,
                         struct block *section) {
    bool markdown = place.field->type == FIELD_MARKDOWN;
    if (markdown && scope->reading == READ_OTHER && has_value(sections, place)) {
        note_second(sections, place, section);
        return false;
    }
    if (markdown) {
        if (section->first) take_text(sections, place, section);
        return section->first != NULL;
    }
    if (!section->first || field_has_rows(place.field) || has_value(sections, place)) return false;
    if (place.field->type == FIELD_LIST) return take_values(sections, place, section);
    return place.field->type != FIELD_GROUP && take_single(sections, place, section);
}

/* Chapters stand in files of their own: what is at their head is not the document's. */
static bool is_own(const struct sections *sections, const struct block *block) {
    const struct source *own = sections->document->span.source;
    return own && block->span.source && str_equal(own->path, block->span.source->path);
}

/* It could not be read as the field's value. */
static void name_whole(struct sections *sections, const struct block *section) {
    for (const struct block *block = section->first; block; block = block->next)
        if (block->kind != BLOCK_SECTION && is_own(sections, block))
            unread_block(sections->reader, sections->document->set, section, block);
}

/* What of it is left, or stands in its place. */
static struct block *read_in_unit(struct sections *sections, const struct scope *scope, struct block *section) {
    struct place place = place_of(sections, scope, section);
    struct scope inner = scope_in(sections, scope, place, section);
    bool filled = section->first != NULL;
    if (inner.reading == READ_ROWS) typed_headings_in_rows(sections->reader, sections->document, inner.list, section);
    if (inner.reading == READ_ROWS) record_take_rows(sections->reader, inner.record, inner.list, section);
    section->first = read_blocks(sections, &inner, section->first);
    bool taken = place.field && take_section(sections, scope, place, section);
    bool used_up = filled && !section->first;
    if (place.field && (taken || used_up)) note_tail(sections, place, section);
    if (taken) return NULL;
    if (inner.reading == READ_WHOLE && place.field && !has_value(sections, place)) name_whole(sections, section);
    if (!place.field && used_up && inner.reading == READ_ROWS) note_heading(sections, section, inner.list);
    if (used_up && section == sections->title) note_title(sections, section);
    bool kept = !used_up || (!place.field && inner.reading != READ_ROWS && section != sections->title);
    return kept ? section : NULL;
}

/* The section, or what is to stand in its place. */
static struct block *read_section(struct sections *sections, const struct scope *scope, struct block *section) {
    struct record_reader *reader = sections->reader;
    struct str around = reader->unit, unit = section_unit(reader, section);
    if (unit.size) reader->unit = unit;
    struct block *left = read_in_unit(sections, scope, section);
    reader->unit = around;
    return left;
}

/* Lines at the end of a section are the document's behind a rule, and below rows when each of them is a field's. */
static bool is_foot(struct sections *sections, const struct scope *scope, const struct block *before,
                    const struct block *block) {
    struct line_scope lines = {.document = sections->document, .foot = true};
    bool last = block->kind == BLOCK_PARAGRAPH && scope->reading != READ_TEXT;
    if (last && before && before->kind == BLOCK_RULE) return true;
    return last && scope->reading == READ_ROWS && record_are_lines(sections->reader, &lines, block);
}

/* What the block is beside data is named, unless it belongs to a text. */
static void name_unread(struct sections *sections, const struct scope *scope, const struct block *block) {
    bool rows = scope->reading == READ_ROWS && block->kind != BLOCK_PARAGRAPH; /* was named when it was not read */
    bool asked = scope->section && scope->section == sections->asked;
    if (!is_own(sections, block) || rows || asked || scope->reading == READ_TEXT || scope->reading == READ_WHOLE)
        return;
    unread_block(sections->reader, sections->document->set, scope->section, block);
}

/* An item without a key among those that have one. */
static bool has_plain_item(const struct block *block) {
    struct arena *scratch = arena_create();
    bool plain = false;
    for (const struct block *item = block->first; block->kind == BLOCK_LIST && item && !plain; item = item->next)
        plain = !item->first || !str_find(inline_plain(scratch, item->first->inlines), STR(":"), NULL);
    arena_destroy(scratch);
    return plain;
}

/* Takes lines and what is a group's; what stays where it is, NULL: nothing. */
static struct block *read_plain(struct sections *sections, const struct scope *scope, struct block *block, bool foot) {
    struct line_scope lines = {sections->document, foot ? NULL : scope->group, foot};
    bool cued = scope->reading == READ_OTHER || scope->reading == READ_LINES ||
                (scope->reading == READ_ROWS && block->kind == BLOCK_PARAGRAPH);
    if (cued && is_own(sections, block) && !record_take_cues(sections->reader, sections->document, block)) return NULL;
    bool lined = (foot || scope->reading == READ_LINES) && (lines.group || is_own(sections, block));
    enum lines_taken taken = lined ? record_take_lines(sections->reader, &lines, block) : LINES_NONE;
    if (taken != LINES_ALL && lined && lines.group && block->kind == BLOCK_LIST)
        taken = record_take_sides(sections->reader, &lines, block) == LINES_ALL ? LINES_ALL : taken;
    if (taken == LINES_ALL) return NULL;
    bool told = false;
    if (lined && scope->group && block->kind == BLOCK_TABLE) block = take_group_table(sections, scope, block, &told);
    if (block && !told && (taken == LINES_NONE || has_plain_item(block))) name_unread(sections, scope, block);
    return block;
}

static struct block *read_block(struct sections *sections, const struct scope *scope, const struct block *before,
                                struct block *block, bool last) {
    if (block->kind == BLOCK_SECTION) return read_section(sections, scope, block);
    return read_plain(sections, scope, block, last && is_foot(sections, scope, before, block));
}

/* "**Anwesend:**" or "Anwesend:" above a list or table is its heading when it names a field for it: the section that
 * it would be; NULL.
 */
static struct block *section_of_line(struct sections *sections, const struct scope *scope, const struct block *line,
                                     struct block *below) {
    bool rows = below && (below->kind == BLOCK_LIST || below->kind == BLOCK_TABLE);
    const struct inline_node *heading = rows ? typed_heading_of(sections->reader->arena, line) : NULL;
    if (!heading || scope->reading == READ_TEXT || scope->reading == READ_ROWS) return NULL;
    const struct field *other;
    struct block *section = NEW(sections->reader->arena, struct block);
    *section = (struct block){.kind = BLOCK_SECTION, .span = line->span, .first = below};
    section->inlines = inline_copy(sections->reader->arena, heading);
    struct place place = section_place(sections->reader->arena, sections->document->set, scope->group, section, &other);
    bool takes = place.field && (place.field->type == FIELD_GROUP || place.field->type == FIELD_LIST);
    return takes && !other ? section : NULL;
}

/* What is left of it, as it was written. */
static void read_line_section(struct sections *sections, const struct scope *scope, struct block *line,
                              struct block *section, struct block_list *rest) {
    section = read_section(sections, scope, section);
    if (!section) return;
    block_append(rest, line);
    if (section->first) block_append(rest, section->first);
}

/* As deep as sections are nested: six levels. The blocks that no field took. */
static struct block *read_blocks(struct sections *sections, const struct scope *scope, struct block *first) {
    struct block_list rest = {0};
    const struct block *before = NULL;
    for (struct block *block = first, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        struct block *section = section_of_line(sections, scope, block, next);
        if (section) {
            struct block *below = next;
            next = below->next;
            below->next = NULL;
            read_line_section(sections, scope, block, section, &rest);
            before = below;
            continue;
        }
        bool last = !next || next->kind == BLOCK_SECTION;
        block_append(&rest, read_block(sections, scope, before, block, last));
        before = block;
    }
    return rest.first;
}

/* What is left ------------------------------------------------------------------------------------------------ */

static bool is_text_field(const struct field *field) {
    return field->type == FIELD_MARKDOWN && field_is_written(field);
}

static void report_lost(struct record_reader *reader, const struct field_set *set, const struct block *block) {
    struct word_list names = {0};
    for (size_t i = 0; i < set->count; i++)
        if (is_text_field(&set->fields[i]))
            word_list_add(reader->arena, &names, field_spelling(&set->fields[i], reader->language));
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I04, block->span,
                                    block->kind == BLOCK_SECTION ? "“{0}” has no place for this section: it is left out"
                                                                 : "“{0}” has no place for this text: it is left out",
                                    set->kind->name);
    if (names.count)
        diagnose_help(reader->sink, d, "sections may be called {0}", word_list_text(reader->arena, &names));
    else diagnose_help(reader->sink, d, "write it into a field, or leave it out");
}

static void add_to_body(struct record *document, const struct field *body, struct block *blocks) {
    struct datum *datum = record_datum(document, body);
    struct block_list list = {0};
    if (datum->kind == DATUM_MARKDOWN && datum->blocks) block_append(&list, datum->blocks);
    block_append(&list, blocks);
    if (!datum->span.line) datum->span = blocks->span;
    datum->kind = DATUM_MARKDOWN;
    datum->blocks = list.first;
}

/* Text before the first heading is reported once. */
static void report_rest(struct record_reader *reader, const struct kind *kind, const struct block *rest) {
    bool lost = false;
    for (const struct block *block = rest; block; block = block->next) {
        if (!lost || block->kind == BLOCK_SECTION) report_lost(reader, kind->fields, block);
        lost = true;
    }
}

/* "**Customer:** [Name]": something stood there, so that the field is not missing without a word. */
static void mark_unfilled(struct sections *sections) {
    const struct placeholders *left = &sections->reader->left;
    for (size_t i = 0; i < left->count; i++) {
        struct str key = left->items[i].key;
        struct place place = key.size ? key_place(sections->document->set, NULL, key) : (struct place){0};
        if (!place.field || place.list || has_value(sections, place)) continue;
        struct record *record = sections->document;
        struct datum *group = place.group ? record_datum(record, place.group) : NULL;
        bool made = group && group->kind == DATUM_RECORD;
        if (made) record = sections->reader->records->items[group->record->number];
        struct datum *datum = group && !made ? group : record_datum(record, place.field);
        *datum = (struct datum){.text = STR("…"), .span = left->items[i].span, .unread = true};
    }
}

/* A rule between the head's lines and the first chapter parts nothing any more. */
static struct block *without_rules(struct block *first) {
    while (first && first->kind == BLOCK_RULE) first = first->next;
    return first;
}

/* Takes the blocks apart: afterwards each belongs to one field. */
void record_read_body(struct record_reader *reader, struct record *document, const struct kind *kind,
                      struct block *body) {
    struct sections sections = {.reader = reader, .document = document};
    struct scope head = {.reading = READ_LINES};
    reader->document = document;
    body = typed_headings(reader, document, page_furniture_take(reader, body));
    sections.title = record_take_title(reader, document, &body);
    struct block *rest = without_rules(read_blocks(&sections, &head, body));
    record_add_line_rows(reader, document);
    record_take_parts(reader, document);
    record_add_cue_rows(reader, document);
    record_finish_rows(reader);
    mark_unfilled(&sections);
    bool to_customers = rest && kind->class == CLASS_CUSTOMER && kind->body && kind->body->class == CLASS_CUSTOMER;
    if (to_customers) rest = record_publish(reader, rest, sections.title);
    if (rest && kind->body) add_to_body(document, kind->body, rest);
    else report_rest(reader, kind, rest);
    unread_report(reader);
}
