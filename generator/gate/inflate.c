/* What a picture holds compressed: notes of PNG files. */
#include <zlib.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "gate/reading.h"

bool gate_inflated(struct arena *arena, struct str raw, struct str *text) {
    enum { AT_ONCE = 16 * 1024, FACTOR = 64 };
    size_t most = raw.size * FACTOR + AT_ONCE; /* a note that grows more is no note */
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)raw.data, .avail_in = (uInt)raw.size};
    if (raw.size > LIMIT_OUTPUT || inflateInit(&stream) != Z_OK) return false;
    struct buffer out = {0};
    char part[AT_ONCE];
    int result = Z_OK;
    while (result == Z_OK && out.size <= most) {
        stream.next_out = (Bytef *)part;
        stream.avail_out = sizeof part;
        result = inflate(&stream, Z_NO_FLUSH);
        buffer_bytes(&out, part, sizeof part - stream.avail_out);
        if (stream.avail_out == sizeof part && !stream.avail_in) break;
    }
    inflateEnd(&stream);
    *text = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return result == Z_STREAM_END;
}
