/* A growing run of bytes on the heap, doubled when full. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/format.h"

void buffer_free(struct buffer *buffer) {
    free(buffer->data);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer) { buffer->size = 0; }

enum { USUAL = 64 }; /* bytes that most formatted texts need at most */

void buffer_grow(struct buffer *buffer, size_t more) {
    if (more > SIZE_MAX / 4 || buffer->size > SIZE_MAX / 4) die_out_of_memory();
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity - buffer->size < more) capacity *= 2;
    char *data = realloc(buffer->data, capacity);
    if (!data) die_out_of_memory();
    buffer->data = data;
    buffer->capacity = capacity;
}

static void reserve(struct buffer *buffer, size_t more) {
    if (buffer->capacity - buffer->size < more) buffer_grow(buffer, more);
}

void buffer_code_point(struct buffer *buffer, uint32_t code_point) {
    char bytes[4];
    buffer_bytes(buffer, bytes, str_encode(code_point, bytes));
}

void buffer_thousandths(struct buffer *buffer, int64_t thousandths) {
    uint64_t value = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    unsigned part = (unsigned)(value % 1000);
    char text[32], *start = text + 20;
    value /= 1000;
    do *--start = (char)('0' + value % 10);
    while (value /= 10);
    if (thousandths < 0) *--start = '-';
    text[20] = '.';
    text[21] = (char)('0' + part / 100);
    text[22] = (char)('0' + part / 10 % 10);
    text[23] = (char)('0' + part % 10);
    size_t places = !part ? 0 : part % 10 ? 4 : part % 100 ? 3 : 2; /* with the point */
    buffer_bytes(buffer, start, (size_t)(text + 20 - start) + places);
}

void buffer_format(struct buffer *buffer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    reserve(buffer, USUAL);
    size_t size = format_list(buffer->data + buffer->size, buffer->capacity - buffer->size, format, again);
    va_end(again);
    if (size >= buffer->capacity - buffer->size) { /* it was cut: again, with room */
        reserve(buffer, size + 1);
        format_list(buffer->data + buffer->size, size + 1, format, arguments);
    }
    va_end(arguments);
    buffer->size += size;
}

struct str buffer_str(const struct buffer *buffer) {
    return (struct str){buffer->data, buffer->size};
}
