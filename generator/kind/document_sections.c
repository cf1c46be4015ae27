/* The part of a new document that is Markdown: a heading for each list and text, a table's head for rows. */
#include "base/arena.h"
#include "kind/document_writer.h"
#include "kind/key_text.h"

static struct str heading_of(const struct document_writer *writer, const struct field *field) {
    return heading_text(writer->arena, field, writer->wish->language);
}

static bool is_column(const struct document_writer *writer, const struct field *field) {
    bool simple = field->type != FIELD_GROUP && field->type != FIELD_LIST && field->type != FIELD_MARKDOWN;
    bool several = field->type == FIELD_LIST && field->element->type != FIELD_GROUP;
    if (!document_offers(field) || !(simple || several)) return false;
    return writer->wish->extent == DOCUMENT_FULL || field->required || field == field->set->naming;
}

static void put_table(struct document_writer *writer, const struct field_set *set) {
    size_t columns = 0;
    for (size_t i = 0; i < set->count; i++) {
        if (!is_column(writer, &set->fields[i])) continue;
        struct str name = heading_of(writer, &set->fields[i]);
        buffer_format(&writer->out, columns++ ? " %.*s |" : "\n| %.*s |", STR_ARG(name));
    }
    if (columns) buffer_append_c(&writer->out, "\n|");
    for (size_t i = 0; i < columns; i++) buffer_append_c(&writer->out, "---|");
    if (columns) buffer_char(&writer->out, '\n');
}

static void put_section(struct document_writer *writer, const struct field *field) {
    struct str name = heading_of(writer, field);
    buffer_format(&writer->out, "\n## %.*s\n", STR_ARG(name));
    if (field->type == FIELD_LIST) put_table(writer, field->element->fields);
}

static void put_all(struct document_writer *writer, bool written) {
    const struct kind *kind = writer->wish->kind;
    for (size_t i = 0; i < kind->fields->count; i++) {
        const struct field *field = &kind->fields->fields[i];
        bool here = document_offers(field) && document_has_section(field) && field != kind->body;
        if (here && document_writes(writer->wish, field) == written && !document_value_of(writer->wish, field))
            put_section(writer, field);
    }
}

void document_put_sections(struct document_writer *writer) {
    buffer_append_c(&writer->out, "---\n");
    put_all(writer, true);
    if (writer->wish->extent == DOCUMENT_MINIMAL) return;
    struct str text = message_text(writer->arena, writer->wish->words,
                                   MESSAGE("Further sections, to be moved out of here as they are needed. What stands "
                                           "between these marks is not read."));
    buffer_format(&writer->out, "\n<!-- %.*s\n", STR_ARG(text));
    put_all(writer, false);
    buffer_append_c(&writer->out, "\n-->\n");
}
