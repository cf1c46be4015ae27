/* Fonts: what their codes say and how far they go. What a font does not say is no text that anybody may guess: the
 * font is named among what is unread, once. */
#include "gate/pdf_inside.h"

struct width_run { /* of a composite font */
    uint32_t first, last;
    const struct inside_value *list; /* of each, or NULL: all have `width` */
    float width;
};

struct inside_font {
    struct inside_font *next; /* of those that are no objects */
    const struct inside_value *dict;
    struct str name;
    bool pairs; /* its codes have two bytes, whatever they are */
    bool composite, vertical, is_unicode /* its codes are UTF-16 */, said_unread, names_pictures;
    struct inside_map *map, *spaces;         /* ToUnicode; the CMap that is its encoding */
    const char *encoding;                    /* of a simple font; NULL: its own, which is unknown */
    const struct inside_value **differences; /* by code */
    const struct inside_value *widths;
    uint32_t first_code;
    struct width_run *runs;
    size_t run_count, run_capacity;
    float otherwise; /* the width of all others */
    float unit;      /* of widths */
    struct inside_glyph cache[INSIDE_CACHED];
};

/* --- simple fonts ------------------------------------------------------------------------------------------------- */

static const char *known_encoding(const struct inside_value *name) {
    static const char *const known[] = {"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (inside_is_name(name, known[i])) return known[i];
    return NULL;
}

static void read_differences(struct inside_file *file, struct inside_font *font, const struct inside_value *list) {
    if (list->kind != INSIDE_ARRAY) return;
    font->differences = NEW_ARRAY(file->arena, const struct inside_value *, 256);
    double code = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const struct inside_value *item = inside_resolve(file, &list->items[i]);
        if (item->kind == INSIDE_NUMBER) code = item->number;
        if (item->kind != INSIDE_NAME) continue;
        if (code >= 0 && code < 256) font->differences[(int)code] = item;
        code++;
    }
}

/* Fonts of the fourteen that every reader has have Adobe's encoding, and so has a font of letters that says none. */
static const char *own_encoding(struct inside_file *file, const struct inside_value *dict, struct str name) {
    enum { SYMBOLIC = 4 };
    const struct inside_value *about = inside_get(file, dict, "FontDescriptor");
    if (str_find(name, STR("Symbol"), NULL) || str_find(name, STR("Dingbats"), NULL)) return NULL;
    if (about->kind != INSIDE_DICT) return "StandardEncoding";
    bool symbolic = inside_natural(inside_get(file, about, "Flags"), 0) & SYMBOLIC;
    return symbolic ? NULL : "StandardEncoding";
}

/* The program of a Type 1 font says in its clear part which names its codes have: "dup 65 /A put". */
static void read_program(struct inside_file *file, struct inside_font *font) {
    const struct inside_value *about = inside_get(file, font->dict, "FontDescriptor");
    struct inside_object *program = inside_stream_of(file, inside_get_raw(file, about, STR("FontFile")));
    struct str bytes;
    if (!program || !inside_decoded(file, program, &bytes)) return;
    program->used = true;
    size_t clear = bytes.size;
    if (str_find(bytes, STR("eexec"), &clear)) bytes = str_slice(bytes, 0, clear);
    struct inside_lexer lexer = inside_lexer(file, file->arena, bytes);
    lexer.silent = true;
    struct inside_value code = {0}, *name = NEW(file->arena, struct inside_value), word;
    if (!font->differences) font->differences = NEW_ARRAY(file->arena, const struct inside_value *, 256);
    while (inside_next(&lexer, &word)) {
        bool puts = inside_is_word(&word, "put") && name->kind == INSIDE_NAME && code.kind == INSIDE_NUMBER;
        if (puts && code.number >= 0 && code.number < 256 && !font->differences[(int)code.number]) {
            font->differences[(int)code.number] = name;
            name = NEW(file->arena, struct inside_value);
        }
        if (word.kind == INSIDE_NAME) *name = word;
        if (word.kind == INSIDE_NUMBER) code = word;
    }
}

