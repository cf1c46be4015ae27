/* What the forms of a graph share. */
#include "base/arena.h"
#include "command/graph.h"

static bool is_plain(char c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || (c && str_find(STR("/._-+=,@%:"), (struct str){&c, 1}, NULL));
}

struct str graph_shell(struct arena *arena, struct str word) {
    struct buffer out = {0};
    bool plain = word.size;
    for (size_t i = 0; i < word.size && plain; i++) plain = is_plain(word.data[i]);
    if (plain) return word;
    buffer_char(&out, '\'');
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] == '\'') buffer_append_c(&out, "'\\''");
        else buffer_char(&out, word.data[i]);
    buffer_char(&out, '\'');
    struct str quoted = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return quoted;
}

const char *graph_kind_name(enum graph_step_kind kind) {
    static const char *const names[GRAPH_STEP_KINDS] = {[GRAPH_ASKED] = "asked",
                                                        [GRAPH_RECORD] = "record",
                                                        [GRAPH_SLICE] = "slice",
                                                        [GRAPH_OUTPUT] = "output",
                                                        [GRAPH_FRONT] = "front"};
    return names[kind];
}
