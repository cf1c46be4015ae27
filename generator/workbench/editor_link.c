#include "workbench/editor_link.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/path.h"
#include "base/word_list.h"

static const struct {
    const char *name;
    const char *pattern;
} editors[] = {
    {"code", "vscode://file{file}:{line}:{column}"},
    {"code-insiders", "vscode-insiders://file{file}:{line}:{column}"},
    {"codium", "vscodium://file{file}:{line}:{column}"},
    {"cursor", "cursor://file{file}:{line}:{column}"},
    {"zed", "zed://file{file}:{line}:{column}"},
    {"subl", "subl://open?url=file://{file}&line={line}&column={column}"},
    {"idea", "idea://open?file={file}&line={line}&column={column}"},
    {"mvim", "mvim://open?url=file://{file}&line={line}&column={column}"},
    {"none", ""},
};
enum { EDITOR_COUNT = sizeof editors / sizeof *editors };

/* What an editor's command line is called by: "/usr/bin/code --wait" is "code". */
static struct str program_of(struct str command) {
    struct str rest = str_trim(command), first = rest;
    str_cut(&rest, ' ', &first);
    return path_name(first);
}

static bool find(struct str name, struct str *pattern) {
    for (size_t i = 0; i < EDITOR_COUNT; i++) {
        if (!str_equal_c(name, editors[i].name)) continue;
        *pattern = str_of(editors[i].pattern);
        return true;
    }
    return false;
}

/* "name://…": nothing that a browser would run. */
static bool is_pattern(struct str text) {
    size_t end;
    if (!str_find(text, STR("://"), &end) || !end || !str_find(text, STR("{file}"), NULL)) return false;
    for (size_t i = 0; i < end; i++) {
        char c = text.data[i];
        if (!((c >= 'a' && c <= 'z') || (i && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')))) return false;
    }
    return true;
}

/* Editors in a terminal have no links of their own: then the one that most machines have. */
bool editor_pattern(struct str named, struct str *pattern) {
    if (named.size) {
        *pattern = named;
        return is_pattern(named) || find(named, pattern);
    }
    const char *const variables[] = {getenv("VISUAL"), getenv("EDITOR")};
    for (size_t i = 0; i < 2; i++)
        if (variables[i] && *variables[i] && find(program_of(str_of(variables[i])), pattern)) return true;
    return find(STR("code"), pattern);
}

struct str editor_names(struct arena *arena) {
    struct word_list names = {0};
    for (size_t i = 0; i < EDITOR_COUNT; i++) word_list_add(arena, &names, str_of(editors[i].name));
    return word_list_commas(arena, &names);
}

static bool put_slot(struct buffer *out, struct str *rest, const char *slot, struct str value) {
    if (!str_starts(*rest, str_of(slot))) return false;
    buffer_append(out, value);
    *rest = str_skip(*rest, str_of(slot).size);
    return true;
}

struct str editor_link(struct arena *arena, struct str pattern, struct str path, uint32_t line, uint32_t column) {
    struct buffer out = {0};
    struct str file = path_url(arena, path);
    struct str at_line = str_format(arena, "%u", line ? line : 1), at_column = str_format(arena, "%u", column ? column : 1);
    for (struct str rest = pattern; rest.size;) {
        if (put_slot(&out, &rest, "{file}", file) || put_slot(&out, &rest, "{line}", at_line) ||
            put_slot(&out, &rest, "{column}", at_column))
            continue;
        buffer_char(&out, *rest.data);
        rest = str_skip(rest, 1);
    }
    struct str link = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return link;
}
