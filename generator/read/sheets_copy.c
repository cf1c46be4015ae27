/* Objects of a foreign PDF → their texts. From a page its contents and resources are reached, and from these whatever
 * they name; what leads back to pages, structure or notes on the file is left out on the way. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "read/pdf_swelling.h"
#include "read/sheets_internal.h"

#define PRINT_ANEW "print it into a new PDF, look at that, and enclose it"

static void release(const struct sheets_copy *copy, qpdf_oh object) {
    copy->file->qpdf->oh_release(copy->file->data, object);
}

/* ---- what stays behind ---- */

/* Entries that tell of a thing instead of painting it, or that belong to the file that it is from. */
static bool is_left_behind(struct str key) {
    static const char *const names[] = {"/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents",
                                        "/OPI",      "/AF",        "/Parent",       "/Private",      "/CreatorInfo",
                                        "/A",        "/AA",        "/Alternates",   "/Ref",          "/PS",
                                        "/Thumb",    "/ID",      "/MCID"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_c(key, names[i])) return true;
    return false;
}

/* Of a stream: what we say anew. */
static bool is_said_anew(struct str key, bool plain) {
    bool packing = str_equal_c(key, "/Filter") || str_equal_c(key, "/DecodeParms");
    return (plain && packing) || str_equal_c(key, "/Length") || str_equal_c(key, "/DL") || str_equal_c(key, "/F");
}

static bool is_no_part_of_painting(const struct sheets_copy *copy, qpdf_oh object) {
    static const char *const types[] = {"/Page",   "/Pages",    "/Catalog",      "/StructElem", "/StructTreeRoot", "/Annot",
                                        "/Action", "/Outlines", "/EmbeddedFile", "/Metadata",   "/Filespec"};
    qpdf_oh type = sheets_value(copy->file, object, "/Type");
    bool none = false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) none |= sheets_is_name(copy->file, type, types[i]);
    release(copy, type);
    return none;
}

/* ---- values ---- */

static void put_value(struct sheets_copy *copy, struct buffer *out, qpdf_oh value, int depth);

/* A name as libqpdf gives it is without escapes. */
static void put_name(struct buffer *out, struct str name) {
    buffer_char(out, '/');
    for (size_t i = 1; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        if (c <= ' ' || c > '~' || strchr("#()<>[]{}/%", c)) buffer_format(out, "#%02X", c);
        else buffer_char(out, (char)c);
    }
}

/* `made`: of a stream, as what it is written; NULL: of a dictionary. */
static void put_entries(struct sheets_copy *copy, struct buffer *out, qpdf_oh dictionary,
                        const struct sheet_object *made, int depth) {
    size_t count;
    struct str *keys = sheets_keys(copy->file, dictionary, &count);
    for (size_t i = 0; i < count && !sheets_refused(copy->file); i++) {
        if (is_left_behind(keys[i]) || (made && is_said_anew(keys[i], made->plain))) continue;
        qpdf_oh value = sheets_value(copy->file, dictionary, keys[i].data);
        put_name(out, keys[i]);
        buffer_char(out, ' ');
        put_value(copy, out, value, depth + 1);
        buffer_char(out, '\n');
        release(copy, value);
    }
}

static void put_array(struct sheets_copy *copy, struct buffer *out, qpdf_oh array, int depth) {
    int count = copy->file->qpdf->oh_get_array_n_items(copy->file->data, array);
    buffer_char(out, '[');
    for (int i = 0; i < count && !sheets_refused(copy->file); i++) {
        qpdf_oh item = copy->file->qpdf->oh_get_array_item(copy->file->data, array, i);
        if (i) buffer_char(out, ' ');
        put_value(copy, out, item, depth + 1);
        release(copy, item);
    }
    buffer_char(out, ']');
}

/* The place of what is referred to, among the objects; a new one is copied later. */
static size_t place_of(struct sheets_copy *copy, qpdf_oh object) {
    size_t seen = sheets_meet(&copy->seen, copy->file, object);
    if (seen == copy->place_count) {
        ARENA_PUSH(copy->file->arena, copy->places, copy->place_count, copy->place_capacity) = copy->count;
        ARENA_PUSH(copy->file->arena, copy->objects, copy->count, copy->capacity) = (struct sheet_object){.stream = false};
    }
    return copy->places[seen];
}

