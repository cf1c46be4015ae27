/* A heading calls a row by its name, dressed as headings are (heading.h), or by its number: “TOP 2”, "2. Figures". */
#include "kind/record_parts.h"

#include "base/locale.h"
#include "kind/heading.h"
#include "kind/record_cues.h"

struct parting {
    struct record_reader *reader;
    struct record *document;
    const struct field *field;
};

/* Rows -------------------------------------------------------------------------------------------------------------- */

static struct datum rows_of(const struct parting *parting) {
    return *record_said(parting->document, parting->field->parts_of);
}

static const struct record *row_called(const struct parting *parting, struct str heading) {
    struct heading names = heading_read(heading);
    struct datum rows = rows_of(parting);
    for (size_t n = 0; n < names.count; n++)
        for (size_t i = 0; rows.kind == DATUM_LIST && i < rows.count; i++) {
            const struct record *row = datum_record(rows.items[i]);
            if (row && record_is_called(parting->reader->arena, row, names.names[n].text)) return row;
        }
    return NULL;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "TOP ", "Item ": what numbers of agenda items stand behind; in any case. */
static struct str skip_word(struct str text) {
    static const char *const words[] = {"top", "punkt", "traktandum", "item", "agendapunkt"};
    size_t end = 0;
    while (end < text.size && text.data[end] != ' ') end++;
    struct arena *scratch = arena_create();
    struct str word = text_fold(scratch, str_slice(text, 0, end)), rest = text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_c(word, words[i])) rest = str_trim(str_skip(text, end));
    arena_destroy(scratch);
    return rest;
}

/* "2. Figures", “TOP 2: Zahlen”, "Item 2"; 0: none. Figures without a mark behind them may belong to a name: "3 sites". */
static size_t number_of(struct str heading) {
    struct str rest = skip_word(heading);
    size_t number = 0, i = 0;
    for (; i < rest.size && i < 3 && is_digit(rest.data[i]); i++) number = number * 10 + (size_t)(rest.data[i] - '0');
    bool marked = i < rest.size && (rest.data[i] == '.' || rest.data[i] == ')' || rest.data[i] == ':');
    bool more = i + 1 < rest.size && is_digit(rest.data[i + 1]); /* "3.1" */
    return i && (rest.size < heading.size || (marked && !more)) ? number : 0;
}

static const struct record *row_numbered(const struct parting *parting, struct str heading, struct span span) {
    size_t number = number_of(heading);
    struct datum rows = rows_of(parting);
    const struct record *row = NULL;
    if (number && rows.kind == DATUM_LIST && number <= rows.count) row = datum_record(rows.items[number - 1]);
    if (row)
        diagnose(parting->reader->sink, SEVERITY_INFO, CODE_I16, span, "“{0}” was taken as what was said on “{1}”", heading,
                 record_title(parting->reader->arena, row));
    return row;
}

/* Blocks ------------------------------------------------------------------------------------------------------------- */

/* As deep as Markdown is nested. */
static struct block *without_cues(const struct parting *parting, struct block *first) {
    struct block_list rest = {0};
    for (struct block *block = first, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        bool around = block->kind == BLOCK_SECTION;
        if (around) block->first = without_cues(parting, block->first);
        bool left = around ? block->first != NULL : record_take_cues(parting->reader, parting->document, block);
        if (left) block_append(&rest, block);
    }
    return rest.first;
}

/* Behind what was written in the row itself. */
static void give(const struct parting *parting, const struct record *row, struct block *blocks, struct span span) {
    struct datum *datum = record_datum(parting->reader->records->items[row->number], parting->field->parts_text);
    struct block_list list = {0};
    if (datum->kind == DATUM_MARKDOWN && datum->blocks) block_append(&list, datum->blocks);
    block_append(&list, blocks);
    if (!datum->span.line) datum->span = span;
    datum->kind = DATUM_MARKDOWN;
    datum->blocks = list.first;
}

static void take_section(const struct parting *parting, const struct record *row, struct block *section) {
    struct record_reader *reader = parting->reader;
    reader->part = record_title(reader->arena, row);
    reader->part_field = parting->field->parts_row;
    struct block *said = without_cues(parting, section->first);
    reader->part = (struct str){0};
    if (said) give(parting, row, said, section->span);
}

/* What is about no row stays. As deep as sections are nested. */
static struct block *part(const struct parting *parting, struct block *first) {
    struct block_list rest = {0};
    for (struct block *block = first, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        if (block->kind != BLOCK_SECTION) {
            block_append(&rest, without_cues(parting, block));
            continue;
        }
        struct str heading = str_trim(inline_plain(parting->reader->arena, block->inlines));
        const struct record *row = row_called(parting, heading);
        if (!row) row = row_numbered(parting, heading, block->span);
        if (row) take_section(parting, row, block);
        else if ((block->first = part(parting, block->first))) block_append(&rest, block);
    }
    return rest.first;
}

void record_take_parts(struct record_reader *reader, struct record *document) {
    for (size_t i = 0; i < document->set->count; i++) {
        const struct field *field = &document->set->fields[i];
        struct datum *datum = record_datum_at(document, i);
        if (!field->parts_of || datum->kind != DATUM_MARKDOWN) continue;
        struct parting parting = {reader, document, field};
        reader->parting = true;
        datum->blocks = part(&parting, datum->blocks);
        reader->parting = false;
        datum->text = (struct str){0};
        if (!datum->blocks) *datum = (struct datum){0};
    }
}
