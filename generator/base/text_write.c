/* Edits of a source's text → edits of its file's bytes, and the file written with them. */
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file_below.h"
#include "base/files.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/source.h"
#include "base/text_edit.h"

static bool fail(struct arena *arena, struct message *problem, const struct source *source, const char *why) {
    *problem = message_new(arena, "{0} is left as it is: {1}", source->path, why);
    return false;
}

/* New lines as the file ends its own. */
static struct str with_ends(struct arena *arena, struct str text, struct str end) {
    struct buffer result = {0};
    struct str line;
    while (str_cut(&text, '\n', &line)) {
        buffer_append(&result, line);
        if (text.data > line.data + line.size) buffer_append(&result, end);
    }
    struct str kept = str_copy(arena, buffer_str(&result));
    buffer_free(&result);
    return kept;
}

static struct str line_end_of(struct str bytes) {
    const char *first = bytes.size ? memchr(bytes.data, '\n', bytes.size) : NULL;
    const char *carriage = bytes.size ? memchr(bytes.data, '\r', bytes.size) : NULL;
    if (!carriage || (first && first < carriage)) return STR("\n");
    return first == carriage + 1 ? STR("\r\n") : STR("\r");
}

/* Places in the text that was read become places in the bytes that it was read from; they only grow. */
static void move_to_bytes(struct arena *arena, struct str bytes, struct text_edit *edits, size_t count) {
    struct source_walk walk = source_walk_start(bytes);
    struct str end = line_end_of(bytes);
    for (size_t i = 0; i < count; i++) {
        edits[i].start = source_walk_to(&walk, edits[i].start);
        edits[i].end = source_walk_to(&walk, edits[i].end);
        edits[i].text = with_ends(arena, edits[i].text, end);
    }
}

bool text_edits_write(struct arena *arena, const struct source *source, const struct text_edit *edits, size_t count,
                      struct message *problem) {
    if (!source->files) return fail(arena, problem, source, "it is no file");
    struct str bytes, edited, folder = source->files->shown;
    *problem = (struct message){0};
    enum file_kind kind = file_read_below(arena, folder, source->name, LIMIT_FILE, &bytes, problem);
    if (!message_empty(*problem)) return false;
    if (kind != FILE_REGULAR) return fail(arena, problem, source, "it is no file, or reached by a link");
    if (!str_equal(source_clean(arena, bytes), source->text))
        return fail(arena, problem, source, "it has been changed since it was read");
    struct text_edit *moved = NEW_ARRAY(arena, struct text_edit, count + 1);
    if (count) memcpy(moved, edits, count * sizeof *edits);
    move_to_bytes(arena, bytes, moved, count);
    if (!text_edits_apply(arena, bytes, moved, count, &edited))
        return fail(arena, problem, source, "two changes of it overlap");
    return file_write(arena, folder, source->name, edited, problem);
}
