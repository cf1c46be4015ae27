/* Slips with what is not seen: tabs, and the spaces and dashes of other programs. */
#include "read/yaml_slips_internal.h"

#include "base/arena.h"

enum {
    TAB_WIDTH = 2, /* what a tab most likely stands for */
};

static bool line_has_leading_tab(const struct yaml_text *text, size_t line) {
    for (size_t i = line; yaml_at(text, i, " \t"); i++)
        if (yaml_at(text, i, "\t")) return true;
    return false;
}

static void retab_line(struct slip *slip, size_t line) {
    size_t wanted = 0, i = line;
    for (; yaml_at(slip->text, i, " \t"); i++) wanted += yaml_at(slip->text, i, "\t") ? TAB_WIDTH : 1;
    struct yaml_level level = yaml_nearest_level(slip->text, line, wanted, SIZE_MAX);
    yaml_indent(slip->text, line, level.found ? level.indentation : 0);
}

bool slip_tab_indents(struct slip *slip) {
    struct yaml_text *text = slip->text;
    size_t line = yaml_line_start(text, slip->failure->at.index), count = 0;
    bool in_block = slip_context_is(slip, "while scanning a block scalar");
    if (!line_has_leading_tab(text, line) || slip_flow_from_above(slip, line)) return false; /* in JSON they may */
    slip_say(slip, line, yaml_skip_blanks(text, line), MESSAGE("this line is indented with a tab"));
    slip->help = MESSAGE("indent with spaces: YAML does not allow tabs there");
    for (; line < text->count && line_has_leading_tab(text, line); line = yaml_line_next(text, line), count++) {
        if (slip->slips->retabbed++ > MOST_RETABBED) continue;
        if (!in_block) retab_line(slip, line);
        else yaml_indent(text, line, slip->failure->opened.column + TAB_WIDTH);
    }
    if (count > 1) slip->message = SENTENCE(slip, "this line and the {0} below it are indented with tabs", count - 1);
    return true;
}

bool slip_tab_separates(struct slip *slip) {
    size_t at = slip->failure->at.index;
    if (!yaml_at(slip->text, at, "\t") || !slip_problem_is(slip, "found character that cannot start")) return false;
    slip_say(slip, at, at + 1, MESSAGE("a tab stands here where YAML wants a space"));
    slip->help = MESSAGE("use a space");
    yaml_erase(slip->text, at, at + 1);
    return true;
}

/* Spaces that are none for YAML, at the start of a line: they came with a text that was pasted. */
bool slip_foreign_space_indents(struct slip *slip) {
    struct yaml_text *text = slip->text;
    size_t line = yaml_line_start(text, slip->failure->at.index), count = 0;
    if (!slip_problem_is(slip, YAML_FOREIGN_SPACE)) return false;
    size_t first = yaml_skip_blanks(text, line), end = yaml_skip_spaces(text, line);
    struct message name = message_character(slip->slips->arena, text->points[first]);
    slip_say(slip, line, end, SENTENCE(slip, "this line is indented with a {0}", name));
    slip->help = MESSAGE("indent with the space bar: YAML knows no other space there");
    for (; line < text->count && yaml_skip_spaces(text, line) > yaml_skip_blanks(text, line); count++) {
        size_t width = yaml_skip_spaces(text, line) - line;
        yaml_erase(text, line, line + width);
        struct yaml_level level = yaml_nearest_level(text, line, width, SIZE_MAX);
        if (level.found) yaml_indent(text, line, level.indentation);
        line = yaml_line_next(text, line);
    }
    if (count > 1)
        slip->message = SENTENCE(slip, "this line and the {0} below it are indented with a {1}", count - 1, name);
    return true;
}

/* Dashes that are none for YAML, where list items start. */
bool slip_foreign_dash(struct slip *slip) {
    struct yaml_text *text = slip->text;
    size_t at = slip->failure->at.index;
    if (!slip_problem_is(slip, YAML_FOREIGN_DASH)) return false;
    uint32_t dash = text->points[at];
    size_t column = at - yaml_line_start(text, at);
    slip_say(slip, at, at + 1, MESSAGE("a list item starts with a dash that YAML does not know"));
    slip->help = SENTENCE(slip, "type a hyphen (-) in place of “{0}”, which is {1}", slip_words(slip, at, at + 1),
                          str_format(slip->slips->arena, "U+%04X", (unsigned)dash));
    for (size_t line = yaml_line_start(text, at); line < text->count; line = yaml_line_next(text, line)) {
        size_t first = yaml_skip_blanks(text, line);
        if (first - line < column && !yaml_line_empty(text, line)) break;
        if (first >= text->count || text->points[first] != dash || first - line != column) continue;
        text->points[first] = '-';
        if (str_is_space(text->points[first + 1])) text->points[first + 1] = ' ';
    }
    return true;
}
