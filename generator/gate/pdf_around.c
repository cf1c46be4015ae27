/* What a PDF says beside its pages: every string of every object, whether anything refers to it or not, each to the
 * place that its key speaks of. */
#include "gate/pdf_inside.h"

struct known_key {
    const char *key;
    enum gate_place place;
};

static const struct known_key known_keys[] = {
    {"ActualText", GATE_ALTERNATIVE}, {"Alt", GATE_ALTERNATIVE}, {"CA", GATE_ATTACHMENT},
    {"Contents", GATE_ATTACHMENT},    {"D", GATE_BOOKMARK},      {"DA", GATE_ATTACHMENT},
    {"DS", GATE_ATTACHMENT},          {"DV", GATE_ATTACHMENT},   {"Desc", GATE_ATTACHMENT},
    {"Dest", GATE_BOOKMARK},          {"Dests", GATE_BOOKMARK},  {"E", GATE_ALTERNATIVE},
    {"F", GATE_ATTACHMENT},           {"IDTree", GATE_BOOKMARK}, {"JS", GATE_LINK},
    {"Limits", GATE_BOOKMARK},        {"NM", GATE_ATTACHMENT},   {"Names", GATE_BOOKMARK},
    {"Opt", GATE_ATTACHMENT},         {"P", GATE_BOOKMARK},      {"RC", GATE_ATTACHMENT},
    {"Subj", GATE_ATTACHMENT},        {"T", GATE_ATTACHMENT},    {"TM", GATE_ATTACHMENT},
    {"TU", GATE_ATTACHMENT},          {"UF", GATE_ATTACHMENT},   {"URI", GATE_LINK},
    {"V", GATE_ATTACHMENT},
};

/* Keys of which the names of dictionaries say something themselves. */
static const char *const naming[] = {"Dests", "RoleMap", "ClassMap", "Properties", "EmbeddedFiles", "AP", "ColorSpace"};
/* Keys of streams that only programs read. */
static const char *const plumbing[] = {"FontFile",    "FontFile2", "FontFile3",         "ToUnicode",
                                       "CIDToGIDMap", "CIDSet",    "DestOutputProfile", "SMask"};

static bool is_one_of(struct str key, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_c(key, names[i])) return true;
    return false;
}
#define IS_ONE_OF(key, names) is_one_of((key), (names), sizeof(names) / sizeof *(names))

enum about { ANYTHING, INFORMATION, BOOKMARKS, STRUCTURE };

static enum gate_place place_of(struct str key, enum about about) {
    if (about == INFORMATION) return GATE_METADATA;
    if (str_equal_c(key, "Title"))
        return about == BOOKMARKS ? GATE_BOOKMARK : about == STRUCTURE ? GATE_ALTERNATIVE : GATE_METADATA;
    if (about == STRUCTURE && str_equal_c(key, "T")) return GATE_ALTERNATIVE;
    for (size_t i = 0; i < sizeof known_keys / sizeof *known_keys; i++)
        if (key.size && key.data[0] == known_keys[i].key[0] && str_equal_c(key, known_keys[i].key))
            return known_keys[i].place;
    return GATE_METADATA;
}

static enum about about_of(struct inside_file *file, const struct inside_value *dict) {
    if (dict == inside_get(file, &file->trailer, "Info")) return INFORMATION;
    const struct inside_value *type = inside_get(file, dict, "Type");
    if (inside_is_name(type, "StructElem")) return STRUCTURE;
    if (inside_get_raw(file, dict, STR("Title"))->kind == INSIDE_NULL) return ANYTHING;
    return inside_get_raw(file, dict, STR("Parent"))->kind != INSIDE_NULL ? BOOKMARKS : ANYTHING;
}

/* --- strings ------------------------------------------------------------------------------------------------------ */

static bool is_binary(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] < ' ' && !gate_is_white(text.data[i]) && (unsigned char)text.data[i] != 27)
            return true;
    return false;
}

/* What every program writes that makes fonts and documents says nothing, nor do sums and the bytes of a file's mark. */
static bool is_convention(struct str key, struct str text) {
    if (str_equal_c(key, "Registry") || str_equal_c(key, "Ordering"))
        return str_equal_c(text, "Adobe") || str_equal_c(text, "Identity") || str_equal_c(text, "UCS");
    return str_equal_c(key, "CheckSum") || (str_equal_c(key, "ID") && !gate_is_text(text));
}

/* Tables say the same names again and again: what was said lately is not said again. */
static bool said_before(struct inside_file *file, struct str text, struct str key) {
    struct inside_said *said = &file->said[(str_hash(text) ^ (uint32_t)key.size) % INSIDE_SAID];
    if (str_equal(said->text, text) && str_equal(said->key, key)) return true;
    *said = (struct inside_said){text, key};
    return false;
}

static void give_string(struct inside_file *file, struct str string, struct str key, enum about about) {
    if (is_convention(key, string)) return;
    enum gate_place place = place_of(key, about);
    struct str text = inside_text(file, string);
    if (is_binary(text)) text = gate_runs(file->arena, string);
    struct str where = about == INFORMATION ? str_join(file->arena, STR("Info "), key) : key;
    if (place == GATE_METADATA && said_before(file, text, where)) return;
    if (place == GATE_LINK) gate_add_link(file->texts, place, where, file->page, text);
    else gate_add(file->texts, place, where, file->page, text);
}

