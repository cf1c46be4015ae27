/* The Markdown below a document's fields: sections whose heading names a markdown field become that field. */
#include "kind/record_sections.h"

#include "base/word_list.h"
#include "kind/divisions.h"
#include "kind/record_tables.h"

/* Headings ---------------------------------------------------------------------------------------------------- */

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

/* "2. Outlook" → "Outlook" */
static struct str skip_number(struct str heading) {
    struct str rest = heading;
    while (rest.size &&
           (is_digit((unsigned char)*rest.data) || *rest.data == '.' || *rest.data == ')' || *rest.data == ' '))
        rest = str_skip(rest, 1);
    return rest.size ? rest : heading;
}

/* "Outlook: aims", "Outlook 2027", "Outlook – aims" → "Outlook" */
static struct str head_of(struct str heading) {
    struct str rest = heading;
    while (rest.size) {
        struct str here = rest;
        uint32_t c = str_next(&rest);
        bool hyphen = c == '-' && here.data > heading.data && here.data[-1] == ' ';
        if (is_digit(c) || c == ':' || c == ',' || c == '(' || c == 0x2013 || c == 0x2014 || hyphen)
            return str_trim(str_slice(heading, 0, heading.size - here.size));
    }
    return heading;
}

static const struct field *markdown_field(const struct field_set *set, struct str name) {
    const struct field *field = name.size ? field_find(set, name) : NULL;
    return field && field->type == FIELD_MARKDOWN && !field->formula_text.size ? field : NULL;
}

static const struct field *field_of_section(struct arena *arena, const struct field_set *set,
                                            const struct block *section) {
    if (section->kind != BLOCK_SECTION || section->level != 1) return NULL;
    struct str heading = skip_number(str_trim(inline_plain(arena, section->inlines)));
    const struct field *field = markdown_field(set, heading);
    return field ? field : markdown_field(set, head_of(heading));
}

/* Sections ---------------------------------------------------------------------------------------------------- */

static void take_section(struct record_reader *reader, struct record *document, const struct field *field,
                         const struct block *section) {
    struct datum *datum = &document->values[field->index];
    if (datum->span.line) {
        struct diagnostic *d = diagnose(reader->sink, SEVERITY_ERROR, CODE_I09, section->span,
                                        "this section is “%.*s”, which is there already in line %u",
                                        STR_ARG(field_spelling(field, reader->language)), datum->span.line);
        diagnose_help(reader->sink, d, "keep one of them, or give the section another heading");
        return;
    }
    *datum = (struct datum){.kind = DATUM_MARKDOWN, .blocks = section->first, .span = section->span};
}

static void report_lost(struct record_reader *reader, const struct field_set *set, const struct block *block) {
    struct word_list names = {0};
    for (size_t i = 0; i < set->count; i++)
        if (markdown_field(set, set->fields[i].name))
            word_list_add(reader->arena, &names, field_spelling(&set->fields[i], reader->language));
    struct diagnostic *d = diagnose(reader->sink, SEVERITY_WARNING, CODE_I04, block->span,
                                    "“%.*s” has no place for this %s: it is left out", STR_ARG(set->kind->name),
                                    block->kind == BLOCK_SECTION ? "section" : "text");
    if (names.count)
        diagnose_help(reader->sink, d, "sections may be called %.*s", STR_ARG(word_list_text(reader->arena, &names)));
    else diagnose_help(reader->sink, d, "write it into a field, or leave it out");
}

static void add_to_body(struct record *document, const struct field *body, struct block *blocks) {
    struct datum *datum = &document->values[body->index];
    struct block_list list = {0};
    if (datum->kind == DATUM_MARKDOWN && datum->blocks) block_append(&list, datum->blocks);
    block_append(&list, blocks);
    if (!datum->span.line) datum->span = blocks->span;
    datum->kind = DATUM_MARKDOWN;
    datum->blocks = list.first;
}

/* Takes the blocks apart: afterwards each belongs to one field. */
void record_read_body(struct record_reader *reader, struct record *document, const struct kind *kind,
                      struct block *body) {
    struct block_list rest = {0};
    bool lost = false;
    divisions_check(reader->sink, body);
    body = record_read_tables(reader, document, body);
    for (struct block *block = body, *next; block; block = next) {
        next = block->next;
        block->next = NULL;
        const struct field *field = field_of_section(reader->arena, kind->fields, block);
        if (field) take_section(reader, document, field, block);
        else if (kind->body) block_append(&rest, block);
        else if (!lost || block->kind == BLOCK_SECTION) report_lost(reader, kind->fields, block);
        lost |= !field; /* text before the first heading is reported once */
    }
    if (rest.first) add_to_body(document, kind->body, rest.first);
}
