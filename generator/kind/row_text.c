/* Rows as their neighbours have them. */
#include "kind/row_text.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/yaml_text.h"

static void put_scalar(struct buffer *out, struct str text, bool flow, char quote) {
    yaml_put(out, text, (struct yaml_style){.flow = flow, .quote = quote});
}

/* Texts may hold commas. */
static char separator_of(const struct field *field) {
    enum field_type item = field->element->type;
    return (item == FIELD_TEXT || item == FIELD_MARKDOWN) && !field->commas ? ';' : ',';
}

/* "a, b" → [a, b]; one value stands as it is. */
static void put_list(struct buffer *out, const struct row_value *value, struct row_style style) {
    char separator = separator_of(value->field);
    struct str rest = value->text, part;
    size_t count = 0;
    while (str_cut(&rest, separator, &part)) count += str_trim(part).size > 0;
    if (count < 2) {
        put_scalar(out, str_trim(value->text), style.flow, style.quote);
        return;
    }
    buffer_char(out, '[');
    rest = value->text;
    for (size_t i = 0; str_cut(&rest, separator, &part);) {
        if (!str_trim(part).size) continue;
        if (i++) buffer_append_c(out, ", ");
        put_scalar(out, str_trim(part), true, style.quote);
    }
    buffer_char(out, ']');
}

/* Paragraphs are a block, where there is room for one. */
static bool is_block(const struct row_value *value, struct row_style style) {
    return !style.flow && value->field && value->field->type == FIELD_MARKDOWN &&
           str_find(str_trim(value->text), STR("\n"), NULL);
}

static void put_block(struct buffer *out, struct str text, size_t column) {
    struct str line;
    buffer_char(out, '|');
    text = str_trim(text);
    while (str_cut(&text, '\n', &line)) {
        buffer_char(out, '\n');
        if (str_trim(line).size) buffer_format(out, "%*s", (int)column + 2, "");
        buffer_append(out, line);
    }
}

void row_value_text(struct buffer *out, struct arena *arena, const struct row_value *value, struct row_style style) {
    bool lines = value->field && value->field->type == FIELD_MARKDOWN;
    bool several = value->field && value->field->type == FIELD_LIST && value->field->element->type != FIELD_GROUP;
    if (several) put_list(out, value, style);
    else if (is_block(value, style)) put_block(out, value->text, style.column);
    else
        put_scalar(out, lines ? str_trim(value->text) : str_trim(str_one_line(arena, value->text)), style.flow,
                   style.quote);
}

void row_text(struct buffer *out, struct arena *arena, const struct row_value *values, size_t count,
              struct row_style style) {
    if (style.flow) buffer_char(out, '{');
    for (size_t i = 0; i < count; i++) {
        if (i && style.flow) buffer_append_c(out, ", ");
        else if (i) buffer_format(out, "\n%*s", (int)style.column, "");
        put_scalar(out, values[i].key, style.flow, style.quote);
        buffer_append_c(out, ": ");
        row_value_text(out, arena, &values[i], style);
    }
    if (style.flow) buffer_char(out, '}');
}
