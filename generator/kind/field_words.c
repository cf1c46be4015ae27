/* Types of fields in words. */
#include "kind/field_words.h"

#include "base/arena.h"

static struct message number(struct arena *arena, const struct field *field) {
    return field->unit.size ? message_new(arena, "number ({0})", field->unit) : message_new(arena, "number");
}

struct message field_takes_list(struct arena *arena, struct message item) {
    if (message_empty(item)) return message_new(arena, "list: [ … ]");
    return message_new(arena, "list: [ … ]; {0}", item);
}

struct message field_takes(struct arena *arena, const struct field *field, const struct language *language) {
    switch (field->type) {
    case FIELD_TEXT: return (struct message){0};
    case FIELD_MARKDOWN: return message_new(arena, "paragraphs");
    case FIELD_NUMBER:
    case FIELD_INTEGER: return number(arena, field);
    case FIELD_PERCENT: return message_new(arena, "percentage");
    case FIELD_MONEY: return message_new(arena, "amount");
    case FIELD_DATE: return message_new(arena, "day");
    case FIELD_PERIOD: return message_new(arena, "day, month, quarter or year");
    case FIELD_YEAR: return message_new(arena, "year");
    case FIELD_MONTH: return message_new(arena, "month");
    case FIELD_CLOCK: return message_new(arena, "time of day");
    case FIELD_BOOL: return message_new(arena, "yes or no");
    case FIELD_CHOICE: return choices_known(arena, field->choices, language);
    case FIELD_LIST:
        if (field->element->type == FIELD_GROUP) return message_new(arena, "rows");
        return field_takes_list(arena, field_takes(arena, field->element, language));
    case FIELD_REFERENCE:
    case FIELD_POINTER:
    case FIELD_GROUP:
    case FIELD_DOCUMENTS: return (struct message){0};
    }
    return (struct message){0};
}

struct message field_range(struct arena *arena, const struct field *field) {
    struct str least = field->has_least ? decimal_plain(arena, field->least) : (struct str){0};
    struct str most = field->has_most ? decimal_plain(arena, field->most) : (struct str){0};
    if (least.size && most.size) return message_new(arena, "{0} to {1}", least, most);
    if (least.size) return message_new(arena, "at least {0}", least);
    return most.size ? message_new(arena, "at most {0}", most) : (struct message){0};
}
