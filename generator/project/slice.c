/* Putting and taking, in one order. */
#include "project/slice.h"

#include <string.h>

#include "base/arena.h"
#include "base/flat.h"

static const struct str thin_mark = STR_INIT("planpress thin document 1\n"), slice_mark = STR_INIT("planpress slice 1\n");

static void put_document(struct flat_writer *flat, const struct thin_document *document) {
    flat_put_text(flat, document->kind);
    flat_put_text(flat, document->id);
    flat_put_text(flat, document->name);
    flat_put(flat, document->chapter_count);
    for (size_t i = 0; i < document->chapter_count; i++) flat_put_text(flat, document->chapters[i]);
    flat_put(flat, document->broken);
    flat_put_text(flat, (struct str){(const char *)document->shape.bytes, sizeof document->shape.bytes});
    flat_put_text(flat, document->image);
}

static struct str finish(struct arena *arena, struct flat_writer *flat, struct str mark) {
    struct str bytes;
    flat_finish(flat, arena, &bytes);
    char *all = NEW_ARRAY(arena, char, mark.size + bytes.size);
    memcpy(all, mark.data, mark.size);
    memcpy(all + mark.size, bytes.data, bytes.size);
    return (struct str){all, mark.size + bytes.size};
}

struct str thin_document_bytes(struct arena *arena, struct str asked, const struct thin_document *document) {
    struct flat_writer flat = {.apart = true};
    flat_put_text(&flat, asked);
    put_document(&flat, document);
    return finish(arena, &flat, thin_mark);
}

struct str slice_bytes(struct arena *arena, const struct slice *slice) {
    struct flat_writer flat = {.apart = true};
    flat_put_text(&flat, slice->kind);
    flat_put_text(&flat, slice->asked);
    flat_put(&flat, slice->count);
    for (size_t i = 0; i < slice->count; i++) put_document(&flat, &slice->documents[i]);
    return finish(arena, &flat, slice_mark);
}

static struct thin_document take_document(struct flat_reader *flat) {
    struct thin_document document = {.kind = flat_take_text(flat)};
    document.id = flat_take_text(flat);
    document.name = flat_take_text(flat);
    document.chapter_count = flat_take_count(flat);
    struct str *chapters = NEW_ARRAY(flat->arena, struct str, document.chapter_count + 1);
    for (size_t i = 0; i < document.chapter_count; i++) chapters[i] = flat_take_text(flat);
    document.chapters = chapters;
    document.broken = flat_take_truth(flat);
    struct str shape = flat_take_text(flat);
    if (shape.size == sizeof document.shape.bytes) memcpy(document.shape.bytes, shape.data, shape.size);
    else flat_fail(flat);
    document.image = flat_take_text(flat);
    return document;
}

static struct flat_reader open_marked(struct arena *arena, struct str bytes, struct str mark) {
    bool marked = str_starts(bytes, mark);
    return flat_open(arena, marked ? str_skip(bytes, mark.size) : (struct str){0}, (struct flat_sources){0});
}

bool thin_document_read(struct arena *arena, struct str bytes, struct str *asked, struct thin_document *out) {
    struct flat_reader flat = open_marked(arena, bytes, thin_mark);
    *asked = flat_take_text(&flat);
    *out = take_document(&flat);
    return flat_is_done(&flat);
}

bool slice_read(struct arena *arena, struct str bytes, struct slice *out) {
    struct flat_reader flat = open_marked(arena, bytes, slice_mark);
    *out = (struct slice){.kind = flat_take_text(&flat)};
    out->asked = flat_take_text(&flat);
    out->count = flat_take_count(&flat);
    out->documents = NEW_ARRAY(arena, struct thin_document, out->count + 1);
    for (size_t i = 0; i < out->count && !flat.failed; i++) out->documents[i] = take_document(&flat);
    return flat_is_done(&flat);
}

struct str slice_asked(struct arena *arena, struct str asked, struct str kind) {
    struct buffer out = {0};
    struct str start = str_format(arena, "%.*s ", STR_ARG(kind));
    for (struct str line; str_cut(&asked, '\n', &line);)
        if (str_starts(line, start)) buffer_format(&out, "%.*s\n", STR_ARG(line));
    struct str lines = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return lines;
}
