/* Records in words: what somebody who reads an id wants to know of whom or what it means. */
#include "base/arena.h"
#include "editor/about.h"
#include "editor/values.h"

enum { FACTS_MOST = 6 };

/* Facts are what can be said in a few words. */
static bool is_fact(const struct record *record, const struct field *field) {
    const struct field_set *set = record->set;
    if (field == set->id || field == set->naming || field->retired || field->path) return false;
    enum field_type type = field->type;
    return type != FIELD_MARKDOWN && type != FIELD_GROUP && type != FIELD_LIST && type != FIELD_DOCUMENTS &&
           type != FIELD_POINTER;
}

static void put_facts(struct buffer *out, struct values *values, const struct record *record) {
    const struct editor *editor = values->editor;
    const char *between = "";
    size_t put = 0;
    for (size_t i = 0; i < record->set->count && put < FACTS_MOST; i++) {
        const struct field *field = &record->set->fields[i];
        if (!is_fact(record, field) || (!field->required && field->formula)) continue;
        struct str text = values_print(values, record, field);
        if (!text.size || str_equal_c(text, SIGN_MISSING)) continue;
        if (field->class == CLASS_CONFIDENTIAL) text = in_words(editor, MESSAGE("{0} (confidential)", text));
        buffer_append_c(out, between);
        buffer_append_c(out, "*");
        put_plain(out, editor, field->labels[editor->language->index]);
        buffer_append_c(out, "* ");
        put_plain(out, editor, str_excerpt(editor->arena, text, 100));
        between = "  \n";
        put++;
    }
}

struct str record_place(const struct editor *editor, const struct record *record) {
    size_t language = editor->language->index;
    if (!record->outer) return record->set->kind ? record->set->kind->labels[language] : (struct str){0};
    struct str document = record_title_in(editor->arena, record->document, editor->language);
    const struct field *list = NULL;
    for (size_t i = 0; i < record->outer->set->count && !list; i++)
        if (field_rows(&record->outer->set->fields[i]) == record->set) list = &record->outer->set->fields[i];
    if (!list) return document;
    return str_format(editor->arena, "%.*s, %.*s", STR_ARG(list->labels[language]), STR_ARG(document));
}

/* Rows that have neither a name nor an id are told by what they say. */
static void put_name(struct buffer *out, const struct editor *editor, const struct record *record) {
    struct str title = record_title_in(editor->arena, record, editor->language);
    if (title.size) {
        buffer_append_c(out, "**");
        put_plain(out, editor, title);
        buffer_append_c(out, "**");
    }
    if (title.size && record->id.size) buffer_append_c(out, " · ");
    put_plain(out, editor, record->id);
    if (title.size || record->id.size) buffer_append_c(out, "  \n");
}

void about_record(struct buffer *out, const struct view *view, const struct record *record) {
    const struct editor *editor = view->editor;
    struct values values = values_open(editor);
    if (out->size) buffer_append_c(out, "\n\n");
    put_name(out, editor, record);
    put_plain(out, editor, record_place(editor, record));
    buffer_append_c(out, "\n\n");
    put_facts(out, &values, record);
    values_close(&values);
}
