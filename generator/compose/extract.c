/* The widget `extract`: what a list of pointers ("revenue", "stakeholder:pfeiffer") points to in the documents of an
 * account, always as it stands there today, never copied. */
#include "base/arena.h"
#include "base/mend.h"
#include "base/suggest.h"
#include "compose/extract_years.h"
#include "compose/table.h"
#include "formula/trace.h"

enum { MOST_COLUMNS = 6 };

/* A pointer's parts and what it was found to be. */
struct pointer {
    struct str name, id;
    const struct field *field;
    const struct record *owner; /* the document that has the field */
};

static void *compile(struct compiler *compiler, const struct widget_use *use) {
    struct formula *of = option_formula(compiler, use, "of");
    if (of && formula_type(of).list && formula_type(of).kind == TYPE_TEXT) return of;
    if (of || !option(use, "of"))
        option_report(compiler, use->block->span, "the widget needs a list of pointers as option", STR("of"),
                      "write, for example, of: customer_data");
    return NULL;
}

/* Whether the document is about one of the accounts: it is one, or a reference of it leads to one. */
static bool is_about(const struct record *document, const struct record *const *accounts, size_t count) {
    for (size_t a = 0; a < count; a++) {
        if (document == accounts[a]) return true;
        for (size_t f = 0; f < document->set->count; f++) {
            struct datum value = *record_said_at(document, f);
            if (document->set->fields[f].type == FIELD_REFERENCE && value.kind == DATUM_RECORD &&
                value.record == accounts[a])
                return true;
        }
    }
    return false;
}

/* The account documents that the record refers to, straight or by lists. */
static const struct record **accounts_of(struct composer *composer, const struct record *document, size_t *count) {
    const struct record **accounts =
        NEW_ARRAY(composer->arena, const struct record *, composer->edition->records->document_count + 1);
    *count = 0;
    for (size_t f = 0; f < document->set->count; f++) {
        struct datum value = *record_said_at(document, f);
        size_t items = value.kind == DATUM_LIST ? value.count : value.kind == DATUM_RECORD;
        for (size_t i = 0; i < items && *count < composer->edition->records->document_count; i++) {
            struct datum item = value.kind == DATUM_LIST ? value.items[i] : value;
            bool refers = item.kind == DATUM_RECORD && item.record->document == item.record &&
                          !item.record->set->kind->register_list;
            if (refers && !record_is(item.record, document)) accounts[(*count)++] = item.record;
        }
    }
    return accounts;
}

static bool says(const struct composer *composer, const struct record *document, struct str name) {
    const struct field *field = field_find(document->set, name);
    if (field) trace_read(composer->computation->trace, composer->edition->records, document, field);
    return field && !datum_is_nothing(*record_said(document, field));
}

/* The first of the accounts that says something of the name. */
static const struct record *account_that_says(const struct composer *composer, const struct record *const *accounts,
                                              size_t count, struct str name) {
    for (size_t a = 0; a < count; a++)
        if (says(composer, accounts[a], name)) return accounts[a];
    return NULL;
}

/* The day that the document is of; 0 when it says none. */
static int32_t day_of(const struct composer *composer, const struct record *document) {
    const struct field *dated = document->set->kind ? document->set->kind->dated : NULL;
    if (dated) trace_read(composer->computation->trace, composer->edition->records, document, dated);
    struct datum day = dated ? *record_said(document, dated) : (struct datum){0};
    return day.kind == DATUM_DATE ? date_days(day.date) : 0;
}

/* Of the other documents about the accounts that say something of the name the latest: last year's review says what was
 * then. */
static const struct record *latest_that_says(struct composer *composer, const struct record *const *accounts,
                                             size_t count, struct str name) {
    const struct record *latest = NULL;
    for (size_t d = 0; d < composer->edition->records->document_count; d++) {
        const struct record *document = composer->edition->records->documents[d];
        if (record_is(document, composer->frame->record) || !is_about(document, accounts, count)) continue;
        if (!says(composer, document, name)) continue;
        if (!latest || day_of(composer, document) > day_of(composer, latest)) latest = document;
    }
    return latest;
}

/* The accounts themselves first, then the other documents about them. */
static bool find_pointer(struct composer *composer, const struct record *const *accounts, size_t count,
                         struct pointer *pointer) {
    trace_thing(composer->computation->trace, TRACE_ABOUT, composer->edition->class, (struct str){0});
    pointer->owner = account_that_says(composer, accounts, count, pointer->name);
    if (!pointer->owner) pointer->owner = latest_that_says(composer, accounts, count, pointer->name);
    if (pointer->owner) pointer->field = field_find(pointer->owner->set, pointer->name);
    return pointer->owner;
}

