/* `type:` of a field → its type, element and targets. */
#include "kind/type_read.h"

#include "base/mend.h"
#include "base/suggest.h"
#include "base/word_list.h"
#include "kind/named_types.h"

static const struct {
    struct str name;
    enum field_type type;
    const char *behind; /* a name must follow: what it is called in messages */
    const char *example;
} types[] = {
    {STR_INIT("text"), FIELD_TEXT, "", ""},
    {STR_INIT("markdown"), FIELD_MARKDOWN, "", ""},
    {STR_INIT("number"), FIELD_NUMBER, "", ""},
    {STR_INIT("integer"), FIELD_INTEGER, "", ""},
    {STR_INIT("percent"), FIELD_PERCENT, "", ""},
    {STR_INIT("money"), FIELD_MONEY, "", ""},
    {STR_INIT("date"), FIELD_DATE, "", ""},
    {STR_INIT("period"), FIELD_PERIOD, "", ""},
    {STR_INIT("year"), FIELD_YEAR, "", ""},
    {STR_INIT("month"), FIELD_MONTH, "", ""},
    {STR_INIT("time"), FIELD_CLOCK, "", ""},
    {STR_INIT("bool"), FIELD_BOOL, "", ""},
    {STR_INIT("enum"), FIELD_CHOICE, "", ""},
    {STR_INIT("group"), FIELD_GROUP, "", ""},
    {STR_INIT("list"), FIELD_LIST, "", ""},
    {STR_INIT("ref"), FIELD_REFERENCE, "TARGET", "ref people"},
    {STR_INIT("pointer"), FIELD_POINTER, "", ""},
    {STR_INIT("documents"), FIELD_DOCUMENTS, "KIND", "documents account-plan"},
};
enum { TYPE_COUNT = sizeof types / sizeof *types };

bool type_is_built_in(struct str word) {
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (str_equal(types[i].name, word)) return true;
    return false;
}

struct str type_name_at(size_t index) { return index < TYPE_COUNT ? types[index].name : (struct str){0}; }

static void read_targets(struct kind_reader *reader, struct field *field, struct str text, struct span span) {
    struct str rest = text, part;
    size_t count = 1;
    for (size_t i = 0; i < text.size; i++) count += text.data[i] == '|';
    field->targets = NEW_ARRAY(reader->arena, struct target, count);
    while (str_cut(&rest, '|', &part)) {
        part = str_trim(part);
        if (part.size) field->targets[field->target_count++] = (struct target){.text = part, .span = span};
        else kind_mistake(reader, span, "a target is missing beside “|”");
    }
}

/* The help lists the types as they are written, those of the kind and of the project behind the program's. */
static void unknown_type(struct kind_reader *reader, struct str word, struct span span) {
    struct arena *arena = reader->arena;
    struct suggestion nearest = suggest_start(word);
    struct word_list known = {0};
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        struct str name = types[i].name;
        suggest_offer(&nearest, name);
        if (*types[i].behind) name = str_format(arena, "%.*s %s", STR_ARG(name), types[i].behind);
        word_list_add(arena, &known, name);
        if (types[i].type == FIELD_LIST) word_list_add(arena, &known, STR("list of TYPE"));
    }
    named_types_list(reader, &nearest, &known);
    struct diagnostic *d = kind_mistake(reader, span, "there is no type “{0}”", word);
    if (nearest.found.size) mend_meant(reader->sink, d, word, nearest.found);
    else diagnose_help(reader->sink, d, "known are {0}", word_list_all(arena, &known, "{0} and {1}"));
}

static void nothing_behind(struct kind_reader *reader, struct str word, struct str rest, struct span span) {
    kind_mistake(reader, span, "nothing is expected behind the type “{0}”, found “{1}”", word, rest);
}

/* "annual-review by account" */
static void read_documents(struct field *field, struct str text) {
    struct str rest = text;
    str_cut(&rest, ' ', &field->documents_name);
    rest = str_trim(rest);
    if (str_starts(rest, STR("by "))) field->documents_by_name = str_trim(str_skip(rest, sizeof "by " - 1));
    else if (rest.size) field->documents_name = text;
}

/* Reads "money" or "ref people | stakeholders" into the type of the field. */
static void read_simple_type(struct kind_reader *reader, struct field *field, struct str text, struct span span) {
    struct str rest = text, word;
    str_cut(&rest, ' ', &word);
    rest = str_trim(rest);
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (!str_equal(types[i].name, word)) continue;
        field->type = types[i].type;
        if (*types[i].behind && !rest.size)
            kind_mistake(reader, span, "“{0}” needs a name behind it: {1}", word, types[i].example);
        else if (!*types[i].behind && rest.size) nothing_behind(reader, word, rest, span);
        else if (field->type == FIELD_REFERENCE) read_targets(reader, field, rest, span);
        else if (field->type == FIELD_DOCUMENTS) read_documents(field, rest);
        return;
    }
    if (named_types_have(reader, word)) nothing_behind(reader, word, rest, span);
    else unknown_type(reader, word, span);
}

struct field *type_element(struct kind_reader *reader, struct field *list) {
    list->element = NEW(reader->arena, struct field);
    *list->element = (struct field){.class = list->class, .span = list->span, .set = list->set};
    return list->element;
}

void type_read(struct kind_reader *reader, struct field *field, const struct value *value) {
    struct str text = text_read(reader, value, "“type”");
    if (!text.size) return;
    if (!str_starts(text, STR("list of "))) {
        read_simple_type(reader, field, text, value->span);
        return;
    }
    struct field *element = type_element(reader, field);
    field->type = FIELD_LIST;
    read_simple_type(reader, element, str_trim(str_skip(text, sizeof "list of " - 1)), value->span);
    if (element->type != FIELD_LIST && element->type != FIELD_GROUP && element->type != FIELD_DOCUMENTS) return;
    struct diagnostic *d = kind_mistake(reader, value->span, "“{0}” is not a type", text);
    diagnose_help(reader->sink, d, "write “type: list” and the fields of its rows below “of:”");
    element->type = FIELD_TEXT;
}
