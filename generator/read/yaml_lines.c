/* Guessing what a line of broken YAML is meant to be from what it looks like. */
#include "read/yaml_lines.h"

size_t yaml_indentation(const struct yaml_text *text, size_t line_start) {
    return yaml_skip_blanks(text, line_start) - line_start;
}

static bool starts_with_dash(const struct yaml_text *text, size_t index) {
    return yaml_at(text, index, "-") && yaml_blank_at(text, index + 1);
}

/* Behind a quoted text that starts at the index; the index itself when it is not closed on its line. */
static size_t skip_quoted(const struct yaml_text *text, size_t index) {
    const char quote[] = {(char)text->points[index], '\0'};
    for (size_t i = index + 1; i < text->count && !yaml_at(text, i, "\n"); i++) {
        if (quote[0] == '"' && yaml_at(text, i, "\\")) i++;
        else if (yaml_at(text, i, quote)) return i + 1;
    }
    return index;
}

struct yaml_position yaml_position_of(const struct yaml_text *text, size_t index, bool in_brackets) {
    size_t i = yaml_skip_blanks(text, yaml_line_start(text, index));
    while (starts_with_dash(text, i) && i < index) i = yaml_skip_blanks(text, i + 1);
    struct yaml_position position = {.value = i, .key = i};
    while (i < index) {
        bool at_start = i == position.value, flow = in_brackets || position.brackets;
        size_t behind_quoted = at_start && yaml_at(text, i, "\"'") ? skip_quoted(text, i) : i;
        bool opens = at_start && yaml_at(text, i, "[{"), ends = flow && yaml_at(text, i, ",]}");
        bool colon = !position.has_key && yaml_at(text, i, ":") && yaml_blank_at(text, i + 1);
        if (behind_quoted > i) {
            i = behind_quoted;
            continue;
        }
        if (opens) position.brackets++;
        if (ends && position.brackets && !yaml_at(text, i, ",")) position.brackets--;
        i++;
        if (!opens && !ends && !colon) continue;
        i = yaml_skip_blanks(text, i);
        if (!colon) position.key = i;
        position.has_key = colon;
        position.value = i;
    }
    return position;
}

static void offer_level(struct yaml_level *best, size_t wanted, size_t indentation, size_t line) {
    size_t distance = wanted > indentation ? wanted - indentation : indentation - wanted;
    size_t best_distance = wanted > best->indentation ? wanted - best->indentation : best->indentation - wanted;
    if (best->found && (best_distance < distance || (best_distance == distance && best->indentation > indentation)))
        return;
    *best = (struct yaml_level){true, indentation, line};
}

static bool opens_block(const struct yaml_text *text, size_t line_start) {
    size_t end = line_start, last = line_start;
    for (; end < text->count && !yaml_at(text, end, "\n"); end++) {
        if (yaml_at(text, end, "#") && yaml_blank_at(text, end - 1)) break;
        if (!yaml_at(text, end, " \t")) last = end;
    }
    return yaml_at(text, last, ":");
}

struct yaml_level yaml_nearest_level(const struct yaml_text *text, size_t line_start, size_t wanted, size_t refused) {
    struct yaml_level best = {0};
    size_t limit = SIZE_MAX;
    bool nearest_line = true;
    for (size_t line = line_start; line > 0 && limit > 0;) {
        line = yaml_line_start(text, line - 1);
        size_t indentation = yaml_indentation(text, line), content = line + indentation;
        if (yaml_line_empty(text, line) || indentation >= limit) continue;
        while (starts_with_dash(text, content)) content = yaml_skip_blanks(text, content + 1);
        size_t content_level = content - line;
        size_t levels[] = {indentation, content_level, content_level + 2};
        size_t count = nearest_line && opens_block(text, line) ? 3 : 2;
        for (size_t i = 0; i < count; i++)
            if (levels[i] != refused && levels[i] < limit) offer_level(&best, wanted, levels[i], line);
        limit = indentation;
        nearest_line = false;
    }
    return best;
}

size_t yaml_last_line_inside(const struct yaml_text *text, size_t index) {
    size_t last = yaml_line_start(text, index), limit = yaml_indentation(text, last);
    for (size_t line = yaml_line_next(text, last); line < text->count; line = yaml_line_next(text, line)) {
        if (yaml_line_empty(text, line)) continue;
        size_t indentation = yaml_indentation(text, line);
        if (indentation <= limit && !yaml_at(text, line + indentation, "]}")) break;
        last = line;
    }
    return last;
}