/* What fits into a cell and was written by somebody: computed marks ("open", "overdue") are for layouts to use. */
static bool is_plain(const struct field *field) {
    bool mark = field->formula && (field->type == FIELD_BOOL || field->type == FIELD_REFERENCE);
    return !mark && field->type != FIELD_GROUP && field->type != FIELD_LIST && field->type != FIELD_MARKDOWN &&
           field->type != FIELD_DOCUMENTS;
}

/* Of a row only what was written is printed, under its name as heading; of a group its computed figures too. */
static bool is_fact(const struct record *record, const struct field *field, bool is_row) {
    bool heading = is_row && (field == record->set->naming || field->formula);
    return is_plain(field) && !heading && field != record->set->id;
}

static void add_fact(struct composer *composer, struct block_list *list, const struct record *record,
                     const struct field *field) {
    struct datum value = record_value(composer->computation, record, field);
    if (datum_is_nothing(value)) return;
    struct block *fact = block_new(composer->arena, BLOCK_FACT, record->span);
    fact->inlines = inline_text(composer->arena, print_label(composer, field->labels), record->span);
    fact->first = print_blocks(composer, value, type_of_field(field));
    block_append(list, fact);
}

static struct block *record_facts(struct composer *composer, const struct record *record, bool is_row) {
    struct block_list list = {0};
    for (size_t f = 0; f < record->set->count; f++)
        if (is_fact(record, &record->set->fields[f], is_row))
            add_fact(composer, &list, record, &record->set->fields[f]);
    if (!list.first) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_FACTS, record->span);
    block->first = list.first;
    return block;
}

/* The columns of a list that has no layout: its first plain fields that any row fills. */
static size_t choose_columns(struct datum rows, const struct field_set *set,
                             const struct field *columns[MOST_COLUMNS]) {
    size_t count = 0;
    for (size_t f = 0; f < set->count && count < MOST_COLUMNS; f++) {
        const struct field *field = &set->fields[f];
        bool filled = false;
        for (size_t r = 0; r < rows.count; r++) filled |= !datum_is_nothing(*record_said_at(rows.items[r].record, f));
        if (filled && is_plain(field) && field != set->id) columns[count++] = field;
    }
    return count;
}

/* The values of a list, row by row. */
static struct datum *list_values(struct composer *composer, struct datum rows, const struct field **columns,
                                 size_t count) {
    struct datum *values = NEW_ARRAY(composer->arena, struct datum, rows.count * count + 1);
    for (size_t r = 0; r < rows.count; r++)
        for (size_t c = 0; c < count; c++)
            values[r * count + c] = record_value(composer->computation, rows.items[r].record, columns[c]);
    return values;
}

static struct block *list_table(struct composer *composer, struct datum rows, const struct field_set *set) {
    const struct field *columns[MOST_COLUMNS];
    size_t count = choose_columns(rows, set, columns);
    if (!count) return NULL;
    struct block *block = block_new(composer->arena, BLOCK_TABLE, rows.span);
    struct table *table = block->table = NEW(composer->arena, struct table);
    *table = (struct table){.column_count = count, .headed = true};
    table->columns = NEW_ARRAY(composer->arena, struct column, count);
    table->rows = NEW_ARRAY(composer->arena, struct row, rows.count + 1);
    const struct datum *values = list_values(composer, rows, columns, count);
    const int *places = table_places(composer, values, count, rows.count);
    for (size_t c = 0; c < count; c++) {
        struct type type = type_of_field(columns[c]);
        table->columns[c] = (struct column){
            .heading = inline_text(composer->arena, print_label(composer, columns[c]->labels), rows.span),
            .align = print_is_number(type) ? ALIGN_DECIMAL : ALIGN_START,
            .narrow = print_is_number(type) || type.kind == TYPE_DATE,
            .row_heading = c == 0};
    }
    for (size_t r = 0; r < rows.count; r++) {
        struct row *row = &table->rows[table->row_count++];
        row->cells = NEW_ARRAY(composer->arena, struct cell, count);
        for (size_t c = 0; c < count; c++)
            row->cells[c] = table_cell(composer, values[r * count + c], type_of_field(columns[c]), places[c]);
    }
    return block;
}

static bool is_row_list(struct datum value) {
    return value.kind == DATUM_LIST && value.count && value.items[0].kind == DATUM_RECORD;
}

/* A list keyed by something and the year is best read with the years side by side; so are rows that hold figures by
 * year. */
static struct block *rows_table(struct composer *composer, struct datum rows, const struct field *field) {
    struct block *years = years_of_list(composer, rows, field);
    return years ? years : list_table(composer, rows, field_rows(field));
}

