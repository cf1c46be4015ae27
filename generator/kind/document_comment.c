/* What is said of a field in a new document: what can be written, and what is meant. */
#include "base/arena.h"
#include "base/word_list.h"
#include "kind/document_writer.h"
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

static struct message number_of(const struct document_writer *writer, const struct field *field) {
    return field->unit.size ? message_new(writer->arena, "number ({0})", field->unit)
                            : message_new(writer->arena, "number");
}

static struct message list_of(const struct document_writer *writer, struct message item) {
    if (message_empty(item)) return message_new(writer->arena, "list: [ … ]");
    return message_new(writer->arena, "list: [ … ]; {0}", item);
}

static struct message type_of(const struct document_writer *writer, const struct field *field) {
    struct arena *arena = writer->arena;
    switch (field->type) {
    case FIELD_TEXT: return (struct message){0};
    case FIELD_MARKDOWN: return message_new(arena, "paragraphs");
    case FIELD_NUMBER:
    case FIELD_INTEGER: return number_of(writer, field);
    case FIELD_PERCENT: return message_new(arena, "percentage");
    case FIELD_MONEY: return message_new(arena, "amount");
    case FIELD_DATE: return message_new(arena, "day");
    case FIELD_PERIOD: return message_new(arena, "day, month, quarter or year");
    case FIELD_YEAR: return message_new(arena, "year");
    case FIELD_MONTH: return message_new(arena, "month");
    case FIELD_CLOCK: return message_new(arena, "time of day");
    case FIELD_BOOL: return message_new(arena, "yes or no");
    case FIELD_CHOICE: return choices_known(arena, field->choices, writer->wish->language);
    case FIELD_REFERENCE: return ids_of(writer, field);
    case FIELD_LIST:
        if (field->element->type == FIELD_GROUP) return message_new(arena, "rows");
        return list_of(writer, type_of(writer, field->element));
    case FIELD_POINTER:
    case FIELD_GROUP:
    case FIELD_DOCUMENTS: return (struct message){0};
    }
    return (struct message){0};
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
