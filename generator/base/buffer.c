/* A growing run of bytes on the heap, doubled when full. */
#include "base/buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

void buffer_free(struct buffer *buffer) {
    free(buffer->data);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer) { buffer->size = 0; }

enum { USUAL = 64 }; /* bytes that most formatted texts need at most */

static void reserve(struct buffer *buffer, size_t more) {
    if (buffer->capacity - buffer->size >= more) return;
    if (more > SIZE_MAX / 4 || buffer->size > SIZE_MAX / 4) die_out_of_memory();
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity - buffer->size < more) capacity *= 2;
    char *data = realloc(buffer->data, capacity);
    if (!data) die_out_of_memory();
    buffer->data = data;
    buffer->capacity = capacity;
}

void buffer_bytes(struct buffer *buffer, const void *bytes, size_t size) {
    if (!size) return;
    reserve(buffer, size);
    memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
}

void buffer_append(struct buffer *buffer, struct str text) { buffer_bytes(buffer, text.data, text.size); }

void buffer_append_c(struct buffer *buffer, const char *terminated) { buffer_append(buffer, str_of(terminated)); }

void buffer_char(struct buffer *buffer, char c) { buffer_bytes(buffer, &c, 1); }

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
    int size = vsnprintf(buffer->data + buffer->size, buffer->capacity - buffer->size, format, again);
    va_end(again);
    assert(size >= 0);
    if ((size_t)size >= buffer->capacity - buffer->size) { /* it was cut: again, with room */
        reserve(buffer, (size_t)size + 1);
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, arguments);
    }
    va_end(arguments);
    buffer->size += (size_t)size;
}

struct str buffer_str(const struct buffer *buffer) {
    return (struct str){buffer->data, buffer->size};
}
