/* Formatting: what `planpress fmt` does (read/format.h), for a text in an editor. */
#include "read/format.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "editor/editor.h"

/* In a text whose lines end in \r\n new lines do so too. */
static struct str with_ends(struct arena *arena, struct str text, bool returns) {
    struct buffer out = {0};
    if (!returns || !str_find(text, STR("\n"), NULL)) return text;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n') buffer_char(&out, '\r');
        buffer_char(&out, text.data[i]);
    }
    struct str copy = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return copy;
}

bool editor_format(const struct editor *editor, const struct editor_file *file, struct text_edit **edits, size_t *count,
                   struct message *problem) {
    struct arena *arena = editor->arena;
    struct diagnostics unheard = diagnostics_new(arena);
    struct source_file source;
    *edits = NULL;
    *count = 0;
    if (!source_file_read(arena, &unheard, file->path, file->text, &source)) {
        *problem = message_new(arena, "it has mistakes that have to be mended first");
        return false;
    }
    if (!format_file(arena, &source, edits, count, problem)) return false;
    struct source_walk walk = source_walk_start(file->text);
    bool returns = str_find(file->text, STR("\r\n"), NULL);
    for (size_t i = 0; i < *count; i++) {
        struct text_edit *edit = &(*edits)[i];
        edit->start = source_walk_to(&walk, edit->start);
        edit->end = source_walk_to(&walk, edit->end);
        edit->text = with_ends(arena, edit->text, returns);
    }
    return true;
}
