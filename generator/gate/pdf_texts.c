/* Reading PDF: what it holds, then its pages, then everything else. */
#include "gate/pdf_inside.h"

static size_t limit_of(struct str bytes) {
    size_t limit =
        bytes.size > LIMIT_GATE_WORK / LIMIT_GATE_TIMES ? (size_t)LIMIT_GATE_WORK : bytes.size * LIMIT_GATE_TIMES;
    return limit < LIMIT_GATE_LEAST ? (size_t)LIMIT_GATE_LEAST : limit;
}

static bool is_encrypted(struct inside_file *file) {
    for (size_t i = 0; i < file->trailer_count; i++)
        if (inside_get_raw(file, &file->trailers[i], STR("Encrypt"))->kind != INSIDE_NULL) return true;
    return false;
}

/* A file whose tables were lost still has a catalogue. */
static void find_catalogue(struct inside_file *file) {
    if (inside_get(file, &file->trailer, "Root")->kind == INSIDE_DICT) return;
    for (size_t i = file->object_count; i-- && !file->broken;) {
        inside_parse(file, &file->objects[i]);
        if (!inside_is_name(inside_get(file, &file->objects[i].value, "Type"), "Catalog")) continue;
        struct inside_value *pair = NEW_ARRAY(file->arena, struct inside_value, 2);
        pair[0] = (struct inside_value){.kind = INSIDE_NAME, .text = STR("Root")};
        pair[1] = file->objects[i].value;
        file->trailer = (struct inside_value){.kind = INSIDE_DICT, .count = 2, .items = pair};
        return;
    }
}

static void read_file(struct inside_file *file) {
    inside_find_objects(file);
    inside_read_references(file);
    if (is_encrypted(file)) {
        gate_unread(file->texts, MESSAGE("the PDF is encrypted"));
        return;
    }
    inside_choose_current(file);
    inside_read_streams_of_objects(file);
    find_catalogue(file);
    inside_read_pages(file);
    inside_read_strings(file);
    inside_read_leftovers(file);
    inside_read_gaps(file);
}

void gate_pdf_inside(struct gate_texts *texts, struct str bytes, int depth) {
    struct arena *arena = arena_create();
    struct inside_file *file = NEW(arena, struct inside_file);
    size_t start = 0;
    struct str head = str_slice(bytes, 0, bytes.size < 1024 ? bytes.size : 1024);
    if (!str_find(head, STR("%PDF-"), &start))
        gate_unread(texts, MESSAGE("the bytes are no PDF: they do not begin as one"));
    else {
        if (start)
            gate_add(texts, GATE_COMMENT, STR("before the PDF"), 0, gate_runs(arena, str_slice(bytes, 0, start)));
        *file = (struct inside_file){
            .texts = texts, .arena = arena, .bytes = str_skip(bytes, start), .depth = depth, .limit = limit_of(bytes)};
        read_file(file);
    }
    arena_destroy(arena);
}

void gate_pdf_texts(struct gate_texts *texts, struct str bytes) { gate_pdf_inside(texts, bytes, 0); }
