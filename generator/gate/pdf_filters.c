/* What streams hold, their filters undone. Pictures' filters are left: nobody reads text there but in its bytes. */
#include <zlib.h>

#include "gate/pdf_inside.h"

/* The two bytes in front of the data, if they are there as they should be: without them no sum is made of what nobody
 * compares it with. */
static bool has_head(struct str raw) {
    return raw.size > 2 && (raw.data[0] & 15) == 8 &&
           ((unsigned char)raw.data[0] << 8 | (unsigned char)raw.data[1]) % 31 == 0;
}

static bool inflated(struct inside_file *file, struct str raw, struct str *bytes) {
    enum { AT_ONCE = 64 * 1024, WINDOW = 15 };
    bool head = has_head(raw);
    if (head) raw = str_skip(raw, 2);
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)raw.data, .avail_in = (uInt)raw.size};
    struct buffer out = {0};
    char part[AT_ONCE];
    if (inflateInit2(&stream, head ? -WINDOW : WINDOW) != Z_OK) return false;
    int result = Z_OK;
    while (result == Z_OK) {
        stream.next_out = (Bytef *)part;
        stream.avail_out = sizeof part;
        result = inflate(&stream, Z_NO_FLUSH);
        size_t made = sizeof part - stream.avail_out;
        if (!inside_spend(file, made)) break;
        buffer_bytes(&out, part, made);
        if (!made && !stream.avail_in) break;
    }
    inflateEnd(&stream);
    *bytes = str_copy(file->arena, buffer_str(&out)); /* what there is of a broken one */
    buffer_free(&out);
    return !file->broken && (result == Z_STREAM_END || bytes->size);
}

/* --- predictors --------------------------------------------------------------------------------------------------- */

static int paeth(int left, int above, int corner) {
    int guess = left + above - corner;
    int a = guess > left ? guess - left : left - guess, b = guess > above ? guess - above : above - guess,
        c = guess > corner ? guess - corner : corner - guess;
    return a <= b && a <= c ? left : b <= c ? above : corner;
}

static void unpredict_row(int kind, unsigned char *row, const unsigned char *above, size_t size, size_t pixel) {
    for (size_t i = 0; i < size; i++) {
        int left = i >= pixel ? row[i - pixel] : 0, up = above ? above[i] : 0,
            corner = above && i >= pixel ? above[i - pixel] : 0;
        int guess = kind == 1   ? left
                    : kind == 2 ? up
                    : kind == 3 ? (left + up) / 2
                    : kind == 4 ? paeth(left, up, corner)
                                : 0;
        row[i] = (unsigned char)(row[i] + guess);
    }
}

/* PNG's: each row begins with its predictor. TIFF's of 8 bits is that of the left neighbour. */
static void unpredicted(struct inside_file *file, const struct inside_value *parameters, struct str *bytes) {
    double predictor = inside_number(inside_get(file, parameters, "Predictor"), 1);
    if (predictor < 2) return;
    double columns = inside_number(inside_get(file, parameters, "Columns"), 1),
           colours = inside_number(inside_get(file, parameters, "Colors"), 1),
           bits = inside_number(inside_get(file, parameters, "BitsPerComponent"), 8);
    if (!(columns >= 1 && columns < 1e7 && colours >= 1 && colours <= 32 && bits >= 1 && bits <= 16)) return;
    size_t row = (size_t)((columns * colours * bits + 7) / 8), pixel = (size_t)((colours * bits + 7) / 8),
           tagged = predictor >= 10;
    unsigned char *out = NEW_ARRAY(file->arena, unsigned char, bytes->size + 1), *above = NULL;
    size_t size = 0;
    for (size_t at = 0; at + tagged < bytes->size; at += row + tagged) {
        size_t left = bytes->size - at - tagged, count = left < row ? left : row;
        memcpy(out + size, bytes->data + at + tagged, count);
        unpredict_row(tagged ? bytes->data[at] : 1, out + size, above, count, pixel);
        above = out + size;
        size += count;
    }
    *bytes = (struct str){(char *)out, size};
}

/* --- text around bytes -------------------------------------------------------------------------------------------- */

static struct str from_hex(struct inside_file *file, struct str raw) {
    const char *end = raw.size ? memchr(raw.data, '>', raw.size) : NULL;
    return inside_from_hex(file->arena, str_slice(raw, 0, end ? (size_t)(end - raw.data) : raw.size));
}

static size_t group_of_85(const unsigned char *group, size_t count, char *out) {
    uint32_t value = 0;
    for (size_t i = 0; i < 5; i++) value = value * 85 + (i < count ? group[i] : 84u);
    for (size_t i = 0; i + 1 < count; i++) out[i] = (char)(value >> (24 - 8 * i));
    return count ? count - 1 : 0;
}

static struct str from_85(struct inside_file *file, struct str raw) {
    if (!inside_spend(file, raw.size * 4)) return STR("");
    char *out = NEW_ARRAY(file->arena, char, raw.size * 4 + 5);
    unsigned char group[5];
    size_t size = 0, count = 0;
    for (size_t i = 0; i < raw.size && raw.data[i] != '~'; i++) {
        char c = raw.data[i];
        if (c == 'z' && !count) {
            memset(out + size, 0, 4);
            size += 4;
        }
        if (c < '!' || c > 'u') continue;
        group[count++] = (unsigned char)(c - '!');
        if (count < 5) continue;
        size += group_of_85(group, 5, out + size);
        count = 0;
    }
    size += group_of_85(group, count, out + size);
    return (struct str){out, size};
}