static void read_simple(struct inside_file *file, struct inside_font *font) {
    const struct inside_value *encoding = inside_get(file, font->dict, "Encoding");
    font->encoding = known_encoding(encoding);
    if (encoding->kind == INSIDE_DICT) {
        font->encoding = known_encoding(inside_get(file, encoding, "BaseEncoding"));
        read_differences(file, font, inside_get(file, encoding, "Differences"));
    }
    if (!font->encoding) font->encoding = own_encoding(file, font->dict, font->name);
    if (!font->encoding) read_program(file, font);
    font->widths = inside_get(file, font->dict, "Widths");
    font->first_code = inside_natural(inside_get(file, font->dict, "FirstChar"), 0);
    font->otherwise =
        (float)inside_number(inside_get(file, inside_get(file, font->dict, "FontDescriptor"), "MissingWidth"), 500);
}

/* --- composite fonts ---------------------------------------------------------------------------------------------- */

static void read_width_runs(struct inside_file *file, struct inside_font *font, const struct inside_value *list) {
    for (uint32_t i = 0; list->kind == INSIDE_ARRAY && i + 1 < list->count;) {
        const struct inside_value *first = inside_resolve(file, &list->items[i]),
                                  *second = inside_resolve(file, &list->items[i + 1]);
        struct width_run run = {.first = inside_natural(first, 0)};
        if (second->kind == INSIDE_ARRAY) {
            run.last = run.first + second->count;
            run.list = second;
            i += 2;
        } else if (i + 2 < list->count) {
            run.last = inside_natural(second, 0) + 1;
            run.width = (float)inside_number(inside_resolve(file, &list->items[i + 2]), 0);
            i += 3;
        } else break;
        ARENA_PUSH(file->arena, font->runs, font->run_count, font->run_capacity) = run;
    }
}

static void read_composite(struct inside_file *file, struct inside_font *font) {
    const struct inside_value *all = inside_get(file, font->dict, "DescendantFonts"),
                              *encoding = inside_get(file, font->dict, "Encoding");
    const struct inside_value *one =
        all->kind == INSIDE_ARRAY && all->count ? inside_resolve(file, &all->items[0]) : all;
    font->composite = true;
    font->otherwise = (float)inside_number(inside_get(file, one, "DW"), 1000);
    read_width_runs(file, font, inside_get(file, one, "W"));
    struct str bytes;
    struct inside_object *stream = inside_stream_of(file, inside_get_raw(file, font->dict, STR("Encoding")));
    if (stream && inside_decoded(file, stream, &bytes)) font->spaces = inside_map_of(file, bytes);
    if (stream) stream->used = true;
    font->pairs = !font->spaces;
    if (encoding->kind != INSIDE_NAME) return;
    font->vertical = str_ends(encoding->text, STR("-V"));
    font->is_unicode = str_find(encoding->text, STR("UCS2"), NULL) || str_find(encoding->text, STR("UTF16"), NULL);
}

/* --- all ---------------------------------------------------------------------------------------------------------- */

static struct inside_font *new_font(struct inside_file *file, const struct inside_value *dict) {
    struct inside_font *font = NEW(file->arena, struct inside_font);
    inside_spend(file, sizeof *font);
    font->dict = dict;
    const struct inside_value *name = inside_get(file, dict, "BaseFont");
    if (name->kind != INSIDE_NAME) name = inside_get(file, dict, "Name");
    font->name = name->kind == INSIDE_NAME ? gate_utf8(file->arena, name->text) : STR("");
    font->unit = 0.001f;
    if (inside_is_name(inside_get(file, dict, "Subtype"), "Type0")) read_composite(file, font);
    else read_simple(file, font);
    if (inside_is_name(inside_get(file, dict, "Subtype"), "Type3")) {
        const struct inside_value *matrix = inside_get(file, dict, "FontMatrix");
        if (matrix->kind == INSIDE_ARRAY && matrix->count == 6)
            font->unit = (float)inside_number(&matrix->items[0], 0.001);
    }
    struct inside_object *map = inside_stream_of(file, inside_get_raw(file, dict, STR("ToUnicode")));
    struct str bytes;
    if (map && inside_decoded(file, map, &bytes)) font->map = inside_map_of(file, bytes);
    if (map) map->used = true;
    return font;
}

