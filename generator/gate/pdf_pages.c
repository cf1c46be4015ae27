/* Pages: in the order of their tree, with what they inherit; then those that no tree holds. */
#include "gate/pdf_inside.h"

static struct inside_object *object_of(struct inside_file *file, const struct inside_value *reference) {
    return reference->kind == INSIDE_REFERENCE ? inside_object(file, reference->count) : NULL;
}

/* The streams of a page are one: a word may end in the next. */
static struct str part_of_content(struct inside_file *file, const struct inside_value *reference,
                                  const struct inside_value *resources) {
    struct inside_object *stream = inside_stream_of(file, reference);
    struct str bytes = {0};
    if (!stream) return bytes;
    stream->used = true;
    stream->resources = resources;
    if (inside_decoded(file, stream, &bytes)) return bytes;
    gate_unread(file->texts, MESSAGE("a part of page {0}: its bytes cannot be decoded", file->page));
    return (struct str){0};
}

static struct str content_of(struct inside_file *file, struct buffer *all, const struct inside_value *page,
                             const struct inside_value *resources) {
    const struct inside_value *raw = inside_get_raw(file, page, STR("Contents")), *list = inside_resolve(file, raw);
    if (list->kind != INSIDE_ARRAY) return part_of_content(file, raw, resources);
    for (uint32_t i = 0; i < list->count && !file->broken; i++) {
        buffer_append(all, part_of_content(file, &list->items[i], resources));
        buffer_char(all, '\n');
    }
    return buffer_str(all);
}

/* What an annotation looks like: a form, or one for each of its states. */
static void read_appearances(struct inside_file *file, struct inside_page *page, const struct inside_value *raw,
                             const struct inside_value *resources, int depth) {
    enum { DEEPEST = 3 };
    struct inside_object *form = inside_stream_of(file, raw);
    const struct inside_value *dict = inside_resolve(file, raw);
    if (form && !form->used) inside_read_form(file, page, form, resources);
    if (form || dict->kind != INSIDE_DICT || depth >= DEEPEST) return;
    for (uint32_t i = 1; i < dict->count; i += 2) read_appearances(file, page, &dict->items[i], resources, depth + 1);
}

static void read_annotations(struct inside_file *file, struct inside_page *page, const struct inside_value *dict,
                             const struct inside_value *resources) {
    const struct inside_value *list = inside_get(file, dict, "Annots");
    for (uint32_t i = 0; list->kind == INSIDE_ARRAY && i < list->count && !file->broken; i++) {
        const struct inside_value *annotation = inside_resolve(file, &list->items[i]);
        read_appearances(file, page, inside_get_raw(file, annotation, STR("AP")), resources, 0);
    }
}

static void read_page(struct inside_file *file, const struct inside_value *dict, const struct inside_value *inherited) {
    const struct inside_value *own = inside_get(file, dict, "Resources"),
                              *resources = own->kind == INSIDE_DICT ? own : inherited;
    struct buffer all = {0};
    struct inside_page *page = inside_page_new();
    inside_read_content(file, page, content_of(file, &all, dict, resources), resources);
    read_annotations(file, page, dict, resources);
    inside_page_give(page, file);
    buffer_free(&all);
}

static void read_tree(struct inside_file *file, const struct inside_value *reference,
                      const struct inside_value *inherited, int depth) {
    struct inside_object *object = object_of(file, reference);
    if (!object || object->used || depth > LIMIT_DEPTH || file->broken) return;
    object->used = true; /* and is not met again in a loop */
    const struct inside_value *kids = inside_get(file, &object->value, "Kids"),
                              *own = inside_get(file, &object->value, "Resources");
    const struct inside_value *resources = own->kind == INSIDE_DICT ? own : inherited;
    if (kids->kind == INSIDE_ARRAY)
        for (uint32_t i = 0; i < kids->count; i++) read_tree(file, &kids->items[i], resources, depth + 1);
    else {
        file->page++;
        read_page(file, &object->value, resources);
    }
}

/* Pages of older revisions, and of no tree: what they share with others has been read. */
static void read_lost_pages(struct inside_file *file) {
    static const struct inside_value none;
    file->page = 0;
    for (size_t i = 0; i < file->object_count && !file->broken; i++) {
        struct inside_object *object = &file->objects[i];
        inside_parse(file, object);
        if (object->used || !inside_is_name(inside_get(file, &object->value, "Type"), "Page")) continue;
        object->used = true;
        const struct inside_value *contents = inside_get_raw(file, &object->value, STR("Contents"));
        struct inside_object *stream = inside_stream_of(file, contents);
        if (!stream || !stream->used) read_page(file, &object->value, &none);
    }
}

void inside_read_pages(struct inside_file *file) {
    static const struct inside_value none;
    const struct inside_value *root = inside_get(file, &file->trailer, "Root");
    read_tree(file, inside_get_raw(file, root, STR("Pages")), &none, 0);
    if (!file->page) gate_unread(file->texts, MESSAGE("the PDF has no page that can be found"));
    read_lost_pages(file);
}
