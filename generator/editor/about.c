/* Fields, choices, kinds and rules in words. */
#include "editor/about.h"

#include "base/arena.h"
#include "base/word_list.h"
#include "kind/field_words.h"
#include "kind/key_text.h"

/* ---- putting ---- */

struct str in_words(const struct editor *editor, struct message message) {
    return message_text(editor->arena, editor->words, message);
}

struct str our_words(const struct editor *editor, const char *words) {
    return words ? catalogue_words(editor->words, words) : (struct str){0};
}

void put_plain(struct buffer *out, const struct editor *editor, struct str text) {
    static const char signs[] = "\\`*_[]<>#|&~";
    text = str_one_line(editor->arena, text);
    for (size_t i = 0; i < text.size; i++) {
        if (strchr(signs, text.data[i])) buffer_char(out, '\\');
        buffer_char(out, text.data[i]);
    }
}

/* Lines of one paragraph end in two blanks; a label begins a line of its own. */
void put_line(struct buffer *out, const struct editor *editor, struct message message) {
    struct str text = in_words(editor, message);
    if (!text.size) return;
    if (out->size) buffer_append_c(out, "\n\n");
    buffer_append(out, text);
}

void put_fact(struct buffer *out, const struct editor *editor, const char *label, struct str text) {
    if (!text.size) return;
    bool begins = !out->size || out->data[out->size - 1] == '\n';
    if (!begins) buffer_append_c(out, "  \n");
    buffer_append_c(out, "*");
    buffer_append(out, our_words(editor, label));
    buffer_append_c(out, "* ");
    put_plain(out, editor, text);
}

static void put_gap(struct buffer *out) {
    if (out->size) buffer_append_c(out, "\n\n");
}

static void put_title(struct buffer *out, const struct editor *editor, struct str title, struct str beside) {
    put_gap(out);
    buffer_append_c(out, "**");
    put_plain(out, editor, title);
    buffer_append_c(out, "**");
    if (!beside.size || str_equal(beside, title)) return;
    buffer_append_c(out, " · ");
    put_plain(out, editor, beside);
}

static void put_text(struct buffer *out, const struct editor *editor, struct str text) {
    if (!text.size) return;
    put_gap(out);
    put_plain(out, editor, text);
}

struct str take_text(struct buffer *out, const struct editor *editor) {
    struct str text = str_copy(editor->arena, buffer_str(out));
    buffer_free(out);
    return text;
}

/* ---- fields ---- */

struct message class_in_words(enum class class) {
    switch (class) {
    case CLASS_CUSTOMER: return MESSAGE("The customer sees this.");
    case CLASS_INTERNAL: return MESSAGE("Internal: the customer does not see this.");
    case CLASS_CONFIDENTIAL: return MESSAGE("Confidential: it stands in confidential layouts alone.");
    }
    return (struct message){0};
}

/* "required": in the words of the one who edits; nothing where it may be left out. */
static struct message required_in_words(const struct field *field) {
    if (!field->required && !field->wanted && !field->required_always) return (struct message){0};
    if (field->wanted) return MESSAGE("Wanted: without it the document has a weakness.");
    bool weakness = field->set && field->set->rows && !field->required_always && field != field->set->id;
    return weakness ? MESSAGE("Each row should say it.") : MESSAGE("Required.");
}

static struct str targets_of(const struct view *view, const struct field *field) {
    struct word_list list = {0};
    for (size_t i = 0; i < field->target_count; i++)
        word_list_add(view->editor->arena, &list,
                      target_spelling(view->editor->arena, &field->targets[i], view->language));
    return word_list_commas(view->editor->arena, &list);
}

/* "day", "id or name: Personen", "list: rows" */
struct str field_beside(const struct view *view, const struct field *field) {
    const struct field *single = field->type == FIELD_LIST ? field->element : field;
    struct message takes = field_takes(view->editor->arena, field, view->language);
    if (single->type == FIELD_REFERENCE)
        takes = message_new(view->editor->arena, "id or name: {0}", targets_of(view, single));
    if (single->type == FIELD_CHOICE) takes = MESSAGE("a choice");
    if (single->type == FIELD_GROUP && field != single) takes = MESSAGE("rows");
    if (field->type == FIELD_GROUP) takes = MESSAGE("a group");
    if (single->type == FIELD_TEXT) takes = field == single ? MESSAGE("a text") : MESSAGE("texts");
    return in_words(view->editor, message_copy(view->editor->arena, takes));
}

static struct str names_of(const struct editor *editor, const struct choices *choices,
                           const struct language *language) {
    return choices ? in_words(editor, choices_known(editor->arena, choices, language)) : (struct str){0};
}

