/* Answers that are still to come. */
#include "editor/editor.h"

const char *const editor_triggers[] = {":", " ", "-", "[", "{", ",", "|", "#", "(", "/", "`", ".", "\"", NULL};

struct editor_items editor_complete(const struct editor *editor, const struct editor_file *file, size_t at) {
    (void)editor, (void)file, (void)at;
    return (struct editor_items){0};
}

bool editor_hover(const struct editor *editor, const struct editor_file *file, size_t at, struct editor_about *about) {
    (void)editor, (void)file, (void)at, (void)about;
    return false;
}

struct editor_locations editor_definition(const struct editor *editor, const struct editor_file *file, size_t at) {
    (void)editor, (void)file, (void)at;
    return (struct editor_locations){0};
}

struct editor_locations editor_references(const struct editor *editor, const struct editor_file *file, size_t at,
                                          bool declaration) {
    (void)editor, (void)file, (void)at, (void)declaration;
    return (struct editor_locations){0};
}

struct editor_locations editor_highlight(const struct editor *editor, const struct editor_file *file, size_t at) {
    (void)editor, (void)file, (void)at;
    return (struct editor_locations){0};
}

bool editor_may_rename(const struct editor *editor, const struct editor_file *file, size_t at,
                       struct editor_range *range, struct str *name, struct message *problem) {
    (void)editor, (void)file, (void)at, (void)range, (void)name;
    *problem = (struct message){0};
    return false;
}

bool editor_rename(const struct editor *editor, const struct editor_file *file, size_t at, struct str name,
                   struct editor_edits *edits, struct message *problem) {
    (void)editor, (void)file, (void)at, (void)name;
    *edits = (struct editor_edits){0};
    *problem = (struct message){0};
    return false;
}

struct editor_findings editor_find(const struct editor *editor, struct str query, size_t most) {
    (void)editor, (void)query, (void)most;
    return (struct editor_findings){0};
}

struct editor_links editor_links(const struct editor *editor, const struct editor_file *file) {
    (void)editor, (void)file;
    return (struct editor_links){0};
}

struct editor_hints editor_hints(const struct editor *editor, const struct editor_file *file,
                                 struct editor_range range) {
    (void)editor, (void)file, (void)range;
    return (struct editor_hints){0};
}

bool editor_format(const struct editor *editor, const struct editor_file *file, struct text_edit **edits, size_t *count,
                   struct message *problem) {
    (void)editor, (void)file;
    *edits = NULL;
    *count = 0;
    *problem = (struct message){0};
    return true;
}
