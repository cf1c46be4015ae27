/* Quoting by the rules of YAML 1.1, as libyaml reads it. */
#include "base/yaml_text.h"

#include <string.h>

#include "base/buffer.h"

static bool is_one_of(char c, const char *all) { return c && strchr(all, c); }

/* What YAML takes for nothing. */
static bool is_null(struct str text) {
    return str_equal_c(text, "~") || str_equal_c(text, "null") || str_equal_c(text, "Null") ||
           str_equal_c(text, "NULL");
}

/* A sign that says something of what follows, or a dash, question mark or colon that stands alone before it. */
static bool begins_badly(struct str text, bool flow) {
    char first = text.data[0], second = text.size > 1 ? text.data[1] : ' ';
    if (flow && is_one_of(first, "?:")) return true;
    if (is_one_of(first, "-?:")) return is_one_of(second, " ,[]{}") || str_starts(text, STR("---"));
    return is_one_of(first, " ,[]{}#&*!|>'\"%@`=<") || str_starts(text, STR("..."));
}

/* What YAML takes for the end of a line, and what nobody can see, at the beginning of a text: its size in bytes; 0. */
static size_t control_at(struct str text) {
    unsigned char first = (unsigned char)text.data[0];
    if (first < ' ' || first == 0x7f) return 1;
    if (str_starts(text, STR("\xC2\x85"))) return 2;
    bool wide = str_starts(text, STR("\xE2\x80\xA8")) || str_starts(text, STR("\xE2\x80\xA9")) ||
                str_starts(text, STR("\xEF\xBB\xBF"));
    return wide ? 3 : 0;
}

bool yaml_needs_quotes(struct str text, bool flow) {
    if (!text.size || is_null(text) || begins_badly(text, flow)) return true;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i], next = i + 1 < text.size ? text.data[i + 1] : ' ';
        if (control_at(str_skip(text, i))) return true;
        if (c == ':' && (next == ' ' || (flow && is_one_of(next, ",?[]{}")))) return true;
        if (flow && c == '?' && next == ' ' && i + 1 < text.size) return true;
        if (c == ' ' && (next == '#' || i + 1 == text.size)) return true;
        if (flow && is_one_of(c, ",[]{}")) return true;
    }
    return false;
}

static bool has_controls(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (control_at(str_skip(text, i))) return true;
    return false;
}

static void put_single(struct buffer *out, struct str text) {
    buffer_char(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\'') buffer_char(out, '\'');
        buffer_char(out, text.data[i]);
    }
    buffer_char(out, '\'');
}

static void put_double(struct buffer *out, struct str text) {
    buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        struct str rest = str_skip(text, i);
        size_t control = control_at(rest);
        if (c == '\n') buffer_append_c(out, "\\n");
        else if (c == '\t') buffer_append_c(out, "\\t");
        else if (control) buffer_format(out, "\\u%04x", (unsigned)str_next(&rest)), i += control - 1;
        else if (c == '"' || c == '\\') buffer_char(out, '\\'), buffer_char(out, (char)c);
        else buffer_char(out, (char)c);
    }
    buffer_char(out, '"');
}

void yaml_put(struct buffer *out, struct str text, struct yaml_style style) {
    if (!yaml_needs_quotes(text, style.flow)) buffer_append(out, text);
    else if (style.quote == '\'' && !has_controls(text)) put_single(out, text);
    else put_double(out, text);
}
