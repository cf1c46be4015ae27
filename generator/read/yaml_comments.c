/* Finding text that was lost to a comment. A # with a space behind it is meant as a comment, and so is a line that
 * starts with one; a # that touches a word behind a value is not. */
#include "read/yaml_comments.h"

struct yaml_comments yaml_comments_new(struct diagnostics *sink, const struct yaml_text *text) {
    return (struct yaml_comments){.sink = sink, .text = text};
}

static void step(struct yaml_comments *comments) {
    struct yaml_place *place = &comments->place;
    bool line_end = comments->text->points[place->index++] == '\n';
    place->line += line_end;
    place->column = line_end ? 0 : place->column + 1;
}

void yaml_comments_pass(struct yaml_comments *comments, size_t until) {
    while (comments->place.index < until && comments->place.index < comments->text->count) step(comments);
}

static void check(struct yaml_comments *comments, bool value) {
    const struct yaml_text *text = comments->text;
    size_t hash = comments->place.index, word = hash, before = hash;
    while (yaml_at(text, word, "#")) word++;
    if (yaml_blank_at(text, word)) return;
    while (before > 0 && yaml_at(text, before - 1, " \t")) before--;
    if (before == 0 || yaml_at(text, before - 1, "\n")) return;
    if (!value && yaml_at(text, before - 1, ":-")) return;
    uint32_t length = (uint32_t)(yaml_line_end(text, hash) - hash);
    struct diagnostic *d =
        diagnose(comments->sink, SEVERITY_WARNING, CODE_I02, yaml_span(text, comments->place, length),
                 "the text from # on is a comment and is not read");
    diagnose_help(comments->sink, d, "put quotes around the whole value, or a space behind the # if it is a comment");
}

void yaml_comments_scan(struct yaml_comments *comments, size_t until, bool value) {
    const struct yaml_text *text = comments->text;
    while (comments->place.index < until && comments->place.index < text->count) {
        size_t index = comments->place.index;
        bool comment = text->points[index] == '#' && (index == 0 || yaml_blank_at(text, index - 1));
        if (comment) {
            check(comments, value);
            yaml_comments_pass(comments, yaml_line_end(text, index));
        } else {
            step(comments);
        }
    }
}
