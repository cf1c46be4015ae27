/* What is said of a field in a new document: what can be written, and what is meant. */
#include "base/arena.h"
#include "base/word_list.h"
#include "kind/document_writer.h"
#include "kind/field_words.h"
#include "kind/known_ids.h"

enum { IDS_MOST = 12 };

static struct message ids_of(const struct document_writer *writer, const struct field *field) {
    size_t more;
    struct word_list ids = known_ids(writer->arena, writer->wish, field, IDS_MOST, &more);
    struct str names = word_list_commas(writer->arena, &ids);
    if (!ids.count) return message_new(writer->arena, "id");
    if (more) return message_new(writer->arena, "id: {0} and {1} more", names, more);
    return message_new(writer->arena, "id: {0}", names);
}

static struct message type_of(const struct document_writer *writer, const struct field *field) {
    bool values = field->type == FIELD_LIST && field->element->type != FIELD_GROUP;
    if (field->type == FIELD_REFERENCE) return ids_of(writer, field);
    if (values) return field_takes_list(writer->arena, type_of(writer, field->element));
    return field_takes(writer->arena, field, writer->wish->language);
}

struct str document_comment(const struct document_writer *writer, const struct field *field) {
    struct arena *arena = writer->arena;
    struct str help = str_one_line(arena, field_help(field, writer->wish->language));
    struct str type = message_text(arena, writer->wish->words, type_of(writer, field));
    if (!type.size || !help.size) return type.size ? type : help;
    bool repeats =
        field->type == FIELD_CHOICE && writer->wish->extent != DOCUMENT_FULL; /* help lists the choices, too */
    return repeats ? type : str_format(arena, "%.*s – %.*s", STR_ARG(type), STR_ARG(help));
}