static struct str from_runs(struct inside_file *file, struct str raw) {
    struct buffer out = {0};
    for (size_t i = 0; i < raw.size && (unsigned char)raw.data[i] != 128;) {
        unsigned char length = (unsigned char)raw.data[i++];
        if (length < 128) {
            struct str part = str_slice(raw, i, i + length + 1u < raw.size ? i + length + 1u : raw.size);
            buffer_append(&out, part);
            i += part.size;
        } else if (i < raw.size) {
            for (int n = 257 - length; n; n--) buffer_char(&out, raw.data[i]);
            i++;
        }
        if (!inside_spend(file, 128)) break;
    }
    struct str bytes = str_copy(file->arena, buffer_str(&out));
    buffer_free(&out);
    return bytes;
}

/* --- LZW ---------------------------------------------------------------------------------------------------------- */

enum { LZW_CODES = 4096, LZW_CLEAR = 256, LZW_END = 257 };

struct lzw {
    uint16_t before[LZW_CODES]; /* the code of all but the last byte */
    unsigned char last[LZW_CODES];
    uint16_t length[LZW_CODES];
    int next, width, early;
};

static void lzw_clear(struct lzw *lzw) {
    lzw->next = LZW_END + 1;
    lzw->width = 9;
}

static unsigned char lzw_write(const struct lzw *lzw, int code, char *end) {
    while (code >= LZW_CLEAR) {
        *--end = (char)lzw->last[code];
        code = lzw->before[code];
    }
    *--end = (char)code;
    return (unsigned char)code;
}

static struct str from_lzw(struct inside_file *file, struct str raw, int early) {
    struct lzw *lzw = NEW(file->arena, struct lzw);
    struct buffer out = {0};
    lzw->early = early;
    for (int i = 0; i < LZW_CLEAR; i++) lzw->length[i] = 1;
    lzw_clear(lzw);
    uint32_t bits = 0;
    int count = 0, before = -1;
    char text[LZW_CODES + 1];
    for (size_t i = 0; i < raw.size;) {
        while (count < lzw->width && i < raw.size) bits = bits << 8 | (unsigned char)raw.data[i++], count += 8;
        if (count < lzw->width) break;
        int code = (int)(bits >> (count -= lzw->width)) & ((1 << lzw->width) - 1);
        if (code == LZW_END) break;
        if (code == LZW_CLEAR) {
            lzw_clear(lzw);
            before = -1;
            continue;
        }
        if (code > lzw->next || (code == lzw->next && before < 0)) break;
        int known = code == lzw->next ? before : code;
        size_t length = lzw->length[known];
        unsigned char first = lzw_write(lzw, known, text + length);
        if (code == lzw->next) text[length++] = (char)first;
        if (!inside_spend(file, length)) break;
        buffer_bytes(&out, text, length);
        if (before >= 0 && lzw->next < LZW_CODES) {
            lzw->before[lzw->next] = (uint16_t)before;
            lzw->last[lzw->next] = first;
            lzw->length[lzw->next] = (uint16_t)(lzw->length[before] + 1);
            lzw->next++;
        }
        if (lzw->next + lzw->early >= 1 << lzw->width && lzw->width < 12) lzw->width++;
        before = code;
    }
    struct str bytes = str_copy(file->arena, buffer_str(&out));
    buffer_free(&out);
    return bytes;
}

/* --- all of a stream's -------------------------------------------------------------------------------------------- */

static bool is_either(const struct inside_value *name, const char *full, const char *brief) {
    return inside_is_name(name, full) || inside_is_name(name, brief);
}

static bool undone(struct inside_file *file, const struct inside_value *filter, const struct inside_value *parameters,
                   struct str *bytes) {
    if (is_either(filter, "FlateDecode", "Fl")) {
        if (!inflated(file, *bytes, bytes)) return false;
        unpredicted(file, parameters, bytes);
    } else if (is_either(filter, "LZWDecode", "LZW")) {
        *bytes = from_lzw(file, *bytes, inside_number(inside_get(file, parameters, "EarlyChange"), 1) != 0);
        unpredicted(file, parameters, bytes);
    } else if (is_either(filter, "ASCIIHexDecode", "AHx")) *bytes = from_hex(file, *bytes);
    else if (is_either(filter, "ASCII85Decode", "A85")) *bytes = from_85(file, *bytes);
    else if (is_either(filter, "RunLengthDecode", "RL")) *bytes = from_runs(file, *bytes);
    else return false;
    return inside_spend(file, bytes->size);
}

static bool decoded(struct inside_file *file, const struct inside_object *stream, struct str *bytes) {
    enum { MOST_FILTERS = 8 };
    const struct inside_value *filter = inside_get(file, &stream->value, "Filter"),
                              *parameters = inside_get(file, &stream->value, "DecodeParms");
    *bytes = stream->raw;
    if (filter->kind == INSIDE_NAME) return undone(file, filter, parameters, bytes);
    if (filter->kind != INSIDE_ARRAY) return true;
    if (filter->count > MOST_FILTERS) return false;
    for (uint32_t i = 0; i < filter->count; i++) {
        const struct inside_value none = {0};
        const struct inside_value *its = parameters->kind == INSIDE_ARRAY && i < parameters->count
                                             ? inside_resolve(file, &parameters->items[i])
                                             : &none;
        if (!undone(file, inside_resolve(file, &filter->items[i]), its, bytes)) return false;
    }
    return true;
}

bool inside_decoded(struct inside_file *file, struct inside_object *stream, struct str *bytes) {
    if (!stream->is_decoded && !decoded(file, stream, &stream->decoded)) return false;
    stream->is_decoded = true;
    *bytes = stream->decoded;
    return true;
}
