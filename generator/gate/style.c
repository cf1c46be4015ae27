#include "gate/style.h"

#include <string.h>

#include "base/arena.h"

static bool starts(struct str text, size_t at, const char *mark) {
    return str_starts(str_skip(text, at), str_of(mark));
}

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c & 0x80;
}

/* Where what begins at `at` ends; `at` itself: nothing of the kind begins there. */
static size_t piece_end(struct str text, size_t at) {
    char c = text.data[at];
    size_t end = at + 1;
    if (starts(text, at, "/*")) {
        for (end = at + 2; end < text.size && !starts(text, end, "*/");) end++;
        return end;
    }
    if (starts(text, at, "//")) {
        while (end < text.size && text.data[end] != '\n') end++;
        return end;
    }
    if (c == '"' || c == '\'' || c == '`') {
        while (end < text.size && text.data[end] != c) end += text.data[end] == '\\' ? 2 : 1;
        return end + 1; /* the closing mark too */
    }
    bool named = (c == '.' || c == '#' || starts(text, at, "--")) && end < text.size && is_name(text.data[end]);
    if (!named) return at;
    while (end < text.size && is_name(text.data[end])) end++;
    return end;
}

struct str gate_style_words(struct arena *arena, struct str text) {
    char *kept = NEW_ARRAY(arena, char, text.size + 1);
    memset(kept, ' ', text.size);
    for (size_t at = 0; at < text.size;) {
        bool may = memchr("/\"'`.#-", text.data[at], 7);
        size_t end = may ? piece_end(text, at) : at;
        if (end > text.size) end = text.size;
        memcpy(kept + at, text.data + at, end - at);
        at = end > at ? end : at + 1;
    }
    return (struct str){kept, text.size};
}