void about_field(struct buffer *out, const struct view *view, const struct field *field) {
    const struct editor *editor = view->editor;
    const struct field *single = field->type == FIELD_LIST && field->element ? field->element : field;
    put_title(out, editor, field->labels[editor->language->index], field_beside(view, field));
    put_text(out, editor, field_help(field, editor->language));
    if (field->retired)
        put_text(out, editor, in_words(editor, MESSAGE("Given up: {0}", field->retired[editor->language->index])));
    put_line(out, editor, class_in_words(field->class));
    put_line(out, editor, required_in_words(field));
    put_gap(out);
    size_t start = out->size;
    put_fact(out, editor, "choices", names_of(editor, single->choices, view->language));
    put_fact(out, editor, "range", in_words(editor, field_range(editor->arena, single)));
    put_fact(out, editor, "unit", single->unit);
    put_fact(out, editor, "computed", field->formula_text);
    put_fact(out, editor, "default", field->standard_text);
    if (out->size == start) out->size -= start >= 2 ? 2 : 0;
}

void about_choice(struct buffer *out, const struct view *view, const struct choice *choice) {
    const struct editor *editor = view->editor;
    struct word_list names = {0};
    for (size_t i = 0; i < choice->alias_count; i++) word_list_add(editor->arena, &names, choice->spellings[i].text);
    put_title(out, editor, choice->labels[editor->language->index], choice->name);
    put_gap(out);
    for (size_t i = 0; i < choice->among->number_count; i++)
        if (choice->numbers[i].said)
            put_fact(out, editor, "number",
                     str_format(editor->arena, "%.*s %.*s%s", STR_ARG(choice->among->numbers[i].name),
                                STR_ARG(decimal_plain(editor->arena, choice->numbers[i].number)),
                                choice->among->numbers[i].percent ? " %" : ""));
    put_fact(out, editor, "names", word_list_commas(editor->arena, &names));
}

void about_kind(struct buffer *out, const struct editor *editor, const struct kind *kind) {
    put_title(out, editor, kind->labels[editor->language->index], kind->name);
    put_line(out, editor, class_in_words(kind->class));
}

/* ---- rules ---- */

void about_check(struct buffer *out, const struct view *view, const struct kind *kind, const struct check *check) {
    const struct editor *editor = view->editor;
    size_t language = editor->language->index;
    struct str title = in_words(editor, MESSAGE("{0} in {1}", severity_name(check->level), kind->labels[language]));
    put_title(out, editor, check->code, title);
    put_text(out, editor, sentence_as_written(editor->arena, &check->say[language]));
    put_gap(out);
    put_fact(out, editor, "help", sentence_as_written(editor->arena, &check->help[language]));
    put_fact(out, editor, "each", check->each_text.text);
    put_fact(out, editor, "when", check->when_text.text);
    put_fact(out, editor, "source", check->source);
}

/* ---- formulas and layouts ---- */

void about_function(struct buffer *out, const struct editor *editor, size_t index) {
    struct function_help help = formula_function_help(index);
    buffer_append_c(out, "`");
    buffer_append(out, help.usage);
    buffer_append_c(out, "`");
    put_text(out, editor, our_words(editor, help.gives));
    put_gap(out);
    put_fact(out, editor, "missing", our_words(editor, help.missing));
    put_fact(out, editor, "result", our_words(editor, help.result));
    put_fact(out, editor, "source", our_words(editor, help.source));
}

void about_widget(struct buffer *out, const struct editor *editor, const struct widget *widget) {
    put_title(out, editor, widget->name, (struct str){0});
    put_text(out, editor, our_words(editor, widget->purpose));
    put_gap(out);
    struct word_list options = {0};
    if (widget->options) options = word_list_of(editor->arena, widget->options);
    put_fact(out, editor, "options", word_list_commas(editor->arena, &options));
    if (!widget->options) put_line(out, editor, MESSAGE("It holds a piece of layout, between four backticks."));
}

static void put_channels(struct buffer *out, const struct editor *editor, const struct figure_channel *channels,
                         const char *whose) {
    for (size_t i = 0; channels && channels[i].name; i++) {
        if (out->size && out->data[out->size - 1] != '\n') buffer_append_c(out, "  \n");
        buffer_format(out, "`%s` ", channels[i].name);
        put_plain(out, editor, in_words(editor, figure_channel_words(editor->arena, &channels[i], whose)));
    }
}

bool about_channel(struct buffer *out, const struct editor *editor, const struct figure_type *type, struct str name) {
    const struct figure_channel *both[] = {type->channels, type->settings};
    for (size_t b = 0; b < 2; b++)
        for (size_t i = 0; both[b] && both[b][i].name; i++) {
            if (!str_equal_c(name, both[b][i].name)) continue;
            put_title(out, editor, name, type->name);
            put_line(out, editor, figure_channel_words(editor->arena, &both[b][i], figure_channel_of(type, b == 1)));
            return true;
        }
    return false;
}

void about_chart(struct buffer *out, const struct editor *editor, const struct figure_type *type) {
    put_title(out, editor, type->name, (struct str){0});
    put_text(out, editor, our_words(editor, type->shows));
    put_gap(out);
    put_channels(out, editor, type->channels, figure_channel_of(type, false));
    put_channels(out, editor, type->settings, figure_channel_of(type, true));
}