static struct block *titled(struct composer *composer, struct str title, struct block *content) {
    if (!content || composer->boxed || composer->level >= DEEPEST_SECTION) return content;
    struct block *section = block_new(composer->arena, BLOCK_SECTION, content->span);
    section->level = composer->level + 1;
    section->inlines = inline_text(composer->arena, title, content->span);
    section->first = content;
    return section;
}

/* A group: its plain fields as facts, its lists of rows as tables. */
static struct block *group_blocks(struct composer *composer, const struct record *group) {
    struct block_list list = {0};
    struct block *facts = record_facts(composer, group, false);
    if (facts) block_append(&list, facts);
    struct block *years = years_of_group(composer, group);
    if (years) block_append(&list, years);
    composer->level++;
    for (size_t f = 0; f < group->set->count; f++) {
        struct datum value = *record_said_at(group, f);
        if (!is_row_list(value) || is_by_year(&group->set->fields[f])) continue;
        struct block *table = titled(composer, print_label(composer, group->set->fields[f].labels),
                                     rows_table(composer, value, &group->set->fields[f]));
        if (table) block_append(&list, table);
    }
    composer->level--;
    return list.first;
}

static const struct record *find_row(struct composer *composer, struct datum rows, struct str id) {
    for (size_t r = 0; r < rows.count; r++)
        if (rows.items[r].kind == DATUM_RECORD && record_is_called(composer->arena, rows.items[r].record, id))
            return rows.items[r].record;
    return NULL;
}

/* Groups and rows are gone through as they are. */
static void trace_rows(struct composer *composer, struct datum value) {
    if (value.kind == DATUM_RECORD && value.record)
        trace_whole(composer->computation->trace, composer->edition->records, value.record);
    for (size_t i = 0; value.kind == DATUM_LIST && i < value.count; i++) trace_rows(composer, value.items[i]);
}

static struct block *compose_pointer(struct composer *composer, const struct pointer *pointer, struct span span) {
    struct datum value = record_value(composer->computation, pointer->owner, pointer->field);
    struct str label = print_label(composer, pointer->field->labels);
    trace_rows(composer, value);
    if (pointer->id.size) {
        const struct record *row = find_row(composer, value, pointer->id);
        if (row)
            return titled(composer, record_title_in(composer->arena, row, composer->language),
                          record_facts(composer, row, true));
        struct suggestion nearest = suggest_start(pointer->id);
        for (size_t r = 0; value.kind == DATUM_LIST && r < value.count; r++)
            if (value.items[r].kind == DATUM_RECORD) suggest_offer(&nearest, value.items[r].record->id);
        struct diagnostic *d = diagnose(composer->sink, SEVERITY_ERROR, CODE_I03, span, "there is no “{0}” in “{1}”",
                                        pointer->id, pointer->name);
        if (nearest.found.size) mend_meant(composer->sink, d, pointer->id, nearest.found);
        return NULL;
    }
    if (value.kind == DATUM_RECORD) return titled(composer, label, group_blocks(composer, value.record));
    if (is_row_list(value)) return titled(composer, label, rows_table(composer, value, pointer->field));
    return titled(composer, label, print_blocks(composer, value, type_of_field(pointer->field)));
}

static struct block *compose(struct composer *composer, const void *data) {
    struct datum list = compose_value(composer, data);
    struct block_list blocks = {0};
    size_t count;
    const struct record **accounts = accounts_of(composer, composer->frame->record->document, &count);
    for (size_t i = 0; list.kind == DATUM_LIST && i < list.count; i++) {
        struct datum item = list.items[i];
        if (item.kind != DATUM_TEXT) continue;
        struct pointer pointer = {0};
        struct str rest = item.text;
        str_cut(&rest, ':', &pointer.name);
        pointer.name = str_trim(pointer.name);
        pointer.id = str_trim(rest);
        if (find_pointer(composer, accounts, count, &pointer)) {
            struct block *block = compose_pointer(composer, &pointer, item.span);
            if (block) block_append(&blocks, block);
            continue;
        }
        struct diagnostic *d = diagnose(composer->sink, SEVERITY_WARNING, CODE_I03, item.span,
                                        "no document of the account says anything of “{0}”", pointer.name);
        diagnose_help(composer->sink, d,
                      "name a field of the account plan or the annual review, such as “revenue” or “stakeholders:ID”");
    }
    return blocks.first;
}

static const char *const options[] = {"of", NULL};
const struct widget widget_extract = {
    .name = STR_INIT("extract"),
    .purpose = "for each of some pointers what it points to: a field of the account, or a row of it",
    .options = options,
    .about = true,
    .finds = true,
    .compile = compile,
    .compose = compose};
