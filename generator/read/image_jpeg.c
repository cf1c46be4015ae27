/* JPEG: segments, each a mark and a length, and the picture's data between them. Kept are those that say how to read
 * the picture; of the applications' only that there is a JFIF one and how Adobe's mixed the colours, both written anew.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "read/image_clean.h"

enum {
    START = 0xD8,
    END = 0xD9,
    SCAN = 0xDA,
    JFIF = 0xE0,
    EXIF = 0xE1,
    ADOBE = 0xEE,
    TRANSFORM = 15, /* of Adobe's segment: the byte that says how colours are mixed */
};

static const char cut_off[] = "is a JPEG that is cut off", damaged[] = "is a damaged JPEG";

struct jpeg_walk {
    struct str bytes;
    size_t at;
    struct buffer out;
    int orientation;
    size_t scans;
    bool jfif, adobe, exif;
};

static uint32_t byte_at(struct str bytes, size_t i) { return (unsigned char)bytes.data[i]; }

/* Frames of the kinds that readers of PDF know, tables, intervals, the number of lines, scans. */
static bool is_picture(uint32_t marker) {
    return (marker >= 0xC0 && marker <= 0xC2) || marker == 0xC4 || marker == SCAN || marker == 0xDB || marker == 0xDC ||
           marker == 0xDD;
}

static bool is_alone(uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= START); }

/* Frames of other kinds; several in one file. */
static bool is_rare(uint32_t marker) {
    return (marker >= 0xC3 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8) || marker == 0xDE || marker == 0xDF;
}

static void take_application(struct jpeg_walk *walk, uint32_t marker, struct str segment) {
    struct str data = str_skip(segment, 4);
    if (marker == JFIF && !walk->jfif && str_starts(data, STR("JFIF\0"))) {
        walk->jfif = true;
        buffer_append(&walk->out, STR("\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    } else if (marker == ADOBE && !walk->adobe && str_starts(data, STR("Adobe")) && segment.size > TRANSFORM) {
        walk->adobe = true;
        buffer_append(&walk->out, STR("\xFF\xEE\0\x0E"
                                      "Adobe\0\x64\0\0\0\0"));
        buffer_char(&walk->out, segment.data[TRANSFORM]);
    } else if (marker == EXIF && !walk->exif && str_starts(data, STR("Exif\0"))) {
        walk->exif = true;
        walk->orientation = exif_orientation(str_skip(data, 6));
    }
}

/* Data up to the next mark: 0xFF is followed by 0 in them, or by the number of an interval. */
static bool take_data(struct jpeg_walk *walk) {
    size_t start = walk->at;
    for (;;) {
        const char *found = memchr(walk->bytes.data + walk->at, 0xFF, walk->bytes.size - walk->at);
        if (!found || (size_t)(found - walk->bytes.data) + 1 >= walk->bytes.size) return false;
        walk->at = (size_t)(found - walk->bytes.data);
        uint32_t behind = byte_at(walk->bytes, walk->at + 1);
        if (behind != 0 && behind != 0xFF && (behind < 0xD0 || behind > 0xD7)) break;
        walk->at += behind == 0xFF ? 1 : 2;
    }
    buffer_append(&walk->out, str_slice(walk->bytes, start, walk->at));
    return true;
}

static const char *take_segment(struct jpeg_walk *walk, uint32_t marker) {
    size_t left = walk->bytes.size - walk->at;
    if (left < 4) return cut_off;
    size_t size = 2 + (size_t)(byte_at(walk->bytes, walk->at + 2) << 8 | byte_at(walk->bytes, walk->at + 3));
    if (size < 4) return damaged;
    if (size > left) return cut_off;
    struct str segment = str_slice(walk->bytes, walk->at, walk->at + size);
    walk->at += size;
    if (is_rare(marker)) return "is a JPEG of a rare kind (lossless or arithmetic) that PDF does not take";
    if (!is_picture(marker)) {
        take_application(walk, marker, segment);
        return NULL;
    }
    buffer_append(&walk->out, segment);
    if (marker != SCAN) return NULL;
    if (++walk->scans > LIMIT_IMAGE_SCANS) return "is a JPEG with too many scans";
    return take_data(walk) ? NULL : cut_off;
}

/* From one mark to the next, up to the end's; what is behind that is nobody's. */
static const char *walk_through(struct jpeg_walk *walk) {
    while (walk->bytes.size - walk->at >= 2) {
        uint32_t marker = byte_at(walk->bytes, walk->at + 1);
        const char *problem = NULL;
        if (byte_at(walk->bytes, walk->at) != 0xFF) return damaged;
        if (marker == END) {
            buffer_append(&walk->out, STR("\xFF\xD9"));
            return walk->scans ? NULL : damaged;
        }
        if (marker == 0xFF) walk->at++;
        else if (is_alone(marker)) walk->at += 2;
        else problem = take_segment(walk, marker);
        if (problem) return problem;
    }
    return cut_off;
}

const char *jpeg_clean(struct arena *arena, struct image *image) {
    struct jpeg_walk walk = {.bytes = image->bytes, .at = 2, .orientation = 1};
    buffer_append(&walk.out, STR("\xFF\xD8"));
    const char *problem = walk_through(&walk);
    if (!problem) image->bytes = str_copy(arena, buffer_str(&walk.out));
    buffer_free(&walk.out);
    return problem || walk.orientation == 1 ? problem : jpeg_turn(arena, image, walk.orientation);
}
