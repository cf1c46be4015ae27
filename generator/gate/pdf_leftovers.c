/* What is left when the pages were read: streams that no page uses, and what lies between the objects and behind the
 * end of the file. */
#include "gate/pdf_inside.h"

static bool has(struct inside_file *file, const struct inside_value *dict, const char *key) {
    return inside_get_raw(file, dict, str_of(key))->kind != INSIDE_NULL;
}

static void give_metadata(struct inside_file *file, struct inside_object *stream) {
    struct str bytes;
    const struct gate_inside inside = {
        .elsewhere = true, .place = GATE_METADATA, .prefix = STR("XMP "), .depth = file->depth};
    if (inside_decoded(file, stream, &bytes)) gate_html_inside(file->texts, bytes, &inside);
    else gate_unread(file->texts, MESSAGE("metadata: their bytes cannot be decoded"));
}

/* The bytes of a photograph hold what cameras note; of others the dots alone are there. */
static void give_picture(struct inside_file *file, struct inside_object *stream) {
    static const char *const photographs[] = {"DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"};
    const struct inside_value *filter = inside_get(file, &stream->value, "Filter");
    if (filter->kind == INSIDE_ARRAY && filter->count) filter = inside_resolve(file, &filter->items[filter->count - 1]);
    for (size_t i = 0; i < sizeof photographs / sizeof *photographs; i++)
        if (inside_is_name(filter, photographs[i]))
            gate_add(file->texts, GATE_DATA, STR("picture"), 0, gate_picture(file->arena, stream->raw));
}

static bool shows_text(struct str bytes) {
    return str_find(bytes, STR("Tj"), NULL) || str_find(bytes, STR("TJ"), NULL);
}

static void give_unused(struct inside_file *file, struct inside_object *stream) {
    static const struct inside_value none;
    struct str bytes;
    if (!inside_decoded(file, stream, &bytes)) {
        gate_unread(file->texts, MESSAGE("a stream that no page uses: its bytes cannot be decoded"));
        return;
    }
    const struct gate_inside inside = {
        .elsewhere = true, .place = GATE_ATTACHMENT, .prefix = STR("unused "), .depth = file->depth};
    bool drawn =
        has(file, &stream->value, "PatternType") || inside_is_name(inside_get(file, &stream->value, "Subtype"), "Form");
    if (!drawn && !shows_text(bytes)) {
        gate_file_inside(file->texts, bytes, &inside);
        return;
    }
    const struct inside_value *own = inside_get(file, &stream->value, "Resources");
    struct inside_object *current = inside_object(file, stream->number); /* an older one's page is that of the newer */
    const struct inside_value *its = own->kind == INSIDE_DICT        ? own
                                     : current && current->resources ? current->resources
                                                                     : &none;
    struct inside_page *page = inside_page_new();
    inside_read_content(file, page, bytes, its);
    inside_page_give(page, file);
}

static void read_leftover(struct inside_file *file, struct inside_object *stream) {
    const struct inside_value *dict = &stream->value, *type = inside_get(file, dict, "Type"),
                              *subtype = inside_get(file, dict, "Subtype");
    stream->used = true;
    if (inside_is_name(type, "Metadata") || inside_is_name(subtype, "XML")) give_metadata(file, stream);
    else if (inside_is_name(subtype, "Image")) give_picture(file, stream);
    else if (inside_is_name(type, "XRef") || has(file, dict, "FunctionType") || has(file, dict, "ShadingType") ||
             has(file, dict, "Length1"))
        return;
    else give_unused(file, stream);
}

void inside_read_leftovers(struct inside_file *file) {
    file->page = 0;
    for (size_t i = 0; i < file->object_count && !file->broken; i++)
        if (file->objects[i].value.kind == INSIDE_STREAM && !file->objects[i].used)
            read_leftover(file, &file->objects[i]);
}

/* --- between the objects ------------------------------------------------------------------------------------------ */

/* What a table of references and the ends of objects are made of. */
static bool is_syntax(const struct inside_value *value) {
    static const char *const words[] = {"n", "f", "xref", "trailer", "startxref", "endobj", "endstream", "obj"};
    if (value->kind != INSIDE_WORD) return value->kind != INSIDE_STRING && value->kind != INSIDE_NAME;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (inside_is_word(value, words[i])) return true;
    return false;
}

/* Tables and ends of objects are passed over, comments given on the way; the rest is somebody's text. */
static void read_gap(struct inside_file *file, size_t start, size_t end) {
    if (start >= end || end > file->bytes.size) return;
    if (str_equal_c(str_trim(str_slice(file->bytes, start, end)), "endobj")) return; /* as nearly all are */
    struct inside_lexer lexer = inside_lexer(file, file->arena, str_slice(file->bytes, start, end));
    struct inside_value value;
    struct buffer rest = {0};
    while (inside_next(&lexer, &value)) {
        if (!is_syntax(&value)) {
            buffer_append(&rest, value.text);
            buffer_char(&rest, ' ');
        }
        if (value.kind == INSIDE_DICT) inside_give_strings(file, &value, STR(""));
    }
    struct str text = buffer_str(&rest);
    gate_add(file->texts, GATE_COMMENT, STR("between objects"), 0,
             gate_is_text(text) ? text : gate_runs(file->arena, text));
    buffer_free(&rest);
}

void inside_read_gaps(struct inside_file *file) {
    size_t end = 0;
    for (size_t i = 0; i < file->object_count && !file->broken; i++) {
        const struct inside_object *object = &file->objects[i];
        if (object->container) break; /* those of the file come first, as they stand there */
        read_gap(file, end, object->offset);
        if (object->end > end) end = object->end;
    }
    read_gap(file, end, file->bytes.size);
}