struct inside_font *inside_font_of(struct inside_file *file, const struct inside_value *reference) {
    const struct inside_value *dict = inside_resolve(file, reference);
    if (dict->kind != INSIDE_DICT) return NULL;
    struct inside_object *object = reference->kind == INSIDE_REFERENCE ? inside_object(file, reference->count) : NULL;
    if (object && object->font) return object->font;
    for (struct inside_font *font = object ? NULL : file->fonts; font; font = font->next, file->work++)
        if (font->dict == dict) return font;
    struct inside_font *font = new_font(file, dict);
    if (object) object->font = font;
    font->next = file->fonts;
    file->fonts = font;
    return font;
}

bool inside_font_is_vertical(const struct inside_font *font) { return font->vertical; }

/* --- codes -------------------------------------------------------------------------------------------------------- */

static float width_of(struct inside_file *file, const struct inside_font *font, uint32_t code) {
    if (font->composite) {
        for (size_t i = 0; i < font->run_count; i++) {
            const struct width_run *run = &font->runs[i];
            if (code < run->first || code >= run->last) continue;
            return run->list ? (float)inside_number(inside_resolve(file, &run->list->items[code - run->first]), 0)
                             : run->width;
        }
        file->work += font->run_count;
        return font->otherwise;
    }
    bool said =
        font->widths->kind == INSIDE_ARRAY && code >= font->first_code && code - font->first_code < font->widths->count;
    return said ? (float)inside_number(inside_resolve(file, &font->widths->items[code - font->first_code]), 0)
                : font->otherwise;
}

static struct str encoded(struct inside_file *file, uint32_t code_point) {
    char *bytes = NEW_ARRAY(file->arena, char, 4);
    return (struct str){bytes, str_encode(code_point, bytes)};
}

static bool simple_text(struct inside_file *file, const struct inside_font *font, uint32_t code, struct str *text) {
    if (font->differences && code < 256 && font->differences[code])
        return inside_glyph_text(file->arena, font->differences[code]->text, text);
    uint32_t known = font->encoding ? inside_encoded(font->encoding, (unsigned char)code) : 0;
    if (known) *text = encoded(file, known);
    return known;
}

static bool text_of(struct inside_file *file, const struct inside_font *font, uint32_t code, struct str *text) {
    if (font->map && inside_map_find(file, font->map, code, text) && text->size) return true;
    if (!font->composite) return simple_text(file, font, code, text);
    if (!font->is_unicode) return false;
    *text = encoded(file, code);
    return true;
}

static void say_unread(struct inside_file *file, struct inside_font *font) {
    if (font->said_unread) return;
    font->said_unread = true;
    if (font->map)
        gate_unread(file->texts, MESSAGE("characters in the font “{0}” that it gives no text for", font->name));
    else
        gate_unread(file->texts,
                    MESSAGE("the text in the font “{0}”: it does not say which characters its codes are", font->name));
}

static void look_up(struct inside_file *file, struct inside_font *font, uint32_t code, size_t size,
                    struct inside_glyph *glyph) {
    *glyph = (struct inside_glyph){
        .code = code + 1, .advance = width_of(file, font, code) * font->unit, .space = size == 1 && code == ' '};
    inside_spend(file, 64);
    if (text_of(file, font, code, &glyph->text)) return;
    glyph->text = STR("\xEF\xBF\xBD");
    say_unread(file, font);
}

static size_t code_size(const struct inside_font *font, struct str codes) {
    if (!font->composite) return 1;
    int said = font->spaces ? inside_map_code_size(font->spaces, codes) : 0;
    size_t size = said ? (size_t)said : 2;
    return size < codes.size ? size : codes.size;
}

const struct inside_glyph *inside_font_pairs(const struct inside_font *font) {
    return font->pairs ? font->cache : NULL;
}

void inside_font_look_up(struct inside_file *file, struct inside_font *font, uint32_t code) {
    look_up(file, font, code, 2, &font->cache[code % INSIDE_CACHED]);
}

const struct inside_glyph *inside_font_next(struct inside_file *file, struct inside_font *font, struct str *codes) {
    const unsigned char *bytes = (const unsigned char *)codes->data;
    size_t size = code_size(font, *codes);
    uint32_t code = 0;
    for (size_t i = 0; i < size; i++) code = code << 8 | bytes[i];
    codes->data += size;
    codes->size -= size;
    struct inside_glyph *glyph = &font->cache[code % INSIDE_CACHED];
    if (glyph->code != code + 1) look_up(file, font, code, size, glyph);
    return glyph;
}