static void give_attachments(struct inside_file *file, const struct inside_value *dict) {
    for (uint32_t i = 1; i < dict->count; i += 2) {
        struct inside_object *stream = inside_stream_of(file, &dict->items[i]);
        struct str bytes;
        if (!stream || stream->used) continue;
        stream->used = true;
        const struct gate_inside inside = {
            .elsewhere = true, .place = GATE_ATTACHMENT, .prefix = STR("attached file "), .depth = file->depth};
        if (inside_decoded(file, stream, &bytes)) gate_file_inside(file->texts, bytes, &inside);
        else gate_unread(file->texts, MESSAGE("an attached file: its bytes cannot be decoded"));
    }
}

static void note_plumbing(struct inside_file *file, struct str key, const struct inside_value *value) {
    bool may_be = value->kind == INSIDE_REFERENCE && key.size > 4 && memchr("FTCDS", key.data[0], 5);
    struct inside_object *stream = may_be && IS_ONE_OF(key, plumbing) ? inside_stream_of(file, value) : NULL;
    if (stream) stream->used = true;
}

/* [/ICCBased stream], [/Separation /Name …]: profiles are of no interest, names of colours are. */
static void look_at_colours(struct inside_file *file, const struct inside_value *list) {
    if (list->count < 2 || list->items[0].kind != INSIDE_NAME) return;
    struct inside_object *profile =
        inside_is_name(&list->items[0], "ICCBased") ? inside_stream_of(file, &list->items[1]) : NULL;
    if (profile) profile->used = true;
    if (inside_is_name(&list->items[0], "Separation") && list->items[1].kind == INSIDE_NAME)
        give_string(file, list->items[1].text, STR("Separation"), ANYTHING);
}

static void walk(struct inside_file *file, const struct inside_value *value, struct str key, enum about about);

static void walk_dict(struct inside_file *file, const struct inside_value *dict, struct str key) {
    enum about about = about_of(file, dict);
    bool names = key.size && IS_ONE_OF(key, naming);
    if (key.size == 2 && str_equal_c(key, "EF")) give_attachments(file, dict);
    for (uint32_t i = 0; i + 1 < dict->count; i += 2) {
        struct str name = dict->items[i].kind == INSIDE_NAME ? dict->items[i].text : STR("");
        const struct inside_value *item = &dict->items[i + 1];
        if (names) give_string(file, name, key, ANYTHING);
        note_plumbing(file, name, item);
        if (item->kind == INSIDE_NAME && (str_equal_c(name, "BaseFont") || str_equal_c(name, "FontName")))
            give_string(file, item->text, name, ANYTHING);
        if (item->kind == INSIDE_STRING || item->kind == INSIDE_ARRAY || item->kind == INSIDE_DICT)
            walk(file, item, name, about);
    }
}

static void walk(struct inside_file *file, const struct inside_value *value, struct str key, enum about about) {
    if (file->broken) return;
    if (value->kind == INSIDE_STRING) give_string(file, value->text, key, about);
    if (value->kind == INSIDE_DICT || value->kind == INSIDE_STREAM) walk_dict(file, value, key);
    if (value->kind != INSIDE_ARRAY) return;
    look_at_colours(file, value);
    if (value->count == 4 && inside_is_name(&value->items[0], "Indexed")) return; /* a table of colours */
    for (uint32_t i = 0; i < value->count; i++) {
        enum inside_kind kind = value->items[i].kind;
        if (kind == INSIDE_STRING || kind == INSIDE_ARRAY || kind == INSIDE_DICT)
            walk(file, &value->items[i], key, about);
    }
}

void inside_give_strings(struct inside_file *file, const struct inside_value *value, struct str key) {
    walk(file, value, key, ANYTHING);
}

/* A dictionary of names may be an object of its own: what the catalogue calls it is found first. */
static void give_names_of(struct inside_file *file, const struct inside_value *dict, const char *key) {
    const struct inside_value *raw = inside_get_raw(file, dict, str_of(key)), *names = inside_resolve(file, raw);
    if (raw->kind != INSIDE_REFERENCE || names->kind != INSIDE_DICT) return;
    for (uint32_t i = 0; i + 1 < names->count; i += 2)
        if (names->items[i].kind == INSIDE_NAME) give_string(file, names->items[i].text, str_of(key), ANYTHING);
}

void inside_read_strings(struct inside_file *file) {
    const struct inside_value *root = inside_get(file, &file->trailer, "Root");
    give_names_of(file, root, "Dests");
    give_names_of(file, inside_get(file, root, "StructTreeRoot"), "RoleMap");
    give_names_of(file, inside_get(file, root, "StructTreeRoot"), "ClassMap");
    for (size_t i = 0; i < file->object_count && !file->broken; i++) {
        inside_parse(file, &file->objects[i]);
        walk(file, &file->objects[i].value, STR(""), ANYTHING);
    }
    for (size_t i = 0; i < file->trailer_count; i++) walk(file, &file->trailers[i], STR(""), ANYTHING);
}