/* Dictionaries and streams that stand by themselves stay so; all else stands where it is named. */
static void put_value(struct sheets_copy *copy, struct buffer *out, qpdf_oh value, int depth) {
    const struct qpdf *qpdf = copy->file->qpdf;
    enum qpdf_object_type_e type = sheets_type(copy->file, value);
    bool structured = type == ot_dictionary || type == ot_stream;
    if (depth > LIMIT_DEPTH || out->size > LIMIT_FILE) sheets_refuse(copy->file, "is nested too deeply", PRINT_ANEW);
    if (sheets_refused(copy->file)) return;
    if (structured && is_no_part_of_painting(copy, value)) {
        buffer_append_c(out, "null");
    } else if (structured && qpdf->oh_is_indirect(copy->file->data, value)) {
        buffer_format(out, "%c%zu%c", SHEET_REFERENCE, place_of(copy, value), SHEET_REFERENCE);
    } else if (type == ot_dictionary) {
        buffer_append_c(out, "<<");
        put_entries(copy, out, value, NULL, depth);
        buffer_append_c(out, ">>");
    } else if (type == ot_array) {
        put_array(copy, out, value, depth);
    } else {
        buffer_append_c(out, qpdf->oh_unparse_resolved(copy->file->data, value));
    }
}

/* ---- streams ---- */

static bool lies_outside(const struct sheets_copy *copy, qpdf_oh stream) {
    qpdf_oh file = sheets_value(copy->file, stream, "/F");
    bool outside = sheets_type(copy->file, file) != ot_null;
    release(copy, file);
    return outside;
}

static struct str bytes_of(struct sheets_copy *copy, qpdf_oh stream) {
    unsigned char *bytes = NULL;
    size_t size = 0;
    if (lies_outside(copy, stream)) sheets_refuse(copy->file, "takes data from other files", PRINT_ANEW);
    copy->file->qpdf->oh_get_stream_data(copy->file->data, stream, qpdf_dl_none, NULL, &bytes, &size);
    copy->bytes += size;
    if (copy->bytes > 2 * (size_t)LIMIT_ENCLOSURE)
        sheets_refuse(copy->file, "names the same data over and over", PRINT_ANEW), size = 0;
    struct str kept = size ? str_copy(copy->file->arena, (struct str){(const char *)bytes, size}) : (struct str){0};
    free(bytes);
    return kept;
}

/* ---- contents ---- */

enum packing { PACKED_NOT, PACKED_DEFLATED, PACKED_OTHERWISE };

static enum packing packing_of(struct sheets_copy *copy, qpdf_oh stream) {
    qpdf_oh filter = sheets_value(copy->file, stream, "/Filter"), how = sheets_value(copy->file, stream, "/DecodeParms");
    struct buffer name = {0};
    if (sheets_type(copy->file, filter) != ot_null) put_value(copy, &name, filter, 0);
    bool deflated = str_equal_c(buffer_str(&name), "/FlateDecode") || str_equal_c(buffer_str(&name), "[/FlateDecode]");
    bool plainly = sheets_type(copy->file, how) == ot_null;
    enum packing packing = !name.size ? PACKED_NOT : deflated && plainly ? PACKED_DEFLATED : PACKED_OTHERWISE;
    buffer_free(&name);
    release(copy, how);
    release(copy, filter);
    return packing;
}

static void unpack(struct sheets_copy *copy, struct buffer *out, struct str bytes) {
    if (bytes.size && !pdf_inflate(out, bytes, &copy->left))
        sheets_refuse(copy->file, copy->left ? "is damaged" : "unpacks to too much", PRINT_ANEW);
}

/* Behind a string, which may hold others and escapes; `at` is behind its parenthesis. */
static size_t skip_string(struct str bytes, size_t at) {
    for (int open = 1; open && at < bytes.size; at++) {
        if (bytes.data[at] == '\\') at++;
        else open += (bytes.data[at] == '(') - (bytes.data[at] == ')');
    }
    return at;
}

/* Numbers of marked content lead into the structure of the file that it is from; here they would lead into ours. */
static bool drop_marks(struct buffer *contents) {
    static const char mark[] = "/MCID";
    const size_t size = sizeof mark - 1;
    struct str bytes = buffer_str(contents);
    bool some = false;
    for (size_t at = 0; at + size <= bytes.size;) {
        bool found = memcmp(bytes.data + at, mark, size) == 0;
        if (found) contents->data[at + 1] = 'X';
        some |= found;
        at = bytes.data[at] == '(' ? skip_string(bytes, at + 1) : at + 1;
    }
    return some;
}

/* Bytes of a stream of operators: as they are, or, where something has to go, unpacked. */
static void take_contents(struct sheets_copy *copy, qpdf_oh stream, struct sheet_object *made) {
    struct buffer out = {0};
    enum packing packing = packing_of(copy, stream);
    made->bytes = bytes_of(copy, stream);
    made->plain = packing == PACKED_NOT;
    if (packing == PACKED_NOT) buffer_append(&out, made->bytes);
    if (packing == PACKED_DEFLATED) unpack(copy, &out, made->bytes);
    if (drop_marks(&out)) {
        made->bytes = str_copy(copy->file->arena, buffer_str(&out));
        made->plain = true;
        copy->bytes += out.size;
    }
    buffer_free(&out);
}

