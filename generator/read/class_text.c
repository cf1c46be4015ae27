/* A text is cut at its marks; each part goes to the classes that may see the innermost block around it and all others.
 */
#include "read/class_text.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

enum { LONGEST_COUNTED = 4096 }; /* bytes of a line behind which no column is told */

struct class_reader {
    struct diagnostics *sink;
    struct str text;
    struct span span;
    struct class_mark open[CLASS_BLOCKS_DEEPEST];
    size_t count;
    struct buffer out[CLASS_COUNT];
    size_t counted; /* bytes whose lines were counted already: marks come in order, and there may be many */
    uint32_t lines;
};

static struct span place_of(struct class_reader *reader, const struct class_mark *mark) {
    struct span span = reader->span;
    if (mark->start < reader->counted) reader->counted = reader->lines = 0;
    for (; reader->counted < mark->start; reader->counted++)
        reader->lines += reader->text.data[reader->counted] == '\n';
    if (reader->lines) span.line += reader->lines, span.column = 0;
    else if (mark->start > LONGEST_COUNTED) span.column = 0;
    else if (span.column) span.column += (uint32_t)str_code_points(str_slice(reader->text, 0, mark->start));
    span.length = 0;
    return span;
}

static void fault(struct class_reader *reader, enum class_mark_fault fault, const struct class_mark *mark) {
    class_mark_report(reader->sink, place_of(reader, mark), fault, mark);
}

static enum class class_now(const struct class_reader *reader) {
    enum class most = CLASS_CUSTOMER, class;
    for (size_t i = 0; i < reader->count; i++) if (class_parse(reader->open[i].word, &class) && class > most)
        most = class;
    return most;
}

/* What stood around a block that is not seen closes up. */
static void append(struct buffer *out, struct str part) {
    bool blank = !out->size || strchr(" \n", out->data[out->size - 1]);
    while (blank && part.size && strchr(" \n\t", part.data[0])) part = str_skip(part, 1);
    bool tight = part.size && part.data[0] && strchr(",.;:!?)", part.data[0]);
    while (tight && out->size && strchr(" \n", out->data[out->size - 1])) out->size--;
    buffer_append(out, part);
}

static void take(struct class_reader *reader, struct str part) {
    for (int class = class_now(reader); class < CLASS_COUNT; class ++) append(&reader->out[class], part);
}

static void step(struct class_reader *reader, const struct class_mark *mark) {
    const struct class_mark *top = reader->count ? &reader->open[reader->count - 1] : NULL;
    bool closes = mark->kind == CLASS_MARK_CLOSES && top;
    if (closes && class_mark_empty(reader->text, top, mark)) fault(reader, CLASS_MARK_EMPTY, top);
    if (mark->kind == CLASS_MARK_OPENS && reader->count == CLASS_BLOCKS_DEEPEST) fault(reader, CLASS_MARK_DEEP, mark);
    else if (mark->kind == CLASS_MARK_OPENS) reader->open[reader->count++] = *mark;
    else if (closes) reader->count--;
    else fault(reader, class_mark_stray(mark), mark);
}

static void finish(struct arena *arena, struct class_reader *reader, struct str out[CLASS_COUNT]) {
    while (reader->count) fault(reader, CLASS_MARK_UNCLOSED, &reader->open[--reader->count]);
    for (int class = 0; class < CLASS_COUNT; class ++) {
        out[class] = class_mark_unescape(arena, str_copy(arena, str_trim(buffer_str(&reader->out[class]))));
        buffer_free(&reader->out[class]);
    }
}

bool class_text_read(struct arena *arena, struct diagnostics *sink, struct str text, struct span span,
                     struct str out[CLASS_COUNT]) {
    struct class_reader reader = {.sink = sink, .text = text, .span = span};
    struct class_mark mark;
    size_t at = 0;
    if (!class_mark_next(text, 0, &mark)) return false;
    do {
        take(&reader, str_slice(text, at, mark.start));
        step(&reader, &mark);
        at = mark.end;
    } while (class_mark_next(text, at, &mark));
    take(&reader, str_skip(text, at));
    finish(arena, &reader, out);
    return true;
}

void class_text_refuse(struct diagnostics *sink, struct str text, struct span span) {
    struct class_reader reader = {.sink = sink, .text = text, .span = span};
    struct class_mark mark;
    if (class_mark_next(text, 0, &mark)) fault(&reader, CLASS_MARK_NO_TEXT, &mark);
}
