/* What an image file's header tells: its format and its size. PNG: the IHDR chunk, which must come first. JPEG: the
 * first start-of-frame segment. Every read is checked: files may be cut off anywhere. */
#include "read/image.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "read/image_clean.h"

struct header {
    enum image_format format;
    uint32_t width, height;
};

static uint32_t byte_at(struct str bytes, size_t i) { return (unsigned char)bytes.data[i]; }
static uint32_t big_endian_16(struct str bytes, size_t i) { return byte_at(bytes, i) << 8 | byte_at(bytes, i + 1); }
static uint32_t big_endian_32(struct str bytes, size_t i) {
    return big_endian_16(bytes, i) << 16 | big_endian_16(bytes, i + 2);
}

/* NULL when all is well, else what is wrong, to follow "the image …". */
static const char *read_png(struct str bytes, struct header *out) {
    enum { HEADER_SIZE = 8 + 4 + 4 + 13 + 4 }; /* signature; length, type, data and checksum of IHDR */
    if (bytes.size < HEADER_SIZE) return "is a PNG that is cut off";
    if (big_endian_32(bytes, 8) != 13 || memcmp(bytes.data + 12, "IHDR", 4) != 0) return "is a PNG without a header";
    *out = (struct header){IMAGE_PNG, big_endian_32(bytes, 16), big_endian_32(bytes, 20)};
    return NULL;
}

static bool jpeg_marker_alone(uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

static bool jpeg_frame(uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static const char *read_jpeg_frame(struct str segment, uint32_t marker, struct header *out) {
    if (marker > 0xC2) return "is a JPEG of a rare kind (lossless or arithmetic) that PDF does not take";
    if (segment.size < 10) return "is a JPEG that is cut off";
    uint32_t components = byte_at(segment, 9);
    if (byte_at(segment, 4) != 8) return "is a JPEG with more than 8 bits a channel";
    if (components != 1 && components != 3 && components != 4) return "is a JPEG with an unknown colour space";
    *out = (struct header){IMAGE_JPEG, big_endian_16(segment, 7), big_endian_16(segment, 5)};
    return NULL;
}

/* `i` stands on a marker: 0xFF (any number of times) and its code, then a length that counts itself. */
static const char *read_jpeg(struct str bytes, struct header *out) {
    size_t i = 2;
    while (bytes.size >= 4 && i < bytes.size - 3) {
        uint32_t marker = byte_at(bytes, i + 1);
        if (byte_at(bytes, i) != 0xFF) return "is a damaged JPEG";
        if (marker == 0xFF) i++;
        else if (jpeg_marker_alone(marker)) i += 2;
        else if (marker == 0xD9 || marker == 0xDA) return "is a JPEG without a header";
        else {
            uint32_t length = big_endian_16(bytes, i + 2);
            if (length < 2) return "is a damaged JPEG";
            if (jpeg_frame(marker)) return read_jpeg_frame(str_skip(bytes, i), marker, out);
            i += 2 + length;
        }
    }
    return "is a JPEG that is cut off";
}

/* A file of another kind is named when it can be told. */
static const char *foreign_format(struct str bytes) {
    if (str_starts(bytes, STR("GIF8"))) return "is a GIF";
    if (str_starts(bytes, STR("RIFF")) && str_starts(str_skip(bytes, 8), STR("WEBP"))) return "is a WebP image";
    if (str_starts(bytes, STR("%PDF"))) return "is a PDF";
    if (str_starts(bytes, STR("<svg")) || str_starts(bytes, STR("<?xml"))) return "is an SVG image";
    if (!bytes.size) return "is empty";
    return "is neither a PNG nor a JPEG";
}

static const char *read_header(struct str bytes, struct header *out) {
    if (str_starts(bytes, STR("\x89PNG\r\n\x1A\n"))) return read_png(bytes, out);
    if (str_starts(bytes, STR("\xFF\xD8"))) return read_jpeg(bytes, out);
    return foreign_format(bytes);
}

static void refuse(struct diagnostics *sink, struct span span, struct str path, const char *problem) {
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_G01, span, "the image “{0}” {1}", path, problem);
    diagnose_help(sink, d, "save it again as PNG or JPEG");
}

static void refuse_size(struct diagnostics *sink, struct span span, struct str path, const struct header *header) {
    struct diagnostic *d =
        diagnose(sink, SEVERITY_ERROR, CODE_G01, span, "the image “{0}” has {1} × {2} pixels, which is too large", path,
                 header->width, header->height);
    diagnose_help(sink, d, "make it smaller: {0} million pixels are the limit", LIMIT_IMAGE_PIXELS / 1000000);
}

/* A file of nothing but white is packed a thousandfold: small to send, and large to open. */
static void refuse_unpacked(struct diagnostics *sink, struct span span, struct str path, uint64_t size) {
    enum { MEBIBYTE = 1024 * 1024 };
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_G01, span,
                                    "the pixels of the image “{0}” take {1} MB, which is too much", path,
                                    (size_t)(size / MEBIBYTE));
    diagnose_help(sink, d, "make it smaller, or save it with 8 bits a colour: {0} MB are the limit",
                  LIMIT_PNG_BYTES / MEBIBYTE);
}

const struct image *image_read(struct arena *arena, struct diagnostics *sink, struct str path, struct str bytes,
                               struct span span) {
    struct header header = {0};
    const char *problem = read_header(bytes, &header);
    if (!problem && (!header.width || !header.height)) problem = "has no width or no height";
    if (!problem && (uint64_t)header.width * header.height > LIMIT_IMAGE_PIXELS) {
        refuse_size(sink, span, path, &header);
        return NULL;
    }
    struct image *image = NEW(arena, struct image);
    *image = (struct image){header.format, path, bytes, header.width, header.height, span, NULL};
    if (!problem && header.format == IMAGE_PNG && png_unpacked(image) > LIMIT_PNG_BYTES) {
        refuse_unpacked(sink, span, path, png_unpacked(image));
        return NULL;
    }
    if (!problem) problem = header.format == IMAGE_PNG ? png_clean(arena, image) : jpeg_clean(arena, image);
    if (problem) refuse(sink, span, path, problem);
    return problem ? NULL : image;
}