static bool is_form(const struct sheets_copy *copy, qpdf_oh stream) {
    qpdf_oh kind = sheets_value(copy->file, stream, "/Subtype");
    bool form = sheets_is_name(copy->file, kind, "/Form");
    release(copy, kind);
    return form;
}

static void copy_object(struct sheets_copy *copy, size_t place, qpdf_oh object) {
    struct buffer entries = {0};
    struct sheet_object made = {.stream = sheets_type(copy->file, object) == ot_stream};
    if (made.stream && is_form(copy, object)) take_contents(copy, object, &made);
    else if (made.stream) made.bytes = bytes_of(copy, object);
    put_entries(copy, &entries, object, made.stream ? &made : NULL, 0);
    made.entries = str_copy(copy->file->arena, buffer_str(&entries));
    copy->bytes += entries.size;
    copy->objects[place] = made; /* only now: the array may have moved */
    buffer_free(&entries);
}

void sheets_copy_rest(struct sheets_copy *copy) {
    for (; copy->done < copy->seen.count && !sheets_refused(copy->file); copy->done++) {
        struct sheets_id id = copy->seen.ids[copy->done];
        qpdf_oh object = copy->file->qpdf->get_object_by_id(copy->file->data, id.number, id.generation);
        copy_object(copy, copy->places[copy->done], object);
        release(copy, object);
        if (copy->count > LIMIT_ENCLOSURE_OBJECTS) sheets_refuse(copy->file, "has too many parts", PRINT_ANEW);
    }
}

/* ---- pages ---- */

/* Contents in several parts: words of the language of pages may be cut between them, so that they have to be one. */
static void add_part(struct sheets_copy *copy, struct buffer *out, qpdf_oh part) {
    if (sheets_type(copy->file, part) != ot_stream) return;
    struct str bytes = bytes_of(copy, part);
    switch (packing_of(copy, part)) {
    case PACKED_NOT: buffer_append(out, bytes); break;
    case PACKED_DEFLATED: unpack(copy, out, bytes); break;
    case PACKED_OTHERWISE: sheets_refuse(copy->file, "is packed in a way that is not known", PRINT_ANEW); break;
    }
    buffer_char(out, '\n');
}

static void join_parts(struct sheets_copy *copy, qpdf_oh parts, struct sheet_object *made) {
    struct buffer out = {0};
    int count = copy->file->qpdf->oh_get_array_n_items(copy->file->data, parts);
    for (int i = 0; i < count && !sheets_refused(copy->file); i++) {
        qpdf_oh part = copy->file->qpdf->oh_get_array_item(copy->file->data, parts, i);
        add_part(copy, &out, part);
        release(copy, part);
    }
    drop_marks(&out);
    copy->bytes += out.size;
    made->bytes = str_copy(copy->file->arena, buffer_str(&out));
    buffer_free(&out);
}

/* How contents are packed that were taken as they are. */
static void put_packing(struct sheets_copy *copy, struct buffer *out, qpdf_oh contents) {
    static const char *const keys[] = {"/Filter", "/DecodeParms"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        qpdf_oh value = sheets_value(copy->file, contents, keys[i]);
        if (sheets_type(copy->file, value) != ot_null) {
            buffer_format(out, "%s ", keys[i]);
            put_value(copy, out, value, 0);
            buffer_char(out, '\n');
        }
        release(copy, value);
    }
}

static void put_entry(struct sheets_copy *copy, struct buffer *out, const char *key, qpdf_oh value) {
    if (sheets_type(copy->file, value) != ot_dictionary) return;
    buffer_format(out, "%s ", key);
    put_value(copy, out, value, 0);
    buffer_char(out, '\n');
}

size_t sheets_copy_page(struct sheets_copy *copy, qpdf_oh contents, qpdf_oh resources, qpdf_oh group, struct str head) {
    struct buffer entries = {0};
    struct sheet_object made = {.stream = true, .plain = true};
    enum qpdf_object_type_e type = sheets_type(copy->file, contents);
    if (type == ot_stream) take_contents(copy, contents, &made);
    if (type == ot_array) join_parts(copy, contents, &made);
    buffer_append(&entries, head);
    put_entry(copy, &entries, "/Resources", resources);
    put_entry(copy, &entries, "/Group", group);
    if (!made.plain) put_packing(copy, &entries, contents);
    made.entries = str_copy(copy->file->arena, buffer_str(&entries));
    size_t place = copy->count;
    ARENA_PUSH(copy->file->arena, copy->objects, copy->count, copy->capacity) = made;
    buffer_free(&entries);
    return place;
}
